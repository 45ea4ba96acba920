//! Every text of a posting's record.

use talent::{Agency, EducationNeed, Employer, Place, Posting, Problem, SkillNeed, Source};

/// Hands every text that stems from the source to `change`. Nothing is left out by forgetting: a field that is added to a posting does not
/// compile until it stands here.
pub(super) fn each_text(posting: &mut Posting, mut change: impl FnMut(&mut String)) {
    let Posting {
        title,
        employer,
        channel: _,
        agency,
        contact,
        recruiters: _,
        videos: _,
        openings: _,
        experience: _,
        pay: _,
        pay_note,
        equity,
        places,
        remote: _,
        remote_countries: _,
        time_zones,
        skills,
        hidden_skills: _,
        employment: _,
        seniority: _,
        notice_days_max: _,
        posted_on: _,
        deadline: _,
        apply,
        education,
        certifications,
        languages,
        benefits,
        visa,
        description,
        source: Source { file, start: _, end: _ },
        evidence: _,
        inferred: _,
        problems,
        text,
    } = posting;
    // The record never carries its text: that is kept once for all postings of a source.
    *text = None;
    for text in [title, contact, pay_note, equity, apply, visa].into_iter().flatten() {
        change(text);
    }
    for list in [time_zones, certifications, languages, benefits] {
        list.iter_mut().for_each(&mut change);
    }
    if let Some(Employer { name, masked: _ }) = employer {
        change(name);
    }
    if let Some(Agency { name }) = agency {
        change(name);
    }
    for Place { city, region, country: _, as_written } in places {
        [city, region].into_iter().flatten().for_each(&mut change);
        change(as_written);
    }
    for SkillNeed { id: _, name, as_written, importance: _, min_years: _, listed: _, evidence: _ } in skills {
        change(name);
        change(as_written);
    }
    for EducationNeed { degree, field } in education {
        change(degree);
        field.iter_mut().for_each(&mut change);
    }
    for Problem { kind: _, message, evidence: _ } in problems {
        change(message);
    }
    change(description);
    change(file);
}
