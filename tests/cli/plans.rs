//! Plans from the terminal, as the contract says.

use crate::support::Trellis;

fn ana() -> Trellis {
    let trellis = Trellis::new();
    trellis.json(&["init", "--owner", "Maya Lind"]);
    trellis.json(&["person", "add", "Ana Lima", "--level", "Mid-level", "--target", "Senior"]);
    trellis
}

#[test]
fn a_plan_is_listed_shown_applied_and_written_out() {
    let trellis = ana();
    let list = trellis.json(&["plan", "list"]);
    let names: Vec<&str> =
        list["plans"].as_array().unwrap().iter().map(|p| p["name"].as_str().unwrap()).collect();
    assert_eq!(names.len(), 9, "{names:?}");
    for name in names {
        let shown = trellis.json(&["plan", "show", name]);
        assert_eq!(shown["name"], name);
        assert!(!shown["phases"].as_array().unwrap().is_empty(), "{name} has phases");
    }
    let tried =
        trellis.json(&["plan", "apply", "Tools and habits", "ana", "--from", "2027-01-31", "--dry-run"]);
    assert_eq!(
        trellis.json(&["goal", "list", "ana"])["goals"],
        serde_json::json!([]),
        "a dry run makes nothing"
    );
    let made = trellis.json(&["plan", "apply", "Tools and habits", "ana", "--from", "2027-01-31"]);
    assert_eq!(
        (&made["from"], &made["to"]),
        (&tried["from"], &tried["to"]),
        "what was shown is what is made"
    );
    let id = made["id"].as_str().unwrap();
    let goals = trellis.json(&["goal", "list", "ana"]);
    assert_eq!(goals["goals"].as_array().unwrap().len(), 6);
    assert_eq!(goals["goals"][0]["plan_name"], "Tools and habits");
    let error = trellis.fails(4, &["plan", "apply", "tools and habits", "ana"]);
    assert_eq!(error["code"], "refused");
    trellis.json(&[
        "plan",
        "apply",
        "tools and habits",
        "ana",
        "--again",
        "--only",
        "2,3",
        "--pace",
        "quick",
    ]);
    let page = trellis.json(&["plan", "export", "ana", "--plan", id, "--format", "html", "-o", "plan.html"]);
    assert_eq!((&page["media_type"], &page["goals"]), (&"text/html".into(), &6.into()));
    assert!(
        std::fs::read_to_string(trellis.path("plan.html")).unwrap().contains("Version control as a habit")
    );
    let run = trellis.run(&["plan", "export", "ana", "--format", "md"]);
    assert!(
        run.code == 0 && run.out.starts_with("# Growth plan of Ana Lima\n") && run.err.is_empty(),
        "{run:?}"
    );
    let progress = trellis.json(&["plan", "progress", "ana"]);
    assert_eq!(progress["plans"].as_array().unwrap().len(), 2);
    let moved = trellis.json(&["plan", "shift", id, "--weeks", "2"]);
    assert_eq!(moved["slipped"], 14);
    let back = trellis.json(&["plan", "shift", &id[id.len() - 8..], "--days", "-14"]);
    assert_eq!(back["slipped"], 0);
    trellis.json(&["plan", "leave", id]);
    assert_eq!(trellis.json(&["undo"])["label"], "Undone: Took off the plan “Tools and habits”, Ana Lima");
}

#[test]
fn a_plan_of_ones_own_travels_as_a_file() {
    let trellis = ana();
    assert_eq!(trellis.run(&["plan", "file", "foundations", "-o", "ours.yaml"]).code, 0);
    let text = std::fs::read_to_string(trellis.path("ours.yaml")).unwrap();
    std::fs::write(trellis.path("ours.yaml"), text.replace("\"Foundations\"", "\"Ours\"")).unwrap();
    let taken = trellis.json(&["plan", "import", "ours.yaml"]);
    assert_eq!((&taken["plan"]["name"], &taken["unchanged"]), (&"Ours".into(), &false.into()));
    trellis.json(&["plan", "duplicate", "ours", "--name", "Theirs"]);
    trellis.json(&["plan", "delete", "theirs"]);
    trellis.json(&["goal", "add", "ana", "Lead a review", "--due", "2027-01-30"]);
    assert_eq!(trellis.json(&["plan", "keep", "ana", "From Ana"])["phases"][0]["length"], "10 weeks");
    let run = trellis.run(&["plan", "list"]);
    assert!(
        run.out.contains("Ours") && run.out.contains("From Ana") && !run.out.contains("Theirs"),
        "{}",
        run.out
    );
}

