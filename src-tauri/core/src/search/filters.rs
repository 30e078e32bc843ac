//! The words a query may filter by.

use crate::words;

words! {
    /// What a hit can be.
    pub enum Concept {
        /// A person.
        Person = "person",
        /// A mentorship.
        Mentorship = "mentorship",
        /// A meeting.
        Meeting = "meeting",
        /// A topic.
        Topic = "topic",
        /// An action.
        Action = "action",
        /// A goal, with its milestones.
        Goal = "goal",
        /// A check-in.
        Checkin = "checkin",
        /// A review note.
        Note = "note",
        /// A snapshot.
        Snapshot = "snapshot",
        /// A growth plan.
        Plan = "plan",
        /// A growth summary.
        Summary = "summary",
    }
    /// What something can be (`is:`).
    pub enum State {
        /// An action, goal or topic that is not done.
        Open = "open",
        /// An action, goal or topic that is done.
        Done = "done",
        /// An open action or goal past its date.
        Overdue = "overdue",
        /// A meeting to come.
        Planned = "planned",
        /// A meeting that took place.
        Held = "held",
        /// Private text.
        Private = "private",
        /// Shareable text.
        Shareable = "shareable",
        /// A goal at risk.
        AtRisk = "at-risk",
        /// Of an archived person.
        Archived = "archived",
    }
    /// What something can have (`has:`).
    pub enum Part {
        /// A meeting with actions.
        Action = "action",
        /// A due date.
        Due = "due",
        /// A link.
        Link = "link",
        /// A meeting with private notes.
        Private = "private",
        /// A tag.
        Tag = "tag",
        /// A goal with milestones.
        Milestone = "milestone",
        /// A goal with check-ins.
        Checkin = "checkin",
    }
}
