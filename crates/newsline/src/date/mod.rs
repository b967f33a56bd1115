//! A short line → the dates of publication written in it, as ISO 8601.
//!
//! Dates in running text are not for this file; it reads what newsrooms print over and under an
//! article. No clock: "3 hours ago" is recognised and not resolved.
//!
//! Method: pieces, each word looked up once in one table of all languages, then a few patterns tried
//! at each number or month name. 03/04/2024 is read as the caller's [`Order`] says; when it says
//! nothing, day first, as most of the world writes it, unless the time beside it says AM or PM.

mod calendar;
mod clock;
mod form;
mod month;
mod order;
mod piece;
mod word;

pub use calendar::civil_from_days;
pub use order::{Order, order_evidence, order_of_tag};

use clock::Clock;
use document::Span;
use piece::{Piece, Pieces};
use word::{AGO, BESIDE, LABEL, RELATIVE, SINCE, UNIT, UPDATE};

/// One date found in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// `YYYY-MM-DD`, with `THH:MM` and the offset where stated; `None` when the year is not stated,
    /// or the calendar goes by sightings of the moon.
    pub iso: Option<String>,
    /// The words, in bytes of the line.
    pub span: Span,
    /// Whether the words before it say that this is a later change.
    pub is_update: bool,
}

/// What a line says about dates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dates {
    /// In the order of the line.
    pub found: Vec<Found>,
    /// Words that belong to no date and are not usual beside one.
    pub n_other_words: usize,
    /// Whether a word such as "Published" or "Updated" stands in it.
    pub has_label: bool,
    /// "3 hours ago", "yesterday".
    pub is_relative: bool,
}

impl Dates {
    /// Whether the line is nothing but dates.
    pub fn is_whole_line(&self) -> bool {
        (!self.found.is_empty() || self.is_relative) && self.n_other_words == 0
    }

    /// The first date with a year that is not an update, else the first with a year.
    pub fn published(&self) -> Option<&str> {
        let dated = || self.found.iter().filter(|found| found.iso.is_some());
        dated()
            .find(|found| !found.is_update)
            .or_else(|| dated().next())
            .and_then(|found| found.iso.as_deref())
    }
}

/// Longest line looked at, in bytes. Longer lines are running text.
pub const MAX_BYTES: usize = 180;

/// Finds the dates of `line`.
pub fn find(line: &str) -> Dates {
    find_in(line, Order::Unknown)
}

/// Finds the dates of `line`; `order` says which of two figures is the month.
pub fn find_in(line: &str, order: Order) -> Dates {
    let mut dates = Dates::default();
    if line.len() > MAX_BYTES {
        return dates;
    }
    let pieces = Pieces::of(line);
    let mut is_update = false;
    let mut at = 0;
    while at < pieces.pieces.len() {
        if let Some((iso, from, to)) = pieces.date_at(at, order) {
            // A time may stand before the date and has then been counted as words.
            dates.found.push(Found {
                iso,
                span: Span::new(pieces.pieces[from].1, pieces.pieces[to - 1].2),
                is_update,
            });
            at = to;
            continue;
        }
        match pieces.pieces[at].0 {
            Piece::Number(_) => {
                if let Some(next) = pieces.relative(at) {
                    dates.is_relative = true;
                    at = next;
                    continue;
                }
                if !pieces.is_number_beside(at) {
                    dates.n_other_words += 1;
                }
            }
            Piece::Word(_, job) => {
                if job.is(LABEL) {
                    dates.has_label = true;
                    is_update = job.is(UPDATE);
                } else if job.is(RELATIVE) {
                    dates.is_relative = true;
                } else if !job.is(BESIDE | SINCE) {
                    dates.n_other_words += 1;
                }
            }
            Piece::Mark(mark) => {
                // 更新, 수정
                if matches!(mark, '更' | '수') {
                    is_update = true;
                }
                let is_letter = mark.is_alphabetic() && !is_date_han(mark);
                dates.n_other_words += usize::from(is_letter);
            }
        }
        at += 1;
    }
    dates
}

/// Whether `word` is the name of a month.
pub fn is_month(word: &str) -> bool {
    (3..=24).contains(&word.len()) && word::job(word).month > 0
}

