//! All that names writers → the writers, one each, and the agency among them.
//!
//! Method: places in the order of trust; what a later place says more exactly (a name for a login)
//! wins. Names of outlets and of nobody ("Admin") are kept only when the page names nobody else.

use super::Place;
use super::spot::{Sign, Spot};
use super::text::key;
use newsline::agency::agency;
use newsline::byline::{is_nobody, writers};

/// The writers of an article.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Chosen {
    pub names: Vec<String>,
    pub agency: Option<String>,
    pub place: Option<Place>,
}

/// What states writers.
pub(super) struct Statements<'a> {
    /// JSON-LD: name, whether it is stated to be an organisation.
    pub linked: &'a [(String, bool)],
    pub metas: &'a [String],
    pub bylines: &'a [Spot],
    /// Keys of names of the outlet.
    pub sites: &'a [String],
    /// Key of the title.
    pub title: &'a str,
    /// The lines of the page.
    pub lines: &'a [&'a str],
}

/// Names of one place: persons, and what else is stated.
#[derive(Debug, Default)]
struct Named {
    persons: Vec<String>,
    others: Vec<String>,
}

impl Named {
    fn add(&mut self, stated: &str, is_organisation: bool, sites: &[String]) {
        let found = writers(stated, &|name| is_site(name, sites));
        let slot = if is_organisation {
            &mut self.others
        } else {
            &mut self.persons
        };
        for name in found.names {
            if !slot.iter().any(|known| key(known) == key(&name)) {
                slot.push(name);
            }
        }
        self.others.extend(found.others);
    }

    fn merge(&mut self, other: Named) {
        for name in other.persons {
            if !self.persons.iter().any(|known| key(known) == key(&name)) {
                self.persons.push(name);
            }
        }
        self.others.extend(other.others);
    }

    /// Whether a person has two words: a name, not a login.
    fn is_full(&self) -> bool {
        self.persons.iter().any(|name| is_full(name))
    }
}

fn is_full(name: &str) -> bool {
    let is_spaceless = name.chars().next().is_some_and(|char| char > '\u{2e80}');
    (is_spaceless || name.split_whitespace().count() >= 2)
        && (is_spaceless || name.chars().any(char::is_uppercase) || !name.is_ascii())
}

fn is_site(name: &str, sites: &[String]) -> bool {
    let name = key(name).replace(' ', "");
    !name.is_empty() && sites.iter().any(|site| site.replace(' ', "") == name)
}

/// Farthest byline from the title, in lines.
const FAR: i32 = 40;

/// Chooses the writers.
pub(super) fn choose(stated: &Statements<'_>) -> Chosen {
    let mut linked = Named::default();
    for (name, is_organisation) in stated.linked {
        linked.add(name, *is_organisation, stated.sites);
    }
    let mut metas = Named::default();
    for name in stated.metas {
        // Several meta tags say the same in several forms; the first that names persons counts,
        // citation_author and its kin come one name a tag.
        metas.add(name, false, stated.sites);
        if metas.persons.len() > 1 && name.contains([',', ';']) {
            break;
        }
    }
    // Only where nobody is stated: all words of the page are looked at.
    let common = if linked.is_full() || metas.is_full() {
        Vec::new()
    } else {
        common_words(stated)
    };
    let visible = visible(stated, &common);
    let mut chosen = Chosen {
        agency: [&linked, &metas, &visible]
            .iter()
            .flat_map(|named| &named.others)
            .find_map(|name| agency(name))
            .map(str::to_owned),
        ..Chosen::default()
    };
    let places = [
        (&linked, Place::JsonLd),
        (&metas, Place::Meta),
        (&visible, Place::Byline),
    ];
    let pick = places
        .iter()
        .find(|(named, _)| named.is_full())
        .or_else(|| places.iter().find(|(named, _)| !named.persons.is_empty()));
    if let Some((named, place)) = pick {
        chosen.names.clone_from(&named.persons);
        chosen.place = Some(*place);
        return chosen;
    }
    // Nobody is named: the outlet or agency that the page names as the author.
    for (named, place) in [
        (&visible, Place::Byline),
        (&linked, Place::JsonLd),
        (&metas, Place::Meta),
    ] {
        let other = named.others.iter().find(|name| !is_nobody(name));
        if let Some(other) = other {
            chosen.names.push(other.clone());
            chosen.place = Some(place);
            break;
        }
    }
    chosen
}

