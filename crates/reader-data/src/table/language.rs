//! The name of a language as tables write it → its BCP 47 tag.
//!
//! No looking at texts. Method: names in English and a few others and the three-letter codes of
//! ISO 639-2 by table; two-letter codes and tags as they are, their case made regular.

/// Words that tell a language in a column of languages, beside codes of two or three letters.
const LANGUAGES: &[(&str, &str)] = &[
    ("arabic", "ar"),
    ("bengali", "bn"),
    ("bulgarian", "bg"),
    ("chinese", "zh"),
    ("croatian", "hr"),
    ("czech", "cs"),
    ("danish", "da"),
    ("dutch", "nl"),
    ("english", "en"),
    ("estonian", "et"),
    ("persian", "fa"),
    ("farsi", "fa"),
    ("finnish", "fi"),
    ("french", "fr"),
    ("german", "de"),
    ("greek", "el"),
    ("hebrew", "he"),
    ("hindi", "hi"),
    ("hungarian", "hu"),
    ("indonesian", "id"),
    ("italian", "it"),
    ("japanese", "ja"),
    ("korean", "ko"),
    ("kurdish", "ku"),
    ("latvian", "lv"),
    ("lithuanian", "lt"),
    ("malay", "ms"),
    ("norwegian", "no"),
    ("pashto", "ps"),
    ("polish", "pl"),
    ("portuguese", "pt"),
    ("romanian", "ro"),
    ("russian", "ru"),
    ("serbian", "sr"),
    ("slovak", "sk"),
    ("slovenian", "sl"),
    ("spanish", "es"),
    ("swahili", "sw"),
    ("swedish", "sv"),
    ("thai", "th"),
    ("turkish", "tr"),
    ("ukrainian", "uk"),
    ("urdu", "ur"),
    ("vietnamese", "vi"),
    ("deutsch", "de"),
    ("englisch", "en"),
    ("français", "fr"),
    ("anglais", "en"),
    ("español", "es"),
    ("inglés", "en"),
    ("русский", "ru"),
    ("العربية", "ar"),
    ("eng", "en"),
    ("fra", "fr"),
    ("fre", "fr"),
    ("deu", "de"),
    ("ger", "de"),
    ("spa", "es"),
    ("ara", "ar"),
    ("rus", "ru"),
    ("ita", "it"),
    ("por", "pt"),
    ("zho", "zh"),
    ("chi", "zh"),
    ("jpn", "ja"),
    ("kor", "ko"),
    ("tur", "tr"),
    ("nld", "nl"),
    ("dut", "nl"),
    ("pol", "pl"),
    ("ukr", "uk"),
    ("fas", "fa"),
    ("per", "fa"),
    ("heb", "he"),
];

/// The BCP 47 tag of a language as tables name it.
pub(crate) fn language_tag(value: &str) -> Option<String> {
    let value = value.trim();
    let lower = value.to_lowercase();
    if let Some((_, tag)) = LANGUAGES.iter().find(|(name, _)| *name == lower) {
        return Some((*tag).to_string());
    }
    let mut parts = value.split(['-', '_']);
    let primary = parts.next()?;
    if !matches!(primary.len(), 2 | 3) || !primary.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let mut tag = primary.to_ascii_lowercase();
    for part in parts {
        if !matches!(part.len(), 2..=8) || !part.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return None;
        }
        tag.push('-');
        match part.len() {
            2 => tag.push_str(&part.to_ascii_uppercase()),
            _ => tag.push_str(part),
        }
    }
    Some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_codes() {
        for (value, expected) in [
            ("Spanish", Some("es")),
            ("EN", Some("en")),
            ("pt_br", Some("pt-BR")),
            ("zh-Hans-CN", Some("zh-Hans-CN")),
            ("eng", Some("en")),
            ("Harbour", None),
            ("12", None),
            ("", None),
        ] {
            assert_eq!(language_tag(value).as_deref(), expected, "{value}");
        }
    }
}
