//! `trellis team match`

use trellis_core::Result;
use trellis_core::team::{MatchPair, TeamMatch, TeamMatches};

use crate::context::Context;
use crate::output::section;

pub fn run(
    context: &mut Context,
    framework: Option<String>,
    team: Option<String>,
    seats: bool,
) -> Result<()> {
    // A person reads the chosen pairs; a script wants all that were looked at.
    let brief = !context.json();
    context.show(&TeamMatch { framework, team, seats, brief }, shown)
}

fn shown(found: &TeamMatches) -> String {
    let mut parts = Vec::new();
    if found.chosen.is_empty() {
        parts.push("No pair to suggest: nobody with a free seat is above somebody else’s gap.".to_owned());
    }
    parts.extend(found.chosen.iter().map(suggestion));
    if !found.chosen.is_empty() {
        parts.push(format!(
            "{} in all. Nothing was begun; `trellis mentorship add --mentor P --mentee P` does.",
            found.total
        ));
    }
    let apart = found
        .apart
        .iter()
        .map(|pair| vec![format!("{} with {}", pair.mentor_name, pair.mentee_name), pair.why.clone()]);
    parts.extend(section("Not suggested", apart.collect()));
    let left_out = found.left_out.iter().map(|one| vec![one.person_name.clone(), one.why.clone()]);
    parts.extend(section("Left out", left_out.collect()));
    let seats = found
        .seats
        .iter()
        .map(|seat| vec![seat.mentor_name.clone(), format!("{} of {} taken", seat.taken, seat.capacity)]);
    parts.extend(section("Seats", seats.collect()));
    parts.join("\n\n")
}

fn suggestion(pair: &MatchPair) -> String {
    let head = format!("{} with {} ({})", pair.mentor_name, pair.mentee_name, pair.score);
    let reasons = pair.reasons.iter().map(|reason| format!("  {reason}"));
    std::iter::once(head).chain(reasons).collect::<Vec<_>>().join("\n")
}
