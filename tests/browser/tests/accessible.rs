//! axe-core over the views of the page → no barrier it knows, light and dark, on a desk and a phone.

use browser::driver::{Outcome, key};
use browser::folder::Folder;
use browser::made;
use browser::page::{Page, format_file, sample_files};
use serde_json::Value;
use std::path::PathBuf;

/// Width and height in CSS pixels.
const SIZES: [(u32, u32); 2] = [(1280, 900), (390, 844)];

/// Barriers of the page as it is, one line each.
fn barriers(page: &Page) -> Outcome<Vec<String>> {
    let has_axe = page.browser.js("return typeof axe === 'object'", &[])?;
    if has_axe == false {
        page.browser.js(&browser::axe_script()?, &[])?;
    }
    page.settle()?;
    let found = page.browser.js(
        "const { violations } = await axe.run(document, { resultTypes: ['violations'] }); \
         return violations.flatMap(({ id, nodes }) => nodes.slice(0, 5).map((node) => \
           `${id}: ${node.target.join(' ')}: ${node.any.concat(node.all, node.none)[0]?.message}` + \
           ` (${nodes.length} of them)`))",
        &[],
    )?;
    Ok(found
        .as_array()
        .ok_or_else(|| format!("axe says {found}"))?
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect())
}

/// Looks at what `prepare` brings up, in all sizes and both schemes.
fn check(prepare: impl Fn(&Page) -> Outcome<()>) -> Outcome<()> {
    let mut found = Vec::new();
    for (width, height) in SIZES {
        let page = Page::not_yet_open(&browser::site_dir()?)?;
        page.browser.viewport(width, height)?;
        page.visit("?nosw")?;
        prepare(&page)?;
        for is_dark in [false, true] {
            page.browser.emulate_dark(is_dark)?;
            let scheme = if is_dark { "dark" } else { "light" };
            let barriers = barriers(&page)?.into_iter();
            found.extend(barriers.map(|barrier| format!("{width} px, {scheme}: {barrier}")));
        }
    }
    if found.is_empty() {
        return Ok(());
    }
    Err(format!("{} barriers:\n{}", found.len(), found.join("\n")))
}

fn open_three(page: &Page) -> Outcome<()> {
    page.drop_files(&sample_files()?[..3])?;
    page.wait_columns(3)
}

#[test]
fn the_empty_page_has_no_barriers() -> Outcome<()> {
    check(|_| Ok(()))
}

#[test]
fn the_desk_with_a_chosen_actor_has_no_barriers() -> Outcome<()> {
    check(|page| {
        open_three(page)?;
        page.browser.click(&page.mark(0, "Houthi")?)?;
        page.wait_lit("chosen")?;
        page.browser.by_role("region", "About ").map(drop)
    })
}

#[test]
fn the_list_of_actors_has_no_barriers() -> Outcome<()> {
    check(|page| {
        open_three(page)?;
        let bar = page.browser.find_all_by_role("button", "Actors")?;
        bar.first()
            .map_or(Ok(()), |button| page.browser.click(button))
    })
}

#[test]
fn the_help_sheet_has_no_barriers() -> Outcome<()> {
    check(|page| {
        page.browser.keys("?")?;
        page.browser.by_role("dialog", "Keys and marks").map(drop)
    })
}

#[test]
fn the_reading_report_has_no_barriers() -> Outcome<()> {
    let folder = Folder::new("report")?;
    let files = report_files(&folder)?;
    check(|page| {
        page.drop_files(&files)?;
        page.wait_read()?;
        page.choose_in_menu("Open", "Reading report")?;
        page.browser.by_role("dialog", "Reading report")?;
        // All folds but the many articles: columns of the table, files inside, the first article.
        let n_open = page.browser.wait_js(
            "folds in the report",
            "const folds = [...document.querySelectorAll('dialog summary')]; \
             const wanted = folds.filter((fold) => /Columns|inside|Arden/.test(fold.textContent)); \
             if (wanted.length < 3) return 0; \
             for (const fold of wanted) fold.click(); \
             return wanted.length;",
            &[],
        )?;
        assert_eq!(n_open, 3);
        page.browser.by_role("combobox", "Farmers east")?;
        page.settle()
    })
}

/// A page, a table, an archive, and a file that can't be read.
fn report_files(folder: &Folder) -> Outcome<[PathBuf; 4]> {
    Ok([
        folder.write("bridge.html", made::WEB_PAGE)?,
        format_file("pandas.csv")?,
        format_file("half-locked.zip")?,
        format_file("locked.pdf")?,
    ])
}

#[test]
fn search_results_have_no_barriers() -> Outcome<()> {
    check(|page| {
        open_three(page)?;
        page.browser.keys("/")?;
        page.browser.keys("drones")?;
        page.browser.wait_js(
            "places found",
            "return [...document.querySelectorAll('[role=status]')] \
               .some((line) => line.textContent.includes(' places in '))",
            &[],
        )?;
        Ok(())
    })
}

#[test]
fn dialogs_menus_and_failures_have_no_barriers() -> Outcome<()> {
    let page = Page::open()?;
    let folder = Folder::new("barriers")?;
    page.drop_files(&[folder.write("empty.txt", "")?, sample_files()?[0].clone()])?;
    page.wait_columns(1)?;
    page.browser.click_role("button", "Settings")?;
    page.browser.by_role("checkbox", "Single-letter keys")?;
    assert_eq!(
        barriers(&page)?,
        Vec::<String>::new(),
        "settings, failed file"
    );
    page.browser.keys(key::ESCAPE)?;
    page.browser.keys("p")?;
    page.browser.by_role("dialog", "Paste text")?;
    assert_eq!(barriers(&page)?, Vec::<String>::new(), "paste dialog");
    Ok(())
}

#[test]
fn the_look_for_barriers_bites() -> Outcome<()> {
    let page = Page::with_files(&sample_files()?[..1])?;
    assert_eq!(barriers(&page)?, Vec::<String>::new());
    let field = page.browser.by_role("searchbox", "Search all articles")?;
    page.browser.js(
        "for (const name of ['aria-label', 'placeholder', 'title']) arguments[0].removeAttribute(name)",
        &[field.as_argument()],
    )?;
    let found = barriers(&page)?;
    assert!(
        found.iter().any(|barrier| barrier.starts_with("label:")),
        "{found:?}"
    );
    Ok(())
}
