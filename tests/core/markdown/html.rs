use trellis_core::markdown::{to_html, to_html_below, to_plain};

#[test]
fn gfm_becomes_clean_html() {
    assert_eq!(
        to_html("# A & B\n\n- [ ] a\n- [x] *b* \\#c\n"),
        "<h1>A &amp; B</h1>\n<ul>\n<li><input type=\"checkbox\" disabled=\"\"> a</li>\n<li><input checked=\"\" type=\"checkbox\" disabled=\"\"> <em>b</em> #c</li>\n</ul>\n"
            .replace("type=\"checkbox\" disabled=\"\"", &order())
    );
    assert!(to_html_below("# A\n###### B", 2).starts_with("<h3>A</h3>\n<h6>B</h6>"));
    assert!(to_html("|a|\n|-|\n|~~b~~|\n").contains("<td><del>b</del></td>"));
}

/// The sanitiser keeps forced attributes in no fixed order.
fn order() -> String {
    let html = to_html("- [ ] a");
    let start = html.find("<input ").map_or(0, |at| at + 7);
    let end = html.find("> a").unwrap_or(start);
    html[start..end].to_owned()
}

#[test]
fn links_are_safe_and_pictures_stay_away() {
    assert_eq!(
        to_html("[a](https://x.org/?a=1&b=2) [j](javascript:alert(1)) [r](file.md)"),
        "<p><a href=\"https://x.org/?a=1&amp;b=2\" rel=\"noopener noreferrer\">a</a> <a rel=\"noopener noreferrer\">j</a> <a rel=\"noopener noreferrer\">r</a></p>\n"
    );
    assert_eq!(
        to_html(
            "![a *cat*](https://x.org/p.png) ![x](data:image/png;base64,AA) [![in](https://x.org/i.png)](https://x.org)"
        ),
        "<p><a href=\"https://x.org/p.png\" rel=\"noopener noreferrer\">a <em>cat</em></a> x <a href=\"https://x.org\" rel=\"noopener noreferrer\">in</a></p>\n"
    );
    let raw = to_html(
        "<img src=https://x.org/p onerror=alert(1)><script>alert(1)</script><style>p{}</style><b onclick=x>b</b><br><iframe src=//x>",
    );
    assert!(
        !raw.contains("onerror")
            && !raw.contains("alert")
            && !raw.contains("iframe")
            && !raw.contains("<img"),
        "{raw}"
    );
    assert!(raw.contains("<b>b</b><br>"), "{raw}");
    assert!(
        !to_html("a</div></section><input name=q> b").contains("name"),
        "an input is a disabled checkbox at most"
    );
}

#[test]
fn plain_text_reads_well() {
    let note = "# Title\n\nA [link](https://x.org) and https://y.org too\\\nnext **line**\n\n1. one\n   - [x] two `code`\n   - three\n2. four\n\n> quote\n> on\n\n```rust\nlet a;\n```\n\n## Sub\n| a | b |\n|---|---|\n| 1 | 2 |\n\n### Low\n- a\n\n- b\n\n***\n![pic](p.png)\n";
    assert_eq!(
        to_plain(note),
        "Title\n=====\n\nA link (https://x.org) and https://y.org too\nnext line\n\n1. one\n   - [x] two code\n   - three\n2. four\n\n> quote\n> on\n\n    let a;\n\nSub\n---\n\na | b\n1 | 2\n\nLow\n\n- a\n\n- b\n\n---\n\npic (p.png)\n"
    );
    assert_eq!(to_plain(""), "");
    assert_eq!(to_plain("-\n- a\n"), "-\n- a\n");
}
