//! Lines and tags of languages → which of two figures of a date is the month.
//!
//! Evidence only: what other dates of the page show beyond doubt, and what the page's language and
//! country usually write. Reading dates is `form`'s.

use super::piece::Pieces;

/// What comes first in dates of figures only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Nothing is known.
    #[default]
    Unknown,
    /// 28/06/2021
    DayFirst,
    /// 06/28/2021
    MonthFirst,
    /// 21/06/28
    YearFirst,
}

impl Order {
    /// This order, or `other` when nothing is known.
    #[must_use]
    pub fn or(self, other: Order) -> Order {
        if self == Order::Unknown { other } else { self }
    }
}

/// The order that dates among `lines` show beyond doubt: one of the two figures is above 12. Lines
/// that contradict one another show nothing.
pub fn order_evidence<'a>(lines: impl IntoIterator<Item = &'a str>) -> Order {
    let (mut n_day_first, mut n_month_first) = (0usize, 0usize);
    for line in lines {
        if line.len() > super::MAX_BYTES || !line.contains(['/', '-']) {
            continue;
        }
        let pieces = Pieces::of(line);
        for at in 0..pieces.pieces.len() {
            let (Some(a), Some(b)) = (pieces.number(at, 1..=2), pieces.number(at + 2, 1..=2))
            else {
                continue;
            };
            let is_date = matches!(pieces.mark(at + 1), Some('/' | '-'))
                && pieces.mark(at + 1) == pieces.mark(at + 3)
                && pieces
                    .number(at + 4, 4..=4)
                    .is_some_and(|year| (1900..2100).contains(&year));
            if is_date && (13..=31).contains(&a) && (1..=12).contains(&b) {
                n_day_first += 1;
            } else if is_date && (1..=12).contains(&a) && (13..=31).contains(&b) {
                n_month_first += 1;
            }
        }
    }
    match (n_day_first, n_month_first) {
        (0, 0) => Order::Unknown,
        (days, 0) if days > 0 => Order::DayFirst,
        (0, _) => Order::MonthFirst,
        (days, months) if days >= 3 * months => Order::DayFirst,
        (days, months) if months >= 3 * days => Order::MonthFirst,
        _ => Order::Unknown,
    }
}

/// The order that the writers of a language tag use: "en-US" the month first, "hu" the year, most
/// others the day. "en" alone says nothing, nor does Canada, which writes all three.
pub fn order_of_tag(tag: &str) -> Order {
    let mut parts = tag.split(['-', '_']);
    let language = parts.next().unwrap_or("").to_ascii_lowercase();
    let country = parts
        .find(|part| part.len() == 2)
        .map(str::to_ascii_uppercase);
    match (language.as_str(), country.as_deref()) {
        (_, Some("CA")) | ("en", None) | ("", _) => Order::Unknown,
        ("en" | "es", Some("US" | "PH" | "PR" | "GU" | "AS" | "FM" | "MH" | "PW"))
        | ("fil" | "tl", _) => Order::MonthFirst,
        ("zh" | "ja" | "ko" | "hu" | "lt" | "mn" | "eu" | "fa" | "ckb" | "dz", _) => {
            Order::YearFirst
        }
        _ => Order::DayFirst,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_dates_of_the_page_show_the_order() {
        for (lines, order) in [
            (&["03/04/2024", "28/06/2021"][..], Order::DayFirst),
            (&["03/04/2024", "6/28/2021 5 pm"], Order::MonthFirst),
            (&["03/04/2024"], Order::Unknown),
            (&["28/06/2021", "06/28/2021"], Order::Unknown),
            (&["28/56/2021", "1/2/3"], Order::Unknown),
        ] {
            assert_eq!(order_evidence(lines.iter().copied()), order, "{lines:?}");
        }
    }

    #[test]
    fn tags_of_languages() {
        for (tag, order) in [
            ("en-US", Order::MonthFirst),
            ("en_GB", Order::DayFirst),
            ("en", Order::Unknown),
            ("fr", Order::DayFirst),
            ("fr-CA", Order::Unknown),
            ("zh-Hant-TW", Order::YearFirst),
            ("", Order::Unknown),
        ] {
            assert_eq!(order_of_tag(tag), order, "{tag}");
        }
    }
}
