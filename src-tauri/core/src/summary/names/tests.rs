use super::*;

fn called(name: &str, aliases: &[&str]) -> Called {
    Called { name: name.to_owned(), aliases: aliases.iter().map(|a| (*a).to_owned()).collect() }
}

fn names(keep: bool) -> Names {
    Names::new(
        &called("Elske Vandenberg", &["elsk"]),
        &[
            called("Yusra Haddad", &["yh"]),
            called("Tomasz Bielak", &["tomek"]),
            called("Will Stone", &[]),
            called("Elske de Boer", &[]),
            called("田中 太郎", &[]),
            called("Me", &[]),
        ],
        Kept::all(keep),
    )
}

fn said(text: &str) -> String {
    names(false).apply(text)
}

#[test]
fn names_in_any_case_and_their_possessives_become_a_colleague() {
    assert_eq!(
        said("Yusra asked for it. yusra’s review, HADDAD'S too."),
        "A colleague asked for it. A colleague’s review, a colleague's too."
    );
    assert_eq!(said("worked with Tomek on it"), "worked with a colleague on it");
    assert_eq!(said("- **Yusra Haddad** paired"), "- **A colleague** paired");
}

#[test]
fn several_names_become_colleagues_once() {
    assert_eq!(said("Thanks to Yusra, Tomasz and Will."), "Thanks to colleagues.");
    assert_eq!(said("Yusra (@yusra) agreed"), "A colleague agreed");
    assert_eq!(said("the Tomasz proposal"), "the colleague proposal");
}

#[test]
fn the_person_herself_stays() {
    assert_eq!(said("Elske and @elske and @mentee wrote"), "Elske and Elske and Elske wrote");
    assert_eq!(said("Elske de Boer and Elske"), "A colleague and Elske");
    assert_eq!(said("tell me more"), "tell me more", "an owner not named yet is no name");
}

#[test]
fn a_name_that_is_a_word_counts_with_its_capital_only() {
    assert_eq!(said("it will ship; a stone wall"), "it will ship; a stone wall");
    assert_eq!(said("with Will it ships"), "with a colleague it ships");
}

#[test]
fn handles_and_addresses_of_people_nobody_knows_are_found_too() {
    let mut names = names(false);
    assert_eq!(
        names.apply("@dignifiedquire and kim@example.org helped, @everyone saw"),
        "Colleagues helped, @everyone saw"
    );
    assert_eq!(names.found(), ["@dignifiedquire", "kim@example.org"]);
    assert_eq!(said("`@pytest.fixture` and `@bob`"), "`@pytest.fixture` and `a colleague`");
}

#[test]
fn a_link_that_names_somebody_keeps_its_words_only() {
    let mut names = names(false);
    names.learn("thanks @daviddias");
    assert_eq!(
        names.apply("See [the notes](https://x.example/daviddias/1), https://x.example/Yusra%20Haddad."),
        "See the notes, (link left out)."
    );
    assert_eq!(names.links_left_out(), 2);
    assert_eq!(names.apply("[ok](https://x.example/pull/7)"), "[ok](https://x.example/pull/7)");
}

#[test]
fn kept_names_are_listed_all_the_same() {
    let mut names = names(true);
    let text = "Yusra's idea, YUSRA, 田中さん, @x";
    assert_eq!(names.apply(text), text);
    assert_eq!(names.found(), ["@x", "Yusra", "田中"]);
    assert_eq!(said("田中さんと話した"), "A colleagueさんと話した");
}

#[test]
fn who_said_it_is_replaced_as_a_whole() {
    let mut names = names(false);
    assert_eq!(names.source("Dmitri from Platform"), "a colleague");
    assert_eq!(names.source("Elske"), "Elske");
    assert_eq!(names.found(), ["Dmitri from Platform"]);
}

#[test]
fn a_first_name_that_is_a_particle_elsewhere_is_replaced() {
    let mut names = Names::new(
        &called("Elske", &[]),
        &[called("Ben Ito", &[]), called("Vera van der Berg", &[])],
        Kept::default(),
    );
    assert_eq!(
        names.apply("Ben’s idea, Bens Idee, ITO and Berg. The van, ben, der"),
        "A colleague’s idea, a colleague Idee, colleagues. The van, ben, der"
    );
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_and_no_name_is_left(before in "\\PC{0,20}", after in "\\PC{0,20}") {
        let text = format!("{before} Yusra {after}");
        let once = said(&text);
        proptest::prop_assert!(!once.contains(" Yusra "), "{once}");
        let _ = said(&once);
    }
}

#[test]
fn each_name_is_kept_or_replaced_by_itself() {
    let mut names = names(false);
    names.kept.one.insert(key("YUSRA"), true);
    assert_eq!(
        names.apply(
            "Yusra and Tomasz asked; @yusra’s idea. Yusra Haddad wrote https://x.example/yusra-haddad"
        ),
        "Yusra and a colleague asked; a colleague’s idea. A colleague wrote (link left out)",
        "a name stays as it was decided of it as written, and a link never by halves"
    );
    let mut names = self::names(true);
    names.kept.one.insert(key("Tomasz"), false);
    assert_eq!(names.apply("Yusra, Tomasz and Will"), "Yusra, a colleague and Will");
    assert_eq!(names.source("Tomasz"), "a colleague");
    names.kept.one.insert(key("Tomasz"), true);
    assert_eq!(names.apply("Tomasz: https://x.example/yusra"), "Tomasz: https://x.example/yusra");
}
