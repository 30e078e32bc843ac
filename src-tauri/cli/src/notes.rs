//! `trellis log` and `trellis note …`

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use trellis_core::Result;
use trellis_core::dates::clip;
use trellis_core::review_notes::{
    Note, NoteAdd, NoteDelete, NoteEdit, NoteHide, NoteKind, NoteList, NoteShare, NoteShow, NoteTold,
};
use trellis_core::visibility::Visibility;

use crate::context::Context;
use crate::output::{fields, table, tail};
use crate::texts;
use crate::values::{DateOrNone, dashed, date, date_or_none, visibility, word};

/// Write down something about a person.
#[derive(Debug, Args)]
pub struct Log {
    /// About whom: id, name, alias or email
    person: String,
    /// What happened; - reads standard input, nothing opens $EDITOR
    #[arg(allow_hyphen_values = true, value_parser = dashed)]
    text: Option<String>,
    #[command(flatten)]
    kind: KindOf,
    /// The day [default: today]
    #[arg(long, value_parser = date, value_name = "DATE")]
    on: Option<NaiveDate>,
    /// Never leaves the file [default, but for a win or praise]
    #[arg(long, conflicts_with = "shareable")]
    private: bool,
    /// May leave the file, in a summary [default of a win and praise]
    #[arg(long)]
    shareable: bool,
    /// A competency's slug or any word; may be repeated
    #[arg(long, value_name = "SLUG")]
    tag: Vec<String>,
    /// An address or a file name; may be repeated
    #[arg(long, value_name = "URL")]
    link: Vec<String>,
    /// Who said it: a person, or any name
    #[arg(long, value_name = "P")]
    from: Option<String>,
    /// A goal of theirs it is about; may be repeated
    #[arg(long, value_name = "ID")]
    goal: Vec<String>,
    /// When it was told them
    #[arg(long, value_parser = date, value_name = "DATE")]
    told: Option<NaiveDate>,
}

/// The kind: by its word, or by one of the short flags.
#[derive(Debug, Args)]
#[group(multiple = false)]
#[allow(clippy::struct_excessive_bools)]
struct KindOf {
    /// observation, win, praise, feedback-given, feedback-received, concern, peer-feedback or self-reflection
    #[arg(long, value_parser = word::<NoteKind>)]
    kind: Option<NoteKind>,
    /// A success of theirs
    #[arg(long)]
    win: bool,
    /// Somebody praised them
    #[arg(long)]
    praise: bool,
    /// Feedback to tell them
    #[arg(long)]
    feedback: bool,
    /// Something to keep an eye on
    #[arg(long)]
    concern: bool,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// List the notes about a person, the newest first
    List {
        /// Id, name, alias or email
        person: String,
        /// From this day on
        #[arg(long, value_parser = date, value_name = "DATE")]
        from: Option<NaiveDate>,
        /// Up to this day
        #[arg(long, value_parser = date, value_name = "DATE")]
        to: Option<NaiveDate>,
        /// Only of this kind
        #[arg(long, value_parser = word::<NoteKind>)]
        kind: Option<NoteKind>,
        /// private or shareable
        #[arg(long, value_parser = word::<Visibility>)]
        visibility: Option<Visibility>,
    },
    /// Show a note
    Show {
        /// Its id, or the end of it
        id: String,
    },
    /// Change a note; "" clears a field
    Edit(Box<Edit>),
    /// Let a note leave the file, in a summary
    Share {
        /// Its id, or the end of it
        id: String,
    },
    /// Keep a note in the file
    Hide {
        /// Its id, or the end of it
        id: String,
    },
    /// Say that feedback was told them
    Told {
        /// Its id, or the end of it
        id: String,
        /// The day [default: today]
        #[arg(long, value_parser = date, value_name = "DATE")]
        on: Option<NaiveDate>,
    },
    /// Delete a note
    Delete {
        /// Its id, or the end of it
        id: String,
    },
}

