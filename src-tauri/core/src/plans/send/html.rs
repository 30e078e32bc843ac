//! A growth plan as one page: nothing to load, nothing to run, light and dark, printable.

use std::fmt::Write as _;

use super::gather::{Aim, Chapter, Sent};
use super::markdown::{competencies, standing, when};
use crate::charts::escape;
use crate::summary::page_style;
use crate::{dates, markdown};

/// What plans have and summaries have not: phases, milestones as a list of signs.
const MORE_STYLE: &str = "
section h3 { margin-block: 1.75rem 0.25rem; }
section h4, section h5, section h6 { margin-block: 1.25rem 0.25rem; }
section .when { margin-block: 0 0.5rem; color: var(--text-3); }
section .label { margin-block: 0.75rem 0; }
section ul.steps { list-style: none; padding-inline-start: 0; }
section ul.steps li { padding-inline-start: 1.5rem; text-indent: -1.5rem; margin-block: 0.25rem; }
section ul.steps small { color: var(--text-3); }
section .under { margin-inline-start: 1.25rem; }
";

/// The whole page.
pub(super) fn write(sent: &Sent) -> String {
    let person = escape(&sent.person);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>Growth plan: {person}</title>\n<style>\n{}{MORE_STYLE}</style>\n</head>\n<body>\n\
         <header>\n<p class=\"eyebrow\">{}Growth plan</p>\n<h1>{person}</h1>\n<p class=\"period\">{}</p>\n</header>\n\
         <main>\n{}</main>\n<footer><p>As of {}</p></footer>\n</body>\n</html>\n",
        page_style::CSS,
        page_style::MARK.trim(),
        escape(&sent.about),
        body(sent),
        dates::long(sent.today)
    )
}

/// The plans and goals alone.
pub(super) fn body(sent: &Sent) -> String {
    let mut out = String::new();
    for plan in &sent.plans {
        chapter(&mut out, sent, plan);
    }
    if !sent.others.is_empty() {
        let head = if sent.plans.is_empty() { "Goals" } else { "More goals" };
        let _ = write!(out, "<section>\n<h2>{head}</h2>\n");
        for one in &sent.others {
            aim(&mut out, sent, one, 3);
        }
        out.push_str("</section>\n");
    }
    out
}

fn chapter(out: &mut String, sent: &Sent, plan: &Chapter) {
    let hours =
        plan.hours.as_ref().map(|hours| format!(", {} hours a week", escape(hours))).unwrap_or_default();
    let _ = write!(
        out,
        "<section>\n<h2>{}</h2>\n<p class=\"when\">From {}{hours}</p>\n",
        escape(&plan.name),
        dates::long(plan.from)
    );
    for one in &plan.aims {
        aim(out, sent, one, 3);
    }
    if !plan.references.is_empty() {
        out.push_str("<h3>To read on</h3>\n<ul>\n");
        for (title, url) in &plan.references {
            let _ = writeln!(
                out,
                "<li><a href=\"{}\" rel=\"noreferrer noopener\">{}</a></li>",
                escape(url),
                escape(title)
            );
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</section>\n");
}

fn aim(out: &mut String, sent: &Sent, aim: &Aim, level: usize) {
    let h = level.min(6);
    let _ = write!(
        out,
        "<h{h}>{}</h{h}>\n<p class=\"when\">{}</p>\n",
        escape(&aim.title),
        escape(&standing(aim))
    );
    told(out, "Why", &aim.why);
    told(out, "How we see that it is reached", &aim.criteria);
    let names = competencies(sent, aim);
    if !names.is_empty() {
        let _ = writeln!(out, "<p class=\"when\">Serves: {}</p>", escape(&names));
    }
    if !aim.milestones.is_empty() {
        out.push_str("<ul class=\"steps\">\n");
        for step in &aim.milestones {
            let sign = if step.done_on.is_some() { "☑" } else { "☐" };
            let _ =
                writeln!(out, "<li>{sign} {}<small>{}</small></li>", escape(&step.text), escape(&when(step)));
        }
        out.push_str("</ul>\n");
    }
    told(out, "What came of it", &aim.outcome_text);
    if !aim.under.is_empty() {
        out.push_str("<div class=\"under\">\n");
        for under in &aim.under {
            self::aim(out, sent, under, level + 1);
        }
        out.push_str("</div>\n");
    }
}

fn told(out: &mut String, head: &str, text: &str) {
    if !text.trim().is_empty() {
        let _ = write!(
            out,
            "<p class=\"label\"><strong>{head}</strong></p>\n{}",
            markdown::to_html_below(text, 3)
        );
    }
}
