//! Packets: what is put together for somebody else out of the same parts as a summary, and
//! written by the same papers.
//!
//! [`handover`] is for the next mentor, [`mentoring`] is what the owner's mentees reached,
//! [`team`] counts what everybody did. Each begins as a summary, so that it can hold only what
//! the one door of [`super::gather`] lets through. [`batch`] says for whom a summary can be
//! written.

mod batch;
mod handover;
mod mentoring;
mod team;

use chrono::NaiveDate;

pub use batch::{BatchPerson, SummaryBatch, SummaryBatched, batch};

use super::draft::{Made, content_hash};
use super::names::Kept;
use super::{SummaryFile, SummaryFormat, SummaryNames, SummarySection, render};
use crate::error::{Error, Result};
use crate::period::{self, Period};
use crate::store::{PersonId, params};
use crate::workspace::View;
use crate::{input, words};

words! {
    /// What is put together.
    pub enum PacketKind {
        /// For the next mentor of a person: a summary with what is agreed and still open.
        Handover = "handover",
        /// What the owner's mentees reached, for the owner's own review.
        Mentoring = "mentoring",
        /// What everybody who was mentored did, in numbers of all together.
        Team = "team",
    }
}

input! {
    /// Writes a packet of a period.
    pub struct PacketRender {
        /// Which.
        pub packet: Option<PacketKind>,
        /// Of whom, for a handover.
        pub person: Option<String>,
        /// `2026`, `2026-H1` or `2026-Q3`; the current half-year up to today when absent.
        pub period: Option<String>,
        /// The first day, instead of a named period.
        pub from: Option<NaiveDate>,
        /// The last day.
        pub to: Option<NaiveDate>,
        /// What happens to names: `role` when absent. With `keep` a mentoring packet names the
        /// mentees. A report of the team never names anybody.
        pub names: Option<SummaryNames>,
        /// The format; `md` when absent.
        pub format: Option<SummaryFormat>,
    }
}

/// Writes a packet.
///
/// # Errors
/// `invalid` where it is not said which, `refused` where there is nobody it could be about.
pub fn packet(view: &View<'_>, input: &PacketRender) -> Result<SummaryFile> {
    let Some(kind) = input.packet else {
        return Err(Error::invalid(
            "packet",
            "which packet was not said; nothing was written; choose handover, mentoring or team",
        ));
    };
    let keep = Kept::all(input.names == Some(SummaryNames::Keep));
    let chosen = || period::choose(view, input.period.as_deref(), input.from, input.to);
    let mut made = match kind {
        PacketKind::Handover => handover::made(view, input, keep)?,
        PacketKind::Mentoring => mentoring::made(view, chosen()?, keep)?,
        PacketKind::Team => team::made(view, chosen()?)?,
    };
    made.summary.sha256 = content_hash(&made.summary);
    let format = input.format.unwrap_or(SummaryFormat::Md);
    // What was found is the owner's to know; the data would tell it to others.
    if format == SummaryFormat::Json && kind != PacketKind::Handover {
        made.summary.names_found.clear();
    }
    render::render(&made.summary, &made.pool, format, view.today())
}

/// Those who were mentored in a period, by one mentor or by anybody.
fn mentees(view: &View<'_>, period: Period, mentor: Option<&PersonId>) -> Result<Vec<PersonId>> {
    let sql = include_str!("../../store/sql/summary/mentees.sql");
    view.query(sql, params![period.from, period.to, mentor], |row| row.get(0))
}

/// A part of a packet that nobody edited.
fn section(title: &str, text: &str) -> SummarySection {
    SummarySection {
        title: title.to_owned(),
        text: text.trim().to_owned(),
        citations: Vec::new(),
        edited: false,
        html: String::new(),
        claims: Vec::new(),
    }
}

/// Puts other sections in the place of those that were composed; empty ones are left out.
fn retell(made: &mut Made, template: &str, sections: Vec<SummarySection>) {
    template.clone_into(&mut made.summary.template);
    made.summary.sections = sections.into_iter().filter(|section| !section.text.is_empty()).collect();
    let texts = &made.summary.sections;
    for evidence in &mut made.summary.evidence {
        let mark = format!("[{}]", evidence.number);
        evidence.cited = texts.iter().any(|section| section.text.contains(&mark));
    }
}
