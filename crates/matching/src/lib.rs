//! Two sides in, ranked pairs out, each with the receipt of its score.
