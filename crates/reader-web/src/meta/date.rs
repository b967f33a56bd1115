//! All that states dates → when the article was published, and when it was last changed.
//!
//! Method: places in the order of trust. Figures are read by the order that the page's language and
//! its other dates show. What is before printing presses or is a computer's zero is no date.

use super::Place;
use super::spot::{Sign, Spot};
use newsline::date::{Order, find_in};

/// What states dates.
pub(super) struct Statements<'a> {
    pub linked: Option<&'a str>,
    pub linked_modified: Option<&'a str>,
    pub metas: &'a [String],
    pub metas_modified: &'a [String],
    pub spots: &'a [Spot],
    pub url: Option<&'a str>,
    pub order: Order,
}

/// A date and where it is stated.
pub(super) type Dated = Option<(String, Place)>;

/// Chooses: published, updated.
pub(super) fn choose(stated: &Statements<'_>) -> (Dated, Dated) {
    let order = stated.order;
    let read = |text: &str| iso(text, order);
    let by_machine = |is_update: bool, sign: Sign| {
        nearest(stated.spots, |spot| {
            spot.sign == sign
                && spot.is_update == is_update
                && (spot.machine.is_some() || sign == Sign::Markup)
        })
        .into_iter()
        .find_map(|spot| {
            spot.machine
                .as_deref()
                .and_then(read)
                .or_else(|| read(&spot.text))
        })
    };
    let published = stated
        .linked
        .and_then(read)
        .map(|iso| (iso, Place::JsonLd))
        .or_else(|| first(stated.metas, order).map(|iso| (iso, Place::Meta)))
        .or_else(|| by_machine(false, Sign::Markup).map(|iso| (iso, Place::Markup)))
        .or_else(|| visible(stated, false).map(|iso| (iso, Place::Line)))
        .or_else(|| stated.url.and_then(of_url).map(|iso| (iso, Place::Url)));
    let updated = stated
        .linked_modified
        .and_then(read)
        .map(|iso| (iso, Place::JsonLd))
        .or_else(|| first(stated.metas_modified, order).map(|iso| (iso, Place::Meta)))
        .or_else(|| by_machine(true, Sign::Markup).map(|iso| (iso, Place::Markup)))
        .or_else(|| visible(stated, true).map(|iso| (iso, Place::Line)));
    let published = agreed(stated, published);
    let published = published.or_else(|| {
        // A date in a box, when nothing else states one and no change is stated either.
        let lone = updated.is_none().then(|| in_box(stated)).flatten();
        lone.map(|iso| (iso, Place::Line))
    });
    (published, updated)
}

/// What readers see as the date, where it is days before that of the markup, which then is when the
/// page was moved to another system. Zones of time may put a day one off. A later day that readers
/// see is a change: taking it for the date lost two of 125 news pages.
fn agreed(stated: &Statements<'_>, published: Dated) -> Dated {
    let (iso, place) = published?;
    if !matches!(place, Place::JsonLd | Place::Meta) {
        return Some((iso, place));
    }
    let same_day = |one: &str, other: &str| one.get(..10) == other.get(..10);
    let whole: Vec<Spot> = stated
        .spots
        .iter()
        .filter(|spot| (-4..=8).contains(&spot.distance) && spot.dates.is_whole_line())
        .cloned()
        .collect();
    let of_lines = Statements {
        spots: &whole,
        metas: &[],
        metas_modified: &[],
        ..*stated
    };
    let Some(seen) = visible(&of_lines, false) else {
        return Some((iso, place));
    };
    let days = |iso: &str| {
        let number = |range: std::ops::Range<usize>| iso.get(range)?.parse::<i64>().ok();
        Some(number(0..4)? * 372 + number(5..7)? * 31 + number(8..10)?)
    };
    let is_far_before = days(&seen)
        .zip(days(&iso))
        .is_some_and(|(seen, stated)| seen + 1 < stated);
    let is_shown = stated.spots.iter().any(|spot| {
        spot.dates.found.iter().any(|found| {
            found
                .iso
                .as_deref()
                .is_some_and(|found| same_day(found, &iso))
        })
    });
    if !is_shown && !same_day(&seen, &iso) && is_far_before {
        return Some((seen, Place::Line));
    }
    Some((iso, place))
}

fn first(stated: &[String], order: Order) -> Option<String> {
    stated.iter().find_map(|text| iso(text, order))
}

/// A stated date as ISO 8601. Figures alone are seconds or milliseconds since 1970.
pub(super) fn iso(stated: &str, order: Order) -> Option<String> {
    let stated = stated.trim();
    let is_count = stated.len() >= 10
        && stated.len() <= 13
        && stated.bytes().all(|byte| byte.is_ascii_digit());
    if is_count {
        let count: i64 = stated.parse().ok()?;
        let seconds = if stated.len() == 13 {
            count / 1000
        } else {
            count
        };
        return (stated.len() != 11 && stated.len() != 12).then(|| of_seconds(seconds));
    }
    let found = find_in(stated, order);
    let iso = found.published()?;
    let year: u32 = iso.get(..4)?.parse().ok()?;
    (year >= 1800 && !iso.starts_with("1970-01-01")).then(|| iso.to_owned())
}

/// Seconds since 1970 as a day and time.
fn of_seconds(seconds: i64) -> String {
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (year, month, day) = newsline::date::civil_from_days(days);
    format!(
        "{year:04}-{month:02}-{day:02}T{:02}:{:02}Z",
        rest / 3600,
        rest / 60 % 60
    )
}

