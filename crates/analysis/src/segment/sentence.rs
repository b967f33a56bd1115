//! Tokens of one zone → its sentences.
//!
//! Closing marks and brackets belong to the sentence they close, also when a space was put before
//! them. A stop before a word in lower case never splits: in machine-translated text it is a slip.
//!
//! Method: rules in the manner of Kiss & Strunk 2006 (doi 10.1162/coli.2006.32.4.485): a stop ends
//! a sentence unless the word before it is an abbreviation or initial and the word after it does
//! not look like a start. Left out: learning abbreviations from the text.

use super::abbreviation::{self, Abbreviation};
use crate::{Segments, Sentence, Span, Token, TokenKind};

/// Tokens looked through for the first word after a stop: opening marks, rarely more than two.
const MAX_OPENERS: usize = 6;

/// Adds the sentences of the tokens from `first` on, all of zone `zone`.
pub(super) fn split(text: &str, zone: usize, first: usize, segments: &mut Segments) {
    let end = segments.tokens.len();
    let zone_tokens = Tokens {
        text,
        tokens: &segments.tokens[first..],
    };
    let mut start = 0;
    let mut quote = QuoteState::default();
    let mut at = 0;
    while at < end - first {
        if !zone_tokens.is_terminator(at) {
            quote.see(zone_tokens.text_of(at));
            at += 1;
            continue;
        }
        let stop = zone_tokens.run_end(at, &mut quote);
        if stop.after == zone_tokens.len() || zone_tokens.is_border(at, &stop) {
            let span = zone_tokens.tokens[start]
                .span
                .join(zone_tokens.tokens[stop.after - 1].span);
            let tokens = first + start..first + stop.after;
            segments.sentences.push(Sentence { span, tokens, zone });
            start = stop.after;
        }
        at = stop.after;
    }
    if start < end - first {
        let span = Span {
            start: segments.tokens[first + start].span.start,
            end: segments.tokens[end - 1].span.end,
        };
        segments.sentences.push(Sentence {
            span,
            tokens: first + start..end,
            zone,
        });
    }
}

/// Whether a double quotation is open, to tell a detached closing mark from an opening one.
#[derive(Default)]
struct QuoteState {
    is_open: bool,
}

impl QuoteState {
    fn see(&mut self, token: &str) {
        match token {
            "“" | "«" | "„" => self.is_open = true,
            "”" | "»" => self.is_open = false,
            "\"" => self.is_open = !self.is_open,
            _ => {}
        }
    }
}

/// The end of a run of terminators and closing marks.
struct Stop {
    /// First token after the run.
    after: usize,
    /// Whether more than one stop or an ellipsis was in it.
    is_ellipsis: bool,
    /// Whether a quotation was closed in it.
    closes_quote: bool,
}

struct Tokens<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl<'a> Tokens<'a> {
    fn len(&self) -> usize {
        self.tokens.len()
    }

