//! Two spellings of a name → whether they may be the same name.
//!
//! Romanised names differ in vowels, doubled letters, hamza and ain marks, and in a few
//! consonants (q/k, kh/h, sh/sch …). A name's *key* keeps what spellings agree on: per part, the
//! consonants in a common notation and the class of the first vowel. The class keeps Hassan
//! (h-s-n, a) from Hussein (h-s-n, u). Equal keys are an equivalence, so grouping by key can
//! never chain two different names together.
//!
//! Method: consonant skeletons in the manner of phonetic name matching (Freeman, Condon &
//! Ackerman 2006, "Cross linguistic name matching in English and Arabic", ACL N06-1060), with
//! parts compared one by one. Left out: swapped name order, initials.

use super::fold::fold_name;

/// Particles that carry no difference: "al-Sadr" = "Sadr" = "el Sadr".
pub(crate) fn is_particle(part: &str) -> bool {
    matches!(
        part,
        "al" | "el" | "ul" | "as" | "ash" | "ad" | "an" | "ar" | "az" | "at"
    )
}

/// The parts of a name that differ between persons, folded, particles dropped; glued particles
/// ("alMuhandis") are cut by the capital that follows.
pub(crate) fn parts(name: &str) -> Vec<String> {
    let spaced = space_camel(name);
    let folded = fold_name(&spaced);
    let all: Vec<&str> = folded.split(' ').filter(|part| !part.is_empty()).collect();
    let kept: Vec<String> = all
        .iter()
        .filter(|part| !is_particle(part))
        .map(|part| (*part).to_string())
        .collect();
    if kept.is_empty() {
        all.iter().map(|part| (*part).to_string()).collect()
    } else {
        kept
    }
}

/// "alMuhandis" → "al Muhandis"; "AbdulZahra" → "Abdul Zahra". "McCain" and "MacKay" stay.
fn space_camel(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    let mut word = 0usize;
    let mut before_lower = false;
    for c in name.chars() {
        if c.is_uppercase() && before_lower {
            let head = out.get(word..).unwrap_or_default();
            if !matches!(
                head,
                "Mc" | "Mac" | "De" | "Di" | "La" | "Le" | "Du" | "Fitz" | "Van"
            ) {
                out.push(' ');
                word = out.len();
            }
        }
        before_lower = c.is_lowercase();
        out.push(c);
        if c.is_whitespace() || c == '-' {
            word = out.len();
        }
    }
    out
}

/// The consonants of one folded part in common notation, then the class of its first vowel.
pub(crate) fn part_key(part: &str) -> String {
    let letters: Vec<char> = part.chars().collect();
    let mut out = String::with_capacity(part.len() + 1);
    let mut vowel = '-';
    let mut idx = 0;
    while let Some(&c) = letters.get(idx) {
        let next = letters.get(idx + 1).copied().unwrap_or(' ');
        let mut step = 1;
        let mapped = match (c, next) {
            ('s', 'h') => {
                step = 2;
                Some('$')
            }
            ('c', 'h') | ('t', 'c') => {
                step = 2;
                Some('x')
            }
            ('k' | 'g' | 'd' | 't' | 'p' | 'z', 'h') => {
                step = 2;
                match c {
                    // "Ghaani", "Qaani": the same letter of Persian.
                    'k' => Some('h'),
                    'g' => Some('k'),
                    'p' => Some('f'),
                    'z' => Some('j'),
                    // "Dhafer", "Thamer": the h is often dropped.
                    other => Some(other),
                }
            }
            ('q' | 'c' | 'k', _) => Some('k'),
            ('x', _) => Some('s'),
            ('w' | 'v', _) => Some('v'),
            ('a' | 'e' | 'i' | 'o' | 'u' | 'y', _) => {
                let class = match c {
                    'a' => 'a',
                    'o' | 'u' => 'u',
                    _ => 'i',
                };
                if vowel == '-' {
                    vowel = class;
                }
                None
            }
            ('h', ' ') => None,
            (other, _) => Some(other),
        };
        if let Some(mapped) = mapped
            && !out.ends_with(mapped)
        {
            out.push(mapped);
        }
        idx += step;
    }
    out.push(vowel);
    out
}

/// The key of a whole name: equal keys may be the same name.
pub(crate) fn name_key(name: &str) -> String {
    let keys: Vec<String> = parts(name).iter().map(|part| part_key(part)).collect();
    keys.join(" ")
}