#[derive(Debug, Args)]
pub struct Edit {
    /// Its id, or the end of it
    id: String,
    /// The new text; - reads standard input
    #[arg(long, allow_hyphen_values = true, value_parser = dashed)]
    text: Option<String>,
    #[arg(long, value_parser = word::<NoteKind>)]
    kind: Option<NoteKind>,
    /// The day
    #[arg(long, value_parser = date, value_name = "DATE")]
    on: Option<NaiveDate>,
    /// Never leaves the file
    #[arg(long, conflicts_with = "shareable")]
    private: bool,
    /// May leave the file, in a summary
    #[arg(long)]
    shareable: bool,
    /// All tags, in place of the old ones; may be repeated
    #[arg(long, value_name = "SLUG")]
    tag: Option<Vec<String>>,
    /// All links, in place of the old ones; may be repeated
    #[arg(long, value_name = "URL")]
    link: Option<Vec<String>>,
    /// Who said it: a person, or any name
    #[arg(long, value_name = "P")]
    from: Option<String>,
    /// All goals it is about, in place of the old ones; may be repeated
    #[arg(long, value_name = "ID")]
    goal: Option<Vec<String>>,
    /// When it was told them
    #[arg(long, value_parser = date_or_none, value_name = "DATE")]
    told: Option<DateOrNone>,
}

pub fn log(context: &mut Context, log: Log) -> Result<()> {
    let request = NoteAdd {
        text: texts::text(log.text)?,
        person: log.person,
        kind: log.kind.chosen(),
        on: log.on,
        visibility: visibility(log.private, log.shareable),
        tags: log.tag,
        links: log.link,
        source: log.from,
        told_on: log.told,
        goals: log.goal,
    };
    context.show(&request, |n| {
        format!("Wrote down a {} {} about {} ({})", n.visibility, n.kind, n.person_name, tail(n.id.as_str()))
    })
}

pub fn run(context: &mut Context, command: Command) -> Result<()> {
    match command {
        Command::List { person, from, to, kind, visibility } => {
            context.show(&NoteList { person: Some(person), from, to, kind, visibility }, |l| listed(&l.notes))
        }
        Command::Show { id } => context.show(&NoteShow { note: id }, shown),
        Command::Edit(edit) => context.show(&edit.request()?, shown),
        Command::Share { id } => context.show(&NoteShare { note: id }, shown),
        Command::Hide { id } => context.show(&NoteHide { note: id }, shown),
        Command::Told { id, on } => context.show(&NoteTold { note: id, on }, shown),
        Command::Delete { id } => context
            .show(&NoteDelete { note: id }, |_| "Deleted the note; `trellis undo` brings it back".to_owned()),
    }
}

impl KindOf {
    fn chosen(&self) -> Option<NoteKind> {
        match self {
            Self { win: true, .. } => Some(NoteKind::Win),
            Self { praise: true, .. } => Some(NoteKind::Praise),
            Self { feedback: true, .. } => Some(NoteKind::FeedbackGiven),
            Self { concern: true, .. } => Some(NoteKind::Concern),
            Self { kind, .. } => *kind,
        }
    }
}

impl Edit {
    fn request(self) -> Result<NoteEdit> {
        let list = |l: Vec<String>| l.into_iter().filter(|t| !t.is_empty()).collect();
        Ok(NoteEdit {
            note: self.id,
            text: texts::optional(self.text)?,
            kind: self.kind,
            on: self.on,
            visibility: visibility(self.private, self.shareable),
            tags: self.tag.map(list),
            links: self.link.map(list),
            source: self.from.map(Some),
            told_on: self.told,
            goals: self.goal.map(list),
        })
    }
}

fn listed(notes: &[Note]) -> String {
    if notes.is_empty() {
        return "No notes here. `trellis log P TEXT` writes one.".to_owned();
    }
    table(
        &["On", "Kind", "Visibility", "Text", "Id"],
        notes.iter().map(|n| {
            let text = n.text.lines().collect::<Vec<_>>().join(" ");
            vec![n.on.to_string(), n.kind.to_string(), n.visibility.to_string(), text, tail(n.id.as_str())]
        }),
    )
}

fn shown(n: &Note) -> String {
    let list = |l: &[String]| (!l.is_empty()).then(|| l.join(", "));
    let goals: Vec<String> = n.goals.iter().map(|id| tail(id.as_str())).collect();
    let head = fields(&[
        ("Note", Some(format!("{} about {}, {}", n.kind, n.person_name, n.on))),
        ("Visibility", Some(n.visibility.to_string())),
        ("From", n.source.as_deref().map(|s| clip(s, 80))),
        ("Told on", n.told_on.map(|d| d.to_string())),
        ("Tags", list(&n.tags)),
        ("Links", list(&n.links)),
        ("Goals", list(&goals)),
        ("Id", Some(n.id.to_string())),
    ]);
    format!("{head}\n\n{}", n.text)
}
