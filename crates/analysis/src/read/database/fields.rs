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

/// Labels and what they give. Lower case.
pub(super) type Labels = &'static [(&'static str, Field)];

use Field as F;

/// Labels of both kinds of Nexis export.
#[rustfmt::skip]
pub(super) const NEXIS: Labels = &[
    ("headline", F::Headline), ("titel", F::Headline), ("titre", F::Headline),
    ("highlight", F::Dek), ("zusammenfassung", F::Dek),
    ("byline", F::Byline), ("autor", F::Byline), ("von", F::Byline), ("auteur", F::Byline),
    ("verfasser", F::Byline), ("autoren", F::Byline),
    ("dateline", F::Dateline),
    ("length", F::Length), ("länge", F::Length), ("longueur", F::Length), ("longitud", F::Length),
    ("lengte", F::Length),
    ("section", F::Head), ("rubrik", F::Head), ("rubrique", F::Head), ("sección", F::Head),
    ("sectie", F::Head), ("edition", F::Head), ("ausgabe", F::Head), ("series", F::Head),
    ("body", F::Body), ("text", F::Body), ("texte", F::Body),
    ("graphic", F::Caption), ("grafik", F::Caption), ("graphique", F::Caption),
    ("photo", F::Caption), ("photos", F::Caption), ("photo(s)", F::Caption),
    ("cutline", F::Caption), ("chart", F::Caption),
    ("correction", F::EditorNote),
    ("language", F::Language), ("sprache", F::Language), ("langue", F::Language),
    ("idioma", F::Language), ("taal", F::Language),
    ("url", F::Url),
    ("load-date", F::Tail), ("update", F::Tail), ("publication-type", F::Tail),
    ("type-publication", F::Tail), ("publikationstyp", F::Tail), ("zeitungs-code", F::Tail),
    ("journal-code", F::Tail), ("document-type", F::Tail), ("subject", F::Tail),
    ("sujet", F::Tail), ("encart", F::Tail), ("localisation-geo", F::Tail), ("category", F::Tail),
    ("city", F::Tail), ("company", F::Tail), ("correction-date", F::Tail), ("country", F::Tail),
    ("distribution", F::Tail), ("enhancement", F::Tail), ("geographic", F::Tail),
    ("industry", F::Tail), ("notes", F::Tail), ("organization", F::Tail), ("person", F::Tail),
    ("state", F::Tail), ("ticker", F::Tail), ("type", F::Tail), ("classification", F::Tail),
];

/// Labels of ProQuest.
#[rustfmt::skip]
pub(super) const PROQUEST: Labels = &[
    ("title", F::Headline), ("titel", F::Headline), ("titre", F::Headline), ("título", F::Headline),
    ("publication title", F::Outlet), ("publikationstitel", F::Outlet),
    ("titre de la publication", F::Outlet), ("título de publicación", F::Outlet),
    ("publication info", F::Outlet),
    ("author", F::Authors), ("autor", F::Authors), ("auteur", F::Authors),
    ("publication date", F::Date), ("publikationsdatum", F::Date),
    ("date de publication", F::Date), ("fecha de publicación", F::Date),
    ("abstract", F::Dek), ("zusammenfassung", F::Dek), ("résumé", F::Dek), ("resumen", F::Dek),
    ("full text", F::Body), ("volltext", F::Body), ("texte intégral", F::Body),
    ("texto completo", F::Body),
    ("copyright", F::Copyright),
    ("credit", F::Credit),
    ("language of publication", F::Language), ("language", F::Language),
    ("publikationssprache", F::Language), ("langue de publication", F::Language),
    ("idioma de la publicación", F::Language),
    ("links", F::Head), ("document url", F::Head), ("proquest document link", F::Head),
    ("publication year", F::Tail), ("first page", F::Tail), ("section", F::Tail),
    ("publication subject", F::Tail), ("issn", F::Tail), ("last updated", F::Tail),
    ("place of publication", F::Tail), ("country of publication", F::Tail),
    ("location", F::Tail), ("people", F::Tail), ("company / organization", F::Tail),
    ("publisher", F::Tail), ("identifier / keyword", F::Tail), ("source type", F::Tail),
    ("proquest document id", F::Tail), ("subject", F::Tail), ("database", F::Tail),
    ("document type", F::Tail), ("number of pages", F::Tail), ("volume", F::Tail),
    ("issue", F::Tail), ("pages", F::Tail), ("edition", F::Tail), ("document feature", F::Tail),
    ("classification", F::Tail), ("column", F::Tail), ("publication frequency", F::Tail),
    ("dateline", F::Tail), ("ethnicity", F::Tail), ("accession number", F::Tail),
    ("supplement", F::Tail), ("start page", F::Tail), ("source attribution", F::Tail),
    ("datenbank", F::Tail), ("base de données", F::Tail), ("base de datos", F::Tail),
];

/// Labels of the list that PressReader puts under a copied article.
pub(super) const PRESSREADER: Labels = &[
    ("article name", F::Headline),
    ("publication", F::Outlet),
    ("date", F::Date),
    ("author", F::Byline),
    ("section", F::Head),
    ("start page", F::Tail),
    ("end page", F::Tail),
];

