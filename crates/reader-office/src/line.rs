//! A paragraph's characters as the writer set them → lines, white space single.
//!
//! No styles and no marks here: `page` puts lines together.

/// Shortest line, in characters, that may have been broken only because the line was full.
const FULL_LINE_CHARS: usize = 50;

/// The lines of a piece of a paragraph. A line end inside a paragraph is a writer's Shift+Enter, or
/// the `<br>` of a page it was copied from: two in a row are a new paragraph, one is a new line only
/// where the sentence or a short line ended, else the mere fold of a long line.
pub(crate) fn lines(piece: &str, is_title: bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut is_gap = true;
    for part in piece.split(['\n', '\u{2028}', '\u{2029}']) {
        let part = tidy(part);
        if part.is_empty() {
            is_gap = true;
            continue;
        }
        match lines.last_mut() {
            Some(last) if !is_gap && (is_title || goes_on(last, &part)) => {
                last.push(' ');
                last.push_str(&part);
            }
            _ => lines.push(part),
        }
        is_gap = false;
    }
    lines
}

/// Whether `next` goes on with the sentence of `last`.
fn goes_on(last: &str, next: &str) -> bool {
    let is_ended = last.ends_with(['.', '!', '?', ':', '…', '"', '”', '»', '۔', '؟', '。']);
    let is_low = next.chars().next().is_some_and(char::is_lowercase);
    !is_ended && (is_low || last.chars().nth(FULL_LINE_CHARS).is_some())
}

/// White space single: a tab where there was one (it parts a label from its value), else a space.
/// No-break spaces stay, since exports of news databases have one after each label; control
/// characters go.
fn tidy(raw: &str) -> String {
    let mut tidied = String::with_capacity(raw.len());
    let mut gap = None;
    for char in raw.chars() {
        match char {
            '\t' => gap = Some('\t'),
            ' ' | '\r' | '\u{b}' | '\u{85}' => gap = gap.or(Some(' ')),
            '\u{feff}' => {}
            _ if char.is_control() => {}
            _ => {
                if let Some(gap) = gap.take().filter(|_| !tidied.is_empty()) {
                    tidied.push(gap);
                }
                tidied.push(char);
            }
        }
    }
    let trimmed = tidied.trim();
    if trimmed.len() == tidied.len() {
        tidied
    } else {
        trimmed.to_owned()
    }
}

/// A line without the bullet of its list, which some writers put down as text.
pub(crate) fn without_bullet(line: &str) -> &str {
    let rest = line
        .strip_prefix(['•', '▪', '◦', '·', '\u{fffd}'])
        .unwrap_or(line);
    rest.strip_prefix('\t').unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_single_but_tabs_and_hard_spaces_stay() {
        assert_eq!(tidy("  HD \t The  port\u{a0}: "), "HD\tThe port\u{a0}:");
        assert_eq!(
            tidy("Length:\u{a0}571\u{ad} words\u{1}"),
            "Length:\u{a0}571\u{ad} words"
        );
        assert_eq!(tidy("\u{a0} \t"), "");
    }

    #[test]
    fn bullets_go_but_numbers_stay() {
        assert_eq!(without_bullet("•\tShips"), "Ships");
        assert_eq!(without_bullet("• Ships"), "• Ships");
        assert_eq!(without_bullet("1.\tShips"), "1.\tShips");
    }

    #[test]
    fn line_ends_inside_a_paragraph() {
        let plain = |raw| lines(raw, false);
        assert_eq!(plain("The talks\nwent on"), ["The talks went on"]);
        assert_eq!(
            plain("It is over.\nShe left."),
            ["It is over.", "She left."]
        );
        assert_eq!(
            plain("By Ann Smith\n12 March 2024\nNORTHGATE"),
            ["By Ann Smith", "12 March 2024", "NORTHGATE"]
        );
        assert_eq!(plain("the talks\n\nwent on"), ["the talks", "went on"]);
        let folded =
            "The minister of ports said in a speech to the Council of\nNorthgate that it was over";
        assert_eq!(plain(folded).len(), 1);
        assert_eq!(lines("Minister\nLeaves", true), ["Minister Leaves"]);
    }
}