/// Han and Hangul signs of dates, weekdays, times and "published", "updated".
fn is_date_han(char: char) -> bool {
    "年月日號号時时分秒点點星期周週曜火水木金土一二三四五六天午前後后上下晚早更新發发表布佈公開开配信掲載修正時間间日期最終终来源년월일시분초오전후요월화수목금토입력수정기사등록승인최종업데이트게송고발행"
        .contains(char)
}

impl Pieces<'_> {
    /// "3 hours ago", "vor 3 Stunden", "3小时前": the piece after it.
    fn relative(&self, at: usize) -> Option<usize> {
        self.number(at, 1..=3)?;
        if self.job(at + 1).is(UNIT) {
            if self.job(at + 2).is(AGO) {
                return Some(at + 3);
            }
            let is_since = (1..=2).any(|back| self.job(at.wrapping_sub(back)).is(SINCE));
            return is_since.then_some(at + 2);
        }
        // 3小时前, 3時間前, 3일 전
        (1..=3)
            .find(|ahead| matches!(self.mark(at + ahead), Some('前' | '전')))
            .filter(|ahead| {
                (1..*ahead).any(|idx| {
                    matches!(
                        self.mark(at + idx),
                        Some('时' | '時' | '分' | '天' | '日' | '시' | '분' | '일')
                    )
                })
            })
            .map(|ahead| at + ahead + 1)
    }

    /// Numbers that stand beside a date: "5 min read", a time before the date.
    fn is_number_beside(&self, at: usize) -> bool {
        let is_read = self.word(at + 1).is_some_and(|word| {
            let word = word.to_lowercase();
            word.starts_with("min") || word == "uhr"
        });
        let is_time = self.time(at).is_some()
            || (1..=4)
                .any(|back| back <= at && self.time(at - back).is_some_and(|(_, end)| end > at));
        is_read || is_time
    }

    /// The date that starts at `at` with the time around it: value, first piece, piece after it.
    fn date_at(&self, at: usize, order: Order) -> Option<(Option<String>, usize, usize)> {
        let day = self.day_at(at, order)?;
        let mut from = at;
        let mut to = day.next;
        let mut time = self.time_of_run(at).or_else(|| self.time_behind(day.next));
        if let Some((_, end)) = time {
            to = end;
        } else if let Some((clock, start)) = self.time_ahead(at) {
            time = Some((clock, to));
            from = start;
        }
        let is_half_day = time.is_some_and(|(clock, _)| clock.is_half_day);
        let civil = if is_half_day {
            day.other.or(day.civil)
        } else {
            day.civil
        };
        let iso = civil.map(|(year, month, day)| {
            let clock = time.map_or(String::new(), |(clock, _)| clock.text((year, month, day)));
            format!("{year:04}-{month:02}-{day:02}{clock}")
        });
        Some((iso, from, to))
    }

    /// After the date: "T10:15", ", 12:47 PM", "at 9.30am", "um 17 Uhr", "(月) 14時05分".
    fn time_behind(&self, next: usize) -> Option<(Clock, usize)> {
        for probe in next..next + 6 {
            if let Some(found) = self.time(probe) {
                return Some(found);
            }
            if !self.is_between(probe) {
                return None;
            }
        }
        None
    }

    /// Before the date: "12:20pm Jan 7, 2024", "10:15 AM EDT, Mon June 28, 2021".
    fn time_ahead(&self, at: usize) -> Option<(Clock, usize)> {
        let mut found = None;
        for back in 1..=8usize.min(at) {
            let start = at - back;
            let Some((clock, end)) = self.time(start) else {
                continue;
            };
            if end <= at
                && (end..at).all(|idx| !self.is_number(idx) && self.is_between(idx))
                && (start == 0 || !matches!(self.mark(start - 1), Some(':' | '.')))
            {
                found = Some((clock, start));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_the_worlds_newspapers() {
        let mut wrong = Vec::new();
        for (line, iso) in [
            ("June 28, 2021", "2021-06-28"),
            (
                "Monday, June 28, 2021 10:15 AM EDT",
                "2021-06-28T10:15-04:00",
            ),
            ("Updated: November 9, 2022, 4:05 PM", "2022-11-09T16:05"),
            ("Published 12 Jan 2024", "2024-01-12"),
            ("12:20pm Jan 7, 2024", "2024-01-07T12:20"),
            ("April 26, 2024 at 11:24 a.m. EDT", "2024-04-26T11:24-04:00"),
            ("28th of June, 2021", "2021-06-28"),
            ("2021-06-28T10:15:00Z", "2021-06-28T10:15Z"),
            ("2021-06-28T10:15:00+02:00", "2021-06-28T10:15+02:00"),
            ("2021/6/8", "2021-06-08"),
            ("28/06/2021 18:05", "2021-06-28T18:05"),
            ("06/28/2021", "2021-06-28"),
            ("03/04/2024", "2024-04-03"),
            ("03/04/2024 5:10 PM", "2024-03-04T17:10"),
            ("28.06.2021, 17:47 Uhr", "2021-06-28T17:47"),
            ("3. Mai 2024, 17:47", "2024-05-03T17:47"),
            ("Publié le 28 juin 2021 à 10h15", "2021-06-28T10:15"),
            ("28 de junio de 2021", "2021-06-28"),
            ("28 июня 2021", "2021-06-28"),
            ("2021年6月28日", "2021-06-28"),
            ("Tue, 26 November 2024 9:27PM", "2024-11-26T21:27"),
            (
                "Published Jun 05, 2026 \u{a0}•\u{a0} 3 minute read",
                "2026-06-05",
            ),
            ("21 May 2025 - 14:19", "2025-05-21T14:19"),
            // Zones that mean one offset, and those that follow the day.
            ("June 28, 2021 | 4:05 p.m. ET", "2021-06-28T16:05-04:00"),
            ("Jan. 7, 2024, 4:05 PM PT", "2024-01-07T16:05-08:00"),
            ("Mon, 28 Jun 2021 14:05:00 +0200", "2021-06-28T14:05+02:00"),
            (
                "Mon Jun 28 2021 14:05:00 GMT+0200",
                "2021-06-28T14:05+02:00",
            ),
            ("28 June 2021 14:05 CST", "2021-06-28T14:05"),
            ("20230918T031500Z", "2023-09-18T03:15Z"),
            ("20230918", "2023-09-18"),
            ("1405 GMT, 28 June 2021", "2021-06-28T14:05Z"),
            ("28-Jun-21", "2021-06-28"),
            ("2021-06-28 14:05:33.123456", "2021-06-28T14:05"),
            // Languages.
            ("28. Juni 2021, 14.05 Uhr", "2021-06-28T14:05"),
            ("Stand: 28.06.2021 14:05 Uhr", "2021-06-28T14:05"),
            ("Lundi 28 juin 2021 - 14:05", "2021-06-28T14:05"),
            ("Le 1er juin 2021 à 14 h 05", "2021-06-01T14:05"),
            ("Lunes, 28 de junio de 2021 | 14:05 h", "2021-06-28T14:05"),
            ("28 de junho de 2021, às 14h05", "2021-06-28T14:05"),
            ("lunedì 28 giugno 2021, ore 14.05", "2021-06-28T14:05"),
            ("maandag 28 juni 2021 om 14:05 uur", "2021-06-28T14:05"),
            ("Publicerad 28 juni 2021 kl. 14.05", "2021-06-28T14:05"),
            ("28. kesäkuuta 2021 klo 14.05", "2021-06-28T14:05"),
            ("Julkaistu 28.6.2021", "2021-06-28"),
            ("28 czerwca 2021, 14:05", "2021-06-28T14:05"),
            ("28. června 2021 14:05", "2021-06-28T14:05"),
            ("28. 6. 2021 14:05", "2021-06-28T14:05"),
            ("2021. június 28. 14:05", "2021-06-28T14:05"),
            ("28 iunie 2021", "2021-06-28"),
            ("28 Ιουνίου 2021", "2021-06-28"),
            ("13. listopada 2021.", "2021-10-13"),
            ("13 listopada 2021", "2021-11-13"),
            ("2021 m. birželio 28 d.", "2021-06-28"),
            ("28 Haziran 2021 Pazartesi 14:05", "2021-06-28T14:05"),
            ("28 червня 2021", "2021-06-28"),
            ("Selasa, 28 Juni 2021 14:05 WIB", "2021-06-28T14:05+07:00"),
            ("28 tháng 6 năm 2021", "2021-06-28"),
            ("Thứ hai, 28/6/2021, 14:05", "2021-06-28T14:05"),
            ("Hunyo 28, 2021", "2021-06-28"),
            ("٢٨ يونيو ٢٠٢١", "2021-06-28"),
            ("الاثنين 28 حزيران 2021", "2021-06-28"),
            ("28 كانون الثاني 2021", "2021-01-28"),
            ("28 تشرين الأول 2021", "2021-10-28"),
            ("۷ تیر ۱۴۰۰", "2021-06-28"),
            ("۱۴۰۰/۰۴/۰۷ - ۱۴:۰۵", "2021-06-28T14:05"),
            ("28 ביוני 2021", "2021-06-28"),
            ("28 जून 2021", "2021-06-28"),
            ("২৮ জুন ২০২১", "2021-06-28"),
            ("28 มิถุนายน 2564 เวลา 14:05 น.", "2021-06-28T14:05"),
            ("28 มิ.ย. 64", "2021-06-28"),
            ("2021年6月28日 14时05分", "2021-06-28T14:05"),
            ("2021年6月28日(月) 14:05", "2021-06-28T14:05"),
            ("令和3年6月28日", "2021-06-28"),
            ("2021년 6월 28일 오후 2시 5분", "2021-06-28T14:05"),
            ("입력 2021.06.28 14:05", "2021-06-28T14:05"),
        ] {
            let dates = find(line);
            let found: Vec<_> = dates
                .found
                .iter()
                .filter_map(|found| found.iso.as_deref())
                .collect();
            if found != [iso] || !dates.is_whole_line() {
                wrong.push(format!("{line}: {dates:?}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn what_is_no_date_line() {
        for line in [
            "The war began in 2003 and ended late",
            "In 2021, 28 people left",
            "Chapter 12",
            "0 3",
            "On May 4 the council met again",
            "1.5 million",
            "192.168.10.12",
            "31/31/2021",
            "大臣は2021年6月28日に会談した",
            "31 June 2021",
        ] {
            assert!(!find(line).is_whole_line(), "{line}");
        }
        assert!(find("3 hours ago").is_whole_line());
        for line in [
            "vor 3 Stunden",
            "hace 2 horas",
            "il y a 5 minutes",
            "3 saat önce",
            "منذ 3 ساعات",
            "3小时前",
        ] {
            let dates = find(line);
            assert!(
                dates.is_relative && dates.found.is_empty(),
                "{line}: {dates:?}"
            );
        }
        assert_eq!(find("June 28").found[0].iso, None);
        // The moon's calendar is recognised and not converted; the day beside it is.
        let both = find("الاثنين 18 ذو القعدة 1442 هـ - 28 يونيو 2021 م");
        assert_eq!(both.found.len(), 2, "{both:?}");
        assert_eq!(both.published(), Some("2021-06-28"));
    }

    #[test]
    fn issue_3_a_second_date_is_no_time() {
        let dates = find("05.04.2025 - Güncelleme : 06.04.2025");
        let found: Vec<_> = dates
            .found
            .iter()
            .filter_map(|found| found.iso.as_deref())
            .collect();
        assert_eq!(found, ["2025-04-05", "2025-04-06"]);
    }

    #[test]
    fn updates_are_told_from_publication() {
        let dates = find("Published 12 Jan 2024 | Updated 13 Jan 2024 08:00 GMT");
        let found: Vec<_> = dates
            .found
            .iter()
            .map(|found| (found.iso.clone().unwrap_or_default(), found.is_update))
            .collect();
        assert_eq!(
            found,
            [
                ("2024-01-12".to_string(), false),
                ("2024-01-13T08:00Z".to_string(), true)
            ]
        );
    }

    #[test]
    fn day_and_month_go_by_the_order() {
        for (line, order, iso) in [
            ("03/04/2024", Order::DayFirst, "2024-04-03"),
            ("03/04/2024 5:10 PM", Order::DayFirst, "2024-04-03T17:10"),
            ("03/04/2024", Order::MonthFirst, "2024-03-04"),
            ("28/04/2024", Order::MonthFirst, "2024-04-28"),
            ("03.04.2024", Order::MonthFirst, "2024-04-03"),
            ("21/06/28", Order::YearFirst, "2021-06-28"),
            ("21/06/28", Order::Unknown, "2028-06-21"),
            ("28/06/2564", Order::Unknown, "2021-06-28"),
        ] {
            assert_eq!(
                find_in(line, order).published(),
                Some(iso),
                "{line} {order:?}"
            );
        }
    }
}
