//! A measured page → a row of numbers for each line.
//!
//! Numbers only; what they mean for the article the forests know. A row says what the line is made
//! of, what is around it in the tree, and what stands before and after it. Distances in the tree are
//! levels up, capped: page makers wrap without end.

use crate::page::Page;
use crate::page::naming::{Group, N_GROUPS};
use crate::page::outline::{Room, is_long};
use crate::page::text::n_common;

/// One line's numbers. With `names`, what they are called, for the trainer.
pub(crate) struct Row<'a> {
    pub(crate) values: &'a mut Vec<f32>,
    pub(crate) names: Option<&'a mut Vec<String>>,
}

impl Row<'_> {
    pub(crate) fn put(&mut self, name: &str, value: f32) {
        self.values.push(value);
        if let Some(names) = &mut self.names {
            names.push(name.to_owned());
        }
    }

    /// Adds a value whose name is made only where names are asked for.
    pub(crate) fn put_as(&mut self, name: impl FnOnce() -> String, value: f32) {
        self.values.push(value);
        if let Some(names) = &mut self.names {
            names.push(name());
        }
    }

    pub(crate) fn flag(&mut self, name: &str, is_so: bool) {
        self.put(name, f32::from(u8::from(is_so)));
    }

    fn numbered(&mut self, name: &str, number: usize, value: f32) {
        self.values.push(value);
        if let Some(names) = &mut self.names {
            names.push(format!("{name}{number}"));
        }
    }
}

/// Levels up that are told apart.
const FAR: u32 = 12;

/// What is known of the page as a whole before the first line is described.
pub(crate) struct Survey {
    /// Of each line: lines with the same text on the page.
    n_same: Vec<u32>,
    /// Of each line: index into `styles`.
    style_of: Vec<u32>,
    styles: Vec<Style>,
    /// Words before each line.
    words_before: Vec<u32>,
    /// Of each line: lines since the last paragraph-like one before, and to the next after.
    since_long: Vec<u32>,
    until_long: Vec<u32>,
    /// Line that is most probably the title.
    title_line: Option<usize>,
    /// Of each line: lines before it that end an article or open comments.
    n_endings: Vec<u32>,
    n_openers: Vec<u32>,
    n_heads: Vec<u32>,
}

/// Lines that are set alike: same tags and classes of the innermost elements.
#[derive(Clone, Copy, Debug, Default)]
struct Style {
    lines: u32,
    words: u32,
    long_words: u32,
    linked_bytes: u32,
    bytes: u32,
}

impl Survey {
    /// Looks over a page.
    pub(crate) fn new(page: &Page) -> Self {
        let n = page.lines.len();
        let long: Vec<bool> = (0..n)
            .map(|line| is_long(&page.lines[line], &page.stats[line]))
            .collect();
        let (style_of, styles) = styles(page, &long);
        let mut words_before = Vec::with_capacity(n);
        let mut n_words = 0;
        for stats in &page.stats {
            words_before.push(n_words);
            n_words += stats.n_words;
        }
        let running = |is_counted: &dyn Fn(usize) -> bool| {
            let mut count = 0;
            (0..n)
                .map(|line| {
                    let before = count;
                    count += u32::from(is_counted(line));
                    before
                })
                .collect::<Vec<u32>>()
        };
        let mut until_long = since(&long.iter().rev().copied().collect::<Vec<_>>());
        until_long.reverse();
        Survey {
            n_same: n_same(page),
            style_of,
            styles,
            words_before,
            since_long: since(&long),
            until_long,
            title_line: title_line(page),
            n_endings: running(&|line| page.stats[line].phrase.ends_article),
            n_openers: running(&|line| page.stats[line].phrase.opens_comments),
            n_heads: running(&|line| page.stats[line].comment_head == 2),
        }
    }

    /// The style of a line.
    pub(crate) fn style_of(&self, line: usize) -> usize {
        self.style_of[line] as usize
    }

