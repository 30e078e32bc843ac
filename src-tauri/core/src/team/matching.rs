//! Who could mentor whom: every pair that may be, with its score and reasons, and the best set.
//! Nothing is begun here; that is `mentorship.add`, after a yes.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::error::Result;
use crate::frameworks::{self, Ladder};
use crate::mentorships::{MentorshipKind, MentorshipRow};
use crate::people::{PersonRow, fold};
use crate::snapshots::aimed;
use crate::store::PersonId;
use crate::team::assign::{Edge, best};
use crate::team::board::{Board, Sheet, members};
use crate::team::fit::{Fit, Levels, MatchLearn, fit};
use crate::team::load::{running, seats};
use crate::team::pairing::{PairMark, PairingRow};
use crate::workspace::View;
use crate::{input, output};

input! {
    /// Suggests mentors. Of every two people the mentee is looked at on the ladder they were rated
    /// on last, but on no ladder that is retired. It is for the owner, and changes nothing.
    pub struct TeamMatch {
        /// Only this ladder.
        pub framework: Option<String>,
        /// Only mentees of this team.
        pub team: Option<String>,
        /// Lists everybody's seats too.
        pub seats: bool,
        /// Leaves `pairs` empty: of many people there are very many.
        pub brief: bool,
    }
}

output! {
    /// A pair that may be.
    pub struct MatchPair {
        /// Who would give.
        pub mentor: PersonId,
        /// Their name.
        pub mentor_name: String,
        /// Who would grow.
        pub mentee: PersonId,
        /// Their name.
        pub mentee_name: String,
        /// What the pair is worth; of the pair, never of a person.
        pub score: u32,
        /// Why, the weightiest first.
        pub reasons: Vec<String>,
        /// What could be learnt, the most first.
        pub learn: Vec<MatchLearn>,
        /// What was said about the pair.
        pub mark: Option<PairMark>,
    }
    /// A pair that would fit and may not be.
    pub struct MatchApart {
        /// Who would give.
        pub mentor: PersonId,
        /// Their name.
        pub mentor_name: String,
        /// Who would grow.
        pub mentee: PersonId,
        /// Their name.
        pub mentee_name: String,
        /// Why not.
        pub why: String,
        /// What was said about the pair.
        pub mark: Option<PairMark>,
    }
    /// Somebody who was not looked at as a mentor or as a mentee.
    pub struct MatchLeftOut {
        /// Who.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// Why.
        pub why: String,
    }
    /// A mentor's seats.
    pub struct MatchSeat {
        /// Who.
        pub mentor: PersonId,
        /// Their name.
        pub mentor_name: String,
        /// How many mentees they take; 1 where they did not say.
        pub capacity: u32,
        /// How many they have.
        pub taken: u32,
        /// How many more they can take.
        pub free: u32,
    }
    /// Suggestions.
    pub struct TeamMatches {
        /// Every pair that may be, by the mentee's name, then the mentor's.
        pub pairs: Vec<MatchPair>,
        /// The set with the greatest total: one mentor per mentee, no mentor beyond their free
        /// seats. By the mentee's name.
        pub chosen: Vec<MatchPair>,
        /// The scores of the chosen pairs together.
        pub total: u32,
        /// Pairs that would fit and may not be, by the mentee's name.
        pub apart: Vec<MatchApart>,
        /// Who was not looked at, by name.
        pub left_out: Vec<MatchLeftOut>,
        /// Everybody's seats, by name, where asked for.
        pub seats: Vec<MatchSeat>,
    }
}

/// What is known of two people besides their levels.
struct Bonds {
    manages: HashSet<(PersonId, PersonId)>,
    paired: HashSet<(PersonId, PersonId)>,
    ended: HashMap<(PersonId, PersonId), NaiveDate>,
    marks: HashMap<(PersonId, PersonId), PairMark>,
}

