//! Closed sets of words.

use crate::evidence::CitedKind;
use crate::words;

words! {
    /// What a piece of evidence is.
    pub enum ItemKind {
        /// Something seen.
        Observation = "observation",
        /// A success.
        Win = "win",
        /// Somebody praised them.
        Praise = "praise",
        /// Feedback told them.
        FeedbackGiven = "feedback-given",
        /// Feedback received.
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
        /// A check-in's note.
        Checkin = "checkin",
        /// A line of a meeting's shared notes that names a competency.
        Meeting = "meeting",
        /// A snapshot on the ladder.
        Snapshot = "snapshot",
    }
    /// What happens to other people's names.
    pub enum SummaryNames {
        /// They become "a colleague".
        Role = "role",
        /// They stay, on purpose.
        Keep = "keep",
    }
    /// How a summary is written out.
    pub enum SummaryFormat {
        /// Markdown.
        Md = "md",
        /// Plain text.
        Txt = "txt",
        /// One self-contained page with its charts, printable.
        Html = "html",
        /// A typeset paper with its charts.
        Pdf = "pdf",
        /// A paper for a word processor.
        Docx = "docx",
        /// The summary as data.
        Json = "json",
    }
}

impl SummaryFormat {
    /// Whether the file is text that a terminal can show.
    pub fn is_text(self) -> bool {
        !matches!(self, Self::Pdf | Self::Docx)
    }

    /// What people call such a file, after "this".
    pub fn called(self) -> &'static str {
        match self {
            Self::Md => "Markdown file",
            Self::Txt => "text file",
            Self::Html => "web page",
            Self::Pdf => "PDF",
            Self::Docx => "Word document",
            Self::Json => "JSON file",
        }
    }
}

impl From<CitedKind> for ItemKind {
    fn from(kind: CitedKind) -> Self {
        match kind {
            CitedKind::Observation => Self::Observation,
            CitedKind::Win => Self::Win,
            CitedKind::Praise => Self::Praise,
            CitedKind::FeedbackGiven => Self::FeedbackGiven,
            CitedKind::FeedbackReceived => Self::FeedbackReceived,
            CitedKind::Concern => Self::Concern,
            CitedKind::PeerFeedback => Self::PeerFeedback,
            CitedKind::SelfReflection => Self::SelfReflection,
            CitedKind::Goal => Self::Goal,
            CitedKind::Milestone => Self::Milestone,
            CitedKind::Meeting => Self::Meeting,
        }
    }
}

impl ItemKind {
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
