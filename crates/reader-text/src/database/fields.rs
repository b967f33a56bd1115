//! A line of an export → the field it labels; the words of a field → the value they state.
//!
//! Where a field may stand, the rooms of the databases know. Labels in English, German, French and
//! Spanish, since a database labels in the language of the one who asks it.

use newsline::{agency, byline, date};

/// What a labelled line gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Headline,
    Dek,
    Outlet,
    Byline,
    /// Writers with the surname first, apart by semicolons.
    Authors,
    Dateline,
    Date,
    /// Opens the text.
    Body,
    Caption,
    EditorNote,
    /// Who the text comes from.
    Credit,
    Copyright,
    Language,
    Url,
    /// Number of words: the surest sign of a head.
    Length,
    /// Part of the paper, and what else stands above the text.
    Head,
    /// Codes and subjects below the text.
    Tail,
}

/// Fields and their labels: lower case, apart by bars.
pub(super) type Labels = &'static [(Field, &'static str)];

use Field as F;

/// Labels of both kinds of Nexis export.
pub(super) const NEXIS: Labels = &[
    (F::Headline, "headline|titel|titre"),
    (F::Dek, "highlight|zusammenfassung"),
    (F::Byline, "byline|autor|von|auteur|verfasser|autoren"),
    (F::Dateline, "dateline"),
    (F::Length, "length|länge|longueur|longitud|lengte"),
    (
        F::Head,
        "section|rubrik|rubrique|sección|sectie|edition|ausgabe|series",
    ),
    (F::Body, "body|text|texte"),
    (
        F::Caption,
        "graphic|grafik|graphique|photo|photos|photo(s)|cutline|chart",
    ),
    (F::EditorNote, "correction"),
    (F::Language, "language|sprache|langue|idioma|taal"),
    (F::Url, "url"),
    (
        F::Tail,
        "load-date|update|publication-type|type-publication|publikationstyp|zeitungs-code|\
        journal-code|document-type|subject|sujet|encart|localisation-geo|category|city|company|\
        correction-date|country|distribution|enhancement|geographic|industry|notes|organization|\
        person|state|ticker|type|classification",
    ),
];

/// Labels of ProQuest.
pub(super) const PROQUEST: Labels = &[
    (F::Headline, "title|titel|titre|título"),
    (
        F::Outlet,
        "publication title|publikationstitel|titre de la publication|\
        título de publicación|publication info",
    ),
    (F::Authors, "author|autor|auteur"),
    (
        F::Date,
        "publication date|publikationsdatum|date de publication|fecha de publicación",
    ),
    (F::Dek, "abstract|zusammenfassung|résumé|resumen"),
    (F::Body, "full text|volltext|texte intégral|texto completo"),
    (F::Copyright, "copyright"),
    (F::Credit, "credit"),
    (
        F::Language,
        "language of publication|language|publikationssprache|langue de publication|\
        idioma de la publicación",
    ),
    (F::Head, "links|document url|proquest document link"),
    (
        F::Tail,
        "publication year|first page|section|publication subject|issn|last updated|\
        place of publication|country of publication|location|people|company / organization|\
        publisher|identifier / keyword|source type|proquest document id|subject|database|\
        document type|number of pages|volume|issue|pages|edition|document feature|classification|\
        column|publication frequency|dateline|ethnicity|accession number|supplement|start page|\
        source attribution|datenbank|base de données|base de datos",
    ),
];

/// Labels of the list that PressReader puts under a copied article.
pub(super) const PRESSREADER: Labels = &[
    (F::Headline, "article name"),
    (F::Outlet, "publication"),
    (F::Date, "date"),
    (F::Byline, "author"),
    (F::Head, "section"),
    (F::Tail, "start page|end page"),
];

/// What follows the first of `words`, apart by bars, that `text` begins with.
// Never inline, as all that is asked of lines here: asked for in a hundred places, none of them hot,
// and the code of exports is loaded with the page.
#[inline(never)]
pub(super) fn after<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    words.split('|').find_map(|word| text.strip_prefix(word))
}

/// Whether `text` is one of `words`, apart by bars.
#[inline(never)]
pub(super) fn is_one_of(text: &str, words: &str) -> bool {
    words.split('|').any(|word| word == text)
}

