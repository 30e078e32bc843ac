//! What a kept notebook tells: something in every table, changes, deletions, an undo.

use serde_json::{Value, json};

use crate::support::Book;

pub const LADDER: &str = "name: Ours\nlevels: [Junior, Senior]\nareas:\n- name: Craft\n  competencies:\n  - {slug: review, name: Review}\n";

fn did(book: &mut Book, name: &str, input: Value) -> String {
    let output = book.call(name, input).unwrap_or_else(|e| panic!("{name} works: {e:?}"));
    output["id"].as_str().unwrap_or_default().to_owned()
}

/// The smallest GIF there is, as base64.
const GIF: &str = "R0lGODlhAQABAAAAACwAAAAAAQABAAACAkwBADs=";

/// Tells the story; the last four operations are a note that is edited, one that is
/// deleted, and one that is undone.
pub fn tell(book: &mut Book) {
    did(book, "person.edit", json!({"person": "me", "name": "Maya Okafor"}));
    did(
        book,
        "person.add",
        json!({"name": "Ana Lima", "aliases": ["Anita"], "email": "ana@example.org", "role": "Engineer",
               "level": "Mid-level", "target": "Senior", "team": "Core", "tags": ["remote"],
               "timezone": "Europe/Lisbon", "notes": "Likes \"quotes\"\r\nand two lines", "pronouns": "she/her"}),
    );
    did(book, "person.add", json!({"name": "Ben Ito"}));
    did(book, "person.archive", json!({"person": "ben"}));
    did(
        book,
        "mentorship.add",
        json!({"mentor": "me", "mentee": "ana", "cadence": "biweekly", "since": "2026-01-05", "purpose": "Growth"}),
    );
    let meeting = did(
        book,
        "meeting.log",
        json!({"person": "ana", "on": "2026-11-06T10:00", "mood": 4, "private_notes": "Tired",
               "notes": "# Review\n- [ ] @ana draft the note due:2026-11-20\n- [x] read it\n- Shipped the cache #win\n"}),
    );
    let next = did(book, "meeting.plan", json!({"person": "ana", "on": "2026-11-27"}));
    let draft: Value = book.call("action.list", json!({"person": "ana"})).unwrap();
    let draft = draft["actions"].as_array().unwrap().iter().find(|a| a["text"] == "draft the note").unwrap();
    let draft = draft["id"].clone();
    did(book, "action.done", json!({"id": draft}));
    did(book, "meeting.edit", json!({"id": meeting, "mood": 5}));
    did(book, "action.add", json!({"person": "ana", "text": "Lend the book", "due": "2026-12-01"}));
    did(book, "topic.add", json!({"person": "ana", "text": "Conference", "every": "quarter"}));
    let goal = did(
        book,
        "goal.add",
        json!({"person": "ana", "title": "Lead a review", "metric": "0..4 reviews", "due": "2026-12-31"}),
    );
    did(book, "goal.checkin", json!({"goal": goal, "value": "2", "note": "Halfway", "on": "2026-11-10"}));
    did(book, "milestone.add", json!({"goal": goal, "text": "The first one"}));
    rhythm(book, &meeting, &next, &goal);
    did(book, "framework.import", json!({"text": LADDER, "file_name": "ours.yaml"}));
    did(
        book,
        "snapshot.add",
        json!({"person": "ana", "on": "2026-11-10", "framework": "ours", "stage": "mentor",
               "ratings": {"review": {"level": "Junior", "comment": "Kind and slow"}}}),
    );
    did(book, "snapshot.form", json!({"person": "ana", "framework": "ours"}));
    did(book, "framework.draft", json!({"name": "ours"}));
    let summary = did(book, "summary.save", json!({"person": "ana", "period": "2026-H2"}));
    did(book, "summary.exported", json!({"id": summary, "format": "md", "sha256": "0".repeat(64)}));
    did(book, "summary.final", json!({"id": summary}));
    let boxes = json!([{"name": "All", "limit": 600, "counts": "utf16", "rich": false}]);
    did(book, "profile.add", json!({"text": json!({"name": "Ours", "boxes": boxes}).to_string()}));
    did(book, "plan.duplicate", json!({"plan": "common challenges", "name": "Ours"}));
    did(book, "plan.apply", json!({"person": "ana", "plan": "common challenges", "phases": [7]}));
    did(book, "pairing.mark", json!({"mentor": "me", "mentee": "ana", "mark": "pin"}));
    let note =
        did(book, "note.add", json!({"person": "ana", "text": "Cut the build to a minute", "kind": "win"}));
    did(book, "note.edit", json!({"note": note, "text": "Cut the build to half a minute"}));
    let gone = did(book, "note.add", json!({"person": "ana", "text": "Deleted later"}));
    did(book, "note.delete", json!({"note": gone}));
    did(book, "note.add", json!({"person": "ana", "text": "Undone later"}));
    book.undo();
}

/// What the second schema brought: series, days away, questions put aside, pictures, templates.
fn rhythm(book: &mut Book, held: &str, next: &str, goal: &str) {
    did(
        book,
        "meeting.plan_series",
        json!({"person": "ana", "on": "2026-12-11T10:00", "times": 3, "every": "biweekly"}),
    );
    did(
        book,
        "holiday.add",
        json!({"person": "ana", "from": "2026-12-21", "to": "2026-12-31", "word": "Family"}),
    );
    did(book, "goal.edit", json!({"goal": goal, "status": "at-risk"}));
    let brief = book.call("prep.show", json!({"person": "ana"})).unwrap();
    did(
        book,
        "question.dismiss",
        json!({"person": "ana", "key": brief["questions"][0]["key"], "until": "2026-12-20"}),
    );
    did(
        book,
        "attachment.add",
        json!({"meeting": held, "name": "board.gif", "visibility": "private", "bytes": GIF}),
    );
    let template = json!({"name": "Ours", "purpose": "Every time", "notes": "## With {{ mentee_first }}\n", "private_notes": "Mood\n"});
    did(book, "template.add", template);
    did(book, "template.apply", json!({"template": "Ours", "meeting": next}));
}
