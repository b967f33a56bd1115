//! A value that names writers → the names, one each, or the agency it names instead.
//!
//! Names are not judged: a column that says "author" is believed, but for the stand-ins of content
//! systems ("admin", "Staff").
//!
//! Method: lists as programs write them (`['A B', 'C D']`, `A B; C D`, one a line), else
//! [`newsline::byline`], which knows how newspapers do.

use crate::lines::squeeze;
use newsline::{agency, byline};

/// Longest value looked at, in bytes; longer ones are notes on the authors.
const MAX_BYTES: usize = 2000;

/// Most authors of one article.
const MAX_AUTHORS: usize = 30;

/// Words that stand for no one.
const NOBODY: &[&str] = &[
    "admin",
    "administrator",
    "anonymous",
    "author",
    "editor",
    "editors",
    "guest",
    "nan",
    "n/a",
    "na",
    "newsroom",
    "nil",
    "no author",
    "none",
    "not available",
    "null",
    "redaktion",
    "rédaction",
    "root",
    "staff",
    "staff reporter",
    "staff writer",
    "system",
    "unknown",
    "user",
    "web desk",
    "webmaster",
    "news desk",
    "redacción",
    "redazione",
    "-",
];

/// The writers `value` names.
pub(crate) fn authors(value: &str) -> Vec<String> {
    if value.len() > MAX_BYTES {
        return Vec::new();
    }
    let mut names: Vec<String> = Vec::new();
    for part in parts(value) {
        let part = squeeze(part.trim_matches(['"', '\'', ' ', ',']));
        let lower = part.to_lowercase();
        // Desks sign with initials.
        let is_initials = part.len() <= 4 && !part.contains(' ') && part.is_ascii();
        let is_address = part.contains("://") || part.contains('@') && !part.contains(' ');
        if part.is_empty() || is_initials || is_address || NOBODY.contains(&lower.as_str()) {
            continue;
        }
        for name in newspaper_names(&part) {
            if !names.contains(&name) && names.len() < MAX_AUTHORS {
                names.push(name);
            }
        }
    }
    names
}

/// The agency that `value` names instead of a writer.
pub(crate) fn agency_of(value: &str) -> Option<&'static str> {
    let trimmed = value.trim().trim_matches(['[', ']', '\'', '"', '(', ')']);
    let after_mark = byline::after_mark(trimmed).unwrap_or(0);
    agency::agency(trimmed[after_mark..].trim())
}

/// The parts of a list as a program writes it, or the whole value.
fn parts(value: &str) -> Vec<&str> {
    let value = value.trim();
    let inside = value
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .or_else(|| value.strip_prefix('{')?.strip_suffix('}'));
    if let Some(inside) = inside {
        // Commas inside quotation marks don't part: "Roe, Jane".
        let quote = inside
            .trim_start()
            .chars()
            .next()
            .filter(|char| matches!(char, '\'' | '"'));
        return match quote {
            Some(quote) => inside
                .split(quote)
                .enumerate()
                .filter_map(|(idx, part)| (idx % 2 == 1).then_some(part))
                .collect(),
            None => inside.split(',').collect(),
        };
    }
    value.split(['\n', ';', '|']).collect()
}

/// The names in a part that is written as in newspapers; the part itself when it has none we see.
fn newspaper_names(part: &str) -> Vec<String> {
    if let Some((last, first)) = part.split_once(", ")
        && !first.contains([',', ' '])
        && !last.contains(' ')
        && !first.contains('&')
    {
        return vec![format!("{first} {last}")];
    }
    let is_media = |name: &str| agency::is_agency(name);
    let parsed = byline::parse(part, &is_media);
    if parsed.names.is_empty() {
        let after_mark = byline::after_mark(part).unwrap_or(0);
        let rest = part[after_mark..].trim();
        let is_one_name = rest.split(' ').count() <= 5 && !agency::is_agency(rest);
        return if is_one_name {
            vec![rest.to_string()]
        } else {
            Vec::new()
        };
    }
    parsed
        .names
        .into_iter()
        .map(|(start, end)| part[start..end].to_string())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_writers() {
        for (value, expected) in [
            ("Jane Roe", &["Jane Roe"][..]),
            ("By Jane Roe and Omar Haddad", &["Jane Roe", "Omar Haddad"]),
            ("['Jane Roe', 'Omar Haddad']", &["Jane Roe", "Omar Haddad"]),
            ("[\"Jane Roe\"]", &["Jane Roe"]),
            ("Roe, Jane; Haddad, Omar", &["Jane Roe", "Omar Haddad"]),
            (
                "Jane Roe\nOmar Haddad\nJane Roe",
                &["Jane Roe", "Omar Haddad"],
            ),
            ("[]", &[]),
            ("admin", &[]),
            ("VRG", &[]),
            ("https://example.org/jane", &[]),
            ("jroe@example.org", &[]),
            ("Иван Петров", &["Иван Петров"]),
            ("", &[]),
        ] {
            assert_eq!(authors(value), expected, "{value}");
        }
    }

    #[test]
    fn agencies_are_no_writers() {
        assert_eq!(agency_of("By Associated Press"), agency::agency("AP"));
        assert_eq!(agency_of("Jane Roe"), None);
        assert!(authors("Associated Press").is_empty());
    }
}
