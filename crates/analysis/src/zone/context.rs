//! Lines with their features → where each stands: against the longest run of text, its neighbours,
//! the words of the text, the gaps of the page.
//!
//! No weighing, and no word lists. All of it is small numbers in buckets; `learned` joins them.
//!
//! Method: the run of text is the stretch with the greatest sum when long lines count for it and
//! short ones against it (maximal subsequence, Pasternack & Roth 2009, doi 10.1145/1526709.1526840).

use super::feature::{Feature, Features, Shape};
use super::line::Line;

/// Where one line stands. Every field is a bucket below the count in its name's constant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Context {
    /// Words of the line.
    pub(super) words: u8,
    /// How it ends.
    pub(super) end: u8,
    /// Against the run of text: far before, near, first, inside, last, after.
    pub(super) run: u8,
    /// Lines since the last long sentence.
    pub(super) since_text: u8,
    /// Lines until the next long sentence.
    pub(super) until_text: u8,
    /// Share of its longer words that the text uses too.
    pub(super) shared: u8,
    /// Gap before, gap after, and whether the paragraphs of this page have gaps before them.
    pub(super) gaps: u8,
    /// Long sentences above.
    pub(super) above: u8,
    /// Long sentences below.
    pub(super) below: u8,
    /// Length of the list of short lines it is in.
    pub(super) list: u8,
    /// Lines before it.
    pub(super) place: u8,
    /// Lines after it.
    pub(super) left: u8,
    /// Lines close by that comments have: names with times, times, buttons.
    pub(super) talk: u8,
    /// Whether a line above opened the readers' comments.
    pub(super) is_talk: bool,
    /// How often the line stands on the page.
    pub(super) copies: u8,
}

impl Context {
    /// Whether the run of text has begun above or at the line.
    pub(super) fn is_begun(&self) -> bool {
        self.run >= 6
    }
}

pub(super) const N_WORDS: usize = 10;
pub(super) const N_END: usize = 5;
pub(super) const N_RUN: usize = 13;
pub(super) const N_NEAR: usize = 6;
pub(super) const N_SHARED: usize = 7;
pub(super) const N_TALK: usize = 4;
pub(super) const N_BESIDE: usize = 5;
pub(super) const N_GAPS: usize = 8;
pub(super) const N_LIST: usize = 6;
pub(super) const N_PLACE: usize = 8;
pub(super) const N_COPIES: usize = 3;

/// Words a long sentence has at least.
const LONG: usize = 15;

/// Long lines whose words make the vocabulary of the text: more add nothing new.
const MAX_SOURCES: usize = 80;

/// Bytes of a line whose words are looked up.
const SEEN_BYTES: usize = 320;

