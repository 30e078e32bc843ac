use super::{day, friday};
use trellis_core::markdown::{
    TaskEdit, append_task, escape, read, remove_task, set_done, set_task, to_plain,
};

fn edit() -> TaskEdit {
    TaskEdit::default()
}

#[test]
fn ticking_changes_one_byte() {
    let note = "> 1. [X] a  \r\n>    - [ ] b\r\nend";
    assert_eq!(set_done(note, 1, true).as_deref(), Some("> 1. [X] a  \r\n>    - [x] b\r\nend"));
    assert_eq!(set_done(note, 0, false).as_deref(), Some("> 1. [ ] a  \r\n>    - [ ] b\r\nend"));
    assert_eq!(set_done(note, 0, true).as_deref(), Some(note), "done stays as it was written");
    assert_eq!(set_done(note, 2, true), None);
}

#[test]
fn a_new_date_or_owner_leaves_the_rest_of_the_line() {
    let note = "- [ ] @ana read [the **RFC**](https://x.org) due:fri #design  \n- [ ] other\n";
    let due = |due| TaskEdit { due: Some(due), ..edit() };
    let owner = |name: Option<&str>| TaskEdit { mention: Some(name.map(str::to_owned)), ..edit() };
    assert_eq!(
        set_task(note, 0, &due(Some(day("2026-12-01")))).as_deref(),
        Some("- [ ] @ana read [the **RFC**](https://x.org) due:2026-12-01 #design  \n- [ ] other\n")
    );
    assert_eq!(
        set_task(note, 0, &due(None)).as_deref(),
        Some("- [ ] @ana read [the **RFC**](https://x.org) #design  \n- [ ] other\n")
    );
    assert_eq!(
        set_task(note, 1, &due(Some(day("2026-12-01")))).as_deref(),
        Some("- [ ] @ana read [the **RFC**](https://x.org) due:fri #design  \n- [ ] other due:2026-12-01\n")
    );
    assert_eq!(
        set_task(note, 0, &owner(Some("Bo Li"))).as_deref(),
        Some("- [ ] @\"Bo Li\" read [the **RFC**](https://x.org) due:fri #design  \n- [ ] other\n")
    );
    assert_eq!(
        set_task(note, 0, &owner(None)).as_deref(),
        Some("- [ ] read [the **RFC**](https://x.org) due:fri #design  \n- [ ] other\n")
    );
    assert_eq!(
        set_task(note, 1, &owner(Some("ana"))).as_deref(),
        Some("- [ ] @ana read [the **RFC**](https://x.org) due:fri #design  \n- [ ] @ana other\n")
    );
    assert_eq!(
        set_task("- [ ] ask @bob", 0, &owner(None)).as_deref(),
        Some("- [ ] ask \\@bob"),
        "a name the sentence needs is kept and no longer meant"
    );
    assert_eq!(set_task(note, 0, &edit()).as_deref(), Some(note), "nothing asked, nothing changed");
    assert_eq!(set_task(note, 9, &edit()), None);
}

#[test]
fn a_new_text_is_literal_and_keeps_owner_and_date() {
    let note = "- [ ] @ana old\n  text due:fri\n  - [x] nested\n";
    let text = |text: &str| TaskEdit { text: Some(text.to_owned()), ..edit() };
    assert_eq!(
        set_task(note, 0, &text("use *stars* #win")).as_deref(),
        Some("- [ ] @ana use \\*stars\\* #win due:fri\n  - [x] nested\n")
    );
    assert_eq!(
        set_task(note, 0, &text("@bob reads due:mon")).as_deref(),
        Some("- [ ] @bob reads due:mon\n  - [x] nested\n"),
        "what the new text says itself wins"
    );
    assert_eq!(set_task(note, 0, &text("")).as_deref(), Some("- [ ] @ana due:fri\n  - [x] nested\n"));
    let same = set_task(note, 0, &text("old text"));
    assert_eq!(same.as_deref(), Some(note), "the same text is no change");
    let all = TaskEdit { text: Some("new".into()), due: Some(None), mention: Some(None) };
    assert_eq!(set_task("- [ ]", 0, &all).as_deref(), Some("- [ ] new"));
    let spaced = set_task("- [ ] one\n\nTwo\n", 0, &text("a\nb\r\n- [ ] c")).unwrap_or_default();
    assert_eq!(read(&spaced, friday()).tasks.len(), 1, "a pasted list stays one task: {spaced}");
}

#[test]
fn a_removed_task_takes_its_lines_and_no_other_task() {
    assert_eq!(remove_task("a\n\n- [ ] x\n  more\n- [x] y\n", 0).as_deref(), Some("a\n\n- [x] y\n"));
    assert_eq!(remove_task("- [ ] x\n  - note\n\n  par\n- [x] y\r\n", 0).as_deref(), Some("- [x] y\r\n"));
    assert_eq!(
        remove_task("- [ ] x\n  - [ ] nested\n    - [x] deep\n- [ ] y\n", 0).as_deref(),
        Some("- [ ] nested\n  - [x] deep\n- [ ] y\n"),
        "tasks below it move up"
    );
    assert_eq!(remove_task("> - [ ] x\n>   - [ ] n\n", 0).as_deref(), Some("> - [ ] n\n"));
    assert_eq!(remove_task("- [ ] only", 0).as_deref(), Some(""));
    assert_eq!(remove_task("- [ ] only", 1), None);
}

#[test]
fn a_task_is_added_where_it_is_a_task() {
    assert_eq!(append_task("", "call Bo"), "- [ ] call Bo\n");
    assert_eq!(append_task("Notes", "- [ ] @ana call"), "Notes\n\n- [ ] @ana call\n");
    assert_eq!(append_task("* [ ] a\n", "call"), "* [ ] a\n* [ ] call\n");
    assert_eq!(append_task("a\r\n\r\n", "- [x] b"), "a\r\n\r\n- [x] b\r\n");
    assert_eq!(append_task("```\ncode", "call"), "- [ ] call\n\n```\ncode", "an open fence swallows the end");
    assert_eq!(append_task("<!-- open", "call"), "- [ ] call\n\n<!-- open");
    assert_eq!(append_task("a", "two\nlines"), "a\n\n- [ ] two lines\n");
}

#[test]
fn escaped_text_reads_back_as_written() {
    for text in [
        "# no heading",
        "- no list",
        "1. no",
        "12) no",
        "+ a",
        "> quote",
        "a *b* _c_ `d` ~~e~~ [f](g) ![h](i)",
        "<b>",
        "&amp; & &#35;",
        "#win @ana due:fri",
        "https://x.org/a_b www.x.org WWW.x.org a@b.org",
        "---",
        "===",
        "a\\*b",
        "[x]: y",
        "|a|b|",
        "snake_case_name",
        "[ ] box",
        "```",
        "~~~",
        "    code",
        "\\",
        "a  \nb",
        "@\"Ana Maria\"",
        "mailto:a@b.org",
        "http\\://x",
    ] {
        let escaped = escape(text);
        let shown = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(to_plain(&escaped).trim_end(), shown, "{text:?} as {escaped:?}");
        let note = read(&format!("- [ ] {escaped}"), friday());
        let task = &note.tasks[0];
        assert_eq!(
            (task.text.as_str(), task.tags.len(), task.due, &task.mention),
            (shown.as_str(), 0, None, &None),
            "{escaped:?}"
        );
        assert!(note.links.is_empty(), "{escaped:?}");
    }
}
