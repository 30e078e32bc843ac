//! The stories as they are written in `sample/*.yaml`: days are counted from today.

use std::collections::BTreeMap;

use serde::Deserialize;

/// One person's two years.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Story {
    pub person: Person,
    pub mentorship: Mentorship,
    pub framework: String,
    pub meetings: Vec<Meeting>,
    #[serde(default)]
    pub topics: Vec<Topic>,
    #[serde(default)]
    pub notes: Vec<Note>,
    #[serde(default)]
    pub goals: Vec<Goal>,
    #[serde(default)]
    pub plans: Vec<Plan>,
    #[serde(default)]
    pub actions: Vec<Action>,
    #[serde(default)]
    pub snapshots: Vec<Snapshot>,
    #[serde(default)]
    pub summaries: Vec<Summary>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    pub name: String,
    pub pronouns: Option<String>,
    pub role: String,
    pub level: String,
    pub target_level: Option<String>,
    pub target_day: Option<i64>,
    pub team: String,
    pub timezone: Option<String>,
    pub email: String,
    #[serde(default)]
    pub aliases: Vec<String>,
    #[serde(default)]
    pub tags: Vec<String>,
    pub role_since: i64,
    pub level_since: i64,
    #[serde(default)]
    pub notes: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Mentorship {
    pub kind: String,
    pub cadence: String,
    pub purpose: String,
    pub since: i64,
    pub ended: Option<i64>,
}

/// A mentorship between two sample people.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pair {
    pub mentor: String,
    pub mentee: String,
    pub kind: String,
    /// None where the two meet as it comes.
    pub cadence: Option<String>,
    pub purpose: String,
    pub since: i64,
    pub ended: Option<i64>,
}

/// Who comes in which order, and who mentors whom.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cast {
    pub people: Vec<String>,
    pub mentorships: Vec<Pair>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Meeting {
    pub day: i64,
    pub time: Option<String>,
    pub minutes: Option<u32>,
    pub status: String,
    pub mood: Option<u32>,
    pub workload: Option<u32>,
    pub reason: Option<String>,
    #[serde(default)]
    pub notes: String,
    #[serde(default)]
    pub private: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Topic {
    pub day: i64,
    pub text: String,
    pub theirs: bool,
    pub every: Option<String>,
    pub done_day: Option<i64>,
    #[serde(default)]
    pub private: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Note {
    pub day: i64,
    pub kind: String,
    pub text: String,
    pub visibility: Option<String>,
    #[serde(default)]
    pub tags: Vec<String>,
    #[serde(default)]
    pub links: Vec<String>,
    pub from: Option<String>,
    pub told_day: Option<i64>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Goal {
    pub title: String,
    pub why: Option<String>,
    pub criteria: Option<String>,
    pub metric: String,
    pub start: i64,
    pub due: Option<i64>,
    pub status: String,
    pub outcome: Option<String>,
    pub outcome_text: Option<String>,
    pub closed_day: Option<i64>,
    pub confidence: Option<u8>,
    #[serde(default)]
    pub competencies: Vec<String>,
    pub parent: Option<String>,
    pub visibility: Option<String>,
    #[serde(default)]
    pub milestones: Vec<Milestone>,
    #[serde(default)]
    pub checkins: Vec<Checkin>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Milestone {
    pub text: String,
    pub due_day: Option<i64>,
    pub done_day: Option<i64>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Checkin {
    pub day: i64,
    pub value: f64,
    pub note: Option<String>,
    pub confidence: Option<u8>,
}

/// A plan that was applied.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Plan {
    pub name: String,
    pub day: i64,
    /// Each milestone is there so many days after it was due.
    pub lag: u64,
    #[serde(default)]
    pub over: Vec<Over>,
}

/// A phase of a plan that is over.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Over {
    pub phase: u32,
    pub day: i64,
    pub outcome: String,
    pub text: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Action {
    pub day: i64,
    pub text: String,
    pub mine: bool,
    pub due_day: Option<i64>,
    pub done_day: Option<i64>,
    #[serde(default)]
    pub shareable: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Snapshot {
    pub day: i64,
    pub closed: bool,
    /// Voice, then slug, then rating.
    pub voices: BTreeMap<String, BTreeMap<String, Rating>>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rating {
    pub level: Option<String>,
    #[serde(default)]
    pub comment: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Summary {
    pub from_day: i64,
    pub to_day: i64,
}

macro_rules! stories {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../sample/person-", $name, ".yaml")))),+]
    };
}

const STORIES: &[(&str, &str)] = stories![
    "ilse-marquardt",
    "kofi-adjapong",
    "soraya-nikpour",
    "mateusz-wrona",
    "rukmini-deshpande",
    "oisin-brannigan",
    "davi-torrinha",
    "wren-abernathy",
    "linnea-boateng",
    "bas-hendrickx",
    "samira-el-tayeb",
    "yoshiro-tanabe",
];

/// How many stories there are.
pub(super) const COUNT: usize = STORIES.len();

/// The cast.
pub(super) fn cast() -> Result<Cast, String> {
    serde_saphyr::from_str(include_str!("../../sample/mentorships.yaml")).map_err(|e| e.to_string())
}

/// The story of this name.
pub(super) fn story(name: &str) -> Result<Story, String> {
    let text = STORIES.iter().find(|(known, _)| *known == name).map(|(_, text)| *text);
    let text = text.ok_or_else(|| format!("there is no story {name}"))?;
    serde_saphyr::from_str(text).map_err(|e| format!("{name}: {e}"))
}
