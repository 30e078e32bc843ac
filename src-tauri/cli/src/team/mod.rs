//! `trellis team …`

mod map;
mod matching;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use trellis_core::Result;
use trellis_core::snapshots::Stage;
use trellis_core::team::{
    Activity, Coverage, Load, PairMark, PairingMark, TeamActivity, TeamCoverage, TeamGapList, TeamGaps,
    TeamLoad, TeamPrints,
};

use crate::context::Context;
use crate::output::table;
use crate::values::{Span, date, word};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// People by competencies: where everybody stands
    Heatmap(Box<Heatmap>),
    /// Who is below what is expected of them, by competency
    Gaps {
        #[command(flatten)]
        of: Of,
    },
    /// How many people hold each competency
    Coverage {
        /// The level to be at, or above [default: the one most people aim at]
        #[arg(long, value_name = "LEVEL")]
        at: Option<String>,
        #[command(flatten)]
        of: Of,
    },
    /// Who could mentor whom, with the best set; it begins nothing
    Match {
        /// Only this ladder [default: the one each mentee was rated on last]
        #[arg(long, value_name = "NAME")]
        framework: Option<String>,
        /// Only mentees of this team
        #[arg(long, value_name = "TEAM")]
        team: Option<String>,
        /// List everybody's seats too: how many mentees they take, have, and can still take
        #[arg(long)]
        seats: bool,
    },
    /// How full each mentor is
    Load,
    /// What was done to grow: one-on-ones held, knowledge shared
    Activity {
        #[command(flatten)]
        span: Span,
        /// Only people of this team
        #[arg(long, value_name = "TEAM")]
        team: Option<String>,
    },
    /// Say that a pair is wished for: it weighs more in `match`
    Wish(Pair),
    /// Say that a pair is to be chosen, as far as seats allow
    Pin(Pair),
    /// Rule a pair out
    Veto(Pair),
    /// Take back what was said about a pair
    Unmark(Pair),
}

#[derive(Debug, Args)]
pub struct Pair {
    /// Who would give: id, name, alias or email
    #[arg(long, value_name = "PERSON")]
    mentor: String,
    /// Who would grow
    #[arg(long, value_name = "PERSON")]
    mentee: String,
}

/// Which people, competencies and ratings.
#[derive(Debug, Args)]
pub struct Of {
    /// The ladder [default: the one most people were rated on]
    #[arg(long, value_name = "NAME")]
    framework: Option<String>,
    /// The day it is of [default: today]
    #[arg(long, value_parser = date, value_name = "DATE")]
    on: Option<NaiveDate>,
    /// Only people of this team
    #[arg(long, value_name = "TEAM")]
    team: Option<String>,
    /// Only competencies of this area
    #[arg(long, value_name = "AREA")]
    area: Option<String>,
    /// Only ratings of this voice: self, mentor, peer or agreed
    #[arg(long, value_parser = word::<Stage>, value_name = "VOICE")]
    stage: Option<Stage>,
}

