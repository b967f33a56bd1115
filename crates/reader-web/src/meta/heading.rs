//! A measured page → its headings, each with how much it is trusted to be the title.
//!
//! What the head of the page says helps; which words win, `title` decides.

use super::spot::{ASIDE, Place, Spots};
use super::text::{key, likeness, plain, short_text};
use crate::page::Page;
use crate::tree::{NodeId, Tree};

/// Most headings of one size looked at.
pub(super) const MAX_HEADINGS: usize = 50;

/// Trust in a line that the labeller calls the headline, its key given.
pub(super) fn zoned_trust(line: &str, titles: &[String]) -> f32 {
    // The title of a part, on a page whose own title is no heading.
    let is_alone = !titles.is_empty() && shared_words(line, titles) < 0.2;
    if is_alone { 0.6 } else { 1.2 }
}

/// Trust in an `<h1>` that shares words with what the head says: more than in all of the head
/// together, since that is written for search engines.
pub(super) const AGREEING_TRUST: f32 = 3.0;

/// Adds the headings of the page. `titles` are keys of what its head says.
pub(super) fn collect(place: &Place<'_>, h1s: &[NodeId], titles: &[String], spots: &mut Spots) {
    headings(place, h1s, titles, spots);
    small_headings(place, titles, spots);
}

/// `<h1>`s, whole and in parts: a kicker may stand inside. One that shares no word with what the
/// head of the page says is a logo or the name of a box.
fn headings(place: &Place<'_>, h1s: &[NodeId], titles: &[String], spots: &mut Spots) {
    let tree = place.page.tree;
    let n_h1s = h1s.len();
    for (rank, &h1) in h1s.iter().enumerate() {
        let text = without_date(tree, h1, &plain(&short_text(tree, h1)));
        let line = place.line_of[h1.index()];
        let is_aside = line == u32::MAX || place.groups(line as usize) & ASIDE != 0;
        let share = shared_words(&key(&text), titles);
        let n_words = text.split(' ').count();
        let is_no_title = is_crumb(place.page, h1) || is_logo(tree, h1);
        let mut trust = match share {
            _ if is_no_title || is_aside => 0.3,
            share if share >= 0.3 => AGREEING_TRUST,
            share if share >= 0.2 => 2.2,
            _ if n_h1s == 1 && n_words >= 4 => 1.2,
            _ => 0.4,
        };
        if is_no_title {
            spots.crumbs.push(key(&text));
        }
        trust -= 0.1 * (rank.min(4) as f32);
        for part in tree.children(h1).filter(|&part| tree.name(part).is_some()) {
            let part = plain(&short_text(tree, part));
            if part.split(' ').count() >= 3 && part != text {
                spots.headings.push((part, trust - 0.7));
            }
        }
        if !text.is_empty() {
            spots.headings.push((text, trust));
        }
    }
}

/// The words of a heading without the date that stands in it.
fn without_date(tree: &Tree, heading: NodeId, text: &str) -> String {
    let date = tree.elements(heading, "time").next();
    let date = date.map(|date| plain(&short_text(tree, date)));
    let rest = date.filter(|date| !date.is_empty()).and_then(|date| {
        text.strip_prefix(&date)
            .or_else(|| text.strip_suffix(&date))
    });
    let rest = rest.map_or(text, str::trim);
    if rest.is_empty() { text } else { rest }.to_owned()
}

/// Whether a heading is the name of the site: a link to its front page.
fn is_logo(tree: &Tree, heading: NodeId) -> bool {
    tree.elements(heading, "a")
        .filter_map(|link| tree.attr(link, "href"))
        .any(|address| {
            let path = address.trim();
            let path = path.split_once("//").map_or(path, |(_, rest)| {
                rest.find('/').map_or("", |slash| &rest[slash..])
            });
            path == "/" || (path.is_empty() && !address.trim().is_empty())
        })
}

/// Smaller headings that say what the head says, for pages whose `<h1>` is something else.
fn small_headings(place: &Place<'_>, titles: &[String], spots: &mut Spots) {
    if spots.headings.iter().any(|(_, trust)| *trust > 1.0) {
        return;
    }
    let tree = place.page.tree;
    for name in ["h2", "h3"] {
        for heading in tree.elements(tree.root(), name).take(MAX_HEADINGS) {
            let parts = tree
                .children(heading)
                .filter(|&part| tree.name(part).is_some());
            for part in std::iter::once(heading).chain(parts) {
                let text = plain(&short_text(tree, part));
                let key = key(&text);
                if titles.contains(&key) && !spots.crumbs.contains(&key) {
                    spots.headings.push((text, 1.9));
                }
            }
        }
    }
}

/// The line of the heading that the head of the page agrees with best.
pub(super) fn title_line(
    page: &Page<'_>,
    h1s: &[NodeId],
    line_of: &[u32],
    titles: &[String],
) -> Option<usize> {
    let mut best: Option<(f32, usize)> = None;
    let mut offer = |text: &str, line: u32, prior: f32| {
        if line == u32::MAX {
            return;
        }
        let text = key(text);
        let like = titles
            .iter()
            .map(|title| likeness(title, &text))
            .fold(0.0f32, f32::max);
        let score = like + prior;
        if score > best.map_or(0.0, |best| best.0) {
            best = Some((score, line as usize));
        }
    };
    for &h1 in h1s.iter().filter(|&&h1| !is_crumb(page, h1)) {
        offer(&short_text(page.tree, h1), line_of[h1.index()], 0.6);
    }
    for heading in page
        .tree
        .elements(page.tree.root(), "h2")
        .take(MAX_HEADINGS)
    {
        offer(
            &short_text(page.tree, heading),
            line_of[heading.index()],
            0.0,
        );
    }
    best.map(|best| best.1)
}

/// Whether a heading is the last piece of a trail of links: some sites mark that up as the `<h1>`
/// and print another title.
fn is_crumb(page: &Page<'_>, heading: NodeId) -> bool {
    const NEAR: usize = 5;
    let tree = page.tree;
    std::iter::once(heading)
        .chain(tree.ancestors(heading).take(NEAR))
        .any(|node| {
            tree.name(node) == Some("nav")
                || ["class", "id", "aria-label"].iter().any(|name| {
                    tree.attr(node, name)
                        .is_some_and(|value| value.to_ascii_lowercase().contains("breadcrumb"))
                })
        })
}

/// The largest share of its words that a heading has in common with a title.
fn shared_words(heading: &str, titles: &[String]) -> f32 {
    let words: Vec<&str> = heading
        .split(' ')
        .filter(|word| word.chars().count() > 2)
        .collect();
    titles
        .iter()
        .map(|title| {
            let n_shared = words
                .iter()
                .filter(|word| title.split(' ').any(|other| other == **word))
                .count();
            // One word in common is chance.
            n_shared as f32 / words.len().max(2) as f32
        })
        .fold(0.0, f32::max)
}
