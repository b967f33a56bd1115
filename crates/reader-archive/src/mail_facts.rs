//! Head of a message → what it states about the article in it.
//!
//! Facts go before what the text says, so only what is sure: a subject is a headline; who sends is
//! the outlet of a newsletter but not of an article that someone passes on, and its date is that of
//! sending. Databases and alerts send many articles under one subject: they state nothing.

use crate::mime_head::Head;
use document::{Fact, Facts};

/// What a mail program puts before the subject of an answer, in lower case.
#[rustfmt::skip]
const ANSWERS: &[&str] = &[
    "re", "aw", "sv", "vs", "antw", "antwoord", "odp", "ynt", "rif", "res", "ref", "vá", "atb",
    "回复", "回覆", "答复", "رد", "תשובה", "απ", "отв", "ответ", "відп",
];

/// What it puts before the subject of a message that is passed on.
#[rustfmt::skip]
const FORWARDS: &[&str] = &[
    "fw", "fwd", "wg", "wtr", "tr", "rv", "enc", "vb", "vl", "doorst", "pd", "ilt", "i", "bls",
    "转发", "轉寄", "إعادة توجيه", "הועבר", "προώθ", "пер", "пересл",
];

/// What gateways put before a subject, in lower case.
const TAGS: &[&str] = &[
    "external",
    "ext",
    "extern",
    "externe",
    "spam",
    "spam?",
    "suspected spam",
    "bulk",
    "junk",
    "caution",
    "not virus scanned",
];

/// Domains that send collections of articles.
#[rustfmt::skip]
const COLLECTIONS: &[&str] = &[
    "google.com", "proquest.com", "lexisnexis.com", "nexis.com", "factiva.com", "dowjones.com",
    "ebsco.com", "ebscohost.com", "pressreader.com", "meltwater.com", "cision.com", "newsbank.com",
    "gale.com", "cengage.com", "europresse.com", "genios.de", "talkwalker.com", "feedly.com",
];

/// First parts of addresses from which newsrooms write to their readers.
#[rustfmt::skip]
const DESKS: &[&str] = &[
    "newsletter", "newsletters", "news", "noreply", "no-reply", "donotreply", "do-not-reply",
    "info", "alerts", "alert", "briefing", "briefings", "editor", "editors", "editorial", "hello",
    "mail", "email", "digest", "daily", "weekly", "redaktion", "redaccion", "redaction", "support",
    "subscriptions", "updates", "contact", "press", "reply", "nytdirect",
];

/// Words of outlets' names, in lower case.
#[rustfmt::skip]
const OUTLET_WORDS: &[&str] = &[
    "news", "times", "post", "herald", "daily", "weekly", "journal", "review", "tribune", "courier",
    "gazette", "press", "chronicle", "observer", "guardian", "standard", "telegraph", "today",
    "report", "briefing", "newsletter", "digest", "magazine", "monitor", "radio", "tv", "bulletin",
    "agency", "wire", "dispatch", "mail", "sun", "star", "globe", "mirror", "independent",
    "economist", "zeitung", "rundschau", "tagblatt", "nachrichten", "journal", "presse", "monde",
    "diario", "periódico", "noticias", "notícias", "jornal", "gazzetta", "corriere", "krant",
    "nieuws", "новости", "газета", "أخبار", "صحيفة", "haber", "gazetesi", "media", "broadcasting",
];

/// Years in which mail was sent; others are clocks that were never set.
const YEARS: std::ops::RangeInclusive<u16> = 1980..=2100;

/// How a message came to be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Course {
    /// Written for whom it reached.
    Sent,
    Answered,
    PassedOn,
}

/// What the head of a message states.
pub(crate) fn facts(head: &Head) -> Facts {
    let address = head
        .from_address
        .as_deref()
        .unwrap_or_default()
        .to_lowercase();
    let (mailbox, domain) = address.split_once('@').unwrap_or((&address, ""));
    if COLLECTIONS.iter().any(|name| {
        domain == *name
            || domain
                .strip_suffix(name)
                .is_some_and(|sub| sub.ends_with('.'))
    }) {
        return Facts::default();
    }
    let (course, subject) = bare_subject(head.subject.as_deref().unwrap_or_default());
    let mut facts = Facts {
        headline: Fact::new(subject, "the e-mail's subject"),
        ..Facts::default()
    };
    if course != Course::Sent {
        return facts;
    }
    facts.published = head
        .date
        .filter(|date| YEARS.contains(&date.year))
        .and_then(|date| Fact::new(date.to_rfc3339(), "the e-mail's date"));
    if head.is_bulk {
        let name = head.from_name.as_deref().unwrap_or_default();
        let (outlet, author) = sender(name, mailbox);
        facts.outlet = outlet.and_then(|name| Fact::new(name, "the e-mail's sender"));
        facts.authors = author
            .and_then(|name| Fact::new(name, "the e-mail's sender"))
            .into_iter()
            .collect();
    }
    facts
}

