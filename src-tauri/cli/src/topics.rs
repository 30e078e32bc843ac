//! `trellis topic …`

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use trellis_core::Result;
use trellis_core::topics::{
    Topic, TopicAdd, TopicDelete, TopicDone, TopicEdit, TopicEvery, TopicList, TopicMove, TopicReopen,
    TopicSnooze, Topics,
};
use trellis_core::visibility::Visibility;
use trellis_core::wording::{first_name, times};

use crate::context::Context;
use crate::output::{table, tail};
use crate::texts;
use crate::values::{dashed, date, word};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Put a topic on the agenda with a person
    Add(Add),
    /// List the topics with a person: those not ticked, the snoozed ones too
    List {
        /// Id, name, alias or email
        person: String,
        /// The ticked ones too
        #[arg(long)]
        all: bool,
        /// Only those of this mentorship
        #[arg(long, value_name = "ID")]
        mentorship: Option<String>,
    },
    /// Tick a topic; a recurring one comes back when it is due
    Done {
        /// Its id, or the end of it
        id: String,
        /// When [default: today]
        #[arg(long, value_parser = date, value_name = "DATE")]
        on: Option<NaiveDate>,
    },
    /// Put a ticked topic back on the agenda
    Reopen {
        /// Its id, or the end of it
        id: String,
    },
    /// Put a topic out of sight until a day; without a day it is back
    Snooze {
        /// Its id, or the end of it
        id: String,
        /// Until when
        #[arg(long, value_parser = date, value_name = "DATE")]
        until: Option<NaiveDate>,
    },
    /// Change a topic
    Edit(Edit),
    /// Move a topic within the agenda
    Move {
        /// Its id, or the end of it
        id: String,
        /// The topic it shall stand before [default: the end]
        #[arg(long, value_name = "ID")]
        before: Option<String>,
    },
    /// Delete a topic
    Delete {
        /// Its id, or the end of it
        id: String,
    },
}

#[derive(Debug, Args)]
pub struct Add {
    /// With whom: id, name, alias or email
    person: String,
    /// What to talk about; - reads standard input
    #[arg(allow_hyphen_values = true, value_parser = dashed)]
    text: Option<String>,
    /// They raised it
    #[arg(long)]
    theirs: bool,
    /// It comes back: call, month or quarter
    #[arg(long, value_parser = word::<TopicEvery>)]
    every: Option<TopicEvery>,
    /// It stays in the file
    #[arg(long)]
    private: bool,
    /// Which mentorship, where there are several
    #[arg(long, value_name = "ID")]
    mentorship: Option<String>,
}

// Flags of a command line are what they are.
#[allow(clippy::struct_excessive_bools)]
#[derive(Debug, Args)]
pub struct Edit {
    /// Its id, or the end of it
    id: String,
    /// What to talk about; - reads standard input
    #[arg(long, allow_hyphen_values = true, value_parser = dashed)]
    text: Option<String>,
    /// They raised it
    #[arg(long, conflicts_with = "mine")]
    theirs: bool,
    /// You raised it
    #[arg(long)]
    mine: bool,
    /// It comes back: call, month or quarter
    #[arg(long, value_parser = word::<TopicEvery>, conflicts_with = "once")]
    every: Option<TopicEvery>,
    /// It does not come back
    #[arg(long)]
    once: bool,
    /// It stays in the file
    #[arg(long, conflicts_with = "shareable")]
    private: bool,
    /// It may leave the file
    #[arg(long)]
    shareable: bool,
}

pub fn run(context: &mut Context, command: Command) -> Result<()> {
    match command {
        Command::Add(add) => {
            let request = TopicAdd {
                person: add.person,
                text: texts::text(add.text)?,
                theirs: add.theirs,
                every: add.every,
                private: add.private,
                mentorship: add.mentorship,
            };
            context.show(&request, line)
        }
        Command::List { person, all, mentorship } => {
            context.show(&TopicList { person, all, mentorship }, listed)
        }
        Command::Done { id, on } => context.show(&TopicDone { id, on }, line),
        Command::Reopen { id } => context.show(&TopicReopen { id }, line),
        Command::Snooze { id, until } => context.show(&TopicSnooze { id, until }, line),
        Command::Edit(edit) => context.show(&edit.request()?, line),
        Command::Move { id, before } => context.show(&TopicMove { id, before }, listed),
        Command::Delete { id } => {
            context.show(&TopicDelete { id }, |gone| format!("Deleted topic {}", tail(&gone.id)))
        }
    }
}

impl Edit {
    fn request(self) -> Result<TopicEdit> {
        let either = |yes: bool, no: bool| (yes || no).then_some(yes);
        Ok(TopicEdit {
            id: self.id,
            text: texts::optional(self.text)?,
            theirs: either(self.theirs, self.mine),
            every: if self.once { Some(None) } else { self.every.map(Some) },
            visibility: either(self.private, self.shareable)
                .map(|private| if private { Visibility::Private } else { Visibility::Shareable }),
        })
    }
}

/// How a topic stands: ticked, snoozed, carried over, recurring, private.
pub fn marks(topic: &Topic) -> String {
    let marks = [
        topic.done_on.filter(|_| !topic.ready).map(|on| format!("done {on}")),
        topic.snoozed_until.filter(|_| !topic.ready).map(|until| format!("until {until}")),
        // A recurring topic is there every time by its nature.
        (topic.ready && topic.every.is_none() && topic.carried > 0)
            .then(|| format!("carried over {}", times(topic.carried as usize))),
        topic.every.map(|every| match topic.back_on {
            Some(back) => format!("every {every}, back on {back}"),
            None => format!("every {every}"),
        }),
        (topic.visibility == Visibility::Private).then(|| "private".to_owned()),
    ];
    marks.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn listed(list: &Topics) -> String {
    if list.topics.is_empty() {
        return "No topics yet. `trellis topic add NAME TEXT` puts one on the agenda.".to_owned();
    }
    table(
        &["Topic", "Raised by", "", "Id"],
        list.topics.iter().map(|topic| {
            let by = if topic.mine { "you" } else { first_name(&topic.raised_by_name) }.to_owned();
            vec![topic.text.clone(), by, marks(topic), tail(topic.id.as_str())]
        }),
    )
}

fn line(topic: &Topic) -> String {
    let marks = marks(topic);
    let marks = if marks.is_empty() { marks } else { format!(", {marks}") };
    format!("{}: {}{marks} ({})", topic.person_name, topic.text, tail(topic.id.as_str()))
}
