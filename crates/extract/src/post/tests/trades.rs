//! Ordinary posts of many trades, each with the fields that its reader would look for.

use talent::{Employment, Importance, Posting};

use super::{cities, only, read};

fn written(posting: &Posting, importance: Importance) -> Vec<&str> {
    let asked = posting.skills.iter().filter(|skill| skill.importance == importance);
    asked.map(|skill| skill.as_written.as_str()).collect()
}

/// In hundredths.
fn pay(posting: &Posting) -> Option<(i64, i64, &str)> {
    let pay = posting.pay.as_ref()?;
    let hundredths = |amount: Option<talent::Amount>| amount.map_or(0, talent::Amount::hundredths);
    Some((hundredths(pay.min), hundredths(pay.max), pay.currency.as_ref().map_or("", talent::Currency::code)))
}

fn employer(posting: &Posting) -> &str {
    posting.employer.as_ref().map_or("", |employer| &employer.name)
}

#[test]
fn a_nurse() {
    let posting = only(
        "Registered Nurse – Cardiac Ward (Night Shift)\nSt Brannock's Hospital, Leeds, UK\nFull-time, permanent\n\nSalary: £35,392 - £42,618 per annum plus night enhancements\nClosing date: 15 January 2027\n\nAbout the role\nYou will care for patients.\n\nWhat you'll need\n• NMC registration (essential)\n• Experience with ECG monitoring\n• Degree or diploma in nursing\nDesirable\n• ALS certificate\n\nWe offer: a pension, 27 days annual leave, free parking\nWe are able to sponsor visas.",
    );
    assert_eq!((employer(&posting), cities(&posting)), ("St Brannock's Hospital", vec!["Leeds"]));
    assert_eq!(pay(&posting), Some((3_539_200, 4_261_800, "GBP")));
    assert_eq!(posting.deadline.map(|day| day.to_string()).as_deref(), Some("2027-01-15"));
    assert_eq!(posting.certifications, ["NMC registration", "ALS certificate"]);
    assert_eq!(written(&posting, Importance::Required), ["ECG"]);
    assert_eq!(posting.benefits, ["a pension", "27 days annual leave", "free parking"]);
    assert_eq!(posting.visa.as_deref(), Some("We are able to sponsor visas"));
}

#[test]
fn a_truck_driver() {
    let posting = only(
        "Truck Driver - Regional\nBluegrass Freight Lines\nLexington, KY\n$0.58 - $0.65 per mile, home weekly. $1,400/week average\nRequirements: Valid Class A CDL, 1 year verifiable experience\nBenefits: medical, dental, 401(k) match\nHazmat endorsement a plus",
    );
    assert!(posting.description.starts_with("$0.58"), "{}", posting.description);
    assert_eq!(pay(&posting), Some((140_000, 140_000, "USD")));
    assert_eq!(posting.benefits, ["medical", "dental", "401(k) match"]);
}

#[test]
fn a_teacher_for_a_while() {
    let posting = only(
        "**Primary School Teacher (Year 4)** – Maternity cover\nOakfield Primary, Bristol BS6\n£31,650–£49,084 pro rata | 0.6 FTE | Fixed term until July 2027\n\nWe are looking for a reflective practitioner with QTS.\nEnhanced DBS check required. Closing date: Friday 4th December 2026, noon.",
    );
    assert_eq!((employer(&posting), cities(&posting)), ("Oakfield Primary", vec!["Bristol"]));
    assert_eq!(posting.employment, [Employment::Temporary, Employment::PartTime]);
    assert_eq!(posting.deadline.map(|day| day.to_string()).as_deref(), Some("2026-12-04"));
}

#[test]
fn a_picker_through_an_agency() {
    let posting = only(
        "Hiring: Warehouse Pickers & Packers (10 vacancies) – Night shift\nFastbox Logistics, Tilburg\n€15.20 p/h incl. holiday allowance, 36 hours/week, via agency Lantern\nNo experience needed. English or Dutch required.",
    );
    assert_eq!(posting.title.as_deref(), Some("Warehouse Pickers & Packers"));
    assert_eq!((employer(&posting), cities(&posting)), ("Fastbox Logistics", vec!["Tilburg"]));
    assert_eq!((posting.openings, pay(&posting)), (Some(10), Some((1_520, 1_520, "EUR"))));
    assert_eq!(posting.agency.as_ref().map(|agency| agency.name.as_str()), Some("Lantern"));
    assert_eq!(posting.languages, ["English", "Dutch"]);
}

