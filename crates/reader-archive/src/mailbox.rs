//! A file of messages → the bytes of each.
//!
//! Method: mbox as RFC 4155 describes it, in the forms that programs write: a line "From " after an
//! empty one (or at the start) begins a message when a field follows; ">From " inside was "From ".
//! Also takes the frame off one message: Apple Mail's `.emlx` puts its length before it.

use std::borrow::Cow;

const FROM: &[u8] = b"From ";

/// Without what programs put before and after one message.
pub(crate) fn without_frame(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let Some(line_end) = bytes.iter().take(24).position(|byte| *byte == b'\n') else {
        return bytes;
    };
    let n = std::str::from_utf8(&bytes[..line_end])
        .ok()
        .and_then(|line| line.trim().parse::<usize>().ok());
    match n {
        Some(n) => {
            let rest = &bytes[line_end + 1..];
            &rest[..n.min(rest.len())]
        }
        None => bytes,
    }
}

/// The messages of a mailbox; one that is none gives itself.
pub(crate) fn split(bytes: &[u8]) -> Vec<Cow<'_, [u8]>> {
    if !bytes.starts_with(FROM) {
        return vec![Cow::Borrowed(bytes)];
    }
    let mut messages = Vec::new();
    let mut message_start = None;
    let mut is_after_blank = true;
    let mut line_start = 0;
    while line_start < bytes.len() {
        let line_end = end_of_line(bytes, line_start);
        let line = &bytes[line_start..line_end];
        if is_after_blank && line.starts_with(FROM) && is_field(&bytes[line_end..]) {
            if let Some(start) = message_start {
                messages.push(unquote(&bytes[start..line_start]));
            }
            message_start = Some(line_end);
        }
        is_after_blank = line.trim_ascii().is_empty();
        line_start = line_end;
    }
    match message_start {
        Some(start) => messages.push(unquote(&bytes[start..])),
        None => messages.push(Cow::Borrowed(bytes)),
    }
    messages
}

fn end_of_line(bytes: &[u8], from: usize) -> usize {
    bytes[from..]
        .iter()
        .position(|byte| *byte == b'\n')
        .map_or(bytes.len(), |n| from + n + 1)
}

/// Whether a field of a head begins here: "Return-Path: ".
fn is_field(bytes: &[u8]) -> bool {
    let n_name = bytes
        .iter()
        .take(80)
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        .count();
    n_name > 0 && bytes.get(n_name) == Some(&b':')
}

/// Takes one ">" off lines that begin ">From ", ">>From ".
fn unquote(bytes: &[u8]) -> Cow<'_, [u8]> {
    let is_quoted = |line: &[u8]| {
        let n = line.iter().take_while(|byte| **byte == b'>').count();
        n > 0 && line[n..].starts_with(FROM)
    };
    let lines = || bytes.split_inclusive(|byte| *byte == b'\n');
    if !lines().any(is_quoted) {
        return Cow::Borrowed(bytes);
    }
    Cow::Owned(
        lines()
            .flat_map(|line| if is_quoted(line) { &line[1..] } else { line })
            .copied()
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_begin_at_from_lines() {
        let mailbox = b"From ana@x.example Tue Mar  3 08:15:00 2026\nSubject: One\n\nText\n>From here on\n\nFrom the port came no news.\n\nFrom - Tue Mar  3 09:00:00 2026\r\nX-Mozilla-Status: 0001\r\n\r\nTwo";
        let messages = split(mailbox);
        assert_eq!(
            messages,
            [
                &b"Subject: One\n\nText\nFrom here on\n\nFrom the port came no news.\n\n"[..],
                b"X-Mozilla-Status: 0001\r\n\r\nTwo",
            ]
        );
        for no_mailbox in [
            &b""[..],
            b"Subject: One\n\nFrom x\nTo: y\n",
            b"From here to there",
        ] {
            assert_eq!(split(no_mailbox), [no_mailbox]);
        }
    }

    #[test]
    fn frames_of_one_message_come_off() {
        assert_eq!(
            without_frame(b"15        \nSubject: x\n\nabc<?xml?>"),
            b"Subject: x\n\nabc"
        );
        assert_eq!(without_frame(b"999\nSubject: x"), b"Subject: x");
        assert_eq!(without_frame(b"Subject: x\n\n"), b"Subject: x\n\n");
    }
}
