//! What the columns of a table mean, by the words in its heading row.

use std::collections::BTreeMap;

use crate::frameworks::read::grid::{Grid, Row};
use crate::frameworks::read::sketch::LevelDraft;
use crate::frameworks::slug::{fold, one_line, slug, tidy_name};
use crate::frameworks::write::{OWN, OWN_ABOUT, OWN_EXPECTS};

/// Words of the outer layer, of the middle one and of the inner one.
const LAYERS: [&[&str]; 3] = [
    &[
        "area",
        "theme",
        "category",
        "domain",
        "pillar",
        "dimension",
        "group",
        "section",
        "focus-area",
        "competency-area",
        "skill-area",
        "capability-area",
        "theme-area",
        "discipline",
    ],
    &["competency", "competence", "capability", "topic", "attribute", "criterion", "trait"],
    &[
        "skill",
        "subskill",
        "sub-skill",
        "sub-competency",
        "subcategory",
        "sub-category",
        "subtheme",
        "sub-theme",
        "behaviour-area",
        "practice",
    ],
];
const NAMES: &[&str] = &["name", "title", "item"];
const SLUGS: &[&str] = &["slug", "id", "key", "code", "tag", "competency-id", "ref"];
const ABOUTS: &[&str] =
    &["about", "description", "definition", "summary", "what-it-is", "explanation", "meaning"];
const LEVELS: &[&str] =
    &["level", "grade", "seniority", "career-level", "proficiency", "proficiency-level", "band", "stage"];
const TEXTS: &[&str] = &[
    "descriptor",
    "text",
    "behaviour",
    "behavior",
    "expectation",
    "indicator",
    "criteria",
    "what-it-looks-like",
    "evidence",
    "description",
    "statement",
];
const EXAMPLES: &[&str] = &["example", "eg", "e-g"];
/// Columns that people keep beside a ladder and that are no levels.
const OTHERS: &[&str] = &[
    "note",
    "comment",
    "remark",
    "weight",
    "weighting",
    "order",
    "no",
    "nr",
    "number",
    "owner",
    "link",
    "url",
    "updated",
    "last-updated",
    "date",
    "status",
    "score",
    "rating",
    "self",
    "email",
    "e-mail",
    "source",
    "version",
];
/// Words that name a step of a scale.
const STEPS: &[&str] = &[
    "junior",
    "mid",
    "middle",
    "midlevel",
    "medior",
    "senior",
    "staff",
    "principal",
    "lead",
    "associate",
    "intern",
    "graduate",
    "trainee",
    "apprentice",
    "entry",
    "intermediate",
    "advanced",
    "expert",
    "beginner",
    "novice",
    "competent",
    "proficient",
    "foundational",
    "foundation",
    "awareness",
    "aware",
    "basic",
    "practitioner",
    "working",
    "master",
    "fellow",
    "distinguished",
    "head",
    "starter",
    "starting",
    "developing",
    "emerging",
    "leading",
    "exemplary",
    "architect",
    "learning",
    "skilled",
    "professional",
];
const COUNTED: &[&str] = &["level", "grade", "band", "stage", "step", "tier", "lvl"];

/// The columns of a table.
#[derive(Debug, Default)]
pub(super) struct Heading {
    /// Where the heading row stands among the rows.
    pub row: usize,
    pub area: Option<usize>,
    pub competency: Option<usize>,
    pub slug: Option<usize>,
    pub about: Option<usize>,
    /// Columns that are levels, with what the heading says of each.
    pub levels: Vec<(usize, LevelName)>,
    /// Columns with examples of a level: the level's place in `levels`.
    pub level_examples: Vec<(usize, usize)>,
    /// Columns with what a role expects, and its name.
    pub profiles: Vec<(usize, String)>,
    /// A table with a row per descriptor: its level, its text, its examples.
    pub level: Option<usize>,
    pub text: Option<usize>,
    pub examples: Option<usize>,
    /// Columns without a place in a ladder, with their name.
    pub others: BTreeMap<usize, String>,
    /// Whether the first column had to be taken for the names.
    pub guessed: bool,
}

/// A level as its column is headed: name, and what follows on further lines.
#[derive(Debug, Clone, Default)]
pub(super) struct LevelName {
    pub name: String,
    pub about: String,
}

