//! Makes rows of the stories, through the concepts that real data comes through.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::calendar::{Calendar, due_dates};
use super::cast::Chosen;
use super::story::{Goal, Meeting, Pair, Plan, Snapshot, Story, Topic};
use crate::actions::{self, ActionOwner, ActionRow};
use crate::error::Result;
use crate::goals::{self, GoalAdd, GoalCheckin, GoalClose, GoalEdit, MilestoneAdd, MilestoneDone};
use crate::meetings::{self, Draft, MeetingStatus};
use crate::mentorships::{self, MentorshipAdd, MentorshipEnd, MentorshipRow};
use crate::people::{self, PersonAdd, PersonArchive, PersonEdit, PersonRow};
use crate::plans::{self, PlanApply};
use crate::review_notes::{self, NoteAdd};
use crate::snapshots::{self, SnapshotAdd, SnapshotClose};
use crate::store::MentorshipId;
use crate::summary::{self, SummarySave};
use crate::topics::{TopicRow, TopicSide};
use crate::transact::Tx;
use crate::visibility::Visibility;
use crate::wire::When;

/// Fills the file with everybody.
pub(super) fn all(tx: &mut Tx<'_>, chosen: &Chosen, years: u32) -> Result<()> {
    let today = tx.today();
    let since = today.checked_sub_days(Days::new(u64::from(years) * 366)).unwrap_or(today);
    let mut told = Vec::new();
    // People first: notes speak of each other.
    for story in &chosen.stories {
        let call = story.meetings.last().map(|meeting| meeting.day);
        let calendar = Calendar::new(today, since, call);
        told.push((story, calendar, person(tx, story, &calendar)?));
    }
    for (story, calendar, person) in &told {
        let mentorship = mentorship(tx, story, calendar, person)?;
        for meeting in story.meetings.iter().filter(|m| calendar.told(m.day)) {
            call(tx, &mentorship, meeting, calendar)?;
        }
        for topic in story.topics.iter().filter(|t| calendar.told(t.done_day.unwrap_or(t.day))) {
            // What is on the agenda of every call was talked about in the last one.
            let last = story.meetings.iter().filter(|m| m.status == "held").map(|m| m.day).max();
            let ticked = topic.done_day.or(topic.every.as_ref().and(last));
            agenda(tx, &mentorship, person, topic, ticked, calendar)?;
        }
        notes(tx, story, person, calendar)?;
        aims(tx, story, person, calendar)?;
        for plan in story.plans.iter().filter(|plan| calendar.told(plan.day)) {
            planned(tx, plan, person, calendar)?;
        }
        promises(tx, story, person, &mentorship, calendar)?;
        for snapshot in story.snapshots.iter().filter(|s| calendar.told(s.day)) {
            picture(tx, story, person, snapshot, calendar)?;
        }
    }
    for (story, calendar, person) in &told {
        if story.mentorship.ended.is_some() {
            people::archive(tx, PersonArchive { person: person.id.to_string(), back: false })?;
        }
        for told in story.summaries.iter().filter(|s| calendar.told(s.from_day)) {
            let (from, to) = (Some(calendar.day(told.from_day)), Some(calendar.day(told.to_day)));
            let person = person.id.to_string();
            summary::save(tx, SummarySave { person, from, to, ..SummarySave::default() })?;
        }
    }
    // They were closed when they were taken, not when the sample was made.
    tx.execute("UPDATE snapshot SET closed_on = on_date WHERE closed_on IS NOT NULL", [])?;
    tx.execute(include_str!("../store/sql/sample/closed_then.sql"), [])?;
    let calendar = Calendar::new(today, since, None);
    for pair in &chosen.pairs {
        between(tx, pair, &calendar)?;
    }
    Ok(())
}

