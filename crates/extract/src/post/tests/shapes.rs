//! Single posts in all the shapes that people send.

use jiff::civil::date;
use talent::{Employment, Importance, Remote};

use super::{cities, only, tags};

fn names(text: &str) -> (Option<String>, Option<String>) {
    let posting = only(text);
    (posting.title, posting.employer.map(|employer| employer.name))
}

fn check(text: &str, title: Option<&str>, employer: Option<&str>) {
    assert_eq!(names(text), (title.map(str::to_owned), employer.map(str::to_owned)), "{text}");
}

#[test]
fn fields_one_below_the_other() {
    let posting = only(
        "Data Baker\nHitachi Ovens India\n6-10 Yrs\n9-17 Lacs PA\nHybrid - Pune, Chennai\nKey Skills\nPower BI, Oven data (hot, cold), SQL\n",
    );
    assert_eq!(posting.title.as_deref(), Some("Data Baker"));
    assert_eq!(posting.employer.as_ref().map(|employer| employer.name.as_str()), Some("Hitachi Ovens India"));
    assert_eq!(cities(&posting), ["Pune", "Chennai"]);
    assert_eq!(posting.remote, Some(Remote::Hybrid));
    assert_eq!(tags(&posting), ["Power BI", "Oven data (hot, cold)", "SQL"]);
}

#[test]
fn pay_that_is_not_disclosed_is_no_pay() {
    let posting = only("Data Baker\nRye Works\n0-4 Yrs\nNot disclosed\nPune\n");
    assert!(posting.pay.is_none() && posting.pay_note.is_none());
}

#[test]
fn title_employer_and_place_above_a_text() {
    check(
        "Oven Scientist\nBeck's Rye\nAtlanta, IN\n$60K-$101K (site est.)\n\nPosition: Oven Scientist\n\nWe bake.",
        Some("Oven Scientist"),
        Some("Beck's Rye"),
    );
    check(
        "Area Bread Manager\nRye Prestige Ltd\nRaipur, Chhattisgarh\n\n * Bake",
        Some("Area Bread Manager"),
        Some("Rye Prestige Ltd"),
    );
    check(
        "Intern Baker\nBiscuit House, Mumbai\nStart in January\n\nYou learn.",
        Some("Intern Baker"),
        Some("Biscuit House"),
    );
}

#[test]
fn labels_with_the_employer_above() {
    let posting = only(
        "World Bread Armenia\nJOB TITLE:   Chief Baker\nPOSITION LOCATION:   Yerevan, Armenia\nJOB DESCRIPTION:   The baker bakes and\nworks in the office.\n\
         REQUIRED QUALIFICATIONS:\n- Fluency in Armenian;\nAPPLICATION PROCEDURES:  Write to bread@example.com\nOPENING DATE: 02 January 2026\nAPPLICATION DEADLINE:   16 January 2026,\n6:00 pm.\n",
    );
    assert_eq!(posting.title.as_deref(), Some("Chief Baker"));
    assert_eq!(posting.employer.as_ref().map(|employer| employer.name.as_str()), Some("World Bread Armenia"));
    assert_eq!(cities(&posting), ["Yerevan"]);
    assert_eq!((posting.posted_on, posting.deadline), (Some(date(2026, 1, 2)), Some(date(2026, 1, 16))));
    assert_eq!(posting.apply.as_deref(), Some("Write to bread@example.com"));
}

#[test]
fn labels_with_pictures_before_them() {
    check(
        "🚨 URGENT HIRING 🚨\n📍 Location : Ahmedabad\n👷 Post : Oven Electrician\nCompany : Loaf Mills Pvt Ltd\n",
        Some("Oven Electrician"),
        Some("Loaf Mills Pvt Ltd"),
    );
}

#[test]
fn markdown_marks_are_no_part_of_a_name() {
    check("# Chef de Partie\n\n**Rye Kitchen**, London\n", Some("Chef de Partie"), Some("Rye Kitchen"));
}

