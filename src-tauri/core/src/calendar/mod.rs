//! One-on-ones as a calendar file that other programs read: one event for each, known by the
//! meeting's id, so that reading a newer file moves what was there, and calls off what was deleted.
//!
//! It is made of [`SharedCall`] rows, which have no field for notes, a title or a reason.

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarParameter,
    ICalendarParameterName, ICalendarProperty, ICalendarStatus, ICalendarTransparency, ICalendarValue,
    ICalendarValueType,
};
use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Timelike, Utc};

use crate::clock;
use crate::error::Result;
use crate::meetings::MeetingStatus;
use crate::people::{self, fold};
use crate::store::{MeetingId, PersonId, params};
use crate::wire::When;
use crate::workspace::View;
use crate::{input, output, table, words};

words! {
    /// What an event is called.
    pub enum CalendarTitles {
        /// `One-on-one`, whoever looks over the shoulder.
        Neutral = "neutral",
        /// With the other one's name.
        Name = "name",
    }
}

input! {
    /// One-on-ones as a calendar file; it never holds private text.
    pub struct ExportIcs {
        /// Only those with this person.
        pub person: Option<String>,
        /// Only from this day on.
        pub from: Option<NaiveDate>,
        /// What the events are called; neutral when absent.
        pub titles: Option<CalendarTitles>,
    }
}

output! {
    /// A calendar file.
    pub struct CalendarFile {
        /// A name for the file.
        pub file_name: String,
        /// The file, with line ends as calendars want them.
        pub text: String,
        /// How many events it holds.
        pub events: u32,
    }
}

table! {
    /// What a calendar may know of a one-on-one.
    pub struct SharedCall in "shareable_event" {
        pub id: MeetingId,
        pub mentor: PersonId,
        pub mentee: PersonId,
        pub status: MeetingStatus,
        pub on_date: NaiveDate,
        pub at_time: Option<String>,
        pub minutes: Option<u32>,
        pub sequence: i64,
        pub updated_at: String,
    }
}

/// How long a call is taken to be, where nobody said.
const USUAL_MINUTES: u32 = 30;

/// One-on-ones as a calendar file.
pub fn export(view: &View<'_>, input: &ExportIcs) -> Result<CalendarFile> {
    let person = match &input.person {
        Some(name) => Some(people::resolve(view, name)?),
        None => None,
    };
    let id = person.as_ref().map(|person| &person.id);
    let calls: Vec<SharedCall> = view.all(
        "WHERE (?1 IS NULL OR ?1 IN (mentor, mentee)) AND (?2 IS NULL OR on_date >= ?2) \
         ORDER BY on_date, coalesce(at_time, ''), id",
        params![id, input.from],
    )?;
    let owner = people::owner(view)?.id;
    let titles = input.titles.unwrap_or(CalendarTitles::Neutral);
    let mut components = vec![calendar(calls.len())];
    for call in &calls {
        let title = match titles {
            CalendarTitles::Neutral => "One-on-one".to_owned(),
            CalendarTitles::Name => named(view, call, &owner)?,
        };
        components.push(event(call, title));
    }
    let stem = person.map_or_else(String::new, |person| {
        let words: Vec<String> =
            fold(&person.name).split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect();
        format!("-{}", words.join("-").chars().take(60).collect::<String>())
    });
    Ok(CalendarFile {
        file_name: format!("one-on-ones{stem}.ics"),
        text: ICalendar { components }.to_string(),
        events: u32::try_from(calls.len()).unwrap_or(u32::MAX),
    })
}

