//! The templates that come with Trellis. They lie in the program as files, just as one's own
//! travel, and in every notebook as rows, so that what a one-on-one used is kept.

use std::sync::LazyLock;

use sha2::{Digest, Sha256};

use super::{TemplateRow, file};
use crate::error::{Code, Error, Result};
use crate::store::TemplateId;
use crate::transact::Tx;
use crate::workspace::View;

/// In the order in which they are offered. A changed text needs a higher `version`.
const TEXTS: [&str; 18] = [
    include_str!("../../templates/weekly.md"),
    include_str!("../../templates/first-meeting.md"),
    include_str!("../../templates/career.md"),
    include_str!("../../templates/goal-setting.md"),
    include_str!("../../templates/feedback.md"),
    include_str!("../../templates/incident.md"),
    include_str!("../../templates/onboarding-30.md"),
    include_str!("../../templates/onboarding-60.md"),
    include_str!("../../templates/onboarding-90.md"),
    include_str!("../../templates/ending.md"),
    include_str!("../../templates/summaries/review.md"),
    include_str!("../../templates/summaries/promotion.md"),
    include_str!("../../templates/summaries/mid-year.md"),
    include_str!("../../templates/summaries/self-review.md"),
    include_str!("../../templates/summaries/handover.md"),
    include_str!("../../templates/summaries/letter.md"),
    include_str!("../../templates/summaries/brag.md"),
    include_str!("../../templates/summaries/one-page.md"),
];

/// What those for summaries are called where a word is better than a name, in this order.
const KEYS: [(&str, &str); 8] = [
    ("review", "Review input"),
    ("promotion", "Promotion case"),
    ("mid-year", "Mid-year check"),
    ("self-review", "Self-review"),
    ("handover", "Handover"),
    ("letter", "Feedback letter"),
    ("brag", "Brag document"),
    ("one-page", "One-page brief"),
];

/// The short word of a template for summaries; of an own one its name.
pub(crate) fn key_of(name: &str) -> &str {
    KEYS.iter().find(|(_, known)| *known == name).map_or(name, |(key, _)| key)
}

/// The name behind a short word.
pub(crate) fn name_of_key(key: &str) -> Option<&'static str> {
    KEYS.iter().find(|(known, _)| *known == key).map(|(_, name)| *name)
}

/// The first second of 2026: these rows are the same in every notebook.
const MOMENT: &str = "2026-01-01T00:00:00.000Z";
const MILLIS: u64 = 1_767_225_600_000;

static IDS: LazyLock<Vec<TemplateId>> = LazyLock::new(|| TEXTS.iter().map(|text| id(text)).collect());

/// A template of Trellis that a notebook does not have yet.
#[derive(Debug, Clone)]
pub(crate) struct BuiltIn {
    id: TemplateId,
    text: &'static str,
}

/// Those the notebook does not have in this very text.
pub(crate) fn wanted(view: &View<'_>) -> Result<Vec<BuiltIn>> {
    let there: Vec<TemplateId> =
        view.query("SELECT id FROM template WHERE builtin = 1", [], |row| row.get(0))?;
    let all = IDS.iter().zip(TEXTS);
    Ok(all.filter(|(id, _)| !there.contains(id)).map(|(id, text)| BuiltIn { id: id.clone(), text }).collect())
}

/// Writes them down; a newer text of a hidden one stays hidden.
pub(crate) fn add(tx: &mut Tx<'_>, wanted: Vec<BuiltIn>) -> Result<()> {
    for BuiltIn { id, text } in wanted {
        let parts = file::read(text).map_err(|p| {
            Error::new(Code::Failed, format!("a built-in template cannot be read: {}", p.why))
        })?;
        let name = parts.name.unwrap_or_default();
        let hidden: Option<i64> = tx.scalar(
            "SELECT coalesce(min(hidden), 0) FROM template WHERE builtin = 1 AND name = ?1 AND kind = ?2",
            crate::store::params![name, parts.kind],
        )?;
        tx.insert(&TemplateRow {
            id,
            kind: parts.kind,
            version: parts.version.unwrap_or(1),
            builtin: true,
            purpose: parts.purpose,
            notes: parts.notes,
            private_notes: parts.private_notes,
            hidden: hidden == Some(1),
            name,
            created_at: MOMENT.to_owned(),
            updated_at: MOMENT.to_owned(),
        })?;
    }
    Ok(())
}

/// Where a template of Trellis stands in the list; own ones come after them.
pub(super) fn place(name: &str) -> usize {
    static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
        TEXTS.iter().map(|text| file::read(text).ok().and_then(|f| f.name).unwrap_or_default()).collect()
    });
    NAMES.iter().position(|known| known == name).unwrap_or(TEXTS.len())
}

/// The same in every notebook: a `UUIDv7` of the first second of 2026 whose chance is the
/// text's fingerprint.
fn id(text: &str) -> TemplateId {
    let hash = Sha256::digest(text.as_bytes());
    let mut chance = [0u8; 10];
    for (byte, from) in chance.iter_mut().zip(hash.iter()) {
        *byte = *from;
    }
    TemplateId(uuid::Builder::from_unix_timestamp_millis(MILLIS, &chance).into_uuid().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::templates::TemplateKind;
    use crate::templates::facts::Example;
    use crate::templates::jinja::{self, NOTE};

    #[test]
    fn every_template_of_trellis_can_be_filled_whatever_is_known() {
        let files = TEXTS.iter().map(|text| file::read(text).expect("a built-in template is readable"));
        for file in files.filter(|file| file.kind == TemplateKind::Meeting) {
            let name = file.name.clone().unwrap_or_default();
            assert!(
                !file.purpose.is_empty() && !file.notes.is_empty() && !file.private_notes.is_empty(),
                "{name}"
            );
            for example in [Example::full(), Example::empty()] {
                let shared = jinja::fill(&file.notes, &example.shared(), &Example::known_shared(), NOTE);
                let private =
                    jinja::fill(&file.private_notes, &example.private(), &Example::known_private(), NOTE);
                let shared = shared.unwrap_or_else(|p| panic!("{name}, line {}: {}", p.line, p.why));
                private.unwrap_or_else(|p| panic!("{name}, private line {}: {}", p.line, p.why));
                let day = chrono::NaiveDate::default();
                let note = crate::markdown::read(&shared, day);
                assert!(
                    note.tasks.is_empty() && note.evidence.is_empty(),
                    "{name} promises and claims nothing"
                );
                assert!(crate::markdown::promises(&shared, day).is_empty(), "{name} offers no promise");
            }
        }
    }

    #[test]
    fn names_are_unique_and_texts_in_step_with_their_versions() {
        let names: Vec<_> = TEXTS.iter().map(|t| file::read(t).expect("readable").name).collect();
        let unique: std::collections::BTreeSet<_> = names.iter().collect();
        assert_eq!(unique.len(), TEXTS.len(), "every name once");
        for (key, name) in KEYS {
            assert!(names.contains(&Some(name.to_owned())), "{key} is the word for “{name}”");
        }
    }
}
