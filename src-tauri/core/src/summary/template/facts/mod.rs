//! What a template of summaries may know. It is made of the pool ([`read`]), which has no field
//! for a private text; `docs/summary-templates.md` says what each of them means.

mod read;

use minijinja::Value;
use serde::Serialize;

/// Markdown that the core made: it is filled in as it is.
#[derive(Debug, Clone, Default)]
pub(super) struct Made(pub String);

impl Serialize for Made {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::from_safe_string(self.0.clone()).serialize(serializer)
    }
}

/// Everything.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Facts {
    #[serde(flatten)]
    pub head: Head,
    pub parts: Parts,
    pub evidence: Vec<Value>,
    pub wins: Vec<Value>,
    pub praise: Vec<Value>,
    pub quotes: Vec<Value>,
    pub observations: Vec<Value>,
    pub reflections: Vec<Value>,
    pub concerns: Vec<Value>,
    pub milestones: Vec<Value>,
    pub checkins: Vec<Value>,
    pub goals: Vec<Value>,
    pub open_goals: Vec<Value>,
    pub competencies: Vec<Value>,
    pub months: Vec<Value>,
    pub ladder: Ladder,
}

/// What stands at the head of a page.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Head {
    pub name: String,
    pub first_name: String,
    pub role: String,
    pub level: String,
    pub target: String,
    pub target_date: String,
    pub team: String,
    pub period: String,
    pub from: String,
    pub to: String,
    pub meetings: usize,
}

/// Parts by plain rules.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Parts {
    pub headline: Made,
    pub goals: Made,
    pub open: Made,
    pub ladder: Made,
    pub met: Made,
    pub impact: Made,
    pub stories: Made,
    pub feedback: Made,
    pub quotes: Made,
    pub own_words: Made,
    pub gaps: Made,
    pub concerns: Made,
    pub next: Made,
}

/// A piece of evidence.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Piece {
    pub on: String,
    pub kind: String,
    pub text: Made,
    pub quote: Made,
    pub source: String,
    pub competencies: Vec<String>,
    pub goal: Made,
    pub links: Vec<String>,
    pub situation: String,
    pub action: String,
    pub result: String,
    pub cite: Made,
}

/// A goal.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct GoalFact {
    pub title: Made,
    pub why: Made,
    pub state: String,
    pub achieved: String,
    pub open: String,
    pub ended: String,
    pub due: String,
    pub result: Made,
    pub measured: String,
    pub milestones: Vec<StepFact>,
    pub cite: Made,
}

/// A milestone of a goal.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct StepFact {
    pub text: Made,
    pub due: String,
    pub done: String,
    pub cite: Made,
}

/// Evidence of a competency or a month.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Group {
    pub name: String,
    pub evidence: Vec<Value>,
    pub wins: Vec<Value>,
}

/// Where they stand.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Ladder {
    pub name: String,
    pub on: String,
    pub before: String,
    pub target: String,
    pub at_target: u32,
    pub was_at_target: u32,
    pub of: u32,
    pub steps: Vec<Moved>,
    pub gaps: Vec<Gap>,
    pub cite: Made,
}

/// A competency that moved.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Moved {
    pub competency: String,
    pub before: String,
    pub now: String,
    pub means: Made,
    pub cite: Made,
}

/// A competency below its target.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Gap {
    pub competency: String,
    pub now: String,
    pub target: String,
    pub next: Made,
    pub cite: Made,
}

impl Facts {
    /// For the engine.
    pub(super) fn value(&self) -> Value {
        Value::from_serialize(self)
    }

    /// The facts of the page's head by name.
    pub(super) fn head(&self) -> serde_json::Value {
        serde_json::to_value(&self.head).unwrap_or_default()
    }
}
