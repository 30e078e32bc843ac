//! The file: made whole, recognised, refused when it is not ours.

use trellis_core::clock::Clock;
use trellis_core::store::{Key, Opening, SCHEMA_VERSION};
use trellis_core::workspace::{Source, Workspace};
use trellis_core::{Code, people};

use crate::support::{Book, day};

fn open(path: &std::path::Path, key: Option<&str>, create: bool) -> trellis_core::Result<Workspace> {
    let opening = Opening { key: key.map(|k| Key::new(k.to_owned())), create, backups: None };
    Workspace::open(path, &opening, Clock::noon_of(day("2026-11-21")), Source::App)
}

#[test]
fn a_file_that_is_not_ours_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let other_database = {
        let path = folder.path().join("other.db");
        let book = Book::new();
        let mut bytes = std::fs::read(book.path()).unwrap();
        bytes[68..72].copy_from_slice(&[0, 0, 0, 0]);
        std::fs::write(&path, &bytes).unwrap();
        bytes
    };
    let cases: [(&str, Vec<u8>, Code); 6] = [
        ("text.db", b"Dear diary".repeat(50), Code::NotOurs),
        ("empty.db", Vec::new(), Code::NotOurs),
        (
            "noise.db",
            (0..8192u32).map(|i| i.wrapping_mul(2_654_435_761).to_be_bytes()[1]).collect(),
            Code::NeedsPassphrase,
        ),
        ("other.db", other_database, Code::NotOurs),
        ("newer.db", with_schema(SCHEMA_VERSION + 1), Code::Newer),
        ("no-schema.db", with_schema(0), Code::Damaged),
    ];
    for (name, bytes, code) in cases {
        let path = folder.path().join(name);
        std::fs::write(&path, &bytes).unwrap();
        let error = open(&path, None, true).expect_err("it must be refused");
        assert_eq!(error.code, code, "{name}: {}", error.message);
        assert_eq!(std::fs::read(&path).unwrap(), bytes, "{name} is left byte for byte");
    }
}

fn with_schema(version: i32) -> Vec<u8> {
    let book = Book::new();
    let mut bytes = std::fs::read(book.path()).unwrap();
    bytes[60..64].copy_from_slice(&version.to_be_bytes());
    bytes
}

#[test]
fn a_missing_file_is_made_only_by_who_may() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep/er/new.db");
    assert_eq!(
        open(&path, None, false).expect_err("not made").code,
        Code::NotFound,
        "a reader makes nothing"
    );
    assert!(!path.exists(), "nothing was made");
    open(&path, None, true).expect("a writer makes it, with its folders");
    assert!(path.exists(), "it is there");
    let beside: Vec<_> = std::fs::read_dir(path.parent().unwrap()).unwrap().flatten().collect();
    assert!(
        beside.iter().all(|e| !e.file_name().to_string_lossy().contains("new-")),
        "no draft is left beside it"
    );
}

#[test]
fn a_file_beside_which_nothing_can_be_written_is_not_called_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("trellis.db");
    drop(open(&path, None, true).expect("made"));
    let bytes = std::fs::read(&path).unwrap();
    // Stands for a read-only folder, which does not stop the administrator that tests may run as.
    std::fs::create_dir(folder.path().join("trellis.db-wal")).unwrap();
    let refused = open(&path, None, false).expect_err("it cannot be opened");
    assert_eq!(refused.code, Code::CannotOpen, "the file itself may be sound: {refused}");
    assert_eq!(refused.code.exit(), 5, "the command says that the file cannot be opened");
    assert_eq!(std::fs::read(&path).unwrap(), bytes, "it was left as it is");
}

#[test]
fn an_encrypted_file_opens_with_its_passphrase_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secret.db");
    drop(open(&path, Some("correct horse"), true).expect("made with a passphrase"));
    let bytes = std::fs::read(&path).unwrap();
    assert!(!bytes.starts_with(b"SQLite format 3"), "no header tells what it is");
    assert_eq!(open(&path, None, false).expect_err("no key").code, Code::NeedsPassphrase, "it asks");
    assert_eq!(
        open(&path, Some("wrong"), false).expect_err("a wrong key").code,
        Code::WrongPassphrase,
        "it is told as such"
    );
    assert_eq!(std::fs::read(&path).unwrap(), bytes, "a wrong key changes no byte");
    let file = open(&path, Some("correct horse"), false).expect("the right key");
    assert!(people::owner(&file.view()).is_ok(), "and it reads");
}

#[test]
fn two_programs_write_one_after_the_other() {
    let book = Book::new();
    let path = book.path();
    let writers: Vec<_> = (0..4)
        .map(|n| {
            let path = path.clone();
            std::thread::spawn(move || {
                let mut file = open(&path, None, false).expect("opens beside others");
                for k in 0..10 {
                    let add =
                        people::PersonAdd { name: format!("P {n} {k}"), ..people::PersonAdd::default() };
                    trellis_core::api::run(&mut file, &add).expect("waits for its turn");
                }
            })
        })
        .collect();
    for writer in writers {
        writer.join().expect("no writer fails");
    }
    let list = people::list(&book.file.view(), &people::PersonList::default()).unwrap();
    assert_eq!(list.people.len(), 40, "every write is there");
}

#[test]
fn twenty_programs_make_the_same_file_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new.db");
    let writers: Vec<_> = (0..20)
        .map(|n| {
            let path = path.clone();
            std::thread::spawn(move || {
                let mut file = open(&path, None, true)?;
                let add = people::PersonAdd { name: format!("P {n}"), ..people::PersonAdd::default() };
                trellis_core::api::run(&mut file, &add)
            })
        })
        .collect();
    for writer in writers {
        writer.join().expect("no panic").expect("each opens the file and writes");
    }
    let file = open(&path, None, false).unwrap();
    let list = people::list(&file.view(), &people::PersonList::default()).unwrap();
    assert_eq!(list.people.len(), 20, "every write is there");
    assert!(people::owner(&file.view()).is_ok(), "with one owner");
}
