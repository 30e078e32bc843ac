//! The file of answers that comes back, read with care: it may come from anybody.

use std::collections::BTreeSet;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::FormRow;
use crate::dates::clip;
use crate::error::{Error, Result};
use crate::frameworks::{FrameworkRow, NOT_YET};
use crate::snapshots::Stage;

/// Most bytes of a file of answers: three hundred long comments in any script.
pub const MOST_BYTES: usize = 8 << 20;
/// Most characters of a comment; the form's own boxes hold no more.
pub(super) const MOST_COMMENT: usize = 4000;
/// What the file says it is.
const KIND: &str = "trellis-answers";

/// The file, as the form writes it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Answers {
    kind: String,
    format: u32,
    pub form: String,
    person: String,
    framework: String,
    version: u32,
    ladder: String,
    stage: String,
    answers: Vec<Answer>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    competency: String,
    level: Option<String>,
    #[serde(default)]
    comment: String,
}

/// One answer that has its place on the ladder.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sound {
    pub slug: String,
    /// 0 for not yet, absent for not assessed.
    pub level: Option<u8>,
    pub comment: String,
}

/// A refusal; whatever the file says is shown short and without characters that do something.
fn refused(why: &str) -> Error {
    Error::refused(format!("{why}; nothing was changed; ask for the file to be saved from the form again"))
        .in_field("answers")
}

fn said(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    format!("“{}”", clip(&plain, 60))
}

/// Reads the file: its size, its shape, its kind.
pub(super) fn read(text: &str) -> Result<Answers> {
    if text.len() > MOST_BYTES {
        return Err(refused(&format!(
            "the file is larger than {} MB, which no form writes",
            MOST_BYTES >> 20
        )));
    }
    // A reader's own words could repeat what the file says; where it stopped is enough.
    let whole: Answers = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|e| {
        refused(&format!(
            "the file holds no answers of a Trellis form (line {}, column {})",
            e.line(),
            e.column()
        ))
    })?;
    if whole.kind != KIND {
        return Err(refused("the file holds no answers of a Trellis form"));
    }
    if whole.format != 1 {
        return Err(refused("the file was written by a newer form than this Trellis knows"));
    }
    Ok(whole)
}

impl Answers {
    /// The answers, each with its place; all that was changed by another hand is refused.
    pub fn checked(&self, form: &FormRow, framework: &FrameworkRow) -> Result<Vec<Sound>> {
        self.belongs(form, framework)?;
        let mut seen = BTreeSet::new();
        let sound = self.answers.iter().map(|one| {
            let sound = one.checked(framework)?;
            if !seen.insert(one.competency.as_str()) {
                return Err(refused(&format!("{} is answered twice", said(&one.competency))));
            }
            Ok(sound)
        });
        let sound: Vec<Sound> = sound.collect::<Result<_>>()?;
        if sound.is_empty() {
            return Err(refused("the file holds no answer"));
        }
        Ok(sound)
    }

    /// Whose form it is and on which ladder, which the file says once more.
    fn belongs(&self, form: &FormRow, framework: &FrameworkRow) -> Result<()> {
        if self.person != form.name {
            return Err(refused(&format!(
                "the answers speak of {}, but this form was made for {}",
                said(&self.person),
                form.name
            )));
        }
        if self.stage != form.stage.word() {
            let whose = if form.stage == Stage::Own { "the person" } else { "a colleague" };
            return Err(refused(&format!(
                "this form was made for {whose} to fill in, the answers say otherwise"
            )));
        }
        if (&self.framework, self.version, &self.ladder)
            != (&framework.name, framework.version, &framework.fingerprint)
        {
            return Err(refused(&format!(
                "the answers stand on {}, version {}, but this form was made for {}, version {}",
                said(&self.framework),
                self.version,
                framework.name,
                framework.version
            )));
        }
        Ok(())
    }
}

impl Answer {
    fn checked(&self, framework: &FrameworkRow) -> Result<Sound> {
        let ladder = &framework.body.0;
        let Some(competency) = ladder.competency(&self.competency) else {
            return Err(refused(&format!(
                "{} is no competency of {}",
                said(&self.competency),
                framework.name
            )));
        };
        let level = match self.level.as_deref() {
            None => None,
            Some(NOT_YET) => Some(0),
            Some(id) => {
                let at = ladder.levels.iter().position(|level| level.id == id);
                let number = at.and_then(|at| u8::try_from(at + 1).ok());
                Some(
                    number
                        .ok_or_else(|| refused(&format!("{} is no level of {}", said(id), framework.name)))?,
                )
            }
        };
        let comment = self.comment.replace("\r\n", "\n").trim().to_owned();
        let of = &competency.name;
        if comment.chars().count() > MOST_COMMENT {
            return Err(refused(&format!("the comment on {of} is longer than {MOST_COMMENT} characters")));
        }
        if comment.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
            return Err(refused(&format!("the comment on {of} holds characters that are no text")));
        }
        Ok(Sound { slug: self.competency.clone(), level, comment })
    }
}

/// The same answers have the same fingerprint, whatever order they came in.
pub(super) fn fingerprint(answers: &[Sound]) -> String {
    let mut sorted: Vec<_> = answers.iter().map(|one| (&one.slug, one.level, &one.comment)).collect();
    sorted.sort();
    let text = serde_json::to_string(&sorted).unwrap_or_default();
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
