//! The notebooks that are measured: the sample people, and made ones with much evidence.

use super::cases;
use crate::shell;
use anyhow::{Context, Result, bail};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The day all of it happens on: the last of the year that is drafted.
pub const DAY: &str = "2026-12-31";
/// Competencies of the built-in ladder `python` that made evidence speaks of.
const SLUGS: [&str; 4] = ["code-review", "testing", "observability", "system-design"];

/// Somebody made up, known by how many pieces of evidence their year has.
#[derive(Debug, Clone, Copy)]
pub struct Made {
    pub name: &'static str,
    pub pieces: u32,
}

/// Years of three lengths; growth is told by the first.
pub const YEARS: [Made; 3] = [
    Made { name: "Ana Hundred", pieces: 100 },
    Made { name: "Ben Fivehundred", pieces: 500 },
    Made { name: "Cem Twothousand", pieces: 2000 },
];
/// Years that fill about ten and about sixty pages.
pub const PAPERS: [Made; 2] =
    [Made { name: "Dara Ten", pieces: 125 }, Made { name: "Eli Sixty", pieces: 1270 }];
/// A short year, written first so that fonts are loaded.
pub const FIRST: Made = Made { name: "Fay First", pieces: 8 };

/// Filled notebooks and the program that reads them.
pub struct Notebooks {
    program: PathBuf,
    sample: PathBuf,
    made: PathBuf,
}

impl Notebooks {
    /// Makes them anew in a folder.
    pub fn fill(program: &Path, folder: &Path) -> Result<Self> {
        if folder.exists() {
            fs::remove_dir_all(folder).with_context(|| format!("{} cannot be emptied", folder.display()))?;
        }
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        let own = Self {
            program: program.to_owned(),
            sample: folder.join("sample.db"),
            made: folder.join("made.db"),
        };
        own.answer(&own.sample, &["demo"], None)?;
        let year = folder.join("year.ndjson");
        let lines: String = YEARS.iter().chain(&PAPERS).chain([&FIRST]).map(year_of).collect();
        fs::write(&year, lines).with_context(|| format!("{} cannot be written", year.display()))?;
        own.answer(&own.made, &["api", "--batch", "-"], Some(&year))?;
        Ok(own)
    }

    /// The command of a case.
    pub fn command(&self, command: &cases::Command) -> Command {
        match command {
            cases::Command::Plain(words) => self.on(&self.sample, words),
            cases::Command::Sample => self.on(&self.sample, &["--json", "api", "--batch", "-"]),
            cases::Command::Made => self.on(&self.made, &["--json", "api", "--batch", "-"]),
        }
    }

    /// The first id in a list of the sample.
    pub fn first_id(&self, words: &[&str]) -> Result<String> {
        let told = self.answer(&self.sample, &[&["--json"], words].concat(), None)?;
        first_id(&told).with_context(|| format!("`trellis {}` tells no id", words.join(" ")))
    }

    /// How many pages somebody's year fills as a PDF.
    pub fn pages(&self, of: Made, folder: &Path) -> Result<u32> {
        let file = folder.join("pages.pdf");
        let path = file.display().to_string();
        self.answer(&self.made, &["summary", of.name, "--period", "2026", "-o", &path], None)?;
        let bytes = fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        pages(&bytes).context("the PDF does not tell its pages")
    }

    fn on<W: AsRef<str>>(&self, file: &Path, words: &[W]) -> Command {
        let mut command = shell::command(&self.program);
        command.arg("--file").arg(file).args(["--today", DAY]);
        command.args(words.iter().map(AsRef::as_ref));
        command
    }

    fn answer(&self, file: &Path, words: &[&str], input: Option<&Path>) -> Result<String> {
        let mut command = self.on(file, words);
        let stdin = match input {
            Some(path) => fs::File::open(path).map(Stdio::from).context("what was just written is gone")?,
            None => Stdio::null(),
        };
        let output = command.stdin(stdin).output().context("the command was built but does not start")?;
        if !output.status.success() {
            bail!("`trellis {}` failed: {}", words.join(" "), String::from_utf8_lossy(&output.stderr).trim());
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

/// A person with two pictures on the ladder, a goal, and evidence over the whole year, one
/// operation a line.
fn year_of(of: &Made) -> String {
    let name = of.name;
    let mut out = format!(
        "{{\"name\":\"person.add\",\"input\":{{\"name\":\"{name}\",\"role\":\"Software engineer\",\
         \"level\":\"Mid-level\",\"target\":\"Senior\"}}}}\n"
    );
    for (on, level) in [("2026-01-05", 1), ("2026-12-10", 2)] {
        let ratings: Vec<String> = SLUGS.iter().map(|slug| format!("\"{slug}\":{level}")).collect();
        let ratings = ratings.join(",");
        let _ = writeln!(
            out,
            "{{\"name\":\"snapshot.add\",\"input\":{{\"person\":\"{name}\",\"framework\":\"python\",\
             \"stage\":\"agreed\",\"on\":\"{on}\",\"ratings\":{{{ratings}}}}}}}"
        );
    }
    let _ = writeln!(
        out,
        "{{\"name\":\"goal.add\",\"input\":{{\"person\":\"{name}\",\"title\":\"Move the gateway\",\
         \"start\":\"2026-02-02\",\"competencies\":[\"testing\"]}}}}"
    );
    for (n, slug) in (0..of.pieces).zip(SLUGS.iter().cycle()) {
        let kind = if n % 3 == 0 { "peer-feedback" } else { "win" };
        let (month, day) = (1 + n % 12, 1 + n % 28);
        let _ = writeln!(
            out,
            "{{\"name\":\"note.add\",\"input\":{{\"person\":\"{name}\",\"kind\":\"{kind}\",\
             \"visibility\":\"shareable\",\"on\":\"2026-{month:02}-{day:02}\",\"tags\":[\"{slug}\"],\
             \"text\":\"Moved part {n} of the gateway and wrote down what the next team has to know.\"}}}}"
        );
    }
    out
}

fn first_id(json: &str) -> Option<String> {
    let (_, rest) = json.split_once("\"id\": \"").or_else(|| json.split_once("\"id\":\""))?;
    rest.split('"').next().map(str::to_owned)
}

/// The root of a PDF's pages counts them: `/Type/Pages/Count 10`.
fn pages(pdf: &[u8]) -> Option<u32> {
    let text = String::from_utf8_lossy(pdf);
    let roots = text.split("/Type/Pages").skip(1);
    let counts = roots.filter_map(|rest| {
        let (_, count) = rest.split_once("/Count ")?;
        count.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
    });
    counts.max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_has_all_its_pieces_in_lines_of_their_own() {
        let lines = year_of(&Made { name: "Ana", pieces: 30 });
        assert_eq!(lines.lines().count(), 4 + 30, "a person, two pictures, a goal, the pieces");
        assert!(lines.lines().all(|line| line.matches('{').count() == line.matches('}').count()), "{lines}");
        assert!(lines.contains("2026-12-12") && lines.contains("2026-01-01"), "over the whole year");
    }

    #[test]
    fn an_id_and_a_count_of_pages_are_found() {
        assert_eq!(first_id("{\"meetings\": [{\"id\": \"01a2\", \"on\": \"x\"}]}").as_deref(), Some("01a2"));
        assert_eq!(first_id("{\"meetings\": []}"), None, "there is none");
        let pdf = b"%PDF-1.7\n1 0 obj <</Type/Pages/Kids [2 0 R] /Count 12>> <</Count 14>> endobj";
        assert_eq!(pages(pdf), Some(12));
        assert_eq!(pages(b"%PDF-1.7 <html>"), None);
    }
}