#[test]
fn one_line_in_any_order() {
    let posting = only(
        "Teapot Ovens | Site Reliability Engineer | Berlin, Germany | REMOTE | Full-time | €75k-95k + equity | https://teapot.example/jobs\n",
    );
    assert_eq!(posting.title.as_deref(), Some("Site Reliability Engineer"));
    assert_eq!(posting.employer.as_ref().map(|employer| employer.name.as_str()), Some("Teapot Ovens"));
    assert_eq!(cities(&posting), ["Berlin"]);
    assert_eq!((posting.remote, posting.employment), (Some(Remote::Allowed), vec![Employment::FullTime]));
    assert_eq!(posting.equity.as_deref(), Some("equity"));

    check("Senior Backend Developer | Eyeloaf | Singapore | Onsite", Some("Senior Backend Developer"), Some("Eyeloaf"));
    check("Boston, MA | Nanibread | Analyst | Full time | ONSITE", Some("Analyst"), Some("Nanibread"));
    check("Ryely (YC S30) - San Francisco - onsite\n\nLead Designer and more.", None, Some("Ryely"));
}

#[test]
fn a_single_line_and_a_list_of_skills_are_postings() {
    let posting = only("Python, Django, PostgreSQL");
    assert!(posting.title.is_none() && posting.employer.is_none());
    assert_eq!(posting.skills.len(), 3);
    check("Senior Oven Engineer", Some("Senior Oven Engineer"), None);
    check("We are looking for an oven engineer to join us.", Some("oven engineer"), None);
}

#[test]
fn sections_and_words_say_how_much_a_skill_is_wanted() {
    let posting = only(
        "Oven Engineer\n\nMust have\n- Kubernetes\n- 3+ years of Python\n- Terraform is a plus\n\nPreferred qualifications\n- Ansible\n\nGood to have skills:\n- Docker\n\nAbout us\nWe partner with MongoDB.\n",
    );
    let wanted = |id: &str| posting.skills.iter().find(|skill| skill.as_written == id).map(|skill| skill.importance);
    assert_eq!(wanted("Kubernetes"), Some(Importance::Required));
    assert_eq!(wanted("Terraform"), Some(Importance::Nice));
    assert_eq!(wanted("Ansible"), Some(Importance::Preferred));
    assert_eq!(wanted("Docker"), Some(Importance::Nice));
    assert_eq!(wanted("MongoDB"), None);
    let python = posting.skills.iter().find(|skill| skill.as_written == "Python").unwrap();
    assert_eq!(python.min_years.map(f64::from), Some(3.0));
}

#[test]
fn openings_stand_behind_titles() {
    let posting = only(
        "Rye Construction LLC\nURGENT REQUIREMENT: SITE ENGINEER (CIVIL) - 3 openings\nDubai, UAE\nAED 9,000 - 12,000 per month\n\nBuild.",
    );
    assert_eq!((posting.title.as_deref(), posting.openings), (Some("SITE ENGINEER (CIVIL)"), Some(3)));
    assert_eq!(posting.employer.as_ref().map(|employer| employer.name.as_str()), Some("Rye Construction LLC"));
    assert_eq!(cities(&posting), ["Dubai"]);
}

#[test]
fn heads_without_separators() {
    check("Ovenly (Pune, India)\n\nSenior people wanted.", None, Some("Ovenly"));
    check("Ovenly is hiring! We bake at night.", None, Some("Ovenly"));
    check("Oven Engineer at Next Big Bread (Loaf). Pune or Remote.", Some("Oven Engineer"), Some("Next Big Bread"));
    check("We bake bread in Pune and like it.", None, None);
}

#[test]
fn sentences_state_places_where_no_field_does() {
    let posting = only("Oven Engineer\n\nThe role is based in Pune or Mumbai. Our founder comes from Chennai.");
    assert_eq!(cities(&posting), ["Pune", "Mumbai"]);
}

