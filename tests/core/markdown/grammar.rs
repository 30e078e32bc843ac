use super::{day, friday};
use trellis_core::markdown::{EvidenceKind, handles, promises, read};

fn texts(note: &str) -> Vec<String> {
    read(note, friday()).tasks.into_iter().map(|task| task.text).collect()
}

#[test]
fn a_task_line_gives_owner_date_text_and_tags() {
    let note = read("# Weekly\n\n- [ ] @ana.lópez draft the **scope** note due:fri #design\n", friday());
    let task = &note.tasks[0];
    assert_eq!(note.heading.as_deref(), Some("Weekly"));
    assert_eq!((task.line, task.done), (3, false));
    assert_eq!(task.mention.as_deref(), Some("ana.lópez"));
    assert!(task.mention_leads);
    assert_eq!(task.text, "draft the scope note #design", "the text keeps tags, not owner and date");
    assert_eq!(task.due, Some(day("2026-11-27")), "a weekday is the next one after the meeting");
    assert_eq!(task.tags, ["design"]);
}

#[test]
fn names_may_be_quoted_or_followed_by_a_mark() {
    let owner = |line: &str| {
        let task = read(line, friday()).tasks.remove(0);
        (task.mention.unwrap_or_default(), task.text)
    };
    assert_eq!(owner("- [ ] @\"Ana Maria\" reads it"), ("Ana Maria".into(), "reads it".into()));
    assert_eq!(owner("- [ ] @ana: reads it"), ("ana".into(), "reads it".into()));
    assert_eq!(owner("- [ ] @ana - reads it"), ("ana".into(), "reads it".into()));
    assert_eq!(owner("- [ ] due:2026-12-01 @ana reads it."), ("ana".into(), "reads it.".into()));
    assert_eq!(owner("- [ ] @李雷 看一下"), ("李雷".into(), "看一下".into()));
    assert_eq!(owner("- [ ] @आशा पढ़ेगी"), ("आशा".into(), "पढ़ेगी".into()));
    assert_eq!(owner("- [ ] [@ana](https://x.org/ana) reads"), ("ana".into(), "reads".into()));
    assert_eq!(
        owner("- [ ] introduce Ana to @bob"),
        ("bob".into(), "introduce Ana to @bob".into()),
        "a mention inside the sentence belongs to the sentence"
    );
}

#[test]
fn boxes_are_where_gfm_sees_them() {
    assert_eq!(texts("1. [ ] a\n   - [X] b\n\n> * [ ] c\n"), ["a", "b", "c"]);
    assert_eq!(texts("- [ ] a\nlazy line\n- [x]\tb"), ["a lazy line", "b"], "lazy continuation");
    assert_eq!(texts("- a\n[ ] no box of its own\n"), Vec::<String>::new());
    assert_eq!(texts("text\n    - [ ] lazy paragraph line\n"), Vec::<String>::new());
    assert_eq!(texts("```\n- [ ] code\n```\n\n    - [ ] code\n"), Vec::<String>::new());
    assert_eq!(texts("- \\[ ] escaped\n- &#91; ] entity\n- [ ]*glued*\n- [o] no\n"), Vec::<String>::new());
    assert_eq!(texts("- [ ] a\r\n- [x] b\r\n"), ["a", "b"]);
    assert_eq!(texts("- [ ] a\r- [x] b\r"), ["a", "b"], "a lone CR ends a line too");
    assert_eq!(texts("\u{feff}- [ ] after a byte order mark"), ["after a byte order mark"]);
    assert_eq!(texts("- [x] a\n\n[x]: https://example.org"), ["a"], "a box is no link, whatever is defined");
    assert_eq!(texts("- [ ]\n"), [""], "an empty box is a task that is still being typed");
}

#[test]
fn a_tag_is_a_word_of_its_own() {
    let tags =
        |line: &str| read(line, friday()).evidence.into_iter().flat_map(|e| e.tags).collect::<Vec<_>>();
    assert_eq!(tags("Good #System-Design, and (#testing)."), ["system-design", "testing"]);
    assert_eq!(tags("both **#a1** _#b_"), ["a1", "b"], "marks around a tag do not hide it");
    for none in [
        "issue#12 and repo#win",
        "#123",
        "`#win`",
        "\\#win",
        "https://x.org/#win",
        "<https://x.org/#win>",
        "[#12](https://x.org)",
        "# win",
        "## Session #win",
        "a&b#win",
        "#",
        "#-",
        "#a/b",
        "```\n#win\n```",
    ] {
        assert!(read(none, friday()).evidence.is_empty(), "{none} holds no tag");
    }
}

#[test]
fn tagged_lines_are_evidence_with_kind_links_and_place() {
    let note = read(
        "Intro\n\n- Led the [review](https://x.org/r) with @bob #win #Reviews\n- nothing\n\n> She said so #praise\n> twice\n",
        friday(),
    );
    let [win, praise] = note.evidence.as_slice() else { panic!("two lines carry a tag") };
    assert_eq!((win.line, win.kind, win.is_quote), (3, Some(EvidenceKind::Win), false));
    assert_eq!(win.text, "Led the review with @bob");
    assert_eq!(win.tags, ["reviews"]);
    assert_eq!(win.links[0].url, "https://x.org/r");
    assert_eq!((praise.line, praise.kind, praise.is_quote), (6, Some(EvidenceKind::Praise), true));
    assert_eq!(praise.text, "She said so twice");
    assert!(read("- #win\n", friday()).evidence.is_empty(), "a tag alone says nothing yet");
    let both = read("- [x] shipped it due:2026-11-01 #win.", friday());
    assert_eq!(both.evidence[0].text, "shipped it.", "a done task can be a win");
}

#[test]
fn links_leave_out_scripts_and_pictures() {
    let note = read(
        "# [h](https://h.org)\n![i](https://i.org/p.png) [a](b.md) <https://c.org> www.d.org [x](javascript:1)\n\n|a|\n|-|\n|[t](https://t.org)|\n",
        friday(),
    );
    let urls: Vec<_> = note.links.iter().map(|link| link.url.as_str()).collect();
    assert_eq!(urls, ["https://h.org", "b.md", "https://c.org", "http://www.d.org", "https://t.org"]);
}

#[test]
fn handles_are_found_wherever_a_reader_sees_them() {
    let found = handles(
        "# @ana\n\nTell \\@bob, (@\"Eve Li\") and [@kim](https://x.org/@none), not `@code` or a@b.org or https://m.org/@path\n\n```\n@fence\n```\n\n| @cell |\n|-|\n",
    );
    assert_eq!(found, ["ana", "bob", "Eve Li", "kim", "cell"]);
}

#[test]
fn a_promise_needs_a_mention_and_a_sign() {
    let note = "Good call. Next: @ana draft the scope note due:fri.\n\n- @bob will read it\n- @bob was there\n- Action – @kim: ask Eve\n\nWe told @ana to draft. Next: someone drafts.\n- [ ] @ana draft it\n\n`Next: @ana code`\n";
    let found = promises(note, friday());
    let lines: Vec<_> = found.iter().map(|p| (p.line, p.mention.as_str(), p.text.as_str())).collect();
    assert_eq!(lines, [(1, "ana", "draft the scope note"), (3, "bob", "read it"), (5, "kim", "ask Eve")]);
    assert_eq!(found[0].due, Some(day("2026-11-27")));
}
