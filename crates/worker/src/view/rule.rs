//! The rule that made a mention → why it is marked, as a phrase a reader understands.
//!
//! A phrase completes "Marked because it is …": lower case, no full stop, no term of ours.

use analysis::Rule;

/// Why a mention is marked.
pub(crate) fn why(rule: &Rule) -> String {
    match rule {
        Rule::LexiconAlias => "a name from our list of known actors".to_string(),
        Rule::LexiconShort => {
            "a short name from our list of known actors, which the rest of the article supports"
                .to_string()
        }
        Rule::LexiconChosen => {
            "a name of several known actors; this one fits the article best".to_string()
        }
        Rule::CapitalAsGovernment => {
            "a capital that stands here for the government in it".to_string()
        }
        Rule::LostHyphen => "the first half of a compound that has lost its hyphen".to_string(),
        Rule::StateBody => "a body of a state: its adjective and what kind of body".to_string(),
        Rule::Title => "a name after a title".to_string(),
        Rule::Speaker => "a name beside a word of saying".to_string(),
        Rule::Apposition => "a name with words beside it that tell what it is".to_string(),
        Rule::HeadWord => "a name with a word in it that tells what it is".to_string(),
        Rule::GivenName => "a name that begins with a common given name".to_string(),
        Rule::Capitalised => {
            "written with a capital inside a sentence; nothing else is known about it".to_string()
        }
        Rule::BracketedAbbreviation => "an abbreviation in brackets after a name".to_string(),
        Rule::VariantOf(name) => format!("another spelling or short form of “{name}”"),
        Rule::SurnameOf(name) => format!("the surname of “{name}”, named in full elsewhere"),
        // The enum may grow; its export name is better than nothing.
        other => other.name().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::why;
    use analysis::Rule;

    #[test]
    fn a_phrase_names_the_other_name() {
        assert_eq!(
            why(&Rule::SurnameOf("Angela Merkel".to_string())),
            "the surname of “Angela Merkel”, named in full elsewhere"
        );
    }

    #[test]
    fn phrases_have_no_full_stop() {
        for rule in [
            Rule::LexiconAlias,
            Rule::LexiconShort,
            Rule::LexiconChosen,
            Rule::CapitalAsGovernment,
            Rule::LostHyphen,
            Rule::StateBody,
            Rule::Title,
            Rule::Speaker,
            Rule::Apposition,
            Rule::HeadWord,
            Rule::GivenName,
            Rule::Capitalised,
            Rule::BracketedAbbreviation,
        ] {
            let phrase = why(&rule);
            assert!(
                phrase.starts_with(char::is_lowercase) && !phrase.ends_with('.'),
                "{phrase}"
            );
            assert_ne!(phrase, rule.name(), "an export word is not a phrase");
        }
    }
}