/// The writers that the visible page names near its title; else those it names anywhere, when they
/// are the same everywhere.
fn visible(stated: &Statements<'_>, common: &[String]) -> Named {
    let is_near = |spot: &&Spot| !spot.is_aside && (-6..=FAR).contains(&spot.distance);
    let is_person = |spot: &&Spot| is_stated(spot) || may_name(&spot.text, stated.title);
    let bylines = || stated.bylines.iter().filter(is_person);
    let mut near: Vec<&Spot> = bylines().filter(is_near).collect();
    // Stable: of equals the first of the page.
    near.sort_by_key(|spot| {
        let far = if spot.distance < 0 {
            2 - spot.distance
        } else {
            spot.distance
        };
        (spot.sign, far)
    });
    let mut found = best(&near, stated.sites, common);
    if found.persons.is_empty() {
        // A byline in a column at the side of the title.
        let is_beside =
            |spot: &&Spot| (-4..=12).contains(&spot.distance) && spot.sign <= Sign::Mark;
        let beside: Vec<&Spot> = bylines().filter(is_beside).collect();
        found.persons = best(&beside, stated.sites, common).persons;
    }
    if found.persons.is_empty() {
        found.persons = only_one(stated, common);
    }
    found
}

/// Whether the page itself says that a place names writers; else it only looks so.
fn is_stated(spot: &Spot) -> bool {
    spot.sign <= Sign::Mark
}

/// Whether a line that looks like a byline may name somebody: no menu, no button, not the title.
fn may_name(line: &str, title: &str) -> bool {
    let mut buffer = String::new();
    let lower = line.to_lowercase();
    let asks = ["copyright", "©", "follow ", "sponsored", "text size"];
    !newsline::phrase::look_up(line, &mut buffer).is_menu
        && asks.iter().all(|start| !lower.starts_with(start))
        && key(line) != title
}

/// The words of lines that look like bylines which the page also writes in lower case, sorted:
/// "Home Decor" is no person where the text speaks of decor for the home.
fn common_words(stated: &Statements<'_>) -> Vec<String> {
    let mut words: Vec<(String, bool)> = stated
        .bylines
        .iter()
        .filter(|spot| !is_stated(spot))
        .flat_map(|spot| words(&spot.text))
        .map(|word| (word.to_lowercase(), false))
        .collect();
    words.sort_unstable();
    words.dedup();
    if words.is_empty() {
        return Vec::new();
    }
    for word in stated.lines.iter().flat_map(|line| self::words(line)) {
        if word.starts_with(char::is_lowercase)
            && let Ok(idx) = words.binary_search_by(|(known, _)| known.as_str().cmp(word))
        {
            words[idx].1 = true;
        }
    }
    words
        .into_iter()
        .filter_map(|(word, is_common)| is_common.then_some(word))
        .collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|char: char| !char.is_alphabetic())
        .filter(|word| !word.is_empty())
}

/// Whether all words of a name are common words, or names of places to follow somebody.
fn is_common(name: &str, common: &[String]) -> bool {
    words(name).all(|word| {
        let lower = word.to_lowercase();
        common.binary_search(&lower).is_ok()
            || matches!(
                lower.as_str(),
                "facebook" | "instagram" | "twitter" | "linkedin" | "youtube" | "whatsapp" | "rss"
            )
    })
}

/// The first place that names a person in full, with its neighbours of the same kind (one element a
/// writer); else the first that names anybody.
fn best(spots: &[&Spot], sites: &[String], common: &[String]) -> Named {
    let mut found = Named::default();
    let mut others = Vec::new();
    let names_in = |spot: &Spot| {
        let mut named = Named::default();
        named.add(&spot.text, false, sites);
        if !is_stated(spot) {
            named.persons.retain(|name| !is_common(name, common));
        }
        named
    };
    for spot in spots {
        let mut named = names_in(spot);
        others.append(&mut named.others);
        if named.is_full() {
            found.persons.clear();
            for near in spots {
                if near.sign == spot.sign && (near.distance - spot.distance).abs() <= 3 {
                    found.merge(names_in(near));
                }
            }
            found.persons.retain(|name| is_full(name));
            break;
        }
        if found.persons.is_empty() && named.persons.len() == 1 && spot.sign != Sign::Name {
            found.persons = named.persons;
        }
    }
    others.append(&mut found.others);
    found.others = others;
    found
}

