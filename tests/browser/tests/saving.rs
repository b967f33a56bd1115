//! The page's export → the same bytes as the library gives natively for the same files.
//!
//! The command's output is made by the same calls, so page and command agree too.

use analysis::Analysis;
use browser::driver::Outcome;
use browser::page::{Page, format_files, name_of, sample_files};
use export::{Coverage, Document, FileNotice};
use serde_json::Value;
use std::path::PathBuf;

/// Keeps the content of every file that the page offers for saving.
const HOOK: &str = "
window.saved = [];
const make = URL.createObjectURL;
URL.createObjectURL = (blob) => {
  if (blob.type && !blob.type.includes('javascript')) window.saved.push(blob);
  return make.call(URL, blob);
};";

/// How the library writes a coverage.
type Save = fn(&Coverage<'_>) -> String;

struct FileRead {
    name: String,
    notices: Vec<String>,
    articles: Vec<Analysis>,
}

/// What `save` makes of these files, natively; those that can't be read are left out.
fn natively(paths: &[PathBuf], save: Save) -> Outcome<String> {
    let lexicon = lexicon::built_in();
    let mut files = Vec::new();
    for path in paths {
        let name = name_of(path);
        let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
        let Ok(reading) = readers::analyze(&name, bytes, &lexicon, &mut |_| {}) else {
            continue;
        };
        files.push(FileRead {
            name,
            notices: reading.notices().collect(),
            articles: reading.articles,
        });
    }
    let documents: Vec<Document<'_>> = files
        .iter()
        .flat_map(|file| {
            let articles = file.articles.iter().enumerate();
            articles.map(|(index, analysis)| Document {
                file: &file.name,
                index,
                analysis,
            })
        })
        .collect();
    let file_notices: Vec<FileNotice> = files
        .iter()
        .flat_map(|file| {
            let notices = file.notices.iter();
            notices.map(|notice| FileNotice {
                file: file.name.clone(),
                message: notice.clone(),
            })
        })
        .collect();
    Ok(save(&Coverage {
        documents: &documents,
        file_notices: &file_notices,
        lexicon: &lexicon,
    }))
}

fn first_difference(page: &str, native: &str) -> String {
    let same = page
        .bytes()
        .zip(native.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let around = |text: &str| {
        let bytes = text.as_bytes();
        let end = (same + 120).min(bytes.len());
        String::from_utf8_lossy(&bytes[same.saturating_sub(80).min(end)..end]).into_owned()
    };
    format!(
        "byte {same}:\npage   {}\nnative {}",
        around(page),
        around(native)
    )
}

/// A page with these files read that keeps what it saves.
fn page_with(files: &[PathBuf]) -> Outcome<Page> {
    let page = Page::not_yet_open(&browser::site_dir()?)?;
    page.browser.before_each_page(HOOK)?;
    page.visit("?nosw")?;
    page.drop_files(files)?;
    page.wait_read()?;
    Ok(page)
}

/// A line of the export without the notice that names an old encoding.
// Wrong: only the page writes it, so that page and command differ in it.
fn without_encoding(line: &str) -> Outcome<String> {
    let mut line: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
    if let Some(notices) = line["notices"].as_array_mut() {
        notices.retain(|notice| {
            let message = notice["message"].as_str().unwrap_or_default();
            !message.starts_with("The file was read as ")
        });
    }
    Ok(line.to_string())
}

#[test]
fn every_format_is_read_on_the_page_as_it_is_natively() -> Outcome<()> {
    let files = format_files()?;
    let page = page_with(&files)?;
    page.choose_in_menu("Export", "JSON Lines")?;
    let saved = page
        .browser
        .wait_js("the file", "return window.saved[0]?.text()", &[])?;
    let saved = saved.as_str().unwrap_or_default();
    let native = natively(&files, export::json_lines)?;
    for (page, native) in saved.lines().zip(native.lines()) {
        let (page, native) = (without_encoding(page)?, without_encoding(native)?);
        assert!(page == native, "{}", first_difference(&page, &native));
    }
    assert_eq!(saved.lines().count(), native.lines().count());
    assert!(saved.lines().count() > 100);
    Ok(())
}

#[test]
fn what_the_page_saves_is_what_the_library_finds() -> Outcome<()> {
    let files = sample_files()?;
    let page = page_with(&files)?;
    let formats: [(&str, Save); 3] = [
        ("JSON", export::json),
        ("JSON Lines", export::json_lines),
        ("Plain text", export::text),
    ];
    for (nth, (line, save)) in formats.into_iter().enumerate() {
        page.browser.click_role("button", "Export")?;
        let buttons = page.browser.find_all_by_role("button", line)?;
        page.browser.click(&buttons[0])?;
        let saved = page.browser.wait_js(
            &format!("the file of {line}"),
            "return window.saved[arguments[0]]?.text()",
            &[nth.into()],
        )?;
        let (saved, native) = (saved.as_str().unwrap_or_default(), natively(&files, save)?);
        assert!(saved.len() > 10_000, "{line}: {} bytes", saved.len());
        assert!(
            saved == native,
            "{line}: {}",
            first_difference(saved, &native)
        );
    }
    Ok(())
}
