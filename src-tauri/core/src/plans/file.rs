//! One plan as a file: YAML that reads like the plan.
//!
//! ```text
//! format: trellis-plan/1
//! name: Tools and habits
//! hours: 10-15
//! phases:
//!   - title: Version control as a habit
//!     length: 4-6 weeks
//!     milestones:
//!       - Ten small commits with messages that say why
//! ```

use std::fmt::Write as _;

use serde::Deserialize;

use super::{Hours, PlanBody, PlanPhase, PlanReference};
use crate::error::{Error, Result};

/// What the first line may say; another kind of file is refused.
const FORMAT: &str = "trellis-plan/1";
/// Most bytes of a file.
const MOST: usize = 1_000_000;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: Option<String>,
    name: String,
    #[serde(default)]
    summary: String,
    #[serde(default)]
    hours: Option<Hours>,
    #[serde(default)]
    together: bool,
    #[serde(default)]
    references: Vec<PlanReference>,
    phases: Vec<PlanPhase>,
}

/// Reads a file.
///
/// # Errors
/// `refused` where it is no plan, saying where; `invalid` where it breaks a rule of plans.
pub(super) fn read(text: &str) -> Result<PlanBody> {
    let refused = |why: &str| {
        Error::refused(format!("the plan cannot be read: {why}; nothing was changed; correct the file"))
            .in_field("text")
    };
    if text.len() > MOST {
        return Err(refused("it is longer than a megabyte"));
    }
    let file: File = serde_saphyr::from_str(text.trim_start_matches('\u{feff}')).map_err(|e| {
        let said = e.to_string();
        let said = said.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        refused(&crate::dates::clip(said, 200))
    })?;
    if let Some(format) = file.format.filter(|format| format != FORMAT) {
        return Err(refused(&format!("its format is “{}”, not {FORMAT}", crate::dates::clip(&format, 40))));
    }
    let File { name, summary, hours, together, references, phases, .. } = file;
    let body = PlanBody { name, summary, hours, together, references, phases };
    let value = serde_json::to_value(&body).map_err(|e| refused(&e.to_string()))?;
    crate::api::refuse_nul(&value)?;
    body.checked()
}

/// Writes a file that reads the same.
pub(super) fn write(body: &PlanBody) -> String {
    let mut out = format!("format: {FORMAT}\n");
    pair(&mut out, "", "name", &body.name);
    pair(&mut out, "", "summary", &body.summary);
    if let Some(hours) = body.hours {
        pair(&mut out, "", "hours", &hours.to_string());
    }
    if body.together {
        out.push_str("together: true\n");
    }
    if !body.references.is_empty() {
        out.push_str("references:\n");
        for reference in &body.references {
            pair(&mut out, "  - ", "title", &reference.title);
            pair(&mut out, "    ", "url", &reference.url);
        }
    }
    out.push_str("phases:\n");
    for phase in &body.phases {
        pair(&mut out, "  - ", "title", &phase.title);
        let _ = writeln!(out, "    length: {}", phase.length);
        let PlanPhase { why, criteria, metric, competencies, milestones, goals, .. } = phase;
        part(&mut out, "    ", (why, criteria, metric.as_deref()), competencies, milestones);
        if !goals.is_empty() {
            out.push_str("    goals:\n");
        }
        for goal in goals {
            pair(&mut out, "      - ", "title", &goal.title);
            let texts = (goal.why.as_str(), goal.criteria.as_str(), goal.metric.as_deref());
            part(&mut out, "        ", texts, &goal.competencies, &goal.milestones);
        }
    }
    out
}

fn part(
    out: &mut String,
    indent: &str,
    (why, criteria, metric): (&str, &str, Option<&str>),
    competencies: &[String],
    milestones: &[String],
) {
    pair(out, indent, "why", why);
    pair(out, indent, "criteria", criteria);
    pair(out, indent, "metric", metric.unwrap_or_default());
    if !competencies.is_empty() {
        let _ = writeln!(out, "{indent}competencies: [{}]", competencies.join(", "));
    }
    if !milestones.is_empty() {
        let _ = writeln!(out, "{indent}milestones:");
        for milestone in milestones {
            let _ = writeln!(out, "{indent}  - {}", quoted(milestone));
        }
    }
}

fn pair(out: &mut String, indent: &str, key: &str, text: &str) {
    if !text.is_empty() {
        let _ = writeln!(out, "{indent}{key}: {}", quoted(text));
    }
}

/// A text in JSON's quotation marks means the same in YAML, but for the few characters that
/// YAML takes for line ends or does not print.
fn quoted(text: &str) -> String {
    let json = serde_json::Value::from(text).to_string();
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}') {
            let _ = write!(out, "\\u{:04X}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts() -> impl Strategy<Value = String> {
        // Blank space at the ends is trimmed when a plan is checked.
        proptest::collection::vec(any::<char>().prop_filter("refused at the edge", |c| *c != '\0'), 1..20)
            .prop_map(|all| format!("x{}x", all.into_iter().collect::<String>()))
    }

    proptest! {
        #[test]
        fn a_plan_comes_back_from_its_file(name in texts(), why in texts(), milestone in texts(), together: bool) {
            let phase = PlanPhase {
                title: name.clone(), why: why.clone(), milestones: vec![milestone.clone()],
                competencies: vec!["code-review".into()],
                goals: vec![super::super::PlanGoal { title: why.clone(), criteria: milestone, metric: Some("9..3 calls".into()), ..Default::default() }],
                ..PlanPhase::default()
            };
            let body = PlanBody {
                name, summary: why, hours: "5-10".parse().ok(), together,
                references: vec![PlanReference { title: "R".into(), url: "https://example.org/a?b=c#d".into() }],
                phases: vec![phase.clone(), phase],
            };
            let body = body.checked().unwrap();
            let text = write(&body);
            prop_assert_eq!(read(&text).map_err(|e| e.message), Ok(body), "{}", text);
        }
    }

    #[test]
    fn a_file_that_is_no_plan_says_where() {
        for (text, why) in [
            ("name: X\nphases: [{title: A, length: soon}]", "duration"),
            ("name: X\nphases: [{title: A}]", "length"),
            ("name: X\nphases: []", "1 to 200"),
            ("name: X\nphasse: []", "phasse"),
            ("format: trellis-framework/1\nname: X\nphases: [{title: A, length: 1 week}]", "trellis-plan/1"),
            (
                "name: X\nreferences: [{title: R, url: 'javascript:alert(1)'}]\nphases: [{title: A, length: 1 week}]",
                "address",
            ),
            ("name: \"a\\0b\"\nphases: [{title: A, length: 1 week}]", "NUL"),
            ("- just\n- a list", ""),
            ("", ""),
        ] {
            let error = read(text).expect_err(text);
            assert!(error.message.contains(why), "{text}: {}", error.message);
        }
    }
}
