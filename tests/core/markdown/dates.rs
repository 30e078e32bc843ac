use super::{day, friday};
use trellis_core::markdown::{natural_date, resolve_dates};

#[test]
fn dates_in_words_count_from_the_meeting() {
    for (words, date) in [
        ("2026-12-01", "2026-12-01"),
        ("2017-10-6", "2017-10-06"),
        ("today", "2026-11-20"),
        ("tomorrow", "2026-11-21"),
        ("fri", "2026-11-27"),
        ("Friday", "2026-11-27"),
        ("sat", "2026-11-21"),
        ("this mon", "2026-11-23"),
        ("next tuesday", "2026-11-24"),
        ("next week", "2026-11-27"),
        ("next month", "2026-12-20"),
        ("15 dec", "2026-12-15"),
        ("Dec 15", "2026-12-15"),
        ("15th of December", "2026-12-15"),
        ("1 feb", "2027-02-01"),
        ("20 nov", "2026-11-20"),
        ("29 feb", "2028-02-29"),
        ("in 3 weeks", "2026-12-11"),
        ("3w", "2026-12-11"),
        ("2 days", "2026-11-22"),
        ("in a month", "2026-12-20"),
        ("two weeks", "2026-12-04"),
        ("in 5d", "2026-11-25"),
        ("end of month", "2026-11-30"),
        ("eow", "2026-11-20"),
        ("by friday", "2026-11-27"),
        ("1 April 2027", "2027-04-01"),
        ("April 1, 2027", "2027-04-01"),
        ("1st april 2027", "2027-04-01"),
        ("15/12/2026", "2026-12-15"),
        ("yesterday", "2026-11-19"),
        ("last friday", "2026-11-13"),
        ("2 days ago", "2026-11-18"),
        ("last week", "2026-11-13"),
    ] {
        assert_eq!(natural_date(words, friday()), Some(day(date)), "{words}");
    }
}

#[test]
fn next_tuesday_said_on_a_monday_is_not_tomorrow() {
    assert_eq!(natural_date("next tuesday", day("2026-11-16")), Some(day("2026-11-24")));
}

#[test]
fn unknown_words_are_no_dates() {
    for words in [
        "",
        "soon",
        "monitor",
        "sunflower",
        "marching",
        "32 dec",
        "30 feb",
        "2026-13-01",
        "12",
        "8pm",
        "15m later",
        "99999 weeks",
        "0000-01-01",
        "next",
        "in",
        "2026-1-1-1",
        "-",
        "1/2",
        "friday friday",
        "９ days",
        "in 9999 years",
    ] {
        assert_eq!(natural_date(words, friday()), None, "{words:?}");
    }
}

#[test]
fn words_become_dates_in_task_lines_only() {
    let note = "due:fri\r\n- [ ] a due:fri, b due:\"next tuesday\"  \r\n- [x] due:soon `due:fri` due:2026-01-02\r\n- due:fri\r\n";
    let dated = resolve_dates(note, friday());
    assert_eq!(
        dated,
        "due:fri\r\n- [ ] a due:2026-11-27, b due:2026-11-24  \r\n- [x] due:soon `due:fri` due:2026-01-02\r\n- due:fri\r\n"
    );
    assert_eq!(resolve_dates(&dated, day("2030-01-01")), dated, "what is a date stays that date");
}
