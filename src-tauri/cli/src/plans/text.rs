//! Plans as people read them on a terminal.

use trellis_core::plans::{
    Plan, PlanApplied, PlanPhase, PlanPreview, PlanReference, PlanStanding, Plans, PlansApplied,
};

use crate::output::{fields, table, tail};

pub fn listed(list: &Plans) -> String {
    table(
        &["Plan", "Takes", "Hours a week", "Phases", "Goals", "Milestones", "Applied", ""],
        list.plans.iter().map(|plan| {
            vec![
                plan.name.clone(),
                if plan.together { format!("{}, side by side", plan.length) } else { plan.length.clone() },
                plan.hours.map(|hours| hours.to_string()).unwrap_or_default(),
                plan.phases.to_string(),
                plan.goals.to_string(),
                plan.milestones.to_string(),
                plan.applied.to_string(),
                if plan.builtin { "of Trellis" } else { "" }.to_owned(),
            ]
        }),
    )
}

pub fn shown(plan: &Plan) -> String {
    let head = fields(&[
        ("Plan", Some(plan.name.clone())),
        ("For", (!plan.summary.is_empty()).then(|| plan.summary.clone())),
        ("Takes", Some(plan.length.clone())),
        ("Hours", plan.hours.map(|hours| format!("{hours} a week"))),
        ("Id", plan.id.as_ref().map(ToString::to_string)),
    ]);
    let mut out = format!("{head}\n\n{}", phases(&plan.phases));
    if !plan.references.is_empty() {
        out.push_str("\n\nTo read on\n");
        let lines = plan.references.iter().map(|PlanReference { title, url }| format!("  {title}: {url}"));
        out.push_str(&lines.collect::<Vec<_>>().join("\n"));
    }
    out
}

pub fn phases(phases: &[PlanPhase]) -> String {
    let mut lines = Vec::new();
    for (number, phase) in (1..).zip(phases) {
        lines.push(format!("{number}. {} ({})", phase.title, phase.length));
        lines.extend(phase.milestones.iter().map(|text| format!("     - {text}")));
        for goal in &phase.goals {
            lines.push(format!("   {}", goal.title));
            lines.extend(goal.milestones.iter().map(|text| format!("     - {text}")));
        }
    }
    lines.join("\n")
}

pub fn preview(preview: &PlanPreview) -> String {
    let rows = preview.phases.iter().map(|day| {
        vec![
            day.phase.to_string(),
            day.title.clone(),
            day.from.to_string(),
            day.to.to_string(),
            day.goals.to_string(),
            day.milestones.to_string(),
            if day.there { "there already" } else { "" }.to_owned(),
        ]
    });
    let head = format!("{}, {} to {}. Nothing was changed.", preview.name, preview.from, preview.to);
    format!("{head}\n\n{}", table(&["", "Phase", "From", "Due", "Goals", "Milestones", ""], rows))
}

pub fn applied(plan: &PlanApplied) -> String {
    let rows = plan.phases.iter().map(|part| {
        let stands = match part.standing {
            PlanStanding::ToCome => "to come",
            PlanStanding::UnderWay => "under way",
            PlanStanding::Over => "over",
            PlanStanding::Gone => "taken out",
        };
        vec![
            part.phase.to_string(),
            part.title.clone(),
            format!("{} to {}", part.planned_from, part.planned_to),
            part.to.map(|to| to.to_string()).unwrap_or_default(),
            if part.milestones > 0 { format!("{} of {}", part.done, part.milestones) } else { String::new() },
            stands.to_owned(),
            part.slipped_words.clone(),
        ]
    });
    let head = format!(
        "{}: {}, {} to {}, {} ({})",
        plan.person_name,
        plan.name,
        plan.from,
        plan.to,
        plan.slipped_words,
        tail(plan.id.as_str())
    );
    format!("{head}\n\n{}", table(&["", "Phase", "Planned", "Due or over", "Milestones", "Stands", ""], rows))
}

pub fn progress(list: &PlansApplied) -> String {
    if list.plans.is_empty() {
        return format!(
            "{} has no plan. `trellis plan list` shows those that can be applied.",
            list.person_name
        );
    }
    list.plans.iter().map(applied).collect::<Vec<_>>().join("\n\n")
}
