//! What is read from a text, and what is not.

use super::reader::DEEPEST;
use super::*;

fn blocks(text: &str) -> serde_json::Value {
    serde_json::to_value(to_blocks(text, &|n| n < 3)).expect("JSON")
}

fn words(text: &str) -> String {
    blocks(text).to_string()
}

#[test]
fn citations_are_read_in_running_text_alone() {
    let told = to_inlines("**a [1]** b [2], [9] \\[1\\] `[1]` [see [1]](https://a.example)", &|n| n < 3)
        .expect("a paragraph");
    let numbers = |inlines: &[Inline]| inlines.iter().filter(|i| matches!(i, Inline::Cite { .. })).count();
    let Some(Inline::Strong { inside }) = told.first() else { panic!("strong first: {told:?}") };
    assert_eq!((numbers(inside), numbers(&told)), (1, 1), "{told:?}");
    assert_eq!(told.get(1), Some(&Inline::text(" b\u{a0}")), "a citation stays with its word");
    let last = told.last();
    assert!(matches!(last, Some(Inline::Link { inside, .. }) if numbers(inside) == 0), "{last:?}");
}

#[test]
fn links_lead_to_the_web_and_to_people_only() {
    for good in ["https://a.example", "HTTP://a.example", "mailto:ana@a.example"] {
        assert!(words(&format!("[x](<{good}>)")).contains("link"), "{good}");
    }
    for bad in ["javascript:alert(1)", "file:///etc/passwd", "attachment:x", "data:text/html,x", "x"] {
        assert!(!words(&format!("[x](<{bad}>)")).contains("link"), "{bad}");
    }
    assert!(words("![](https://a.example/p.png)").contains("a.example"), "a picture is its address");
}

#[test]
fn tasks_tables_lists_and_code_come_as_they_are() {
    let told = blocks(
        "3. [x] done\n4. open\n   - below\n\n| a | b |\n|:-:|--:|\n| 1 |\n\n```\n\tx\n```\n\n---\n> q",
    );
    assert_eq!(told[0]["first"], 3);
    assert_eq!(
        (&told[0]["items"][0]["done"], &told[0]["items"][1]["done"]),
        (&true.into(), &serde_json::Value::Null)
    );
    assert_eq!(told[0]["items"][0]["blocks"][0]["text"][0]["text"], "done", "the box is no text");
    assert_eq!(told[0]["items"][1]["blocks"][1]["kind"], "list");
    assert_eq!(told[1]["align"], serde_json::json!(["center", "end"]));
    assert_eq!(told[1]["rows"][0].as_array().map(Vec::len), Some(2), "a short row is filled");
    assert_eq!(told[2]["text"], "    x");
    assert_eq!((&told[3]["kind"], &told[4]["kind"]), (&"rule".into(), &"quote".into()));
}

#[test]
fn raw_html_leaves_its_text_and_control_signs_leave_nothing() {
    let told = words("a <b>bold</b><br>x\u{1}y\n\n<div onclick=\"x\">block</div>\n");
    assert!(told.contains("bold") && told.contains("xy") && told.contains("block"), "{told}");
    assert!(!told.contains("onclick") && !told.contains("<b>"), "{told}");
}

#[test]
fn nesting_ends_somewhere_and_no_word_is_lost() {
    for text in
        [format!("{}deep", "> ".repeat(60)), format!("{}deep", "- ".repeat(60)), "> ".repeat(5000) + "deep"]
    {
        assert!(words(&text).contains("deep"));
        let depth = words(&text).matches("\"kind\":\"list\"").count() + words(&text).matches("quote").count();
        assert!(depth <= DEEPEST, "{depth}");
    }
    assert!(words(&format!("{}deep{}", "*a **b ".repeat(20), "** x*".repeat(20))).contains("deep"));
}
