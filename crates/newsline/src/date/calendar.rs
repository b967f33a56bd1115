//! A day in another calendar → the Gregorian day.
//!
//! Exact arithmetic only: solar Hijri (Jalali) by the 33-year cycle that holds from 1178 to 1633
//! (Borkowski 1996 gives the breaks), Buddhist years by subtraction. The lunar Hijri calendar goes by
//! sightings and may be a day off, so it is not converted.

/// Days from the civil epoch 1970-01-01 (Hinnant, "chrono-compatible low-level date algorithms").
pub(super) fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    let of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    era * 146_097 + of_era - 719_468
}

/// The civil day `days` after 1970-01-01: year, month, day.
pub fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

/// Days of the month.
pub(super) fn month_days(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

/// A day of the solar Hijri calendar as the Gregorian one; years 1178 to 1633.
pub(super) fn from_jalali(year: u32, month: u32, day: u32) -> Option<(u32, u32, u32)> {
    let n_days = match month {
        1..=6 => 31,
        7..=11 => 30,
        12 => 30 - u32::from(!is_jalali_leap(year)),
        _ => return None,
    };
    if !(1178..=1633).contains(&year) || !(1..=n_days).contains(&day) {
        return None;
    }
    // 1 Farvardin 1178 was 21 March 1799.
    let n_leaps: i64 = (1178..year)
        .map(|year| i64::from(is_jalali_leap(year)))
        .sum();
    let of_year = i64::from((month - 1) * 30 + (month - 1).min(6) + day - 1);
    let days = days_from_civil(1799, 3, 21) + i64::from(year - 1178) * 365 + n_leaps + of_year;
    let (year, month, day) = civil_from_days(days);
    Some((
        u32::try_from(year).ok()?,
        u32::try_from(month).ok()?,
        u32::try_from(day).ok()?,
    ))
}

fn is_jalali_leap(year: u32) -> bool {
    matches!(year % 33, 1 | 5 | 9 | 13 | 17 | 22 | 26 | 30)
}

/// Whether summer time holds in the United States on this day: second Sunday of March to first
/// Sunday of November, the rule since 2007.
pub(super) fn is_us_summer(year: u32, month: u32, day: u32) -> bool {
    // Sunday is 0; 1970-01-01 was a Thursday.
    let weekday = (days_from_civil(i64::from(year), i64::from(month), 1) + 4).rem_euclid(7) as u32;
    let first_sunday = 1 + (7 - weekday) % 7;
    match month {
        4..=10 => true,
        3 => day >= first_sunday + 7,
        11 => day < first_sunday,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_go_there_and_back() {
        for days in (-60_000..60_000).step_by(17) {
            let (year, month, day) = civil_from_days(days);
            assert_eq!(days_from_civil(year, month, day), days);
        }
        assert_eq!(days_from_civil(2021, 6, 28), 18_806);
    }

    #[test]
    fn solar_hijri_days() {
        for (jalali, civil) in [
            ((1400, 4, 7), (2021, 6, 28)),
            ((1399, 12, 30), (2021, 3, 20)),
            ((1400, 1, 1), (2021, 3, 21)),
            ((1403, 1, 1), (2024, 3, 20)),
            ((1357, 11, 22), (1979, 2, 11)),
            ((1404, 1, 1), (2025, 3, 21)),
        ] {
            assert_eq!(from_jalali(jalali.0, jalali.1, jalali.2), Some(civil));
        }
        assert_eq!(from_jalali(1400, 12, 30), None);
        assert_eq!(from_jalali(1400, 13, 1), None);
    }

    #[test]
    fn summer_time_of_the_united_states() {
        assert!(
            is_us_summer(2021, 6, 28) && is_us_summer(2024, 3, 10) && !is_us_summer(2024, 3, 9)
        );
        assert!(
            !is_us_summer(2024, 11, 3) && is_us_summer(2024, 11, 2) && !is_us_summer(2024, 1, 1)
        );
    }
}
