//! Sentences that promise something, offered as tasks and never taken for one.

use chrono::NaiveDate;
use comrak::nodes::NodeValue;

use super::Promise;
use super::dates::natural_date;
use super::flat::{Flat, flatten};
use super::tree::with;
use super::words::{Kind, Word, without, words};

/// Words that announce a promise when a colon or dash follows them.
const LEAD_INS: [&str; 14] = [
    "next",
    "next step",
    "next steps",
    "next up",
    "action",
    "actions",
    "action item",
    "ai",
    "todo",
    "to do",
    "to-do",
    "follow up",
    "follow-up",
    "promise",
];

/// Words after a leading mention that make the sentence a promise.
const VERBS: [&str; 38] = [
    "will", "to", "should", "shall", "can", "could", "please", "asks", "ask", "book", "bring", "check",
    "draft", "drafts", "finish", "fix", "follow", "look", "make", "meet", "organise", "organize", "pair",
    "plan", "prepare", "present", "read", "reach", "review", "schedule", "send", "set", "share", "sync",
    "talk", "test", "update", "write",
];

/// Plain sentences in which someone promises something: a mention behind a lead-in such as
/// `Next:`, `Action:`, `TODO:`, or at the start of a sentence with a verb after it. Tasks, quotes
/// of code and headings are left alone. `base` resolves a `due:` in the sentence.
pub fn promises(text: &str, base: NaiveDate) -> Vec<Promise> {
    with(text, |tree| {
        let mut found = Vec::new();
        let mut boxes = tree.tasks.iter().peekable();
        for node in tree.root.descendants() {
            if !matches!(node.data().value, NodeValue::Paragraph) {
                continue;
            }
            if boxes.next_if(|task| task.paragraph.same_node(node)).is_some() {
                continue;
            }
            let flat = flatten(&tree.source, node);
            let words = words(&flat);
            let first_line = node.data().sourcepos.start.line;
            for start in sentence_starts(&flat.text) {
                let line = |at: usize| {
                    flat.from.get(at).copied().flatten().map_or(first_line, |from| tree.source.line_of(from))
                };
                if let Some(mut promise) = promise(&flat, &words, start, base) {
                    promise.line = line(start);
                    found.push(promise);
                }
            }
        }
        found
    })
}

/// Where sentences and lines begin, past white space.
fn sentence_starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut open = true;
    let mut ended = false;
    for (at, character) in text.char_indices() {
        if character.is_whitespace() {
            open |= ended || character == '\n';
            ended = false;
            continue;
        }
        if open {
            starts.push(at);
            open = false;
        }
        ended = matches!(character, '.' | '!' | '?' | ';');
    }
    starts
}

fn promise(flat: &Flat, words: &[Word], start: usize, base: NaiveDate) -> Option<Promise> {
    let end = sentence_end(&flat.text, start);
    let sentence = flat.text.get(start..end)?;
    let lead_in = lead_in(sentence);
    let mention_at = start + lead_in.unwrap_or(0);
    let at = words.binary_search_by_key(&mention_at, |word| word.range.start).ok()?;
    let mention = words.get(at)?;
    let Kind::Mention { name, escaped: false } = &mention.kind else {
        return None;
    };
    let rest = flat.text.get(mention.range.end..end)?;
    let rest_text = rest.trim_start_matches([' ', ':', ',']);
    let verb = rest_text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    if lead_in.is_none() && !VERBS.contains(&verb.as_str()) {
        return None;
    }
    let from = end - rest_text.len();
    let mut due = None;
    let mut cut = Vec::new();
    let behind = words.get(at + 1..).unwrap_or_default();
    for word in behind.iter().take_while(|word| word.range.end <= end) {
        if let Kind::Due(value) = &word.kind
            && let Some(date) = natural_date(value, base)
        {
            due = due.or(Some(date));
            cut.push(word.range.start - from..word.range.end - from);
        }
    }
    let text = without(rest_text, cut);
    let text = text.trim_end_matches(['.', ';', '!']);
    let text =
        ["will ", "to ", "shall ", "should "].iter().find_map(|will| text.strip_prefix(will)).unwrap_or(text);
    let says = text.chars().any(char::is_alphabetic);
    says.then(|| Promise { line: 0, text: text.to_owned(), mention: name.clone(), due })
}

/// Sentences end at a mark before white space, at a line end, or with the text.
fn sentence_end(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let mut characters = rest.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if character == '\n' {
            return start + at;
        }
        let next = characters.peek().map(|(_, next)| *next);
        if matches!(character, '.' | '!' | '?' | ';') && next.is_some_and(char::is_whitespace) {
            return start + at + character.len_utf8();
        }
    }
    text.len()
}

/// Length of a lead-in with its mark and the white space behind it.
fn lead_in(sentence: &str) -> Option<usize> {
    let mark = sentence.find([':', '–', '—']).or_else(|| sentence.find(" - "))?;
    let name = sentence.get(..mark)?.trim().to_lowercase();
    if !LEAD_INS.contains(&name.as_str()) {
        return None;
    }
    let rest = sentence.get(mark..)?.trim_start_matches([' ', ':', '–', '—', '-']);
    Some(sentence.len() - rest.len())
}
