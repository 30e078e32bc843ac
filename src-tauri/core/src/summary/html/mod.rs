//! A summary as one page: nothing to load, nothing to run, light and dark, printable.

mod figures;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::figures as drawn;
use super::gather::Pool;
use super::plain::Plain;
use super::render::{evidence, facts, links, period, state};
use super::{Summary, SummaryEvidence, SummarySection, template};
use crate::charts::Style;
use crate::{charts, dates, markdown};

const CSS: &str = include_str!("page.css");

/// The whole page.
pub(super) fn write(summary: &Summary, pool: &Pool) -> String {
    let name = escape(&summary.person_name);
    let mut body = String::new();
    header(&mut body, summary, pool);
    body.push_str("<main>\n");
    let figures = figures::row(&drawn::ladder(pool, Style::Themed));
    let place = place_of_figures(&summary.sections);
    let known: BTreeSet<u32> = summary.evidence.iter().map(|e| e.number).collect();
    for (at, section) in summary.sections.iter().enumerate() {
        let lead = if at == 0 && section.title == "Headline" { " class=\"lead\"" } else { "" };
        let text = cites(&markdown::to_html_below(&section.text, 2), &known, link);
        let _ = write!(body, "<section{lead}>\n<h2>{}</h2>\n{text}", escape(section.title.trim()));
        if at == place {
            body.push_str(&figures);
        }
        body.push_str("</section>\n");
    }
    appendix(&mut body, summary, pool);
    let short = summary.sha256.get(..16).unwrap_or_default();
    let _ = write!(
        body,
        "</main>\n<footer><p>{}</p><p>Content <code>{short}</code></p></footer>\n",
        state(summary)
    );
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{}: {name}</title>\n<style>\n{CSS}{}</style>\n</head>\n<body>\n{body}</body>\n</html>\n",
        template::what(&summary.template),
        charts::stylesheet()
    )
}

/// The sections alone, for the clipboard.
pub(super) fn rich(summary: &Summary, pool: &Pool) -> String {
    let mut out = String::new();
    for section in &summary.sections {
        let _ = write!(
            out,
            "<h2>{}</h2>\n{}",
            escape(section.title.trim()),
            markdown::to_html_below(&section.text, 2)
        );
    }
    let (cited, _) = evidence(summary);
    if !cited.is_empty() {
        out.push_str("<h2>Evidence</h2>\n<ul>\n");
        for e in cited {
            let (on, kind) = (dates::long(e.on), e.kind.label().to_lowercase());
            let _ = writeln!(out, "<li>[{}] {on}, {kind}: {}</li>", e.number, inline(e, pool));
        }
        out.push_str("</ul>\n");
    }
    out
}

fn header(out: &mut String, summary: &Summary, pool: &Pool) {
    let _ = write!(
        out,
        "<header>\n<p class=\"eyebrow\">{}{}</p>\n<h1>{}</h1>\n<p class=\"period\">{}</p>\n",
        include_str!("mark.svg").trim(),
        template::what(&summary.template),
        escape(&summary.person_name),
        escape(&period(summary))
    );
    let facts: Vec<String> = facts(pool).iter().map(|f| format!("<li>{}</li>", escape(f))).collect();
    if !facts.is_empty() {
        let _ = writeln!(out, "<ul class=\"facts\">{}</ul>", facts.concat());
    }
    out.push_str("</header>\n");
}

/// After the movement on the ladder, else after the first section.
pub(super) fn place_of_figures(sections: &[SummarySection]) -> usize {
    sections.iter().position(|s| s.title == "Movement on the ladder").unwrap_or(0)
}

fn appendix(out: &mut String, summary: &Summary, pool: &Pool) {
    let (cited, more) = evidence(summary);
    if cited.is_empty() && more.is_empty() {
        return;
    }
    out.push_str("<section class=\"evidence\">\n<h2>Evidence</h2>\n");
    out.extend(drawn::coverage(summary, Style::Themed).as_ref().map(figures::one));
    list(out, &cited, pool);
    if !more.is_empty() {
        if !cited.is_empty() {
            out.push_str("<h3>Also from this period</h3>\n");
        }
        list(out, &more, pool);
    }
    out.push_str("</section>\n");
}

