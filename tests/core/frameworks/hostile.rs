//! Files made to do harm: an error or a ladder, soon, and never a panic.

use std::fmt::Write as _;

use proptest::prelude::*;
use trellis_core::frameworks::{LadderError, ReadError, read};

use super::{ITEMS, OWN, TOPICS};

const MEGABYTE: usize = 1024 * 1024;

#[test]
fn aliases_that_multiply_are_refused() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for step in 1..30 {
        let last = format!("*a{}", step - 1);
        let _ = writeln!(bomb, "a{step}: &a{step} [{}]", vec![last; 10].join(", "));
    }
    bomb.push_str("levels: [A]\nareas: *a29\n");
    let error = read(&bomb, "bomb.yaml").expect_err("a bomb");
    assert!(matches!(error, ReadError::TooManyAliases(_)), "{error}");
    let long = format!("a: &a \"{}\"\nlevels: [{}]\n", "x".repeat(MEGABYTE), vec!["*a"; 500].join(", "));
    let error = read(&long, "long.yaml").expect_err("half a gigabyte of text");
    assert!(matches!(error, ReadError::TooManyAliases(_)), "{error}");
    let own_tail = read("a: &a [*a]\n", "loop.yaml").expect_err("a list within itself");
    assert!(matches!(own_tail, ReadError::Syntax { .. }), "{own_tail}");
}

#[test]
fn aliases_and_merges_in_measure_are_read() {
    let text = "name: X\nlevels: [A]\nbase: &base {name: B, about: Shared}\nareas:\n- name: C\n  competencies:\n  \
        - {<<: *base, name: D, cells: {a: &cell [Does it]}}\n  - {name: E, cells: {a: *cell}}\n";
    let ladder = read(text, "merge.yaml").expect("readable").ladder;
    assert_eq!(ladder.areas[0].competencies[0].about, "Shared");
    assert_eq!(ladder.areas[0].competencies[0].name, "D", "what is written wins over what is merged");
    assert_eq!(ladder.counts().descriptors, 2);
}

#[test]
fn deep_nesting_is_refused() {
    for text in [
        "[".repeat(MEGABYTE / 2),
        "{\"a\":".repeat(100_000),
        format!("{}{}", "[".repeat(100), "]".repeat(100)),
        (0..2000).fold(String::new(), |mut text, depth| {
            let _ = writeln!(text, "{}a:", " ".repeat(depth));
            text
        }),
        "- ".repeat(MEGABYTE / 2),
    ] {
        for file in ["deep.yaml", "deep.json"] {
            let error = read(&text, file).expect_err("too deep");
            assert!(matches!(error, ReadError::TooDeep(_) | ReadError::Syntax { .. }), "{error}");
        }
    }
}

#[test]
fn a_nul_is_refused_wherever_it_hides() {
    for (text, file) in [
        (OWN.replace("Customers", "Cust\0omers"), "own.yaml"),
        (OWN.replace("name: Customers", "name: \"Cust\\0omers\""), "own.yaml"),
        ("{\"levels\": [\"A\\u0000\"], \"areas\": []}".to_owned(), "own.json"),
    ] {
        let error = read(&text, file).expect_err("a NUL");
        assert!(matches!(error, ReadError::Nul(_)), "{error}");
    }
}

#[test]
fn huge_files_are_read_or_refused() {
    // Enough for the runner to end anything that grows with the square; a megabyte takes a debug build too long.
    const SIZE: usize = MEGABYTE / 4;
    let many = |line: &str| line.repeat(SIZE / line.len());
    for text in [
        "x".repeat(SIZE),
        format!("name: \"{}\"\nlevels: [A]\nareas: []\n", "é".repeat(SIZE / 2)),
        format!("levels: [A]\nname: X\nareas:\n{}", many("- name: B\n")),
        format!("levels: [A]\nname: X\nareas:\n- name: B\n  competencies:\n{}", many("  - name: C\n")),
        format!("name: X\nareas: []\nlevels:\n{}", many("- Same\n")),
        format!("name: X\nthemes: [A]\nlevels: [L]\ncompetencies:\n{}", many("- {level: l, theme: b}\n")),
        format!("name: X\nlevels: [L]\ncompetencies:\n{}", many("- {level: l, theme: a, summary: s}\n")),
        format!("---\nlevels: 2\ntopics:\n{}---\n", many("- name: a\n")),
        format!(
            "---\nlevels: 2\ntopics:\n- name: a\n  content:\n{}---\n",
            many("  - level: 9\n    criteria: [x]\n")
        ),
        many("? a\n: "),
        many("&a *a "),
        many("k: v\n"),
    ] {
        match read(&text, "big.yaml") {
            Ok(import) => assert!(import.ladder.validate().is_ok(), "what comes in keeps the rules"),
            Err(error) => assert!(error.to_string().len() < 1000, "an error is short: {error}"),
        }
    }
    let error = read(&"x".repeat(5 * MEGABYTE), "huge.yaml").expect_err("too large");
    assert!(matches!(error, ReadError::TooLarge(_)), "{error}");
    let error = read("---\nlevels: 4000000000\ntopics: [a]\n---\n", "many.md").expect_err("too many");
    assert_eq!(error, ReadError::Invalid(LadderError::TooManyLevels(4_000_000_000)));
}

/// A fixture with a piece cut out or something put in.
fn damaged() -> impl Strategy<Value = String> {
    let junk = prop_oneof!["\\PC{0,8}", "[-:?{}\\[\\]&*!|>'\"%@#,\n ~]{0,12}"];
    (0..3_usize, any::<prop::sample::Index>(), 0..40_usize, junk).prop_map(|(which, at, gone, junk)| {
        let letters: Vec<char> = [OWN, ITEMS, TOPICS][which].chars().collect();
        let at = at.index(letters.len());
        let rest = letters.iter().skip(at + gone);
        letters.iter().take(at).copied().chain(junk.chars()).chain(rest.copied()).collect()
    })
}

proptest! {
    #[test]
    fn a_damaged_file_never_panics_and_never_breaks_the_rules(text in damaged()) {
        for file in ["damaged.yaml", "damaged.md", "damaged.json"] {
            if let Ok(import) = read(&text, file) {
                prop_assert!(import.ladder.validate().is_ok());
            }
        }
    }

    #[test]
    fn any_text_at_all_never_panics(text in "(\\PC|[\n\t:{}\\[\\],&*-]){0,200}") {
        let _ = read(&text, "any");
        let _ = read(&format!("---\n{text}\n---\n"), "any.md");
        let _ = read(&format!("levels: [A]\nareas:\n{text}"), "any.yaml");
    }
}
