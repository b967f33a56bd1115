//! The reading report → what each file was and was made of, and the reader's own word against it.
//!
//! What a zone or a column is, is Sidelight's guess; here it is that a reader sees the guess, can say
//! otherwise, sees the article read again at once, and can take it back, now and after a reload.

use browser::driver::{Element, Outcome, key};
use browser::folder::Folder;
use browser::made;
use browser::page::{Page, format_file};
use serde_json::Value;
use std::fmt::Write as _;
use std::path::PathBuf;

/// Opens the report and waits until it tells of files.
fn open_report(page: &Page) -> Outcome<Element> {
    page.choose_in_menu("Open", "Reading report")?;
    wait_report(page)
}

fn wait_report(page: &Page) -> Outcome<Element> {
    let report = page.browser.by_role("dialog", "Reading report")?;
    page.browser.wait("the files in the report", || {
        let files = page.browser.find_all_by_role("heading", "").ok()?;
        let words = page.browser.text(&report).ok()?;
        (files.len() > 1 && words.contains(" file")).then_some(())
    })?;
    page.settle()?;
    Ok(report)
}

fn close_report(page: &Page) -> Outcome<()> {
    page.browser.keys(key::ESCAPE)?;
    page.browser.wait("the report to be closed", || {
        let open = page.browser.find_all_by_role("dialog", "").ok()?;
        open.is_empty().then_some(())
    })
}

/// Unfolds the line of the report that holds these words.
fn unfold(page: &Page, words: &str) -> Outcome<()> {
    let found = page.browser.wait_js(
        &format!("a fold of {words:?}"),
        "return [...document.querySelectorAll('dialog summary')] \
           .find((line) => line.textContent.includes(arguments[0]))",
        &[words.into()],
    )?;
    let line = Element::from_answer(&found).ok_or_else(|| format!("no fold of {words:?}"))?;
    page.browser.click(&line)?;
    page.settle()
}

/// The report's choice with this name.
fn choice(page: &Page, name: &str) -> Outcome<Element> {
    page.browser.by_role("combobox", name)
}

fn chosen(page: &Page, choice: &Element) -> Outcome<String> {
    let value = page.browser.js(
        "return arguments[0].selectedOptions[0].textContent.trim()",
        &[choice.as_argument()],
    )?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}

/// Chooses a line of a list with the mouse.
fn choose(page: &Page, choice: &Element, wanted: &str) -> Outcome<()> {
    let line = page.browser.js(
        "return [...arguments[0].options].find((line) => line.textContent.trim() === arguments[1])",
        &[choice.as_argument(), wanted.into()],
    )?;
    let line = Element::from_answer(&line).ok_or_else(|| format!("no line {wanted:?}"))?;
    page.browser.click(&line)
}

/// What the dialog says now.
fn words(page: &Page) -> Outcome<String> {
    let dialog = page.browser.by_role("dialog", "Reading report")?;
    Ok(page.browser.text(&dialog)?.replace('\u{202f}', " "))
}

/// The lines of the first column that are folded as comments.
fn folded_comments(page: &Page) -> Outcome<Vec<String>> {
    let found = page.browser.js(
        "const fold = [...document.querySelectorAll('main article details')] \
           .find((fold) => fold.querySelector('summary').textContent.includes('Comments')); \
         return [...(fold?.querySelectorAll('[data-block]') ?? [])].map((line) => line.textContent)",
        &[],
    )?;
    let lines = found.as_array().into_iter().flatten();
    Ok(lines.filter_map(Value::as_str).map(str::to_owned).collect())
}

fn wait_comments(page: &Page, n: usize) -> Outcome<Vec<String>> {
    page.browser.wait(&format!("{n} folded comments"), || {
        folded_comments(page).ok().filter(|lines| lines.len() == n)
    })
}

const PARAGRAPH: &str = "Farmers east of the river";

fn with_page() -> Outcome<(Page, Folder)> {
    let folder = Folder::new("report")?;
    let page = Page::with_files(&[folder.write("bridge.html", made::WEB_PAGE)?])?;
    Ok((page, folder))
}