fn list(out: &mut String, evidence: &[&SummaryEvidence], pool: &Pool) {
    if evidence.is_empty() {
        return;
    }
    out.push_str("<ol>\n");
    for e in evidence {
        let _ = write!(
            out,
            "<li id=\"e{n}\" value=\"{n}\"><span class=\"n\">{n}</span><span class=\"when\">\
             <time datetime=\"{}\">{}</time><span class=\"kind\">{}</span></span><span class=\"what\">{}",
            e.on,
            dates::long(e.on),
            e.kind.label(),
            inline(e, pool),
            n = e.number,
        );
        for link in links(e) {
            let link = escape(link);
            let _ = write!(out, " <a href=\"{link}\" rel=\"noopener noreferrer\">{link}</a>");
        }
        out.push_str("</span></li>\n");
    }
    out.push_str("</ol>\n");
}

/// The text of an item as inline HTML.
fn inline(evidence: &SummaryEvidence, pool: &Pool) -> String {
    let source =
        pool.item(&evidence.id).map_or_else(|| Plain::of(&evidence.text).inline, |i| i.text.sentence());
    let html = markdown::to_html(&source);
    let html = html.trim();
    let bare = html.strip_prefix("<p>").and_then(|h| h.strip_suffix("</p>")).filter(|h| !h.contains("<p>"));
    bare.map_or_else(|| escape(&evidence.text), str::to_owned)
}

/// A citation as a link to its evidence.
fn link(number: u32) -> String {
    format!("<a class=\"cite\" href=\"#e{number}\">{number}</a>")
}

/// A citation in the window, where its evidence stands beside the text.
pub(super) fn button(number: u32) -> String {
    format!(
        "<button type=\"button\" class=\"cite\" value=\"{number}\" aria-label=\"Evidence {number}\">{number}</button>"
    )
}

/// `[3]` in text becomes a mark; tags, code and links are left alone.
pub(super) fn cites(html: &str, known: &BTreeSet<u32>, mark: fn(u32) -> String) -> String {
    let mut out = String::with_capacity(html.len() + 256);
    let mut rest = html;
    let mut closed_to = 0_usize;
    while let Some(at) = rest.find(['<', '[']) {
        let (text, from) = rest.split_at(at);
        out.push_str(text);
        if from.starts_with('<') {
            let end = from.find('>').map_or(from.len(), |e| e + 1);
            let tag = from.get(..end).unwrap_or_default();
            for word in ["code", "pre", "a"] {
                let opens = tag.strip_prefix('<').and_then(|t| t.strip_prefix(word));
                if opens.is_some_and(|t| t.starts_with(['>', ' '])) {
                    closed_to += 1;
                } else if tag.strip_prefix("</").and_then(|t| t.strip_prefix(word)).is_some_and(|t| t == ">")
                {
                    closed_to = closed_to.saturating_sub(1);
                }
            }
            out.push_str(tag);
            rest = from.get(end..).unwrap_or_default();
            continue;
        }
        let digits: String = from.chars().skip(1).take_while(char::is_ascii_digit).collect();
        let number: Option<u32> = digits.parse().ok();
        let marked = from.get(digits.len() + 1..).is_some_and(|r| r.starts_with(']'));
        if let Some(n) = number.filter(|n| marked && closed_to == 0 && known.contains(n)) {
            // A citation stays on the line of its last word.
            if out.ends_with(' ') {
                out.pop();
                out.push('\u{a0}');
            }
            out.push_str(&mark(n));
            rest = from.get(digits.len() + 2..).unwrap_or_default();
        } else {
            out.push('[');
            rest = from.get(1..).unwrap_or_default();
        }
    }
    out + rest
}

pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn citations_become_links_but_in_code_links_and_tags() {
        let known = BTreeSet::from([1, 2]);
        assert_eq!(
            cites("<p>a [1][9] <code>x[1]</code> <a href=\"#[1]\">[2]</a> [2]</p>", &known, link),
            "<p>a\u{a0}<a class=\"cite\" href=\"#e1\">1</a>[9] <code>x[1]</code> <a href=\"#[1]\">[2]</a>\u{a0}\
             <a class=\"cite\" href=\"#e2\">2</a></p>"
        );
    }
}
