//! Who, and what the period came to, in three or four sentences.

use std::fmt::Write as _;

use super::super::gather::Pool;
use super::Citer;
use super::words::{article, capital, counted, day, in_sentence, list, number};
use crate::dates;
use crate::evidence::CitedKind;

pub(super) fn write(pool: &Pool, cite: &mut Citer) -> String {
    let mut fact = |sentence: Option<String>| sentence.map(|s| cite.fact(s));
    let (who, evidence) = (fact(who(pool)), fact(evidence(pool)));
    let sentences = [who, ladder(pool, cite), goals(pool, cite), evidence];
    sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A period with nothing to show says so, and how that changes.
pub(super) fn nothing(pool: &Pool) -> String {
    let name = pool.first_name();
    let nothing = format!(
        "There is nothing to show for {name} from {} yet. Wins, praise and goals become part of a summary by \
         themselves; other notes once they are marked shareable.",
        pool.period.words()
    );
    match who(pool) {
        Some(who) => format!("{who} {nothing}"),
        None => nothing,
    }
}

fn who(pool: &Pool) -> Option<String> {
    let person = &pool.person;
    let filled = |text: &Option<String>| text.clone().filter(|t| !t.trim().is_empty());
    let (role, level, team) = (filled(&person.role), filled(&person.level), filled(&person.team));
    let target = filled(&person.target);
    let mut parts = Vec::new();
    if let Some(role) = &role {
        let role = in_sentence(role);
        parts.push(format!("works as {} {role}", article(&role)));
    } else if team.is_some() {
        parts.push("works".to_owned());
    }
    if let (Some(team), Some(last)) = (&team, parts.last_mut()) {
        let _ = write!(last, " in {team}");
    }
    if let Some(level) = &level {
        // "Mid-level" says so itself.
        let word = if level.to_lowercase().ends_with("level") { "" } else { " level" };
        parts.push(format!("is at {level}{word}"));
    }
    if let Some(target) = target.filter(|t| Some(t) != level.as_ref()) {
        let by = person.target_date.map(|on| format!(" by {}", dates::long(on))).unwrap_or_default();
        parts.push(format!("is growing towards {target}{by}"));
    }
    (!parts.is_empty()).then(|| format!("{} {}.", person.name, list(&parts)))
}

fn ladder(pool: &Pool, cite: &mut Citer) -> Option<String> {
    let growth = pool.growth.as_ref()?;
    let target = growth.target.as_ref()?;
    let (at, of) = growth.at_target(&growth.now);
    if of == 0 {
        return None;
    }
    let verb = if at == 1 { "is" } else { "are" };
    let now = format!(
        "{} of {} competencies {verb} {}",
        capital(&number(at as usize)),
        number(of as usize),
        target.reached()
    );
    let Some(then) = &growth.then else {
        return Some(format!("{now}.{}", cite.cite([growth.now.snapshot.as_str()])));
    };
    let (before, _) = growth.at_target(then);
    let when = day(then.on, pool.period);
    let change = match before.cmp(&at) {
        std::cmp::Ordering::Less => format!(", up from {} on {when}", number(before as usize)),
        std::cmp::Ordering::Equal if at == 0 => " yet".to_owned(),
        std::cmp::Ordering::Equal => format!(", as on {when}"),
        std::cmp::Ordering::Greater => format!(", after {} on {when}", number(before as usize)),
    };
    Some(format!("{now}{change}.{}", cite.cite([then.snapshot.as_str(), growth.now.snapshot.as_str()])))
}

fn goals(pool: &Pool, cite: &mut Citer) -> Option<String> {
    let ended =
        |word: &str| pool.goals.iter().filter(|g| g.outcome.as_ref().is_some_and(|(w, _)| w == word)).count();
    let open = pool.goals.iter().filter(|g| g.outcome.is_none() && g.moved).count();
    let counts = [
        (ended("achieved"), "achieved"),
        (ended("partly"), "partly achieved"),
        (ended("moved"), "carried forward"),
        (ended("dropped"), "set aside"),
    ];
    let mut parts: Vec<String> = counts
        .iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, word)| format!("{} {} {word}", number(*n), if *n == 1 { "was" } else { "were" }))
        .collect();
    let total: usize = counts.iter().map(|(n, _)| n).sum::<usize>() + open;
    if total == 0 {
        return None;
    }
    if open > 0 {
        parts.push(format!("{} {} under way", number(open), if open == 1 { "is" } else { "are" }));
    }
    let outcomes: Vec<&str> =
        pool.items.iter().filter(|i| i.kind == CitedKind::Goal).map(|i| i.id.as_str()).collect();
    let cites = cite.cite(outcomes);
    Some(match total {
        1 => {
            let how = parts.first().map(|p| p.trim_start_matches("one ").to_owned()).unwrap_or_default();
            format!("The goal of this period {how}.{cites}")
        }
        _ => format!("Of {} goals, {}.{cites}", number(total), list(&parts)),
    })
}

fn evidence(pool: &Pool) -> Option<String> {
    let of = |kinds: &[CitedKind]| pool.items.iter().filter(|i| kinds.contains(&i.kind)).count();
    let feedback = [CitedKind::FeedbackGiven, CitedKind::FeedbackReceived, CitedKind::PeerFeedback];
    let counts = [
        (of(&[CitedKind::Win]), "win", "wins"),
        (of(&[CitedKind::Praise]), "word of praise", "words of praise"),
        (of(&feedback), "piece of feedback", "pieces of feedback"),
        (of(&[CitedKind::Observation, CitedKind::Meeting]), "observation", "observations"),
    ];
    let parts: Vec<String> =
        counts.iter().filter(|(n, ..)| *n > 0).map(|(n, one, many)| counted(*n, one, many)).collect();
    if parts.is_empty() {
        return None;
    }
    let met = (pool.meetings > 0).then(|| counted(pool.meetings, "one-on-one", "one-on-ones"));
    let parts: Vec<String> = parts.into_iter().chain(met).collect();
    Some(format!("It rests on {}.", list(&parts)))
}
