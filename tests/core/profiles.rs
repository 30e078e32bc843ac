//! Form profiles: how one travels, what is refused, what is undone.

use serde_json::{Value, json};
use trellis_core::Code;
use trellis_core::profiles::{
    BoxCounts, ProfileAdd, ProfileEdit, ProfileExport, ProfileList, ProfileRemove, ProfileShow,
};

use crate::support::Book;

fn form(name: &str, boxes: Value) -> ProfileAdd {
    ProfileAdd { text: json!({"name": name, "boxes": boxes}).to_string() }
}

fn one_box() -> Value {
    json!([{"name": "All", "limit": 100, "counts": "bytes", "rich": true}])
}

#[test]
fn each_counting_counts_as_its_system_does() {
    for (text, characters, utf16, bytes) in [
        ("", 0, 0, 0),
        ("abc", 3, 3, 3),
        ("é", 1, 1, 2),
        ("e\u{301}", 2, 2, 3),
        ("🎉", 1, 2, 4),
        ("👩‍👩‍👧", 5, 8, 18),
        ("🇩🇪", 2, 4, 8),
        ("a\r\nb", 4, 4, 4),
    ] {
        let lengths =
            [BoxCounts::Characters, BoxCounts::Utf16, BoxCounts::Bytes].map(|counts| counts.length(text));
        assert_eq!(lengths, [characters, utf16, bytes], "{text:?}");
    }
}

#[test]
fn a_form_is_added_listed_written_out_and_read_again() {
    let mut book = Book::new();
    let before = book.run(ProfileList {}).profiles;
    assert!(before.len() >= 3 && before.iter().all(|p| p.builtin && !p.boxes.is_empty()), "some come along");
    let added = book.run(form("Größe 🎉", one_box()));
    let listed = book.run(ProfileList {}).profiles;
    assert_eq!(listed.last().map(|p| (p.name.as_str(), p.builtin)), Some(("Größe 🎉", false)));
    assert_eq!(book.run(ProfileShow { profile: "grosse".into() }).id, added.id, "found without accents");
    let file = book.run(ProfileExport { profile: "Größe 🎉".into() });
    let mut other = Book::new();
    let again = other.run(ProfileAdd { text: file.text });
    assert_eq!(
        (&again.name, &again.boxes),
        (&added.name, &added.boxes),
        "a file gives back what was written"
    );
    for built_in in before {
        let text = book.run(ProfileExport { profile: built_in.name.clone() }).text;
        assert_eq!(book.refused(ProfileAdd { text }).code, Code::Refused, "{} is there", built_in.name);
    }
}

#[test]
fn what_is_no_form_is_refused_with_a_word() {
    let mut book = Book::new();
    let whole = book.everything();
    let bad = |limit: Value| json!([{"name": "a", "limit": limit, "counts": "bytes", "rich": false}]);
    for (boxes, field) in [
        (json!([]), "boxes"),
        (json!("a"), "boxes"),
        (json!([1]), "boxes"),
        (bad(json!(0)), "limit"),
        (bad(json!(-1)), "limit"),
        (bad(json!(1.5)), "limit"),
        (bad(json!("10")), "limit"),
        (bad(Value::Null), "limit"),
        (json!([{"name": "a", "limit": 1, "counts": "words"}]), "counts"),
        (json!([{"name": "a", "limit": 1, "counts": 3}]), "counts"),
        (json!([{"name": " ", "limit": 1}]), "name"),
        (json!([{"name": "a\nb", "limit": 1}]), "name"),
        (json!([{"name": "a", "limit": 1, "rich": "yes"}]), "rich"),
        (json!([{"name": "a", "limit": 1, "sections": [1]}]), "sections"),
    ] {
        let error = book.refused(form("Bad", boxes.clone()));
        assert_eq!((error.code, error.field.as_deref()), (Code::Invalid, Some(field)), "{boxes}: {error}");
    }
    assert_eq!(book.refused(form(" ", one_box())).code, Code::Invalid, "a form has a name");
    assert_eq!(book.refused(form("a\u{0}b", one_box())).code, Code::Invalid, "without U+0000");
    let twice = json!([{"name": "A", "limit": 1}, {"name": "a ", "limit": 2}]);
    assert_eq!(book.refused(form("Twice", twice)).code, Code::Refused, "boxes are told apart");
    for text in ["", "{", "[]", "null", r#"{"profiles":[]}"#] {
        assert_eq!(book.refused(ProfileAdd { text: text.into() }).code, Code::Refused, "{text:?}");
    }
    book.run(form("Mine", one_box()));
    assert_eq!(book.refused(form("MINE ", one_box())).code, Code::Refused, "it is there already");
    book.undo();
    assert_eq!(book.everything(), whole, "nothing was written");
}

