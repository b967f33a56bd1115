//! Kinds of a page's lines → kinds that agree: who wrote it and when is the same all over a page.
//!
//! No headline here (`title` chooses it) and no names beyond those the page prints as writers. What
//! a file's marks are sure of is left alone.
//!
//! Method: a second pass with evidence from far away (Krishnan & Manning 2006,
//! doi 10.3115/1220175.1220316). The imprint is read close to the headline; then short lines that
//! say the same names, or the same day, and little else, are given the same kind, and lines that say
//! others lose it. Left out: copies of the headline, which are mostly links.

use super::Page;
use super::feature::{Feature, Features};
use super::mark::comparable;
use super::weight::Kind;
use newsline::{byline, date};

use Feature as F;

/// Lines above the headline in which writer and day may stand. Tried 2 to 8.
const ABOVE: usize = 4;

/// Lines from the headline in which an agency alone is the writer, and a bare date the day.
const CLOSE: usize = 5;

/// Words beside the names in a line that says little else. Tried 2 to 6.
const MORE_WORDS: usize = 4;

/// Words beside a date in a line that says little else. Tried 2 to 8.
const MORE_BESIDE_DATE: usize = 6;

/// Longest line looked at, as bucket of its words: fourteen.
const SHORT: u8 = 5;

/// Writers looked for; a page that names more is no single article's.
const MAX_WRITERS: usize = 12;

/// Where the article is on the page.
struct Place {
    headline: usize,
    /// Its first paragraph.
    text: usize,
    /// Its last one.
    end: usize,
}

/// Makes bylines and dates of a page agree; `is_free` says which lines may change.
pub(super) fn agree(page: &Page<'_>, is_free: &dyn Fn(usize) -> bool, kinds: &mut [Kind]) {
    let find = |kind: Kind| kinds.iter().position(|other| *other == kind);
    let Some(headline) = find(Kind::Headline) else {
        return;
    };
    let Some(text) = (headline..kinds.len()).find(|idx| kinds[*idx] == Kind::Body) else {
        return;
    };
    let end = kinds.iter().rposition(|kind| *kind == Kind::Body).unwrap_or(text);
    let place = Place { headline, text, end };
    read_imprint(page, &place, is_free, kinds);
    let writers = writers(page, &place, kinds);
    if !writers.is_empty() {
        spread_writers(page, &place, &writers, is_free, kinds);
    }
    let days = days(page, &place, kinds);
    if !days.is_empty() {
        spread_days(page, &place, &days, is_free, kinds);
    }
}

/// Kinds that a line has when nothing better was found for it.
fn is_vague(kind: Kind) -> bool {
    matches!(kind, Kind::Furniture | Kind::Outlet | Kind::Heading)
}

/// Bylines and dates close to the headline that the best path missed.
fn read_imprint(page: &Page<'_>, place: &Place, is_free: &dyn Fn(usize) -> bool, kinds: &mut [Kind]) {
    let from = place.headline.saturating_sub(ABOVE);
    let has = |kinds: &[Kind], kind: Kind| kinds[from..place.text].contains(&kind);
    for idx in from..place.text {
        let set = page.features[idx];
        if !is_free(idx) || !is_vague(kinds[idx]) || page.contexts[idx].words > SHORT {
            continue;
        }
        let is_below = idx > place.headline;
        let is_close = idx.abs_diff(place.headline) <= CLOSE;
        let is_agency = set.has(F::AgencyName) && is_below && is_close;
        if is_agency || set.has(F::BylineMark) && has_full_name(page.lines[idx].text) {
            kinds[idx] = Kind::Byline;
        }
    }
    if !has(kinds, Kind::Byline)
        && let Some(idx) = (place.headline + 1..place.text)
            .find(|idx| is_free(*idx) && is_vague(kinds[*idx]) && is_unmarked_byline(page, *idx))
    {
        kinds[idx] = Kind::Byline;
    }
    if !has(kinds, Kind::Date) {
        let bare = (from..place.text.min(place.headline + CLOSE))
            .filter(|idx| is_free(*idx) && is_vague(kinds[*idx]) && is_day(page, *idx))
            .min_by_key(|idx| idx.abs_diff(place.headline));
        if let Some(idx) = bare {
            kinds[idx] = Kind::Date;
        }
    }
}

/// A line that is a date with its year.
fn is_day(page: &Page<'_>, idx: usize) -> bool {
    let set = page.features[idx];
    (set.has(F::WholeDate) || set.has(F::LabelledDate))
        && date::find(page.lines[idx].text).published().is_some()
}

/// A name of two words or more, without "By", that the text does not speak of, beside a date or
/// printed once more.
fn is_unmarked_byline(page: &Page<'_>, idx: usize) -> bool {
    let set = page.features[idx];
    let here = &page.contexts[idx];
    let line = page.lines[idx].text;
    if here.words > SHORT || here.shared > 2 || has_any(set, &[F::Menu, F::MenuStart, F::MediaName, F::EndsSentence]) {
        return false;
    }
    let dates = date::find(line);
    let is_dated = dates.is_relative || !dates.found.is_empty();
    if !(set.has(F::NameLine) || is_dated && line.contains(['|', ',', '·', '•'])) || !has_full_name(line) {
        return false;
    }
    let is_date = |at: Option<usize>| {
        at.and_then(|at| page.features.get(at))
            .is_some_and(|set| has_any(*set, &[F::WholeDate, F::LabelledDate, F::RelativeDate]))
    };
    is_dated || here.copies > 0 || is_date(idx.checked_sub(1)) || is_date(Some(idx + 1))
}

