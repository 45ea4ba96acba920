//! The words by which a title, an employer or a school is known even where the vocabulary is silent.

use crate::facts::role::is_role_noun;
use talent::firm;

/// Nouns of titles in résumés besides those for somebody who does a job.
const ROLES: &[&str] = &[
    "actor", "actress", "actuary", "adjunct", "aesthetician", "ambassador", "appraiser", "apprentice",
    "apprenticeship", "arborist", "assembler", "assessor", "astronomer", "avp", "banker", "barber", "bartender",
    "beautician", "bellman", "biologist", "blogger", "bodyguard", "bookseller", "bricklayer", "builder", "bursar",
    "butcher", "butler", "caregiver", "carer", "caretaker", "cataloger", "caterer", "chairman", "chairperson",
    "chairwoman", "chancellor", "chaplain", "chauffeur", "checker", "childminder", "chiropractor", "choreographer",
    "cio", "cna", "co-chair", "co-investigator", "columnist", "commissioner", "composer", "concierge", "conductor",
    "contractor", "correspondent", "cosmetologist", "creator", "crew", "critic", "croupier", "csr", "custodian",
    "dancer", "dean", "deckhand", "decorator", "demonstrator", "detailer", "dietician", "dietitian", "dishwasher",
    "distributor", "docent", "doorman", "drafter", "driller", "drummer", "embalmer", "employee", "emt", "engraver",
    "entrepreneur", "esthetician", "evaluator", "evangelist", "evp", "expediter", "expeditor", "fabricator", "faculty",
    "fighter", "finisher", "firefighter", "fisherman", "florist", "foreperson", "forklift", "framer", "fundraiser",
    "gardener", "glazier", "grader", "groomer", "groundworker", "hairdresser", "headmaster", "headmistress",
    "headteacher", "historian", "host", "hostess", "housekeeper", "houseman", "hrbp", "innkeeper", "interviewer",
    "inventor", "invigilator", "ironworker", "jeweler", "joiner", "judge", "keeper", "landscaper", "laureate",
    "leadman", "lieutenant", "lifeguard", "lineman", "linguist", "loader", "locksmith", "locum", "lpn", "lvn",
    "magistrate", "maintainer", "manicurist", "master", "matron", "member", "messenger", "meteorologist", "millwright",
    "miner", "minister", "model", "modeler", "mover", "musician", "negotiator", "nursing", "nutritionist", "ombudsman",
    "operative", "optician", "optometrist", "organiser", "organizer", "packer", "paraeducator", "paraprofessional",
    "pastor", "pathologist", "phlebotomist", "picker", "placement", "plasterer", "podiatrist", "policeman", "polisher",
    "porter", "postdoc", "postman", "preceptor", "preparer", "presenter", "processor", "proctor", "professional",
    "proofreader", "proprietor", "prosecutor", "provider", "provost", "psychiatrist", "psychotherapist", "publicist",
    "purchaser", "radiographer", "radiologist", "ranger", "reader", "realtor", "repairman", "rigger", "rn", "roofer",
    "roustabout", "saleswoman", "scaffolder", "scheduler", "scholar", "scribe", "sculptor", "sde", "sdet", "seaman",
    "seamstress", "sergeant", "shopkeeper", "sitter", "soldier", "solicitor", "sorter", "statistician", "stenographer",
    "stevedore", "steward", "stewardess", "stockbroker", "stocker", "stockist", "storekeeper", "storeman", "student",
    "substitute", "subtitler", "superintendent", "supporter", "svp", "telemarketer", "telesales", "tiler",
    "timekeeper", "toolmaker", "traineeship", "transcriptionist", "trucker", "typist", "upholsterer", "usher", "valet",
    "valeter", "vice-president", "videographer", "vp", "watchman", "webmaster", "woodworker", "yoga",
];

/// Endings of nouns for somebody who does a job.
const ROLE_ENDINGS: &[&str] =
    &["ologist", "ician", "grapher", "keeper", "sitter", "teacher", "wright", "reader", "smith", "maker"];