#[derive(Debug, Args)]
pub struct Heatmap {
    #[command(flatten)]
    of: Of,
    /// Compare with this day
    #[arg(long, value_parser = date, value_name = "DATE")]
    since: Option<NaiveDate>,
    /// How to write it: json, csv, xlsx, svg or png [default: a table, or as the file's name ends]
    #[arg(long, value_parser = map::format, value_name = "FORMAT")]
    format: Option<map::Format>,
    /// What a cell prints in csv, svg and png: level, gap or change
    #[arg(long, value_parser = word::<TeamPrints>, value_name = "WHAT")]
    prints: Option<TeamPrints>,
    /// Leave competencies in which nobody was assessed out of csv, xlsx, svg and png
    #[arg(long)]
    assessed: bool,
    /// The file to write instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub fn run(context: &mut Context, command: Command) -> Result<()> {
    match command {
        Command::Heatmap(args) => map::run(context, *args),
        Command::Gaps { of } => {
            let Of { framework, on, team, area, stage } = of;
            context.show(&TeamGaps { framework, on, team, area, stage }, gaps)
        }
        Command::Coverage { at, of } => {
            let Of { framework, on, team, area, stage } = of;
            context.show(&TeamCoverage { at, framework, on, team, area, stage }, coverage)
        }
        Command::Match { framework, team, seats } => matching::run(context, framework, team, seats),
        Command::Load => context.show(&TeamLoad {}, load),
        Command::Activity { span: Span { period, from, to }, team } => {
            context.show(&TeamActivity { period, from, to, team }, activity)
        }
        Command::Wish(pair) => mark(context, pair, Some(PairMark::Wish)),
        Command::Pin(pair) => mark(context, pair, Some(PairMark::Pin)),
        Command::Veto(pair) => mark(context, pair, Some(PairMark::Veto)),
        Command::Unmark(pair) => mark(context, pair, None),
    }
}

fn mark(context: &mut Context, pair: Pair, mark: Option<PairMark>) -> Result<()> {
    context.show(&PairingMark { mentor: pair.mentor, mentee: pair.mentee, mark }, |pair| {
        let said = match pair.mark {
            Some(PairMark::Wish) => "is wished for",
            Some(PairMark::Pin) => "is pinned",
            Some(PairMark::Veto) => "is ruled out",
            None => "is unmarked",
        };
        format!("{} as mentor of {} {said}", pair.mentor_name, pair.mentee_name)
    })
}

fn coverage(coverage: &Coverage) -> String {
    let rows = coverage.rows.iter().map(|row| {
        let names: Vec<&str> = row.people.iter().map(|p| p.person_name.as_str()).collect();
        let who = if names.is_empty() { "nobody".to_owned() } else { names.join(", ") };
        vec![row.name.clone(), row.count.to_string(), who]
    });
    format!(
        "{}, version {}, on {}\n\n{}",
        coverage.framework,
        coverage.version,
        coverage.on,
        table(&["Competency", &format!("At {} or above", coverage.at), "Who"], rows)
    )
}

fn gaps(list: &TeamGapList) -> String {
    let mut rows = Vec::new();
    for gap in &list.rows {
        for person in &gap.people {
            let rating = person.rating.clone().unwrap_or_default();
            let missing = person.missing.map(|n| format!("−{n}")).unwrap_or_default();
            rows.push(vec![
                gap.name.clone(),
                person.person_name.clone(),
                rating,
                person.target.clone(),
                missing,
            ]);
        }
    }
    let mut text = if rows.is_empty() {
        "Nobody who was assessed is below what is expected of them.".to_owned()
    } else {
        table(&["Competency", "Person", "Level", "Target", ""], rows)
    };
    if !list.without_target.is_empty() {
        text.push_str(&format!("\n\nWithout a target on this ladder: {}", list.without_target.join(", ")));
    }
    format!("{}, version {}, on {}\n\n{text}", list.framework, list.version, list.on)
}

fn load(load: &Load) -> String {
    if load.mentors.is_empty() {
        return "Nobody mentors anybody yet.".to_owned();
    }
    table(
        &["Mentor", "Seats", "Mentees"],
        load.mentors.iter().map(|mentor| {
            let names: Vec<&str> = mentor.mentees.iter().map(|m| m.person_name.as_str()).collect();
            vec![mentor.person_name.clone(), mentor.words.clone(), names.join(", ")]
        }),
    )
}

fn activity(activity: &Activity) -> String {
    let head = ["Person", "One-on-ones as mentee", "as mentor", "Knowledge shared"];
    let rows = activity.rows.iter().map(|row| {
        vec![row.person_name.clone(), row.taken.to_string(), row.given.to_string(), row.shared.to_string()]
    });
    format!("From {} to {}\n\n{}", activity.from, activity.to, table(&head, rows))
}