/// Longest label, in bytes.
const MAX_LABEL: usize = 40;

/// The field that a line labels, and the byte where its value begins.
#[inline(never)]
pub(super) fn field(labels: Labels, row: &str) -> Option<(Field, usize)> {
    let colon = row.bytes().take(MAX_LABEL).position(|byte| byte == b':')?;
    let key: String = row[..colon]
        .chars()
        .filter(|char| !is_invisible(*char))
        .map(|char| if char.is_whitespace() { ' ' } else { char })
        .flat_map(char::to_lowercase)
        .collect();
    let key = key.trim();
    let (field, _) = labels.iter().find(|(_, words)| is_one_of(key, words))?;
    let value = row[colon + 1..]
        .trim_start_matches(|char: char| char.is_whitespace() || is_invisible(char));
    Some((*field, row.len() - value.len()))
}

/// Like [`field`], for exports that print their labels in capitals.
#[inline(never)]
pub(super) fn field_in_capitals(labels: Labels, row: &str) -> Option<(Field, usize)> {
    let label = row.split(':').next()?;
    if label.len() > MAX_LABEL || label.chars().any(char::is_lowercase) {
        return None;
    }
    field(labels, row)
}

/// Characters that programs put between letters and nobody sees.
fn is_invisible(char: char) -> bool {
    matches!(char, '\u{ad}' | '\u{200b}' | '\u{feff}')
}

/// Whether a line is a copyright line or the sentence that goes with it.
#[inline(never)]
pub(super) fn is_copyright(row: &str) -> bool {
    if row.len() > 300 {
        return false;
    }
    let lower = row.to_lowercase();
    let starts = "copyright|©|(c)|all rights reserved|alle rechte vorbehalten|tous droits";
    after(&lower, starts).is_some()
        || (row.len() < 160 && (row.contains('©') || lower.contains("rights reserved")))
}

/// "1,234 words", in the languages of the databases: only a number and the word.
#[inline(never)]
pub(super) fn is_word_count(value: &str) -> bool {
    let word = value.trim_start_matches(|char: char| {
        char.is_ascii_digit() || matches!(char, ',' | '.' | '\'' | ' ' | '\u{a0}' | '\u{202f}')
    });
    let has_number = value.starts_with(|char: char| char.is_ascii_digit());
    let words = "words|word|mots|wörter|worte|palabras|parole|palavras|woorden|слов";
    has_number && word.len() < value.len() && is_one_of(&word.to_lowercase(), words)
}

/// "Page 3 of 12", alone or with the database's copyright behind it: the head of a printed page.
/// Spaces may be lost.
#[inline(never)]
pub(super) fn is_page_head(row: &str) -> bool {
    let Some((_, rest)) = after(row, "Page|Seite|Página").and_then(number) else {
        return false;
    };
    let Some(rest) = after(rest.trim_start(), "of|von|de").filter(|_| row.len() < 200) else {
        return false;
    };
    number(rest).is_some()
}

/// The number at the beginning, and what follows.
#[inline(never)]
pub(super) fn number(text: &str) -> Option<(u32, &str)> {
    let text = text.trim_start();
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    Some((text.get(..end.min(9))?.parse().ok()?, &text[end..]))
}

/// The first date in some words, as ISO 8601.
#[inline(never)]
pub(super) fn iso_date(words: &str) -> Option<String> {
    let first = |words: &str| {
        date::find(words)
            .found
            .into_iter()
            .find_map(|found| found.iso)
    };
    first(words).or_else(|| first(&join_year(words)?))
}

/// "Jan 11, 2 009": ProQuest loses and gains spaces.
fn join_year(words: &str) -> Option<String> {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let (head, last) = words.rsplit_once(' ')?;
    let (start, before) = head.rsplit_once(' ')?;
    let is_year = digits(before) && digits(last) && before.len() + last.len() == 4;
    is_year.then(|| format!("{start} {before}{last}"))
}

