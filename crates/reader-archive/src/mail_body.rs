//! Text parts of a mail → its text as one file.
//!
//! A mail may have its text in two forms, and in pieces between what is attached. The form that says
//! most is taken, HTML where it says as much; pieces are set one after the other, plain ones as
//! paragraphs where others are HTML, so that none is lost.

use crate::mime::Part;
use crate::mime_head::Flow;
use crate::transfer;

/// A piece of the text that the reader of the mail sees.
pub(crate) struct Piece {
    is_html: bool,
    bytes: Vec<u8>,
    charset: Option<String>,
    /// Letters outside the markup, to weigh one form of the text against the other.
    n_visible: usize,
}

/// Whether a part can be the text that the reader of the mail sees. A multipart without its parts is
/// what a cut or wrapped message looks like.
pub(crate) fn is_text(part: &Part<'_>) -> bool {
    is_html(part)
        || part.is("text/plain")
        || part.is("text")
        || part.head.media_type.starts_with("multipart/")
}

fn is_html(part: &Part<'_>) -> bool {
    part.is("text/html") || part.is("application/xhtml+xml")
}

/// A part as a piece of the text.
pub(crate) fn piece(part: &Part<'_>) -> Piece {
    let is_html = is_html(part);
    let mut bytes = part.decoded();
    let mut charset = part.head.charset.clone();
    if let Some(chars) = charset
        .as_deref()
        .and_then(|charset| transfer::decode_mail_charset(&bytes, charset))
    {
        bytes = chars.into_bytes();
        charset = Some("utf-8".to_owned());
    }
    if part.head.flow != Flow::Fixed && !is_html {
        let text = decode::decode_bytes(&bytes, charset.as_deref()).chars;
        bytes =
            transfer::join_flowed(&text, part.head.flow == Flow::FlowedWithoutBlank).into_bytes();
        charset = Some("utf-8".to_owned());
    }
    Piece {
        is_html,
        n_visible: if is_html {
            n_visible(&bytes)
        } else {
            bytes
                .iter()
                .filter(|byte| !byte.is_ascii_whitespace())
                .count()
        },
        bytes,
        charset,
    }
}

/// Bytes outside tags, roughly: enough to tell an empty form from a full one.
pub(crate) fn n_visible(html: &[u8]) -> usize {
    let mut n = 0;
    let mut is_in_tag = false;
    let mut is_in_style = false;
    for (idx, byte) in html.iter().enumerate() {
        match byte {
            b'<' => {
                is_in_tag = true;
                let tag = &html[idx + 1..html.len().min(idx + 8)];
                let begins = |name: &[u8]| {
                    tag.get(..name.len())
                        .is_some_and(|tag| tag.eq_ignore_ascii_case(name))
                };
                if begins(b"style") || begins(b"script") {
                    is_in_style = true;
                } else if begins(b"/style") || begins(b"/script") {
                    is_in_style = false;
                }
            }
            b'>' => is_in_tag = false,
            byte if !is_in_tag && !is_in_style && !byte.is_ascii_whitespace() => n += 1,
            _ => {}
        }
    }
    n
}

/// Words in a row by which two forms of one text are known, and the share of such runs, in percent,
/// that is enough: markup, links and signs written in other ways break some.
const N_RUN_WORDS: usize = 3;
const SAME_PERCENT: usize = 60;

/// The text of a message as one file: its ending, bytes and charset.
pub(crate) fn join(mut pieces: Vec<Piece>) -> Option<(&'static str, Vec<u8>, Option<String>)> {
    pieces.retain(|piece| piece.n_visible > 0);
    // Some programs put both forms of a text one behind the other instead of letting us choose.
    if pieces.iter().any(|piece| piece.is_html) && pieces.iter().any(|piece| !piece.is_html) {
        drop_said_twice(&mut pieces, false);
        drop_said_twice(&mut pieces, true);
    }
    let is_html = pieces.iter().any(|piece| piece.is_html);
    let ending = if is_html { "html" } else { "txt" };
    if pieces.len() <= 1 {
        let piece = pieces.pop()?;
        return Some((ending, piece.bytes, piece.charset));
    }
    let mut text = String::new();
    for piece in &pieces {
        let chars = decode::decode_bytes(&piece.bytes, piece.charset.as_deref()).chars;
        if is_html && !piece.is_html {
            text.push_str(&as_html(&chars));
        } else {
            text.push_str(&chars);
        }
        text.push_str("\n\n");
    }
    Some((ending, text.into_bytes(), Some("utf-8".to_owned())))
}

/// Drops the pieces of one form whose words the other form has too.
fn drop_said_twice(pieces: &mut Vec<Piece>, is_html: bool) {
    let mut others: Vec<u64> = pieces
        .iter()
        .filter(|piece| piece.is_html != is_html)
        .flat_map(runs)
        .collect();
    others.sort_unstable();
    pieces.retain(|piece| {
        if piece.is_html != is_html {
            return true;
        }
        let runs = runs(piece);
        let n_said = runs
            .iter()
            .filter(|run| others.binary_search(run).is_ok())
            .count();
        runs.is_empty() || n_said * 100 < runs.len() * SAME_PERCENT
    });
}

