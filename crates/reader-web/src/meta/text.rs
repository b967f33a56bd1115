//! Stated words → the same words, tidy; and whether two of them are the same.
//!
//! Nothing about what the words state.

use crate::tree::{NodeId, Tree, is_inline, single_spaced};

/// Longest statement looked at, in bytes; what is longer is the article itself.
pub(super) const MAX_STATED_BYTES: usize = 4000;

/// The words without markup, white space single. Templates escape once or twice too often
/// (`&amp;#x27;`), so reading goes on while it changes something.
pub(super) fn plain(stated: &str) -> String {
    let mut end = stated.len().min(MAX_STATED_BYTES);
    while !stated.is_char_boundary(end) {
        end -= 1;
    }
    let mut text = stated[..end].to_owned();
    for _ in 0..3 {
        let is_marked = (text.contains('&') && text.contains(';'))
            || (text.contains('<') && text.contains('>'));
        if !is_marked {
            break;
        }
        let tree = Tree::parse(&text);
        let read = tree.text_of(tree.root());
        if read == text {
            break;
        }
        text = read;
    }
    let text: String = text
        .chars()
        .filter(|char| !matches!(char, '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{2060}'))
        .collect();
    single_spaced(&text)
}

/// The first characters in a node, scripts left out: an unclosed heading may hold the whole page.
pub(super) fn short_text(tree: &Tree, id: NodeId) -> String {
    const SHORT_BYTES: usize = 2000;
    let mut all = String::new();
    let mut at = tree.first_child(id);
    while let Some(node) = at {
        if all.len() > SHORT_BYTES {
            break;
        }
        if let Some(text) = tree.text(node) {
            all.push_str(text);
        }
        let name = tree.name(node);
        if name.is_some_and(|name| !is_inline(name)) {
            all.push(' ');
        }
        let is_left_out = matches!(name, Some("script" | "style" | "template"));
        at = tree
            .first_child(node)
            .filter(|_| !is_left_out)
            .or_else(|| tree.after_skipping(node, id));
    }
    let mut end = all.len().min(SHORT_BYTES);
    while !all.is_char_boundary(end) {
        end -= 1;
    }
    single_spaced(&all[..end])
}

/// Letters and digits in lower case, one space between words.
pub(crate) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut is_gap = false;
    for char in text.chars() {
        if char.is_alphanumeric() {
            if is_gap && !key.is_empty() {
                key.push(' ');
            }
            is_gap = false;
            key.extend(char.to_lowercase());
        } else if !matches!(char, '\u{ad}' | '\u{200b}' | '\'' | '’' | '‘') {
            is_gap = true;
        }
    }
    key
}

/// How alike two keys are: 1 equal, less when one begins or ends with the other or most words are
/// shared, 0 not at all.
pub(super) fn likeness(one: &str, other: &str) -> f32 {
    if one.is_empty() || other.is_empty() {
        return 0.0;
    }
    if one == other {
        return 1.0;
    }
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    if short.len() >= 12
        && (long.starts_with(&format!("{short} ")) || long.ends_with(&format!(" {short}")))
    {
        return 0.7;
    }
    let words = |key: &str| {
        let mut words: Vec<String> = key.split(' ').take(60).map(str::to_owned).collect();
        words.sort_unstable();
        words
    };
    let (a, b) = (words(one), words(other));
    let n_shared = a
        .iter()
        .filter(|word| b.binary_search(word).is_ok())
        .count();
    let share = 2.0 * n_shared as f32 / (a.len() + b.len()) as f32;
    if share >= 0.6 { share * 0.6 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_are_made_plain() {
        for (stated, expected) in [
            ("Talks &amp;#x27;end&amp;#x27;", "Talks 'end'"),
            ("&lt;p&gt;Here&lt;/p&gt;", "Here"),
            ("<b>Ships</b> turn  back", "Ships turn back"),
            ("A & B", "A & B"),
            ("Ver\u{ad}fassung", "Verfassung"),
        ] {
            assert_eq!(plain(stated), expected);
        }
    }

    #[test]
    fn likeness_of_titles() {
        let like = |one: &str, other: &str| likeness(&key(one), &key(other));
        assert!((like("“Talks” end", "Talks' end") - 1.0).abs() < f32::EPSILON);
        assert!(like("Ships turn back – Harbour News", "Ships turn back") > 0.6);
        assert!(like("Ships turn back", "Minister resigns") < 0.1);
    }
}