/// The one person that markup far from the title names, alone or again and again.
fn only_one(stated: &Statements<'_>, common: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for spot in stated.bylines {
        if !matches!(
            spot.sign,
            Sign::Markup | Sign::Link | Sign::Zone | Sign::Name
        ) || !(is_stated(spot) || may_name(&spot.text, stated.title))
        {
            continue;
        }
        let mut stated_here = Named::default();
        stated_here.add(&spot.text, false, stated.sites);
        for name in stated_here.persons {
            let is_person = is_full(&name)
                && newsline::byline::is_name(&name)
                && (is_stated(spot) || !is_common(&name, common));
            if is_person && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    if names.len() == 1 { names } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(text: &str, sign: Sign, distance: i32) -> Spot {
        Spot {
            text: text.to_owned(),
            sign,
            distance,
            is_aside: false,
            machine: None,
            is_update: false,
            dates: newsline::date::Dates::default(),
        }
    }

    fn names(linked: &[(&str, bool)], metas: &[&str], bylines: &[Spot]) -> Vec<String> {
        let linked: Vec<_> = linked
            .iter()
            .map(|(name, is)| ((*name).to_owned(), *is))
            .collect();
        let metas: Vec<_> = metas.iter().map(|name| (*name).to_owned()).collect();
        choose(&Statements {
            linked: &linked,
            metas: &metas,
            bylines,
            sites: &["harbour news".to_owned()],
            title: "ships turn back",
            lines: &[
                "The decor of a home near the port.",
                "Home Decor",
                "Ada Quay",
            ],
        })
        .names
    }

    #[test]
    fn persons_go_before_offices() {
        for (linked, metas, expected) in [
            (
                vec![("Ada Quay", false)],
                vec!["Harbour News"],
                vec!["Ada Quay"],
            ),
            (
                vec![("Harbour News", true)],
                vec!["Ada Quay"],
                vec!["Ada Quay"],
            ),
            (vec![("admin", false)], vec!["Ada Quay"], vec!["Ada Quay"]),
            (
                vec![("ada-quay", false)],
                vec!["Ada Quay"],
                vec!["Ada Quay"],
            ),
            (vec![("Harbour News", true)], vec![], vec!["Harbour News"]),
            (vec![("admin", false)], vec![], vec![]),
        ] {
            assert_eq!(
                names(&linked, &metas, &[]),
                expected,
                "{linked:?} {metas:?}"
            );
        }
    }

    #[test]
    fn visible_bylines_near_the_title_count() {
        let spots = [
            spot("By Cy Ross", Sign::Mark, 90),
            spot("By Ada Quay and Bo Ash", Sign::Mark, 2),
        ];
        assert_eq!(names(&[], &[], &spots), ["Ada Quay", "Bo Ash"]);
        let chosen = choose(&Statements {
            linked: &[],
            metas: &[],
            bylines: &[spot("By Ada Quay, Associated Press", Sign::Mark, 1)],
            sites: &[],
            title: "",
            lines: &[],
        });
        assert_eq!(chosen.agency.as_deref(), Some("Associated Press"));
        assert_eq!(chosen.names, ["Ada Quay"]);
    }

    #[test]
    fn what_only_looks_like_a_byline_must_name_a_person() {
        for (line, expected) in [
            ("Home Decor", None),
            ("Ada Quay", Some("Ada Quay")),
            ("Contact Us", None),
            ("Facebook Instagram", None),
            ("Copyright Ada Quay", None),
            ("Ships Turn Back", None),
        ] {
            let found = names(&[], &[], &[spot(line, Sign::Zone, 2)]);
            assert_eq!(found.first().map(String::as_str), expected, "{line}");
        }
        let found = names(&[], &[], &[spot("By Home Decor", Sign::Mark, 2)]);
        assert_eq!(found, ["Home Decor"], "the page says so");
    }
}