    /// Number of styles.
    pub(crate) fn n_styles(&self) -> usize {
        self.styles.len()
    }

    /// The line that is most probably the title.
    pub(crate) fn title_line(&self) -> Option<usize> {
        self.title_line
    }
}

fn since(flags: &[bool]) -> Vec<u32> {
    let mut count = 99;
    flags
        .iter()
        .map(|&is_one| {
            let before = count;
            count = if is_one { 0 } else { count + 1 };
            before.min(99)
        })
        .collect()
}

fn n_same(page: &Page) -> Vec<u32> {
    let mut order: Vec<(u64, u32)> = page
        .stats
        .iter()
        .enumerate()
        .map(|(line, stats)| (stats.hash, line as u32))
        .collect();
    order.sort_unstable();
    let mut n_same = vec![1; order.len()];
    for group in order.chunk_by(|one, other| one.0 == other.0) {
        for &(_, line) in group {
            n_same[line as usize] = group.len() as u32;
        }
    }
    n_same
}

fn styles(page: &Page, long: &[bool]) -> (Vec<u32>, Vec<Style>) {
    let key = |line: usize| {
        let rooms = &page.outline.rooms;
        let room = &rooms[page.outline.room_of[line] as usize];
        let block = &rooms[page.outline.block_of[line] as usize];
        let around = &rooms[block.parent as usize];
        let further = &rooms[around.parent as usize];
        [room.kind, block.kind, around.kind, further.kind]
            .into_iter()
            .fold(0u64, |hash, kind| {
                (hash ^ kind)
                    .wrapping_mul(0x9e37_79b9_7f4a_7c15)
                    .rotate_left(23)
            })
    };
    let mut order: Vec<(u64, u32)> = (0..page.lines.len())
        .map(|line| (key(line), line as u32))
        .collect();
    order.sort_unstable();
    let mut style_of = vec![0; order.len()];
    let mut styles = Vec::new();
    for group in order.chunk_by(|one, other| one.0 == other.0) {
        let mut style = Style::default();
        for &(_, line) in group {
            let line = line as usize;
            style_of[line] = styles.len() as u32;
            style.lines += 1;
            style.words += page.stats[line].n_words;
            style.long_words += if long[line] {
                page.stats[line].n_words
            } else {
                0
            };
            style.linked_bytes += page.lines[line].n_linked as u32;
            style.bytes += page.lines[line].text.len() as u32;
        }
        styles.push(style);
    }
    (style_of, styles)
}

/// How much a line is the page's title: words in common, of those in either.
fn likeness(line: &[u32], title: &[u32]) -> f32 {
    let n = n_common(line, title) as f32;
    n / (line.len() + title.len()).max(1) as f32 * 2.0
}

fn title_line(page: &Page) -> Option<usize> {
    let mut best = (0.45, None);
    for (line, stats) in page.stats.iter().enumerate() {
        if stats.words.is_empty() || stats.n_words > 50 {
            continue;
        }
        let block = &page.outline.rooms[page.outline.block_of[line] as usize];
        let is_heading = match page.tree.name(block.node) {
            Some("h1") => 0.4,
            Some("h2") => 0.15,
            _ => 0.0,
        };
        let open = 1.0 - page.lines[line].n_linked as f32 / page.lines[line].text.len() as f32;
        let score = likeness(&stats.words, &page.title) + is_heading + 0.1 * open;
        if score > best.0 {
            best = (score, Some(line));
        }
    }
    best.1
}

fn log(count: u32) -> f32 {
    // Whole steps of a sixteenth octave, the same on every machine.
    let count = count + 1;
    let whole = count.ilog2();
    let rest = if whole >= 4 {
        (count >> (whole - 4)) & 15
    } else {
        (count << (4 - whole)) & 15
    };
    whole as f32 + rest as f32 / 16.0
}

fn share(part: u32, all: u32) -> f32 {
    part as f32 / all.max(1) as f32
}