#[test]
fn what_is_wrong_is_said_with_its_code() {
    let trellis = ana();
    trellis.fails(3, &["plan", "show", "no such"]);
    trellis.fails(3, &["plan", "apply", "no such", "ana"]);
    trellis.fails(3, &["plan", "apply", "foundations", "nobody"]);
    let several = trellis.fails(4, &["plan", "apply", "specialise", "ana"]);
    assert_eq!(several["candidates"].as_array().unwrap().len(), 3);
    trellis.fails(2, &["plan", "apply", "foundations", "ana", "--from", "2027-02-30"]);
    trellis.fails(2, &["plan", "apply", "foundations", "ana", "--pace", "fast"]);
    trellis.fails(2, &["plan", "apply", "foundations", "ana", "--only", "9"]);
    trellis.fails(2, &["plan", "export", "ana", "--format", "pdf"]);
    trellis.fails(4, &["plan", "export", "ana", "--format", "html"]);
    trellis.fails(2, &["plan", "shift", "abcdef"]);
    trellis.fails(3, &["plan", "shift", "abcdef", "--days", "3"]);
    trellis.fails(3, &["plan", "from-gap", "ana"]);
    trellis.fails(3, &["plan", "import", "nowhere.yaml"]);
    let nothing = Trellis::new();
    nothing.fails(3, &["plan", "list"]);
    nothing.fails(3, &["plan", "apply", "foundations", "ana"]);
    assert!(!nothing.path("trellis.db").exists(), "a refused command makes no file");
}

#[test]
fn a_plan_is_made_of_a_gap() {
    let trellis = ana();
    let ratings = r#"{"testing": {"level": "Junior"}, "debugging": {"level": "Mid-level"}, "mentoring": {"level": "Junior"}}"#;
    std::fs::write(trellis.path("r.json"), ratings).unwrap();
    trellis.json(&["snapshot", "add", "ana", "--framework", "Python engineer", "--ratings", "r.json"]);
    let draft = trellis.json(&["plan", "from-gap", "ana", "testing", "mentoring", "--dry-run"]);
    assert_eq!(draft["body"]["phases"].as_array().unwrap().len(), 2);
    let made = trellis.json(&["plan", "from-gap", "ana", "testing", "mentoring", "--from", "2026-12-01"]);
    assert_eq!((&made["from"], made["phases"].as_array().unwrap().len()), (&"2026-12-01".into(), 2));
    trellis.fails(3, &["plan", "from-gap", "ana", "cooking"]);
}

#[test]
fn goals_say_why_they_stand_where_they_stand() {
    let trellis = ana();
    let id =
        trellis.json(&["goal", "add", "ana", "Lead", "--start", "2026-08-01", "--due", "2026-12-31"])["id"]
            .clone();
    let id = id.as_str().unwrap();
    let shown = trellis.json(&["goal", "show", id]);
    assert_eq!(
        (&shown["status"], &shown["status_by"]),
        (&"active".into(), &"rule".into()),
        "without figures nothing is said"
    );
    trellis.json(&["goal", "checkin", id, "30"]);
    let shown = trellis.json(&["goal", "show", id]);
    assert_eq!(shown["status"], "at-risk");
    assert_eq!(
        shown["status_reason"],
        "30 % is done; on a straight line from 1 August to 31 December it would be 73 %."
    );
    assert_eq!(trellis.json(&["goal", "list", "--status", "at-risk"])["goals"][0]["id"], id);
    assert_eq!(trellis.json(&["search", "lead is:at-risk"])["total"], 1, "search says the same");
    let today = trellis.json(&["today"]);
    let why: Vec<&str> =
        today["attention"].as_array().unwrap().iter().map(|a| a["why"].as_str().unwrap()).collect();
    assert!(why.contains(&"Goal at risk"), "and today: {why:?}");
    let by_hand = trellis.json(&["goal", "edit", id, "--status", "active"]);
    assert_eq!(
        (&by_hand["status"], &by_hand["signal"]["sign"]),
        (&"active".into(), &"behind".into()),
        "a hand knows better"
    );
    assert_eq!(trellis.json(&["goal", "edit", id, "--by-rule"])["status"], "at-risk");
    trellis.fails(2, &["goal", "edit", id, "--by-rule", "--status", "active"]);
    let none = trellis.json(&["goal", "list", "--due-to", "2026-12-30"]);
    assert_eq!(none["goals"], serde_json::json!([]));
    assert_eq!(
        trellis.json(&["goal", "list", "--due-from", "2026-12-31"])["goals"].as_array().unwrap().len(),
        1
    );
    assert_eq!(trellis.json(&["goal", "list", "--silent"])["goals"], serde_json::json!([]));
    trellis.json(&["log", "ana", "Led the call", "--win", "--on", "2026-11-20"]);
    let note = trellis.json(&["note", "list", "ana"])["notes"][0]["id"].clone();
    let link = serde_json::json!({"note": note, "goals": [id]}).to_string();
    trellis.json(&["api", "note.edit", &link]);
    assert_eq!(trellis.json(&["goal", "evidence", id])["linked"][0]["text"], "Led the call");
}
