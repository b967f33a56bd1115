//! All that names the article → its title, without the outlet's name.
//!
//! Method: each candidate is weighed by the places that say the same; what only the `<title>` says
//! loses its outlet first. The weights are by hand, tuned on the development pages.

use super::Place;
use super::text::{key, likeness};

/// A candidate: words, where they stand, how much that place is trusted alone.
pub(super) struct Candidate {
    pub text: String,
    pub place: Place,
    /// How much the place is trusted alone.
    pub trust: f32,
}

/// Between a title and the name of the outlet, in the order tried.
const SEPARATORS: &[&str] = &[
    " | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " « ", " › ", " / ", " ‹ ", "｜", "|",
    ": ", " : ", "ㅣ", "-", " ~ ", "－",
];

/// Trust in places that readers don't see.
pub(super) fn trust(place: Place) -> f32 {
    match place {
        Place::JsonLd => 1.25,
        Place::Meta => 1.0,
        Place::Title => 0.8,
        _ => 0.3,
    }
}

/// Trust in the JSON-LD of a news article: with one other place it outweighs the heading.
pub(super) const NEWS_TRUST: f32 = 3.0;

/// What it adds when readers see the words as a line of the page.
const SEEN: f32 = 0.9;

/// The best title and where it stands. `sites` are names of the outlet, its domain
/// among them; `seen` the keys of the page's lines, sorted.
pub(super) fn choose(
    candidates: &[Candidate],
    sites: &[String],
    seen_lines: &[String],
) -> Option<(String, Place)> {
    let site_keys: Vec<String> = sites.iter().map(|site| key(site)).collect();
    let others: Vec<String> = candidates
        .iter()
        .map(|candidate| key(&candidate.text))
        .collect();
    let mut offers: Vec<(String, String, Place, f32)> = Vec::new();
    for candidate in candidates {
        let text = candidate.text.as_str();
        let cut = without_site(text, &site_keys, &others);
        for text in std::iter::once(cut.as_str()) {
            let key = key(text);
            if !key.is_empty() && key.len() <= 400 && !site_keys.contains(&key) {
                offers.push((tidy(text).to_owned(), key, candidate.place, candidate.trust));
            }
        }
    }
    let mut best: Option<(f32, usize)> = None;
    for (idx, (_, this, place, trust)) in offers.iter().enumerate() {
        let mut score = *trust;
        let mut seen: Vec<Place> = vec![*place];
        for (other_idx, (_, other, other_place, other_trust)) in offers.iter().enumerate() {
            // A place speaks once, and not for itself.
            if other_idx == idx || seen.contains(other_place) && other != this {
                continue;
            }
            let like = likeness(this, other);
            if like > 0.99 && !seen.contains(other_place) {
                seen.push(*other_place);
                score += other_trust;
            } else if like > 0.3 {
                score += 0.25 * like * other_trust;
            }
        }
        if seen_lines.binary_search(this).is_ok() {
            score += SEEN;
        }
        if is_weak(this) {
            score -= 1.0;
        }
        if score > best.map_or(f32::MIN, |best| best.0) {
            best = Some((score, idx));
        }
    }
    let (_, best) = best?;
    // Of the same words in several forms the longest has its punctuation whole.
    let (_, best_key, place, _) = &offers[best];
    let longest = offers
        .iter()
        .filter(|(_, key, ..)| key == best_key)
        .max_by_key(|(text, ..)| text.chars().count())?;
    let bare = offers
        .iter()
        .find(|(_, key, other, _)| *other == Place::Meta && is_behind_kicker(&longest.0, key));
    if *place == Place::Heading
        && let Some((text, ..)) = bare
    {
        return Some((text.clone(), Place::Meta));
    }
    Some((longest.0.clone(), *place))
}

/// Whether a heading is a kicker with a colon and then the `title`, a key, as the head of the page
/// states it.
fn is_behind_kicker(heading: &str, title: &str) -> bool {
    const MIN_WORDS: usize = 4;
    title.split(' ').count() >= MIN_WORDS
        && heading
            .match_indices(':')
            .take(3)
            .any(|(at, _)| key(&heading[at + 1..]) == title)
}

/// One short word, or a page that is no article.
fn is_weak(key: &str) -> bool {
    !key.contains(' ') && key.chars().count() < 12 && key.is_ascii()
        || matches!(
            key,
            "blog" | "news" | "our blog" | "home" | "untitled" | "article"
        )
}

fn tidy(text: &str) -> &str {
    text.trim()
        .trim_end_matches([' ', '|', '»', '›', '-', '–', '·'])
}

