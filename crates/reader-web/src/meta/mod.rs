//! A measured page → what it states about its article: title, summary, writers, dates, outlet …
//!
//! JSON-LD, `<meta>`, microdata, bylines and dates near the title, the address. Where the places
//! disagree, the one that agrees with the visible page wins. Nothing is concluded from the article's
//! sentences. Method: a chain of places a fact, in an order tuned on the development pages of
//! fundus (MIT) and WCXB (CC BY 4.0).

mod author;
mod carried;
mod date;
mod head;
mod heading;
mod json;
mod linked;
mod spot;
mod text;
mod title;

pub(crate) use carried::{Carried, article_text};
pub(crate) use text::key;

use crate::page::Page;
use document::{Fact, Facts, ZoneKind};
use newsline::date::{Order, order_evidence, order_of_tag};
use text::likeness;
use title::Candidate;

/// A place of a page that states something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    JsonLd,
    Meta,
    Heading,
    Title,
    Byline,
    Markup,
    Line,
    Url,
    Html,
}

impl Place {
    /// Words that complete "stated by".
    fn words(self) -> &'static str {
        match self {
            Place::JsonLd => "the page's JSON-LD",
            Place::Meta => "the page's meta tags",
            Place::Heading => "the heading of the page",
            Place::Title => "the title of the page",
            Place::Byline => "the byline of the page",
            Place::Markup => "the page's markup",
            Place::Line => "the date line of the page",
            Place::Url => "the page's address",
            Place::Html => "the page's language tag",
        }
    }
}

/// What the page states about its article. `kinds` are the jobs of its lines, in their order; none:
/// not labelled.
pub(crate) fn facts(page: &Page<'_>, kinds: &[ZoneKind]) -> Facts {
    let tree = page.tree;
    let head = head::head(tree);
    let page_title = tree.title().map(|title| text::plain(&title));
    let title_keys: Vec<String> = head
        .titles
        .iter()
        .chain(&page_title)
        .map(|title| key(title))
        .collect();
    let mut with_headings = title_keys.clone();
    with_headings.extend(page_headings(page).iter().map(|heading| key(heading)));
    let linked = linked::linked(tree, &with_headings, head.url.as_deref());
    let mut known_titles = title_keys;
    known_titles.extend(linked.headline.as_deref().map(key));
    let url = head
        .url
        .clone()
        .or_else(|| linked.url.clone().filter(|url| url.starts_with("http")));
    let order = order(page, head.language.as_deref(), url.as_deref());
    let spots = spot::spots(page, kinds, &known_titles, order);
    let sites = sites(&head, &linked, url.as_deref());
    // Many a writer's domain or handle is the writer's name.
    let site_keys: Vec<String> = head
        .site_names
        .iter()
        .filter(|name| !name.starts_with('@'))
        .chain(&linked.publisher)
        .map(|name| key(name))
        .chain(url.as_deref().and_then(host).map(key))
        .collect();

    let mut facts = Facts::default();
    let candidates = candidates(&head, &linked, &spots, page_title.as_deref());
    facts.headline = title::choose(&candidates, &sites, &spots.seen)
        .and_then(|(title, place)| Fact::new(title, place.words()));
    facts.dek = dek(&head, &linked, &spots, facts.headline.as_ref());

    let lines: Vec<&str> = page.lines.iter().map(|line| line.text.as_str()).collect();
    let title = facts.headline.as_ref().map(|fact| key(&fact.value));
    let authors = author::choose(&author::Statements {
        linked: &linked.authors,
        metas: &head.authors,
        bylines: &spots.bylines,
        sites: &site_keys,
        title: title.as_deref().unwrap_or_default(),
        lines: &lines,
    });
    let by = authors.place.map_or("", Place::words);
    facts.authors = authors
        .names
        .iter()
        .filter_map(|name| Fact::new(name.clone(), by))
        .collect();
    facts.agency = authors
        .agency
        .and_then(|agency| Fact::new(agency, Place::Byline.words()));

    let (published, updated) = date::choose(&date::Statements {
        linked: linked.published.as_deref(),
        linked_modified: linked.modified.as_deref(),
        metas: &head.published,
        metas_modified: &head.modified,
        spots: &spots.dates,
        url: url.as_deref(),
        order,
    });
    facts.published = published.and_then(|(iso, place)| Fact::new(iso, place.words()));
    facts.updated = updated
        .filter(|(iso, _)| {
            facts
                .published
                .as_ref()
                .is_none_or(|published| published.value != *iso)
        })
        .and_then(|(iso, place)| Fact::new(iso, place.words()));
    facts.outlet = outlet(&head, &linked);
    facts.url = url.and_then(|url| Fact::new(url, "the page's canonical address"));
    facts.language = language(
        page,
        head.language.as_deref().or(linked.language.as_deref()),
    );
    facts
}

fn page_headings(page: &Page<'_>) -> Vec<String> {
    page.tree
        .elements(page.tree.root(), "h1")
        .take(heading::MAX_HEADINGS)
        .map(|h1| text::short_text(page.tree, h1))
        .collect()
}

/// Names of the outlet: as stated, and the words of the domain.
fn sites(head: &head::Head, linked: &linked::Linked, url: Option<&str>) -> Vec<String> {
    let mut sites: Vec<String> = head
        .site_names
        .iter()
        .map(|name| name.trim_start_matches('@').to_owned())
        .collect();
    sites.extend(linked.publisher.clone());
    if let Some(host) = url.and_then(host) {
        sites.push(host.to_owned());
        let mut labels: Vec<&str> = host.split('.').collect();
        labels.pop();
        sites.extend(
            labels
                .iter()
                .filter(|label| label.len() > 3)
                .map(|label| (*label).to_owned()),
        );
    }
    sites.retain(|site| !site.is_empty() && site.len() < 80 && !site.starts_with("http"));
    sites
}

fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://")?.1;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    Some(host.trim_start_matches("www."))
}

fn candidates(
    head: &head::Head,
    linked: &linked::Linked,
    spots: &spot::Spots,
    page_title: Option<&str>,
) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for (heading, trust) in &spots.headings {
        candidates.push(Candidate {
            text: heading.clone(),
            place: Place::Heading,
            trust: *trust,
        });
    }
    if let Some(headline) = &linked.headline {
        candidates.push(Candidate {
            text: headline.clone(),
            place: Place::JsonLd,
            trust: if linked.is_news && !spots.crumbs.contains(&key(headline)) {
                title::NEWS_TRUST
            } else {
                title::trust(Place::JsonLd)
            },
        });
    }
    let mut offer = |text: &str, place: Place| {
        candidates.push(Candidate {
            text: text.to_owned(),
            place,
            trust: title::trust(place),
        });
    };
    for title in head.titles.iter().take(6) {
        offer(title, Place::Meta);
    }
    if let Some(title) = page_title {
        offer(title, Place::Title);
    }
    candidates
}

/// The summary: what the head states and readers see too, else the line under the title, else what
/// the head states.
fn dek(
    head: &head::Head,
    linked: &linked::Linked,
    spots: &spot::Spots,
    headline: Option<&Fact>,
) -> Option<Fact> {
    let title = headline.map(|fact| key(&fact.value)).unwrap_or_default();
    let stated: Vec<(&String, Place)> = head
        .deks
        .iter()
        .map(|dek| (dek, Place::Meta))
        .chain(linked.description.iter().map(|dek| (dek, Place::JsonLd)))
        .chain(linked.alternative.iter().map(|dek| (dek, Place::JsonLd)))
        .filter(|(dek, _)| likeness(&key(dek), &title) < 0.99)
        .collect();
    let seen = stated
        .iter()
        .find(|(dek, _)| spots.seen.binary_search(&key(dek)).is_ok());
    if let Some((dek, place)) = seen {
        return Fact::new((*dek).clone(), place.words());
    }
    if let Some(dek) = spots.deks.first() {
        return Fact::new(dek.clone(), "the line under the title");
    }
    // The alternative title is a summary only where readers see it.
    let (dek, place) = stated
        .iter()
        .find(|(dek, _)| linked.alternative.as_ref() != Some(dek))?;
    Fact::new((*dek).clone(), place.words())
}

fn outlet(head: &head::Head, linked: &linked::Linked) -> Option<Fact> {
    let named = |name: &String| !name.starts_with('@') && !name.starts_with("http");
    head.site_names
        .iter()
        .find(|name| named(name))
        .map(|name| (name.clone(), Place::Meta))
        .or_else(|| {
            linked
                .publisher
                .clone()
                .filter(named)
                .map(|name| (name, Place::JsonLd))
        })
        .and_then(|(name, place)| Fact::new(name, place.words()))
}

/// What the page's other dates, its language and the country of its address show.
fn order(page: &Page<'_>, language: Option<&str>, url: Option<&str>) -> Order {
    let lines = page.lines.iter().map(|line| line.text.as_str());
    let country = url.and_then(host).and_then(|host| host.rsplit('.').next());
    let by_address = || match country {
        // English pages of no country are mostly American.
        Some("com" | "org" | "net" | "us" | "gov" | "edu")
            if language.is_some_and(|tag| tag.eq_ignore_ascii_case("en")) =>
        {
            Order::MonthFirst
        }
        Some(country) if country.len() == 2 => Order::DayFirst,
        _ => Order::Unknown,
    };
    order_evidence(lines)
        .or(language.map_or(Order::Unknown, order_of_tag))
        .or(by_address())
}

/// The language that the page states. Systems state English when nobody sets it, so the words of the
/// page count against that.
fn language(page: &Page<'_>, stated: Option<&str>) -> Option<Fact> {
    const SAMPLE_BYTES: usize = 4000;
    let tag = stated.and_then(tag)?;
    if tag == "en" || tag.starts_with("en-") {
        let mut sample = String::new();
        for line in page.lines.iter().filter(|line| line.text.len() > 80) {
            if sample.len() > SAMPLE_BYTES {
                break;
            }
            sample.push_str(&line.text);
            sample.push('\n');
        }
        let told = newsline::language::tell(&sample).filter(|told| *told != "en");
        if let Some(told) = told {
            return Fact::new(told, "the words of the page");
        }
    }
    Fact::new(tag, Place::Html.words())
}

/// A language tag in its usual form: `en_gb` → `en-GB`.
fn tag(stated: &str) -> Option<String> {
    let mut parts = stated.trim().split(['-', '_']);
    let language = parts.next()?.to_ascii_lowercase();
    let is_letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !(2..=3).contains(&language.len()) || !is_letters(&language) {
        return None;
    }
    let mut tag = language;
    for part in parts.take(2) {
        match part.len() {
            2 if is_letters(part) => {
                tag.push('-');
                tag.push_str(&part.to_ascii_uppercase());
            }
            4 if is_letters(part) => {
                tag.push('-');
                tag.push_str(&part[..1].to_ascii_uppercase());
                tag.push_str(&part[1..].to_ascii_lowercase());
            }
            3 if part.bytes().all(|byte| byte.is_ascii_digit()) => {
                tag.push('-');
                tag.push_str(part);
            }
            _ => break,
        }
    }
    Some(tag)
}

#[cfg(test)]
mod tests;
