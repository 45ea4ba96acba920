//! A Rust file's code without its comments and literals, so that a rule does not read prose as code.

/// The text with comments and the insides of literals blanked out; every line keeps its number.
pub(super) fn code_of(text: &str) -> String {
    let mut scanner = Scanner { rest: text, code: String::with_capacity(text.len()) };
    while let Some(next) = scanner.rest.chars().next() {
        let length = match next {
            '/' if scanner.rest.starts_with("//") => scanner.rest.find('\n').unwrap_or(scanner.rest.len()),
            '/' if scanner.rest.starts_with("/*") => block_comment(scanner.rest),
            '"' => string(scanner.rest),
            'r' | 'b' | 'c' if !scanner.inside_a_word() => raw_string(scanner.rest),
            '\'' => character(scanner.rest),
            _ => 0,
        };
        if length == 0 { scanner.keep(next) } else { scanner.blank(length) }
    }
    scanner.code
}

struct Scanner<'a> {
    rest: &'a str,
    code: String,
}

impl Scanner<'_> {
    fn inside_a_word(&self) -> bool {
        self.code.chars().next_back().is_some_and(|last| last.is_alphanumeric() || last == '_')
    }

    fn keep(&mut self, next: char) {
        self.code.push(next);
        self.rest = &self.rest[next.len_utf8()..];
    }

    fn blank(&mut self, length: usize) {
        let (blanked, rest) = self.rest.split_at(length);
        self.code.push(' ');
        self.code.extend(blanked.chars().filter(|character| *character == '\n'));
        self.rest = rest;
    }
}

/// Bytes of the block comment, which may hold others, at the beginning of `text`.
fn block_comment(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < text.len() {
        let rest = &text.as_bytes()[at..];
        if rest.starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    text.len()
}

/// Bytes of the string literal at the beginning of `text`.
fn string(text: &str) -> usize {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Bytes of the raw string literal at the beginning of `text`, 0 if there is none.
fn raw_string(text: &str) -> usize {
    let Some(opening) = text.trim_start_matches(['b', 'c']).strip_prefix('r') else { return 0 };
    let hashes = opening.len() - opening.trim_start_matches('#').len();
    let Some(content) = opening[hashes..].strip_prefix('"') else { return 0 };
    let closing = format!("\"{}", "#".repeat(hashes));
    let before = text.len() - content.len();
    content.find(&closing).map_or(text.len(), |end| before + end + closing.len())
}

/// Bytes of the character literal at the beginning of `text`, 0 for a lifetime.
fn character(text: &str) -> usize {
    let mut characters = text.char_indices().skip(1);
    match (characters.next(), characters.next()) {
        (Some((_, '\\')), Some((at, _))) => text[at + 1..].find('\'').map_or(0, |end| at + 1 + end + 1),
        (Some(_), Some((at, '\''))) => at + 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_go_and_code_stays() {
        let text = "let a = \"std::fs \\\" still\"; // std::env\nlet b = 'x'; /* one /* two */ std::net */ c::<'static>(r#\"Instant \"here\"\"#);";
        assert_eq!(code_of(text), "let a =  ;  \nlet b =  ;   c::<'static>( );");
    }

    #[test]
    fn lines_keep_their_number() {
        assert_eq!(code_of("a /*\n\n*/ b\n\"x\ny\" c").lines().count(), 5);
    }

    #[test]
    fn odd_literals_end_where_they_end() {
        assert_eq!(code_of(r"m('\'', '\u{1f600}', b'\\', 'é') + der"), "m( ,  , b ,  ) + der");
        assert_eq!(code_of("unfinished \"string"), "unfinished  ");
        assert_eq!(code_of("'"), "'");
    }
}