/// The contexts of the lines.
pub(super) fn contexts(
    lines: &[Line<'_>],
    shapes: &[Shape],
    features: &[Features],
) -> Vec<Context> {
    let run = run_of_text(shapes, features);
    let is_long: Vec<bool> = shapes
        .iter()
        .zip(features)
        .map(|(shape, set)| shape.n_words >= LONG && set.has(Feature::EndsSentence))
        .collect();
    let sources: Vec<usize> = (run.0..run.1)
        .filter(|idx| is_long[*idx])
        .take(MAX_SOURCES)
        .collect();
    let n_gaps = sources.iter().filter(|idx| lines[**idx].blanks > 0).count();
    let has_gaps = n_gaps * 2 > sources.len();
    let vocabulary = Vocabulary::of(sources.iter().map(|idx| (*idx as u32, lines[*idx].text)));
    let mut contexts: Vec<Context> = (0..lines.len())
        .map(|idx| {
            let set = features[idx];
            let after = lines.get(idx + 1).is_none_or(|next| next.blanks > 0);
            Context {
                words: words(shapes[idx].n_words),
                end: end(set),
                run: against(run, idx),
                shared: vocabulary.share(lines[idx].text, idx as u32),
                gaps: u8::from(lines[idx].blanks > 0)
                    | u8::from(after) << 1
                    | u8::from(has_gaps) << 2,
                place: place(idx),
                left: place(lines.len() - 1 - idx),
                ..Context::default()
            }
        })
        .collect();
    add_distances(&is_long, &mut contexts);
    add_lists(shapes, features, &mut contexts);
    add_copies(lines, shapes, &mut contexts);
    let mut is_talk = false;
    for (context, set) in contexts.iter_mut().zip(features) {
        context.is_talk = is_talk;
        is_talk |= set.has(Feature::CommentStart) && context.is_begun();
    }
    add_talk(shapes, features, &mut contexts);
    contexts
}

/// Counts what speaks for comments among the lines from four before to two after.
fn add_talk(shapes: &[Shape], features: &[Features], contexts: &mut [Context]) {
    use Feature as F;
    let speaks = |idx: usize| {
        let set = features[idx];
        let is_short = shapes[idx].n_words <= 12;
        let is_head = set.has(F::CommentHead) || set.has(F::MaybeCommentHead);
        let is_time = set.has(F::RelativeDate) || set.has(F::WholeDate) || set.has(F::PartDate);
        is_short && (is_head || is_time || set.has(F::TalkButton))
    };
    for idx in 0..contexts.len() {
        let from = idx.saturating_sub(4);
        let to = (idx + 3).min(contexts.len());
        let n_signs = (from..to).filter(|at| *at != idx && speaks(*at)).count();
        contexts[idx].talk = n_signs.min(3) as u8;
    }
}

fn words(n_words: usize) -> u8 {
    match n_words {
        0 | 1 => 0,
        2 => 1,
        3 => 2,
        4 => 3,
        5..=7 => 4,
        8..=14 => 5,
        15..=24 => 6,
        25..=39 => 7,
        40..=79 => 8,
        _ => 9,
    }
}

fn end(set: Features) -> u8 {
    if set.has(Feature::EndsQuestion) {
        2
    } else if set.has(Feature::EndsSentence) {
        1
    } else if set.has(Feature::EndsColon) {
        3
    } else if set.has(Feature::EndsComma) {
        4
    } else {
        0
    }
}

fn place(n_lines: usize) -> u8 {
    match n_lines {
        0 => 0,
        1 => 1,
        2 => 2,
        3..=5 => 3,
        6..=10 => 4,
        11..=20 => 5,
        21..=40 => 6,
        _ => 7,
    }
}

fn near(n_lines: usize) -> u8 {
    match n_lines {
        1 => 1,
        2 => 2,
        3 | 4 => 3,
        5..=8 => 4,
        _ => 5,
    }
}

/// The stretch of lines with the greatest sum of what speaks for text.
fn run_of_text(shapes: &[Shape], features: &[Features]) -> (usize, usize) {
    use Feature as F;
    let worth = |shape: &Shape, set: Features| -> i32 {
        let n_words = i32::try_from(shape.n_words.min(120)).unwrap_or(120);
        let ends = set.has(F::EndsSentence) || set.has(F::EndsColon);
        if set.has(F::CommentStart) || set.has(F::Ending) {
            -250
        } else if n_words < 12 && (set.has(F::Menu) || set.has(F::MenuStart)) {
            -60
        } else if n_words >= 20 {
            if ends { n_words * 10 } else { n_words * 4 }
        } else if n_words >= 8 && ends {
            n_words * 8
        } else if n_words >= 4 && ends {
            10
        } else {
            -35
        }
    };
    let mut best = (0, 0, 0);
    let mut sum = 0;
    let mut start = 0;
    for (idx, (shape, set)) in shapes.iter().zip(features).enumerate() {
        if sum <= 0 {
            sum = 0;
            start = idx;
        }
        sum += worth(shape, *set);
        if sum > best.0 {
            best = (sum, start, idx + 1);
        }
    }
    (best.1, best.2)
}

fn against(run: (usize, usize), idx: usize) -> u8 {
    let (start, end) = run;
    if start == end {
        return 0;
    }
    if idx < start {
        return match start - idx {
            1 => 5,
            2 => 4,
            3..=5 => 3,
            6..=20 => 2,
            _ => 1,
        };
    }
    if idx >= end {
        return match idx + 1 - end {
            1 => 9,
            2..=5 => 10,
            6..=20 => 11,
            _ => 12,
        };
    }
    if idx == start {
        6
    } else if idx + 1 == end {
        8
    } else {
        7
    }
}

fn add_distances(is_long: &[bool], contexts: &mut [Context]) {
    let count = |n_long: usize| match n_long {
        0 => 0,
        1 => 1,
        2 | 3 => 2,
        4..=8 => 3,
        _ => 4,
    };
    let n_all = is_long.iter().filter(|is_long| **is_long).count();
    let mut n_above = 0;
    let mut last = None;
    for idx in 0..contexts.len() {
        contexts[idx].above = count(n_above);
        n_above += usize::from(is_long[idx]);
        contexts[idx].below = count(n_all - n_above);
        contexts[idx].since_text = last.map_or(0, |last: usize| near(idx - last));
        if is_long[idx] {
            last = Some(idx);
        }
    }
    let mut next = None;
    for idx in (0..contexts.len()).rev() {
        contexts[idx].until_text = next.map_or(0, |next: usize| near(next - idx));
        if is_long[idx] {
            next = Some(idx);
        }
    }
}

fn add_lists(shapes: &[Shape], features: &[Features], contexts: &mut [Context]) {
    let is_short =
        |idx: usize| shapes[idx].n_words < 12 && !features[idx].has(Feature::EndsSentence);
    let mut start = 0;
    while start < contexts.len() {
        let n_short = (start..contexts.len())
            .take_while(|idx| is_short(*idx))
            .count();
        let bucket = match n_short {
            0 => 0,
            1 => 1,
            2 => 2,
            3..=5 => 3,
            6..=10 => 4,
            _ => 5,
        };
        for context in &mut contexts[start..start + n_short] {
            context.list = bucket;
        }
        start += n_short.max(1);
    }
}

/// Counts equal lines, those of a word or two included: menus stand at both ends of a page.
fn add_copies(lines: &[Line<'_>], shapes: &[Shape], contexts: &mut [Context]) {
    let mut order: Vec<(u64, usize)> = (0..lines.len())
        .filter(|idx| shapes[*idx].n_words <= 40)
        .map(|idx| (crate::fingerprint(lines[idx].text), idx))
        .collect();
    order.sort_unstable();
    for group in order.chunk_by(|a, b| a.0 == b.0) {
        let bucket = match group.len() {
            1 => 0,
            2 => 1,
            _ => 2,
        };
        for (_, idx) in group {
            contexts[*idx].copies = bucket;
        }
    }
}

/// The longer words of the text, as sorted hashes, each with the one line that has it.
struct Vocabulary(Vec<(u32, Option<u32>)>);

impl Vocabulary {
    fn of<'a>(texts: impl Iterator<Item = (u32, &'a str)>) -> Self {
        let mut found: Vec<(u32, u32)> = Vec::new();
        for (idx, text) in texts {
            each_word(seen(text), |hash| found.push((hash, idx)));
        }
        found.sort_unstable();
        found.dedup();
        let words = found
            .chunk_by(|a, b| a.0 == b.0)
            .map(|lines| (lines[0].0, (lines.len() == 1).then_some(lines[0].1)))
            .collect();
        Self(words)
    }

    /// Bucket of the share of the line's longer words that other lines of the text use.
    fn share(&self, line: &str, idx: u32) -> u8 {
        if self.0.is_empty() {
            return 0;
        }
        let (mut n_words, mut n_shared) = (0usize, 0usize);
        each_word(seen(line), |hash| {
            n_words += 1;
            let at = self.0.binary_search_by_key(&hash, |word| word.0);
            n_shared += usize::from(at.is_ok_and(|at| self.0[at].1 != Some(idx)));
        });
        if n_words == 0 {
            return 0;
        }
        match n_shared * 100 / n_words {
            0 => 1,
            1..=24 => 2,
            25..=49 => 3,
            50..=74 => 4,
            75..=99 => 5,
            _ => 6,
        }
    }
}

