//! Pieces of a line → the day that begins at one of them.
//!
//! The forms newsrooms print, tried in turn at each piece: year first, figures only, month's name
//! before or behind the day, one run of figures. Which of two figures is the month is settled by the
//! caller's [`Order`] when the figures leave it open.

use super::Order;
use super::calendar;
use super::month;
use super::piece::{Piece, Pieces};
use super::word::{LUNAR, OF, ORDINAL};

/// A day as it stands in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    /// Year, month, day, Gregorian; `None`: recognised, but the year is not stated or the calendar
    /// can't be converted.
    pub civil: Option<(u32, u32, u32)>,
    /// Piece after it.
    pub next: usize,
    /// The same with day and month changed over, where the figures allow both.
    pub other: Option<(u32, u32, u32)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Calendar {
    Gregorian,
    Solar,
    Lunar,
}

impl Day {
    fn new(
        calendar: Calendar,
        year: Option<u32>,
        month: u32,
        day: u32,
        next: usize,
    ) -> Option<Self> {
        let civil = match (calendar, year) {
            (Calendar::Lunar, _) => (1..=30).contains(&day).then_some(None),
            (_, None) => ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(None),
            (_, Some(year)) => civil(calendar, year, month, day).map(Some),
        }?;
        Some(Self {
            civil,
            next,
            other: None,
        })
    }
}

fn civil(calendar: Calendar, year: u32, month: u32, day: u32) -> Option<(u32, u32, u32)> {
    if calendar == Calendar::Solar {
        return calendar::from_jalali(year, month, day);
    }
    let is_day =
        (1..=12).contains(&month) && (1..=calendar::month_days(year, month)).contains(&day);
    is_day.then_some((year, month, day))
}

/// Calendar and Gregorian year of a year in figures. Buddhist years of Thailand are 543 ahead. The
/// solar years of 1961 to 2036 and the lunar ones of 1996 to 2029 meet nowhere.
fn era(year: u32) -> Option<(Calendar, u32)> {
    match year {
        1700..=2199 => Some((Calendar::Gregorian, year)),
        2440..=2640 => Some((Calendar::Gregorian, year - 543)),
        1340..=1415 => Some((Calendar::Solar, year)),
        1416..=1450 => Some((Calendar::Lunar, year)),
        _ => None,
    }
}

