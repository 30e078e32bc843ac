//! Sanitised HTML of a note.

use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use comrak::nodes::{Ast, Node, NodeTaskItem, NodeValue};

use super::tree::{TaskBox, Tree, options, with};

/// Deepest nesting that is still drawn as such; nobody reads deeper, and HTML parsers slow down.
const DEEPEST: usize = 120;
/// Most bytes of raw HTML that go through the sanitiser; more is shown as text.
const MOST_RAW_HTML: usize = 20_000;
/// Stands for `&` while the sanitiser works: its serialiser takes quadratic time over long texts
/// with many of them. A noncharacter, so no text may hold it.
const AMPERSAND: &str = "\u{FDD0}";

/// GFM as HTML for screen and export: no scripts, handlers, styles or remote images; links only
/// to http, https and mailto, with `rel="noopener noreferrer"`. An image becomes a link to itself
/// or its alternative text. Task boxes are disabled checkboxes in the order of the tasks.
pub fn to_html(text: &str) -> String {
    to_html_below(text, 0)
}

/// As [`to_html`], with every heading this many levels deeper (at most level 6).
pub fn to_html_below(text: &str, levels: u8) -> String {
    with(text, |tree| of_tree(tree, levels))
}

/// The HTML of a tree, which is changed on the way.
pub(super) fn of_tree(tree: &Tree<'_, '_>, levels: u8) -> String {
    if is_too_deep(tree) {
        let literal = tree.source.text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        return format!("<pre>{literal}</pre>\n");
    }
    for task in &tree.tasks {
        draw_box(task);
    }
    let mut raw = 0;
    for node in tree.root.descendants().collect::<Vec<_>>() {
        raw += prepare(tree, node, levels);
    }
    let mut options = options();
    options.render.r#unsafe = raw <= MOST_RAW_HTML;
    options.render.escape = raw > MOST_RAW_HTML;
    let mut html = String::new();
    if comrak::format_html(tree.root, &options, &mut html).is_err() {
        return String::new();
    }
    let html = html.replace(AMPERSAND, "\u{FFFD}").replace("&amp;", AMPERSAND);
    SANITISER.clean(&html).to_string().replace(AMPERSAND, "&amp;")
}

/// Whether a text nests deeper than is drawn; it is shown as it is written.
pub(super) fn is_too_deep(tree: &Tree<'_, '_>) -> bool {
    depth(tree.root) > DEEPEST
}

fn depth(root: Node<'_>) -> usize {
    let (mut now, mut deepest) = (0_usize, 0);
    for edge in root.traverse() {
        match edge {
            comrak::arena_tree::NodeEdge::Start(_) => now += 1,
            comrak::arena_tree::NodeEdge::End(_) => now = now.saturating_sub(1),
        }
        deepest = deepest.max(now);
    }
    deepest
}

/// Makes comrak draw a task box, and takes its source out of the text.
fn draw_box(task: &TaskBox<'_>) {
    let position = task.item.data().sourcepos;
    let symbol = task.done.then_some('x');
    task.item.data_mut().value = NodeValue::TaskItem(NodeTaskItem { symbol, symbol_sourcepos: position });
    let Some(first) = task.paragraph.first_child() else {
        return;
    };
    if matches!(first.data().value, NodeValue::Link(_)) {
        first.detach();
        return;
    }
    if let NodeValue::Text(text) = &mut first.data_mut().value {
        let rest = text.get(task.in_text..).unwrap_or_default().trim_start().to_owned();
        *text = rest.into();
    }
}

/// Readies one node and returns how many bytes of raw HTML it holds.
fn prepare<'a>(tree: &Tree<'_, 'a>, node: Node<'a>, levels: u8) -> usize {
    let mut data = node.data_mut();
    let link = match &mut data.value {
        NodeValue::Heading(heading) => {
            heading.level = heading.level.saturating_add(levels).min(6);
            return 0;
        }
        NodeValue::HtmlBlock(block) => return block.literal.len(),
        NodeValue::HtmlInline(html) => return html.len(),
        NodeValue::Image(link) => link.clone(),
        _ => return 0,
    };
    drop(data);
    let in_link = node.ancestors().skip(1).any(|up| matches!(up.data().value, NodeValue::Link(_)));
    let is_remote = ["http://", "https://"].iter().any(|scheme| link.url.starts_with(scheme));
    if is_remote && !in_link {
        if node.first_child().is_none() {
            let name = NodeValue::Text(link.url.clone().into());
            node.append(tree.arena.alloc(Ast::new(name, node.data().sourcepos.start).into()));
        }
        node.data_mut().value = NodeValue::Link(link);
    } else {
        while let Some(child) = node.first_child() {
            node.insert_before(child);
        }
        node.detach();
    }
    0
}

static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .add_tags([
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "p",
            "br",
            "hr",
            "ul",
            "ol",
            "li",
            "blockquote",
            "pre",
            "code",
            "em",
            "strong",
            "b",
            "i",
            "u",
            "s",
            "del",
            "ins",
            "sub",
            "sup",
            "kbd",
            "mark",
            "small",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "a",
            "input",
            "details",
            "summary",
            "dl",
            "dt",
            "dd",
        ])
        .add_clean_content_tags(["script", "style"])
        .add_tag_attributes("a", ["href", "title"])
        .add_tag_attributes("ol", ["start"])
        .add_tag_attributes("th", ["align"])
        .add_tag_attributes("td", ["align"])
        .add_tag_attributes("input", ["checked"])
        .set_tag_attribute_value("input", "type", "checkbox")
        .set_tag_attribute_value("input", "disabled", "")
        .add_url_schemes(["http", "https", "mailto"])
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer"))
        .strip_comments(true);
    builder
});
