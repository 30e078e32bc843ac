//! A filled template as sections.

use super::Written;
use crate::markdown;

/// Splits at headings of the first order. What stands before the first is the headline; what
/// has one heading twice stands together; what is empty is not there.
pub(super) fn split(filled: &str) -> Vec<Written> {
    let mut found: Vec<Written> = Vec::new();
    let mut title = "Headline".to_owned();
    let mut text = String::new();
    let mut fence: Option<String> = None;
    for line in filled.lines() {
        let bare = line.trim_start();
        let mark: String = bare.chars().take_while(|c| matches!(c, '`' | '~')).collect();
        match &fence {
            Some(open) if bare.starts_with(open.as_str()) => fence = None,
            None if mark.len() >= 3 => fence = Some(mark),
            _ => {}
        }
        match line.strip_prefix("# ").filter(|_| fence.is_none()) {
            Some(heading) => {
                take(&mut found, &title, &text);
                title = plain(heading);
                text.clear();
            }
            None => {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    take(&mut found, &title, &text);
    found
}

fn take(found: &mut Vec<Written>, title: &str, text: &str) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    match found.iter_mut().find(|section| section.title == title) {
        Some(section) => {
            section.text.push_str("\n\n");
            section.text.push_str(text);
        }
        None => found.push(Written { title: title.to_owned(), text: text.to_owned() }),
    }
}

/// A heading is plain text: what was filled into it stands as it is.
fn plain(heading: &str) -> String {
    let heading = heading.trim();
    if !heading.contains(['\\', '*', '_', '`']) {
        return heading.to_owned();
    }
    let text = markdown::to_plain(heading);
    text.lines().next().unwrap_or_default().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(filled: &str) -> Vec<(String, String)> {
        split(filled).into_iter().map(|s| (s.title, s.text)).collect()
    }

    #[test]
    fn a_section_is_what_stands_below_its_heading() {
        let found = titles("before\n# One\n\na\n\n## deeper\n# Empty\n\n# Two\n```\n# code\n```\n# One\nb\n");
        let want = [("Headline", "before"), ("One", "a\n\n## deeper\n\nb"), ("Two", "```\n# code\n```")];
        let want: Vec<_> = want.iter().map(|(t, x)| ((*t).to_owned(), (*x).to_owned())).collect();
        assert_eq!(found, want);
        assert!(split("").is_empty() && split("# A\n\n# B\n").is_empty(), "nothing is nothing");
    }

    #[test]
    fn what_is_filled_into_a_heading_shows_as_it_is() {
        assert_eq!(titles("# Towards Staff \\*\\*x\n\na")[0].0, "Towards Staff **x");
    }
}
