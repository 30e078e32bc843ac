//! The goals that may leave the file, over time.

use super::gather::{Aim, Wanted, gather};
use crate::charts::{TimelineBar, TimelineData, TimelineRow};
use crate::error::Result;
use crate::goals::GoalOutcome;
use crate::store::PersonId;
use crate::workspace::View;

/// The goals of a person as others may see them: those of plans, then the other open ones.
/// Other people's names are replaced.
///
/// # Errors
/// `not-found` where the person is gone.
pub(crate) fn goals_to_show(view: &View<'_>, person: &PersonId) -> Result<TimelineData> {
    let wanted = Wanted { person: person.clone(), applied: None, keep_names: false, of_nobody: false };
    let sent = gather(view, &wanted)?;
    let mut rows = Vec::new();
    for plan in &sent.plans {
        add(&plan.aims, &plan.name, &mut rows);
    }
    add(&sent.others, if sent.plans.is_empty() { "" } else { "Other goals" }, &mut rows);
    Ok(TimelineData { rows, today: sent.today })
}

fn add(aims: &[Aim], group: &str, rows: &mut Vec<TimelineRow>) {
    for aim in aims {
        let to = aim.closed_on.or(aim.due);
        let outcome = aim.outcome.as_deref().and_then(|word| word.parse::<GoalOutcome>().ok());
        rows.push(TimelineRow {
            label: aim.title.clone(),
            // A bar says its share itself.
            note: match outcome {
                Some(outcome) => outcome.word().to_owned(),
                None if to.is_none() => format!("{} %", aim.progress),
                None => String::new(),
            },
            group: group.to_owned(),
            planned: None,
            bar: to.map(|to| TimelineBar { from: aim.start.min(to), to, progress: aim.progress }),
        });
        add(&aim.under, group, rows);
    }
}
