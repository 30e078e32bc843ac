//! How goals are told.

use trellis_core::evidence::Evidence;
use trellis_core::goals::{Goal, GoalEvidence, GoalStatusBy};

use super::milestones;
use crate::output::{fields, section, table, tail};

pub(super) fn listed(goals: &[Goal]) -> String {
    if goals.is_empty() {
        return "No goals here. `trellis goal add P TITLE` adds one.".to_owned();
    }
    table(
        &["Person", "Goal", "Progress", "Status", "Due", "Id"],
        goals.iter().map(|g| {
            vec![
                g.person_name.clone(),
                g.title.clone(),
                format!("{} %", g.progress),
                g.outcome.map_or_else(|| g.status.to_string(), |outcome| outcome.to_string()),
                g.due.map(|d| d.to_string()).unwrap_or_default(),
                tail(g.id.as_str()),
            ]
        }),
    )
}

pub(super) fn shown(g: &Goal) -> String {
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let status = match (&g.outcome, &g.status_reason) {
        (Some(outcome), _) => {
            format!("closed as {outcome}{}", g.closed_on.map(|d| format!(" on {d}")).unwrap_or_default())
        }
        (None, Some(reason)) => format!("{}: {reason}", g.status),
        (None, None) => g.status.to_string(),
    };
    // What the figures say stands beside what somebody said, where the two differ.
    let by_hand = g.status_by == GoalStatusBy::Hand;
    let mut text = fields(&[
        ("Goal", Some(g.title.clone())),
        ("Person", Some(g.person_name.clone())),
        ("Status", Some(status)),
        ("By the figures", by_hand.then(|| g.signal.as_ref().map(|signal| signal.why.clone())).flatten()),
        ("Outcome", g.outcome_text.clone()),
        ("Progress", Some(progress(g))),
        ("Start", Some(g.start.to_string())),
        ("Due", g.due.map(|d| d.to_string())),
        ("Confidence", g.confidence.map(|n| format!("{n} of 5"))),
        ("Silent since", g.silent_since.map(|d| d.to_string())),
        ("Why", filled(&g.why)),
        ("Criteria", filled(&g.criteria)),
        ("Serves", (!g.competencies.is_empty()).then(|| g.competencies.join(", "))),
        ("Plan", g.plan_name.clone().zip(g.phase).map(|(name, phase)| format!("{name}, phase {phase}"))),
        ("Parent", g.parent.as_ref().map(|id| tail(id.as_str()))),
        ("Visibility", Some(g.visibility.to_string())),
        ("Id", Some(g.id.to_string())),
    ]);
    if !g.milestones.is_empty() {
        text.push_str("\n\n");
        text.push_str(&milestones::listed(&g.milestones));
    }
    if !g.checkins.is_empty() {
        text.push_str("\n\n");
        text.push_str(&table(
            &["Check-in", "Value", "Confidence", "Note"],
            g.checkins.iter().map(|c| {
                let sure = c.confidence.map(|n| format!("{n} of 5")).unwrap_or_default();
                vec![c.on.to_string(), c.shown.clone(), sure, c.note.clone()]
            }),
        ));
    }
    text
}

/// `40 %, measured as percent`; of a goal without figures of its own, of what it is the mean.
fn progress(g: &Goal) -> String {
    match g.of_goals {
        0 => format!("{} %, measured as {}", g.progress, g.measure),
        1 => format!("{} %, as far as the goal under it", g.progress),
        n => format!("{} %, the mean of {n} goals under it", g.progress),
    }
}

pub(super) fn evidence(found: &GoalEvidence) -> String {
    let rows = |pieces: &[Evidence]| -> Vec<Vec<String>> {
        let cells = |e: &Evidence| vec![e.on.to_string(), e.kind.to_string(), e.text.replace('\n', " ")];
        pieces.iter().map(cells).collect()
    };
    let parts = [
        section("About this goal", rows(&found.linked)),
        section("Of its competencies, meanwhile", rows(&found.near)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        return "Nothing was written around this goal yet.".to_owned();
    }
    parts.join("\n\n")
}
