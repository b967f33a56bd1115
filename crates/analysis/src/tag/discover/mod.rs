//! Sentence → candidates the lexicon does not know: capitalised names with evidence for a kind.
//!
//! A *run* is a chain of capitalised words with the small words that join names ("al-", "of",
//! "bin"). From each run sentence starts, titles and known names are taken away (`cut`); what is
//! left is a name if something says of what kind (`evidence`): a title before it, a head word in it
//! ("Brigade"), an apposition, a reporting word, a given name. Headlines are left out: there
//! capitals tell nothing.
//!
//! Method: the internal and external evidence of McDonald 1993 ("Internal and external evidence in
//! the identification and semantic categorization of proper names", ACL W93-0104), as ordered
//! rules. Left out: single unknown words without evidence; `resolve` gets them as loose words.

mod cut;
mod evidence;

use crate::candidate::{Candidate, Sense};
use crate::lexicon::words::{head_kind, is_title};
use crate::lexicon::{Lexicon, is_particle};
use crate::model::{Form, Rule, Sentence, Span, ZoneKind};
use crate::tokens::Tokens;
use std::ops::Range;

/// Longest run that is taken for a name; longer ones are lists or titles.
const MAX_RUN: usize = 14;

/// Longest name in bytes: names are copied into the reasons of mentions, so they must not be
/// megabytes. The longest of the lexicon has 80.
const MAX_NAME_BYTES: usize = 160;

pub(super) fn find(
    tokens: &Tokens<'_>,
    sentence: &Sentence,
    zone: ZoneKind,
    known: &[Candidate],
    lexicon: &Lexicon,
    out: &mut Vec<Candidate>,
) {
    if matches!(zone, ZoneKind::Headline | ZoneKind::Heading) || is_title_case(tokens, sentence) {
        return;
    }
    let first_word = sentence
        .tokens
        .clone()
        .find(|&idx| tokens.is_word(idx))
        .unwrap_or(sentence.tokens.end);
    let finder = Finder {
        tokens,
        sentence,
        first_word,
        known,
        lexicon,
    };
    let mut idx = sentence.tokens.start;
    while idx < sentence.tokens.end {
        if !tokens.is_capitalised(idx) {
            idx += 1;
            continue;
        }
        let run = finder.run_from(idx);
        idx = run.end.max(idx + 1);
        if run.len() <= MAX_RUN {
            finder.names_in(run, out);
        }
    }
}

/// Whether most longer words have capitals, as in titles: no evidence then.
fn is_title_case(tokens: &Tokens<'_>, sentence: &Sentence) -> bool {
    let (mut capitals, mut all) = (0usize, 0usize);
    for idx in sentence.tokens.clone() {
        if tokens.is_word(idx) && tokens.str(idx).len() > 3 {
            all += 1;
            capitals += usize::from(tokens.is_capitalised(idx));
        }
    }
    all >= 4 && capitals * 10 > all * 8
}

/// The words of one sentence, what is known in it and who is known at all.
struct Finder<'a> {
    tokens: &'a Tokens<'a>,
    sentence: &'a Sentence,
    /// Index of the first token that is a word.
    first_word: usize,
    known: &'a [Candidate],
    lexicon: &'a Lexicon,
}

impl Finder<'_> {
    /// The chain of capitalised words and joints from `start`.
    fn run_from(&self, start: usize) -> Range<usize> {
        let mut end = start + 1;
        loop {
            let last = end - 1;
            if self.tokens.is_possessive(last) {
                break;
            }
            let Some(next) = self.joint(last, end) else {
                break;
            };
            end = next;
        }
        start..end
    }

    /// If the chain goes on behind token `last`, one past the next capitalised word.
    fn joint(&self, last: usize, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        if at >= self.sentence.tokens.end {
            return None;
        }
        if tokens.is_spaced(last, at) {
            if tokens.is_capitalised(at) {
                return Some(at + 1);
            }
            let word = tokens.folded(at);
            let next = at + 1;
            if next >= self.sentence.tokens.end {
                return None;
            }
            if is_name_joint(&word) || is_particle(&word) {
                let is_joined = tokens.is_spaced(at, next) && tokens.is_capitalised(next)
                    || tokens.is_hyphen(next) && tokens.is_capitalised(next + 1);
                if !is_joined {
                    return None;
                }
                let has_head = matches!(word.as_str(), "of" | "for")
                    && !(head_kind(&tokens.folded(last)).is_some()
                        || is_title(&tokens.folded(last)));
                if has_head {
                    return None;
                }
                return Some(if tokens.is_hyphen(next) {
                    next + 2
                } else {
                    next + 1
                });
            }
            return None;
        }
        if !tokens.is_touching(last, at) {
            return None;
        }
        if tokens.is_hyphen(at) && tokens.is_touching(at, at + 1) && tokens.is_capitalised(at + 1) {
            return Some(at + 2);
        }
        // "Gen. X", "J. D. X"
        let is_short = tokens.str(last).chars().count() <= 4;
        if tokens.str(at) == "."
            && is_short
            && (is_title(&tokens.folded(last)) || tokens.str(last).chars().count() == 1)
            && tokens.is_capitalised(at + 1)
            && at + 1 < self.sentence.tokens.end
        {
            return Some(at + 2);
        }
        None
    }

    /// The known candidate that starts at token `idx`.
    fn known_at(&self, idx: usize) -> Option<&Candidate> {
        let span = self.tokens.all.get(idx)?.span;
        let at = self
            .known
            .partition_point(|candidate| candidate.span.end <= span.start);
        self.known
            .get(at..)?
            .iter()
            .take_while(|candidate| candidate.span.start <= span.start)
            .find(|candidate| candidate.form != Form::Nominal && candidate.span.overlaps(span))
    }

    fn end_of(&self, known: &Candidate) -> usize {
        self.tokens.at_or_after(known.span.end)
    }

    fn push(
        &self,
        words: &Range<usize>,
        sense: Sense,
        rule: Rule,
        has_title: bool,
        out: &mut Vec<Candidate>,
    ) {
        let span = self.tokens.span(words);
        if span.is_empty() || span.len() > MAX_NAME_BYTES {
            return;
        }
        let span = self.with_article(words.start, span);
        out.push(Candidate {
            span,
            form: Form::Name,
            sense,
            rule,
            has_title,
        });
    }

    /// "al-" in small letters before the first word belongs to the name.
    fn with_article(&self, start: usize, span: Span) -> Span {
        let tokens = self.tokens;
        let Some(hyphen) = start.checked_sub(1) else {
            return span;
        };
        let Some(article) = start.checked_sub(2) else {
            return span;
        };
        let is_article = tokens.is_hyphen(hyphen)
            && tokens.is_touching(hyphen, start)
            && tokens.is_touching(article, hyphen)
            && is_particle(&tokens.folded(article))
            && self.sentence.tokens.contains(&article);
        match tokens.all.get(article) {
            Some(token) if is_article => token.span.join(span),
            _ => span,
        }
    }
}

/// Small words that join the parts of a name.
fn is_name_joint(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "bin"
            | "ibn"
            | "bint"
            | "de"
            | "da"
            | "di"
            | "del"
            | "della"
            | "do"
            | "dos"
            | "la"
            | "le"
            | "van"
            | "von"
            | "der"
            | "den"
            | "du"
            | "ter"
            | "ben"
            | "y"
            | "e"
    )
}
