//! A form and its answers as rows, and on the wire.

use chrono::NaiveDate;

use crate::snapshots::Stage;
use crate::store::{FormId, FrameworkId, PersonId, SnapshotId, VoiceId};
use crate::{input, output, table};

table! {
    /// A form that went out.
    pub struct FormRow in "form" {
        pub id: FormId,
        pub person: PersonId,
        pub framework: FrameworkId,
        pub stage: Stage,
        pub by_person: Option<PersonId>,
        pub on_date: NaiveDate,
        pub name: String,
        pub voice: Option<VoiceId>,
        pub answers: Option<String>,
        pub created_at: String,
        pub updated_at: String,
    }
}

input! {
    /// Makes a form in which a person, or a peer of theirs, assesses them. It holds the ladder and
    /// their name, and nothing that anybody wrote about them.
    pub struct SnapshotForm {
        /// Whose picture it is for.
        pub person: String,
        /// The ladder, as in `snapshot.add`; when absent that of their newest snapshot that is open.
        pub framework: Option<String>,
        /// Who fills it in: `self`, which is meant when absent, or `peer`.
        pub stage: Option<Stage>,
        /// Which peer: a person of the file.
        pub by: Option<String>,
        /// The date of the snapshot its answers are meant for; when absent that of their newest
        /// open snapshot on this ladder, else today.
        pub on: Option<NaiveDate>,
    }
    /// Takes the answers of a form in, as a closed voice beside the others. The same answers again
    /// change nothing.
    pub struct SnapshotImportForm {
        /// The file's text, as the form saved it.
        pub answers: String,
        /// Whose answers they must be, where that is known.
        pub person: Option<String>,
        /// Another date for the snapshot than the form was meant for.
        pub on: Option<NaiveDate>,
    }
}

output! {
    /// A form to hand out.
    pub struct FormPage {
        /// The form's id; it stands in the page and in the answers.
        pub id: FormId,
        /// Whose picture it is for.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// Who fills it in.
        pub stage: Stage,
        /// The peer's name.
        pub by_name: Option<String>,
        /// The framework's name.
        pub framework: String,
        /// Its version.
        pub version: u32,
        /// The date of the snapshot its answers are meant for.
        pub on: NaiveDate,
        /// How many competencies it asks about.
        pub competencies: u32,
        /// A name for the file.
        pub file_name: String,
        /// The whole page.
        pub html: String,
    }
    /// Answers that were taken in.
    pub struct FormTaken {
        /// The snapshot they are in.
        pub id: SnapshotId,
        /// The form.
        pub form: FormId,
        /// Whose picture it is.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// The date of the snapshot.
        pub on: NaiveDate,
        /// The framework's name.
        pub framework: String,
        /// Its version.
        pub version: u32,
        /// Whose view they are.
        pub stage: Stage,
        /// The peer's name.
        pub by_name: Option<String>,
        /// What the voice is called in the snapshot.
        pub voice: String,
        /// How many competencies were assessed.
        pub rated: u32,
        /// How many comments came with them.
        pub comments: u32,
        /// Whether these very answers were there already.
        pub unchanged: bool,
        /// What to know about them.
        pub warnings: Vec<String>,
    }
}
