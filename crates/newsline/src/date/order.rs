//! Lines and tags of languages → which of two figures of a date is the month.
//!
//! Evidence only: what other dates of the page show beyond doubt, and what the page's language and
//! country usually write. Reading dates is `form`'s.

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
        if line.len() > super::MAX_BYTES {
            continue;
        }
        for (a, b) in figures(line) {
            if (13..=31).contains(&a) && (1..=12).contains(&b) {
                n_day_first += 1;
            } else if (1..=12).contains(&a) && (13..=31).contains(&b) {
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

/// The first two figures of each 28/06/2021 and 28-06-2021. By bytes: all lines of a page are looked at.
fn figures(line: &str) -> impl Iterator<Item = (u32, u32)> + '_ {
    let bytes = line.as_bytes();
    let number = |start: usize, end: usize| {
        let digits = bytes.get(start..end)?;
        let is_number = !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
        is_number.then(|| {
            digits
                .iter()
                .fold(0u32, |value, digit| value * 10 + u32::from(digit - b'0'))
        })
    };
    let is_digit = move |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    bytes.iter().enumerate().filter_map(move |(at, mark)| {
        if !matches!(mark, b'/' | b'-') {
            return None;
        }
        let n_before = (1..=at.min(3))
            .take_while(|back| is_digit(at - back))
            .count();
        let n_after = (1..=3).take_while(|ahead| is_digit(at + ahead)).count();
        let second = at + n_after + 1;
        let year = number(second + 1, second + 5).filter(|year| (1900..2100).contains(year));
        let is_date = (1..=2).contains(&n_before)
            && (1..=2).contains(&n_after)
            && bytes.get(second) == Some(mark)
            && year.is_some()
            && !is_digit(second + 5);
        if !is_date {
            return None;
        }
        Some((number(at - n_before, at)?, number(at + 1, second)?))
    })
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
