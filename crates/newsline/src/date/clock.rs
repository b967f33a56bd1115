//! Pieces of a line → a time of day with its zone.
//!
//! Names of zones become offsets only where they mean one zone in the whole world: EDT does, CST,
//! IST and BST do not and are left out. "ET" and its kin need the day, since they follow summer time.

use super::calendar;
use super::piece::{Piece, Pieces};
use super::word::{AM, BESIDE, CLOCK, PM};

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    hour: u32,
    minute: u32,
    zone: Zone,
    /// Whether it says AM or PM.
    pub is_half_day: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Zone {
    None,
    /// Minutes east of UTC.
    Fixed(i32),
    /// Hours east of UTC in winter, where the rule of the United States holds.
    UnitedStates(i32),
}

/// Zones whose names mean one offset only, in minutes east of UTC.
#[rustfmt::skip]
const ZONES: &[(&str, i32)] = &[
    ("AEDT", 660), ("AEST", 600), ("AKDT", -480), ("AKST", -540), ("AWST", 480), ("CAT", 120),
    ("CDT", -300), ("CEST", 120), ("CET", 60), ("EAT", 180), ("EDT", -240), ("EEST", 180),
    ("EET", 120), ("EST", -300), ("GMT", 0), ("HKT", 480), ("IDT", 180), ("JST", 540),
    ("KST", 540), ("MDT", -360), ("MESZ", 120), ("MEZ", 60), ("MSK", 180), ("NPT", 345),
    ("NZDT", 780), ("NZST", 720), ("PDT", -420), ("PHT", 480), ("PKT", 300), ("SAST", 120),
    ("SGT", 480), ("TRT", 180), ("UTC", 0), ("WAT", 60), ("WIB", 420), ("WITA", 480), ("Z", 0),
    ("МСК", 180),
];

impl Clock {
    /// `THH:MM` and the offset on this day.
    pub(super) fn text(self, (year, month, day): (u32, u32, u32)) -> String {
        let offset = match self.zone {
            Zone::None => None,
            Zone::Fixed(minutes) => Some(minutes),
            Zone::UnitedStates(hours) => {
                Some(60 * (hours + i32::from(calendar::is_us_summer(year, month, day))))
            }
        };
        let zone = match offset {
            None => String::new(),
            Some(0) => "Z".to_string(),
            Some(minutes) => {
                let sign = if minutes < 0 { '-' } else { '+' };
                let minutes = minutes.unsigned_abs();
                format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        };
        format!("T{:02}:{:02}{zone}", self.hour, self.minute)
    }
}

impl Pieces<'_> {
    /// A time of day at `at`, and the piece after it.
    pub(super) fn time(&self, at: usize) -> Option<(Clock, usize)> {
        // "오후 2시 5분", "下午2点05分", "م 2:05": the half of the day may stand before.
        let before = self.half_before(at);
        let start = at + if before.is_some() { 2 } else { 0 };
        let (mut hour, minute, mut next, has_minute) = self
            .hour_and_minute(start)
            .or_else(|| self.military(start))?;
        let mut is_half_day = before.is_some();
        let mut half = before;
        if half.is_none()
            && let Some((is_pm, end)) = self.half_after(next)
        {
            half = Some(is_pm);
            next = end;
            is_half_day = true;
        }
        if let Some(is_pm) = half {
            // "下午14:05" says it twice.
            if hour == 0 || hour > 23 || (hour > 12 && !is_pm) {
                return None;
            }
            if hour <= 12 {
                hour = hour % 12 + if is_pm { 12 } else { 0 };
            }
        } else if self.job(next).is(CLOCK) && self.is_clock_word(next) {
            next += 1;
        } else if !has_minute {
            return None;
        }
        if hour > 23 || minute > 59 {
            return None;
        }
        let zone = self.zone(&mut next);
        let clock = Clock {
            hour,
            minute,
            zone,
            is_half_day,
        };
        Some((clock, next))
    }

    /// The time of 20210628T141500Z and 20210628141500, whose day begins at `at`.
    pub(super) fn time_of_run(&self, at: usize) -> Option<(Clock, usize)> {
        let Piece::Number(run) = self.pieces.get(at)?.0 else {
            return None;
        };
        let (figures, mut next) = match run.len() {
            14 => (run.get(8..)?, at + 1),
            8 if self.word(at + 1) == Some("T") => match self.pieces.get(at + 2)?.0 {
                Piece::Number(time) => (time, at + 3),
                _ => return None,
            },
            _ => return None,
        };
        let hour = figures.get(..2)?.parse().ok()?;
        let minute = figures.get(2..4)?.parse().ok()?;
        if !matches!(figures.len(), 4 | 6) || hour > 23 || minute > 59 {
            return None;
        }
        let zone = self.zone(&mut next);
        let clock = Clock {
            hour,
            minute,
            zone,
            is_half_day: false,
        };
        Some((clock, next))
    }

