//! The main job, from notes to a growth summary, as somebody at a terminal does it: on
//! small inputs of our own, and on real ones where they are there.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::support::Trellis;

/// Words that stand only in private places; none may leave.
const PRIVATE: &[&str] =
    &["canary-private-note", "canary-concern", "canary-comment", "canary-person", "canary@example.org"];

struct Story {
    trellis: Trellis,
    notes: PathBuf,
    ladder: PathBuf,
    framework: String,
    meetings: u64,
}

impl Story {
    /// Imports, assesses twice, follows goals, writes notes; `slugs` are two competencies,
    /// `levels` three levels of the ladder from low to high.
    fn tell(&self, slugs: [&str; 2], levels: [&str; 3]) {
        let t = &self.trellis;
        t.json(&["init", "--owner", "Maya Lind"]);
        t.json(&[
            "person",
            "add",
            "Robin Vale",
            "--level",
            levels[0],
            "--target",
            levels[2],
            "--email",
            "canary@example.org",
            "--notes",
            "canary-person",
        ]);
        t.json(&["person", "add", "Yusra Haddad"]);
        let report = t.json(&["import", "markdown", &self.notes.display().to_string(), "--person", "robin"]);
        assert_eq!(report["counts"]["meeting"]["added"], self.meetings, "every note is a meeting");
        let ladder = t.json(&["framework", "import", &self.ladder.display().to_string()]);
        assert_eq!(ladder["framework"], self.framework.as_str(), "the ladder came in");
        for (on, first, second) in
            [("2026-03-02", levels[0], levels[0]), ("2026-09-01", levels[2], levels[1])]
        {
            let ratings = json!({ slugs[0]: { "level": first, "comment": "canary-comment" }, slugs[1]: { "level": second } });
            let file = t.path(&format!("{on}.json"));
            std::fs::write(&file, ratings.to_string()).unwrap();
            t.json(&[
                "snapshot",
                "add",
                "robin",
                "--framework",
                &self.framework,
                "--stage",
                "agreed",
                "--on",
                on,
                "--ratings",
                &file.display().to_string(),
            ]);
        }
        let goal = t.json(&[
            "goal",
            "add",
            "robin",
            "Lead the queue redesign",
            "--metric",
            "0..4 steps",
            "--start",
            "2026-07-06",
            "--due",
            "2026-12-11",
            "--competency",
            slugs[0],
        ]);
        let goal = goal["id"].as_str().unwrap();
        t.json(&["goal", "checkin", goal, "2", "--note", "Design accepted", "--on", "2026-09-14"]);
        t.json(&[
            "log",
            "robin",
            "Cut the backlog from 90 to 12",
            "--win",
            "--tag",
            slugs[0],
            "--on",
            "2026-10-05",
        ]);
        t.json(&[
            "log",
            "robin",
            "Yusra Haddad says the design note answered everything",
            "--kind",
            "peer-feedback",
            "--shareable",
            "--from",
            "yusra",
            "--on",
            "2026-10-20",
        ]);
        t.json(&["log", "robin", "canary-concern about sleep", "--concern", "--on", "2026-10-21"]);
        std::fs::write(t.path("private.md"), "canary-private-note").unwrap();
        t.json(&["meeting", "log", "robin", "--on", "2026-11-03", "--private", "private.md", "--mood", "2"]);
    }

    fn summary(&self, format: &str) -> String {
        let run = self.trellis.run(&["summary", "robin", "--period", "2026-H2", "--format", format]);
        assert_eq!(run.code, 0, "{format}: {}", run.err);
        for word in PRIVATE {
            assert!(!run.out.contains(word), "{word} must not leave in {format}");
        }
        // The JSON lists what it replaced, for the owner to look at; the text itself names nobody.
        let text = match serde_json::from_str::<Value>(&run.out) {
            Ok(mut document) if format == "json" => {
                document["names_found"] = Value::Null;
                document["warnings"] = Value::Null;
                document.to_string()
            }
            _ => run.out.clone(),
        };
        assert!(!text.contains("Yusra"), "nobody else is named in {format}");
        for word in ["Cut the backlog from 90 to 12", "5 October", "Lead the queue redesign", "a colleague"] {
            assert!(run.out.contains(word), "{format} cites “{word}”: {}", run.out);
        }
        run.out
    }

    fn check(&self, moved: &str) {
        let markdown = self.summary("md");
        assert!(
            markdown.contains(moved) && markdown.contains("moved from"),
            "the movement is told: {markdown}"
        );
        self.summary("txt");
        let html = self.summary("html");
        assert!(html.contains("<svg") && html.contains("</html>"), "one page with its charts");
        for outside in ["<script", "src=\"http", "@import", "<link"] {
            assert!(!html.contains(outside), "the page needs nothing from outside: {outside}");
        }
        let json: Value = serde_json::from_str(&self.summary("json")).unwrap();
        let evidence: Vec<&str> =
            json["evidence"].as_array().unwrap().iter().map(|e| e["id"].as_str().unwrap()).collect();
        for section in json["sections"].as_array().unwrap() {
            for cited in section["citations"].as_array().unwrap() {
                assert!(evidence.contains(&cited.as_str().unwrap()), "what is cited is in the evidence");
            }
        }
        assert!(
            json["evidence"].as_array().unwrap().iter().all(|e| e["on"].is_string()),
            "all of it is dated"
        );
    }
}

fn small() -> Story {
    let trellis = Trellis::new();
    let notes = trellis.path("notes");
    std::fs::create_dir(&notes).unwrap();
    std::fs::write(notes.join("2026-07-06.md"), "# Plans\n\n- [ ] @robin draft the design due:fri\n")
        .unwrap();
    std::fs::write(notes.join("2026-08-03.md"), "Drew the failure case first. #win #delivery\n").unwrap();
    let ladder = trellis.path("ladder.yml");
    std::fs::write(&ladder, LADDER).unwrap();
    Story { trellis, notes, ladder, framework: "Small ladder".into(), meetings: 2 }
}

const LADDER: &str = "
format: trellis-framework/1
name: Small ladder
levels:
  - {id: one, name: One}
  - {id: two, name: Two}
  - {id: three, name: Three}
areas:
  - name: Work
    competencies:
      - {slug: delivery, name: Delivery, cells: {three: [{text: Plans the work of others}]}}
      - {slug: design, name: Design, cells: {two: [{text: Designs one part}]}}
";

#[test]
fn from_a_first_mentee_to_a_growth_summary() {
    let story = small();
    story.tell(["delivery", "design"], ["One", "Two", "Three"]);
    story.check("Delivery");
}

#[test]
fn the_same_on_years_of_real_notes_and_a_published_ladder() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Some(inputs) = here.ancestors().map(|a| a.join("shared/inputs")).find(|p| p.is_dir()) else {
        eprintln!("skipped: the real inputs (shared/inputs beside the project) are absent");
        return;
    };
    let story = Story {
        trellis: Trellis::new(),
        notes: inputs.join("notes/ipfs"),
        ladder: inputs.join("frameworks/ft-engineering-v1.yml"),
        framework: "Engineering (Legacy)".into(),
        meetings: 556,
    };
    story.tell(["technical", "delivery"], ["Junior Engineer", "Engineer", "Senior Engineer 1"]);
    story.check("Technical");
    let found = story.trellis.json(&["search", "libp2p", "--person", "robin", "--limit", "3"]);
    assert!(found["total"].as_u64().unwrap() > 20, "years of notes are found again");
}
