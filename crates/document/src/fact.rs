//! What a file states about an article outside the article's text.

/// One stated value and what states it.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The value, tidied: white space single, dates ISO 8601.
    pub value: String,
    /// What states it, as words that complete "stated by": "the page's JSON-LD", "the column date".
    pub stated_by: String,
}

impl Fact {
    /// A value and what states it; none when the value is blank.
    pub fn new(value: impl Into<String>, stated_by: impl Into<String>) -> Option<Self> {
        let value = value.into();
        (!value.trim().is_empty()).then(|| Self {
            value,
            stated_by: stated_by.into(),
        })
    }
}

/// What a file states about an article outside the article's text: in markup, in the head of a
/// message, in the fields of a database. Absent means "not found".
///
/// A reader that both sees the text and the statement gives a fact only where it trusts it: facts
/// win over what the text alone would give.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Title, without the outlet's name behind it.
    pub headline: Option<Fact>,
    /// Summary.
    pub dek: Option<Fact>,
    /// Publisher.
    pub outlet: Option<Fact>,
    /// News agency the text comes from.
    pub agency: Option<Fact>,
    /// Writers, one name each, in the order given.
    pub authors: Vec<Fact>,
    /// ISO date (with time where stated) of publication.
    pub published: Option<Fact>,
    /// ISO date (with time where stated) of the last change.
    pub updated: Option<Fact>,
    /// Address of the article.
    pub url: Option<Fact>,
    /// BCP 47 tag of the language.
    pub language: Option<Fact>,
}

impl Facts {
    /// Takes from `other` what is absent here.
    pub fn fill_from(&mut self, other: &Facts) {
        let fill = |slot: &mut Option<Fact>, from: &Option<Fact>| {
            if slot.is_none() {
                slot.clone_from(from);
            }
        };
        fill(&mut self.headline, &other.headline);
        fill(&mut self.dek, &other.dek);
        fill(&mut self.outlet, &other.outlet);
        fill(&mut self.agency, &other.agency);
        fill(&mut self.published, &other.published);
        fill(&mut self.updated, &other.updated);
        fill(&mut self.url, &other.url);
        fill(&mut self.language, &other.language);
        if self.authors.is_empty() {
            self.authors.clone_from(&other.authors);
        }
    }

    /// Whether nothing is stated.
    pub fn is_empty(&self) -> bool {
        *self == Facts::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_stays() {
        let mut facts = Facts {
            headline: Fact::new("Talks end", "the page"),
            ..Facts::default()
        };
        assert!(!facts.is_empty());
        facts.fill_from(&Facts {
            headline: Fact::new("Other", "the feed"),
            outlet: Fact::new("Harbour News", "the feed"),
            url: Fact::new("  ", "the feed"),
            ..Facts::default()
        });
        assert_eq!(
            facts.headline.map(|fact| fact.value).as_deref(),
            Some("Talks end")
        );
        assert_eq!(
            facts.outlet.map(|fact| fact.value).as_deref(),
            Some("Harbour News")
        );
        assert_eq!(facts.url, None);
    }
}
