//! `trellis snapshot …`: here what is added and shown; `forms` what goes out and comes back,
//! `rebased` what another ladder has no place for, `own` what the owner looks at alone.

mod forms;
mod own;
mod rebased;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde_json::Value;
use trellis_core::snapshots::{
    Snapshot, SnapshotAdd, SnapshotChanges, SnapshotClose, SnapshotDiff, SnapshotGap, SnapshotGaps,
    SnapshotItem, SnapshotList, SnapshotRating, SnapshotRebase, SnapshotShow, Stage,
};
use trellis_core::{Code, Error, Result};

use crate::context::Context;
use crate::output::{fields, table, tail};
use crate::texts;
use crate::values::{date, word};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Add a voice to a person's snapshot, and close it
    Add(Box<Add>),
    /// Freeze a snapshot whole
    Close {
        /// Its id or the end of it
        id: String,
    },
    /// List snapshots, newest first
    List {
        /// Whose; everyone's when absent
        person: Option<String>,
    },
    /// Show a snapshot
    Show {
        /// Its id or the end of it
        id: String,
    },
    /// What is missing for the level somebody aims at
    Gap {
        /// Id, name, alias or email
        person: String,
        /// The role profile; by target and role when absent
        #[arg(long, value_name = "NAME")]
        profile: Option<String>,
    },
    /// What changed from one snapshot to another
    Diff {
        /// The earlier one's id or the end of it
        a: String,
        /// The later one's
        b: String,
    },
    /// Make a snapshot anew on a newer version of its ladder, or on another ladder
    Rebase {
        /// Its id or the end of it
        id: String,
        /// The ladder: a name means its newest version, an id that very version
        #[arg(long, value_name = "FRAMEWORK")]
        to: String,
        /// A version of that ladder by its number
        #[arg(long, value_name = "NUMBER")]
        version: Option<u32>,
    },
    /// Write a form, one page, in which the person or a peer assesses them
    Form(Box<forms::Form>),
    /// Take in the answers that such a form saved
    ImportForm(forms::ImportForm),
    /// Draw a chart of a person from what may be shown
    Chart(own::Chart),
    /// How you rate: spread, drift, the same level everywhere; for your eyes only
    SelfCheck,
}

#[derive(Debug, Args)]
pub struct Add {
    /// Id, name, alias or email
    person: String,
    /// The ladder; the one used last, else the one that fits best
    #[arg(long, value_name = "NAME")]
    framework: Option<String>,
    /// Whose view it is: self, mentor, peer or agreed
    #[arg(long, value_parser = word::<Stage>, default_value = "mentor")]
    stage: Stage,
    /// Who gave it
    #[arg(long, value_name = "PERSON")]
    by: Option<String>,
    /// The date it is of; today when absent
    #[arg(long, value_parser = date, value_name = "DATE")]
    on: Option<NaiveDate>,
    /// JSON: {"slug": {"level": "Senior", "comment": "…"}} or {"slug": "Senior"}; - for standard input
    #[arg(long, value_name = "FILE")]
    ratings: PathBuf,
    /// Leave the voice open
    #[arg(long)]
    draft: bool,
    /// Let its ratings be shown to others
    #[arg(long, conflicts_with = "private")]
    shareable: bool,
    /// Keep its ratings to yourself
    #[arg(long)]
    private: bool,
}

pub fn run(context: &mut Context, command: Command) -> Result<()> {
    match command {
        Command::Add(add) => {
            let request = add.request()?;
            context.show(&request, |s| {
                let voice = request.stage.unwrap_or_default();
                format!(
                    "Added the {voice} voice to the snapshot of {}, {} ({})",
                    s.person_name,
                    s.on,
                    tail(s.id.as_str())
                )
            })
        }
        Command::Close { id } => context
            .show(&SnapshotClose { id }, |s| format!("Closed the snapshot of {}, {}", s.person_name, s.on)),
        Command::List { person } => context.show(&SnapshotList { person }, |list| {
            if list.snapshots.is_empty() {
                return "No snapshots yet. `trellis snapshot add PERSON --ratings FILE` makes one."
                    .to_owned();
            }
            table(
                &["On", "Person", "Framework", "Voices", "Rated", "", "Id"],
                list.snapshots.iter().map(line),
            )
        }),
        Command::Show { id } => context.show(&SnapshotShow { id }, shown),
        Command::Gap { person, profile } => context.show(&SnapshotGap { person, profile }, gap),
        Command::Diff { a, b } => context.show(&SnapshotDiff { a, b }, diff),
        Command::Rebase { id, to, version } => {
            context.show(&SnapshotRebase { id, to, version }, rebased::said)
        }
        Command::Form(form) => forms::make(context, *form),
        Command::ImportForm(file) => forms::take(context, file),
        Command::Chart(chart) => own::chart(context, chart),
        Command::SelfCheck => own::self_check(context),
    }
}

impl Add {
    fn request(self) -> Result<SnapshotAdd> {
        Ok(SnapshotAdd {
            person: self.person,
            framework: self.framework,
            stage: Some(self.stage),
            by: self.by,
            on: self.on,
            ratings: ratings(&self.ratings)?,
            draft: self.draft,
            shareable: (self.shareable || self.private).then_some(self.shareable),
        })
    }
}

