//! `trellis profile …`, `summary --profile`, `--final` and `summary check`.

use serde_json::{Value, json};

use crate::support::Trellis;

fn noted() -> Trellis {
    let trellis = Trellis::new();
    trellis.json(&["person", "add", "Ana Lima", "--level", "Mid", "--target", "Senior"]);
    for (on, text) in [("2026-09-03", "Cut the build to 4 minutes 🎉."), ("2026-10-03", "Led the é review.")]
    {
        trellis.json(&["log", "Ana", text, "--win", "--on", on]);
    }
    trellis
}

fn form(trellis: &Trellis, text: &str) -> String {
    let path = trellis.path("form.json");
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

#[test]
fn forms_come_and_go_as_files() {
    let trellis = noted();
    let list = trellis.json(&["profile", "list"]);
    let built_in = &list["profiles"][0];
    let first = &built_in["boxes"][0];
    assert!(built_in["name"].is_string() && first["name"].is_string() && first["limit"].is_u64(), "{list}");
    assert!(first["counts"].is_string() && first["rich"].is_boolean());
    let name = built_in["name"].as_str().unwrap();
    trellis.fails(4, &["profile", "remove", name]);
    trellis.fails(3, &["profile", "show", "nope"]);
    trellis.fails(3, &["profile", "add", "missing.json"]);

    let boxes = json!([{"name": "A", "limit": 40, "counts": "utf16", "rich": false}]);
    let path = form(&trellis, &json!({"name": "Ours", "boxes": boxes}).to_string());
    let added = trellis.json(&["profile", "add", &path]);
    assert!(added["id"].is_string(), "what makes a thing prints its id");
    trellis.fails(4, &["profile", "add", &path]);
    assert_eq!(trellis.json(&["profile", "show", "ours"])["boxes"][0]["counts"], "utf16");
    let written: Value = serde_json::from_str(&trellis.run(&["profile", "export", "Ours"]).out).unwrap();
    let same: Value =
        serde_json::from_str(&trellis.run(&["--json", "profile", "export", "Ours"]).out).unwrap();
    assert_eq!(written, same, "an export is one document either way");
    trellis.json(&["profile", "remove", "Ours"]);
    trellis.fails(3, &["profile", "show", "Ours"]);
    let again = trellis.json(&["profile", "add", &form(&trellis, &written.to_string())]);
    assert_eq!(again["boxes"], added["boxes"]);
    let wider =
        json!({"name": "Ours", "boxes": [{"name": "A", "limit": 90, "counts": "bytes", "rich": true}]});
    let changed = trellis.json(&["profile", "edit", "Ours", &form(&trellis, &wider.to_string())]);
    assert_eq!((&changed["id"], &changed["boxes"][0]["limit"]), (&again["id"], &90.into()));
    trellis.fails(4, &["profile", "edit", name, &form(&trellis, &wider.to_string())]);
    trellis.fails(3, &["profile", "edit", "nope", &path]);
    trellis.json(&["undo"]);
    assert_eq!(trellis.json(&["profile", "show", "Ours"])["boxes"], added["boxes"]);
    // An entry of the list is a file too.
    trellis.json(&["profile", "remove", "Ours"]);
    trellis.json(&["profile", "add", &form(&trellis, &again.to_string())]);

    let counts = json!({"name": "X", "boxes": [{"name": "A", "limit": 1, "counts": "words"}]}).to_string();
    assert_eq!(trellis.fails(2, &["profile", "add", &form(&trellis, &counts)])["field"], "counts");
    let limit = json!({"name": "X", "boxes": [{"name": "A", "limit": 0, "counts": "bytes"}]}).to_string();
    assert_eq!(trellis.fails(2, &["profile", "add", &form(&trellis, &limit)])["field"], "limit");
    trellis.fails(4, &["profile", "add", &form(&trellis, "{")]);
    let run = trellis.run(&["profile", "list"]);
    assert!(run.out.contains("Ours") && run.out.contains("of Trellis"), "{}", run.out);
}

#[test]
fn a_summary_is_fitted_into_the_boxes_of_a_form() {
    let trellis = noted();
    let boxes = json!([{"name": "A", "limit": 60, "counts": "utf16", "rich": false},
                       {"name": "B", "limit": 1, "counts": "bytes", "rich": true}]);
    trellis.json(&["profile", "add", &form(&trellis, &json!({"name": "Ours", "boxes": boxes}).to_string())]);
    let told = trellis.json(&["summary", "Ana", "--profile", "Ours"]);
    let filled = told["boxes"].as_array().unwrap();
    assert_eq!(filled.len(), 2);
    let text = filled[0]["text"].as_str().unwrap();
    assert_eq!(filled[0]["length"], text.encode_utf16().count(), "{text}");
    assert!(filled[0]["length"].as_u64().unwrap() <= 60 && filled[0]["limit"] == 60);
    assert_eq!((&filled[1]["text"], &filled[1]["length"]), (&"".into(), &0.into()));
    let warned = told["warnings"].to_string();
    assert!(warned.contains("“A” takes 60") && warned.contains("“B” takes 1 bytes"), "{warned}");
    let gone: usize =
        told["boxes"].as_array().unwrap().iter().map(|b| b["left_out"].as_array().unwrap().len()).sum();
    let said = told["warnings"].as_array().unwrap().iter().filter(|w| w.to_string().contains("was left out"));
    assert_eq!(said.count(), gone, "each item that was left out is a warning of its own: {warned}");
    assert_eq!(trellis.json(&["summary", "Ana"])["boxes"], json!([]), "without a form there are none");
    trellis.fails(3, &["summary", "Ana", "--profile", "nope"]);
    let run = trellis.run(&["summary", "Ana", "--profile", "Ours"]);
    assert!(run.out.contains("## A\n") && run.err.contains("left out"), "{} {}", run.out, run.err);
    assert!(
        trellis.json(&["summary", "list"])["summaries"].as_array().unwrap().is_empty(),
        "nothing is saved"
    );
}

#[test]
fn a_final_text_and_its_files_are_known_again() {
    let trellis = noted();
    let page = trellis.path("ana.html").display().to_string();
    let first = trellis.json(&["summary", "Ana", "--final", "-o", &page]);
    assert_eq!((&first["revision"], &first["final"]), (&1.into(), &true.into()));
    let told = trellis.json(&["summary", "check", &page]);
    assert_eq!(
        (&told["known"], &told["unchanged"], &told["revision"], &told["format"]),
        (&true.into(), &true.into(), &1.into(), &"html".into())
    );
    assert!(
        told["person"].is_string() && told["from"].is_string() && told["exported_at"].is_string(),
        "{told}"
    );

    trellis.json(&["log", "Ana", "A late win.", "--win"]);
    let printed = trellis.run(&["summary", "Ana", "--format", "md"]).out;
    assert!(!printed.contains("A late win."), "a final text does not change");
    let md = trellis.path("printed.md").display().to_string();
    std::fs::write(&md, &printed).unwrap();
    assert_eq!(trellis.json(&["summary", "check", &md])["unchanged"], true, "printed is known too");
    let second = trellis.json(&["summary", "Ana", "--final"]);
    assert_eq!(second["revision"], 2);
    assert_eq!(trellis.json(&["summary", "Ana", "--final"])["sha256"], second["sha256"]);
    let list = trellis.json(&["summary", "list", "Ana"]);
    let revisions: Vec<_> = list["summaries"].as_array().unwrap().iter().map(|s| &s["revision"]).collect();
    assert_eq!(revisions, [2, 1]);
    assert_eq!(trellis.json(&["summary", "check", &page])["revision"], 1, "an old file is the old revision");

    std::fs::write(&md, printed.replace("4 minutes", "3 minutes")).unwrap();
    let told = trellis.json(&["summary", "check", &md]);
    assert_eq!((&told["known"], &told["unchanged"]), (&true.into(), &false.into()));
    assert!(told["told"].as_str().unwrap().contains("it was changed"), "{told}");
    std::fs::write(&md, "something else").unwrap();
    let told = trellis.json(&["summary", "check", &md]);
    assert_eq!((&told["known"], &told["unchanged"]), (&false.into(), &false.into()));
    assert!(trellis.run(&["summary", "check", &md]).out.starts_with("This file is not known here"));
    let said = trellis.run(&["summary", "check", &page]).out;
    assert!(said.starts_with("This web page is revision 1 of ") && said.contains(", unchanged: "), "{said}");
    trellis.fails(3, &["summary", "check", "missing.md"]);
    trellis.fails(2, &["summary", "Ana", "--save", "--final"]);
    let undone = trellis.json(&["undo"]);
    assert!(undone["label"].as_str().unwrap().starts_with("Undone: Made final"), "{undone}");
}

#[test]
fn what_was_made_private_since_goes_out_on_purpose_only() {
    let trellis = noted();
    let note = trellis.json(&["log", "Ana", "The zebra win.", "--win"]);
    trellis.json(&["summary", "Ana", "--final"]);
    trellis.json(&["note", "hide", note["id"].as_str().unwrap()]);
    trellis.fails(4, &["summary", "Ana"]);
    let page = trellis.path("ana.md");
    trellis.fails(4, &["summary", "Ana", "-o", page.to_str().unwrap()]);
    assert!(!page.exists(), "nothing was written");
    let run = trellis.run(&["summary", "Ana", "--yes"]);
    assert!(run.code == 0 && run.out.contains("zebra") && run.err.contains("private since"), "{}", run.err);
}

#[test]
fn reading_makes_no_file() {
    let trellis = Trellis::new();
    trellis.fails(3, &["profile", "list"]);
    trellis.fails(3, &["summary", "Ana", "--profile", "One box"]);
    std::fs::write(trellis.path("x.md"), "x").unwrap();
    trellis.fails(3, &["summary", "check", "x.md"]);
    trellis.fails(3, &["summary", "Ana", "--final"]);
    assert!(!trellis.path("trellis.db").exists());
}
