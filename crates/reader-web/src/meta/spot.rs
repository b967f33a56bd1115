//! A measured page → the places that may name writers and dates, each with how near it is to the title.
//!
//! Places only: which of them is right, `author` and `date` decide.

use super::heading;
use super::text::{key, short_text};
use crate::page::Page;
use crate::page::naming::Group;
use crate::tree::{NodeId, Tree};
use document::ZoneKind;
use newsline::date::{Dates, Order, find_in};

/// Why a place may name writers, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sign {
    /// `itemprop=author`, `rel=author`.
    Markup,
    /// A link to a page of the author.
    Link,
    /// It begins with "By" or its kin.
    Mark,
    /// The labeller calls the line a byline.
    Zone,
    /// The element around is called byline, author, …
    Name,
    /// Built like a name, right under the title, beside a date.
    Near,
}

/// A place that may name writers or state dates.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub text: String,
    pub sign: Sign,
    /// Lines after the title; negative before it.
    pub distance: i32,
    /// Inside a box about something else: related articles, comments, footers.
    pub is_aside: bool,
    /// `datetime` or `content`, where stated.
    pub machine: Option<String>,
    /// The surrounding names or words say that it is a change.
    pub is_update: bool,
    /// The dates in its words, of places that may state dates.
    pub dates: Dates,
}

/// What the visible page offers.
#[derive(Debug, Default)]
pub(super) struct Spots {
    /// Headings and how much each is trusted.
    pub headings: Vec<(String, f32)>,
    /// Keys of headings that are pieces of a trail of links: titles for search engines.
    pub crumbs: Vec<String>,
    /// Keys of the lines outside boxes about something else, sorted: what readers see.
    pub seen: Vec<String>,
    pub bylines: Vec<Spot>,
    pub dates: Vec<Spot>,
    pub deks: Vec<String>,
}

/// Lines around the title among which it, its summary and its date are sought.
const NEAR: std::ops::RangeInclusive<i32> = -80..=120;

/// Most places kept of one kind.
const MAX_SPOTS: usize = 400;

/// What names boxes about something else.
pub(super) const ASIDE: u32 = Group::Related.bit()
    | Group::Comment.bit()
    | Group::Footer.bit()
    | Group::Aside.bit()
    | Group::Popup.bit()
    | Group::Navigation.bit();

/// Looks through the page. `titles` are keys of what its head calls the article.
pub(super) fn spots(page: &Page<'_>, kinds: &[ZoneKind], titles: &[String], order: Order) -> Spots {
    let tree = page.tree;
    let mut spots = Spots::default();
    let h1s: Vec<NodeId> = tree
        .elements(tree.root(), "h1")
        .take(heading::MAX_HEADINGS)
        .collect();
    let zoned = kinds.iter().position(|kind| *kind == ZoneKind::Headline);
    let line_of = line_numbers(page);
    let title_line = heading::title_line(page, &h1s, &line_of, titles).or(zoned);
    let place = Place {
        page,
        line_of: &line_of,
        order,
        title_line: title_line.unwrap_or(0),
        above: above(page, title_line),
    };
    heading::collect(&place, &h1s, titles, &mut spots);
    if let Some(idx) = zoned
        && !spots.crumbs.contains(&key(&page.lines[idx].text))
        && spots
            .headings
            .iter()
            .all(|(_, trust)| *trust < heading::AGREEING_TRUST - 0.5)
    {
        let text = page.lines[idx].text.clone();
        let trust = heading::zoned_trust(&key(&text), titles);
        spots.headings.push((text, trust));
    }
    spots.seen = place.seen(&spots.crumbs);
    place.elements(&mut spots);
    place.lines(kinds, &mut spots);
    for (idx, kind) in kinds.iter().enumerate() {
        if *kind == ZoneKind::Dek && spots.deks.len() < 8 {
            spots.deks.push(page.lines[idx].text.clone());
        }
    }
    spots
}

/// The distance of what stands on no line.
const NOWHERE: i32 = i32::MAX / 2;

/// Lines from the title to a line, negative before it.
fn apart(line: usize, title: usize) -> i32 {
    let lines = i32::try_from(line.abs_diff(title)).unwrap_or(NOWHERE);
    if line < title { -lines } else { lines }
}

/// Of each node, the first line in it or after it.
fn line_numbers(page: &Page<'_>) -> Vec<u32> {
    let mut line_of = vec![u32::MAX; page.tree.n_nodes()];
    for (idx, line) in page.lines.iter().enumerate() {
        let mut at = Some(line.node);
        while let Some(node) = at
            && line_of[node.index()] == u32::MAX
        {
            line_of[node.index()] = idx as u32;
            at = page.tree.parent(node);
        }
    }
    line_of
}

