//! The file as a document: which tables there are, what they are called outside, and
//! what of them is private. Export, import and the checks of `doctor` read it here.

use serde_json::{Map, Value};

/// A table and its list in the document.
#[derive(Debug)]
pub struct Shape {
    /// The table.
    pub table: &'static str,
    /// The list in the document.
    pub list: &'static str,
    /// The concept its rows are counted under.
    pub concept: &'static str,
    /// Columns that stay out of an export without private text, with what stands there instead.
    pub private: &'static [(&'static str, Blank)],
    /// Rows that stay in an export without private text, as a condition.
    pub shareable: &'static str,
    /// Rows of one person, as a condition with the person's id as `?1`.
    pub of_person: &'static str,
}

/// What stands in place of a private value.
#[derive(Debug, Clone, Copy)]
pub enum Blank {
    /// Nothing.
    Null,
    /// An empty text.
    Empty,
    /// An empty list.
    List,
}

const ANY: &str = "1";
const NONE: &str = "0";

/// Every table with data of the user, parents first.
pub const SHAPES: &[Shape] = &[
    Shape {
        table: "person",
        list: "people",
        concept: "person",
        private: &[
            ("email", Blank::Null),
            ("timezone", Blank::Null),
            ("tags", Blank::List),
            ("notes", Blank::Empty),
        ],
        shareable: ANY,
        of_person: "id = ?1 OR owner = 1 OR id IN (SELECT mentor FROM mentorship WHERE mentee = ?1 UNION SELECT mentee FROM mentorship WHERE mentor = ?1)",
    },
    Shape {
        table: "framework",
        list: "frameworks",
        concept: "framework",
        private: &[],
        shareable: ANY,
        of_person: "id IN (SELECT framework FROM snapshot WHERE person = ?1)",
    },
    Shape {
        table: "framework_draft",
        list: "framework_drafts",
        concept: "framework",
        private: &[],
        shareable: ANY,
        of_person: NONE,
    },
    Shape {
        table: "framework_draft_area",
        list: "framework_draft_areas",
        concept: "framework",
        private: &[],
        shareable: ANY,
        of_person: NONE,
    },
    Shape {
        table: "mentorship",
        list: "mentorships",
        concept: "mentorship",
        private: &[("purpose", Blank::Empty)],
        shareable: ANY,
        of_person: "mentor = ?1 OR mentee = ?1",
    },
    Shape {
        table: "meeting",
        list: "meetings",
        concept: "meeting",
        private: &[
            ("private_notes", Blank::Empty),
            ("mood", Blank::Null),
            ("workload", Blank::Null),
            ("reason", Blank::Null),
        ],
        shareable: ANY,
        of_person: "person = ?1",
    },
    Shape {
        table: "attachment",
        list: "attachments",
        concept: "attachment",
        private: &[],
        shareable: "visibility = 'shareable'",
        of_person: "meeting IN (SELECT id FROM meeting WHERE person = ?1)",
    },
    Shape {
        table: "topic",
        list: "topics",
        concept: "topic",
        private: &[],
        shareable: "visibility = 'shareable'",
        of_person: "person = ?1",
    },
    Shape {
        table: "action",
        list: "actions",
        concept: "action",
        private: &[],
        shareable: "visibility = 'shareable'",
        of_person: "person = ?1",
    },
    Shape { table: "plan", list: "plans", concept: "plan", private: &[], shareable: ANY, of_person: NONE },
    Shape {
        table: "plan_use",
        list: "plan_uses",
        concept: "plan",
        private: &[],
        shareable: "visibility = 'shareable'",
        of_person: "person = ?1",
    },
    Shape {
        table: "goal",
        list: "goals",
        concept: "goal",
        private: &[("status_reason", Blank::Null)],
        shareable: "visibility = 'shareable'",
        of_person: "person = ?1",
    },
    Shape {
        table: "milestone",
        list: "milestones",
        concept: "goal",
        private: &[],
        shareable: "goal IN (SELECT id FROM goal WHERE visibility = 'shareable')",
        of_person: "goal IN (SELECT id FROM goal WHERE person = ?1)",
    },
    Shape {
        table: "checkin",
        list: "checkins",
        concept: "checkin",
        private: &[],
        shareable: "goal IN (SELECT id FROM goal WHERE visibility = 'shareable')",
        of_person: "goal IN (SELECT id FROM goal WHERE person = ?1)",
    },
    Shape {
        table: "review_note",
        list: "notes",
        concept: "note",
        private: &[],
        shareable: "visibility = 'shareable'",
        of_person: "person = ?1",
    },
    Shape {
        table: "snapshot",
        list: "snapshots",
        concept: "snapshot",
        private: &[],
        shareable: "id IN (SELECT snapshot FROM voice WHERE visibility = 'shareable')",
        of_person: "person = ?1",
    },
    Shape {
        table: "voice",
        list: "voices",
        concept: "snapshot",
        private: &[],
        shareable: "visibility = 'shareable'",
        of_person: "snapshot IN (SELECT id FROM snapshot WHERE person = ?1)",
    },
    Shape {
        table: "rating",
        list: "ratings",
        concept: "snapshot",
        private: &[],
        shareable: "voice IN (SELECT id FROM voice WHERE visibility = 'shareable')",
        of_person: "voice IN (SELECT v.id FROM voice v JOIN snapshot s ON s.id = v.snapshot WHERE s.person = ?1)",
    },
    Shape {
        table: "summary",
        list: "summaries",
        concept: "summary",
        private: &[],
        shareable: ANY,
        of_person: "person = ?1",
    },
    Shape {
        table: "holiday",
        list: "holidays",
        concept: "holiday",
        private: &[],
        shareable: NONE,
        of_person: "person = ?1",
    },
    Shape {
        table: "aside",
        list: "asides",
        concept: "aside",
        private: &[],
        shareable: NONE,
        of_person: "person = ?1",
    },
    Shape {
        table: "template",
        list: "templates",
        concept: "template",
        private: &[],
        // An own template may say in its private part what nobody else should read.
        shareable: "builtin = 1 OR trim(private_notes) = ''",
        of_person: "id IN (SELECT u.template FROM template_use u JOIN meeting m ON m.id = u.meeting WHERE m.person = ?1)",
    },
    Shape {
        table: "template_use",
        list: "template_uses",
        concept: "template",
        private: &[],
        shareable: "template IN (SELECT id FROM template WHERE builtin = 1 OR trim(private_notes) = '')",
        of_person: "meeting IN (SELECT id FROM meeting WHERE person = ?1)",
    },
    Shape {
        table: "pairing",
        list: "pairings",
        concept: "pairing",
        private: &[],
        shareable: NONE,
        // It names two people who may have nothing else in common.
        of_person: NONE,
    },
    Shape {
        table: "form",
        list: "forms",
        concept: "snapshot",
        private: &[],
        shareable: NONE,
        // It may name a peer, and only the whole notebook needs to know which forms are out.
        of_person: NONE,
    },
    Shape {
        table: "form_profile",
        list: "form_profiles",
        concept: "profile",
        private: &[],
        shareable: ANY,
        of_person: NONE,
    },
    Shape {
        table: "summary_export",
        list: "summary_exports",
        concept: "summary",
        private: &[],
        // What was given to whom and when is the owner's to know.
        shareable: NONE,
        of_person: "person = ?1",
    },
];