/// Words that only stand in names of employers, besides those that firms' names end with.
const EMPLOYERS: &[&str] = &[
    "academy", "advocates", "agencies", "airways", "aktiengesellschaft", "architects", "army", "association",
    "authority", "automotive", "bhd", "bistro", "bros", "brothers", "builders", "cafe", "café", "capital", "caterers",
    "chambers", "church", "clinic", "commission", "communications", "communities", "companies", "computers",
    "confectioners", "constructions", "contractors", "cooperative", "county", "dairy", "decorators", "department",
    "dept", "diner", "distributors", "electronics", "energy", "engineers", "enterprise", "entertainment", "estates",
    "exports", "fabricators", "farms", "fashions", "federation", "finance", "financial", "firm", "foods", "force",
    "foundry", "gallery", "garage", "guild", "homes", "hospitals", "hotels", "infra", "institutes", "institution",
    "insurance", "interactive", "investments", "jewelers", "jewellers", "kindergarten", "lab", "laboratories",
    "laboratory", "library", "logistics", "magazine", "mall", "management", "marines", "market", "markets",
    "merchants", "mills", "ministry", "movers", "museum", "mutual", "navy", "net", "network", "newspaper", "offices",
    "opticians", "outsourcing", "packers", "pharmaceuticals", "pharmacy", "press", "printers", "products", "promoters",
    "properties", "publications", "publishers", "publishing", "railways", "realtors", "realty", "records", "resort",
    "resorts", "restaurant", "retail", "salon", "schools", "securities", "service", "shop", "solution", "spa",
    "station", "store", "stores", "supermarket", "suppliers", "supplies", "system", "tailors", "technosoft", "telecom",
    "telecommunications", "textiles", "theater", "theatre", "traders", "trust", "wireless", "works", "workshop",
    "ymca", "ywca",
];

/// Words that stand in names of schools.
const SCHOOLS: &[&str] = &[
    "academy", "college", "colleges", "conservatory", "ecole", "faculty", "gymnasium", "highschool", "institut",
    "institute", "institutes", "institution", "polytechnic", "polytechnique", "school", "schools", "seminary",
    "universidad", "universitat", "university", "universität", "université", "univ", "univ.", "vidyalaya",
    "vidyapeeth", "vidyalayam", "mahavidyalaya", "iit", "iim", "iiit", "nit", "bits", "jntu", "jntuh", "jntuk", "mit",
    "ignou", "ucla", "suny", "cuny", "gymnasium", "lycee", "lycée", "hochschule", "campus", "vidhyalaya", "convent",
    "board",
];

