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

/// Lines above the headline in which writer and day may stand. One value, not tuned.
const ABOVE: usize = 4;

/// Lines from the headline in which an agency alone is the writer, and a bare date the day.
const CLOSE: usize = 5;

/// Words beside the names in a line that says little else. One value, not tuned.
const MORE_WORDS: usize = 4;

/// Words beside a date in a line that says little else: sections stand there.
/// One value, not tuned.
const MORE_BESIDE_DATE: usize = 6;

/// Share of a name's words that the text uses, as bucket: three quarters. Not tuned.
const SPOKEN_OF: u8 = 5;

/// Longest line looked at, as bucket of its words: fourteen.
const SHORT: u8 = 5;

/// Lines that name a writer; a name in more of them is that of the paper. Set by one
/// paper whose name stood in twenty, and one writer in six; no other value tried.
const MAX_ECHOES: usize = 10;

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
    let end = kinds
        .iter()
        .rposition(|kind| *kind == Kind::Body)
        .unwrap_or(text);
    let place = Place {
        headline,
        text,
        end,
    };
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
fn read_imprint(
    page: &Page<'_>,
    place: &Place,
    is_free: &dyn Fn(usize) -> bool,
    kinds: &mut [Kind],
) {
    let from = place.headline.saturating_sub(ABOVE);
    for (idx, kind) in kinds.iter_mut().enumerate().take(place.text).skip(from) {
        let set = page.features[idx];
        if !is_free(idx) || page.contexts[idx].words > SHORT {
            continue;
        }
        let is_below = idx > place.headline && idx - place.headline <= CLOSE;
        let is_marked = set.has(F::BylineMark) && has_full_name(page.lines[idx].text);
        if is_vague(*kind) && (is_marked || is_below && set.has(F::AgencyName)) {
            *kind = Kind::Byline;
        }
        // A name line that the text speaks of is what the article is about.
        let is_bare = set.has(F::NameLine) && !has_any(set, &[F::BylineMark, F::AuthorNote]);
        if *kind == Kind::Byline && is_bare && page.contexts[idx].shared >= SPOKEN_OF {
            *kind = Kind::Furniture;
        }
    }
    let may_be = |kinds: &[Kind], idx: usize| is_free(idx) && is_vague(kinds[idx]);
    if !kinds[from..place.text].contains(&Kind::Byline)
        && let Some(idx) = (place.headline + 1..place.text)
            .find(|idx| may_be(kinds, *idx) && is_unmarked_byline(page, place, *idx))
    {
        kinds[idx] = Kind::Byline;
    }
    if !kinds.contains(&Kind::Byline)
        && let Some(idx) = (place.end + 1..kinds.len().min(place.end + 1 + CLOSE))
            .find(|idx| may_be(kinds, *idx) && is_signature(page, *idx))
    {
        kinds[idx] = Kind::Byline;
    }
    if !kinds[from..place.text].contains(&Kind::Date)
        && let Some(idx) = (from..place.text.min(place.headline + CLOSE))
            .filter(|idx| may_be(kinds, *idx) && is_day(page, *idx))
            .min_by_key(|idx| idx.abs_diff(place.headline))
    {
        kinds[idx] = Kind::Date;
    }
}

/// A name below the text that the text does not speak of and a box prints again.
fn is_signature(page: &Page<'_>, idx: usize) -> bool {
    let set = page.features[idx];
    let here = &page.contexts[idx];
    set.has(F::NameLine)
        && !has_any(set, &[F::Menu, F::MenuStart, F::MediaName])
        && here.shared <= 1
        && here.copies == 1
}

/// A line that is a date with its year.
fn is_day(page: &Page<'_>, idx: usize) -> bool {
    let set = page.features[idx];
    (set.has(F::WholeDate) || set.has(F::LabelledDate))
        && date::find(page.lines[idx].text).published().is_some()
}

