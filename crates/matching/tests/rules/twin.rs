//! A second, slow scorer written from `docs/matching.md` and the weights file alone, which must agree bit for bit.
//!
//! It shares no code with the crate: it reads the weights as bare JSON and knows the few places and words of the invented world.

use proptest::prelude::*;
use serde_json::Value;
use talent::vocabulary::{CareerPiece, Relation, Vocabulary};
use talent::{Importance, Pay, Period, Posting, Profile, Remote, RemoteWish, SkillId, Wishes};

use crate::invented::{any_posting, any_profile, any_wishes, matched};

/// What the slow scorer says of one criterion: how many parts of what could be earned, or that nothing is known, or that it excludes.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Verdict {
    Share(u64),
    Unknown,
    Violated,
}
use Verdict::{Share, Unknown, Violated};

struct Twin<'a> {
    weights: Value,
    posting: &'a Posting,
    profile: &'a Profile,
    wishes: &'a Wishes,
}

fn hundredths(years: talent::Years) -> u64 {
    u64::from(years.hundredths())
}

/// Largest remainders, one point at a time.
fn divided(total: u64, weights: &[u64]) -> Vec<u64> {
    let sum: u64 = weights.iter().sum();
    let mut parts: Vec<u64> = weights.iter().map(|w| (total * w).checked_div(sum).unwrap_or(0)).collect();
    let mut given = vec![false; weights.len()];
    while sum > 0 && parts.iter().sum::<u64>() < total {
        let remainder = |i: usize| total * weights[i] % sum;
        let best =
            (0..weights.len()).filter(|&i| !given[i]).max_by_key(|&i| (remainder(i), std::cmp::Reverse(i))).unwrap();
        parts[best] += 1;
        given[best] = true;
    }
    parts
}