impl Pieces<'_> {
    /// The day that starts at `at`.
    pub(super) fn day_at(&self, at: usize, order: Order) -> Option<Day> {
        match self.pieces.get(at)?.0 {
            Piece::Number(_) => self
                .run(at)
                .or_else(|| self.year_first(at))
                .or_else(|| self.figures(at, order))
                .or_else(|| self.name_behind(at))
                .or_else(|| self.year_then_name(at)),
            Piece::Word(..) => self.name_before(at),
            Piece::Mark('令') => self.reiwa(at),
            Piece::Mark(_) => None,
        }
    }

    fn year(&self, at: usize) -> Option<u32> {
        let year = self.number(at, 4..=4)?;
        era(year)
            .filter(|(calendar, _)| *calendar == Calendar::Gregorian)
            .map(|(_, year)| year)
    }

    /// 2021-06-28, 2021/06/28, 2021.06.28, 2021. 6. 28., 2021年6月28日, 2021년 6월 28일, ۱۴۰۰/۰۴/۰۷
    fn year_first(&self, at: usize) -> Option<Day> {
        let (calendar, year) = era(self.number(at, 4..=4)?)?;
        let (first, second) = (self.mark(at + 1)?, self.mark(at + 3)?);
        let month = self.number(at + 2, 1..=2)?;
        let day = self.number(at + 4, 1..=2)?;
        let is_date = (first == second && "-/.".contains(first))
            || (first == '年' && second == '月')
            || (first == '년' && second == '월');
        let next = at + 5 + self.skip(at + 5, "日일");
        if is_date {
            Day::new(calendar, Some(year), month, day, next)
        } else {
            None
        }
    }

    /// 令和3年6月28日
    fn reiwa(&self, at: usize) -> Option<Day> {
        if self.mark(at + 1)? != '和' || self.mark(at + 3)? != '年' || self.mark(at + 5)? != '月'
        {
            return None;
        }
        let year = match self.mark(at + 2) {
            Some('元') => 1,
            _ => self.number(at + 2, 1..=2)?,
        };
        let (month, day) = (self.number(at + 4, 1..=2)?, self.number(at + 6, 1..=2)?);
        let next = at + 7 + self.skip(at + 7, "日");
        Day::new(Calendar::Gregorian, Some(2018 + year), month, day, next)
    }

    /// 28/06/2021, 28.06.2021, 06/28/2021, 28-06-21; 21/06/28 where years come first.
    fn figures(&self, at: usize, order: Order) -> Option<Day> {
        // 6月28日
        if let (Some('月' | '월'), Some('日' | '일')) = (self.mark(at + 1), self.mark(at + 3)) {
            let (month, day) = (self.number(at, 1..=2)?, self.number(at + 2, 1..=2)?);
            return Day::new(Calendar::Gregorian, None, month, day, at + 4);
        }
        let (a, b) = (self.number(at, 1..=2)?, self.number(at + 2, 1..=2)?);
        let (first, second) = (self.mark(at + 1)?, self.mark(at + 3)?);
        // "28. 6. 2021" has gaps; "1.5 - 2.5" has not the same marks.
        if first != second || !"/.-".contains(first) {
            return None;
        }
        // What goes on is no date: version numbers, addresses of machines.
        if self.mark(at + 5) == Some(first) && first != '.' && self.is_number(at + 6) {
            return None;
        }
        let next = at + 5;
        if order == Order::YearFirst
            && let Some(c) = self.number(at + 4, 2..=2)
            && self.number(at, 2..=2).is_some()
        {
            return Day::new(Calendar::Gregorian, Some(short_year(a)), b, c, next);
        }
        let year = match self.number(at + 4, 4..=4) {
            Some(year) => match era(year)? {
                (Calendar::Gregorian, year) => year,
                (calendar, year) => return Day::new(calendar, Some(year), b, a, next),
            },
            None => short_year(self.number(at + 4, 2..=2)?),
        };
        let day_first = civil(Calendar::Gregorian, year, b, a);
        let month_first = civil(Calendar::Gregorian, year, a, b).filter(|_| first != '.' || b > 12);
        let (civil, other) = match (day_first, month_first) {
            (Some(_), Some(_)) if order == Order::MonthFirst => (month_first, None),
            (Some(_), Some(_)) if order == Order::Unknown && first != '.' => {
                (day_first, month_first)
            }
            (Some(_), _) => (day_first, None),
            (None, _) => (month_first, None),
        };
        civil.map(|civil| Day {
            civil: Some(civil),
            next,
            other,
        })
    }

    /// June 28, 2021; Jun. 28th 2021; Hunyo 28, 2021
    fn name_before(&self, at: usize) -> Option<Day> {
        let (calendar, month, after) = self.month_at(at)?;
        let mut probe = after + self.skip(after, ".");
        probe += self.skip(probe, "-/");
        let day = self.number(probe, 1..=2)?;
        probe += 1;
        // "March 28 November": the day belongs to the name behind it.
        if self.month_at(probe).is_some() && self.number(probe + 1, 4..=4).is_some() {
            return None;
        }
        probe += usize::from(self.job(probe).is(ORDINAL) && self.is_attached(probe));
        let after_day = probe;
        probe += self.skip(probe, ",-/.،");
        probe += usize::from(self.job(probe).is(OF));
        let (year, next) = self
            .year_behind(probe, calendar)
            .unwrap_or((None, after_day));
        // "June 28 10:15" has no year.
        Day::new(calendar, year, month, day, next)
    }

    /// 28 June 2021; 28. Juni 2021; 28 de junio de 2021; 28th of June, 2021; 28-Jun-21;
    /// 28 tháng 6 năm 2021; ١٨ ذو القعدة ١٤٤٢
    fn name_behind(&self, at: usize) -> Option<Day> {
        let day = self.number(at, 1..=2)?;
        let mut probe = at + 1;
        probe += usize::from(self.job(probe).is(ORDINAL) && self.is_attached(probe));
        let has_stop = self.mark(probe) == Some('.');
        probe += self.skip(probe, ".-/º°ª,");
        probe += self.skip(probe, ".");
        probe += usize::from(self.job(probe).is(OF) && self.job(probe).month == 0);
        // "ta’ Ġunju"
        probe += self.skip(probe, "’'");
        let (calendar, mut month, after) = self.month_at(probe)?;
        // Croatian October is Polish and Czech November; Croatian writes a stop behind the day.
        if has_stop
            && self
                .word(probe)
                .is_some_and(|word| word.eq_ignore_ascii_case("listopada"))
        {
            month = 10;
        }
        let mut probe = after + self.skip(after, ".");
        probe += self.skip(probe, ",-/،");
        probe += usize::from(self.job(probe).is(OF));
        let (year, next) = self.year_behind(probe, calendar).unwrap_or((None, after));
        Day::new(calendar, year, month, day, next)
    }

    /// 2021. június 28.; 2021 m. birželio 28 d.; 2021. gada 28. jūnijs; 2021 June 28
    fn year_then_name(&self, at: usize) -> Option<Day> {
        let year = self.year(at)?;
        let mut probe = at + 1;
        for _ in 0..3 {
            let is_short = self.word(probe).is_some_and(|word| {
                matches!(word, "m" | "gada" | "eko" | "ko" | "г" | "оны" | "urteko")
            });
            probe += usize::from(is_short) + self.skip(probe, ".,-/");
        }
        if let Some(day) = self.number(probe, 1..=2) {
            let named = probe + 1 + self.skip(probe + 1, ".");
            let (calendar, month, next) = self.month_at(named)?;
            return Day::new(calendar, Some(year), month, day, next);
        }
        let (calendar, month, after) = self.month_at(probe)?;
        let probe = after + self.skip(after, ".-/");
        let day = self.number(probe, 1..=2)?;
        // "2021 June 28 November" and "June 2021, 14:05" are no days.
        if matches!(self.mark(probe + 1), Some(':')) {
            return None;
        }
        let next = probe + 1 + self.skip(probe + 1, ".");
        Day::new(calendar, Some(year), month, day, next)
    }

    /// 20210628, 20210628T141500Z, 20210628141500: the day; the time of such runs is left.
    fn run(&self, at: usize) -> Option<Day> {
        let Piece::Number(run) = self.pieces.get(at)?.0 else {
            return None;
        };
        let is_alone = self.pieces.len() == 1 || self.word(at + 1) == Some("T");
        if !run.is_ascii() || !(run.len() == 14 || (run.len() == 8 && is_alone)) {
            return None;
        }
        let figure = |range: std::ops::Range<usize>| run.get(range)?.parse::<u32>().ok();
        let year = figure(0..4).filter(|year| (1900..2100).contains(year))?;
        Day::new(
            Calendar::Gregorian,
            Some(year),
            figure(4..6)?,
            figure(6..8)?,
            at + 1,
        )
    }

    /// The year that goes with a named month, and the piece after it.
    fn year_behind(&self, at: usize, calendar: Calendar) -> Option<(Option<u32>, usize)> {
        // พ.ศ. 2564, năm 2021, عام 2021
        let mut probe = at;
        if self.word(probe) == Some("พ") && self.word(probe + 2) == Some("ศ") {
            probe += 3 + self.skip(probe + 3, ".");
        }
        let is_year_word = self.word(probe).is_some_and(|word| {
            matches!(word, "năm" | "Năm" | "عام" | "سنة" | "لعام" | "سال" | "yil")
        });
        probe += usize::from(is_year_word);
        if let Some(year) = self.number(probe, 4..=4) {
            let year = match (calendar, era(year)) {
                (Calendar::Gregorian, Some((Calendar::Gregorian, year))) => year,
                (Calendar::Solar, _) if (1250..1500).contains(&year) => year,
                (Calendar::Lunar, _) if (1300..1500).contains(&year) => year,
                _ => return None,
            };
            return Some((Some(year), probe + 1));
        }
        // "28-Jun-21", "June 28, ’21"; "28 มิ.ย. 64" counts from the Buddha.
        let short = self.number(probe, 2..=2);
        if short.is_some()
            && self.mark(probe.wrapping_sub(1)) == Some('-')
            && self.is_attached(probe)
        {
            return Some((short.map(short_year), probe + 1));
        }
        if matches!(self.mark(probe), Some('’' | '\'' | '‘')) {
            let short = self.number(probe + 1, 2..=2)?;
            return Some((Some(short_year(short)), probe + 2));
        }
        let is_thai = (1..=4).any(|back| {
            self.word(probe.wrapping_sub(back))
                .is_some_and(|word| word.starts_with(|char| matches!(char, '\u{e00}'..='\u{e7f}')))
        });
        match short {
            Some(short) if is_thai && short >= 40 => Some((Some(2500 + short - 543), probe + 1)),
            _ => None,
        }
    }

    /// The month named at `at`: its calendar, its number, the piece after it.
    fn month_at(&self, at: usize) -> Option<(Calendar, u32, usize)> {
        let word = self.word(at)?;
        let job = self.job(at);
        if let Some((_, first, second)) = month::PAIRED.iter().find(|pair| pair.0 == word)
            && let Some(is_second) = self.word(at + 1).and_then(month::is_second)
        {
            return Some((
                Calendar::Gregorian,
                if is_second { *second } else { *first },
                at + 2,
            ));
        }
        if job.month > 0 {
            return Some((Calendar::Gregorian, u32::from(job.month), at + 1));
        }
        if job.jalali > 0 {
            return Some((Calendar::Solar, u32::from(job.jalali), at + 1));
        }
        if job.is(LUNAR) {
            let has_second = self.job(at + 1).is(LUNAR)
                || self.word(at + 1).is_some_and(|word| {
                    month::is_second(word).is_some()
                        || matches!(
                            word,
                            "الآخر" | "الآخرة" | "الاخر" | "الثانية" | "الأولى" | "الاولى"
                        )
                });
            return Some((Calendar::Lunar, 0, at + 1 + usize::from(has_second)));
        }
        if word.eq_ignore_ascii_case("tháng") || word == "Tháng" || word == "thg" {
            let month = self.number(at + 1, 1..=2)?;
            return Some((Calendar::Gregorian, month, at + 2));
        }
        if self.mark(at + 1) == Some('.')
            && let Some(second) = self.word(at + 2)
        {
            let idx = month::THAI
                .iter()
                .position(|pair| *pair == (word, second))?;
            return Some((Calendar::Gregorian, idx as u32 + 1, at + 3));
        }
        None
    }
}

/// The year of two figures: up to 69 of this century.
fn short_year(year: u32) -> u32 {
    if year < 70 { 2000 + year } else { 1900 + year }
}
