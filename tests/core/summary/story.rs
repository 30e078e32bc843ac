//! Half a year with Elske, small enough to read.

use serde_json::{Value, json};

use crate::support::Book;

/// A notebook whose ids repeat, with Elske, colleagues, and what happened from July to November.
pub fn elske() -> Book {
    let mut book = Book::on("2026-11-21");
    book.file.seed_ids(7);
    let mut told = Told { book };
    told.people();
    told.meetings();
    told.goals();
    told.notes();
    told.snapshots();
    told.book
}

struct Told {
    book: Book,
}

impl Told {
    fn call(&mut self, name: &str, input: Value) -> Value {
        self.book.call(name, input).unwrap_or_else(|e| panic!("{name} works: {e:?}"))
    }

    fn people(&mut self) {
        self.call("person.edit", json!({"person": "me", "name": "Maya Lind"}));
        self.call(
            "person.add",
            json!({"name": "Elske Vandenberg", "role": "Software engineer", "team": "Billing", "level": "Mid",
                   "start": "2024-09-01", "target": "Senior", "target_date": "2027-03-31",
                   "notes": "CANARY-person-notes", "tags": ["CANARY-tag"], "email": "canary@private.example"}),
        );
        self.call("person.add", json!({"name": "Yusra Haddad", "aliases": ["yh"]}));
        self.call("person.add", json!({"name": "Tomasz Bielak"}));
    }

    fn meetings(&mut self) {
        let meetings = [
            (
                "2026-07-14",
                "# Close\n\nThe month-end close takes 42 minutes. Elske has a plan. #win\n\n- [ ] @me ask Finance",
            ),
            (
                "2026-09-08",
                "- She put the rollback into the plan before anyone asked. #system-design\n- lunch was good",
            ),
            ("2026-11-12", "- Yusra: the failure cases came first, that is new #praise #design-reviews"),
        ];
        for (on, notes) in meetings {
            self.call(
                "meeting.log",
                json!({"person": "Elske", "on": on, "notes": notes, "private_notes": "CANARY-meeting", "mood": 4}),
            );
        }
    }

    fn goals(&mut self) {
        let close = self.call(
            "goal.add",
            json!({"person": "Elske", "title": "Cut the month-end close", "metric": "42..9 minutes",
                   "start": "2026-07-06", "due": "2026-11-30", "competencies": ["delivery"]}),
        );
        let close = &close["id"];
        self.call(
            "goal.checkin",
            json!({"goal": close, "value": "21", "on": "2026-09-22",
            "note": "Ledger writes go in batches now, 21 minutes."}),
        );
        self.call("goal.checkin", json!({"goal": close, "value": "9", "on": "2026-11-17"}));
        self.call(
            "goal.close",
            json!({"goal": close, "outcome": "achieved", "on": "2026-11-18",
            "outcome_text": "The close runs in 9 minutes, with no change for Finance."}),
        );
        let split = self.call(
            "goal.add",
            json!({"person": "Elske", "title": "Lead the invoice ledger split", "start": "2026-08-03", "due": "2027-02-26",
                   "competencies": ["system-design"]}),
        );
        let split = &split["id"];
        let first =
            self.call("milestone.add", json!({"goal": split, "text": "RFC accepted", "due": "2026-10-30"}));
        self.call(
            "milestone.add",
            json!({"goal": split, "text": "First service behind a flag", "due": "2026-12-18"}),
        );
        self.call("milestone.done", json!({"milestone": first["id"], "on": "2026-10-29"}));
        self.call(
            "goal.checkin",
            json!({"goal": split, "value": "40", "on": "2026-11-10",
            "note": "The dual-write window is agreed with Tomasz."}),
        );
        self.call("goal.add", json!({"person": "Elske", "title": "CANARY-goal", "visibility": "private"}));
    }

    fn notes(&mut self) {
        let notes = [
            json!({"kind": "win", "on": "2026-11-18", "tags": ["delivery"], "links": ["https://ci.example/close/9"],
                "text": "Cut the *month-end close* from 42 to 9 minutes by batching ledger writes."}),
            json!({"kind": "praise", "on": "2026-10-31", "tags": ["system-design"], "source": "Tomasz Bielak",
                "text": "The RFC puts the failure case first. Platform asked to reuse its format."}),
            json!({"kind": "win", "on": "2026-08-20", "tags": ["delivery", "mentoring"],
                "text": "Paired with @newhire for a week; their first change went out on day three."}),
            json!({"kind": "peer-feedback", "on": "2026-09-09", "visibility": "shareable", "source": "Yusra Haddad",
                "tags": ["design-reviews"], "text": "Her reviews now start with the question that matters most."}),
            json!({"kind": "feedback-given", "on": "2026-09-22", "visibility": "shareable",
                "text": "Say the cost of an option out loud before the room asks for it."}),
            json!({"kind": "self-reflection", "on": "2026-11-05", "visibility": "shareable",
                "text": "I used to start with the happy path. Now I start with what breaks."}),
            json!({"kind": "concern", "on": "2026-10-06", "visibility": "shareable",
                "text": "Takes on-call weeks only together with somebody."}),
            json!({"kind": "observation", "on": "2026-10-07", "text": "CANARY-observation of a quiet week"}),
        ];
        for mut note in notes {
            note["person"] = "Elske".into();
            self.call("note.add", note);
        }
    }

    /// A small ladder and two pictures of her on it, five months apart.
    fn snapshots(&mut self) {
        let ladder = include_str!("ladder.yaml");
        self.call("framework.import", json!({"text": ladder, "file_name": "ladder.yaml"}));
        snapshot(&mut self.book, "2026-06-12", "agreed", [2, 2, 2, 1, 3, 1]);
        snapshot(&mut self.book, "2026-11-20", "agreed", [3, 3, 2, 2, 3, 1]);
        snapshot(&mut self.book, "2026-11-20", "self", [2, 3, 3, 2, 3, 2]);
    }
}

const SLUGS: [&str; 6] =
    ["delivery", "system-design", "testing", "operations", "design-reviews", "mentoring"];

/// Adds a closed voice to the picture of a day, with a comment on each rating.
pub fn snapshot(book: &mut Book, on: &str, stage: &str, levels: [u8; 6]) {
    let rating = |(slug, level): (&&str, u8)| {
        let comment = format!("CANARY-{stage}-comment");
        ((*slug).to_owned(), json!({"level": level, "comment": comment}))
    };
    let ratings: serde_json::Map<String, Value> = SLUGS.iter().zip(levels).map(rating).collect();
    book.call(
        "snapshot.add",
        json!({"person": "Elske", "framework": "Backend engineer", "stage": stage, "on": on, "ratings": ratings}),
    )
    .unwrap_or_else(|e| panic!("a snapshot is added: {e:?}"));
}
