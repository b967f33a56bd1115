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
use newsline::date;

use Feature as F;

/// Lines above the first paragraph that are weighed.
const REACH: usize = 60;

/// Lines below a headline where its writer, day or summary stand.
const CLOSE: usize = 4;

/// What the first pass's choice is worth, in tenths of a point (a logit). As the others in `points`, fitted
/// on 100 of 125 pages copied as text, and rounded. Fitted on four fifths of them, they find 84 to 87 of
/// 100 headlines on the fifth, by how strongly they are drawn to nothing; the first pass finds 77.
const CHOSEN: i32 = 6;

/// How much better another line must be. 5 tried after 3, not tuned.
const MARGIN: i32 = 5;

/// Moves the headline, if another line is better.
pub(super) fn choose(page: &Page<'_>, kinds: &mut [Kind]) {
    let Some(text) = kinds.iter().position(|kind| *kind == Kind::Body) else {
        return;
    };
    let old = kinds[..text]
        .iter()
        .position(|kind| *kind == Kind::Headline);
    let from = text.saturating_sub(REACH);
    let weigh = |idx: usize| points(page, kinds, old, idx, text);
    let mut best = old.map(|idx| (weigh(idx) + MARGIN, idx));
    for idx in from..text {
        if Some(idx) != old && may_be(page, kinds, idx) {
            let here = weigh(idx);
            if best.is_none_or(|(most, _)| here > most) {
                best = Some((here, idx));
            }
        }
    }
    let Some((_, idx)) = best else { return };
    if Some(idx) == old || kinds[idx] == Kind::Headline {
        return;
    }
    for (at, kind) in kinds.iter_mut().enumerate().take(text) {
        if *kind == Kind::Headline {
            *kind = fallen(page, at, idx);
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
        Kind::Furniture | Kind::Headline | Kind::Heading | Kind::Dek
    );
    is_free
        && !NEVER.iter().any(|feature| set.has(*feature))
        && (4..=6).contains(&page.contexts[idx].words)
}

/// What speaks for a line as the headline, in tenths.
fn points(page: &Page<'_>, kinds: &[Kind], old: Option<usize>, idx: usize, text: usize) -> i32 {
    let set: Features = page.features[idx];
    let here = &page.contexts[idx];
    let next = (idx + 1 < text).then_some(idx + 1);
    let below = || idx + 1..text.min(idx + 1 + CLOSE);
    let is_dek = |at: usize| kinds[at] == Kind::Dek;
    let is = |feature: Feature, worth: i32| worth * i32::from(set.has(feature));
    let mut sum = match here.words {
        0..=2 => -14,
        3 => -11,
        _ => 0,
    };
    sum += match here.shared {
        0 | 1 => 0,
        2 => 8,
        3 => 17,
        _ => 25,
    };
    sum += CHOSEN * i32::from(old == Some(idx));
    sum += CHOSEN * i32::from(old.is_some() && old == next);
    sum += 3 * i32::from(here.copies == 1);
    sum += is(F::EndsSentence, -17) - is(F::EndsQuestion, -17);
    sum += is(F::Exclaims, -3) + is(F::NameLine, -3) + is(F::AllCaps, -3) + is(F::Sentences, 2);
    sum += 11 * i32::from(below().any(|at| is_imprint(page.features[at], kinds[at])));
    sum += 4 * i32::from(below().any(is_dek)) + 3 * i32::from(next.is_some_and(is_dek));
    sum += 6 * i32::from(below().any(|at| page.contexts[at].words >= 6));
    sum += 5 * i32::from(next.is_some_and(|at| page.contexts[at].words > here.words));
    sum -= 8 * i32::from(is_dek(idx));
    sum -= 2 * i32::from(here.list >= 5);
    let dates = date::find(page.lines[idx].text);
    sum -= 9 * i32::from(dates.is_relative || dates.has_label);
    let n_steps = u8::try_from((text - idx).min(REACH) / 12).unwrap_or(u8::MAX);
    sum - i32::from(n_steps)
}

/// A writer or a day.
fn is_imprint(set: Features, kind: Kind) -> bool {
    matches!(kind, Kind::Byline | Kind::Date)
        || [F::BylineMark, F::WholeDate, F::LabelledDate]
            .iter()
            .any(|feature| set.has(*feature))
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::super::tests::small_lexicon;
    use super::*;

    const PAGE: &str = "\
Port talks end after nine hours in Northgate
By Rowan Ellery
Readers may save this page in a list of their own
The talks about the port of Northgate ended on Monday after nine hours, both delegations said.
A second round of talks about the port may be held in Northgate, said a diplomat who took part.";

    fn chosen(old: usize) -> Vec<Kind> {
        use Kind as K;
        let page = Page::of(lines(PAGE), &small_lexicon());
        let mut kinds = vec![K::Furniture, K::Byline, K::Furniture, K::Body, K::Body];
        kinds[old] = K::Headline;
        choose(&page, &mut kinds);
        kinds
    }

    #[test]
    fn the_headline_moves_to_the_line_the_text_repeats() {
        use Kind as K;
        assert_eq!(chosen(2)[..3], [K::Headline, K::Byline, K::Furniture]);
        assert_eq!(chosen(0)[..3], [K::Headline, K::Byline, K::Furniture]);
    }

    #[test]
    fn a_byline_taken_for_the_headline_becomes_one() {
        assert_eq!(chosen(1)[..2], [Kind::Headline, Kind::Byline]);
    }

    #[test]
    fn a_page_without_text_is_left_alone() {
        let page = Page::of(lines("Port talks end after nine hours"), &small_lexicon());
        let mut kinds = [Kind::Furniture];
        choose(&page, &mut kinds);
        assert_eq!(kinds, [Kind::Furniture]);
    }
}