/// Words of headlines, departments and forms, in alphabetical order: never a person's name, and no employer's by themselves.
const TRADE_WORDS: &[&str] = &[
    "a", "about", "academic", "account", "accounting", "accounts", "achievements", "active", "additional", "address",
    "administration", "administrative", "admissions", "advanced", "advertising", "an", "analysis", "analytics", "and",
    "android", "apparel", "applicant", "application", "applications", "applied", "april", "apt", "architecture",
    "area", "arts", "at", "audit", "august", "automation", "automobile", "autumn", "available", "ave", "avenue",
    "aviation", "bachelor", "banking", "basic", "bi", "big", "bilingual", "birth", "block", "blog", "bpo", "branch",
    "brand", "branding", "budget", "business", "by", "candidate", "care", "career", "cell", "certified", "chartered",
    "chief", "child", "civil", "client", "clients", "clinical", "cloud", "code", "colony", "comments", "commercial",
    "compliance", "computer", "construction", "contact", "content", "contract", "copy", "core", "corporate",
    "creative", "credit", "criminal", "crm", "current", "curriculum", "customer", "cv", "cyber", "data", "database",
    "date", "day", "days", "dear", "december", "declaration", "degree", "delivery", "dental", "description", "design",
    "detail", "development", "digital", "district", "division", "do", "dob", "download", "drive", "drivers",
    "duration", "duties", "e-commerce", "early", "ecommerce", "education", "elementary", "email", "employment",
    "engineering", "enterprise", "environment", "environmental", "erp", "example", "excellent", "expected",
    "experience", "experienced", "experiences", "faculty", "fall", "fashion", "father", "fax", "february", "female",
    "field", "filed", "finance", "financial", "fitness", "flat", "floor", "font", "fonts", "food", "for", "forensic",
    "forensics", "format", "former", "free", "freelance", "from", "frontend", "full", "fullstack", "function",
    "gender", "general", "global", "goals", "gpa", "graduate", "graphic", "group", "handle", "hardware", "head",
    "health", "healthcare", "here", "high", "highlights", "history", "hobbies", "home", "hospitality", "hours", "hr",
    "human", "in", "independent", "india", "industrial", "information", "infrastructure", "innovative", "insurance",
    "interests", "interim", "international", "internships", "investment", "it", "january", "java", "javascript", "job",
    "jr", "july", "june", "junior", "key", "lane", "language", "languages", "legal", "legally", "letter", "licence",
    "license", "licenses", "links", "list", "logistics", "machine", "madam", "main", "maintenance", "major", "male",
    "management", "manufacturing", "march", "margins", "marine", "marital", "marketing", "married", "master", "may",
    "mechanical", "medical", "member", "mental", "merchandising", "minor", "mission", "mobile", "month", "months",
    "mother", "music", "my", "nagar", "name", "national", "nationality", "near", "network", "networking", "new",
    "night", "no", "non", "not", "november", "now", "number", "objective", "october", "of", "office", "on", "ongoing",
    "online", "onwards", "operation", "operations", "overview", "page", "part", "partial", "participant", "passport",
    "past", "payroll", "period", "permanent", "personal", "phone", "php", "physical", "place", "planning", "platform",
    "platforms", "podcast", "position", "post", "present", "previous", "primary", "private", "process", "procurement",
    "product", "production", "professional", "profile", "program", "programming", "project", "projects", "property",
    "public", "purchasing", "python", "qa", "qualified", "quality", "real", "record", "recruitment", "references",
    "region", "regional", "registered", "related", "relations", "relevant", "request", "research", "resource",
    "resources", "responsibilities", "responsible", "restaurant", "resume", "retail", "road", "role", "roles", "room",
    "safety", "sales", "sample", "sap", "school", "science", "secondary", "section", "sector", "security", "seeker",
    "self", "semester", "senior", "september", "service", "services", "set", "shift", "signature", "since", "single",
    "sir", "skill", "skilled", "skills", "skillset", "social", "software", "solutions", "special", "spring", "sr",
    "staff", "statement", "status", "store", "strategic", "strategies", "strategy", "street", "student", "style",
    "styles", "suite", "summary", "summer", "summers", "supply", "support", "synopsis", "system", "systems", "tasks",
    "tax", "teaching", "team", "tech", "technical", "technologies", "technology", "tel", "telecom", "template",
    "temporary", "test", "testing", "the", "till", "time", "title", "to", "tools", "tourism", "tours", "town",
    "training", "transportation", "travel", "treasury", "ui", "under", "unit", "university", "until", "updated",
    "upon", "usa", "ux", "village", "vision", "vitae", "voluntary", "warehouse", "web", "weeks", "wing", "winter",
    "with", "work", "year", "years", "your", "youth", "zip", "zone",
];

/// Words of forms that nobody has filled in.
const PLACEHOLDERS: &[&str] = &[
    "company name",
    "city",
    "state",
    "city , state",
    "city, state",
    "city state",
    "employer name",
    "name of employer",
    "job title",
    "country",
    "your name",
    "name",
    "your title",
    "company",
    "employer",
    "school name",
    "university name",
    "street address",
    "first last",
    "n/a",
    "na",
    "name of company",
    "city, st",
    "st",
    "your company",
    "position title",
    "company name city , state",
    "company name, city, state",
    "firstname lastname",
];