fn ratings(path: &Path) -> Result<BTreeMap<String, Value>> {
    let text = texts::file(path)?;
    serde_json::from_str(&text).map_err(|e| {
        Error {
            field: Some("ratings".to_owned()),
            ..Error::new(
                Code::Invalid,
                format!(
                    "{} is not a JSON object of ratings ({e}); nothing was changed; write {{\"slug\": \"level\"}}",
                    path.display()
                ),
            )
        }
    })
}

fn line(item: &SnapshotItem) -> Vec<String> {
    vec![
        item.on.to_string(),
        item.person_name.clone(),
        format!("{}, version {}", item.framework, item.version),
        item.stages.join(", "),
        item.rated.to_string(),
        if item.closed { "closed" } else { "" }.to_owned(),
        tail(item.id.as_str()),
    ]
}

/// Levels side by side, a column for each voice; comments beneath.
fn shown(s: &Snapshot) -> String {
    let head = fields(&[
        ("Person", Some(s.person_name.clone())),
        ("On", Some(s.on.to_string())),
        ("Framework", Some(format!("{}, version {}", s.framework, s.version))),
        ("Closed", s.closed_on.map(|d| d.to_string())),
        ("Id", Some(s.id.to_string())),
    ]);
    let mut slugs: Vec<&String> = s.voices.values().flat_map(|ratings| ratings.keys()).collect();
    slugs.sort();
    slugs.dedup();
    let titles: Vec<String> = s
        .stages
        .iter()
        .map(|voice| {
            let by = voice.by_name.as_ref().map(|name| format!(", {name}")).unwrap_or_default();
            let draft = if voice.closed_on.is_none() { " (draft)" } else { "" };
            format!("{}{by}{draft}", voice.key)
        })
        .collect();
    let columns: Vec<&str> = std::iter::once("Competency").chain(titles.iter().map(String::as_str)).collect();
    let rating = |key: &String, slug: &String| s.voices.get(key).and_then(|ratings| ratings.get(slug));
    let rows = slugs.iter().map(|slug| {
        let levels = s.stages.iter().map(|voice| match rating(&voice.key, slug) {
            Some(rating) => level(rating.level.as_ref()),
            None => String::new(),
        });
        std::iter::once((*slug).clone()).chain(levels).collect()
    });
    let mut text = format!("{head}\n\n{}", table(&columns, rows));
    let comments = s.stages.iter().flat_map(|voice| {
        slugs.iter().filter_map(|slug| {
            let rating: &SnapshotRating = rating(&voice.key, slug).filter(|r| !r.comment.is_empty())?;
            Some(format!("\n{}, {}: {}", slug, voice.key, rating.comment))
        })
    });
    let comments: String = comments.collect();
    if !comments.is_empty() {
        text.push('\n');
        text.push_str(&comments);
    }
    text
}

fn level(name: Option<&String>) -> String {
    name.cloned().unwrap_or_else(|| "not assessed".to_owned())
}

fn gap(gap: &SnapshotGaps) -> String {
    let mut head = format!(
        "{}: {}.\n{} % at target, by the snapshot of {} against {}.",
        gap.person_name, gap.words, gap.percent, gap.on, gap.framework
    );
    if gap.retired {
        let name = &gap.framework;
        head.push_str(&format!(
            "\n{name} is retired: what was rated on it stays, and the next snapshot is on another ladder."
        ));
    }
    if gap.gaps.is_empty() {
        return head;
    }
    let rows = gap.gaps.iter().map(|item| {
        let missing = match item.missing {
            Some(1) => "1 level".to_owned(),
            Some(n) => format!("{n} levels"),
            None => String::new(),
        };
        vec![item.name.clone(), level(item.rating.as_ref()), item.target.clone(), missing]
    });
    format!("{head}\n\n{}", table(&["Competency", "Now", "Expected", "Missing"], rows))
}

fn diff(diff: &SnapshotChanges) -> String {
    let plural = if diff.changed.len() == 1 { "competency" } else { "competencies" };
    let head = format!(
        "{} to {}, {} voice: {} {plural} changed, {} unchanged",
        diff.from_on,
        diff.to_on,
        diff.voice,
        diff.changed.len(),
        diff.unchanged
    );
    if diff.changed.is_empty() {
        return head;
    }
    let rows = diff.changed.iter().map(|change| {
        let cited = match change.evidence.len() {
            0 => String::new(),
            1 => "1 piece".to_owned(),
            n => format!("{n} pieces"),
        };
        vec![change.name.clone(), level(change.from.as_ref()), level(change.to.as_ref()), cited]
    });
    let mut text = format!("{head}\n\n{}", table(&["Competency", "From", "To", "Evidence"], rows));
    for change in &diff.changed {
        for piece in &change.evidence {
            let said = piece.text.split_whitespace().collect::<Vec<_>>().join(" ");
            let _ = write!(text, "\n\n{}, {} ({}): {said}", change.name, piece.on, piece.kind);
        }
    }
    text
}
