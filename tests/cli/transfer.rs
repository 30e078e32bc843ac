//! `trellis search`, `import`, `export`, `doctor`

use crate::support::Trellis;

#[test]
fn everything_goes_out_and_comes_back() {
    let trellis = Trellis::new();
    trellis.json(&["init", "--owner", "Maya"]);
    trellis.json(&["person", "add", "Ana", "--notes", "likes tea"]);
    let told = trellis.json(&["export", "json", "out.json"]);
    assert_eq!(told["holds_private"], true, "a full export says that it holds private notes");
    let told = trellis.json(&["--file", "other.db", "import", "json", "out.json"]);
    assert_eq!(told["counts"]["person"]["added"], 1, "it came over");
    let strip = |mut v: serde_json::Value| {
        v.as_object_mut().unwrap().remove("exported_at");
        v
    };
    assert_eq!(
        strip(trellis.json(&["--file", "other.db", "export", "json", "-"])),
        strip(trellis.json(&["export", "json", "-"])),
        "the same document comes out of both"
    );
    trellis.fails(3, &["import", "json", "missing.json"]);
    std::fs::write(trellis.path("bad.json"), [0xff, 0xfe, 0x00]).unwrap();
    trellis.fails(4, &["import", "json", "bad.json"]);
    trellis.fails(3, &["--file", "none.db", "export", "json", "-"]);
}

#[test]
fn a_search_answers_with_hits() {
    let trellis = Trellis::new();
    trellis.json(&["person", "add", "Ana", "--team", "Billing"]);
    let found = trellis.json(&["search", "billing"]);
    assert_eq!(
        (found["total"].as_u64(), found["hits"][0]["kind"].as_str()),
        (Some(1), Some("person")),
        "found"
    );
    trellis.fails(2, &["search", "x", "--kind", "nonsense"]);
    trellis.fails(2, &["search", ""]);
}

#[test]
fn the_doctor_answers_0_for_a_sound_file_and_1_for_another() {
    let trellis = Trellis::new();
    trellis.json(&["person", "add", "Ana"]);
    assert_eq!(trellis.json(&["doctor"])["ok"], true, "sound");
    let path = trellis.path("trellis.db");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
        let run = trellis.run(&["--json", "doctor"]);
        assert_eq!(run.code, 1, "it found that others may read the file");
        let told: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!(told["ok"], false, "and says so");
    }
    let told = trellis.json(&["doctor", "--repair", "-o", "new.db"]);
    assert_eq!(told["ok"], true, "all of it could be read");
    assert_eq!(trellis.json(&["--file", "new.db", "person", "show", "ana"])["name"], "Ana", "Ana is there");
}
