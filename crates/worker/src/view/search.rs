//! Words as typed → where they stand: a search that does not mind case, accents or apostrophes.
//!
//! Searched are blocks, as they are drawn, folded ones too. A hit lies within one block; its offsets
//! are UTF-16 units, the unit the browser counts in. "kataib" finds "Kata’ib", "al sadr" finds
//! "al-Sadr". Words are not stemmed and may be found inside longer ones.

use super::line::lines;
use crate::desk::OpenArticle;
use analysis::one_line;
use wire::{Hit, SearchView};

/// Hits listed at most. More could not be looked through by hand, and an answer stays small.
const MAX_HITS: usize = 500;

/// Characters shown on either side of a hit: about six words.
const CONTEXT_CHARS: usize = 40;

/// Finds `query` in all articles.
pub(crate) fn search<'a>(
    articles: impl Iterator<Item = &'a OpenArticle>,
    query: String,
) -> SearchView {
    let needle = Folded::new(query.trim()).chars;
    let needle = needle.trim_matches(' ');
    let mut view = SearchView {
        query: String::new(),
        hits: Vec::new(),
        is_cut: false,
    };
    let mut folded = Folded::default();
    if !needle.is_empty() {
        'articles: for open in articles {
            let article = &open.analysis.article;
            for (block_idx, line) in lines(article).enumerate() {
                let block = &article.text()[line.span];
                folded.fill(block);
                let mut units = Utf16Counter {
                    text: block,
                    byte: 0,
                    units: 0,
                };
                for (start, end) in folded.find_all(needle) {
                    if view.hits.len() == MAX_HITS {
                        view.is_cut = true;
                        break 'articles;
                    }
                    view.hits.push(Hit {
                        article: open.id,
                        block: block_idx as u32,
                        start: units.at(start),
                        end: units.at(end),
                        before: before(&block[..start]),
                        text: one_line(&block[start..end]),
                        after: after(&block[end..]),
                    });
                }
            }
        }
    }
    view.query = query;
    view
}

/// UTF-16 units before growing byte offsets, each byte looked at once.
struct Utf16Counter<'a> {
    text: &'a str,
    byte: usize,
    units: u32,
}

impl Utf16Counter<'_> {
    fn at(&mut self, byte: usize) -> u32 {
        self.units += self.text[self.byte..byte].encode_utf16().count() as u32;
        self.byte = byte;
        self.units
    }
}

fn before(words: &str) -> String {
    let from = words
        .char_indices()
        .rev()
        .nth(CONTEXT_CHARS - 1)
        .map_or(0, |(at, _)| at);
    // Begin at a word, unless one word fills it all.
    let from = words[from..]
        .find(char::is_whitespace)
        .filter(|_| from > 0)
        .map_or(from, |at| from + at);
    words[from..].trim_start().to_string()
}

fn after(words: &str) -> String {
    let to = words
        .char_indices()
        .nth(CONTEXT_CHARS)
        .map_or(words.len(), |(at, _)| at);
    let to = words[..to]
        .rfind(char::is_whitespace)
        .filter(|&at| to < words.len() && at > 0)
        .unwrap_or(to);
    words[..to].trim_end().to_string()
}

/// A text with everything taken out that the search does not mind, and the way back.
#[derive(Default)]
struct Folded {
    chars: String,
    /// For each byte of `chars`, where the character it comes from starts and ends in the text.
    origins: Vec<(u32, u32)>,
}

impl Folded {
    fn new(text: &str) -> Self {
        let mut folded = Self::default();
        folded.fill(text);
        folded
    }

    fn fill(&mut self, text: &str) {
        self.chars.clear();
        self.origins.clear();
        for (start, char) in text.char_indices() {
            let end = start + char.len_utf8();
            if is_ignored(char) {
                continue;
            }
            if is_accent(char) {
                // Written apart from its letter: the letter's hit includes it.
                if let Some(last) = self.origins.last_mut() {
                    last.1 = end as u32;
                }
                continue;
            }
            if is_gap(char) {
                if self.chars.ends_with(' ') {
                    if let Some(last) = self.origins.last_mut() {
                        last.1 = end as u32;
                    }
                } else {
                    self.push(' ', start, end);
                }
                continue;
            }
            if char.is_ascii() {
                self.push(char.to_ascii_lowercase(), start, end);
            } else if let Some(letter) = latin(char) {
                self.push(letter, start, end);
            } else {
                for lower in char.to_lowercase() {
                    self.push(lower, start, end);
                }
            }
        }
    }

    fn push(&mut self, char: char, start: usize, end: usize) {
        self.chars.push(char);
        self.origins
            .resize(self.chars.len(), (start as u32, end as u32));
    }

    /// Spans in the text, in order, not overlapping.
    fn find_all(&self, needle: &str) -> impl Iterator<Item = (usize, usize)> {
        self.chars.match_indices(needle).map(|(at, found)| {
            let start = self.origins[at].0;
            let end = self.origins[at + found.len() - 1].1;
            (start as usize, end as usize)
        })
    }
}

/// Apostrophes, the marks that stand for hamza and ayn, and characters without width.
fn is_ignored(char: char) -> bool {
    matches!(
        char,
        '\'' | '`' | '´' | '‘' | '’' | '‛' | '′' | '\u{2bb}'..='\u{2bf}' | '\u{2c8}'
            | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{640}'
    )
}

/// Accents written as characters of their own: Latin, Hebrew points, Arabic vowel signs.
fn is_accent(char: char) -> bool {
    matches!(
        char,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{670}'
    )
}