/// Whether a line is one of publication: a date and little else ("Late Edition", "Monday").
#[inline(never)]
pub(super) fn is_date_row(row: &str) -> bool {
    let dates = date::find(row);
    dates.n_other_words <= 4
        && dates
            .found
            .first()
            .is_some_and(|found| found.iso.is_some() && found.span.start <= 16)
}

/// "Spring 2019", "January 2010": a date without a day, as magazines have it.
#[inline(never)]
pub(super) fn is_month_row(row: &str) -> bool {
    let mut words = row.split(|char: char| char.is_whitespace() || matches!(char, ',' | '/' | '-'));
    row.len() < 40
        && words.clone().count() <= 4
        && words.any(|word| {
            word.len() == 4
                && word
                    .parse::<u32>()
                    .is_ok_and(|year| (1900..2100).contains(&year))
        })
}

/// The outlet without the place and the edition that databases add: "The Courier(Northgate)".
#[inline(never)]
pub(super) fn outlet_name(words: &str) -> &str {
    let mut name = words.trim().trim_end_matches(';');
    // "Harbour News ; Northgate, Ont."
    name = name.split(';').next().unwrap_or(name).trim();
    name = name.split(" -- ").next().unwrap_or(name).trim();
    while name.ends_with([')', ']']) {
        let open = name.rfind(['(', '[']).unwrap_or(0);
        if open == 0 {
            break;
        }
        name = name[..open].trim_end();
    }
    name
}

/// The agency that an outlet's or writer's name begins with: "Associated Press International".
#[inline(never)]
pub(super) fn agency_of(words: &str) -> Option<&'static str> {
    let name = outlet_name(words);
    let mut ends = name
        .match_indices(' ')
        .map(|(at, _)| at)
        .chain([name.len()])
        .take(6)
        .collect::<Vec<_>>();
    ends.reverse();
    ends.into_iter()
        .find_map(|end| agency::agency(name.get(..end)?))
}

/// The writers that a byline names.
pub(super) fn byline_names(value: &str) -> Vec<String> {
    // "BYLINE: By: Lena Marsh" and longer notes on the writers are read by the same rules as on pages.
    let parsed = byline::parse(value, &|name| agency::is_agency(name));
    parsed
        .names
        .iter()
        .filter_map(|(start, end)| value.get(*start..*end))
        .map(ToString::to_string)
        .collect()
}

/// "Marsh, Lena; Ort, Eva" → the names as they are spoken.
pub(super) fn turned_names(value: &str) -> Vec<String> {
    value
        .split(';')
        .map(str::trim)
        .filter(|name| !name.is_empty() && !name.eq_ignore_ascii_case("anonymous"))
        .map(|name| match name.split_once(',') {
            Some((surname, given)) if !given.contains(',') => {
                format!("{} {}", given.trim(), surname.trim())
            }
            _ => name.to_string(),
        })
        .filter(|name| byline::is_name(name) && !agency::is_agency(name))
        .collect()
}

/// Tags of languages, and their names as databases print them.
const LANGUAGES: &[(&str, &str)] = &[
    ("en", "english|englisch|anglais|inglés|en"),
    ("de", "german|deutsch|allemand|alemán|de"),
    ("fr", "french|französisch|français|francés|fr"),
    ("es", "spanish|spanisch|espagnol|español|es"),
    ("ar", "arabic|arabisch|arabe|ar"),
    ("zh", "chinese"),
    ("nl", "dutch|niederländisch|nederlands"),
    ("it", "italian|italienisch|italiano"),
    ("ja", "japanese"),
    ("he", "hebrew"),
    ("ko", "korean"),
    ("fa", "persian"),
    ("pl", "polish"),
    ("pt", "portuguese|português"),
    ("ru", "russian|russisch|russe"),
    ("tr", "turkish|türkisch"),
    ("uk", "ukrainian"),
    ("da", "danish"),
    ("no", "norwegian"),
    ("sv", "swedish"),
    ("fi", "finnish"),
    ("cs", "czech"),
    ("el", "greek"),
    ("hu", "hungarian"),
    ("ro", "romanian"),
    ("ur", "urdu"),
    ("hi", "hindi"),
    ("id", "indonesian"),
];

