//! Tables as people keep them: a column per level, or a row per descriptor.

use trellis_core::frameworks::{LadderError, ReadError, read, read_bytes};

use super::{assert_warned, cell, import};

#[test]
fn a_matrix_comes_in_whatever_its_columns_are_called_and_however_they_stand() {
    let plain = "Area,Competency,Junior,Senior\nCraft,Tests,Writes tests,Designs test strategies\n\
        Craft,Reviews,,\"Reviews kindly\nTeaches reviewing\"\nPeople,Talking,Asks,\n";
    let expected = import(plain, "ours.csv").ladder;
    assert_eq!(expected.name, "Ours", "the file gives the name");
    assert_eq!(cell(&expected, "reviews", "senior"), ["Reviews kindly", "Teaches reviewing"]);
    assert_eq!(expected.counts().empty_cells, 2, "empty cells stay empty");
    assert_eq!(import(plain, "ours.csv").warnings, [], "nothing was left out");
    for (text, what) in [
        (plain.replace(',', ";"), "semicolons"),
        (plain.replace(',', "\t"), "tabs"),
        (format!("\u{feff}{}", plain.replace('\n', "\r\n")), "a BOM and line ends of Windows"),
        (format!("sep=;\n{}", plain.replace(',', ";")), "the separator told"),
        (plain.replace("Area,Competency", "THEME , Skills"), "other words"),
        (plain.replace("Area,Competency", "category,Sub-category"), "other words again"),
    ] {
        assert_eq!(import(&text, "ours.csv").ladder, expected, "{what}");
    }
    let turned = "Junior;Skill;Senior;Domain\nWrites tests;Tests;Designs test strategies;Craft\n\
        ;Reviews;\"Reviews kindly\nTeaches reviewing\";Craft\nAsks;Talking;;People\n";
    assert_eq!(import(turned, "ours.csv").ladder, expected, "columns in any order");
    let repeated = "Area,Competency,Junior,Senior\nCraft,Tests,Writes tests,Designs test strategies\n\
        ,Reviews,,Reviews kindly\n,,,Teaches reviewing\nPeople,Talking,Asks,\n";
    assert_eq!(import(repeated, "ours.csv").ladder, expected, "a blank name is that of the row above");
    let long = "Area,Competency,Level,Behaviour\nCraft,Tests,Junior,Writes tests\n\
        Craft,Tests,Senior,Designs test strategies\nCraft,Reviews,Senior,Reviews kindly\n\
        Craft,Reviews,Senior,Teaches reviewing\nPeople,Talking,Junior,Asks\n";
    assert_eq!(import(long, "ours.csv").ladder, expected, "a row per descriptor");
    assert_eq!(
        read(turned, "-").map(|i| i.ladder.levels),
        Ok(expected.levels.clone()),
        "without a telling name"
    );
    let wide: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(plain.replace(',', "\t").encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    assert_eq!(read_bytes(&wide, "ours.csv").map(|i| i.ladder), Ok(expected), "as Excel saves Unicode text");
}

#[test]
fn an_area_without_a_second_layer_is_its_own_competency() {
    let ladder = import(
        "Pillar,L1,L2,L3\nImpact,Fixes bugs,Ships,Leads\nImpact,,,Decides\nCulture,Is kind,,\n",
        "x.csv",
    )
    .ladder;
    let names: Vec<_> =
        ladder.areas.iter().map(|a| (a.name.as_str(), a.competencies[0].name.as_str())).collect();
    assert_eq!(names, [("Impact", "Impact"), ("Culture", "Culture")]);
    assert_eq!(cell(&ladder, "impact", "l3"), ["Leads", "Decides"]);
}

#[test]
fn rows_that_only_name_something_head_the_rows_below() {
    let text = "Our ladder 2026,,\n,,\nSkill,Junior,Senior\nCRAFT,,\nTests,Writes,Designs\nReviews,,Teaches\nPEOPLE,,\nTalking,Asks,\n";
    let import = import(text, "x.csv");
    assert_eq!(import.ladder.name, "Our ladder 2026", "a line above the table is the title");
    let areas: Vec<_> = import.ladder.areas.iter().map(|a| (a.name.as_str(), a.competencies.len())).collect();
    assert_eq!(areas, [("CRAFT", 2), ("PEOPLE", 1)]);
}

#[test]
fn what_has_no_place_is_reported_where_it_stands() {
    let text = "Competency,Theme,Junior,Junior examples,Senior,Weight\n\
        Tests,Craft,Writes tests,In CI,Designs,3\n\
        ,,,Alone,,\n\
        Talking,People,Asks,,Answers,2,too far\n";
    let import = import(text, "x.csv");
    let tests = import.ladder.competency("tests").expect("there");
    assert_eq!(tests.cell("junior")[0].examples, ["In CI", "Alone"], "examples of their level");
    assert_warned(&import, "line 2, column 6", "`Weight`");
    assert_warned(&import, "line 4, column 7", "too far");
    assert_eq!(import.warnings.len(), 2, "{:#?}", import.warnings);
    let long = "Area,Level,Text\nCraft,Junior,Writes\nCraft,,Floats\n,Senior,Leads\n";
    let import = super::import(long, "x.csv");
    assert_warned(&import, "line 3, column 3", "no level is given: Floats");
    assert_eq!(cell(&import.ladder, "craft", "senior"), ["Leads"]);
}

#[test]
fn letters_of_windows_are_read_with_a_word_about_it() {
    let text = b"Area;Junior\nQualit\xe9;Ma\xdfvoll \x96 klar\n";
    let import = read_bytes(text, "x.csv").expect("readable");
    assert_eq!(import.ladder.areas[0].name, "Qualité");
    assert_eq!(cell(&import.ladder, "qualite", "junior"), ["Maßvoll – klar"]);
    assert_warned(&import, "line 1", "code page of Windows");
    assert_eq!(read_bytes(text, "x.yaml"), Err(ReadError::NotText));
}

#[test]
fn what_is_no_ladder_is_refused_with_a_reason() {
    for (text, reason) in [
        ("Name,Email,Team\nAna,ana@example.org,Ledger\n", "needs a column for the area or competency"),
        ("Area,Competency\nCraft,Tests\n", "no levels"),
        ("Area,Junior,junior\nCraft,a,b\n", "two levels have the name"),
        ("Level,Craft,People\nJunior,a,b\nSenior,c,d\n", "turn the table round"),
        ("Area,Junior\nCraft,\"opened\nand not closed\n", "line 2 is not valid CSV: a quotation mark"),
        (",,\n,,\n", "empty"),
        (
            "area,slug,competency,Junior\nA,one,First,a\nA,one,Second,b\n",
            "two competencies have the slug `one`",
        ),
    ] {
        let error = read(text, "x.csv").expect_err(text).to_string();
        assert!(error.contains(reason), "`{reason}` should stand in: {error}");
    }
    let wide =
        format!("Area,{}\nCraft,a\n", (1..=101).map(|n| format!("L{n}")).collect::<Vec<_>>().join(","));
    assert_eq!(read(&wide, "x.csv"), Err(ReadError::Invalid(LadderError::TooManyLevels(101))));
    let many: String =
        std::iter::once("Area,Junior\n".to_owned()).chain((0..200_001).map(|n| format!("a,{n}\n"))).collect();
    assert_eq!(read(&many, "x.csv"), Err(ReadError::TooManyCells));
}

#[test]
fn three_hundred_competencies_come_in() {
    let rows = (0..300).map(|n| format!("Area {},Skill {n},does {n},does more,leads\n", n / 30));
    let text: String = std::iter::once("Area,Skill,Junior,Mid,Senior\n".to_owned()).chain(rows).collect();
    let counts = import(&text, "x.csv").ladder.counts();
    assert_eq!((counts.areas, counts.competencies, counts.descriptors), (10, 300, 900));
}
