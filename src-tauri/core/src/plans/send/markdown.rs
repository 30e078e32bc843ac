//! A growth plan as Markdown.

use std::fmt::Write as _;

use super::gather::{Aim, Chapter, Sent, Step};
use crate::{dates, markdown};

/// All of it.
pub(super) fn write(sent: &Sent) -> String {
    let mut out = format!("# Growth plan of {}\n", markdown::escape(&sent.person));
    if !sent.about.is_empty() {
        let _ = write!(out, "\n{}\n", markdown::escape(&sent.about));
    }
    for plan in &sent.plans {
        chapter(&mut out, sent, plan);
    }
    if !sent.others.is_empty() {
        if !sent.plans.is_empty() {
            out.push_str("\n## More goals\n");
        }
        for one in &sent.others {
            aim(&mut out, sent, one, 3);
        }
    }
    let _ = write!(out, "\n---\n\nAs of {}.\n", dates::long(sent.today));
    out
}

fn chapter(out: &mut String, sent: &Sent, plan: &Chapter) {
    let _ = write!(out, "\n## {}\n\nFrom {}", markdown::escape(&plan.name), dates::long(plan.from));
    if let Some(hours) = &plan.hours {
        let _ = write!(out, ", {hours} hours a week");
    }
    out.push_str(".\n");
    for one in &plan.aims {
        aim(out, sent, one, 3);
    }
    if !plan.references.is_empty() {
        out.push_str("\n### To read on\n\n");
        for (title, url) in &plan.references {
            let _ = writeln!(out, "- [{}](<{}>)", markdown::escape(title), url.replace(['<', '>'], ""));
        }
    }
}

fn aim(out: &mut String, sent: &Sent, aim: &Aim, level: usize) {
    let marks = "#".repeat(level.min(6));
    let _ = write!(out, "\n{marks} {}\n\n{}\n", markdown::escape(&aim.title), standing(aim));
    quoted(out, "Why", &aim.why);
    quoted(out, "How we see that it is reached", &aim.criteria);
    let names = competencies(sent, aim);
    if !names.is_empty() {
        let _ = write!(out, "\nServes: {}\n", markdown::escape(&names));
    }
    if !aim.milestones.is_empty() {
        out.push('\n');
        for step in &aim.milestones {
            let box_ = if step.done_on.is_some() { "x" } else { " " };
            let _ = writeln!(out, "- [{box_}] {}{}", markdown::escape(&step.text), when(step));
        }
    }
    quoted(out, "What came of it", &aim.outcome_text);
    for under in &aim.under {
        self::aim(out, sent, under, level + 1);
    }
}

/// A text of its own Markdown: inside a quotation it can open nothing that stays open after it.
fn quoted(out: &mut String, head: &str, text: &str) {
    if text.trim().is_empty() {
        return;
    }
    let _ = write!(out, "\n**{head}**\n\n");
    for line in text.trim().lines() {
        let _ = writeln!(out, "> {line}");
    }
}

/// `1 March 2027 to 31 May 2027, 40 % done`.
pub(super) fn standing(aim: &Aim) -> String {
    let from = dates::long(aim.start);
    match (&aim.outcome, aim.closed_on, aim.due) {
        (Some(outcome), Some(on), _) => {
            let word = match outcome.as_str() {
                "achieved" => "Achieved",
                "partly" => "Partly achieved",
                "moved" => "Moved on",
                _ => "Let go",
            };
            format!("{word} on {}", dates::long(on))
        }
        (_, _, Some(due)) => format!("{from} to {}, {} % done", dates::long(due), aim.progress),
        _ => format!("From {from}, {} % done", aim.progress),
    }
}

/// `, by 31 May 2027` or `, done on 3 May 2027`.
pub(super) fn when(step: &Step) -> String {
    match (step.done_on, step.due) {
        (Some(on), _) => format!(", done on {}", dates::long(on)),
        (None, Some(due)) => format!(", by {}", dates::long(due)),
        (None, None) => String::new(),
    }
}

/// The names of the competencies a goal serves; what no ladder knows is left out.
pub(super) fn competencies(sent: &Sent, aim: &Aim) -> String {
    let names = aim.competencies.iter().filter_map(|slug| sent.competencies.get(slug));
    names.map(String::as_str).collect::<Vec<_>>().join(", ")
}
