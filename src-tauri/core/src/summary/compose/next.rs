//! What is still to grow, what to keep an eye on, and what comes next.

use std::fmt::Write as _;

use super::super::gather::{Pool, Story};
use super::super::plain::Plain;
use super::words::{day, number};
use super::{Citer, newest};
use crate::evidence::CitedKind;

/// Most gaps told one by one.
const GAPS: usize = 5;
/// Most open goals told one by one.
const GOALS: usize = 8;

pub(super) fn write(pool: &Pool, cite: &mut Citer) -> String {
    let parts = [
        ("Still to grow", gaps(pool, cite)),
        ("To keep an eye on", concerns(pool, cite)),
        ("Next", goals(pool, cite)),
    ];
    let parts: Vec<_> = parts.into_iter().filter(|(_, text)| !text.is_empty()).collect();
    let named = parts.len() > 1;
    let told =
        parts.into_iter().map(|(title, text)| if named { format!("**{title}**\n\n{text}") } else { text });
    told.collect::<Vec<_>>().join("\n\n")
}

pub(super) fn gaps(pool: &Pool, cite: &mut Citer) -> String {
    let Some(growth) = &pool.growth else { return String::new() };
    let gaps = growth.gaps();
    let mut lines: Vec<String> = Vec::new();
    for (competency, now, target) in gaps.iter().take(GAPS) {
        let steps = match target - now {
            1 => "one level".to_owned(),
            n => format!("{} levels", number(n.into())),
        };
        let mut line = format!(
            "- **{}**: now at {}, {steps} from {}.",
            Plain::of(&competency.name).inline,
            growth.level(*now),
            growth.level(*target)
        );
        if let Some(text) = growth.descriptor(&competency.slug, now + 1) {
            let _ = write!(line, " The next step: {}", Plain::of(text).sentence());
        }
        line.push_str(&cite.cite([growth.now.snapshot.as_str()]));
        lines.push(line);
    }
    if gaps.len() > GAPS {
        let more = gaps.len() - GAPS;
        let verb = if more == 1 { "is" } else { "are" };
        let marks = cite.cite([growth.now.snapshot.as_str()]);
        lines.push(format!("- {} more {verb} below target.{marks}", super::words::capital(&number(more))));
    }
    lines.join("\n")
}

pub(super) fn concerns(pool: &Pool, cite: &mut Citer) -> String {
    let items = newest(pool, |item| item.kind == CitedKind::Concern);
    let told = items.iter().map(|item| {
        format!("- {}: {}{}", day(item.on, pool.period), item.text.sentence(), cite.cite([item.id.as_str()]))
    });
    told.collect::<Vec<_>>().join("\n")
}

fn goals(pool: &Pool, cite: &mut Citer) -> String {
    let open: Vec<&Story> = pool.goals.iter().filter(|goal| goal.outcome.is_none()).collect();
    let mut lines: Vec<String> = Vec::new();
    for goal in open.iter().take(GOALS) {
        let mut line = format!("- **{}**", goal.title.title());
        let milestone = goal.milestones.iter().find(|m| m.done_on.is_none());
        let by = |due: Option<chrono::NaiveDate>| due.map(|on| format!(" by {}", day(on, pool.period)));
        match (milestone, by(goal.due)) {
            (Some(next), whole) => {
                let _ = write!(line, ": next is “{}”{}", next.text.title(), by(next.due).unwrap_or_default());
                if let Some(whole) = whole {
                    let _ = write!(line, "; all of it{whole}");
                }
            }
            (None, Some(whole)) => {
                let _ = write!(line, ": to be done{whole}");
            }
            (None, None) => line.push_str(" goes on"),
        }
        line.push('.');
        // The last check-in shows where it stands.
        let last =
            pool.items.iter().rfind(|i| i.kind == CitedKind::Checkin && i.goal.as_ref() == Some(&goal.id));
        line.push_str(&cite.cite(last.map(|item| item.id.as_str())));
        lines.push(line);
    }
    if open.len() > GOALS {
        lines.push(format!("- {} more goals are open.", super::words::capital(&number(open.len() - GOALS))));
    }
    lines.join("\n")
}
