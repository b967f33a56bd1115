//! A visit → the next one: what stays over a reload, what is forgotten for good, and without network.

use browser::driver::Outcome;
use browser::page::{Page, sample_files};

fn has_dark_theme(page: &Page) -> Outcome<bool> {
    let colours = page.browser.js(
        "const parts = getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g); \
         return parts.slice(0, 3).every((part) => Number(part) < 80)",
        &[],
    )?;
    Ok(colours == true)
}

#[test]
fn a_reload_brings_articles_columns_and_theme_back() -> Outcome<()> {
    let page = Page::with_files(&sample_files()?[..4])?;
    page.browser
        .click_role("button", "Close column The Northgate Courier")?;
    page.wait_columns(3)?;
    page.browser.click_role("button", "Settings")?;
    page.browser.click_role("radio", "Dark")?;
    page.settle()?;
    assert!(has_dark_theme(&page)?);
    let before = page.column_names()?;

    page.reload()?;
    page.wait_columns(3)?;
    assert_eq!(page.column_names()?, before);
    assert!(has_dark_theme(&page)?);
    // The fourth article is there, only not as a column.
    let tick = page
        .browser
        .by_role("checkbox", "Show as column, The Northgate Courier")?;
    assert_eq!(
        page.browser
            .js("return arguments[0].checked", &[tick.as_argument()])?,
        false
    );
    Ok(())
}

#[test]
fn columns_come_back_in_their_order() -> Outcome<()> {
    let page = Page::with_files(&sample_files()?[..3])?;
    page.browser
        .click_role("button", "Close column Harbour News Agency")?;
    page.wait_columns(2)?;
    page.browser
        .click_role("checkbox", "Show as column, Harbour News Agency")?;
    page.wait_columns(3)?;
    let before = page.column_names()?;
    assert!(before[2].contains("Harbour News Agency"), "{before:?}");
    page.reload()?;
    page.wait_columns(3)?;
    assert_eq!(page.column_names()?, before);
    Ok(())
}

/// Bytes of files that the browser's storage holds for the page.
fn n_stored(page: &Page) -> Outcome<u64> {
    let n = page.browser.js(
        "const request = indexedDB.open('sidelight'); \
         return new Promise((done) => { request.onsuccess = () => { \
           const database = request.result; \
           if (!database.objectStoreNames.length) { database.close(); done(0); return; } \
           const names = [...database.objectStoreNames]; \
           const count = database.transaction(names).objectStore(names[0]).count(); \
           count.onsuccess = () => { database.close(); done(count.result); }; }; })",
        &[],
    )?;
    n.as_u64().ok_or_else(|| format!("not counted: {n}"))
}

fn wait_stored(page: &Page, n: u64) -> Outcome<()> {
    page.browser.wait(&format!("{n} files in the storage"), || {
        (n_stored(page).ok()? == n).then_some(())
    })
}

#[test]
fn forget_everything_leaves_nothing_behind() -> Outcome<()> {
    let page = Page::with_files(&sample_files()?[..2])?;
    wait_stored(&page, 2)?;
    page.choose_in_menu("Open", "Forget everything")?;
    page.browser.wait_text("Drop files or folders anywhere")?;
    wait_stored(&page, 0)?;
    page.reload()?;
    page.browser.wait_text("Drop files or folders anywhere")?;
    page.settle()?;
    assert!(page.columns()?.is_empty());
    let kept = page
        .browser
        .js("return JSON.stringify({ ...localStorage })", &[])?;
    assert!(
        !kept.as_str().unwrap_or_default().contains("pins"),
        "{kept}"
    );
    Ok(())
}

#[test]
fn forgetting_can_be_undone_until_the_page_is_left() -> Outcome<()> {
    let page = Page::with_files(&sample_files()?[..2])?;
    let before = page.column_names()?;
    page.choose_in_menu("Open", "Forget everything")?;
    page.browser.wait_text("Drop files or folders anywhere")?;
    page.browser.click_role("button", "Undo")?;
    page.wait_columns(2)?;
    assert_eq!(page.column_names()?, before);
    // And what is back is kept again.
    wait_stored(&page, 2)?;
    page.reload()?;
    page.wait_columns(2)?;
    assert_eq!(page.column_names()?, before);
    Ok(())
}

#[test]
fn a_second_visit_needs_no_network() -> Outcome<()> {
    let files = sample_files()?;
    let page = Page::not_yet_open(&browser::site_dir()?)?;
    page.visit("")?;
    page.drop_files(&files[..1])?;
    page.wait_columns(1)?;
    page.browser.wait_js(
        "the offline copy",
        "await navigator.serviceWorker.ready; return navigator.serviceWorker.controller !== null",
        &[],
    )?;

    page.server.set_down(true);
    page.browser.open("about:blank")?;
    page.visit("")?;
    // What was open is back, and new files are read.
    page.wait_columns(1)?;
    page.drop_files(&files[1..3])?;
    page.wait_columns(3)?;
    assert!(
        page.columns()?
            .iter()
            .all(|column| !column.marks.is_empty())
    );
    // The sample comes from the copy too.
    page.choose_in_menu("Open", "Sample coverage")?;
    page.wait_columns(6)
}
