//! A plan as a value: phases with their goals and milestones, a weekly budget of time, and
//! where to read on. It speaks of nobody.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::length::{Hours, Length, Stretch, span};
use crate::error::{Error, Result};
use crate::goals::Metric;
use crate::tags;

/// Most phases of a plan.
pub const MOST_PHASES: usize = 200;
/// Most goals of a phase, and most milestones of a goal.
const MOST_PARTS: usize = 100;
/// Most letters of a name or title.
const MOST_TITLE: usize = 200;
/// Most letters of any other text.
const MOST_TEXT: usize = 10_000;

/// A growth plan.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanBody {
    /// The name, not blank.
    pub name: String,
    /// What it is for, in a sentence or two. May be empty.
    #[serde(default)]
    pub summary: String,
    /// Hours a week it asks for: `10-20`.
    #[serde(default)]
    pub hours: Option<Hours>,
    /// Whether its phases run side by side instead of one after another.
    #[serde(default)]
    pub together: bool,
    /// Where to read on.
    #[serde(default)]
    pub references: Vec<PlanReference>,
    /// The phases, in order; each becomes a goal.
    pub phases: Vec<PlanPhase>,
}

/// Something to read or do outside of Trellis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanReference {
    /// What it is called.
    pub title: String,
    /// Its address: `https://…`.
    pub url: String,
}

/// A phase of a plan: a goal with milestones, and goals under it where it has several.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanPhase {
    /// What shall change, not blank.
    pub title: String,
    /// How long it takes, roughly: `2-4 months`.
    pub length: Length,
    /// Why it matters; Markdown, may be empty.
    #[serde(default)]
    pub why: String,
    /// How one sees that it is reached; Markdown, may be empty.
    #[serde(default)]
    pub criteria: String,
    /// `percent` (when absent), `yes-no`, or `FROM..TO UNIT`.
    #[serde(default)]
    pub metric: Option<String>,
    /// Slugs of competencies it serves.
    #[serde(default)]
    pub competencies: Vec<String>,
    /// What shall be there on the way, in order.
    #[serde(default)]
    pub milestones: Vec<String>,
    /// Goals under the phase, each as long as the phase.
    #[serde(default)]
    pub goals: Vec<PlanGoal>,
}

/// A goal under a phase.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanGoal {
    /// What shall change, not blank.
    pub title: String,
    /// Why it matters; Markdown, may be empty.
    #[serde(default)]
    pub why: String,
    /// How one sees that it is reached; Markdown, may be empty.
    #[serde(default)]
    pub criteria: String,
    /// `percent` (when absent), `yes-no`, or `FROM..TO UNIT`.
    #[serde(default)]
    pub metric: Option<String>,
    /// Slugs of competencies it serves.
    #[serde(default)]
    pub competencies: Vec<String>,
    /// What shall be there on the way, in order.
    #[serde(default)]
    pub milestones: Vec<String>,
}

impl PlanBody {
    /// How long all of it takes, in words: `6-12 months`.
    #[must_use]
    pub fn length(&self) -> String {
        let [mut least, mut most] = [Stretch::default(); 2];
        for phase in &self.phases {
            let [shorter, longer] = phase.length.ends();
            if self.together {
                let days = |s: Stretch| s.months * 30 + s.days;
                least = if days(shorter) > days(least) { shorter } else { least };
                most = if days(longer) > days(most) { longer } else { most };
            } else {
                (least, most) = (least.plus(shorter), most.plus(longer));
            }
        }
        span(least, most)
    }

