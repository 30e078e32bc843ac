//! A ladder as one page that opens in any browser and prints well.

use std::fmt::Write as _;

use crate::frameworks::ladder::{Competency, Ladder, RoleProfile};

/// The page's look: a few of the app's tokens, in light and dark, and on paper.
const STYLE: &str = include_str!("page.css");

/// The ladder as one self-contained HTML page, without scripts and without anything to load.
#[must_use]
pub fn to_html(ladder: &Ladder) -> String {
    let name = escape(&ladder.name);
    let mut html = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{name}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<header>\n\
         <h1 dir=\"auto\">{name}</h1>\n"
    );
    push_text(&mut html, "lead", &ladder.summary);
    push_levels(&mut html, ladder);
    html.push_str("</header>\n");
    for area in &ladder.areas {
        push(&mut html, format_args!("<section>\n<h2 dir=\"auto\">{}</h2>\n", escape(&area.name)));
        for competency in &area.competencies {
            push_competency(&mut html, ladder, competency, area.name == competency.name);
        }
        html.push_str("</section>\n");
    }
    if !ladder.profiles.is_empty() {
        html.push_str("<section>\n<h2>Role profiles</h2>\n");
        for profile in &ladder.profiles {
            push_profile(&mut html, ladder, profile);
        }
        html.push_str("</section>\n");
    }
    if !ladder.source.is_empty() {
        push(&mut html, format_args!("<footer dir=\"auto\">Source: {}</footer>\n", escape(&ladder.source)));
    }
    html.push_str("</main>\n</body>\n</html>\n");
    html
}

fn push_levels(html: &mut String, ladder: &Ladder) {
    html.push_str("<h2>Levels</h2>\n<ol class=\"levels\">\n");
    for level in &ladder.levels {
        push(html, format_args!("<li dir=\"auto\"><b>{}</b>", escape(&level.name)));
        if !level.about.is_empty() {
            push(html, format_args!(" <span>{}</span>", escape(&level.about)));
        }
        html.push_str("</li>\n");
    }
    html.push_str("</ol>\n");
}

fn push_competency(html: &mut String, ladder: &Ladder, competency: &Competency, alone: bool) {
    let name = escape(&competency.name);
    html.push_str("<article>\n");
    if alone {
        push(html, format_args!("<p class=\"slug\">#{}</p>\n", escape(&competency.slug)));
    } else {
        let slug = escape(&competency.slug);
        push(html, format_args!("<h3 dir=\"auto\">{name} <span class=\"slug\">#{slug}</span></h3>\n"));
    }
    push_text(html, "about", &competency.about);
    push(html, format_args!("<table>\n<caption>{name}, level by level</caption>\n<tbody>\n"));
    for (position, level) in ladder.levels.iter().enumerate() {
        push(
            html,
            format_args!(
                "<tr><th scope=\"row\" dir=\"auto\"><span class=\"number\">{}</span> {}</th>\n<td>",
                position + 1,
                escape(&level.name)
            ),
        );
        push_cell(html, competency, &level.id);
        html.push_str("</td></tr>\n");
    }
    html.push_str("</tbody>\n</table>\n</article>\n");
}

fn push_cell(html: &mut String, competency: &Competency, level_id: &str) {
    let cell = competency.cell(level_id);
    if cell.is_empty() {
        html.push_str("<p class=\"none\">Nothing is written for this level.</p>");
        return;
    }
    html.push_str("<ul>\n");
    for descriptor in cell {
        push(html, format_args!("<li dir=\"auto\">{}", escape(&descriptor.text)));
        if !descriptor.examples.is_empty() {
            // No line breaks here: the item keeps those of its text, and would show these too.
            html.push_str("<ul class=\"examples\">");
            for example in &descriptor.examples {
                push(html, format_args!("<li dir=\"auto\">{}</li>", escape(example)));
            }
            html.push_str("</ul>");
        }
        html.push_str("</li>\n");
    }
    html.push_str("</ul>");
}

fn push_profile(html: &mut String, ladder: &Ladder, profile: &RoleProfile) {
    let name = escape(&profile.name);
    push(html, format_args!("<article>\n<h3 dir=\"auto\">{name}</h3>\n"));
    push_text(html, "about", &profile.about);
    push(html, format_args!("<table>\n<caption>What {name} expects</caption>\n<tbody>\n"));
    for competency in ladder.competencies() {
        let expected = profile.expects.get(&competency.slug);
        let number = expected.and_then(|id| ladder.level_number(id));
        if let Some((number, level)) = number.and_then(|number| Some((number, ladder.level(number)?))) {
            push(
                html,
                format_args!(
                    "<tr><th scope=\"row\" dir=\"auto\">{}</th><td dir=\"auto\"><span class=\"number\">{number}</span> {}</td></tr>\n",
                    escape(&competency.name),
                    escape(&level.name)
                ),
            );
        }
    }
    html.push_str("</tbody>\n</table>\n</article>\n");
}

/// A text as paragraphs, parted at blank lines.
fn push_text(html: &mut String, class: &str, text: &str) {
    let text = text.replace("\r\n", "\n");
    for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        push(html, format_args!("<p class=\"{class}\" dir=\"auto\">{}</p>\n", escape(paragraph)));
    }
}

fn push(html: &mut String, piece: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = html.write_fmt(piece);
}

/// Text in which nothing is markup; control characters, which HTML forbids, become U+FFFD.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' | '\r' => out.push(letter),
            letter if letter.is_control() => out.push('\u{fffd}'),
            letter => out.push(letter),
        }
    }
    out
}