/// Longest label, in bytes.
const MAX_LABEL: usize = 40;

/// The field that a line labels, and the byte where its value begins.
pub(super) fn field(labels: Labels, row: &str) -> Option<(Field, usize)> {
    let colon = row.bytes().take(MAX_LABEL).position(|byte| byte == b':')?;
    let key: String = row[..colon]
        .chars()
        .filter(|char| !is_invisible(*char))
        .map(|char| if char.is_whitespace() { ' ' } else { char })
        .flat_map(char::to_lowercase)
        .collect();
    let key = key.trim();
    let (_, field) = labels.iter().find(|(label, _)| *label == key)?;
    let value = row[colon + 1..]
        .trim_start_matches(|char: char| char.is_whitespace() || is_invisible(char));
    Some((*field, row.len() - value.len()))
}

/// Like [`field`], for exports that print their labels in capitals.
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
pub(super) fn is_copyright(row: &str) -> bool {
    if row.len() > 300 {
        return false;
    }
    let lower = row.to_lowercase();
    let starts = [
        "copyright",
        "©",
        "(c)",
        "all rights reserved",
        "alle rechte vorbehalten",
        "tous droits",
    ];
    starts.iter().any(|start| lower.starts_with(start))
        || (row.len() < 160 && (row.contains('©') || lower.contains("rights reserved")))
}

/// "1,234 words", in the languages of the databases: only a number and the word.
pub(super) fn is_word_count(value: &str) -> bool {
    let word = value.trim_start_matches(|char: char| {
        char.is_ascii_digit() || matches!(char, ',' | '.' | '\'' | ' ' | '\u{a0}' | '\u{202f}')
    });
    let has_number = value.starts_with(|char: char| char.is_ascii_digit());
    let words = [
        "words", "word", "mots", "wörter", "worte", "palabras", "parole", "palavras", "woorden",
        "слов",
    ];
    has_number && word.len() < value.len() && words.contains(&word.to_lowercase().as_str())
}

/// "Page 3 of 12", alone or with the database's copyright behind it: the head of a printed page.
/// Spaces may be lost.
pub(super) fn is_page_head(row: &str) -> bool {
    let Some(rest) = ["Page", "Seite", "Página"]
        .iter()
        .find_map(|word| row.strip_prefix(word))
    else {
        return false;
    };
    let (Some((_, rest)), true) = (number(rest), row.len() < 200) else {
        return false;
    };
    let Some(rest) = ["of", "von", "de"]
        .iter()
        .find_map(|word| rest.trim_start().strip_prefix(word))
    else {
        return false;
    };
    number(rest).is_some()
}

/// The number at the beginning, and what follows.
pub(super) fn number(text: &str) -> Option<(u32, &str)> {
    let text = text.trim_start();
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    Some((text.get(..end.min(9))?.parse().ok()?, &text[end..]))
}

/// The first date in some words, as ISO 8601.
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
pub(super) fn is_date_row(row: &str) -> bool {
    let dates = date::find(row);
    dates.n_other_words <= 4
        && dates
            .found
            .first()
            .is_some_and(|found| found.iso.is_some() && found.span.start <= 16)
}

/// "Spring 2019", "January 2010": a date without a day, as magazines have it.
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

/// Names of languages as databases print them, and their tags.
#[rustfmt::skip]
const LANGUAGES: &[(&str, &str)] = &[
    ("english", "en"), ("englisch", "en"), ("anglais", "en"), ("inglés", "en"), ("en", "en"),
    ("german", "de"), ("deutsch", "de"), ("allemand", "de"), ("alemán", "de"), ("de", "de"),
    ("french", "fr"), ("französisch", "fr"), ("français", "fr"), ("francés", "fr"), ("fr", "fr"),
    ("spanish", "es"), ("spanisch", "es"), ("espagnol", "es"), ("español", "es"), ("es", "es"),
    ("arabic", "ar"), ("arabisch", "ar"), ("arabe", "ar"), ("ar", "ar"), ("chinese", "zh"),
    ("dutch", "nl"), ("niederländisch", "nl"), ("nederlands", "nl"), ("italian", "it"),
    ("italienisch", "it"), ("italiano", "it"), ("japanese", "ja"), ("hebrew", "he"),
    ("korean", "ko"), ("persian", "fa"), ("polish", "pl"), ("portuguese", "pt"),
    ("português", "pt"), ("russian", "ru"), ("russisch", "ru"), ("russe", "ru"), ("turkish", "tr"),
    ("türkisch", "tr"), ("ukrainian", "uk"), ("danish", "da"), ("norwegian", "no"),
    ("swedish", "sv"), ("finnish", "fi"), ("czech", "cs"), ("greek", "el"), ("hungarian", "hu"),
    ("romanian", "ro"), ("urdu", "ur"), ("hindi", "hi"), ("indonesian", "id"),
];

/// BCP 47 tag of the first language named.
pub(super) fn language_tag(value: &str) -> Option<&'static str> {
    let name = value
        .split([';', ',', '|', '/'])
        .next()?
        .trim()
        .to_lowercase();
    LANGUAGES
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, tag)| *tag)
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
