//! Joining two changes of one text.

use crate::markdown;

/// The text with both changes since `base`: by lines; where these are in each other's way
/// and one side only ticked boxes, the ticks are done in the other's text. `None` where
/// both cannot be kept.
pub(crate) fn merge(base: &str, one: &str, other: &str) -> Option<String> {
    if base == one || one == other {
        return Some(other.to_owned());
    }
    if base == other {
        return Some(one.to_owned());
    }
    diffy::merge(base, one, other)
        .ok()
        .or_else(|| ticked(base, one, other))
        .or_else(|| ticked(base, other, one))
}

/// `other` with the boxes ticked and opened that `ticks` ticked and opened, where it did
/// nothing else.
fn ticked(base: &str, ticks: &str, other: &str) -> Option<String> {
    // A box is one byte: most other changes show in the length.
    if base.len() != ticks.len() {
        return None;
    }
    // Dates do not matter here.
    let day = chrono::NaiveDate::default();
    let (before, after) = (markdown::read(base, day).tasks, markdown::read(ticks, day).tasks);
    let mut turned = Vec::new();
    let mut replayed = base.to_owned();
    for (at, (old, new)) in before.iter().zip(&after).enumerate() {
        if old.done != new.done {
            replayed = markdown::set_done(&replayed, at, new.done)?;
            turned.push((at, new.done));
        }
    }
    if replayed != ticks {
        return None;
    }
    let matched = markdown::match_tasks(base, other);
    let mut joined = other.to_owned();
    for (at, done) in turned {
        let here = matched.iter().position(|old| *old == Some(at))?;
        joined = markdown::set_done(&joined, here, done)?;
    }
    Some(joined)
}

#[cfg(test)]
mod tests {
    use super::merge;

    const BASE: &str = "- [ ] read the RFC\n- [ ] write the note\n";

    #[test]
    fn a_tick_and_typing_next_to_it_are_both_kept() {
        let ticked = "- [x] read the RFC\n- [ ] write the note\n";
        for typed in [
            "- [ ] read the RFC\n- [ ] write the note for Ana\n",
            "- [ ] read the RFC\nand tell Greta\n- [ ] write the note\n",
            "- [ ] read the RFC again\n- [ ] write the note\n",
            "Agenda\n- [ ] read the RFC\n- [ ] write the note\n\nBye",
        ] {
            let wanted = typed.replacen("[ ] read", "[x] read", 1);
            assert_eq!(merge(BASE, ticked, typed).as_deref(), Some(wanted.as_str()), "the tick joins");
            assert_eq!(merge(BASE, typed, ticked).as_deref(), Some(wanted.as_str()), "either way round");
        }
    }

    #[test]
    fn two_texts_for_one_line_are_not_guessed() {
        let one = "- [ ] read the RFC tonight\n- [ ] write the note\n";
        let other = "- [ ] read RFC 41\n- [ ] write the note\n";
        assert_eq!(merge(BASE, one, other), None, "nobody chooses for the user");
        let gone = "- [ ] write the note\n";
        let ticked = "- [x] read the RFC\n- [ ] write the note\n";
        assert_eq!(merge(BASE, ticked, gone), None, "a ticked line that was deleted is asked about");
    }

    #[test]
    fn line_ends_stay_as_they_were() {
        let base = "one\r\n\r\ntwo\r\n\r\nthree\r\n";
        let joined = merge(base, "ONE\r\n\r\ntwo\r\n\r\nthree\r\n", "one\r\n\r\ntwo\r\n\r\nTHREE\r\n");
        assert_eq!(joined.as_deref(), Some("ONE\r\n\r\ntwo\r\n\r\nTHREE\r\n"), "CRLF is kept");
    }
}
