//! A short line → the dates of publication written in it, as ISO 8601.
//!
//! Dates in running text are not for this file; it reads what newsrooms print over and under an
//! article. No time zone arithmetic: the time is given as stated, with `Z` where it says UTC or GMT.
//!
//! Method: tokens, then a few patterns tried at each number or month name. 03/04/2024 is read day
//! first, as most of the world writes it, unless the time beside it says AM or PM.

use crate::Span;

/// One date found in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// `YYYY-MM-DD`, with `THH:MM` where stated; `None` when the year is not.
    pub(super) iso: Option<String>,
    /// The words, in bytes of the line.
    pub(super) span: Span,
    /// Whether the words before it say that this is a later change.
    pub(super) is_update: bool,
}

/// What a line says about dates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Dates {
    /// In the order of the line.
    pub(super) found: Vec<Found>,
    /// Words that belong to no date and are not usual beside one.
    pub(super) n_other_words: usize,
    /// Whether a word such as "Published" or "Updated" stands in it.
    pub(super) has_label: bool,
    /// "3 hours ago", "yesterday".
    pub(super) is_relative: bool,
}

impl Dates {
    /// Whether the line is nothing but dates.
    pub(super) fn is_whole_line(&self) -> bool {
        (!self.found.is_empty() || self.is_relative) && self.n_other_words == 0
    }
}

