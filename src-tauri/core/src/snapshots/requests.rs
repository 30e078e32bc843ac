//! What can be asked to change a snapshot, and what comes back.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value;

use crate::snapshots::Stage;
use crate::snapshots::show::SnapshotRating;
use crate::store::SnapshotId;
use crate::{input, output};

input! {
    /// Adds a voice to the snapshot of a person, a date and a framework, which is made if it
    /// is not there. The voice is closed unless it is a draft; a draft is taken up again.
    pub struct SnapshotAdd {
        /// Whose picture it is.
        pub person: String,
        /// The framework: its name, a part of it, or the id of a version. When absent: the one
        /// of the person's last snapshot, else the one that fits best.
        pub framework: Option<String>,
        /// Whose view it is; a mentor's when absent.
        pub stage: Option<Stage>,
        /// Who gave it.
        pub by: Option<String>,
        /// The date it is of; today when absent.
        pub on: Option<NaiveDate>,
        /// By slug: a level (name, id or number; `not-yet`; null is not assessed), or an object
        /// with `level`, `comment`, `comment_shareable` and `evidence`.
        #[ts(type = "Record<string, string | number | null | { level: string | number | null; comment?: string; comment_shareable?: boolean; evidence?: string[] }>")]
        pub ratings: BTreeMap<String, Value>,
        /// Leaves the voice open.
        pub draft: bool,
        /// Whether its ratings may be shown to others; by its stage when absent.
        pub shareable: Option<bool>,
    }
    /// Opens the snapshot of a date to assess in, or makes it.
    pub struct SnapshotStart {
        /// Whose picture it is.
        pub person: String,
        /// The framework, as in `snapshot.add`.
        pub framework: Option<String>,
        /// The date it is of; today when absent.
        pub on: Option<NaiveDate>,
    }
    /// Rates one competency: what is absent stays.
    pub struct SnapshotRate {
        /// The snapshot's id or the end of it.
        pub snapshot: String,
        /// Whose view it is.
        pub stage: Stage,
        /// Which peer.
        pub by: Option<String>,
        /// The competency's slug.
        pub competency: String,
        /// Name, id or number of a level, `not-yet`, or null for not assessed.
        #[serde(deserialize_with = "crate::wire::patch")]
        #[ts(type = "string | number | null", optional)]
        pub level: Option<Option<Value>>,
        /// Why.
        pub comment: Option<String>,
        /// Whether the comment may be shown to others.
        pub comment_shareable: Option<bool>,
        /// Ids of what is cited.
        pub evidence: Option<Vec<String>>,
    }
    /// Writes the comment of a rating while it is typed.
    pub struct SnapshotComment {
        /// The snapshot's id or the end of it.
        pub snapshot: String,
        /// Whose view it is.
        pub stage: Stage,
        /// Which peer.
        pub by: Option<String>,
        /// The competency's slug.
        pub competency: String,
        /// The whole comment.
        pub comment: String,
    }
    /// Says on which ladder the next snapshot of a person would be.
    pub struct SnapshotLadder {
        /// Whose.
        pub person: String,
    }
    /// Freezes one voice.
    pub struct SnapshotCloseVoice {
        /// The snapshot's id or the end of it.
        pub snapshot: String,
        /// Whose view it is.
        pub stage: Stage,
        /// Which peer.
        pub by: Option<String>,
    }
    /// Freezes a snapshot whole.
    pub struct SnapshotClose {
        /// Its id or the end of it.
        pub id: String,
    }
    /// Says whether a voice, and its comments, may be shown to others. Works on a closed voice too.
    pub struct SnapshotShare {
        /// The snapshot's id or the end of it.
        pub snapshot: String,
        /// Whose view it is.
        pub stage: Stage,
        /// Which peer.
        pub by: Option<String>,
        /// Whether its ratings may be shown.
        pub shareable: Option<bool>,
        /// Whether its comments may be shown.
        pub comments: Option<bool>,
        /// The slug of a competency: `comments` then means the one comment on it.
        pub competency: Option<String>,
    }
    /// Takes a snapshot away.
    pub struct SnapshotDelete {
        /// Its id or the end of it.
        pub id: String,
    }
}

output! {
    /// The ladders that a snapshot can be on.
    pub struct LadderChoice {
        /// The one it is on unless another is named: the person's last one, else the one that fits best.
        pub framework: String,
        /// Whether that is the person's last one.
        pub is_last: bool,
        /// All of them, by name.
        pub frameworks: Vec<String>,
    }
    /// A rating that was written.
    pub struct SnapshotRated {
        /// The snapshot.
        pub snapshot: SnapshotId,
        /// What the voice is called in the snapshot.
        pub voice: String,
        /// The competency's slug.
        pub competency: String,
        /// The rating as it is now; nothing where nothing is left of it.
        pub rating: Option<SnapshotRating>,
    }
}
