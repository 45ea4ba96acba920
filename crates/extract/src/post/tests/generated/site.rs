//! The sites from which generated pages were saved: their words for the parts of a header, and their furniture.

use super::choices::Choices;

/// The words of a site. All sites are invented.
pub(super) struct Site {
    pub(super) name: &'static str,
    pub(super) posted_by: &'static str,
    pub(super) agency_job: &'static str,
    /// Before the name of a tag that has a picture.
    pub(super) icon: &'static str,
    pub(super) body_end: &'static str,
    pub(super) picture_of: &'static str,
    pub(super) similar: &'static str,
    /// Between the years, and behind them.
    pub(super) years: (&'static str, &'static str),
    pub(super) testimonials: &'static str,
    pub(super) counters: &'static [(&'static str, &'static str)],
    /// What closes the page.
    pub(super) footer: &'static [&'static str],
}

pub(super) const SITES: &[Site] = &[
    Site {
        name: "Hirewell",
        posted_by: "Posted by",
        agency_job: "Agency job",
        icon: "skill icon",
        body_end: "Read more",
        picture_of: "profile picture",
        similar: "Similar jobs",
        years: (" - ", " yrs"),
        testimonials: "Users love Hirewell",
        counters: &[("18,40,275", "Matches delivered"), ("4,018,250", "Network size"), ("9,500", "Firms")],
        footer: &[
            "Why apply through Hirewell",
            "people_shaking_hands",
            "Personalized job matches",
            "Fewer mails, better ones.",
            "Verified hiring teams",
            "Linkedin iconFollow Hirewell",
        ],
    },
    Site {
        name: "Crewboard",
        posted_by: "Added by",
        agency_job: "Consultancy posting",
        icon: "tech logo ",
        body_end: "Show more",
        picture_of: "avatar",
        similar: "More jobs like this one",
        years: ("-", " years"),
        testimonials: "People trust Crewboard",
        counters: &[("1.2M", "Happy candidates"), ("4,250+", "Teams")],
        footer: &["Create an account", "Privacy policy", "Terms of use", "© 2026 Crewboard. All rights reserved."],
    },
    Site {
        name: "loafline",
        posted_by: "Shared by",
        agency_job: "Recruitment agency job",
        icon: "tag icon",
        body_end: "View full description",
        picture_of: "profile photo",
        similar: "Fresh from the oven",
        years: (" to ", " years"),
        testimonials: "What our members say",
        counters: &[("12,500", "people")],
        footer: &[
            "Can't find what you are looking for?",
            "Subscribe to our letter",
            "Back to top",
            "Follow us on Nestbook",
        ],
    },
    Site {
        name: "Naya Kaam",
        posted_by: "Listed by",
        agency_job: "Staffing agency post",
        icon: "skill icon",
        body_end: "See more…",
        picture_of: "profile image",
        similar: "Jobs similar to this",
        years: (" – ", " yrs"),
        testimonials: "Members love Naya Kaam",
        counters: &[("8,40,000", "Registered users"), ("2k+", "firms")],
        footer: &[
            "Companies actively hiring on Naya Kaam",
            "companies logos",
            "icon",
            "Search for more jobs near you.",
            "Company logo",
            "Company logo",
        ],
    },
];

impl Site {
    /// A person's praise, which reads almost like a posting.
    pub(super) fn praise(&self, choices: &mut Choices<'_>) -> Vec<String> {
        let person = choices.pick(&["Dev Anand Rao", "Ilse Brandt", "Meenakshi P"]);
        let role =
            choices.pick(&["Full Stack Baker - Crumb", "Software Engineer, Harbour Mills", "Oven Engineer at Zuvello"]);
        let quote = choices.pick(&[
            "It was a delight. Thank you team.",
            "For 2 years I looked for a place with good bread and better people, and I found it here within one week of trying. What a difference a kind recruiter makes, and how rare they are!",
            "3 offers in 10 days!",
        ]);
        let mut lines = vec![
            self.testimonials.to_owned(),
            format!("Hear how people found their bakeries with {}.", self.name),
            format!("{person}'s {}", self.picture_of),
            String::new(),
            person.to_owned(),
            String::new(),
            role.to_owned(),
            quote.to_owned(),
        ];
        if choices.one_in(2) {
            lines.push(format!("Companies hiring on {}", self.name));
            lines.push("companies logos".to_owned());
        }
        lines
    }

    /// What the page tells about the employer of its posting.
    pub(super) fn about(&self, choices: &mut Choices<'_>, firm: &str) -> Vec<String> {
        let mut lines = vec![String::new(), format!("About {firm}"), String::new()];
        for (label, value) in [("Founded", "1998"), ("Type", "Bread"), ("Size", "50-200"), ("Stage", "Seed")] {
            if !choices.one_in(4) {
                lines.push(format!("{label} :"));
                lines.push(value.to_owned());
            }
        }
        lines.extend(["", "About", ""].map(str::to_owned));
        lines.push(
            choices.pick(&["Home - Ovens", "We bake for the whole valley and have done so since 1998."]).to_owned(),
        );
        lines.push(self.body_end.to_owned());
        if choices.one_in(2) {
            lines.extend(["", "Connect with the team", ""].map(str::to_owned));
            for person in choices.several(&["Hema Baker", "latika v", "Luis Ortega", "Neil Baker"], 3) {
                lines.push("Profile picture".to_owned());
                lines.push(person.to_owned());
            }
        }
        if choices.one_in(2) {
            lines.extend(["", "Company social profiles", "", "bloginstagramlinkedin"].map(str::to_owned));
        }
        lines
    }

    pub(super) fn numbers(&self) -> Vec<String> {
        self.counters.iter().flat_map(|(count, of)| [(*count).to_owned(), (*of).to_owned()]).collect()
    }

    pub(super) fn closing(&self) -> Vec<String> {
        self.footer.iter().map(|line| (*line).to_owned()).collect()
    }
}