/// White space and dashes: "al-Sadr" and "al Sadr" are one spelling to a reader.
fn is_gap(char: char) -> bool {
    char.is_whitespace() || matches!(char, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// A Latin letter in lower case without its accent.
fn latin(char: char) -> Option<char> {
    match char {
        '“' | '”' | '„' | '«' | '»' => Some('"'),
        '\u{c0}'..='\u{24f}' => letter(LATIN, char as usize - 0xc0),
        '\u{1e00}'..='\u{1eff}' => letter(LATIN_ADDITIONAL, char as usize - 0x1e00),
        _ => None,
    }
}

fn letter(table: &str, idx: usize) -> Option<char> {
    table.chars().nth(idx)
}

/// U+00C0 to U+024F: the base letter of each character's decomposition (Unicode 15), in lower case;
/// stroked letters, which have none, as the letter below the stroke.
const LATIN: &str = "\
    aaaaaaæceeeeiiiidnooooo×ouuuuyþßaaaaaaæceeeeiiiidnooooo÷ouuuuyþy\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳĳjjkkĸllllllŀ\
    ŀllnnnnnnŉnnooooooœœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzſ\
    ƀɓƃƃƅƅɔƈƈɖɗƌƌƍǝəɛƒƒɠɣƕɩɨƙƙƚƛɯɲƞɵooƣƣƥƥʀƨƨʃƪƫƭƭʈuuʊʋƴƴƶƶʒƹƹƺƻƽƽƾƿ\
    ǀǁǂǃǆǆǆǉǉǉǌǌǌaaiioouuuuuuuuuuǝaaaaææǥǥggkkooooʒʒjǳǳǳggƕƿnnaaææoo\
    aaaaeeeeiiiioooorrrruuuussttȝȝhhƞȡȣȣȥȥaaeeooooooooyyȴȵȶȷȸȹⱥȼȼƚⱦȿ\
    ɀɂɂƀʉʌɇɇɉɉɋɋɍɍɏɏ";

/// U+1E00 to U+1EFF, likewise: the dotted and underlined letters of transliterated Arabic.
const LATIN_ADDITIONAL: &str = "\
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
    mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
    wwwwwwwwwwxxxxyyzzzzzzhtwyẚſẜẝßẟaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyỻỻỽỽỿỿ";

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of `text` that `query` finds.
    fn found<'a>(text: &'a str, query: &str) -> Vec<&'a str> {
        let folded = Folded::new(text);
        let needle = Folded::new(query).chars;
        folded
            .find_all(&needle)
            .map(|(start, end)| &text[start..end])
            .collect()
    }

    #[test]
    fn tolerance() {
        for (text, query, expected) in [
            (
                "Kata’ib and Kata'ib and KATAIB",
                "kataib",
                &["Kata’ib", "Kata'ib", "KATAIB"][..],
            ),
            ("Kataib", "Kata’ib", &["Kataib"]),
            (
                "Muqtada al‑Sadr, Al Sadr",
                "al-sadr",
                &["al‑Sadr", "Al Sadr"],
            ),
            ("Ḥizb Allāh", "hizb allah", &["Ḥizb Allāh"]),
            ("Erdoğan, ERDOĞAN", "erdogan", &["Erdoğan", "ERDOĞAN"]),
            ("cafe\u{301} au lait", "café", &["cafe\u{301}"]),
            ("“No,” he said", "\"no,\"", &["“No,”"]),
            ("Путин", "путин", &["Путин"]),
            ("two\u{a0}  words", "two words", &["two\u{a0}  words"]),
            ("الحُوثي", "الحوثي", &["الحُوثي"]),
            ("nothing", "some", &[]),
        ] {
            assert_eq!(found(text, query), expected, "{query} in {text}");
        }
    }

    #[test]
    fn tables_hold_the_letter_at_its_place() {
        for (accented, plain) in [
            ('À', 'a'),
            ('ÿ', 'y'),
            ('Ș', 's'),
            ('ț', 't'),
            ('ø', 'o'),
            ('İ', 'i'),
            ('ž', 'z'),
            ('Ḍ', 'd'),
            ('ẓ', 'z'),
            ('ṭ', 't'),
            ('ễ', 'e'),
            ('Ỹ', 'y'),
            ('ı', 'i'),
            ('Ł', 'l'),
        ] {
            assert_eq!(latin(accented), Some(plain), "{accented}");
        }
        assert_eq!(LATIN.chars().count(), 0x250 - 0xc0);
        assert_eq!(LATIN_ADDITIONAL.chars().count(), 0x100);
    }

    #[test]
    fn offsets_are_utf16_units() {
        let text = "😀 Iran 😀 Iran";
        let mut units = Utf16Counter {
            text,
            byte: 0,
            units: 0,
        };
        let folded = Folded::new(text);
        let spans: Vec<(u32, u32)> = folded
            .find_all("iran")
            .map(|(start, end)| (units.at(start), units.at(end)))
            .collect();
        assert_eq!(spans, [(3, 7), (11, 15)]);
    }

    #[test]
    fn contexts_begin_and_end_at_words() {
        let words = "one two three four five six seven eight nine ten eleven twelve";
        assert_eq!(before(words), "six seven eight nine ten eleven twelve");
        assert_eq!(after(words), "one two three four five six seven eight");
        assert_eq!(before("two "), "two ");
        assert_eq!(after(" two"), " two");
    }
}
