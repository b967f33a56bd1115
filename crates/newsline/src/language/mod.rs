//! Text → the language it is mostly written in.
//!
//! A guess for the reader, for dates and for `tag`, which knows English only; no statistics of
//! letters.
//!
//! Method: the script decides where one language uses it; elsewhere frequent function words are
//! counted, each for as little as many languages have it. English when nothing is clear.

mod word;

use crate::table::Table;
use std::sync::LazyLock;
use word::{Script, WORDS};

/// Bytes looked at, from the middle third of long texts, where menus are over.
const SAMPLE_BYTES: usize = 4 << 10;

/// A word of one language only counts so much; one that n languages have counts an n-th of it.
const UNIT: usize = 60;

/// Another language needs this lead over English, in percent of what the words seen could count.
const LEAD_PERCENT: usize = 2;

/// … and at least what so many words count, or a short text would turn Dutch for one "met".
const LEAD_WORDS: usize = 2;

/// BCP 47 tag; "en" when nothing is clear.
pub fn guess(text: &str) -> &'static str {
    tell(text).unwrap_or("en")
}

/// BCP 47 tag; none when nothing is clear: no letters, or function words of no language.
pub fn tell(text: &str) -> Option<&'static str> {
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
        return None;
    }
    // Kana are a part of Japanese text only; half of its letters may be Han.
    if scripts[KANA] * 10 > n_letters {
        return Some("ja");
    }
    let (best, count) = scripts
        .iter()
        .copied()
        .enumerate()
        .fold(
            (0, 0),
            |best, (idx, count)| if count > best.1 { (idx, count) } else { best },
        );
    if count * 2 <= n_letters {
        return by_words(sample, Script::Latin);
    }
    let tag = SCRIPTS[best];
    match tag {
        "ar" => by_words(sample, Script::Arabic).or(Some(arabic_script(sample))),
        "ru" => by_words(sample, Script::Cyrillic).or(Some("ru")),
        "hi" => by_words(sample, Script::Devanagari).or(Some("hi")),
        _ => Some(tag),
    }
}

/// Whether the language is written from right to left.
pub fn is_rtl(tag: &str) -> bool {
    let mut parts = tag.split(['-', '_']);
    let language = parts.next().unwrap_or("").to_ascii_lowercase();
    let script = parts.find(|part| part.len() == 4);
    match script {
        Some(script) => ["Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm"]
            .iter()
            .any(|known| known.eq_ignore_ascii_case(script)),
        None => matches!(
            language.as_str(),
            "ar" | "fa"
                | "he"
                | "iw"
                | "ur"
                | "yi"
                | "ji"
                | "ckb"
                | "ps"
                | "sd"
                | "ug"
                | "dv"
                | "syr"
                | "arc"
                | "prs"
                | "arz"
                | "azb"
                | "pnb"
                | "nqo"
        ),
    }
}

const SCRIPTS: [&str; 22] = [
    "ar", "he", "ru", "zh", "ja", "ko", "th", "el", "hi", "bn", "pa", "gu", "ta", "te", "kn", "ml",
    "si", "my", "km", "lo", "ka", "hy",
];
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
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => "el",
        '\u{900}'..='\u{97f}' => "hi",
        '\u{980}'..='\u{9ff}' => "bn",
        '\u{a00}'..='\u{a7f}' => "pa",
        '\u{a80}'..='\u{aff}' => "gu",
        '\u{b80}'..='\u{bff}' => "ta",
        '\u{c00}'..='\u{c7f}' => "te",
        '\u{c80}'..='\u{cff}' => "kn",
        '\u{d00}'..='\u{d7f}' => "ml",
        '\u{d80}'..='\u{dff}' => "si",
        '\u{1000}'..='\u{109f}' => "my",
        '\u{1780}'..='\u{17ff}' => "km",
        '\u{e80}'..='\u{eff}' => "lo",
        '\u{10a0}'..='\u{10ff}' => "ka",
        '\u{530}'..='\u{58f}' => "hy",
        _ => return None,
    };
    SCRIPTS.iter().position(|known| *known == tag)
}

/// Letters that Arabic lacks, in texts too short for words: Persian has four, Urdu and Kurdish more.
fn arabic_script(sample: &str) -> &'static str {
    let count = |letters: &str| {
        sample
            .chars()
            .filter(|char| letters.contains(*char))
            .count()
    };
    let n_urdu = count("ٹڈڑںےہ");
    let n_kurdish = count("ەێۆڵڕ");
    let n_pashto = count("ړښږېځڅ");
    let n_persian = count("پچژگیک");
    let n_arabic = count("يكةى");
    let best = n_urdu.max(n_kurdish).max(n_pashto);
    match best {
        0 | 1 if n_persian > n_arabic => "fa",
        0 | 1 => "ar",
        _ if best == n_urdu => "ur",
        _ if best == n_kurdish => "ckb",
        _ => "ps",
    }
}

/// Function words, each with the languages it belongs to as bits of [`WORDS`].
static INDEX: LazyLock<Table> = LazyLock::new(|| {
    let words = WORDS
        .iter()
        .enumerate()
        .flat_map(|(bit, (_, _, words))| words.split(' ').map(move |word| (word, 1u64 << bit)));
    Table::new(&mut { words })
});

/// Longest function word of the table, in bytes.
const MAX_WORD_BYTES: usize = 30;

