//! What the operations on words take and give.

use crate::{input, output, words};

words! {
    /// Why a word is pointed out.
    pub enum HonestKind {
        /// It says nothing that could be seen or counted.
        Vague = "vague",
        /// It leaves no room for an exception.
        Absolute = "absolute",
        /// It judges a person, or tells the reader what to think.
        Loaded = "loaded",
    }
}

output! {
    /// A word or phrase that is pointed out.
    pub struct HonestWord {
        /// As it is written, in any case.
        pub word: String,
        /// What is wrong with it.
        pub kind: HonestKind,
        /// Why, in a sentence.
        pub why: String,
        /// What to say instead; may be empty.
        pub instead: String,
        /// Where it comes from: a source of `docs/honest-words.md`, or `own`.
        pub source: String,
        /// Whether the owner added or changed it.
        pub own: bool,
        /// Whether it is not pointed out any more.
        pub off: bool,
    }
    /// All of them, the owner's own first.
    pub struct HonestWords {
        /// The words.
        pub words: Vec<HonestWord>,
    }
    /// A word found in a text.
    pub struct HonestFound {
        /// As it stands there.
        pub text: String,
        /// The entry it is.
        pub word: String,
        /// What is wrong with it.
        pub kind: HonestKind,
        /// Why.
        pub why: String,
        /// What to say instead; may be empty.
        pub instead: String,
        /// A few words around it.
        pub around: String,
    }
}

input! {
    /// Lists the words that are pointed out.
    pub struct HonestList {}
    /// Adds a word of one's own, changes one, or with `off` alone says whether it is pointed out.
    pub struct HonestSet {
        /// The word or phrase.
        pub word: String,
        /// What is wrong with it; `vague` for a new one when absent.
        pub kind: Option<HonestKind>,
        /// Why; a new one needs it.
        pub why: Option<String>,
        /// What to say instead.
        pub instead: Option<String>,
        /// Whether it is not pointed out any more.
        pub off: Option<bool>,
        /// The word of one's own that this one takes the place of, where it is written otherwise.
        pub was: Option<String>,
    }
    /// Takes out a word of one's own.
    pub struct HonestRemove {
        /// The word or phrase.
        pub word: String,
    }
}
