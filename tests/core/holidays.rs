//! Days on which somebody is away.

use trellis_core::Code;
use trellis_core::export::ExportJson;
use trellis_core::holidays::{HolidayAdd, HolidayDelete, HolidayEdit, HolidayList};

use crate::support::{Book, day};

fn away(person: &str, from: &str, to: &str, word: &str) -> HolidayAdd {
    HolidayAdd { person: person.into(), from: Some(day(from)), to: Some(day(to)), word: word.into() }
}

#[test]
fn holidays_are_noted_listed_changed_and_undone() {
    let mut book = Book::on("2026-11-20");
    book.person("Ana Lima");
    let empty = book.everything();
    let diwali = book.run(away("ana", "2026-11-09", "2026-11-20", " Diwali "));
    assert_eq!(diwali.words(), "Ana is away (Diwali)", "with a word");
    book.run(HolidayAdd { person: "me".into(), from: Some(day("2026-12-24")), ..HolidayAdd::default() });
    let list = book.run(HolidayList::default()).holidays;
    assert_eq!(list.len(), 2, "the last day is inside");
    assert_eq!(
        (list[1].words(), list[1].to),
        ("You are away".into(), day("2026-12-24")),
        "one day of one's own"
    );
    book.turn_to("2026-11-21");
    assert_eq!(book.run(HolidayList::default()).holidays.len(), 1, "what is over is out of sight");
    assert_eq!(book.run(HolidayList { all: true, ..HolidayList::default() }).holidays.len(), 2, "not gone");
    let before = book.everything();
    let longer =
        HolidayEdit { id: diwali.id.to_string(), to: Some(day("2026-11-30")), ..HolidayEdit::default() };
    assert_eq!(book.run(longer).to, day("2026-11-30"), "longer now");
    book.run(HolidayDelete { id: diwali.id.to_string() });
    assert_eq!(book.undo(), "Undone: Forgot that Ana Lima is away from 2026-11-09");
    book.undo();
    assert_eq!(book.everything(), before, "every step comes back");
    book.undo();
    book.undo();
    book.turn_to("2026-11-20");
    assert_eq!(book.everything(), empty, "as before");
}

#[test]
fn what_cannot_be_is_refused_and_holidays_stay_private() {
    let mut book = Book::on("2026-11-20");
    book.person("Ana Lima");
    assert_eq!(book.refused(away("ana", "2026-12-02", "2026-12-01", "")).code, Code::Refused, "backwards");
    assert_eq!(book.refused(away("zoe", "2026-12-01", "2026-12-02", "")).code, Code::NotFound, "nobody");
    assert_eq!(
        book.refused(HolidayAdd { person: "ana".into(), ..HolidayAdd::default() }).code,
        Code::Invalid
    );
    book.run(away("ana", "2026-12-01", "2026-12-02", "surgery"));
    let whole = book.run(ExportJson::default()).document.to_string();
    assert!(whole.contains("surgery"), "a full export is full");
    let shared = ExportJson { without_private: true, ..ExportJson::default() };
    assert!(!book.run(shared).document.to_string().contains("surgery"), "and nothing else");
}
