//! The team: where everybody stands, what hangs on one person, who could learn from whom.

use base64::Engine as _;
use calamine::{Reader, Xlsx};
use serde_json::{Value, json};
use trellis_core::Code;

use crate::support::Book;

const LADDER: &str = "name: Ours\nlevels: [Junior, Mid, Senior, Staff]\nareas:\n\
- name: Craft\n  competencies:\n  - {slug: testing, name: Testing}\n  - {slug: design, name: Design}\n\
- name: People\n  competencies:\n  - {slug: mentoring, name: Mentoring}\n";

fn team() -> Book {
    let mut book = Book::new();
    call(&mut book, "framework.import", json!({"text": LADDER, "file_name": "ours.yaml"}));
    book
}

fn call(book: &mut Book, name: &str, input: Value) -> Value {
    book.call(name, input).unwrap_or_else(|e| panic!("{name} works: {e:?}"))
}

fn person(book: &mut Book, name: &str, target: &str, more: Value) -> String {
    let mut given = json!({"name": name, "target": target});
    given.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    call(book, "person.add", given)["id"].as_str().unwrap().to_owned()
}

fn rated(book: &mut Book, person: &str, on: &str, stage: &str, ratings: Value) -> String {
    let given = json!({"person": person, "on": on, "stage": stage, "framework": "ours", "ratings": ratings});
    call(book, "snapshot.add", given)["id"].as_str().unwrap().to_owned()
}

fn map(book: &mut Book, input: Value) -> Value {
    call(book, "team.heatmap", input)
}

fn row<'m>(map: &'m Value, name: &str) -> &'m Value {
    let rows = map["rows"].as_array().unwrap();
    rows.iter().find(|row| row["person_name"] == name).unwrap_or_else(|| panic!("{name} is in {map}"))
}

#[test]
fn the_newest_closed_voice_counts_agreed_before_mentor_before_self() {
    let mut book = team();
    person(&mut book, "Ana Lima", "Senior", json!({}));
    rated(&mut book, "ana", "2026-03-01", "agreed", json!({"testing": "Staff", "mentoring": "Junior"}));
    rated(&mut book, "ana", "2026-06-01", "self", json!({"testing": "Senior", "design": "Senior"}));
    rated(&mut book, "ana", "2026-06-01", "mentor", json!({"testing": "Mid", "design": null}));
    let before = map(&mut book, json!({}));
    let cells = &row(&before, "Ana Lima")["cells"];
    assert_eq!(cells["testing"]["number"], 2, "the mentor before her, the newer day before the older");
    assert_eq!(cells["design"]["number"], 3, "her own where the mentor did not assess it");
    assert_eq!(cells["mentoring"]["level"], "Junior", "what was not looked at again stays as it was");
    rated(&mut book, "ana", "2026-06-01", "agreed", json!({"testing": "not-yet"}));
    let agreed = map(&mut book, json!({}));
    let testing = &row(&agreed, "Ana Lima")["cells"]["testing"];
    assert_eq!((&testing["number"], &testing["voice"]), (&json!(0), &json!("agreed")), "agreed before both");
    assert_eq!(testing["missing"], 3, "and not yet is three levels below Senior");
    let given = json!({"person": "ana", "on": "2026-09-01", "framework": "ours", "draft": true,
                       "ratings": {"testing": "Staff"}});
    call(&mut book, "snapshot.add", given);
    assert_eq!(map(&mut book, json!({})), agreed, "a draft counts for nothing");
    let own = map(&mut book, json!({"stage": "self"}));
    assert_eq!(row(&own, "Ana Lima")["cells"]["testing"]["number"], 3, "her own voice alone");
    let old = map(&mut book, json!({"on": "2026-05-31"}));
    assert_eq!(row(&old, "Ana Lima")["cells"]["testing"]["number"], 4, "as of a day");
    let moved = map(&mut book, json!({"since": "2026-05-31"}));
    let testing = &row(&moved, "Ana Lima")["cells"]["testing"];
    assert_eq!((&testing["before"], &testing["change"]), (&json!(4), &json!(-4)), "what moved since");
    assert_eq!(
        row(&moved, "Ana Lima")["cells"]["design"]["change"],
        Value::Null,
        "not where there was nothing"
    );
    let error = book.call("team.heatmap", json!({"since": "2026-12-01"})).unwrap_err();
    assert_eq!(error.code, Code::Invalid, "a comparison looks back");
}

