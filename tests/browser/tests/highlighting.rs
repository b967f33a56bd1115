//! Pointing at a mention → all mentions of its actor, in every column, and no other.

use browser::driver::{Outcome, key};
use browser::page::{Page, sample_files};
use std::time::Duration;

/// A person of the sample whom all articles name.
const NAME: &str = "Kamran Sedaghat";

/// The mentions per column that belong to the actor whom `words` name in the first column, as the
/// inspector lists them; the actor is let go again.
fn mentions_of(page: &Page, words: &str) -> Outcome<Vec<Vec<String>>> {
    page.browser.click(&page.mark(0, words)?)?;
    page.wait_lit("chosen")?;
    page.browser.by_role("region", "About ")?;
    let inspected = page.inspected_mentions()?;
    page.browser.keys(key::ESCAPE)?;
    page.wait_unlit()?;
    let of_column = |name: String| {
        let group = inspected
            .iter()
            .find(|(label, _)| name.contains(label.as_str()));
        group.map(|(_, words)| words.clone()).unwrap_or_default()
    };
    Ok(page.column_names()?.into_iter().map(of_column).collect())
}

fn away_from_marks(page: &Page) -> Outcome<()> {
    page.browser.move_pointer(3, 3)
}

#[test]
fn pointing_at_a_mention_lights_its_actor_in_all_columns_and_no_other() -> Outcome<()> {
    let page = Page::with_sample()?;
    let mentions = mentions_of(&page, NAME)?;
    let n_columns = mentions.iter().filter(|words| !words.is_empty()).count();
    assert!(n_columns >= 3, "{mentions:?}");
    away_from_marks(&page)?;
    page.wait_unlit()?;

    page.browser.hover(&page.mark(0, NAME)?)?;
    page.wait_lit("hovered")?;
    assert_eq!(page.lit()?, mentions);

    away_from_marks(&page)?;
    page.wait_unlit()
}

#[test]
fn the_keyboard_on_a_mention_lights_what_the_pointer_would() -> Outcome<()> {
    let page = Page::with_sample()?;
    let mentions = mentions_of(&page, NAME)?;
    away_from_marks(&page)?;
    let mark = page.mark(0, NAME)?;
    page.browser.js(
        "document.activeElement.blur(); arguments[0].focus()",
        &[mark.as_argument()],
    )?;
    page.wait_lit("hovered")?;
    assert_eq!(page.lit()?, mentions);
    page.browser.js("document.activeElement.blur()", &[])?;
    page.wait_unlit()
}

#[test]
fn pointing_at_an_actor_in_the_list_lights_it_in_the_columns() -> Outcome<()> {
    let page = Page::with_sample()?;
    let mentions = mentions_of(&page, NAME)?;
    page.browser
        .hover(&page.browser.by_role("button", &format!("{NAME}, person"))?)?;
    page.wait_lit("hovered")?;
    assert_eq!(page.lit()?, mentions);
    Ok(())
}

#[test]
fn a_mark_says_who_is_meant_why_and_how_sure() -> Outcome<()> {
    let page = Page::with_files(&sample_files()?[..2])?;
    let mark = page.mark(0, NAME)?;
    // A mark that was scrolled under a resting pointer is not explained; one pointed at later is.
    let words = page.browser.wait("the note beside the mark", || {
        away_from_marks(&page).ok()?;
        page.browser.hover(&mark).ok()?;
        let tip = page.browser.find_all_by_role("tooltip", "").ok()?.pop()?;
        // It fades in; away from the mark it would be gone before.
        let limit = Duration::from_secs(2);
        let words = page.browser.wait_at_most(limit, "its words", || {
            let words = page.browser.text(&tip).ok()?;
            (!words.is_empty()).then_some(words)
        });
        words.ok()
    })?;
    for expected in [NAME, "person", "by name", " %)"] {
        assert!(words.contains(expected), "{expected:?} not in {words:?}");
    }
    Ok(())
}

