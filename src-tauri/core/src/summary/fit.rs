//! Fits composed text into a box: whole items are left out, the least important first, and
//! nothing a person wrote.
//!
//! An item is a paragraph or an item of a list with all that stands below it. First go those
//! that would never fit, then paragraphs that rest on nothing ("3 more"), then items, and last
//! the paragraph that a section begins with. An item weighs what it rests on: goals that ended
//! most, what was only seen least ([`weight`]). Among equals those go first
//! that stand far down in their list, so that every list keeps its beginning and no part of the
//! year goes as a whole. A heading goes with the last item below it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::draft::cited;
use crate::evidence::CitedKind;
use crate::markdown;
use crate::profiles::FormBox;

/// A section on its way into a box.
pub(super) struct Part<'s> {
    /// Its heading, where the box holds several sections.
    pub title: Option<&'s str>,
    /// Markdown.
    pub text: &'s str,
    /// Whether a person wrote it: then it stays whole.
    pub edited: bool,
}

/// What became of a box.
pub(super) struct Fitted {
    /// The text, plain or Markdown as the box takes it.
    pub text: String,
    /// What was left out, Markdown, in the order of the text.
    pub left_out: Vec<String>,
}

/// A paragraph, an item of a list, or a text that stays whole.
struct Piece<'s> {
    part: usize,
    text: String,
    kind: Kind,
    title: Option<&'s str>,
    /// How many stand before it in its list.
    place: usize,
    /// Whether a blank line is before it.
    apart: bool,
    kept: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Written by a person.
    Whole,
    /// The paragraph that a section begins with.
    Lead,
    Paragraph,
    Item,
    /// A bold line over items.
    Heading,
}

/// How much a piece of evidence carries: what was reached, what was done or said by others, what
/// was only seen.
fn weight(kind: CitedKind) -> u8 {
    match kind {
        CitedKind::Goal => 3,
        CitedKind::Win
        | CitedKind::Milestone
        | CitedKind::Snapshot
        | CitedKind::Praise
        | CitedKind::PeerFeedback => 2,
        CitedKind::Observation
        | CitedKind::FeedbackGiven
        | CitedKind::FeedbackReceived
        | CitedKind::Concern
        | CitedKind::SelfReflection
        | CitedKind::Checkin
        | CitedKind::Meeting => 1,
    }
}

/// Fits sections into a box. `kinds` says what each piece of evidence is, by its number.
pub(super) fn fit(parts: &[Part<'_>], form_box: &FormBox, kinds: &BTreeMap<u32, CitedKind>) -> Fitted {
    let mut pieces: Vec<Piece<'_>> =
        parts.iter().enumerate().flat_map(|(at, part)| pieces(at, part)).collect();
    let limit = form_box.limit;
    let length = |text: &str| form_box.counts.length(text);
    if length(&written(&pieces, form_box.rich)) <= limit {
        return Fitted { text: written(&pieces, form_box.rich), left_out: Vec::new() };
    }
    for piece in pieces.iter_mut().filter(|p| p.may_go()) {
        piece.kept = length(&shown(piece.text.clone(), form_box.rich)) <= limit;
    }
    let mut order: Vec<usize> =
        (0..pieces.len()).filter(|at| pieces.get(*at).is_some_and(Piece::may_go)).collect();
    order.retain(|at| pieces.get(*at).is_some_and(|p| p.kept));
    order.sort_by_cached_key(|at| (pieces.get(*at).map(|p| p.keeps(kinds)), Reverse(*at)));
    // The text only gets shorter, so the fewest that must go are found by halving.
    let with_out = |pieces: &mut [Piece<'_>], gone: usize| {
        for (place, at) in order.iter().enumerate() {
            if let Some(piece) = pieces.get_mut(*at) {
                piece.kept = place >= gone;
            }
        }
        written(pieces, form_box.rich)
    };
    let (mut fewest, mut most) = (0, order.len());
    while fewest < most {
        let half = fewest.midpoint(most);
        if length(&with_out(&mut pieces, half)) <= limit {
            most = half;
        } else {
            fewest = half + 1;
        }
    }
    let text = with_out(&mut pieces, fewest);
    let left_out = pieces.into_iter().filter(|p| p.may_go() && !p.kept).map(|p| p.text).collect();
    Fitted { text, left_out }
}

impl Piece<'_> {
    /// Whether it is left out by itself; a heading only goes with what is below it.
    fn may_go(&self) -> bool {
        !matches!(self.kind, Kind::Whole | Kind::Heading)
    }

    /// What goes first is the least: what it is, what it rests on, its place in its list.
    fn keeps(&self, kinds: &BTreeMap<u32, CitedKind>) -> (u8, u8, Reverse<usize>) {
        let rests = cited(&self.text).iter().filter_map(|n| kinds.get(n)).map(|k| weight(*k)).max();
        let what = match self.kind {
            Kind::Paragraph if rests.is_none() => 0,
            Kind::Lead => 2,
            _ => 1,
        };
        (what, rests.unwrap_or_default(), Reverse(self.place))
    }
}

