//! A ladder as Markdown to read, paste or print.

use std::fmt::Write as _;

use crate::frameworks::ladder::{Competency, Ladder, NOT_YET, RoleProfile};
use crate::frameworks::slug::{Slugs, fold, one_line};

/// The heading above the levels.
pub(in crate::frameworks) const LEVELS: &str = "Levels";
/// The heading above the role profiles.
pub(in crate::frameworks) const PROFILES: &str = "Role profiles";
/// What stands in an empty cell.
pub(in crate::frameworks) const EMPTY: &str = "Nothing is written for this level.";
/// What stands before the source.
pub(in crate::frameworks) const SOURCE: &str = "Source: ";

/// The ladder as Markdown: the levels, then every competency with its descriptors level by level,
/// then the role profiles as tables. Characters that Markdown would read as markup are escaped.
#[must_use]
pub fn to_markdown(ladder: &Ladder) -> String {
    let mut page = Page::default();
    page.block(&format!("# {}", inline(&ladder.name)));
    page.text(&ladder.summary);
    page.block(&format!("## {LEVELS}"));
    let mut ids = Slugs::default();
    ids.reserve(NOT_YET);
    let levels = ladder.levels.iter().enumerate().map(|(position, level)| {
        let marker = format!("{}. ", position + 1);
        let about = lines(&level.about, &" ".repeat(marker.len()));
        let about = if about.is_empty() { about } else { format!(": {about}") };
        // An id that the name does not give is told.
        let id = if ids.take(&level.name) == level.id { String::new() } else { format!(" `{}`", level.id) };
        format!("{marker}**{}**{id}{about}", inline(&level.name))
    });
    page.block(&levels.collect::<Vec<_>>().join("\n"));
    for area in &ladder.areas {
        page.block(&format!("## {}", inline(&area.name)));
        for competency in &area.competencies {
            let alone = area.competencies.len() == 1 && area.name == competency.name;
            write_competency(ladder, competency, alone, &mut page);
        }
    }
    if !ladder.profiles.is_empty() {
        page.block(&format!("## {PROFILES}"));
    }
    for profile in &ladder.profiles {
        write_profile(ladder, profile, &mut page);
    }
    if !ladder.source.is_empty() {
        page.block(&format!("{SOURCE}{}", inline(&ladder.source)));
    }
    page.0
}

#[derive(Default)]
struct Page(String);

impl Page {
    fn block(&mut self, block: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(block);
        self.0.push('\n');
    }

    /// A text of the ladder; blank lines in it part paragraphs.
    fn text(&mut self, text: &str) {
        let text = lines(text, "");
        if !text.is_empty() {
            self.block(&text);
        }
    }
}

fn write_competency(ladder: &Ladder, competency: &Competency, alone: bool, page: &mut Page) {
    if alone {
        page.block(&format!("`#{}`", competency.slug));
    } else {
        page.block(&format!("### {}\n\n`#{}`", inline(&competency.name), competency.slug));
    }
    page.text(&competency.about);
    for (position, level) in ladder.levels.iter().enumerate() {
        let number = (position + 1).to_string();
        // "Level 3" carries its number already.
        let numbered = level.name.split_whitespace().any(|word| word == number);
        let label = if numbered { level.name.clone() } else { format!("{number} {}", level.name) };
        page.block(&format!("**{}**", inline(&label)));
        let mut list = String::new();
        for descriptor in competency.cell(&level.id) {
            push_item(&mut list, "", &descriptor.text);
            for example in &descriptor.examples {
                push_item(&mut list, "  ", example);
            }
        }
        page.block(if list.is_empty() { EMPTY } else { list.trim_end() });
    }
}

fn write_profile(ladder: &Ladder, profile: &RoleProfile, page: &mut Page) {
    page.block(&format!("### {}", inline(&profile.name)));
    page.text(&profile.about);
    let mut table = String::from("| Competency | Expected level |\n| --- | --- |");
    for competency in ladder.competencies() {
        let expected = profile.expects.get(&competency.slug);
        let expected = expected.and_then(|id| ladder.level(ladder.level_number(id)?));
        if let Some(level) = expected {
            let alike = ladder.competencies().filter(|one| fold(&one.name) == fold(&competency.name)).count();
            let slug = if alike > 1 { format!(" `#{}`", competency.slug) } else { String::new() };
            let _ = write!(table, "\n| {}{slug} | {} |", inline(&competency.name), inline(&level.name));
        }
    }
    if !profile.expects.is_empty() {
        page.block(&table);
    }
}

fn push_item(list: &mut String, indent: &str, text: &str) {
    let under = format!("{indent}  ");
    let text = lines(text, &under);
    let _ = writeln!(list, "{indent}- {text}");
}

/// A text of several lines, each escaped; lines after the first carry `indent`.
fn lines(text: &str, indent: &str) -> String {
    let mut out = String::new();
    let mut blank = false;
    for line in text.lines().map(inline) {
        if line.is_empty() {
            blank = true;
            continue;
        }
        if !out.is_empty() {
            // A link would take the backslash of a hard break for its own.
            let ends_in_link = out.rsplit(' ').next().is_some_and(|word| word.contains([':', '@', '/']));
            out.push_str(match (blank, ends_in_link) {
                (true, _) => "\n\n",
                (false, true) => "  \n",
                (false, false) => "\\\n",
            });
            out.push_str(indent);
        }
        out.push_str(&line);
        blank = false;
    }
    out
}

/// A text on one line in which nothing is markup.
fn inline(text: &str) -> String {
    let text = one_line(text);
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        let word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        let number = !out.is_empty() && out.bytes().all(|byte| byte.is_ascii_digit());
        let markup = match letter {
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' => true,
            '_' => !(word(before) && word(next)),
            '&' => word(next) || next == Some('#'),
            '!' => next == Some('['),
            '#' | '+' | '-' | '=' | '>' => before.is_none(),
            '.' | ')' => number,
            _ => false,
        };
        if markup {
            out.push('\\');
        }
        out.push(letter);
        before = Some(letter);
    }
    out
}
