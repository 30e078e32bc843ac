//! Honest text: words that are vague, absolute or loaded, pointed out with a reason and a
//! suggestion. For the writer's eyes; nothing that leaves the file holds it.
//!
//! The list that comes with Trellis is a file of ours (`docs/honest-words.md` says where each
//! entry comes from); what the owner adds to it, or does not want to hear of any more, is a
//! setting of the notebook and no operation.

mod look;
mod wire;

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

pub(crate) use look::look;
pub use wire::*;

use crate::error::{Code, Error, Result};
use crate::people::fold;
use crate::transact::Tx;
use crate::workspace::View;

/// Where the settings keep it.
const KEY: &str = "honest_words";
/// Most letters of a word or phrase.
const MOST_WORD: usize = 60;
/// Most letters of a reason or a suggestion.
const MOST_WHY: usize = 200;
/// Most words of one's own.
const MOST_OWN: usize = 500;

/// What the owner changed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Changes {
    own: Vec<HonestWord>,
    /// Words of Trellis that are not pointed out.
    off: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Entry {
    word: String,
    kind: HonestKind,
    why: String,
    instead: String,
    source: String,
}

/// The list that comes with Trellis, in its order.
static BUILT_IN: LazyLock<Vec<HonestWord>> = LazyLock::new(|| {
    let mut reader = csv::Reader::from_reader(include_bytes!("../../honest/words.csv").as_slice());
    let entries = reader.deserialize::<Entry>().filter_map(std::result::Result::ok);
    let word = |Entry { word, kind, why, instead, source }| HonestWord {
        word,
        kind,
        why,
        instead,
        source,
        own: false,
        off: false,
    };
    entries.map(word).collect()
});

/// Every word: the owner's own first, then those of Trellis.
///
/// # Errors
/// Where the settings cannot be read.
pub fn list(view: &View<'_>, _: &HonestList) -> Result<HonestWords> {
    Ok(HonestWords { words: words(view)? })
}

/// What is pointed out, and what is not any more.
pub(crate) fn words(view: &View<'_>) -> Result<Vec<HonestWord>> {
    let changes = changes(view)?;
    let off = |word: &str| changes.off.iter().any(|known| fold(known) == fold(word));
    let hidden = |word: &str| changes.own.iter().any(|own| fold(&own.word) == fold(word));
    let built_in = BUILT_IN.iter().filter(|entry| !hidden(&entry.word));
    let built_in: Vec<HonestWord> =
        built_in.map(|entry| HonestWord { off: off(&entry.word), ..entry.clone() }).collect();
    Ok(changes.own.into_iter().chain(built_in).collect())
}

