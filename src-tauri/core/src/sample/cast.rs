//! Who comes, and under which names.

use super::story::{COUNT, Pair, Story, cast, story};

/// The chosen stories and the mentorships among them.
#[derive(Debug)]
pub(super) struct Chosen {
    pub stories: Vec<Story>,
    pub pairs: Vec<Pair>,
}

/// The first of the cast for seed 1, another order for another seed. Beyond the last
/// story they come again, under other names.
pub(super) fn choose(people: u32, seed: u32) -> Result<Chosen, String> {
    let cast = cast()?;
    let mut order = cast.people.clone();
    if seed != 1 {
        shuffle(&mut order, seed);
    }
    let mut stories = Vec::new();
    for at in 0..people as usize {
        let told = story(&order[at % COUNT])?;
        let round = at / COUNT;
        stories.push(if round == 0 { told } else { renamed(&told, (round - 1) * COUNT + at % COUNT)? });
    }
    let here = |name: &str| stories.iter().any(|story| story.person.name == name);
    let pairs =
        cast.mentorships.into_iter().filter(|pair| here(&pair.mentor) && here(&pair.mentee)).collect();
    Ok(Chosen { stories, pairs })
}

/// Fisher and Yates, with the same small generator for every platform.
fn shuffle(order: &mut [String], seed: u32) {
    let mut state = u64::from(seed).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    for at in (1..order.len()).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let other = usize::try_from(state % (at as u64 + 1)).unwrap_or_default();
        order.swap(at, other);
    }
}

/// The same story of somebody else.
fn renamed(told: &Story, at: usize) -> Result<Story, String> {
    let (first, last) = (FIRST[at % FIRST.len()], LAST[(at * 7 + 3) % LAST.len()]);
    let (old_first, old_last) = told.person.name.split_once(' ').unwrap_or((&told.person.name, ""));
    let swap = |text: &str| {
        let text = text.replace(&told.person.name, &format!("{first} {last}"));
        let text = if old_last.is_empty() { text } else { text.replace(old_last, last) };
        text.replace(old_first, first)
    };
    let alias = first.to_lowercase();
    let mut story = told.clone();
    let aliases = std::mem::replace(&mut story.person.aliases, vec![alias.clone()]);
    let note = |text: &str| {
        aliases.iter().fold(swap(text), |text, old| text.replace(&format!("@{old}"), &format!("@{alias}")))
    };
    story.person.name = format!("{first} {last}");
    story.person.email = format!("{alias}.{}@skerrygate.example", last.to_lowercase());
    story.person.notes = note(&story.person.notes);
    for meeting in &mut story.meetings {
        meeting.notes = note(&meeting.notes);
        meeting.private = note(&meeting.private);
    }
    for topic in &mut story.topics {
        topic.text = note(&topic.text);
    }
    for entry in &mut story.notes {
        entry.text = note(&entry.text);
    }
    for goal in &mut story.goals {
        for text in [&mut goal.why, &mut goal.criteria, &mut goal.outcome_text].into_iter().flatten() {
            *text = note(text);
        }
        goal.title = note(&goal.title);
        goal.parent = goal.parent.as_deref().map(note);
    }
    for action in &mut story.actions {
        action.text = note(&action.text);
    }
    Ok(story)
}

const FIRST: &[&str] = &[
    "Anneke", "Babak", "Carys", "Dmitar", "Eluned", "Farid", "Gundula", "Hamza", "Ines", "Jorunn", "Kasimir",
    "Lieve", "Marisol", "Niko", "Odalys", "Pavel", "Quirin", "Rosalind", "Sindre", "Tuuli", "Ugo", "Vesna",
    "Wanjiru", "Xanthe", "Yusuf", "Zdenka", "Aurelio", "Brannoch", "Chidi", "Delphine", "Eirik", "Fenna",
    "Gaspar", "Hedda", "Ibolya", "Joaquim", "Katell", "Levent", "Milada", "Nerys", "Olufemi", "Petra",
    "Radek", "Saoirse", "Tadeo", "Ulrike", "Viorel", "Wim", "Yara", "Zoltan", "Alba", "Bogdan", "Cecily",
    "Duarte", "Esra", "Floris", "Greta", "Hideo", "Isolde", "Jalil",
];

const LAST: &[&str] = &[
    "Achterberg",
    "Balogun",
    "Cardew",
    "Dragomir",
    "Eskola",
    "Farrokh",
    "Gallardo",
    "Holmqvist",
    "Ivarsson",
    "Jankovic",
    "Kerrigan",
    "Lindqvist",
    "Mbeki",
    "Novotna",
    "Ostrander",
    "Petrescu",
    "Quintela",
    "Rasmussen",
    "Szabo",
    "Tremaine",
    "Ulstad",
    "Vasquez",
    "Wierzba",
    "Yilmaz",
    "Zandstra",
    "Aldous",
    "Brekke",
    "Castellan",
    "Demirci",
    "Ellingsen",
    "Ferreira",
    "Grimaldi",
    "Hakimi",
    "Ishikawa",
    "Jurado",
    "Kowalczyk",
    "Laurier",
    "Moravec",
    "Nyberg",
    "Okonkwo",
    "Pereira",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_story_can_be_read_and_no_two_people_share_a_name() {
        let chosen = choose(72, 1).expect("the stories are read");
        let names: std::collections::BTreeSet<_> =
            chosen.stories.iter().map(|s| s.person.name.clone()).collect();
        assert_eq!(names.len(), 72, "everybody has a name of their own");
        let emails: std::collections::BTreeSet<_> =
            chosen.stories.iter().map(|s| s.person.email.clone()).collect();
        assert_eq!(emails.len(), 72, "and an address");
        let ilse = &chosen.stories[0].person.name;
        let again = &chosen.stories[COUNT];
        assert!(!format!("{again:?}").contains(ilse.as_str()), "a story told again is somebody else's");
    }

    #[test]
    fn another_seed_is_another_choice() {
        let names = |seed| {
            choose(8, seed).expect("read").stories.into_iter().map(|s| s.person.name).collect::<Vec<_>>()
        };
        assert_eq!(names(1), names(1), "a seed repeats itself");
        assert_ne!(names(1), names(2), "another is another");
    }
}
