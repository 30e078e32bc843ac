//! What a summary says, and what it says when there is little to say.

use serde_json::json;
use trellis_core::Code;
use trellis_core::summary::{SummaryCompose, SummaryFormat, SummaryNames};

use super::reading::{everything, words};
use super::{file, half, story, text};
use crate::support::Book;

#[test]
fn every_citation_leads_to_dated_evidence() {
    let mut book = story::elske();
    let summary = half(&mut book);
    let titles: Vec<&str> = summary.sections.iter().map(|s| s.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Headline",
            "Goals and outcomes",
            "Movement on the ladder",
            "Impact",
            "Feedback",
            "Growth areas and next steps"
        ]
    );
    for section in &summary.sections {
        assert!(!section.citations.is_empty(), "“{}” cites something", section.title);
        for id in &section.citations {
            let evidence = summary.evidence.iter().find(|e| &e.id == id).expect("a citation is in the list");
            assert!(
                section.text.contains(&format!("[{}]", evidence.number)),
                "its number stands in the text"
            );
        }
    }
    let numbers: Vec<u32> = summary.evidence.iter().filter(|e| e.cited).map(|e| e.number).collect();
    assert!(
        numbers.iter().zip(1..).all(|(number, at)| *number == at),
        "cited evidence is numbered without gaps"
    );
}

#[test]
fn goals_tell_how_they_ended_and_what_comes_next() {
    let mut book = story::elske();
    let summary = half(&mut book);
    let goals = text(&summary, "Goals and outcomes");
    assert!(goals.contains("**Cut the month-end close** was achieved on 18 November."), "{goals}");
    assert!(goals.contains("It went from 42 to 9 minutes."), "{goals}");
    assert!(goals.contains("One milestone was reached: “RFC accepted” (29 October)"), "{goals}");
    let next = text(&summary, "Growth areas and next steps");
    assert!(next.contains("next is “First service behind a flag” by 18 December"), "{next}");
}

#[test]
fn the_ladder_counts_what_is_at_target_and_names_each_step() {
    let mut book = story::elske();
    let summary = half(&mut book);
    let ladder = text(&summary, "Movement on the ladder");
    assert!(ladder.contains("moved up in three competencies"), "{ladder}");
    assert!(ladder.contains("Then one of six was at Senior or above; now three of six are."), "{ladder}");
    assert!(
        ladder.contains(
            "**Delivery** moved from Mid to Senior. What that means: Cuts a large problem into steps"
        ),
        "the descriptor newly met is told: {ladder}"
    );
    let all = format!("{:?}", summary.sections);
    assert!(!all.contains("1.5") && !all.contains("average"), "levels are never averaged");
}

#[test]
fn nothing_at_target_yet_is_said_without_a_zero() {
    let mut book = story::elske();
    story::snapshot(&mut book, "2026-05-12", "agreed", [1, 1, 1, 1, 1, 1]);
    let early =
        SummaryCompose { person: "Elske".into(), period: Some("2026-Q2".into()), ..Default::default() };
    book.call("person.edit", json!({"person": "Elske", "target": "Staff"})).unwrap();
    let summary = book.run(early);
    let headline = text(&summary, "Headline");
    assert!(headline.contains("None of six competencies are at Staff or above yet."), "{headline}");
    let ladder = text(&summary, "Movement on the ladder");
    assert!(ladder.contains("Then as now, none of six are at Staff or above."), "{ladder}");
}

#[test]
fn coverage_counts_evidence_by_competency_and_month() {
    let mut book = story::elske();
    let summary = half(&mut book);
    let count = |slug: &str, month: &str| summary.coverage[slug].get(month).copied().unwrap_or(0);
    assert_eq!(count("delivery", "2026-11"), 2, "a win and the goal's outcome");
    assert_eq!(count("system-design", "2026-09"), 1, "a tagged line of shared notes");
    assert_eq!(count("design-reviews", "2026-09"), 1, "shareable peer feedback");
    assert!(summary.coverage["testing"].is_empty(), "nothing on testing is a row too");
    assert!(
        summary.warnings.iter().any(|w| w.contains("Nothing on Testing and Operations yet")),
        "{:?}",
        summary.warnings
    );
    assert_eq!(summary.private_left_out, 4, "one private note and three private halves of meetings");
    assert_eq!(summary.months.len(), 6, "July to December");
}

#[test]
fn successes_only_and_the_last_weeks_only_are_pointed_out() {
    let mut book = Book::new();
    book.person("Ana Lima");
    for day in ["2026-10-30", "2026-11-02", "2026-11-09", "2026-11-16"] {
        book.call("note.add", json!({"person": "Ana", "text": "It went well.", "kind": "win", "on": day}))
            .unwrap();
    }
    let summary = book.run(SummaryCompose { person: "Ana".into(), ..Default::default() });
    assert_eq!(
        (summary.from.to_string(), summary.to.to_string()),
        ("2026-07-01".into(), "2026-11-21".into())
    );
    let warnings = summary.warnings.join(" ");
    assert!(
        warnings.contains("100% of what you cite is from the last six weeks of the period: 4 of 4."),
        "{warnings}"
    );
    assert!(warnings.contains("All 4 pieces of what you cite are successes."), "{warnings}");
    let impact = text(&summary, "Impact");
    assert!(!impact.contains("Beyond the ladder"), "a single group needs no heading: {impact}");
    assert!(text(&summary, "Headline").contains("It rests on four wins."), "{}", text(&summary, "Headline"));
}

