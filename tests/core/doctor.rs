//! The file is looked at, and what can be read of a damaged one is saved.

use trellis_core::doctor::DoctorRun;
use trellis_core::people::PersonList;
use trellis_core::{Code, store};

use crate::support::Book;

#[test]
fn a_sound_file_passes_every_check() {
    let mut book = Book::new();
    book.person("Ana");
    let diagnosis = book.run(DoctorRun {});
    assert!(diagnosis.ok, "{:?}", diagnosis.checks);
    assert!(diagnosis.checks.len() >= 5, "it looks at several things");
}

#[test]
fn a_lost_trigger_is_found() {
    let mut book = Book::new();
    let raw = rusqlite_open(&book);
    raw("DROP TRIGGER person_journal_update");
    let diagnosis = book.run(DoctorRun {});
    let history = diagnosis.checks.iter().find(|c| c.name == "history").unwrap();
    assert!(!diagnosis.ok && !history.ok && !history.advice.is_empty(), "it says what to do");
}

#[test]
fn a_repair_saves_what_can_be_read_and_leaves_the_old_file() {
    let mut book = Book::new();
    for n in 0..300 {
        book.person(&format!("Person number {n} with a name that fills pages"));
    }
    let old = book.path();
    let new = book.folder.path().join("new.db");
    drop(book.file);
    let mut bytes = std::fs::read(&old).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 4096].fill(0xA5);
    std::fs::write(&old, &bytes).unwrap();
    let salvaged = store::salvage(&old, &new, None).expect("something can be read");
    assert_eq!(std::fs::read(&old).unwrap(), bytes, "the old file is left byte for byte");
    let people = salvaged.iter().find(|line| line.table == "person").unwrap();
    let mut file = trellis_core::workspace::Workspace::open(
        &new,
        &store::Opening::default(),
        trellis_core::clock::Clock::System,
        trellis_core::workspace::Source::App,
    )
    .expect("the new file opens");
    let list = trellis_core::api::run(&mut file, &PersonList::default()).unwrap();
    assert_eq!(list.people.len() as u64 + 1, people.copied, "what was copied is there");
    assert!(trellis_core::api::run(&mut file, &DoctorRun {}).unwrap().ok, "and the new file is sound");
    let again = store::salvage(&old, &new, None).expect_err("the name is taken");
    assert_eq!(again.code, Code::Refused, "nothing is overwritten");
}

/// Another program at the same file, with plain SQL.
fn rusqlite_open(book: &Book) -> impl Fn(&str) + use<> {
    let path = book.path();
    move |sql: &str| {
        let status = std::process::Command::new("python3")
            .args([
                "-c",
                "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()",
            ])
            .arg(&path)
            .arg(sql)
            .status()
            .expect("python3 runs");
        assert!(status.success(), "{sql}");
    }
}