/// Writes a line's row.
pub(crate) fn describe(page: &Page, survey: &Survey, line: usize, row: &mut Row) {
    describe_text(page, survey, line, row);
    describe_place(page, survey, line, row);
    describe_rooms(page, line, row);
    describe_neighbours(page, survey, line, row);
}

fn describe_text(page: &Page, survey: &Survey, index: usize, row: &mut Row) {
    let line = &page.lines[index];
    let stats = &page.stats[index];
    let bytes = line.text.len() as u32;
    row.put("words", log(stats.n_words));
    row.put("word_length", share(stats.n_letters, stats.n_words));
    row.put("linked", share(line.n_linked as u32, bytes));
    row.put("bold", share(line.n_bold as u32, bytes));
    row.put("italic", share(line.n_italic as u32, bytes));
    row.put("links", (line.n_links as f32).min(9.0));
    row.flag("ends_sentence", stats.ends_sentence);
    row.flag("ends_colon", stats.ends_colon);
    row.flag("starts_lower", stats.starts_lower);
    row.flag("starts_quote", stats.starts_quote);
    row.flag("starts_bracket", stats.starts_bracket);
    row.put("commas", (stats.n_commas as f32).min(8.0));
    row.put("stops", (stats.n_stops as f32).min(8.0));
    row.put("upper", share(stats.n_upper, stats.n_letters));
    row.put(
        "digits",
        share(stats.n_digits, stats.n_letters + stats.n_digits),
    );
    row.put("capitalised", share(stats.n_capitalised, stats.n_words));
    row.flag("separator", stats.has_separator);
    row.flag("copyright", stats.has_copyright);
    row.flag("menu", stats.phrase.is_menu);
    row.flag("starts_menu", stats.phrase.starts_menu);
    row.flag("ends_article", stats.phrase.ends_article);
    row.flag("opens_comments", stats.phrase.opens_comments);
    row.flag("has_date", stats.has_date);
    row.flag("is_date", stats.is_date);
    row.flag("relative_date", stats.is_relative_date);
    row.flag("date_label", stats.has_date_label);
    row.put("comment_head", f32::from(stats.comment_head));
    row.flag("byline_mark", stats.has_byline_mark);
    row.flag("author_note", stats.is_author_note);
    row.flag("name", stats.is_name);
    row.flag("credit", stats.has_credit);
    row.put("asking", (stats.n_asking as f32).min(6.0));
    row.put("asking_share", share(stats.n_asking, stats.n_words));
    row.flag("shout", stats.has_shout);
    row.put("title_share", likeness(&stats.words, &page.title));
    let n_in_title = n_common(&stats.words, &page.title) as u32;
    row.put("in_title", share(n_in_title, stats.words.len() as u32));
    let n_in_description = n_common(&stats.words, &page.description) as u32;
    row.put(
        "in_description",
        share(n_in_description, stats.words.len() as u32),
    );
    row.put(
        "of_description",
        share(n_in_description, page.description.len() as u32),
    );
    row.put("same", (survey.n_same[index] as f32).min(5.0));
    row.flag("hidden", line.is_hidden);
    row.flag("gap", line.has_gap);
    row.put("pictures", (line.n_pictures as f32).min(3.0));
    row.flag("after_break", line.is_after_break);
}

