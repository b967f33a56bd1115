//! A statement of who wrote an article → the names, one each.
//!
//! For places that are known to name writers: the author of a page's JSON-LD, a byline element, a
//! column of a table. Whether a line of text is a byline is asked in `super`. What names an office
//! ("Staff", "Web desk"), an outlet or an agency is left out and told apart in [`Writers`].

use super::word::{DEGREES, NOBODY, ROLES};
use super::{is_name, raw_after_mark};

/// Who is stated to have written an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Writers {
    /// Persons, in order, each once.
    pub names: Vec<String>,
    /// What is stated instead of, or beside, persons: outlets, agencies, desks.
    pub others: Vec<String>,
}

/// Longest statement read, in bytes: what is longer is text.
const MAX_BYTES: usize = 600;

/// Most names taken from one statement.
const MAX_NAMES: usize = 24;

/// Cuts a statement into names. `is_media` knows the names of outlets and agencies.
pub fn writers(stated: &str, is_media: &dyn Fn(&str) -> bool) -> Writers {
    let mut writers = Writers::default();
    let stated = stated.split_whitespace().collect::<Vec<_>>().join(" ");
    if stated.len() > MAX_BYTES {
        return writers;
    }
    let mut text = stated.as_str();
    if let Some(at) = raw_after_mark(text) {
        text = &text[at..];
    }
    text = after_glued_mark(before_editing(text));
    if let Some((last, first)) = family_first(text) {
        writers.names.push(format!("{first} {last}"));
        return writers;
    }
    for part in cut(text) {
        let part = tidy(part);
        if part.is_empty() || writers.names.len() >= MAX_NAMES || is_degree(part) {
            continue;
        }
        let slot = if is_nobody(part) || is_no_name(part) {
            continue;
        } else if is_media(part) || crate::agency::is_agency(part) || is_office(part) {
            &mut writers.others
        } else {
            &mut writers.names
        };
        let name = single_case(part);
        if !slot
            .iter()
            .any(|known| known.to_lowercase() == name.to_lowercase())
        {
            slot.push(name);
        }
    }
    // "Ann Lee, senior reporter", "Ann Lee, Beirut": what is not built like a name goes when a name
    // is there.
    if writers.names.iter().any(|name| is_person(name)) {
        let (names, rest): (Vec<_>, Vec<_>) = writers
            .names
            .into_iter()
            .partition(|name| is_person(name) || !stated.contains(','));
        writers.names = names;
        writers.others.extend(rest);
    }
    writers
}

/// Whether `name` stands for nobody: "Admin", "Staff", an address.
pub fn is_nobody(name: &str) -> bool {
    let lower = name.trim().trim_end_matches('.').to_lowercase();
    NOBODY.contains(&lower.as_str())
        || lower.starts_with('@')
        || lower.starts_with("http")
        || lower.starts_with("www.")
        || (lower.contains('@') && !lower.contains(' '))
        || !lower.chars().any(char::is_alphabetic)
}

/// What stands in byline elements and names nobody: dates, counts, checkers, makers of pictures.
fn is_no_name(part: &str) -> bool {
    let lower = part.to_lowercase();
    let first = lower.split([' ', ':']).next().unwrap_or("");
    part.starts_with(|char: char| char.is_ascii_digit())
        || part.contains('#')
        || crate::date::is_month(part)
        || lower.contains("min read")
        || matches!(
            first,
            "reviewed"
                | "fact"
                | "fact-checked"
                | "medically"
                | "updated"
                | "published"
                | "edited"
                | "photo"
                | "photos"
                | "image"
                | "images"
                | "foto"
                | "fotos"
                | "picture"
                | "veröffentlicht"
                | "aktualisiert"
                | "last"
                | "posted"
                | "sponsored"
                | "follow"
                | "about"
                | "articles"
                | "in"
                | "redaktion"
                | "sendung"
                | "content"
                | "design"
                | "code"
                | "illustration"
                | "view"
                | "hi"
        )
        || part.split_whitespace().count() > 8
        || crate::date::find(part).is_whole_line()
}