/// Columns that hold JSON, true or false, or are called otherwise outside.
const JSON: &[&str] = &[
    "aliases",
    "tags",
    "links",
    "goals",
    "participants",
    "competencies",
    "evidence",
    "body",
    "refs",
    "phases",
    "levels",
    "profiles",
    "boxes",
];
const FLAGS: &[&str] = &["owner", "imported", "builtin", "edited", "hidden", "retired", "is_final"];
const NAMES: &[(&str, &str)] = &[("on_date", "on"), ("at_time", "at"), ("by_person", "by")];

/// The outside name of a column.
fn outside(column: &str) -> &str {
    NAMES.iter().find(|(inside, _)| *inside == column).map_or(column, |(_, name)| name)
}

/// The column of an outside name.
fn inside(name: &str) -> &str {
    NAMES.iter().find(|(_, outside)| *outside == name).map_or(name, |(column, _)| column)
}

/// A row as it stands in the document.
pub fn to_document(row: Map<String, Value>) -> Map<String, Value> {
    row.into_iter()
        .map(|(column, value)| {
            let value = match value {
                Value::String(text) if JSON.contains(&column.as_str()) => {
                    serde_json::from_str(&text).unwrap_or(Value::String(text))
                }
                Value::Number(number) if FLAGS.contains(&column.as_str()) => {
                    Value::Bool(number.as_i64() != Some(0))
                }
                other => other,
            };
            (outside(&column).to_owned(), value)
        })
        .collect()
}

/// A document's entry as a row.
pub fn to_row(entry: &Map<String, Value>) -> Map<String, Value> {
    entry
        .iter()
        .map(|(name, value)| {
            let column = inside(name);
            let value = match value {
                Value::Array(_) | Value::Object(_) if JSON.contains(&column) => {
                    Value::String(value.to_string())
                }
                Value::Bool(flag) if FLAGS.contains(&column) => Value::from(i32::from(*flag)),
                other => other.clone(),
            };
            (column.to_owned(), value)
        })
        .collect()
}

impl Blank {
    /// The value in place of a private one.
    pub fn value(self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Empty => Value::String(String::new()),
            Self::List => Value::Array(Vec::new()),
        }
    }
}
