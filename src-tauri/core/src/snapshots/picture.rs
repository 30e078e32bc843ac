//! A snapshot read whole: its ladder, its voices and their ratings.

use std::collections::HashMap;
use std::rc::Rc;

use crate::error::{Error, Result};
use crate::frameworks::{self, FrameworkRow, Ladder};
use crate::ids;
use crate::snapshots::{RatingRow, SnapshotRow, Stage, VoiceRow};
use crate::store::{FrameworkId, PersonId};
use crate::workspace::View;

/// A voice with its ratings, and what it is called in the snapshot: its stage, and from the
/// second peer on `peer-2`, `peer-3`, in the order they were added.
#[derive(Debug, Clone)]
pub(crate) struct Voiced {
    pub key: String,
    pub row: VoiceRow,
    pub ratings: Vec<RatingRow>,
}

impl Voiced {
    /// The rating of a competency, where the voice has one.
    pub fn rating(&self, slug: &str) -> Option<&RatingRow> {
        self.ratings.iter().find(|rating| rating.competency == slug)
    }

    /// How many competencies it assessed.
    pub fn assessed(&self) -> usize {
        self.ratings.iter().filter(|rating| rating.level.is_some()).count()
    }
}

/// A snapshot, whole.
#[derive(Debug, Clone)]
pub(crate) struct Picture {
    pub row: SnapshotRow,
    pub framework: Rc<FrameworkRow>,
    pub voices: Vec<Voiced>,
}

/// The rating that counts for a competency, and whose view it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Standing<'a> {
    pub level: u8,
    pub stage: Stage,
    pub rating: &'a RatingRow,
}

impl Picture {
    /// The ladder it stands against.
    pub fn ladder(&self) -> &Ladder {
        &self.framework.body.0
    }

    /// The voices that count: the closed ones, or all of them while none is closed.
    fn counting(&self) -> impl Iterator<Item = &Voiced> {
        let any_closed = self.voices.iter().any(|v| v.row.closed_on.is_some() && v.assessed() > 0);
        self.voices.iter().filter(move |v| !any_closed || v.row.closed_on.is_some())
    }

    /// The rating that counts: agreed, else mentor, else self, else a peer's.
    pub fn standing(&self, slug: &str) -> Option<Standing<'_>> {
        Stage::BY_WEIGHT.iter().find_map(|stage| {
            self.counting().filter(|v| v.row.stage == *stage).find_map(|voice| {
                let rating = voice.rating(slug)?;
                Some(Standing { level: rating.level?, stage: *stage, rating })
            })
        })
    }

    /// Whether some voice assessed something; `closed`: whether a closed one did.
    pub fn says_something(&self, closed: bool) -> bool {
        self.voices.iter().any(|v| v.assessed() > 0 && (!closed || v.row.closed_on.is_some()))
    }

    /// The voice of a stage that assessed something.
    pub fn voice(&self, stage: Stage) -> Option<&Voiced> {
        self.voices.iter().find(|v| v.row.stage == stage && v.assessed() > 0)
    }
}

/// Reads snapshots; a ladder that several stand against is read once.
#[derive(Debug)]
pub(crate) struct Pictures<'v> {
    view: View<'v>,
    ladders: HashMap<FrameworkId, Rc<FrameworkRow>>,
}

impl<'v> Pictures<'v> {
    pub fn new(view: &View<'v>) -> Self {
        Self { view: *view, ladders: HashMap::new() }
    }

    /// The snapshot of an id or its end.
    pub fn named(&mut self, id: &str) -> Result<Picture> {
        let id = ids::resolve(&self.view, "snapshot", "snapshot", id)?;
        let row: Option<SnapshotRow> = self.view.get(&id)?;
        self.whole(row.ok_or_else(|| Error::not_found("snapshot", &id))?)
    }

    /// All snapshots of a person, oldest first.
    pub fn of(&mut self, person: &PersonId) -> Result<Vec<Picture>> {
        let rows: Vec<SnapshotRow> =
            self.view.all("WHERE person = ?1 ORDER BY on_date, created_at, id", [person])?;
        rows.into_iter().map(|row| self.whole(row)).collect()
    }

    /// The last snapshot that says something: with a closed voice, else with any.
    pub fn latest(&mut self, person: &PersonId) -> Result<Option<Picture>> {
        let mut all = self.of(person)?;
        let at = all.iter().rposition(|p| p.says_something(true));
        let at = at.or_else(|| all.iter().rposition(|p| p.says_something(false)));
        Ok(at.map(|at| all.swap_remove(at)))
    }

    /// The last snapshot before this one, of the same framework whatever its version, that says something.
    pub fn before(&mut self, picture: &Picture) -> Result<Option<Picture>> {
        let all = self.of(&picture.row.person)?;
        let here = all.iter().position(|p| p.row.id == picture.row.id).unwrap_or(0);
        Ok(all
            .into_iter()
            .take(here)
            .rev()
            .find(|p| p.framework.name == picture.framework.name && p.says_something(false)))
    }

    /// A snapshot's row with all that hangs on it.
    pub fn whole(&mut self, row: SnapshotRow) -> Result<Picture> {
        if !self.ladders.contains_key(&row.framework) {
            let framework = Rc::new(frameworks::get(&self.view, &row.framework)?);
            self.ladders.insert(row.framework.clone(), framework);
        }
        let framework = self.ladders.get(&row.framework).map(Rc::clone);
        let framework = framework.ok_or_else(|| Error::not_found("framework", row.framework.as_str()))?;
        let mut rows: Vec<VoiceRow> =
            self.view.all("WHERE snapshot = ?1 ORDER BY created_at, id", [&row.id])?;
        rows.sort_by_key(|voice| voice.stage);
        let mut peers = 0;
        let mut voices = Vec::with_capacity(rows.len());
        for voice in rows {
            if voice.stage == Stage::Peer {
                peers += 1;
            }
            let key = match (voice.stage, peers) {
                (Stage::Peer, 2..) => format!("{}-{peers}", voice.stage),
                (stage, _) => stage.to_string(),
            };
            let ratings = self.view.all("WHERE voice = ?1 ORDER BY competency", [&voice.id])?;
            voices.push(Voiced { key, row: voice, ratings });
        }
        Ok(Picture { row, framework, voices })
    }
}
