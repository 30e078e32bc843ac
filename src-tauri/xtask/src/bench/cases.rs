//! What is measured.

use super::notebooks::{FIRST, Made, Notebooks, PAPERS, YEARS};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// How often a read is done in one process, less the one that is taken off.
const READS: u32 = 200;
/// The same for a draft of a year.
const DRAFTS: u32 = 10;

/// Which command runs.
pub enum Command {
    /// With these words on the sample.
    Plain(Vec<&'static str>),
    /// Operations from standard input on the sample.
    Sample,
    /// The same on the made notebook.
    Made,
}

/// One row of the table.
pub struct Case {
    pub what: String,
    pub command: Command,
    /// What the command reads.
    pub input: Option<PathBuf>,
    /// What the same command reads whose time is taken off: its start, and what is done first.
    pub off: Option<PathBuf>,
    /// How often the rest is done.
    pub times: u32,
    /// The place of the case it is compared with.
    pub grows_from: Option<usize>,
}

/// All of them; writes what they read into a folder.
pub fn all(notebooks: &Notebooks, folder: &Path) -> Result<Vec<Case>> {
    let version = Case {
        what: "trellis --version".to_owned(),
        command: Command::Plain(vec!["--version"]),
        input: None,
        off: None,
        times: 1,
        grows_from: None,
    };
    let mut cases = vec![version];
    let meeting = notebooks.first_id(&["meeting", "list", "Soraya"])?;
    let snapshot = notebooks.first_id(&["snapshot", "list", "Soraya"])?;
    let of = "{\"person\":\"Soraya\"}".to_owned();
    let reads = [
        ("a one-on-one", "meeting.show", format!("{{\"id\":\"{meeting}\"}}")),
        ("Today", "today.show", "{}".to_owned()),
        ("a brief", "prep.show", of.clone()),
        ("a person's page", "person.page", of.clone()),
        ("an assessment", "snapshot.assess", format!("{{\"id\":\"{snapshot}\"}}")),
        ("search", "search.find", "{\"query\":\"review\"}".to_owned()),
        ("a draft", "summary.compose", of),
    ];
    for (what, name, input) in reads {
        let line = operation(name, &input);
        cases.push(Case {
            what: format!("read: {what} ({name})"),
            command: Command::Sample,
            input: Some(file(folder, &format!("{name}-many"), &line.repeat(READS as usize + 1))?),
            off: Some(file(folder, &format!("{name}-one"), &line)?),
            times: READS,
            grows_from: None,
        });
    }
    let first = cases.len();
    for (at, made) in YEARS.into_iter().enumerate() {
        let line = operation("summary.compose", &year(made, ""));
        let name = format!("draft-{}", made.pieces);
        cases.push(Case {
            what: format!("draft of a year, {} pieces of evidence", made.pieces),
            command: Command::Made,
            input: Some(file(folder, &format!("{name}-many"), &line.repeat(DRAFTS as usize + 1))?),
            off: Some(file(folder, &format!("{name}-one"), &line)?),
            times: DRAFTS,
            grows_from: (at > 0).then_some(first),
        });
    }
    for format in ["pdf", "docx"] {
        let render = |made| operation("summary.render", &year(made, &format!(",\"format\":\"{format}\"")));
        let before = file(folder, &format!("{format}-first"), &render(FIRST))?;
        let first = cases.len();
        for (at, made) in PAPERS.into_iter().enumerate() {
            let pages = notebooks.pages(made, folder)?;
            let both = render(FIRST) + &render(made);
            cases.push(Case {
                what: format!("{} of {pages} pages with charts, after the first", format.to_uppercase()),
                command: Command::Made,
                input: Some(file(folder, &format!("{format}-{}", made.pieces), &both)?),
                off: Some(before.clone()),
                times: 1,
                grows_from: (at > 0).then_some(first),
            });
        }
    }
    Ok(cases)
}

/// What is asked of somebody's year.
fn year(of: Made, more: &str) -> String {
    format!("{{\"person\":\"{}\",\"period\":\"2026\"{more}}}", of.name)
}

fn operation(name: &str, input: &str) -> String {
    format!("{{\"name\":\"{name}\",\"input\":{input}}}\n")
}

fn file(folder: &Path, name: &str, text: &str) -> Result<PathBuf> {
    let path = folder.join(format!("{name}.ndjson"));
    fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))?;
    Ok(path)
}
