//! `trellis summary honest …` and `trellis summary words …`

use clap::{Args, Subcommand};
use trellis_core::Result;
use trellis_core::honest::{HonestKind, HonestList, HonestRemove, HonestSet, HonestWords};
use trellis_core::summary::{HonestSummary, SummaryHonest};

use crate::context::Context;
use crate::output::table;
use crate::values::{Span, word};

#[derive(Debug, Args)]
pub struct Honest {
    /// Id, name, alias or email
    person: String,
    #[command(flatten)]
    span: Span,
    /// How it is composed [default: review]
    #[arg(long, value_name = "NAME")]
    template: Option<String>,
}

#[derive(Debug, Args)]
pub struct Words {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Add a word of your own, or change one
    Add {
        /// The word or phrase
        word: String,
        /// What is wrong with it [default: vague]
        #[arg(long, value_parser = word::<HonestKind>, value_name = "vague|absolute|loaded")]
        kind: Option<HonestKind>,
        /// Why it is pointed out
        #[arg(long)]
        why: Option<String>,
        /// What to say instead
        #[arg(long)]
        instead: Option<String>,
    },
    /// Do not point a word out any more
    Off {
        /// The word or phrase
        word: String,
    },
    /// Point a word out again
    On {
        /// The word or phrase
        word: String,
    },
    /// Take out a word of your own
    Remove {
        /// The word or phrase
        word: String,
    },
}

pub fn look(context: &mut Context, args: Honest) -> Result<()> {
    let Honest { person, span: Span { period, from, to }, template } = args;
    let asked = SummaryHonest { id: None, person: Some(person), period, from, to, template };
    context.show(&asked, looked)
}

pub fn words(context: &mut Context, args: Words) -> Result<()> {
    let switch = |word, off| HonestSet { word, off: Some(off), ..HonestSet::default() };
    match args.command {
        None => context.show(&HonestList::default(), listed),
        Some(Command::Add { word, kind, why, instead }) => {
            context.show(&HonestSet { word, kind, why, instead, off: None, was: None }, listed)
        }
        Some(Command::Off { word }) => context.show(&switch(word, true), listed),
        Some(Command::On { word }) => context.show(&switch(word, false), listed),
        Some(Command::Remove { word }) => context.show(&HonestRemove { word }, listed),
    }
}

fn looked(told: &HonestSummary) -> String {
    let mut out = told.hints.clone();
    for section in told.sections.iter().filter(|section| !section.words.is_empty()) {
        out.push(format!("{}\n{}", section.title, "-".repeat(section.title.chars().count())));
        out.extend(section.words.iter().map(|found| {
            let instead = if found.instead.is_empty() {
                String::new()
            } else {
                format!(" Say instead: {}.", found.instead)
            };
            format!("“{}” ({}): {}{instead}\n    {}", found.text, found.kind, found.why, found.around)
        }));
    }
    if out.is_empty() {
        return format!("Nothing to point out in {} words.", told.length);
    }
    out.join("\n\n")
}

fn listed(list: &HonestWords) -> String {
    table(
        &["Word", "Kind", "Why", "Instead", ""],
        list.words.iter().map(|entry| {
            let marks = [entry.own.then_some("yours"), entry.off.then_some("off")];
            let marks: Vec<&str> = marks.into_iter().flatten().collect();
            vec![
                entry.word.clone(),
                entry.kind.to_string(),
                entry.why.clone(),
                entry.instead.clone(),
                marks.join(", "),
            ]
        }),
    )
}