fn pieces<'s>(at: usize, part: &Part<'s>) -> Vec<Piece<'s>> {
    let piece = |text: String, kind, apart| Piece {
        part: at,
        text,
        kind,
        title: part.title,
        place: 0,
        apart,
        kept: true,
    };
    if part.edited {
        return vec![piece(part.text.to_owned(), Kind::Whole, true)];
    }
    let mut found: Vec<Piece<'s>> = Vec::new();
    let mut blank = true;
    for line in part.text.lines() {
        if line.trim().is_empty() {
            blank = true;
            continue;
        }
        let begins = is_item(line) || (blank && !line.starts_with([' ', '\t']));
        match found.last_mut().filter(|_| !begins) {
            Some(last) => {
                last.text.push_str(if blank { "\n\n" } else { "\n" });
                last.text.push_str(line);
            }
            None => {
                let kind = if is_item(line) {
                    Kind::Item
                } else if found.is_empty() {
                    Kind::Lead
                } else {
                    Kind::Paragraph
                };
                found.push(piece(line.to_owned(), kind, blank));
            }
        }
        blank = false;
    }
    for piece in &mut found {
        let bold = piece.text.strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
        if bold.is_some_and(|inner| !inner.contains("**") && !inner.contains('\n'))
            && cited(&piece.text).is_empty()
        {
            piece.kind = Kind::Heading;
        }
    }
    let mut place = 0;
    for piece in &mut found {
        place = if piece.kind == Kind::Item { place + 1 } else { 0 };
        piece.place = place;
    }
    found
}

/// `- `, `* `, `+ `, `1. ` at the margin.
fn is_item(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line.get(digits..).unwrap_or_default();
    let marks: &[&str] = if digits == 0 { &["- ", "* ", "+ "] } else { &[". ", ") "] };
    marks.iter().any(|mark| rest.starts_with(mark))
}