    fn text_of(&self, at: usize) -> &'a str {
        &self.text[self.tokens[at].span]
    }

    /// Whether white space (or nothing visible) stands between token `at` and the one before it.
    fn has_gap_before(&self, at: usize) -> bool {
        at > 0 && self.tokens[at - 1].span.end < self.tokens[at].span.start
    }

    fn has_gap_after(&self, at: usize) -> bool {
        at + 1 >= self.len() || self.has_gap_before(at + 1)
    }

    fn is_terminator(&self, at: usize) -> bool {
        let token = self.text_of(at);
        match self.tokens[at].kind {
            TokenKind::Mark => is_terminal_mark(token),
            TokenKind::Word => token.len() > 2 && token.ends_with('.'),
            TokenKind::Number => false,
        }
    }

    /// Takes in what belongs to the terminator at `at`: more terminators, closing marks, notes.
    fn run_end(&self, at: usize, quote: &mut QuoteState) -> Stop {
        let mut n_stops = usize::from(self.text_of(at) == "…") + 1;
        let mut closes_quote = false;
        let mut after = at + 1;
        while after < self.len() {
            let token = self.text_of(after);
            if self.tokens[after].kind != TokenKind::Mark {
                break;
            }
            let is_attached = !self.has_gap_before(after);
            let is_loose = self.has_gap_after(after);
            let takes = match token {
                // A stop by itself, as left over by a translation: "own. ."
                _ if is_terminal_mark(token) => is_attached || is_loose,
                ")" | "]" | "）" | "」" | "』" | "】" | "}" | "”" | "»" | "›" => true,
                // Opening and straight marks close when they stick to the stop, when a quotation is
                // open and nothing follows them directly, or when nothing follows at all.
                "“" | "\"" => {
                    is_attached && (is_loose || quote.is_open)
                        || after + 1 == self.len()
                        || is_loose && quote.is_open
                }
                "’" | "'" => is_attached || is_loose,
                "[" => is_attached && self.is_note(after),
                _ => false,
            };
            if !takes {
                break;
            }
            if token == "[" {
                after += 3;
                continue;
            }
            n_stops += usize::from(is_terminal_mark(token));
            if matches!(token, "”" | "»" | "“" | "\"") {
                quote.is_open = false;
                closes_quote = true;
            }
            closes_quote |= matches!(token, "’" | "'" | "」" | "』");
            after += 1;
        }
        let is_ellipsis = n_stops > 2 || (n_stops == 2 && self.text_of(at) == "…");
        Stop {
            after,
            is_ellipsis,
            closes_quote,
        }
    }

    /// `[3]`: the number of a footnote.
    fn is_note(&self, at: usize) -> bool {
        at + 2 < self.len()
            && self.tokens[at + 1].kind == TokenKind::Number
            && self.text_of(at + 2) == "]"
    }

    /// First word or number after opening marks, and whether a mark stands before it that can't
    /// start a sentence.
    fn first_word(&self, from: usize) -> (Option<usize>, bool) {
        for at in from..self.len().min(from + MAX_OPENERS) {
            if self.tokens[at].kind != TokenKind::Mark {
                return (Some(at), false);
            }
            if matches!(
                self.text_of(at),
                "," | ";" | ":" | ")" | "]" | "/" | "%" | "?" | "!"
            ) {
                return (None, true);
            }
        }
        (None, false)
    }

    fn is_border(&self, at: usize, stop: &Stop) -> bool {
        let next = stop.after;
        let has_gap = self.has_gap_before(next);
        let terminator = self.text_of(at);
        if matches!(terminator, "。" | "！" | "？" | "।" | "۔") {
            return true;
        }
        let (word, is_inside) = self.first_word(next);
        let Some(word) = word else {
            return has_gap && !is_inside;
        };
        if !has_gap && !self.is_lost_space(at, stop, word) {
            return false;
        }
        if stop.is_ellipsis && !has_gap {
            return false;
        }
        let next_text = self.text_of(word);
        if self.is_lower_start(word) {
            return false;
        }
        if terminator == "?" || terminator == "!" || terminator == "؟" {
            return true;
        }
        if terminator == "." && self.is_false_rest(at, next) {
            return false;
        }
        !self.is_abbreviated(at, stop, word, next_text)
    }

    /// A stop with no space after it ends a sentence between a word and a capitalised word.
    fn is_lost_space(&self, at: usize, stop: &Stop, word: usize) -> bool {
        if at == 0 || stop.is_ellipsis {
            return false;
        }
        let next = self.text_of(word);
        let mut chars = next.chars();
        let is_capitalised = chars.next().is_some_and(char::is_uppercase)
            && chars.next().is_none_or(char::is_lowercase)
            && self.tokens[word].kind == TokenKind::Word;
        let is_prev_word = match self.tokens[at - 1].kind {
            TokenKind::Word => {
                let prev = self.text_of(at - 1);
                prev.chars().nth(1).is_some() && prev.ends_with(char::is_lowercase)
            }
            TokenKind::Number => next.len() > 1,
            TokenKind::Mark => true,
        };
        let is_address = matches!(next, "Com" | "Org" | "Net" | "Gov" | "Edu");
        is_capitalised
            && !is_address
            && (is_prev_word || stop.closes_quote)
            && self.text_of(at) != "…"
    }

    /// Lower case goes on with the sentence, except in names: "al-Kadhimi", "iPhone".
    fn is_lower_start(&self, word: usize) -> bool {
        let token = self.text_of(word);
        if !token.starts_with(char::is_lowercase) {
            return false;
        }
        let is_article = matches!(
            token,
            "al" | "el" | "as" | "ad" | "ash" | "an" | "at" | "ar" | "ul"
        );
        let is_name = is_article
            && word + 2 < self.len()
            && self.text_of(word + 1) == "-"
            && self.text_of(word + 2).starts_with(char::is_uppercase);
        let has_inner_capital = token.chars().nth(1).is_some_and(char::is_uppercase);
        !is_name && !has_inner_capital
    }

    /// "against the League. Arab.": one capitalised word and a stop at the end of the zone.
    fn is_false_rest(&self, at: usize, next: usize) -> bool {
        at > 0
            && next + 2 == self.len()
            && self.tokens[next].kind == TokenKind::Word
            && self.text_of(next + 1) == "."
            && self.tokens[at - 1].kind == TokenKind::Word
            && self.text_of(at - 1).starts_with(char::is_uppercase)
            && !abbreviation::stands_alone(self.text_of(next))
    }

    fn is_abbreviated(&self, at: usize, stop: &Stop, word: usize, next: &str) -> bool {
        let prev = match self.tokens[at].kind {
            TokenKind::Word => self.text_of(at),
            _ if at > 0 && self.text_of(at) == "." && !self.has_gap_before(at) => {
                self.text_of(at - 1)
            }
            _ => return false,
        };
        if stop.closes_quote {
            return false;
        }
        let is_number = self.tokens[word].kind == TokenKind::Number;
        let is_starter = || abbreviation::is_starter(next);
        match abbreviation::classify(prev) {
            Abbreviation::None => false,
            Abbreviation::Title | Abbreviation::Inner => true,
            Abbreviation::Counter => is_number,
            Abbreviation::Open => is_number || !is_starter(),
            Abbreviation::Clock => is_number || abbreviation::follows_clock(next),
            // "than I. She": the pronoun is no initial.
            Abbreviation::Initial => !is_starter() && (prev != "I" || !is_number),
        }
    }
}

