//! A folder of Markdown notes as held meetings: `walk` finds the files, `date` finds the
//! day of each, this file makes meetings of them.

mod date;
mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use sha2::{Digest, Sha256};

use self::date::Found;
use self::walk::Note;
use super::ImportReport;
use crate::error::{Error, Result};
use crate::meetings::{self, Draft, MeetingRow, MeetingStatus};
use crate::mentorships;
use crate::people::{self, PersonAdd, PersonRow};
use crate::store::params;
use crate::transact::{Changed, Tx};
use crate::workspace::Workspace;
use crate::{input, markdown};

input! {
    /// Reads Markdown notes as held meetings.
    pub struct ImportMarkdown {
        /// A file or a folder.
        pub path: String,
        /// Whose meetings they are.
        pub person: Option<String>,
        /// Or: of the person that each folder names, made if new.
        pub by_folder: bool,
        /// Only looks.
        pub dry_run: bool,
    }
}

/// Reads Markdown notes as held meetings.
pub fn markdown(workspace: &mut Workspace, input: ImportMarkdown) -> Result<Changed<ImportReport>> {
    if input.person.is_some() == input.by_folder {
        return Err(Error::invalid(
            "person",
            "say whose notes these are: one person, or a folder for each; nothing was changed",
        ));
    }
    let root = PathBuf::from(&input.path);
    let found = walk::notes(&root)?;
    super::run(workspace, "import.markdown", input.dry_run, |tx| {
        let mut report = ImportReport::new(input.dry_run);
        for (place, why) in found.skipped {
            report.skip(place, why);
        }
        report.count("meeting");
        let actions = report.count("action");
        (actions.open, actions.done) = (Some(0), Some(0));
        let mut people = Owners { fixed: None, known: BTreeMap::new() };
        if let Some(name) = &input.person {
            let person = people::resolve(tx, name)?;
            if person.owner {
                return Err(Error::refused(
                    "one-on-ones are with somebody else than you; nothing was changed; name another person",
                ));
            }
            people.fixed = Some(person);
        }
        let places: BTreeSet<&str> = found.notes.iter().map(|note| note.place.as_str()).collect();
        for note in &found.notes {
            one(tx, note, &places, &mut people, &mut report)?;
        }
        if let Some(person) = &people.fixed {
            tx.subject("person", person.id.as_str());
            tx.about(person.id.as_str());
        }
        Ok(report)
    })
}

/// Whose meeting each note is.
struct Owners {
    fixed: Option<PersonRow>,
    known: BTreeMap<String, Option<PersonRow>>,
}

impl Owners {
    fn of(&mut self, tx: &mut Tx<'_>, note: &Note, report: &mut ImportReport) -> Result<Option<PersonRow>> {
        if let Some(person) = &self.fixed {
            return Ok(Some(person.clone()));
        }
        let Some(folder) = &note.folder else {
            report.skip(&note.place, "it lies in no folder that could name a person");
            return Ok(None);
        };
        if people::fold(folder) == "me" {
            report.skip(&note.place, "one-on-ones are with somebody else than you");
            return Ok(None);
        }
        if let Some(known) = self.known.get(folder) {
            if known.is_none() {
                report.skip(&note.place, format!("“{folder}” fits several people"));
            }
            return Ok(known.clone());
        }
        let mut fits: Vec<PersonRow> =
            people::resolve_all(tx, folder)?.into_iter().filter(|person| !person.owner).collect();
        let person = match fits.len() {
            0 => {
                let added = people::add(tx, PersonAdd { name: folder.clone(), ..PersonAdd::default() })?;
                report.count("person").added += 1;
                Some(people::get(tx, &added.id)?)
            }
            1 => {
                report.count("person").unchanged += 1;
                fits.pop()
            }
            _ => {
                report.skip(&note.place, format!("“{folder}” fits several people"));
                None
            }
        };
        self.known.insert(folder.clone(), person.clone());
        Ok(person)
    }
}

fn one(
    tx: &mut Tx<'_>,
    note: &Note,
    places: &BTreeSet<&str>,
    people: &mut Owners,
    report: &mut ImportReport,
) -> Result<()> {
    let Some(person) = people.of(tx, note, report)? else { return Ok(()) };
    let Found { on, warning } = date::of(note, tx.today());
    if let Some(why) = warning {
        report.warn(&note.place, why);
    }
    if on.date > tx.today() {
        report
            .skip(&note.place, format!("its date {} is still to come, and a held meeting is past", on.date));
        return Ok(());
    }
    let hash = hash_of(&note.text);
    let origin = format!("markdown:{}:{}", person.id, note.place);
    let alike: Vec<MeetingRow> = tx.all(
        "WHERE person = ?1 AND (origin = ?2 OR (origin_hash = ?3 AND on_date = ?4)) ORDER BY origin <> ?2",
        params![person.id, origin, hash, on.date],
    )?;
    // The same file, or the same text of the same day that was moved from where nothing is now.
    let prefix = format!("markdown:{}:", person.id);
    let moved = |row: &MeetingRow| {
        let place = row.origin.as_deref().and_then(|origin| origin.strip_prefix(&prefix));
        place.is_none_or(|place| !places.contains(place))
    };
    let there = alike.into_iter().find(|row| row.origin.as_deref() == Some(&origin) || moved(row));
    let count_actions = |report: &mut ImportReport, unchanged: bool, tasks: &[markdown::Task]| {
        let count = report.count("action");
        let n = u32::try_from(tasks.len()).unwrap_or(u32::MAX);
        if unchanged {
            count.unchanged += n
        } else {
            count.added += n
        }
        let done = u32::try_from(tasks.iter().filter(|task| task.done).count()).unwrap_or(u32::MAX);
        *count.done.get_or_insert(0) += done;
        *count.open.get_or_insert(0) += n - done;
    };
    let read = markdown::read(&note.text, on.date);
    match there {
        Some(row) if row.origin_hash.as_deref() == Some(hash.as_str()) => {
            report.count("meeting").unchanged += 1;
            count_actions(report, true, &read.tasks);
        }
        Some(row) => {
            let taken =
                meetings::bring_in(tx, row, &note.text, &hash, &mut |why| report.warn(&note.place, why))?;
            let count = report.count("meeting");
            if taken {
                count.updated += 1
            } else {
                count.unchanged += 1
            }
            count_actions(report, true, &read.tasks);
        }
        None => {
            let mentorship = mentorships::with_owner_or_new(tx, &person, on.date)?;
            let draft = Draft {
                title: read.heading,
                notes: note.text.clone(),
                origin: Some(origin),
                origin_hash: Some(hash),
                imported: true,
                ..Draft::new(on, MeetingStatus::Held)
            };
            meetings::record(tx, &mentorship, draft)?;
            report.count("meeting").added += 1;
            count_actions(report, false, &read.tasks);
        }
    }
    Ok(())
}

fn hash_of(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
