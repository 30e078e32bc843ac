//! What holds for every command: how errors are told, what a text may be, what a refused
//! command leaves behind.

use crate::support::Trellis;

#[test]
fn a_usage_error_is_told_as_every_error_is() {
    let trellis = Trellis::new();
    for words in [
        &["person"][..],
        &["nonsense"],
        &["person", "add"],
        &["person", "list", "--bogus"],
        &["log", "ana", "text", "--kind", "grudge"],
        &["summary", "ana", "--period", "2026-H3"],
        &["import", "markdown", "."],
        &["demo", "--people", "0"],
        &["demo", "--years", "99"],
    ] {
        trellis.fails(2, words);
        let told = trellis.run(words);
        assert!(told.err.starts_with("trellis: "), "{words:?}: {}", told.err);
        let first = told.err.lines().next().unwrap();
        assert_eq!(first.matches("nothing was changed").count(), 1, "{words:?}: {first}");
        assert!(!trellis.path("trellis.db").exists(), "{words:?} makes no file");
    }
    assert_eq!(trellis.fails(2, &["meeting", "log", "ana", "--mood", "high"])["field"], "mood");
    assert_eq!(trellis.fails(2, &["goal", "close", "x"])["field"], "as", "the missing one is named");
    assert_eq!(trellis.fails(2, &["import", "markdown", "."])["field"], "person");
}

#[test]
fn a_text_may_begin_with_a_dash() {
    let trellis = Trellis::new();
    trellis.json(&["person", "add", "Ana"]);
    let list = "- one\n- [ ] two";
    assert_eq!(trellis.json(&["log", "ana", list, "--win"])["text"], list);
    assert_eq!(trellis.json(&["topic", "add", "ana", "-5 degrees"])["text"], "-5 degrees");
    let goal =
        trellis.json(&["goal", "add", "ana", "-50% calls", "--why", "- because", "--due", "2026-12-01"]);
    assert_eq!((&goal["title"], &goal["why"]), (&"-50% calls".into(), &"- because".into()));
    assert_eq!(goal["due"], "2026-12-01", "options behind a text are options");
    assert_eq!(trellis.json(&["search", "-kind:goal -kind:topic two"])["total"], 1);
    trellis.fails(2, &["log", "ana", "--wni"]);
    let run = trellis.run_with(&["--json", "log", "ana", "-"], Some("--wni"));
    assert_eq!(run.code, 0, "standard input may say anything: {}", run.err);
}

#[test]
fn a_refused_write_makes_no_file() {
    let trellis = Trellis::new();
    std::fs::write(trellis.path("bad.json"), "{").unwrap();
    trellis.fails(4, &["import", "json", "bad.json"]);
    trellis.fails(3, &["log", "nobody", "text"]);
    trellis.fails(2, &["person", "add", " "]);
    trellis.fails(4, &["undo"]);
    std::fs::create_dir_all(trellis.path("notes/ana")).unwrap();
    std::fs::write(trellis.path("notes/ana/2026-01-02.md"), "- [ ] one").unwrap();
    let looked = trellis.json(&["import", "markdown", "notes", "--by-folder", "--dry-run"]);
    assert_eq!(looked["counts"]["meeting"]["added"], 1, "a dry run tells");
    assert!(!trellis.path("trellis.db").exists(), "and none of them made a file");
    trellis.json(&["import", "markdown", "notes", "--by-folder"]);
    assert!(trellis.path("trellis.db").exists());
}

#[test]
fn samples_fill_an_empty_file_only() {
    let trellis = Trellis::new();
    trellis.json(&["demo", "--people", "1", "--years", "1"]);
    let error = trellis.fails(4, &["demo", "--people", "1", "--years", "1"]);
    assert!(error["message"].as_str().unwrap().contains("holds people"), "it says why: {error}");
}

#[test]
fn an_export_into_no_folder_ends_with_3() {
    let trellis = Trellis::new();
    trellis.json(&["person", "add", "Ana"]);
    trellis.fails(3, &["export", "json", "nowhere/out.json"]);
    trellis.fails(3, &["framework", "export", "python", "-o", "nowhere/out.yaml"]);
}

#[test]
fn what_the_command_says_of_itself_is_one_document_too() {
    let trellis = Trellis::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = trellis.run(&["completions", shell]);
        assert!(script.code == 0 && script.out.contains("meeting"), "{shell} completes commands");
    }
    assert!(trellis.json(&["completions", "fish"])["script"].is_string());
    assert!(trellis.json(&["--version"])["version"].as_str().unwrap().starts_with(char::is_numeric));
    assert!(trellis.json(&["help", "person"])["help"].as_str().unwrap().contains("archive"));
    let page = trellis.run(&["man", "meeting", "log"]).out;
    assert!(page.contains(".TH trellis-meeting-log 1") && page.contains("\\-\\-mood"), "{page}");
    assert!(
        trellis.run(&["man"]).out.contains("trellis\\-summary"),
        "the page of trellis lists its commands"
    );
    trellis.fails(2, &["man", "meeting", "nonsense"]);
    assert!(!trellis.path("trellis.db").exists(), "none of them needs a file");
}