/// Labels inside the account of a job after which the account goes on as text.
const BODY_LABELS: &[&str] = &[
    "responsibilities",
    "responsibility",
    "duties",
    "roles and responsibilities",
    "roles & responsibilities",
    "role and responsibilities",
    "key responsibilities",
    "job responsibilities",
    "job description",
    "description",
    "project description",
    "achievements",
    "accomplishments",
    "key achievements",
    "project",
    "projects",
    "environment",
    "technologies",
    "technologies used",
    "tools",
    "tools used",
    "contribution",
    "job profile",
    "team size",
    "highlights",
    "summary",
    "major responsibilities",
    "job duties",
    "duties include",
    "core responsibilities",
    "selected achievements",
    "responsibilities & achievements",
    "work profile",
    "skills",
    "skills used",
    "nature of work",
    "key skills",
    "client",
    "responsibilities include",
    "responsibilities included",
    "duties included",
    "essential functions",
    "project overview",
    "roles",
    "job function",
    "main activities",
    "main activities and responsibilities",
    "main duties",
];

/// Words that begin an account of work, in alphabetical order.
const ACCOUNT_VERBS: &[&str] = &[
    "accountable", "achieved", "acted", "added", "administered", "advised", "analysed", "analyzed", "appointed",
    "assisted", "authored", "awarded", "built", "coached", "collaborated", "communicated", "completed", "conducted",
    "configured", "contributed", "coordinated", "crafted", "created", "currently", "debugged", "defined", "deliver",
    "delivered", "deployed", "designed", "developed", "directed", "documented", "drafted", "enhanced", "ensured",
    "established", "evaluated", "executed", "experience", "expertise", "facilitated", "founded", "gained", "gave",
    "generated", "handled", "helped", "hired", "identified", "implemented", "improved", "including", "increased",
    "initiated", "installed", "introduced", "involved", "joined", "launched", "led", "maintained", "manage", "managed",
    "mentored", "migrated", "monitored", "negotiated", "optimized", "organised", "organized", "oversaw",
    "participated", "performed", "pioneer", "planned", "prepared", "presented", "produced", "programmed", "promoted",
    "provide", "provided", "published", "received", "reduced", "reported", "reporting", "represented", "researched",
    "resolved", "responsible", "reviewed", "scheduled", "selected", "served", "shaped", "solved", "spearheaded",
    "streamlined", "successfully", "supervised", "supported", "taught", "tested", "trained", "translated", "upgraded",
    "used", "using", "worked", "working", "wrote",
];

/// Whether the word (any case, with or without a plural s) names somebody who does a job.
pub(super) fn is_role(word: &str) -> bool {
    let word = bare(word);
    let known = |word: &str| is_role_noun(word) || ROLES.contains(&word);
    // "Hale Associates" is a firm, "Sales Associates" are people: the plural counts only where no firm is called so.
    let plural = || word.strip_suffix('s').is_some_and(|one| one.len() > 3 && known(one)) && !is_employer_word(&word);
    known(&word) || plural() || ROLE_ENDINGS.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end))
}

/// Whether the word stands in names of employers.
pub(super) fn is_employer_word(word: &str) -> bool {
    let word = bare(word);
    firm::is_ending(&word) || EMPLOYERS.contains(&word.as_str())
}

/// Whether the word stands in names of schools.
pub(super) fn is_school_word(word: &str) -> bool {
    SCHOOLS.contains(&bare(word).as_str())
}

/// Whether the word is one of headlines, departments and forms.
pub(super) fn is_trade_word(word: &str) -> bool {
    TRADE_WORDS.binary_search(&bare(word).as_str()).is_ok()
}

/// Whether the words are a form's own ("Company Name", "City, State") that nobody has filled in.
pub(super) fn is_placeholder(words: &str) -> bool {
    let lower = words.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let rest = bare.replace("company name", " ");
    PLACEHOLDERS.contains(&bare)
        || (rest.contains("city") || rest.contains("state"))
            && rest.split(|c: char| !c.is_ascii_alphanumeric()).all(|word| matches!(word, "" | "city" | "state"))
}

/// Whether the words are a label such as "Responsibilities:" after which the account of a job goes on.
pub(super) fn is_body_label(words: &str) -> bool {
    let lower = words.to_lowercase();
    let label = lower.split(|c: char| c == ':' || c.is_ascii_digit()).next().unwrap_or_default();
    BODY_LABELS.contains(&label.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether the word begins an account of work rather than a name: "Managed …", "Responsible for …".
pub(super) fn is_account_verb(word: &str) -> bool {
    ACCOUNT_VERBS.binary_search(&bare(word).as_str()).is_ok()
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}