impl From<LevelName> for LevelDraft {
    fn from(level: LevelName) -> Self {
        Self { name: level.name, about: level.about, id: None }
    }
}

/// Whether a word names a step of a scale, such as `Senior`, `L3` or `Level 2`.
pub(super) fn is_step(name: &str) -> bool {
    let words: Vec<String> = slug(name).split('-').map(str::to_owned).collect();
    let number = |word: &str| {
        !word.is_empty() && word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit())
            || matches!(word, "i" | "ii" | "iii" | "iv" | "v" | "vi")
    };
    let graded = |word: &str| {
        let digits = word.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        (1..=3).contains(&(word.len() - digits.len())) && number(digits)
    };
    words.len() <= 8
        && (words.iter().all(|word| number(word))
            || words.iter().any(|word| STEPS.contains(&word.as_str()) || graded(word))
            || words
                .windows(2)
                .any(|pair| matches!(pair, [a, b] if COUNTED.contains(&a.as_str()) && number(b))))
}

/// The heading row of a table: the first of the upper rows that is one.
pub(super) fn find(grid: &Grid, named: bool) -> Option<Heading> {
    let rows = grid.rows.iter().enumerate().take(30);
    rows.filter(|(_, row)| row.cells.len() >= 2).find_map(|(at, row)| read(at, row, named))
}

/// Reads a row as a heading; `named` says that area or competency are known from around it.
fn read(at: usize, row: &Row, named: bool) -> Option<Heading> {
    if OWN.iter().enumerate().all(|(column, word)| row.text(Some(column)) == *word) {
        return Some(own(at, row));
    }
    let mut heading = Heading { row: at, ..Heading::default() };
    let mut layers: Vec<(usize, usize)> = Vec::new();
    let mut weak = None;
    let mut rest: Vec<(usize, String)> = Vec::new();
    for (&column, text) in &row.cells {
        let word = singular(text);
        let is = |words: &[&str]| words.contains(&word.as_str());
        let free = |place: Option<usize>| place.is_none();
        if let Some(rank) = LAYERS.iter().position(|words| is(words)) {
            layers.push((rank, column));
        } else if is(LEVELS) && free(heading.level) {
            heading.level = Some(column);
        } else if is(EXAMPLES) && free(heading.examples) {
            heading.examples = Some(column);
        } else if is(SLUGS) && free(heading.slug) {
            heading.slug = Some(column);
        } else if is(NAMES) && weak.is_none() {
            weak = Some(column);
        } else if is(TEXTS) && !is(ABOUTS) && free(heading.text) {
            heading.text = Some(column);
        } else if is(ABOUTS) && free(heading.about) {
            heading.about = Some(column);
        } else if let Some(role) = profile_name(text) {
            heading.profiles.push((column, role));
        } else if is(OTHERS) {
            heading.others.insert(column, one_line(text));
        } else {
            rest.push((column, text.clone()));
        }
    }
    settle_layers(&mut heading, layers);
    let long = heading.level.is_some() && (heading.text.is_some() || heading.about.is_some());
    if long {
        // A row per descriptor: where nothing else is the text, what it is about is.
        if heading.text.is_none() {
            heading.text = heading.about.take();
        }
        heading.others.extend(rest.into_iter().map(|(column, text)| (column, one_line(&text))));
        return (named || heading.has_layer() || weak.is_some()).then(|| {
            heading.take_name(weak);
            heading
        });
    }
    for column in [heading.level.take(), heading.text.take(), heading.examples.take()].into_iter().flatten() {
        heading.others.insert(column, one_line(row.text(Some(column))));
    }
    let steps = rest.iter().filter(|(_, text)| is_step(first_line(text))).count();
    let stepped = steps >= 1 && steps * 2 >= rest.len();
    if !(heading.has_layer() || stepped) {
        return None;
    }
    heading.take_name(weak);
    if !heading.has_layer() && !named {
        // A corner that is empty or says something else heads the names.
        let first = rest.first().filter(|(_, text)| !is_step(first_line(text))).map(|(column, _)| *column);
        match first {
            Some(first) => {
                rest.retain(|(column, _)| *column != first);
                heading.competency = Some(first);
            }
            None => {
                let first_level = rest.first().map_or(0, |(column, _)| *column);
                heading.competency = Some(first_level.checked_sub(1)?);
            }
        }
        heading.guessed = true;
    }
    place_levels(&mut heading, rest);
    Some(heading)
}

