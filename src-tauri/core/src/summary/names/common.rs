//! Words that stand for a person only sometimes, or never.

use crate::people::fold;

/// English words that are also names: as a name they count only with a capital letter.
const WORDS: &str = "amber angel april archer ash august autumn banks basil bay bell berry best bill bishop black blue \
    bob bond booker bright brook brooks brown bruno buck bush carol carter case cash chance chase chip \
    christian church clay cliff cook cooper crystal daisy dale dash dawn day dean destiny dick dolly don \
    drew duke earl eve faith field fields fisher flora ford forest foster frank french gene ginger glen \
    gold good grace grant gray green grey guy hall hardy harmony harry hazel heath heather herb hill \
    holly honor hope hunt hunter iris ivy jack jade jasmine jay jean jet joy judge june justice kay king \
    knight lance lane lee lily little long love luck major marina mark marsh martin mason matt max may \
    me melody mercy mike miles mill miller miranda moss myself nick noble norm nova olive page park \
    parker pat patience pearl pearson penny pierce piper pope porter power powers price prince ray read \
    reed rice rich river rob robin rocky rod root rose ruby rush rusty sage sandy scout season sharp \
    short sky small smith sonny spencer star stone storm strong sue summer sunny swift terry tiffany \
    trip troy tucker turner victor violet wade walker ward waters way weaver west white will win winter \
    wise wolf wood woods worth young";

/// Parts of names that name nobody by themselves.
const PARTICLES: &str = "al and ap ben bin da dal das de del della den der di do dos du el ibn jr la las le les los mac mc of \
    san sr st ten ter the van vom von y zu zum zur";

/// Words of those who say something and are no person.
const BODIES: &str = "anonymous board chapter chief client clients committee community company council customer \
    customers data department design developer director engineer engineering everyone finance group guild head \
    infrastructure intern lead legal management manager marketing mentor office officer operations ops panel partner \
    payments platform product retro review reviews sales security squad staff support survey team tribe user users \
    vendor";

/// Handles that call a group, not a person.
const GROUPS: &str = "all channel everyone here team";

/// Decorators and the like: what stands behind an @ in code without naming anybody.
const DECORATORS: &str = "abstractmethod cache classmethod component contextmanager dataclass deprecated fixture import \
    injectable media override param property return staticmethod test";

/// Whether a folded word is common enough to ask for its capital letter.
pub(super) fn is_common(word: &str) -> bool {
    holds(WORDS, word)
}

pub(super) fn is_particle(word: &str) -> bool {
    holds(PARTICLES, word)
}

/// Whether a word that was given as who said something is written as a part of a person's name.
pub(super) fn is_of_a_name(word: &str) -> bool {
    let folded = fold(word);
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    let letters = word.chars().all(|c| c.is_alphabetic() || "'’-.".contains(c));
    // HR and QA are written in capitals throughout.
    let shouted = word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    is_particle(&folded) || (capital && letters && !shouted && !holds(BODIES, &folded))
}

pub(super) fn is_group(handle: &str) -> bool {
    holds(GROUPS, handle)
}

pub(super) fn is_decorator(handle: &str) -> bool {
    handle.contains('.') || holds(DECORATORS, handle)
}

fn holds(list: &str, word: &str) -> bool {
    list.split(' ').any(|known| known == word)
}
