//! The page that is seen before the page: its words must be the same.

use super::text;

#[test]
fn first_paint_says_what_the_page_says() {
    let first_paint = include_str!("../../../index.html");
    let words = [text::TITLE, text::PITCH, text::DROP, text::OPEN_FILES, text::PASTE, text::PROMISE];
    for words in words {
        assert!(first_paint.contains(words), "index.html lacks: {words}");
    }
}