#[test]
fn not_assessed_is_nothing_and_everybody_stands_by_name() {
    let mut book = team();
    person(&mut book, "Zoe Berg", "Senior", json!({"team": "core"}));
    person(&mut book, "Élodie Arp", "Mid", json!({"team": "Apps"}));
    person(&mut book, "Ben Ito", "Senior", json!({"team": "Core"}));
    person(&mut book, "Gone Away", "Senior", json!({}));
    rated(&mut book, "gone", "2026-06-01", "agreed", json!({"testing": "Staff"}));
    call(&mut book, "person.archive", json!({"person": "gone"}));
    rated(&mut book, "me", "2026-06-01", "agreed", json!({"testing": "Staff"}));
    rated(&mut book, "zoe", "2026-06-01", "agreed", json!({"testing": "Staff"}));
    let all = map(&mut book, json!({}));
    let names: Vec<&str> =
        all["rows"].as_array().unwrap().iter().map(|r| r["person_name"].as_str().unwrap()).collect();
    assert_eq!(
        names,
        ["Ben Ito", "Élodie Arp", "Zoe Berg"],
        "no order but the names; nobody archived, no owner"
    );
    let cell = &row(&all, "Ben Ito")["cells"]["testing"];
    assert_eq!((&cell["level"], &cell["number"], &cell["target"]), (&Value::Null, &Value::Null, &json!(3)));
    assert_eq!(
        (&cell["missing"], &row(&all, "Ben Ito")["rated"]),
        (&Value::Null, &json!(false)),
        "no gap either"
    );
    assert_eq!(all["teams"], json!(["Apps", "Core"]), "a team is one whatever its case");
    assert_eq!(map(&mut book, json!({"team": "CORE"}))["rows"].as_array().unwrap().len(), 2, "one team");
    let one = map(&mut book, json!({"area": "people"}));
    assert_eq!(one["competencies"], json!([{"slug": "mentoring", "name": "Mentoring", "area": "People"}]));
    for (input, field) in [
        (json!({"team": "nobody's"}), "team"),
        (json!({"area": "nothing"}), "area"),
        (json!({"framework": "none"}), "framework"),
    ] {
        let error = book.call("team.heatmap", input).unwrap_err();
        assert_eq!((error.code, error.field.as_deref()), (Code::NotFound, Some(field)), "{}", error.message);
    }
}

#[test]
fn whoever_is_on_another_ladder_is_named_and_older_versions_are_read_as_the_newest() {
    let mut book = team();
    for name in ["Ana Lima", "Ben Ito", "Cem Kaya"] {
        person(&mut book, name, "Senior", json!({}));
    }
    rated(&mut book, "ana", "2026-02-01", "mentor", json!({"testing": "Senior", "design": "Staff"}));
    rated(&mut book, "ben", "2026-02-01", "mentor", json!({"testing": "Junior"}));
    let given = json!({"person": "cem", "on": "2026-03-01", "framework": "python",
                       "ratings": {"testing": "Senior"}});
    call(&mut book, "snapshot.add", given);
    // A level moves in between, another goes, and a competency goes.
    let next = "name: Ours\nlevels: [Junior, Mid, Senior-minus, Senior]\nareas:\n- name: Craft\n  competencies:\n\
                \x20 - {slug: testing, name: Testing}\n  - {slug: design, name: Design}\n";
    call(&mut book, "framework.import", json!({"text": next, "file_name": "ours.yaml"}));
    let all = map(&mut book, json!({}));
    assert_eq!(
        (&all["framework"], &all["version"]),
        (&json!("Ours"), &json!(2)),
        "the ladder of most people"
    );
    assert_eq!(row(&all, "Ana Lima")["cells"]["testing"]["number"], 4, "Senior is the fourth now");
    assert_eq!(row(&all, "Ana Lima")["cells"]["design"]["number"], Value::Null, "Staff is no level any more");
    assert_eq!(all["lost"][0]["competencies"], json!(["design"]), "which is told");
    assert_eq!(all["elsewhere"][0]["person_name"], "Cem Kaya", "and who is on another ladder");
    assert_eq!(all["elsewhere"][0]["framework"], "Python engineer");
    assert_eq!(all["rows"].as_array().unwrap().len(), 2, "who is no row here");
    let python = map(&mut book, json!({"framework": "Python engineer"}));
    assert_eq!(python["elsewhere"].as_array().unwrap().len(), 2, "the other way round it is the two");
}