/// Whether each room is around the title (or the main part, when there is no title).
fn above(page: &Page<'_>, title_line: Option<usize>) -> Vec<bool> {
    let mut above = vec![false; page.outline.rooms.len()];
    let room = title_line
        .and_then(|line| page.outline.room_of.get(line).copied())
        .unwrap_or(page.outline.main);
    if above.is_empty() {
        return above;
    }
    for room in page.outline.way_up(room) {
        above[room as usize] = true;
    }
    above
}

pub(super) struct Place<'a> {
    pub page: &'a Page<'a>,
    pub line_of: &'a [u32],
    order: Order,
    title_line: usize,
    above: Vec<bool>,
}

impl Place<'_> {
    /// `crumbs` are keys of lines that don't count.
    fn seen(&self, crumbs: &[String]) -> Vec<String> {
        let mut seen: Vec<String> = self
            .page
            .lines
            .iter()
            .enumerate()
            .filter(|(idx, line)| {
                NEAR.contains(&apart(*idx, self.title_line))
                    && (12..=300).contains(&line.text.len())
                    && !line.is_hidden
                    && self.groups(*idx) & ASIDE == 0
            })
            .map(|(_, line)| key(&line.text))
            .filter(|key| !crumbs.contains(key))
            .collect();
        seen.sort_unstable();
        seen
    }

    /// The line a node is in: its own, else that of the element around it (a link inside a line).
    fn line(&self, node: NodeId) -> Option<usize> {
        std::iter::once(node)
            .chain(self.page.tree.ancestors(node))
            .map(|node| self.line_of[node.index()])
            .find(|line| *line != u32::MAX)
            .map(|line| line as usize)
    }

    /// What the names around a line say, up to where the title is too.
    pub(super) fn groups(&self, line: usize) -> u32 {
        let Some(&room) = self.page.outline.room_of.get(line) else {
            return 0;
        };
        self.page
            .outline
            .way_up(room)
            .take_while(|room| !self.above[*room as usize])
            .fold(0, |groups, room| {
                groups | self.page.outline.rooms[room as usize].groups
            })
    }

    fn spot(&self, node: NodeId, text: String, sign: Sign) -> Spot {
        let line = self.line(node);
        Spot {
            text,
            sign,
            distance: line.map_or(NOWHERE, |line| apart(line, self.title_line)),
            is_aside: line.is_some_and(|line| self.groups(line) & ASIDE != 0),
            machine: None,
            is_update: false,
            dates: Dates::default(),
        }
    }

    /// Markup that says so: `rel`, `itemprop`, `<time>`.
    fn elements(&self, spots: &mut Spots) {
        let tree = self.page.tree;
        for node in tree.descendants(tree.root()) {
            let prop = tree
                .attr(node, "itemprop")
                .or_else(|| tree.attr(node, "property"));
            let is_meta = matches!(tree.name(node), Some("meta" | "link"));
            let props = |wanted: &[&str]| {
                prop.is_some_and(|prop| {
                    prop.split_ascii_whitespace().any(|prop| {
                        wanted.contains(&prop.rsplit([':', '/']).next().unwrap_or(prop))
                    })
                })
            };
            let is_author_link = tree
                .attr(node, "rel")
                .is_some_and(|rel| rel.split_ascii_whitespace().any(|rel| rel == "author"));
            if (is_author_link || props(&["author", "creator"]))
                && !is_meta
                && spots.bylines.len() < MAX_SPOTS
            {
                let text = author_text(tree, node);
                if !text.is_empty() && text.len() <= 200 {
                    spots.bylines.push(self.spot(node, text, Sign::Markup));
                }
            }
            if !is_author_link
                && tree.name(node) == Some("a")
                && tree.attr(node, "href").is_some_and(is_author_address)
                && spots.bylines.len() < MAX_SPOTS
            {
                let text = short_text(tree, node);
                if !text.is_empty() && text.len() <= 80 {
                    spots.bylines.push(self.spot(node, text, Sign::Link));
                }
            }
            let is_published = props(&["datePublished", "dateCreated", "published", "date"]);
            let is_modified = props(&["dateModified", "modified"]);
            let is_time = tree.name(node) == Some("time");
            if (is_time || is_published || is_modified)
                && !(is_meta && tree.attr(node, "itemprop").is_none())
                && spots.dates.len() < MAX_SPOTS
            {
                let machine = ["datetime", "content", "data-datetime"]
                    .iter()
                    .find_map(|name| tree.attr(node, name))
                    .map(str::to_owned);
                let mut spot = self.spot(node, short_text(tree, node), Sign::Name);
                if is_published || is_modified {
                    spot.sign = Sign::Markup;
                }
                if is_meta {
                    spot.distance = 0;
                }
                spot.machine = machine;
                spot.is_update = is_modified
                    || ["class", "id", "pubdate"].iter().any(|name| {
                        tree.attr(node, name).is_some_and(|value| {
                            let value = value.to_ascii_lowercase();
                            value.contains("updat") || value.contains("modif")
                        })
                    })
                    || self.is_update_before(node);
                spot.dates = find_in(&spot.text, self.order);
                spots.dates.push(spot);
            }
        }
    }

    /// Whether the line or one of the two beside it is a date.
    fn has_date_near(&self, line: usize) -> bool {
        (line.saturating_sub(2)..=line + 2)
            .filter_map(|idx| self.page.lines.get(idx))
            .any(|line| newsline::date::find(&line.text).is_whole_line())
    }

    /// "Updated" stands before the element in its line.
    fn is_update_before(&self, node: NodeId) -> bool {
        let Some(line) = self.line(node).and_then(|line| self.page.lines.get(line)) else {
            return false;
        };
        if line.text.len() > newsline::date::MAX_BYTES {
            return false;
        }
        let text = short_text(self.page.tree, node);
        let Some(at) = line.text.find(&text).filter(|_| !text.is_empty()) else {
            return false;
        };
        let found = newsline::date::find(&line.text);
        found
            .found
            .iter()
            .find(|found| found.span.end as usize > at)
            .is_some_and(|found| found.is_update)
    }

    /// Lines that look or are labelled so.
    fn lines(&self, kinds: &[ZoneKind], spots: &mut Spots) {
        for (idx, line) in self.page.lines.iter().enumerate() {
            let text = line.text.as_str();
            if text.len() > 220 {
                continue;
            }
            let distance = apart(idx, self.title_line);
            let groups = self.groups(idx);
            let kind = kinds.get(idx).copied();
            let spot = |sign| Spot {
                text: text.to_owned(),
                sign,
                distance,
                is_aside: groups & ASIDE != 0,
                machine: None,
                is_update: false,
                dates: Dates::default(),
            };
            let sign = if newsline::byline::after_mark(text).is_some() && text.len() < 140 {
                Some(Sign::Mark)
            } else if kind == Some(ZoneKind::Byline) {
                Some(Sign::Zone)
            } else if groups & Group::Byline.bit() != 0 && text.len() < 100 {
                Some(Sign::Name)
            } else if (-2..=4).contains(&distance)
                && newsline::byline::is_name_line(text)
                && self.has_date_near(idx)
            {
                Some(Sign::Near)
            } else {
                None
            };
            if let Some(sign) = sign
                && spots.bylines.len() < 2 * MAX_SPOTS
            {
                spots.bylines.push(spot(sign));
            }
            let has_digit = text.chars().any(char::is_numeric);
            if has_digit
                && text.len() <= newsline::date::MAX_BYTES
                && spots.dates.len() < 2 * MAX_SPOTS
                && (NEAR.contains(&distance) || groups & Group::Date.bit() != 0)
            {
                let is_zone = kind == Some(ZoneKind::Date) || kind == Some(ZoneKind::Byline);
                let sign = if is_zone {
                    Sign::Zone
                } else if groups & Group::Date.bit() != 0 {
                    Sign::Name
                } else {
                    Sign::Mark
                };
                let mut spot = spot(sign);
                spot.dates = find_in(text, self.order);
                let is_dated = spot.dates.found.iter().any(|found| found.iso.is_some());
                if is_dated && (spot.dates.n_other_words <= 8 || spot.dates.has_label) {
                    spots.dates.push(spot);
                }
            }
        }
    }
}

