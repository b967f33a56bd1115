//! A stated date in any of the forms data files use → ISO 8601.
//!
//! No dates in running text: a whole value is one date. Times keep the zone that is stated; nothing
//! is converted, but epochs, which are UTC.
//!
//! Method: the forms of machines by hand (ISO 8601, GDELT's `20230918T031500Z`, epochs, RFC 2822,
//! numbers apart by slashes); everything else is looked up by [`newsline::date`]. Whether 03/04/2024
//! is April or March is settled by the other values of the same column ([`Order::of`]).

/// Which of two numbers before a year is the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Order {
    /// As most of the world writes.
    #[default]
    DayFirst,
    /// As in the United States.
    MonthFirst,
}

/// Longest value that may be a date, in bytes.
const MAX_BYTES: usize = 80;

/// Epochs taken for dates: 1990 to 2100, in seconds.
const EPOCHS: std::ops::Range<i64> = 631_152_000..4_102_444_800;

impl Order {
    /// The order that the values of one column are written in.
    pub(crate) fn of<'a>(values: impl Iterator<Item = &'a str>) -> Order {
        let (mut n_day_first, mut n_month_first, mut n_half_days) = (0usize, 0usize, 0usize);
        for value in values.filter(|value| value.len() <= MAX_BYTES) {
            let Some(numeric) = Numeric::of(value.trim()) else {
                continue;
            };
            n_day_first += usize::from(numeric.first > 12 && numeric.second <= 12);
            n_month_first += usize::from(numeric.second > 12 && numeric.first <= 12);
            // Where clocks have twelve hours and slashes are used, the month goes first.
            let is_half_day = Clock::of(numeric.rest).is_some_and(|clock| clock.is_half_day);
            n_half_days += usize::from(is_half_day && numeric.mark == '/');
        }
        if n_month_first > n_day_first || (n_day_first == n_month_first && n_half_days > 0) {
            Order::MonthFirst
        } else {
            Order::DayFirst
        }
    }
}

/// `value` as `YYYY-MM-DD`, with `THH:MM` and zone where stated.
pub(crate) fn iso(value: &str, order: Order) -> Option<String> {
    let value = value.trim();
    if value.len() < 6 || value.len() > MAX_BYTES {
        return None;
    }
    year_first(value)
        .or_else(|| compact(value))
        .or_else(|| epoch(value))
        .or_else(|| numeric(value, order))
        .or_else(|| day_month_name(value))
        .or_else(|| {
            let dates = newsline::date::find(value);
            // A sentence with a date in it is no date.
            (dates.n_other_words <= 1)
                .then(|| dates.found.into_iter().find_map(|found| found.iso))
                .flatten()
        })
}

/// `2023-09-18`, `2023/9/18 3:15`, `2023-09-18T03:15:00.000+02:00`.
fn year_first(value: &str) -> Option<String> {
    let (year, rest) = number(value, 4..=4)?;
    let mark = rest.chars().next().filter(|mark| "-/.".contains(*mark))?;
    let (month, rest) = number(&rest[1..], 1..=2)?;
    let (day, rest) = number(rest.strip_prefix(mark)?, 1..=2)?;
    let date = date(year, month, day)?;
    let rest = rest.strip_prefix(['T', 't', ',']).unwrap_or(rest).trim();
    if rest.is_empty() {
        return Some(date);
    }
    Some(date + &Clock::of(rest)?.text)
}

/// `20230918T031500Z`, `20230918031500`, `20230918`.
fn compact(value: &str) -> Option<String> {
    let (digits, rest) = split_digits(value);
    let date_of = |digits: &str| {
        date(
            digits.get(..4)?.parse().ok()?,
            digits.get(4..6)?.parse().ok()?,
            digits.get(6..8)?.parse().ok()?,
        )
    };
    let (date, clock, rest) = match digits.len() {
        8 if rest.is_empty() => return date_of(digits),
        8 => {
            let rest = rest.strip_prefix(['T', 't', ' ', '-', '_'])?;
            let (clock, rest) = split_digits(rest);
            (date_of(digits)?, clock, rest)
        }
        14 => (date_of(&digits[..8])?, &digits[8..], rest),
        _ => return None,
    };
    if !matches!(clock.len(), 4 | 6) {
        return None;
    }
    let (hour, minute): (u32, u32) = (clock[..2].parse().ok()?, clock[2..4].parse().ok()?);
    if hour > 23 || minute > 59 {
        return None;
    }
    Some(format!("{date}T{hour:02}:{minute:02}{}", zone(rest)?))
}

/// Seconds or thousandths since 1970.
fn epoch(value: &str) -> Option<String> {
    let (digits, rest) = split_digits(value);
    let is_whole = rest.is_empty()
        || rest
            .strip_prefix('.')
            .is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    let number: i64 = digits.parse().ok()?;
    let seconds = match digits.len() {
        9 | 10 if is_whole => number,
        12 | 13 if is_whole => number / 1000,
        _ => return None,
    };
    if !EPOCHS.contains(&seconds) {
        return None;
    }
    let (year, month, day) = civil(seconds.div_euclid(86_400));
    let second = seconds.rem_euclid(86_400);
    let (hour, minute) = (second / 3600, second / 60 % 60);
    Some(format!(
        "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}Z"
    ))
}

