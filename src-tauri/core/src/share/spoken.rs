//! The grammar of notes in words that need no explanation: `@ana` is Ana, `due:2026-11-24` is
//! by 24 November.

use chrono::NaiveDate;

use super::gather::{SharedName, SharedTalk};
use crate::people::fold;
use crate::summary::Called;
use crate::wire::parse_date;
use crate::{dates, markdown};

/// Whom handles in the notes of a call may mean.
pub(super) struct Handles<'a> {
    pub talk: &'a SharedTalk,
    /// Those who took part.
    pub parties: &'a [SharedName],
    pub others: &'a [Called],
}

impl Handles<'_> {
    /// The one of the two that a handle means.
    fn party(&self, handle: &str) -> Option<&SharedName> {
        let wanted = spaced(handle);
        let of = |id| self.parties.iter().find(|p| &p.id == id);
        match wanted.as_str() {
            "mentee" => return of(&self.talk.mentee),
            "mentor" => return of(&self.talk.mentor),
            "me" => return self.parties.iter().find(|p| p.owner).or_else(|| of(&self.talk.mentor)),
            _ => {}
        }
        let whole = |name: &str, aliases: &[String]| {
            spaced(name) == wanted || aliases.iter().any(|alias| spaced(alias) == wanted)
        };
        if self.others.iter().any(|other| whole(&other.name, &other.aliases)) {
            return None;
        }
        let word = |p: &&SharedName| spaced(&p.name).split(' ').any(|word| word == wanted);
        let mut found = self.parties.iter().filter(|p| whole(&p.name, &p.aliases.0));
        let mut parts = self.parties.iter().filter(word);
        match (found.next(), parts.next(), parts.next()) {
            (Some(one), ..) | (None, Some(one), None) => Some(one),
            _ => None,
        }
    }
}

/// The notes with the handles of the two as their first names.
pub(super) fn handles(notes: &str, of: &Handles<'_>) -> String {
    let mut out = notes.to_owned();
    let mut done: Vec<String> = Vec::new();
    for handle in markdown::handles(notes) {
        if done.contains(&handle) {
            continue;
        }
        if let Some(party) = of.party(&handle) {
            let first = markdown::escape(party.name.split_whitespace().next().unwrap_or(&party.name));
            // Whose promise it is stands first: “Ana: ask about it”.
            for box_end in ["[ ] ", "[x] ", "[X] "] {
                out = out.replace(&format!("{box_end}@{handle} "), &format!("{box_end}{first}: "));
            }
            out = replaced(&out, &format!("@\"{handle}\""), &first);
            out = replaced(&out, &format!("@{handle}"), &first);
        }
        done.push(handle);
    }
    out
}

/// The notes with their dates as one says them, counted from the day of the call.
pub(super) fn dates(notes: &str, on: NaiveDate) -> String {
    let mut out = String::with_capacity(notes.len());
    let mut rest = notes;
    while let Some(at) = rest.find("due:") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let word = from.get("due:".len().."due:2026-11-24".len());
        let date = word.and_then(|word| parse_date(word).ok());
        let after = from.get("due:2026-11-24".len()..).unwrap_or_default();
        let begins = before.chars().next_back().is_none_or(char::is_whitespace) && !before.ends_with('`');
        let ends = after.chars().next().is_none_or(|c| !c.is_alphanumeric());
        match date.filter(|_| begins && ends) {
            Some(date) => {
                out.push_str(&format!("(by {})", dates::spoken(date, on)));
                rest = after;
            }
            None => {
                out.push_str("due:");
                rest = from.get("due:".len()..).unwrap_or_default();
            }
        }
    }
    out + rest
}

/// The notes with kept pictures as their names: the bytes stay in the file.
pub(super) fn pictures(notes: &str) -> String {
    let mut out = String::with_capacity(notes.len());
    let mut rest = notes;
    while let Some(at) = rest.find("](attachment:") {
        let (before, from) = rest.split_at(at);
        let end = from.find(')').map_or(from.len(), |end| end + 1);
        match before.rfind("![") {
            Some(begin) => {
                out.push_str(before.get(..begin).unwrap_or_default());
                out.push_str(before.get(begin + 2..).unwrap_or_default());
            }
            None => out.push_str(before),
        }
        rest = from.get(end..).unwrap_or_default();
    }
    out + rest
}

/// Every whole occurrence of a handle, replaced.
fn replaced(text: &str, handle: &str, name: &str) -> String {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(handle) {
        let (before, from) = rest.split_at(at);
        let after = from.get(handle.len()..).unwrap_or_default();
        let begins =
            !before.chars().next_back().or(out.chars().next_back()).is_some_and(|c| inside(c) || c == '.');
        let mut next = after.chars();
        let ends = match next.next() {
            Some('.') => !next.next().is_some_and(inside),
            Some(c) => !inside(c),
            None => true,
        };
        out.push_str(before);
        out.push_str(if begins && ends { name } else { handle });
        rest = after;
    }
    out + rest
}

fn spaced(text: &str) -> String {
    fold(text).replace(['.', '-', '_'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_said_and_what_is_no_date_stays() {
        let on = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
        assert_eq!(dates("draft due:2026-11-24.", on), "draft (by 24 November).");
        assert_eq!(dates("due:2027-01-02 x", on), "(by 2 January 2027) x");
        for same in [
            "due:soon",
            "overdue:2026-11-24",
            "due:2026-11-245",
            "due:2026-02-30",
            "due:",
            "`due:2026-11-24`",
        ] {
            assert_eq!(dates(same, on), same, "is no date");
        }
    }

    #[test]
    fn a_kept_picture_is_its_name() {
        let notes =
            "Look: ![the *board*](attachment:0199-a) and ![](attachment:b)\n![web](https://a.example/x.png)";
        assert_eq!(pictures(notes), "Look: the *board* and \n![web](https://a.example/x.png)");
        assert_eq!(pictures("see ![a \\[plan\\]](attachment:b)"), "see a \\[plan\\]", "with brackets in it");
        assert_eq!(pictures("](attachment:"), "", "what was never closed ends there");
    }

    #[test]
    fn a_handle_is_replaced_whole_or_not_at_all() {
        assert_eq!(
            replaced("@ana, @anabel @ana.lima a@ana @ana.", "@ana", "Ana"),
            "Ana, @anabel @ana.lima a@ana Ana."
        );
    }
}