/// Adds a word, changes one, or says that it is pointed out or not.
///
/// # Errors
/// `invalid` where the word or its reason is none, `limit` where there are too many.
pub fn set(tx: &mut Tx<'_>, input: HonestSet) -> Result<HonestWords> {
    let word = one_line(&input.word);
    if word.chars().filter(|c| c.is_alphanumeric()).count() < 2 || word.chars().count() > MOST_WORD {
        return Err(Error::invalid(
            "word",
            format!("a word or phrase has 2 to {MOST_WORD} letters; nothing was changed; write it out"),
        ));
    }
    let mut changes = changes(tx)?;
    let known = words(tx)?.into_iter().find(|entry| fold(&entry.word) == fold(&word));
    let plain = input.kind.is_none() && input.why.is_none() && input.instead.is_none();
    if let Some(off) = input.off.filter(|_| plain) {
        let entry = known.ok_or_else(|| Error::not_found("word", &word).in_field("word"))?;
        changes.off.retain(|known| fold(known) != fold(&entry.word));
        if off && entry.own {
            // An own word that is not wanted goes; behind it, Trellis's comes back, and is not wanted either.
            changes.own.retain(|own| fold(&own.word) != fold(&entry.word));
        }
        if off && BUILT_IN.iter().any(|built_in| fold(&built_in.word) == fold(&entry.word)) {
            changes.off.push(entry.word);
        }
    } else {
        let was = input.was.as_deref().map(one_line).filter(|was| fold(was) != fold(&word));
        let before = match was {
            None => known,
            Some(was) => Some(take_own(&mut changes, &was, known.as_ref())?),
        };
        let before = before.as_ref();
        let text = |said: Option<String>, before: Option<&String>, field: &str| {
            let text = said.map_or_else(|| before.cloned().unwrap_or_default(), |text| one_line(&text));
            if text.chars().count() > MOST_WHY {
                return Err(Error::invalid(
                    field,
                    format!("this is longer than {MOST_WHY} letters; nothing was changed; say it shorter"),
                ));
            }
            Ok(text)
        };
        let why = text(input.why, before.map(|entry| &entry.why), "why")?;
        if why.is_empty() {
            return Err(Error::invalid(
                "why",
                "a word needs a reason; nothing was changed; say why it is pointed out",
            ));
        }
        let own = HonestWord {
            kind: input.kind.or(before.map(|entry| entry.kind)).unwrap_or(HonestKind::Vague),
            instead: text(input.instead, before.map(|entry| &entry.instead), "instead")?,
            why,
            source: "own".to_owned(),
            own: true,
            off: false,
            word,
        };
        changes.off.retain(|known| fold(known) != fold(&own.word));
        changes.own.retain(|known| fold(&known.word) != fold(&own.word));
        changes.own.insert(0, own);
        if changes.own.len() > MOST_OWN {
            return Err(Error::refused(format!(
                "there are {MOST_OWN} words of your own already; nothing was changed; take one out first"
            )));
        }
    }
    write(tx, &changes)?;
    list(tx, &HonestList::default())
}

/// Takes out a word of one's own; behind it, Trellis's comes back.
///
/// # Errors
/// `not-found` where there is none.
pub fn remove(tx: &mut Tx<'_>, input: HonestRemove) -> Result<HonestWords> {
    let mut changes = changes(tx)?;
    let before = changes.own.len();
    changes.own.retain(|own| fold(&own.word) != fold(&one_line(&input.word)));
    if changes.own.len() == before {
        return Err(Error::not_found("word of your own", &input.word).in_field("word"));
    }
    write(tx, &changes)?;
    list(tx, &HonestList::default())
}

/// Takes out the word that another one takes the place of.
fn take_own(changes: &mut Changes, was: &str, taken: Option<&HonestWord>) -> Result<HonestWord> {
    if let Some(there) = taken.filter(|there| there.own) {
        return Err(Error::refused(format!(
            "“{}” is a word of your own already; nothing was changed; change that one, or write another word",
            there.word
        ))
        .in_field("word"));
    }
    let at = changes.own.iter().position(|own| fold(&own.word) == fold(was));
    at.map(|at| changes.own.remove(at))
        .ok_or_else(|| Error::not_found("word of your own", was).in_field("was"))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn changes(view: &View<'_>) -> Result<Changes> {
    let stored: Option<String> = view.scalar("SELECT value FROM setting WHERE key = ?1", [KEY])?;
    Ok(stored.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

fn write(tx: &mut Tx<'_>, changes: &Changes) -> Result<()> {
    let text = serde_json::to_string(changes)
        .map_err(|e| Error::new(Code::Failed, format!("a setting could not be written: {e}")))?;
    tx.execute(
        "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
        [KEY, &text],
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_a_reason_a_suggestion_and_a_source_in_the_docs() {
        let docs = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/honest-words.md");
        let docs = std::fs::read_to_string(docs).expect("the page on honest words");
        let lines = include_str!("../../honest/words.csv").lines().count() - 1;
        assert_eq!(BUILT_IN.len(), lines, "every line is read");
        let mut seen = std::collections::BTreeSet::new();
        for entry in BUILT_IN.iter() {
            assert!(seen.insert(fold(&entry.word)), "“{}” stands once", entry.word);
            assert!(entry.why.ends_with('.') && !entry.instead.is_empty(), "“{}” says why", entry.word);
            let row = format!("| {} | {} | {} |", entry.word, entry.kind, entry.source);
            assert!(docs.contains(&row), "docs/honest-words.md holds: {row}");
            assert!(docs.contains(&format!("**{}**:", entry.source)), "and says what {} is", entry.source);
        }
    }
}