/// Days since 1970 → year, month, day. Howard Hinnant, "chrono-compatible low-level date
/// algorithms", `civil_from_days`.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = (shifted_month + 2) % 12 + 1;
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}

/// Two numbers, a mark between them, and a year.
struct Numeric<'a> {
    first: u32,
    second: u32,
    year: u32,
    mark: char,
    rest: &'a str,
}

impl<'a> Numeric<'a> {
    fn of(value: &'a str) -> Option<Self> {
        let (first, rest) = number(value, 1..=2)?;
        let mark = rest.chars().next().filter(|mark| "/.-".contains(*mark))?;
        let (second, rest) = number(&rest[1..], 1..=2)?;
        let rest = rest.strip_prefix(mark)?;
        let (year, rest) = match split_digits(rest).0.len() {
            4 => number(rest, 4..=4)?,
            2 => {
                let (year, rest) = number(rest, 2..=2)?;
                (year + if year < 70 { 2000 } else { 1900 }, rest)
            }
            _ => return None,
        };
        Some(Self {
            first,
            second,
            year,
            mark,
            rest: rest.strip_prefix([',', 'T']).unwrap_or(rest).trim(),
        })
    }
}

/// `18/09/2023`, `9/18/23 3:15 PM`, `18.09.2023, 03:15`.
fn numeric(value: &str, order: Order) -> Option<String> {
    let numeric = Numeric::of(value)?;
    // Points and hyphens are not written month first, whatever the rest of the column does.
    let is_month_first = order == Order::MonthFirst && numeric.mark != '.';
    let (mut day, mut month) = (numeric.first, numeric.second);
    if is_month_first || month > 12 {
        (day, month) = (month, day);
    }
    if month > 12 {
        (day, month) = (month, day);
    }
    let date = date(numeric.year, month, day)?;
    if numeric.rest.is_empty() {
        return Some(date);
    }
    Some(date + &Clock::of(numeric.rest)?.text)
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// RFC 2822 and its kin: `Mon, 18 Sep 2023 03:15:00 +0000`, `18-Sep-23`.
fn day_month_name(value: &str) -> Option<String> {
    let value = match value.split_once([',', ' ']) {
        Some((day, rest)) if !day.is_empty() && day.chars().all(char::is_alphabetic) => rest,
        _ => value,
    };
    let (day, rest) = number(value.trim_start(), 1..=2)?;
    let rest = rest.trim_start_matches([' ', '-', '.']);
    let name_end = rest.find(|char: char| !char.is_alphabetic())?;
    let (name, rest) = rest.split_at(name_end);
    let start = name.get(..3)?.to_ascii_lowercase();
    let is_english = name.len() == 3 || name.is_ascii();
    let month = MONTHS
        .iter()
        .position(|month| *month == start && is_english)? as u32
        + 1;
    let rest = rest.trim_start_matches([' ', '-', '.', ',']);
    let (year, rest) = match split_digits(rest).0.len() {
        4 => number(rest, 4..=4)?,
        2 => {
            let (year, rest) = number(rest, 2..=2)?;
            (year + if year < 70 { 2000 } else { 1900 }, rest)
        }
        _ => return None,
    };
    let date = date(year, month, day)?;
    let rest = rest.trim_start_matches([',', ' ']);
    if rest.is_empty() {
        return Some(date);
    }
    Some(date + &Clock::of(rest)?.text)
}

/// A time of day to the end of the value.
struct Clock {
    /// `T03:15Z`.
    text: String,
    is_half_day: bool,
}

impl Clock {
    fn of(text: &str) -> Option<Self> {
        let (mut hour, rest) = number(text, 1..=2)?;
        let (minute, mut rest) = number(rest.strip_prefix([':', '.'])?, 2..=2)?;
        if let Some((second, after)) = rest.strip_prefix(':').and_then(|rest| number(rest, 2..=2)) {
            if second > 60 {
                return None;
            }
            rest = match after.strip_prefix(['.', ',']) {
                Some(fraction) => split_digits(fraction).1,
                None => after,
            };
        }
        rest = rest.trim_start();
        let half = rest.get(..2).map(str::to_ascii_lowercase);
        let is_half_day = matches!(half.as_deref(), Some("am" | "pm"));
        if is_half_day {
            if hour == 0 || hour > 12 {
                return None;
            }
            hour = hour % 12 + if half.as_deref() == Some("pm") { 12 } else { 0 };
            rest = rest[2..].trim_start();
        }
        if hour > 23 || minute > 59 {
            return None;
        }
        Some(Self {
            text: format!("T{hour:02}:{minute:02}{}", zone(rest)?),
            is_half_day,
        })
    }
}

/// A zone to the end of the value: `Z`, `+02:00`, or nothing; none when it is something else.
fn zone(text: &str) -> Option<String> {
    let text = text.trim();
    let upper = text.to_ascii_uppercase();
    let fixed = match upper.as_str() {
        "" => "",
        "Z" | "UTC" | "GMT" | "UT" | "+0000" | "+00:00" | "-0000" | "+00" => "Z",
        "EST" | "CDT" => "-05:00",
        "EDT" => "-04:00",
        "CST" | "MDT" => "-06:00",
        "MST" | "PDT" => "-07:00",
        "PST" => "-08:00",
        "CET" => "+01:00",
        "CEST" => "+02:00",
        _ => return offset(&upper),
    };
    Some(fixed.to_string())
}

fn offset(text: &str) -> Option<String> {
    // "GMT+0200 (CEST)" is how JavaScript prints dates.
    let text = text.split(" (").next()?;
    let text = text
        .strip_prefix("GMT")
        .or(text.strip_prefix("UTC"))
        .unwrap_or(text);
    let sign = text.chars().next().filter(|sign| "+-".contains(*sign))?;
    let digits = text[1..].replacen(':', "", 1);
    let (hours, minutes) = match digits.len() {
        4 => digits.split_at(2),
        2 => (digits.as_str(), "00"),
        _ => return None,
    };
    let is_offset = hours.parse::<u32>().ok()? <= 14 && minutes.parse::<u32>().ok()? <= 59;
    is_offset.then(|| format!("{sign}{hours}:{minutes}"))
}

fn date(year: u32, month: u32, day: u32) -> Option<String> {
    let days_of_month = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 29,
        _ => return None,
    };
    let is_date = (1700..2200).contains(&year) && (1..=days_of_month).contains(&day);
    is_date.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

fn split_digits(text: &str) -> (&str, &str) {
    let n_digits = text.bytes().take_while(u8::is_ascii_digit).count();
    text.split_at(n_digits)
}

fn number(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<(u32, &str)> {
    let (number, rest) = split_digits(text);
    digits
        .contains(&number.len())
        .then(|| number.parse().ok().map(|number| (number, rest)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_dates() {
        for (value, expected) in [
            ("2023-09-18", "2023-09-18"),
            ("2023-09-18T03:15:00Z", "2023-09-18T03:15Z"),
            ("2023-09-18 03:15:00+00:00", "2023-09-18T03:15Z"),
            ("2023-09-18 03:15:00.123456", "2023-09-18T03:15"),
            ("2023-09-18T03:15:00.000-0430", "2023-09-18T03:15-04:30"),
            ("2023/9/8", "2023-09-08"),
            ("20230918T031500Z", "2023-09-18T03:15Z"),
            ("20230918T031500+0200", "2023-09-18T03:15+02:00"),
            ("20230918031500", "2023-09-18T03:15"),
            ("20230918", "2023-09-18"),
            ("1695006900", "2023-09-18T03:15Z"),
            ("1695006900123", "2023-09-18T03:15Z"),
            ("1695006900.0", "2023-09-18T03:15Z"),
            ("951782400", "2000-02-29T00:00Z"),
            ("Mon, 18 Sep 2023 03:15:00 +0000", "2023-09-18T03:15Z"),
            ("Mon, 18 Sep 2023 03:15:00 GMT", "2023-09-18T03:15Z"),
            ("18 Sep 23 03:15 EST", "2023-09-18T03:15-05:00"),
            ("Mon Sep 18 2023", "2023-09-18"),
            ("18-Sep-2023", "2023-09-18"),
            ("September 18, 2023", "2023-09-18"),
            ("18 septembre 2023", "2023-09-18"),
            ("18/09/2023", "2023-09-18"),
            ("18.09.2023, 03:15", "2023-09-18T03:15"),
            ("03/04/2023", "2023-04-03"),
            ("9/18/23 3:15 PM", "2023-09-18T15:15"),
        ] {
            assert_eq!(
                iso(value, Order::DayFirst).as_deref(),
                Some(expected),
                "{value}"
            );
        }
        for value in [
            "2023",
            "12345678",
            "20231340",
            "99/99/2023",
            "31/31/2023",
            "1234567890123456",
            "v2023-09-18x9",
            "The talks of September 18, 2023 ended without a deal",
            "2023-02-31x",
            "été 2023",
            "",
        ] {
            assert_eq!(iso(value, Order::DayFirst), None, "{value}");
        }
    }

    #[test]
    fn a_column_settles_the_order() {
        for (values, expected) in [
            (&["03/04/2023", "03/28/2023"][..], "2023-03-04"),
            (&["03/04/2023", "28/03/2023"], "2023-04-03"),
            (&["03/04/2023", "05/06/2023"], "2023-04-03"),
            (
                &["03/04/2023 5:00 PM", "05/06/2023 4:10 AM"],
                "2023-03-04T17:00",
            ),
            (&["03.04.2023", "x", "03/28/2023"], "2023-04-03"),
        ] {
            let order = Order::of(values.iter().copied());
            assert_eq!(
                iso(values[0], order).as_deref(),
                Some(expected),
                "{values:?}"
            );
        }
    }
}
