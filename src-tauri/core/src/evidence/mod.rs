//! Evidence: anything dated that can be cited of a person. A review note, a goal's end,
//! a milestone reached, a tagged line of a held meeting.
//!
//! `shareable` reads what may leave the file, and only from the `shareable_*` views;
//! `private` adds what may not. What makes a row evidence is said once, here.

mod lines;
mod private;
mod shareable;

use std::collections::HashSet;

use chrono::NaiveDate;

pub use lines::line_ids;

use crate::error::{Error, Result};
use crate::goals::GoalOutcome;
use crate::people;
use crate::review_notes::NoteKind;
use crate::store::PersonId;
use crate::visibility::Visibility;
use crate::workspace::View;
use crate::{input, markdown, output, words};

words! {
    /// What a piece of evidence is.
    pub enum CitedKind {
        /// Something seen.
        Observation = "observation",
        /// A success of theirs.
        Win = "win",
        /// Somebody praised them.
        Praise = "praise",
        /// Feedback told them, or to be told.
        FeedbackGiven = "feedback-given",
        /// Feedback they gave.
        FeedbackReceived = "feedback-received",
        /// Something to keep an eye on.
        Concern = "concern",
        /// What a colleague said of them.
        PeerFeedback = "peer-feedback",
        /// What they said of themselves.
        SelfReflection = "self-reflection",
        /// How a goal ended.
        Goal = "goal",
        /// A milestone reached.
        Milestone = "milestone",
        /// What a check-in says; only in what a summary gathers.
        Checkin = "checkin",
        /// A line of a meeting that names a competency and no kind.
        Meeting = "meeting",
        /// A snapshot on the ladder; only in what a summary gathers.
        Snapshot = "snapshot",
    }
    /// Where a piece of evidence lies.
    pub enum CitedFrom {
        /// A review note.
        Note = "note",
        /// A goal, or one of its milestones.
        Goal = "goal",
        /// A meeting's notes.
        Meeting = "meeting",
    }
}

output! {
    /// A piece of evidence.
    pub struct Evidence {
        /// A review note's, goal's or milestone's id; of a line, the meeting's id, `#`, and a
        /// mark of the line's text, which stays the same while the line does.
        pub id: String,
        /// The day.
        pub on: NaiveDate,
        /// What it is.
        pub kind: CitedKind,
        /// Whose it is.
        pub person: PersonId,
        /// What it says; of a line, without its tags.
        pub text: String,
        /// Slugs of the competencies it speaks of.
        pub competencies: Vec<String>,
        /// Addresses and file names.
        pub links: Vec<String>,
        /// Who said it, as written.
        pub source: Option<String>,
        /// Where it lies.
        pub from: CitedFrom,
        /// The id of the note, goal or meeting it lies in.
        pub origin: String,
        /// Whether it may leave the file.
        pub visibility: Visibility,
    }
    /// Evidence, the oldest first.
    pub struct EvidenceFound {
        /// The pieces.
        pub evidence: Vec<Evidence>,
    }
}

input! {
    /// Lists what can be cited of a person, private pieces among it.
    pub struct EvidenceList {
        /// Whose.
        pub person: String,
        /// From this day on.
        pub from: Option<NaiveDate>,
        /// Up to this day.
        pub to: Option<NaiveDate>,
        /// Only what speaks of this competency: its slug.
        pub competency: Option<String>,
    }
}

/// How much of the evidence is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Only what may leave the file.
    Shareable,
    /// Everything, for the owner's eyes.
    All,
}

/// Lists what can be cited of a person.
pub fn list(view: &View<'_>, input: &EvidenceList) -> Result<EvidenceFound> {
    let person = people::resolve(view, &input.person)?;
    if let (Some(from), Some(to)) = (input.from, input.to)
        && to < from
    {
        return Err(Error::invalid(
            "to",
            format!("{to} is before {from}; nothing was changed; turn them round"),
        ));
    }
    let mut evidence = of(view, &person.id, input.from, input.to, Scope::All)?;
    if let Some(slug) = people::filled(input.competency.clone()).map(|slug| slug.trim().to_lowercase()) {
        evidence.retain(|piece| piece.competencies.contains(&slug));
    }
    Ok(EvidenceFound { evidence })
}

/// What can be cited of a person, the oldest first; both days are inside, an absent one
/// is no bound.
pub fn of(
    view: &View<'_>,
    person: &PersonId,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    scope: Scope,
) -> Result<Vec<Evidence>> {
    let mut window = Window { person, from, to, slugs: None };
    let mut evidence = window.pieces(view, shareable::rows(view, &window)?, Visibility::Shareable)?;
    if scope == Scope::All {
        let rows = private::rows(view, &window)?;
        evidence.extend(window.pieces(view, rows, Visibility::Private)?);
    }
    // Stable: what is of one day stays together by where it lies, lines in their order.
    evidence.sort_by_key(|piece| piece.on);
    Ok(evidence)
}

/// Whose evidence of which days, and the slugs that are competencies once they were needed.
struct Window<'a> {
    person: &'a PersonId,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    slugs: Option<HashSet<String>>,
}

