//! The rules of attention. Pure: facts and a day in, reasons out.

use chrono::{Days, Months, NaiveDate};

use super::{Attention, AttentionAction, AttentionKind, Facts, OpenGoal};
use crate::contact::{self, Bond};
use crate::dates;
use crate::goals::GoalStatus;
use crate::mentorships::MentorshipKind;
use crate::wording::count;

/// Nothing written about a person for longer is worth a word, in days.
pub const FEEDBACK_DAYS: u64 = 60;
/// A snapshot is old after so many months.
const SNAPSHOT_MONTHS: u32 = 6;
/// A new mentorship gets its first snapshot within this many days, where snapshots are used.
const FIRST_SNAPSHOT_DAYS: u64 = 60;
/// An end is near within this many days.
const ENDING_DAYS: i64 = 30;
/// A call planned within this many days takes the edge off a cadence that has passed.
const SOON_DAYS: i64 = 7;

/// Where a reason stands among others: lower is more important.
pub(super) type Rank = (AttentionKind, bool);

/// Every reason to pay attention to a person, one of a kind, the most important first.
pub(super) fn reasons(facts: &Facts, today: NaiveDate) -> Vec<(Rank, Attention)> {
    if facts.over {
        return Vec::new();
    }
    let late = facts.bonds.iter().filter(|b| b.is_late(today)).min_by_key(|b| b.contact_on());
    let found = [
        late.map(|bond| cadence(facts, bond, today)),
        of_status(facts, GoalStatus::Blocked, AttentionKind::Blocked, "blocked", today),
        of_status(facts, GoalStatus::AtRisk, AttentionKind::AtRisk, "at risk", today),
        facts.bonds.iter().find_map(|bond| ending(facts, bond, today)),
        silent(facts, today),
        snapshot(facts, today),
        feedback(facts, today),
    ];
    let mut ranked: Vec<_> =
        found.into_iter().flatten().map(|reason| (rank(facts, &reason, today), reason)).collect();
    ranked.sort_by_key(|(rank, reason)| (*rank, reason.since));
    ranked
}

/// A cadence that has passed comes first, but after goals in trouble where a call is planned.
fn rank(facts: &Facts, reason: &Attention, today: NaiveDate) -> Rank {
    let soon = |b: &Bond| b.next_on.is_some_and(|next| (next - today).num_days() <= SOON_DAYS);
    if reason.kind == AttentionKind::Cadence && facts.bonds.iter().any(soon) {
        return (AttentionKind::AtRisk, true);
    }
    (reason.kind, false)
}

fn cadence(facts: &Facts, bond: &Bond, today: NaiveDate) -> Attention {
    let why = match bond.last_on {
        Some(last) => format!("Not met for {}", dates::span(last, today)),
        None => "Not met yet".to_owned(),
    };
    let mut detail = match bond.last_on {
        Some(last) => format!("Last one-on-one {}", dates::short(last, today)),
        None => format!("Together since {}", dates::short(bond.since, today)),
    };
    if let Some(mentor) = &bond.mentor {
        detail.push_str(&format!(" with {mentor}"));
    }
    if let Some(cadence) = bond.cadence {
        detail.push_str(&format!(", {}", contact::words(cadence)));
    }
    // What happened since says more than the rhythm: a call that is coming, or one that was off.
    if let Some(next) = bond.next_on {
        detail.push_str(&format!(". Next: {}", dates::near(next, today)));
    } else if let Some(off) = bond.off_on.filter(|off| *off > bond.contact_on()) {
        detail.push_str(&format!(". {} did not happen", dates::short(off, today)));
    }
    Attention {
        about: Some(bond.id.0.clone()),
        ..reason(facts, AttentionKind::Cadence, AttentionAction::Plan, why, bond.contact_on(), detail)
    }
}

fn of_status(
    facts: &Facts,
    status: GoalStatus,
    kind: AttentionKind,
    word: &str,
    today: NaiveDate,
) -> Option<Attention> {
    let goals: Vec<&OpenGoal> = facts.goals.iter().filter(|g| g.status == status).collect();
    let since = goals.iter().map(|g| g.status_on.unwrap_or(g.heard_on)).min()?.min(today);
    let why = match goals.len() {
        1 => format!("Goal {word}"),
        n => format!("{} {word}", count(n, "goal")),
    };
    Some(of_goals(facts, kind, why, since, &goals))
}

