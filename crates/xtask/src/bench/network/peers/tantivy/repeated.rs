//! A text of numbers with how often each occurs, as a stream of tokens: what a frequency is made of.

use std::fmt::Write as _;

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Under which the index knows the tokenizer.
pub(super) const NAME: &str = "repeated";

/// Reads `17*3 200*1` as three times 17 and once 200.
#[derive(Clone)]
pub(super) struct Repeated;

/// The text of numbers and how often each occurs.
pub(super) fn text(each: impl Iterator<Item = (u16, u16)>) -> String {
    let mut text = String::new();
    for (number, times) in each {
        write!(text, "{number}*{times} ").expect("a string takes everything");
    }
    text
}

pub(super) struct Stream<'a> {
    rest: std::str::SplitAsciiWhitespace<'a>,
    token: Token,
    left: u16,
}

impl Tokenizer for Repeated {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        Stream { rest: text.split_ascii_whitespace(), token: Token::default(), left: 0 }
    }
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        while self.left == 0 {
            let Some((number, times)) = self.rest.next().and_then(|one| one.split_once('*')) else { return false };
            self.left = times.parse().unwrap_or(0);
            self.token.text.clear();
            self.token.text.push_str(number);
        }
        self.left -= 1;
        self.token.position = self.token.position.wrapping_add(1);
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_occurs_as_often_as_it_was_said() {
        let text = text([(17, 3), (5, 0), (200, 1)].into_iter());
        let mut tokens = Vec::new();
        Repeated.token_stream(&text).process(&mut |token| tokens.push(token.text.clone()));
        assert_eq!(tokens, ["17", "17", "17", "200"]);
    }
}
