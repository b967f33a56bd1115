//! A few words → files as programs would write them: archives, database exports, old encodings.
//!
//! Only what no reader's samples hold: each sample is a real program's, these are written here because
//! a test needs them nested, broken or in numbers.

/// A zip archive of these files, stored without compression (PKWARE's APPNOTE, sections 4.3.7, 4.3.12
/// and 4.3.16).
pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let at = length(&archive);
        let head = zip_head(name, content);
        archive.extend(b"PK\x03\x04");
        archive.extend(&head);
        archive.extend(name.as_bytes());
        archive.extend(*content);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&head);
        // No comment, first disk, no attributes; then where the file's own head is.
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let n_files = u16::try_from(files.len()).unwrap_or(u16::MAX).to_le_bytes();
    let at = length(&archive).to_le_bytes();
    let n_bytes = length(&directory).to_le_bytes();
    archive.extend(directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    for part in [&n_files[..], &n_files, &n_bytes, &at, &[0, 0]] {
        archive.extend(part);
    }
    archive
}

/// What a file's own head and its line in the directory share: version, flags (names are UTF-8),
/// method, time, checksum, lengths.
fn zip_head(name: &str, content: &[u8]) -> Vec<u8> {
    let mut head = vec![20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0x5c];
    let n_bytes = length(content).to_le_bytes();
    let n_name_bytes = u16::try_from(name.len()).unwrap_or(u16::MAX).to_le_bytes();
    head.extend(crc32(content).to_le_bytes());
    for part in [&n_bytes[..], &n_bytes, &n_name_bytes, &[0, 0]] {
        head.extend(part);
    }
    head
}

fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX)
}

/// The checksum of zip, bit by bit: the archives are small.
fn crc32(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg());
        }
    }
    !sum
}

/// A Cyrillic text in Windows-1251, as old Windows programs save it.
pub fn windows_1251(text: &str) -> Vec<u8> {
    let byte = |character: char| match character {
        'А'..='я' => (character as u32 - 'А' as u32 + 0xC0) as u8,
        'Ё' => 0xA8,
        'ё' => 0xB8,
        '«' => 0xAB,
        '»' => 0xBB,
        '—' => 0x97,
        _ if character.is_ascii() => character as u8,
        _ => b'?',
    };
    text.chars().map(byte).collect()
}

/// A Russian article for [`windows_1251`].
pub const RUSSIAN: &str = "Переговоры о порте закончились без соглашения

Министр транспорта Анна Орлова заявила во вторник, что переговоры с профсоюзом докеров не привели к соглашению.

«Мы предложили честную цену за ночные смены», — сказала Орлова журналистам у здания портового совета.

Представитель профсоюза Иван Белов ответил, что рабочие снова остановят краны в четверг.

Около сорока судов ждут у входа в гавань, сообщило управление порта Нортгейт.
";

/// Two articles as the classic Nexis prints them into a text file.
pub const NEXIS: &str = "\u{feff}                                1 of 2 DOCUMENTS



                         The Northgate Courier (Northgate)

                              March 11, 2024 Monday

Dockers return to work after a night of talks

BYLINE: Ida Vane and Tom Okoro

SECTION: NEWS; Pg. 3

LENGTH: 86 words


The dockers of Northgate returned to work on Monday after a night of talks
with the port council, both sides said.

\"Nobody has won, but the cranes are moving,\" said Lena Okafor, the minister of
transport, on the steps of the customs house.

The union said that it would ask its members about the offer within a week.
Forty ships are still waiting outside the harbour, the port council said.

LOAD-DATE: March 12, 2024

LANGUAGE: ENGLISH

                     Copyright 2024 The Northgate Courier
                              All Rights Reserved


                                2 of 2 DOCUMENTS



                              Harbour News (Northgate)

                              March 12, 2024 Tuesday

Militia hands the northern pier back to the port

BYLINE: Omar Haddad

SECTION: NEWS; Pg. 1

LENGTH: 71 words


The militia that had held the northern pier since January handed it back to
the port council on Tuesday, its commander said.

\"We leave with our rifles and with our word,\" said Tomas Brandt, who led the
fighters through the winter.

Minister Lena Okafor said that the pier would be open to grain ships by the
end of the week.

LOAD-DATE: March 13, 2024

LANGUAGE: ENGLISH

                           Copyright 2024 Harbour News
                              All Rights Reserved
";

/// A page as a news site has it: navigation, article, comments.
pub const WEB_PAGE: &str = r#"<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<title>Council votes to reopen the Arden bridge | Harbour News</title>
<meta property="og:site_name" content="Harbour News">
<meta property="article:published_time" content="2024-03-11T08:30:00+00:00">
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<main><article>
<h1>Council votes to reopen the Arden bridge</h1>
<p class="byline">By Ida Vane</p>
<p>The council of Arden voted on Monday to reopen the bridge to lorries, two years after the militia had
mined it, Mayor Ruth Calder said.</p>
<p>“The last mine was lifted in the autumn, and nothing speaks against it any more,” Calder told reporters
after the vote, which she won by a single voice.</p>
<p>The army had asked for one more winter of inspections. Its spokesman, Colonel Piet Haas, said that the
engineers would nevertheless obey the decision.</p>
<p>Farmers east of the river have driven their grain a hundred kilometres around since the war, the
chamber of agriculture says.</p>
</article></main>
<footer><p>© 2024 Harbour News. All rights reserved.</p></footer>
</body></html>
"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_zip() {
        // The check value that every description of this checksum gives.
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn an_archive_ends_with_its_directory() {
        let archive = zip(&[("a.txt", b"A"), ("b.txt", b"BB")]);
        let end = &archive[archive.len() - 22..];
        let number = |at: usize| usize::from(u16::from_le_bytes([end[at], end[at + 1]]));
        assert!(end.starts_with(b"PK\x05\x06"));
        assert_eq!(number(10), 2);
        let directory = number(16);
        assert!(archive[directory..].starts_with(b"PK\x01\x02"));
        assert_eq!(directory + number(12), archive.len() - 22);
    }

    #[test]
    fn cyrillic_is_a_byte_a_letter() {
        assert_eq!(windows_1251("Аяё —."), [0xC0, 0xFF, 0xB8, 0x20, 0x97, 0x2E]);
    }
}