/// `One-on-one with Ana Lima`; of two others, both names.
fn named(view: &View<'_>, call: &SharedCall, owner: &PersonId) -> Result<String> {
    let name = |id: &PersonId| -> Result<String> {
        let name = people::name_of(view, id)?;
        Ok(name.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    Ok(match (call.mentor == *owner, call.mentee == *owner) {
        (true, _) => format!("One-on-one with {}", name(&call.mentee)?),
        (_, true) => format!("One-on-one with {}", name(&call.mentor)?),
        _ => format!("One-on-one: {} and {}", name(&call.mentor)?, name(&call.mentee)?),
    })
}

fn calendar(events: usize) -> ICalendarComponent {
    ICalendarComponent {
        component_type: ICalendarComponentType::VCalendar,
        entries: vec![
            text(ICalendarProperty::Version, "2.0"),
            text(ICalendarProperty::Prodid, "-//Trellis//One-on-ones//EN"),
        ],
        component_ids: (1..=u32::try_from(events).unwrap_or(u32::MAX)).collect(),
    }
}

fn event(call: &SharedCall, title: String) -> ICalendarComponent {
    // Without a method, the stamp says when the event was last changed (RFC 5545, 3.8.7.2).
    let changed = DateTime::parse_from_rfc3339(&call.updated_at).map(|at| at.to_utc()).unwrap_or_default();
    let held = call.status != MeetingStatus::DidNotHappen;
    let status = if held { ICalendarStatus::Confirmed } else { ICalendarStatus::Cancelled };
    let mut entries = vec![
        text(ICalendarProperty::Uid, call.id.as_str()),
        moment(ICalendarProperty::Dtstamp, changed),
        moment(ICalendarProperty::LastModified, changed),
        entry(ICalendarProperty::Sequence, ICalendarValue::Integer(call.sequence)),
        text(ICalendarProperty::Summary, &title),
        entry(ICalendarProperty::Status, ICalendarValue::Status(status)),
    ];
    match When::of(call.on_date, call.at_time.as_deref()).time {
        Some(time) => {
            let from = clock::moment_of(call.on_date.and_time(time));
            let length = TimeDelta::minutes(call.minutes.unwrap_or(USUAL_MINUTES).into());
            entries.push(moment(ICalendarProperty::Dtstart, from));
            entries.push(moment(ICalendarProperty::Dtend, from + length));
        }
        None => {
            let next = call.on_date.checked_add_days(Days::new(1)).unwrap_or(call.on_date);
            entries.push(day(ICalendarProperty::Dtstart, call.on_date));
            entries.push(day(ICalendarProperty::Dtend, next));
            // A day without an hour keeps nobody busy.
            let free = ICalendarValue::Transparency(ICalendarTransparency::Transparent);
            entries.push(entry(ICalendarProperty::Transp, free));
        }
    }
    ICalendarComponent { component_type: ICalendarComponentType::VEvent, entries, component_ids: Vec::new() }
}

fn entry(name: ICalendarProperty, value: ICalendarValue) -> ICalendarEntry {
    ICalendarEntry { name, params: Vec::new(), values: vec![value] }
}

fn text(name: ICalendarProperty, text: &str) -> ICalendarEntry {
    entry(name, ICalendarValue::Text(text.to_owned()))
}

/// A moment in UTC: it means the same in every calendar, and needs no table of time zones.
fn moment(name: ICalendarProperty, at: DateTime<Utc>) -> ICalendarEntry {
    let small = |n: u32| u8::try_from(n).ok();
    let date = partial(at.date_naive());
    let value = PartialDateTime {
        hour: small(at.hour()),
        minute: small(at.minute()),
        second: small(at.second()),
        tz_hour: Some(0),
        tz_minute: Some(0),
        ..date
    };
    entry(name, ICalendarValue::PartialDateTime(Box::new(value)))
}

fn day(name: ICalendarProperty, date: NaiveDate) -> ICalendarEntry {
    let value = ICalendarParameter::new(ICalendarParameterName::Value, ICalendarValueType::Date);
    ICalendarEntry {
        name,
        params: vec![value],
        values: vec![ICalendarValue::PartialDateTime(Box::new(partial(date)))],
    }
}

fn partial(date: NaiveDate) -> PartialDateTime {
    PartialDateTime {
        year: u16::try_from(date.year()).ok(),
        month: u8::try_from(date.month()).ok(),
        day: u8::try_from(date.day()).ok(),
        ..PartialDateTime::default()
    }
}
