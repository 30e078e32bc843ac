//! A summary in the boxes of a form: which sections go where, and what is said of it.
//!
//! A box that names sections gets those; one with `*` gets what no other box names. A box that
//! names none gets the sections whose title shares a word with its name. What is left goes in
//! order into the boxes that are still empty, the rest into the last one that named none.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::fit::{Part, fit};
use super::{Summary, SummaryBox, SummaryFormat, SummarySection};
use crate::evidence::CitedKind;
use crate::people::fold;
use crate::profiles::{FormBox, FormProfile};
use crate::{dates, markdown};

/// Fills the boxes of a form and says what did not fit.
pub(super) fn fill(summary: &mut Summary, form: &FormProfile) {
    let kinds: BTreeMap<u32, CitedKind> = summary.evidence.iter().map(|e| (e.number, e.kind)).collect();
    let titles: Vec<&str> = summary.sections.iter().map(|s| s.title.as_str()).collect();
    let (places, homeless) = assign(&titles, &form.boxes);
    let mut warnings = Vec::new();
    let mut boxes = Vec::with_capacity(form.boxes.len());
    for (form_box, place) in form.boxes.iter().zip(places) {
        let sections: Vec<&SummarySection> =
            place.iter().filter_map(|at| summary.sections.get(*at)).collect();
        let several = sections.len() > 1;
        let parts: Vec<Part<'_>> = sections
            .iter()
            .map(|s| Part { title: several.then_some(s.title.as_str()), text: &s.text, edited: s.edited })
            .collect();
        let fitted = fit(&parts, form_box, &kinds);
        let length = form_box.counts.length(&fitted.text);
        let edited = sections.iter().filter(|s| s.edited && length > form_box.limit);
        let filled = SummaryBox {
            name: form_box.name.clone(),
            limit: form_box.limit,
            length,
            html: if form_box.rich { markdown::to_html_below(&fitted.text, 2) } else { String::new() },
            text: fitted.text,
            counts: form_box.counts,
            rich: form_box.rich,
            left_out: fitted.left_out.iter().map(|item| label(item)).collect(),
            trim: edited.map(|s| s.title.clone()).collect(),
        };
        warnings.extend(said(&filled));
        boxes.push(filled);
    }
    if !homeless.is_empty() {
        let names = homeless.iter().filter_map(|at| titles.get(*at)).map(|t| format!("“{}”", t.trim()));
        warnings.push(format!(
            "No box of “{}” takes {}; it was left out.",
            form.name,
            names.collect::<Vec<_>>().join(", ")
        ));
    }
    summary.warnings.extend(warnings);
    summary.boxes = boxes;
}

/// The sections of each box, and those that none takes.
fn assign(titles: &[&str], boxes: &[FormBox]) -> (Vec<Vec<usize>>, Vec<usize>) {
    let mut places: Vec<BTreeSet<usize>> = boxes
        .iter()
        .map(|b| {
            let wants =
                |title: &str| b.sections.iter().any(|wanted| fold(wanted.trim()) == fold(title.trim()));
            (0..titles.len()).filter(|at| titles.get(*at).is_some_and(|t| wants(t))).collect()
        })
        .collect();
    let mut left: Vec<usize> =
        (0..titles.len()).filter(|at| !places.iter().any(|p| p.contains(at))).collect();
    let takes_rest = |b: &FormBox| b.sections.iter().any(|wanted| wanted.trim() == "*");
    if let Some((_, place)) = boxes.iter().zip(&mut places).find(|(b, _)| takes_rest(b)) {
        place.extend(left.drain(..));
    }
    for (form_box, place) in boxes.iter().zip(&mut places).filter(|(b, _)| b.sections.is_empty()) {
        let name = words(&form_box.name);
        left.retain(|at| {
            let alike = titles.get(*at).is_some_and(|title| !words(title).is_disjoint(&name));
            if alike {
                place.insert(*at);
            }
            !alike
        });
    }
    let open = |at: &usize| boxes.get(*at).is_some_and(|b| b.sections.is_empty());
    let open: Vec<usize> = (0..boxes.len()).filter(open).collect();
    let empty = open.iter().filter(|at| places.get(**at).is_some_and(BTreeSet::is_empty));
    let order: Vec<usize> = empty.chain(open.last()).copied().collect();
    let Some(last) = order.last().copied() else {
        return (places.into_iter().map(|p| p.into_iter().collect()).collect(), left);
    };
    // The last empty box is often the last of all; it is then not dealt to twice.
    for (turn, section) in left.into_iter().enumerate() {
        let to = order.get(turn).copied().unwrap_or(last);
        if let Some(place) = places.get_mut(to) {
            place.insert(section);
        }
    }
    (places.into_iter().map(|p| p.into_iter().collect()).collect(), Vec::new())
}

