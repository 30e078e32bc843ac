//! What a ladder looks like in the hands of others.

use std::path::Path;

use trellis_core::frameworks::write::{schema, to_csv, to_html, to_json, to_markdown, to_yaml};

use super::{OWN, import};

#[test]
fn yaml_is_written_as_a_person_would() {
    let yaml = to_yaml(&import(OWN, "own.yaml").ladder);
    for line in [
        "format: trellis-framework/1\nname: Support engineer\n",
        "    about: \"0-1 years: learns with a partner.\"\n",
        "    about: |\n      Sets the direction.\n      Others ask them first.\n",
        "            - text: Replies within the agreed time, seen in the queue.\n              examples:\n",
        "          leading: []\n",
        "          steady:\n            - text: Finds the question behind the question.\n            - text: Writes replies that others reuse.\n          leading:",
        "      name: Data & queries\n        cells: {}\n",
        "    expects:\n      first-answer: leading\n      reproduce: steady\n      data: starting\n",
    ] {
        assert!(yaml.contains(line.trim_start_matches("      name")), "`{line}` should stand in\n{yaml}");
    }
}

#[test]
fn json_is_indented_and_says_its_format_first() {
    let json = to_json(&import(OWN, "own.yaml").ladder);
    assert!(
        json.starts_with("{\n  \"format\": \"trellis-framework/1\",\n  \"name\": \"Support engineer\""),
        "{json}"
    );
}

#[test]
fn csv_has_a_row_per_competency_and_a_column_per_level() {
    let csv = to_csv(&import(OWN, "own.yaml").ladder);
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let head: Vec<_> = rows.headers().expect("a head").iter().map(str::to_owned).collect();
    assert_eq!(
        head,
        ["area", "slug", "competency", "Starting", "Steady", "Leading", "about", "expects: Support lead"]
    );
    let first: Vec<_> = csv.lines().skip(1).take(3).collect();
    assert!(first[1].starts_with("  - Says"), "examples are bullets below their descriptor: {first:?}");
    let rows: Vec<_> = rows.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), 4);
    assert_eq!(&rows[0][4], "Finds the question behind the question.\nWrites replies that others reuse.");
    assert_eq!(&rows[3][3], "", "an empty cell");
}

#[test]
fn markdown_reads_as_a_page() {
    let mut ladder = import(OWN, "own.yaml").ladder;
    ladder.areas[0].name = "1. <b>Customers</b> & *friends*".into();
    let page = to_markdown(&ladder);
    for piece in [
        "# Support engineer\n\nWhat we expect of people who help customers.\n",
        "1. **Starting**: 0-1 years: learns with a partner.\n2. **Steady**\n",
        "## 1\\. \\<b>Customers\\</b> & \\*friends\\*\n",
        "### First answer\n\n`#first-answer`\n",
        "**2 Steady**\n\n- Finds the question behind the question.\n- Writes replies that others reuse.\n",
        "  - Says \"I am on it\" before digging\n",
        "**3 Leading**\n\nNothing is written for this level.\n",
        "| Competency | Expected level |\n| --- | --- |\n| First answer | Leading |\n",
    ] {
        assert!(page.contains(piece), "`{piece}` should stand in\n{page}");
    }
}

#[test]
fn html_is_one_page_in_which_nothing_of_the_ladder_is_markup() {
    let mut ladder = import(OWN, "own.yaml").ladder;
    ladder.summary = "</title><script>alert('x')</script>\n\nSecond\u{7} paragraph".into();
    ladder.name = "\"><img src=x onerror=alert(1)>".into();
    let page = to_html(&ladder);
    assert!(!page.contains("<script") && !page.contains("<img"), "texts are escaped");
    assert!(page.contains("&lt;script&gt;alert(&#39;x&#39;)"), "and still there");
    assert!(page.contains("Second\u{fffd} paragraph"), "control characters have no place in HTML");
    assert!(!page.contains("http://") && !page.contains("https://"), "nothing is loaded");
    assert!(page.contains("prefers-color-scheme: dark") && page.contains("@media print"));
    assert_eq!(page.matches("<table>").count(), 5, "a table per competency and profile");
    for tag in ["table", "article", "section", "ul", "li", "p", "td", "th"] {
        let opened = page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
        assert_eq!(opened, page.matches(&format!("</{tag}>")).count(), "every <{tag}> is closed");
    }
}

#[test]
fn the_published_schema_is_the_one_the_types_give() {
    let start = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path =
        start.ancestors().map(|folder| folder.join("docs/framework.schema.json")).find(|path| path.is_file());
    let wanted = schema();
    let Some(path) = path else {
        panic!("docs/framework.schema.json is missing; it should hold\n{wanted:#}")
    };
    let kept = std::fs::read_to_string(&path).expect("readable");
    let kept: serde_json::Value = serde_json::from_str(&kept).expect("JSON");
    assert_eq!(kept, wanted, "{} differs from the types; it should hold\n{wanted:#}", path.display());
}
