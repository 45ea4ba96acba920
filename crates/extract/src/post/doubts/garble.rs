//! Words that lost their first letter on the way into a text.

/// Words that begin lines of postings, of seven letters and more, whose tail is no word.
const BEGINNINGS: &str = "achieve administer analyse analyze application architect background benefits candidate certification \
    collaborate communicate communication companies company compensation conduct contribute coordinate countries \
    country customer database deliver demonstrate description designation develop development document education \
    engineer engineering establish evaluate excellent execute experience experienced facilitate familiarity \
    generate graduate hands-on identify implement improve industry integrate knowledge leadership leverage \
    location maintain maintenance management mandatory minimum monitor optimize organize participate perform \
    position preferred prepare proficiency proficient programming project provide qualification qualifications \
    requirement requirements research responsibilities responsibility responsible security software strategy \
    support technical technologies technology troubleshoot understand understanding utilize working";

/// The length of the line's first word, where it is a known word without its first letter.
pub(super) fn lost_first_letter(line: &str) -> Option<usize> {
    const SHORTEST: usize = 6;
    let length = line.find(|c: char| !c.is_ascii_lowercase() && c != '-').unwrap_or(line.len());
    let word = &line[..length];
    let is_tail = |known: &str| known.len() == length + 1 && known.ends_with(word);
    (length >= SHORTEST && BEGINNINGS.split(' ').any(is_tail)).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_letters_get_lost() {
        assert_eq!(lost_first_letter("ontribute to bread"), Some(9));
        assert_eq!(lost_first_letter("ountries: India"), Some(8));
        assert_eq!(lost_first_letter("contribute to bread"), None);
        assert_eq!(lost_first_letter("velop"), None);
    }
}