/// Rows that may be evidence, from the views or from the private rest.
struct Found {
    notes: Vec<shareable::Said>,
    goals: Vec<shareable::Ended>,
    milestones: Vec<shareable::Reached>,
    meetings: Vec<shareable::Held>,
}

impl Window<'_> {
    fn pieces(&mut self, view: &View<'_>, found: Found, visibility: Visibility) -> Result<Vec<Evidence>> {
        let person = self.person;
        let blank = |id: String, on, kind, from, origin: String, text| Evidence {
            id,
            on,
            kind,
            person: person.clone(),
            text,
            competencies: Vec::new(),
            links: Vec::new(),
            source: None,
            from,
            origin,
            visibility,
        };
        let mut pieces = Vec::new();
        for note in found.notes {
            let competencies = self.competencies(view, note.tags.0)?;
            let piece =
                blank(note.id.clone(), note.on_date, note.kind.into(), CitedFrom::Note, note.id, note.text);
            pieces.push(Evidence { competencies, links: note.links.0, source: note.source, ..piece });
        }
        for meeting in found.meetings {
            let tagged = markdown::read(&meeting.notes, meeting.on_date).evidence;
            let ids = line_ids(&meeting.id, &tagged);
            for (line, id) in tagged.into_iter().zip(ids) {
                let competencies = self.competencies(view, line.tags)?;
                let kind = match line.kind {
                    Some(kind) => kind.into(),
                    // A line with nothing but free tags is no evidence.
                    None if competencies.is_empty() => continue,
                    None => CitedKind::Meeting,
                };
                let links = line.links.into_iter().map(|link| link.url).collect();
                let origin = meeting.id.clone();
                let piece = blank(id, meeting.on_date, kind, CitedFrom::Meeting, origin, line.text);
                pieces.push(Evidence { competencies, links, ..piece });
            }
        }
        for goal in found.goals {
            let (Some(on), Some(outcome)) = (goal.closed_on, goal.outcome) else { continue };
            let text = ended(&goal.title, outcome, goal.outcome_text.as_deref());
            let piece = blank(goal.id.clone(), on, CitedKind::Goal, CitedFrom::Goal, goal.id, text);
            pieces.push(Evidence { competencies: goal.competencies.0, ..piece });
        }
        for step in found.milestones {
            let Some(on) = step.done_on else { continue };
            let piece = blank(step.id, on, CitedKind::Milestone, CitedFrom::Goal, step.goal, step.text);
            pieces.push(Evidence { competencies: step.competencies.0, ..piece });
        }
        Ok(pieces)
    }

    /// The tags that are a competency's slug in a ladder of the file, each once.
    fn competencies(&mut self, view: &View<'_>, tags: Vec<String>) -> Result<Vec<String>> {
        if tags.is_empty() {
            return Ok(tags);
        }
        // Ladders are large: they are asked only where there is a tag, and once.
        let known = match self.slugs.take() {
            Some(known) => known,
            None => shareable::slugs(view)?,
        };
        let mut seen = HashSet::new();
        let kept = tags
            .into_iter()
            .map(|tag| tag.to_lowercase())
            .filter(|t| known.contains(t) && seen.insert(t.clone()));
        let kept = kept.collect();
        self.slugs = Some(known);
        Ok(kept)
    }
}

/// `Fewer interrupting calls: achieved. Two fixed hours a week`
fn ended(title: &str, outcome: GoalOutcome, text: Option<&str>) -> String {
    match text {
        Some(text) => format!("{title}: {outcome}. {text}"),
        None => format!("{title}: {outcome}"),
    }
}

impl CitedKind {
    /// The kind as a reader reads it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Observation => "Observation",
            Self::Win => "Win",
            Self::Praise => "Praise",
            Self::FeedbackGiven | Self::FeedbackReceived => "Feedback",
            Self::Concern => "Concern",
            Self::PeerFeedback => "Peer feedback",
            Self::SelfReflection => "Self-reflection",
            Self::Goal => "Goal",
            Self::Milestone => "Milestone",
            Self::Checkin => "Check-in",
            Self::Meeting => "One-on-one",
            Self::Snapshot => "Snapshot",
        }
    }
}

impl From<NoteKind> for CitedKind {
    fn from(kind: NoteKind) -> Self {
        match kind {
            NoteKind::Observation => Self::Observation,
            NoteKind::Win => Self::Win,
            NoteKind::Praise => Self::Praise,
            NoteKind::FeedbackGiven => Self::FeedbackGiven,
            NoteKind::FeedbackReceived => Self::FeedbackReceived,
            NoteKind::Concern => Self::Concern,
            NoteKind::PeerFeedback => Self::PeerFeedback,
            NoteKind::SelfReflection => Self::SelfReflection,
        }
    }
}

impl From<markdown::EvidenceKind> for CitedKind {
    fn from(kind: markdown::EvidenceKind) -> Self {
        match kind {
            markdown::EvidenceKind::Win => Self::Win,
            markdown::EvidenceKind::Praise => Self::Praise,
            markdown::EvidenceKind::Feedback => Self::FeedbackGiven,
            markdown::EvidenceKind::Concern => Self::Concern,
        }
    }
}
