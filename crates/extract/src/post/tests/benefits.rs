//! What postings offer beside money.

use super::only;

fn check(text: &str, expected: &[&str]) {
    assert_eq!(only(&format!("Baker\nAcme Ovens\nLeeds\n\n{text}")).benefits, expected, "{text}");
}

#[test]
fn a_list_behind_a_label_is_as_many_benefits_as_it_has_items() {
    check(
        "Benefits: medical, dental, and vision (from day one, paid); a bonus of $3,000.",
        &["medical", "dental", "vision (from day one, paid)", "a bonus of $3,000"],
    );
    check("We offer: a pension, free bread", &["a pension", "free bread"]);
}

#[test]
fn what_follows_such_a_list_is_none() {
    check("We offer: a pension, free bread\nTo apply send your CV to jobs@acme.example.", &["a pension", "free bread"]);
    check("Perks: free bread\nOven licence a plus", &["free bread"]);
}

#[test]
fn lines_under_a_heading_are_benefits_but_for_the_way_to_apply() {
    check(
        "What we offer\n- Free bread\n- A pension\n\nApply at https://acme.example/jobs",
        &["Free bread", "A pension"],
    );
}
