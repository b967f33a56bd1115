//! Files → columns: the ways to give the page articles, and that all of each article is there.

use browser::driver::Outcome;
use browser::folder::Folder;
use browser::page::{Page, real_files, sample_files};
use std::fs::read_to_string;

#[test]
fn an_empty_page_says_what_to_do_and_what_it_never_does() -> Outcome<()> {
    let page = Page::open()?;
    page.browser.wait_text("Drop files or folders anywhere")?;
    page.browser
        .wait_text("Your files never leave this device")?;
    for name in [
        "Open files",
        "Open folder",
        "Paste text",
        "Try the sample coverage",
    ] {
        let button = page.browser.by_role("button", name)?;
        assert!(page.browser.is_enabled(&button)?, "{name}");
        assert!(page.is_in_view(&button)?, "{name}");
    }
    Ok(())
}

#[test]
fn files_dropped_before_the_reader_has_arrived_are_read_when_it_comes() -> Outcome<()> {
    let files = &sample_files()?[..5];
    let page = Page::not_yet_open(&browser::site_dir()?)?;
    page.server.hold("worker_bg.wasm");
    page.visit("?nosw")?;
    let button = page.browser.by_role("button", "Open files")?;
    assert!(page.browser.is_enabled(&button)?);

    page.drop_files(files)?;
    page.browser.wait_text("Waiting for the reading engine")?;
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        page.browser.wait_text(&name)?;
    }
    page.server.release();
    page.wait_columns(5)
}

#[test]
fn five_dropped_files_stand_side_by_side_with_headlines_and_marks() -> Outcome<()> {
    let page = Page::with_files(&sample_files()?[..5])?;
    let columns = page.columns()?;
    for (nth, (outlet, headline)) in [
        ("Harbour News Agency", "Houthi commander claims ship strike"),
        ("Unquiet Tides", "Houthis Go Off Script"),
        ("", "Minister: the coup militia"),
        ("The Northgate Courier", ""),
        ("Al Marfa News Agency", ""),
    ]
    .into_iter()
    .enumerate()
    {
        let column = &columns[nth];
        let begin = format!("Column {}, ", nth + 1);
        assert!(
            column.name.starts_with(&begin) && column.name.contains(outlet),
            "{}",
            column.name
        );
        assert!(!column.headline.is_empty() && column.headline.contains(headline));
        assert!(column.name.ends_with(&column.headline), "{}", column.name);
        assert!(
            column.marks.len() > 10,
            "{}: {}",
            column.name,
            column.marks.len()
        );
    }
    Ok(())
}

#[test]
fn nothing_of_a_file_is_lost() -> Outcome<()> {
    let files = sample_files()?;
    let page = Page::with_sample()?;
    for (column, file) in page.columns()?.iter().zip(&files) {
        let text = read_to_string(file).map_err(|error| error.to_string())?;
        let written: Vec<&str> = text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        assert_eq!(column.lines, written, "{}", column.name);
    }
    Ok(())
}

#[test]
fn the_sample_is_its_articles_and_nothing_else() -> Outcome<()> {
    let page = Page::with_sample()?;
    let ticks = page
        .browser
        .find_all_by_role("checkbox", "Show as column")?;
    assert_eq!(ticks.len(), sample_files()?.len());
    Ok(())
}

#[test]
fn real_articles_spell_one_general_three_ways_and_he_is_one_actor() -> Outcome<()> {
    let Some(files) = real_files() else {
        return Ok(());
    };
    let page = Page::with_files(&files)?;
    let columns = page.columns()?;
    assert_eq!(columns.len(), 5);
    assert!(columns.iter().all(|column| !column.headline.is_empty()));

    let has = |spelling: &str| {
        columns
            .iter()
            .position(|column| column.marks.iter().any(|mark| mark.text.contains(spelling)))
    };
    let (Some(first), Some(second), Some(third)) = (has("Ghaani"), has("Ghani"), has("Qaani"))
    else {
        return Err("a spelling is not marked".to_owned());
    };
    page.browser.hover(&page.mark(first, "Ghaani")?)?;
    page.wait_lit("hovered")?;
    let lit = page.lit()?;
    for (nth, spelling) in [(first, "Ghaani"), (second, "Ghani"), (third, "Qaani")] {
        assert!(
            lit[nth].iter().any(|words| words.contains(spelling)),
            "{spelling} is not lit in column {nth}: {:?}",
            lit[nth]
        );
    }
    let n_columns = lit.iter().filter(|words| !words.is_empty()).count();
    assert_eq!(n_columns, 3, "{lit:?}");
    Ok(())
}