#[test]
fn a_barista_in_one_line() {
    let posting =
        only("Part-time Barista, €14.50/hour, 20 hrs per week\nCafé Lindenhof, Dublin\n\nYou know latte art.");
    assert_eq!(posting.title.as_deref(), Some("Part-time Barista"));
    assert_eq!((pay(&posting), cities(&posting)), (Some((1_450, 1_450, "EUR")), vec!["Dublin"]));
    assert_eq!(posting.employment, [Employment::PartTime]);
}

#[test]
fn three_people_at_a_workshop() {
    let postings = read(
        "We're hiring 3 people at Kestrel Robotics (Series A, Pune / Remote within India)\n\n1) Senior Embedded Engineer - 5-8 yrs, C++17, RTOS; ₹28L - ₹40L + ESOPs\n2) Mechanical Design Intern (6 months, ₹25k/month stipend) - SolidWorks\n3) Office Manager, 12.5 LPA\n\nImmediate joiners preferred.",
    );
    let titles: Vec<_> = postings.iter().map(|posting| posting.title.as_deref().unwrap_or_default()).collect();
    assert_eq!(titles, ["Senior Embedded Engineer", "Mechanical Design Intern", "Office Manager"]);
    assert!(postings.iter().all(|posting| employer(posting) == "Kestrel Robotics" && cities(posting) == ["Pune"]));
    let pays: Vec<_> = postings.iter().map(|posting| pay(posting).map(|(min, max, _)| (min, max))).collect();
    assert_eq!(
        pays,
        [Some((280_000_000, 400_000_000)), Some((2_500_000, 2_500_000)), Some((125_000_000, 125_000_000))]
    );
    let years: Vec<_> =
        postings.iter().map(|posting| posting.experience.and_then(|range| range.max_years).map(f64::from)).collect();
    assert_eq!(years, [Some(8.0), None, None]);
    assert!(!postings[0].description.contains("3)"), "{}", postings[0].description);
}

#[test]
fn a_tax_adviser_for_a_client() {
    let posting = only(
        "Senior Associate, Tax (M&A)\nContract type: 12-month FTC\nSalary: up to £85,000 + bonus\nLocation - Manchester / hybrid (2 days in office)\n\nOur client, a large accounting firm, seeks a tax professional.\nKey skills: corporate tax, due diligence\nDesirable: Alteryx\nApply before 31/01/2027 via Harrow Search Ltd.",
    );
    assert_eq!(cities(&posting), ["Manchester"]);
    assert_eq!(posting.employment, [Employment::Temporary]);
    assert_eq!(posting.agency.as_ref().map(|agency| agency.name.as_str()), Some("Harrow Search Ltd"));
    assert_eq!(written(&posting, Importance::Required), ["corporate tax", "due diligence"]);
    assert_eq!(written(&posting, Importance::Preferred), ["Alteryx"]);
}

#[test]
fn degrees_that_are_alternatives() {
    let posting = only(
        "Position: Site Engineer\nCompany: Acme Infra Pvt. Ltd.\nLocation: Nagpur\nQualification: B.E./B.Tech Civil or Diploma in Civil Engineering\n\nYou build.",
    );
    let degrees: Vec<_> = posting
        .education
        .iter()
        .map(|need| (need.degree.as_str(), need.field.as_deref().unwrap_or_default()))
        .collect();
    assert_eq!(degrees, [("B.E.", ""), ("B.Tech", "Civil"), ("Diploma", "Civil Engineering")]);
}

#[test]
fn a_researcher_whose_employer_introduces_itself() {
    let posting = only(
        "Machine Learning Engineer, Berlin/Remote EU\n\nAbout Nordlicht Ovens\nNordlicht Ovens builds ovens that listen.\n\nYour mission\n– Train models in PyTorch\n\nMust-haves\n– 3 years + of Python\n\nNice-to-haves\n– Rust\n\nCompensation: 75.000 – 95.000 € gross/year",
    );
    assert_eq!((employer(&posting), cities(&posting)), ("Nordlicht Ovens", vec!["Berlin"]));
    assert_eq!(pay(&posting), Some((7_500_000, 9_500_000, "EUR")));
    assert_eq!(written(&posting, Importance::Required), ["Python"]);
    assert_eq!(written(&posting, Importance::Preferred), ["PyTorch"]);
}

