//! Impact stories: what was the case, what was done, what came of it, as figures where there
//! are some.

use super::super::gather::{Item, Pool, Story};
use super::super::plain::Plain;
use super::words::{day, list};
use super::{Citer, newest};
use crate::evidence::CitedKind;

/// Most stories; the others are in the list of evidence.
const STORIES: usize = 12;
/// Most steps told of one goal.
const STEPS: usize = 4;

/// The parts of a story.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Parted {
    pub situation: String,
    pub action: String,
    pub result: String,
}

pub(super) fn write(pool: &Pool, cite: &mut Citer) -> String {
    let ended = |goal: &&Story| {
        goal.outcome.as_ref().is_some_and(|(word, _)| matches!(word.as_str(), "achieved" | "partly"))
    };
    let goals: Vec<&Story> = pool.goals.iter().filter(ended).collect();
    let notes: Vec<(&Item, Parted)> = newest(pool, |item| item.goal.is_none())
        .into_iter()
        .filter_map(|item| Some((item, parted(&item.text.text)?)))
        .collect();
    let told = goals.len() + notes.len();
    let goals = goals.into_iter().map(|goal| of_goal(pool, goal, cite)).collect::<Vec<_>>();
    let notes = notes.into_iter().map(|(item, parted)| of_note(pool, item, &parted, cite));
    let mut out: Vec<String> = goals.into_iter().chain(notes).take(STORIES).collect();
    if told > STORIES {
        out.push(cite.more(told - STORIES));
    }
    out.join("\n\n")
}

/// `Situation: … Action: … Result: …` of a note, however the parts are called; nothing where it
/// does not tell what was done and what came of it.
pub(crate) fn parted(text: &str) -> Option<Parted> {
    const LABELS: [(&str, u8); 9] = [
        ("situation", 0),
        ("context", 0),
        ("task", 0),
        ("behaviour", 1),
        ("behavior", 1),
        ("action", 1),
        ("impact", 2),
        ("result", 2),
        ("outcome", 2),
    ];
    let lower = text.to_lowercase();
    // A letter whose small form has another length would shift every place behind it.
    if lower.len() != text.len() {
        return None;
    }
    let mut found: Vec<(usize, usize, u8)> = Vec::new();
    for (label, part) in LABELS {
        for (at, _) in lower.match_indices(label) {
            let behind = at + label.len();
            let begins = lower.get(..at).is_some_and(|b| !b.ends_with(char::is_alphanumeric));
            if begins && lower.get(behind..).is_some_and(|rest| rest.starts_with(':')) {
                found.push((at, behind + 1, part));
            }
        }
    }
    found.sort_unstable();
    let mut out = Parted::default();
    for (n, (_, from, part)) in found.iter().enumerate() {
        let to = found.get(n + 1).map_or(text.len(), |next| next.0);
        let said = text.get(*from..to).unwrap_or_default();
        let said = said.trim_matches(|c: char| c.is_whitespace() || matches!(c, ';' | '-' | '*' | ','));
        let place = match part {
            0 => &mut out.situation,
            1 => &mut out.action,
            _ => &mut out.result,
        };
        if !place.is_empty() && !said.is_empty() {
            place.push(' ');
        }
        place.push_str(said);
    }
    (!out.action.is_empty() && !out.result.is_empty()).then_some(out)
}

fn of_note(pool: &Pool, item: &Item, parted: &Parted, cite: &mut Citer) -> String {
    let marks = cite.cite([item.id.as_str()]);
    let said = |label: &str, text: &str| {
        (!text.is_empty()).then(|| format!("- {label}: {}{marks}", Plain::of(text).sentence()))
    };
    let lines = [
        Some(format!("**{}, {}**\n", item.kind.label(), day(item.on, pool.period))),
        said("Situation", &parted.situation),
        said("Action", &parted.action),
        said("Result", &parted.result),
    ];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn of_goal(pool: &Pool, goal: &Story, cite: &mut Citer) -> String {
    let whole = cite.cite([goal.id.as_str()]);
    let mut lines = vec![format!("**{}**\n", goal.title.title())];
    if !goal.why.is_empty() {
        lines.push(format!("- Situation: {}{whole}", goal.why.sentence()));
    }
    let reached = goal.milestones.iter().filter(|m| m.done_on.is_some_and(|on| pool.period.holds(on)));
    let reached: Vec<String> =
        reached.map(|m| format!("“{}”{}", m.text.title(), cite.cite([m.id.as_str()]))).collect();
    let notes = pool.items.iter().filter(|item| {
        item.kind == CitedKind::Checkin
            && item.goal.as_ref() == Some(&goal.id)
            && goal.bare.as_ref() != Some(&item.id)
    });
    let mut action: Vec<String> =
        notes.map(|item| format!("{}{}", item.text.sentence(), cite.cite([item.id.as_str()]))).collect();
    action.truncate(STEPS);
    if !reached.is_empty() {
        action.push(format!("Reached on the way: {}.", list(&reached)));
    }
    if !action.is_empty() {
        lines.push(format!("- Action: {}", action.join(" ")));
    }
    let mut result: Vec<String> = Vec::new();
    if !goal.outcome_text.is_empty() {
        result.push(goal.outcome_text.sentence());
    }
    if let Some(measured) = super::goals::measured(goal) {
        result.push(format!("It {measured}."));
    }
    if result.is_empty()
        && let Some((word, on)) = &goal.outcome
    {
        let how = if word == "achieved" { "Achieved" } else { "Partly achieved" };
        result.push(format!("{how} on {}.", day(*on, pool.period)));
    }
    lines.push(format!("- Result: {}{whole}", result.join(" ")));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_in_parts_is_read_in_parts() {
        let told = parted(
            "Situation: the close took 42 minutes. Behaviour: she batched the writes; Impact: 9 minutes now.",
        );
        let told = told.expect("it is told in parts");
        assert_eq!(told.situation, "the close took 42 minutes.");
        assert_eq!(
            (told.action.as_str(), told.result.as_str()),
            ("she batched the writes", "9 minutes now.")
        );
        assert_eq!(parted("She cut the close to 9 minutes."), None, "a plain note is no story");
        assert_eq!(parted("Impact: large."), None, "nor is half of one");
        assert_eq!(parted("action: İ result: x"), None, "a text whose letters change length is left alone");
    }
}