fn is_terminal_mark(token: &str) -> bool {
    matches!(
        token,
        "." | "!" | "?" | "…" | "。" | "！" | "？" | "؟" | "۔" | "।"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::token;

    /// `|` marks the borders.
    fn check(marked: &str) {
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        let text: String = marked.split('|').collect();
        let mut segments = Segments::default();
        token::scan(&text, Span::new(0, text.len()), &mut segments.tokens);
        split(&text, 0, 0, &mut segments);
        let found: Vec<&str> = segments
            .sentences
            .iter()
            .map(|sentence| &text.as_str()[sentence.span])
            .collect();
        assert_eq!(found, expected, "{text}");
        let next = segments.sentences.iter().fold(0, |next, sentence| {
            assert_eq!(sentence.tokens.start, next);
            sentence.tokens.end
        });
        assert_eq!(next, segments.tokens.len());
    }

    #[test]
    fn abbreviations_do_not_end_sentences() {
        check("Brig. Gen. Omar Haddad met Mr. J. D. Miller. |He left.");
        check("The U.S. Navy sent the C.I.A. Director home. |It flew.");
        check("Pressure falls on the U.S.");
        check("Troops left the U.S. |They had served.");
        check("Order No. 5 came at 7 a.m. Monday. |At 9 p.m. |Police closed the road.");
        check("Sen. Ann Lee (D-Conn.), in a call, agreed. |Acme Inc. said no.");
        check("It fell on Feb. 2 near St. Louis. |No. |The answer was clear.");
        check("He lived in Washington, D.C. |The house is sold.");
        check("George W. Bush spoke. |So did Al-Amin Corp. officials.");
    }

    #[test]
    fn closing_marks_belong_to_their_sentence() {
        check("“We will stay.” |Col. Amir Saleh nodded.");
        check("They want “calm.” |(See the map.) |Others left.");
        check("“Why now?” he asked. |“Because.”");
        check("He said: “It is our own. “");
        check("It is theirs. .");
        check("They “spoke. “ |The room was quiet.");
        check("“Was it worth it?’” |Nobody moved.");
        check("\"We agree.\" |\"Then sign.\"");
        check("A claim.[3] |Another one.");
    }

    #[test]
    fn lost_spaces_and_false_stops() {
        check("The talks end.|The next begin.");
        check("He visited news.example.com and left. |See it.");
        check("They are tied to Jordan. society and trade.");
        check("They fought the League. Arab.");
        check("Wait ... what? |Yes.");
        check("They resumed in 2014.|The rest stayed.");
        check("He spoke. |al-Masri listened.");
    }

    #[test]
    fn other_scripts() {
        check("会談は終わった。|次は東京。");
        check("هل تعود المحادثات؟ |نعم.");
        check("Он уехал. |Она осталась.");
    }

    #[test]
    fn strange_input_ends() {
        for text in [
            ".",
            "....",
            "“”",
            "a.\u{200b}",
            ". . . .",
            "(((((((((a.",
            "?!?!?! x",
            "“. “. “.",
        ] {
            let mut segments = Segments::default();
            token::scan(text, Span::new(0, text.len()), &mut segments.tokens);
            split(text, 0, 0, &mut segments);
            assert!(!segments.sentences.is_empty(), "{text}");
        }
    }
}
