//! Packets: for the next mentor, for one's own review, for the team. Nothing private in any.

use proptest::prelude::*;
use serde_json::json;
use trellis_core::store::Key;
use trellis_core::summary::{
    PacketKind, PacketRender, SummaryBatch, SummaryFile, SummaryFormat, SummaryNames,
};
use trellis_core::{Code, contents, seal};

use super::privacy::{canaries, plant};
use super::reading::{everything, words};
use super::story;
use crate::support::Book;

pub fn packet(book: &mut Book, kind: PacketKind, format: SummaryFormat, names: SummaryNames) -> SummaryFile {
    book.run(PacketRender {
        packet: Some(kind),
        person: (kind == PacketKind::Handover).then(|| "Elske".into()),
        period: Some("2026-H2".into()),
        names: Some(names),
        format: Some(format),
        ..Default::default()
    })
}

/// Elske, with two more mentees of whom something is told.
pub fn team() -> Book {
    let mut book = story::elske();
    for (name, text) in
        [("Yusra Haddad", "Her review found the race."), ("Tomasz Bielak", "The gateway went out.")]
    {
        book.call(
            "meeting.log",
            json!({"person": name, "on": "2026-08-11", "notes": "- asked Elske for advice #win",
            "private_notes": "CANARY-other", "mood": 2}),
        )
        .unwrap();
        book.call(
            "note.add",
            json!({"person": name, "kind": "win", "text": text, "on": "2026-10-02", "tags": ["delivery"]}),
        )
        .unwrap();
    }
    book.call(
        "note.add",
        json!({"person": "me", "kind": "peer-feedback", "visibility": "shareable",
        "text": "Maya made me better at reviews.", "source": "Elske Vandenberg", "on": "2026-10-03"}),
    )
    .unwrap();
    book.call("topic.add", json!({"person": "Elske", "text": "The split in spring"})).unwrap();
    book.call("topic.add", json!({"person": "Elske", "text": "CANARY-topic", "private": true})).unwrap();
    book.call("action.add", json!({"person": "Elske", "text": "Read the RFC with Tomasz", "shareable": true, "due": "2026-12-04"})).unwrap();
    book.call("action.add", json!({"person": "Elske", "text": "CANARY-action"})).unwrap();
    book
}

#[test]
fn a_handover_tells_what_is_open_and_nothing_private() {
    let mut book = team();
    for format in SummaryFormat::ALL {
        let file = packet(&mut book, PacketKind::Handover, *format, SummaryNames::Role);
        let told = everything(&file);
        assert!(!told.to_lowercase().contains("canary"), "{format} holds a private word");
        let read = words(&file);
        for part in [
            "The split in spring",
            "Read the RFC with a colleague",
            "ask Finance",
            "Lead the invoice ledger split",
        ] {
            assert!(read.contains(part), "{format} tells “{part}”: {read}");
        }
        assert!(file.file_name.starts_with("handover-"), "{}", file.file_name);
    }
    let done = book.call("topic.list", json!({"person": "Elske"})).unwrap()["topics"].clone();
    let split =
        done.as_array().unwrap().iter().find(|t| t["text"] == "The split in spring").unwrap()["id"].clone();
    book.call("topic.done", json!({"id": split})).unwrap();
    let read = words(&packet(&mut book, PacketKind::Handover, SummaryFormat::Md, SummaryNames::Role));
    assert!(!read.contains("The split in spring"), "what is ticked waits no more: {read}");
    assert!(read.starts_with("# Handover: Elske Vandenberg"), "{read}");
}

#[test]
fn a_mentoring_packet_names_no_mentee_unless_that_is_wanted() {
    let mut book = team();
    for format in SummaryFormat::ALL {
        let told = everything(&packet(&mut book, PacketKind::Mentoring, *format, SummaryNames::Role));
        for name in ["Elske", "Vandenberg", "Yusra", "Haddad", "Tomasz", "Bielak", "Billing", "CANARY"] {
            assert!(!told.contains(name), "{format} names {name}");
        }
        for part in
            ["Maya Lind mentored three people", "The close runs in 9 minutes", "made me better at reviews"]
        {
            assert!(
                told.contains(part) || told.contains(&part.replace(' ', "")),
                "{format} tells “{part}”: {told}"
            );
        }
    }
    let named = words(&packet(&mut book, PacketKind::Mentoring, SummaryFormat::Md, SummaryNames::Keep));
    let places: Vec<usize> = ["**Elske Vandenberg**", "**Tomasz Bielak**", "**Yusra Haddad**"]
        .iter()
        .map(|name| named.find(name).unwrap_or_else(|| panic!("{name}: {named}")))
        .collect();
    assert!(places.is_sorted(), "by name, in no order of merit: {named}");
    assert!(named.contains("## Evidence"), "what was said of it has its evidence: {named}");
}

