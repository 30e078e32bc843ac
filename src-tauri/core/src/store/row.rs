//! Rows as Rust values: one macro for a table's struct, one for a closed set of
//! words, one for ids. Everything above the store speaks in these.

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};

/// A table's row: reads itself by column name and lists its columns with values.
pub trait Row: Sized {
    /// The table.
    const TABLE: &'static str;
    /// Its columns, in the struct's order; the first is `id`.
    const COLUMNS: &'static [&'static str];
    /// The row from a result that holds these columns.
    fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self>;
    /// The values in the order of `COLUMNS`.
    fn values(&self) -> Vec<&dyn ToSql>;
}

/// Declares the struct of a table or view. The schema explains the columns.
#[macro_export]
macro_rules! table {
    ($($(#[$meta:meta])* pub struct $name:ident in $table:literal { $($(#[$fmeta:meta])* pub $field:ident : $ty:ty),* $(,)? })+) => { $(
        $(#[$meta])*
        #[allow(missing_docs)]
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        // The columns are explained where they are defined: in the schema.
        #[allow(missing_docs)]
        pub struct $name { $($(#[$fmeta])* pub $field: $ty),* }
        impl $crate::store::Row for $name {
            const TABLE: &'static str = $table;
            const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),*];
            fn read(row: &$crate::store::SqlRow<'_>) -> $crate::store::SqlResult<Self> {
                Ok(Self { $($field: row.get(stringify!($field))?),* })
            }
            fn values(&self) -> Vec<&dyn $crate::store::ToSql> {
                vec![$(&self.$field as &dyn $crate::store::ToSql),*]
            }
        }
    )+ };
}

/// Declares a closed set: an enum with its words on the wire, in SQL and in text.
#[macro_export]
macro_rules! words {
    ($($(#[$meta:meta])* pub enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal),* $(,)? })+) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema, ts_rs::TS)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $word)] $variant),* }
        impl $name {
            /// Every member, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            /// The word on the wire.
            pub const fn word(self) -> &'static str { match self { $(Self::$variant => $word),* } }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.pad(self.word()) }
        }
        impl std::str::FromStr for $name {
            type Err = $crate::Error;
            fn from_str(text: &str) -> $crate::Result<Self> {
                match text { $($word => Ok(Self::$variant),)* _ => Err($crate::Error::new($crate::Code::Invalid,
                    format!("“{text}” is not one of {}; nothing was changed", [$($word),*].join(", ")))) }
            }
        }
        impl $crate::store::ToSql for $name {
            fn to_sql(&self) -> $crate::store::SqlResult<$crate::store::ToSqlOutput<'_>> { Ok(self.word().into()) }
        }
        impl $crate::store::FromSql for $name {
            fn column_result(value: $crate::store::ValueRef<'_>) -> $crate::store::FromSqlResult<Self> {
                value.as_str()?.parse().map_err(|e: $crate::Error| $crate::store::FromSqlError::Other(Box::new(e)))
            }
        }
    )+ };
}

/// Declares id newtypes over UUIDv7 texts.
macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),* $(,)?) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema, ts_rs::TS)]
        #[serde(transparent)]
        pub struct $name(pub String);
        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl From<String> for $name { fn from(text: String) -> Self { Self(text) } }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.pad(&self.0) }
        }
        impl ToSql for $name { fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> { self.0.to_sql() } }
        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> { value.as_str().map(|s| Self(s.to_owned())) }
        }
    )* };
}

ids! {
    /// A person.
    PersonId,
    /// A mentorship.
    MentorshipId,
    /// A meeting.
    MeetingId,
    /// A topic of an agenda.
    TopicId,
    /// An action.
    ActionId,
    /// A goal.
    GoalId,
    /// A milestone of a goal.
    MilestoneId,
    /// A check-in of a goal.
    CheckinId,
    /// A review note.
    NoteId,
    /// One version of a framework.
    FrameworkId,
    /// A draft of a framework.
    DraftId,
    /// An area of such a draft.
    DraftAreaId,
    /// A snapshot.
    SnapshotId,
    /// A voice of a snapshot.
    VoiceId,
    /// One rating of a voice.
    RatingId,
    /// A growth summary.
    SummaryId,
    /// A picture in a note.
    AttachmentId,
    /// A holiday.
    HolidayId,
    /// A question that was put aside.
    AsideId,
    /// One version of a template of one-on-ones.
    TemplateId,
    /// One use of a template.
    TemplateUseId,
    /// What the owner said about a pair.
    PairingId,
    /// A form that went out.
    FormId,
    /// A plan of one's own.
    PlanId,
    /// A plan as it was applied to a person.
    PlanUseId,
    /// A form profile.
    FormProfileId,
    /// That a summary was written to a file.
    SummaryExportId,
    /// An operation.
    OperationId,
}

/// A list of texts in one column, as a JSON array.
#[derive(
    Debug,
    Clone,
    Default,
    PartialEq,
    Eq,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
    ts_rs::TS,
)]
#[serde(transparent)]
pub struct Texts(pub Vec<String>);

impl std::ops::Deref for Texts {
    type Target = Vec<String>;
    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl From<Vec<String>> for Texts {
    fn from(list: Vec<String>) -> Self {
        Self(list)
    }
}

impl ToSql for Texts {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        serde_json::to_string(&self.0)
            .map(Into::into)
            .map_err(|e| rusqlite::Error::ToSqlConversionFailure(Box::new(e)))
    }
}

impl FromSql for Texts {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(value.as_str()?).map(Self).map_err(|e| FromSqlError::Other(Box::new(e)))
    }
}

/// Any serialisable value in one column, as JSON.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Json<T>(pub T);

impl<T: serde::Serialize> ToSql for Json<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        serde_json::to_string(&self.0)
            .map(Into::into)
            .map_err(|e| rusqlite::Error::ToSqlConversionFailure(Box::new(e)))
    }
}

impl<T: serde::de::DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(value.as_str()?).map(Self).map_err(|e| FromSqlError::Other(Box::new(e)))
    }
}