#[test]
fn coverage_says_what_hangs_on_one_person() {
    let mut book = team();
    for (name, testing, design) in
        [("Ana Lima", "Senior", "Staff"), ("Ben Ito", "Senior", "Mid"), ("Cem Kaya", "Mid", "Junior")]
    {
        person(&mut book, name, "Senior", json!({}));
        rated(&mut book, name, "2026-02-01", "mentor", json!({"testing": testing, "design": design}));
    }
    let coverage = call(&mut book, "team.coverage", json!({}));
    assert_eq!((&coverage["at"], &coverage["at_number"]), (&json!("Senior"), &json!(3)), "what most aim at");
    let told: Vec<(&Value, &Value)> =
        coverage["rows"].as_array().unwrap().iter().map(|r| (&r["count"], &r["words"])).collect();
    assert_eq!(
        told,
        [
            (&json!(2), &json!("2 people are at Senior or above.")),
            (&json!(1), &json!("Only Ana Lima is at Senior or above.")),
            (&json!(0), &json!("Nobody is at Senior or above.")),
        ]
    );
    assert_eq!(coverage["rows"][1]["close"][0]["person_name"], "Ben Ito", "and who is close");
    let staff = call(&mut book, "team.coverage", json!({"at": "4"}));
    assert_eq!(staff["rows"][0]["count"], 0, "a number is a level too");
    for at in ["Wizard", "0", "not-yet", ""] {
        let error = book.call("team.coverage", json!({"at": at})).unwrap_err();
        assert_eq!(error.code, Code::Invalid, "{at}: {}", error.message);
    }
    let gaps = call(&mut book, "team.gaps", json!({}));
    assert_eq!(gaps["rows"][0]["people"][0]["person_name"], "Cem Kaya");
    assert_eq!(gaps["rows"][0]["people"][0]["missing"], 1, "one level below Senior");
    assert_eq!(gaps["rows"][1]["people"].as_array().unwrap().len(), 2, "Ben and Cem in design");
    assert_eq!(
        gaps["rows"][2]["not_assessed"].as_array().unwrap().len(),
        3,
        "mentoring nobody was assessed in"
    );
    assert_eq!(gaps["rows"][2]["people"], json!([]), "which is no gap");
}

#[test]
fn mentors_are_as_full_as_they_said() {
    let mut book = team();
    person(&mut book, "Ana Lima", "Senior", json!({"capacity": 2}));
    person(&mut book, "Ben Ito", "Senior", json!({}));
    person(&mut book, "Cem Kaya", "Senior", json!({"capacity": 0}));
    person(&mut book, "Dora Elm", "Senior", json!({}));
    for (mentor, mentee, kind) in [
        ("ana", "ben", "mentor"),
        ("ana", "ben", "sponsor"),
        ("ana", "dora", "manager"),
        ("me", "ana", "mentor"),
    ] {
        call(&mut book, "mentorship.add", json!({"mentor": mentor, "mentee": mentee, "kind": kind}));
    }
    let load = call(&mut book, "team.load", json!({}));
    let told: Vec<(&str, &str)> = load["mentors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|m| (m["person_name"].as_str().unwrap(), m["words"].as_str().unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            ("Ana Lima", "1 of 2 seats taken"),
            ("Cem Kaya", "0 of 0 seats taken"),
            ("Me", "1 mentee, seats not said")
        ],
        "a mentee takes one seat, those somebody manages none"
    );
}

