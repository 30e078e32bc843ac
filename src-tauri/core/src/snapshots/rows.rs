//! The tables of snapshots.

use chrono::NaiveDate;

use crate::store::{FrameworkId, PersonId, RatingId, SnapshotId, Texts, VoiceId};
use crate::visibility::Visibility;
use crate::{table, words};

words! {
    /// Whose view a voice is.
    #[derive(Default)]
    pub enum Stage {
        /// The person's own.
        Own = "self",
        /// A mentor's.
        #[default]
        Mentor = "mentor",
        /// A peer's; there may be several.
        Peer = "peer",
        /// What mentor and mentee agreed on.
        Agreed = "agreed",
    }
}

impl Stage {
    /// The strongest first: whose rating counts where several voices rated.
    pub const BY_WEIGHT: [Self; 4] = [Self::Agreed, Self::Mentor, Self::Own, Self::Peer];

    /// Who may see a voice of this stage unless somebody says otherwise.
    pub fn default_visibility(self) -> Visibility {
        match self {
            Self::Own | Self::Agreed => Visibility::Shareable,
            Self::Mentor | Self::Peer => Visibility::Private,
        }
    }

    /// The same voice in a chart.
    pub fn in_chart(self) -> crate::charts::Voice {
        match self {
            Self::Own => crate::charts::Voice::Self_,
            Self::Mentor => crate::charts::Voice::Mentor,
            Self::Peer => crate::charts::Voice::Peer,
            Self::Agreed => crate::charts::Voice::Agreed,
        }
    }
}

table! {
    /// A snapshot's row.
    pub struct SnapshotRow in "snapshot" {
        pub id: SnapshotId,
        pub person: PersonId,
        pub framework: FrameworkId,
        pub on_date: NaiveDate,
        pub closed_on: Option<NaiveDate>,
        pub created_at: String,
        pub updated_at: String,
    }
    /// A voice's row.
    pub struct VoiceRow in "voice" {
        pub id: VoiceId,
        pub snapshot: SnapshotId,
        pub stage: Stage,
        pub by_person: Option<PersonId>,
        pub visibility: Visibility,
        pub closed_on: Option<NaiveDate>,
        pub created_at: String,
        pub updated_at: String,
    }
    /// One rating of a voice. The level is 0 for not yet, from 1 the number of a level,
    /// and absent where the competency was not assessed.
    pub struct RatingRow in "rating" {
        pub id: RatingId,
        pub voice: VoiceId,
        pub competency: String,
        pub level: Option<u8>,
        pub comment: String,
        pub comment_visibility: Visibility,
        pub evidence: Texts,
        pub created_at: String,
        pub updated_at: String,
    }
}
