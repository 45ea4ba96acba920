//! The usual words of headings and labels, as they stand in posts: lower case, one blank between words, no apostrophes, `and` for `&`.

use super::Topic;

/// Each topic with its phrases, parted by bars. A phrase counts for the first topic that lists it.
pub(super) const PHRASES: &[(Topic, &str)] = &[
    (
        Topic::Title,
        "job title|title|hiring|we are hiring|now hiring|urgent hiring|urgently hiring|urgent requirement|\
         urgent opening|immediate requirement|immediate hiring|immediate opening|job alert|hiring alert|\
         walk in interview|position|position title|role|designation|job role|post|job position|vacancy|\
         position name|name of the position|role name|job profile|profile|hiring for|open position|job name|\
         requirement for|opening|job opening",
    ),
    (
        Topic::Employer,
        "company|company name|employer|organization|organisation|hiring company|name of the company|\
         organization name|organisation name|hiring organization|end client|hospital|school|college|restaurant|hotel|\
         clinic|charity|trust|council|employer name|name of employer|name of organization|name of organisation|firm|\
         institution|institute|business name|care home|bakery|studio|ngo",
    ),
    (
        Topic::Agency,
        "agency|recruitment agency|staffing agency|recruiting agency|recruitment consultancy|placement agency|\
         recruitment partner|staffing partner|agency name",
    ),
    (
        Topic::Place,
        "location|locations|job location|job locations|work location|work locations|place|place of work|city|\
         base location|office location|duty station|workplace|work place|based in|place of posting|posting|\
         preferred location|job location s|location s|place of performance|office",
    ),
    (
        Topic::Experience,
        "experience|total experience|work experience|experience level|experience required|required experience|exp|\
         years of experience|experience range|relevant experience|overall experience|yoe|experience in years|\
         minimum experience|total exp|exp range|exp level|experience needed",
    ),
    (
        Topic::Pay,
        "salary|ctc|pay|compensation|remuneration|package|salary range|pay range|budget|stipend|salary package|\
         annual salary|offered ctc|ctc range|base salary|wage|pay scale|salary offered|max ctc|cost to company|\
         base pay|base pay range|salary pay range",
    ),
    (
        Topic::Deadline,
        "deadline|application deadline|apply by|apply before|last date|last date to apply|\
         last date of application|closing date|deadline for applications|application closing date|\
         closing date for applications|applications close|expiry date|last date for application|deadline to apply|\
         valid until|valid through|application due date",
    ),
    (
        Topic::PostedOn,
        "posted on|posted|date posted|opening date|posting date|published on|publication date|job posted on|\
         date of posting",
    ),
    (
        Topic::Employment,
        "job type|employment type|type|type of employment|contract type|term|employment|type of contract|\
         position type|nature of job|job nature|employment status|schedule|type of hire|hiring type|engagement|\
         engagement type|work type|time type|contract",
    ),
    (Topic::Notice, "notice period|notice|joining|joining time|np"),
    (
        Topic::Openings,
        "openings|no of openings|number of openings|vacancies|number of vacancies|no of vacancies|no of positions|\
         number of positions|positions|open positions|headcount|total positions|no of position",
    ),
    (
        Topic::Mode,
        "mode|work mode|mode of work|working mode|work arrangement|work model|workplace type|remote|working model|\
         mode of working|location type|work from",
    ),
    (
        Topic::Skills,
        "skills|key skills|technical skills|skill set|skillset|skill sets|tech stack|technologies|\
         technology stack|stack|our stack|the stack|our tech stack|tools and technologies|primary skills|\
         core skills|technology|tools|skill|keywords|technical skill set|primary skill|tags|technical stack|\
         our technology stack|tech|technologies used|technologies we use|it skills|skills and technologies",
    ),
    (
        Topic::Required,
        "requirements|requirement|required skills|required|must have|must haves|musthaves|must have skills|mandatory skills|\
         mandatory|required qualifications|minimum qualifications|basic qualifications|minimum requirements|\
         job requirements|key requirements|essential skills|essential|essentials|skills required|skill required|\
         key requirement|required technical skills|basic requirements|hard requirements|mandatory skill set|\
         non negotiables",
    ),
    (
        Topic::Preferred,
        "preferred|preferred qualifications|preferred skills|preferred qualification|desired skills|\
         desirable skills|desirable|desirables|desired|desired qualifications|desired profile|\
         desired candidate profile|preferred experience|secondary skills|preferred requirements|preferences|\
         ideally|preferred candidate profile|desirable qualifications",
    ),
    (
        Topic::Nice,
        "nice to have|nice to haves|nice to have skills|good to have|good to have skills|good to haves|\
         good to have skill|bonus|bonus points|bonus skills|plus|pluses|optional|optional skills|added advantage|\
         added advantages|additional skills|brownie points|extra points|it would be a plus|would be a plus|\
         will be a plus|advantages|an advantage|it is a plus|good to know|pluses if you have|what would be great|\
         additional qualifications|add on skills|value add",
    ),
    (
        Topic::Duties,
        "responsibilities|responsibility|key responsibilities|job responsibilities|roles and responsibilities|\
         role and responsibilities|duties|duties and responsibilities|essential functions|what you will do|\
         what youll do|what will you do|day to day|day to day responsibilities|your responsibilities|your role|\
         your tasks|main responsibilities|primary responsibilities|job duties|principal duties|\
         major responsibilities|accountabilities|key accountabilities|key duties|in this role you will|you will|\
         role responsibilities|what the job involves|scope of work|tasks|the work|your impact|your mission|the mission|\
         mission|your day|your day to day|your job|in this role|in this position|what awaits you",
    ),
    (
        Topic::Qualifications,
        "qualifications|qualification|what you need|what we are looking for|what were looking for|who you are|\
         about you|who are you|skills and expertise|skills and experience|skills and qualifications|\
         experience and qualifications|qualifications and skills|qualifications and experience|what you bring|\
         what youll bring|what you will bring|you have|you are|you bring|your profile|your background|your skills|\
         candidate profile|ideal candidate|the ideal candidate|key competencies|competencies|\
         knowledge skills and abilities|experience|what you should have|who we are looking for|\
         who were looking for|who should apply|what it takes|personal qualities|soft skills|prerequisites|\
         eligibility|eligibility criteria|knowledge|expertise|candidate requirements|profile requirements|\
         we are looking for|were looking for|we look for|you should have|about your skills|knowledge and skills|\
         looking for|what youll need|what you will need|youll need|you will need|you need|you should bring|\
         what you should bring|what we need|what we expect|what we expect from you|what were after|who we want|\
         person specification|about the candidate|your experience|what you need to have|what you need to succeed|\
         skills youll need|you might be a fit if|youre a fit if|you may be a good fit if|you might be a good fit if",
    ),
    (
        Topic::Benefits,
        "benefits|perks|perks and benefits|benefits and perks|what we offer|what we offer you|we offer|\
         what you get|what youll get|what you will get|why join us|why work with us|why work for us|our benefits|\
         our offer|additional notes|compensation and benefits|pay and benefits|employee benefits|benefits include|\
         what is in it for you|whats in it for you|why you should join us|perks of working with us|the perks|\
         what do we offer|we provide|total rewards",
    ),
    (
        Topic::Company,
        "about us|about the company|about company|who we are|company overview|company description|company profile|\
         our company|our story|our mission|about our company|about the team|about the organization|\
         about our organization|our client|about the client|our culture|our values|equal opportunity|\
         equal opportunity employer|eeo statement|disclaimer|about the project|about the employer|company|\
         about our client|overview of company|company size|reports to|reporting to|reporting manager|line manager|\
         supervisor|hiring manager",
    ),
    (
        Topic::Overview,
        "job description|job descriptions|description|about the role|about the job|about the position|\
         about this role|about the opportunity|overview|role overview|job summary|summary|position summary|\
         position overview|the role|job overview|role description|position description|purpose|job purpose|\
         role summary|the opportunity|the position|job details|jd|the job|role purpose|job brief",
    ),
    (
        Topic::Education,
        "education|educational qualification|educational qualifications|education qualification|\
         academic qualification|academic qualifications|educational requirements|education requirements|\
         education and experience|education level|degree|academic background",
    ),
    (
        Topic::Certifications,
        "certifications|certification|certificates|licenses|licenses and certifications|\
         certificates licenses registrations|certifications required|licensure",
    ),
    (Topic::Languages, "languages|language|language skills|languages known|language requirements|languages required"),
    (
        Topic::Apply,
        "how to apply|to apply|apply|application process|apply at|apply here|contact|contact details|\
         contact person|how to join|interested|interested candidates|apply now|apply to|email|interview process",
    ),
    (
        Topic::Other,
        "start date|starting date|duration|department|industry|functional area|\
         additional notes|note|notes|work hours|working hours|shift|timings|shift timings|travel|job code|job id|\
         requisition id|req id|age|gender|website|url|company website|industry type|role category|job category|\
         category|team|division|grade",
    ),
];