    fn is_clock_word(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| {
            matches!(
                word.to_lowercase().as_str(),
                "uhr" | "h" | "hs" | "hrs" | "u" | "uur" | "น" | "hod" | "giờ"
            )
        })
    }

    fn hour_and_minute(&self, at: usize) -> Option<(u32, u32, usize, bool)> {
        let hour = self.number(at, 1..=2)?;
        let next = at + 1;
        // 14:05, 14.05, 14h05, 14u05, 14時05分, 14点05分, 14시 5분
        let is_han = matches!(self.mark(next), Some('時' | '时' | '点' | '點' | '시'));
        if is_han {
            let minute = self
                .number(next + 1, 1..=2)
                .filter(|_| matches!(self.mark(next + 2), Some('分' | '분')));
            return Some(match minute {
                Some(minute) => (hour, minute, next + 3, true),
                None => (hour, 0, next + 1, true),
            });
        }
        let is_apart = matches!(self.mark(next), Some(':' | '.' | '：' | '٫'))
            || self
                .word(next)
                .is_some_and(|word| matches!(word, "h" | "H" | "u"));
        let Some(minute) = self.number(next + 1, 2..=2).filter(|_| is_apart) else {
            return Some((hour, 0, next, false));
        };
        // 05.04.2025 is a day.
        if self.mark(next) == Some('.')
            && self.mark(next + 2) == Some('.')
            && self.is_number(next + 3)
        {
            return Some((hour, 0, next, false));
        }
        let mut end = next + 2;
        // Seconds are read over.
        if self.mark(end) == Some(':') && self.number(end + 1, 2..=2).is_some() {
            end += 2;
            if matches!(self.mark(end), Some('.' | ',')) && self.number(end + 1, 1..=9).is_some() {
                end += 2;
            }
        }
        Some((hour, minute, end, true))
    }

    /// "1405 GMT", "1405 hrs".
    fn military(&self, at: usize) -> Option<(u32, u32, usize, bool)> {
        let value = self.number(at, 4..=4)?;
        self.word(at + 1)
            .filter(|word| matches!(*word, "GMT" | "UTC" | "hrs" | "Hrs" | "HRS" | "hours"))?;
        Some((value / 100, value % 100, at + 1, true))
    }

    fn half_before(&self, at: usize) -> Option<bool> {
        match (self.mark(at)?, self.mark(at + 1)?) {
            ('오', '전') | ('上', '午') | ('午', '前') | ('早', '上') => Some(false),
            ('오', '후') | ('下', '午') | ('午', '後') | ('晚', '上') => Some(true),
            _ => None,
        }
    }

    /// "pm", "p.m.", "p. m.", "π.μ.", "م": whether after noon, and the piece after it.
    fn half_after(&self, at: usize) -> Option<(bool, usize)> {
        let job = self.job(at);
        if job.is(AM | PM) {
            return Some((job.is(PM), at + 1));
        }
        let first = self.word(at)?.to_lowercase();
        if !matches!(first.as_str(), "a" | "p" | "π" | "μ" | "ق" | "ب")
            || self.mark(at + 1) != Some('.')
        {
            return None;
        }
        let second = self.word(at + 2)?.to_lowercase();
        let is_pm = match (first.as_str(), second.as_str()) {
            ("a", "m") | ("π", "μ") | ("ق", "ظ") => false,
            ("p", "m") | ("μ", "μ") | ("ب", "ظ") => true,
            _ => return None,
        };
        Some((is_pm, at + 3 + self.skip(at + 3, ".")))
    }

    fn zone(&self, next: &mut usize) -> Zone {
        // "14:05 (EDT)", "14:05 Uhr MESZ"
        let is_bracket = self.mark(*next) == Some('(');
        let at = *next + usize::from(is_bracket);
        if let Some(word) = self.word(at) {
            if let Some((_, base)) = ZONES.iter().find(|(name, _)| *name == word) {
                *next = at + 1;
                let base = *base;
                // "GMT+2", "UTC+03:00", "GMT+0200"
                if base == 0
                    && let Some((offset, end)) = self.offset(*next)
                {
                    *next = end;
                    return Zone::Fixed(offset);
                }
                *next += usize::from(is_bracket && self.mark(*next) == Some(')'));
                return Zone::Fixed(base);
            }
            let united_states = match word {
                "ET" => Some(-5),
                "CT" => Some(-6),
                "MT" => Some(-7),
                "PT" => Some(-8),
                _ => None,
            };
            if let Some(hours) = united_states {
                *next = at + 1 + usize::from(is_bracket && self.mark(at + 1) == Some(')'));
                return Zone::UnitedStates(hours);
            }
            return Zone::None;
        }
        match self.offset(*next) {
            Some((offset, end)) => {
                *next = end;
                Zone::Fixed(offset)
            }
            None => Zone::None,
        }
    }

    /// "+02:00", "+0200", "-5": minutes, and the piece after it. The sign stands at its number.
    fn offset(&self, at: usize) -> Option<(i32, usize)> {
        let sign = match self.mark(at)? {
            '+' => 1,
            '-' | '−' => -1,
            _ => return None,
        };
        if !self.is_attached(at + 1) {
            return None;
        }
        let (hours, minutes, end) = if let Some(both) = self.number(at + 1, 4..=4) {
            (both / 100, both % 100, at + 2)
        } else {
            let hours = self.number(at + 1, 1..=2)?;
            match self
                .number(at + 3, 2..=2)
                .filter(|_| self.mark(at + 2) == Some(':'))
            {
                Some(minutes) => (hours, minutes, at + 4),
                None if self.word(at.wrapping_sub(1)).is_some() => (hours, 0, at + 2),
                None => return None,
            }
        };
        (hours <= 14 && minutes < 60).then(|| (sign * (hours * 60 + minutes).cast_signed(), end))
    }

    /// Whether the piece may stand between a date and its time.
    pub(super) fn is_between(&self, at: usize) -> bool {
        match self.mark(at) {
            // "kl. 14.05"
            Some('.') => at > 0 && self.job(at - 1).is(CLOCK),
            Some(mark) => ",-–—|•·/:()،：、；;@".contains(mark) || super::is_date_han(mark),
            None => {
                self.job(at).is(BESIDE)
                    || self
                        .word(at)
                        .is_some_and(|word| matches!(word, "T" | "alle" | "γραφτηκε"))
            }
        }
    }
}
