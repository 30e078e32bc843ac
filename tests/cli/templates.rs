//! Templates from the terminal.

use crate::support::Trellis;

#[test]
fn a_call_begins_with_a_template() {
    let trellis = Trellis::new();
    trellis.json(&["init", "--owner", "Maya Lind"]);
    trellis.json(&["person", "add", "Ana Lima", "--level", "Mid-level", "--target", "Senior"]);
    trellis.json(&["topic", "add", "ana", "The review", "--theirs"]);
    let meeting = trellis.json(&["meeting", "plan", "ana", "--on", "2026-11-21T14:00"]);
    let id = meeting["id"].as_str().unwrap();
    let list = trellis.json(&["template", "list"]);
    assert_eq!(list["templates"].as_array().unwrap().len(), 10);
    let tried = trellis.json(&["template", "use", "weekly", id, "--dry-run"]);
    assert!(tried["notes"].as_str().unwrap().contains("**The review**"), "filled: {tried}");
    assert_eq!(trellis.json(&["meeting", "show", id])["notes"], "", "a dry run writes nothing");
    let used = trellis.json(&["template", "use", "weekly", id]);
    assert_eq!(used["notes"], tried["notes"], "what was shown is what is written");
    let kept = trellis.json(&["undo"]);
    assert_eq!(kept["label"], "Undone: Used a template in one-on-one Ana Lima, 2026-11-21");
    assert_eq!(trellis.json(&["meeting", "show", id])["notes"], "");
    trellis.fails(3, &["template", "use", "no such", id]);
    trellis.fails(3, &["template", "use", "weekly", "ffffff"]);
    let error = trellis.fails(4, &["template", "show", "onboarding"]);
    assert_eq!(error["candidates"].as_array().unwrap().len(), 3, "three are called so");
}

#[test]
fn a_template_travels_as_a_file() {
    let trellis = Trellis::new();
    trellis.json(&["init"]);
    let run = trellis.run(&["template", "export", "feedback", "-o", "feedback.md"]);
    assert_eq!((run.code, run.out.trim()), (0, "Wrote feedback.md"));
    let text = std::fs::read_to_string(trellis.path("feedback.md")).unwrap();
    assert!(text.starts_with("---\nname: \"Feedback\"\n"), "a file one can read: {text}");
    let changed = text.replace("# What went well", "# What shone");
    std::fs::write(trellis.path("feedback.md"), &changed).unwrap();
    let taken = trellis.json(&["template", "import", "feedback.md"]);
    assert_eq!((&taken["template"]["version"], &taken["unchanged"]), (&2.into(), &false.into()));
    assert_eq!(trellis.json(&["template", "import", "feedback.md"])["unchanged"], true);
    let first = trellis.json(&["template", "show", "Feedback", "--version", "1"]);
    assert!(first["notes"].as_str().unwrap().contains("# What went well"), "the old one is kept");
    std::fs::write(trellis.path("broken.md"), "---\nname: X\n---\nfine\n{{ nmae }}\n").unwrap();
    let error = trellis.fails(4, &["template", "import", "broken.md"]);
    assert!(error["message"].as_str().unwrap().contains("line 5 of the file: “nmae”"), "{error}");
    trellis.fails(3, &["template", "import", "missing.md"]);
    trellis.json(&["template", "remove", "Feedback"]);
    assert_eq!(trellis.json(&["template", "show", "Feedback"])["version"], 1, "Trellis's own is back");
}
