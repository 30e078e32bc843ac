//! `trellis snapshot form`, `import-form`, `rebase`, `chart`, `self-check`.

use serde_json::{Value, json};

use crate::support::Trellis;

fn with_ana() -> Trellis {
    let trellis = Trellis::new();
    trellis.json(&["person", "add", "Ana Lima", "--level", "Mid-level", "--target", "Senior"]);
    std::fs::write(
        trellis.path("mentor.json"),
        json!({"code-review": "Mid-level", "testing": 3}).to_string(),
    )
    .unwrap();
    trellis
}

/// What the page of a form says about itself.
fn data(html: &str, name: &str) -> String {
    let from = html.split(&format!("data-{name}=\"")).nth(1).expect("the page says it");
    from.split('"').next().unwrap().to_owned()
}

/// Answers as the page saves them.
fn answers(trellis: &Trellis, page: &str, given: &Value) -> String {
    let html = std::fs::read_to_string(trellis.path(page)).unwrap();
    let answers = json!({
        "kind": "trellis-answers", "format": 1, "form": data(&html, "form"), "person": data(&html, "person"),
        "framework": data(&html, "framework"), "version": data(&html, "version").parse::<u32>().unwrap(),
        "ladder": data(&html, "ladder"), "stage": data(&html, "stage"), "answers": given,
    });
    std::fs::write(trellis.path("answers.json"), answers.to_string()).unwrap();
    answers.to_string()
}

#[test]
fn a_form_goes_out_and_its_answers_come_back_beside_the_mentors_view() {
    let trellis = with_ana();
    let add = ["snapshot", "add", "ana", "--ratings", "mentor.json"];
    let id = trellis.json(&add)["id"].as_str().unwrap().to_owned();
    let made = trellis.json(&["snapshot", "form", "ana", "-o", "form.html"]);
    assert!(made["id"].is_string() && made["html"].is_null(), "the page is in the file: {made}");
    assert_eq!((&made["file"], &made["stage"]), (&json!("form.html"), &json!("self")));
    answers(
        &trellis,
        "form.html",
        &json!([{"competency": "code-review", "level": "senior", "comment": "Why"}]),
    );
    let taken = trellis.json(&["snapshot", "import-form", "answers.json"]);
    assert_eq!((&taken["id"], &taken["unchanged"]), (&json!(id), &json!(false)));
    let shown = trellis.json(&["snapshot", "show", &id]);
    assert_eq!(
        shown["voices"]["self"]["code-review"],
        json!({
            "level": "Senior", "number": 3, "comment": "Why", "comment_shareable": false, "evidence": []
        })
    );
    assert_eq!(shown["voices"]["mentor"]["code-review"]["level"], "Mid-level");
    assert_eq!(trellis.json(&["snapshot", "import-form", "answers.json"])["unchanged"], true);
    let text = trellis.run(&["snapshot", "import-form", "answers.json"]);
    assert!(text.code == 0 && text.out.contains("Nothing was changed"), "{text:?}");
}

#[test]
fn wrong_files_and_wrong_people_are_refused() {
    let trellis = with_ana();
    trellis.json(&["person", "add", "Bo Berg"]);
    trellis.json(&["snapshot", "form", "ana", "-o", "form.html", "--framework", "python"]);
    let good =
        answers(&trellis, "form.html", &json!([{"competency": "testing", "level": null, "comment": "x"}]));
    trellis.fails(3, &["snapshot", "import-form", "missing.json"]);
    trellis.fails(3, &["snapshot", "form", "nobody", "-o", "x.html"]);
    trellis.fails(2, &["snapshot", "form", "ana", "-o", "x.html", "--stage", "boss"]);
    trellis.fails(4, &["snapshot", "form", "ana", "-o", "x.html", "--stage", "mentor"]);
    trellis.fails(4, &["snapshot", "import-form", "answers.json", "--person", "bo"]);
    for bad in
        ["", "{}", "null", "[1]", &good.replace("testing", "nothing"), &good.replace("Ana Lima", "Bo Berg")]
    {
        std::fs::write(trellis.path("bad.json"), bad).unwrap();
        trellis.fails(4, &["snapshot", "import-form", "bad.json"]);
    }
    std::fs::write(trellis.path("bad.json"), [0xff, 0xfe, 0x00, 0x41]).unwrap();
    trellis.fails(4, &["snapshot", "import-form", "bad.json"]);
    assert_eq!(trellis.json(&["snapshot", "list", "ana"])["snapshots"], json!([]), "nothing was half done");
    // A page that cannot be written makes no form.
    trellis.fails(3, &["snapshot", "form", "ana", "-o", "no/such/folder.html"]);
    let last = trellis.json(&["history", "--limit", "1"]);
    assert_eq!(last["operations"][0]["kind"], "snapshot.form", "{last}");
    trellis.json(&["undo"]);
    let gone = trellis.fails(4, &["snapshot", "import-form", "answers.json"]);
    assert!(gone["message"].as_str().unwrap().contains("not known"), "{gone}");
}