#[test]
fn fragments_of_markup_are_seen_through() {
    let text =
        "R&amp;D Ovens | Oven Engineer | Berlin | REMOTE<p>We use Python &amp; SQL.<p>Write to jobs@ovens.example";
    let posting = only(text);
    assert_eq!(posting.employer.as_ref().map(|employer| employer.name.as_str()), Some("R&D Ovens"));
    assert_eq!(super::quoted(&posting, "employer", text), "R&amp;D Ovens");
    assert_eq!(super::quoted(&posting, "title", text), "Oven Engineer");
    assert_eq!(posting.apply.as_deref(), Some("jobs@ovens.example"));
    assert_eq!(posting.description, "We use Python & SQL.\n\nWrite to jobs@ovens.example");
}

#[test]
fn fields_below_a_title_that_stands_alone() {
    let posting = only(
        "# Chef de Partie\n\n**Rye Kitchen**, London (on site, obviously)\n\nWe bake.\n\n- At least **2 years** on a section\n\nApply to jobs@rye.example by 31 January 2027.",
    );
    assert_eq!(cities(&posting), ["London"]);
    assert_eq!(posting.remote, Some(Remote::No));
    assert_eq!(posting.experience.and_then(|range| range.min_years).map(f64::from), Some(2.0));
    assert_eq!(posting.deadline, Some(date(2027, 1, 31)));
    // A paragraph below a title is no name.
    check("Senior Baker\n\nAcme bakes bread, cakes", Some("Senior Baker"), None);
}

#[test]
fn calls_are_neither_title_nor_employer() {
    check("🚨 URGENT HIRING 🚨\nSenior Baker\nRye Works\nPune\n\nBake.", Some("Senior Baker"), Some("Rye Works"));
    check("We are hiring: Senior Baker\nRye Works\nPune\n\nBake.", Some("Senior Baker"), Some("Rye Works"));
}

#[test]
fn lines_of_a_head_state_terms() {
    let posting = only(
        "Internship: Ovens & Bread\nRye Works, Toronto\nStipend 2,000 $ per month, 6 months\n\nHybrid, three days at the ovens. You learn.",
    );
    assert_eq!(posting.employment, [Employment::Intern]);
    assert_eq!(posting.remote, Some(Remote::Hybrid));
    let pay = posting.pay.unwrap();
    assert_eq!(pay.currency.map(|currency| currency.code().to_owned()).as_deref(), Some("CAD"));
    assert!(posting.inferred.contains(&"pay.currency".to_owned()));

    let posting = only("Oven Designer\nRye Works\nRemote (US only)\nPart-time, 3 days a week\n\nDraw.");
    assert_eq!((posting.remote, posting.employment), (Some(Remote::Only), vec![Employment::PartTime]));
    assert_eq!(posting.remote_countries, [talent::Country::US]);
    assert!(posting.places.is_empty());
}

#[test]
fn years_of_a_trade_imply_as_many_in_all() {
    let posting = only("Oven Engineer\n\nWhat we need\n* 4+ years with Linux\n* 2 years of Python");
    assert_eq!(posting.experience.and_then(|range| range.min_years).map(f64::from), Some(4.0));
    assert_eq!(posting.inferred, ["experience"]);
    let python = posting.skills.iter().find(|skill| skill.as_written == "Python").unwrap();
    assert_eq!(python.min_years.map(f64::from), Some(2.0));
}

#[test]
fn what_the_employer_does_is_no_need() {
    let posting = only(
        "Oven Designer\nMoth & Oven\nPune\n\nMoth & Oven builds tools for people who teach things: swimming, welding, Portuguese.\n\nYou have\n- Figma",
    );
    let skills: Vec<_> = posting.skills.iter().map(|skill| skill.as_written.as_str()).collect();
    assert_eq!(skills, ["Figma"]);
}

#[test]
fn languages_and_certificates_stand_in_one_place() {
    let posting = only(
        "Ward Nurse\n\nRequirements:\n- BLS and ACLS certification\n- Fluency in Georgian and English languages\n- Wound care",
    );
    assert_eq!(posting.certifications, ["BLS", "ACLS"]);
    assert_eq!(posting.languages, ["Georgian", "English"]);
    let skills: Vec<_> = posting.skills.iter().map(|skill| skill.as_written.as_str()).collect();
    assert_eq!(skills, ["Wound care"]);
}