/// BCP 47 tag of the first language named.
#[inline(never)]
pub(super) fn language_tag(value: &str) -> Option<&'static str> {
    let name = value
        .split([';', ',', '|', '/'])
        .next()?
        .trim()
        .to_lowercase();
    let found = LANGUAGES.iter().find(|(_, names)| is_one_of(&name, names));
    found.map(|(tag, _)| *tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_found_in_several_languages() {
        for (row, expected) in [
            ("LENGTH: 355 words", Some((Field::Length, "355 words"))),
            ("Length:\u{a0}571 words", Some((Field::Length, "571 words"))),
            ("LÄNGE: 355 Wörter", Some((Field::Length, "355 Wörter"))),
            (
                "LONGUEUR\u{a0}: 355 mots",
                Some((Field::Length, "355 mots")),
            ),
            (
                "By\u{ad}line:\u{a0}Lena Marsh",
                Some((Field::Byline, "Lena Marsh")),
            ),
            ("The minister said: no", None),
            ("LENGTH", None),
        ] {
            let found = field(NEXIS, row).map(|(field, at)| (field, &row[at..]));
            assert_eq!(found, expected, "{row}");
        }
        assert_eq!(field_in_capitals(NEXIS, "Length: 355 words"), None);
        assert!(field_in_capitals(NEXIS, "LÄNGE: 355 Wörter").is_some());
    }

    #[test]
    fn word_counts() {
        for value in [
            "355 words",
            "1,234 words",
            "1.234 Wörter",
            "1\u{a0}234 mots",
            "90 palabras",
        ] {
            assert!(is_word_count(value), "{value}");
        }
        for value in ["words", "12", "355 words were said", "In 355 words"] {
            assert!(!is_word_count(value), "{value}");
        }
    }

    #[test]
    fn page_heads() {
        for row in [
            "Page 2 of 14",
            "Page 12 of 175 © 2026 Factiva, Inc. All rights reserved.",
            "Page12of175 ©2026Factiva,Inc.Allrightsreserved.",
            "Seite 2 von 3",
        ] {
            assert!(is_page_head(row), "{row}");
        }
        assert!(!is_page_head("Page 3 was left empty by the editors"));
    }

    #[test]
    fn outlets_lose_place_and_edition() {
        for (words, name) in [
            ("The Courier(Northgate)", "The Courier"),
            ("Harbour News (Online) (Europe)", "Harbour News"),
            (
                "Harbour Times ; Northgate, Ont. [Northgate, Ont]",
                "Harbour Times",
            ),
            ("Agence France Presse -- English", "Agence France Presse"),
            ("(Untitled)", "(Untitled)"),
        ] {
            assert_eq!(outlet_name(words), name);
        }
        assert_eq!(
            agency_of("Associated Press International"),
            Some("Associated Press")
        );
        assert_eq!(
            agency_of("Agence France Presse -- English"),
            Some("Agence France-Presse")
        );
        assert_eq!(agency_of("Harbour News"), None);
    }

    #[test]
    fn dates_with_lost_and_gained_spaces() {
        assert_eq!(iso_date("Jan 11, 2 009").as_deref(), Some("2009-01-11"));
        assert_eq!(iso_date("May 8, 2010").as_deref(), Some("2010-05-08"));
        assert_eq!(iso_date("12 10 45"), None);
        assert!(is_date_row(
            "March 20, 2003, Thursday, Late Edition - Final"
        ));
        assert!(!is_date_row("Talks end in March 2003"));
        assert!(is_month_row("Spring 2019") && !is_month_row("In 2019 the talks about it ended"));
    }

    #[test]
    fn names_are_turned_round() {
        assert_eq!(
            turned_names("Marsh, Lena; al-Amin, Omar"),
            ["Lena Marsh", "Omar al-Amin"]
        );
        assert!(turned_names("Anonymous").is_empty());
        assert_eq!(
            byline_names("By Lena Marsh and Omar al-Amin, Associated Press").len(),
            2
        );
    }

    #[test]
    fn language_names() {
        assert_eq!(language_tag("ENGLISH; GERMAN"), Some("en"));
        assert_eq!(language_tag("Deutsch"), Some("de"));
        assert_eq!(language_tag("Klingon"), None);
    }
}
