//! Human languages and how well somebody speaks them.

use talent::Span;

use crate::text::scan::{is_blank, is_dash};
use crate::text::words::{has_word, is_one_of, words};

/// A human language that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LanguageMention {
    /// The language's name in the text.
    pub(crate) span: Span,
    /// Its English name.
    pub(crate) name: &'static str,
    /// The words for the level, where they stand beside it (`fluent`, `native`, `B2`).
    pub(crate) level: Option<Span>,
}

/// Sorted, in lower case, so that a word is looked up and not compared with all of them.
const NAMES: &[(&str, &str)] = &[
    ("afrikaans", "Afrikaans"),
    ("albanian", "Albanian"),
    ("amharic", "Amharic"),
    ("arabic", "Arabic"),
    ("armenian", "Armenian"),
    ("assamese", "Assamese"),
    ("azerbaijani", "Azerbaijani"),
    ("bahasa", "Indonesian"),
    ("basque", "Basque"),
    ("belarusian", "Belarusian"),
    ("bengali", "Bengali"),
    ("bhojpuri", "Bhojpuri"),
    ("bosnian", "Bosnian"),
    ("bulgarian", "Bulgarian"),
    ("burmese", "Burmese"),
    ("cantonese", "Cantonese"),
    ("catalan", "Catalan"),
    ("chinese", "Chinese"),
    ("croatian", "Croatian"),
    ("czech", "Czech"),
    ("danish", "Danish"),
    ("dari", "Dari"),
    ("dutch", "Dutch"),
    ("english", "English"),
    ("estonian", "Estonian"),
    ("farsi", "Persian"),
    ("filipino", "Filipino"),
    ("finnish", "Finnish"),
    ("flemish", "Dutch"),
    ("french", "French"),
    ("galician", "Galician"),
    ("georgian", "Georgian"),
    ("german", "German"),
    ("greek", "Greek"),
    ("gujarati", "Gujarati"),
    ("hausa", "Hausa"),
    ("hebrew", "Hebrew"),
    ("hindi", "Hindi"),
    ("hungarian", "Hungarian"),
    ("icelandic", "Icelandic"),
    ("igbo", "Igbo"),
    ("indonesian", "Indonesian"),
    ("irish", "Irish"),
    ("italian", "Italian"),
    ("japanese", "Japanese"),
    ("kannada", "Kannada"),
    ("kashmiri", "Kashmiri"),
    ("kazakh", "Kazakh"),
    ("khmer", "Khmer"),
    ("kinyarwanda", "Kinyarwanda"),
    ("kiswahili", "Swahili"),
    ("konkani", "Konkani"),
    ("korean", "Korean"),
    ("kurdish", "Kurdish"),
    ("latin", "Latin"),
    ("latvian", "Latvian"),
    ("lithuanian", "Lithuanian"),
    ("macedonian", "Macedonian"),
    ("maithili", "Maithili"),
    ("malay", "Malay"),
    ("malayalam", "Malayalam"),
    ("mandarin", "Mandarin"),
    ("marathi", "Marathi"),
    ("marwari", "Marwari"),
    ("mongolian", "Mongolian"),
    ("nepali", "Nepali"),
    ("norwegian", "Norwegian"),
    ("odia", "Odia"),
    ("oriya", "Odia"),
    ("pashto", "Pashto"),
    ("persian", "Persian"),
    ("polish", "Polish"),
    ("portuguese", "Portuguese"),
    ("punjabi", "Punjabi"),
    ("romanian", "Romanian"),
    ("russian", "Russian"),
    ("sanskrit", "Sanskrit"),
    ("serbian", "Serbian"),
    ("sindhi", "Sindhi"),
    ("sinhala", "Sinhala"),
    ("slovak", "Slovak"),
    ("slovenian", "Slovenian"),
    ("somali", "Somali"),
    ("spanish", "Spanish"),
    ("swahili", "Swahili"),
    ("swedish", "Swedish"),
    ("tagalog", "Filipino"),
    ("tamil", "Tamil"),
    ("telugu", "Telugu"),
    ("thai", "Thai"),
    ("tulu", "Tulu"),
    ("turkish", "Turkish"),
    ("ukrainian", "Ukrainian"),
    ("urdu", "Urdu"),
    ("uzbek", "Uzbek"),
    ("vietnamese", "Vietnamese"),
    ("welsh", "Welsh"),
    ("xhosa", "Xhosa"),
    ("yoruba", "Yoruba"),
    ("zulu", "Zulu"),
];

/// Words for how well. The longer phrases that a form prints ("professional working proficiency") end in one of them.
const LEVELS: &[&str] = &[
    "fluent", "fluently", "fluency", "native", "bilingual", "proficient", "proficiency", "conversational", "basic",
    "basics", "intermediate", "advanced", "beginner", "elementary", "excellent", "good", "strong", "professional",
    "working", "limited", "full", "moderate", "perfect", "upper", "business", "mother", "tongue", "a1", "a2", "b1",
    "b2", "c1", "c2", "very", "level", "expert", "fair", "average", "learning", "speaker", "or",
];