fn describe_place(page: &Page, survey: &Survey, index: usize, row: &mut Row) {
    let outline = &page.outline;
    let n_lines = page.lines.len() as u32;
    row.put("at", share(index as u32, n_lines));
    let all_words = outline.rooms[0].sums.n_words;
    row.put("words_before", share(survey.words_before[index], all_words));
    let block = &outline.rooms[outline.block_of[index] as usize];
    let name = page.tree.name(block.node).unwrap_or_default();
    row.put("tag", tag(name));
    row.flag("is_p", name == "p");
    let inner = &outline.rooms[outline.room_of[index] as usize];
    row.put(
        "inner_tag",
        inner_tag(page.tree.name(inner.node).unwrap_or_default()),
    );
    row.put("depth", (block.depth as f32).min(40.0));
    describe_way_up(page, index, row);
    let title = survey.title_line.map_or(-200.0, |title| {
        (index as f32 - title as f32).clamp(-100.0, 100.0)
    });
    row.put("since_title", title);
    row.put("endings", (survey.n_endings[index] as f32).min(3.0));
    row.put("openers", (survey.n_openers[index] as f32).min(3.0));
    row.put("heads", (survey.n_heads[index] as f32).min(3.0));
    let style = &survey.styles[survey.style_of(index)];
    row.put("style_lines", log(style.lines));
    row.put("style_words", share(style.words, style.lines));
    row.put(
        "style_long",
        share(style.long_words, outline.rooms[0].sums.n_long_words),
    );
    row.put("style_linked", share(style.linked_bytes, style.bytes));
    row.put("page_lines", log(n_lines));
    row.put("page_long", log(outline.rooms[0].sums.n_long));
    row.put("page_long_words", log(outline.rooms[0].sums.n_long_words));
}

/// Levels up to the nearest element of each tag and each group of names.
fn describe_way_up(page: &Page, index: usize, row: &mut Row) {
    const TAGS: [&[&str]; 9] = [
        &["article"],
        &["ul", "ol", "dl"],
        &["table"],
        &["form"],
        &["section"],
        &["figure", "picture", "amp-img"],
        &["a", "button"],
        &["details"],
        &["li"],
    ];
    let mut to_tag = [FAR; TAGS.len()];
    let mut to_group = [FAR; N_GROUPS];
    let mut inner = 0u32;
    let mut all = 0u32;
    let start = page.outline.room_of[index];
    for (level, room) in page.outline.way_up(start).enumerate() {
        let room = &page.outline.rooms[room as usize];
        let level = (level as u32).min(FAR - 1);
        if let Some(name) = page.tree.name(room.node) {
            for (slot, names) in to_tag.iter_mut().zip(TAGS) {
                if *slot == FAR && names.contains(&name) {
                    *slot = level;
                }
            }
        }
        let mut new = room.groups & !all;
        while new != 0 {
            to_group[new.trailing_zeros() as usize] = level;
            new &= new - 1;
        }
        all |= room.groups;
        if level < 2 {
            inner |= room.groups;
        }
    }
    for (number, level) in to_tag.into_iter().enumerate() {
        row.numbered("to_tag", number, level as f32);
    }
    for (number, level) in to_group.into_iter().enumerate() {
        row.numbered("to_group", number, level as f32);
    }
    row.put("n_inner_groups", inner.count_ones() as f32);
    let unwanted = Group::Related.bit()
        | Group::Advert.bit()
        | Group::Navigation.bit()
        | Group::Social.bit()
        | Group::Subscribe.bit()
        | Group::Aside.bit()
        | Group::Footer.bit()
        | Group::Comment.bit()
        | Group::Popup.bit();
    row.put("n_unwanted", (all & unwanted).count_ones() as f32);
}

fn describe_rooms(page: &Page, index: usize, row: &mut Row) {
    let outline = &page.outline;
    let all_long = outline.rooms[0].sums.n_long_words;
    let block = outline.block_of[index];
    let mut room = block;
    for level in 0..5 {
        let Room { sums, n_alike, .. } = outline.rooms[room as usize];
        row.numbered("room_lines", level, log(sums.n_lines));
        row.numbered(
            "room_linked",
            level,
            share(sums.n_linked_words, sums.n_words),
        );
        row.numbered("room_long", level, share(sums.n_long_words, all_long));
        row.numbered("room_words", level, share(sums.n_words, sums.n_lines));
        row.numbered("room_alike", level, log(n_alike));
        room = outline.up(room).unwrap_or(room);
    }
    for (name, wanted) in [("main", outline.main), ("half", outline.half)] {
        // Levels from the line up to the first room that is also around the wanted one.
        let wanted_depth = outline.rooms[wanted as usize].depth;
        let inside = outline
            .way_up(block)
            .position(|room| room == wanted)
            .map_or(-1.0, |level| (level as f32).min(15.0));
        row.put(&format!("in_{name}"), inside);
        let mut one = block;
        let mut other = wanted;
        while one != other {
            let (a, b) = (&outline.rooms[one as usize], &outline.rooms[other as usize]);
            if a.depth >= b.depth {
                one = a.parent;
            } else {
                other = b.parent;
            }
        }
        let apart = wanted_depth - outline.rooms[one as usize].depth;
        row.put(&format!("apart_{name}"), (apart as f32).min(15.0));
    }
}

