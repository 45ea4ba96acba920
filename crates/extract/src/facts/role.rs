//! Nouns for somebody who does a job, by which a title is known.

/// Whether the word, in small letters and in the singular, names somebody who does a job.
pub(crate) fn is_role_noun(word: &str) -> bool {
    NOUNS.binary_search(&word).is_ok()
}

/// The nouns, in alphabetical order. Those that name people in general ("candidate", "member") are left to who reads a résumé.
const NOUNS: &[&str] = &[
    "accountant", "adjuster", "admin", "administrator", "adviser", "advisor", "advocate", "agent", "aide", "analyst",
    "anchor", "animator", "architect", "artist", "assistant", "associate", "attendant", "attorney", "auditor",
    "author", "baker", "barista", "biologist", "bookkeeper", "broker", "buyer", "captain", "carpenter", "cashier",
    "ceo", "cfo", "chair", "chef", "chemist", "cleaner", "clerk", "clinician", "cmo", "co-founder", "co-ordinator",
    "coach", "coder", "cofounder", "collector", "commander", "consultant", "controller", "coo", "cook", "coordinator",
    "copywriter", "counsel", "counsellor", "counselor", "courier", "cto", "curator", "dba", "dentist", "designer",
    "detective", "developer", "director", "dispatcher", "doctor", "draftsman", "driver", "economist", "editor",
    "educator", "electrician", "engineer", "estimator", "examiner", "executive", "expert", "facilitator", "farmer",
    "fellow", "fitter", "foreman", "founder", "freelancer", "generalist", "geologist", "guard", "guide", "handler",
    "head", "helper", "hygienist", "illustrator", "inspector", "installer", "instructor", "integrator", "intern",
    "internship", "interpreter", "investigator", "janitor", "journalist", "laborer", "labourer", "lawyer", "lead",
    "leader", "lecturer", "liaison", "librarian", "machinist", "maker", "manager", "marketer", "mason",
    "mathematician", "mechanic", "mentor", "merchandiser", "midwife", "moderator", "nanny", "nurse", "officer",
    "operator", "owner", "painter", "paralegal", "paramedic", "partner", "pharmacist", "photographer", "physician",
    "physicist", "physiotherapist", "pilot", "planner", "plumber", "practitioner", "president", "principal",
    "producer", "professor", "programmer", "promoter", "psychologist", "receptionist", "recruiter", "registrar", "rep",
    "reporter", "representative", "researcher", "reviewer", "roboticist", "sailor", "salesman", "salesperson",
    "scientist", "secretary", "server", "sommelier", "specialist", "sre", "staff", "statistician", "strategist",
    "stylist", "supervisor", "surgeon", "surveyor", "tailor", "teacher", "technician", "technologist", "telecaller",
    "teller", "tester", "therapist", "trader", "trainee", "trainer", "translator", "treasurer", "tutor", "underwriter",
    "veterinarian", "volunteer", "waiter", "waitress", "warden", "welder", "worker", "writer",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_are_sorted_for_the_search() {
        assert!(NOUNS.is_sorted());
    }
}
