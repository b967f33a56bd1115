//! Name of a file inside, as bytes → a name that can be shown, folders apart by `/`.
//!
//! Names are labels: nothing is ever written under them. Still no name leads out of the archive or
//! turns the line it stands in round, for people copy names and see them in lists.

/// Longest name, in characters; archives can state 64 KB.
const MAX_NAME_CHARS: usize = 240;

/// The name in the archive's encoding, tidied. `by_format` is how the format itself decodes it when
/// it is not UTF-8 (zip: code page 437).
pub(crate) fn from_bytes(raw: &[u8], by_format: Option<&str>) -> String {
    if let Ok(utf8) = std::str::from_utf8(raw) {
        return tidy(utf8);
    }
    match by_format {
        // Code page 437 has letters, lines and signs in its upper half. When only letters come out,
        // it was likely meant; else a program wrote the code page of its country.
        Some(chars)
            if chars
                .chars()
                .all(|char| char.is_ascii() || char.is_alphabetic()) =>
        {
            tidy(chars)
        }
        _ => tidy(&decode::decode_bytes(raw, None).chars),
    }
}

/// Without what leads elsewhere or can't be seen: roots, drives, `.`, `..`, controls, direction marks.
pub(crate) fn tidy(name: &str) -> String {
    let mut tidied = String::new();
    let mut n_chars = 0;
    for part in name.split(['/', '\\']) {
        let part: String = part
            .chars()
            .filter(|char| !is_hidden(*char))
            .take(MAX_NAME_CHARS)
            .collect();
        let part = part.trim();
        let is_drive =
            part.len() == 2 && part.ends_with(':') && part.starts_with(|c: char| c.is_alphabetic());
        if part.is_empty() || part == "." || part == ".." || is_drive {
            continue;
        }
        n_chars += part.chars().count() + 1;
        if n_chars > MAX_NAME_CHARS && !tidied.is_empty() {
            // The last part says most: it takes the place of the folders.
            tidied.clear();
            n_chars = part.chars().count();
        }
        if !tidied.is_empty() {
            tidied.push('/');
        }
        tidied.push_str(part);
    }
    tidied
}

fn is_hidden(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The last part, without its folders.
pub(crate) fn file_of(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// The name with another ending: "talks.eml" → "talks.html".
pub(crate) fn with_ending(name: &str, ending: &str) -> String {
    let file_start = name.len() - file_of(name).len();
    let stem_end = match name[file_start..].rfind('.') {
        Some(dot) if dot > 0 && name.len() - file_start - dot <= 8 => file_start + dot,
        _ => name.len(),
    };
    format!("{}.{ending}", &name[..stem_end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_nowhere() {
        for (name, tidied) in [
            ("press/talks.html", "press/talks.html"),
            ("/etc/passwd", "etc/passwd"),
            ("../../talks.txt", "talks.txt"),
            ("C:\\Users\\Ana\\talks.txt", "Users/Ana/talks.txt"),
            ("a//./b.txt", "a/b.txt"),
            ("talks\u{202e}lmth.exe", "talkslmth.exe"),
            ("line\nbreak.txt", "linebreak.txt"),
            ("../..", ""),
            ("a:b.txt", "a:b.txt"),
        ] {
            assert_eq!(tidy(name), tidied, "{name}");
        }
    }

    #[test]
    fn long_names_keep_their_last_part() {
        let long = format!("{}/talks.html", "folder/".repeat(100));
        let tidied = tidy(&long);
        assert!(tidied.ends_with("talks.html"));
        assert!(tidied.chars().count() <= MAX_NAME_CHARS);
        assert_eq!(tidy(&"x".repeat(70_000)).len(), MAX_NAME_CHARS);
    }

    #[test]
    fn names_of_other_encodings() {
        // "Gespräche" in code page 437, which the format gives.
        assert_eq!(
            from_bytes(b"Gespr\x84che.txt", Some("Gespräche.txt")),
            "Gespräche.txt"
        );
        // "новости порта" in code page 866; as code page 437 it is full of signs.
        let raw = b"\xad\xae\xa2\xae\xe1\xe2\xa8 \xaf\xae\xe0\xe2\xa0.txt";
        assert_eq!(
            from_bytes(raw, Some("¡«ó«ßΓ¿ »«αΓá.txt")),
            "новости порта.txt"
        );
        assert_eq!(from_bytes("بغداد.html".as_bytes(), None), "بغداد.html");
    }

    #[test]
    fn endings_are_exchanged() {
        for (name, ending, exchanged) in [
            ("talks.eml", "html", "talks.html"),
            ("a.b/talks", "txt", "a.b/talks.txt"),
            (
                "Port talks end. What follows",
                "html",
                "Port talks end. What follows.html",
            ),
            (".eml", "txt", ".eml.txt"),
        ] {
            assert_eq!(with_ending(name, ending), exchanged);
        }
    }
}
