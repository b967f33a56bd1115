//! Characters of a line in the order of drawing → in the order of reading.
//!
//! PDF places glyphs; a line of Arabic comes out with its last letter first. Method: cells (a base
//! character with its marks, a ligature, a text that is in reading order already) by their place from
//! left to right, then the Unicode Bidirectional Algorithm (UAX #9) applied as if that were the
//! stored order: it reverses what it would reverse for display, which undoes it. Brackets drawn
//! mirrored are turned back.

use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo, bidi_class};

/// Characters that stay together.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cell {
    pub text: String,
    pub start: f32,
}

/// Whether the text has letters written from right to left.
pub(crate) fn has_rtl(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(is_rtl)
}

fn is_rtl(char: char) -> bool {
    char >= '\u{590}' && matches!(bidi_class(char), BidiClass::R | BidiClass::AL)
}

/// Whether most letters are written from right to left.
pub(crate) fn is_mostly_rtl(text: &str) -> bool {
    let mut balance = 0isize;
    for char in text.chars() {
        match bidi_class(char) {
            BidiClass::R | BidiClass::AL => balance += 1,
            BidiClass::L => balance -= 1,
            _ => {}
        }
    }
    balance > 0
}

/// Whether a character sits on the one drawn before it.
pub(crate) fn is_mark(char: char) -> bool {
    char >= '\u{300}' && bidi_class(char) == BidiClass::NSM
}

/// The cells, sorted by place, as text in reading order. On a page that runs from right to left, so
/// does a line with a long Latin name.
pub(crate) fn reading_order(cells: &[Cell], is_rtl_page: bool) -> String {
    let drawn: String = cells.iter().map(|cell| cell.text.as_str()).collect();
    if !has_rtl(&drawn) {
        return drawn;
    }
    // One character stands for each cell; a paragraph separator would end the algorithm's line.
    let classes: String = cells
        .iter()
        .map(|cell| cell.text.chars().next().unwrap_or(' '))
        .map(|char| {
            if bidi_class(char) == BidiClass::B {
                ' '
            } else {
                char
            }
        })
        .collect();
    let level = if is_rtl_page || is_mostly_rtl(&drawn) {
        Level::rtl()
    } else {
        Level::ltr()
    };
    let info = ParagraphBidiInfo::new(&classes, Some(level));
    let levels = info.reordered_levels_per_char(0..classes.len());
    let mut plain = String::with_capacity(drawn.len());
    let mut turned = String::with_capacity(drawn.len());
    for idx in ParagraphBidiInfo::reorder_visual(&levels) {
        let Some(cell) = cells.get(idx) else { continue };
        plain.push_str(&cell.text);
        if levels.get(idx).is_some_and(Level::is_rtl) {
            turned.extend(cell.text.chars().map(mirrored));
        } else {
            turned.push_str(&cell.text);
        }
    }
    // Some programs name the bracket of the text, some the one that is drawn.
    if n_stray_brackets(&turned) < n_stray_brackets(&plain) {
        turned
    } else {
        plain
    }
}

/// Brackets that close nothing or stay open.
fn n_stray_brackets(text: &str) -> usize {
    let (mut n_open, mut n_stray) = (0usize, 0usize);
    for char in text.chars() {
        match char {
            '(' | '[' | '{' | '«' | '‹' => n_open += 1,
            ')' | ']' | '}' | '»' | '›' if n_open > 0 => n_open -= 1,
            ')' | ']' | '}' | '»' | '›' => n_stray += 1,
            _ => {}
        }
    }
    n_stray + n_open
}

/// The bracket that is drawn as this one between letters that run from right to left.
fn mirrored(char: char) -> char {
    match char {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '«' => '»',
        '»' => '«',
        '‹' => '›',
        '›' => '‹',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cells of a line, one a character, as they stand on paper from left to right.
    fn read(drawn: &str, is_rtl_page: bool) -> String {
        let cells: Vec<Cell> = drawn
            .chars()
            .enumerate()
            .map(|(idx, char)| Cell {
                text: char.to_string(),
                start: idx as f32,
            })
            .collect();
        reading_order(&cells, is_rtl_page)
    }

    #[test]
    fn lines_come_out_as_they_are_read() {
        for (drawn, expected) in [
            ("harbour (north)", "harbour (north)"),
            ("ريزولا", "الوزير"),
            // Digits keep their order inside.
            ("2024 ماع", "عام 2024"),
            // A bracket drawn open on the right opens the reading.
            ("(ءانيملا)", "(الميناء)"),
            (")ءانيملا(", "(الميناء)"),
            // A Latin name inside.
            ("لاق Anadolu", "Anadolu قال"),
        ] {
            assert_eq!(read(drawn, true), expected);
        }
    }

    #[test]
    fn latin_with_a_word_of_hebrew_reads_from_the_left() {
        assert_eq!(
            read("the paper ץראה said so", false),
            "the paper הארץ said so"
        );
    }
}