/// The title before (or behind) the outlet's name. Cut where the piece cut off is the outlet, or
/// where another place gives exactly what remains.
fn without_site(text: &str, sites: &[String], others: &[String]) -> String {
    for separator in SEPARATORS {
        // These stand inside titles too.
        let strict = matches!(*separator, ": " | " : " | "-" | "|" | " / ");
        for (at, _) in text.match_indices(separator).take(12) {
            let (head, tail) = (&text[..at], &text[at + separator.len()..]);
            let (head_key, tail_key) = (key(head), key(tail));
            if head_key.is_empty() || tail_key.is_empty() {
                continue;
            }
            if others.contains(&head_key) && (!strict || is_site(&tail_key, sites)) {
                return head.trim().to_owned();
            }
            if others.contains(&tail_key) && is_site(&head_key, sites) {
                return tail.trim().to_owned();
            }
        }
    }
    for separator in SEPARATORS {
        if let Some(at) = text.rfind(separator) {
            let (head, tail) = (&text[..at], &text[at + separator.len()..]);
            let is_outlet = |words: &str| match *separator {
                "-" | "|" | ": " => sites.contains(&key(words)),
                _ => is_site(&key(words), sites) || is_domain(words),
            };
            if is_outlet(tail) && key(head).contains(' ') {
                return without_site(head, sites, others);
            }
            if is_outlet(head) && key(tail).contains(' ') {
                return tail.trim().to_owned();
            }
        }
    }
    text.trim().to_owned()
}

/// Whether the words are the name of a site: "harbour-news.com".
fn is_domain(words: &str) -> bool {
    let words = words.trim();
    words.rsplit_once('.').is_some_and(|(name, country)| {
        let is_name = |char: char| char.is_ascii_alphanumeric() || matches!(char, '-' | '.');
        let is_country =
            country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_lowercase());
        name.len() >= 2
            && name.chars().all(is_name)
            && (is_country || matches!(country, "com" | "org" | "net" | "info" | "news"))
    })
}

/// Whether the words name the outlet: equal, or one holds the other, spaces aside.
fn is_site(words: &str, sites: &[String]) -> bool {
    let bare = |text: &str| text.replace(' ', "");
    let words = bare(words);
    words.chars().count() >= 2
        && sites.iter().any(|site| {
            let site = bare(site);
            site == words
                || (site.len() >= 4
                    && words.len() <= 2 * site.len()
                    && (words.starts_with(&site) || words.ends_with(&site)))
                || (words.len() >= 4 && site.contains(&words))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(candidates: &[(&str, Place)], sites: &[&str]) -> Option<String> {
        let candidates: Vec<Candidate> = candidates
            .iter()
            .map(|(text, place)| Candidate {
                text: (*text).to_owned(),
                place: *place,
                trust: if *place == Place::Heading {
                    1.9
                } else {
                    trust(*place)
                },
            })
            .collect();
        let sites: Vec<String> = sites.iter().map(|site| (*site).to_owned()).collect();
        choose(&candidates, &sites, &[]).map(|(title, _)| title)
    }

    #[test]
    fn the_outlet_is_cut_off() {
        for (title, expected) in [
            ("Ships turn back | Harbour News", "Ships turn back"),
            (
                "Ships turn back - World - Harbour News",
                "Ships turn back - World",
            ),
            ("Harbour News – Ships turn back", "Ships turn back"),
            ("Ships turn back - harbour-news.example", "Ships turn back"),
            ("Ships turn back | Coastwatch.com", "Ships turn back"),
            ("Ships turn back – e.g.", "Ships turn back – e.g."),
            ("Ships: turn back", "Ships: turn back"),
            ("Talks - the end", "Talks - the end"),
        ] {
            let found = choice(
                &[(title, Place::Title)],
                &["Harbour News", "harbour-news.example"],
            );
            assert_eq!(found.as_deref(), Some(expected));
        }
    }

    #[test]
    fn a_kicker_goes_where_the_head_leaves_it_out() {
        let heading = "Harbour: Ships turn back at dawn";
        for (stated, expected) in [
            ("Ships turn back at dawn", "Ships turn back at dawn"),
            (heading, heading),
            ("Harbour dawn: turn back", heading),
        ] {
            let found = choice(&[(heading, Place::Heading), (stated, Place::Meta)], &[]);
            assert_eq!(found.as_deref(), Some(expected), "{stated}");
        }
    }

    #[test]
    fn places_that_agree_win() {
        let found = choice(
            &[
                ("Our blog", Place::Heading),
                ("Ships turn back", Place::JsonLd),
                ("Ships turn back - Sea - Harbour", Place::Title),
                ("Ships turn back", Place::Heading),
            ],
            &[],
        );
        assert_eq!(found.as_deref(), Some("Ships turn back"));
        assert_eq!(choice(&[], &[]), None);
    }
}