#[test]
fn an_officer_who_reports_to_somebody() {
    let posting = only(
        "VACANCY ANNOUNCEMENT: FINANCE OFFICER\n\nOrganization: Acme Relief\nDuty Station: Lodwar, Kenya\nReports to: Finance Manager\nClosing: 30th Nov. 2026 at 5:00 p.m.\n\nQualifications\n- Good command of English and Kiswahili\n\nGross salary: KES 145,000 per month",
    );
    assert_eq!((posting.title.as_deref(), employer(&posting)), (Some("FINANCE OFFICER"), "Acme Relief"));
    assert_eq!(posting.deadline.map(|day| day.to_string()).as_deref(), Some("2026-11-30"));
    assert_eq!(posting.languages, ["English", "Kiswahili"]);
}

#[test]
fn a_cook_paid_in_rand() {
    let posting = only(
        "Sous Chef\nHarbour & Vine · Cape Town, South Africa\n\n• R18 000 – R24 000 per month + tips\n• Run the pass",
    );
    assert_eq!((employer(&posting), pay(&posting)), ("Harbour & Vine", Some((1_800_000, 2_400_000, "ZAR"))));
}

#[test]
fn a_developer_whose_agency_greets() {
    let posting = only(
        "Greetings from Lantern Consulting!!\n\nWe are hiring for one of our clients for the below position.\n\nRole : Java Developer\nExp : 4-7 yrs\nLocation : Chennai\n\nMandatory Skills: Java 8+, Spring Boot",
    );
    assert_eq!(posting.agency.as_ref().map(|agency| agency.name.as_str()), Some("Lantern Consulting"));
}

#[test]
fn a_receptionist_with_the_pay_in_the_title() {
    for title in ["Night Receptionist - $19.25/hr", "Night Receptionist ($19.25/hr)", "Night Receptionist $19.25/hr"] {
        let posting = only(&format!(
            "{title}\nGreenhill Clinic\nAustin, TX\n\nBenefits package (401k, leave). We are a team with 30+ years in care."
        ));
        assert_eq!(
            (posting.title.as_deref(), pay(&posting)),
            (Some("Night Receptionist"), Some((1_925, 1_925, "USD")))
        );
        assert_eq!(posting.experience, None);
    }
}

#[test]
fn an_agronomist() {
    let posting = only(
        "Field Agronomist\nWeaver Tea\nKericho, Kenya\n\nMinimum requirements:\n- BSc in Agriculture, Agronomy or Horticulture\n- MSc/PhD in CS, Maths or similar\n- Pest management\n\nEnglish and Swahili; a third one is a joy.",
    );
    let fields: Vec<_> = posting.education.iter().filter_map(|need| need.field.as_deref()).collect();
    assert_eq!(fields, ["Agriculture, Agronomy or Horticulture", "CS, Maths"]);
    assert_eq!(posting.languages, ["English", "Swahili"]);
    assert_eq!(written(&posting, Importance::Required), ["Pest management"]);
}

#[test]
fn cooks_in_other_countries() {
    let paid = |line: &str| {
        let posting = only(&format!("Baker\nAcme Ovens\n{line}\n\nWe bake bread for people and need you."));
        pay(&posting).map(|(min, max, currency)| (min / 100, max / 100, currency.to_owned()))
    };
    assert_eq!(paid("€ 3.500 bruto per maand"), Some((3_500, 3_500, "EUR".to_owned())));
    assert_eq!(paid("KSh 45,000/="), Some((45_000, 45_000, "KES".to_owned())));
    assert_eq!(paid("RM 2,800 - RM 3,400 per month"), Some((2_800, 3_400, "MYR".to_owned())));
    assert_eq!(paid("£28k pro rata"), Some((28_000, 28_000, "GBP".to_owned())));
    let posting = only("Baker\nAcme Ovens\nCompetitive salary\n\nWe bake bread for people and need you.");
    assert_eq!(posting.pay_note.as_deref(), Some("Competitive salary"));
}

