//! Zones of an article → what it states about itself, with the words that state it.
//!
//! Nothing is concluded from the text of the article: a fact that is not stated stays absent.
//! Agencies are told from other outlets by a list, since a copyright line of an agency on another
//! outlet's page names the origin of the text, not the publisher.

use super::split;
use crate::{Evidence, Lexicon, Meta, Span, Stated, Zone, ZoneKind};
use newsline::agency::{AGENCIES, agency, is_agency};
use newsline::{byline, date};

/// Collects what the zones state.
pub(super) fn meta(text: &str, zones: &[Zone], lexicon: &Lexicon) -> Meta {
    let mut meta = Meta::default();
    let mut has_body = false;
    for zone in zones {
        let line = &text[zone.span];
        let at = zone.span.start as usize;
        match zone.kind {
            ZoneKind::Headline => keep(&mut meta.headline, tidy(line, at)),
            ZoneKind::Dek => keep(&mut meta.dek, tidy(line, at)),
            ZoneKind::Outlet => keep(&mut meta.outlet, outlet(line, at, lexicon)),
            // Names below the text, when the writers are known, are those of other articles.
            ZoneKind::Byline if has_body && !meta.authors.is_empty() => {
                read_agency(line, at, &mut meta);
            }
            ZoneKind::Byline => read_byline(line, at, lexicon, &mut meta),
            ZoneKind::Body => has_body = true,
            ZoneKind::Dateline => read_dateline(line, at, &mut meta),
            ZoneKind::SourceLine => read_source(line, at, lexicon, &mut meta),
            ZoneKind::Date => read_date(line, at, &mut meta),
            _ => {}
        }
    }
    for zone in zones.iter().filter(|zone| zone.kind == ZoneKind::Copyright) {
        read_copyright(
            &text[zone.span],
            zone.span.start as usize,
            lexicon,
            &mut meta,
        );
    }
    meta
}

/// The first statement counts: pages repeat themselves below.
fn keep(slot: &mut Option<Stated>, stated: Option<Stated>) {
    if slot.is_none() {
        *slot = stated;
    }
}

fn stated(value: impl Into<String>, at: usize, range: (usize, usize)) -> Stated {
    Stated {
        value: value.into(),
        evidence: Evidence::Text(Span::new(at + range.0, at + range.1)),
    }
}

/// The line without marks of Markdown, white space inside made single.
fn tidy(line: &str, at: usize) -> Option<Stated> {
    let is_mark = |char: char| {
        char.is_whitespace()
            || matches!(char, '#' | '*' | '_' | '=' | '>' | '\u{feff}' | '\u{200b}')
    };
    let start = line.len() - line.trim_start_matches(is_mark).len();
    let bare = line.trim_matches(is_mark);
    let value = bare.split_whitespace().collect::<Vec<_>>().join(" ");
    (!value.is_empty()).then(|| stated(value, at, (start, start + bare.len())))
}

fn outlet(line: &str, at: usize, lexicon: &Lexicon) -> Option<Stated> {
    let mut found = tidy(line, at)?;
    if let Some(known) = lexicon.media_named(&found.value) {
        found.value = known.to_string();
    }
    Some(found)
}

/// Most authors of one article; a page with more names in bylines is a list of something else.
const MAX_AUTHORS: usize = 40;

fn read_byline(line: &str, at: usize, lexicon: &Lexicon, meta: &mut Meta) {
    read_agency(line, at, meta);
    let is_media = |name: &str| is_agency(name) || lexicon.media_named(name).is_some();
    if byline::is_author_note(line) && byline::after_mark(line).is_none() {
        return;
    }
    let parsed = byline::parse(line, &is_media);
    for (start, end) in parsed.names {
        let value = small_letters(&line[start..end]);
        if meta.authors.len() < MAX_AUTHORS
            && !meta.authors.iter().any(|known| known.value == value)
        {
            meta.authors.push(stated(value, at, (start, end)));
        }
    }
}

/// An agency named anywhere in a byline or note on the writers.
fn read_agency(line: &str, at: usize, meta: &mut Meta) {
    if meta.agency.is_some() {
        return;
    }
    for names in AGENCIES {
        for name in *names {
            let Some(start) = line.find(name) else {
                continue;
            };
            let end = start + name.len();
            let is_apart = !line[..start].ends_with(char::is_alphanumeric)
                && !line[end..].starts_with(char::is_alphanumeric);
            if is_apart {
                meta.agency = Some(stated(names[0], at, (start, end)));
                return;
            }
        }
    }
}

fn read_dateline(line: &str, at: usize, meta: &mut Meta) {
    // The sentence that follows is another zone, so a stand-in is put after the dash.
    let Some(found) = split::dateline(&format!("{line} X")) else {
        return;
    };
    let (start, end) = found.place;
    if start < end {
        keep(
            &mut meta.dateline_place,
            Some(stated(small_letters(&line[start..end]), at, (start, end))),
        );
    }
    if let Some((start, end)) = found.bracket
        && let Some(name) = agency(&line[start..end])
    {
        keep(&mut meta.agency, Some(stated(name, at, (start, end))));
    }
    for day in date::find(line).found {
        if let Some(iso) = day.iso {
            keep(
                &mut meta.published,
                Some(Stated {
                    value: iso,
                    evidence: Evidence::Text(moved(day.span, at)),
                }),
            );
        }
    }
}

