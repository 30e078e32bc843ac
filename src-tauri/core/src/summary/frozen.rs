//! Final texts: frozen with all they rest on, so that nothing done later alters a letter.
//!
//! The row keeps the summary and the pool it was written from; a final text is never composed
//! again. What was made private since stays in it, is told, and is asked about before it goes
//! out once more.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::draft::{Made, SummaryRow};
use super::gather::{Item, Pool, Story};
use super::movement::Growth;
use super::names::{Called, Kept, Names};
use super::shareable::SharedPerson;
use super::{Summary, SummaryEvidence, hash};
use crate::error::{Code, Error, Result};
use crate::evidence::CitedKind;
use crate::period::Period;
use crate::store::params;
use crate::workspace::View;

/// What is kept of a final text.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Frozen {
    /// The day it was made final.
    pub on: NaiveDate,
    pub summary: Summary,
    /// The hash of what would have been composed anew that day; another one later is a change.
    pub anew: String,
    person: SharedPerson,
    items: Vec<Item>,
    goals: Vec<Story>,
    growth: Option<Growth>,
    competencies: BTreeMap<String, String>,
    meetings: usize,
}

impl Frozen {
    /// Freezes what was made, as it is.
    pub(super) fn of(made: &Made, on: NaiveDate, anew: String) -> Self {
        let pool = &made.pool;
        let mut person = pool.person.clone();
        // They only serve to find names.
        person.aliases.0.clear();
        Self {
            on,
            summary: made.summary.clone(),
            anew,
            person,
            items: pool.items.clone(),
            goals: pool.goals.clone(),
            growth: pool.growth.clone(),
            competencies: pool.competencies.clone(),
            meetings: pool.meetings,
        }
    }

    /// As the row keeps it.
    ///
    /// # Errors
    /// Never for what [`Frozen::of`] gave.
    pub(super) fn kept(&self) -> Result<Value> {
        serde_json::to_value(self).map_err(|e| {
            Error::new(Code::Failed, format!("the final text cannot be kept: {e}; nothing was changed"))
        })
    }

    /// What a final row keeps; nothing for a draft.
    ///
    /// # Errors
    /// `failed` where it cannot be read: another text is never shown in its place.
    pub(super) fn read(row: &SummaryRow) -> Result<Option<Self>> {
        let Some(kept) = row.body.0.frozen.clone().filter(|_| row.final_at.is_some()) else {
            return Ok(None);
        };
        let frozen = serde_json::from_value(kept).map_err(|e| {
            Error::new(
                Code::Failed,
                format!(
                    "this final text was kept by another version and cannot be read by this one ({e}); \
                     it is left as it was; use the newest Trellis"
                ),
            )
        })?;
        Ok(Some(frozen))
    }

    /// The final text as it was made, with what was made private since.
    pub(super) fn shown(self, view: &View<'_>, row: &SummaryRow) -> Result<Made> {
        let mut summary = self.summary.clone();
        summary.id = Some(row.id.clone());
        summary.private_since = self.private_since(view)?;
        let pool = Pool {
            period: Period { from: summary.from, to: summary.to },
            person: self.person,
            items: self.items,
            goals: self.goals,
            growth: self.growth,
            competencies: self.competencies,
            meetings: self.meetings,
            names: Names::new(&Called::default(), &[], Kept::default()),
            layout: String::new(),
        };
        Ok(Made::frozen(summary, pool, self.on))
    }

    /// Ids of what it rests on that is private now.
    pub(super) fn private_since(&self, view: &View<'_>) -> Result<Vec<String>> {
        let evidence = self.summary.evidence.iter().map(|e| e.id.as_str());
        let goals = self.goals.iter().map(|goal| goal.id.as_str());
        let ids: Vec<&str> = evidence.chain(goals).collect();
        let standings = self.growth.iter().flat_map(|g| g.standings.iter().chain(&g.voices));
        let voices: Vec<(&str, &str)> = standings.map(|s| (s.snapshot.as_str(), s.stage.as_str())).collect();
        let sql = include_str!("../store/sql/summary/private_since.sql");
        view.query(sql, params![json!(ids).to_string(), json!(voices).to_string()], |row| row.get(0))
    }

    /// Without what is for the owner alone; nothing where it holds what is private by now.
    pub(super) fn leaving(mut self, view: &View<'_>) -> Result<Option<Self>> {
        if !self.private_since(view)?.is_empty() {
            return Ok(None);
        }
        self.summary.private_left_out = 0;
        self.summary.names_kept.clear();
        self.summary.names_found.clear();
        for section in &mut self.summary.sections {
            section.claims.clear();
            section.html.clear();
        }
        Ok(Some(self))
    }
}

/// The hash of what a reader reads, whatever the days are called.
pub(super) fn text_hash(summary: &Summary) -> String {
    let sections: Vec<(&str, &str)> =
        summary.sections.iter().map(|s| (s.title.as_str(), s.text.as_str())).collect();
    let cited = |e: &&SummaryEvidence| e.cited;
    let evidence: Vec<(u32, NaiveDate, CitedKind, &str)> =
        summary.evidence.iter().filter(cited).map(|e| (e.number, e.on, e.kind, e.text.as_str())).collect();
    hash(&(sections, evidence))
}

/// What to say of a final text that holds what is private by now.
pub(super) fn ask(summary: &Summary) -> Option<String> {
    let numbers: Vec<String> = summary
        .evidence
        .iter()
        .filter(|e| summary.private_since.contains(&e.id))
        .map(|e| format!("[{}]", e.number))
        .collect();
    match (summary.private_since.len(), numbers.as_slice()) {
        (0, _) => None,
        (_, []) => Some("this final text holds something that was made private since".to_owned()),
        (_, [one]) => Some(format!("this final text holds {one}, which was made private since")),
        (_, several) => {
            Some(format!("this final text holds {}, which were made private since", several.join(", ")))
        }
    }
}
