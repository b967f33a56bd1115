//! The page that is seen before the page: its words must be the same.

use super::parts::CLIPPINGS;
use super::text;

#[test]
fn first_paint_says_what_the_page_says() {
    let first_paint = include_str!("../../../index.html");
    let words = [
        text::TITLE,
        text::PITCH,
        text::DROP,
        text::OPEN_FILES,
        text::OPEN_FOLDER,
        text::PASTE,
        text::SAMPLE,
        text::PROMISE,
    ];
    let clippings = CLIPPINGS.iter().flat_map(|(outlet, runs)| {
        std::iter::once(*outlet).chain(runs.iter().map(|(words, _)| words.trim()))
    });
    for words in words.into_iter().chain(clippings) {
        assert!(first_paint.contains(words), "index.html lacks: {words}");
    }
}