#[test]
fn the_report_tells_what_each_file_was_and_what_was_made_of_it() -> Outcome<()> {
    let folder = Folder::new("report")?;
    let files: Vec<PathBuf> = vec![
        folder.write("windows.txt", made::windows_1251(made::RUSSIAN))?,
        folder.write("bridge.html", made::WEB_PAGE)?,
        format_file("newspaper_page.pdf")?,
        format_file("plain.zip")?,
        format_file("pandas.csv")?,
    ];
    let page = Page::open()?;
    page.drop_files(&files)?;
    page.wait_read()?;
    open_report(&page)?;
    let said = words(&page)?;
    for expected in [
        "5 files, 13 articles",
        "windows.txt",
        "windows-1251",
        "web page",
        "PDF",
        "zip archive",
        "5 articles",
    ] {
        assert!(
            said.to_lowercase().contains(&expected.to_lowercase()),
            "{expected:?} is not in:\n{said}"
        );
    }
    // Inside the archive: every file of it, and what it was.
    unfold(&page, "inside")?;
    let inner = words(&page)?;
    assert!(inner.contains("plain.zip"), "{inner}");
    // An article: what is stated, and what states it.
    unfold(&page, "Council votes to reopen the Arden bridge")?;
    let article = words(&page)?;
    for expected in [
        "Outlet\nHarbour News\nstated in the text",
        "Author\nIda Vane\nstated in the text",
        "Published\n2024-03-11T08:30Z\nstated by the page's meta tags",
    ] {
        assert!(
            article.contains(expected),
            "{expected:?} is not in:\n{article}"
        );
    }
    Ok(())
}

#[test]
fn a_zone_that_is_changed_is_read_anew_and_can_be_taken_back() -> Outcome<()> {
    let (page, _folder) = with_page()?;
    assert_eq!(folded_comments(&page)?, Vec::<String>::new());
    open_report(&page)?;
    unfold(&page, "Council votes to reopen the Arden bridge")?;
    let before = words(&page)?;
    let line = choice(&page, PARAGRAPH)?;
    assert_eq!(chosen(&page, &line)?, "paragraph");
    choose(&page, &line, "comment")?;
    let comments = wait_comments(&page, 1)?;
    assert!(comments[0].starts_with(PARAGRAPH), "{comments:?}");
    page.browser.wait("the report to tell of it", || {
        let said = words(&page).ok()?;
        (said.contains("1 line of comments") && said.contains("As Sidelight would")).then_some(())
    })?;
    assert_ne!(words(&page)?, before);
    let line = choice(&page, PARAGRAPH)?;
    assert_eq!(chosen(&page, &line)?, "comment");

    // It is kept, and taken back by its own button.
    page.reload()?;
    page.wait_columns(1)?;
    wait_comments(&page, 1)?;
    open_report(&page)?;
    unfold(&page, "Council votes to reopen the Arden bridge")?;
    page.browser.click_role("button", "As Sidelight would")?;
    wait_comments(&page, 0)?;
    let line = choice(&page, PARAGRAPH)?;
    page.browser.wait("the choice to be as before", || {
        let line = choice(&page, PARAGRAPH).ok()?;
        (chosen(&page, &line).ok()? == "paragraph").then_some(())
    })?;
    assert_eq!(page.browser.role(&line)?, "combobox");
    close_report(&page)?;

    // Undo and redo go through both acts.
    let undo = format!("{}z", key::CONTROL);
    let redo = format!("{}{}z", key::CONTROL, key::SHIFT);
    page.browser.keys(&undo)?;
    wait_comments(&page, 1)?;
    page.browser.keys(&redo)?;
    wait_comments(&page, 0)?;
    // And what is as it was stays so.
    page.reload()?;
    page.wait_columns(1)?;
    page.settle()?;
    wait_comments(&page, 0).map(drop)
}