fn person(tx: &mut Tx<'_>, story: &Story, calendar: &Calendar) -> Result<PersonRow> {
    let told = &story.person;
    let added = people::add(
        tx,
        PersonAdd {
            name: told.name.clone(),
            aliases: told.aliases.clone(),
            pronouns: told.pronouns.clone(),
            role: Some(told.role.clone()),
            level: Some(told.level.clone()),
            start: Some(calendar.day(told.level_since)),
            target: told.target_level.clone(),
            target_date: told.target_day.map(|day| calendar.day(day)),
            team: Some(told.team.clone()),
            timezone: told.timezone.clone(),
            email: Some(told.email.clone()),
            tags: told.tags.clone(),
            notes: Some(told.notes.clone()),
            ..PersonAdd::default()
        },
    )?;
    let since = Some(Some(calendar.day(told.role_since)));
    people::edit(
        tx,
        PersonEdit { person: added.id.to_string(), role_since: since, ..PersonEdit::default() },
    )?;
    people::get(tx, &added.id)
}

fn mentorship(
    tx: &mut Tx<'_>,
    story: &Story,
    calendar: &Calendar,
    person: &PersonRow,
) -> Result<MentorshipRow> {
    let told = &story.mentorship;
    let added = mentorships::add(
        tx,
        MentorshipAdd {
            mentor: "me".into(),
            mentee: person.id.to_string(),
            kind: Some(told.kind.parse()?),
            cadence: Some(told.cadence.parse()?),
            since: Some(calendar.day(told.since)),
            purpose: Some(told.purpose.clone()),
        },
    )?;
    end(tx, &added.id, told.ended, calendar)?;
    mentorships::resolve(tx, added.id.as_str())
}

fn between(tx: &mut Tx<'_>, pair: &Pair, calendar: &Calendar) -> Result<()> {
    let added = mentorships::add(
        tx,
        MentorshipAdd {
            mentor: pair.mentor.clone(),
            mentee: pair.mentee.clone(),
            kind: Some(pair.kind.parse()?),
            cadence: pair.cadence.as_deref().map(str::parse).transpose()?,
            since: Some(calendar.day(pair.since)),
            purpose: Some(pair.purpose.clone()),
        },
    )?;
    end(tx, &added.id, pair.ended, calendar)
}

fn end(tx: &mut Tx<'_>, id: &MentorshipId, ended: Option<i64>, calendar: &Calendar) -> Result<()> {
    if let Some(day) = ended {
        mentorships::end(tx, MentorshipEnd { id: id.to_string(), on: Some(calendar.day(day)) })?;
    }
    Ok(())
}

fn call(tx: &mut Tx<'_>, mentorship: &MentorshipRow, told: &Meeting, calendar: &Calendar) -> Result<()> {
    let day = calendar.call(told.day);
    let time = told.time.as_deref().map(crate::wire::parse_time).transpose()?;
    let draft = Draft {
        minutes: told.minutes,
        notes: due_dates(&told.notes, day),
        private_notes: told.private.clone(),
        mood: told.mood,
        workload: told.workload,
        ..Draft::new(When { date: day, time }, told.status.parse::<MeetingStatus>()?)
    };
    let mut row = meetings::record(tx, mentorship, draft)?;
    if told.reason.is_some() {
        row.reason.clone_from(&told.reason);
        tx.update(&row)?;
    }
    // What was promised in a call was done some days later, not in the call.
    for mut action in actions::rows_of_meeting(tx, &row.id)? {
        if action.done_on.is_some() {
            let due = action.due.unwrap_or_else(|| day.checked_add_days(Days::new(7)).unwrap_or(day));
            action.done_on = Some(due.min(tx.today()).max(day));
            tx.update(&action)?;
        }
    }
    Ok(())
}

