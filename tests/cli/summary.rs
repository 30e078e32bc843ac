//! `trellis summary …`

use crate::support::Trellis;

/// A notebook with a win, praise from somebody, and a private observation about Ana.
fn noted() -> Trellis {
    let trellis = Trellis::new();
    trellis.json(&["person", "add", "Ana Lima", "--level", "Mid", "--target", "Senior"]);
    trellis.json(&["person", "add", "Yusra Haddad"]);
    trellis.json(&[
        "log",
        "Ana",
        "Cut the build to 4 minutes.",
        "--win",
        "--on",
        "2026-09-03",
        "--tag",
        "delivery-planning",
    ]);
    trellis.json(&[
        "log",
        "Ana",
        "Yusra's team asked for her again.",
        "--praise",
        "--on",
        "2026-10-01",
        "--from",
        "Yusra",
    ]);
    trellis.json(&["log", "Ana", "SECRET quiet week", "--on", "2026-10-02"]);
    trellis
}

#[test]
fn a_summary_is_printed_as_markdown_and_nothing_is_written() {
    let trellis = noted();
    let run = trellis.run(&["summary", "Ana"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.starts_with("# Growth summary: Ana Lima\n\n1 July to 21 November 2026"), "{}", run.out);
    assert!(run.out.contains("- 3 September: Cut the build to 4 minutes. ["), "{}", run.out);
    assert!(run.out.contains("A colleague's team asked for her again."), "{}", run.out);
    assert!(!run.out.contains("SECRET") && !run.out.contains("Yusra"), "{}", run.out);
    assert!(run.err.contains("were replaced by “a colleague”: Yusra, Yusra Haddad"), "{}", run.err);
    let list = trellis.json(&["summary", "list", "Ana"]);
    assert!(list["summaries"].as_array().unwrap().is_empty(), "only --save writes");
}

#[test]
fn json_holds_what_the_contract_names() {
    let trellis = noted();
    let told = trellis.json(&["summary", "Ana", "--period", "2026-H2"]);
    assert_eq!((told["from"].as_str(), told["to"].as_str()), (Some("2026-07-01"), Some("2026-12-31")));
    for key in [
        "person",
        "sections",
        "evidence",
        "coverage",
        "warnings",
        "names_found",
        "boxes",
        "revision",
        "sha256",
    ] {
        assert!(!told[key].is_null(), "{key} is there");
    }
    let (section, evidence) = (&told["sections"][0], &told["evidence"][0]);
    assert!(section["title"].is_string() && section["text"].is_string() && section["citations"].is_array());
    assert!(
        evidence["id"].is_string()
            && evidence["on"].is_string()
            && evidence["kind"].is_string()
            && evidence["text"].is_string()
    );
    assert_eq!(told["names_found"], serde_json::json!(["Yusra", "Yusra Haddad"]));
    let same: serde_json::Value = serde_json::from_str(
        &trellis.run(&["summary", "Ana", "--period", "2026-H2", "--format", "json"]).out,
    )
    .unwrap();
    assert_eq!(same, told, "--format json says the same as --json");
}

#[test]
fn a_saved_draft_is_listed_and_found_again() {
    let trellis = noted();
    let saved = trellis.json(&["summary", "Ana", "--period", "2026-H2", "--save"]);
    assert!(saved["id"].is_string(), "what makes a thing prints its id");
    let line = &trellis.json(&["summary", "list", "Ana"])["summaries"][0];
    assert_eq!((&line["id"], &line["sha256"]), (&saved["id"], &saved["sha256"]));
    assert_eq!((line["revision"].as_u64(), line["final"].as_bool()), (Some(1), Some(false)));
    trellis.json(&["log", "Ana", "Another win.", "--win"]);
    let again = trellis.json(&["summary", "Ana", "--period", "2026-H2"]);
    assert_eq!(again["sections"], saved["sections"], "the saved draft of that period is shown");
    trellis.json(&["summary", "Ana", "--save", "--period", "2026-Q4"]);
    assert_eq!(
        trellis.json(&["summary", "list"])["summaries"].as_array().unwrap().len(),
        2,
        "one draft per period"
    );
}

#[test]
fn the_half_year_has_one_draft_however_it_is_asked_for() {
    let trellis = noted();
    // As the window asks: the whole of the half-year.
    let whole = ["summary", "Ana", "--from", "2026-07-01", "--to", "2026-12-31"];
    let saved = trellis.json(&[whole.as_slice(), &["--save"]].concat());
    let found = trellis.json(&["summary", "Ana"]);
    assert_eq!((&found["id"], &found["sha256"]), (&saved["id"], &saved["sha256"]), "found without a period");
    assert_eq!(trellis.json(&["summary", "Ana", "--save"])["id"], saved["id"], "and saved into");

    let so_far = trellis.json(&["summary", "Yusra", "--save"]);
    assert_eq!((&so_far["from"], &so_far["to"]), (&"2026-07-01".into(), &"2026-11-21".into()), "up to today");
    for period in [["--period", "2026-H2"].as_slice(), &["--from", "2026-07-01", "--to", "2026-12-31"], &[]] {
        let found = trellis.json(&[["summary", "Yusra"].as_slice(), period].concat());
        assert_eq!(found["id"], so_far["id"], "{period:?} finds it");
    }
    assert_eq!(trellis.json(&["summary", "list"])["summaries"].as_array().unwrap().len(), 2);
}

#[test]
fn what_was_decided_of_one_name_holds_until_all_are_named() {
    let trellis = noted();
    let saved = trellis.json(&["summary", "Ana", "--save"]);
    let name = serde_json::json!({"id": saved["id"], "name": "Yusra Haddad", "keep": true}).to_string();
    trellis.json(&["api", "summary.name", &name]);
    let told = trellis.run(&["summary", "Ana"]);
    assert!(told.out.contains("praise from Yusra Haddad: “A colleague's team"), "{}", told.out);
    assert!(told.err.contains("one name was replaced by “a colleague”: Yusra"), "{}", told.err);
    assert!(told.err.contains("was kept: Yusra Haddad"), "{}", told.err);
    assert!(!trellis.run(&["summary", "Ana", "--names", "role"]).out.contains("Haddad"));
    assert!(
        trellis.json(&["summary", "Ana"])["names_kept"].is_null(),
        "a decision is nobody else's business"
    );
}

#[test]
fn a_file_is_written_whole_in_the_format_of_its_name() {
    let trellis = noted();
    let page = trellis.path("ana.html");
    let told = trellis.json(&["summary", "Ana", "-o", page.to_str().unwrap()]);
    assert_eq!(told["file"], page.to_str().unwrap());
    let html = std::fs::read_to_string(&page).unwrap();
    assert!(html.starts_with("<!DOCTYPE html>") && html.contains("Cut the build"), "a page");
    assert!(!html.contains("SECRET"), "no private word");
    trellis.json(&["summary", "Ana", "-o", page.to_str().unwrap(), "--format", "txt"]);
    let text = std::fs::read_to_string(&page).unwrap();
    assert!(text.starts_with("Growth summary: Ana Lima\n===="), "an export is written over: {text}");
    trellis.fails(3, &["summary", "Ana", "-o", trellis.path("nowhere/ana.md").to_str().unwrap()]);
    assert_eq!(
        trellis.run(&["summary", "Ana", "--format", "md", "-o", "-"]).out.lines().next(),
        Some("# Growth summary: Ana Lima")
    );
}

#[test]
fn a_paper_goes_into_a_file_or_a_pipe_byte_for_byte() {
    let trellis = noted();
    for (format, begins) in [("pdf", b"%PDF".as_slice()), ("docx", b"PK\x03\x04")] {
        let path = trellis.path(&format!("ana.{format}"));
        let told = trellis.json(&["summary", "Ana", "-o", path.to_str().unwrap()]);
        assert!(told["sections"].is_array() && told["file"] == path.to_str().unwrap(), "{format}: {told}");
        let kept = std::fs::read(&path).unwrap();
        assert!(kept.starts_with(begins) && kept.len() > 5000, "{format}: {} bytes", kept.len());
        for to in [["--format", format].as_slice(), &["--format", format, "-o", "-"]] {
            assert_eq!(
                trellis.bytes(&[["summary", "Ana"].as_slice(), to].concat()),
                kept,
                "{format} in a pipe"
            );
        }
        let told = trellis.json(&["summary", "Ana", "--format", format]);
        assert!(told["sections"].is_array(), "--json stays one document");
        let named = trellis.path("no-ending");
        trellis.json(&["summary", "Ana", "--format", format, "-o", named.to_str().unwrap()]);
        assert_eq!(std::fs::read(named).unwrap(), kept, "--format goes before the ending");
    }
}

#[test]
fn what_does_not_fit_ends_with_its_code() {
    let trellis = noted();
    trellis.fails(3, &["summary", "Zoe"]);
    trellis.fails(3, &["summary", "Ana", "--template", "nothing"]);
    trellis.fails(2, &["summary", "Ana", "--period", "2026-H3"]);
    trellis.fails(2, &["summary", "Ana", "--period", "2026", "--from", "2026-01-01"]);
    trellis.fails(2, &["summary", "Ana", "--from", "2026-02-30"]);
    trellis.fails(2, &["summary", "Ana", "--from", "2026-02-03", "--to", "2026-02-02"]);
    trellis.fails(2, &["summary", "Ana", "--names", "maybe"]);
    trellis.fails(2, &["summary", "Ana", "--format", "odt"]);
    trellis.fails(2, &["summary", "Ana", "-o", "ana.odt"]);
    trellis.fails(2, &["summary"]);
}

/// The main job on a year of somebody's real notes, where they lie beside the project.
#[test]
fn years_of_real_notes_become_a_summary_that_cites_and_leaks_nothing() {
    let here = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let Some(inputs) = here.ancestors().map(|a| a.join("shared/inputs")).find(|p| p.is_dir()) else {
        eprintln!("skipped: the real inputs (shared/inputs beside the project) are absent");
        return;
    };
    let path = |name: &str| inputs.join(name).display().to_string();
    let trellis = Trellis::new();
    let run = |words: &[&str]| {
        let run = trellis.run(words);
        assert_eq!(run.code, 0, "{words:?}: {}", run.err);
        run.out
    };
    run(&["person", "add", "David Dias", "--level", "Senior Engineer 1", "--target", "Senior Engineer 2"]);
    run(&["import", "markdown", &path("notes/ipfs"), "--person", "David"]);
    run(&["framework", "import", &path("frameworks/ft-engineering-v1.yml"), "--name", "FT"]);
    for (on, level) in [("2017-06-20", "Engineer"), ("2017-12-15", "Senior Engineer 2")] {
        let rating = serde_json::json!({"level": level, "comment": "SECRET comment"});
        let file = trellis.path("ratings.json");
        std::fs::write(&file, serde_json::json!({"technical": rating, "delivery": rating}).to_string())
            .unwrap();
        let ratings = file.display().to_string();
        run(&[
            "snapshot",
            "add",
            "David",
            "--framework",
            "FT",
            "--stage",
            "agreed",
            "--on",
            on,
            "--ratings",
            &ratings,
        ]);
    }
    let goal = trellis.json(&["goal", "add", "David", "Ship js-ipfs 0.27", "--start", "2017-07-03"]);
    let goal = goal["id"].as_str().unwrap();
    run(&[
        "goal",
        "checkin",
        goal,
        "60",
        "--note",
        "The files API lands with @victorbjelkholm.",
        "--on",
        "2017-10-02",
    ]);
    run(&["log", "David", "Gave the roadmap its shape.", "--win", "--on", "2017-10-06", "--tag", "delivery"]);
    run(&["log", "David", "SECRET worry", "--on", "2017-10-07"]);
    run(&["goal", "add", "David", "SECRET goal", "--private", "--start", "2017-07-03"]);
    for format in ["md", "txt", "html", "json"] {
        let told = run(&["summary", "David", "--period", "2017-H2", "--format", format]);
        assert!(!told.contains("SECRET"), "{format} holds no private word");
        for part in ["Ship js-ipfs 0.27", "Gave the roadmap its shape.", "from Engineer to Senior Engineer 2"]
        {
            assert!(told.contains(part), "{format} tells of {part}");
        }
        if format != "json" {
            assert!(!told.contains("victorbjelkholm"), "{format} names nobody else");
            assert!(told.contains("6 October 2017"), "{format} dates its evidence");
        }
    }
}

#[test]
fn a_template_is_chosen_by_its_word() {
    let trellis = noted();
    let brief = trellis.json(&["summary", "Ana", "--template", "one-page"]);
    let titles: Vec<&str> =
        brief["sections"].as_array().unwrap().iter().map(|s| s["title"].as_str().unwrap()).collect();
    assert_eq!(titles[0], "Headline", "{titles:?}");
    assert!(titles.contains(&"What came of it"), "{titles:?}");
    let error = trellis.fails(3, &["summary", "Ana", "--template", "nothing"]);
    assert_eq!(error["field"], "template");
    assert_eq!(error["candidates"].as_array().unwrap().len(), 8, "{error}");
    let list = trellis.json(&["template", "list", "--for", "summary"]);
    assert_eq!(list["templates"][0]["key"], "review");
    trellis.fails(2, &["template", "list", "--for", "poetry"]);
    std::fs::write(trellis.path("own.md"), "---\nname: Ours\nfor: summary\n---\n# Wins\n{% for w in wins %}\n- {{ w.text }}{{ w.cite }}\n{% endfor %}\n").unwrap();
    trellis.json(&["template", "import", "own.md"]);
    let ours = trellis.run(&["summary", "Ana", "--template", "ours"]);
    assert!(ours.out.contains("## Wins\n\n- Cut the build to 4 minutes. [1]"), "{}", ours.out);
    std::fs::write(trellis.path("own.md"), "---\nname: Ours\nfor: summary\n---\n# Wins\n{{ win.text }}\n")
        .unwrap();
    let error = trellis.fails(4, &["template", "import", "own.md"]);
    assert!(error["message"].as_str().unwrap().contains("line 6 of the file"), "{error}");
}

#[test]
fn words_to_look_at_are_told_to_the_writer() {
    let trellis = noted();
    trellis.json(&["log", "Ana", "She is always there.", "--win", "--on", "2026-09-05"]);
    let told = trellis.json(&["summary", "honest", "Ana"]);
    assert_eq!(
        told["sections"].as_array().unwrap().iter().flat_map(|s| s["words"].as_array().unwrap()).count(),
        1
    );
    let run = trellis.run(&["summary", "honest", "Ana"]);
    assert!(run.out.contains("“always” (absolute): One exception"), "{}", run.out);
    trellis.json(&["summary", "words", "off", "always"]);
    let run = trellis.run(&["summary", "honest", "Ana"]);
    assert!(run.out.starts_with("Nothing to point out in"), "{}", run.out);
    trellis.json(&["summary", "words", "add", "there", "--why", "Where?"]);
    assert!(trellis.run(&["summary", "honest", "Ana"]).out.contains("Where?"));
    trellis.fails(2, &["summary", "words", "add", "x", "--kind", "rude"]);
    trellis.fails(2, &["summary", "words", "add", "fine"]);
}

#[test]
fn packets_and_a_batch_are_written_as_files() {
    let trellis = noted();
    trellis.json(&["meeting", "log", "Ana", "--on", "2026-09-10"]);
    trellis.json(&["meeting", "log", "Yusra", "--on", "2026-09-10"]);
    let handover = trellis.run(&["packet", "handover", "Ana", "-o", "ana.html"]);
    assert_eq!((handover.code, handover.out.trim()), (0, "Wrote ana.html"), "{}", handover.err);
    assert!(std::fs::read_to_string(trellis.path("ana.html")).unwrap().contains("Handover"));
    let own = trellis.run(&["packet", "mentoring"]);
    assert!(own.out.starts_with("# Mentoring packet:") && !own.out.contains("Ana"), "{}", own.out);
    assert!(trellis.run(&["packet", "mentoring", "--names", "keep"]).out.contains("**Ana Lima**"));
    trellis.fails(4, &["packet", "team"]);
    trellis.fails(4, &["packet", "mentoring", "--period", "2019"]);
    trellis.fails(3, &["packet", "handover", "Nobody"]);
    let told = trellis.json(&["packet", "batch", "--template", "brag", "-o", "out"]);
    assert_eq!(told["written"].as_array().unwrap().len(), 1, "{told}");
    assert_eq!(told["skipped"][0]["where"], "Yusra Haddad");
    let file = told["written"][0]["file"].as_str().unwrap();
    assert!(std::fs::read_to_string(trellis.path(file)).unwrap().starts_with("# Brag document: Ana Lima"));
    let again = trellis.json(&["packet", "batch", "--template", "brag", "-o", "out"]);
    assert_eq!(again["written"], told["written"], "twice is the same file");
    trellis.fails(2, &["packet", "batch"]);
}

#[test]
fn a_summary_goes_on_from_the_last_one() {
    let trellis = noted();
    let error = trellis.fails(4, &["summary", "Ana", "--since-last"]);
    assert!(error["message"].as_str().unwrap().contains("--from"), "{error}");
    trellis.json(&["summary", "Ana", "--period", "2026-Q2", "--save"]);
    let told = trellis.json(&["summary", "Ana", "--since-last"]);
    assert_eq!((&told["from"], &told["to"]), (&"2026-07-01".into(), &"2026-11-21".into()));
    trellis.json(&["summary", "Ana", "--from", "2026-01-01", "--to", "2026-03-31", "--final"]);
    assert_eq!(trellis.json(&["summary", "Ana", "--since-last"])["from"], "2026-04-01", "a final one counts");
    trellis.fails(2, &["summary", "Ana", "--since-last", "--period", "2026"]);
}
