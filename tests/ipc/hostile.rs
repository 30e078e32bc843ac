//! Everything a user can paste goes in and comes out as it was, or is refused whole.

use serde_json::json;

use crate::shell::Shell;

#[test]
fn whatever_is_pasted_comes_back_as_it_was() {
    let shell = Shell::open();
    for text in [
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "'; DROP TABLE person; --",
        "שלום \u{202e}olleh\u{202c} مرحبا",
        "👩‍🏭🏳️‍🌈 ÅÅ ﬁ \u{200b}\u{feff}",
        "line\r\nline\ttab \u{1} \u{7f} \u{2028}",
        "{} %s \\n ${x} {{x}} %00",
    ] {
        let made = shell.call("person.add", json!({ "name": "P", "notes": text }));
        let made = match made {
            Ok(made) => made,
            Err(error) => panic!("{text:?} is a text: {error}"),
        };
        assert_eq!(made["notes"], text, "stored exactly");
        let shown = shell.call("person.show", json!({ "person": made["id"] })).expect("the person");
        assert_eq!(shown["notes"], text, "and read exactly");
        shell.call("history.undo", json!({})).expect("taken back");
    }
}

#[test]
fn a_text_of_a_megabyte_is_kept_whole() {
    let shell = Shell::open();
    let long = "Growth is slow and steady. ".repeat(1_000_000 / 27 + 1);
    let made =
        shell.call("person.add", json!({ "name": "Ada", "notes": long })).expect("a long text is kept");
    assert_eq!(made["notes"].as_str().map(str::len), Some(long.len()), "not a letter is lost");
}

#[test]
fn a_nul_is_refused_and_nothing_is_written() {
    let shell = Shell::open();
    let error = shell.call("person.add", json!({ "name": "A\u{0}da" })).expect_err("NUL is no letter");
    assert_eq!(error["code"], "invalid", "said as such: {error}");
    assert!(!shell.call("person.list", json!({})).unwrap().to_string().contains("da\""), "no half write");
}
