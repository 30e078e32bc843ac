//! What a text says in its writer's own words: its paragraphs and headings without code, and
//! without what it quotes from somebody else.

use comrak::nodes::{Node, NodeValue};

use super::flat::fold;
use super::tree::with;

/// Pairs of quotation marks; what stands between them is somebody else's.
const QUOTES: [(char, char); 4] = [('“', '”'), ('«', '»'), ('„', '“'), ('"', '"')];

/// The paragraphs, cells and headings of a text, each on one line, in its writer's own words.
pub fn said(text: &str) -> Vec<String> {
    with(text, |tree| {
        let blocks = tree.root.descendants().filter(|node| {
            matches!(node.data().value, NodeValue::Paragraph | NodeValue::Heading(_) | NodeValue::TableCell)
        });
        let own = blocks
            .filter(|node| !node.ancestors().any(|up| matches!(up.data().value, NodeValue::BlockQuote)));
        own.map(words).map(|text| fold(&unquoted(&text))).filter(|text| !text.is_empty()).collect()
    })
}

fn words(block: Node<'_>) -> String {
    let mut out = String::new();
    for node in block.descendants() {
        match &node.data().value {
            NodeValue::Text(text) => out.push_str(text),
            // Something stands there; what it is, is not words.
            NodeValue::Code(_) | NodeValue::SoftBreak | NodeValue::LineBreak => out.push(' '),
            _ => {}
        }
    }
    out
}

/// Without what stands in quotation marks that are closed.
fn unquoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((at, open)) = rest.char_indices().find(|(_, c)| QUOTES.iter().any(|(open, _)| open == c)) {
        let (before, from) = rest.split_at(at);
        let inside = from.get(open.len_utf8()..).unwrap_or_default();
        let closes = QUOTES.iter().filter(|(o, _)| *o == open).map(|(_, close)| *close);
        let end = closes.filter_map(|close| inside.find(close).map(|end| end + close.len_utf8())).min();
        out.push_str(before);
        match end {
            Some(end) => {
                out.push(' ');
                rest = inside.get(end..).unwrap_or_default();
            }
            None => {
                out.push(open);
                rest = inside;
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn quotations_and_code_are_not_the_writers_words() {
        let text = "She *always* says “never” and `all`. [1]\n\n> Everybody knows.\n\n- one \"two\" three\n\n# Head\n\n```\ncode\n```\n";
        assert_eq!(said(text), ["She always says and . [1]", "one three", "Head"]);
        assert_eq!(said("an open “quote, never closed"), ["an open “quote, never closed"]);
        assert!(said("").is_empty());
    }
}
