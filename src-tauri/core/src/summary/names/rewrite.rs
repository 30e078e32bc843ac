//! "A colleague" in place of a name, as the sentence asks for it.

use super::spans::{Hit, Span};

/// Words that stand between two names of one list.
const JOINS: &[&str] = &[", ", " and ", ", and ", " & ", "/", " / ", " + ", ","];

pub(super) fn rewrite(text: &str, spans: Vec<Span>, first_name: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    let mut spans = spans.into_iter().peekable();
    while let Some(span) = spans.next() {
        if span.range.start < done {
            continue;
        }
        out.push_str(text.get(done..span.range.start).unwrap_or_default());
        done = span.range.end;
        match span.hit {
            Hit::Subject => out.push_str(first_name),
            Hit::Link(Some(words)) => {
                // The words of the link may hold names of their own.
                let mut at = words.start;
                while let Some(inner) = spans.next_if(|s| s.range.end <= words.end) {
                    out.push_str(text.get(at..inner.range.start).unwrap_or_default());
                    at = inner.range.end;
                    match inner.hit {
                        Hit::Subject => out.push_str(first_name),
                        Hit::Other(possessive) => out.push_str(&colleague(&out, false, possessive)),
                        Hit::Link(_) => {}
                    }
                }
                out.push_str(text.get(at..words.end).unwrap_or_default());
            }
            Hit::Link(None) => out.push_str("(link left out)"),
            Hit::Other(mut possessive) => {
                let mut several = false;
                while let Some(next) = spans.peek() {
                    let Hit::Other(owns) = next.hit else { break };
                    let between = text.get(done..next.range.start).unwrap_or_default();
                    let closes =
                        between == " (" && text.get(next.range.end..).is_some_and(|t| t.starts_with(')'));
                    let same = closes || (!between.is_empty() && between.trim().is_empty());
                    if possessive.is_some() || !(same || JOINS.contains(&between)) {
                        break;
                    }
                    several |= !same;
                    done = next.range.end + usize::from(closes);
                    possessive = owns;
                    spans.next();
                }
                out.push_str(&colleague(&out, several, possessive));
            }
        }
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

/// Words after which "a" would be one too many.
const ARTICLES: &[&str] =
    &["the", "a", "an", "our", "my", "your", "their", "his", "her", "another", "every", "dear", "@"];

/// "a colleague" as it reads after what stands before it.
fn colleague(before: &str, several: bool, possessive: Option<char>) -> String {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let last = line.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let spaced = line.ends_with(char::is_whitespace);
    let article = if spaced && ARTICLES.contains(&last.as_str()) { "" } else { "a " };
    let words = match (several, possessive) {
        (true, Some(mark)) => format!("colleagues{mark}"),
        (true, None) => "colleagues".to_owned(),
        (false, Some(mark)) => format!("{article}colleague{mark}s"),
        (false, None) => format!("{article}colleague"),
    };
    if !begins_sentence(line) {
        return words;
    }
    let mut letters = words.chars();
    letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Whether a sentence begins after this much of a line.
fn begins_sentence(line: &str) -> bool {
    let marks = |c: char| c.is_whitespace() || matches!(c, '*' | '_' | '“' | '"' | '‘' | '(' | '[');
    let kept = line.trim_end_matches(marks);
    let bare = kept.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '+' | '>' | '#'));
    let numbered = bare.strip_suffix(['.', ')']).is_some_and(|n| n.chars().all(|c| c.is_ascii_digit()));
    bare.is_empty() || numbered || (bare.ends_with(['.', '!', '?', '…', '。']) && line.len() > kept.len())
}
