//! One labelled line → its zones: datelines, notes, credits and dates are taken out of it.
//!
//! Nothing is decided about whole lines here. The patterns are also used by `feature`, so that what
//! marks a line and where it is cut can't disagree.

use crate::Lexicon;
use newsline::{agency, byline, date};

/// "BAGHDAD (AP) —" at the beginning of a paragraph. Offsets are bytes of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dateline {
    /// First place named; empty when only an agency is.
    pub(super) place: (usize, usize),
    /// What stands in brackets, usually an agency.
    pub(super) bracket: Option<(usize, usize)>,
    /// Where the sentence begins, white space included.
    pub(super) end: usize,
}

/// Longest dateline, in bytes.
const MAX_DATELINE: usize = 90;

/// The dateline `text` begins with.
pub(super) fn dateline(text: &str) -> Option<Dateline> {
    let mut limit = text.len().min(MAX_DATELINE);
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let head = &text[..limit];
    let (dash, width) = find_dash(head)?;
    let is_colon = head[dash..].starts_with(':');
    let rest = text[dash + width..].trim_start();
    let end = dash + width;
    if rest.is_empty() || rest.starts_with(char::is_lowercase) {
        return None;
    }
    let place_part = &head[..dash];
    let (place_part, bracket) = match (place_part.find('('), place_part.rfind(')')) {
        (Some(open), Some(close)) if open < close && place_part[close + 1..].trim().is_empty() => {
            (&place_part[..open], Some((open + 1, close)))
        }
        (None, None) => (place_part, None),
        _ => return None,
    };
    let mut pieces = place_part.split([',', '/', ';']).map(str::trim);
    let place = pieces.next().unwrap_or("");
    let has_agency = bracket.is_some_and(|(start, close)| {
        agency::is_agency(head[start..close].trim())
            || head[start..close].split_whitespace().count() <= 3
    });
    if place.is_empty() {
        let is_agency =
            bracket.is_some_and(|(start, close)| agency::is_agency(head[start..close].trim()));
        return (is_agency && !is_colon).then_some(Dateline {
            place: (0, 0),
            bracket,
            end,
        });
    }
    let is_caps = is_capitals(place);
    let mut has_date = false;
    let mut n_pieces = 0;
    for piece in pieces {
        n_pieces += 1;
        let has_digit = piece.bytes().any(|byte| byte.is_ascii_digit());
        let is_date = has_digit
            && (date::find(piece).is_whole_line()
                || piece.bytes().all(|byte| byte.is_ascii_digit()));
        has_date |= is_date;
        if !is_date && !is_place(piece) {
            return None;
        }
    }
    if n_pieces > 3 || !is_place(place) {
        return None;
    }
    // A place in small letters needs more to go by; so does a colon, as in "WATCH: …".
    let n_words = place.split_whitespace().count();
    let is_spaced = head[dash..].starts_with(' ');
    let holds = if is_colon {
        is_caps && n_words <= 2 && (n_pieces > 0 || has_agency || n_words == 2)
    } else if is_caps {
        n_words <= 4
    } else {
        has_agency
            || has_date
            || (is_spaced && n_words <= 3 && n_pieces <= 1 && byline::is_name(place) && dash <= 40)
    };
    if !holds {
        return None;
    }
    let start = head.find(place).unwrap_or(0);
    Some(Dateline {
        place: (start, start + place.len()),
        bracket,
        end,
    })
}

/// First dash, or colon, that may end a dateline: where it and the space before it begin, and how
/// long both are with the space after it.
fn find_dash(head: &str) -> Option<(usize, usize)> {
    let bytes = head.as_bytes();
    for at in 0..bytes.len() {
        let width = match bytes[at] {
            0xe2 if matches!(bytes.get(at + 1..at + 3), Some([0x80, 0x93 | 0x94])) => 3,
            // A hyphen needs a space or bracket before it and a space after it.
            b'-' if at > 0 && matches!(bytes[at - 1], b' ' | b')') => {
                let width = 1 + usize::from(bytes.get(at + 1) == Some(&b'-'));
                if bytes.get(at + width) != Some(&b' ') {
                    continue;
                }
                width
            }
            b':' if bytes.get(at + 1) == Some(&b' ') => 1,
            _ => continue,
        };
        let before = usize::from(at > 0 && bytes[at - 1] == b' ');
        return Some((at - before, before + width));
    }
    None
}