fn silent(facts: &Facts, today: NaiveDate) -> Option<Attention> {
    // Of a goal in trouble the trouble is told; its silence is no news beside it.
    let quiet = |g: &&OpenGoal| g.status == GoalStatus::Active && g.silent;
    let goals: Vec<&OpenGoal> = facts.goals.iter().filter(quiet).collect();
    let since = goals.iter().map(|g| g.heard_on).min()?;
    let why = match goals.len() {
        1 => format!("Goal silent for {}", dates::span(since, today)),
        n => format!("{} silent for {}", count(n, "goal"), dates::span(since, today)),
    };
    Some(of_goals(facts, AttentionKind::Silent, why, since, &goals))
}

fn of_goals(
    facts: &Facts,
    kind: AttentionKind,
    why: String,
    since: NaiveDate,
    goals: &[&OpenGoal],
) -> Attention {
    let detail = match goals {
        [one] => match one.reason.as_deref().filter(|r| !r.trim().is_empty()) {
            Some(reason) => format!("{}: {}", one.title, dates::clip(reason, 80)),
            None => one.title.clone(),
        },
        several => several.iter().map(|g| g.title.as_str()).collect::<Vec<_>>().join("; "),
    };
    Attention {
        about: goals.first().map(|g| g.id.0.clone()),
        ..reason(facts, kind, AttentionAction::Goal, why, since, detail)
    }
}

fn ending(facts: &Facts, bond: &Bond, today: NaiveDate) -> Option<Attention> {
    let end = bond.ends_on.filter(|end| (0..=ENDING_DAYS).contains(&(*end - today).num_days()))?;
    let what = match bond.kind {
        MentorshipKind::Mentor => "Mentorship".to_owned(),
        MentorshipKind::Manager => "Time as manager".to_owned(),
        MentorshipKind::Sponsor => "Sponsorship".to_owned(),
        MentorshipKind::Buddy => "Time as buddy".to_owned(),
        MentorshipKind::Peer => "Peer mentoring".to_owned(),
    };
    let why = format!("{what} ends {}", dates::near(end, today));
    let met = count(bond.held as usize, "one-on-one");
    let with = bond.mentor.as_ref().map(|m| format!(" with {m}")).unwrap_or_default();
    let detail = format!("Since {}{with}, {met}", dates::month(bond.since));
    Some(Attention {
        about: Some(bond.id.0.clone()),
        ..reason(facts, AttentionKind::Ending, AttentionAction::Mentorship, why, bond.since, detail)
    })
}

/// The day from which a new snapshot is due: six months after the last one; where there is none
/// and snapshots are used, 60 days after one began to follow the person.
pub(crate) fn snapshot_due(facts: &Facts) -> Option<NaiveDate> {
    let followed = facts.followed_since()?;
    match facts.snapshot_on {
        Some(last) => last.checked_add_months(Months::new(SNAPSHOT_MONTHS)),
        None if facts.snapshots_used => followed.checked_add_days(Days::new(FIRST_SNAPSHOT_DAYS)),
        None => None,
    }
}

fn snapshot(facts: &Facts, today: NaiveDate) -> Option<Attention> {
    let followed = facts.followed_since()?;
    snapshot_due(facts).filter(|due| *due < today)?;
    let (why, since, detail) = match facts.snapshot_on {
        Some(last) => {
            let detail = format!("Taken on {}", dates::spoken(last, today));
            (format!("Last snapshot {}", dates::ago(last, today)), last, detail)
        }
        None => {
            ("No snapshot yet".to_owned(), followed, format!("Together since {}", dates::month(followed)))
        }
    };
    Some(reason(facts, AttentionKind::Snapshot, AttentionAction::Snapshot, why, since, detail))
}

fn feedback(facts: &Facts, today: NaiveDate) -> Option<Attention> {
    let followed = facts.followed_since()?;
    let since = facts.written_on.unwrap_or(followed).max(followed);
    let passed = since.checked_add_days(Days::new(FEEDBACK_DAYS)).is_some_and(|day| day < today);
    passed.then(|| {
        let why = format!("No feedback written for {}", dates::span(since, today));
        let detail = match facts.written_on {
            Some(last) => format!("Last note on {}", dates::spoken(last, today)),
            None => "No note yet".to_owned(),
        };
        reason(facts, AttentionKind::Feedback, AttentionAction::Note, why, since, detail)
    })
}

fn reason(
    facts: &Facts,
    kind: AttentionKind,
    action: AttentionAction,
    why: String,
    since: NaiveDate,
    detail: String,
) -> Attention {
    Attention {
        person: facts.person.clone(),
        person_name: facts.name.clone(),
        kind,
        why,
        since,
        detail,
        action,
        about: None,
    }
}
