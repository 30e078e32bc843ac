use comrak::nodes::NodeValue;
use comrak::{Arena, Options, parse_document};
use proptest::prelude::*;
use trellis_core::markdown::{
    TaskEdit, append_task, escape, handles, match_tasks, natural_date, promises, read, remove_task,
    resolve_dates, set_done, set_task, to_html, to_plain,
};

use super::{day, friday};

/// Lines that mix every container and every trap of the grammar.
fn note() -> impl Strategy<Value = String> {
    let indent = prop_oneof![
        Just(""),
        Just(" "),
        Just("  "),
        Just("   "),
        Just("    "),
        Just("\t"),
        Just("> "),
        Just(">"),
        Just("> > "),
        Just(">\t")
    ];
    let marker = prop_oneof![
        Just(""),
        Just("- "),
        Just("* "),
        Just("+ "),
        Just("1. "),
        Just("2) "),
        Just("-\t"),
        Just("- - "),
        Just("-"),
        Just("> - ")
    ];
    let mark = prop_oneof![4 => Just("[ ] "), 4 => Just("[x] "), 1 => Just("[X] "), 1 => Just("[x]\t"), 1 => Just("[o] "), 1 => Just("\\[ ] "), 3 => Just("")];
    let text = prop_oneof![
        Just("call"),
        Just("@ana draft due:fri"),
        Just("#win"),
        Just("a `b` **c** [d](https://e.org)"),
        Just("```"),
        Just("~~~"),
        Just(""),
        Just("---"),
        Just("==="),
        Just("# h"),
        Just("<div>"),
        Just("<!--"),
        Just("-->"),
        Just("é ü 李 \\@x &amp; y"),
        Just("*open"),
        Just("`open"),
        Just("| a | b |"),
        Just("|-|-|"),
        Just("due:\"next tuesday\" @\"Bo Li\" x\\"),
        Just("  "),
    ];
    let end = prop_oneof![6 => Just("\n"), 2 => Just("\r\n"), 1 => Just("\n\n"), 1 => Just("  \n"), 1 => Just("\r")];
    let line = (indent, marker, mark, text, end).prop_map(|(a, b, c, d, e)| format!("{a}{b}{c}{d}{e}"));
    proptest::collection::vec(line, 0..12).prop_map(|lines| lines.concat())
}

/// What comrak's own task list extension sees; its one known slip (a box glued to what follows)
/// cannot occur in the texts made above.
fn comrak_boxes(text: &str) -> Vec<(usize, bool)> {
    let arena = Arena::new();
    let mut options = Options::default();
    options.extension.tasklist = true;
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    let root = parse_document(&arena, text, &options);
    root.descendants()
        .filter_map(|node| match &node.data().value {
            NodeValue::TaskItem(item) => Some((item.symbol_sourcepos.start.line, item.symbol.is_some())),
            _ => None,
        })
        .collect()
}