#[test]
fn a_changed_zone_can_be_undone_and_done_again() -> Outcome<()> {
    let (page, _folder) = with_page()?;
    let before = page.columns()?;
    open_report(&page)?;
    unfold(&page, "Council votes to reopen the Arden bridge")?;
    choose(&page, &choice(&page, PARAGRAPH)?, "comment")?;
    wait_comments(&page, 1)?;
    close_report(&page)?;
    let undo = format!("{}z", key::CONTROL);
    let redo = format!("{}{}z", key::CONTROL, key::SHIFT);
    page.browser.keys(&undo)?;
    wait_comments(&page, 0)?;
    page.settle()?;
    assert_eq!(page.columns()?, before);
    page.browser.keys(&redo)?;
    wait_comments(&page, 1)?;
    // Twice to the beginning: the file itself goes.
    page.browser.keys(&undo)?;
    wait_comments(&page, 0)?;
    page.browser.keys(&undo)?;
    page.browser.wait_text("Drop files or folders anywhere")
}

/// A table whose columns have names that say nothing.
fn table() -> String {
    let mut table = String::from("first,second,third\n");
    for (headline, text) in [
        (
            "Dockers return to work",
            "The dockers of Northgate returned to work on Monday after a night of talks with the \
             port council. Minister Lena Okafor said that the cranes were moving again.",
        ),
        (
            "Militia leaves the pier",
            "The militia that had held the northern pier handed it back on Tuesday. Its commander \
             Tomas Brandt said that his men would leave with their rifles.",
        ),
    ] {
        _ = writeln!(table, "{headline},\"{text}\",Harbour News");
    }
    table
}

#[test]
fn the_columns_of_a_table_can_be_changed_and_taken_back() -> Outcome<()> {
    let folder = Folder::new("table")?;
    let page = Page::open()?;
    page.drop_files(&[folder.write("export.csv", table())?])?;
    page.wait_columns(2)?;
    let headlines = || -> Outcome<Vec<String>> {
        Ok(page.columns()?.into_iter().map(|c| c.headline).collect())
    };
    let wait_headlines = |wanted: &[&str]| {
        page.browser.wait(&format!("the headlines {wanted:?}"), || {
            (headlines().ok()? == wanted).then_some(())
        })
    };
    open_report(&page)?;
    unfold(&page, "Columns of the table")?;
    let said = words(&page)?;
    assert!(
        said.contains("Dockers return to work"),
        "no example: {said}"
    );
    let role = |column: &str| choice(&page, &format!("What the column {column} is"));
    choose(&page, &role("first")?, "not used")?;
    choose(&page, &role("third")?, "headline")?;
    choose(&page, &role("second")?, "text")?;
    page.browser.click_role("button", "Read again with these")?;
    wait_headlines(&["Harbour News", "Harbour News"])?;
    page.wait_columns(2)?;

    // Kept over a reload.
    page.reload()?;
    wait_headlines(&["Harbour News", "Harbour News"])?;
    open_report(&page)?;
    unfold(&page, "Columns of the table")?;
    assert_eq!(chosen(&page, &role("third")?)?, "headline");
    choose(&page, &role("first")?, "headline")?;
    choose(&page, &role("third")?, "outlet")?;
    page.browser.click_role("button", "Read again with these")?;
    let right = ["Dockers return to work", "Militia leaves the pier"];
    wait_headlines(&right)?;
    let names = page.column_names()?;
    assert!(names[0].contains("Harbour News: Dockers"), "{names:?}");

    page.browser.keys(&format!("{}z", key::CONTROL))?;
    wait_headlines(&["Harbour News", "Harbour News"])?;
    page.browser
        .keys(&format!("{}{}z", key::CONTROL, key::SHIFT))?;
    wait_headlines(&right)
}

/// Keeps the content of every file that the page offers for saving.
const NOTE_SAVED: &str = "
window.saved = [];
const make = URL.createObjectURL;
URL.createObjectURL = (blob) => {
  if (blob.type && !blob.type.includes('javascript')) window.saved.push(blob);
  return make.call(URL, blob);
};";

