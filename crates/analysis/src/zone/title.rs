//! Kinds of a page's lines → the same with its headline where the whole page says it is.
//!
//! No cutting, and no second headline: an echo in a list of links stays what it was. A page without
//! text is left alone, and so is one whose file states its title.
//!
//! Method: the best path sees two lines to either side; here every line above the text is weighed by
//! what the whole page knows of it: words it shares with the text, copies of it, what stands close
//! below. The path's own choice is only one more sign (stacked labelling, Krishnan & Manning 2006).

use super::Page;
use super::feature::{Feature, Features};
use super::weight::Kind;

use Feature as F;

/// Lines above the first paragraph that are weighed.
const REACH: usize = 60;

/// Lines below a headline where its writer, day or summary stand.
const CLOSE: usize = 4;

/// What the first pass's choice is worth, in points. Tried 0 to 10 on held-out pages.
const CHOSEN: i32 = 5;

/// Points a line without the first pass's vote needs.
const LEAST: i32 = 7;

/// Moves the headline, if another line is better.
pub(super) fn choose(page: &Page<'_>, kinds: &mut [Kind]) {
    let Some(text) = kinds.iter().position(|kind| *kind == Kind::Body) else {
        return;
    };
    let old = kinds[..text]
        .iter()
        .position(|kind| *kind == Kind::Headline);
    let from = text.saturating_sub(REACH);
    let mut best: Option<(i32, usize)> =
        old.map(|idx| (CHOSEN + points(page, kinds, idx, text), idx));
    if std::env::var("DUMP").is_ok() {
        for idx in (from..text).chain(old.filter(|o| *o < from)) {
            if Some(idx) != old && !may_be(page, kinds, idx) {
                continue;
            }
            let set = page.features[idx];
            let here = &page.contexts[idx];
            let f = |a: Feature| i32::from(set.has(a));
            let next = idx + 1;
            let below = || next..text.min(idx + 1 + CLOSE);
            let nw = if next < text {
                i32::from(page.contexts[next].words)
            } else {
                9
            };
            let near = |n: usize| {
                i32::from(
                    (next..text.min(next + n)).any(|at| is_imprint(page.features[at], kinds[at])),
                )
            };
            let d = newsline::date::find(page.lines[idx].text);
            let v = [
                i32::from(Some(idx) == old),
                here.words as i32,
                here.shared as i32,
                here.copies as i32,
                f(F::EndsSentence) - f(F::EndsQuestion),
                f(F::EndsColon) + f(F::EndsComma),
                f(F::EndsCut),
                f(F::Bars),
                f(F::Exclaims),
                f(F::NameLine),
                near(1),
                near(2),
                near(4),
                i32::from(next < text && kinds[next] == Kind::Dek),
                i32::from(below().any(|at| kinds[at] == Kind::Dek)),
                nw,
                i32::from(below().any(|at| page.contexts[at].words >= 6)),
                here.list as i32,
                (text - idx) as i32,
                i32::from(kinds[idx] == Kind::Dek),
                i32::from(kinds[idx] == Kind::Outlet),
                i32::from(kinds[idx] == Kind::Heading),
                i32::from(d.is_relative || d.has_label),
                here.gaps as i32,
                f(F::AllCaps),
                f(F::TitleCase),
                i32::from(below().any(|at| {
                    page.features[at].has(F::CreditLine) || page.features[at].has(F::CreditTail)
                })),
                f(F::HasPipe),
                f(F::Sentences),
                i32::from(old.is_some_and(|o| o == idx + 1)),
                i32::from(idx == 0),
            ];
            eprintln!(
                "C {v:?}	{}",
                page.lines[idx].text.lines().next().unwrap_or("")
            );
        }
    }
    for idx in from..text {
        if Some(idx) == old || !may_be(page, kinds, idx) {
            continue;
        }
        let here = points(page, kinds, idx, text);
        // Of equals the first pass's, then the lower one: menus and teasers stand above.
        if here >= LEAST
            && best.is_none_or(|(most, at)| here > most || here == most && Some(at) != old)
        {
            best = Some((here, idx));
        }
    }
    let Some((_, idx)) = best else { return };
    if Some(idx) == old || kinds[idx] == Kind::Headline {
        return;
    }
    for at in 0..text {
        if kinds[at] == Kind::Headline {
            kinds[at] = fallen(page, at, idx);
        }
    }
    kinds[idx] = Kind::Headline;
}

/// What a line is that was the headline until `headline` was chosen.
fn fallen(page: &Page<'_>, idx: usize, headline: usize) -> Kind {
    let set = page.features[idx];
    if set.has(F::BylineMark) {
        Kind::Byline
    } else if idx == headline + 1 && page.contexts[idx].words >= 5 {
        Kind::Dek
    } else {
        Kind::Furniture
    }
}

fn may_be(page: &Page<'_>, kinds: &[Kind], idx: usize) -> bool {
    const NEVER: [Feature; 17] = [
        F::Menu,
        F::MenuStart,
        F::Copyright,
        F::CreditLine,
        F::CreditTail,
        F::BylineMark,
        F::WholeDate,
        F::LabelledDate,
        F::RelativeDate,
        F::MediaName,
        F::SourceMark,
        F::Url,
        F::NoWords,
        F::Counter,
        F::Ending,
        F::CommentStart,
        F::Long,
    ];
    let set = page.features[idx];
    let is_free = matches!(
        kinds[idx],
        Kind::Furniture | Kind::Headline | Kind::Heading | Kind::Dek | Kind::Outlet
    );
    is_free
        && !NEVER.iter().any(|feature| set.has(*feature))
        && (2..=6).contains(&page.contexts[idx].words)
}

/// What speaks for a line as the headline, its place among the kinds of the first pass included.
fn points(page: &Page<'_>, kinds: &[Kind], idx: usize, text: usize) -> i32 {
    let set: Features = page.features[idx];
    let here = &page.contexts[idx];
    let mut sum = match here.words {
        0..=2 => -3,
        3 => -1,
        4 => 2,
        5 => 3,
        6 => 2,
        _ => -3,
    };
    sum += match here.shared {
        0 | 1 => 0,
        2 => 1,
        3 => 3,
        4 => 4,
        _ => 5,
    };
    sum += 2 * i32::from(here.copies == 1) + i32::from(here.copies == 2);
    sum -= 3 * i32::from(set.has(F::EndsSentence) && !set.has(F::EndsQuestion));
    sum -= 2 * i32::from(set.has(F::EndsColon) || set.has(F::EndsComma));
    sum -= 2 * i32::from(set.has(F::EndsCut) || set.has(F::Bars) || set.has(F::Exclaims));
    sum -= 2 * i32::from(set.has(F::BylineMark) || set.has(F::NameLine) || set.has(F::MenuStart));
    let below = idx + 1..text.min(idx + 1 + CLOSE);
    sum += 2 * i32::from(
        below
            .clone()
            .any(|at| is_imprint(page.features[at], kinds[at])),
    );
    sum += 2 * i32::from(
        below
            .clone()
            .any(|at| kinds[at] == Kind::Dek || page.contexts[at].words >= 6),
    );
    sum -= i32::from(here.list >= 5);
    sum -= (text - idx).min(REACH) as i32 / 12;
    sum
}

/// A writer or a day.
fn is_imprint(set: Features, kind: Kind) -> bool {
    matches!(kind, Kind::Byline | Kind::Date)
        || [F::BylineMark, F::WholeDate, F::LabelledDate]
            .iter()
            .any(|feature| set.has(*feature))
}
