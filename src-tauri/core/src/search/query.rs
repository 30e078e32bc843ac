//! The query language: words, `"exact phrases"`, `pre*`, `-not`, `or`, brackets, and
//! filters such as `kind:win person:ana after:2026-01-01`. It is read while people
//! type, so an open quote or bracket is closed at the end and never an error.

use chrono::NaiveDate;

use crate::error::{Code, Error, Result};
use crate::wire::parse_date;
use crate::words;

words! {
    /// What a hit can be.
    pub enum Concept {
        /// A person.
        Person = "person",
        /// A mentorship.
        Mentorship = "mentorship",
        /// A meeting.
        Meeting = "meeting",
        /// A topic.
        Topic = "topic",
        /// An action.
        Action = "action",
        /// A goal, with its milestones.
        Goal = "goal",
        /// A check-in.
        Checkin = "checkin",
        /// A review note.
        Note = "note",
        /// A snapshot.
        Snapshot = "snapshot",
        /// A growth plan.
        Plan = "plan",
        /// A growth summary.
        Summary = "summary",
    }
}

/// A query as a tree.
#[derive(Debug, Clone, PartialEq)]
pub enum Query {
    /// Everything.
    All,
    /// All of them.
    And(Vec<Query>),
    /// Any of them.
    Or(Vec<Query>),
    /// Not this.
    Not(Box<Query>),
    /// A word or phrase; `prefix`: it may go on.
    Text {
        /// As written.
        text: String,
        /// Whether longer words fit too.
        prefix: bool,
    },
    /// A filter.
    Filter(Filter),
}

/// A filter on the hit itself.
#[derive(Debug, Clone, PartialEq)]
pub enum Filter {
    /// `kind:goal`.
    Kind(Concept),
    /// `kind:win`: a review note of this kind.
    NoteKind(String),
    /// `person:ana`.
    Person(String),
    /// `tag:reliability`: of a review note or a person.
    Tag(String),
    /// `competency:system-design`.
    Competency(String),
    /// Strictly before a day.
    Before(NaiveDate),
    /// Strictly after a day.
    After(NaiveDate),
    /// On a day.
    On(NaiveDate),
    /// `visibility:private`.
    Visibility(String),
    /// `is:open`.
    Is(State),
    /// `has:link`.
    Has(Part),
}

words! {
    /// What something can be (`is:`).
    pub enum State {
        /// An action, goal or topic that is not done.
        Open = "open",
        /// An action, goal or topic that is done.
        Done = "done",
        /// An open action or goal past its date.
        Overdue = "overdue",
        /// A meeting to come.
        Planned = "planned",
        /// A meeting that took place.
        Held = "held",
        /// Private text.
        Private = "private",
        /// Shareable text.
        Shareable = "shareable",
        /// A goal at risk.
        AtRisk = "at-risk",
        /// Of an archived person.
        Archived = "archived",
    }
    /// What something can have (`has:`).
    pub enum Part {
        /// A meeting with actions.
        Action = "action",
        /// A due date.
        Due = "due",
        /// A link.
        Link = "link",
        /// A meeting with private notes.
        Private = "private",
        /// A tag.
        Tag = "tag",
        /// A goal with milestones.
        Milestone = "milestone",
        /// A goal with check-ins.
        Checkin = "checkin",
    }
}

const NOTE_KINDS: &[&str] = &[
    "observation",
    "win",
    "praise",
    "feedback-given",
    "feedback-received",
    "concern",
    "peer-feedback",
    "self-reflection",
];

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Open,
    Close,
    Or,
    Not,
    Text { text: String, quoted: bool, star: bool },
    Filter(String, String),
}