#[test]
fn what_was_done_to_grow_is_counted_by_name() {
    let mut book = team();
    person(&mut book, "Ana Lima", "Senior", json!({}));
    call(
        &mut book,
        "meeting.log",
        json!({"person": "ana", "on": "2026-08-03",
        "notes": "- Showed two juniors the test tool #mentoring\n- Fixed it #testing"}),
    );
    call(&mut book, "meeting.log", json!({"person": "ana", "on": "2026-06-03"}));
    call(
        &mut book,
        "note.add",
        json!({"person": "ana", "text": "A talk", "kind": "win", "on": "2026-09-01",
        "tags": ["mentoring"]}),
    );
    let done = call(&mut book, "team.activity", json!({"period": "2026-H2"}));
    let ana = &done["rows"][0];
    assert_eq!((&ana["taken"], &ana["given"], &ana["shared"]), (&json!(1), &json!(0), &json!(2)));
}

#[test]
fn the_files_hold_the_map_and_no_formula() {
    let mut book = team();
    person(&mut book, "=HYPERLINK(\"http://x\")", "Senior", json!({"team": "@team"}));
    person(&mut book, "<b>Ana</b> 👩‍🚀 \"Q\"", "Senior", json!({}));
    rated(&mut book, "ana", "2026-02-01", "mentor", json!({"testing": "Mid", "design": "not-yet"}));
    let csv = call(&mut book, "team.export", json!({}));
    let text = csv["text"].as_str().unwrap();
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_reader(text.as_bytes()).records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 2, "a row each");
    assert!(rows.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '-', '@'])), "{text}");
    let ana = rows.iter().find(|row| row[0].contains("Ana")).unwrap();
    assert_eq!((&ana[4], &ana[5], &ana[6]), ("2", "0", ""), "not assessed is empty, not yet is 0");
    let less = call(&mut book, "team.export", json!({"assessed": true}));
    assert!(text.contains("Mentoring") && !less["text"].as_str().unwrap().contains("Mentoring"), "{less}");
    let svg = call(&mut book, "team.export", json!({"format": "svg"}));
    let svg = svg["text"].as_str().unwrap();
    assert!(svg.starts_with("<svg") && svg.contains("&lt;b&gt;Ana") && !svg.contains("<b>"), "escaped");
    let decode = |file: &Value| {
        base64::engine::general_purpose::STANDARD.decode(file["base64"].as_str().unwrap()).unwrap()
    };
    let png = decode(&call(&mut book, "team.export", json!({"format": "png"})));
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n", "a picture");
    let bytes = decode(&call(&mut book, "team.export", json!({"format": "xlsx"})));
    let mut file: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let sheets = ["Levels", "Targets", "Gaps", "Coverage", "Mentors", "Activity", "Pairs"];
    assert_eq!(file.sheet_names(), sheets, "all that the window shows");
    let levels = file.worksheet_range("Levels").unwrap();
    assert!(
        levels.used_cells().any(|(_, _, cell)| cell.to_string().starts_with("=HYPER")),
        "a text as it is"
    );
    assert_eq!(file.worksheet_formula("Levels").unwrap().used_cells().count(), 0, "and no formula");
    let twice = call(&mut book, "team.export", json!({"format": "xlsx"}));
    assert_eq!(twice, call(&mut book, "team.export", json!({"format": "xlsx"})), "the same file every time");
}

#[test]
fn an_empty_file_and_one_person_are_no_trouble() {
    let mut book = Book::new();
    let empty = map(&mut book, json!({}));
    assert_eq!((&empty["rows"], &empty["framework"]), (&json!([]), &json!("Python engineer")));
    assert_eq!(call(&mut book, "team.match", json!({}))["chosen"], json!([]));
    assert_eq!(call(&mut book, "team.load", json!({}))["mentors"], json!([]));
    for format in ["csv", "xlsx", "svg", "png"] {
        call(&mut book, "team.export", json!({"format": format}));
    }
    person(&mut book, "Ana Lima", "Senior", json!({}));
    assert_eq!(map(&mut book, json!({}))["rows"].as_array().unwrap().len(), 1, "one");
    let alone = call(&mut book, "team.match", json!({}));
    assert_eq!(alone["left_out"][0]["person_name"], "Ana Lima", "not rated, which is told");
}
