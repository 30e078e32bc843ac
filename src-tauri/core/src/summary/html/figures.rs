//! A chart of the page, with its data as a table.

use std::fmt::Write as _;

use super::escape;
use crate::papers::Figure;

/// Charts side by side.
pub(super) fn row(figures: &[Figure]) -> String {
    if figures.is_empty() {
        return String::new();
    }
    format!("<div class=\"figures\">\n{}</div>\n", figures.iter().map(one).collect::<String>())
}

/// One chart.
pub(super) fn one(figure: &Figure) -> String {
    let (chart, mut out) = (&figure.chart, String::new());
    let _ = write!(
        out,
        "<figure>\n<figcaption>{}</figcaption>\n{}\n<details><summary>As a table</summary>\n<table>\n<thead><tr>",
        escape(&figure.caption),
        chart.svg
    );
    for head in &chart.table.head {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escape(head));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &chart.table.rows {
        out.push_str("<tr>");
        for (at, cell) in row.iter().enumerate() {
            let cell = escape(cell);
            let _ = if at == 0 {
                write!(out, "<th scope=\"row\">{cell}</th>")
            } else {
                write!(out, "<td>{cell}</td>")
            };
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</details>\n</figure>\n");
    out
}