#[test]
fn a_preference_is_no_bound() {
    assert_eq!(only("Baker\n\nImmediate joiners preferred.").notice_days_max, None);
    assert_eq!(only("Baker\n\nImmediate joiners only.").notice_days_max, Some(0));
}

#[test]
fn words_stand_in_for_pay() {
    let posting = only("Baker\n\nWe bake. Pay: as per industry standards. Write to us.");
    assert_eq!(posting.pay_note.as_deref(), Some("as per industry standards"));
}

#[test]
fn fields_between_dots() {
    let posting = only(
        "# Baker\n\n**Rye Works** · Pune (hybrid, two days a week) · ₹18L – ₹26L a year · 3 – 6 years · full-time\n\n## Who we are\n\nWe bake.\n\nApply at https://rye.example/jobs",
    );
    assert_eq!(posting.title.as_deref(), Some("Baker"));
    assert_eq!(posting.employer.as_ref().map(|employer| employer.name.as_str()), Some("Rye Works"));
    assert_eq!((cities(&posting), posting.remote), (vec!["Pune"], Some(Remote::Hybrid)));
    assert_eq!(posting.employment, [Employment::FullTime]);
    assert!(posting.pay.is_some() && posting.experience.is_some());
    assert_eq!(posting.apply.as_deref(), Some("https://rye.example/jobs"));
}

#[test]
fn countries_that_remote_work_is_possible_from_are_no_places() {
    for head in [
        "Rye Works\nBaker\nRemote - India, Nepal\n3 - 7 yrs\n₹24L - ₹38L / yr",
        "Baker\nRye Works Sp. z o.o.\nRemote - India, Nepal",
        "Baker\nRye Works\nRemote (India or Nepal)",
    ] {
        let posting = only(&format!("{head}\n\nWe bake in the mornings.\n"));
        assert_eq!(posting.title.as_deref(), Some("Baker"), "{head}");
        assert_eq!((posting.remote, posting.places.len()), (Some(Remote::Only), 0), "{head}");
        assert_eq!(posting.remote_countries.len(), 2, "{head}");
    }
}

#[test]
fn houses_and_the_roles_in_them() {
    check(
        "Hotel Acme\nDemi Chef de Partie - Pastry\nDubai, UAE\n\nWe bake.",
        Some("Demi Chef de Partie - Pastry"),
        Some("Hotel Acme"),
    );
    check(
        "Pastry Chef - The Acme Hotel\n📍 Dubai, UAE\n💰 AED 5000 - 6500 / month + food\n✅ Calm",
        Some("Pastry Chef"),
        Some("The Acme Hotel"),
    );
}

#[test]
fn what_a_firm_works_in_is_no_skill_that_it_asks_for() {
    let posting = only(
        "Ovenly | Pune | Senior Baker\n\nOvenly is where machine learning meets bread, and large bakeries run our backend and our data pipelines at night and by day. You knead in Python and C/C++. Experience with distributed systems is needed.",
    );
    let skills: Vec<&str> = posting.skills.iter().map(|skill| skill.as_written.as_str()).collect();
    assert_eq!(skills, ["Python", "C", "C++", "distributed systems"]);
}

#[test]
fn what_would_be_lovely_is_nice() {
    let posting = only(
        "Baker\nOvenly\n\nRequirements\n- Python\n- It would be lovely if you knew Terraform\n- Bonus points for Kafka\n- Ideally you have used Ansible",
    );
    let wanted =
        |name: &str| posting.skills.iter().find(|skill| skill.as_written == name).map(|skill| skill.importance);
    assert_eq!(wanted("Python"), Some(Importance::Required));
    assert_eq!(wanted("Terraform"), Some(Importance::Nice));
    assert_eq!(wanted("Kafka"), Some(Importance::Nice));
    assert_eq!(wanted("Ansible"), Some(Importance::Preferred));
}
