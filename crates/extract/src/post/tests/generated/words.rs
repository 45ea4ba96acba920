//! What generated posts are made of: firms, people, places, tags, sentences. All of it is invented.

pub(super) const FIRMS: &[&str] = &[
    "Clay Oven Systems",
    "Sourdough Labs Pvt Ltd",
    "Rye Works",
    "Crumb & Co",
    "Mill Nine",
    "Butterfold",
    "brioche.io",
    "Pelican Ledger",
    "Tamarind Freight Technologies Pvt Ltd",
    "3Loaves",
    "THE DOUGH COMPANY",
    "Lathe & Loom Software",
    "Zuvello",
    "OpenTandoor India",
    "Norr Design Studio",
    "Kettlewell Bank",
    "Nimbu (formerly LimeKart)",
    "Anvil Data Engineering Pvt. Ltd.",
    "Copper Lead",
    "Product Foundry",
    "Jaipur Lamp Works",
    "Été Pâtisserie",
];

pub(super) const MASKED: &[&str] = &[
    "FinTech Startup",
    "A stealth mode bakery tech start-up",
    "Leading MNC",
    "Leader in industrial oven services (MNC)",
    "Global SaaS product made to help bakers. (X1)",
    "Marketplace for organic flour.",
    "B2B Marketplace for ovens",
    "A top level 3 catering company",
    "Our Client",
    "Confidential",
    "A well funded logistics startup",
    "One of India's largest insurance firms",
    "Series B funded HealthTech company",
    "An early stage product startup",
    "US based product company",
    "A reputed hospital chain",
    "A fast growing D2C brand",
    "Stealth Startup",
    "B2B SaaS unicorn",
    "A Fortune 500 retailer",
    "Reputed MNC in Pune",
    "Leading EdTech platform for schools",
    "An AI company backed by well-known investors",
    "Product based company (Healthcare)",
    "Top Investment Bank",
];

pub(super) const AGENCIES: &[&str] =
    &["Breadwinners", "Hire & Higher", "Loaf People Consulting", "Two Hats Recruit", "Talentine Pvt Ltd", "staffkiln"];

pub(super) const PEOPLE: &[&str] = &[
    "Asha Menon", "aditi k", "Om Shah", "Tarun S", "Dr. Vera Lindqvist", "J. P. Rao", "Oven Works HR",
    "María José Núñez", "Ravi", "PRIYA D'SOUZA", "Wei-Ling Tan", "Talent Team", "Florence Delhi",
];

pub(super) const TITLES: &[&str] = &[
    "Oven Platform Engineer",
    "Senior Backend Developer (Kotlin)",
    "Backend Architect - NodeJS",
    "Devops Engineer",
    "Head of Growth",
    "Pastry Chef",
    "Sales Executive - Inside Sales",
    "SDE II",
    "Data Science Intern",
    "Product Manager, Payments",
    "Full-Stack Developer / Tech Lead",
    "Customer Support Associate (Night Shift)",
    "Accountant",
];

/// Titles that no word for a role gives away.
pub(super) const ODD_TITLES: &[&str] = &[".NET cloud", "Growth Marketing", "Ovens & Robots", "Java Spring Boot"];

/// Items of a header's list of places, and the cities that they name.
pub(super) const PLACES: &[(&str, &[&str])] = &[
    ("Pune", &["Pune"]),
    ("Bengaluru (Bangalore)", &["Bengaluru"]),
    ("Kochi (Cochin)", &["Kochi"]),
    ("NCR (Delhi | Gurgaon | Noida)", &["Delhi", "Gurugram", "Noida"]),
    ("Chennai", &["Chennai"]),
    ("Gurugram", &["Gurugram"]),
    ("Thiruvananthapuram (Trivandrum)", &["Thiruvananthapuram"]),
    ("Kolkata (Calcutta)", &["Kolkata"]),
    ("Mysuru (Mysore)", &["Mysuru"]),
    ("Hyderabad", &["Hyderabad"]),
    ("Navi Mumbai", &["Navi Mumbai"]),
    ("Mumbai", &["Mumbai"]),
    ("Ahmedabad", &["Ahmedabad"]),
    ("Vadodara (Baroda)", &["Vadodara"]),
    ("Noida", &["Noida"]),
    ("Faridabad", &["Faridabad"]),
    ("Indore", &["Indore"]),
    ("Coimbatore", &["Coimbatore"]),
];

/// Places that nobody knows.
pub(super) const LOCALITIES: &[&str] = &["Kothrudd Gaon", "Vaagle Estaet", "Xelgaon", "PhazeTwoNager"];

pub(super) const TAGS: &[&str] = &[
    "Kubernetes",
    "Windows Azure",
    "Microsoft Windows Azure",
    "NodeJS (Node.js)",
    "C++",
    "C#",
    ".NET",
    "ASP.NET",
    "Go Programming (Golang)",
    "NOSQL Databases",
    "Data Structures",
    "Java",
    "Amazon Web Services (AWS)",
    "Linux/Unix",
    "CI/CD",
    "RESTful APIs",
    "SQL Azure",
    "Google Cloud Platform (GCP)",
    "HTML/CSS",
    "R Programming",
    "React.js",
    "MS SQLServer",
    "Web API",
    "Customer Service",
    "Accounting",
    "DevOps",
    "Dough Rheology",
    "OvenScript",
    "Crumbware 9",
    "Yeast Graphs",
    "Test Engineer",
    "Communication Skills",
    "Inside sales",
    "Microservices",
];

/// Skills that can be counted in years.
pub(super) const TOOLS: &[&str] = &["Kotlin", "Django", "Terraform", "PostgreSQL", "Kubernetes", "Python", "Angular"];

pub(super) const SENTENCES: &[&str] = &[
    "We keep ten thousand ovens warm, and somebody has to know when one of them goes cold.",
    "You will plan the rounds of the night bakers together with the people who drive the vans.",
    "Our customers range from Kettle & Daughter in Oslo to the canteens of the Grand Mill Railway.",
    "We raised ₹40 Cr from Barley Ventures last spring, and most of it went into ovens.",
    "You own a monthly budget of ₹5L for flour, yeast and small tools.",
    "We were founded 12 years ago above a shop in Mysuru.",
    "Our team has 25 years of combined experience in baking.",
    "For 2 years nobody noticed that the thermometer was upside down.",
    "The bakery in Pune works in two shifts; the one in Chennai in three.",
    "Work at Harbour Mills starts before sunrise, seven days a week, but nobody works all seven.",
    "You are curious, you write things down, and you ask before you press the red button.",
    "Lunch is free, worth ₹200 a day, and it is bread.",
    "Write clean code that the baker next to you can read at four in the morning.",
    "Talk to bakers, find out what hurts, and make it hurt less.",
    "A 2 year contract binds the ovens to us, not you.",
    "Nobody here is called a ninja.",
    "Good communication with the people on the floor matters more than any tool.",
];

/// Short lines of a text that might be taken for something else.
pub(super) const SHORT: &[&str] = &[
    "at our oldest bakery", "Pune", "Python, SQL, Go", "Ask for Om", "Harbour Mills Pvt Ltd", "Best of luck",
    "Om Shah", "Immediate joiners", "Mon - Fri", "10 - 6", "+ flexible hours",
];

pub(super) const HEADINGS: &[&str] = &[
    "Responsibilities:",
    "Requirements:",
    "About the role",
    "What you will do",
    "Job Description",
    "What we are looking for?",
    "Roles & Responsibilities",
];

pub(super) const NICE_HEADINGS: &[&str] = &["Good to have:", "Nice to have", "Bonus points"];
