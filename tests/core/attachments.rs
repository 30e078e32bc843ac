//! Pictures in notes: kept with their meeting, on their side, and out again the same.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use trellis_core::attachments::{Attachment, AttachmentAdd, AttachmentShow, MOST_BYTES, PictureType};
use trellis_core::doctor::DoctorRun;
use trellis_core::export::ExportJson;
use trellis_core::history::HistoryList;
use trellis_core::import::json::ImportJson;
use trellis_core::markdown;
use trellis_core::meetings::{MeetingDelete, MeetingEdit, MeetingLog};
use trellis_core::store::Opening;
use trellis_core::visibility::Visibility;
use trellis_core::workspace::{Source, Workspace};
use trellis_core::{Code, clock};

use crate::support::Book;

/// The smallest GIF there is, with a byte that tells two apart.
fn gif(mark: u8) -> Vec<u8> {
    let mut bytes =
        b"GIF89a\x01\x00\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02L\x01\x00;".to_vec();
    bytes.push(mark);
    bytes
}

fn meeting(book: &mut Book) -> String {
    book.person("Ana Lima");
    book.run(MeetingLog { person: "ana".into(), ..MeetingLog::default() }).id.0
}

fn picture(meeting: &str, name: &str, bytes: &[u8], visibility: Option<Visibility>) -> AttachmentAdd {
    AttachmentAdd { meeting: meeting.into(), name: name.into(), bytes: STANDARD.encode(bytes), visibility }
}

fn keep(book: &mut Book, meeting: &str, name: &str, mark: u8, visibility: Visibility) -> Attachment {
    book.run(picture(meeting, name, &gif(mark), Some(visibility)))
}

fn blobs(book: &Book) -> i64 {
    book.file.view().scalar("SELECT count(*) FROM blob", []).unwrap().unwrap_or_default()
}

#[test]
fn a_picture_is_kept_and_comes_back_byte_for_byte() {
    let mut book = Book::new();
    let id = meeting(&mut book);
    let kept = book.run(picture(&id, "../../Screen\u{7}shot [1].png", &gif(1), None));
    assert_eq!(kept.name, "Screen shot [1].png", "no folder, no control signs");
    assert_eq!(kept.kind, PictureType::Gif, "the bytes say what it is, not the name");
    assert_eq!(kept.visibility, Visibility::Private, "private unless said otherwise");
    assert_eq!(kept.markdown, format!("![Screen shot \\[1\\].png](attachment:{})", kept.id));
    let back = book.run(AttachmentShow { id: kept.id.0 });
    assert_eq!(STANDARD.decode(back.bytes).unwrap(), gif(1));
}

#[test]
fn what_is_no_picture_or_too_large_is_refused_with_a_clear_word() {
    let mut book = Book::new();
    let id = meeting(&mut book);
    for bytes in [b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), b"%PDF-1.7".to_vec(), Vec::new()] {
        let error = book.refused(picture(&id, "x.png", &bytes, None));
        assert!(
            error.code == Code::Refused && error.message.contains("PNG, JPEG, GIF and WebP"),
            "{error:?}"
        );
    }
    let mut large = gif(0);
    large.resize(MOST_BYTES + 1, 0);
    let error = book.refused(picture(&id, "wall.gif", &large, None));
    assert!(error.message.contains("the picture has 11 MB") && error.message.contains("10 MB"), "{error:?}");
    let error = book.refused(AttachmentAdd { bytes: "no base64".into(), ..picture(&id, "x", &[], None) });
    assert_eq!((error.code, error.field.as_deref()), (Code::Invalid, Some("bytes")));
    assert_eq!(blobs(&book), 0, "nothing of it is kept");
    large.truncate(MOST_BYTES);
    book.run(picture(&id, "wall.gif", &large, None));
}

#[test]
fn the_same_bytes_are_kept_once_and_go_when_nothing_speaks_of_them() {
    let mut book = Book::new();
    let id = meeting(&mut book);
    keep(&mut book, &id, "a.gif", 1, Visibility::Shareable);
    keep(&mut book, &id, "b.gif", 1, Visibility::Private);
    assert_eq!(blobs(&book), 1, "one content, one place");
    book.run(MeetingDelete { id });
    let opening = Opening::default();
    let reopened = || Workspace::open(&book.path(), &opening, clock::Clock::System, Source::App).unwrap();
    drop(reopened());
    assert_eq!(blobs(&book), 1, "undo could still bring the meeting back");
    let raw = rusqlite::Connection::open(book.path()).unwrap();
    raw.execute_batch("DELETE FROM change").unwrap();
    drop(reopened());
    assert_eq!(blobs(&book), 0, "once history has forgotten them, so has the file");
}

