//! An e-mail, or a mailbox of several → the text as one file, and what is attached.
//!
//! The body is handed over in the form that says most (HTML before plain text) with its charset and
//! with what the head states ([`crate::mail_facts`]). A newsletter with many teasers is one text.
//! Messages inside a message, and those of a mailbox, are files again. Left out: encrypted mail,
//! Outlook's `winmail.dat`, `message/partial`.

use crate::collector::{Collector, Reason};
use crate::holding::{self, Holding};
use crate::mail_body::{self, Piece};
use crate::mime::{self, Part};
use crate::{mail_facts, mailbox, mhtml, name};
use document::{Format, Member, Refusal, Unpacked};

/// Longest name made of a subject, in characters.
const MAX_SUBJECT_CHARS: usize = 80;

/// What is in a message.
#[derive(Default)]
struct Content {
    pieces: Vec<Piece>,
    attached: Vec<Member>,
    n_helpers: usize,
    is_encrypted: bool,
    has_winmail: bool,
}

/// Reads a mail or a mailbox.
pub(crate) fn read(member: &Member) -> Result<Unpacked, Refusal> {
    let bytes = mailbox::without_frame(&member.bytes);
    let messages = mailbox::split(bytes);
    if messages.len() > 1 {
        return read_mailbox(&messages);
    }
    let unquoted = messages.into_iter().next();
    let message = mime::parse(unquoted.as_deref().unwrap_or(bytes));
    if message.head.snapshot_location.is_some() {
        return mhtml::read_message(&message, member);
    }
    read_message(&message, member)
}