/// Words that tell one title from another, without their plural.
fn words(title: &str) -> BTreeSet<String> {
    let folded = fold(title);
    let words = folded.split(|c: char| !c.is_alphanumeric()).map(|w| w.trim_end_matches('s').to_owned());
    words.filter(|w| w.chars().count() >= 4).collect()
}

/// What is to be said of a box, for each item on its own.
fn said(filled: &SummaryBox) -> Vec<String> {
    let SummaryBox { name, limit, length, .. } = filled;
    let unit = filled.counts.unit();
    let gone = |item: &String| format!("“{name}” takes {limit} {unit}: “{item}” was left out.");
    let mut out: Vec<String> = filled.left_out.iter().map(gone).collect();
    if length > limit {
        let titles: Vec<String> = filled.trim.iter().map(|title| format!("“{}”", title.trim())).collect();
        out.push(format!(
            "“{name}” is {} {unit} over its limit of {limit}: what was edited is not cut. Trim {}.",
            length - limit,
            titles.join(" or ")
        ));
    }
    out
}

/// An item in a few words.
fn label(item: &str) -> String {
    let plain = markdown::to_plain(item);
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    dates::clip(line.trim_start_matches("- "), 60)
}

/// The length of a box in words: `312 of 600 characters`.
pub(super) fn measured(filled: &SummaryBox) -> String {
    format!("{} of {} {}", filled.length, filled.limit, filled.counts.unit())
}

/// The summary with its boxes where its sections were, for a format that shows sections.
pub(super) fn as_sections(summary: &Summary, format: SummaryFormat) -> Summary {
    let section = |filled: &SummaryBox| {
        let text = match (filled.rich, format) {
            (true, _) => filled.text.clone(),
            (false, SummaryFormat::Md) => fenced(&filled.text),
            (false, _) => literal(&filled.text),
        };
        SummarySection {
            title: markdown::escape(&filled.name),
            text: format!("*{}*\n\n{text}", measured(filled)),
            citations: Vec::new(),
            edited: false,
            html: String::new(),
            claims: Vec::new(),
        }
    };
    Summary { sections: summary.boxes.iter().map(section).collect(), ..summary.clone() }
}

/// Plain text that is to be copied letter by letter.
fn fenced(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    let mut out = String::new();
    let _ = write!(out, "{fence}text\n{text}\n{fence}");
    out
}

/// Plain text as Markdown that reads the same, line by line.
fn literal(text: &str) -> String {
    let paragraphs = text.split("\n\n");
    let lines = |p: &str| p.lines().map(markdown::escape).collect::<Vec<_>>().join("\\\n");
    paragraphs.map(lines).collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profiles::BoxCounts;

    fn named(name: &str, sections: &[&str]) -> FormBox {
        FormBox {
            name: name.to_owned(),
            limit: 100,
            counts: BoxCounts::Characters,
            rich: false,
            sections: sections.iter().map(|s| (*s).to_owned()).collect(),
        }
    }

    #[test]
    fn sections_find_their_boxes() {
        let titles = ["Headline", "Goals and outcomes", "Impact", "Feedback"];
        let of = |boxes: &[FormBox]| assign(&titles, boxes);
        assert_eq!(of(&[named("All", &[])]), (vec![vec![0, 1, 2, 3]], vec![]), "one box takes all");
        assert_eq!(
            of(&[named("x", &["feedback"]), named("y", &["*"])]),
            (vec![vec![3], vec![0, 1, 2]], vec![]),
            "what is named, and the rest"
        );
        assert_eq!(of(&[named("x", &["Impact"])]), (vec![vec![2]], vec![0, 1, 3]), "no box takes the others");
        assert_eq!(
            of(&[named("My goal", &[]), named("One", &[]), named("Two", &[])]),
            (vec![vec![1], vec![0], vec![2, 3]], vec![]),
            "by its title, then in order, the rest into the last"
        );
        assert_eq!(
            of(&[named("Goals", &[]), named("Feedback and impact", &[])]),
            (vec![vec![1], vec![0, 2, 3]], vec![]),
            "where every box has something, the last takes the rest"
        );
        assert_eq!(assign(&[], &[named("All", &[])]), (vec![vec![]], vec![]), "nothing is nothing");
    }
}
