//! Text parts of a mail → its text as one file.
//!
//! A mail may have its text in two forms, and in pieces between what is attached. The form that says
//! most is taken, HTML where it says as much; pieces are set one after the other.

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

/// The text of a message as one file: its ending, bytes and charset.
pub(crate) fn join(pieces: Vec<Piece>) -> Option<(&'static str, Vec<u8>, Option<String>)> {
    let n_visible = |is_html: bool| -> usize {
        pieces
            .iter()
            .filter(|piece| piece.is_html == is_html)
            .map(|piece| piece.n_visible)
            .sum()
    };
    // Lists add a plain foot to an HTML mail; some programs an empty HTML part behind plain text.
    let is_html = n_visible(true) > 0 && n_visible(true) * 2 >= n_visible(false);
    let ending = if is_html { "html" } else { "txt" };
    let mut pieces: Vec<Piece> = pieces
        .into_iter()
        .filter(|piece| piece.is_html == is_html && piece.n_visible > 0)
        .collect();
    if pieces.len() <= 1 {
        let piece = pieces.pop()?;
        return Some((ending, piece.bytes, piece.charset));
    }
    let mut text = String::new();
    for piece in &pieces {
        text.push_str(&decode::decode_bytes(&piece.bytes, piece.charset.as_deref()).chars);
        text.push_str("\n\n");
    }
    Some((ending, text.into_bytes(), Some("utf-8".to_owned())))
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
    fn a_foot_added_by_a_list_does_not_win() {
        let pieces = vec![
            piece_of(true, "<p>The talks ended."),
            piece_of(false, "To leave: x"),
        ];
        assert_eq!(
            join(pieces),
            Some(("html", b"<p>The talks ended.".to_vec(), None))
        );
        assert_eq!(join(vec![piece_of(true, ""), piece_of(false, "")]), None);
    }
}