fn is_office(part: &str) -> bool {
    part.split(|char: char| char.is_whitespace() || char == '-')
        .any(|word| ROLES.contains(&word.trim_matches('.').to_lowercase().as_str()))
}

fn is_degree(part: &str) -> bool {
    DEGREES.contains(&part.to_lowercase().as_str())
}

/// Two words or more, built like a name; or one word of a script that writes names without spaces.
fn is_person(name: &str) -> bool {
    let n_words = name.split_whitespace().count();
    is_name(name) && (n_words >= 2 || name.chars().next().is_some_and(|char| char > '\u{2e80}'))
}

/// The text before the editors: "Reporting by A in B; Editing by C".
fn before_editing(text: &str) -> &str {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return text;
    }
    let marks = [
        "editing by",
        "edited by",
        "writing by",
        "photographs by",
        "photos by",
        "photography by",
        "redigering",
        "fotos von",
        "foto:",
        "photo:",
    ];
    let end = marks
        .iter()
        .filter_map(|mark| lower.find(mark))
        .filter(|at| *at > 0 && text.is_char_boundary(*at))
        .min()
        .unwrap_or(text.len());
    &text[..end]
}

/// "Marsh, Lena": one word each side of the only comma, as library records write.
fn family_first(text: &str) -> Option<(&str, &str)> {
    let (last, first) = text.split_once(',')?;
    let (last, first) = (last.trim(), first.trim());
    let is_given = |name: &str| {
        let mut words = name.split(' ');
        let is_initial = |word: &str| word.len() == 2 && word.ends_with('.');
        words
            .next()
            .is_some_and(|word| !is_degree(word) && is_name(word))
            && words.all(is_initial)
    };
    // One word and one word may be two persons known by one name; initials decide.
    (!last.contains(' ') && is_name(last) && is_given(first) && first.contains('.'))
        .then_some((last, first))
}

/// Between names, whatever stands around.
#[rustfmt::skip]
const BETWEEN: &[&str] = &[
    ", and ", " and ", " AND ", " And ", ", ", " & ", ";", " und ", " UND ", " et ", " with ", "/", ",", "|", "•", "·",
    "⋅", "‧", "、", "，", "；", "\n", " och ", " og ", " ja ", " oraz ", " és ", " și ", " και ", " и ", " и др", " та ", " ve ",
    " dan ", " و ", " और ", " এবং ", " และ ", " và ", " mit ", " via ", " – ", " — ", " - ",
];

/// Between names only where each side is a whole name: they stand inside names too.
const BETWEEN_NAMES: &[&str] = &[" y ", " e ", " i ", " a ", " en ", " in ", " E ", " Y "];

fn cut(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut at = 0;
    let mut depth = 0usize;
    while at < text.len() {
        let rest = &text[at..];
        let first = rest.chars().next().unwrap_or(' ');
        depth = match first {
            '(' | '（' | '[' => depth + 1,
            ')' | '）' | ']' => depth.saturating_sub(1),
            _ => depth,
        };
        let between = BETWEEN
            .iter()
            .filter(|_| depth == 0)
            .find(|mark| rest.starts_with(**mark))
            .or_else(|| {
                BETWEEN_NAMES.iter().find(|mark| {
                    rest.starts_with(**mark)
                        && is_between_names(&text[start..at], &rest[mark.len()..])
                })
            });
        if let Some(mark) = between {
            parts.push(&text[start..at]);
            at += mark.len();
            start = at;
        } else {
            at += first.len_utf8();
        }
    }
    parts.push(&text[start..]);
    parts
}

fn is_between_names(before: &str, after: &str) -> bool {
    let after = after.split([',', ';', '|', '(']).next().unwrap_or("");
    let starts_name = |text: &str| {
        let mut words = text.split_whitespace();
        words.next().is_some_and(is_name) && words.next().is_some()
    };
    before.split_whitespace().count() >= 2 && starts_name(after)
}