/// Suggests mentors.
pub fn matching(view: &View<'_>, input: &TeamMatch) -> Result<TeamMatches> {
    let today = view.today();
    let named = match input.framework.as_deref().filter(|name| !name.trim().is_empty()) {
        Some(name) => Some(frameworks::resolve(view, name, None).map_err(|e| e.in_field("framework"))?),
        None => None,
    };
    let board = Board::read(view, today, None, named.as_ref())?;
    let mut mentors: Vec<PersonRow> = view.all("WHERE archived_on IS NULL ORDER BY id", [])?;
    mentors.sort_by_cached_key(|person| fold(&person.name));
    let mentees = members(view, input.team.as_deref())?;
    let running = running(view)?;
    let seats = seats(&mentors, &running);
    let free: HashMap<&PersonId, u32> = seats.iter().map(|seat| (&seat.person, seat.free)).collect();
    let bonds = bonds(view, &running)?;
    let mut levels = Known { board: &board, cache: HashMap::new() };
    let mut edges = Vec::new();
    let mut fits: Vec<(usize, usize, Option<String>, Fit)> = Vec::new();
    let mut found = TeamMatches {
        pairs: Vec::new(),
        chosen: Vec::new(),
        total: 0,
        apart: Vec::new(),
        left_out: Vec::new(),
        seats: Vec::new(),
    };
    for (at, mentee) in mentees.iter().enumerate() {
        let last = match &named {
            Some(row) => board.sheet(&mentee.id, &row.name).map(|_| row.name.clone()),
            None => board.last_of(&mentee.id).map(|(name, _)| name.to_owned()),
        };
        // Nobody is matched on a ladder that is retired, unless somebody asks for that very one.
        let retired = last.clone().filter(|name| named.is_none() && board.is_retired(name));
        let last = last.filter(|_| retired.is_none());
        if last.is_none() {
            let why = match retired {
                Some(name) => {
                    format!("Rated on “{name}” only, which is retired; assess them on another ladder.")
                }
                None => "Not rated yet on a ladder, so nothing to learn is known.".to_owned(),
            };
            found.left_out.push(left_out(mentee, why));
        }
        for (by, mentor) in mentors.iter().enumerate().filter(|(_, mentor)| mentor.id != mentee.id) {
            let pair = (mentor.id.clone(), mentee.id.clone());
            let mark = bonds.marks.get(&pair).copied();
            let ladder = last.as_deref();
            let fit = {
                let giver = levels.of(mentor, ladder);
                let grower = levels.of(mentee, ladder);
                let again = bonds.ended.get(&pair).copied();
                fit((mentor, giver.as_deref()), (mentee, grower.as_deref()), again, mark, today)
            };
            let Some(fit) = fit else { continue };
            if let Some(why) = bonds.against(&pair, mentor, mentee) {
                found.apart.push(apart(mentor, mentee, why, mark));
            } else if free.get(&mentor.id).copied().unwrap_or_default() > 0 {
                edges.push(Edge { mentor: by, mentee: at, score: fit.score });
                fits.push((by, at, last.clone(), fit));
            }
        }
    }
    let by_place: Vec<u32> =
        mentors.iter().map(|mentor| free.get(&mentor.id).copied().unwrap_or_default()).collect();
    let chosen = best(&edges, &by_place);
    let mut told = |at: usize| {
        let (by, to, ladder, fit) = fits.get(at)?;
        Some(pair(&mut levels, mentors.get(*by)?, mentees.get(*to)?, ladder.as_deref(), fit))
    };
    found.chosen = chosen.into_iter().filter_map(&mut told).collect();
    if !input.brief {
        found.pairs = (0..edges.len()).filter_map(&mut told).collect();
    }
    found.total = found.chosen.iter().map(|pair| pair.score).sum();
    for seat in seats.iter().filter(|seat| seat.free == 0) {
        let why = if seat.capacity == 0 {
            "Takes no mentees.".to_owned()
        } else {
            format!("No free seat as a mentor: {}.", seat.words)
        };
        found.left_out.push(MatchLeftOut {
            person: seat.person.clone(),
            person_name: seat.person_name.clone(),
            why,
        });
    }
    if input.seats {
        found.seats = seats
            .into_iter()
            .map(|seat| MatchSeat {
                mentor: seat.person,
                mentor_name: seat.person_name,
                capacity: seat.capacity,
                taken: seat.taken,
                free: seat.free,
            })
            .collect();
    }
    found.left_out.sort_by_cached_key(|one| fold(&one.person_name));
    Ok(found)
}