/// The heading row that Trellis writes: whatever a level is called, it is one.
fn own(at: usize, row: &Row) -> Heading {
    let [area, slug, competency] = [0, 1, 2].map(Some);
    let mut heading = Heading { row: at, area, slug, competency, ..Heading::default() };
    for (&column, text) in row.cells.iter().filter(|(column, _)| **column >= OWN.len()) {
        if text == OWN_ABOUT {
            heading.about = Some(column);
        } else if let Some(role) = text.strip_prefix(OWN_EXPECTS) {
            heading.profiles.push((column, role.to_owned()));
        } else {
            heading.levels.push((column, LevelName { name: text.clone(), about: String::new() }));
        }
    }
    heading
}

/// The outermost layer is the area and the next one the competency; a single one of the outer
/// kind is an area without a second layer.
fn settle_layers(heading: &mut Heading, mut layers: Vec<(usize, usize)>) {
    layers.sort_unstable();
    match layers.as_slice() {
        [] => {}
        [(0, column)] => heading.area = Some(*column),
        [(_, column)] => heading.competency = Some(*column),
        [(_, area), (_, competency), more @ ..] => {
            heading.area = Some(*area);
            heading.competency = Some(*competency);
            heading.others.extend(more.iter().map(|(_, column)| (*column, "a third layer".to_owned())));
        }
    }
}

fn place_levels(heading: &mut Heading, rest: Vec<(usize, String)>) {
    let mut examples = Vec::new();
    for (column, text) in rest {
        let name = tidy_name(first_line(&text));
        let owner = fold(&name);
        let owner = owner.strip_suffix(" examples").or_else(|| owner.strip_suffix(" example"));
        match owner {
            Some(owner) => {
                examples.push((column, owner.trim_end_matches([':', '-', ' ']).to_owned(), name.clone()))
            }
            None => {
                let about = text.trim().split_once('\n').map_or("", |(_, about)| about.trim()).to_owned();
                let name = if name.is_empty() { one_line(&text) } else { name };
                heading.levels.push((column, LevelName { name, about }));
            }
        }
    }
    for (column, owner, name) in examples {
        match heading.levels.iter().position(|(_, level)| fold(&level.name) == owner) {
            Some(level) => heading.level_examples.push((column, level)),
            None => {
                heading.others.insert(column, name);
            }
        }
    }
}

fn first_line(text: &str) -> &str {
    text.trim().lines().next().unwrap_or_default()
}

/// `Expects: Senior back-end` heads what that role expects.
fn profile_name(text: &str) -> Option<String> {
    let (word, name) = text.split_once(':')?;
    let is = matches!(fold(word).as_str(), "expects" | "profile" | "role profile" | "role" | "expected");
    let name = one_line(name);
    (is && !name.is_empty()).then_some(name)
}

/// The words of a heading as a slug, without the plural.
fn singular(text: &str) -> String {
    let word = slug(text);
    for (many, one) in [("criteria", "criteria"), ("ies", "y"), ("sses", "ss"), ("s", "")] {
        if let Some(stem) = word.strip_suffix(many) {
            let keeps = many == "s" && (stem.ends_with('s') || matches!(word.as_str(), "status"));
            return if keeps { word } else { format!("{stem}{one}") };
        }
    }
    word
}

impl Heading {
    pub fn has_layer(&self) -> bool {
        self.area.is_some() || self.competency.is_some()
    }

    /// A column `Name` is the competency where no better word is.
    fn take_name(&mut self, weak: Option<usize>) {
        match weak {
            Some(column) if self.competency.is_none() => self.competency = Some(column),
            Some(column) => {
                self.others.insert(column, "name".to_owned());
            }
            None => {}
        }
    }
}

/// Whether a text heads a column or row of levels.
pub(super) fn is_level_word(text: &str) -> bool {
    LEVELS.contains(&singular(text).as_str())
}
