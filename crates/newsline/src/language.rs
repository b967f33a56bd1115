//! Text → the language it is mostly written in.
//!
//! A guess for the reader and for `tag`, which knows English only; no statistics of letters.
//!
//! Method: the script decides where one language uses it; Latin, Cyrillic and Arabic script by
//! counting frequent function words that the neighbours lack. English when nothing is clear.

use std::sync::LazyLock;

/// Bytes looked at, from the middle third of long texts, where menus are over.
const SAMPLE_BYTES: usize = 4 << 10;

/// Function words of a language need this lead over English, in percent of the words seen.
const LEAD_PERCENT: usize = 2;

/// … and at least so many words, or a short text would turn Dutch for one "met".
const LEAD_WORDS: usize = 3;

#[rustfmt::skip]
const WORDS: &[(&str, &[&str])] = &[
    ("en", &[
        "the", "of", "and", "that", "was", "with", "said", "for", "is", "has", "have", "to", "by",
        "its", "from", "he"
    ]),
    ("de", &[
        "der", "die", "und", "nicht", "das", "ist", "den", "von", "mit", "sich", "auf", "für",
        "ein", "eine", "dem", "auch"
    ]),
    ("fr", &[
        "le", "les", "des", "est", "et", "dans", "que", "une", "pour", "qui", "sur", "pas", "du",
        "au", "par", "il"
    ]),
    ("es", &[
        "el", "los", "las", "que", "del", "una", "por", "con", "para", "se", "y", "su", "como",
        "más", "es"
    ]),
    ("it", &[
        "il", "che", "di", "della", "per", "una", "non", "del", "con", "sono", "gli", "è", "le",
        "nel", "si", "alla"
    ]),
    ("pt", &[
        "que", "não", "uma", "dos", "com", "para", "os", "do", "da", "em", "são", "ao", "mais",
        "pela", "foi", "no"
    ]),
    ("nl", &[
        "het", "een", "van", "niet", "dat", "zijn", "voor", "met", "aan", "ook", "bij", "er",
        "wordt", "naar", "uit", "de"
    ]),
    ("tr", &[
        "bir", "ve", "bu", "için", "ile", "olarak", "olan", "da", "de", "daha", "çok", "gibi",
        "sonra", "kadar", "ise", "dedi"
    ]),
    ("ru", &[
        "и", "в", "не", "на", "что", "с", "по", "как", "это", "его", "был", "из", "для", "также",
        "он", "она"
    ]),
    ("uk", &[
        "і", "в", "не", "на", "що", "з", "та", "як", "це", "його", "був", "із", "для", "також",
        "він", "вона"
    ]),
];

/// BCP 47 tag.
pub fn guess(text: &str) -> &'static str {
    let sample = sample(text);
    let mut n_letters = 0usize;
    let mut scripts = [0usize; SCRIPTS.len()];
    for char in sample.chars().filter(|char| char.is_alphabetic()) {
        n_letters += 1;
        if let Some(idx) = script(char) {
            scripts[idx] += 1;
        }
    }
    if n_letters == 0 {
        return "en";
    }
    // Kana are a part of Japanese text only; half of its letters may be Han.
    if scripts[KANA] * 10 > n_letters {
        return "ja";
    }
    let (best, count) = scripts
        .iter()
        .copied()
        .enumerate()
        .fold(
            (0, 0),
            |best, (idx, count)| if count > best.1 { (idx, count) } else { best },
        );
    if count * 2 > n_letters {
        return match SCRIPTS[best] {
            "ar" => arabic_script(sample),
            "ru" => by_words(sample, &["ru", "uk"], "ru"),
            tag => tag,
        };
    }
    by_words(
        sample,
        &["en", "de", "fr", "es", "it", "pt", "nl", "tr"],
        "en",
    )
}

const SCRIPTS: [&str; 8] = ["ar", "he", "ru", "zh", "ja", "ko", "th", "el"];
const KANA: usize = 4;

fn script(char: char) -> Option<usize> {
    let tag = match char {
        '\u{600}'..='\u{6ff}'
        | '\u{750}'..='\u{77f}'
        | '\u{fb50}'..='\u{fdff}'
        | '\u{fe70}'..='\u{feff}' => "ar",
        '\u{590}'..='\u{5ff}' => "he",
        '\u{400}'..='\u{52f}' => "ru",
        '\u{3400}'..='\u{9fff}' => "zh",
        '\u{3041}'..='\u{30ff}' => "ja",
        '\u{ac00}'..='\u{d7a3}' => "ko",
        '\u{e00}'..='\u{e7f}' => "th",
        '\u{370}'..='\u{3ff}' => "el",
        _ => return None,
    };
    SCRIPTS.iter().position(|known| *known == tag)
}

