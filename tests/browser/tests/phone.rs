//! A screen of 390 px → columns that are swiped, rails that come up from the bar at the foot.

use browser::driver::Outcome;
use browser::folder::Folder;
use browser::made;
use browser::page::{Page, format_file, sample_files};

fn on_phone() -> Outcome<Page> {
    let page = Page::not_yet_open(&browser::site_dir()?)?;
    page.browser.viewport(390, 844)?;
    page.visit("?nosw")?;
    page.drop_files(&sample_files()?[..3])?;
    page.wait_columns(3)?;
    Ok(page)
}

/// How far the left edge of a column is from that of the screen, in CSS pixels.
fn offset_of(page: &Page, nth: usize) -> Outcome<f64> {
    let left = page.browser.js(
        "return document.querySelectorAll('main article')[arguments[0]].getBoundingClientRect().left",
        &[nth.into()],
    )?;
    left.as_f64().ok_or_else(|| format!("no place: {left}"))
}

/// Waits until the `nth` column fills the screen.
fn wait_column_in_view(page: &Page, nth: usize) -> Outcome<()> {
    page.browser.wait(&format!("column {nth} in view"), || {
        (offset_of(page, nth).ok()?.abs() < 40.0).then_some(())
    })
}

#[test]
fn columns_are_as_wide_as_the_screen_and_nothing_hangs_over() -> Outcome<()> {
    let page = on_phone()?;
    let sizes = page.browser.js(
        "return [document.documentElement.scrollWidth, \
           ...[...document.querySelectorAll('main article')].map((c) => c.clientWidth)]",
        &[],
    )?;
    let sizes: Vec<u64> = sizes
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(serde_json::Value::as_u64)
        .collect();
    assert_eq!(sizes[0], 390, "the page is wider than the screen");
    assert!(
        sizes[1..].iter().all(|width| (330..=390).contains(width)),
        "{sizes:?}"
    );
    Ok(())
}

#[test]
fn a_swipe_goes_to_the_next_column_and_stops_there() -> Outcome<()> {
    let page = on_phone()?;
    wait_column_in_view(&page, 0)?;
    // Less than a column: it snaps.
    page.browser.swipe(-250)?;
    wait_column_in_view(&page, 1)?;
    page.settle()?;
    wait_column_in_view(&page, 1)?;
    page.browser.swipe(250)?;
    wait_column_in_view(&page, 0)
}

#[test]
fn the_bar_at_the_foot_brings_articles_and_actors() -> Outcome<()> {
    let page = on_phone()?;
    assert!(
        page.browser
            .find_all_by_role("navigation", "Articles")?
            .is_empty()
    );
    page.browser.click_role("button", "Articles")?;
    page.browser.by_role("navigation", "Articles")?;
    page.browser.click_role("button", "Unquiet Tides")?;
    wait_column_in_view(&page, 1)?;
    assert!(
        page.browser
            .find_all_by_role("navigation", "Articles")?
            .is_empty()
    );

    page.browser.click_role("button", "Actors")?;
    page.browser.by_role("complementary", "Actors and search")?;
    page.browser.click_role("button", "Read")?;
    page.browser.wait("the actors to be put away", || {
        let up = page
            .browser
            .find_all_by_role("complementary", "Actors and search");
        up.ok()?.is_empty().then_some(())
    })
}

#[test]
fn a_tap_on_a_mention_tells_about_its_actor() -> Outcome<()> {
    let page = on_phone()?;
    page.browser.click(&page.mark(0, "Houthi")?)?;
    page.wait_lit("chosen")?;
    page.browser.by_role("region", "About ")?;
    Ok(())
}

#[test]
fn the_reading_report_fits_the_screen() -> Outcome<()> {
    let folder = Folder::new("report")?;
    let page = Page::not_yet_open(&browser::site_dir()?)?;
    page.browser.viewport(390, 844)?;
    page.visit("?nosw")?;
    let files = [
        folder.write("bridge.html", made::WEB_PAGE)?,
        format_file("pandas.csv")?,
        format_file("plain.zip")?,
    ];
    page.drop_files(&files)?;
    page.wait_columns(6)?;
    page.choose_in_menu("Open", "Reading report")?;
    page.browser.by_role("dialog", "Reading report")?;
    page.browser.wait_js(
        "all folds open",
        "const folds = [...document.querySelectorAll('dialog details')]; \
         for (const fold of folds) if (!fold.open) fold.querySelector('summary').click(); \
         return folds.length > 10 && document.querySelectorAll('dialog select').length > 20",
        &[],
    )?;
    page.settle()?;
    // A table may be scrolled in a box of its own, the sheet only up and down; and a choice shows its
    // word.
    let narrowest = page.browser.js(
        "const sheet = document.querySelector('dialog'); \
         if (sheet.scrollWidth > sheet.clientWidth) return -sheet.scrollWidth; \
         return Math.min(...[...sheet.querySelectorAll('select')].map((s) => s.clientWidth))",
        &[],
    )?;
    assert!(
        narrowest.as_f64().is_some_and(|px| px >= 100.0),
        "{narrowest} px"
    );
    Ok(())
}
