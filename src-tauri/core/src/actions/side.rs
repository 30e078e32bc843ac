//! Whose promise a line is, by its `@name`.

use crate::error::Result;
use crate::mentorships::MentorshipRow;
use crate::people::{self, PersonRow, fold, spaced};
use crate::workspace::View;

use super::ActionOwner;

/// The two sides of a mentorship, with everybody else who could be meant.
#[derive(Debug)]
pub(super) struct Sides {
    mentor: PersonRow,
    mentee: PersonRow,
    others: Vec<PersonRow>,
    /// The side that `@me`, and a line without a name, speaks of.
    me: ActionOwner,
}

/// How well a name fits; the first kind that fits anybody decides.
const FITS: [fn(&PersonRow, &str) -> bool; 4] = [
    |p, wanted| spaced(&p.name) == wanted || p.aliases.iter().any(|a| spaced(a) == wanted),
    |p, wanted| p.email.as_deref().is_some_and(|e| fold(e) == wanted || handle(e) == wanted),
    |p, wanted| spaced(&p.name).split_whitespace().any(|word| word == wanted),
    |p, wanted| spaced(&p.name).contains(wanted),
];

impl Sides {
    pub(super) fn of(view: &View<'_>, mentorship: &MentorshipRow) -> Result<Self> {
        let mentor = people::get(view, &mentorship.mentor)?;
        let mentee = people::get(view, &mentorship.mentee)?;
        Self::between(view, mentor, mentee)
    }

    /// The sides of two people, whether or not a mentorship joins them.
    pub(super) fn between(view: &View<'_>, mentor: PersonRow, mentee: PersonRow) -> Result<Self> {
        let others = view.all("WHERE id NOT IN (?1, ?2)", [&mentor.id, &mentee.id])?;
        let me = if mentee.owner { ActionOwner::Mentee } else { ActionOwner::Mentor };
        Ok(Self { mentor, mentee, others, me })
    }

    /// The owner of a line with this leading mention, and the name as written where it is
    /// neither of the two.
    pub(super) fn owner(&self, mention: Option<&str>) -> (ActionOwner, Option<String>) {
        let Some(written) = mention else { return (self.me, None) };
        match fold(written).as_str() {
            "me" => (self.me, None),
            "mentor" => (ActionOwner::Mentor, None),
            "mentee" => (ActionOwner::Mentee, None),
            _ => match self.named(&spaced(written)) {
                Some(side) => (side, None),
                None => (ActionOwner::Other, Some(written.to_owned())),
            },
        }
    }

    fn named(&self, wanted: &str) -> Option<ActionOwner> {
        for fits in FITS {
            match (fits(&self.mentor, wanted), fits(&self.mentee, wanted)) {
                (true, false) => return Some(ActionOwner::Mentor),
                (false, true) => return Some(ActionOwner::Mentee),
                (true, true) => return None,
                // Somebody else's own name is no part of one of the two.
                (false, false) if self.others.iter().any(|p| fits(p, wanted)) => return None,
                (false, false) => {}
            }
        }
        None
    }

    /// What to write after `@` for a side: the shortest name that reads back as it.
    pub(super) fn mention(&self, side: ActionOwner) -> Option<String> {
        let (person, word) = match side {
            ActionOwner::Mentor => (&self.mentor, "mentor"),
            ActionOwner::Mentee => (&self.mentee, "mentee"),
            ActionOwner::Other => return None,
        };
        if side == self.me {
            return Some("me".to_owned());
        }
        let first = person.name.split_whitespace().next().map(str::to_lowercase);
        [first, Some(person.name.clone())]
            .into_iter()
            .flatten()
            .find(|name| self.owner(Some(name)) == (side, None))
            .or_else(|| Some(word.to_owned()))
    }
}

/// The part of an address before its `@`.
fn handle(email: &str) -> String {
    spaced(email.split('@').next().unwrap_or_default())
}
