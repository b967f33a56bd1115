//! The characters of a line → counts that tell prose from menus.
//!
//! Language-neutral: letters of scripts without spaces count as half a word each.

use newsline::{byline, comment, date, phrase};

/// What a line's characters say.
#[derive(Clone, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent answers about one line"
)]
pub(crate) struct TextStats {
    /// Words, at least 1.
    pub(crate) n_words: u32,
    pub(crate) n_letters: u32,
    pub(crate) n_upper: u32,
    pub(crate) n_digits: u32,
    pub(crate) n_commas: u32,
    /// Ends of sentences inside or at the end.
    pub(crate) n_stops: u32,
    /// Words that begin with a capital.
    pub(crate) n_capitalised: u32,
    pub(crate) ends_sentence: bool,
    pub(crate) ends_colon: bool,
    pub(crate) starts_lower: bool,
    pub(crate) starts_quote: bool,
    pub(crate) has_separator: bool,
    pub(crate) has_copyright: bool,
    pub(crate) starts_bracket: bool,
    /// Of letters and digits only.
    pub(crate) hash: u64,
    pub(crate) phrase: phrase::Phrase,
    pub(crate) has_date: bool,
    pub(crate) is_date: bool,
    pub(crate) is_relative_date: bool,
    pub(crate) has_date_label: bool,
    /// 0 no, 1 perhaps, 2 surely the head of a comment.
    pub(crate) comment_head: u8,
    pub(crate) has_byline_mark: bool,
    pub(crate) is_author_note: bool,
    pub(crate) is_name: bool,
    /// Words of picture credits.
    pub(crate) has_credit: bool,
    /// Words with which pages ask their readers to do something.
    pub(crate) n_asking: u32,
    /// Begins with all capitals and a colon: "READ MORE:".
    pub(crate) has_shout: bool,
    /// Hashes of the words, lower case, sorted; only of lines short enough to be a title or summary.
    pub(crate) words: Vec<u32>,
}

/// Lines longer than this are not compared with the title, in words.
const MAX_TITLE_WORDS: u32 = 80;

/// Words of picture credits, in lower case, as whole words. Sorted.
#[rustfmt::skip]
const CREDITS: &[&str] = &[
    "afp", "alamy", "anp", "ansa", "ap", "apa", "archivbild", "archivfoto", "belga", "bild",
    "courtesy", "credit", "crédit", "créditos", "crédits", "dpa", "efe", "epa", "foto",
    "fotograf", "fotografia", "fotografía", "fotos", "getty", "handout", "illustration", "image",
    "imagen", "images", "imago", "immagine", "instagram", "istock", "keystone", "ntb", "pa",
    "pexels", "photo", "photograph", "photographer", "photographie", "photography", "photos",
    "picture", "picture-alliance", "pictures", "reuters", "ritzau", "scanpix", "screenshot",
    "shutterstock", "symbolbild", "symbolfoto", "tt", "unsplash", "zuma", "©", "写真", "図", "사진",
];

/// Words of calls to read, subscribe, follow, agree, in lower case. Sorted.
#[rustfmt::skip]
const ASKING: &[&str] = &[
    "abonnement", "abonnez", "abonnieren", "account", "advertisement", "advertising", "affiliate",
    "also", "anche", "anmelden", "anzeige", "app", "assine", "auch", "aussi", "boletín", "click",
    "clique", "cliquez", "com", "comment", "comments", "commission", "contact", "cookie",
    "cookies", "copyright", "czytaj", "disclaimer", "donate", "download", "e-mail", "editor",
    "email", "facebook", "folgen", "follow", "http", "https", "inbox", "inscrivez", "instagram",
    "iscriviti", "join", "kommentare", "lea", "lees", "leggi", "leia", "les", "lesen", "linkedin",
    "lire", "listen", "login", "läs", "læs", "mais", "media", "mehr", "more", "newsletter",
    "newsletters", "også", "ook", "password", "permission", "podcast", "press", "privacy",
    "publicidad", "publicidade", "publicité", "read", "recommended", "related", "reprinted",
    "reserved", "rights", "see", "share", "sign", "signup", "subscribe", "subscriber",
    "subscribers", "subscribing", "subscription", "support", "suscribirse", "suscríbete",
    "síguenos", "también", "também", "teilen", "telegram", "twitter", "veja", "watch", "werbung",
    "whatsapp", "więcej", "www", "youtube", "även", "подписывайтесь", "также", "читайте",
];

