//! Titles that stand in one line without a sign between them: "Oven Engineer Van Driver Head Baker", "oven engineer (rye) van driver (vans)".

use talent::Span;

use super::super::title::{is_role, phrase};
use super::titles::{is_discipline, is_title};

/// The titles of a line that consists of nothing else: at least three, or two with a bracket behind the first. Empty for any other line.
pub(super) fn find(text: &str) -> Vec<Span> {
    const TITLES_MIN: usize = 3;
    let mut found: Vec<Span> = Vec::new();
    let mut piece: Option<Span> = None;
    let mut bracketed = false;
    let mut depth = 0_usize;
    for word in phrase::words(text, 0) {
        let written = word.of(text).unwrap_or_default();
        let mark = written.len() - written.trim_start_matches(['*', '•', '·']).len();
        let (word, written) = (Span::new(word.start + mark, word.end), &written[mark..]);
        if written.is_empty() {
            continue;
        }
        let opens = written.starts_with('(');
        if opens || depth > 0 {
            if piece.is_some() || found.is_empty() {
                return Vec::new();
            }
            bracketed = true;
            depth += written.matches('(').count();
            depth = depth.saturating_sub(written.matches(')').count());
            continue;
        }
        // "Oven Manager / Director / Lead"
        if let Some(last) = found.last_mut().filter(|_| piece.is_none())
            && (written == "/" || is_role(written) && text[..word.start].trim_end().ends_with('/'))
        {
            last.end = if written == "/" { last.end } else { word.end };
            continue;
        }
        let grown = Span::new(piece.map_or(word.start, |piece| piece.start), word.end);
        let titled =
            piece.is_some() && is_role(written) && !leads_on(written) && is_title(grown.of(text).unwrap_or_default());
        if titled {
            found.push(grown);
        }
        piece = (!titled).then_some(grown);
    }
    // "Bread Design" behind titles is one more.
    if let Some(last) = piece.filter(|last| last.of(text).is_some_and(is_discipline)) {
        found.push(last);
        piece = None;
    }
    let apart = found.len() >= TITLES_MIN || bracketed && found.len() == 2;
    if apart && piece.is_none() && depth == 0 { found } else { Vec::new() }
}

/// Words that rather stand before a role than end a title: ranks and what somebody works on.
fn leads_on(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "associate" | "chief" | "devops" | "engineering" | "executive" | "head" | "lead" | "principal" | "qa" | "staff"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &[&str]) {
        let found: Vec<_> = find(line).iter().map(|span| span.of(line).unwrap()).collect();
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn titles_run_on_without_a_sign() {
        check("Oven Engineer Head Baker Van Driver", &["Oven Engineer", "Head Baker", "Van Driver"]);
        check("Lead Baker Oven Manager Graphic Design", &["Lead Baker", "Oven Manager", "Graphic Design"]);
        check("oven engineer (rye) van driver ( long vans )", &["oven engineer", "van driver"]);
        check(
            "Lead Baker Rye Baker *Oven Manager / Director / Lead",
            &["Lead Baker", "Rye Baker", "Oven Manager / Director / Lead"],
        );
    }

    #[test]
    fn one_title_of_many_roles_is_one() {
        for line in [
            "Oven Engineer Team Lead",
            "Executive Assistant",
            "Oven Engineer (rye)",
            "Senior bakers teach junior bakers",
            "Oven Engineer Head Baker who drives vans",
        ] {
            check(line, &[]);
        }
    }
}