#[test]
fn a_report_of_the_team_counts_and_names_nobody() {
    let mut book = team();
    for format in SummaryFormat::ALL {
        let told = everything(&packet(&mut book, PacketKind::Team, *format, SummaryNames::Keep));
        for name in [
            "Elske",
            "Vandenberg",
            "Yusra",
            "Haddad",
            "Tomasz",
            "Bielak",
            "Maya",
            "Lind",
            "CANARY",
            "month-end",
        ] {
            assert!(!told.contains(name), "{format} names {name}");
        }
    }
    let told = words(&packet(&mut book, PacketKind::Team, SummaryFormat::Md, SummaryNames::Role));
    for part in [
        "# Growth report: The team",
        "three people were mentored. Five one-on-ones were held.",
        "- Achieved: 1",
        "- Under way: 1",
        "Fewer than three people have two pictures to compare.",
        "| Delivery | 5 | 3 |",
        "- Testing",
    ] {
        assert!(told.contains(part), "it tells “{part}”: {told}");
    }
    for name in ["Yusra", "Tomasz"] {
        for (on, level) in [("2026-06-12", 1), ("2026-11-20", 2)] {
            let ratings = json!({"delivery": {"level": level}, "testing": {"level": 2}});
            book.call(
                "snapshot.add",
                json!({"person": name, "framework": "Backend engineer", "stage": "agreed",
                "on": on, "ratings": ratings}),
            )
            .unwrap();
        }
    }
    let told = words(&packet(&mut book, PacketKind::Team, SummaryFormat::Md, SummaryNames::Role));
    for part in [
        "Of three people with two pictures to compare, three moved up",
        "| Delivery | 3 | 3 |",
        "Moved up, with fewer than three people assessed: Operations, System design.",
        "Of one or two people: Design reviews, Mentoring, System design.",
    ] {
        assert!(told.contains(part), "it tells “{part}”: {told}");
    }
    assert!(!told.contains("| 1 |"), "a number of one person is about that person: {told}");
    let mut few = story::elske();
    let refused = few.refused(PacketRender {
        packet: Some(PacketKind::Team),
        period: Some("2026-H2".into()),
        ..Default::default()
    });
    assert_eq!(refused.code, Code::Refused, "numbers of one person are about that person");
}

#[test]
fn a_packet_about_nobody_is_refused() {
    let mut book = Book::new();
    book.person("Ana Lima");
    let asked = |packet| PacketRender { packet, period: Some("2019".into()), ..Default::default() };
    assert_eq!(book.refused(asked(None)).code, Code::Invalid);
    assert_eq!(book.refused(asked(Some(PacketKind::Handover))).code, Code::Invalid, "whom?");
    assert_eq!(book.refused(asked(Some(PacketKind::Mentoring))).code, Code::Refused);
    assert_eq!(book.refused(asked(Some(PacketKind::Team))).code, Code::Refused);
}

#[test]
fn a_batch_says_who_is_left_out_and_why() {
    let mut book = team();
    book.call("meeting.log", json!({"person": "Ana Lima", "on": "2026-08-11"})).unwrap_err();
    book.person("Ana Lima");
    book.call("meeting.log", json!({"person": "Ana", "on": "2026-08-11", "private_notes": "CANARY"}))
        .unwrap();
    book.person("Nobody’s Mentee");
    let told = book.run(SummaryBatch {
        period: Some("2026-H2".into()),
        template: Some("brag".into()),
        ..Default::default()
    });
    assert_eq!(told.template, "brag");
    let names: Vec<(&str, bool)> = told.people.iter().map(|p| (p.name.as_str(), p.skip.is_none())).collect();
    assert_eq!(
        names,
        [("Ana Lima", false), ("Elske Vandenberg", true), ("Tomasz Bielak", true), ("Yusra Haddad", true)]
    );
    let none = book.run(SummaryBatch { period: Some("2019".into()), ..Default::default() });
    assert!(none.people.is_empty());
    let wrong = book.refused(SummaryBatch { template: Some("zzz".into()), ..Default::default() });
    assert_eq!(wrong.code, Code::NotFound);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn private_words_stay_out_of_every_packet_and_template(
        seed in any::<u32>(),
        wrap in prop::sample::select(vec!["{}", "**{}**", "see `{}`", "a\n\n- {}\n- b", "<b>{}</b>", "[{}](https://x.example)"]),
    ) {
        let mut book = team();
        let (private, shown) = plant(&mut book, seed, wrap);
        let mut told = Vec::new();
        for format in SummaryFormat::ALL {
            for kind in PacketKind::ALL {
                let file = packet(&mut book, *kind, *format, SummaryNames::Keep);
                told.push((format!("packet {kind} as {format}"), everything(&file) + &serde_json::to_string(&file).unwrap()));
            }
            for key in ["promotion", "mid-year", "self-review", "handover", "letter", "brag", "one-page"] {
                let file = super::templates::file_by(&mut book, key, *format);
                told.push((format!("{key} as {format}"), everything(&file)));
            }
        }
        // Sealed, it holds what it held, and shows none of it. One format each: a seal is a second.
        let format = SummaryFormat::ALL[seed as usize % SummaryFormat::ALL.len()];
        let mut file = packet(&mut book, PacketKind::Handover, format, SummaryNames::Keep);
        let (plain, passphrase) = (file.bytes().unwrap(), Key::new("otter lamp river".to_owned()));
        let shut = seal::seal(&plain, &passphrase).unwrap();
        let readable = String::from_utf8_lossy(&shut);
        for word in private.iter().chain(&shown).map(String::as_str).chain(["Elske", "Vandenberg", "Handover"]) {
            prop_assert!(!readable.contains(word), "{word} is readable in a sealed {format}");
        }
        let opened = seal::open(&shut, &passphrase).unwrap();
        prop_assert!(opened == plain, "a sealed {format} opens as it was");
        match &mut file.text {
            Some(text) => *text = String::from_utf8(opened).unwrap(),
            None => file.base64 = Some(contents::encoded(&opened)),
        }
        told.push((format!("packet handover sealed as {format}"), everything(&file)));
        for (what, told) in &told {
            // A task in shared notes may be shared, and a handover says what is still open.
            let may = |word: &str| {
                shown.iter().any(|one| one == word) || what.starts_with("packet handover") && word.contains("mtask")
            };
            let leaked: Vec<&str> = canaries(seed, told).into_iter().filter(|word| !may(word)).collect();
            prop_assert!(leaked.is_empty(), "{what} holds the private {leaked:?}");
        }
    }
}
