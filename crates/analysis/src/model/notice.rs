//! What we could not do, in a sentence for the reader.

use std::fmt;

/// Something a reader should know about how a file was read. Never an error.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Notice {
    /// What the reader of the format says of this article.
    Said(String),
    /// The text is in a language that is only searched for lexicon names.
    OtherLanguage {
        /// Its BCP 47 tag.
        language: String,
    },
    /// No paragraph looks like an article.
    NoBody,
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Notice::Said(sentence) => f.write_str(sentence),
            Notice::OtherLanguage { language } => write!(
                f,
                "The article is not in English ({language}): only actors of the lexicon are marked."
            ),
            Notice::NoBody => f.write_str("Nothing here looks like a paragraph of an article."),
        }
    }
}
