//! When a topic is on the agenda, and how often it was carried over. Pure rules, so that
//! the list, the brief and Today agree.

use chrono::{Days, Months, NaiveDate};

use super::{TopicEvery, TopicRow};

impl TopicEvery {
    /// The day from which a topic ticked on `done` is on the agenda again: the next day for
    /// every call, since the call it was ticked in is over then; else the same day one or three
    /// months later, or the last day of a shorter month.
    pub fn back_on(self, done: NaiveDate) -> NaiveDate {
        let back = match self {
            Self::Call => done.checked_add_days(Days::new(1)),
            Self::Month => done.checked_add_months(Months::new(1)),
            Self::Quarter => done.checked_add_months(Months::new(3)),
        };
        back.unwrap_or(NaiveDate::MAX)
    }
}

impl TopicRow {
    /// Whether it waits to be ticked on `day`: never ticked, or recurring and due again.
    pub fn is_open(&self, day: NaiveDate) -> bool {
        match (self.done_on, self.every) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(done), Some(every)) => every.back_on(done) <= day,
        }
    }

    /// When it comes back, where it was ticked and is recurring.
    pub fn back_on(&self) -> Option<NaiveDate> {
        self.done_on.zip(self.every).map(|(done, every)| every.back_on(done))
    }

    /// Whether it is out of sight on `day`.
    pub fn is_snoozed(&self, day: NaiveDate) -> bool {
        self.snoozed_until.is_some_and(|until| until > day)
    }

    /// Whether it is on the agenda of a call on `day`.
    pub fn is_ready(&self, day: NaiveDate) -> bool {
        self.is_open(day) && !self.is_snoozed(day)
    }

    /// In how many of the calls held on these days it was waiting and not ticked. A call on the
    /// day it was written down does not count; a recurring topic that is back counts from then.
    pub fn carried(&self, held: &[NaiveDate], today: NaiveDate) -> usize {
        let back = self.back_on();
        let waited = |day: &&NaiveDate| match (back.filter(|back| *back <= today), self.done_on) {
            (Some(back), _) => **day >= back,
            (None, Some(done)) => **day > self.created_on && **day < done,
            (None, None) => **day > self.created_on,
        };
        held.iter().filter(waited).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{MentorshipId, PersonId, TopicId};
    use crate::topics::TopicSide;
    use crate::visibility::Visibility;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn topic(every: Option<TopicEvery>, done_on: Option<&str>) -> TopicRow {
        TopicRow {
            id: TopicId::default(),
            mentorship: MentorshipId::default(),
            person: PersonId::default(),
            raised_by: TopicSide::Mentor,
            text: "Saying no".into(),
            every,
            visibility: Visibility::Shareable,
            snoozed_until: None,
            done_on: done_on.map(day),
            position: 0,
            created_on: day("2026-10-01"),
            created_at: String::new(),
            updated_at: String::new(),
        }
    }

    #[test]
    fn what_is_not_ticked_is_carried_by_every_call_after_the_day_it_was_written() {
        let held = ["2026-09-20", "2026-10-01", "2026-10-08", "2026-10-15"].map(day);
        assert_eq!(topic(None, None).carried(&held, day("2026-10-20")), 2, "the calls after the first day");
        assert_eq!(
            topic(None, Some("2026-10-15")).carried(&held, day("2026-10-20")),
            1,
            "the call it was ticked in does not carry it"
        );
    }

    #[test]
    fn a_recurring_topic_comes_back_when_it_is_due() {
        for (every, absent, back) in [
            (TopicEvery::Call, "2026-10-31", "2026-11-01"),
            (TopicEvery::Month, "2026-11-29", "2026-11-30"),
            (TopicEvery::Quarter, "2027-01-30", "2027-01-31"),
        ] {
            let topic = topic(Some(every), Some("2026-10-31"));
            assert!(!topic.is_ready(day(absent)), "{every}: done is done on {absent}");
            assert!(topic.is_ready(day(back)), "{every}: back on {back}");
            assert_eq!(topic.carried(&[day("2026-10-20")], day(back)), 0, "{every}: it begins anew");
        }
    }

    #[test]
    fn a_snoozed_topic_is_out_of_sight_until_its_day() {
        let topic = TopicRow { snoozed_until: Some(day("2026-11-05")), ..topic(None, None) };
        assert!(!topic.is_ready(day("2026-11-04")), "hidden the day before");
        assert!(topic.is_ready(day("2026-11-05")), "there on the day");
    }
}