fn bonds(view: &View<'_>, running: &[MentorshipRow]) -> Result<Bonds> {
    let key = |row: &MentorshipRow| (row.mentor.clone(), row.mentee.clone());
    let manages = |row: &&MentorshipRow| row.kind == MentorshipKind::Manager;
    let all: Vec<MentorshipRow> = view.all("WHERE ended_on IS NOT NULL ORDER BY ended_on, id", [])?;
    let marks: Vec<PairingRow> = view.all("", [])?;
    Ok(Bonds {
        manages: running.iter().filter(manages).map(key).collect(),
        paired: running.iter().filter(|row| !manages(row)).map(key).collect(),
        ended: all
            .iter()
            .filter(|row| !manages(row) && !row.is_active(view.today()))
            .filter_map(|row| Some((key(row), row.ended_on?)))
            .collect(),
        marks: marks.into_iter().map(|row| ((row.mentor, row.mentee), row.mark)).collect(),
    })
}

impl Bonds {
    /// Why two people may not be a pair.
    fn against(&self, pair: &(PersonId, PersonId), mentor: &PersonRow, mentee: &PersonRow) -> Option<String> {
        if self.marks.get(pair) == Some(&PairMark::Veto) {
            return Some("You ruled this pair out.".to_owned());
        }
        if self.manages.contains(pair) {
            return Some(format!("{} manages {}.", mentor.name, mentee.name));
        }
        self.paired.contains(pair).then(|| format!("{} mentors {} already.", mentor.name, mentee.name))
    }
}

/// People's levels as numbers, read once for each ladder.
struct Known<'b> {
    board: &'b Board,
    cache: HashMap<(PersonId, String), Option<std::rc::Rc<Levels>>>,
}

impl Known<'_> {
    fn of(&mut self, person: &PersonRow, ladder: Option<&str>) -> Option<std::rc::Rc<Levels>> {
        let name = ladder?;
        let board = self.board;
        let key = (person.id.clone(), name.to_owned());
        self.cache
            .entry(key)
            .or_insert_with(|| {
                let sheet = board.sheet(&person.id, name)?;
                Some(std::rc::Rc::new(numbers(board.ladder(name)?, person, sheet)))
            })
            .clone()
    }
}

fn numbers(ladder: &Ladder, person: &PersonRow, sheet: &Sheet) -> Levels {
    let top = u8::try_from(ladder.levels.len()).unwrap_or(u8::MAX);
    let expected = person
        .target
        .as_deref()
        .and_then(|target| aimed(ladder, target, person.role.as_deref().unwrap_or_default()));
    let rated: Vec<Option<u8>> =
        ladder.competencies().map(|c| sheet.standings.get(&c.slug).map(|s| s.level)).collect();
    let aims = ladder
        .competencies()
        .zip(&rated)
        .map(|(competency, rated)| match &expected {
            Some(expected) => expected.by_slug.get(&competency.slug).copied(),
            None => rated.map(|level| level.saturating_add(1).min(top)),
        })
        .collect();
    Levels { rated, aims }
}

fn pair(
    levels: &mut Known<'_>,
    mentor: &PersonRow,
    mentee: &PersonRow,
    ladder: Option<&str>,
    fit: &Fit,
) -> MatchPair {
    let giver = levels.of(mentor, ladder);
    let grower = levels.of(mentee, ladder);
    let learn = match (ladder.and_then(|name| levels.board.ladder(name)), giver, grower) {
        (Some(ladder), Some(giver), Some(grower)) => fit.learn(ladder, &giver, &grower),
        _ => Vec::new(),
    };
    MatchPair {
        reasons: fit.reasons(mentor, mentee, &learn),
        mentor: mentor.id.clone(),
        mentor_name: mentor.name.clone(),
        mentee: mentee.id.clone(),
        mentee_name: mentee.name.clone(),
        score: fit.score,
        learn,
        mark: fit.mark(),
    }
}

fn apart(mentor: &PersonRow, mentee: &PersonRow, why: String, mark: Option<PairMark>) -> MatchApart {
    MatchApart {
        mentor: mentor.id.clone(),
        mentor_name: mentor.name.clone(),
        mentee: mentee.id.clone(),
        mentee_name: mentee.name.clone(),
        why,
        mark,
    }
}

fn left_out(person: &PersonRow, why: String) -> MatchLeftOut {
    MatchLeftOut { person: person.id.clone(), person_name: person.name.clone(), why }
}
