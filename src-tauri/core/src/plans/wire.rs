//! What the operations on plans take and give back.

use chrono::NaiveDate;

use super::{Hours, PlanBody, PlanPace, PlanPhase, PlanReference};
use crate::charts::Chart;
use crate::goals::{GoalOutcome, GoalStatus};
use crate::store::{GoalId, PersonId, PlanId, PlanUseId};
use crate::summary::SummaryNames;
use crate::visibility::Visibility;
use crate::{input, output, words};

words! {
    /// Where a phase of an applied plan stands.
    pub enum PlanStanding {
        /// It begins later.
        ToCome = "to-come",
        /// It is under way.
        UnderWay = "under-way",
        /// All its goals are closed.
        Over = "over",
        /// Its goals were deleted.
        Gone = "gone",
    }
    /// How a plan is written out for the mentee.
    pub enum PlanFormat {
        /// Markdown.
        Md = "md",
        /// One self-contained page, printable.
        Html = "html",
    }
}

output! {
    /// A plan in a list.
    pub struct PlanLine {
        /// The id of an own plan; those of Trellis go by their name.
        pub id: Option<PlanId>,
        /// The name.
        pub name: String,
        /// What it is for.
        pub summary: String,
        /// Whether it came with Trellis.
        pub builtin: bool,
        /// How long all of it takes, roughly: `6-12 months`.
        pub length: String,
        /// Hours a week it asks for.
        pub hours: Option<Hours>,
        /// Whether its phases run side by side.
        pub together: bool,
        /// How many phases.
        pub phases: u32,
        /// How many goals it becomes.
        pub goals: u32,
        /// How many milestones.
        pub milestones: u32,
        /// How often it was applied.
        pub applied: u32,
    }
    /// Plans: those of Trellis in their order, then own ones by name.
    pub struct Plans {
        /// The plans.
        pub plans: Vec<PlanLine>,
    }
    /// A plan, whole.
    pub struct Plan {
        /// The id of an own plan; those of Trellis go by their name.
        pub id: Option<PlanId>,
        /// The name.
        pub name: String,
        /// What it is for; may be empty.
        pub summary: String,
        /// Whether it came with Trellis.
        pub builtin: bool,
        /// Hours a week it asks for.
        pub hours: Option<Hours>,
        /// How long all of it takes, roughly: `6-12 months`.
        pub length: String,
        /// Whether its phases run side by side.
        pub together: bool,
        /// Where to read on.
        pub references: Vec<PlanReference>,
        /// The phases.
        pub phases: Vec<PlanPhase>,
        /// How often it was applied.
        pub applied: u32,
    }
    /// One plan as a file.
    pub struct PlanFile {
        /// A name for the file.
        pub file_name: String,
        /// YAML.
        pub text: String,
    }
    /// What came of a file.
    pub struct PlanImported {
        /// The plan as it is now.
        pub plan: Plan,
        /// Whether it was there already, just so.
        pub unchanged: bool,
    }
    /// A plan that was not kept yet, to be looked at and applied.
    pub struct PlanDraft {
        /// The plan.
        pub body: PlanBody,
        /// The ladder it was read from, and the version.
        pub framework: String,
        /// What to know of it.
        pub warnings: Vec<String>,
    }
    /// A phase on the calendar.
    pub struct PlanDay {
        /// Which phase of the plan, from 1.
        pub phase: u32,
        /// What shall change.
        pub title: String,
        /// Its rough length.
        pub length: String,
        /// Its first day.
        pub from: NaiveDate,
        /// The day it is due.
        pub to: NaiveDate,
        /// How many goals it becomes.
        pub goals: u32,
        /// How many milestones.
        pub milestones: u32,
        /// Whether this person has it from this plan already.
        pub there: bool,
    }
    /// What applying a plan would make.
    pub struct PlanPreview {
        /// The plan.
        pub name: String,
        /// Hours a week it asks for.
        pub hours: Option<Hours>,
        /// The first day.
        pub from: NaiveDate,
        /// The last day due.
        pub to: NaiveDate,
        /// Its phases.
        pub phases: Vec<PlanDay>,
    }
    /// A goal of a phase, in short.
    pub struct PlanStep {
        /// The goal.
        pub id: GoalId,
        /// Its title.
        pub title: String,
        /// Where it stands.
        pub status: GoalStatus,
        /// How it ended.
        pub outcome: Option<GoalOutcome>,
        /// How far it is, 0 to 100.
        pub progress: u8,
        /// Whether it may leave the file.
        pub visibility: Visibility,
    }
    /// A phase of an applied plan: planned against real.
    pub struct PlanPart {
        /// Which phase of the plan, from 1.
        pub phase: u32,
        /// The title of its goal; empty where the goals are gone.
        pub title: String,
        /// Where it stands.
        pub standing: PlanStanding,
        /// The first day as it was planned.
        pub planned_from: NaiveDate,
        /// The day due as it was planned.
        pub planned_to: NaiveDate,
        /// The first day as it is now.
        pub from: Option<NaiveDate>,
        /// When it ended; while it goes on, the day due as it is now.
        pub to: Option<NaiveDate>,
        /// How many days later than planned it ended or will end; what is due and still open
        /// slips day by day. Below zero: earlier.
        pub slipped: i32,
        /// The same in words: `2 weeks later than planned`.
        pub slipped_words: String,
        /// How far it is, 0 to 100: milestones reached, else its goals’ own measure.
        pub progress: u8,
        /// Milestones reached.
        pub done: u32,
        /// Milestones in all.
        pub milestones: u32,
        /// Its goals, the phase's own first.
        pub goals: Vec<PlanStep>,
    }
    /// A plan as it was applied to a person, planned against real.
    pub struct PlanApplied {
        /// The id of this application.
        pub id: PlanUseId,
        /// The plan's name.
        pub name: String,
        /// Whose.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// From when it was applied.
        pub from: NaiveDate,
        /// The last day as it was planned.
        pub planned_to: NaiveDate,
        /// The last day as it is now.
        pub to: NaiveDate,
        /// Hours a week it asks for.
        pub hours: Option<String>,
        /// Where to read on.
        pub references: Vec<PlanReference>,
        /// Whether it may leave the file.
        pub visibility: Visibility,
        /// Phases that are over.
        pub over: u32,
        /// Milestones reached.
        pub done: u32,
        /// Milestones in all.
        pub milestones: u32,
        /// How many days later than planned the last phase will end.
        pub slipped: i32,
        /// The same in words.
        pub slipped_words: String,
        /// Its phases.
        pub phases: Vec<PlanPart>,
        /// Planned against real as a picture, with words and a table.
        pub chart: Chart,
    }
    /// The plans applied to a person, the newest first.
    pub struct PlansApplied {
        /// Whose.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// The plans.
        pub plans: Vec<PlanApplied>,
    }
    /// A plan, written out for the mentee.
    pub struct PlanPage {
        /// A name for the file.
        pub file_name: String,
        /// `text/html` and the like.
        pub media_type: String,
        /// All of it.
        pub text: String,
        /// The plan as HTML without a page around it.
        pub html: String,
        /// How many goals are in it.
        pub goals: u32,
        /// Other people's names found in the texts, as written.
        pub names_found: Vec<String>,
        /// What to look at before it goes out.
        pub warnings: Vec<String>,
    }
}

