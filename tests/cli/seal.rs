//! A handover sealed with a passphrase, and what opens it.

use super::support::Trellis;

const PASSPHRASE: &str = "otter lamp river";

/// Somebody with something to hand over, and a file with a passphrase.
fn noted() -> Trellis {
    let trellis = Trellis::new();
    for words in [
        vec!["person", "add", "Ana Lima", "--level", "Mid-level"],
        vec!["log", "Ana", "Cut the build to 4 minutes.", "--win", "--on", "2026-09-01"],
        vec!["meeting", "log", "Ana", "--on", "2026-09-10"],
    ] {
        trellis.json(&words);
    }
    std::fs::write(trellis.path("word"), format!("{PASSPHRASE}\n")).unwrap();
    trellis
}

fn files(trellis: &Trellis) -> Vec<String> {
    let entries = std::fs::read_dir(trellis.folder.path()).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| !name.starts_with("trellis.db"));
    names.sort();
    names
}

#[test]
fn a_sealed_handover_opens_as_what_it_was() {
    let trellis = noted();
    let sealed = ["packet", "handover", "Ana", "--seal", "--seal-passphrase-file", "word", "-o"];
    let run = trellis.run(&[sealed.as_slice(), &["ana.html.age"]].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.starts_with("Wrote ana.html.age, sealed."), "{}", run.out);
    assert_eq!(files(&trellis), ["ana.html.age", "word"], "no plain copy is left");
    let bytes = std::fs::read(trellis.path("ana.html.age")).unwrap();
    for word in ["Ana", "Cut the build", "<html", PASSPHRASE] {
        assert!(!String::from_utf8_lossy(&bytes).contains(word), "{word} is not readable in it");
    }
    let open = |file: &'static str, output: &'static str| {
        ["packet", "open", file, "--seal-passphrase-file", "word", "-o", output]
    };
    let told = trellis.json(&open("ana.html.age", "ana.html"));
    let page = std::fs::read_to_string(trellis.path("ana.html")).unwrap();
    assert_eq!((&told["file"], told["bytes"].as_u64()), (&"ana.html".into(), Some(page.len() as u64)));
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("Cut the build"), "a page");
    let plain = trellis.bytes(&["packet", "handover", "Ana", "--format", "html"]);
    assert_eq!(page.as_bytes().trim_ascii_end(), plain.trim_ascii_end(), "the very page");

    let told = trellis.json(&[sealed.as_slice(), &["ana.pdf.age"]].concat());
    assert_eq!((&told["file"], &told["sealed"]), (&"ana.pdf.age".into(), &true.into()));
    assert!(!told.to_string().contains("Cut the build"), "the document does not tell what is sealed: {told}");
    let pdf = trellis.bytes(&open("ana.pdf.age", "-"));
    assert!(pdf.starts_with(b"%PDF"), "the ending before .age chooses the format");
    let history =
        trellis.run(&["--json", "history"]).out + &trellis.run(&["--json", "export", "json", "-"]).out;
    assert!(!history.contains(PASSPHRASE), "no passphrase is kept");
}

#[test]
fn what_cannot_be_sealed_writes_nothing() {
    let trellis = noted();
    let before = files(&trellis);
    let error = trellis.fails(2, &["packet", "handover", "Ana", "--seal", "-o", "a.age"]);
    assert!(error["message"].as_str().unwrap().contains("--seal-passphrase-file"), "{error}");
    let piped = trellis.run_with(&["packet", "handover", "Ana", "--seal", "-o", "a.age"], Some(PASSPHRASE));
    assert_eq!(piped.code, 2, "a pipe is no terminal: {}", piped.err);
    let fails =
        |code: i32, more: &[&str]| trellis.fails(code, &[&["packet", "handover", "Ana"], more].concat());
    fails(2, &["--seal-passphrase-file", "word", "-o", "a.age"]);
    fails(3, &["--seal", "--seal-passphrase-file", "nowhere", "-o", "a.age"]);
    fails(3, &["--seal", "--seal-passphrase-file", "word", "-o", "nowhere/a.age"]);
    fails(2, &["-o", "a.age"]);
    fails(2, &["--seal", "--seal-passphrase-file", "word"]);
    trellis.fails(2, &["packet", "team", "--seal"]);
    std::fs::write(trellis.path("short"), "otter\n").unwrap();
    let error = fails(2, &["--seal", "--seal-passphrase-file", "short", "-o", "a.age"]);
    assert!(!error.to_string().contains("otter"), "no error tells a passphrase: {error}");
    std::fs::remove_file(trellis.path("short")).unwrap();
    // The passphrase of the notebook is another one.
    fails(2, &["--seal", "--passphrase-file", "word", "-o", "a.age"]);
    assert_eq!(files(&trellis), before, "nothing was written");
}

#[test]
fn what_does_not_open_ends_with_its_code_and_writes_nothing() {
    let trellis = noted();
    let sealed = ["packet", "handover", "Ana", "--seal", "--seal-passphrase-file", "word", "-o", "a.age"];
    trellis.json(&sealed);
    std::fs::write(trellis.path("wrong"), "otter lamp sea").unwrap();
    let bytes = std::fs::read(trellis.path("a.age")).unwrap();
    std::fs::write(trellis.path("cut.age"), &bytes[..bytes.len() - 9]).unwrap();
    std::fs::write(trellis.path("note.md"), "# A note").unwrap();
    std::fs::write(trellis.path("a.md"), "as it was").unwrap();
    let open = |code: i32, file: &str, word: &str| {
        trellis.fails(code, &["packet", "open", file, "--seal-passphrase-file", word, "-o", "a.md"])
    };
    assert_eq!(open(5, "a.age", "wrong")["code"], "wrong-passphrase");
    assert_eq!(open(5, "cut.age", "word")["code"], "damaged");
    assert_eq!(open(5, "note.md", "word")["code"], "not-ours");
    assert_eq!(open(3, "nowhere.age", "word")["code"], "not-found");
    trellis.fails(2, &["packet", "open", "a.age", "-o", "a.md"]);
    trellis.fails(2, &["packet", "open", "a.age", "--seal-passphrase-file", "word"]);
    assert_eq!(std::fs::read_to_string(trellis.path("a.md")).unwrap(), "as it was");
}
