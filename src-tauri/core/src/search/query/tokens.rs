//! A query's text cut into words, phrases, filters and signs.

/// A piece of a query.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    Open,
    Close,
    Or,
    Not,
    Text { text: String, quoted: bool, star: bool },
    Filter(String, String),
}

pub(super) fn tokens(text: &str) -> Vec<Token> {
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