#[test]
fn an_old_snapshot_is_brought_to_a_newer_version() {
    let trellis = Trellis::new();
    trellis.json(&["person", "add", "Ana Lima"]);
    let ladder = |name: &str, slugs: &[&str]| {
        let list: String = slugs.iter().map(|slug| format!("  - {{slug: {slug}, name: {slug}}}\n")).collect();
        let text =
            format!("name: Ours\nlevels: [Junior, Senior]\nareas:\n- name: A\n  competencies:\n{list}");
        std::fs::write(trellis.path(name), text).unwrap();
        trellis.json(&["framework", "import", name])
    };
    ladder("one.yaml", &["review", "pascal"]);
    std::fs::write(trellis.path("r.json"), json!({"review": "Senior", "pascal": "Junior"}).to_string())
        .unwrap();
    let add = ["snapshot", "add", "ana", "--framework", "Ours", "--ratings", "r.json", "--on", "2026-06-01"];
    let old = trellis.json(&add)["id"].as_str().unwrap().to_owned();
    ladder("two.yaml", &["review", "design"]);
    let made = trellis.json(&["snapshot", "rebase", &old, "--to", "Ours"]);
    assert_eq!(made["mapped"][0]["to"], "review");
    assert_eq!(made["unmapped"][0]["what"], "pascal");
    assert!(made["unmapped"][0]["why"].is_string());
    let new = trellis.json(&["snapshot", "show", made["id"].as_str().unwrap()]);
    assert_eq!((&new["version"], &new["voices"]["mentor"]["review"]["level"]), (&json!(2), &json!("Senior")));
    assert_eq!(trellis.json(&["snapshot", "show", &old])["version"], 1, "the old one stays");
    trellis.fails(4, &["snapshot", "rebase", &old, "--to", "Ours"]);
    trellis.fails(3, &["snapshot", "rebase", &old, "--to", "Nowhere"]);
    trellis.json(&["undo"]);
    let text = trellis.run(&["snapshot", "rebase", &old, "--to", "Ours"]);
    assert!(text.out.contains("Without a place there") && text.out.contains("pascal"), "{text:?}");
}

#[test]
fn charts_are_drawn_from_what_may_be_shown() {
    let trellis = with_ana();
    trellis.json(&["snapshot", "add", "ana", "--ratings", "mentor.json", "--on", "2026-06-01"]);
    trellis.fails(4, &["snapshot", "chart", "ana", "-o", "radar.png"]);
    trellis.json(&[
        "snapshot",
        "add",
        "ana",
        "--ratings",
        "mentor.json",
        "--stage",
        "agreed",
        "--on",
        "2026-06-01",
    ]);
    trellis.json(&[
        "snapshot",
        "add",
        "ana",
        "--ratings",
        "mentor.json",
        "--stage",
        "agreed",
        "--on",
        "2026-11-01",
    ]);
    trellis.json(&["snapshot", "chart", "ana", "-o", "radar.png"]);
    let bytes = std::fs::read(trellis.path("radar.png")).unwrap();
    assert_eq!(bytes[..4], [0x89, b'P', b'N', b'G']);
    let svg = trellis.run(&["snapshot", "chart", "ana", "--kind", "growth"]).out;
    assert!(svg.starts_with("<svg") && svg.contains("Senior"), "{svg}");
    let trend = trellis.json(&["snapshot", "chart", "ana", "--kind", "trend", "--competency", "testing"]);
    assert!(trend["alt"].as_str().unwrap().contains("Agreed"), "{trend}");
    assert!(!trend["alt"].as_str().unwrap().contains("Mentor"), "a private voice is not in it: {trend}");
    assert!(trend["table"]["rows"].is_array());
    trellis.fails(2, &["snapshot", "chart", "ana", "--kind", "trend"]);
    trellis.fails(3, &["snapshot", "chart", "ana", "--kind", "trend", "--competency", "nothing"]);
    trellis.fails(2, &["snapshot", "chart", "ana", "--kind", "area"]);
    trellis.fails(3, &["snapshot", "chart", "ana", "--kind", "area", "--area", "nothing"]);
    trellis.fails(4, &["snapshot", "chart", "ana", "--kind", "goals"]);
    trellis.json(&["goal", "add", "ana", "Tests first", "--start", "2026-07-01", "--due", "2026-12-01"]);
    trellis.json(&["goal", "add", "ana", "Zebra", "--start", "2026-07-01", "--private"]);
    let goals = trellis.json(&["snapshot", "chart", "ana", "--kind", "goals", "-o", "goals.svg"]);
    assert!(goals["alt"].as_str().unwrap().contains("Tests first"), "{goals}");
    let svg = std::fs::read_to_string(trellis.path("goals.svg")).unwrap();
    assert!(svg.contains("Tests first") && !svg.contains("Zebra"), "no private goal is in it: {svg}");
}

#[test]
fn the_self_check_is_silent_below_twenty_ratings() {
    let trellis = with_ana();
    trellis.json(&["snapshot", "add", "ana", "--ratings", "mentor.json"]);
    let check = trellis.json(&["snapshot", "self-check"]);
    assert_eq!((&check["enough"], &check["ladders"]), (&json!(20), &json!([])));
    let text = trellis.run(&["snapshot", "self-check"]);
    assert!(text.code == 0 && text.out.contains("nothing to say"), "{text:?}");
}
