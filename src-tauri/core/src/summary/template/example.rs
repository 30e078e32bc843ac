//! An invented half-year, to try templates on.

use minijinja::Value;

use super::facts::{Facts, Gap, GoalFact, Group, Head, Ladder, Made, Moved, Parts, Piece, StepFact};

/// With one or two of everything.
pub(super) fn full() -> Facts {
    let made = |text: &str| Made(text.to_owned());
    let piece = |on: &str, kind: &str, text: &str, number: u32| {
        Value::from_serialize(Piece {
            on: on.into(),
            kind: kind.into(),
            text: made(text),
            quote: Made(format!("“{text}”")),
            source: "a colleague".into(),
            competencies: vec!["Delivery".into()],
            goal: made("Cut the month-end close"),
            links: vec!["https://ci.example/close/9".into()],
            situation: "The close took 42 minutes.".into(),
            action: "Batched the ledger writes.".into(),
            result: "It takes 9 minutes.".into(),
            cite: Made(format!(" [{number}]")),
        })
    };
    let goal = |title: &str, state: &str| {
        let done = state == "achieved";
        let yes = |is: bool| if is { "yes".to_owned() } else { String::new() };
        Value::from_serialize(GoalFact {
            title: made(title),
            why: made("Finance waits for it."),
            state: state.into(),
            achieved: yes(done),
            open: yes(!done),
            ended: if done { "18 November".into() } else { String::new() },
            due: "30 November".into(),
            result: made("The close runs in 9 minutes."),
            measured: "went from 42 to 9 minutes".into(),
            milestones: vec![StepFact {
                text: made("First batch in production"),
                due: "1 September".into(),
                done: "29 August".into(),
                cite: made(" [3]"),
            }],
            cite: made(" [1]"),
        })
    };
    let win = || piece("18 November", "Win", "Cut the month-end close from 42 to 9 minutes.", 2);
    let word = || piece("31 October", "Praise", "The failure cases came first.", 4);
    let group = |name: &str| {
        let group = Group { name: name.into(), evidence: vec![win(), word()], wins: vec![win()] };
        vec![Value::from_serialize(group)]
    };
    let part = |name: &str| Made(format!("*What stands in “{name}”.*"));
    Facts {
        head: Head {
            role: "Back-end engineer".into(),
            level: "Mid-level".into(),
            target: "Senior".into(),
            target_date: "31 March 2027".into(),
            team: "Ledger".into(),
            meetings: 9,
            ..empty().head
        },
        parts: Parts {
            headline: part("headline"),
            goals: part("goals"),
            open: part("open"),
            ladder: part("ladder"),
            met: part("met"),
            impact: part("impact"),
            stories: part("stories"),
            feedback: part("feedback"),
            quotes: part("quotes"),
            own_words: part("own_words"),
            gaps: part("gaps"),
            concerns: part("concerns"),
            next: part("next"),
        },
        evidence: vec![win(), word()],
        wins: vec![win()],
        praise: vec![word()],
        quotes: vec![word()],
        observations: vec![piece("8 September", "Observation", "Put the rollback into the plan.", 5)],
        reflections: vec![piece("5 November", "Self-reflection", "I start with what breaks.", 6)],
        concerns: vec![piece("6 October", "Concern", "Takes on-call weeks only with somebody.", 7)],
        milestones: vec![piece("29 August", "Milestone", "First batch in production.", 3)],
        checkins: vec![piece("22 September", "Check-in", "21 minutes by now.", 8)],
        goals: vec![goal("Cut the month-end close", "achieved"), goal("Lead the split", "under way")],
        open_goals: vec![goal("Lead the split", "under way")],
        competencies: group("Delivery"),
        months: group("November 2026"),
        ladder: Ladder {
            name: "Back-end engineer".into(),
            on: "20 November".into(),
            before: "12 June".into(),
            target: "Senior".into(),
            at_target: 3,
            was_at_target: 1,
            of: 6,
            steps: vec![Moved {
                competency: "Delivery".into(),
                before: "Mid-level".into(),
                now: "Senior".into(),
                means: made("Cuts a large problem into steps."),
                cite: made(" [9]"),
            }],
            gaps: vec![Gap {
                competency: "Mentoring".into(),
                now: "Junior".into(),
                target: "Senior".into(),
                next: made("Helps newcomers through their first changes."),
                cite: made(" [9]"),
            }],
            cite: made(" [9]"),
        },
    }
}

/// With a name and a period, and nothing else.
pub(super) fn empty() -> Facts {
    Facts {
        head: Head {
            name: "Ana Lima".into(),
            first_name: "Ana".into(),
            period: "1 July to 31 December 2026".into(),
            from: "1 July 2026".into(),
            to: "31 December 2026".into(),
            ..Head::default()
        },
        ..Facts::default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::try_out;

    #[test]
    fn every_template_of_trellis_can_be_filled_whatever_is_known() {
        for text in [
            include_str!("../../../templates/summaries/review.md"),
            include_str!("../../../templates/summaries/promotion.md"),
            include_str!("../../../templates/summaries/mid-year.md"),
            include_str!("../../../templates/summaries/self-review.md"),
            include_str!("../../../templates/summaries/handover.md"),
            include_str!("../../../templates/summaries/letter.md"),
            include_str!("../../../templates/summaries/brag.md"),
            include_str!("../../../templates/summaries/one-page.md"),
        ] {
            let body = text.splitn(3, "---\n").nth(2).expect("text behind the front matter");
            let filled = try_out(body).unwrap_or_else(|p| panic!("line {}: {}\n{body}", p.line, p.why));
            assert!(filled.contains("# "), "it has sections: {filled}");
        }
    }

    #[test]
    fn a_private_placeholder_is_none_of_them() {
        assert!(try_out("{{ private.notes }}").is_err());
        assert!(try_out("{{ person.notes }}").is_err());
    }
}