fn by_words(sample: &str, script: Script) -> Option<&'static str> {
    let mut n_words = 0usize;
    let mut counts = [0usize; WORDS.len()];
    let index = &*INDEX;
    let of_script = WORDS
        .iter()
        .enumerate()
        .filter(|(_, (known, ..))| *known == script)
        .fold(0u64, |bits, (bit, _)| bits | 1 << bit);
    let is_letter = |char: char| {
        char.is_alphabetic()
            || matches!(
                char,
                '\u{200c}' | '\u{94d}' | '\u{93c}' | '\u{64b}'..='\u{652}'
            )
    };
    for word in sample
        .split(|char: char| !is_letter(char))
        .filter(|word| !word.is_empty() && word.len() <= MAX_WORD_BYTES)
    {
        n_words += 1;
        let bits = index.get(word) & of_script;
        if bits != 0 {
            let share = UNIT / (bits.count_ones().max(1) as usize);
            for (bit, count) in counts.iter_mut().enumerate() {
                *count += share * usize::from(bits >> bit & 1 == 1);
            }
        }
    }
    let (mut best, mut best_count) = (None, 0);
    for (idx, count) in counts.iter().copied().enumerate() {
        if count > best_count {
            (best, best_count) = (Some(WORDS[idx].1), count);
        }
    }
    if script != Script::Latin || best == Some("en") {
        return best;
    }
    let lead = counts[0] + (n_words * UNIT * LEAD_PERCENT / 100).max(LEAD_WORDS * UNIT / 2);
    if best_count > lead {
        return best;
    }
    // Words of English and little else.
    (counts[0] > 0).then_some("en")
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
    #[expect(clippy::too_many_lines, reason = "a table of languages")]
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
            (
                "Ministern sade att samtalen inte är över och att han har sett det.",
                "sv",
            ),
            (
                "Ministeren sagde, at samtalerne ikke er forbi, og at han blev bedt om det af regeringen.",
                "da",
            ),
            (
                "Statsråden sier at samtalene ikke er over, og at han ble bedt om det av regjeringen nå.",
                "no",
            ),
            (
                "Ministeri sanoi, että neuvottelut eivät ole ohi ja hän on myös mukana.",
                "fi",
            ),
            (
                "Minister powiedział, że rozmowy nie są zakończone i że jest to jego plan.",
                "pl",
            ),
            (
                "Ministr řekl, že jednání podle něj ještě neskončila a že jsou také pro něj důležitá.",
                "cs",
            ),
            (
                "Minister povedal, že rokovania podľa neho ešte neskončili a že sú tiež pre neho dôležité, aj keď.",
                "sk",
            ),
            (
                "A miniszter szerint a tárgyalások még nem értek véget, és hogy ez csak egy kezdet volt.",
                "hu",
            ),
            (
                "Ministrul a spus că negocierile nu sunt încheiate și că este pentru pace în regiune.",
                "ro",
            ),
            (
                "Menteri itu mengatakan bahwa perundingan tersebut belum selesai karena pihak lain tidak bisa hadir.",
                "id",
            ),
            (
                "Menteri itu berkata bahawa rundingan belum selesai kerana beliau tidak boleh hadir.",
                "ms",
            ),
            (
                "Bộ trưởng cho biết các cuộc đàm phán không được kết thúc trong năm này.",
                "vi",
            ),
            (
                "O ministro disse que as conversas não foram concluídas e que uma delas é para os portos.",
                "pt",
            ),
            (
                "Il ministro ha detto che i colloqui non sono finiti e che gli accordi della città sono più lontani.",
                "it",
            ),
            (
                "De minister zei dat het overleg niet voorbij is en dat een akkoord ook voor hem wordt gezocht.",
                "nl",
            ),
            (
                "وزیر نے کہا ہے کہ مذاکرات ابھی ختم نہیں ہوئے ہیں اور اس میں وقت لگے گا",
                "ur",
            ),
            ("मंत्री ने कहा कि वार्ता अभी समाप्त नहीं हुई है और यह जारी है", "hi"),
            ("মন্ত্রী বলেছেন আলোচনা শেষ হয়নি", "bn"),
            ("รัฐมนตรีกล่าวว่าการเจรจายังไม่สิ้นสุด", "th"),
            ("Ο υπουργός είπε ότι οι συνομιλίες δεν τελείωσαν", "el"),
            (
                "Министърът каза, че преговорите не са приключили и ще продължат в града",
                "bg",
            ),
            (
                "Wezîr got ku hevdîtin li bajêr bi dawî nehatine û ew ji bo wê hat.",
                "ku",
            ),
            ("", "en"),
            ("12 34", "en"),
        ] {
            assert_eq!(guess(text), tag, "{text}");
        }
    }

    #[test]
    fn nothing_is_told_of_names_alone() {
        for text in ["", "12 34", "Lena Marsh", "Harbour News"] {
            assert_eq!(tell(text), None, "{text}");
        }
    }

    #[test]
    fn directions_of_writing() {
        for (tag, is) in [
            ("ar", true),
            ("fa-IR", true),
            ("he", true),
            ("ku", false),
            ("ku-Arab", true),
            ("az-Latn", false),
            ("en-GB", false),
            ("", false),
        ] {
            assert_eq!(is_rtl(tag), is, "{tag}");
        }
    }

    #[test]
    fn languages_fit_into_bits() {
        assert!(WORDS.len() <= 64);
        assert_eq!(WORDS[0].1, "en");
    }
}