fn states(text: &str) -> Vec<bool> {
    read(text, friday()).tasks.iter().map(|task| task.done).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn boxes_are_those_of_gfm(text in note()) {
        let ours: Vec<_> = read(&text, friday()).tasks.iter().map(|t| (t.line, t.done)).collect();
        prop_assert_eq!(ours, comrak_boxes(&text));
    }

    #[test]
    fn ticking_changes_one_byte_and_one_task(text in note()) {
        let before = read(&text, friday()).tasks;
        for (at, task) in before.iter().enumerate() {
            let after = set_done(&text, at, !task.done).expect("the task is there");
            let changed = text.bytes().zip(after.bytes()).filter(|(a, b)| a != b).count();
            prop_assert_eq!((changed, text.len()), (1, after.len()));
            let mut wanted = before.clone();
            wanted[at].done = !task.done;
            prop_assert_eq!(read(&after, friday()).tasks, wanted);
        }
        prop_assert_eq!(set_done(&text, before.len(), true), None);
    }

    #[test]
    fn an_edit_of_one_task_leaves_the_others(text in note(), words in "[a-z@#*\\[\\]`_<>! ]{0,20}") {
        let before = read(&text, friday()).tasks;
        for at in 0..before.len() {
            let due = Some(day("2027-01-05"));
            let edit = TaskEdit { due: Some(due), mention: Some(Some("kim".into())), ..TaskEdit::default() };
            let after = set_task(&text, at, &edit);
            prop_assert!(after.is_some(), "owner and date can always be set: task {at} of {text:?}");
            let tasks = read(&after.unwrap_or_default(), friday()).tasks;
            prop_assert_eq!(tasks.len(), before.len());
            prop_assert_eq!((tasks[at].due, tasks[at].mention.as_deref()), (due, Some("kim")));
            prop_assert_eq!(&tasks[at].text, &before[at].text);
            let edit = TaskEdit { text: Some(words.clone()), ..TaskEdit::default() };
            if let Some(after) = set_task(&text, at, &edit) {
                prop_assert_eq!(states(&after), states(&text));
            }
        }
    }

    #[test]
    fn removing_takes_one_task(text in note()) {
        let before = read(&text, friday()).tasks;
        for at in 0..before.len() {
            let after = remove_task(&text, at);
            prop_assert!(after.is_some(), "task {at} of {text:?} can be removed");
            let mut wanted: Vec<_> = before.iter().map(|t| (&t.text, t.done)).collect();
            wanted.remove(at);
            let left = read(&after.unwrap_or_default(), friday()).tasks;
            prop_assert_eq!(left.iter().map(|t| (&t.text, t.done)).collect::<Vec<_>>(), wanted);
        }
    }

    #[test]
    fn appending_adds_one_task(text in note()) {
        let after = append_task(&text, "- [ ] @ana one more");
        let tasks = read(&after, friday()).tasks;
        prop_assert_eq!(tasks.len(), states(&text).len() + 1);
        prop_assert!(tasks.iter().any(|task| task.text == "one more"));
    }

    #[test]
    fn a_text_matches_itself(text in note()) {
        let count = states(&text).len();
        prop_assert_eq!(match_tasks(&text, &text), (0..count).map(Some).collect::<Vec<_>>());
    }

    #[test]
    fn no_old_task_is_used_twice(old in note(), new in note()) {
        let mut used: Vec<_> = match_tasks(&old, &new).into_iter().flatten().collect();
        let count = used.len();
        used.sort_unstable();
        used.dedup();
        prop_assert_eq!(used.len(), count);
        prop_assert!(used.iter().all(|at| *at < states(&old).len()));
    }

    #[test]
    fn dates_are_resolved_once(text in note()) {
        let dated = resolve_dates(&text, friday());
        prop_assert_eq!(&resolve_dates(&dated, day("2031-05-05")), &dated);
        prop_assert_eq!(read(&dated, friday()).tasks, read(&text, friday()).tasks);
    }

    #[test]
    fn any_text_is_read_without_panic(text in any::<String>(), words in "\\PC{0,30}") {
        let note = format!("- [ ] {text}\n> {words}");
        let _ = (read(&note, friday()), handles(&note), promises(&note, friday()), to_plain(&note), to_html(&note));
        let _ = natural_date(&words, friday());
        let _ = resolve_dates(&note, friday());
    }

    #[test]
    fn escaped_text_is_literal(text in "[a-z0-9#@:.\\-+=\\\\`*_\\[\\]<>&~|!\"()/; ]{0,24}") {
        let escaped = escape(&text);
        let shown = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let plain = to_plain(&escaped);
        prop_assert_eq!(plain.trim_end(), shown.as_str(), "as {:?}", escaped);
        let note = read(&format!("- [ ] {escaped}"), friday());
        prop_assert_eq!((note.tasks.len(), note.links.len(), note.evidence.len()), (1, 0, 0), "as {:?}", escaped);
        prop_assert_eq!(&note.tasks[0].text, &shown, "as {:?}", escaped);
        prop_assert!(note.tasks[0].mention.is_none() && note.tasks[0].due.is_none());
    }

    #[test]
    fn html_holds_no_script(text in "(<|>|script|img |svg |a |on[a-z]{3,5}=|href=|javascript:|\"|'|&#[0-9]{2};|`|\\[|\\]\\(|\\)|!|\n|- |/| |x){0,40}") {
        let html = to_html(&text).to_lowercase();
        prop_assert!(!html.contains("<script"), "{}", html);
        for tag in html.split('<').skip(1) {
            let tag = tag.split('>').next().unwrap_or_default();
            let outside_quotes: String = tag.split('"').step_by(2).collect();
            prop_assert!(!outside_quotes.contains(" on"), "{}", html);
            prop_assert!(!tag.contains("href=\"javascript"), "{}", html);
            prop_assert!(!tag.starts_with("img") && !tag.starts_with("svg"), "{}", html);
        }
    }
}
