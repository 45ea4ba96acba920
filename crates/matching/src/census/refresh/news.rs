//! What is new for somebody since the last refresh: what an alert tells.

use std::collections::BTreeSet;

use crate::census::best::Found;

/// What came into a list and what left it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// What is in the list now and was not before, the best first.
    pub came: Vec<Found>,
    /// The ids of what was in the list and is no more, in the order in which they stood there.
    pub left: Vec<u32>,
}

impl News {
    /// The difference of two lists, each the best first. A score that changed is no news while the posting stays.
    pub fn between(before: &[Found], now: &[Found]) -> Self {
        let ids = |list: &[Found]| list.iter().map(|found| found.id).collect::<BTreeSet<u32>>();
        let (were, are) = (ids(before), ids(now));
        Self {
            came: now.iter().filter(|found| !were.contains(&found.id)).copied().collect(),
            left: before.iter().map(|found| found.id).filter(|id| !are.contains(id)).collect(),
        }
    }

    /// Whether nothing came and nothing left.
    pub fn is_empty(&self) -> bool {
        self.came.is_empty() && self.left.is_empty()
    }
}

/// The list of somebody after some postings changed, from the one before and the best of the changed ones, each the best first; `None` where
/// it has to be looked for among all. `is_changed` says of which postings `before` tells nothing any more, be it that they closed or that they
/// are among `changed`; the lists hold the best `most`.
///
/// While nothing that stood in a full list changed, whatever was not in it and did not change still ranks behind all of it.
pub fn brought_up_to_date(
    before: &[Found],
    changed: &[Found],
    is_changed: impl Fn(u32) -> bool,
    most: usize,
) -> Option<Vec<Found>> {
    if before.len() >= most && before.iter().any(|found| is_changed(found.id)) {
        return None;
    }
    let mut list: Vec<Found> = before.iter().filter(|found| !is_changed(found.id)).chain(changed).copied().collect();
    list.sort_unstable_by_key(|found| (std::cmp::Reverse(found.score), found.id));
    list.truncate(most);
    Some(list)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(each: &[(u32, u32)]) -> Vec<Found> {
        each.iter().map(|&(id, score)| Found { id, score }).collect()
    }

    #[test]
    fn news_are_what_came_and_what_left() {
        let news = News::between(&list(&[(4, 90), (2, 80), (9, 70)]), &list(&[(7, 95), (4, 85), (9, 70)]));
        assert_eq!(news, News { came: list(&[(7, 95)]), left: vec![2] });
        let same = list(&[(4, 90)]);
        assert!(News::between(&same, &list(&[(4, 60)])).is_empty());
    }

    #[test]
    fn a_list_in_which_nothing_changed_takes_in_what_is_better() {
        let before = list(&[(4, 90), (2, 80)]);
        let up_to_date = brought_up_to_date(&before, &list(&[(7, 80), (1, 80)]), |id| id == 7 || id == 1, 2);
        assert_eq!(up_to_date, Some(list(&[(4, 90), (1, 80)])));
    }

    #[test]
    fn a_full_list_that_lost_something_is_looked_for_again_and_a_short_one_never() {
        let before = list(&[(4, 90), (2, 80)]);
        assert_eq!(brought_up_to_date(&before, &[], |id| id == 2, 2), None);
        assert_eq!(brought_up_to_date(&before, &[], |id| id == 2, 3), Some(list(&[(4, 90)])));
    }
}
