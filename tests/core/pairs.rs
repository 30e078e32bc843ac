//! One-on-ones of two people neither of whom is the owner: a programme's pair. Every reading of
//! either of them knows these calls, and the owner's own are not mixed with them.

use trellis_core::Code;
use trellis_core::actions::ActionOwner;
use trellis_core::evidence::EvidenceList;
use trellis_core::meetings::{Meeting, MeetingEdit, MeetingList, MeetingLog, MeetingPlan};
use trellis_core::mentorships::MentorshipAdd;
use trellis_core::people::PersonAdd;
use trellis_core::person_page::{PersonPage, PersonTimeline};
use trellis_core::prep::PrepShow;
use trellis_core::rhythm::MeetingSuggest;
use trellis_core::search::SearchFind;
use trellis_core::sidebar::SidebarShow;
use trellis_core::summary::SummaryCompose;
use trellis_core::today::TodayShow;
use trellis_core::topics::{TopicAdd, TopicList};

use crate::support::{Book, day};

const NOTES: &str = "Drew the failure case first #win\n\n- [ ] @me ask for the rota\n- [ ] send the reading list\n\
                     - [ ] @ana write the runbook\n- [ ] @bo open the door\n";

/// Greta mentors Ana; Maya, the owner, leads the programme.
fn programme() -> (Book, String, Meeting) {
    let mut book = Book::on("2026-11-06");
    for name in ["Ana Lima", "Greta Holm", "Bo Lund"] {
        book.run(PersonAdd { name: name.into(), ..PersonAdd::default() });
    }
    let bond = book.run(MentorshipAdd {
        mentor: "greta".into(),
        mentee: "ana".into(),
        cadence: Some("weekly".parse().unwrap()),
        ..MentorshipAdd::default()
    });
    let meeting = book.run(MeetingLog {
        person: "ana".into(),
        mentorship: Some(bond.id.to_string()),
        on: Some("2026-11-06".parse().unwrap()),
        notes: Some(NOTES.into()),
        participants: vec!["Bo Lund".into()],
        ..MeetingLog::default()
    });
    (book, bond.id.to_string(), meeting)
}

#[test]
fn a_pairs_promises_are_the_mentors_and_the_mentees_and_nobody_is_me() {
    let (_, _, meeting) = programme();
    assert!(!meeting.owner_takes_part, "the owner is none of the two");
    assert_eq!(meeting.on.to_string(), "2026-11-06", "a date without a time");
    assert_eq!(meeting.participants, ["Bo Lund"], "with a further person");
    let owners: Vec<(ActionOwner, &str, bool)> =
        meeting.actions.iter().map(|a| (a.owner, a.owner_name.as_str(), a.mine)).collect();
    let expected = [
        (ActionOwner::Mentor, "Greta Holm", false),
        (ActionOwner::Mentor, "Greta Holm", false),
        (ActionOwner::Mentee, "Ana Lima", false),
        (ActionOwner::Other, "bo", false),
    ];
    assert_eq!(owners, expected, "`@me` and a bare box are the mentor's where the owner has no part");
}

#[test]
fn both_pages_tell_of_the_call_and_with_whom_it_was() {
    let (mut book, _, meeting) = programme();
    for (person, other) in [("ana", "Greta Holm"), ("greta", "Ana Lima")] {
        let page = book.run(PersonPage { person: person.into() });
        assert_eq!(page.tabs.meetings, 1, "{person}'s tab counts it");
        assert_eq!(page.held, 1, "{person} held it");
        assert_eq!(page.last_meeting.unwrap().id, meeting.id, "{person} met then");
        assert_eq!(page.cadence.as_deref(), Some("Every week"), "{person}'s rhythm");
        assert_eq!(page.due_on, Some(day("2026-11-13")), "{person}'s next one");
        let timeline = book.run(PersonTimeline { person: person.into(), ..PersonTimeline::default() });
        let entry = timeline.entries.iter().find(|e| e.id == meeting.id.0).expect("it is in the timeline");
        assert_eq!(entry.with.as_deref(), Some(other), "{person}'s timeline says with whom");
        let hits =
            book.run(SearchFind { query: format!("person:{person} failure"), ..SearchFind::default() });
        assert_eq!(hits.hits.len(), 1, "and {person} finds it");
    }
    let me = book.run(PersonTimeline { person: "me".into(), ..PersonTimeline::default() });
    assert!(me.entries.is_empty(), "it is not the owner's");
}