#[test]
fn an_empty_period_says_so_kindly() {
    let mut book = Book::new();
    book.person("Ana Lima");
    let summary =
        book.run(SummaryCompose { person: "Ana".into(), period: Some("2019".into()), ..Default::default() });
    assert_eq!(summary.sections.len(), 1, "no empty sections");
    assert!(summary.sections[0].text.contains("nothing to show for Ana"), "{}", summary.sections[0].text);
    assert!(summary.evidence.is_empty() && summary.warnings.is_empty(), "nothing is made up");
}

#[test]
fn what_cannot_be_is_said() {
    let mut book = Book::new();
    book.person("Ana");
    let compose = |person: &str, period: &str, template: &str| SummaryCompose {
        person: person.into(),
        period: Some(period.into()),
        template: Some(template.into()),
        ..Default::default()
    };
    assert_eq!(book.refused(compose("Zoe", "2026", "review")).code, Code::NotFound, "nobody is called Zoe");
    assert_eq!(book.refused(compose("Ana", "last year", "review")).code, Code::Invalid, "not a period");
    assert_eq!(book.refused(compose("Ana", "2026", "sonnet")).code, Code::NotFound, "no such template");
    let turned = SummaryCompose {
        person: "Ana".into(),
        from: Some(crate::support::day("2026-05-02")),
        to: Some(crate::support::day("2026-05-01")),
        ..Default::default()
    };
    assert_eq!(book.refused(turned).code, Code::Invalid, "it would end before it begins");
}

#[test]
fn other_people_are_colleagues_unless_kept() {
    let mut book = story::elske();
    let summary = half(&mut book);
    assert_eq!(summary.names_found, ["@newhire", "Tomasz", "Tomasz Bielak", "Yusra", "Yusra Haddad"]);
    for format in SummaryFormat::ALL {
        let mut told = everything(&file(&mut book, *format, SummaryNames::Role));
        if *format == SummaryFormat::Json {
            // The list of what was found is for the owner, and says so by its name.
            let mut value: serde_json::Value =
                serde_json::from_str(&words(&file(&mut book, *format, SummaryNames::Role))).unwrap();
            value.as_object_mut().unwrap().remove("names_found");
            told = value.to_string();
        }
        for name in ["Yusra", "Haddad", "Tomasz", "Bielak", "newhire", "Maya", "Lind"] {
            assert!(!told.contains(name), "{format} names {name}");
        }
        assert!(told.contains("Elske") && told.contains("colleague"), "{format} names Elske and nobody else");
        let kept = everything(&file(&mut book, *format, SummaryNames::Keep));
        assert!(kept.contains("Yusra") && kept.contains("@newhire"), "{format} keeps names on purpose");
    }
}

#[test]
fn markup_in_notes_stays_text_on_the_page() {
    let mut book = Book::new();
    book.person("<img onerror=alert(1)>");
    book.call(
        "note.add",
        json!({"person": "img", "kind": "win", "text": "<script>alert(2)</script> <b onclick=x>it</b> & \"so\" `<i>` [l](javascript:alert(3))",
               "links": ["https://ok.example/\"><script>"]}),
    )
    .unwrap();
    let page = book
        .run(trellis_core::summary::SummaryRender {
            person: Some("img".into()),
            format: Some(SummaryFormat::Html),
            ..Default::default()
        })
        .text
        .unwrap();
    for bad in ["<script", "<img", "onclick=x>", "href=\"javascript:"] {
        assert!(!page.contains(bad), "the page runs nothing: {bad}");
    }
    for outside in ["<link", "@import", "url(", " src=", "<iframe"] {
        assert!(!page.contains(outside), "the page loads nothing: {outside}");
    }
}

#[test]
fn two_thousand_pieces_of_evidence_make_a_readable_text() {
    let mut book = Book::new();
    book.person("Ana Lima");
    let calls = (0..2000)
        .map(|n| {
            let day = format!("2026-{:02}-{:02}", 7 + n % 5, 1 + n % 20);
            let input = json!({"person": "Ana", "kind": "win", "on": day, "text": format!("Shipped part {n} with Bo.")});
            ("note.add".to_owned(), input)
        })
        .collect();
    trellis_core::api::batch(&mut book.file, calls).unwrap();
    let summary = book.run(SummaryCompose { person: "Ana".into(), ..Default::default() });
    assert_eq!(summary.evidence.len(), 2000, "all of it can be cited");
    let impact = text(&summary, "Impact");
    assert!(
        impact.len() < 4000 && impact.contains("The list of evidence holds 1976 more."),
        "{}",
        impact.len()
    );
}