fn has_any(set: Features, features: &[Feature]) -> bool {
    features.iter().any(|feature| set.has(*feature))
}

/// The names a line prints as writers: two words or more, or three letters of a script without spaces.
fn full_names(line: &str) -> impl Iterator<Item = &str> {
    byline::parse(line, &|_| false)
        .names
        .into_iter()
        .map(move |(start, end)| &line[start..end])
        .filter(|name| {
            let is_dense = |char: char| matches!(char, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
            name.split_whitespace().count() >= 2
                || name.chars().count() >= 3 && name.chars().all(is_dense)
        })
}

fn has_full_name(line: &str) -> bool {
    full_names(line).next().is_some()
}

/// The writers as the imprint names them, in the form lines are compared in; where it names none,
/// those of the first byline below the text.
fn writers(page: &Page<'_>, place: &Place, kinds: &[Kind]) -> Vec<String> {
    let from = place.headline.saturating_sub(ABOVE);
    let mut found: Vec<String> = Vec::new();
    let mut read = |idx: usize| {
        let set = page.features[idx];
        let is_spoken_of = page.contexts[idx].shared > 2 && !set.has(F::BylineMark);
        if kinds[idx] != Kind::Byline || is_spoken_of || has_any(set, &[F::MediaName, F::AgencyName]) {
            return false;
        }
        for name in full_names(page.lines[idx].text) {
            let name = comparable(name);
            if found.len() < MAX_WRITERS && !found.contains(&name) {
                found.push(name);
            }
        }
        true
    };
    for idx in from..place.text {
        read(idx);
    }
    let _ = (place.end + 1..kinds.len().min(place.end + 1 + CLOSE)).any(read);
    found
}

/// How many words a line has beside the writers it names; none when it names nobody.
fn words_beside(writers: &[String], line: &str) -> Option<usize> {
    let mut rest = format!(" {}", comparable(line));
    let mut is_named = false;
    for writer in writers {
        let name = format!(" {writer}");
        if rest.contains(&name) {
            is_named = true;
            rest = rest.replace(&name, " ");
        }
    }
    let is_word = |word: &&str| !word.bytes().all(|byte| byte.is_ascii_digit());
    is_named.then(|| rest.split_whitespace().filter(is_word).count())
}

fn spread_writers(
    page: &Page<'_>,
    place: &Place,
    writers: &[String],
    is_free: &dyn Fn(usize) -> bool,
    kinds: &mut [Kind],
) {
    let near = place.headline.saturating_sub(ABOVE)..=place.end;
    for idx in 0..kinds.len() {
        let set = page.features[idx];
        if !is_free(idx) || page.contexts[idx].words > SHORT {
            continue;
        }
        let most = match kinds[idx] {
            Kind::Furniture | Kind::Outlet => MORE_WORDS,
            Kind::Heading | Kind::Body if !set.has(F::EndsSentence) => MORE_WORDS - 1,
            Kind::Credit if !has_credit_mark(page.lines[idx].text) => 0,
            Kind::Byline if !set.has(F::AuthorNote) && !near.contains(&idx) => 0,
            _ => continue,
        };
        let line = page.lines[idx].text;
        let beside = words_beside(writers, line);
        if kinds[idx] == Kind::Byline {
            if beside.is_none() {
                kinds[idx] = Kind::Furniture;
            }
            continue;
        }
        // Above the text whoever a byline names becomes a writer.
        let names_others = || {
            idx < place.text && full_names(line).any(|name| !writers.contains(&comparable(name)))
        };
        if beside.is_some_and(|n_words| n_words <= most) && !names_others() {
            kinds[idx] = Kind::Byline;
        }
    }
}

/// Whether a credit says that it is one.
fn has_credit_mark(line: &str) -> bool {
    line.contains([':', '©', '/', '('])
}

/// The days the imprint names, as `YYYY-MM-DD`.
fn days(page: &Page<'_>, place: &Place, kinds: &[Kind]) -> Vec<String> {
    let from = place.headline.saturating_sub(ABOVE);
    let mut days: Vec<String> = Vec::new();
    for idx in (from..place.text).filter(|idx| matches!(kinds[*idx], Kind::Date | Kind::Byline)) {
        days.extend(days_of(page.lines[idx].text));
    }
    days.sort_unstable();
    days.dedup();
    days
}

fn days_of(line: &str) -> impl Iterator<Item = String> {
    date::find(line)
        .found
        .into_iter()
        .filter_map(|found| found.iso.and_then(|iso| iso.get(..10).map(str::to_string)))
}

fn spread_days(
    page: &Page<'_>,
    place: &Place,
    days: &[String],
    is_free: &dyn Fn(usize) -> bool,
    kinds: &mut [Kind],
) {
    // Above the headline is the day of reading; it must not come first.
    for idx in place.headline + 1..kinds.len() {
        let set = page.features[idx];
        let is_dated = has_any(set, &[F::WholeDate, F::LabelledDate, F::PartDate]);
        if !is_free(idx) || !is_dated {
            continue;
        }
        let line = page.lines[idx].text;
        let is_same = || days_of(line).any(|day| days.contains(&day));
        match kinds[idx] {
            Kind::Furniture | Kind::Outlet
                if date::find(line).n_other_words <= MORE_BESIDE_DATE && is_same() =>
            {
                kinds[idx] = Kind::Date;
            }
            Kind::Date if idx > place.text && !set.has(F::LabelledDate) && !is_same() => {
                kinds[idx] = Kind::Furniture;
            }
            _ => {}
        }
    }
}