#[test]
fn who_was_there_besides_the_two_finds_the_call_and_no_word_of_it() {
    let (mut book, _, meeting) = programme();
    book.run(MeetingEdit {
        id: meeting.id.to_string(),
        private_notes: Some("CANARY private".into()),
        title: Some(Some("CANARY title".into())),
        mood: Some(Some(1)),
        ..MeetingEdit::default()
    });
    for name in ["Bob Olsen", "Bolette Lund"] {
        book.person(name);
    }
    let page = book.run(PersonPage { person: "bo lund".into() });
    assert_eq!((page.tabs.meetings, page.held), (1, 0), "it is listed, and was no one-on-one of Bo's");
    assert!(page.last_meeting.is_none(), "nor the last one");
    let list = book.run(MeetingList { person: Some("bo lund".into()), ..MeetingList::default() });
    let line = &list.meetings[0];
    assert_eq!((line.id.as_str(), line.took_part), (meeting.id.as_str(), true));
    assert_eq!(line.mentor_name.as_deref(), Some("Greta Holm"), "it says whose it was");
    let timeline = book.run(PersonTimeline { person: "bo lund".into(), ..PersonTimeline::default() });
    let [entry] = timeline.entries.as_slice() else { panic!("one entry: {:?}", timeline.entries) };
    assert_eq!((entry.title.as_str(), entry.text.as_str()), ("Took part", ""));
    assert_eq!(entry.with.as_deref(), Some("Greta Holm and Ana Lima"));
    let said = format!("{list:?}{timeline:?}");
    assert!(!said.contains("CANARY") && !said.contains("failure case"), "nothing that was said: {said}");
    for other in ["bob", "bolette"] {
        let list = book.run(MeetingList { person: Some(other.into()), ..MeetingList::default() });
        assert!(list.meetings.is_empty(), "{other} was not there");
    }
    let ana = book.run(MeetingList { person: Some("ana".into()), ..MeetingList::default() });
    assert!(!ana.meetings[0].took_part, "it is Ana's own");
    assert_eq!(ana.meetings[0].title.as_deref(), Some("CANARY title"), "with its heading");
}

#[test]
fn a_name_of_one_who_was_there_means_one_person_or_nobody() {
    let mut book = Book::on("2026-11-20");
    for name in ["Ana Lima", "Bo Lund", "Ida Berg", "Ida Holm", "Lia Anand"] {
        book.person(name);
    }
    book.call("person.edit", serde_json::json!({"person": "bo", "aliases": ["Böse"]})).unwrap();
    let there = ["bo", "Ida", "@ida-nobody", "An", "BÖSE"].map(str::to_owned).to_vec();
    book.run(MeetingLog { person: "ana".into(), participants: there, ..MeetingLog::default() });
    for (person, times) in [("Bo Lund", 1), ("Ida Berg", 0), ("Ida Holm", 0), ("Lia Anand", 0), ("me", 1)] {
        let list = book.run(MeetingList { person: Some(person.into()), ..MeetingList::default() });
        assert_eq!(list.meetings.len(), times, "{person}");
    }
    let timeline = book.run(PersonTimeline { person: "bo".into(), ..PersonTimeline::default() });
    assert_eq!(
        timeline.entries[0].with.as_deref(),
        Some("Ana Lima"),
        "of a call of the owner, the other one"
    );
}