/// A part without what stands around a name: brackets, places, handles, marks.
fn tidy(part: &str) -> &str {
    let mut part = part.trim_matches(is_edge);
    if let Some(at) = raw_after_mark(part) {
        part = &part[at..];
    }
    // "Ann Lee in Amman", "Ann Lee for Harbour News", "Ann Lee (Oslo)", "Ann Lee @annlee"
    let ends = [
        " in ",
        " for ",
        " at ",
        " aus ",
        " @",
        " (",
        " [",
        "（",
        " from ",
        " BBC ",
        " | ",
        " Updated",
        " Published",
        " on behalf of ",
        " 기자",
        " is a ",
        " is an ",
        " is the ",
    ];
    let end = ends
        .iter()
        .filter_map(|mark| part.find(mark))
        .filter(|at| *at > 0)
        .min()
        .unwrap_or(part.len());
    part = part[..end].trim_matches(is_edge);
    part = before_glued(part).trim_matches(is_edge);
    // A date or a number of minutes behind the name.
    let end = part
        .char_indices()
        .find(|(at, char)| char.is_ascii_digit() && *at > 3 && part[..*at].ends_with(' '))
        .map_or(part.len(), |(at, _)| at);
    let is_dated = end < part.len();
    let mut part = part[..end].trim_matches(is_edge);
    while let Some((head, last)) = part.rsplit_once(' ')
        && (crate::date::is_month(last.trim_end_matches('.')) && (is_dated || head.contains(' '))
            || matches!(last, "on" | "am" | "le" | "el" | "Last" | "Updated"))
    {
        part = head.trim_matches(is_edge);
    }
    part
}

/// `ByAnn Lee`: the mark is an element of its own.
fn after_glued_mark(text: &str) -> &str {
    let Some(rest) = ["By", "by", "BY", "Von", "Par", "Por"]
        .iter()
        .find_map(|mark| text.strip_prefix(mark))
    else {
        return text;
    };
    let mut chars = rest.chars();
    let is_name = chars.next().is_some_and(char::is_uppercase)
        && chars.next().is_some_and(char::is_lowercase);
    if is_name && rest.contains(' ') {
        rest
    } else {
        text
    }
}

/// `Ann LeeApril`: the next element's words stand at the name without a gap.
fn before_glued(part: &str) -> &str {
    let mut before = ' ';
    for (at, char) in part.char_indices() {
        if char.is_uppercase() && before.is_lowercase() {
            let word: &str = part[at..]
                .split(|char: char| !char.is_alphabetic())
                .next()
                .unwrap_or("");
            let is_next = word.len() > 2
                && (crate::date::is_month(word)
                    || matches!(
                        word,
                        "Updated"
                            | "Published"
                            | "Posted"
                            | "Last"
                            | "Comments"
                            | "Follow"
                            | "Share"
                            | "Founder"
                            | "Editor"
                            | "Senior"
                            | "Staff"
                            | "Writer"
                            | "Reporter"
                            | "Contributor"
                            | "Author"
                    ));
            if is_next {
                return &part[..at];
            }
        }
        before = char;
    }
    part
}

fn is_edge(char: char) -> bool {
    char.is_whitespace()
        || matches!(
            char,
            '.' | ','
                | ';'
                | ':'
                | '('
                | ')'
                | '['
                | ']'
                | '"'
                | '“'
                | '”'
                | '*'
                | '_'
                | '|'
                | '•'
                | '·'
                | '⋅'
                | '-'
                | '–'
                | '—'
                | '>'
                | '#'
                | '：'
                | '\u{200b}'
                | '\u{feff}'
        )
}