#[test]
fn a_pitch_between_title_and_firm_is_neither() {
    let posting = only(
        "Van Driver (Class A) - Regional\n\
         Home weekly! .62-.68 CPM, avg $1,450/wk\n\
         Qwz Haulage LLC, Billings MT\n\
         Requirements: 2 yrs on the road\n",
    );
    assert_eq!(posting.title.as_deref(), Some("Van Driver (Class A) - Regional"));
    assert_eq!(posting.employer.map(|employer| employer.name).as_deref(), Some("Qwz Haulage LLC"));
    assert_eq!(posting.pay.and_then(|pay| pay.min), Some(talent::Amount::from_hundredths(145_000)));
    assert!(posting.description.contains("Home weekly!"));
}

#[test]
fn who_is_needed_how_many_times_and_where() {
    let posting = only(
        "Forklift operators x6 (Fremont CA)\nTemp to perm, $24.50/hr plus extras. Must have 1 yr of experience.\n",
    );
    assert_eq!((posting.title.as_deref(), posting.openings), (Some("Forklift operators"), Some(6)));
    assert_eq!(cities(&posting), ["Fremont"]);
    let posting = only(
        "Part-time Bookkeeper needed for a small bakery (15-20 hrs/wk, flexible). $28-32/hr DOE. Reply with resume.\n",
    );
    assert_eq!((posting.title.as_deref(), &posting.employment[..]), (Some("Bookkeeper"), &[Employment::PartTime][..]));
}

#[test]
fn a_sentence_about_the_one_sought_is_no_second_opening() {
    let posting = only(
        "Urgent Requirement : Oven SQ Consultant || Pune || 8+ Years\n\n\
         Job Description:\n> Oven SQ functional consultant with min 8 yrs exp, at least 2 whole ovens\n> Strong in kneading\n",
    );
    assert_eq!(posting.title.as_deref(), Some("Oven SQ Consultant"));
}

#[test]
fn a_title_says_how_remote_the_work_is() {
    let posting = only("Junior Oven Analyst (Hybrid – 2 days onsite)\nCompany: Tern & Qwz\nOffice: Wellington, NZ\n");
    assert_eq!(posting.title.as_deref(), Some("Junior Oven Analyst (Hybrid – 2 days onsite)"));
    assert_eq!((posting.remote, cities(&posting)), (Some(talent::Remote::Hybrid), vec!["Wellington"]));
}

#[test]
fn a_card_that_was_copied_from_a_site() {
    let posting = only(
        "Software Engineer II, Ovens\n\
         Finch Qwz · San Francisco, CA (Hybrid) · 2 weeks ago · Over 100 applicants\n\
         $165,000/yr - $210,000/yr · Full-time · Mid-Senior level\n\
         51-200 employees · Financial Services\n\
         \n\
         About the job\n\
         You own services written in Go.\n\
         Benefits\n\
         Dental cover\n\
         We are unable to sponsor visas for this role.\n",
    );
    assert_eq!(posting.employer.as_ref().map(|employer| employer.name.as_str()), Some("Finch Qwz"));
    assert_eq!((cities(&posting), posting.remote), (vec!["San Francisco"], Some(talent::Remote::Hybrid)));
    assert_eq!(pay(&posting), Some((16_500_000, 21_000_000, "USD")));
    assert_eq!(
        (&posting.employment[..], &posting.benefits[..]),
        (&[Employment::FullTime][..], &["Dental cover".to_owned()][..])
    );
}

#[test]
fn a_notice_of_an_office_states_its_post_below_its_name() {
    let posting = only(
        "Government of Qwzland\nMinistry of Bread\nVacancy Notice No. 14/2026\n\n\
         Post: Bakery Technologist Grade II (4 posts)\nPlace of posting: Pune\n\n\
         Essential qualifications:\n(a) BSc in Food Technology\n(c) Two years of experience in a bakery\n",
    );
    assert_eq!((posting.title.as_deref(), posting.openings), (Some("Bakery Technologist Grade II"), Some(4)));
    assert_eq!(posting.employer.as_ref().map(|employer| employer.name.as_str()), Some("Government of Qwzland"));
    assert!(posting.skills.iter().all(|skill| skill.as_written != "c"));
}

#[test]
fn a_cook_is_wanted_at_a_house_in_a_town() {
    let posting = only("Line Cook wanted - The Copper Ladle - Asheville\n$18-21/hr + tips\nFull time, evenings.\n");
    assert_eq!(posting.title.as_deref(), Some("Line Cook"));
    assert_eq!(cities(&posting), ["Asheville"]);
}
