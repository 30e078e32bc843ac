//! Notes as the window shows them.

use trellis_core::prose::MarkdownShow;

use crate::support::Book;

#[test]
fn notes_are_drawn_safely_and_in_their_order() {
    let mut book = Book::new();
    let texts =
        ["# Plan\n\n- **first**", "", "<script>alert(1)</script><b onclick=x>B</b> [x](javascript:y)"];
    let shown = book.run(MarkdownShow { texts: texts.map(str::to_owned).to_vec() });
    assert_eq!(shown.html.len(), 3, "one for each, the empty one too");
    assert!(
        shown.html[0].contains("<h3>Plan</h3>") && shown.html[0].contains("<strong>first</strong>"),
        "below the headings of the screen: {}",
        shown.html[0]
    );
    assert_eq!(shown.html[1], "");
    for bad in ["<script", "onclick", "href=\"javascript"] {
        assert!(!shown.html[2].contains(bad), "no {bad}: {}", shown.html[2]);
    }
    let history = book.run(trellis_core::history::HistoryList::default());
    assert!(history.operations.is_empty(), "reading leaves nothing behind: {:?}", history.operations);
}
