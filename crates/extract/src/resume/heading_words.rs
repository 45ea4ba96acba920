//! Headings of résumés as people write them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::headings::Topic;

/// The topic that a heading in lower case, with single blanks and "and" for "&", announces.
pub(super) fn topic_of_heading(lower: &str) -> Option<Topic> {
    static TOPICS: LazyLock<BTreeMap<&str, Topic>> = LazyLock::new(|| headings().collect());
    TOPICS.get(lower).copied()
}

/// The topic of a heading that was written without its blanks.
pub(super) fn topic_of_squeezed(lower: &str) -> Option<Topic> {
    static TOPICS: LazyLock<BTreeMap<String, Topic>> =
        LazyLock::new(|| headings().map(|(heading, topic)| (heading.replace(' ', ""), topic)).collect());
    TOPICS.get(lower).copied()
}

fn headings() -> impl Iterator<Item = (&'static str, Topic)> {
    HEADINGS.iter().flat_map(|(topic, headings)| headings.split(", ").map(|heading| (heading.trim(), *topic)))
}

const HEADINGS: &[(Topic, &str)] = &[
    (
        Topic::Summary,
        "summary, profile, objective, objectives, career objective, career objectives, professional summary, \
         executive summary, career summary, personal summary, professional profile, personal profile, \
         executive profile, career profile, resume profile, profile summary, summary of qualification, \
         summary of qualifications, qualifications, qualification, qualifications summary, about me, about, \
         career overview, professional overview, overview, job objective, professional objective, career \
         focus, career goal, career goals, synopsis, professional synopsis, quality summary, personal \
         statement, core qualifications, summary of experience, experience summary, introduction, highlights \
         of qualifications, career highlights, professional highlights, background summary",
    ),
    (
        Topic::Work,
        "experience, experiences, work, highlights of employment, highlights of professional experience, \
         highlights of experience, academic/teaching experience, employment highlights, placements, \
         practical teaching placements, work experience, work experiences, professional experience, work history, \
         professional experiences, employment history, employment, career history, job history, career, \
         professional background, work background, relevant experience, related experience, positions, other \
         experience, additional experience, industry experience, industrial experience, positions held, \
         career experience, job experience, employment experience, employment record, employment details, \
         professional history, work profile, work details, organizational experience, previous experience, \
         organisational experience, organizational scan, current experience, teaching experience, internship, \
         internships, internship experience, early career, career path, career progression, practicum, \
         working experience, academic career, academic positions, academic employment, positions of responsibility, current position, current positions, experience details, professional employment, related employment, jobs, other \
         employment, experience history, clinical experience, career details, career record, professional \
         appointments, academic appointments, professional positions, appointments, past experience, work \
         experience details, professional work experience, relevant work experience, military experience, \
         military service, student teaching, coaching, research experience, management experience, company details",
    ),
    (
        Topic::Education,
        "education, academic, academics, academic qualification, academic qualifications, academic \
         background, academic details, academic profile, academic history, academic record, academic \
         credentials, educational qualification, educational qualifications, educational background, \
         educational details, education and training, education details, education background, scholastics, \
         education qualification, education history, educational history, academia, academic achievements, \
         educational credentials, studies, degrees, schooling, academic chronicle, technical education, \
         educational profile, university, academic projects and education, professional education, education \
         and certifications, education and credentials, scholastic record, formal education, academic degrees, school, schools attended",
    ),
    (
        Topic::Skills,
        "skills, skill, toolbox, technical toolbox, technical environment, operating systems, databases, tool kit, \
         toolkit, technical strengths, areas of knowledge, key areas of expertise, professional strengths, technical skills, technical skill, key skills, core skills, skill set, skillset, \
         skill sets, skills set, areas of expertise, area of expertise, expertise, core competencies, \
         competencies, core competency, key competencies, computer skills, it skills, professional skills, \
         personal skills, soft skills, skill highlights, highlights, summary of skills, skills summary, \
         technical summary, technical proficiency, technical proficiencies, technical expertise, tools, \
         technical qualifications, technical knowledge, technical competencies, technologies, technology, \
         programming languages, software skills, software, computer proficiency, computer knowledge, it \
         proficiency, technical skill set, technical skillset, specialties, specialities, strengths, key \
         strengths, key skills and competencies, skills and expertise, skills and abilities, abilities, \
         skills profile, relevant skills, other skills, additional skills, tools and technologies, areas of \
         interest and expertise, functional skills, key expertise, areas of strength, competences, core \
         strengths, skills and competencies, knowledge and skills, technical profile, technical tools, \
         computer experience, technical experience, it expertise, domain skills, skills and qualifications",
    ),
    (
        Topic::Projects,
        "projects, project, academic projects, academic project, project details, key projects, personal \
         projects, major projects, project experience, projects undertaken, project work, selected projects, \
         project summary, projects handled, project profile, side projects, final year project, open source, \
         open source projects, portfolio, recent projects, projects details, mini projects",
    ),
    (
        Topic::Certificates,
        "certification, certifications, certificate, certificates, licenses, licences, license, credentials, \
         licenses and certifications, certifications and licenses, certifications/licenses, licensure, \
         professional certifications, professional certification, professional qualifications, training, \
         trainings, training and certifications, courses, professional development, technical certifications, \
         technical certification, training attended, certifications and training, courses and certifications, \
         professional training, specialized training, trainings attended, relevant training, certified, \
         certification and training, workshops, tickets, tickets and licences, licences and courses, licenses and courses, \
         licences and tickets, courses and licences, cards and tickets",
    ),
    (Topic::Languages, "languages, language, languages known, language skills, known languages, linguistic skills"),
    (
        Topic::Personal,
        "personal, personal details, personal detail, personal information, personal profile details, \
         contact, contact details, contact information, personal data, bio data, biodata, personal \
         particulars, contacts, personal info, contact info, personal dossier, personal vitae, contact me, \
         get in touch",
    ),
    (Topic::Links, "links, link, online profiles, web links, profiles, on the web, find me online"),
    (
        Topic::Awards,
        "awards, award, honors, honours, honors and awards, awards and honors, honours and awards, \
         achievements, achievement, accomplishments, accomplishment, key achievements, rewards, recognition, \
         awards and achievements, achievements and awards, awards and recognition, core accomplishments, \
         awards and recognitions, rewards and recognition, prizes and awards, select achievements, \
         scholarships, academic honors and awards, honors and activities, achievements and accomplishments, \
         distinctions, activities and honors, selected accomplishments, key accomplishments, personal \
         achievements, laurels",
    ),
    (
        Topic::Publications,
        "publications, publication, papers, books, selected publications, articles, research publications, \
         patents",
    ),
    (
        Topic::Volunteer,
        "volunteer, volunteering, volunteer experience, volunteer work, community service, social work, \
         voluntary work, community involvement, volunteer activities, volunteering experience",
    ),
    (
        Topic::Interests,
        "interests, hobbies, hobbies and interests, interests and hobbies, interest, hobby, personal \
         interests",
    ),
    (Topic::References, "references, reference, referees, professional references"),
    (
        Topic::Other,
        "additional information, other information, activities, extra curricular activities, affiliations, \
         extracurricular activities, extra-curricular activities, co-curricular activities, declaration, \
         professional affiliations, membership in professional associations, membership of professional bodies, memberships, professional memberships, professional organizations, \
         professional associations, associations, presentations, relevant coursework, coursework, leadership, \
         leadership experience, grants, service, other, miscellaneous, involvement, research interests, other \
         details, additional details, strengths and weaknesses, passport details, committees, patent, willing \
         to relocate, professional activities, other activities, curricular activities, conferences, courses taught, teaching interests, \
         research interest, editorial boards, editorial board, editorial activities, editorial work, professional service, university service, college service, \
         college/university service, departmental service, department service, institutional service, academic service, public service, \
         service activities, service to the profession, service to the university, community outreach, committee memberships, committee membership, \
         committee work, committee service, program development, supervision, thesis supervision, student supervision, \
         graduate supervision, students supervised, invited speaker, invited lectures, research activities, scholarly \
         activities, professional meetings",
    ),
];
