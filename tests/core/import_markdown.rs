//! Years of Markdown notes come in as meetings, once.

use std::path::Path;

use trellis_core::Code;
use trellis_core::actions::ActionList;
use trellis_core::import::ImportReport;
use trellis_core::import::markdown::ImportMarkdown;
use trellis_core::meetings::{MeetingEdit, MeetingList, MeetingShow, MeetingStatus};

use crate::support::{Book, inputs};

fn put(folder: &Path, place: &str, text: &str) {
    let path = folder.join(place);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

fn of(person: &str, path: &Path) -> ImportMarkdown {
    ImportMarkdown {
        path: path.display().to_string(),
        person: Some(person.into()),
        ..ImportMarkdown::default()
    }
}

fn meetings(report: &ImportReport) -> (u32, u32, u32) {
    let count = &report.counts["meeting"];
    (count.added, count.updated, count.unchanged)
}

#[test]
fn a_folder_becomes_meetings_and_again_changes_nothing() {
    let notes = tempfile::tempdir().unwrap();
    put(
        notes.path(),
        "2026/2026-03-02 call.md",
        "# Plans\n\n- [x] @me send the book\n- [ ] @ana draft it due:fri\n",
    );
    put(notes.path(), "2026-4-7-call.md", "Talked\r\nabout tests\r\n");
    put(notes.path(), "untitled.md", "# Sync 5 May 2026\n");
    put(notes.path(), "front.md", "---\ndate: 2026-06-01\n---\nText\n");
    put(notes.path(), "picture.png", "x");
    put(notes.path(), "blank.md", " \n");
    std::fs::write(notes.path().join("latin.md"), [0x64, 0xe9]).unwrap();
    let mut book = Book::new();
    book.person("Ana Lima");
    let report = book.run(of("ana", notes.path()));
    assert_eq!(meetings(&report), (4, 0, 0), "{report:?}");
    let actions = &report.counts["action"];
    assert_eq!((actions.open, actions.done), (Some(1), Some(1)), "both boxes are counted");
    assert_eq!(report.warnings.len(), 1, "the odd date is told: {:?}", report.warnings);
    assert_eq!(report.skipped.len(), 3, "what was left out is told: {:?}", report.skipped);
    let list = book.run(MeetingList { person: Some("ana".into()), ..MeetingList::default() }).meetings;
    let days: Vec<String> = list.iter().map(|m| m.on.to_string()).collect();
    assert_eq!(
        days,
        ["2026-06-01", "2026-05-05", "2026-04-07", "2026-03-02"],
        "each on its day, newest first"
    );
    let all = book.run(ActionList { person: Some("ana".into()), ..ActionList::default() }).actions;
    let done = all.iter().find(|a| a.text == "send the book").unwrap();
    assert_eq!(
        done.done_on.map(|d| d.to_string()).as_deref(),
        Some("2026-03-02"),
        "done on the meeting's date"
    );
    let open = all.iter().find(|a| a.text == "draft it").unwrap();
    assert_eq!(
        open.due.map(|d| d.to_string()).as_deref(),
        Some("2026-03-06"),
        "the weekday counts from the meeting"
    );
    let again = book.run(of("ana", notes.path()));
    assert_eq!(meetings(&again), (0, 0, 4), "again changes nothing");
    assert_eq!(again.counts["action"].unchanged, 2, "neither do the actions");
    let history = book.run(trellis_core::history::HistoryList::default()).operations;
    assert_eq!(history.len(), 2, "one import is one operation, and an import of nothing is none");
    book.undo();
    let list = book.run(MeetingList { person: Some("ana".into()), ..MeetingList::default() }).meetings;
    assert!(list.is_empty(), "one undo takes all of it back");
}

#[test]
fn crlf_and_everything_else_is_kept_exactly() {
    let notes = tempfile::tempdir().unwrap();
    let text = "Line\r\n  indented\t\r\n\r\nمرحبا 👩‍🚀 <b>x</b>  \r\n";
    put(notes.path(), "2026-04-07.md", text);
    let mut book = Book::new();
    book.person("Ana");
    book.run(of("ana", notes.path()));
    let list = book.run(MeetingList { person: Some("ana".into()), ..MeetingList::default() }).meetings;
    let meeting = book.run(MeetingShow { id: list[0].id.to_string() });
    assert_eq!((meeting.notes.as_str(), meeting.status), (text, MeetingStatus::Held), "kept byte for byte");
}

#[test]
fn folders_name_their_people() {
    let notes = tempfile::tempdir().unwrap();
    put(notes.path(), "Ana Lima/2026-01-05.md", "One");
    put(notes.path(), "Ana Lima/deep/2026-01-12.md", "Two");
    put(notes.path(), "Ben Oak/2026-01-06.md", "Three");
    put(notes.path(), "2026-01-07.md", "Whose?");
    let mut book = Book::new();
    book.person("Ana Lima");
    let input = ImportMarkdown {
        path: notes.path().display().to_string(),
        by_folder: true,
        ..ImportMarkdown::default()
    };
    let report = book.run(input);
    assert_eq!(meetings(&report), (3, 0, 0), "three have a person");
    assert_eq!(report.counts["person"].added, 1, "Ben is new, Ana is known");
    assert_eq!(report.skipped.len(), 1, "the fourth is reported");
}

#[test]
fn a_changed_source_is_taken_unless_somebody_wrote_here() {
    let notes = tempfile::tempdir().unwrap();
    put(notes.path(), "2026-01-05.md", "One\n- [ ] a\n");
    put(notes.path(), "2026-01-12.md", "Two");
    let mut book = Book::new();
    book.person("Ana");
    book.run(of("ana", notes.path()));
    let list = book.run(MeetingList { person: Some("ana".into()), ..MeetingList::default() }).meetings;
    let second = list[0].id.to_string();
    book.run(MeetingEdit {
        id: second.clone(),
        notes: Some("Two, and mine".into()),
        ..MeetingEdit::default()
    });
    put(notes.path(), "2026-01-05.md", "One, changed\n- [ ] a\n- [ ] b\n");
    put(notes.path(), "2026-01-12.md", "Two, changed");
    let report = book.run(of("ana", notes.path()));
    assert_eq!(meetings(&report), (0, 1, 1), "{report:?}");
    assert_eq!(report.warnings.len(), 1, "the doubt is told");
    assert_eq!(book.run(MeetingShow { id: second }).notes, "Two, and mine", "what was written here stays");
    let first = book.run(MeetingShow { id: list[1].id.to_string() });
    assert_eq!(first.actions.len(), 2, "the new box came in");
}

#[test]
fn a_dry_run_and_a_failed_import_change_nothing() {
    let notes = tempfile::tempdir().unwrap();
    put(notes.path(), "2026-01-05.md", "One");
    let mut book = Book::new();
    book.person("Ana");
    let report = book.run(ImportMarkdown { dry_run: true, ..of("ana", notes.path()) });
    assert_eq!(meetings(&report), (1, 0, 0), "it tells what it would do");
    let list = book.run(MeetingList { person: Some("ana".into()), ..MeetingList::default() }).meetings;
    assert!(list.is_empty(), "nothing was changed");
    let missing = book.refused(of("ana", &notes.path().join("nowhere")));
    assert_eq!(missing.code, Code::NotFound, "{}", missing.message);
    assert_eq!(book.refused(of("nobody", notes.path())).code, Code::NotFound, "an unknown person");
    let neither = ImportMarkdown { person: None, ..of("ana", notes.path()) };
    assert_eq!(book.refused(neither).code, Code::Invalid, "whose notes are these");
}

#[test]
fn five_hundred_real_notes_come_in_whole() {
    let Some(inputs) = inputs() else { return };
    let mut book = Book::new();
    book.person("IPFS team");
    let report = book.run(of("ipfs", &inputs.join("notes/ipfs")));
    assert_eq!(meetings(&report), (556, 0, 0), "every note is a meeting");
    let actions = &report.counts["action"];
    assert_eq!((actions.open, actions.done), (Some(176), Some(52)), "boxes by CommonMark");
    assert_eq!(report.skipped.len(), 1, "the picture is reported");
    assert_eq!(report.warnings.len(), 1, "one date is malformed but readable: {:?}", report.warnings);
    assert!(report.warnings[0].place.contains("2017-10-6"), "it is that one");
    let again = book.run(of("ipfs", &inputs.join("notes/ipfs")));
    assert_eq!(meetings(&again), (0, 0, 556), "again changes nothing");
}

#[test]
fn the_day_is_found_in_a_later_heading_and_in_other_spellings() {
    let notes = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("a.md", "Intro\n\n## 2026-03-04\n- [ ] x\n\n## 2026-03-11\n"),
        ("b.md", "+++\ndate = 2026-03-05\n+++\nText\n"),
        ("c.md", "---\ndate: 2026-03-06\n...\nText\n"),
        ("d.md", "# Call 13/3/2026\n"),
        ("e.md", "---\nno front matter\n---\n\n# Friday, 20th of March 2026\n"),
        ("f.md", "# Call 4/3/2026\n"),
    ] {
        put(notes.path(), name, text);
    }
    let mut book = Book::new();
    book.person("Ana Lima");
    let report = book.run(of("ana", notes.path()));
    assert_eq!(meetings(&report), (6, 0, 0), "{report:?}");
    let list = book.run(MeetingList { person: Some("ana".into()), ..MeetingList::default() }).meetings;
    let mut days: Vec<String> = list.iter().map(|m| m.on.to_string()).collect();
    days.sort();
    let known = ["2026-03-04", "2026-03-05", "2026-03-06", "2026-03-13", "2026-03-20"];
    assert_eq!(days[..5], known, "the first that is named");
    let places: Vec<&str> = report.warnings.iter().map(|w| w.place.as_str()).collect();
    assert_eq!(places, ["a.md", "d.md", "f.md"], "what is in doubt is told: {:?}", report.warnings);
    assert!(report.warnings[2].why.contains("two dates"), "April or March is nobody's guess");
}

