//! Lines of all pages → which are running heads, running feet and page numbers.
//!
//! Only what stands at the head or foot of a page is judged, apart from what the file itself marks.
//! Method: the same words (figures aside) at the same height on two pages or more; alone on its page,
//! the shapes that browsers, word processors and news databases print: "Page 3 of 7", "3/7", the
//! address of the page, the time of printing.

use crate::line::Line;
use crate::page::Picture;
use std::collections::BTreeMap;

/// Rows at either end of a page that may be furniture. Databases print two, newspapers one.
const END_ROWS: usize = 3;

/// Heights that count as the same, in points.
const SAME_HEIGHT: f32 = 4.0;

/// What is kept of a page once its lines are put together.
#[derive(Clone, Debug, Default)]
pub(crate) struct PageLines {
    /// Its lines from the top down.
    pub lines: Vec<Line>,
    /// Text that stands against the rest.
    pub turned: String,
    pub pictures: Vec<Picture>,
    pub top: f32,
    pub bottom: f32,
}

/// For each line of each page, whether it is furniture.
pub(crate) fn find(pages: &[PageLines]) -> Vec<Vec<bool>> {
    let mut marks: Vec<Vec<bool>> = pages
        .iter()
        .map(|page| page.lines.iter().map(|line| line.is_running).collect())
        .collect();
    let mut seen: BTreeMap<String, Vec<(usize, usize, f32)>> = BTreeMap::new();
    for (page_idx, page) in pages.iter().enumerate() {
        for idx in end_lines(page) {
            let line = &page.lines[idx];
            if is_shape(line, page) {
                marks[page_idx][idx] = true;
            }
            if is_border(&line.text) {
                continue;
            }
            seen.entry(pattern(&line.text))
                .or_default()
                .push((page_idx, idx, line.base));
        }
    }
    for places in seen.values_mut() {
        places.sort_by(|a, b| a.2.total_cmp(&b.2).then(a.0.cmp(&b.0)));
        for (idx, &(page, line, base)) in places.iter().enumerate() {
            let near = [idx.checked_sub(1), Some(idx + 1)];
            let is_repeated = near
                .into_iter()
                .flatten()
                .filter_map(|other| places.get(other))
                .any(|&(other_page, _, other_base)| {
                    other_page != page && (other_base - base).abs() <= SAME_HEIGHT
                });
            if is_repeated {
                marks[page][line] = true;
            }
        }
    }
    marks
}

/// Lines in the first and the last rows of a page.
fn end_lines(page: &PageLines) -> Vec<usize> {
    let mut found = Vec::new();
    let mut add = |order: &mut dyn Iterator<Item = usize>| {
        let mut n_rows = 0;
        let mut base = f32::NAN;
        for idx in order {
            let line = &page.lines[idx];
            if base.is_nan() || (line.base - base).abs() > 0.5 * line.size {
                n_rows += 1;
                base = line.base;
            }
            if n_rows > END_ROWS {
                break;
            }
            found.push(idx);
        }
    };
    add(&mut (0..page.lines.len()));
    add(&mut (0..page.lines.len()).rev());
    found.sort_unstable();
    found.dedup();
    found
}

/// Lines by which exports of databases part articles; they may well stand at one height twice.
fn is_border(text: &str) -> bool {
    text.trim().eq_ignore_ascii_case("end of document")
}

/// The words without their figures.
fn pattern(text: &str) -> String {
    let mut out = String::new();
    let mut was_figure = false;
    for char in text.chars() {
        let is_figure = char.is_numeric();
        if !is_figure {
            out.extend(char.to_lowercase());
        } else if !was_figure {
            out.push('#');
        }
        was_figure = is_figure;
    }
    out
}

/// Whether a line at the very edge of the paper looks like what programs print there.
fn is_shape(line: &Line, page: &PageLines) -> bool {
    let height = page.top - page.bottom;
    let is_edge = line.base > page.top - 0.07 * height || line.base < page.bottom + 0.09 * height;
    is_edge && (is_page_number(&line.text) || is_print_line(&line.text))
}