#[test]
fn files_can_be_chosen_in_a_dialog() -> Outcome<()> {
    let files = sample_files()?;
    let page = Page::open()?;
    let field = page.browser.by_label("Open files")?;
    page.browser.choose_files(&field, &files[..2])?;
    page.wait_columns(2)?;
    // A second time, the page being full, they join.
    let field = page.browser.by_label("Open files")?;
    page.browser.choose_files(&field, &files[2..3])?;
    page.wait_columns(3)
}

/// Two articles, one of them in a folder in the folder, and a file that systems leave in folders.
fn folder_with_two_articles() -> Outcome<Folder> {
    let folder = Folder::new("folder")?;
    folder.write("a.txt", "First\n\nIran said so on Monday.\n")?;
    folder.write("inner/b.txt", "Second\n\nIraq denied it on Tuesday.\n")?;
    folder.write(".DS_Store", "\0\0")?;
    Ok(folder)
}

#[test]
fn a_chosen_folder_is_read_with_the_folders_in_it() -> Outcome<()> {
    let folder = folder_with_two_articles()?;
    let page = Page::open()?;
    let field = page.browser.by_label("Open folder")?;
    page.browser
        .choose_files(&field, &[folder.path().to_path_buf()])?;
    page.wait_columns(2)?;
    assert_eq!(page.failures()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn a_dropped_folder_is_read_with_the_folders_in_it() -> Outcome<()> {
    let folder = folder_with_two_articles()?;
    let page = Page::open()?;
    page.drop_files(&[folder.path().to_path_buf()])?;
    page.wait_columns(2)?;
    assert_eq!(page.failures()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn pasted_text_becomes_a_column() -> Outcome<()> {
    let page = Page::open()?;
    page.browser.click_role("button", "Paste text")?;
    let field = page.browser.by_role("textbox", "Article")?;
    page.browser.type_into(
        &field,
        "Ships at sea\n\nIran denied that its ships had sailed.\n",
    )?;
    page.browser.click_role("button", "Read it")?;
    page.wait_columns(1)?;
    let columns = page.columns()?;
    assert_eq!(columns[0].headline, "Ships at sea");
    assert!(columns[0].marks.iter().any(|mark| mark.text == "Iran"));
    Ok(())
}

/// A short article, as it is copied out of a page.
const PASTED: &str = "Ships at sea

Iran denied on Monday that its ships had sailed from the port of Bandar Abbas during the night.

“We have nothing to hide,” said the foreign ministry of Iran in a statement to reporters.

Officials of the United Nations said that they would ask for an explanation within a week.
";

/// Lets the page hear of a paste as the browser would tell it: text, and the markup behind it.
const PASTE: &str = "
const data = new DataTransfer();
data.setData('text/plain', arguments[0]);
if (arguments[1]) data.setData('text/html', arguments[1]);
document.body.dispatchEvent(new ClipboardEvent('paste', {
  clipboardData: data, bubbles: true, cancelable: true }));";

/// What is copied from a news page: its markup, with what stands around the article.
const COPIED_MARKUP: &str = "<meta charset=\"utf-8\"><nav><a href=\"/\">Home</a> <a href=\"/world\">World</a></nav>
<article><h1>Ships at sea</h1><p>By Ida Vane</p>
<p>Iran denied on Monday that its ships had sailed from the port of Bandar Abbas during the night.</p>
<p>“We have nothing to hide,” said the foreign ministry of Iran in a statement to reporters.</p>
<p>Officials of the United Nations said that they would ask for an explanation within a week.</p></article>";

#[test]
fn text_pasted_with_its_markup_is_read_as_the_page_it_was() -> Outcome<()> {
    let page = Page::open()?;
    let paste = |text: &str, markup: &str| {
        page.browser.js(PASTE, &[text.into(), markup.into()])?;
        page.browser.by_role("dialog", "Paste text")?;
        page.browser.wait("the text in the field", || {
            let field = page.browser.by_role("textbox", "Article").ok()?;
            let value = page
                .browser
                .js("return arguments[0].value", &[field.as_argument()]);
            (value.ok()?.as_str()?.trim() == text.trim()).then_some(field)
        })
    };
    paste(PASTED, COPIED_MARKUP)?;
    let name = page.browser.by_role("textbox", "Name")?;
    page.browser.type_into(&name, "copied")?;
    page.browser.click_role("button", "Read it")?;
    page.wait_columns(1)?;
    let columns = page.columns()?;
    assert_eq!(columns[0].headline, "Ships at sea");
    assert!(columns[0].marks.iter().any(|mark| mark.text == "Iran"));
    // A line that only the markup has: it was read, not the text.
    assert!(
        columns[0]
            .lines
            .iter()
            .any(|line| line.contains("Ida Vane")),
        "{:?}",
        columns[0].lines
    );
    let rows = page.rows()?;
    assert_eq!(rows[0].file, "copied.html", "{rows:?}");

    // A text that was changed in the dialog is taken as it stands there.
    let field = paste(PASTED, COPIED_MARKUP)?;
    page.browser.type_into(
        &field,
        "\nA tugboat was seen near the coast, said a captain in Northgate.\n",
    )?;
    page.browser.click_role("button", "Read it")?;
    page.wait_columns(2)?;
    let lines = &page.columns()?[1].lines;
    assert!(
        lines.iter().any(|line| line.contains("tugboat")),
        "{lines:?}"
    );
    assert!(
        !lines.iter().any(|line| line.contains("Ida Vane")),
        "{lines:?}"
    );

    // Text alone is text.
    paste(PASTED, "")?;
    page.browser.click_role("button", "Read it")?;
    page.wait_columns(3)?;
    assert_eq!(page.columns()?[2].headline, "Ships at sea");
    Ok(())
}

#[test]
fn articles_beside_the_page_are_there_without_a_drop() -> Outcome<()> {
    let site = Folder::copy_of(&browser::site_dir()?, "published")?;
    site.write(
        "articles/one-1.txt",
        "Iran says it again\n\nIran said so on Monday.\n",
    )?;
    site.write(
        "articles/two-2.txt",
        "Iraq denies it again\n\nIraq denied it on Tuesday.\n",
    )?;
    site.write(
        "articles/index.json",
        r#"{"files":[{"name":"one.txt","path":"articles/one-1.txt"},
                     {"name":"two.txt","path":"articles/two-2.txt"}]}"#,
    )?;
    let page = Page::open_site(site.path())?;
    page.wait_columns(2)?;
    let headlines: Vec<String> = page.columns()?.into_iter().map(|c| c.headline).collect();
    assert_eq!(headlines, ["Iran says it again", "Iraq denies it again"]);

    // A file of the reader's own joins them, and all are there after a reload.
    page.drop_files(&sample_files()?[..1])?;
    page.wait_columns(3)?;
    page.reload()?;
    page.wait_columns(3)
}

#[test]
fn a_column_that_is_closed_stays_in_the_list() -> Outcome<()> {
    let page = Page::with_files(&sample_files()?[..3])?;
    page.browser
        .click_role("button", "Close column Unquiet Tides")?;
    page.wait_columns(2)?;
    let tick = page
        .browser
        .by_role("checkbox", "Show as column, Unquiet Tides")?;
    page.browser.click(&tick)?;
    page.wait_columns(3)?;
    assert!(page.column_names()?[2].starts_with("Column 3, Unquiet Tides"));
    Ok(())
}

#[test]
fn the_whole_coverage_can_be_opened_without_a_word_in_the_console() -> Outcome<()> {
    let page = Page::not_yet_open(&browser::site_dir()?)?;
    // With the offline copy, as visitors have it.
    page.visit("")?;
    page.open_sample()?;
    page.browser.hover(&page.mark(0, "Houthi")?)?;
    page.wait_lit("hovered")?;
    page.browser.click(&page.mark(0, "Houthi")?)?;
    page.wait_lit("chosen")?;
    let field = page.browser.by_role("searchbox", "Search all articles")?;
    page.browser.type_into(&field, "drones")?;
    page.browser.by_role("region", "Places found")?;
    page.browser.click_role("button", "Keys and legend")?;
    page.browser.click_role("button", "Close")?;
    page.choose_in_menu("Open", "Forget everything")?;
    page.browser.wait_text("Drop files or folders anywhere")?;
    assert_eq!(page.complaints(), Vec::<String>::new());
    Ok(())
}