/// The beginning of a line, enough to tell what it is about.
fn seen(line: &str) -> &str {
    let mut end = line.len().min(SEEN_BYTES);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    &line[..end]
}

/// Hashes of the words of four letters or more, in small letters; in scripts without spaces, of every
/// two neighbouring characters.
fn each_word(text: &str, mut take: impl FnMut(u32)) {
    const SEED: u32 = 0x811c_9dc5;
    let step = |hash: u32, unit: u32| (hash ^ unit).wrapping_mul(0x0100_0193);
    let mut hash = SEED;
    let mut n_letters = 0;
    let mut dense = None;
    for char in text.chars().chain([' ']) {
        if matches!(char, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{e00}'..='\u{e7f}')
        {
            if let Some(before) = dense {
                take(step(step(SEED, before), u32::from(char)));
            }
            dense = Some(u32::from(char));
            continue;
        }
        dense = None;
        if char.is_ascii_alphabetic() {
            hash = step(hash, u32::from(char.to_ascii_lowercase()));
            n_letters += 1;
        } else if !char.is_ascii() && char.is_alphabetic() {
            let small = char.to_lowercase().next().unwrap_or(char);
            hash = step(hash, u32::from(small));
            n_letters += 1;
        } else {
            if n_letters >= 4 {
                take(hash);
            }
            hash = SEED;
            n_letters = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::feature;
    use super::super::line::lines;
    use super::super::tests::small_lexicon;
    use super::*;

    const PAGE: &str = "Home\nWorld\nHome\nHarbour talks end on the island\n\n\
        The two ministers ended their talks on Friday without a word about the harbour that both \
        their countries have claimed.\n\nAn old quarrel\n\nOfficials on both sides said that the \
        talks would go on, although nobody on the island named a date for them.\n\n2 Comments\nJane";

    fn page() -> Vec<Context> {
        let lines = lines(PAGE);
        let (features, shapes) = feature::features(&lines, &small_lexicon());
        contexts(&lines, &shapes, &features)
    }

    #[test]
    fn lines_know_where_the_text_is() {
        let contexts = page();
        let runs: Vec<u8> = contexts.iter().map(|context| context.run).collect();
        assert_eq!(runs, [3, 3, 4, 5, 6, 7, 8, 9, 10]);
        let heading = contexts[5];
        assert_eq!((heading.since_text, heading.until_text), (1, 1));
        assert_eq!((heading.list, contexts[0].list), (1, 3));
        assert_eq!((contexts[0].copies, contexts[1].copies), (1, 0));
        assert!(!contexts[7].is_talk && contexts[8].is_talk);
    }

    #[test]
    fn a_title_shares_its_words_with_the_text() {
        let contexts = page();
        assert_eq!((contexts[1].shared, contexts[3].shared), (1, 6));
        let mut hashes = Vec::new();
        each_word("日本語 the Été", |hash| hashes.push(hash));
        assert_eq!(hashes.len(), 2);
    }
}