/// Counts of one line. `buffer` is kept between calls.
pub(crate) fn stats(text: &str, buffer: &mut String) -> TextStats {
    let mut stats = TextStats {
        phrase: phrase::look_up(text, buffer),
        ..TextStats::default()
    };
    count_characters(text, &mut stats);
    if stats.n_words <= 16 && text.len() <= date::MAX_BYTES {
        ask_newsline(text, &mut stats);
    }
    stats
}

fn ask_newsline(text: &str, stats: &mut TextStats) {
    if stats.n_digits > 0 || stats.n_words <= 5 {
        let dates = date::find(text);
        stats.has_date = dates.found.iter().any(|found| found.iso.is_some());
        stats.is_date = dates.is_whole_line();
        stats.is_relative_date = dates.is_relative;
        stats.has_date_label = dates.has_label;
    }
    stats.comment_head = comment::head(text).map_or(0, |head| 1 + u8::from(head.is_sure));
    stats.has_byline_mark = byline::after_mark(text).is_some();
    stats.is_author_note = byline::is_author_note(text);
    stats.is_name = byline::is_name_line(text);
}

fn count_characters(text: &str, stats: &mut TextStats) {
    let mut hash = FNV_START;
    let mut word_hash = FNV_START;
    let mut in_word = false;
    let mut n_halves = 0u32;
    let mut word = [0u8; 20];
    let mut word_len = 0usize;
    let mut last = ' ';
    let mut starts_word = true;
    let mut first_letter = true;
    for char in text.chars() {
        let is_letter = if char.is_ascii() {
            char.is_ascii_alphanumeric()
        } else {
            char.is_alphanumeric()
        };
        if is_letter {
            let is_upper = char.is_uppercase();
            let lower = lower(char);
            hash = step(hash, lower);
            if char.is_numeric() {
                stats.n_digits += 1;
            } else {
                stats.n_letters += 1;
                stats.n_upper += u32::from(is_upper);
            }
            if starts_word {
                stats.n_capitalised += u32::from(is_upper);
            }
            if first_letter {
                stats.starts_lower = char.is_lowercase();
                first_letter = false;
            }
            if is_unspaced(char) {
                n_halves += 1;
            } else {
                word_hash = step(word_hash, lower);
                push_lower(lower, &mut word, &mut word_len);
                in_word = true;
            }
            starts_word = false;
        } else {
            if char.is_whitespace() || !matches!(char, '\'' | '’' | '-') {
                starts_word = true;
            }
            if in_word && !matches!(char, '\'' | '’') {
                end_word(stats, word_hash, &word[..word_len.min(word.len())]);
                (word_hash, in_word, word_len) = (FNV_START, false, 0);
            }
            match char {
                ',' | '،' | '、' | '，' | ';' => stats.n_commas += 1,
                '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।' => {
                    stats.n_stops += u32::from(last.is_alphanumeric() || last == '"');
                }
                '|' | '•' | '·' | '»' | '›' | '→' | '/' => stats.has_separator = true,
                '©' => stats.has_copyright = true,
                _ => {}
            }
        }
        if !char.is_whitespace() {
            last = char;
        }
    }
    if in_word {
        end_word(stats, word_hash, &word[..word_len.min(word.len())]);
    }
    stats.n_words = (stats.n_words + n_halves / 2).max(1);
    stats.hash = hash;
    if stats.n_words > MAX_TITLE_WORDS {
        stats.words.clear();
    }
    stats.words.sort_unstable();
    stats.words.dedup();
    let end = text.trim_end_matches(|char: char| {
        matches!(
            char,
            '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '“' | '」' | '』' | ' ' | '*'
        )
    });
    stats.ends_sentence = end.ends_with([
        '.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।', '॥', '።',
    ]);
    stats.ends_colon = end.ends_with([':', '：']);
    stats.starts_quote = text.starts_with(['"', '“', '„', '«', '»', '‘', '‚', '「', '\'']);
    stats.has_shout = has_shout(text);
    stats.starts_bracket = text.starts_with(['(', '[', '（', '【']);
}

