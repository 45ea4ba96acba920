//! Heads of posts in a thread: which of their fields are titles, places and terms, whatever the signs between them.

use super::{cities, read};

/// The titles of all postings, the employer of the first, and its places as they are written.
fn check(text: &str, titles: &[&str], employer: Option<&str>, places: &[&str]) {
    let postings = read(text);
    let found: Vec<_> = postings.iter().filter_map(|posting| posting.title.as_deref()).collect();
    let name = postings[0].employer.as_ref().map(|employer| employer.name.as_str());
    let written: Vec<_> = postings[0].places.iter().map(|place| place.as_written.as_str()).collect();
    assert_eq!((&found[..], name, &written[..]), (titles, employer, places), "{text}");
}

#[test]
fn a_title_with_what_it_is_about_is_no_firm() {
    check(
        "Ryely | Founding Engineer, Dough Systems | Pune | Full-time\n\nWe bake.",
        &["Founding Engineer, Dough Systems"],
        Some("Ryely"),
        &["Pune"],
    );
    check("Ryely | Senior SWE | Pune\n\nWe bake.", &["Senior SWE"], Some("Ryely"), &["Pune"]);
    check("Ryely | Oven Engineer, Pune | Full-time\n\nWe bake.", &["Oven Engineer"], Some("Ryely"), &["Pune"]);
}

#[test]
fn fields_hold_several_titles() {
    check(
        "Ryely | Oven Engineers & DevRel | Pune | Onsite\n\nWe bake.",
        &["Oven Engineers", "DevRel"],
        Some("Ryely"),
        &["Pune"],
    );
    check(
        "Ryely | Eng, Sales and Growth | Pune | Onsite\n\nWe bake.",
        &["Eng", "Sales", "Growth"],
        Some("Ryely"),
        &["Pune"],
    );
    check(
        "Oven Engineer Head Baker Van Driver\n\nWrite to us",
        &["Oven Engineer", "Head Baker", "Van Driver"],
        None,
        &[],
    );
    check(
        "Oven Engineer + Van Lead, at Ryely - Leeds, England - Full-time / ONSITE\n\nWe bake.",
        &["Oven Engineer", "Van Lead"],
        None,
        &["Leeds, England"],
    );
}

#[test]
fn dots_and_rails_do_not_end_a_title() {
    check(
        "Ryely | Pune | Onsite\n\nSr. Oven Engineer: knead\n\nRuby on Rails Developer:\n\nbake",
        &["Sr. Oven Engineer", "Ruby on Rails Developer"],
        Some("Ryely"),
        &["Pune"],
    );
}

#[test]
fn links_behind_words_about_applying_stand_for_openings() {
    check(
        "Ryely | Pune | Onsite\n\nTo read more and apply go to:\n\nRye Baker - https://ryely.example/1\n\nVan Driver - https://ryely.example/2",
        &["Rye Baker", "Van Driver"],
        Some("Ryely"),
        &["Pune"],
    );
    check(
        "Ryely | Pune | Onsite\n\nWe bake.\n\nFront-end: https://ryely.example/1\n\nBack-end: https://ryely.example/2",
        &["Front-end", "Back-end"],
        Some("Ryely"),
        &["Pune"],
    );
}

#[test]
fn sentences_add_titles_to_a_list() {
    let list = "Ryely | Pune | Onsite\n\n* Rye Baker: knead\n* Van Driver: drive\n\n";
    check(
        &format!("{list}We are also looking for oven engineers!"),
        &["Rye Baker", "Van Driver", "oven engineers"],
        Some("Ryely"),
        &["Pune"],
    );
    check(
        &format!("{list}Ryely is hiring Applied Dough Managers as well."),
        &["Rye Baker", "Van Driver", "Applied Dough Managers"],
        Some("Ryely"),
        &["Pune"],
    );
    check(
        &format!("{list}You are looking for curious van drivers around you."),
        &["Rye Baker", "Van Driver"],
        Some("Ryely"),
        &["Pune"],
    );
}

#[test]
fn an_opening_found_in_the_lines_of_another_keeps_its_title() {
    let text = "Ryely | Pune | Onsite\n\n* Rye Baker: knead. We are also hiring oven engineers.\n* Van Driver: drive";
    check(text, &["Rye Baker", "Van Driver", "oven engineers"], Some("Ryely"), &["Pune"]);
}

#[test]
fn disciplines_are_no_towns() {
    let postings = read("Ryely | Backend, Frontend, Mobile | Pune ONSITE\n\nWe bake.");
    assert_eq!(postings.len(), 3);
    for posting in &postings {
        assert_eq!(cities(posting), ["Pune"], "{:?}", posting.title);
    }
}