#[test]
fn a_chosen_actor_stays_lit_and_the_inspector_tells_everything() -> Outcome<()> {
    let page = Page::with_sample()?;
    page.browser.click(&page.mark(0, NAME)?)?;
    away_from_marks(&page)?;
    page.wait_lit("chosen")?;
    let inspector = page.inspector(NAME)?;
    let words = page.browser.text(&inspector)?;
    // Names per outlet.
    for expected in ["Harbour News Agency", "Unquiet Tides", "Kamran Sedaqat"] {
        assert!(words.contains(expected), "{expected:?} not in {words}");
    }
    // The sentence of a mention, why it is marked and how sure.
    assert!(words.contains("American habit of blaming Iran"), "{words}");
    assert!(words.contains(" %"), "{words}");
    let inspected: Vec<Vec<String>> = page
        .inspected_mentions()?
        .into_iter()
        .map(|(_, words)| words)
        .collect();
    let lit: Vec<Vec<String>> = page.lit()?.into_iter().filter(|w| !w.is_empty()).collect();
    assert_eq!(inspected, lit);
    Ok(())
}

#[test]
fn a_context_in_the_inspector_leads_to_its_mention() -> Outcome<()> {
    let page = Page::with_sample()?;
    page.browser.click(&page.mark(0, NAME)?)?;
    page.inspector(NAME)?;
    let column = page.column(0)?;
    page.browser.js(
        "arguments[0].scrollTop = arguments[0].scrollHeight",
        &[column.as_argument()],
    )?;
    let mark = page.mark(0, NAME)?;
    page.browser.wait("the mention to be out of view", || {
        (!page.is_in_view(&mark).ok()?).then_some(())
    })?;
    page.browser
        .click_role("button", "American habit of blaming Iran")?;
    page.browser.wait("the mention to be in view", || {
        page.is_in_view(&mark).ok()?.then_some(())
    })
}

#[test]
fn next_and_previous_go_through_all_columns() -> Outcome<()> {
    let page = Page::with_sample()?;
    page.browser.click(&page.mark(0, NAME)?)?;
    page.inspector(NAME)?;
    let n_mentions: usize = page
        .inspected_mentions()?
        .iter()
        .map(|(_, w)| w.len())
        .sum();
    // "…, mention 2 of 9, in …" is said to screen readers.
    page.browser.click_role("button", "Next")?;
    said(&page, &format!("mention 2 of {n_mentions}, in "))?;
    page.browser.click_role("button", "Previous")?;
    page.browser.click_role("button", "Previous")?;
    said(&page, &format!("mention {n_mentions} of {n_mentions}, in "))
}

fn said(page: &Page, words: &str) -> Outcome<()> {
    page.browser
        .wait_js(
            &format!("{words:?} to be said"),
            "return [...document.querySelectorAll('[role=status]')] \
               .some((line) => line.textContent.includes(arguments[0]))",
            &[words.into()],
        )
        .map(drop)
}

#[test]
fn escape_lets_go_of_the_chosen_actor() -> Outcome<()> {
    let page = Page::with_files(&sample_files()?[..2])?;
    page.browser.click(&page.mark(0, NAME)?)?;
    page.wait_lit("chosen")?;
    page.browser.keys(key::ESCAPE)?;
    page.wait_unlit()?;
    page.browser.by_role("searchbox", "Filter actors")?;
    Ok(())
}

#[test]
fn highlights_can_be_switched_off_for_undisturbed_reading() -> Outcome<()> {
    let page = Page::with_files(&sample_files()?[..2])?;
    away_from_marks(&page)?;
    let look = "const style = getComputedStyle(arguments[0]); return [style.backgroundColor, \
                style.textDecorationLine, style.borderBottomStyle].join()";
    let mark = page.mark(0, NAME)?;
    let shown = page.browser.js(look, &[mark.as_argument()])?;
    page.browser.click_role("button", "Highlights")?;
    page.settle()?;
    let hidden = page.browser.js(look, &[mark.as_argument()])?;
    assert_ne!(shown, hidden);
    page.browser.click_role("button", "Highlights")?;
    page.settle()?;
    assert_eq!(page.browser.js(look, &[mark.as_argument()])?, shown);
    Ok(())
}
