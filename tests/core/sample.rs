//! Sample people are the same for everybody, and come through the same core as real ones.

use trellis_core::Code;
use trellis_core::doctor::DoctorRun;
use trellis_core::export::ExportJson;
use trellis_core::import::json::ImportJson;
use trellis_core::sample::SampleFill;

use crate::support::Book;

fn filled(today: &str, input: SampleFill) -> (Book, serde_json::Value) {
    let mut book = Book::on(today);
    book.run(input);
    let mut document = book.run(ExportJson::default()).document;
    document.as_object_mut().unwrap().remove("exported_at");
    (book, document)
}

#[test]
fn the_same_call_makes_the_same_document() {
    let few = SampleFill { people: Some(3), ..SampleFill::default() };
    let (mut book, first) = filled("2026-11-20", few.clone());
    let (_, again) = filled("2026-11-20", few.clone());
    assert_eq!(first, again, "same arguments and day, same document");
    let (_, other) = filled("2026-11-20", SampleFill { seed: Some(2), ..few.clone() });
    assert_ne!(first["people"], other["people"], "another seed is another choice");
    assert!(book.run(DoctorRun {}).ok, "the file is sound");
    let mut empty = Book::on("2026-12-01");
    empty.run(ImportJson { text: first.to_string(), dry_run: false });
    let mut back = empty.run(ExportJson::default()).document;
    back.as_object_mut().unwrap().remove("exported_at");
    assert_eq!(back, first, "it goes out and comes in whole");
    assert_eq!(book.refused(few).code, Code::Refused, "a file with people is not filled");
    book.undo();
    let list = book.run(trellis_core::people::PersonList::default());
    assert!(list.people.is_empty(), "one undo takes all of them back");
}

#[test]
fn every_day_of_the_week_makes_a_believable_file() {
    for day in 16..=22 {
        let (mut book, document) = filled(&format!("2026-11-{day}"), SampleFill::default());
        let today = format!("2026-11-{day}");
        let meetings = document["meetings"].as_array().unwrap();
        let held_later = meetings.iter().filter(|m| m["status"] == "held" && m["on"].as_str() > Some(&today));
        assert_eq!(held_later.count(), 0, "nothing is held that is still to come ({today})");
        let now = meetings.iter().filter(|m| m["on"] == today.as_str() && m["status"] == "planned");
        assert!(now.count() >= 2, "there is somebody to meet today ({today})");
        assert_eq!(document["people"].as_array().unwrap().len(), 8, "eight people");
        assert!(book.run(DoctorRun {}).ok, "and the file is sound");
    }
}