/// Edits (insert, delete, replace) between two short words; `limit + 1` when there are more.
pub(crate) fn distance(a: &str, b: &str, limit: usize) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > limit {
        return limit + 1;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = i;
        let mut left = i + 1;
        for (y, cell) in b.iter().zip(row.iter_mut().skip(1)) {
            let above = *cell;
            let value = (corner + usize::from(x != y)).min(left + 1).min(above + 1);
            corner = above;
            left = value;
            *cell = value;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0).min(limit + 1)
}

/// How likely two spellings are one name, 0..=1. At or above 0.8 the product joins them.
///
/// 1 when folded spellings are equal, 0.95 when the keys of all parts are; a bare surname against
/// a full name is worth 0.85; otherwise the mean over aligned parts of their edit similarity.
pub fn name_similarity(a: &str, b: &str) -> f32 {
    if fold_name(a) == fold_name(b) {
        return 1.0;
    }
    let (left, right) = (parts(a), parts(b));
    if left.is_empty() || right.is_empty() {
        return 0.0;
    }
    if left.len() == right.len() && name_key(a) == name_key(b) {
        return 0.95;
    }
    let (short, long) = if left.len() <= right.len() {
        (&left, &right)
    } else {
        (&right, &left)
    };
    let offset = long.len() - short.len();
    // Surnames stand last, so parts are aligned from the end; the first parts may then be initials.
    let mut sum = 0.0;
    for (part, other) in short.iter().zip(long.iter().skip(offset)) {
        sum += part_similarity(part, other);
    }
    let mean = sum / short.len() as f32;
    if short.len() == 1 && offset > 0 {
        return mean * 0.85;
    }
    // Every part left over weakens the case a little: "Abdul Karim" against "Karim Abdul Latif".
    mean * (1.0 - 0.08 * offset as f32).max(0.0)
}

fn part_similarity(a: &str, b: &str) -> f32 {
    if a == b {
        return 1.0;
    }
    if part_key(a) == part_key(b) && a.len().min(b.len()) >= 3 {
        return 0.95;
    }
    let longest = a.chars().count().max(b.chars().count());
    if a.chars().count().min(b.chars().count()) == 1 {
        return if a.chars().next() == b.chars().next() {
            0.8
        } else {
            0.0
        };
    }
    1.0 - distance(a, b, longest) as f32 / longest as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_share_a_key() {
        let rows = [
            ("Qassem Soleimani", "Qassim Suleimani"),
            ("Qasem Soleimani", "Qassim Soleimani"),
            ("Esmail Ghaani", "Ismail Qaani"),
            ("Qassim Musleh", "Qassim Muslih"),
            ("Abu Mahdi alMuhandis", "Abu Mahdi al-Muhandis"),
            ("Hasan Nasrallah", "Hassan Nasrallah"),
            ("Mohammed Shia al-Sudani", "Muhammad Shia’ Al Sudani"),
            ("Muqtada al-Sadr", "Moqtada Sadr"),
        ];
        for (a, b) in rows {
            assert_eq!(name_key(a), name_key(b), "{a} / {b}");
        }
    }

    #[test]
    fn different_names_keep_apart() {
        let rows = [
            ("Ali Hassan", "Ali Hussein"),
            ("Qassim Musleh", "Qassem Soleimani"),
            ("Ali Khamenei", "Ali al-Sistani"),
            ("Kataib Hezbollah", "Hezbollah"),
            ("Farhad Alaaldin", "Abu Alaa"),
        ];
        for (a, b) in rows {
            assert_ne!(name_key(a), name_key(b), "{a} / {b}");
        }
    }

    #[test]
    fn distance_counts_edits() {
        for (a, b, want) in [
            ("abu", "abdu", 1),
            ("same", "same", 0),
            ("", "abc", 3),
            ("kitten", "sitting", 3),
        ] {
            assert_eq!(distance(a, b, 9), want, "{a} {b}");
        }
        assert_eq!(distance("abcdef", "x", 2), 3);
    }

    #[test]
    fn similarity_orders_pairs() {
        assert!(name_similarity("Esmail Ghaani", "Ismail Qaani") > 0.9);
        assert!(name_similarity("Soleimani", "Qassem Soleimani") > 0.8);
        assert!(name_similarity("Qassim Musleh", "Qassem Soleimani") < 0.8);
        assert!((name_similarity("", "x")).abs() < f32::EPSILON);
    }
}