#[test]
fn fields_of_many_places() {
    check(
        "Ryely | Remote or Leeds, Lyon, Pune, Porto, Denver, Madrid, Austin, Toronto, Dublin, Boston or Washington DC | Baker\n\nWe bake.",
        &["Baker"],
        Some("Ryely"),
        &[
            "Leeds", "Lyon", "Pune", "Porto", "Denver", "Madrid", "Austin", "Toronto", "Dublin", "Boston",
            "Washington DC",
        ],
    );
    check("Ryely | Baker | NYC, SF, or Remote\n\nWe bake.", &["Baker"], Some("Ryely"), &["NYC", "SF"]);
    check("Ryely | Baker | NY, London & Munich\n\nWe bake.", &["Baker"], Some("Ryely"), &["NY", "London", "Munich"]);
    check("Ryely | Baker | Several US locations (TX, CA, NY)\n\nWe.", &["Baker"], Some("Ryely"), &["TX", "CA", "NY"]);
    check("Ryely | Baker | Toronto Downtown\n\nWe bake.", &["Baker"], Some("Ryely"), &["Toronto"]);
    check("Ryely | Baker | NY Onsite\n\nWe bake.", &["Baker"], Some("Ryely"), &["NY"]);
    check("Ryely | Baker | Qwzdale, New York | Onsite\n\nWe bake.", &["Baker"], Some("Ryely"), &["Qwzdale, New York"]);
}

#[test]
fn what_lies_in_a_town_is_no_town_elsewhere() {
    for (field, written, towns) in [
        ("Boston, MA (Cambridge)", vec!["Boston, MA", "Cambridge"], vec!["Boston", "Cambridge"]),
        ("San Francisco, CA (SoMa)", vec!["San Francisco, CA"], vec!["San Francisco"]),
        ("New York, NY (NYC)", vec!["New York, NY (NYC)"], vec!["New York"]),
        ("Paris, France (or London)", vec!["Paris, France", "London"], vec!["Paris", "London"]),
        (
            "Amsterdam (NL), Skopje (North Macedonia)",
            vec!["Amsterdam (NL)", "Skopje (North Macedonia)"],
            vec!["Amsterdam", "Skopje"],
        ),
    ] {
        let text = format!("Ryely | {field} | Baker\n\nWe bake.");
        check(&text, &["Baker"], Some("Ryely"), &written);
        let posting = super::only(&text);
        assert_eq!(cities(&posting), towns, "{field}");
        let countries: Vec<_> = posting.places.iter().map(|place| place.country).collect();
        let abroad = matches!(towns[0], "Paris" | "Amsterdam");
        assert_eq!(countries.iter().all(|country| *country == countries[0]), !abroad, "{field}");
    }
}

#[test]
fn sentences_list_places() {
    check("Baker\n\nOur offices are in Leeds, Texas and Ohio.", &["Baker"], None, &["Leeds", "Texas", "Ohio"]);
    check("Baker\n\nWe are a team of twelve in downtown Berlin.", &["Baker"], None, &["Berlin"]);
}

#[test]
fn jobs_are_advertised_by_what_is_done() {
    check("Data entry\nPune\n\nWe need you to type.", &["Data entry"], None, &["Pune"]);
    check("Bookkeeping, Leeds", &["Bookkeeping"], None, &["Leeds"]);
    check("Lantern Loaf\nPune\n\nWe bake.", &[], Some("Lantern Loaf"), &["Pune"]);
}

#[test]
fn parts_of_the_world_are_no_towns() {
    for reach in ["EU", "North America & Europe", "Latin America", "APAC"] {
        check(&format!("Ryely | Baker | Remote ({reach})\n\nWe bake."), &["Baker"], Some("Ryely"), &[]);
    }
}

#[test]
fn heads_without_bars() {
    check(
        "LISBON, ONSITE, Fulltime / Interns: Rye Bakers, Van Drivers (night)\n\nhttps://ovens.example",
        &["Rye Bakers", "Van Drivers"],
        None,
        &["LISBON"],
    );
    check("Full Time / London / Senior Baker @ Ryely\n\nWe bake.", &["Senior Baker"], Some("Ryely"), &["London"]);
    check("Ryely (NYC) https://ryely.example/\n\nWe bake.", &[], Some("Ryely"), &["NYC"]);
}

#[test]
fn an_office_without_its_place_leaves_that_to_the_text() {
    check(
        "Ryely | Baker | Onsite\n\nWe have three kitchens. NYC, SF and Austin.",
        &["Baker"],
        Some("Ryely"),
        &["NYC", "SF", "Austin"],
    );
    check(
        "Baker @ Ryely\n\n12 Rye Lane\n\nNew York, NY 10003\n\nWe bake.",
        &["Baker"],
        Some("Ryely"),
        &["New York, NY"],
    );
    check("Ryely | Baker | Remote\n\nWe have a kitchen. NYC.", &["Baker"], Some("Ryely"), &[]);
}

#[test]
fn rungs_are_no_title_and_a_list_may_stand_in_brackets() {
    check(
        "Ryely | Pune | Mid/Sr./Principal/Staff | Oven Engineer | 90K - 150K\n\nWe bake.",
        &["Oven Engineer"],
        Some("Ryely"),
        &["Pune"],
    );
    check(
        "Ryely | Pune | Roles: [Oven Engineer (steam), Lead Van Driver (steam)]\n\nWe bake.",
        &["Oven Engineer", "Lead Van Driver"],
        Some("Ryely"),
        &["Pune"],
    );
    let posting = &read("Ryely | Pune | Oven Engineer | 90K - 150K\n\nWe bake.")[0];
    let pay = posting.pay.as_ref().and_then(|pay| pay.min);
    assert_eq!(pay, Some(talent::Amount::from_hundredths(9_000_000)));
}
