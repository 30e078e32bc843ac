//! Shared notes as one page: nothing to load, nothing to run, light and dark, printable.

use std::fmt::Write as _;

use super::gather::Shared;
use crate::summary::page_style;
use crate::{dates, markdown};

/// What notes have and summaries have not: task boxes, numbered lists, tables with a frame.
const MORE_STYLE: &str = "
section ol { padding-inline-start: 1.25rem; }
section blockquote { margin-block: 0.75rem; }
section h3, section h4, section h5 { margin-block: 1.25rem 0.375rem; }
section > p + h2, section > ul + h2 { margin-block-start: 1.75rem; }
section li:has(> input), section li:has(> p > input) { list-style: none; }
section li input { margin-inline: -1.25rem 0.375rem; accent-color: var(--accent); }
section pre { padding: 0.75rem 1rem; background: var(--bg-page); border-radius: 7px; }
";

/// The whole page.
pub(super) fn write(shared: &Shared) -> String {
    let with = escape(&shared.between);
    let several = shared.calls.len() > 1;
    let mut body = String::new();
    let _ = write!(
        body,
        "<header>\n<p class=\"eyebrow\">{}Shared notes</p>\n<h1>{with}</h1>\n<p class=\"period\">{}</p>\n</header>\n<main>\n",
        page_style::MARK.trim(),
        escape(&shared.when)
    );
    for call in &shared.calls {
        let day = dates::long(call.on);
        body.push_str("<section>\n");
        if several {
            let _ = writeln!(body, "<h2><time datetime=\"{}\">{day}</time></h2>", call.on);
        }
        let _ = writeln!(body, "{}</section>", markdown::to_html_below(&call.notes, 2 - u8::from(!several)));
    }
    if shared.calls.is_empty() {
        body.push_str("<section>\n<p>There are no shared notes here.</p>\n</section>\n");
    }
    body.push_str("</main>\n");
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>One-on-one: {with}</title>\n<style>\n{}{MORE_STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n",
        page_style::CSS
    )
}

/// The notes alone, for the clipboard. Boxes become signs: an editor that takes rich text
/// drops form controls.
pub(super) fn rich(shared: &Shared) -> String {
    let several = shared.calls.len() > 1;
    let mut out = String::new();
    for call in &shared.calls {
        if several {
            let _ = writeln!(out, "<h2>{}</h2>", dates::long(call.on));
        }
        out.push_str(&markdown::to_html_below(&call.notes, u8::from(several)));
    }
    signs(&out)
}

/// Task boxes as signs.
fn signs(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find("<input ") {
        let (before, from) = rest.split_at(at);
        let end = from.find('>').map_or(from.len(), |end| end + 1);
        let tag = from.get(..end).unwrap_or_default();
        out.push_str(before);
        out.push_str(if tag.contains("checked") { "☑" } else { "☐" });
        rest = from.get(end..).unwrap_or_default();
    }
    out + rest
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_become_signs_and_nothing_else_changes() {
        let html = markdown::to_html("- [x] done\n- [ ] open <input type=\"text\">\n");
        let made = signs(&html);
        assert!(made.contains("☑ done") && made.contains("☐ open"), "{made}");
        assert!(!made.contains("<input"), "no control is left: {made}");
        assert_eq!(signs("<p>plain</p>"), "<p>plain</p>");
    }
}