input! {
    /// Lists the plans.
    pub struct PlanList {}
    /// Shows a plan.
    pub struct PlanShow {
        /// Its name, a part of it, or the id of an own one.
        pub plan: String,
    }
    /// Adds a plan of one's own.
    pub struct PlanAdd {
        /// The plan.
        pub body: PlanBody,
    }
    /// Changes a plan of one's own, as a whole.
    pub struct PlanEdit {
        /// Its name, a part of it, or its id.
        pub plan: String,
        /// The plan as it shall be.
        pub body: PlanBody,
    }
    /// Makes a plan of one's own out of any other.
    pub struct PlanDuplicate {
        /// Its name, a part of it, or the id of an own one.
        pub plan: String,
        /// The name of the copy; made of the old one when absent.
        pub name: Option<String>,
    }
    /// Takes a plan of one's own away; the goals made of it stay.
    pub struct PlanDelete {
        /// Its name, a part of it, or its id.
        pub plan: String,
    }
    /// Takes a plan in from a file's text. An own plan of the same name is replaced by it.
    pub struct PlanImport {
        /// YAML.
        pub text: String,
        /// The name to give it instead of its own.
        pub name: Option<String>,
    }
    /// Writes a plan as a file, to be taken in elsewhere.
    pub struct PlanFileWrite {
        /// Its name, a part of it, or the id of an own one.
        pub plan: String,
    }
    /// Makes a plan of one's own out of a person's goals: those that may leave the file, with
    /// everybody's names taken out.
    pub struct PlanKeep {
        /// Whose goals.
        pub person: String,
        /// What the plan shall be called.
        pub name: String,
        /// Only the goals of this application of a plan: its id; all of them when absent.
        pub applied: Option<String>,
    }
    /// Makes a plan of what is missing, without keeping it: the next level's descriptors of each
    /// competency become milestones.
    pub struct PlanFromGap {
        /// Whose.
        pub person: String,
        /// Slugs of competencies; the three largest gaps when empty.
        pub competencies: Vec<String>,
        /// The role profile that the gaps are counted to.
        pub profile: Option<String>,
    }
    /// Shows what applying a plan would make.
    pub struct PlanTry {
        /// Its name, a part of it, or the id of an own one.
        pub plan: Option<String>,
        /// A plan that was not kept, instead.
        pub body: Option<PlanBody>,
        /// To whom.
        pub person: Option<String>,
        /// From when; today when absent.
        pub from: Option<NaiveDate>,
        /// Where between the ends of its durations; `usual` when absent.
        pub pace: Option<PlanPace>,
        /// Only these phases, by number from 1; all when empty.
        pub phases: Vec<u32>,
    }
    /// Applies a plan to a person: its phases become goals.
    pub struct PlanApply {
        /// Its name, a part of it, or the id of an own one.
        pub plan: Option<String>,
        /// A plan that was not kept, instead.
        pub body: Option<PlanBody>,
        /// To whom.
        pub person: String,
        /// From when; today when absent.
        pub from: Option<NaiveDate>,
        /// Where between the ends of its durations; `usual` when absent.
        pub pace: Option<PlanPace>,
        /// Only these phases, by number from 1; all when empty.
        pub phases: Vec<u32>,
        /// `shareable` when absent; of the goals too.
        pub visibility: Option<Visibility>,
        /// Though the person has it already.
        pub again: bool,
    }
    /// Shows the plans of a person, planned against real.
    pub struct PlanProgress {
        /// Whose.
        pub person: String,
        /// Only this application: its id.
        pub applied: Option<String>,
    }
    /// Moves what is left of an applied plan: goals to come as a whole, those under way at
    /// their end. What is over stays.
    pub struct PlanShift {
        /// Which application: its id, or the end of it.
        pub applied: String,
        /// So many days; below zero: earlier.
        pub days: i32,
    }
    /// Takes a plan off a person; its goals stay, on their own.
    pub struct PlanLeave {
        /// Which application: its id, or the end of it.
        pub applied: String,
    }
    /// Writes a person's growth plan out for them: shareable goals only, naming nobody else.
    pub struct PlanExport {
        /// Whose.
        pub person: String,
        /// Only this application: its id; all plans and other open goals when absent.
        pub applied: Option<String>,
        /// What happens to other people's names; `role` when absent.
        pub names: Option<SummaryNames>,
        /// The format; `md` when absent.
        pub format: Option<PlanFormat>,
    }
}