/// What somebody can do in a language.
const DEEDS: &[&str] =
    &["read", "write", "speak", "reading", "writing", "speaking", "spoken", "written", "verbal", "understand", "oral"];

/// Words that say that a language is spoken rather than a people or a country meant.
const CUES: &[&str] = &[
    "fluent", "fluently", "fluency", "language", "languages", "speak", "speaks", "speaking", "speaker", "speakers",
    "spoken", "verbal", "written", "writing", "read", "write", "native", "proficient", "proficiency", "command",
    "tongue", "bilingual", "multilingual", "conversational", "b1", "b2", "c1", "c2", "communicate", "communication",
    "communications", "skills", "interpreter", "translator", "translation",
];

/// Bytes before and after the name within which a cue stands.
const REACH: usize = 48;

/// The languages that running text asks for or claims: only beside words of speaking ("fluent in German", "Hindi speaker") or where they
/// are asked for by themselves ("Dutch required"), with their neighbours in a list ("Fluent in Tamil, Telugu or Kannada").
pub(crate) fn find(text: &str) -> Vec<LanguageMention> {
    let all = named(text);
    let mut spoken: Vec<Option<bool>> = all.iter().map(|mention| is_spoken(text, mention.span)).collect();
    let joined = |at: usize| is_list_gap(text, all[at].span.end, all[at + 1].span.start);
    for at in 1..all.len() {
        if spoken[at] == Some(false) && spoken[at - 1] == Some(true) && joined(at - 1) {
            spoken[at] = Some(true);
        }
    }
    for at in (1..all.len()).rev() {
        if spoken[at - 1] == Some(false) && spoken[at] == Some(true) && joined(at - 1) {
            spoken[at - 1] = Some(true);
        }
    }
    all.into_iter().zip(spoken).filter(|(_, spoken)| *spoken == Some(true)).map(|(mention, _)| mention).collect()
}

/// Whether the words around a language say that it is spoken; `None` where they say that it is not.
fn is_spoken(text: &str, name: Span) -> Option<bool> {
    const ASKED: &[&str] = &["required", "essential", "mandatory", "preferred", "desirable", "necessary"];
    let (before, after) = around(text, name);
    // "A degree in English" is a field of study.
    if has_word(before, &["degree", "bachelor", "bachelors", "master", "masters", "literature"]) {
        return None;
    }
    let asked = words(after).next().is_some_and(|next| is_one_of(next, ASKED));
    Some(asked || has_word(before, CUES) || has_word(after, CUES) || stands_alone(before, after))
}

/// "English and Swahili; a third is a joy": the clause names languages and nothing else.
fn stands_alone(before: &str, after: &str) -> bool {
    let rest = after.split(';').next().unwrap_or_default();
    let joints = ["and", "or", "both", "plus"];
    let mut others = words(before).chain(words(rest)).filter(|word| !is_one_of(word, &joints)).peekable();
    let lists = words(before).chain(words(rest)).any(|word| is_one_of(word, &joints));
    lists && others.peek().is_some() && others.all(is_name)
}

/// Whether a word is the name of a language, written with a capital.
pub(crate) fn is_name(word: &str) -> bool {
    word.starts_with(|sign: char| sign.is_ascii_uppercase())
        && NAMES.binary_search_by(|(name, _)| (*name).cmp(word.to_ascii_lowercase().as_str())).is_ok()
}

/// The languages of a section or list of languages, one or several on a line.
pub(crate) fn read_list(text: &str) -> Vec<LanguageMention> {
    named(text)
}

/// Whether the words say how well: a level's words ("native speaker", "B2 (IELTS)"), or what somebody can do ("read, write").
pub(crate) fn is_level(text: &str) -> bool {
    words(text).next().is_some() && words(text).any(|word| is_one_of(word, LEVELS) || is_one_of(word, DEEDS))
}

/// All names of languages with the level that stands beside them.
fn named(text: &str) -> Vec<LanguageMention> {
    let mut mentions = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_alphabetic() {
            at += 1;
            continue;
        }
        let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let end = at + length;
        let glued = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
        // "Polish the user interface" begins a sentence, but nobody writes "speaks polish" for the language in a post.
        if bytes[at].is_ascii_uppercase()
            && (3..=12).contains(&length)
            && !glued(text[..at].chars().next_back())
            && !glued(text[end..].chars().next())
        {
            let word = text[at..end].to_ascii_lowercase();
            if let Ok(found) = NAMES.binary_search_by(|(name, _)| (*name).cmp(word.as_str())) {
                let span = Span::new(at, end);
                mentions.push(LanguageMention { span, name: NAMES[found].1, level: level(text, span) });
            }
        }
        at = end;
    }
    mentions
}

