//! A plan of what is missing: the next level's descriptors of each competency become milestones.
//! It says what is aimed at and not how somebody was rated, for a rating may be private.

use super::{Length, PlanBody, PlanDraft, PlanFromGap, PlanPhase};
use crate::error::{Error, Result};
use crate::frameworks::{self, Competency, Ladder};
use crate::snapshots::{self, SnapshotGap, SnapshotGapItem, SnapshotGaps};
use crate::workspace::View;

/// So many gaps are a plan when none is named.
const USUAL: usize = 3;
/// Most gaps of one plan.
const MOST: usize = 20;

/// Makes a plan of what is missing, without keeping it.
pub fn from_gap(view: &View<'_>, input: &PlanFromGap) -> Result<PlanDraft> {
    let wanted = SnapshotGap { person: input.person.clone(), profile: input.profile.clone() };
    let gaps = snapshots::gap(view, &wanted)?;
    let framework = frameworks::resolve(view, &gaps.framework, Some(gaps.version))?;
    let ladder = &framework.body.0;
    let chosen = chosen(&gaps, ladder, &input.competencies)?;
    let mut warnings = Vec::new();
    let phases = chosen.iter().map(|gap| phase(ladder, gap, &mut warnings)).collect();
    let names: Vec<&str> = chosen.iter().map(|gap| gap.name.as_str()).collect();
    let body = PlanBody {
        name: crate::dates::clip(&format!("Towards {}: {}", gaps.level, names.join(", ")), 150),
        summary: format!("The next step on the ladder “{}”, one competency after another.", gaps.framework),
        phases,
        ..PlanBody::default()
    };
    Ok(PlanDraft {
        body: body.checked()?,
        framework: format!("{}, version {}", gaps.framework, gaps.version),
        warnings,
    })
}

/// The gaps that were named, in the order of the gap list; the largest where none was.
fn chosen<'g>(gaps: &'g SnapshotGaps, ladder: &Ladder, slugs: &[String]) -> Result<Vec<&'g SnapshotGapItem>> {
    if gaps.gaps.is_empty() {
        return Err(Error::refused(format!(
            "{} is at {} level in every competency; nothing was changed; there is no gap to plan for",
            gaps.person_name, gaps.level
        )));
    }
    if slugs.is_empty() {
        return Ok(gaps.gaps.iter().take(USUAL).collect());
    }
    if slugs.len() > MOST {
        return Err(Error::invalid(
            "competencies",
            format!("a plan has at most {MOST} competencies at once; nothing was changed; name fewer"),
        ));
    }
    for slug in slugs {
        let Some(competency) = ladder.competency(slug) else {
            let candidates = gaps.gaps.iter().map(|gap| gap.competency.clone()).collect();
            return Err(Error {
                candidates,
                ..Error::not_found(&format!("competency of {}", gaps.framework), slug)
                    .in_field("competencies")
            });
        };
        if !gaps.gaps.iter().any(|gap| gap.competency == *slug) {
            return Err(Error::refused(format!(
                "“{}” is no gap of {} to {}; nothing was changed; name one of the gaps, or set a higher target",
                competency.name, gaps.person_name, gaps.level
            ))
            .in_field("competencies"));
        }
    }
    Ok(gaps.gaps.iter().filter(|gap| slugs.contains(&gap.competency)).collect())
}

/// One competency, from where it stands to the next level that is described.
fn phase(ladder: &Ladder, gap: &SnapshotGapItem, warnings: &mut Vec<String>) -> PlanPhase {
    let next = gap.rating_number.map_or(gap.target_number, |level| level.saturating_add(1));
    let competency = ladder.competency(&gap.competency);
    let cell = |number: u8| described(ladder, competency, number);
    let level = (next..=gap.target_number).find(|number| cell(*number).is_some()).unwrap_or(next);
    let (mut milestones, mut examples) = (Vec::new(), Vec::new());
    for descriptor in cell(level).into_iter().flatten() {
        milestones.push(descriptor.text.clone());
        examples.extend(descriptor.examples.iter().map(|example| format!("- {}", example.trim())));
    }
    let name = ladder.level(level).map_or_else(|| gap.target.clone(), |level| level.name.clone());
    if milestones.is_empty() {
        warnings.push(format!("The ladder describes no level of “{}” up to {}.", gap.name, gap.target));
    }
    let criteria = if examples.is_empty() {
        String::new()
    } else {
        format!("How that can look:\n\n{}", examples.join("\n"))
    };
    PlanPhase {
        title: format!("{}: what {name} level asks for", gap.name),
        length: Length::weeks(6, 10),
        why: competency.map(|competency| competency.about.clone()).unwrap_or_default(),
        criteria,
        competencies: vec![gap.competency.clone()],
        milestones,
        ..PlanPhase::default()
    }
}

fn described<'l>(
    ladder: &Ladder,
    competency: Option<&'l Competency>,
    number: u8,
) -> Option<&'l [frameworks::Descriptor]> {
    let cell = competency?.cell(&ladder.level(number)?.id);
    (!cell.is_empty()).then_some(cell)
}
