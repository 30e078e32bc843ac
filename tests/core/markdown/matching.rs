use trellis_core::markdown::match_tasks;

#[test]
fn a_task_is_followed_through_edits() {
    let old = "# A\n- [ ] call Bo\n- [ ] write the report\n\n# B\n- [ ] call Bo\n";
    let cases: [(&str, &str, &[Option<usize>]); 9] = [
        (
            "ticked",
            "# A\n- [x] call Bo\n- [ ] write the report\n\n# B\n- [ ] call Bo\n",
            &[Some(0), Some(1), Some(2)],
        ),
        (
            "one of two alike removed",
            "# A\n- [ ] write the report\n\n# B\n- [ ] call Bo\n",
            &[Some(1), Some(2)],
        ),
        (
            "moved",
            "# A\n- [ ] write the report\n- [ ] call Bo\n\n# B\n- [ ] call Bo\n",
            &[Some(1), Some(0), Some(2)],
        ),
        (
            "reworded",
            "# A\n- [ ] call Bo\n- [ ] @ana write a first report\n\n# B\n- [ ] call Bo\n",
            &[Some(0), Some(1), Some(2)],
        ),
        ("replaced", "# A\n- [ ] call Bo\n- [ ] zzz\n\n# B\n- [ ] call Bo\n", &[Some(0), None, Some(2)]),
        (
            "put before",
            "- [ ] new thing\n# A\n- [ ] call Bo\n- [ ] write the report\n\n# B\n- [ ] call Bo\n",
            &[None, Some(0), Some(1), Some(2)],
        ),
        (
            "cut while typing",
            "# A\n- [ ] call Bo\n- [ ] wri\n\n# B\n- [ ] call Bo\n",
            &[Some(0), Some(1), Some(2)],
        ),
        (
            "moved and ticked",
            "# A\n- [ ] call Bo\n\n# B\n- [ ] call Bo\n\n# C\n\ntext\n\n- [x] write the report\n",
            &[Some(0), Some(2), Some(1)],
        ),
        ("all gone", "", &[]),
    ];
    for (what, new, wanted) in cases {
        assert_eq!(match_tasks(old, new), wanted, "{what}");
    }
}

#[test]
fn a_line_that_only_moved_beats_one_that_is_only_alike() {
    let old = "- [ ] review change 12\n\nText one\n\nText two\n";
    let new = "- [ ] review change 13\n\nText one\n\nText two\n\n- [ ] review change 12\n";
    assert_eq!(match_tasks(old, new), [None, Some(0)]);
}

#[test]
fn typing_an_empty_box_full_keeps_it() {
    assert_eq!(match_tasks("a\n- [ ] \nb\n", "a\n- [ ] draft\nb\n"), [Some(0)]);
}
