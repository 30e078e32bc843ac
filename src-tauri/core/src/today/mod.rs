//! Today: the calls of the day with a brief, the follow-ups that are due, and who is worth
//! attention. `week` holds the strip of days and the wins of the week.

mod week;

use chrono::{Days, NaiveDate};

use crate::actions::{self, Action};
use crate::attention::{self, Attention, Facts};
use crate::contact;
use crate::error::Result;
use crate::holidays::{self, Holiday};
use crate::meetings::MeetingStatus;
use crate::prep::{self, BriefFacts, BriefLine};
use crate::rhythm::{self, TimeElsewhere};
use crate::store::{MeetingId, PersonId, params};
use crate::wire::When;
use crate::wording::{counted, sentence};
use crate::workspace::View;
use crate::{input, output};

input! {
    /// Shows the day.
    pub struct TodayShow {}
}

output! {
    /// The day.
    pub struct Today {
        /// The day.
        pub date: NaiveDate,
        /// The day in a sentence: `Two one-on-ones and three follow-ups.`
        pub sentence: String,
        /// The owner's calls of the day, by time.
        pub meetings: Vec<TodayMeeting>,
        /// Open promises due today or late, the oldest first; the snoozed left out.
        pub actions_due: Vec<DueAction>,
        /// The owner's own promises without a date that are older than a week. Those that came
        /// by an import are left out until touched.
        pub actions_undated: Vec<Action>,
        /// How many actions are open in all.
        pub actions_open: u32,
        /// Who is worth attention, and why.
        pub attention: Vec<Attention>,
        /// Monday to Friday, and days of the weekend with a call.
        pub week: Vec<WeekDay>,
        /// The owner's next planned calls after today: at most three, within two weeks.
        pub coming: Vec<WeekMeeting>,
        /// Wins of this week, the newest first.
        pub wins: Vec<WeekWin>,
    }
    /// A call of the day.
    pub struct TodayMeeting {
        /// Its id.
        pub id: MeetingId,
        /// With whom.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// Their level.
        pub level: Option<String>,
        /// The level aimed at.
        pub target: Option<String>,
        /// When.
        pub on: When,
        /// How long it took or will take.
        pub minutes: Option<u32>,
        /// What became of it.
        pub status: MeetingStatus,
        /// What to know in two lines; empty once it was held.
        pub brief: Vec<BriefLine>,
        /// How many topics are on the agenda.
        pub topics: u32,
        /// How many promises are open between the two.
        pub open_actions: u32,
        /// Holidays of either side on this day; private.
        pub away: Vec<Holiday>,
        /// What the clock says elsewhere, where that differs; private.
        pub elsewhere: Vec<TimeElsewhere>,
    }
    /// A promise that is due.
    pub struct DueAction {
        /// The promise.
        #[serde(flatten)]
        #[ts(flatten)]
        pub action: Action,
        /// How many days late it is; 0 today.
        pub late_days: u32,
    }
    /// A day of the week.
    pub struct WeekDay {
        /// The day.
        pub date: NaiveDate,
        /// The owner's calls of it.
        pub meetings: Vec<WeekMeeting>,
    }
    /// A call in the week.
    pub struct WeekMeeting {
        /// Its id.
        pub id: MeetingId,
        /// With whom.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// When.
        pub on: When,
        /// What became of it.
        pub status: MeetingStatus,
    }
    /// A win of the week: a note, or a tagged line of shared notes.
    pub struct WeekWin {
        /// Whose.
        pub person: PersonId,
        /// Their name.
        pub person_name: String,
        /// The day.
        pub on: NaiveDate,
        /// In one line.
        pub text: String,
        /// The id of the note or the meeting.
        pub about: String,
    }
}

/// Promises without a date come up after so many days.
const UNDATED_DAYS: u64 = 7;

/// Shows the day.
pub fn show(view: &View<'_>, _: &TodayShow) -> Result<Today> {
    let today = view.today();
    let week = week::calls(view, dates_of_week(today))?;
    let meetings = meetings(view, &week)?;
    let actions_due = due(view)?;
    let open: Option<u32> = view.scalar(
        "SELECT count(*) FROM action a JOIN person p ON p.id = a.person \
          WHERE a.done_on IS NULL AND trim(a.text) <> '' AND p.archived_on IS NULL",
        [],
    )?;
    Ok(Today {
        date: today,
        sentence: in_a_sentence(&meetings, actions_due.len()),
        actions_undated: undated(view)?,
        actions_open: open.unwrap_or(0),
        attention: attention::list(view)?,
        wins: week::wins(view, dates_of_week(today).0, today)?,
        week: week::strip(&week, today),
        coming: week::coming(view, today)?,
        meetings,
        actions_due,
    })
}

