//! What the other one gets: the shared notes, and not one private word.

use serde_json::json;
use trellis_core::Code;
use trellis_core::meetings::{MeetingLog, MeetingPlan, MeetingSkip};
use trellis_core::share::{ShareFormat, SharePage, SharedNotes};
use trellis_core::summary::SummaryNames;

use crate::support::Book;

fn story() -> Book {
    let mut book = Book::new();
    book.call("person.edit", json!({"person": "me", "name": "Maya Lind"})).unwrap();
    book.call("person.add", json!({"name": "Ana Lima", "email": "canary@example.org", "notes": "CANARY notes", "tags": ["CANARY"]})).unwrap();
    book.person("Greta Holm");
    for (on, notes) in [
        ("2026-11-06", "# Rota\n- [ ] @ana ask @greta about it due:2026-11-13\n- [x] @me send the link\n"),
        (
            "2026-11-20",
            "Shadow shift went well, Greta says #win\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<script>alert(1)</script>\n",
        ),
    ] {
        book.run(MeetingLog {
            person: "ana".into(),
            on: Some(on.parse().unwrap()),
            notes: Some(notes.into()),
            private_notes: Some("CANARY private".into()),
            title: Some("CANARY title".into()),
            mood: Some(1),
            workload: Some(5),
            ..MeetingLog::default()
        });
    }
    book.call("note.add", json!({"person": "ana", "text": "CANARY observation"})).unwrap();
    book.call("action.add", json!({"person": "ana", "text": "CANARY action"})).unwrap();
    book.call("topic.add", json!({"person": "ana", "text": "CANARY topic", "private": true})).unwrap();
    let skipped = book.run(MeetingPlan {
        person: "ana".into(),
        on: Some("2026-11-13".parse().unwrap()),
        ..MeetingPlan::default()
    });
    book.run(MeetingSkip { id: skipped.id.to_string(), reason: "CANARY reason".into() });
    book
}

fn share(book: &mut Book, names: SummaryNames, format: ShareFormat) -> SharedNotes {
    book.run(SharePage {
        person: Some("ana".into()),
        names: Some(names),
        format: Some(format),
        ..SharePage::default()
    })
}

#[test]
fn no_private_word_gets_into_any_byte() {
    let mut book = story();
    let meetings = book.call("meeting.list", json!({"person": "ana"})).unwrap();
    for format in [ShareFormat::Md, ShareFormat::Html] {
        for names in [SummaryNames::Role, SummaryNames::Keep] {
            let mut all = vec![share(&mut book, names, format)];
            for meeting in meetings["meetings"].as_array().unwrap() {
                let request = SharePage {
                    meeting: meeting["id"].as_str().map(str::to_owned),
                    names: Some(names),
                    format: Some(format),
                    ..SharePage::default()
                };
                if meeting["status"] == "held" {
                    all.push(book.run(request));
                }
            }
            assert_eq!(all.len(), 3, "the period and its two calls");
            for made in all {
                let bytes = serde_json::to_string(&made).unwrap().to_lowercase();
                assert!(!bytes.contains("canary"), "{names} {format}: {bytes}");
            }
        }
    }
}

#[test]
fn the_two_are_named_and_others_only_on_purpose() {
    let mut book = story();
    let made = share(&mut book, SummaryNames::Role, ShareFormat::Md);
    assert_eq!(made.meetings, 2, "what was held; not what did not happen");
    assert_eq!(
        made.text,
        "# One-on-ones of Ana Lima and Maya Lind\n\n1 July to 21 November 2026\n\n---\n\n**6 November 2026**\n\n\
         # Rota\n- [ ] Ana: ask a colleague about it (by 13 November)\n- [x] Maya: send the link\n\n---\n\n\
         **20 November 2026**\n\nShadow shift went well, a colleague says #win\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n\
         <script>alert(1)</script>\n"
    );
    assert_eq!(made.names_found, ["@greta", "Greta"], "they are listed");
    assert_eq!(made.warnings, ["2 names were replaced by “a colleague”: @greta, Greta."]);
    assert_eq!(made.file_name, "one-on-one-ana-lima-2026-07-01-to-2026-11-21.md");
    let kept = share(&mut book, SummaryNames::Keep, ShareFormat::Md);
    assert!(kept.text.contains("Greta says") && kept.text.contains("Ana: ask @greta"), "{}", kept.text);
    assert_eq!(kept.warnings, ["2 names were kept: @greta, Greta."]);
}