/// "LENA MARSH" → "Lena Marsh"; what has small letters, initials and single words stay.
fn single_case(name: &str) -> String {
    let has_space = name.contains(' ');
    let n_letters = name.chars().filter(|char| char.is_alphabetic()).count();
    if !has_space || n_letters < 5 || name.chars().any(char::is_lowercase) {
        return name.to_string();
    }
    let mut tidied = String::with_capacity(name.len());
    let mut is_start = true;
    for char in name.chars() {
        if is_start {
            tidied.push(char);
        } else {
            tidied.extend(char.to_lowercase());
        }
        is_start = !char.is_alphabetic();
    }
    tidied
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(stated: &str) -> Vec<String> {
        writers(stated, &|name| matches!(name, "Harbour News" | "BBC News")).names
    }

    #[test]
    fn names_of_statements() {
        let mut wrong = Vec::new();
        for (stated, expected) in [
            ("Ann Lee", &["Ann Lee"][..]),
            ("By Ann Lee and Bo Karlsson", &["Ann Lee", "Bo Karlsson"]),
            ("Von Karl Weiß und Eva Ort", &["Karl Weiß", "Eva Ort"]),
            ("Par Luc Morel et Anne Petit", &["Luc Morel", "Anne Petit"]),
            ("Por Ana Pérez y Luis Gómez", &["Ana Pérez", "Luis Gómez"]),
            ("José Ortega y Gasset", &["José Ortega y Gasset"]),
            (
                "Di Anna Rossi e Marco Bianchi",
                &["Anna Rossi", "Marco Bianchi"],
            ),
            (
                "Door Jan de Vries en Els Bakker",
                &["Jan de Vries", "Els Bakker"],
            ),
            ("Av Kari Dahl og Per Vik", &["Kari Dahl", "Per Vik"]),
            ("Tekst: Kari Dahl", &["Kari Dahl"]),
            ("Автор: Иван Петров", &["Иван Петров"]),
            ("بقلم سامي حداد", &["سامي حداد"]),
            ("Words: Ann Lee", &["Ann Lee"]),
            ("Story by Ann Lee", &["Ann Lee"]),
            (
                "Ann Lee, Bo Karlsson & Cy Ross",
                &["Ann Lee", "Bo Karlsson", "Cy Ross"],
            ),
            ("Ann Lee; Bo Karlsson", &["Ann Lee", "Bo Karlsson"]),
            ("Jane Roe, BBC News, Beirut", &["Jane Roe"]),
            ("Jane Roe | Harbour News", &["Jane Roe"]),
            ("Jane Roe, senior reporter", &["Jane Roe"]),
            (
                "Reporting by Ann Lee in Amman; Editing by Bo Karlsson",
                &["Ann Lee"],
            ),
            ("Ann Lee @annlee", &["Ann Lee"]),
            ("ann@harbour.example", &[]),
            ("@annlee", &[]),
            ("Staff", &[]),
            ("Web Desk", &[]),
            ("Admin", &[]),
            ("Reuters", &[]),
            ("Ann Lee, Associated Press", &["Ann Lee"]),
            ("LENA MARSH", &["Lena Marsh"]),
            ("Roe, Jane T.", &[]),
            ("Angela Roe, MD", &["Angela Roe"]),
            ("ssi", &["ssi"]),
            ("김혜진", &["김혜진"]),
            ("山田太郎", &["山田太郎"]),
            ("By Ann Lee June 3, 2024", &["Ann Lee"]),
            ("Ann LeeApril 4, 2024", &["Ann Lee"]),
            ("Ann Lee ⋅ Review Editor ⋅", &["Ann Lee"]),
            ("12:20pm Jan 7, 2024", &[]),
            ("ByAnn Lee", &["Ann Lee"]),
            ("Dec 18", &[]),
            ("Susan December 5, 2024", &["Susan"]),
            ("Written by", &[]),
            ("Updated September 3, 2024, Reviewed by Bo Ash", &[]),
            ("김혜진 기자", &["김혜진"]),
            ("", &[]),
        ] {
            if names(stated) != expected && stated != "Roe, Jane T." {
                wrong.push(format!("{stated}: {:?}", names(stated)));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert_eq!(names("Roe, Jane T."), ["Jane T. Roe"]);
    }

    #[test]
    fn others_are_told_apart() {
        let found = writers("Ann Lee, Harbour News und dpa", &|name| {
            name == "Harbour News"
        });
        assert_eq!(found.names, ["Ann Lee"]);
        assert_eq!(found.others, ["Harbour News", "dpa"]);
    }
}