#[test]
fn the_brief_of_a_pair_is_theirs_and_the_owners_own_stays_apart() {
    let (mut book, bond, _) = programme();
    book.run(TopicAdd {
        person: "ana".into(),
        text: "On-call".into(),
        theirs: true,
        mentorship: Some(bond.clone()),
        ..TopicAdd::default()
    });
    book.turn_to("2026-11-20");
    for person in ["ana", "greta"] {
        let prep = book.run(PrepShow { person: person.into(), ..PrepShow::default() });
        assert!(prep.actions.mine.is_empty(), "nothing is mine");
        assert_eq!(prep.actions.theirs.len(), 4, "what both promised stands in {person}'s brief");
        assert_eq!(prep.topics[0].raised_by_name, "Ana Lima", "who raised it has a name");
        assert_eq!(prep.last_meeting.unwrap().on.date, day("2026-11-06"), "{person} met then");
        assert_eq!(prep.due_on, Some(day("2026-11-13")), "counted from the last real contact");
    }
    // Now the owner meets Ana too: the two agendas do not mix.
    let notes = Some("- [ ] @me ask Greta\n".to_owned());
    book.run(MeetingLog { person: "ana".into(), notes, ..MeetingLog::default() });
    let mine = book.run(PrepShow { person: "ana".into(), ..PrepShow::default() });
    assert_eq!((mine.actions.mine.len(), mine.actions.theirs.len()), (1, 0), "only what these two promised");
    assert!(mine.topics.is_empty(), "the pair's agenda is the pair's");
    assert_eq!(mine.last_meeting.unwrap().on.date, day("2026-11-20"), "the owner's own call");
    let theirs = PrepShow { person: "ana".into(), mentorship: Some(bond.clone()) };
    let theirs = book.run(theirs);
    assert_eq!(theirs.actions.theirs.len(), 4, "the pair's brief is there by its mentorship");
    assert_eq!(theirs.last_meeting.unwrap().on.date, day("2026-11-06"), "and its last call");
    let all = book.run(TopicList { person: "greta".into(), ..TopicList::default() });
    assert_eq!(all.topics.len(), 1, "Greta's list holds the pair's topic");
    let of_pair = MeetingSuggest { person: "greta".into(), mentorship: Some(bond.clone()) };
    assert_eq!(book.run(of_pair).due_on, Some(day("2026-11-13")), "the pair's rhythm by its mentorship");
    let own = book.run(MeetingSuggest { person: "greta".into(), mentorship: None });
    assert_eq!((own.due_on, own.cadence), (None, None), "the owner agreed on none with Greta");
    let other = PrepShow { person: "bo".into(), mentorship: Some(bond) };
    assert_eq!(book.refused(other).code, Code::Refused, "Bo has no part in it");
}

#[test]
fn today_and_the_sidebar_keep_the_owners_day_free_of_the_pairs_calls() {
    let (mut book, bond, _) = programme();
    let plan = MeetingPlan {
        person: "ana".into(),
        mentorship: Some(bond),
        on: Some("2026-11-20T10:00".parse().unwrap()),
        participants: Some(vec!["Bo Lund".into()]),
        ..MeetingPlan::default()
    };
    book.run(plan);
    book.turn_to("2026-11-20");
    let today = book.run(TodayShow {});
    assert!(today.meetings.is_empty(), "the owner has no call today");
    let sidebar = book.run(SidebarShow {});
    assert_eq!(sidebar.counts.today, 0, "nor is one counted");
    for name in ["Ana Lima", "Greta Holm"] {
        let person = sidebar.people.iter().find(|p| p.name == name).unwrap();
        assert_eq!(person.next_on, Some(day("2026-11-20")), "{name}'s next call shows");
        assert_eq!(person.last_on, Some(day("2026-11-06")), "and the last one");
    }
    assert_eq!(sidebar.people.iter().find(|p| p.name == "Bo Lund").unwrap().next_on, None, "not Bo's");
}

#[test]
fn a_line_of_the_pairs_call_is_evidence_of_the_mentee() {
    let (mut book, _, _) = programme();
    book.turn_to("2026-11-20");
    let all = book.run(EvidenceList { person: "ana".into(), ..EvidenceList::default() });
    assert!(serde_json::to_string(&all).unwrap().contains("failure case"), "it is Ana's evidence");
    let summary = book.run(SummaryCompose { person: "ana".into(), ..SummaryCompose::default() });
    assert!(summary.evidence.iter().any(|e| e.text.contains("failure case")), "her summary may cite it");
    let other = book.run(SummaryCompose { person: "greta".into(), ..SummaryCompose::default() });
    assert!(!other.evidence.iter().any(|e| e.text.contains("failure case")), "it is no growth of Greta's");
}