#[test]
fn one_article_is_saved_alone_and_all_of_them_without_what_stood_around() -> Outcome<()> {
    let folder = Folder::new("saved")?;
    let page = Page::not_yet_open(&browser::site_dir()?)?;
    page.browser.before_each_page(NOTE_SAVED)?;
    page.visit("?nosw")?;
    page.drop_files(&[
        folder.write("bridge.html", made::WEB_PAGE)?,
        format_file("pandas.csv")?,
    ])?;
    page.wait_columns(6)?;
    let saved = |nth: usize| -> Outcome<String> {
        let text = page.browser.wait_js(
            &format!("file {nth}"),
            "return window.saved[arguments[0]]?.text()",
            &[nth.into()],
        )?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    };
    open_report(&page)?;
    unfold(&page, "Council votes to reopen the Arden bridge")?;
    page.browser.click_role("button", "Save as Markdown")?;
    let markdown = saved(0)?;
    assert!(
        markdown.contains("# Council votes to reopen the Arden bridge"),
        "{markdown}"
    );
    assert!(markdown.contains("Farmers east of the river"), "{markdown}");
    for unwanted in ["World", "All rights reserved", "Port council talks"] {
        assert!(!markdown.contains(unwanted), "{unwanted}: {markdown}");
    }
    page.browser.click_role("button", "Save as text")?;
    let text = saved(1)?;
    assert!(
        text.contains("Council votes to reopen the Arden bridge"),
        "{text}"
    );
    assert!(!text.contains("# ") && !text.contains("World"), "{text}");
    close_report(&page)?;

    page.choose_in_menu("Export", "Articles as Markdown")?;
    let all = saved(2)?;
    for headline in [
        "Council votes to reopen the Arden bridge",
        "Two ferries to run all winter",
    ] {
        assert!(all.contains(headline), "{headline}: {all}");
    }
    page.choose_in_menu("Export", "Articles as text")?;
    assert!(saved(3)?.contains("Two ferries to run all winter"));
    Ok(())
}

#[test]
fn an_article_of_many_is_brought_to_the_columns() -> Outcome<()> {
    let page = Page::open()?;
    page.drop_files(&[format_file("pandas.csv")?, format_file("articles.mbox")?])?;
    page.wait_read()?;
    page.wait_columns(6)?;
    // The last of eight has no column.
    let last = page.rows()?.pop().ok_or("no articles")?.name;
    assert!(!page.column_names()?.iter().any(|name| name.contains(&last)));
    open_report(&page)?;
    let files = page.browser.js(
        "return [...document.querySelectorAll('dialog summary')].at(-1)",
        &[],
    )?;
    let line = Element::from_answer(&files).ok_or("no last article")?;
    page.browser.click(&line)?;
    page.browser.click_role("button", "Show as a column")?;
    page.wait_columns(7)?;
    assert!(page.column_names()?[6].contains(&last));
    Ok(())
}

#[test]
fn the_report_needs_no_mouse() -> Outcome<()> {
    let (page, _folder) = with_page()?;
    page.tab_to("button", "Open")?;
    page.browser.keys(key::ENTER)?;
    page.tab_to("button", "Reading report")?;
    page.browser.keys(key::ENTER)?;
    wait_report(&page)?;
    assert_eq!(page.focused_words()?, "Close");
    page.browser.keys(key::TAB)?;
    page.settle()?;
    assert!(page.focused_words()?.contains("Council votes"));
    page.browser.keys(key::ENTER)?;
    page.tab_to("combobox", PARAGRAPH)?;
    // A list takes the letters of its line, each of which chooses another on the way: "caption",
    // "copyright", "comment". Only the last may count, and the keyboard must not be lost.
    let line = page.browser.focused()?;
    page.browser.keys("comment")?;
    wait_comments(&page, 1)?;
    page.browser.wait("the report to tell of it", || {
        words(&page)
            .ok()?
            .contains("1 line of comments")
            .then_some(())
    })?;
    assert_eq!(chosen(&page, &line)?, "comment");
    assert_eq!(page.browser.focused()?, line);
    page.browser.keys(key::TAB)?;
    page.settle()?;
    assert_eq!(page.focused_words()?, "As Sidelight would");
    page.browser.keys(key::ENTER)?;
    wait_comments(&page, 0)?;
    assert_eq!(page.browser.focused()?, line);
    page.browser.wait("the choice to be as before", || {
        let line = choice(&page, PARAGRAPH).ok()?;
        (chosen(&page, &line).ok()? == "paragraph").then_some(())
    })?;
    close_report(&page)?;
    // Escape gives the keyboard back to the page.
    page.browser.keys("]")?;
    page.browser.wait("the keyboard to be on the column", || {
        page.focused_words()
            .ok()?
            .starts_with("Column 1, ")
            .then_some(())
    })
}