/// "3", "– 3 –", "3/7", "Page 3 of 7", "Seite 3 von 7".
fn is_page_number(text: &str) -> bool {
    let shape = pattern(text.trim_matches(|char: char| "–—-|[]() .".contains(char)));
    let words: Vec<&str> = shape.split_whitespace().collect();
    let is_word = |word: &str| word.chars().all(char::is_alphabetic) && word.chars().count() <= 8;
    text.chars().count() <= 24
        && match words.as_slice() {
            ["#" | "#/#"] | ["#", "/", "#"] => true,
            [word, "#" | "#/#"] => is_page_word(word),
            ["#", of, "#"] => is_word(of),
            [word, "#", of, "#"] => is_page_word(word) && is_word(of),
            _ => false,
        }
}

/// "Page" in the languages whose print dialogs and databases we know.
fn is_page_word(word: &str) -> bool {
    const WORDS: [&str; 16] = [
        "page",
        "p.",
        "seite",
        "página",
        "pagina",
        "página:",
        "стр.",
        "страница",
        "sida",
        "side",
        "strona",
        "sayfa",
        "oldal",
        "stránka",
        "صفحة",
        "page:",
    ];
    WORDS.contains(&word)
}

/// The address of the printed page, or the time of printing before its title.
fn is_print_line(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let is_address = ["https", "http", "file"].iter().any(|scheme| {
        first
            .strip_prefix(scheme)
            .is_some_and(|rest| rest.starts_with("://"))
    });
    if is_address {
        return true;
    }
    // "21/11/2026, 16:17" or "11/21/26, 4:17 PM".
    let shape = pattern(text);
    ["#/#/#", "#.#.#", "#-#-#"].iter().any(|date| {
        shape
            .strip_prefix(date)
            .is_some_and(|rest| rest.trim_start_matches([',', ' ']).starts_with("#:#"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_of_page_numbers() {
        for (text, expected) in [
            ("3", true),
            ("– 12 –", true),
            ("Page 3 of 7", true),
            ("3 / 7", true),
            ("1/2", true),
            ("Seite 3 von 7", true),
            ("Page 3 of 7 Talks stall", false),
            ("Ministers met 3 times", false),
            ("12 dead", false),
        ] {
            assert_eq!(is_page_number(text), expected, "{text}");
        }
    }

    #[test]
    fn lines_of_a_print_dialog() {
        assert!(is_print_line("21/11/2026, 16:17 Talks stall"));
        assert!(is_print_line("https://harbour.example/talks 1/2"));
        assert!(!is_print_line("16 ministers met"));
    }

    #[test]
    fn what_repeats_at_one_height_is_furniture() {
        let page = |head: &str, base: f32, body: &str| PageLines {
            lines: [
                (head, base),
                (body, 700.0),
                ("x", 650.0),
                ("y", 600.0),
                ("z", 550.0),
                ("the end", 500.0),
                ("last words", 450.0),
            ]
            .into_iter()
            .map(|(text, base)| Line {
                text: text.to_owned(),
                base,
                size: 10.0,
                ..Line::default()
            })
            .collect(),
            top: 800.0,
            bottom: 0.0,
            ..PageLines::default()
        };
        let marks = find(&[
            page("The Northgate Courier 4", 760.0, "one"),
            page("The Northgate Courier 5", 761.0, "two"),
        ]);
        assert_eq!(marks[0][..2], [true, false]);
        assert_eq!(marks[1][..2], [true, false]);
        // At another height it is a line of the text.
        let marks = find(&[
            page("The Northgate Courier 4", 760.0, "one"),
            page("The Northgate Courier 5", 720.0, "two"),
        ]);
        assert!(!marks[0][0] && !marks[1][0]);
    }
}
