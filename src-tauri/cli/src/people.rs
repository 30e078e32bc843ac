//! `trellis person …`

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use trellis_core::Result;
use trellis_core::mentorships::Cadence;
use trellis_core::people::{Person, PersonAdd, PersonArchive, PersonEdit, PersonList, PersonShow};

use crate::context::Context;
use crate::output::{fields, table, tail};
use crate::values::{DateOrNone, date, date_or_none, word};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Add a person
    Add(Box<Add>),
    /// List people
    List {
        /// The archived ones instead
        #[arg(long)]
        archived: bool,
    },
    /// Show a person
    Show {
        /// Id, name, alias or email
        person: String,
    },
    /// Change a person; "" clears a field
    Edit(Box<Edit>),
    /// Archive a person
    Archive {
        /// Id, name, alias or email
        person: String,
        /// Bring an archived person back
        #[arg(long)]
        back: bool,
    },
}

#[derive(Debug, Args)]
pub struct Add {
    /// The full name
    name: String,
    #[arg(long)]
    email: Option<String>,
    /// The role's title
    #[arg(long)]
    role: Option<String>,
    /// The level now
    #[arg(long)]
    level: Option<String>,
    /// The level aimed at
    #[arg(long)]
    target: Option<String>,
    #[arg(long, value_parser = date, value_name = "DATE")]
    target_date: Option<NaiveDate>,
    #[arg(long)]
    team: Option<String>,
    /// Such as Europe/Berlin
    #[arg(long)]
    timezone: Option<String>,
    #[arg(long)]
    pronouns: Option<String>,
    /// Another name; may be repeated
    #[arg(long)]
    alias: Vec<String>,
    /// A free word; may be repeated
    #[arg(long)]
    tag: Vec<String>,
    /// When role and level began
    #[arg(long, value_parser = date, value_name = "DATE")]
    start: Option<NaiveDate>,
    /// How many mentees they can take
    #[arg(long)]
    capacity: Option<i64>,
    /// Private Markdown
    #[arg(long)]
    notes: Option<String>,
    /// You are their mentor, and mean to meet so often: weekly, biweekly, `every 10 days`
    #[arg(long, value_parser = word::<Cadence>)]
    cadence: Option<Cadence>,
}

#[derive(Debug, Args)]
pub struct Edit {
    /// Id, name, alias or email; `me` is you
    person: String,
    #[arg(long)]
    name: Option<String>,
    #[arg(long)]
    email: Option<String>,
    #[arg(long)]
    role: Option<String>,
    #[arg(long)]
    level: Option<String>,
    #[arg(long)]
    target: Option<String>,
    #[arg(long, value_parser = date_or_none, value_name = "DATE")]
    target_date: Option<DateOrNone>,
    #[arg(long)]
    team: Option<String>,
    #[arg(long)]
    timezone: Option<String>,
    #[arg(long)]
    pronouns: Option<String>,
    /// All other names, in place of the old ones; may be repeated
    #[arg(long)]
    alias: Option<Vec<String>>,
    /// All free words, in place of the old ones; may be repeated
    #[arg(long)]
    tag: Option<Vec<String>>,
    /// When role and level began
    #[arg(long, value_parser = date_or_none, value_name = "DATE")]
    start: Option<DateOrNone>,
    /// How many mentees they can take
    #[arg(long)]
    capacity: Option<i64>,
    /// Private Markdown
    #[arg(long)]
    notes: Option<String>,
}

pub fn run(context: &mut Context, command: Command) -> Result<()> {
    match command {
        Command::Add(add) => {
            context.show(&add.request(), |p| format!("Added {} ({})", p.name, tail(p.id.as_str())))
        }
        Command::List { archived } => context.show(&PersonList { archived }, |list| {
            if list.people.is_empty() {
                return "No people yet. `trellis person add NAME` adds one.".to_owned();
            }
            table(
                &["Name", "Role", "Level", "Target", "Team", "Id"],
                list.people.iter().map(|p| {
                    let text = |t: &Option<String>| t.clone().unwrap_or_default();
                    vec![
                        p.name.clone(),
                        text(&p.role),
                        text(&p.level),
                        text(&p.target),
                        text(&p.team),
                        tail(p.id.as_str()),
                    ]
                }),
            )
        }),
        Command::Show { person } => context.show(&PersonShow { person }, shown),
        Command::Edit(edit) => context.show(&edit.request(), shown),
        Command::Archive { person, back } => context.show(&PersonArchive { person, back }, |p| {
            if back { format!("{} is back", p.name) } else { format!("Archived {}", p.name) }
        }),
    }
}

impl Add {
    fn request(self) -> PersonAdd {
        PersonAdd {
            name: self.name,
            aliases: self.alias,
            pronouns: self.pronouns,
            role: self.role,
            level: self.level,
            start: self.start,
            target: self.target,
            target_date: self.target_date,
            team: self.team,
            timezone: self.timezone,
            email: self.email,
            tags: self.tag,
            notes: self.notes,
            capacity: self.capacity,
            cadence: self.cadence,
            mentorship: None,
        }
    }
}

impl Edit {
    fn request(self) -> PersonEdit {
        PersonEdit {
            person: self.person,
            name: self.name,
            aliases: self.alias,
            pronouns: self.pronouns.map(Some),
            role: self.role.map(Some),
            role_since: self.start,
            level: self.level.map(Some),
            level_since: self.start,
            target: self.target.map(Some),
            target_date: self.target_date,
            team: self.team.map(Some),
            timezone: self.timezone.map(Some),
            email: self.email.map(Some),
            tags: self.tag,
            notes: self.notes,
            capacity: self.capacity.map(Some),
        }
    }
}

fn shown(p: &Person) -> String {
    let since = |text: &Option<String>, since: Option<NaiveDate>| {
        text.as_ref().map(|t| since.map_or_else(|| t.clone(), |d| format!("{t}, since {d}")))
    };
    let list = |l: &[String]| (!l.is_empty()).then(|| l.join(", "));
    fields(&[
        ("Name", Some(p.name.clone())),
        ("Pronouns", p.pronouns.clone()),
        ("Aliases", list(&p.aliases)),
        ("Role", since(&p.role, p.role_since)),
        ("Level", since(&p.level, p.level_since)),
        (
            "Target",
            p.target.as_ref().map(|t| p.target_date.map_or_else(|| t.clone(), |d| format!("{t} by {d}"))),
        ),
        ("Team", p.team.clone()),
        ("Time zone", p.timezone.clone()),
        ("Email", p.email.clone()),
        ("Tags", list(&p.tags)),
        ("Capacity", p.capacity.map(|n| n.to_string())),
        ("Archived", p.archived_on.map(|d| d.to_string())),
        ("Notes", (!p.notes.is_empty()).then(|| p.notes.clone())),
        ("Id", Some(p.id.to_string())),
    ])
}
