//! Claims that cite nothing are marked, and stand without evidence only on purpose.

use trellis_core::Code;
use trellis_core::summary::{
    Summary, SummaryClaimKeep, SummaryEdit, SummaryFormat, SummaryRender, SummarySectionEdit, SummaryShow,
};

use super::reading::everything;
use super::{half, save, sections, story};
use crate::support::Book;

const CLAIM: &str = "She has become the person juniors go to first.";

/// The texts of all claims without evidence, and whether each stands on purpose.
fn claims(summary: &Summary) -> Vec<(&str, bool)> {
    summary.sections.iter().flat_map(|s| &s.claims).map(|claim| (claim.text.as_str(), claim.kept)).collect()
}

/// A saved draft with a claim of the mentor's own behind its first section.
fn claimed(book: &mut Book) -> Summary {
    let saved = save(book);
    let mut edited = sections(&saved);
    edited[0].text.push_str(&format!(" {CLAIM}"));
    book.run(SummaryEdit { id: saved.id.unwrap().to_string(), sections: edited })
}

fn keep(summary: &Summary, text: &str, keep: bool) -> SummaryClaimKeep {
    let id = summary.id.clone().unwrap().to_string();
    SummaryClaimKeep { id, claims: vec![text.to_owned()], keep }
}

#[test]
fn what_is_composed_from_evidence_cites_it_all() {
    let mut book = story::elske();
    assert_eq!(claims(&half(&mut book)), [], "nothing is claimed without evidence");
    save(&mut book);
    book.call("person.edit", serde_json::json!({"person": "Elske", "team": "Ledgers"})).unwrap();
    book.call("note.add", serde_json::json!({"person": "Elske", "kind": "win", "text": "A late win."}))
        .unwrap();
    let later = half(&mut book);
    assert!(later.sections[0].text.contains("in Billing"), "the draft stays as it was saved");
    assert_eq!(claims(&later), [], "and what was a fact when it was saved is no claim now");
}

#[test]
fn a_goal_under_way_with_nothing_to_show_is_a_claim() {
    let mut book = story::elske();
    let goal = serde_json::json!({"person": "Elske", "title": "Speak at the guild", "start": "2026-08-03"});
    let goal = book.call("goal.add", goal).unwrap();
    let told = half(&mut book);
    assert_eq!(claims(&told), [("Speak at the guild is under way.", false)]);
    let checkin = serde_json::json!({"goal": goal["id"], "value": "40", "on": "2026-11-10"});
    book.call("goal.checkin", checkin).unwrap();
    let told = half(&mut book);
    assert_eq!(claims(&told), [], "a dated check-in shows it, also without a note");
    let shown = told.evidence.iter().find(|e| e.text == "Speak at the guild: 40%").expect("it can be cited");
    assert!(
        shown.cited && told.sections[1].text.contains(&format!("40% by 10 November. [{}]", shown.number))
    );
}

#[test]
fn an_edited_sentence_without_evidence_is_marked_until_it_cites_some() {
    let mut book = story::elske();
    let written = claimed(&mut book);
    assert_eq!(claims(&written), [(CLAIM, false)]);
    let section = &written.sections[0];
    assert!(section.html.contains(&format!("<mark data-claim=\"0\">{CLAIM}</mark>")), "{}", section.html);
    assert!(section.html.contains("class=\"cite\" value=\"1\""), "citations are marks: {}", section.html);
    assert_eq!(
        section.claims[0].at as usize,
        section.text.encode_utf16().count(),
        "a citation goes to the end"
    );
    let told =
        book.run(SummaryRender { id: Some(written.id.clone().unwrap().to_string()), ..Default::default() });
    assert!(told.warnings.contains(&"One claim cites no evidence.".to_owned()), "{:?}", told.warnings);

    let mut cited = sections(&written);
    cited[0].text.push_str(" [1]");
    let id = written.id.unwrap().to_string();
    assert_eq!(claims(&book.run(SummaryEdit { id, sections: cited })), [], "it cites something now");
}

#[test]
fn a_claim_stands_on_purpose_until_its_words_change() {
    let mut book = story::elske();
    let written = claimed(&mut book);
    assert_eq!(book.refused(keep(&written, "Nobody said this.", true)).code, Code::NotFound);
    let kept = book.run(keep(&written, CLAIM, true));
    assert_eq!(claims(&kept), [(CLAIM, true)]);
    let id = kept.id.clone().unwrap().to_string();
    assert_eq!(
        claims(&book.run(SummaryShow { id: id.clone(), profile: None })),
        [(CLAIM, true)],
        "it is kept with the summary"
    );
    assert_eq!(claims(&half(&mut book)), [(CLAIM, true)]);
    for format in SummaryFormat::ALL {
        let file =
            book.run(SummaryRender { id: Some(id.clone()), format: Some(*format), ..Default::default() });
        assert!(everything(&file).contains("the person juniors go to"), "{format} holds the words");
        assert!(
            !everything(&file).contains("data-claim") && !everything(&file).contains("\"kept\""),
            "{format} holds no mark"
        );
        assert!(!file.warnings.iter().any(|w| w.contains("no evidence")), "nothing is left to say");
    }
    assert_eq!(
        book.undo(),
        "Undone: Chose which claims stand in the summary of Elske Vandenberg, 2026-07-01 to 2026-12-31"
    );
    assert_eq!(
        claims(&book.run(SummaryShow { id: id.clone(), profile: None })),
        [(CLAIM, false)],
        "undone, it is marked again"
    );
    book.run(keep(&written, CLAIM, true));
    assert_eq!(
        claims(&book.run(keep(&written, CLAIM, false))),
        [(CLAIM, false)],
        "and so it is when asked for"
    );
    book.run(keep(&written, CLAIM, true));
    let mut edited = sections(&written);
    edited[0].text = edited[0].text.replace("juniors", "all");
    let changed = book.run(SummaryEdit { id, sections: edited });
    assert_eq!(
        claims(&changed),
        [("She has become the person all go to first.", false)],
        "other words, other claim"
    );
}

#[test]
fn what_is_to_come_needs_no_evidence() {
    let mut book = story::elske();
    let saved = save(&mut book);
    let id = saved.id.unwrap().to_string();
    let section =
        |title: &str| SummarySectionEdit { title: title.into(), text: "Leads the next split alone.".into() };
    let written = book.run(SummaryEdit { id, sections: vec![section("Next"), section("Strengths")] });
    assert!(written.sections[0].claims.is_empty(), "nobody can have seen it yet");
    assert_eq!(written.sections[1].claims.len(), 1);
}