fn is_capitals(place: &str) -> bool {
    let n_letters = place.chars().filter(|char| char.is_alphabetic()).count();
    n_letters >= 3 && !place.chars().any(char::is_lowercase)
}

/// One to four capitalised words, as places and states are written ("Calif.", "Republic of Korea").
fn is_place(piece: &str) -> bool {
    let mut n_words = 0;
    for word in piece.split_whitespace() {
        n_words += 1;
        let is_small = matches!(
            word,
            "of" | "the" | "al" | "de" | "el" | "and" | "du" | "am"
        );
        let is_capital =
            word.starts_with(|char: char| char.is_alphabetic() && !char.is_lowercase());
        let is_letters = word
            .chars()
            .all(|char| char.is_alphabetic() || matches!(char, '.' | '-' | '\'' | '’' | '‘'));
        if !(is_small || is_capital) || !is_letters {
            return false;
        }
    }
    (1..=4).contains(&n_words)
}

/// Bracketed remarks of an editor in running text: `[…]` with enough words to be a remark, not a
/// word put into a quotation. Sorted, disjoint.
pub(super) fn notes(text: &str) -> Vec<(usize, usize)> {
    let mut notes = Vec::new();
    let mut from = 0;
    let mut quotation = Quotation::default();
    while let Some(open) = text[from..].find('[').map(|at| from + at) {
        let Some(close) = text[open..].find(']').map(|at| open + at + 1) else {
            break;
        };
        let inside = &text[open + 1..close - 1];
        let n_words = inside.split_whitespace().count();
        quotation.read(&text[from..open]);
        let is_quoted = quotation.is_open();
        let is_signed = [
            "Ed.",
            "ed.:",
            "Editor",
            "editor’s note",
            "editor's note",
            "–Ed",
            "—Ed",
            "-Ed",
        ]
        .iter()
        .any(|mark| inside.contains(mark));
        let is_sentence = inside.starts_with(char::is_uppercase)
            && inside.ends_with(['.', '!', '?'])
            && n_words >= 4;
        let least = if is_quoted { 12 } else { 7 };
        if !inside.contains('[') && (is_signed || is_sentence && !is_quoted || n_words >= least) {
            notes.push((open, close));
        }
        from = close;
    }
    notes
}

/// The double quotation marks read so far, those inside brackets left out.
#[derive(Default)]
struct Quotation {
    opened: usize,
    closed: usize,
    straight: usize,
}

impl Quotation {
    fn read(&mut self, text: &str) {
        self.opened += text.matches('“').count();
        self.closed += text.matches('”').count();
        self.straight += text.matches('"').count();
    }

    /// Whether the last quotation is still open.
    fn is_open(&self) -> bool {
        self.opened > self.closed || self.straight % 2 == 1
    }
}

#[rustfmt::skip]
const CREDIT_MARKS: &[&str] = &[
    "credit", "photograph", "photo", "picture", "image", "foto", "bild", "crédit", "fotografie",
    "copyright", "photocredit", "bildrechte", "illustration",
];

/// Longest credit glued to a caption, in bytes.
const MAX_CREDIT: usize = 140;

/// Byte where the picture credit of `text` begins: 0 when all of it is one.
pub(super) fn credit_start(text: &str, lexicon: &Lexicon) -> Option<usize> {
    let is_list = text.len() <= 80 && text.contains(['/', '©', ',']) && !text.contains(". ");
    if is_credit_mark(text) && text.len() <= MAX_CREDIT || is_list && is_photo_source(text, lexicon)
    {
        return Some(0);
    }
    bracketed_credit(text, lexicon)
        .or_else(|| marked_credit(text))
        .or_else(|| last_words_credit(text, lexicon))
}

