//! Markdown with headings or tables.

use trellis_core::frameworks::read;

use super::{assert_warned, cell, import};

const NESTED: &str = "# Tester ladder\n\nHow testers grow.\n\n## Craft\n\n### Exploring\n\nLooks where others do not.\n\n\
    #### Junior\n\n- Follows a charter\n  - on a new screen\n\n#### Senior\n\n- Writes charters\n- Teaches exploring\n\n\
    ### Reporting\n\n#### Senior\n\nSays what it means for users.\n\n## People\n\n### Pairing\n\n#### Junior\n\n* Pairs weekly\n";

#[test]
fn areas_competencies_and_levels_are_headings() {
    let import = import(NESTED, "testers.md");
    let ladder = &import.ladder;
    assert_eq!(import.warnings, []);
    assert_eq!((ladder.name.as_str(), ladder.summary.as_str()), ("Tester ladder", "How testers grow."));
    let levels: Vec<_> = ladder.levels.iter().map(|level| level.name.as_str()).collect();
    assert_eq!(levels, ["Junior", "Senior"]);
    assert_eq!(ladder.competency("exploring").expect("there").about, "Looks where others do not.");
    assert_eq!(
        ladder.competency("exploring").expect("there").cell("junior")[0].examples,
        ["on a new screen"]
    );
    assert_eq!(cell(ladder, "exploring", "senior"), ["Writes charters", "Teaches exploring"]);
    assert_eq!(cell(ladder, "reporting", "senior"), ["Says what it means for users."], "a paragraph too");
    assert_eq!(ladder.areas[1].competencies[0].name, "Pairing");
}

#[test]
fn other_shapes_say_the_same() {
    let expected = import(NESTED, "testers.md").ladder;
    let bold = NESTED.replace("#### Junior", "**Junior**").replace("#### Senior", "**Senior:**");
    assert_eq!(import(&bold, "testers.md").ladder, expected, "levels in bold");
    let guessed = NESTED.replace("Junior", "Seedling").replace("Senior", "Tree");
    let more = format!("{guessed}\n#### Tree\n\n- Leads\n");
    let levels: Vec<_> = import(&more, "t.md").ladder.levels.into_iter().map(|level| level.name).collect();
    assert_eq!(levels, ["Seedling", "Tree"], "headings that come back are levels");
    let listed = guessed.replace(
        "## Craft",
        "## Levels\n\n1. **Seedling** `seed`: new here\n2. Tree: shades others\n\n## Craft",
    );
    let listed = import(&listed, "t.md").ladder;
    assert_eq!((listed.levels[0].id.as_str(), listed.levels[0].about.as_str()), ("seed", "new here"));
    assert_eq!(listed.levels[1].about, "shades others");
    assert_eq!(cell(&listed, "exploring", "seed"), ["Follows a charter"]);
    let leads = "# T\n\n## Craft\n\n### Exploring\n\n- **Junior**: Follows a charter\n- **Senior** - Writes charters\n  - often\n- Odd one\n";
    let leads = import(leads, "t.md");
    assert_eq!(cell(&leads.ladder, "exploring", "junior"), ["Follows a charter"]);
    assert_eq!(leads.ladder.competency("exploring").expect("there").cell("senior")[0].examples, ["often"]);
    assert_warned(&leads, "line 10", "no level is given: Odd one");
}

#[test]
fn levels_may_stand_outside() {
    let text = "---\ntitle: \"🎯 Leading\"\nyaml: false\nlevels: null\n---\n## Level 3\n### Knowledge\n**Depth**\n* Knows a lot\n\n\
        ### Teamwork\n**Feedback**\n* Gives it\n\n---\n\n## Level 2\n### Knowledge\n**Depth**\n* Learns\n\nOverall.\n";
    let import = import(text, "leading.md");
    let levels: Vec<_> = import.ladder.levels.iter().map(|level| level.name.as_str()).collect();
    assert_eq!(levels, ["Level 2", "Level 3"], "in the order of their numbers");
    assert_eq!(import.ladder.name, "Leading");
    assert_eq!(cell(&import.ladder, "depth", "level-2"), ["Learns", "Overall."]);
    assert_eq!(import.ladder.areas[1].competencies[0].name, "Feedback");
    assert_warned(&import, "line 3", "`yaml`");
    assert_eq!(import.warnings.len(), 1, "{:#?}", import.warnings);
}

#[test]
fn tables_below_headings_come_in_with_their_lines() {
    let text = "# Ours\n\n## Craft\n\nIntro.\n\n| Competency | Junior | Senior |\n|---|---|---|\n| Tests | Writes<br>Runs | Designs |\n\n\
        ## People\n\n| Skill | Junior | Senior | Notes |\n|---|---|---|---|\n| Talking | | Answers | why |\n";
    let import = import(text, "ours.md");
    assert_eq!(cell(&import.ladder, "tests", "junior"), ["Writes", "Runs"]);
    let areas: Vec<_> = import.ladder.areas.iter().map(|area| area.name.as_str()).collect();
    assert_eq!(areas, ["Craft", "People"]);
    assert_warned(&import, "line 5", "Intro.");
    assert_warned(&import, "line 15, column 4", "`Notes`");
    let own = "### Testing\n\n| Level | What it looks like |\n|---|---|\n| Junior | Writes |\n| Senior | Designs |\n";
    let ladder = super::import(own, "x.md").ladder;
    assert_eq!(cell(&ladder, "testing", "senior"), ["Designs"], "a table per competency");
}

#[test]
fn prose_is_no_ladder() {
    for text in [
        "# Dear diary\n\nNothing happened.\n",
        "# Notes\n\n## Monday\n\n- Stood up\n\n## Tuesday\n\n- Sat down\n",
        "Words.\n",
        "| a | b |\n|---|---|\n| c | d |\n",
    ] {
        let error = read(text, "a.md").expect_err(text).to_string();
        assert!(error.contains("no ladder was found") || error.contains("heading row"), "{error}");
    }
    let deep = format!("# A\n\n## Junior\n\n{}x", "- ".repeat(20_000));
    let _ = read(&deep, "deep.md");
}