/// The subject without what programs put before it.
fn bare_subject(subject: &str) -> (Course, &str) {
    let mut course = Course::Sent;
    let mut rest = subject.trim();
    // Mozilla's old way: "[Fwd: Talks end]".
    if let Some(inner) = rest
        .strip_prefix("[Fwd: ")
        .and_then(|rest| rest.strip_suffix(']'))
    {
        course = Course::PassedOn;
        rest = inner;
    }
    loop {
        if let Some((tag, after)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'))
            && TAGS.contains(&tag.trim().to_lowercase().as_str())
        {
            rest = after.trim_start();
            continue;
        }
        let Some((mark, after)) = rest.split_once([':', '：']) else {
            return (course, rest);
        };
        // "Re[2]:", "Fwd (2):".
        let mark = mark.trim().trim_end_matches(|char: char| {
            char.is_ascii_digit() || matches!(char, '[' | ']' | '(' | ')' | ' ')
        });
        let mark = mark.to_lowercase();
        if FORWARDS.contains(&mark.as_str()) {
            course = Course::PassedOn;
        } else if !ANSWERS.contains(&mark.as_str()) {
            return (course, rest);
        } else if course == Course::Sent {
            course = Course::Answered;
        }
        rest = after.trim_start();
    }
}

/// Outlet and writer in the name that a newsletter comes from.
fn sender<'n>(name: &'n str, mailbox: &str) -> (Option<&'n str>, Option<&'n str>) {
    let name = name.trim_matches(['"', '\'', ' ']);
    if name.is_empty() || name.contains('@') {
        return (None, None);
    }
    for between in [" at ", " from ", " @ ", " | "] {
        if let Some((person, outlet)) = name.split_once(between)
            && newsline::byline::is_name(person)
            && person.contains(' ')
            && !has_outlet_word(person)
        {
            return (Some(outlet.trim()), Some(person.trim()));
        }
    }
    if has_outlet_word(name) {
        return (Some(name), None);
    }
    // "ana.silva@…" under the name Ana Silva is a person who writes a letter to many.
    let is_person = name.contains(' ')
        && newsline::byline::is_name(name)
        && name
            .split_whitespace()
            .all(|word| mailbox.contains(&word.to_lowercase()));
    if is_person {
        return (None, Some(name));
    }
    let desk = mailbox.split(['+', '.']).next().unwrap_or_default();
    (DESKS.contains(&desk).then_some(name), None)
}

fn has_outlet_word(name: &str) -> bool {
    name.split(|char: char| !char.is_alphanumeric())
        .any(|word| OUTLET_WORDS.contains(&word.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects_lose_what_programs_put_before_them() {
        for (subject, bare) in [
            ("Talks end: what follows", "Talks end: what follows"),
            ("Re: Fwd: RE[2]: Talks end", "Talks end"),
            ("[EXTERNAL] AW: Gespräche zu Ende", "Gespräche zu Ende"),
            ("[Opinion] Talks end", "[Opinion] Talks end"),
            ("回复：港口", "港口"),
            ("Iran: talks end", "Iran: talks end"),
            ("[Fwd: Talks end]", "Talks end"),
            ("Fwd:", ""),
        ] {
            assert_eq!(bare_subject(subject).1, bare);
        }
    }

    fn head(subject: &str, name: &str, address: &str, is_bulk: bool) -> Head {
        Head {
            subject: Some(subject.to_owned()),
            from_name: Some(name.to_owned()),
            from_address: Some(address.to_owned()),
            date: mail_parser::DateTime::parse_rfc822("Tue, 3 Mar 2026 08:15:00 -0500"),
            is_bulk,
            ..Head::default()
        }
    }

    /// Headline, outlet, author and whether there is a date.
    fn stated(head: &Head) -> (String, String, String, bool) {
        let facts = facts(head);
        let value = |fact: Option<Fact>| fact.map(|fact| fact.value).unwrap_or_default();
        let author = facts.authors.into_iter().next();
        (
            value(facts.headline),
            value(facts.outlet),
            value(author),
            facts.published.is_some(),
        )
    }

    #[test]
    fn senders_of_newsletters_only() {
        for (name, address, is_bulk, outlet, author) in [
            (
                "Harbour News",
                "newsletter@harbour.example",
                true,
                "Harbour News",
                "",
            ),
            (
                "Northgate",
                "noreply@northgate.example",
                true,
                "Northgate",
                "",
            ),
            (
                "Ana Silva at Northgate",
                "ana@northgate.example",
                true,
                "Northgate",
                "Ana Silva",
            ),
            (
                "Ana Silva",
                "ana.silva@letters.example",
                true,
                "",
                "Ana Silva",
            ),
            ("Ana Silva", "news@letters.example", false, "", ""),
            ("Ana Silva", "a77@letters.example", true, "", ""),
            ("", "news@letters.example", true, "", ""),
        ] {
            let (_, found_outlet, found_author, has_date) =
                stated(&head("Talks end", name, address, is_bulk));
            assert_eq!(
                (found_outlet.as_str(), found_author.as_str()),
                (outlet, author),
                "{name}"
            );
            assert!(has_date);
        }
    }

    #[test]
    fn what_is_passed_on_has_another_date_and_sender() {
        let passed_on = head(
            "Fwd: Talks end",
            "Harbour News",
            "news@harbour.example",
            true,
        );
        assert_eq!(
            stated(&passed_on),
            ("Talks end".into(), String::new(), String::new(), false)
        );
        let alert = head("Alert: port", "Alerts", "alerts-noreply@google.com", true);
        assert!(facts(&alert).is_empty());
        let near = head("Talks end", "Harbour News", "news@notgoogle.com", true);
        assert!(!facts(&near).is_empty());
    }

    #[test]
    fn dates_are_iso_with_their_offset() {
        let facts = facts(&head("Talks end", "", "", false));
        assert_eq!(
            facts.published.map(|fact| fact.value).as_deref(),
            Some("2026-03-03T08:15:00-05:00")
        );
    }
}