/// "Photo by X", "Credit: X", "Credit...X", "© X" at the start of `text`.
fn is_credit_mark(text: &str) -> bool {
    if let Some(rest) = text.strip_prefix('©') {
        let has_year = rest
            .trim_start()
            .bytes()
            .take(4)
            .filter(u8::is_ascii_digit)
            .count()
            == 4;
        return !has_year;
    }
    let Some(mark) = CREDIT_MARKS.iter().find(|mark| {
        text.get(..mark.len()).is_some_and(|head| {
            head.eq_ignore_ascii_case(mark) || (!mark.is_ascii() && head.to_lowercase() == **mark)
        })
    }) else {
        return false;
    };
    let mut rest = &text[mark.len()..];
    for more in [" credit", " credits", "s", " source", " courtesy"] {
        rest = rest.strip_prefix(more).unwrap_or(rest);
    }
    let is_colon = rest.starts_with([':', '…', '/', '：'])
        || rest.starts_with("...")
        || rest.starts_with(", ") && text.starts_with("Image source");
    let by = rest.trim_start();
    let is_by = *mark != "copyright"
        && ["by ", "via ", "courtesy ", "BY "]
            .iter()
            .any(|word| by.starts_with(word))
        && by.len() < rest.len();
    is_colon || is_by
}

/// A credit mark after the end of the caption, with or without a space.
fn marked_credit(text: &str) -> Option<usize> {
    let from = floor(text, text.len().saturating_sub(MAX_CREDIT));
    for (at, char) in text[from..].char_indices() {
        let at = from + at;
        // All marks begin with one of these, "Crédit" included.
        if at == 0 || !matches!(char, 'C' | 'P' | 'I' | 'F' | 'B' | '©') {
            continue;
        }
        let before = text[..at].trim_end();
        let is_after_end = before.ends_with(['.', '!', '?', '”', '"', ')', '|', '/', ']', ':'])
            || before.len() == at && before.ends_with(char::is_lowercase);
        let is_apart = before.len() < at;
        if (is_after_end || is_apart) && is_credit_mark(&text[at..]) {
            return Some(at);
        }
    }
    None
}

/// `(AP Photo/X)`, `[Reuters]` at the end.
fn bracketed_credit(text: &str, lexicon: &Lexicon) -> Option<usize> {
    let tail = text.trim_end_matches('.');
    let open = match tail.chars().last()? {
        ')' => tail.rfind('(')?,
        ']' => tail.rfind('[')?,
        _ => return None,
    };
    let inside = &tail[open + 1..tail.len() - 1];
    let is_short = inside.len() <= 80;
    (open > 0
        && is_short
        && (is_photo_source(inside, lexicon) || is_credit_mark(inside) || inside.contains("Photo")))
    .then_some(open)
}

