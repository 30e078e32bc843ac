use std::fmt::Write as _;

use super::friday;
use trellis_core::markdown::{
    append_task, escape, handles, match_tasks, promises, read, remove_task, resolve_dates, set_done, to_html,
    to_plain,
};

fn cases() -> Vec<(&'static str, String)> {
    // Long enough that quadratic work would take minutes, when the runner ends the test;
    // short enough for every test run.
    let size = 1 << 17;
    let mut tasks = String::new();
    for number in 0..4_000 {
        let _ = writeln!(tasks, "- [ ] @ana do the thing number {number} due:fri #win");
    }
    vec![
        ("deep quotes", "> ".repeat(10_000) + "- [ ] a\n"),
        ("quotes only", ">".repeat(size)),
        (
            "deep lists",
            (0..1_400).fold(String::new(), |text, depth| text + &" ".repeat(depth * 2 % 1_400) + "- [ ] x\n"),
        ),
        ("deep bullets", "- ".repeat(10_000) + "[ ] a\n"),
        ("plus bullets", "+ ".repeat(10_000) + "[ ] a\n"),
        ("alternating bullets", "- > 1. ".repeat(10_000) + "[ ] a\n"),
        ("brackets", "[".repeat(size)),
        ("stars", "*a ".repeat(size / 3)),
        ("ampersands", "&".repeat(size)),
        ("less than", "<".repeat(size)),
        ("open divs", "<div>\n\n".repeat(size / 7)),
        ("links", "[a](b) ".repeat(size / 7)),
        ("mentions", "@a ".repeat(size / 3)),
        ("quoted", "@\"".repeat(size / 2)),
        ("tags", "#a ".repeat(size / 3)),
        ("dues", "- [ ] ".to_owned() + &"due:fri ".repeat(size / 8)),
        ("nested emphasis", "**x ".repeat(size / 8) + &"y** ".repeat(size / 8)),
        ("lazy lines", "> - [ ] a\n".to_owned() + &"b\n".repeat(size / 2)),
        ("tasks", tasks),
        (
            "many tags",
            (0..15_000).fold(String::new(), |text, number| text + "#t" + &number.to_string() + " "),
        ),
        ("many sentences", "@a will. ".repeat(size / 9)),
        ("one word", "x".repeat(size)),
    ]
}

/// Runs on a thread with the small stack that a worker may have.
fn read_every_way(text: &str) {
    drop(read(text, friday()));
    drop(set_done(text, 0, true));
    drop(to_html(text));
    drop(to_plain(text));
    drop(match_tasks(text, &text.replace('a', "b")));
    drop(resolve_dates(text, friday()));
    drop(promises(text, friday()));
    drop(handles(text));
    drop(remove_task(text, 0));
    drop(append_task(text, "x"));
    drop(escape(text));
}

#[test]
fn huge_and_deep_texts_neither_overflow_nor_hang() {
    let worker = std::thread::Builder::new().stack_size(2 << 20).spawn(|| {
        for (what, text) in cases() {
            println!("{what}");
            read_every_way(&text);
        }
    });
    worker.expect("a thread starts").join().expect("every text is read");
}
