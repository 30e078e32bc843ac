//! The movement on the ladder: what is at target then and now, and each step with what
//! the new level asks for.

use std::fmt::Write as _;

use super::super::gather::Pool;
use super::super::movement::{Growth, Step};
use super::super::plain::Plain;
use super::Citer;
use super::words::{capital, counted, day, number};

/// Most steps told one by one.
const STEPS: usize = 12;

pub(super) fn write(pool: &Pool, cite: &mut Citer) -> String {
    let Some(growth) = &pool.growth else { return String::new() };
    let Some(then) = &growth.then else { return first(pool, growth, cite) };
    let steps = growth.steps();
    let mut out = format!(
        "Between {} and {}, on the ladder “{}”, ",
        day(then.on, pool.period),
        day(growth.now.on, pool.period),
        Plain::of(&growth.ladder.name).inline
    );
    let up = steps.iter().filter(|s| s.from.is_some_and(|from| s.to > from)).count();
    let name = pool.first_name();
    let _ = match up {
        0 => write!(out, "{name} stayed where they were"),
        n => write!(out, "{name} moved up in {}", counted(n, "competency", "competencies")),
    };
    if let (Some(target), (at, of @ 1..)) = (&growth.target, growth.at_target(&growth.now)) {
        let (before, total) = growth.at_target(then);
        let of_all = |at: u32, of: u32| format!("{} of {}", number(at as usize), number(of as usize));
        let verb = |at: u32, one: &'static str, many: &'static str| if at == 1 { one } else { many };
        let reached = target.reached();
        let _ = if (before, total) == (at, of) {
            write!(out, ". Then as now, {} {} {reached}", of_all(at, of), verb(at, "is", "are"))
        } else {
            let then = format!("{} {} {reached}", of_all(before, total), verb(before, "was", "were"));
            write!(out, ". Then {then}; now {} {}", of_all(at, of), verb(at, "is", "are"))
        };
    }
    out.push('.');
    let both = cite.cite([then.snapshot.as_str(), growth.now.snapshot.as_str()]);
    if then.stage != growth.now.stage {
        let voice = |stage: &str| match stage {
            "agreed" => "agreed by both",
            "self" => "a self-assessment",
            "mentor" => "the mentor’s",
            _ => "from peers",
        };
        let _ = write!(
            out,
            " The earlier picture is {}, the later one {}.",
            voice(&then.stage),
            voice(&growth.now.stage)
        );
    }
    out.push_str(&both);
    out.push('\n');
    for step in steps.iter().take(STEPS) {
        let _ = write!(out, "\n- {}{}", told(growth, step), cite.cite([growth.now.snapshot.as_str()]));
    }
    let mut rest = Vec::new();
    if steps.len() > STEPS {
        rest.push(format!("{} moved as well", counted(steps.len() - STEPS, "more", "more")));
    }
    match growth.unchanged() {
        0 => {}
        1 => rest.push("one competency stayed at its level".to_owned()),
        n => rest.push(format!("{} competencies stayed at their level", number(n))),
    }
    if !rest.is_empty() {
        let _ = write!(out, "\n\n{}.{both}", capital(&super::words::list(&rest)));
    }
    out
}

/// What the level aimed at asks for and is met now, with what it says.
pub(super) fn met(pool: &Pool, cite: &mut Citer) -> String {
    let Some(growth) = &pool.growth else { return String::new() };
    let marks = cite.cite([growth.now.snapshot.as_str()]);
    let lines = growth.ladder.competencies().filter_map(|competency| {
        let (now, target) =
            (*growth.now.levels.get(&competency.slug)?, *growth.targets.get(&competency.slug)?);
        (now >= target).then(|| {
            let asked = growth
                .descriptor(&competency.slug, target)
                .map(|text| format!(" It asks: {}", Plain::of(text).sentence()))
                .unwrap_or_default();
            let name = Plain::of(&competency.name).inline;
            format!("- **{name}**: at {}.{asked}{marks}", growth.level(now))
        })
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The first picture has nothing to compare with.
fn first(pool: &Pool, growth: &Growth, cite: &mut Citer) -> String {
    let mut out = format!(
        "The picture of {} on the ladder “{}” assesses {}",
        day(growth.now.on, pool.period),
        Plain::of(&growth.ladder.name).inline,
        counted(growth.now.levels.len(), "competency", "competencies")
    );
    if let (Some(target), (at, of @ 1..)) = (&growth.target, growth.at_target(&growth.now)) {
        let verb = if at == 1 { "is" } else { "are" };
        let _ =
            write!(out, "; {} of {} {verb} {}", number(at as usize), number(of as usize), target.reached());
    }
    out.push_str(". There is no earlier one to compare it with yet.");
    out.push_str(&cite.cite([growth.now.snapshot.as_str()]));
    out
}

fn told(growth: &Growth, step: &Step) -> String {
    let name = Plain::of(&step.name).inline;
    let to = growth.level(step.to);
    let mut out = match step.from {
        None => format!("**{name}** was assessed for the first time, at {to}."),
        Some(from) if step.to > from => format!("**{name}** moved from {} to {to}.", growth.level(from)),
        Some(from) => format!("**{name}** is now seen at {to}, before at {}.", growth.level(from)),
    };
    let up = step.from.is_none_or(|from| step.to > from);
    if let Some(text) = growth.descriptor(&step.slug, step.to).filter(|_| up) {
        let _ = write!(out, " What that means: {}", Plain::of(text).sentence());
    }
    out
}