fn agenda(
    tx: &mut Tx<'_>,
    mentorship: &MentorshipRow,
    person: &PersonRow,
    told: &Topic,
    ticked: Option<i64>,
    calendar: &Calendar,
) -> Result<()> {
    let row = TopicRow {
        id: tx.id(),
        mentorship: mentorship.id.clone(),
        person: person.id.clone(),
        raised_by: if told.theirs { TopicSide::Mentee } else { TopicSide::Mentor },
        text: told.text.clone(),
        every: told.every.as_deref().map(str::parse).transpose()?,
        visibility: if told.private { Visibility::Private } else { Visibility::Shareable },
        snoozed_until: None,
        done_on: ticked.map(|day| calendar.day(day)),
        position: 0,
        created_on: calendar.day(told.day),
        created_at: tx.moment(),
        updated_at: tx.moment(),
    };
    tx.insert(&row)
}

fn notes(tx: &mut Tx<'_>, story: &Story, person: &PersonRow, calendar: &Calendar) -> Result<()> {
    for told in story.notes.iter().filter(|note| calendar.told(note.day)) {
        review_notes::add(
            tx,
            NoteAdd {
                person: person.id.to_string(),
                text: told.text.clone(),
                kind: Some(told.kind.parse()?),
                on: Some(calendar.day(told.day)),
                visibility: told.visibility.as_deref().map(str::parse).transpose()?,
                tags: told.tags.clone(),
                links: told.links.clone(),
                source: told.from.clone(),
                told_on: told.told_day.map(|day| calendar.day(day)),
                goals: Vec::new(),
            },
        )?;
    }
    Ok(())
}

fn aims(tx: &mut Tx<'_>, story: &Story, person: &PersonRow, calendar: &Calendar) -> Result<()> {
    let told = story.goals.iter().filter(|goal| calendar.told(goal.closed_day.or(goal.due).unwrap_or(0)));
    let mut made: BTreeMap<&str, String> = BTreeMap::new();
    for goal in told.clone() {
        made.insert(&goal.title, aim(tx, goal, person, calendar)?);
    }
    // A parent may begin later than its child.
    for goal in told {
        if let (Some(id), Some(parent)) =
            (made.get(goal.title.as_str()), goal.parent.as_deref().and_then(|p| made.get(p)))
        {
            let parent = Some(Some(parent.clone()));
            goals::edit(tx, GoalEdit { goal: id.clone(), parent, ..GoalEdit::default() })?;
        }
    }
    Ok(())
}

fn aim(tx: &mut Tx<'_>, told: &Goal, person: &PersonRow, calendar: &Calendar) -> Result<String> {
    let added = goals::add(
        tx,
        GoalAdd {
            person: person.id.to_string(),
            title: told.title.clone(),
            why: told.why.clone(),
            criteria: told.criteria.clone(),
            metric: Some(told.metric.clone()),
            start: Some(calendar.day(told.start)),
            due: told.due.map(|day| calendar.day(day)),
            status: None,
            confidence: told.confidence,
            competencies: told.competencies.clone(),
            parent: None,
            visibility: told.visibility.as_deref().map(str::parse).transpose()?,
            milestones: Vec::new(),
        },
    )?;
    let id = added.id.to_string();
    for milestone in &told.milestones {
        let due = milestone.due_day.map(|day| calendar.day(day));
        let made =
            goals::add_milestone(tx, MilestoneAdd { goal: id.clone(), text: milestone.text.clone(), due })?;
        if let Some(day) = milestone.done_day {
            let done = MilestoneDone { milestone: made.id.to_string(), on: Some(calendar.day(day)) };
            goals::finish_milestone(tx, done)?;
        }
    }
    for checkin in &told.checkins {
        let value = match (told.metric.as_str(), checkin.value) {
            ("yes-no", value) if value > 0.0 => "yes".to_owned(),
            ("yes-no", _) => "no".to_owned(),
            (_, value) => value.to_string(),
        };
        let (note, confidence, on) =
            (checkin.note.clone(), checkin.confidence, Some(calendar.day(checkin.day)));
        goals::checkin(tx, GoalCheckin { goal: id.clone(), value, note, confidence, on })?;
    }
    let edit = GoalEdit { goal: id.clone(), confidence: Some(told.confidence), ..GoalEdit::default() };
    if told.status == "closed" {
        let outcome = told.outcome.as_deref().map(str::parse).transpose()?;
        let on = told.closed_day.map(|day| calendar.day(day));
        goals::close(
            tx,
            GoalClose { goal: id.clone(), outcome, outcome_text: told.outcome_text.clone(), on },
        )?;
    } else {
        // What is simply under way is left to its figures.
        let status = (told.status != "active").then(|| told.status.parse()).transpose()?;
        goals::edit(tx, GoalEdit { status, ..edit })?;
    }
    Ok(id)
}