/// The messages of a mailbox, each a file.
fn read_mailbox(messages: &[std::borrow::Cow<'_, [u8]>]) -> Result<Unpacked, Refusal> {
    let mut collector = Collector::default();
    for (idx, message) in messages.iter().enumerate() {
        let head = mime::parse_head_of(message);
        let member = Member {
            name: message_name(head.subject.as_deref(), idx + 1),
            bytes: message.to_vec(),
            media_type: Some("message/rfc822".to_owned()),
            ..Member::default()
        };
        if collector.is_full() || !collector.push(member) {
            break;
        }
    }
    collector.finish(Format::Eml)
}

/// Reads one message.
pub(crate) fn read_message(message: &Part<'_>, member: &Member) -> Result<Unpacked, Refusal> {
    if message.head.n_fields == 0 {
        return Err(Refusal::new(
            "This is not an e-mail, though its name says so: open the message in the mail program and save it again.",
        ));
    }
    let mut content = Content::default();
    if message.parts.is_empty() && mail_body::is_text(message) {
        // Whatever name it gives itself: there is nothing it could be attached to.
        content.pieces.push(mail_body::piece(message));
    } else {
        gather(message, false, &mut content);
    }
    let mut collector = Collector::default();
    if let Some((ending, bytes, charset)) = mail_body::join(std::mem::take(&mut content.pieces)) {
        let mut facts = mail_facts::facts(&message.head);
        facts.fill_from(&member.facts);
        collector.push(Member {
            name: name::with_ending(&member.name, ending),
            bytes,
            media_type: Some(
                if ending == "html" {
                    "text/html"
                } else {
                    "text/plain"
                }
                .to_owned(),
            ),
            charset,
            facts,
            columns: Vec::new(),
        });
    }
    for member in content.attached {
        if collector.is_full() || !collector.push(member) {
            break;
        }
    }
    for _ in 0..content.n_helpers {
        collector.leave_out_helper();
    }
    if content.has_winmail {
        collector.leave_out(Reason::Packing, "winmail.dat");
    }
    if collector.n_members() == 0 {
        return Err(Refusal::new(if content.is_encrypted {
            "This e-mail is encrypted: open it in the mail program and save it decrypted, or copy its text."
        } else if content.has_winmail {
            "The text of this e-mail is in Outlook's own form (winmail.dat): open it in Outlook and save it as text or HTML."
        } else {
            "There is no text in this e-mail."
        }));
    }
    collector.finish(Format::Eml)
}

/// Gathers what is in a part. `is_inner`: of a multipart/related, not the page itself.
fn gather(part: &Part<'_>, is_inner: bool, content: &mut Content) {
    let media_type = part.head.media_type.as_str();
    match media_type {
        "multipart/alternative" => gather_best(part, is_inner, content),
        "multipart/related" => {
            let root = related_root(part);
            for (idx, inner) in part.parts.iter().enumerate() {
                gather(inner, is_inner || idx != root, content);
            }
        }
        "multipart/encrypted" | "application/pkcs7-mime" | "application/x-pkcs7-mime" => {
            content.is_encrypted = true;
        }
        "application/ms-tnef" | "application/vnd.ms-tnef" => content.has_winmail = true,
        "message/rfc822" | "message/global" => gather_message(part, content),
        "message/partial"
        | "message/external-body"
        | "message/delivery-status"
        | "message/disposition-notification"
        | "text/rfc822-headers"
        | "message/feedback-report" => {}
        _ if !part.parts.is_empty() => {
            for inner in &part.parts {
                gather(inner, is_inner, content);
            }
        }
        _ => gather_leaf(part, is_inner, content),
    }
}

/// Which part of a multipart/related is the page.
pub(crate) fn related_root(part: &Part<'_>) -> usize {
    let start = part.head.start.as_deref();
    part.parts
        .iter()
        .position(|inner| start.is_some() && inner.head.content_id.as_deref() == start)
        .unwrap_or(0)
}

/// Of several forms of the same text the one that says most; what is attached in any of them.
fn gather_best(part: &Part<'_>, is_inner: bool, content: &mut Content) {
    let mut forms: Vec<Vec<Piece>> = Vec::new();
    for inner in &part.parts {
        let before = std::mem::take(&mut content.pieces);
        gather(inner, is_inner, content);
        forms.push(std::mem::replace(&mut content.pieces, before));
    }
    content.pieces.extend(mail_body::best(forms));
}

/// A message inside a message is a file.
fn gather_message(part: &Part<'_>, content: &mut Content) {
    let bytes = part.decoded();
    let head = mime::parse_head_of(&bytes);
    content.attached.push(Member {
        name: message_name(head.subject.as_deref(), content.attached.len() + 1),
        bytes,
        media_type: Some("message/rfc822".to_owned()),
        ..Member::default()
    });
}

/// A name for a message: its subject.
fn message_name(subject: Option<&str>, number: usize) -> String {
    let subject: String = subject
        .unwrap_or_default()
        .chars()
        .map(|char| {
            if matches!(char, '/' | '\\') {
                '-'
            } else {
                char
            }
        })
        .take(MAX_SUBJECT_CHARS)
        .collect();
    match name::tidy(&subject).as_str() {
        "" => format!("message {number}.eml"),
        subject => format!("{subject}.eml"),
    }
}

fn gather_leaf(part: &Part<'_>, is_inner: bool, content: &mut Content) {
    let head = &part.head;
    if mail_body::is_text(part) && !head.is_attachment && head.file_name.is_none() {
        if !is_inner {
            content.pieces.push(mail_body::piece(part));
        }
        return;
    }
    let name = name::tidy(head.file_name.as_deref().unwrap_or_default());
    if name.eq_ignore_ascii_case("winmail.dat") {
        content.has_winmail = true;
        return;
    }
    let is_helper =
        holding::is_helper_media(&head.media_type) || holding::by_name(&name) != Holding::Article;
    if is_helper {
        // Pictures in the text are part of it; who attached files looks for them.
        content.n_helpers += usize::from(head.is_attachment && !is_inner);
        return;
    }
    if is_inner && !head.is_attachment {
        return;
    }
    let name = if name.is_empty() {
        format!("attachment {}", content.attached.len() + 1)
    } else {
        name
    };
    content.attached.push(Member {
        name,
        bytes: part.decoded(),
        media_type: Some(head.media_type.clone()),
        charset: head.charset.clone(),
        ..Member::default()
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::Item;

    fn unpacked(message: &str) -> Unpacked {
        let file = Member::new(
            "inbox/talks.eml",
            message.replace('\n', "\r\n").into_bytes(),
        );
        read(&file).expect("a mail with something in it")
    }

    /// Name and content of each file.
    fn found(message: &str) -> Vec<(String, String)> {
        unpacked(message)
            .items
            .into_iter()
            .filter_map(|item| match item {
                Item::Member(member) => {
                    let text = String::from_utf8_lossy(&member.bytes);
                    Some((member.name, text.trim().replace("\r\n", "\n")))
                }
                Item::Document(_) => None,
            })
            .collect()
    }

    fn check(message: &str, expected: &[(&str, &str)]) {
        let found = found(message);
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|(name, text)| (&**name, &**text))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_form_that_says_most_is_read() {
        let mail = |plain: &str, html: &str| {
            format!(
                "Subject: Talks\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n{plain}\n--b\nContent-Type: text/html\n\n{html}\n--b--\n"
            )
        };
        check(
            &mail("Talks end", "<p>Talks end"),
            &[("inbox/talks.html", "<p>Talks end")],
        );
        let long = "The minister left the talks.";
        check(
            &mail(long, "<style>p {margin: 0; padding: 0}</style><p>-</p>"),
            &[("inbox/talks.txt", long)],
        );
        check(&mail(long, ""), &[("inbox/talks.txt", long)]);
    }

    #[test]
    fn pieces_between_attachments_are_one_text() {
        check(
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nThe talks\n--b\nContent-Type: image/png\nContent-Disposition: attachment\n\nxx\n--b\nContent-Type: text/plain\n\nend\n--b\nContent-Type: text/plain; name=notes.txt\n\nNotes\n--b--\n",
            &[
                ("inbox/talks.txt", "The talks\n\nend"),
                ("notes.txt", "Notes"),
            ],
        );
    }

    #[test]
    fn attached_files_and_messages_follow_the_text() {
        let mail = "Subject: Talks\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/related; boundary=r\n\n--r\nContent-Type: text/html\n\n<p>Talks\n--r\nContent-Type: image/png; name=logo.png\nContent-Disposition: inline\n\nxx\n--r--\n--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=\"../press/report.pdf\"\nContent-Transfer-Encoding: base64\n\nJVBERi0=\n--b\nContent-Type: message/rfc822\n\nSubject: Port / sea\n\nInner text\n--b\nContent-Type: image/jpeg; name=photo.jpg\nContent-Disposition: attachment\n\nxx\n--b--\n";
        check(
            mail,
            &[
                ("inbox/talks.html", "<p>Talks"),
                ("press/report.pdf", "%PDF-"),
                ("Port - sea.eml", "Subject: Port / sea\n\nInner text"),
            ],
        );
        assert_eq!(
            unpacked(mail).notices,
            ["1 picture or style file was left out."]
        );
    }

    #[test]
    fn mailboxes_give_messages() {
        check(
            "From a@x.example Tue Mar  3 08:15:00 2026\nSubject: One\n\nText\n\nFrom a@x.example Tue Mar  3 08:15:00 2026\nTo: b\n\nText\n",
            &[
                ("One.eml", "Subject: One\n\nText"),
                ("message 2.eml", "To: b\n\nText"),
            ],
        );
        check(
            "From a@x.example Tue Mar  3 08:15:00 2026\nSubject: One\n\nText\n>From\u{20}here\n",
            &[("inbox/talks.txt", "Text\nFrom here")],
        );
    }

    #[test]
    fn flowed_text_is_joined_and_charsets_kept() {
        let message = "Content-Type: text/plain; charset=iso-8859-1; format=flowed\nContent-Transfer-Encoding: quoted-printable\n\nGespr=E4che=20\nenden\n";
        let file = unpacked(message);
        let [Item::Member(member)] = file.items.as_slice() else {
            panic!("{file:?}");
        };
        assert_eq!(member.bytes, "Gespräche enden\n".as_bytes());
        assert_eq!(member.charset.as_deref(), Some("utf-8"));
        assert_eq!(member.media_type.as_deref(), Some("text/plain"));
    }

    #[test]
    fn nothing_to_read_is_a_refusal_that_says_why() {
        for (message, word) in [
            ("", "not an e-mail"),
            ("Subject: Talks\n\n \n", "no text"),
            (
                "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIIB",
                "encrypted",
            ),
            (
                "Content-Type: application/ms-tnef; name=winmail.dat\n\nxx",
                "Outlook",
            ),
        ] {
            let file = Member::new("x.eml", message.as_bytes().to_vec());
            let refusal = read(&file).expect_err("nothing");
            assert!(refusal.0.contains(word), "{refusal}");
        }
    }
}