fn read_source(line: &str, at: usize, lexicon: &Lexicon, meta: &mut Meta) {
    if let Some(range) = split::url(line) {
        keep(
            &mut meta.url,
            Some(stated(&line[range.0..range.1], at, range)),
        );
        return;
    }
    let range = split::source_name(line).unwrap_or((0, line.len()));
    let name = &line[range.0..range.1];
    if let Some(agency) = agency(name.trim_matches(|char: char| !char.is_alphanumeric())) {
        keep(&mut meta.agency, Some(stated(agency, at, range)));
    } else if let Some(known) = lexicon.media_named(name) {
        keep(&mut meta.outlet, Some(stated(known, at, range)));
    } else {
        read_agency(line, at, meta);
    }
}

fn read_date(line: &str, at: usize, meta: &mut Meta) {
    for found in date::find(line).found {
        let Some(iso) = found.iso else { continue };
        let slot = if found.is_update {
            &mut meta.updated
        } else {
            &mut meta.published
        };
        keep(
            slot,
            Some(Stated {
                value: iso,
                evidence: Evidence::Text(moved(found.span, at)),
            }),
        );
    }
}

fn moved(span: Span, at: usize) -> Span {
    Span::new(at + span.start as usize, at + span.end as usize)
}

/// "(c) 2021 The Paper Ltd. All rights reserved." → The Paper.
fn read_copyright(line: &str, at: usize, lexicon: &Lexicon, meta: &mut Meta) {
    let mut start = 0;
    loop {
        let rest = &line[start..];
        let head = [
            "©",
            "(c)",
            "(C)",
            "Copyright",
            "copyright",
            "COPYRIGHT",
            "by ",
            "-",
            "–",
            "—",
            ",",
            "|",
            ":",
            "&copy;",
        ];
        let trimmed =
            rest.trim_start_matches(|char: char| char.is_whitespace() || char.is_ascii_digit());
        let next = head
            .iter()
            .find_map(|mark| trimmed.strip_prefix(mark))
            .unwrap_or(trimmed);
        if next.len() == rest.len() {
            break;
        }
        start = line.len() - next.len();
    }
    let rest = &line[start..];
    let ends = [
        ". ",
        "All rights",
        "All Rights",
        "ALL RIGHTS",
        ", Inc",
        " Inc",
        ", LLC",
        " LLC",
        " Ltd",
        " Limited",
        " | ",
        " - ",
        " – ",
        "; ",
        " 20",
        ", 20",
    ];
    let end = ends
        .iter()
        .filter_map(|mark| rest.find(mark))
        .min()
        .unwrap_or(rest.len());
    let name = rest[..end]
        .trim()
        .trim_end_matches(['.', ',', '©'])
        .trim_end();
    let range = (start, start + name.len());
    if name.is_empty() || name.split_whitespace().count() > 8 {
        return;
    }
    if let Some(agency) = agency(name) {
        keep(&mut meta.agency, Some(stated(agency, at, range)));
    } else {
        let value = lexicon.media_named(name).unwrap_or(name);
        keep(&mut meta.outlet, Some(stated(value, at, range)));
    }
}

/// Capitals made ordinary: "NEW DELHI" → "New Delhi". Other case stays as it is.
fn small_letters(name: &str) -> String {
    let name = name.trim();
    let n_letters = name.chars().filter(|char| char.is_alphabetic()).count();
    if n_letters < 3 || name.chars().any(char::is_lowercase) || name.contains('.') && n_letters < 5
    {
        return name.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let mut tidied = String::with_capacity(name.len());
    let mut is_start = true;
    for char in name.chars() {
        if is_start {
            tidied.push(char);
        } else {
            tidied.extend(char.to_lowercase());
        }
        is_start = !char.is_alphabetic() && !matches!(char, '’' | '\'');
    }
    tidied
}

#[cfg(test)]
mod tests {
    use super::super::tests::small_lexicon;
    use super::*;

    #[test]
    fn capitals_become_ordinary() {
        for (name, tidy) in [
            ("NEW DELHI", "New Delhi"),
            ("Amman", "Amman"),
            ("LENA O’NEIL", "Lena O’neil"),
            ("U.N.", "U.N."),
            ("TEL AVIV-YAFO", "Tel Aviv-Yafo"),
        ] {
            assert_eq!(small_letters(name), tidy);
        }
    }

    #[test]
    fn copyright_lines() {
        for (line, name) in [
            ("(c) 2021 The Harbour Times", "The Harbour Times"),
            (
                "© Harbour Media Ltd 2024. All rights reserved.",
                "Harbour Media",
            ),
            (
                "Copyright © 2024, The Harbour Times. All Rights Reserved",
                "The Harbour Times",
            ),
            ("Copyright 2019-2024 Harbour Times", "The Harbour Times"),
        ] {
            let mut meta = Meta::default();
            read_copyright(line, 0, &small_lexicon(), &mut meta);
            assert_eq!(
                meta.outlet.map(|outlet| outlet.value).as_deref(),
                Some(name),
                "{line}"
            );
        }
        let mut meta = Meta::default();
        read_copyright(
            "Copyright 2024 The Associated Press. All rights reserved.",
            0,
            &small_lexicon(),
            &mut meta,
        );
        assert_eq!(
            (
                meta.agency.map(|agency| agency.value).as_deref(),
                meta.outlet
            ),
            (Some("Associated Press"), None)
        );
    }
}
