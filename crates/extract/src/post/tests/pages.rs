//! Saved pages: one full posting and cards below it, furniture around them.

use talent::{Channel, Importance, ProblemKind, Remote};

use super::{cities, kinds, only, quoted, read, tags};

const PAGE: &str = "Hirewell logo
Clay Oven Systems logo
Oven Platform Engineer
Clay Oven Systems
Oven Platform Engineer
Clay Oven Systems's logo

Oven Platform Engineer

at Clay Oven Systems

Meera Pillai's profile picture
Posted by Meera Pillai
3.5 - 6 yrs
₹13L - ₹17L / yr
Pune, NCR (Delhi | Gurgaon | Noida)
Skills
skill iconKubernetes
Windows Azure
Microsoft Windows Azure
skill iconC++
Responsibilities:

● Keep ten thousand ovens
warm.

Requirements:
● 3+ years of experience with ovens
Read more
Candidates love Hirewell
Read about what our candidates have to say about finding work on Hirewell.
Dev Anand Rao's profile image

Dev Anand Rao

Full Stack Baker - Crumb
A pleasure from start to end. Bravo, all of you.
Companies hiring on Hirewell
companies logos

About Clay Oven Systems

Founded :
2012
Size :
100-1000

Similar jobs

Sourdough Labs Pvt Ltd
Lata Kulkarni
Posted by Lata Kulkarni
Remote only
5 - 10 yrs
Best in industry
skill iconDocker
Data Structures
+5 more

Job Title : Senior Dough Analyst

Location : Remote
Read more
A stealth mode bread start-up
A stealth mode bread start-up
Agency job
via Breadwinners by Tarun S
Bengaluru (Bangalore)
2 - 6 yrs
₹11L - ₹43L / yr
skill iconJava
Webservices
What we are looking for?
● Bakers who write Java
Read more
Rye Works
at Rye Works
1 video
32 recruiters
Om Shah
Posted by Om Shah
Kothrudd Gaon
0 - 4 yrs
₹8L - ₹8L / yr
skill icon.NET
ASP.NET
If you know ovens, we would like to meet you.
Read more
Why apply through Hirewell
people_shaking_hands
Personalized job matches
4,18,250
Network size
Follow Hirewell
";

#[test]
fn a_page_holds_its_full_posting_and_its_cards() {
    let postings = read(PAGE);
    let names: Vec<_> =
        postings.iter().map(|posting| posting.employer.as_ref().map(|employer| employer.name.as_str())).collect();
    assert_eq!(
        names,
        [
            Some("Clay Oven Systems"),
            Some("Sourdough Labs Pvt Ltd"),
            Some("A stealth mode bread start-up"),
            Some("Rye Works")
        ]
    );
}