/// Reads a query. `typing`: its last word may go on.
///
/// # Errors
/// `invalid` where a filter's value is not of its type.
pub fn parse(text: &str, typing: bool) -> Result<Query> {
    let mut tokens = tokens(text);
    let ends_open = !text.ends_with([' ', '"', ')']);
    if typing
        && ends_open
        && let Some(Token::Text { quoted: false, star, .. }) = tokens.last_mut()
    {
        *star = true;
    }
    let mut reader = Reader { tokens: &tokens, at: 0, depth: 0 };
    let mut parts = Vec::new();
    // A stray closing bracket ends a level that was never opened: read on after it.
    while reader.at < tokens.len() {
        parts.push(reader.any()?);
        reader.at += 1;
    }
    Ok(all_of(parts))
}

fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let after = &rest[first.len_utf8()..];
        rest = match first {
            '(' => push(&mut found, Token::Open, after),
            ')' => push(&mut found, Token::Close, after),
            '-' if after.starts_with(|c: char| !c.is_whitespace()) => push(&mut found, Token::Not, after),
            '"' => {
                let (phrase, tail) = after.split_once('"').unwrap_or((after, ""));
                push(&mut found, Token::Text { text: phrase.to_owned(), quoted: true, star: false }, tail)
            }
            _ => {
                let (token, tail) = word(rest);
                push(&mut found, token, tail)
            }
        }
        .trim_start();
    }
    found
}

fn push<'t>(found: &mut Vec<Token>, token: Token, rest: &'t str) -> &'t str {
    found.push(token);
    rest
}

fn word(text: &str) -> (Token, &str) {
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '"')).unwrap_or(text.len());
    let (word, tail) = text.split_at(end);
    if let Some((key, value)) = word.split_once(':')
        && is_filter(key)
    {
        // person:"Ana Lima"
        if value.is_empty() && tail.starts_with('"') {
            let (phrase, tail) = tail[1..].split_once('"').unwrap_or((&tail[1..], ""));
            return (Token::Filter(key.to_lowercase(), phrase.to_owned()), tail);
        }
        return (Token::Filter(key.to_lowercase(), value.to_owned()), tail);
    }
    if word.eq_ignore_ascii_case("or") {
        return (Token::Or, tail);
    }
    let star = word.len() > 1 && word.ends_with('*');
    (Token::Text { text: word.trim_end_matches('*').to_owned(), quoted: false, star }, tail)
}

fn is_filter(key: &str) -> bool {
    ["kind", "person", "tag", "competency", "before", "after", "on", "visibility", "is", "has"]
        .iter()
        .any(|known| key.eq_ignore_ascii_case(known))
}

/// Brackets nest no deeper; more of them are read as one level.
const DEEPEST: usize = 50;

struct Reader<'t> {
    tokens: &'t [Token],
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    /// One or more groups with `or` between them.
    fn any(&mut self) -> Result<Query> {
        let mut groups = vec![self.all()?];
        while self.tokens.get(self.at) == Some(&Token::Or) {
            self.at += 1;
            groups.push(self.all()?);
        }
        groups.retain(|g| *g != Query::All);
        Ok(match groups.len() {
            0 => Query::All,
            1 => groups.remove(0),
            _ => Query::Or(groups),
        })
    }

    /// Terms side by side: all of them.
    fn all(&mut self) -> Result<Query> {
        let mut parts = Vec::new();
        while let Some(token) = self.tokens.get(self.at) {
            if matches!(token, Token::Or | Token::Close) {
                break;
            }
            parts.push(self.term()?);
        }
        Ok(all_of(parts))
    }

    fn term(&mut self) -> Result<Query> {
        let token = self.tokens.get(self.at);
        self.at += 1;
        Ok(match token {
            Some(Token::Not) => match self.tokens.get(self.at) {
                Some(Token::Not | Token::Or | Token::Close) | None => Query::All,
                Some(_) => match self.term()? {
                    Query::All => Query::All,
                    inner => Query::Not(Box::new(inner)),
                },
            },
            Some(Token::Open) if self.depth < DEEPEST => {
                self.depth += 1;
                let inner = self.any()?;
                self.depth -= 1;
                if self.tokens.get(self.at) == Some(&Token::Close) {
                    self.at += 1;
                }
                inner
            }
            Some(Token::Text { text, star, .. }) if !text.trim().is_empty() => {
                Query::Text { text: text.clone(), prefix: *star }
            }
            Some(Token::Filter(key, value)) => filter(key, value)?,
            _ => Query::All,
        })
    }
}

