//! An invented pair, to try templates on.

use minijinja::Value;

use super::{Agenda, GoalFact, NoteFact, Private, PromiseFact, Promises, Shared, TopicFact};
use crate::templates::TemplatePlaceholder;

/// An invented pair, to try templates on.
pub(in crate::templates) struct Example {
    shared: Shared,
    private: Private,
}

impl Example {
    /// With one or two of everything.
    pub(in crate::templates) fn full() -> Self {
        let promise = |who: &str, text: &str, due: &str| PromiseFact {
            who: who.into(),
            text: text.into(),
            due: due.into(),
        };
        let topic = |who: &str, text: &str| TopicFact { who: who.into(), text: text.into() };
        let note = |on: &str, text: &str| NoteFact { on: on.into(), text: text.into() };
        let (mine, theirs) = (
            promise("Maya", "ask Greta for review time", ""),
            promise("Ana", "draft the scope note", "24 November"),
        );
        let done = promise("Ana", "write the runbook", "");
        let other = promise("Greta", "share the on-call numbers", "");
        let mut all = Self::empty();
        all.shared = Shared {
            role: "Back-end engineer".into(),
            level: "Mid-level".into(),
            target: "Senior".into(),
            team: "Ledger".into(),
            last_date: "6 November".into(),
            last_notes: vec!["The rota moved again.".into()],
            actions: Promises {
                open: vec![mine.clone(), theirs.clone(), other.clone()],
                mentor: vec![mine],
                mentee: vec![theirs],
                other: vec![other],
                done: vec![done],
            },
            topics: Agenda {
                all: vec![topic("Ana", "Scope of the migration"), topic("Maya", "The design review")],
                mentor: vec![topic("Maya", "The design review")],
                mentee: vec![topic("Ana", "Scope of the migration")],
            },
            goals: vec![GoalFact {
                title: "Take an on-call week alone".into(),
                progress: 50,
                due: "15 December".into(),
            }],
            wins: vec![note("12 November", "Cut month-end close from 42 to 9 minutes")],
            ..all.shared
        };
        all.private = Private {
            last_notes: vec!["Tired, but would not say so.".into()],
            mood: "4, 3, 3".into(),
            workload: "3, 4, 5".into(),
            actions: vec![promise("Maya", "speak to her manager", "")],
            topics: vec![topic("Maya", "Pay round")],
            notes: vec![note("10 November", "Talks over quieter people in reviews")],
            to_tell: vec![note("10 November", "Let others finish")],
        };
        all
    }

    /// With names and a date, and nothing else.
    pub(in crate::templates) fn empty() -> Self {
        let shared = Shared {
            name: "Ana Lima".into(),
            first_name: "Ana".into(),
            mentor: "Maya Lind".into(),
            mentor_first: "Maya".into(),
            mentee: "Ana Lima".into(),
            mentee_first: "Ana".into(),
            date: "20 November 2026".into(),
            weekday: "Friday".into(),
            ..Shared::default()
        };
        Self { shared, private: Private::default() }
    }

    pub(in crate::templates) fn shared(&self) -> Value {
        self.shared.value()
    }

    pub(in crate::templates) fn private(&self) -> Value {
        self.private.beside(&self.shared)
    }

    /// The names that a shared part may use.
    pub(in crate::templates) fn known_shared() -> serde_json::Value {
        serde_json::to_value(Self::full().shared).unwrap_or_default()
    }

    /// The names that a private part may use.
    pub(in crate::templates) fn known_private() -> serde_json::Value {
        let full = Self::full();
        let mut known = serde_json::to_value(&full.shared).unwrap_or_default();
        if let Some(map) = known.as_object_mut() {
            map.insert("private".into(), serde_json::to_value(&full.private).unwrap_or_default());
        }
        known
    }

    /// Every name with what it is in the example.
    pub(in crate::templates) fn placeholders() -> Vec<TemplatePlaceholder> {
        placeholders(&Self::known_private())
    }
}

/// Every name of what is known, with what it is there.
pub(crate) fn placeholders(known: &serde_json::Value) -> Vec<TemplatePlaceholder> {
    let mut found = Vec::new();
    collect(known, "", &mut found);
    found
}

fn collect(value: &serde_json::Value, name: &str, found: &mut Vec<TemplatePlaceholder>) {
    let mut say = |example: String| {
        let private = name.starts_with("private.");
        found.push(TemplatePlaceholder { name: name.to_owned(), private, example });
    };
    match value {
        serde_json::Value::Object(map) => {
            for (key, inner) in map {
                let inner_name = if name.is_empty() { key.clone() } else { format!("{name}.{key}") };
                collect(inner, &inner_name, found);
            }
        }
        serde_json::Value::Array(list) => match list.first() {
            Some(serde_json::Value::Object(fields)) => {
                let fields: Vec<&str> = fields.keys().map(String::as_str).collect();
                say(format!("a list; each has {}", fields.join(", ")));
            }
            _ => say("a list of lines".to_owned()),
        },
        serde_json::Value::String(text) => say(text.clone()),
        other => say(other.to_string()),
    }
}
