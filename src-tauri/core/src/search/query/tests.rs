//! Whole queries, half-typed ones, and wrong ones.

use super::*;

fn text(word: &str) -> Query {
    Query::Text { text: word.to_owned(), prefix: false }
}

fn read(query: &str) -> Query {
    parse(query, false).expect("the query is read")
}

#[test]
fn words_phrases_not_or_and_brackets() {
    assert_eq!(read("ledger split"), Query::And(vec![text("ledger"), text("split")]), "side by side is all");
    assert_eq!(read("\"ledger split\""), text("ledger split"), "quotes keep a phrase");
    assert_eq!(read("a or b"), Query::Or(vec![text("a"), text("b")]), "or is any");
    assert_eq!(
        read("x (a OR b) -c"),
        Query::And(vec![text("x"), Query::Or(vec![text("a"), text("b")]), Query::Not(Box::new(text("c")))]),
        "brackets group, minus excludes"
    );
    assert_eq!(read("led*"), Query::Text { text: "led".into(), prefix: true }, "a star goes on");
    assert_eq!(read("on-call"), text("on-call"), "a hyphen inside a word is the word's");
}

#[test]
fn filters_are_read_and_unknown_keys_are_words() {
    assert_eq!(read("kind:win"), Query::Filter(Filter::NoteKind(NoteKind::Win)), "a note kind");
    assert_eq!(read("kind:goal"), Query::Filter(Filter::Kind(Concept::Goal)), "a concept");
    assert_eq!(
        read("person:\"Ana Lima\""),
        Query::Filter(Filter::Person("Ana Lima".into())),
        "a quoted name"
    );
    assert_eq!(read("http://x.org"), text("http://x.org"), "a link is a word");
    assert_eq!(read("has:links"), Query::Filter(Filter::Has(Part::Link)), "the plural is fine");
    assert!(parse("kind:nonsense", false).is_err(), "an unknown kind is told");
    assert!(parse("before:tomorrow", false).is_err(), "a bad date is told");
}

#[test]
fn half_typed_queries_are_never_an_error() {
    for query in
        ["\"open", "(a", "a)", ")", "-", "or", "a or", "-(", "kind:", "person:\"an", "((((", "- a", ""]
    {
        assert!(parse(query, true).is_ok(), "“{query}” is on its way to something");
    }
    assert_eq!(
        parse("led", true).ok(),
        Some(Query::Text { text: "led".into(), prefix: true }),
        "typing goes on"
    );
    assert!(parse(&"(".repeat(100_000), false).is_ok(), "deep brackets do no harm");
    assert!(parse(&"-".repeat(100_000), false).is_ok(), "nor many minuses");
}