/// Longest line looked at, in bytes. Longer lines are running text.
pub(super) const MAX_BYTES: usize = 180;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Piece<'a> {
    Number(&'a str),
    Word(&'a str),
    Mark(char),
}

struct Pieces<'a> {
    pieces: Vec<(Piece<'a>, usize, usize)>,
}

#[rustfmt::skip]
const MONTHS: [&[&str]; 12] = [
    &[
        "january", "jan", "januar", "jänner", "janvier", "janv", "enero", "ene", "gennaio", "gen",
        "janeiro", "januari", "ocak", "января", "январь", "leden", "ledna", "stycznia", "січня"
    ],
    &[
        "february", "feb", "februar", "feber", "février", "févr", "febrero", "febbraio",
        "fevereiro", "fev", "februari", "şubat", "февраля", "února", "lutego", "лютого"
    ],
    &[
        "march", "mar", "märz", "mär", "mars", "marzo", "março", "maart", "mrt", "mart", "марта",
        "března", "marca", "березня", "maret"
    ],
    &[
        "april", "apr", "avril", "avr", "abril", "abr", "aprile", "nisan", "апреля", "dubna",
        "kwietnia", "квітня"
    ],
    &[
        "may", "mai", "mayo", "maggio", "mag", "maio", "mei", "mayıs", "мая", "května", "maja",
        "травня", "maj"
    ],
    &[
        "june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho", "haziran", "июня",
        "června", "czerwca", "червня"
    ],
    &[
        "july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho", "temmuz",
        "июля", "července", "lipca", "липня"
    ],
    &[
        "august", "aug", "août", "agosto", "ago", "augustus", "ağustos", "августа", "srpna",
        "sierpnia", "серпня", "agustus"
    ],
    &[
        "september", "sep", "sept", "septembre", "septiembre", "settembre", "set", "setembro",
        "eylül", "сентября", "září", "września", "вересня"
    ],
    &[
        "october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro",
        "out", "ekim", "октября", "října", "października", "жовтня"
    ],
    &[
        "november", "nov", "novembre", "noviembre", "novembro", "kasım", "ноября", "listopadu",
        "listopada", "листопада"
    ],
    &[
        "december", "dec", "dezember", "dez", "décembre", "déc", "diciembre", "dic", "dicembre",
        "dezembro", "desember", "aralık", "декабря", "prosince", "grudnia", "грудня"
    ],
];

/// Words that stand beside a date without being more than a date.
#[rustfmt::skip]
const BESIDE: &[&str] = &[
    "a", "actualizado", "ago", "aktualisiert", "alle", "am", "às", "at", "bst", "cest", "cet",
    "ct", "das", "date", "de", "del", "den", "der", "di", "e", "edition", "edt", "el", "est", "et",
    "first", "fr", "fri", "friday", "freitag", "gmt", "h", "hrs", "ist", "issued", "jeudi", "kl",
    "last", "las", "le", "lesezeit", "lundi", "mardi", "mercredi", "min", "mins", "minute",
    "minuten", "minutes", "mis", "jour", "mit", "mittwoch", "modified", "mon", "monday", "montag",
    "mst", "di", "do", "mo", "sa", "so", "mi", "of", "ora", "ore", "om", "on", "pm", "pst", "pdt",
    "posted", "publicado", "publicada", "publié", "pubblicato", "published", "veröffentlicht",
    "erstellt", "read", "released", "revised", "samedi", "samstag", "sat", "saturday", "sonntag",
    "stand", "sun", "sunday", "th", "the", "thu", "thurs", "thursday", "time", "to", "tue", "tues",
    "tuesday", "dienstag", "donnerstag", "u", "uhr", "um", "updated", "update", "upd", "utc",
    "vendredi", "dimanche", "vom", "was", "wed", "wednesday", "z", "à", "zuletzt", "lunes",
    "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "lunedì", "martedì",
    "mercoledì", "giovedì", "venerdì", "sabato", "domenica", "geändert", "eastern", "local", "p",
    "m", "st", "nd", "rd", "er", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag",
    "zaterdag", "zondag", "pkt", "pt", "jst", "kst", "hkt", "sgt", "pht", "pkt", "aedt", "nzst",
    "nzdt", "eet", "eest", "trt", "idt", "cat", "eat", "wat", "publiziert", "aest", "sast", "wib",
    "msk",
];

#[rustfmt::skip]
const LABELS: &[&str] = &[
    "publiziert", "published", "posted", "updated", "update", "modified", "issued", "released",
    "revised", "aktualisiert", "veröffentlicht", "erstellt", "stand", "publié", "publicado",
    "publicada", "actualizado", "pubblicato", "aggiornato", "atualizado", "güncelleme",
    "обновлено", "опубликовано", "gepubliceerd", "bijgewerkt", "date", "zuletzt", "mis",
];

#[rustfmt::skip]
const UPDATE_LABELS: &[&str] = &[
    "updated", "update", "upd", "modified", "revised", "aktualisiert", "actualizado", "aggiornato",
    "atualizado", "güncelleme", "обновлено", "bijgewerkt", "mis", "geändert",
];

const AGO_UNITS: &[&str] = &[
    "second", "seconds", "minute", "minutes", "min", "mins", "hour", "hours", "hr", "hrs", "day",
    "days", "week", "weeks", "month", "months", "year", "years", "h", "d", "m", "w",
];

/// Finds the dates of `line`.
pub(super) fn find(line: &str) -> Dates {
    let mut dates = Dates::default();
    if line.len() > MAX_BYTES {
        return dates;
    }
    let pieces = Pieces::of(line);
    let mut label = None;
    let mut at = 0;
    while at < pieces.pieces.len() {
        if let Some((iso, from, to)) = pieces.date_at(at) {
            // A time may stand before the date and has then been counted as words.
            let span = Span::new(pieces.pieces[from].1, pieces.pieces[to - 1].2);
            dates.found.push(Found {
                iso,
                span,
                is_update: label.is_some_and(|word: &str| UPDATE_LABELS.contains(&word)),
            });
            at = to;
            continue;
        }
        match pieces.pieces[at].0 {
            Piece::Number(_) => {
                let relative = pieces
                    .word(at + 1)
                    .is_some_and(|unit| AGO_UNITS.contains(&unit.to_lowercase().as_str()))
                    && pieces
                        .word(at + 2)
                        .is_some_and(|word| word.eq_ignore_ascii_case("ago"));
                if relative {
                    dates.is_relative = true;
                    at += 3;
                    continue;
                }
                if !pieces.is_number_beside(at) {
                    dates.n_other_words += 1;
                }
            }
            Piece::Word(word) => {
                let lower = word.to_lowercase();
                if let Some(known) = LABELS.iter().find(|known| **known == lower) {
                    dates.has_label = true;
                    label = Some(*known);
                } else if matches!(lower.as_str(), "yesterday" | "today") {
                    dates.is_relative = true;
                } else if !BESIDE.contains(&lower.as_str()) {
                    dates.n_other_words += 1;
                }
            }
            Piece::Mark(_) => {}
        }
        at += 1;
    }
    dates
}

/// Whether `word` is the name of a month.
pub(super) fn is_month(word: &str) -> bool {
    month(word).is_some()
}

fn month(word: &str) -> Option<u32> {
    if !(3..=20).contains(&word.len()) {
        return None;
    }
    let lower = if word.is_ascii() {
        word.to_ascii_lowercase()
    } else {
        word.to_lowercase()
    };
    MONTHS
        .iter()
        .position(|names| names.contains(&lower.as_str()))
        .map(|idx| idx as u32 + 1)
}

impl<'a> Pieces<'a> {
    fn of(line: &'a str) -> Self {
        let mut pieces: Vec<(Piece<'a>, usize, usize)> = Vec::new();
        let mut chars = line.char_indices().peekable();
        while let Some((start, char)) = chars.next() {
            if char.is_whitespace() {
                continue;
            }
            // 年, 月, 日 stand between numbers without spaces.
            let is_han =
                |char: char| matches!(char, '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
            let class = |char: char| (char.is_ascii_digit(), char.is_alphabetic() && !is_han(char));
            let kind = class(char);
            let mut end = start + char.len_utf8();
            if kind.0 || kind.1 {
                while let Some((at, next)) = chars.peek().copied() {
                    if class(next) != kind {
                        break;
                    }
                    end = at + next.len_utf8();
                    chars.next();
                }
            }
            let piece = match kind {
                (true, _) => Piece::Number(&line[start..end]),
                (_, true) => Piece::Word(&line[start..end]),
                _ => Piece::Mark(char),
            };
            pieces.push((piece, start, end));
        }
        Self { pieces }
    }

    fn word(&self, at: usize) -> Option<&'a str> {
        match self.pieces.get(at)?.0 {
            Piece::Word(word) => Some(word),
            _ => None,
        }
    }

    fn mark(&self, at: usize) -> Option<char> {
        match self.pieces.get(at)?.0 {
            Piece::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    fn number(&self, at: usize, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        match self.pieces.get(at)?.0 {
            Piece::Number(number) if digits.contains(&number.len()) => number.parse().ok(),
            _ => None,
        }
    }

    fn year(&self, at: usize) -> Option<u32> {
        self.number(at, 4..=4)
            .filter(|year| (1700..2200).contains(year))
    }

    /// Numbers that stand beside a date: "5 min read", a time before the date.
    fn is_number_beside(&self, at: usize) -> bool {
        let next = self.word(at + 1).map(str::to_lowercase);
        let is_read = next.is_some_and(|word| word.starts_with("min") || word == "uhr");
        let is_time = self.time(at).is_some()
            || (at >= 2 && self.time(at - 2).is_some())
            || (at >= 4 && self.time(at - 4).is_some());
        is_read || is_time
    }

    /// The date that starts at `at` with the time around it: value, first piece, piece after it.
    fn date_at(&self, at: usize) -> Option<(Option<String>, usize, usize)> {
        let (year, month, day, next, is_doubtful) = self.day_at(at)?;
        let (mut month, mut day) = (month, day);
        let mut from = at;
        let mut to = next;
        let mut time = None;
        // After the date: "T10:15", ", 12:47 PM", "at 9.30am", "um 17 Uhr".
        let mut probe = next;
        while probe < next + 4 {
            if let Some((clock, end)) = self.time(probe) {
                time = Some(clock);
                to = end;
                break;
            }
            let is_between = match self.pieces.get(probe).map(|piece| piece.0) {
                Some(Piece::Mark(mark)) => {
                    matches!(mark, ',' | '-' | '–' | '—' | '|' | '•' | '·' | '/' | ':')
                }
                Some(Piece::Word(word)) => {
                    BESIDE.contains(&word.to_lowercase().as_str()) || word == "T"
                }
                _ => false,
            };
            if !is_between {
                break;
            }
            probe += 1;
        }
        // Before the date: "12:20pm Jan 7, 2024", "10:15 AM EDT, Mon June 28, 2021".
        if time.is_none() {
            for back in 1..=8usize.min(at) {
                if let Some((clock, end)) = self.time(at - back)
                    && end <= at
                    && (end..at).all(|idx| !matches!(self.pieces[idx].0, Piece::Number(_)))
                    && (at - back == 0
                        || !matches!(self.pieces[at - back - 1].0, Piece::Mark(':' | '.')))
                {
                    time = Some(clock);
                    from = at - back;
                }
            }
        }
        if is_doubtful && time.as_ref().is_some_and(|clock| clock.is_half_day) {
            (month, day) = (day, month);
        }
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return None;
        }
        let iso = year.map(|year| {
            let clock = time.map_or(String::new(), |clock| clock.text);
            format!("{year:04}-{month:02}-{day:02}{clock}")
        });
        Some((iso, from, to))
    }

    /// Year, month, day, piece after them, and whether day and month may be the other way round.
    fn day_at(&self, at: usize) -> Option<(Option<u32>, u32, u32, usize, bool)> {
        // 2021-06-28, 2021/06/28, 2021.06.28
        if let (Some(year), Some(first), Some(mon), Some(second), Some(day)) = (
            self.year(at),
            self.mark(at + 1),
            self.number(at + 2, 1..=2),
            self.mark(at + 3),
            self.number(at + 4, 1..=2),
        ) && ((first == second && "-/.".contains(first))
            || (first == '年' && second == '月')
            || (first == '년' && second == '월'))
        {
            let after = at + 5 + usize::from(matches!(self.mark(at + 5), Some('日' | '일')));
            return Some((Some(year), mon, day, after, false));
        }
        // 28/06/2021, 28.06.2021, 06/28/2021
        if let (Some(a), Some(first), Some(b), Some(second), Some(year)) = (
            self.number(at, 1..=2),
            self.mark(at + 1),
            self.number(at + 2, 1..=2),
            self.mark(at + 3),
            self.year_or_short(at + 4),
        ) && first == second
            && "/.-".contains(first)
        {
            let (day, mon) = if b > 12 { (b, a) } else { (a, b) };
            let is_doubtful = a <= 12 && b <= 12 && first == '/';
            return Some((Some(year), mon, day, at + 5, is_doubtful));
        }
        // June 28, 2021; Jun. 28th 2021
        if let Some(mon) = self.word(at).and_then(month) {
            let mut probe = at + 1 + usize::from(self.mark(at + 1) == Some('.'));
            probe += usize::from(matches!(self.mark(probe), Some('-' | '/')));
            let day = self.number(probe, 1..=2)?;
            probe += 1;
            probe += usize::from(self.word(probe).is_some_and(is_ordinal));
            let after_day = probe;
            probe += usize::from(matches!(self.mark(probe), Some(',' | '-' | '/' | '.')));
            // "June 28 10:15" has no year.
            return Some(match self.year(probe) {
                Some(year) => (Some(year), mon, day, probe + 1, false),
                None => (None, mon, day, after_day, false),
            });
        }
        // 28 June 2021; 28. Juni 2021; 28 de junio de 2021; 28th of June, 2021; 28-Jun-2021
        if let Some(day) = self.number(at, 1..=2) {
            let mut probe = at + 1;
            probe += usize::from(self.word(probe).is_some_and(is_ordinal));
            probe += usize::from(matches!(
                self.mark(probe),
                Some('.' | '-' | '/' | 'º' | '°')
            ));
            probe += usize::from(self.word(probe).is_some_and(is_of));
            let mon = self.word(probe).and_then(month)?;
            probe += 1;
            let after_month = probe;
            probe += usize::from(matches!(self.mark(probe), Some('.')));
            probe += usize::from(matches!(self.mark(probe), Some(',' | '-' | '/')));
            probe += usize::from(self.word(probe).is_some_and(is_of));
            return Some(match self.year(probe) {
                Some(year) => (Some(year), mon, day, probe + 1, false),
                None => (None, mon, day, after_month, false),
            });
        }
        None
    }

    fn year_or_short(&self, at: usize) -> Option<u32> {
        self.year(at).or_else(|| {
            self.number(at, 2..=2)
                .map(|year| if year < 70 { 2000 + year } else { 1900 + year })
        })
    }

    /// A time of day at `at`, and the piece after it.
    fn time(&self, at: usize) -> Option<(Clock, usize)> {
        let mut hour = self.number(at, 1..=2)?;
        let mut minute = 0;
        let mut next = at + 1;
        let mut has_minute = false;
        let is_colon = matches!(self.mark(next), Some(':' | '.'))
            || self
                .word(next)
                .is_some_and(|word| word.eq_ignore_ascii_case("h"));
        if is_colon && let Some(stated) = self.number(next + 1, 2..=2) {
            minute = stated;
            has_minute = true;
            next += 2;
            // Seconds are read over.
            if self.mark(next) == Some(':') && self.number(next + 1, 2..=2).is_some() {
                next += 2;
                if self.mark(next) == Some('.') && self.number(next + 1, 1..=9).is_some() {
                    next += 2;
                }
            }
        }
        let mut half = self.word(next).map(str::to_lowercase).unwrap_or_default();
        let mut after_half = next + 1;
        if matches!(half.as_str(), "a" | "p")
            && self.mark(next + 1) == Some('.')
            && self
                .word(next + 2)
                .is_some_and(|word| word.eq_ignore_ascii_case("m"))
        {
            half.push('m');
            after_half = next + 3 + usize::from(self.mark(next + 3) == Some('.'));
        }
        let is_half_day = matches!(half.as_str(), "am" | "pm");
        if is_half_day {
            next = after_half;
            if hour == 0 || hour > 12 {
                return None;
            }
            hour = hour % 12 + if half == "pm" { 12 } else { 0 };
        } else if half == "uhr" {
            next += 1;
        } else if !has_minute {
            return None;
        }
        if hour > 23 || minute > 59 {
            return None;
        }
        let zone = self.zone(&mut next);
        Some((
            Clock {
                text: format!("T{hour:02}:{minute:02}{zone}"),
                is_half_day,
            },
            next,
        ))
    }

    fn zone(&self, next: &mut usize) -> String {
        if let Some(word) = self.word(*next)
            && matches!(word, "Z" | "UTC" | "GMT")
        {
            *next += 1;
            return "Z".to_string();
        }
        // "+02:00" right after an ISO time.
        if let (Some(sign @ ('+' | '-')), Some(hours), Some(':'), Some(minutes)) = (
            self.mark(*next),
            self.number(*next + 1, 2..=2),
            self.mark(*next + 2),
            self.number(*next + 3, 2..=2),
        ) && *next > 0
            && self.pieces[*next].1 == self.pieces[*next - 1].2
        {
            *next += 4;
            return format!("{sign}{hours:02}:{minutes:02}");
        }
        String::new()
    }
}

struct Clock {
    text: String,
    is_half_day: bool,
}

fn is_ordinal(word: &str) -> bool {
    matches!(word, "st" | "nd" | "rd" | "th" | "er")
}

fn is_of(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "of" | "de" | "den" | "d")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_the_worlds_newspapers() {
        for (line, iso) in [
            ("June 28, 2021", "2021-06-28"),
            ("Monday, June 28, 2021 10:15 AM EDT", "2021-06-28T10:15"),
            ("Updated: November 9, 2022, 4:05 PM", "2022-11-09T16:05"),
            ("Published 12 Jan 2024", "2024-01-12"),
            ("12:20pm Jan 7, 2024", "2024-01-07T12:20"),
            ("April 26, 2024 at 11:24 a.m. EDT", "2024-04-26T11:24"),
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
        ] {
            let dates = find(line);
            let found: Vec<_> = dates
                .found
                .iter()
                .filter_map(|found| found.iso.as_deref())
                .collect();
            assert_eq!(found, [iso], "{line}");
            assert!(dates.is_whole_line(), "{line}: {dates:?}");
        }
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
        ] {
            assert!(!find(line).is_whole_line(), "{line}");
        }
        assert!(find("3 hours ago").is_whole_line());
        assert_eq!(find("June 28").found[0].iso, None);
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
}