/// Whether a word is in a sorted list.
fn is_listed(list: &[&str], word: &[u8]) -> bool {
    list.binary_search_by(|listed| listed.as_bytes().cmp(word))
        .is_ok()
}

/// Bytes in which a shouted beginning must end.
const SHOUT_BYTES: usize = 40;

fn has_shout(text: &str) -> bool {
    let Some(colon) = text
        .bytes()
        .take(SHOUT_BYTES)
        .position(|byte| matches!(byte, b':' | b'|'))
    else {
        return false;
    };
    let before = &text[..colon];
    before.chars().filter(|char| char.is_uppercase()).count() > 3
        && !before.chars().any(char::is_lowercase)
}

fn end_word(stats: &mut TextStats, hash: u64, word: &[u8]) {
    stats.n_words += 1;
    if stats.n_words <= MAX_TITLE_WORDS {
        stats.words.push((hash ^ (hash >> 32)) as u32);
    }
    stats.n_asking += u32::from(word.len() > 1 && is_listed(ASKING, word));
    stats.has_credit |= word.len() > 1 && is_listed(CREDITS, word);
}

/// FNV-1a over characters: short, and the same everywhere.
const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;

fn step(hash: u64, char: char) -> u64 {
    (hash ^ u64::from(u32::from(char))).wrapping_mul(0x0100_0000_01b3)
}

/// A hash of a name.
pub(crate) fn hash(name: &str) -> u64 {
    name.chars().fold(FNV_START, step)
}

fn lower(char: char) -> char {
    if char.is_ascii() {
        char.to_ascii_lowercase()
    } else {
        char.to_lowercase().next().unwrap_or(char)
    }
}

fn push_lower(char: char, word: &mut [u8; 20], len: &mut usize) {
    let mut bytes = [0; 4];
    let encoded = char.encode_utf8(&mut bytes).as_bytes();
    if *len + encoded.len() <= word.len() {
        word[*len..*len + encoded.len()].copy_from_slice(encoded);
        *len += encoded.len();
    } else {
        // Longer than any listed word: must not match its beginning.
        word[0] = 0;
    }
}

/// Letters of scripts that put no spaces between words.
fn is_unspaced(char: char) -> bool {
    matches!(char,
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{e00}'..='\u{eff}'
        | '\u{1780}'..='\u{17ff}' | '\u{1000}'..='\u{109f}' | '\u{f900}'..='\u{faff}')
}

/// Words both have.
pub(crate) fn n_common(one: &[u32], other: &[u32]) -> usize {
    let (mut at, mut n) = (0, 0);
    for word in one {
        while at < other.len() && other[at] < *word {
            at += 1;
        }
        n += usize::from(at < other.len() && other[at] == *word);
    }
    n
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts() {
        let mut buffer = String::new();
        let prose = stats(
            "The minister, who left, said: “No talks today.”",
            &mut buffer,
        );
        assert_eq!((prose.n_words, prose.n_commas, prose.n_stops), (8, 2, 1));
        assert!(prose.ends_sentence && !prose.starts_lower);
        let japanese = stats("大臣は港で話した。", &mut buffer);
        assert_eq!(japanese.n_words, 4);
        assert!(japanese.ends_sentence);
        let credit = stats("Photo: Ada Quay/Harbour News", &mut buffer);
        assert!(credit.has_credit && credit.has_separator);
        assert!(!stats("photographically", &mut buffer).has_credit);
    }

    #[test]
    fn lists_are_sorted() {
        for list in [CREDITS, ASKING] {
            assert!(list.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }

    #[test]
    fn same_words_same_hash() {
        let mut buffer = String::new();
        let one = stats("Talks end at Northgate", &mut buffer);
        let other = stats("TALKS END — at Northgate", &mut buffer);
        assert_eq!(one.hash, other.hash);
        assert_eq!(n_common(&one.words, &other.words), 4);
    }
}
