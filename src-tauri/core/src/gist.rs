//! The lines of a note that say what it was about.

use crate::dates::clip;
use crate::markdown::to_plain;

/// The first lines of a note that are neither a task nor a rule, each at most `width` characters.
pub fn lines(notes: &str, most: usize, width: usize) -> Vec<String> {
    if notes.trim().is_empty() {
        return Vec::new();
    }
    let says = |line: &&str| {
        let bare = line.trim_start_matches(['-', '*', ' ', '=']);
        !bare.is_empty() && !bare.starts_with('[')
    };
    to_plain(notes).lines().map(str::trim).filter(says).take(most).map(|line| clip(line, width)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gist_of_a_note_leaves_tasks_and_rules_out() {
        let notes =
            "# On-call\n\nSecond shift moved again.\n\n- [ ] @me ask Greta\n- ready, the rota is not\n";
        assert_eq!(
            lines(notes, 3, 40),
            ["On-call", "Second shift moved again.", "- ready, the rota is not"],
            "what was said"
        );
        assert!(lines(" \n", 3, 40).is_empty(), "nothing says nothing");
    }
}