/// Spots that fit, the nearest to the title first; asides left out.
fn nearest(spots: &[Spot], fits: impl Fn(&Spot) -> bool) -> Vec<&Spot> {
    let mut near: Vec<&Spot> = spots
        .iter()
        .filter(|spot| !spot.is_aside && fits(spot))
        .collect();
    near.sort_by_key(|spot| distance(spot));
    near
}

/// Lines before and behind the title where its date stands.
const NEAR: std::ops::RangeInclusive<i32> = -12..=30;

/// What a spot says: its machine-readable date, else the first date of its words of this kind.
fn read_spot(spot: &Spot, is_update: bool, order: Order) -> Option<String> {
    if let Some(machine) = &spot.machine
        && let Some(iso) = iso(machine, order)
    {
        return (spot.is_update == is_update).then_some(iso);
    }
    spot.dates
        .found
        .iter()
        .find(|found| (found.is_update || spot.is_update) == is_update && found.iso.is_some())
        .and_then(|found| found.iso.clone())
}

/// The date nearest to the title that the visible page states.
fn visible(stated: &Statements<'_>, is_update: bool) -> Option<String> {
    let mut near = nearest(stated.spots, |spot| NEAR.contains(&spot.distance));
    near.sort_by_key(|spot| {
        let found = &spot.dates;
        // A date inside a line of other words goes last.
        let is_loose = !found.is_whole_line()
            && !found.has_label
            && spot.machine.is_none()
            && matches!(spot.sign, Sign::Mark);
        (is_loose, distance(spot), !found.has_label)
    });
    near.into_iter()
        .find_map(|spot| read_spot(spot, is_update, stated.order))
}

/// The only day that lines of nothing but a date state in boxes beside the article.
fn in_box(stated: &Statements<'_>) -> Option<String> {
    let mut dated: Vec<(i32, String)> = stated
        .spots
        .iter()
        .filter(|spot| spot.machine.is_some() || spot.dates.is_whole_line())
        .filter_map(|spot| {
            Some((
                distance(spot),
                read_spot(spot, spot.is_update, stated.order)?,
            ))
        })
        .collect();
    dated.sort();
    let (nearest, iso) = dated.first()?;
    let is_only = dated
        .iter()
        .all(|(_, other)| other.get(..10) == iso.get(..10));
    (*nearest <= 8 || is_only).then(|| iso.clone())
}

/// How far from the title, before it counted double.
fn distance(spot: &Spot) -> i32 {
    if spot.distance < 0 {
        3 - 2 * spot.distance
    } else {
        spot.distance
    }
}

/// /2021/06/28/, /2021-06-28-, /20210628/ in an address.
pub(super) fn of_url(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next().unwrap_or("");
    let figures: Vec<(&str, usize)> = figures(path);
    for (idx, (year, at)) in figures.iter().enumerate() {
        let before = path[..*at].chars().next_back();
        if !before.is_none_or(|char| "/-_.".contains(char)) {
            continue;
        }
        if year.len() == 8 {
            let iso = format!("{}-{}-{}", &year[..4], &year[4..6], &year[6..]);
            if let Some(iso) = recent(&iso) {
                return Some(iso);
            }
        }
        let (Some((month, _)), Some((day, day_at))) = (figures.get(idx + 1), figures.get(idx + 2))
        else {
            continue;
        };
        let between =
            |from: usize, to: usize| path.get(from..to).is_some_and(|between| between.len() == 1);
        let is_run = between(at + 4, figures[idx + 1].1)
            && between(figures[idx + 1].1 + month.len(), *day_at);
        if year.len() == 4 && is_run && month.len() <= 2 && day.len() <= 2 {
            let iso = format!("{year}-{month:0>2}-{day:0>2}");
            if let Some(iso) = recent(&iso) {
                return Some(iso);
            }
        }
    }
    None
}

/// The day when it exists and there was a web.
fn recent(day: &str) -> Option<String> {
    let iso = iso(day, Order::Unknown)?;
    let year: u32 = iso.get(..4)?.parse().ok()?;
    (1993..2100).contains(&year).then_some(iso)
}

fn figures(path: &str) -> Vec<(&str, usize)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, byte) in path.bytes().chain(std::iter::once(b'/')).enumerate() {
        match (byte.is_ascii_digit(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push((&path[from..at], from));
                start = None;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_addresses() {
        for (url, expected) in [
            (
                "https://harbour.example/2021/06/28/ships",
                Some("2021-06-28"),
            ),
            (
                "https://harbour.example/world/2021-6-8-ships",
                Some("2021-06-08"),
            ),
            ("https://harbour.example/20210628/ships", Some("2021-06-28")),
            ("https://harbour.example/2021/06/ships", None),
            ("https://harbour.example/id/99210628", None),
            ("https://harbour.example/a?d=2021/06/28", None),
        ] {
            assert_eq!(of_url(url).as_deref(), expected, "{url}");
        }
    }

    #[test]
    fn statements_of_machines() {
        for (stated, expected) in [
            ("2021-06-28T14:05:00.000Z", Some("2021-06-28T14:05Z")),
            ("1624867200", Some("2021-06-28T08:00Z")),
            ("1624867200000", Some("2021-06-28T08:00Z")),
            (
                "Mon, 28 Jun 2021 14:05:00 +0200",
                Some("2021-06-28T14:05+02:00"),
            ),
            ("1970-01-01T00:00:00Z", None),
            ("0001-01-01", None),
            ("soon", None),
        ] {
            assert_eq!(iso(stated, Order::Unknown).as_deref(), expected, "{stated}");
        }
    }
}
