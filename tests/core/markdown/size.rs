use std::fmt::Write as _;
use std::time::{Duration, Instant};

use super::friday;
use trellis_core::markdown::{
    append_task, escape, handles, match_tasks, promises, read, remove_task, resolve_dates, set_done, to_html,
    to_plain,
};

/// Generous, as tests run unoptimised and beside others; quadratic work takes minutes.
const LIMIT: Duration = Duration::from_secs(10);

fn cases() -> Vec<(&'static str, String)> {
    // Long enough that quadratic work would take minutes, short enough for every test run.
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
fn within_limit(what: &str, text: &str) {
    let started = Instant::now();
    let mut log = String::new();
    let mut step = |name: &str, work: &dyn Fn()| {
        let from = Instant::now();
        work();
        let _ = write!(log, " {name} {:?}", from.elapsed());
    };
    step("read", &|| drop(read(text, friday())));
    step("done", &|| drop(set_done(text, 0, true)));
    step("html", &|| drop(to_html(text)));
    step("plain", &|| drop(to_plain(text)));
    step("match", &|| drop(match_tasks(text, &text.replace('a', "b"))));
    step("dates", &|| drop(resolve_dates(text, friday())));
    step("promises", &|| drop(promises(text, friday())));
    step("handles", &|| drop(handles(text)));
    step("remove", &|| drop(remove_task(text, 0)));
    step("append", &|| drop(append_task(text, "x")));
    step("escape", &|| drop(escape(text)));
    println!("{what}:{log}");
    assert!(started.elapsed() < LIMIT, "{what} takes {:?}:{log}", started.elapsed());
}

#[test]
fn huge_and_deep_texts_neither_overflow_nor_hang() {
    let worker = std::thread::Builder::new().stack_size(2 << 20).spawn(|| {
        for (what, text) in cases() {
            within_limit(what, &text);
        }
    });
    worker.expect("a thread starts").join().expect("every text is read");
}
