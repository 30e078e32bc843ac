//! What the owner said about a pair: a wish, a pin, a veto.

use crate::error::{Error, Result};
use crate::people;
use crate::store::{PairingId, PersonId, params};
use crate::transact::Tx;
use crate::workspace::View;
use crate::{input, output, table, words};

words! {
    /// What the owner said about a pair.
    pub enum PairMark {
        /// One of the two, or the owner, would like it: it weighs more.
        Wish = "wish",
        /// It is to be chosen, as far as seats allow.
        Pin = "pin",
        /// It is never to be chosen.
        Veto = "veto",
    }
}

table! {
    /// A mark's row.
    pub struct PairingRow in "pairing" {
        pub id: PairingId,
        pub mentor: PersonId,
        pub mentee: PersonId,
        pub mark: PairMark,
        pub created_at: String,
        pub updated_at: String,
    }
}

input! {
    /// Says something about a pair, or takes back what was said.
    pub struct PairingMark {
        /// Who would give.
        pub mentor: String,
        /// Who would grow.
        pub mentee: String,
        /// Wish, pin or veto; nothing takes it back.
        pub mark: Option<PairMark>,
    }
    /// Lists what was said about pairs.
    pub struct PairingList {}
}

output! {
    /// A pair with what was said about it.
    pub struct Pairing {
        /// The mentor.
        pub mentor: PersonId,
        /// Their name.
        pub mentor_name: String,
        /// The mentee.
        pub mentee: PersonId,
        /// Their name.
        pub mentee_name: String,
        /// What was said; nothing once it was taken back.
        pub mark: Option<PairMark>,
    }
    /// What was said about pairs, by the mentor's name.
    pub struct Pairings {
        /// The pairs.
        pub pairings: Vec<Pairing>,
    }
}

/// Marks a pair.
///
/// # Errors
/// `refused` where both are the same person.
pub fn mark_pair(tx: &mut Tx<'_>, input: PairingMark) -> Result<Pairing> {
    let mentor = people::resolve(tx, &input.mentor).map_err(|e| e.in_field("mentor"))?;
    let mentee = people::resolve(tx, &input.mentee).map_err(|e| e.in_field("mentee"))?;
    if mentor.id == mentee.id {
        return Err(Error::refused("nobody is their own mentor; nothing was changed; name two people"));
    }
    let there: Option<PairingRow> =
        tx.first("WHERE mentor = ?1 AND mentee = ?2", params![mentor.id, mentee.id])?;
    match (there, input.mark) {
        (None, None) => {}
        (Some(row), None) => {
            tx.subject("pairing", row.id.as_str());
            tx.delete("pairing", row.id.as_str())?;
        }
        (Some(mut row), Some(mark)) => {
            row.mark = mark;
            tx.subject("pairing", row.id.as_str());
            tx.update(&row)?;
        }
        (None, Some(mark)) => {
            let row = PairingRow {
                id: tx.id(),
                mentor: mentor.id.clone(),
                mentee: mentee.id.clone(),
                mark,
                created_at: tx.moment(),
                updated_at: tx.moment(),
            };
            tx.subject("pairing", row.id.as_str());
            tx.insert(&row)?;
        }
    }
    tx.about(mentee.id.as_str());
    Ok(Pairing {
        mentor: mentor.id,
        mentor_name: mentor.name,
        mentee: mentee.id,
        mentee_name: mentee.name,
        mark: input.mark,
    })
}

/// Lists the marks.
pub fn list_pairs(view: &View<'_>, _: &PairingList) -> Result<Pairings> {
    let rows: Vec<PairingRow> = view.all("ORDER BY id", [])?;
    let mut pairings = Vec::with_capacity(rows.len());
    for row in rows {
        pairings.push(Pairing {
            mentor_name: people::name_of(view, &row.mentor)?,
            mentee_name: people::name_of(view, &row.mentee)?,
            mentor: row.mentor,
            mentee: row.mentee,
            mark: Some(row.mark),
        });
    }
    pairings.sort_by_cached_key(|p| (people::fold(&p.mentor_name), people::fold(&p.mentee_name)));
    Ok(Pairings { pairings })
}
