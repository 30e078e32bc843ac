//! Text in pictures: made safe, measured, wrapped.
//!
//! An SVG made without a font can only guess widths. The guess follows the
//! widest of the fallback fonts (`DejaVu Sans`), so labels that fit here fit everywhere.

/// A label as it may be drawn: one line, no control or direction-changing characters.
pub(crate) fn clean(text: &str) -> String {
    let kept: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| {
            !c.is_control()
                && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}')
        })
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text as it may stand between tags and in attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Not allowed in XML at all, not even escaped.
            c if c.is_control() && c != '\n' && c != '\t' => {}
            '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}

/// Width of one character as a share of the font size.
fn advance(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '\'' | '|' | 'I' | '’' => 0.30,
        ' ' | '.' | ',' | ':' | ';' | '!' | '·' | '/' => 0.34,
        'f' | 't' | 'r' | '(' | ')' | '-' | '[' | ']' => 0.41,
        's' | 'c' | 'z' | 'k' | 'x' | 'v' | 'y' | 'J' | '“' | '”' | '"' | '–' => 0.59,
        'm' | '…' | '—' | '%' | 'W' | '@' => 1.0,
        'w' | 'M' | 'O' | 'Q' | 'G' | '+' | '=' | '<' | '>' | '&' => 0.86,
        '\u{0300}'..='\u{036f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0.0,
        c if c.is_uppercase() => 0.75,
        c if u32::from(c) < 0x0700 => 0.64,
        // Wide scripts, symbols and pictures take a full em, some pictures more.
        c if u32::from(c) >= 0x1_f000 => 1.4,
        _ => 1.05,
    }
}

/// Estimated width in px, on the generous side.
pub(crate) fn width(text: &str, size: f64, bold: bool) -> f64 {
    let em: f64 = text.chars().map(advance).sum();
    em * size * if bold { 1.1 } else { 1.0 }
}

/// Whether the first letter with a direction runs from right to left.
fn right_to_left(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(
        |c| matches!(c, '\u{0590}'..='\u{08ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'),
    )
}

/// `text` shortened to `room` px with an ellipsis; whole where it fits.
pub(crate) fn fit(text: &str, room: f64, size: f64, bold: bool) -> String {
    if width(text, size, bold) <= room {
        return text.to_owned();
    }
    // The mark keeps the ellipsis at the reading end of a right-to-left label.
    let tail = if right_to_left(text) { "…\u{200f}" } else { "…" };
    let mut kept = String::new();
    for c in text.chars() {
        kept.push(c);
        if width(&kept, size, bold) + width(tail, size, bold) > room {
            kept.pop();
            break;
        }
    }
    let kept = kept.trim_end_matches([' ', ',', '.', ':', ';', '-']);
    format!("{kept}{tail}")
}

/// `text` broken between words so that lines are at most `room` px, a single long
/// word excepted. Lines are evened out. Empty text gives one empty line.
pub(crate) fn wrap(text: &str, room: f64, size: f64, bold: bool) -> Vec<String> {
    let lines = greedy(text, room, size, bold);
    if lines.len() < 2 {
        return lines;
    }
    // Even lines read better than one long and one short: narrow while the count holds.
    let mut best = lines;
    for step in 1..=8 {
        let tried = greedy(text, room * (1.0 - f64::from(step) * 0.07), size, bold);
        if tried.len() > best.len() {
            break;
        }
        best = tried;
    }
    best
}

fn greedy(text: &str, room: f64, size: f64, bold: bool) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if !line.is_empty() && width(&longer, size, bold) > room {
            lines.push(std::mem::replace(&mut line, word.to_owned()));
        } else {
            line = longer;
        }
    }
    lines.push(line);
    lines
}

/// `text` on at most `most` lines of `room` px, shortened with an ellipsis if need be.
pub(crate) fn squeeze(text: &str, room: f64, most: usize, size: f64, bold: bool) -> Vec<String> {
    let lines = wrap(text, room, size, bold);
    if lines.len() <= most {
        return lines.iter().map(|line| fit(line, room, size, bold)).collect();
    }
    let lines = greedy(text, room, size, bold);
    let kept = most.saturating_sub(1);
    let mut out: Vec<String> = lines.iter().take(kept).map(|line| fit(line, room, size, bold)).collect();
    let rest = lines.iter().skip(kept).cloned().collect::<Vec<_>>().join(" ");
    out.push(fit(&rest, room, size, bold));
    out
}

/// "a", "a and b", "a, b and c".
pub(crate) fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_control_characters_cannot_get_through() {
        assert_eq!(escape("<b a=\"1\">&'\u{0}\u{1b}"), "&lt;b a=&quot;1&quot;&gt;&amp;&#39;");
        assert_eq!(clean(" a\n\tb\u{202e}c\u{7} "), "a bc", "one line, no direction tricks");
    }

    #[test]
    fn a_shortened_label_fits_its_room_and_says_so() {
        let label = "Data structures, algorithms and complexity";
        let short = fit(label, 90.0, 11.0, false);
        assert!(short.ends_with('…'), "{short}: the reader must see that something is cut");
        assert!(width(&short, 11.0, false) <= 90.0, "{short}");
        assert_eq!(fit("A", 90.0, 11.0, false), "A");
    }

    #[test]
    fn wrapping_evens_out_the_lines_and_loses_no_word() {
        let label = "Data structures, algorithms and complexity";
        let lines = wrap(label, 190.0, 11.0, false);
        assert_eq!(lines.join(" "), label);
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert_eq!(wrap("", 50.0, 11.0, false), vec![String::new()]);
        assert_eq!(squeeze(label, 60.0, 2, 11.0, false).len(), 2);
    }
}