fn describe_neighbours(page: &Page, survey: &Survey, index: usize, row: &mut Row) {
    row.put("since_long", (survey.since_long[index] as f32).min(30.0));
    row.put("until_long", (survey.until_long[index] as f32).min(30.0));
    for (number, offset) in [-3isize, -2, -1, 1, 2, 3].into_iter().enumerate() {
        let other = index.checked_add_signed(offset);
        let other = other.filter(|&other| other < page.lines.len());
        let (mut words, mut linked, mut ends, mut is_near, mut is_alike, mut code) =
            (-1.0, -1.0, 0.0, 0.0, 0.0, -1.0);
        if let Some(other) = other {
            let (line, stats) = (&page.lines[other], &page.stats[other]);
            words = log(stats.n_words);
            linked = share(line.n_linked as u32, line.text.len() as u32);
            ends = f32::from(u8::from(stats.ends_sentence));
            let block = |line: usize| page.outline.block_of[line];
            let around = |line: usize| page.outline.rooms[block(line) as usize].parent;
            is_near = if block(other) == block(index) {
                2.0
            } else {
                f32::from(u8::from(around(other) == around(index)))
            };
            is_alike = f32::from(u8::from(survey.style_of(other) == survey.style_of(index)));
            let node = page.outline.rooms[block(other) as usize].node;
            code = tag(page.tree.name(node).unwrap_or_default());
        }
        row.numbered("near_words", number, words);
        row.numbered("near_linked", number, linked);
        row.numbered("near_ends", number, ends);
        row.numbered("near_same", number, is_near);
        row.numbered("near_alike", number, is_alike);
        row.numbered("near_tag", number, code);
    }
}

/// Tags in an order in which thresholds part what belongs together.
fn tag(name: &str) -> f32 {
    match name {
        "h1" => 1.0,
        "h2" => 2.0,
        "h3" => 3.0,
        "h4" => 4.0,
        "h5" | "h6" => 5.0,
        "p" => 7.0,
        "blockquote" => 8.0,
        "pre" => 9.0,
        "li" => 10.0,
        "dt" | "dd" => 11.0,
        "td" | "th" => 12.0,
        "div" => 13.0,
        "section" | "article" => 14.0,
        "main" | "body" => 15.0,
        "figcaption" | "caption" => 17.0,
        "figure" => 18.0,
        "header" => 19.0,
        "footer" => 20.0,
        "aside" | "nav" => 21.0,
        "button" | "option" | "select" | "form" | "summary" | "textarea" => 22.0,
        _ => 16.0,
    }
}

fn inner_tag(name: &str) -> f32 {
    match name {
        "a" => 1.0,
        "span" | "font" => 2.0,
        "b" | "strong" => 3.0,
        "i" | "em" | "cite" => 4.0,
        "time" => 5.0,
        "small" => 6.0,
        "label" | "abbr" => 7.0,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithm_is_monotonous() {
        let values: Vec<f32> = (0..5_000).map(log).collect();
        assert!(values.windows(2).all(|pair| pair[0] <= pair[1]));
        assert_eq!((log(0), log(1), log(2), log(3)), (0.0, 1.0, 1.5, 2.0));
    }
}