#[test]
fn the_full_posting_has_its_header() {
    let posting = read(PAGE).remove(0);
    insta::assert_snapshot!(serde_json::to_string(&(
        &posting.title, posting.channel, &posting.contact, posting.experience, &posting.pay, cities(&posting), posting.remote, tags(&posting))).unwrap(),
        @r#"["Oven Platform Engineer","direct","Meera Pillai",{"min_years":3.5,"max_years":6.0},{"min":1300000,"max":1700000,"currency":"INR","period":"year"},["Pune","Delhi","Gurugram","Noida"],null,["Kubernetes","Windows Azure","Microsoft Windows Azure","C++"]]"#);
    assert_eq!(quoted(&posting, "experience", PAGE), "3.5 - 6 yrs");
    assert_eq!(quoted(&posting, "pay", PAGE), "₹13L - ₹17L / yr");
    assert_eq!(quoted(&posting, "contact", PAGE), "Meera Pillai");
}

#[test]
fn two_tags_of_one_skill_stay_two_entries() {
    let posting = read(PAGE).remove(0);
    let azure: Vec<_> = posting
        .skills
        .iter()
        .filter(|skill| skill.as_written.ends_with("Azure"))
        .map(|skill| skill.id.clone())
        .collect();
    assert_eq!(azure.len(), 2);
    assert_eq!(azure[0], azure[1]);
}

#[test]
fn a_text_ends_where_the_page_folds_it() {
    let posting = read(PAGE).remove(0);
    assert_eq!(
        posting.description,
        "Responsibilities:\n\n• Keep ten thousand ovens\nwarm.\n\nRequirements:\n• 3+ years of experience with ovens"
    );
    assert!(PAGE[posting.source.start..posting.source.end].ends_with("experience with ovens"));
}

#[test]
fn a_card_states_its_title_in_its_text() {
    let posting = read(PAGE).remove(1);
    assert_eq!(posting.title.as_deref(), Some("Senior Dough Analyst"));
    assert_eq!(
        (posting.remote, posting.hidden_skills, posting.pay_note.as_deref()),
        (Some(Remote::Only), Some(5), Some("Best in industry"))
    );
    assert!(posting.places.is_empty() && posting.pay.is_none());
}

#[test]
fn an_agency_hides_its_client() {
    let posting = read(PAGE).remove(2);
    let employer = posting.employer.as_ref().unwrap();
    assert!(employer.masked);
    assert_eq!(posting.channel, Some(Channel::Agency));
    assert_eq!(posting.agency.as_ref().map(|agency| agency.name.as_str()), Some("Breadwinners"));
    assert_eq!(posting.contact.as_deref(), Some("Tarun S"));
    assert_eq!(kinds(&posting), [ProblemKind::PayRangeWide, ProblemKind::ClientNotNamed]);
}

#[test]
fn many_recruiters_are_no_accusation_and_an_unknown_place_is_no_city() {
    let posting = read(PAGE).remove(3);
    assert_eq!((posting.recruiters, posting.videos, posting.channel), (Some(32), Some(1), Some(Channel::Direct)));
    assert_eq!(kinds(&posting), [ProblemKind::PlaceUnknown]);
    assert_eq!(posting.places[0].as_written, "Kothrudd Gaon");
    assert!(posting.places[0].city.is_none());
}

#[test]
fn a_page_of_furniture_holds_no_posting() {
    let start = PAGE.find("Why apply through").unwrap();
    assert_eq!(read(&PAGE[start..]), []);
    assert_eq!(read("Hirewell logo\nSign in\nForgot password?\n© 2026 Hirewell\nPrivacy policy\n"), []);
    assert_eq!(read("  \n 123 \n--\n"), []);
}

#[test]
fn agencies_that_say_so_name_their_firm_or_do_not() {
    let card = |poster: &str| {
        format!(
            "AgriTech Startup\nAgriTech Startup\n{poster}\nPune\n2 - 5 yrs\n₹10L - ₹12L / yr\nKafka\nWe grow.\nRead more\n"
        )
    };
    let named = only(&card("Agency job\nvia Breadwinners"));
    assert_eq!(named.agency.map(|agency| agency.name).as_deref(), Some("Breadwinners"));
    let unnamed = only(&card("Agency job"));
    assert_eq!((unnamed.channel, unnamed.agency, unnamed.contact), (Some(Channel::Agency), None, None));
}

#[test]
fn a_staffing_firm_that_poses_as_the_employer_is_noticed() {
    let text = "Grain Talent Global\nat Grain Talent Global\n7 recruiters\nUma R\nPosted by Uma R\nPune\n4 - 9 yrs\n₹8L - ₹18L / yr\nNode.js\n\
        Dear Vikram Sethi, Greetings from Grain Talent. We have an opening for Oven Stack Developer. Please know: you are on permanent rolls of “LoafHub” \
        and work at our client's site, MegaBread in Pune.\nRead more\n";
    let posting = only(text);
    assert_eq!(posting.title.as_deref(), Some("Oven Stack Developer"));
    assert_eq!(posting.inferred, ["title"]);
    assert_eq!(kinds(&posting), [ProblemKind::UndisclosedAgency, ProblemKind::LeakedName]);
    assert_eq!(posting.problems[1].evidence[0].of(text), Some("Vikram Sethi"));
}

#[test]
fn debris_of_printed_pages_and_lost_letters_are_noticed() {
    let text = "Remote only\n6 - 10 yrs\n₹30L - ₹60L / yr\nDevOps\n+1 more\nountries: India, Sri Lanka, Vietnam\nKeep the ovens running\n\n\
        DevOps Engineer Remote) 2\nWhat do I need?\nontribute to the bread\nRead more\n";
    let posting = only(text);
    assert_eq!(posting.title.as_deref(), Some("DevOps Engineer"));
    assert!(posting.employer.is_none());
    let countries: Vec<_> = posting.remote_countries.iter().map(|country| country.code().to_owned()).collect();
    assert_eq!(countries, ["IN", "LK", "VN"]);
    assert_eq!(kinds(&posting), [ProblemKind::GarbledText, ProblemKind::PageFurniture, ProblemKind::GarbledText]);
}

#[test]
fn links_of_mail_scanners_are_unwrapped_in_the_text() {
    let text = "Rye Works\nPune\n2 - 5 yrs\n₹10L - ₹12L / yr\nBread\n\nDesirable Skills:\n\n\
        o   https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fschool.example%2Frye&;data=05%7C01\" target=\"_blank\">Certified Rye Baker\nRead more\n";
    let posting = only(text);
    assert_eq!(posting.description, "Desirable Skills:\n\n• https://school.example/rye Certified Rye Baker");
    assert_eq!(posting.certifications, ["Certified Rye Baker"]);
    assert_eq!(kinds(&posting), [ProblemKind::TrackingLink]);
}

#[test]
fn a_bare_wall_of_text_is_read_item_by_item() {
    let posting = only(
        "Rye Works\nPune\n1 - 3 yrs\n₹3L - ₹5L / yr\nBread\nJob Description:- • Experience: 1 to 3 yrs • Tools: Python, MySQL and a good hand with dough of all kinds • Qualification: B.Tech\nRead more\n",
    );
    assert_eq!(kinds(&posting), []);
    let skill = posting.skills.iter().find(|skill| skill.as_written == "Python").unwrap();
    assert_eq!(skill.importance, Importance::Required);
    assert_eq!(posting.education.len(), 1);
}

#[test]
fn a_role_for_ten_years_at_a_junior_pay_is_unusual() {
    let card = |years: &str, pay: &str| only(&format!("Rye Works\nPune\n{years}\n{pay}\nKafka\nWe bake.\nRead more\n"));
    assert_eq!(kinds(&card("11 - 24 yrs", "₹14L - ₹14L / yr")), [ProblemKind::PayUnusual]);
    assert_eq!(kinds(&card("10 - 25 yrs", "₹25L - ₹35L / yr")), []);
    assert_eq!(kinds(&card("2 - 5 yrs", "₹5L - ₹8L / yr")), []);
}

#[test]
fn a_page_made_of_paragraphs_and_lists_is_the_same_page() {
    let text = "Rye Works\n\nPosted by Om Shah\n\n2 recruiters\n\nPune\n\n1 - 3 yrs\n\n₹6L - ₹9L / yr\n\n• SQL\n• Bread analysis\n• Python\n• +2 more\n\n\
        Data Analyst\n\nCount the loaves.\n\nRead more\n";
    let posting = only(text);
    assert_eq!(tags(&posting), ["SQL", "Bread analysis", "Python"]);
    assert_eq!((posting.hidden_skills, posting.title.as_deref()), (Some(2), Some("Data Analyst")));
    assert_eq!(posting.description, "Data Analyst\n\nCount the loaves.");
}

#[test]
fn a_list_that_begins_a_text_is_no_list_of_tags() {
    let posting = only("Rye Works\nPune\n1 - 3 yrs\n₹6L - ₹9L / yr\n\n• Bake at night\n• Sleep by day\nRead more\n");
    assert_eq!(tags(&posting), Vec::<&str>::new());
    assert_eq!(posting.description, "• Bake at night\n• Sleep by day");
}