fn all_of(mut parts: Vec<Query>) -> Query {
    parts.retain(|part| *part != Query::All);
    match parts.len() {
        0 => Query::All,
        1 => parts.remove(0),
        _ => Query::And(parts),
    }
}

fn filter(key: &str, value: &str) -> Result<Query> {
    if value.is_empty() {
        return Ok(Query::All);
    }
    let wrong = |error: Error| Error { field: Some(key.to_owned()), ..error };
    Ok(Query::Filter(match key {
        "kind" => kind(value)?,
        "person" => Filter::Person(value.to_owned()),
        "tag" => Filter::Tag(value.trim_start_matches('#').to_lowercase()),
        "competency" => Filter::Competency(value.trim_start_matches('#').to_lowercase()),
        "before" => Filter::Before(parse_date(value).map_err(wrong)?),
        "after" => Filter::After(parse_date(value).map_err(wrong)?),
        "on" => Filter::On(parse_date(value).map_err(wrong)?),
        "visibility" => match value {
            "private" | "shareable" => Filter::Visibility(value.to_owned()),
            _ => return Err(not_one(key, value, &["private", "shareable"])),
        },
        "is" => Filter::Is(value.parse().map_err(wrong)?),
        _ => Filter::Has(value.trim_end_matches('s').parse().or_else(|_| value.parse()).map_err(wrong)?),
    }))
}

/// The filter of a kind: a concept or a note kind.
///
/// # Errors
/// `invalid` for any other word.
pub fn kind(value: &str) -> Result<Filter> {
    let word = value.to_lowercase();
    if let Ok(concept) = word.parse() {
        return Ok(Filter::Kind(concept));
    }
    if NOTE_KINDS.contains(&word.as_str()) {
        return Ok(Filter::NoteKind(word));
    }
    let known: Vec<&str> = Concept::ALL.iter().map(|c| c.word()).chain(NOTE_KINDS.iter().copied()).collect();
    Err(not_one("kind", value, &known))
}

fn not_one(key: &str, value: &str, known: &[&str]) -> Error {
    Error {
        field: Some(key.to_owned()),
        ..Error::new(
            Code::Invalid,
            format!("{key}:{value} is not known; nothing was changed; use one of {}", known.join(", ")),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(word: &str) -> Query {
        Query::Text { text: word.to_owned(), prefix: false }
    }

    fn read(query: &str) -> Query {
        parse(query, false).expect("the query is read")
    }

    #[test]
    fn words_phrases_not_or_and_brackets() {
        assert_eq!(
            read("ledger split"),
            Query::And(vec![text("ledger"), text("split")]),
            "side by side is all"
        );
        assert_eq!(read("\"ledger split\""), text("ledger split"), "quotes keep a phrase");
        assert_eq!(read("a or b"), Query::Or(vec![text("a"), text("b")]), "or is any");
        assert_eq!(
            read("x (a OR b) -c"),
            Query::And(vec![
                text("x"),
                Query::Or(vec![text("a"), text("b")]),
                Query::Not(Box::new(text("c")))
            ]),
            "brackets group, minus excludes"
        );
        assert_eq!(read("led*"), Query::Text { text: "led".into(), prefix: true }, "a star goes on");
        assert_eq!(read("on-call"), text("on-call"), "a hyphen inside a word is the word's");
    }

    #[test]
    fn filters_are_read_and_unknown_keys_are_words() {
        assert_eq!(read("kind:win"), Query::Filter(Filter::NoteKind("win".into())), "a note kind");
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
}