#[test]
fn undo_takes_a_picture_away_and_redo_brings_it_back() {
    let mut book = Book::new();
    let id = meeting(&mut book);
    let kept = keep(&mut book, &id, "secret plan.gif", 1, Visibility::Private);
    let label = book.undo();
    assert!(label.contains("Added a picture") && !label.contains("secret"), "no private name: {label}");
    assert_eq!(book.refused(AttachmentShow { id: kept.id.0.clone() }).code, Code::NotFound);
    book.redo();
    book.run(AttachmentShow { id: kept.id.0.clone() });
    book.run(MeetingDelete { id });
    assert_eq!(book.refused(AttachmentShow { id: kept.id.0.clone() }).code, Code::NotFound, "it goes along");
    book.undo();
    book.run(AttachmentShow { id: kept.id.0 });
    let history = book.run(HistoryList::default()).operations;
    assert!(history.iter().all(|op| !op.label.contains("secret")), "history speaks of the meeting");
}

#[test]
fn an_export_carries_pictures_and_an_import_takes_only_the_right_bytes() {
    let mut book = Book::new();
    let id = meeting(&mut book);
    let shared = keep(&mut book, &id, "shared.gif", 1, Visibility::Shareable);
    keep(&mut book, &id, "hidden.gif", 2, Visibility::Private);
    let all = book.everything()["document"].take();
    let mut other = Book::new();
    other.run(ImportJson { text: all.to_string(), dry_run: false });
    assert_eq!(other.everything()["document"], all, "the same document comes out");
    assert!(other.run(DoctorRun {}).ok);

    let open = book.run(ExportJson { without_private: true, ..ExportJson::default() }).document;
    let names: Vec<_> = open["attachments"].as_array().unwrap().iter().map(|a| a["name"].clone()).collect();
    assert_eq!(names, ["shared.gif"], "a private picture stays");
    assert!(!open.to_string().contains(&STANDARD.encode(gif(2))), "its bytes too");

    for (field, value) in [
        ("bytes", STANDARD.encode(gif(9)).into()),
        ("bytes", Value::Null),
        ("kind", "image/png".into()),
        ("hash", "0".repeat(64).into()),
    ] {
        let mut forged = all.clone();
        forged["attachments"][0][field] = value;
        let mut fresh = Book::new();
        let error = fresh.refused(ImportJson { text: forged.to_string(), dry_run: false });
        assert!(error.message.contains("attachments[0]"), "{field}: {error:?}");
        assert_eq!(blobs(&fresh), 0, "{field}: nothing of it stays");
    }
    assert_eq!(shared.size as usize, gif(1).len(), "its size is stated in bytes");
}

#[test]
fn outside_the_window_a_picture_is_its_name() {
    let note = "Before\n\n![a *plan*](attachment:01a1f8d3-ea00-7000-820e-f97e482f850e) after";
    assert!(!markdown::to_html(note).contains("<img"), "no page loads it");
    assert!(!markdown::to_html(note).contains("attachment:"), "no page speaks of it");
    assert!(markdown::to_html(note).contains("a <em>plan</em> after"));
    assert!(!markdown::to_plain(note).contains("attachment:"), "{}", markdown::to_plain(note));
    let tagged = "- shown in ![a plan](attachment:01a1f8d3-ea00-7000-820e-f97e482f850e) #win";
    let evidence = markdown::read(tagged, crate::support::day("2026-11-21")).evidence;
    assert_eq!(evidence[0].text, "shown in a plan", "evidence quotes its name");
    assert!(markdown::read(note, crate::support::day("2026-11-21")).links.is_empty(), "it is no artifact");
}

#[test]
fn damaged_bytes_are_found_and_not_shown() {
    let mut book = Book::new();
    let id = meeting(&mut book);
    let kept = keep(&mut book, &id, "a.gif", 1, Visibility::Shareable);
    let raw = rusqlite::Connection::open(book.path()).unwrap();
    raw.execute("UPDATE blob SET bytes = ?1", [gif(7)]).unwrap();
    assert_eq!(book.refused(AttachmentShow { id: kept.id.0 }).code, Code::Damaged);
    let diagnosis = book.run(DoctorRun {});
    let check = diagnosis.checks.iter().find(|c| c.name == "pictures").unwrap();
    assert!(!check.ok && check.detail.contains("1 of 1"), "{check:?}");
    book.run(MeetingEdit { id, notes: Some("still writable".into()), ..MeetingEdit::default() });
}
