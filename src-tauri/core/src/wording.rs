//! Numbers in words and plurals, for the sentences the screens show.

/// `one` to `twelve` as words, anything else in digits.
pub fn number(n: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    WORDS.get(n).map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

/// `three follow-ups`, `one follow-up`, `no follow-ups`.
pub fn counted(n: usize, one: &str) -> String {
    format!("{} {one}{}", number(n), if n == 1 { "" } else { "s" })
}

/// `3 topics`, `1 topic`.
pub fn count(n: usize, one: &str) -> String {
    format!("{n} {one}{}", if n == 1 { "" } else { "s" })
}

/// `once`, `twice`, `three times`.
pub fn times(n: usize) -> String {
    match n {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        n => format!("{} times", number(n)),
    }
}

/// With a capital at the beginning.
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The name people call somebody by: the first word of it.
pub fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_like_a_sentence() {
        assert_eq!(sentence(&counted(2, "one-on-one")), "Two one-on-ones", "small numbers are words");
        assert_eq!(counted(1, "follow-up"), "one follow-up", "one is singular");
        assert_eq!(counted(0, "follow-up"), "no follow-ups", "none is plural");
        assert_eq!(counted(14, "day"), "14 days", "large numbers are digits");
        assert_eq!((times(2), times(3)), ("twice".to_owned(), "three times".to_owned()), "as people say it");
    }
}