/// The words of a level behind the name (`English (Native)`, `German - B2`), or else right before it (`fluent in English`).
fn level(text: &str, name: Span) -> Option<Span> {
    let (before, after) = around(text, name);
    let opened =
        after.trim_start_matches(|sign: char| is_blank(sign) || is_dash(sign) || matches!(sign, '(' | '[' | ':' | '/'));
    let start = name.end + after.len() - opened.len();
    let separated = start > name.end;
    if let Some(length) = leading_levels(opened).filter(|_| separated) {
        return Some(Span::new(start, start + length));
    }
    let lead = before.trim_end_matches(is_blank);
    let lead = lead.strip_suffix(" in").or_else(|| lead.strip_suffix(" of")).unwrap_or(lead).trim_end_matches(is_blank);
    let word = words(lead).next_back().filter(|word| is_one_of(word, LEVELS) && !is_one_of(word, &["or", "level"]))?;
    lead.ends_with(word).then(|| {
        let end = name.start - before.len() + lead.len();
        Span::new(end - word.len(), end)
    })
}

/// The length of the words of a level at the beginning.
fn leading_levels(text: &str) -> Option<usize> {
    let mut end = None;
    let mut from = 0;
    for word in words(text).take(5) {
        let at = from + text[from..].find(word)?;
        let gap = &text[from..at];
        let joined = gap.chars().all(|sign| is_blank(sign) || is_dash(sign) || (from > 0 && sign == '/'));
        if !joined
            || !is_one_of(word, LEVELS)
            || (end.is_none() && is_one_of(word, &["or", "speaker", "learning", "and"]))
        {
            break;
        }
        from = at + word.len();
        if !is_one_of(word, &["or", "very"]) {
            end = Some(from);
        }
    }
    end
}

fn is_list_gap(text: &str, from: usize, to: usize) -> bool {
    text.get(from..to).is_some_and(|gap| {
        gap.len() <= 24
            && !gap.contains('\n')
            && words(gap).all(|word| is_one_of(word, &["and", "or", "as", "well", "also"]) || is_one_of(word, LEVELS))
    })
}

/// The parts of the sentence before and after a name.
fn around(text: &str, name: Span) -> (&str, &str) {
    let mut start = name.start.saturating_sub(REACH);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let mut end = (name.end + REACH).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = text[start..name.start].rsplit(['\n', '\r', ';', '|', '!', '?']).next().unwrap_or_default();
    let before = before.rfind(". ").map_or(before, |cut| &before[cut + 2..]);
    let after = text[name.end..end].split(['\n', '\r', ';', '|', '!', '?', '.']).next().unwrap_or_default();
    (before, after)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn show<'a>(text: &'a str, found: &[LanguageMention]) -> Vec<(&'static str, &'a str)> {
        found.iter().map(|found| (found.name, found.level.map_or("", |level| level.of(text).unwrap()))).collect()
    }

    #[test]
    fn names_are_sorted_for_the_search() {
        assert!(NAMES.is_sorted_by_key(|(name, _)| *name));
    }

    #[test]
    fn lists_of_languages() {
        let check =
            |text: &str, expected: &[(&str, &str)]| assert_eq!(show(text, &read_list(text)), expected, "{text:?}");
        check(
            "English (Native), Hindi - Fluent\nGerman: B2",
            &[("English", "Native"), ("Hindi", "Fluent"), ("German", "B2")],
        );
        check("Spanish (Professional working proficiency)", &[("Spanish", "Professional working proficiency")]);
        check("Fluent in Tamil and Telugu", &[("Tamil", "Fluent"), ("Telugu", "")]);
        check("English, Farsi", &[("English", ""), ("Persian", "")]);
        check("Native or Bilingual English", &[("English", "Bilingual")]);
    }

    #[test]
    fn languages_in_running_text_need_a_cue() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<_> = find(text).iter().map(|found| found.name).collect();
            assert_eq!(found, expected, "{text:?}");
        };
        check("You are fluent in English, Kannada or Hindi.", &["English", "Kannada", "Hindi"]);
        check("Excellent written and verbal communication in English.", &["English"]);
        check("We are a German bakery with a French oven.", &[]);
        check("Polish the dough. Danish pastry is a plus.", &[]);
        check("a degree in English or communication", &[]);
        check("German speaker wanted", &["German"]);
        check("English or Dutch required.", &["English", "Dutch"]);
        check("English and Swahili; a third one is a joy.", &["English", "Swahili"]);
        check("German and Danish ovens", &[]);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "(English|German|fluent|native|in|[(),:/. -]|é|\n|[a-z]{1,3}){0,20}") {
            for found in read_list(&text).into_iter().chain(find(&text)) {
                prop_assert!(found.span.of(&text).is_some());
                prop_assert!(found.level.is_none_or(|level| level.of(&text).is_some_and(|level| !level.is_empty())));
            }
        }
    }
}