#[test]
fn hostile_names_are_names() {
    let mut book = Book::new();
    for name in ["'; DROP TABLE person; --", "<script>alert(1)</script>", "🎉", "🎊", "../../etc", "%s{}"]
    {
        let added = book.run(form(name, one_box()));
        assert_eq!(book.run(ProfileShow { profile: name.into() }).id, added.id, "{name}");
        let file = book.run(ProfileExport { profile: name.into() }).file_name;
        assert!(!file.contains(['/', '\\', '<', '\'']), "{file} is a name for a file");
    }
    assert_eq!(book.refused(ProfileShow { profile: "no such".into() }).code, Code::NotFound);
    assert_eq!(book.refused(ProfileShow { profile: String::new() }).code, Code::NotFound);
}

#[test]
fn adding_and_removing_are_undone_and_travel_in_an_export() {
    let mut book = Book::new();
    let empty = book.everything();
    book.run(form("Mine", one_box()));
    let with = book.everything();
    assert_eq!(
        with["document"]["form_profiles"][0]["boxes"][0]["counts"], "bytes",
        "an export holds it as data"
    );
    book.run(ProfileRemove { profile: "mine".into() });
    assert_eq!(book.undo(), "Undone: Removed the form profile “Mine”");
    assert_eq!(book.everything(), with);
    let mut other = Book::new();
    let mut document = with["document"].clone();
    document["exported_at"] = json!("2026-11-21T12:00:00.000Z");
    let import = trellis_core::import::json::ImportJson { text: document.to_string(), dry_run: false };
    other.run(import.clone());
    assert_eq!(other.everything(), with, "it comes back the same");
    other.run(import);
    assert_eq!(other.everything(), with, "and again changes nothing");
    book.undo();
    assert_eq!(book.everything(), empty);
    let stays = book.refused(ProfileRemove { profile: "One box".into() });
    assert_eq!(stays.code, Code::Refused, "those of Trellis stay");
}

#[test]
fn a_form_of_ones_own_is_changed_and_undone() {
    let mut book = Book::new();
    let id = book.run(form("Mine", one_box())).id.expect("one's own has an id").to_string();
    book.run(form("Other", one_box()));
    let before = book.everything();
    let edit = |profile: &str, name: &str, boxes: Value| ProfileEdit {
        profile: profile.into(),
        text: form(name, boxes).text,
    };
    let two = json!([{"name": "B", "limit": 7, "sections": ["*"]}, {"name": "All", "limit": 100}]);
    let changed = book.run(edit(&id, "Ours", two.clone()));
    assert_eq!((changed.name.as_str(), changed.boxes.len()), ("Ours", 2));
    assert_eq!(changed.id.map(|id| id.to_string()), Some(id.clone()), "it is the same form");
    assert_eq!(book.run(ProfileShow { profile: "ours".into() }).boxes[0].sections, ["*"]);
    let after = book.everything();
    book.run(edit("ours", "Ours", two.clone()));
    assert_eq!(book.everything(), after, "the same again is no change");
    assert_eq!(book.undo(), "Undone: Changed the form profile “Mine”", "it is called so again");
    assert_eq!(book.everything(), before);

    let taken = book.refused(edit(&id, "OTHER", two.clone()));
    assert_eq!((taken.code, taken.field.as_deref()), (Code::Refused, Some("name")));
    assert_eq!(book.refused(edit(&id, "One box", two.clone())).code, Code::Refused, "of Trellis too");
    assert_eq!(book.refused(edit("One box", "Two", two)).code, Code::Refused, "those of Trellis stay");
    assert_eq!(book.refused(edit(&id, "Mine", json!([]))).code, Code::Invalid);
    assert_eq!(book.refused(edit("no such", "X", one_box())).code, Code::NotFound);
    assert_eq!(book.everything(), before, "nothing was changed");
}
