//! `trellis person …`

use crate::support::Trellis;

#[test]
fn a_person_is_added_found_edited_and_archived() {
    let trellis = Trellis::new();
    let id = trellis.json(&["person", "add", "Ana Lima", "--level", "Mid-level", "--target", "Senior"])["id"]
        .clone();
    assert_eq!(trellis.json(&["person", "show", "ana"])["id"], id, "found by a part of the name");
    assert_eq!(trellis.json(&["person", "edit", "ana", "--team", "Billing"])["team"], "Billing", "edited");
    trellis.json(&["person", "archive", "ana"]);
    assert!(trellis.json(&["person", "list"])["people"].as_array().unwrap().is_empty(), "not in the list");
    assert_eq!(
        trellis.json(&["person", "list", "--archived"])["people"][0]["id"],
        id,
        "but among the archived"
    );
    trellis.fails(3, &["person", "show", "nobody"]);
    trellis.json(&["person", "add", "Ana Costa"]);
    let error = trellis.fails(4, &["person", "show", "ana"]);
    assert_eq!(error["candidates"].as_array().unwrap().len(), 2, "the candidates are told");
}

#[test]
fn dates_of_a_person_are_set_and_cleared() {
    let trellis = Trellis::new();
    trellis.json(&["person", "add", "Ana Lima", "--target", "Senior"]);
    let edit =
        |date: &str| trellis.json(&["person", "edit", "ana", "--target-date", date])["target_date"].clone();
    assert_eq!(edit("2027-06-30"), "2027-06-30", "set");
    assert!(edit("").is_null(), "an empty date clears");
    trellis.fails(2, &["person", "edit", "ana", "--target-date", "soon"]);
}

#[test]
fn a_mentee_is_added_with_their_cadence() {
    let trellis = Trellis::new();
    trellis.json(&["person", "add", "Ana Lima", "--cadence", "every 10 days"]);
    assert_eq!(
        trellis.json(&["mentorship", "list"])["mentorships"][0]["cadence"],
        "every 10 days",
        "you are their mentor"
    );
    trellis.json(&["undo"]);
    assert_eq!(trellis.json(&["person", "list"])["people"].as_array().unwrap().len(), 0, "one step");
    trellis.fails(2, &["person", "add", "Bo", "--cadence", "now and then"]);
}
