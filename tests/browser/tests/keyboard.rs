//! Keys alone → everything a mouse can do, and no key taken from somebody who types.

use browser::driver::{Browser, Outcome, key};
use browser::page::{Page, sample_files};

fn press_and_redo(browser: &Browser) -> Outcome<()> {
    browser.keys(&format!("{}{}z", key::CONTROL, key::SHIFT))
}

/// Whether a mark of the columns has the keyboard, and its words.
fn focused_mark(page: &Page) -> Outcome<Option<String>> {
    let words = page.browser.js(
        "const here = document.activeElement; \
         return here.matches('main article mark') ? here.textContent : null",
        &[],
    )?;
    Ok(words.as_str().map(str::to_owned))
}

/// Waits until another mark than `before` has the keyboard, and gives its words.
fn wait_next_mark(page: &Page, before: &str) -> Outcome<String> {
    page.browser.wait("the keyboard to be on another mark", || {
        focused_mark(page).ok()?.filter(|words| words != before)
    })
}

#[test]
fn a_whole_visit_needs_no_mouse() -> Outcome<()> {
    let page = Page::open()?;
    page.tab_to("button", "Try the sample coverage")?;
    page.browser.keys(key::ENTER)?;
    page.wait_columns(6)?;

    // Search: type, go to the first place.
    page.browser.keys("/")?;
    page.browser.wait("the keyboard to be in the search", || {
        (page.focused_words().ok()? == "Search all articles").then_some(())
    })?;
    page.browser.keys("wheat")?;
    page.browser.by_role("region", "Places found")?;
    page.browser.wait_text(" places in ")?;
    page.browser.keys(key::ENTER)?;
    page.browser.wait_js(
        "the place to be said",
        "return [...document.querySelectorAll('[role=status]')] \
           .some((line) => line.textContent.startsWith('Found place 1 of '))",
        &[],
    )?;
    // Escape lets go of the search.
    page.browser.keys(key::ESCAPE)?;
    page.browser.by_role("searchbox", "Filter actors")?;

    // Mentions: next, next, back.
    page.browser.keys("j")?;
    let first = wait_next_mark(&page, "")?;
    page.browser.keys("j")?;
    let second = wait_next_mark(&page, &first)?;
    page.browser.keys("k")?;
    assert_eq!(wait_next_mark(&page, &second)?, first);
    let mark = page.browser.focused()?;
    assert!(page.is_in_view(&mark)?, "{first}");

    // Choose, and let go.
    page.browser.keys(key::ENTER)?;
    page.wait_lit("chosen")?;
    page.browser.by_role("region", "About ")?;
    page.browser.keys(key::ESCAPE)?;
    page.browser.wait_js(
        "no chosen mark",
        "return document.querySelector('main mark[data-lit=chosen]') === null",
        &[],
    )?;
    Ok(())
}

#[test]
fn brackets_go_from_column_to_column() -> Outcome<()> {
    let page = Page::with_files(&sample_files()?[..3])?;
    let at = |nth: usize| {
        let begin = format!("Column {nth}, ");
        page.browser
            .wait(&format!("the keyboard to be on column {nth}"), || {
                page.focused_words().ok()?.starts_with(&begin).then_some(())
            })
    };
    page.browser.keys("]")?;
    at(1)?;
    page.browser.keys("]")?;
    at(2)?;
    page.browser.keys("[")?;
    at(1)?;
    page.browser.keys("[")?;
    at(3)
}

#[test]
fn help_opens_and_closes_by_keys() -> Outcome<()> {
    let page = Page::open()?;
    page.browser.keys("?")?;
    let sheet = page.browser.by_role("dialog", "Keys and marks")?;
    assert!(page.browser.text(&sheet)?.contains("Search all articles"));
    page.browser.keys(key::ESCAPE)?;
    page.browser.wait("the sheet to be closed", || {
        let open = page.browser.find_all_by_role("dialog", "").ok()?;
        open.is_empty().then_some(())
    })
}

#[test]
fn closing_a_file_can_be_undone_and_done_again() -> Outcome<()> {
    let page = Page::with_files(&sample_files()?[..2])?;
    let before = page.column_names()?;
    page.browser.click_role("button", "Remove 02_")?;
    page.wait_columns(1)?;
    page.browser.keys(&format!("{}z", key::CONTROL))?;
    page.wait_columns(2)?;
    assert_eq!(page.column_names()?, before);
    press_and_redo(&page.browser)?;
    page.wait_columns(1)?;
    // And with the button.
    page.browser.click_role("button", "Undo")?;
    page.wait_columns(2)?;
    assert_eq!(page.column_names()?, before);
    Ok(())
}

#[test]
fn single_letters_can_be_switched_off() -> Outcome<()> {
    let page = Page::with_files(&sample_files()?[..1])?;
    page.browser.click_role("button", "Settings")?;
    page.browser.click_role("checkbox", "Single-letter keys")?;
    page.browser.keys(key::ESCAPE)?;
    page.settle()?;
    page.browser.keys("j?/")?;
    page.settle()?;
    assert_eq!(focused_mark(&page)?, None);
    assert_eq!(page.browser.find_all_by_role("dialog", "")?.len(), 0);
    assert_ne!(page.focused_words()?, "Search all articles");
    // Keys that are no letters still work.
    page.browser.click_role("button", "Remove 01_")?;
    page.browser.wait_text("Drop files or folders anywhere")?;
    page.browser.keys(&format!("{}z", key::CONTROL))?;
    page.wait_columns(1)
}

#[test]
fn no_key_is_taken_from_somebody_who_types() -> Outcome<()> {
    const TYPED: &str = "j k [ ] / ? p";
    let page = Page::with_files(&sample_files()?[..1])?;
    for name in ["Search all articles", "Filter actors"] {
        let field = page.browser.by_role("searchbox", name)?;
        page.browser.click(&field)?;
        page.browser.keys(TYPED)?;
        page.settle()?;
        let value = page
            .browser
            .js("return arguments[0].value", &[field.as_argument()])?;
        assert_eq!(value, TYPED, "{name}");
        assert_eq!(page.browser.focused()?, field, "{name}");
        assert_eq!(page.browser.find_all_by_role("dialog", "")?.len(), 0);
        // Undo is the field's own.
        page.browser.keys(&format!("{}z", key::CONTROL))?;
        page.settle()?;
        assert_eq!(page.columns()?.len(), 1);
        page.browser.keys(key::ESCAPE)?;
        page.browser
            .by_role("tab", "Actors")
            .and_then(|tab| page.browser.click(&tab))?;
    }
    Ok(())
}

#[test]
fn an_open_menu_keeps_its_keys_to_itself() -> Outcome<()> {
    let page = Page::with_files(&sample_files()?[..1])?;
    page.browser.click(&page.mark(0, "Houthi")?)?;
    page.wait_lit("chosen")?;
    page.browser.click_role("button", "Settings")?;
    page.browser.by_role("checkbox", "Single-letter keys")?;
    page.browser.keys(key::ESCAPE)?;
    page.browser.wait("the menu to be closed", || {
        let open = page
            .browser
            .find_all_by_role("checkbox", "Single-letter keys");
        open.ok()?.is_empty().then_some(())
    })?;
    // Escape closed the menu; the actor is let go by the next one.
    page.settle()?;
    assert!(page.browser.find_all_by_role("region", "About ")?.len() == 1);
    Ok(())
}
