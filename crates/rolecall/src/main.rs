//! The command line.

#[expect(dead_code, unused_imports, reason = "the verbs that open documents call it")]
mod documents;

fn main() {}