#[test]
fn a_page_stands_by_itself_and_the_clipboard_needs_no_controls() {
    let mut book = story();
    let page = share(&mut book, SummaryNames::Role, ShareFormat::Html);
    assert_eq!(page.media_type, "text/html");
    for outside in ["<script", "http://", "https://", "src=", "@import", "url("] {
        assert!(!page.text.contains(outside), "nothing to load or run: {outside}");
    }
    assert!(page.text.contains("<h1>Ana Lima and Maya Lind</h1>") && page.text.contains("type=\"checkbox\""));
    assert!(
        page.html.contains("☐ Ana: ask a colleague") && page.html.contains("☑ Maya: send"),
        "{}",
        page.html
    );
    assert!(page.html.contains("<table>") && !page.html.contains("<input") && !page.html.contains("<html"));
}

#[test]
fn a_call_under_way_can_be_copied_and_one_that_did_not_happen_not() {
    let mut book = story();
    let planned = book.run(MeetingPlan {
        person: "ana".into(),
        notes: Some("We talk about @me and @mentee\r\n".into()),
        ..MeetingPlan::default()
    });
    let made = book.run(SharePage { meeting: Some(planned.id.to_string()), ..SharePage::default() });
    assert_eq!(made.text, "We talk about Maya and Ana\n");
    assert_eq!((made.file_name.as_str(), made.warnings.len()), ("one-on-one-ana-lima-2026-11-21.md", 0));
    let meetings = book.call("meeting.list", json!({"person": "ana", "status": "did-not-happen"})).unwrap();
    let id = meetings["meetings"][0]["id"].as_str().map(str::to_owned);
    assert_eq!(book.refused(SharePage { meeting: id, ..SharePage::default() }).code, Code::Refused);
    assert_eq!(book.refused(SharePage::default()).code, Code::Invalid, "of whom");
    let all = SharePage { person: Some("me".into()), ..SharePage::default() };
    assert_eq!(book.refused(all).code, Code::Refused, "one page for all would show each the others");
    let empty = SharePage { person: Some("greta".into()), ..SharePage::default() };
    let empty = book.run(empty);
    assert_eq!((empty.meetings, empty.warnings), (0, vec!["There are no shared notes here.".to_owned()]));
    let backwards = SharePage {
        person: Some("ana".into()),
        from: Some("2026-11-20".parse().unwrap()),
        to: Some("2026-11-01".parse().unwrap()),
        ..SharePage::default()
    };
    assert_eq!(book.refused(backwards).code, Code::Invalid);
}

#[test]
fn names_of_others_are_decided_one_by_one() {
    let mut book = Book::new();
    for name in ["Ana Lima", "Greta Holm", "Bo Lund"] {
        book.person(name);
    }
    let notes = Some("Ask Greta and Bo, as https://example.org/greta-holm says\n".to_owned());
    book.run(MeetingLog { person: "ana".into(), notes, ..MeetingLog::default() });
    let page = |book: &mut Book, keep: &[&str], names| {
        let keep = Some(keep.iter().map(|name| (*name).to_owned()).collect());
        book.run(SharePage { person: Some("ana".into()), keep, names, ..SharePage::default() })
    };
    let all = page(&mut book, &[], None);
    assert!(!all.text.contains("Greta") && !all.text.contains("Bo"), "by default nobody stays: {}", all.text);
    assert_eq!(all.names_found, ["Bo", "Greta"]);
    assert!(all.names_kept.is_empty());
    let one = page(&mut book, &["GRETA", "Nobody"], None);
    assert!(one.text.contains("Ask Greta and a colleague"), "one stays: {}", one.text);
    assert!(!one.text.contains("greta-holm"), "an address stays only where all names do: {}", one.text);
    assert_eq!(one.names_kept, ["Greta"], "as it was found");
    assert_eq!(
        one.warnings,
        [
            "One name was replaced by “a colleague”: Bo.",
            "One name was kept: Greta.",
            "One link was left out: the address names somebody."
        ]
    );
    assert!(one.html.contains("Greta") && !one.html.contains("Bo"), "the clipboard too: {}", one.html);
    let kept = page(&mut book, &[], Some(SummaryNames::Keep));
    assert_eq!(kept.names_kept, ["Bo", "Greta"], "all of them where that is wished");
}