/// /author/…, /authors/…, /by/…: a page about one writer.
fn is_author_address(href: &str) -> bool {
    let path = href
        .split(['?', '#'])
        .next()
        .unwrap_or("")
        .trim_end_matches('/');
    let mut parts = path.rsplit('/');
    let last = parts.next().unwrap_or("");
    let folder = parts.next().unwrap_or("").to_ascii_lowercase();
    !last.is_empty()
        && matches!(
            folder.as_str(),
            "author"
                | "authors"
                | "autor"
                | "autoren"
                | "autores"
                | "auteur"
                | "auteurs"
                | "autore"
                | "autori"
                | "by"
                | "profile"
                | "profiles"
                | "people"
                | "staff"
                | "writers"
                | "writer"
                | "journalist"
                | "journalists"
                | "contributor"
                | "contributors"
                | "reporter"
                | "reporters"
                | "columnist"
                | "columnists"
                | "redaktion"
                | "firma"
                | "yazar"
                | "yazarlar"
                | "penulis"
                | "author-profile"
        )
}

/// The name in an element that is marked as the author: `itemprop=name` in it, else its text.
fn author_text(tree: &Tree, node: NodeId) -> String {
    let named = tree
        .descendants(node)
        .take(60)
        .find(|&inner| tree.attr(inner, "itemprop") == Some("name"));
    let Some(named) = named else {
        return short_text(tree, node);
    };
    match tree.attr(named, "content") {
        Some(content) => content.to_owned(),
        None => short_text(tree, named),
    }
}