/// A plan under way: milestones come a little after they were due, and some phases are over.
fn planned(tx: &mut Tx<'_>, told: &Plan, person: &PersonRow, calendar: &Calendar) -> Result<()> {
    let (plan, from) = (Some(told.name.clone()), Some(calendar.day(told.day)));
    let applied =
        plans::apply(tx, PlanApply { plan, from, person: person.id.to_string(), ..PlanApply::default() })?;
    for (_, goal) in goals::of_plan(tx, &applied.id)? {
        for milestone in goal.milestones {
            let on = milestone.due.and_then(|due| due.checked_add_days(Days::new(told.lag)));
            if on.is_some_and(|on| on <= tx.today()) {
                goals::finish_milestone(tx, MilestoneDone { milestone: milestone.id.to_string(), on })?;
            }
        }
        let over = told.over.iter().find(|over| Some(over.phase) == goal.phase);
        if let Some(over) = over {
            let (outcome, on) = (Some(over.outcome.parse()?), Some(calendar.day(over.day)));
            let close = GoalClose { goal: goal.id.0, outcome, outcome_text: Some(over.text.clone()), on };
            goals::close(tx, close)?;
        }
    }
    Ok(())
}

fn promises(
    tx: &mut Tx<'_>,
    story: &Story,
    person: &PersonRow,
    mentorship: &MentorshipRow,
    calendar: &Calendar,
) -> Result<()> {
    for told in story.actions.iter().filter(|action| calendar.told(action.day)) {
        let row = ActionRow {
            id: tx.id(),
            person: person.id.clone(),
            mentorship: Some(mentorship.id.clone()),
            meeting: None,
            ordinal: None,
            owner: if told.mine { ActionOwner::Mentor } else { ActionOwner::Mentee },
            who: None,
            text: told.text.clone(),
            due: told.due_day.map(|day| calendar.day(day)),
            done_on: told.done_day.map(|day| calendar.day(day)),
            snoozed_until: None,
            imported: false,
            visibility: if told.shareable { Visibility::Shareable } else { Visibility::Private },
            created_on: calendar.day(told.day),
            created_at: tx.moment(),
            updated_at: tx.moment(),
        };
        tx.insert(&row)?;
    }
    Ok(())
}

fn picture(
    tx: &mut Tx<'_>,
    story: &Story,
    person: &PersonRow,
    told: &Snapshot,
    calendar: &Calendar,
) -> Result<()> {
    let on: NaiveDate = calendar.day(told.day);
    let mut id = None;
    for (stage, ratings) in &told.voices {
        let ratings = ratings
            .iter()
            .map(|(slug, rating)| {
                let comment = rating.comment.as_deref().unwrap_or_default();
                (slug.clone(), serde_json::json!({ "level": rating.level, "comment": comment }))
            })
            .collect();
        let made = snapshots::add(
            tx,
            SnapshotAdd {
                person: person.id.to_string(),
                framework: Some(story.framework.clone()),
                stage: Some(stage.parse()?),
                on: Some(on),
                ratings,
                draft: !told.closed,
                ..SnapshotAdd::default()
            },
        )?;
        id = Some(made.id);
    }
    if let (Some(id), true) = (id, told.closed) {
        snapshots::close(tx, SnapshotClose { id: id.to_string() })?;
    }
    Ok(())
}