#[test]
fn a_note_younger_than_the_day_is_still_a_meeting() {
    let notes = tempfile::tempdir().unwrap();
    put(notes.path(), "untitled.md", "No date here\n");
    let mut book = Book::on("2020-02-03");
    book.person("Ana Lima");
    let report = book.run(of("ana", notes.path()));
    assert_eq!((meetings(&report), report.warnings.len()), ((1, 0, 0), 1), "{report:?}");
    let list = book.run(MeetingList { person: Some("ana".into()), ..MeetingList::default() }).meetings;
    assert_eq!(list[0].on.to_string(), "2020-02-03", "the day of the import");
}

#[test]
fn two_files_with_the_same_text_are_two_meetings_and_a_moved_one_is_not() {
    let notes = tempfile::tempdir().unwrap();
    put(notes.path(), "2026-03-04-a.md", "Same\n");
    put(notes.path(), "2026-03-04-b.md", "Same\n");
    let mut book = Book::new();
    book.person("Ana Lima");
    assert_eq!(meetings(&book.run(of("ana", notes.path()))), (2, 0, 0), "each file is a meeting");
    assert_eq!(meetings(&book.run(of("ana", notes.path()))), (0, 0, 2), "again changes nothing");
    std::fs::rename(notes.path().join("2026-03-04-a.md"), notes.path().join("2026-03-04-moved.md")).unwrap();
    assert_eq!(meetings(&book.run(of("ana", notes.path()))), (0, 0, 2), "a moved file is known by its text");
}

#[test]
fn a_folder_called_me_makes_nobody() {
    let notes = tempfile::tempdir().unwrap();
    put(notes.path(), "me/2026-03-04.md", "Alone\n");
    let mut book = Book::new();
    let input = ImportMarkdown {
        path: notes.path().display().to_string(),
        by_folder: true,
        ..ImportMarkdown::default()
    };
    let report = book.run(input);
    assert_eq!((meetings(&report), report.skipped.len()), ((0, 0, 0), 1), "{report:?}");
    assert!(book.run(trellis_core::people::PersonList::default()).people.is_empty());
}
