//! What the market does with the postings that it is given.

mod held_back;
mod storing;

use jiff::civil::date;

use super::ReadPost;
use crate::documents::Document;

/// A text as the reader reads it.
pub(crate) fn read(file: &str, text: &str) -> ReadPost {
    ReadPost::of(file, Document::plain(text), date(2026, 11, 20)).unwrap()
}

/// A post with an employer under a name of its own.
pub(crate) const BAKER: &str = "\
Title: Night Baker
Company: Rye & Oven Ltd
Location: Pune, India
Experience: 2 - 4 years
Salary: INR 6,00,000 - 8,00,000 per year
Deadline: 30 November 2026

You bake sourdough from ten at night until six in the morning and keep the books.

Requirements:
- Microsoft Excel
- Python
";

/// Another one of the same employer, who is written differently.
pub(crate) const DRIVER: &str = "\
Title: Van Driver
Company: RYE AND OVEN
Location: Kochi, India
Experience: 1 - 3 years

You drive the bread to forty shops before breakfast.
";

/// An agency's card that hides its client.
pub(crate) const SEALED: &str = "\
A profitable bread company
Agency job
via Lantern Search by Hollis Quade
Pune
3 - 6 yrs
₹12L - ₹16L / yr
Python
Excel

Supply Planner

Dear Oda Brimble, greetings from Lantern Search.

Our client is a profitable product company that bakes for half the city.
• Plan flour and yeast for nine bakeries
• Write forecasts in Python
";