/// Persian has four letters that Arabic lacks.
fn arabic_script(sample: &str) -> &'static str {
    let n_persian = sample
        .chars()
        .filter(|char| matches!(char, 'پ' | 'چ' | 'ژ' | 'گ' | 'ی' | 'ک'))
        .count();
    let n_arabic = sample
        .chars()
        .filter(|char| matches!(char, 'ي' | 'ك' | 'ة' | 'ى'))
        .count();
    if n_persian > n_arabic { "fa" } else { "ar" }
}

/// Function words by [`bucket`], each with the languages it belongs to as bits of [`WORDS`].
static INDEX: LazyLock<Vec<Vec<(&str, u16)>>> = LazyLock::new(|| {
    let mut index: Vec<Vec<(&str, u16)>> = vec![Vec::new(); N_BUCKETS];
    for (bit, (_, words)) in WORDS.iter().enumerate() {
        for word in *words {
            let bucket = &mut index[bucket(word)];
            match bucket.iter_mut().find(|(known, _)| known == word) {
                Some((_, bits)) => *bits |= 1 << bit,
                None => bucket.push((word, 1 << bit)),
            }
        }
    }
    index
});

const N_BUCKETS: usize = 256;

/// Which bucket a word is in: few function words share first byte, last byte and length.
fn bucket(word: &str) -> usize {
    let bytes = word.as_bytes();
    let ends = bytes.first().copied().unwrap_or(0) as usize * 31
        + bytes.last().copied().unwrap_or(0) as usize;
    (ends * 7 + bytes.len()) % N_BUCKETS
}

fn by_words(sample: &str, tags: &[&'static str], default: &'static str) -> &'static str {
    let mut n_words = 0usize;
    let mut counts = [0usize; WORDS.len()];
    let index = &*INDEX;
    for word in sample
        .split(|char: char| !char.is_alphabetic())
        .filter(|word| !word.is_empty())
    {
        n_words += 1;
        // No function word of the table is longer, in bytes.
        if word.len() > 10 {
            continue;
        }
        if let Some((_, bits)) = index[bucket(word)].iter().find(|(known, _)| *known == word) {
            for (bit, count) in counts.iter_mut().enumerate() {
                *count += usize::from(bits >> bit & 1);
            }
        }
    }
    let count_of = |tag: &str| {
        WORDS
            .iter()
            .position(|(known, _)| *known == tag)
            .map_or(0, |idx| counts[idx])
    };
    let lead = count_of(default) + (n_words * LEAD_PERCENT / 100).max(LEAD_WORDS - 1);
    let mut best = (lead, default);
    for tag in tags {
        if count_of(tag) > best.0 {
            best = (count_of(tag), *tag);
        }
    }
    best.1
}

fn sample(text: &str) -> &str {
    if text.len() <= SAMPLE_BYTES {
        return text;
    }
    let mut start = (text.len() - SAMPLE_BYTES) / 3;
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let mut end = start + SAMPLE_BYTES - 4;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[start..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_by_script_and_words() {
        for (text, tag) in [
            (
                "The minister said that the talks with the delegation were over.",
                "en",
            ),
            (
                "Der Minister sagte, die Gespräche mit der Delegation sind nicht beendet und auch für ihn offen.",
                "de",
            ),
            (
                "Le ministre a dit que les négociations ne sont pas finies dans la région, et que des accords est pour demain.",
                "fr",
            ),
            (
                "El ministro dijo que las conversaciones con la delegación no se han terminado y que los acuerdos por ahora siguen.",
                "es",
            ),
            (
                "Bakan bu konuda bir açıklama yaptı ve daha sonra heyet ile görüşmeler için geldi.",
                "tr",
            ),
            (
                "Министр заявил, что переговоры не окончены и что он это знает.",
                "ru",
            ),
            (
                "Міністр заявив, що переговори не завершені і що він це знає.",
                "uk",
            ),
            ("قال الوزير إن المحادثات لم تنته بعد في المدينة", "ar"),
            ("وزیر گفت که گفتگوها در این شهر پایان نیافته است", "fa"),
            ("大臣は会談が終わっていないと述べた。", "ja"),
            ("部长说会谈还没有结束。", "zh"),
            ("장관은 회담이 끝나지 않았다고 말했다.", "ko"),
            ("השר אמר כי השיחות טרם הסתיימו", "he"),
            ("", "en"),
            ("12 34", "en"),
        ] {
            assert_eq!(guess(text), tag, "{text}");
        }
    }
}
