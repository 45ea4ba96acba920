//! The text of a generated posting, and whether its years contradict those of the header.

use super::choices::Choices;
use super::words::{HEADINGS, NICE_HEADINGS, SENTENCES, SHORT, TOOLS};

/// Years in tenths.
pub(super) type Tenths = u32;

/// The text of a posting.
pub(super) struct Body {
    pub(super) lines: Vec<String>,
    /// The text states a total that differs from the header's, or asks for more years of a skill than the header in all.
    pub(super) contradicts: bool,
}

/// What surrounds a text and must not be mistaken.
#[derive(Clone, Copy)]
pub(super) struct Around {
    /// The header's years.
    pub(super) years: (Tenths, Tenths),
    /// Something marks the end of the tags, so that the text may begin with any words.
    pub(super) parted: bool,
    /// The header states pay, so that the text may repeat it.
    pub(super) pay: bool,
}

const BULLETS: &[&str] = &["● ", "  • ", "- ", "\u{f0b7} ", "·       ", "➡ ", "●"];

pub(super) fn body(choices: &mut Choices<'_>, around: Around) -> Body {
    let mut body = Body { lines: Vec::new(), contradicts: false };
    let bullet = choices.pick(BULLETS);
    let gap = choices.below(3);
    body.begin(choices, around);
    let total = choices.below(3) > 0;
    let total_in = if total { choices.below(3) } else { usize::MAX };
    for section in 0..3 {
        if section > 0 || around.parted {
            body.lines.extend(std::iter::repeat_n(String::new(), gap));
            body.lines.push(choices.pick(HEADINGS).to_owned());
        }
        for _ in 0..choices.below(4) {
            let sentence = choices.pick(SENTENCES);
            let listed = choices.one_in(2);
            body.lines.push(format!("{}{sentence}", if listed { bullet } else { "" }));
        }
        if section == total_in {
            body.state_total(choices, around, bullet);
        }
        if choices.one_in(4) {
            let least = body.state_skill(choices, bullet);
            body.contradicts |= least * 10 > around.years.0;
        }
        if choices.one_in(6) {
            body.lines.push(choices.pick(SHORT).to_owned());
        }
    }
    if choices.one_in(5) {
        body.lines.extend(std::iter::repeat_n(String::new(), gap));
        body.lines.push(choices.pick(NICE_HEADINGS).to_owned());
        body.state_skill(choices, bullet);
    }
    body
}

impl Body {
    fn begin(&mut self, choices: &mut Choices<'_>, around: Around) {
        if around.parted && choices.one_in(3) {
            self.lines.push(choices.pick(SHORT).to_owned());
        } else {
            self.lines.push(choices.pick(SENTENCES).to_owned());
        }
    }

    /// States the total that is needed, once, in one of the usual ways.
    fn state_total(&mut self, choices: &mut Choices<'_>, around: Around, bullet: &str) {
        let (low, high) = around.years;
        let least = if choices.one_in(2) { low.div_ceil(10) } else { 1 + low32(choices.below(12)) };
        let most =
            if choices.one_in(2) && high.is_multiple_of(10) { high / 10 } else { least + 1 + low32(choices.below(5)) };
        let differs = |stated: u32, header: Tenths| stated * 10 != header;
        let word = words(least);
        let open = [
            format!("Experience - {least}+ yrs"),
            format!("Experience Level : {least}+ Years"),
            format!("{bullet}{least}+ years of experience in software development"),
            format!("{bullet}Minimum of {word} years of proven experience as a Pastry Engineer"),
            format!("{bullet}At least {least} years of overall experience"),
            format!("We hope for somebody with {least}+ years of experience in logistics and infrastructure."),
            format!("Total experience of {least} years or more"),
            format!("{bullet}{least}+ years' experience in web applications development"),
            format!("{bullet}Bachelor's degree and {word} or more years of relevant experience"),
            format!("{bullet}{least}.0+ yrs of professional experience"),
            format!("{bullet}Min -{least} years of experience"),
            format!("{bullet}{least}+ years in a similar role"),
        ];
        let closed = [
            format!("Experience: {least} - {most} years"),
            format!("Required experience: {least} to {most} yrs"),
            format!("You bring {least} to {most} years of relevant experience."),
            format!("{bullet}{least}-{most} years of professional experience"),
            format!("{bullet}{least} – {most} yrs of experience in backend engineering"),
            format!("Job Summary Experience: {least}-{most} years (approx.)"),
        ];
        if least == 0 {
            return;
        }
        if least < most && choices.one_in(3) {
            let line = &closed[choices.below(closed.len())];
            self.lines.push(line.clone());
            if around.pay && line.starts_with("Experience:") && choices.one_in(2) {
                self.lines.push("CTC: 10 - 12 LPA".to_owned());
            }
            self.contradicts |= differs(least, low) || differs(most, high);
        } else {
            self.lines.push(open[choices.below(open.len())].clone());
            self.contradicts |= differs(least, low);
        }
    }

    /// Asks for years of one skill; how many.
    fn state_skill(&mut self, choices: &mut Choices<'_>, bullet: &str) -> u32 {
        let least = 1 + low32(choices.below(7));
        let tool = choices.pick(TOOLS);
        self.lines.push(match choices.below(4) {
            0 => format!("{bullet}{least}+ years of {tool}"),
            1 => format!("{bullet}Min {} years of hands-on experience in {tool}", words(least)),
            2 => format!("{bullet}{least}+ years of practical work with {tool}"),
            _ => format!("{bullet}At least {least} years of experience with {tool}"),
        });
        least
    }
}

fn low32(number: usize) -> u32 {
    u32::try_from(number).expect("a small number")
}

fn words(number: u32) -> String {
    const WORDS: &[&str] =
        &["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(number as usize).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}