/// Monday and Sunday of a day's week.
fn dates_of_week(today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let monday = crate::dates::monday(today);
    (monday, monday.checked_add_days(Days::new(6)).unwrap_or(today))
}

fn meetings(view: &View<'_>, week: &[week::WeekCall]) -> Result<Vec<TodayMeeting>> {
    let today = view.today();
    let calls: Vec<_> = week.iter().filter(|call| call.on.date == today).collect();
    if calls.is_empty() {
        return Ok(Vec::new());
    }
    let facts = attention::facts(view, None)?;
    calls.into_iter().map(|call| meeting(view, call, &facts)).collect()
}

fn meeting(view: &View<'_>, call: &week::WeekCall, facts: &[Facts]) -> Result<TodayMeeting> {
    let scope = contact::scope(view, &call.person, Some(&call.mentorship))?;
    let topics = prep::agenda(view, &scope)?;
    let actions = prep::open_actions(view, &call.person, &scope)?;
    let mut brief = Vec::new();
    // After the call there is nothing left to prepare.
    if call.status == MeetingStatus::Planned
        && let Some(contact) = contact::of(view, &call.person, Some(&call.mentorship))?
    {
        let of = BriefFacts {
            contact: &contact,
            scope: &scope,
            facts: facts.iter().find(|f| f.person == call.person),
            topics: &topics,
            actions: &actions,
            dates: &prep::ahead(view, &call.person)?,
        };
        brief = prep::brief(view, &of)?;
    }
    Ok(TodayMeeting {
        id: call.id.clone(),
        person: call.person.clone(),
        person_name: call.name.clone(),
        level: call.level.clone(),
        target: call.target.clone(),
        on: call.on,
        minutes: call.minutes,
        status: call.status,
        brief,
        topics: size(topics.len()),
        open_actions: size(actions.len()),
        away: holidays::between(view, &call.sides, (call.on.date, call.on.date))?,
        elsewhere: rhythm::elsewhere(view, &call.sides, call.on)?,
    })
}

fn due(view: &View<'_>) -> Result<Vec<DueAction>> {
    let today = view.today();
    let actions = actions::chosen(
        view,
        "WHERE a.done_on IS NULL AND a.due <= ?1 AND trim(a.text) <> '' \
           AND coalesce(a.snoozed_until, '') <= ?1 AND p.archived_on IS NULL \
         ORDER BY a.due, mine DESC, a.created_on, a.ordinal, a.id",
        params![today],
    )?;
    let late = |action: &Action| action.due.map_or(0, |due| (today - due).num_days());
    let due = |action: Action| DueAction { late_days: u32::try_from(late(&action)).unwrap_or(0), action };
    Ok(actions.into_iter().map(due).collect())
}

fn undated(view: &View<'_>) -> Result<Vec<Action>> {
    let today = view.today();
    let old = today.checked_sub_days(Days::new(UNDATED_DAYS)).unwrap_or(today);
    let mut actions = actions::chosen(
        view,
        "WHERE a.done_on IS NULL AND a.due IS NULL AND NOT a.imported AND trim(a.text) <> '' \
           AND a.created_on < ?2 AND coalesce(a.snoozed_until, '') <= ?1 AND p.archived_on IS NULL \
         ORDER BY a.created_on, a.ordinal, a.id",
        params![today, old],
    )?;
    actions.retain(|action| action.mine);
    Ok(actions)
}

fn in_a_sentence(meetings: &[TodayMeeting], due: usize) -> String {
    let calls = meetings.iter().filter(|m| m.status != MeetingStatus::DidNotHappen).count();
    let text = match (calls, due) {
        (0, 0) => "nothing is due today".to_owned(),
        (calls, 0) => counted(calls, "one-on-one"),
        (0, due) => counted(due, "follow-up"),
        (calls, due) => format!("{} and {}", counted(calls, "one-on-one"), counted(due, "follow-up")),
    };
    format!("{}.", sentence(&text))
}

fn size(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