impl Twin<'_> {
    fn number(&self, path: &str) -> u64 {
        let value = self.weights.pointer(path).unwrap_or_else(|| panic!("{path}"));
        value.as_u64().unwrap()
    }

    fn step(&self, path: &str, fact: Option<f64>) -> u64 {
        let Some(fact) = fact else { return self.number(&format!("{path}/unknown")) };
        let steps = self.weights.pointer(&format!("{path}/steps")).unwrap().as_array().unwrap();
        let mut reached = steps.iter().filter(|step| step[0].as_f64().unwrap() <= fact);
        reached.next_back().unwrap()[1].as_u64().unwrap()
    }

    /// Months between the end of a year and the day of the tests.
    fn months_since(year: i16) -> f64 {
        f64::from((12 * (2026 - i32::from(year)) - 1).max(0))
    }

    fn key(name: &str) -> Result<SkillId, String> {
        Vocabulary::embedded().find_skill(name).ok_or_else(|| name.to_lowercase())
    }

    /// The weight and the verdict of each skill asked for, then of those that the page does not name.
    fn skills(&self) -> Vec<(u64, Verdict)> {
        let mut rows: Vec<(u64, Verdict)> = self.posting.skills.iter().map(|need| self.skill(need)).collect();
        if let Some(hidden) = self.posting.hidden_skills.filter(|&hidden| hidden > 0) {
            let counted = u64::from(hidden).min(self.number("/skills/hidden/count_max"));
            rows.push((counted * self.number("/skills/hidden/weight"), Unknown));
        }
        let named = rows.iter().map(|row| row.0).sum::<u64>();
        if named < self.number("/skills/named_least") {
            rows.push((self.number("/skills/named_least") - named, Unknown));
        }
        rows
    }

    fn skill(&self, need: &talent::SkillNeed) -> (u64, Verdict) {
        let needed = Self::key(&need.as_written);
        let importance = match need.importance {
            Importance::Required => self.number("/skills/importance/required"),
            Importance::Preferred => self.number("/skills/importance/preferred"),
            Importance::Nice => self.number("/skills/importance/nice"),
        };
        let rarity = match &needed {
            Err(_) => self.number("/skills/rarity/unlisted"),
            Ok(id) => {
                let own = self.weights["skills"]["rarity"]["by_skill"][id.as_str()].as_u64();
                let entry = Vocabulary::embedded().skill(id).unwrap();
                let kind = if entry.soft {
                    "soft"
                } else if entry.curated {
                    "curated"
                } else {
                    "public"
                };
                own.unwrap_or_else(|| self.number(&format!("/skills/rarity/{kind}")))
            }
        };
        let counts = self.profile.skills.iter().map(|held| {
            let name = held.name.as_deref().unwrap();
            let relation = match (&needed, Self::key(name)) {
                (Ok(needed), Ok(held)) => match Vocabulary::embedded().relation(&held, needed) {
                    Relation::Same => 1000,
                    Relation::Implies(percent) => (u64::from(percent) * 10).min(self.number("/skills/implies_max")),
                    Relation::Related(percent) => (u64::from(percent) * 10).min(self.number("/skills/related_max")),
                    Relation::None => 0,
                },
                (Err(needed), Err(held)) if *needed == held => 1000,
                _ => 0,
            };
            let years = match (need.min_years, held.years) {
                (None, years) => self.step("/skills/years", years.map(f64::from)),
                (Some(_), None) => self.number("/skills/years_asked/unknown"),
                (Some(asked), Some(years)) if years >= asked => 1000,
                (Some(asked), Some(years)) => {
                    let least = self.number("/skills/years_asked/least");
                    least + (1000 - least) * hundredths(years) / hundredths(asked)
                }
            };
            let recency = self.step("/skills/recency", held.last_used.map(|used| Self::months_since(used.year())));
            relation * (years * recency / 1000) / 1000
        });
        let best = counts.max().unwrap_or(0);
        let prior = self.number("/criteria/team/skills/prior");
        let listed = if need.listed { self.number("/skills/listed") } else { 1000 };
        ((importance * rarity * listed / 1_000_000).max(1), if best > prior { Share(best) } else { Unknown })
    }

    fn experience(&self) -> Verdict {
        let range = self.posting.experience.unwrap_or_default();
        let (true, Some(held)) = (range.min_years.or(range.max_years).is_some(), self.profile.total_years) else {
            return Unknown;
        };
        let held = hundredths(held);
        let number = |name: &str| self.number(&format!("/experience/{name}"));
        let tolerance_years = serde_json::from_value(self.weights["experience"]["tolerance_years"].clone()).unwrap();
        let min = range.min_years.map_or(0, hundredths);
        if held < min {
            let tolerance = hundredths(tolerance_years).max(min * number("tolerance_share") / 1000);
            let least = number("tolerated_least");
            return match (min - held <= tolerance, self.posting.problems.is_empty()) {
                (true, _) => Share(least + (1000 - least) * (tolerance - (min - held)) / tolerance),
                (false, true) => Violated,
                (false, false) => Share(0),
            };
        }
        match range.max_years.map(hundredths) {
            Some(max) if held > max => {
                let cost = (number("above_per_year") * (held - max)).div_ceil(100);
                Share(1000_u64.saturating_sub(cost).max(number("above_least")))
            }
            _ => Share(1000),
        }
    }

    /// How alike two titles are: the same words, or where what they mean points.
    fn likeness(a: &str, b: &str) -> Option<u64> {
        let vocabulary = Vocabulary::embedded();
        let (one, other) = (vocabulary.title(a), vocabulary.title(b));
        let words = |reading: &talent::vocabulary::TitleReading, written: &str| {
            if reading.normalised.is_empty() { written.to_lowercase() } else { reading.normalised.to_lowercase() }
        };
        if words(&one, a) == words(&other, b) {
            return Some(1000);
        }
        if one.occupations.is_empty() || other.occupations.is_empty() {
            return None;
        }
        Some(u64::from(vocabulary.title_vector(a).likeness(&vocabulary.title_vector(b))) / 1000)
    }

    /// Where the record as a whole points, against a title.
    fn career(&self, asked: &str) -> Option<u64> {
        let vocabulary = Vocabulary::embedded();
        let titles =
            self.profile.basics.label.iter().chain(self.profile.work.iter().filter_map(|job| job.position.as_ref()));
        let pieces: Vec<CareerPiece<'_>> = titles.map(|title| CareerPiece::Title(title)).collect();
        let (career, asked) = (vocabulary.career(&pieces).direction, vocabulary.title_vector(asked));
        let whole_from = self.number("/titles/career/whole_from");
        let share = || (u64::from(career.likeness(&asked)) / 1000 * 1000 / whole_from).min(1000);
        (!career.is_empty() && !asked.is_empty()).then(share)
    }

    fn title_held(&self) -> Verdict {
        let Some(needed) = &self.posting.title else { return Unknown };
        let headline = self.profile.basics.label.iter().map(|label| (label, None));
        let jobs = self.profile.work.iter().map(|job| {
            let ago = if job.current { Some(0.0) } else { job.end_date.map(|end| Self::months_since(end.year())) };
            (job.position.as_ref().unwrap(), ago)
        });
        let mut counts: Vec<u64> = headline
            .chain(jobs)
            .filter_map(|(title, ago)| Some(Self::likeness(title, needed)? * self.step("/titles/recency", ago) / 1000))
            .collect();
        counts.sort_unstable_by(|a, b| b.cmp(a));
        let shares = self.weights["titles"]["best_shares"].as_array().unwrap();
        let titles = if counts.is_empty() {
            self.number("/criteria/team/title/prior")
        } else {
            counts.iter().zip(shares).map(|(count, share)| count * share.as_u64().unwrap() / 1000).sum()
        };
        let of_career = self.number("/titles/career/share");
        match self.career(needed) {
            Some(career) => Share(titles * (1000 - of_career) / 1000 + career * of_career / 1000),
            None if counts.is_empty() => Unknown,
            None => Share(titles),
        }
    }

    fn title_wished(&self) -> Verdict {
        let Some(offered) = &self.posting.title else { return Unknown };
        let best = self.wishes.titles.iter().filter_map(|wish| Self::likeness(wish, offered)).max();
        best.map_or(Unknown, Share)
    }

    fn start(&self) -> Verdict {
        let allowed = u64::from(self.posting.notice_days_max.unwrap());
        let Some(notice) = self.wishes.notice_days.or(self.profile.notice_days).map(u64::from) else { return Unknown };
        let (tolerance, least) = (self.number("/start/tolerance_days"), self.number("/start/tolerated_least"));
        match notice.saturating_sub(allowed) {
            0 => Share(1000),
            late if late <= tolerance => Share(least + (1000 - least) * (tolerance - late) / tolerance),
            _ => Violated,
        }
    }

    fn education(&self) -> Verdict {
        let level = |degree: &str| {
            ["Diploma", "B.Tech", "Master of Arts", "PhD"].iter().position(|one| *one == degree).unwrap()
        };
        let needed = self.posting.education.iter().map(|asked| level(&asked.degree)).min().unwrap();
        let held = self.profile.education.iter().map(|one| level(one.study_type.as_deref().unwrap())).max();
        match held.map(|held| needed.saturating_sub(held)) {
            None => Unknown,
            Some(0) => Share(1000),
            Some(1) => Share(self.number("/education/one_level_below")),
            Some(_) => Share(self.number("/education/further_below")),
        }
    }

    fn pay(&self) -> Verdict {
        let floor = self.wishes.pay_floor.clone().filter(|pay| pay.min.or(pay.max).is_some());
        let firm = floor.is_some();
        let hope = || self.profile.pay_expected.clone().filter(|pay| pay.min.or(pay.max).is_some());
        let (Some(floor), Some(pays)) = (floor.or_else(hope), &self.posting.pay) else { return Unknown };
        let (Some(a), Some(b)) = (pays.period, floor.period) else { return Unknown };
        if pays.currency != floor.currency {
            return Unknown;
        }
        let in_a_year =
            |amount: talent::Amount, period| i128::from(amount.hundredths()) * i128::from(self.periods(period));
        let least = in_a_year(floor.min.or(floor.max).unwrap(), b);
        let Pay { min, max, estimated, .. } = pays;
        let (min, max) = (min.map(|min| in_a_year(min, a)), max.map(|max| in_a_year(max, a)));
        let reaches = self.number("/pay/reaches_least");
        let verdict = if min.is_some_and(|min| min >= least) {
            Share(1000)
        } else if max.is_some_and(|max| max < least) {
            if firm && !estimated { Violated } else { Share(self.number("/pay/hope_missed")) }
        } else {
            match (min, max) {
                (Some(min), Some(max)) => {
                    Share(reaches + u64::try_from(i128::from(1000 - reaches) * (max - least) / (max - min)).unwrap())
                }
                (None, Some(_)) => Share(self.number("/pay/open_below")),
                _ => Unknown,
            }
        };
        match verdict {
            Share(share) if *estimated => Share(share.midpoint(self.number("/criteria/person/pay/prior"))),
            other => other,
        }
    }

    fn periods(&self, period: Period) -> u64 {
        let name = serde_json::to_value(period).unwrap();
        self.number(&format!("/pay/periods_a_year/{}", name.as_str().unwrap()))
    }

    fn remote_wish(&self) -> Option<RemoteWish> {
        let named = self.wishes.places.iter().any(|place| place == "Remote");
        let alone = self.wishes.places.iter().all(|place| place == "Remote");
        let implied = named.then_some(if alone { RemoteWish::Only } else { RemoteWish::Any });
        self.wishes.remote.or(implied)
    }

    fn remote(&self) -> Verdict {
        let number = |name: &str| Share(self.number(&format!("/remote/{name}")));
        match (self.remote_wish(), self.posting.remote) {
            (None, _) | (Some(RemoteWish::Only | RemoteWish::Preferred | RemoteWish::No), None) => Unknown,
            (Some(RemoteWish::Any), _)
            | (Some(_), Some(Remote::Allowed))
            | (Some(RemoteWish::No), Some(Remote::No))
            | (Some(RemoteWish::Only | RemoteWish::Preferred), Some(Remote::Only)) => Share(1000),
            (Some(RemoteWish::Preferred), Some(Remote::Hybrid)) => number("preferred_but_hybrid"),
            (Some(RemoteWish::Preferred), Some(Remote::No)) => number("preferred_but_on_site"),
            (Some(RemoteWish::No), Some(Remote::Hybrid)) => number("office_but_hybrid"),
            (Some(RemoteWish::Only), Some(_)) | (Some(RemoteWish::No), Some(Remote::Only)) => Violated,
        }
    }

    fn place(&self) -> Verdict {
        let world = |city: &str| match city {
            "Pune" | "Mumbai" => Some(("Maharashtra", "IN")),
            "Chennai" => Some(("Tamil Nadu", "IN")),
            "Denver" => Some(("Colorado", "US")),
            _ => None,
        };
        let anywhere = self.wishes.places.iter().any(|place| place == "Anywhere");
        let wished: Vec<&str> =
            self.wishes.places.iter().map(|x| &**x).filter(|x| !["Anywhere", "Remote"].contains(x)).collect();
        let offered: Vec<&str> = self.posting.places.iter().map(|place| &*place.as_written).collect();
        let remote = self.remote_wish();
        if wished.is_empty() && !anywhere && remote.is_none() {
            return Unknown;
        }
        let shared = offered.iter().any(|place| wished.contains(place));
        let from_home = match self.posting.remote {
            Some(Remote::Only) => remote != Some(RemoteWish::No),
            Some(Remote::Allowed) => remote.is_some_and(|wish| wish != RemoteWish::No),
            _ => false,
        };
        if from_home {
            let countries =
                |cities: &[&str]| cities.iter().filter_map(|city| world(city)).map(|at| at.1).collect::<Vec<_>>();
            let (theirs, ours) = (countries(&offered), countries(&wished));
            let open = theirs.is_empty()
                || ours.is_empty()
                || anywhere
                || shared
                || ours.iter().any(|one| theirs.contains(one));
            return if open { Share(1000) } else { Unknown };
        }
        if anywhere {
            return Share(1000);
        }
        if offered.is_empty() || wished.is_empty() {
            return Unknown;
        }
        if shared {
            return Share(1000);
        }
        let every = || offered.iter().flat_map(|a| wished.iter().map(move |b| (world(a), world(b))));
        if every().any(|(a, b)| a.is_some() && a == b) {
            return Share(self.number("/place/same_region"));
        }
        let undecided = match (self.posting.remote, remote) {
            (None, Some(wish)) => wish != RemoteWish::No,
            (Some(Remote::Allowed), None) => true,
            _ => false,
        };
        if undecided || every().any(|(a, b)| a.is_none() || b.is_none()) { Unknown } else { Violated }
    }

    fn blocked(&self) -> bool {
        let employer = self.posting.employer.as_ref().map(|employer| employer.name.as_str());
        self.wishes
            .blocked_employers
            .iter()
            .any(|name| employer.is_some_and(|employer| employer.starts_with(name.as_str())))
    }

    /// The points of one side and whether it excludes.
    fn side(&self, side: &str, criteria: &[(&str, Vec<(u64, Verdict)>)]) -> (u64, bool) {
        let weight = |name: &str| self.number(&format!("/criteria/{side}/{name}/weight"));
        let maxima = divided(1000, &criteria.iter().map(|(name, _)| weight(name)).collect::<Vec<_>>());
        let (mut points, mut excluded) = (0, false);
        for ((name, rows), max) in criteria.iter().zip(maxima) {
            let prior = self.number(&format!("/criteria/{side}/{name}/prior"));
            let parts = divided(max, &rows.iter().map(|row| row.0).collect::<Vec<_>>());
            for ((_, verdict), max) in rows.iter().zip(parts) {
                let share = match verdict {
                    Share(share) => *share,
                    Unknown => prior,
                    Violated => 0,
                };
                points += (max * share + 500) / 1000;
                excluded |= *verdict == Violated;
            }
        }
        (points, excluded)
    }

    fn score(&self) -> (u64, u64, u64, bool) {
        let (posting, profile) = (self.posting, self.profile);
        let one = |verdict| vec![(1, verdict)];
        let shown = |is: bool| (1, if is { Share(1000) } else { Unknown });
        let mut team =
            vec![("skills", self.skills()), ("experience", one(self.experience())), ("title", one(self.title_held()))];
        if posting.notice_days_max.is_some() {
            team.push(("start", one(self.start())));
        }
        if !posting.education.is_empty() {
            team.push(("education", one(self.education())));
        }
        if !posting.certifications.is_empty() {
            let held = |name: &String| profile.certificates.iter().any(|one| one.name.as_ref() == Some(name));
            team.push(("certifications", posting.certifications.iter().map(|name| shown(held(name))).collect()));
        }
        if !posting.languages.is_empty() {
            let held = |name: &String| profile.languages.iter().any(|one| one.language.as_ref() == Some(name));
            team.push(("languages", posting.languages.iter().map(|name| shown(held(name))).collect()));
        }
        let mut person = vec![
            ("pay", one(self.pay())),
            ("place", one(self.place())),
            ("remote", one(self.remote())),
            ("title", one(self.title_wished())),
        ];
        if !(self.wishes.employer_sizes.is_empty() && self.wishes.employer_stages.is_empty()) {
            person.push(("employer", one(Unknown)));
        }
        let ((team, a), (person, b)) = (self.side("team", &team), self.side("person", &person));
        let chance = |side: &str, points: u64| self.number(&format!("/tables/{side}/{points}"));
        (team, person, chance("team", team) * chance("person", person) / 1_000_000, a || b || self.blocked())
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn the_slow_scorer_agrees_bit_for_bit(posting in any_posting(), profile in any_profile(), wishes in any_wishes()) {
        let weights = serde_json::from_str(include_str!("../../weights.json")).unwrap();
        let twin = Twin { weights, posting: &posting, profile: &profile, wishes: &wishes }.score();
        let one = matched(&posting, &profile, &wishes);
        let fast = (u64::from(one.points.team), u64::from(one.points.person), u64::from(one.score.ppm()), one.excluded);
        prop_assert_eq!(twin, fast, "{:#?}", one.reasons);
    }
}