/// "…, Norland. Reuters": a few words after the last stop that name who sells pictures.
fn last_words_credit(text: &str, lexicon: &Lexicon) -> Option<usize> {
    let from = floor(text, text.len().saturating_sub(70));
    let tail = &text[from..];
    let mut best = None;
    for (at, _) in tail.match_indices(['.', '|', '”', '/']) {
        let at = from + at;
        let mark = text[at..].chars().next().map_or(1, char::len_utf8);
        let rest = text[at + mark..].trim_start();
        if text.as_bytes()[at] == b'/' {
            continue;
        }
        if !rest.is_empty()
            && rest.len() <= 60
            && is_photo_source(rest.trim_end_matches('.'), lexicon)
        {
            best = Some(text.len() - rest.len());
            break;
        }
    }
    best
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Whether `text` names agencies or picture sellers, perhaps with a photographer.
fn is_photo_source(text: &str, lexicon: &Lexicon) -> bool {
    #[rustfmt::skip]
    const SELLERS: &[&str] = &[
        "ap photo", "getty", "getty images", "epa", "epa-efe", "epa efe", "shutterstock", "istock",
        "istockphoto", "alamy", "alamy stock photo", "pa images", "imago", "imago images",
        "picture alliance", "picture-alliance", "zuma", "zuma press", "handout", "file",
        "file photo", "supplied", "wikimedia commons", "wikimedia", "flickr", "middle east images",
        "sipa", "sipa usa", "magnum", "rex", "rex features", "nurphoto", "keystone", "lapresse",
        "action images", "usa today", "usa today sports", "imagn images", "unsplash", "pixabay",
        "pexels", "adobe stock", "stock photo", "archive", "courtesy", "contributed",
        "afp via getty images", "pool", "pool photo", "ritzau scanpix", "scanpix", "ntb",
        "imago/zuma", "apa", "belga", "ansa", "afp photo", "reuters photo", "screengrab",
    ];
    if text.len() > 90 {
        return false;
    }
    text.split(['/', ',', '|', '–', '-', '(', ')'])
        .flat_map(|part| part.split(" via "))
        .any(|part| {
            let part = part.trim().trim_start_matches("© ").trim_end_matches('.');
            if part.is_empty() || part.len() > 40 {
                return false;
            }
            let lower = part.to_lowercase();
            // A newspaper of that name may be what a short sentence is about; agencies rarely are.
            SELLERS.contains(&lower.as_str())
                || agency::is_agency(part)
                || (part.split_whitespace().count() <= 4
                    && part.len() == text.trim().len()
                    && lexicon.media_named(part).is_some())
        })
}

/// The name in "Source: X", "Originally published by X".
pub(super) fn source_name(text: &str) -> Option<(usize, usize)> {
    #[rustfmt::skip]
    const MARKS: &[&str] = &[
        "source:", "sources:", "source :", "source -", "source –", "quelle:", "quellen:",
        "fuente:", "fonte:", "kaynak:", "bron:", "source article:", "original article:",
        "originally published by", "originally published in", "originally published at",
        "originally published on", "originally appeared in", "originally appeared on",
        "this article was originally published", "this article originally appeared",
        "this story was originally published", "this story originally appeared",
        "this article first appeared", "this article is republished from", "republished from",
        "republished with permission", "first published by", "first published in",
        "reprinted from", "courtesy of", "story from", "provided by", "distributed by",
    ];
    let start = text.len()
        - text
            .trim_start_matches(|char: char| {
                char.is_whitespace() || matches!(char, '*' | '_' | '(' | '-' | '–' | '—')
            })
            .len();
    let rest = &text[start..];
    let mark = MARKS.iter().find(|mark| {
        rest.get(..mark.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(mark))
    })?;
    let mut from = start + mark.len();
    for more in [" by", " in", " at", " on", " from"] {
        if text
            .get(from..from + more.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(more))
        {
            from += more.len();
            break;
        }
    }
    let name = text[from..].trim_start();
    let from = text.len() - name.len();
    let end = name
        .find([',', '(', '|', ')', '*', '\n'])
        .or_else(|| name.find(". "))
        .or_else(|| name.find(" on "))
        .unwrap_or(name.len());
    let name = name[..end].trim_end().trim_end_matches('.');
    Some((from, from + name.len()))
}

/// An address that is all of the line, perhaps after "URL:".
pub(super) fn url(text: &str) -> Option<(usize, usize)> {
    let start = ["URL:", "Url:", "url:", "Link:", "link:", "<", "("]
        .iter()
        .find_map(|mark| text.strip_prefix(mark))
        .map_or(0, |rest| text.len() - rest.trim_start().len());
    let address = text[start..].trim_end_matches(['>', ')']);
    let is_address = ["http://", "https://", "www."].iter().any(|scheme| {
        address
            .get(..scheme.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    });
    (is_address && address.len() > 8 && !address.contains(char::is_whitespace))
        .then_some((start, start + address.len()))
}

#[cfg(test)]
mod tests {
    use super::super::tests::small_lexicon;
    use super::*;

    #[test]
    fn datelines() {
        for (text, dateline_text, place) in [
            ("AMMAN — The ministers met.", "AMMAN —", "AMMAN"),
            (
                "AMMAN, Jordan – The ministers met.",
                "AMMAN, Jordan –",
                "AMMAN",
            ),
            (
                "AMMAN, Jordan (AP) — The ministers met.",
                "AMMAN, Jordan (AP) —",
                "AMMAN",
            ),
            (
                "OSLO/BERGEN, June 28 (Reuters) - Ships left.",
                "OSLO/BERGEN, June 28 (Reuters) -",
                "OSLO",
            ),
            ("Amman (AFP) – The ministers met.", "Amman (AFP) –", "Amman"),
            ("Amman – The ministers met.", "Amman –", "Amman"),
            ("NEW DELHI: The ministers met.", "NEW DELHI:", "NEW DELHI"),
            (
                "WASHINGTON -- Officials said.",
                "WASHINGTON --",
                "WASHINGTON",
            ),
            ("CAIRO—Officials said.", "CAIRO—", "CAIRO"),
        ] {
            let found = dateline(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(
                (&text[..found.end], &text[found.place.0..found.place.1]),
                (dateline_text, place)
            );
        }
        for text in [
            "Jordan – which hosted the talks – agreed.",
            "The talks — the third — ended.",
            "WATCH: The ministers met.",
            "“No” – That was all.",
            "He left - They stayed.",
            "A-B",
            "—",
        ] {
            assert_eq!(dateline(text), None, "{text}");
        }
    }

    #[test]
    fn remarks_in_brackets() {
        for (text, expected) in [
            (
                "They stayed [as if anybody had ever asked them to leave] in place.",
                vec!["[as if anybody had ever asked them to leave]"],
            ),
            (
                "They stayed. [Nobody had asked them.]",
                vec!["[Nobody had asked them.]"],
            ),
            ("He left [for Oslo] and “[the minister] stayed”.", vec![]),
            (
                "“We stay [in the camp that was built two years ago] now.”",
                vec![],
            ),
            ("An [unclosed bracket that goes on and on and on", vec![]),
            ("They left [sic].", vec![]),
        ] {
            let found: Vec<_> = notes(text)
                .iter()
                .map(|(start, end)| &text[*start..*end])
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn credits() {
        for (text, credit) in [
            (
                "Ships leave the harbour on Friday.Credit...Ann Lee for The Paper",
                Some("Credit...Ann Lee for The Paper"),
            ),
            (
                "Ships leave the harbour, in Oslo, Norway. Reuters",
                Some("Reuters"),
            ),
            (
                "Ships leave the harbour. (AP Photo/Ann Lee)",
                Some("(AP Photo/Ann Lee)"),
            ),
            (
                "Ships leave the harbour. Photo by Ann Lee /AP",
                Some("Photo by Ann Lee /AP"),
            ),
            (
                "Ships leave the harbour. Credit: Ann Lee/Agency",
                Some("Credit: Ann Lee/Agency"),
            ),
            ("Photo: Ann Lee", Some("Photo: Ann Lee")),
            ("AFP / Ann Lee", Some("AFP / Ann Lee")),
            ("Ships leave the harbour. They will return.", None),
            ("The photo by itself proves nothing, he said.", None),
            ("Image problems trouble the party", None),
        ] {
            assert_eq!(
                credit_start(text, &small_lexicon()).map(|at| &text[at..]),
                credit,
                "{text}"
            );
        }
    }

    #[test]
    fn sources_and_addresses() {
        let name = |text: &'static str| source_name(text).map(|(start, end)| &text[start..end]);
        assert_eq!(name("Source: Associated Press"), Some("Associated Press"));
        assert_eq!(
            name("Originally published by The Paper on June 3"),
            Some("The Paper")
        );
        assert_eq!(name("Sources said the talks failed"), None);
        assert_eq!(url("https://example.org/a"), Some((0, 21)));
        assert_eq!(url("URL: https://example.org/a"), Some((5, 26)));
        assert_eq!(url("See https://example.org/a"), None);
    }
}
