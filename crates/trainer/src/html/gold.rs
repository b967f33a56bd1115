//! Pages on disk and what people say is in them → a label for each visible line.
//!
//! Method: lines of the page and words of the gold text are aligned in order, long lines first, each
//! gold word used once; so a teaser that repeats a paragraph is not taken for it.

use super::score::tokens;
use anyhow::Context as _;
use reader_web::training::Measured;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

/// What a line is by the gold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Label {
    Other,
    Body,
    Heading,
    Headline,
    Dek,
    Byline,
    Date,
    Caption,
}

/// What people say is on a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Gold {
    pub(super) text: String,
    pub(super) title: String,
    pub(super) authors: Vec<String>,
    pub(super) dek: Vec<String>,
    pub(super) headings: Vec<String>,
    pub(super) captions: Vec<String>,
    pub(super) date: String,
    /// Whether all kinds are given, not only the text.
    pub(super) is_full: bool,
}

/// A saved page.
pub(super) struct Page {
    pub(super) set: &'static str,

    pub(super) html: String,
    pub(super) gold: Gold,
    /// Pages of one site are never both learned from and measured on.
    pub(super) site: String,
}

/// All pages of the three sets.
pub(super) fn load(data: &Path) -> anyhow::Result<Vec<Page>> {
    let mut pages = Vec::new();
    for set in ["zyte", "wcxb_dev", "fundus_dev"] {
        let folder = data.join(set);
        let gold = std::fs::read(folder.join("gold.json")).with_context(|| set.to_owned())?;
        let gold: BTreeMap<String, Value> = serde_json::from_slice(&gold)?;
        for (id, value) in gold {
            let file = std::fs::File::open(folder.join(format!("{id}.html.gz")))?;
            let mut bytes = Vec::new();
            flate2::read::GzDecoder::new(file).read_to_end(&mut bytes)?;
            let html = String::from_utf8_lossy(&bytes).into_owned();
            let site = site(&html).unwrap_or_else(|| {
                id.trim_end_matches(|char: char| {
                    char.is_ascii_digit() || char == '_' || char == 'V'
                })
                .to_owned()
            });
            pages.push(Page {
                set,

                gold: read_gold(&value),
                html,
                site,
            });
        }
    }
    Ok(pages)
}

fn read_gold(value: &Value) -> Gold {
    let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let list = |key: &str| match &value[key] {
        Value::Array(items) => items
            .iter()
            .filter_map(|item| item.as_str().or_else(|| item["caption"].as_str()))
            .map(str::to_owned)
            .collect(),
        Value::String(one) => vec![one.clone()],
        _ => Vec::new(),
    };
    Gold {
        text: text("text"),
        title: text("title"),
        authors: list("author"),
        dek: list("dek"),
        headings: list("headings"),
        captions: list("images"),
        date: text("date"),
        is_full: value.get("paras").is_some(),
    }
}

/// The host a page says it is from, without "www" and other first parts.
fn site(html: &str) -> Option<String> {
    let at = [
        "rel=\"canonical\"",
        "rel=canonical",
        "og:url",
        "rel='canonical'",
    ]
    .iter()
    .find_map(|mark| html.find(mark))?;
    let from = html.floor_char_boundary(at.saturating_sub(200));
    let to = html.ceil_char_boundary((at + 300).min(html.len()));
    // The address in the same tag.
    let start = html[..at].rfind('<').unwrap_or(from).max(from);
    let tag = &html[start..to];
    let tag = &tag[..tag.find('>').unwrap_or(tag.len())];
    let host = tag.split("://").nth(1)?;
    let host = host
        .split(['/', '"', '\'', ' ', '?'])
        .next()?
        .to_lowercase();
    let parts: Vec<&str> = host.split('.').collect();
    let n = if parts.len() > 2 && parts[parts.len() - 2].len() <= 3 {
        3
    } else {
        2
    };
    Some(parts[parts.len().saturating_sub(n)..].join("."))
}

fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|char| char.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The label of each line, and the share of the gold words that were found.
pub(super) fn labels(page: &Measured, gold: &Gold) -> (Vec<Label>, f64) {
    let (lines, tags) = (&page.lines, &page.tags);
    let (is_in, found) = align(lines, &page.is_captioned, &gold.text);
    let titles = squeezed(&gold.title);
    let squeezed_all = |list: &[String]| -> Vec<String> {
        list.iter()
            .map(|text| squeezed(text))
            .filter(|text| text.len() > 3)
            .collect()
    };
    let (deks, headings) = (squeezed_all(&gold.dek), squeezed_all(&gold.headings));
    let (captions, authors) = (squeezed_all(&gold.captions), squeezed_all(&gold.authors));
    let labels = lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            let text = squeezed(line);
            let n_words = tokens(line).len();
            let overlaps = |list: &[String]| {
                list.iter().any(|one| {
                    text == *one
                        || (text.len() > 25 && one.contains(&text))
                        || (one.len() > 25 && text.contains(one) && text.len() < one.len() * 7 / 5)
                })
            };
            let is_title = !titles.is_empty()
                && (text == titles
                    || (titles.len() > 20
                        && text.contains(&titles)
                        && text.len() * 10 < titles.len() * 13));
            let is_h = matches!(tags[index].as_str(), "h2" | "h3" | "h4" | "h5" | "h6");
            if is_title && (!is_in[index] || tags[index] == "h1") {
                Label::Headline
            } else if overlaps(&deks) {
                Label::Dek
            } else if is_in[index] {
                let is_heading = if gold.is_full {
                    headings.contains(&text)
                } else {
                    is_h
                };
                if is_heading {
                    Label::Heading
                } else {
                    Label::Body
                }
            } else if overlaps(&captions) || (!gold.is_full && tags[index] == "figcaption") {
                Label::Caption
            } else if n_words <= 14 && authors.iter().any(|author| text.contains(author)) {
                Label::Byline
            } else if n_words <= 16 && has_date(line, &gold.date) {
                Label::Date
            } else {
                Label::Other
            }
        })
        .collect();
    (labels, found)
}

fn has_date(line: &str, date: &str) -> bool {
    let (Some(year), Some(day)) = (date.get(..4), date.get(8..10)) else {
        return false;
    };
    let day = day.trim_start_matches('0');
    line.contains(year)
        && line
            .split(|char: char| !char.is_ascii_digit())
            .any(|number| number.trim_start_matches('0') == day)
}

/// Whether each line is in the gold text, and the share of the gold's words that lines cover.
fn align(lines: &[String], is_captioned: &[bool], gold: &str) -> (Vec<bool>, f64) {
    let gold = tokens(&gold.to_lowercase());
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, word) in gold.iter().enumerate() {
        places.entry(word).or_default().push(at);
    }
    let words: Vec<Vec<String>> = lines
        .iter()
        .map(|line| tokens(&line.to_lowercase()))
        .collect();
    let mut is_used = vec![false; gold.len()];
    let mut is_in = vec![false; lines.len()];
    let mut place_of: Vec<Option<usize>> = vec![None; lines.len()];
    // Long lines by their longest runs.
    let mut order: Vec<usize> = (0..words.len())
        .filter(|&line| words[line].len() >= 8)
        .collect();
    // A picture's words that are also a paragraph are the paragraph there.
    order.sort_by_key(|&line| is_captioned[line]);
    for index in order {
        let line = &words[index];
        let mut covered = 0;
        let mut first = None;
        let mut at = 0;
        let mut used = Vec::new();
        while at + 3 <= line.len() {
            let (start, len) = longest(&gold, &is_used, &places, &line[at..]);
            if len >= 3 {
                first = first.or(Some(start));
                covered += len;
                used.push((start, len));
                at += len;
            } else {
                at += 1;
            }
        }
        if covered * 10 >= line.len() * 6 {
            is_in[index] = true;
            place_of[index] = first;
            for (start, len) in used {
                is_used[start..start + len].fill(true);
            }
        }
    }
    // Short lines, where the long ones around leave room for them.
    let mut next_place = vec![gold.len(); lines.len() + 1];
    for index in (0..lines.len()).rev() {
        next_place[index] = place_of[index].unwrap_or(next_place[index + 1]);
    }
    let mut cursor = 0;
    for (index, line) in words.iter().enumerate() {
        if let Some(place) = place_of[index] {
            cursor = place + line.len();
            continue;
        }
        if line.is_empty() || line.len() >= 8 {
            continue;
        }
        let end = next_place[index];
        let starts = places.get(line[0].as_str()).map_or(&[][..], Vec::as_slice);
        let from = starts.partition_point(|&start| start + 2 < cursor);
        let slack = if line.len() <= 2 { 12 } else { 60 };
        let found = starts[from..].iter().find(|&&start| {
            start + line.len() <= end
                && start <= cursor + slack
                && gold[start..start + line.len()] == line[..]
                && is_used[start..start + line.len()].iter().all(|used| !used)
        });
        // Before the first paragraph only what opens the gold text.
        if let Some(&start) = found
            && (cursor > 0 || start < 30)
        {
            is_in[index] = true;
            is_used[start..start + line.len()].fill(true);
            cursor = start + line.len();
        }
    }
    let n_used = is_used.iter().filter(|&&used| used).count();
    (is_in, n_used as f64 / gold.len().max(1) as f64)
}

fn longest(
    gold: &[String],
    is_used: &[bool],
    places: &BTreeMap<&str, Vec<usize>>,
    line: &[String],
) -> (usize, usize) {
    let mut best = (0, 0);
    for &start in places.get(line[0].as_str()).map_or(&[][..], Vec::as_slice) {
        let len = (0..line.len().min(gold.len() - start))
            .take_while(|&at| gold[start + at] == line[at] && !is_used[start + at])
            .count();
        if len > best.1 {
            best = (start, len);
        }
    }
    best
}