/// What is kept, as the box takes it.
fn written(pieces: &[Piece<'_>], rich: bool) -> String {
    let mut out = String::new();
    let mut part = None;
    // A blank line that stood before something left out stands before what follows it.
    let mut apart = false;
    for (at, piece) in pieces.iter().enumerate() {
        apart |= piece.apart;
        if !piece.kept || (piece.kind == Kind::Heading && !heads(pieces, at)) {
            continue;
        }
        let first_of_part = part != Some(piece.part);
        if !out.is_empty() {
            out.push_str(if apart || first_of_part { "\n\n" } else { "\n" });
        }
        if first_of_part && let Some(title) = piece.title {
            out.push_str("### ");
            out.push_str(title.trim());
            out.push_str("\n\n");
        }
        out.push_str(&piece.text);
        (part, apart) = (Some(piece.part), false);
    }
    shown(out, rich)
}

/// Whether something below a heading is kept.
fn heads(pieces: &[Piece<'_>], at: usize) -> bool {
    let part = pieces.get(at).map(|p| p.part);
    let below = pieces.iter().skip(at + 1);
    below.take_while(|p| Some(p.part) == part && p.kind != Kind::Heading).any(|p| p.kept)
}

fn shown(markdown: String, rich: bool) -> String {
    if rich { markdown } else { markdown::to_plain(&markdown).trim_end_matches('\n').to_owned() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::profiles::BoxCounts;

    /// Signs of several code points, of several units, and line ends of every kind.
    const SIGNS: &str = "[a-c🎉e\u{301}👩\u{200d}👧🇩🇪 \\-\r\n]{0,120}";

    fn form_box(limit: u32, counts: BoxCounts, rich: bool) -> FormBox {
        FormBox { name: "A".to_owned(), limit, counts, rich, sections: Vec::new() }
    }

    #[test]
    fn what_was_reached_stays_longest_and_each_list_keeps_its_beginning() {
        let text = "**Debugging**\n\n- Seen first. [1]\n- Seen second. [2]\n- Seen third. [1]\n\n\
            **Roadmap**\n\n- Seen there. [2]\n- A win of March. [3]\n- Reached in February. [4]";
        let kinds = [CitedKind::Observation, CitedKind::Concern, CitedKind::Win, CitedKind::Goal];
        let kinds: BTreeMap<u32, CitedKind> = (1..).zip(kinds).collect();
        let parts = [Part { title: None, text, edited: false }];
        let mut gone: Vec<String> = Vec::new();
        for limit in (0..300).rev() {
            let left_out = fit(&parts, &form_box(limit, BoxCounts::Characters, true), &kinds).left_out;
            let new: Vec<String> = left_out.into_iter().filter(|item| !gone.contains(item)).collect();
            gone.extend(new);
        }
        let order = ["third", "second", "there", "first", "March", "February"];
        assert_eq!(gone.len(), order.len(), "one after the other: {gone:?}");
        for (item, word) in gone.iter().zip(order) {
            assert!(item.contains(word), "{word} comes next: {gone:?}");
        }
    }

    proptest! {
        #[test]
        fn what_a_person_wrote_stays_to_the_letter(mine in SIGNS, composed in SIGNS, limit in 1u32..200) {
            let parts = [
                Part { title: None, text: &composed, edited: false },
                Part { title: None, text: &mine, edited: true },
            ];
            let fitted = fit(&parts, &form_box(limit, BoxCounts::Utf16, true), &BTreeMap::new());
            prop_assert!(fitted.text.contains(&mine), "{:?}", fitted.text);
        }

        #[test]
        fn whole_items_stay_or_go(
            items in proptest::collection::vec("[a-c🎉e\u{301}👩\u{200d}👧🇩🇪]{1,30}", 0..9),
            limit in 1u32..120,
            counts in prop::sample::select(vec![BoxCounts::Characters, BoxCounts::Utf16, BoxCounts::Bytes]),
            rich in any::<bool>(),
        ) {
            let lines: Vec<String> = items.iter().map(|item| format!("- {item}")).collect();
            for ends in ["\n", "\r\n"] {
                let text = lines.join(ends);
                let parts = [Part { title: None, text: &text, edited: false }];
                let fitted = fit(&parts, &form_box(limit, counts, rich), &BTreeMap::new());
                prop_assert!(counts.length(&fitted.text) <= limit);
                let kept: Vec<&str> = fitted.text.lines().collect();
                prop_assert_eq!(kept.len() + fitted.left_out.len(), lines.len(), "each is in or told");
                prop_assert!(kept.iter().all(|line| lines.iter().any(|whole| whole == line)), "{:?}", kept);
                prop_assert!(fitted.left_out.iter().all(|gone| lines.contains(gone)));
            }
        }
    }
}
