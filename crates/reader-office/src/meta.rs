//! What a file's properties say, and its text → the facts that can be trusted.
//!
//! Properties are what somebody's computer filled in, not what an editor stated, and facts win over
//! what the text gives. So a title or a name counts only where the text has it too, near its
//! beginning; the times at which the file was made or saved say nothing of the article, and are left
//! out altogether; a language counts only where the words do not speak against it, since writers
//! state the language of their menus for everything.

use document::{Fact, Facts};
use newsline::language;

/// Properties of a file.
#[derive(Debug, Default)]
pub(crate) struct Meta {
    /// `dc:title`.
    pub(crate) title: Option<String>,
    /// `dc:creator`.
    pub(crate) creator: Option<String>,
    /// `dc:language`, or the language of the default style.
    pub(crate) language: Option<String>,
}

/// Lines that are not empty in which a title or a byline is looked for.
const START_LINES: usize = 15;

/// Most words of a line that may be a byline.
const BYLINE_WORDS: usize = 14;

/// Bytes of text in which languages are compared.
const SAMPLE_BYTES: usize = 4_000;

const STATED_BY: &str = "the file's properties";

impl Meta {
    /// What agrees with `text`.
    pub(crate) fn facts(&self, text: &str) -> Facts {
        let start = || {
            text.lines()
                .filter(|line| !line.trim().is_empty())
                .take(START_LINES)
        };
        let headline = self.title.as_deref().map(squeeze).filter(|title| {
            has_words(title)
                && start().any(|line| squeeze(line).to_lowercase() == title.to_lowercase())
        });
        let author = self.creator.as_deref().map(squeeze).filter(|name| {
            name.contains(' ')
                && start().any(|line| {
                    line.split_whitespace().count() <= BYLINE_WORDS && squeeze(line).contains(name)
                })
        });
        let language = self
            .language
            .as_deref()
            .and_then(tag)
            .filter(|tag| agrees(tag, text));
        Facts {
            headline: headline.and_then(|title| Fact::new(title, STATED_BY)),
            authors: author
                .and_then(|name| Fact::new(name, STATED_BY))
                .into_iter()
                .collect(),
            language: language.and_then(|tag| Fact::new(tag, STATED_BY)),
            ..Facts::default()
        }
    }
}

/// White space single.
pub(crate) fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a title says enough not to be the name of an outlet or of a form.
fn has_words(title: &str) -> bool {
    let n_letters = title.chars().filter(|char| char.is_alphabetic()).count();
    title.split(' ').count() >= 3
        || (title.is_ascii() && n_letters >= 40)
        || (!title.is_ascii() && n_letters >= 8)
}

/// A BCP 47 tag: "en", "en-GB"; none for what is no tag.
pub(crate) fn tag(stated: &str) -> Option<String> {
    let stated = stated.trim().replace('_', "-");
    let primary = stated.split('-').next()?;
    let is_tag = (2..=3).contains(&primary.len())
        && stated.len() <= 20
        && stated
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !matches!(primary, "und" | "zxx" | "mul");
    is_tag.then_some(stated)
}

/// Whether the words of the text do not speak against the language stated.
fn agrees(tag: &str, text: &str) -> bool {
    let end = (0..=SAMPLE_BYTES.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0);
    let sample = &text[..end];
    let primary = tag.split('-').next().unwrap_or(tag).to_lowercase();
    let guess = language::guess(sample);
    if guess == primary {
        return guess != "en" || is_english(sample);
    }
    // The guess is English for all languages it does not know.
    guess == "en" && primary != "en" && !is_known(&primary) && !is_english(sample)
}

/// Languages that [`language::guess`] tells apart.
fn is_known(primary: &str) -> bool {
    matches!(
        primary,
        "ar" | "fa"
            | "ur"
            | "he"
            | "ru"
            | "uk"
            | "zh"
            | "ja"
            | "ko"
            | "th"
            | "el"
            | "de"
            | "fr"
            | "es"
            | "it"
            | "pt"
            | "nl"
            | "tr"
    )
}

/// Whether at least one word in 50 is "the": one in 16 is in news, none in other languages.
fn is_english(sample: &str) -> bool {
    let n_words = sample.split_whitespace().count();
    let n_the = sample
        .split_whitespace()
        .filter(|word| word.eq_ignore_ascii_case("the"))
        .count();
    n_the > 0 && n_the * 50 >= n_words
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Harbour News\nPort of Northgate opens again\nBy Ann Smith\n\nThe port opened on the fifth of May.";

    fn facts(title: &str, creator: &str, language: &str, text: &str) -> [Option<String>; 3] {
        let facts = Meta {
            title: Some(title.to_owned()),
            creator: Some(creator.to_owned()),
            language: Some(language.to_owned()),
        }
        .facts(text);
        let author = facts.authors.into_iter().next();
        [facts.headline, author, facts.language].map(|fact| fact.map(|fact| fact.value))
    }

    #[test]
    fn what_the_text_has_too() {
        assert_eq!(
            facts("Port of  northgate opens again", "Ann Smith", "en_GB", TEXT),
            [
                Some("Port of northgate opens again"),
                Some("Ann Smith"),
                Some("en-GB")
            ]
            .map(|value| value.map(str::to_owned))
        );
    }

    #[test]
    fn not_what_the_computer_filled_in() {
        assert_eq!(
            facts("Harbour News", "user", "de-DE", TEXT),
            [None, None, None]
        );
        assert_eq!(
            facts("Document1", "J. Clerk", "x", TEXT),
            [None, None, None]
        );
        let polish = "Minister portów powiedział we wtorek, że rozmowy będą trwały dalej.";
        assert_eq!(facts("", "", "pl-PL", polish)[2].as_deref(), Some("pl-PL"));
        assert_eq!(facts("", "", "en-US", polish)[2], None);
    }
}