/// A name of two words or more, without "By", that the text does not speak of, beside a date,
/// the headline or the text, or printed once more.
fn is_unmarked_byline(page: &Page<'_>, place: &Place, idx: usize) -> bool {
    let set = page.features[idx];
    let here = &page.contexts[idx];
    let line = page.lines[idx].text;
    if here.words > SHORT
        || here.shared > 2
        || has_any(set, &[F::Menu, F::MenuStart, F::MediaName, F::EndsSentence])
    {
        return false;
    }
    let dates = date::find(line);
    let is_dated = dates.is_relative || !dates.found.is_empty();
    if !(set.has(F::NameLine) || is_dated && line.contains(['|', ',', '·', '•']))
        || !has_full_name(line)
    {
        return false;
    }
    let is_date = |at: Option<usize>| {
        at.and_then(|at| page.features.get(at))
            .is_some_and(|set| has_any(*set, &[F::WholeDate, F::LabelledDate, F::RelativeDate]))
    };
    let is_beside = idx == place.headline + 1 || idx + 1 == place.text;
    is_dated
        || is_beside
        || here.copies > 0
        || is_date(idx.checked_sub(1))
        || is_date(Some(idx + 1))
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
        if kinds[idx] != Kind::Byline
            || is_spoken_of
            || has_any(set, &[F::MediaName, F::AgencyName])
        {
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
    if !(from..place.text).any(|idx| kinds[idx] == Kind::Byline) {
        let _ = (place.end + 1..kinds.len().min(place.end + 1 + CLOSE)).any(read);
    }
    let headline = comparable(page.lines[place.headline].text);
    found.retain(|name| !headline.contains(name.as_str()));
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
    let shortest = writers.iter().map(String::len).min().unwrap_or(0);
    let mut found = Vec::new();
    for (idx, kind) in kinds.iter_mut().enumerate() {
        let set = page.features[idx];
        if !is_free(idx) || page.contexts[idx].words > SHORT {
            continue;
        }
        let most = match *kind {
            Kind::Furniture | Kind::Outlet => MORE_WORDS,
            // The first paragraph stays: without it there is no text.
            Kind::Heading | Kind::Body if idx != place.text && !set.has(F::EndsSentence) => {
                MORE_WORDS - 1
            }
            Kind::Credit if !has_credit_mark(page.lines[idx].text) => 0,
            Kind::Byline if !set.has(F::AuthorNote) && !near.contains(&idx) => 0,
            _ => continue,
        };
        let line = page.lines[idx].text;
        // Most lines of a page are words of menus: not worth comparing.
        if *kind != Kind::Byline && (line.len() < shortest || set.has(F::Menu)) {
            continue;
        }
        let beside = words_beside(writers, line);
        if *kind == Kind::Byline {
            if beside.is_none() {
                *kind = Kind::Furniture;
            }
            continue;
        }
        // Above the text whoever a byline names becomes a writer.
        let names_others = || {
            idx < place.text && full_names(line).any(|name| !writers.contains(&comparable(name)))
        };
        if beside.is_some_and(|n_words| n_words <= most) && !names_others() {
            found.push(idx);
        }
    }
    if found.len() <= MAX_ECHOES {
        for idx in found {
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
    for (idx, kind) in kinds.iter_mut().enumerate().skip(place.headline + 1) {
        let set = page.features[idx];
        let is_dated = has_any(set, &[F::WholeDate, F::LabelledDate, F::PartDate]);
        if !is_free(idx) || !is_dated {
            continue;
        }
        let line = page.lines[idx].text;
        let is_same = || days_of(line).any(|day| days.contains(&day));
        match *kind {
            Kind::Furniture | Kind::Outlet
                if date::find(line).n_other_words <= MORE_BESIDE_DATE && is_same() =>
            {
                *kind = Kind::Date;
            }
            Kind::Date if idx > place.text && !set.has(F::LabelledDate) && !is_same() => {
                *kind = Kind::Furniture;
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::super::tests::small_lexicon;
    use super::*;

    const PAGE: &str = "\
Port talks end after nine hours in Northgate
Rowan Ellery
June 28, 2021
The talks about the port of Northgate ended on Monday after nine hours, both delegations said.
A second round may be held in the autumn, said a diplomat who had taken part in all the meetings.
More from Rowan Ellery
Ferry line to close · June 28, 2021
Old harbour sold · May 3, 2019
By Tessa Quill";

    fn agreed(page: &str, kinds: &[Kind], fixed: Option<usize>) -> Vec<Kind> {
        let page = Page::of(lines(page), &small_lexicon());
        let mut kinds = kinds.to_vec();
        agree(&page, &|idx| Some(idx) != fixed, &mut kinds);
        kinds
    }

    fn first_pass(byline: Kind, date: Kind) -> Vec<Kind> {
        use Kind as K;
        vec![
            K::Headline,
            byline,
            date,
            K::Body,
            K::Body,
            K::Furniture,
            K::Furniture,
            K::Date,
            K::Byline,
        ]
    }

    #[test]
    fn lines_that_say_the_same_agree_and_others_lose_their_kind() {
        use Kind as K;
        let found = agreed(PAGE, &first_pass(K::Byline, K::Date), None);
        assert_eq!(found[5..], [K::Byline, K::Date, K::Furniture, K::Furniture]);
    }

    #[test]
    fn an_imprint_is_found_beside_the_headline() {
        use Kind as K;
        let mut kinds = first_pass(K::Furniture, K::Furniture);
        kinds[8] = K::Furniture;
        let found = agreed(PAGE, &kinds, None);
        assert_eq!(found[1..3], [K::Byline, K::Date]);
        assert_eq!(found[8], K::Furniture);
    }

    #[test]
    fn what_a_file_is_sure_of_stays() {
        use Kind as K;
        let found = agreed(PAGE, &first_pass(K::Byline, K::Date), Some(5));
        assert_eq!(found[5..7], [K::Furniture, K::Date]);
    }

    #[test]
    fn the_name_of_the_paper_is_no_writer() {
        use Kind as K;
        let mut page = PAGE.to_string();
        let mut kinds = first_pass(K::Byline, K::Date);
        page.push_str(&"\nRowan Ellery".repeat(MAX_ECHOES + 1));
        kinds.resize(9 + MAX_ECHOES + 1, K::Furniture);
        let found = agreed(&page, &kinds, None);
        assert!(found[9..].iter().all(|kind| *kind == K::Furniture));
    }

    #[test]
    fn a_name_the_text_speaks_of_is_no_writer() {
        use Kind as K;
        let page = PAGE.replace("a diplomat who", "Rowan Ellery, who");
        let page = page.replace("both delegations said", "Rowan Ellery said");
        let found = agreed(&page, &first_pass(K::Byline, K::Date), None);
        assert_eq!(found[1], K::Furniture);
    }

    #[test]
    fn words_beside_writers_are_counted() {
        let writers = ["rowan ellery".to_string()];
        for (line, beside) in [
            ("Rowan Ellery", Some(0)),
            ("© ROWAN ELLERY 2021", Some(0)),
            ("More from Rowan Ellery", Some(2)),
            ("5 hours ago07:06 Rowan Ellery", Some(2)),
            ("Rowan ElleryReporter", Some(1)),
            ("Tessa Quill", None),
        ] {
            assert_eq!(words_beside(&writers, line), beside, "{line}");
        }
    }
}