    /// The plan with its texts trimmed, where it keeps the rules of plans.
    ///
    /// # Errors
    /// `invalid`, saying in which phase, where a text is missing or too long, a duration,
    /// measure, slug or address is none, or there are too many parts.
    pub fn checked(mut self) -> Result<Self> {
        self.name = title(&self.name, "name", "the plan")?;
        text(&mut self.summary, "summary", "the plan")?;
        for reference in &mut self.references {
            reference.title = title(&reference.title, "references", "a reference")?;
            reference.url = address(&reference.url)?;
        }
        if self.phases.is_empty() || self.phases.len() > MOST_PHASES {
            return Err(wrong(
                "phases",
                &format!("a plan has 1 to {MOST_PHASES} phases, not {}", self.phases.len()),
            ));
        }
        if self.references.len() > MOST_PARTS {
            return Err(wrong("references", &format!("a plan has at most {MOST_PARTS} references")));
        }
        for (at, phase) in self.phases.iter_mut().enumerate() {
            phase.check(at + 1)?;
        }
        Ok(self)
    }
}

impl PlanPhase {
    fn check(&mut self, number: usize) -> Result<()> {
        let place = format!("phase {number}");
        let PlanPhase { title, why, criteria, metric, competencies, milestones, goals, .. } = self;
        Part { title, why, criteria, metric, competencies, milestones }.check(&place)?;
        if goals.len() > MOST_PARTS {
            return Err(wrong("phases", &format!("{place} has more than {MOST_PARTS} goals")));
        }
        for (at, goal) in goals.iter_mut().enumerate() {
            let PlanGoal { title, why, criteria, metric, competencies, milestones } = goal;
            let place = format!("goal {} of {place}", at + 1);
            Part { title, why, criteria, metric, competencies, milestones }.check(&place)?;
        }
        Ok(())
    }
}

/// What a phase and a goal under it have in common.
struct Part<'a> {
    title: &'a mut String,
    why: &'a mut String,
    criteria: &'a mut String,
    metric: &'a mut Option<String>,
    competencies: &'a mut Vec<String>,
    milestones: &'a mut Vec<String>,
}

impl Part<'_> {
    fn check(self, place: &str) -> Result<()> {
        *self.title = title(self.title, "phases", place)?;
        text(self.why, "phases", place)?;
        text(self.criteria, "phases", place)?;
        *self.metric = match crate::people::filled(self.metric.take()) {
            Some(metric) => Some(metric.parse::<Metric>().map_err(|e| e.in_field("phases"))?.to_string()),
            None => None,
        };
        *self.competencies = tags::slugs("phases", std::mem::take(self.competencies))?;
        if self.milestones.len() > MOST_PARTS {
            return Err(wrong("phases", &format!("{place} has more than {MOST_PARTS} milestones")));
        }
        for milestone in self.milestones.iter_mut() {
            text(milestone, "phases", place)?;
            if milestone.is_empty() {
                return Err(wrong("phases", &format!("{place} has a milestone without a text")));
            }
        }
        Ok(())
    }
}

fn wrong(field: &str, what: &str) -> Error {
    Error::invalid(field, format!("{what}; nothing was changed; correct the plan"))
}

fn title(text: &str, field: &str, place: &str) -> Result<String> {
    let title = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() {
        return Err(wrong(field, &format!("{place} has no name")));
    }
    if title.chars().count() > MOST_TITLE {
        return Err(wrong(field, &format!("the name of {place} is longer than {MOST_TITLE} letters")));
    }
    Ok(title)
}

fn text(text: &mut String, field: &str, place: &str) -> Result<()> {
    if text.chars().count() > MOST_TEXT {
        return Err(wrong(field, &format!("a text of {place} is longer than {MOST_TEXT} letters")));
    }
    *text = text.trim().to_owned();
    Ok(())
}

/// Only addresses of the web: a plan comes from somebody else, and is clicked.
fn address(text: &str) -> Result<String> {
    let url = text.trim();
    let web = ["https://", "http://"].iter().any(|start| url.len() > start.len() && url.starts_with(start));
    if web && url.chars().count() <= 2000 && !url.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Ok(url.to_owned());
    }
    Err(wrong("references", &format!("“{}” is not an address of the web", crate::dates::clip(url, 60))))
}