/// Every run of [`N_RUN_WORDS`] words of a piece, as a number (FNV-1a; a rare clash does no harm).
fn runs(piece: &Piece) -> Vec<u64> {
    let chars = decode::decode_bytes(&piece.bytes, piece.charset.as_deref()).chars;
    let text = if piece.is_html {
        without_tags(&chars)
    } else {
        chars
    };
    let words: Vec<&str> = text
        .split_whitespace()
        .filter(|word| !word.contains("://"))
        .flat_map(|word| word.split(|char: char| !char.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    let number = |run: &[&str]| {
        let bytes = run.iter().flat_map(|word| word.bytes().chain([b' ']));
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
            (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
    };
    words.windows(N_RUN_WORDS).map(number).collect()
}

/// HTML with a blank for each tag, roughly: enough to compare words.
fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        text.push(' ');
        let tag = &rest[start..];
        rest = tag.find('>').map_or("", |end| &tag[end + 1..]);
    }
    text.push_str(rest);
    text.replace("&nbsp;", " ")
}

/// Lengths of a line, in characters, that mail programs wrap at: what is shorter or longer ends
/// where its writer ended it.
const WRAPPED_CHARS: std::ops::Range<usize> = 60..90;

/// Plain text as paragraphs of HTML.
fn as_html(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + text.len() / 8);
    let mut is_open = false;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            html.push_str(if is_open { "</p>\n" } else { "" });
            is_open = false;
            continue;
        }
        html.push_str(if is_open { "\n" } else { "<p>" });
        is_open = true;
        for char in line.chars() {
            match char {
                '&' => html.push_str("&amp;"),
                '<' => html.push_str("&lt;"),
                '>' => html.push_str("&gt;"),
                char => html.push(char),
            }
        }
        if !WRAPPED_CHARS.contains(&line.chars().count()) {
            html.push_str("<br>");
        }
    }
    html.push_str(if is_open { "</p>" } else { "" });
    html
}

/// Of several forms of the same text the one that says most.
pub(crate) fn best(forms: Vec<Vec<Piece>>) -> Vec<Piece> {
    let n_visible = |form: &[Piece]| form.iter().map(|piece| piece.n_visible).sum::<usize>();
    let n_most = forms.iter().map(|form| n_visible(form)).max().unwrap_or(0);
    // HTML keeps headings and paragraphs; but some senders put only "see the other form" into it.
    // The plain form of newsletters is longer than what is seen, for it spells out every address.
    forms
        .into_iter()
        .filter(|form| n_visible(form) * 5 >= n_most && !form.is_empty())
        .max_by_key(|form| form.iter().any(|piece| piece.is_html))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_seen_counts() {
        for (html, n) in [
            ("<p class='a b'>Talks end</p>", 8),
            (
                "<style>p { margin: 0 }</style>a<script>if (a) b()</script>b",
                2,
            ),
            ("", 0),
            ("<p", 0),
            ("a < b", 1),
        ] {
            assert_eq!(n_visible(html.as_bytes()), n, "{html}");
        }
    }

    fn piece_of(is_html: bool, text: &str) -> Piece {
        Piece {
            is_html,
            bytes: text.as_bytes().to_vec(),
            charset: None,
            n_visible: text.len(),
        }
    }

    #[test]
    fn plain_pieces_beside_html_are_kept() {
        let foot = || piece_of(false, "To leave: x@y.example\n\nA < B & C");
        let html = || piece_of(true, "<p>The talks ended.");
        let as_html = "<p>To leave: x@y.example<br></p>\n<p>A &lt; B &amp; C<br></p>";
        for (pieces, expected) in [
            (
                vec![html(), foot()],
                format!("<p>The talks ended.\n\n{as_html}\n\n"),
            ),
            (
                vec![foot(), html()],
                format!("{as_html}\n\n<p>The talks ended.\n\n"),
            ),
        ] {
            let utf8 = Some("utf-8".to_owned());
            assert_eq!(join(pieces), Some(("html", expected.into_bytes(), utf8)));
        }
        assert_eq!(join(vec![piece_of(true, ""), piece_of(false, "")]), None);
    }

    #[test]
    fn a_long_plain_text_does_not_lose_its_short_html_foot() {
        let pieces = vec![
            piece_of(
                false,
                &"The port of Veld stayed shut on Monday. ".repeat(20),
            ),
            piece_of(true, "<p>Sent by the harbour list"),
        ];
        let (ending, bytes, _) = join(pieces).expect("a text");
        let text = String::from_utf8(bytes).expect("UTF-8");
        assert_eq!(ending, "html");
        assert!(text.contains("The port of Veld") && text.contains("Sent by the harbour list"));
    }

    #[test]
    fn one_text_in_both_forms_is_read_once() {
        let plain = "The talks on the port ended on Monday.\nSee https://harbour.example/talks\n";
        let html = "<p>The talks on the <b>port</b> ended on Monday.</p><p>See the page</p>";
        for pieces in [
            vec![piece_of(false, plain), piece_of(true, html)],
            vec![piece_of(true, html), piece_of(false, plain)],
        ] {
            assert_eq!(join(pieces), Some(("html", html.as_bytes().to_vec(), None)));
        }
        let more = format!(
            "{plain}\n{}",
            "Ships waited outside the port of Veld. ".repeat(20)
        );
        let pieces = vec![piece_of(false, &more), piece_of(true, html)];
        assert_eq!(join(pieces), Some(("txt", more.into_bytes(), None)));
    }
}
