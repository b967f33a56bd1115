//! Files of every format → articles in the list and the columns, read by the modules the page loads.
//!
//! The samples are the readers' own, written by real programs; what is broken, nested or huge is made
//! here. How well each format is read is tested natively, in the readers: here it is that the page gets
//! all of it, whatever comes at once, and that a file or a reader that fails costs nothing but itself.

use browser::driver::Outcome;
use browser::folder::Folder;
use browser::made;
use browser::page::{Page, Row, format_file, format_files, name_of, sample_files};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Samples that are no articles, with words of the sentence that says why.
const REFUSED: [(&str, &str); 4] = [
    ("locked.zip", "locked with a password"),
    ("locked.pdf", "locked with a password"),
    ("picture_only.pdf", "text recognition (OCR)"),
    ("workbook.zip", "save it as CSV or PDF"),
];

/// A file of each format, and the headline of an article in it.
const KNOWN: [(&str, &str); 33] = [
    // Archives and mail; the pages inside are HTML.
    ("plain.zip", "Crews of two tugboats walk free"),
    ("saved-page.zip", "Port talks end without a deal"),
    ("zip64.zip", "Port talks end without a deal"),
    ("ustar.tar", "Gespräche über den Hafen ohne Ergebnis"),
    ("gnu.tar.gz", "Port talks end without a deal"),
    ("named.gz", "Port talks end without a deal"),
    ("chromium.mhtml", "Port talks end without a deal"),
    (
        "chromium-1252.mhtml",
        "Gespräche über den Hafen ohne Ergebnis",
    ),
    ("newsletter.eml", "Port talks end without a deal"),
    ("iso-2022-jp.eml", "港湾協議、合意なく終了"),
    ("articles.mbox", "Crews of two tugboats walk free"),
    ("crawl.warc", "Crews of two tugboats walk free"),
    ("crawl.warc.gz", "Gespräche über den Hafen ohne Ergebnis"),
    ("crawl.wacz", "Crews of two tugboats walk free"),
    // Data.
    ("newsapi.json", "Militia leaves the river crossing at Veld"),
    (
        "newsplease.jsonl",
        "Court frees editor of the Plain Dispatch",
    ),
    ("pandas.csv", "Finance minister defends grain tax"),
    ("unicode.tsv", "Two ferries to run all winter"),
    ("rss.xml", "Militia leaves the river crossing at Veld"),
    ("atom.xml", "Miliz räumt den Übergang bei Veld"),
    ("nitf.xml", "Port council talks end without a deal"),
    ("newsml_1.xml", "Port council talks end without a deal"),
    ("newsml_g2.xml", "Finance minister defends grain tax"),
    ("tei.xml", "Port council talks end without a deal"),
    // Documents.
    ("libreoffice.docx", "Northgate port reopens after talks"),
    ("libreoffice.odt", "Northgate port reopens after talks"),
    ("courier.fodt", "Northgate port reopens after talks"),
    ("libreoffice.rtf", "Northgate port reopens after talks"),
    ("pandoc_book.epub", "Minister leaves the talks"),
    ("newspaper_page.pdf", "Talks on Northgate harbour stall"),
    (
        "database_export.pdf",
        "Council votes to reopen the Arden bridge",
    ),
    ("chromium_arabic.pdf", "الوزراء يبحثون أزمة ميناء الشمال"),
    ("article.txt", "Northgate port reopens after talks"),
];

/// Files that no reader has a sample of, with a headline in each.
const MADE: [(&str, &str); 4] = [
    ("nexis.txt", "Dockers return to work after a night of talks"),
    (
        "nexis.txt",
        "Militia hands the northern pier back to the port",
    ),
    (
        "windows.txt",
        "Переговоры о порте закончились без соглашения",
    ),
    ("bridge.html", "Council votes to reopen the Arden bridge"),
];

fn made_files(folder: &Folder) -> Outcome<Vec<PathBuf>> {
    Ok(vec![
        folder.write("nexis.txt", made::NEXIS)?,
        folder.write("windows.txt", made::windows_1251(made::RUSSIAN))?,
        folder.write("bridge.html", made::WEB_PAGE)?,
    ])
}

fn has(rows: &[Row], file: &str, headline: &str) -> bool {
    rows.iter()
        .any(|row| row.file == file && row.name.contains(headline))
}

/// Asserts that all of `known` are in the list.
fn check_known<'a>(rows: &[Row], known: impl IntoIterator<Item = &'a (&'a str, &'a str)>) {
    let missing: Vec<_> = known
        .into_iter()
        .filter(|(file, headline)| !has(rows, file, headline))
        .collect();
    assert!(
        missing.is_empty(),
        "not in the list: {missing:?}\n{rows:#?}"
    );
}

/// The failure of this file.
fn failure_of(failures: &[String], file: &str) -> Outcome<String> {
    let line = failures.iter().find(|line| line.starts_with(file));
    let line = line.ok_or_else(|| format!("{file} is not listed: {failures:?}"))?;
    Ok(line.clone())
}

/// Collects what the page says about how far reading is.
const NOTE_PROGRESS: &str = "
window.said = [];
new MutationObserver(() => {
  const bar = document.querySelector('progress[aria-label=\"Reading files\"]');
  if (bar && window.said.at(-1)?.[0] !== bar.value) window.said.push([bar.value, bar.max]);
}).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });";

#[test]
fn every_format_dropped_at_once_is_read_or_explained() -> Outcome<()> {
    let folder = Folder::new("formats")?;
    let mut files = format_files()?;
    assert!(files.len() > 75, "only {} samples", files.len());
    files.extend(made_files(&folder)?);
    let page = Page::open()?;
    page.browser.js(NOTE_PROGRESS, &[])?;
    page.drop_files(&files)?;
    page.wait_read()?;
    let (rows, failures) = (page.rows()?, page.failures()?);
    check_known(&rows, KNOWN.iter().chain(&MADE));

    // Each file has articles or a sentence, and only those that must not have one.
    let read: BTreeSet<&str> = rows.iter().map(|row| row.file.as_str()).collect();
    let lost: Vec<String> = files
        .iter()
        .map(|file| name_of(file))
        .filter(|name| !read.contains(name.as_str()))
        .filter(|name| !REFUSED.iter().any(|(refused, _)| refused == name))
        .collect();
    assert!(lost.is_empty(), "{lost:?}; {failures:?}");
    for (file, words) in REFUSED {
        let line = failure_of(&failures, file)?;
        assert!(line.contains(words), "{line}");
    }
    assert_eq!(failures.len(), REFUSED.len(), "{failures:?}");

    // How far it was could be seen meanwhile.
    let said = page.browser.js("return window.said", &[])?;
    let steps = said.as_array().map_or(0, Vec::len);
    assert!(steps >= 3, "{said}");
    assert_eq!(said[0][1], files.len(), "{said}");
    assert_eq!(page.complaints(), Vec::<String>::new());
    Ok(())
}

#[test]
fn a_reader_is_fetched_when_a_file_needs_it_and_not_before() -> Outcome<()> {
    let page = Page::with_files(&sample_files()?[..1])?;
    let fetched = || -> Vec<String> {
        let requests = page.server.requests();
        let paths = requests.iter().filter_map(|line| line.split(' ').nth(1));
        let names = paths.filter_map(|path| path.split('?').next()?.rsplit('/').next());
        let readers =
            names.filter(|name| name.starts_with("reader-") && name.ends_with("_bg.wasm"));
        readers.map(str::to_owned).collect()
    };
    assert_eq!(fetched(), Vec::<String>::new());
    page.drop_files(&[format_file("newspaper_page.pdf")?])?;
    page.wait_columns(2)?;
    assert_eq!(fetched(), ["reader-pdf_bg.wasm"]);
    // A second file finds it there.
    page.drop_files(&[format_file("rotated.pdf")?])?;
    page.wait_columns(3)?;
    assert_eq!(fetched(), ["reader-pdf_bg.wasm"]);
    Ok(())
}

#[test]
fn a_reader_that_cannot_be_loaded_costs_only_its_own_files() -> Outcome<()> {
    let site = Folder::copy_of(&browser::site_dir()?, "readerless")?;
    let missing = site.path().join("reader-pdf_bg.wasm");
    let aside = site.path().join("aside.wasm");
    std::fs::rename(&missing, &aside).map_err(|error| error.to_string())?;
    let page = Page::open_site(site.path())?;
    let pdf = format_file("newspaper_page.pdf")?;
    page.drop_files(&[
        pdf.clone(),
        format_file("rotated.pdf")?,
        format_file("libreoffice.docx")?,
        format_file("plain.zip")?,
    ])?;
    page.wait_read()?;
    let failures = page.failures()?;
    for file in ["newspaper_page.pdf", "rotated.pdf"] {
        let line = failure_of(&failures, file)?;
        assert!(line.contains("could not be loaded"), "{line}");
    }
    assert_eq!(failures.len(), 2, "{failures:?}");
    let rows = page.rows()?;
    check_known(&rows, &[KNOWN[0], KNOWN[24]]);

    // Opened again once the site is whole, it is read.
    std::fs::rename(&aside, &missing).map_err(|error| error.to_string())?;
    page.browser.click_role("button", "Dismiss all")?;
    page.drop_files(&[pdf])?;
    page.wait_read()?;
    assert!(has(
        &page.rows()?,
        "newspaper_page.pdf",
        "Talks on Northgate harbour stall"
    ));
    Ok(())
}

/// Put before a reader's own script: it dies of files with this in their name, as of a trap.
const DIE: &str = "
addEventListener('message', (event) => {
  if (!new TextDecoder().decode(event.data.head).includes('deadly')) return;
  event.stopImmediatePropagation();
  throw new WebAssembly.RuntimeError('unreachable');
});\n";

#[test]
fn a_reader_that_dies_of_a_file_reads_the_next_one() -> Outcome<()> {
    let site = Folder::copy_of(&browser::site_dir()?, "deadly")?;
    site.change("reader-pdf.js", |script| DIE.to_owned() + &script)?;
    let files = Folder::new("deadly-files")?;
    let pdf =
        std::fs::read(format_file("newspaper_page.pdf")?).map_err(|error| error.to_string())?;
    let mut dropped = Vec::new();
    for name in ["a.pdf", "deadly.pdf", "b.pdf", "deadly again.pdf", "c.pdf"] {
        dropped.push(files.write(name, &pdf)?);
    }
    // In an archive it costs the one part of it.
    let parts = [("inside/deadly.pdf", &pdf[..]), ("inside/well.pdf", &pdf)];
    dropped.push(files.write("parts.zip", made::zip(&parts))?);
    dropped.push(format_file("libreoffice.docx")?);

    let page = Page::open_site(site.path())?;
    page.drop_files(&dropped)?;
    page.wait_read()?;
    let failures = page.failures()?;
    for file in ["deadly.pdf", "deadly again.pdf"] {
        let line = failure_of(&failures, file)?;
        assert!(
            line.contains("the part that reads this kind of file stopped"),
            "{line}"
        );
    }
    assert_eq!(failures.len(), 2, "{failures:?}");
    let read: Vec<String> = page.rows()?.into_iter().map(|row| row.file).collect();
    for file in ["a.pdf", "b.pdf", "c.pdf", "parts.zip", "libreoffice.docx"] {
        assert_eq!(
            read.iter().filter(|name| *name == file).count(),
            1,
            "{file}: {read:?}"
        );
    }
    Ok(())
}

#[test]
fn archives_in_archives_are_unpacked() -> Outcome<()> {
    let read = |name| -> Outcome<Vec<u8>> {
        std::fs::read(format_file(name)?).map_err(|error| error.to_string())
    };
    let (mail, table) = (read("articles.mbox")?, read("pandas.csv")?);
    let (document, tar) = (read("libreoffice.docx")?, read("gnu.tar.gz")?);
    // A mailbox is an archive of mails, one more level.
    let inner = made::zip(&[("table.csv", &table)]);
    let middle = made::zip(&[
        ("inner.zip", &inner),
        ("mail/articles.mbox", &mail),
        ("report.docx", &document),
    ]);
    let outer = made::zip(&[
        ("week/middle.zip", &middle),
        ("week/old.tar.gz", &tar),
        ("week/bridge.html", made::WEB_PAGE.as_bytes()),
    ]);
    let folder = Folder::new("nested")?;
    let page = Page::open()?;
    page.drop_files(&[folder.write("outer.zip", outer)?])?;
    page.wait_read()?;
    assert_eq!(page.failures()?, Vec::<String>::new());
    let rows = page.rows()?;
    for headline in [
        "Crews of two tugboats walk free",
        "Two ferries to run all winter",
        "Northgate port reopens after talks",
        "Gespräche über den Hafen ohne Ergebnis",
        "Council votes to reopen the Arden bridge",
    ] {
        assert!(has(&rows, "outer.zip", headline), "{headline}: {rows:#?}");
    }

    // As deep as an attack would be: nothing of it is read.
    let mut deep = made::zip(&[("bridge.html", made::WEB_PAGE.as_bytes())]);
    for _ in 0..8 {
        deep = made::zip(&[("deeper.zip", &deep)]);
    }
    page.drop_files(&[folder.write("deep.zip", deep)?])?;
    // Wrong: that it is packed too deep is known, and not said.
    page.browser.wait("a sentence about it", || {
        let failures = page.failures().ok()?;
        let is_said = failures
            .iter()
            .any(|line| line.starts_with("deep.zip There is no article in this file."));
        is_said.then_some(())
    })?;
    page.browser.click_role("button", "Dismiss all")?;

    // One file, however many articles: it goes as a whole.
    page.browser.click_role("button", "Remove outer.zip")?;
    page.browser.wait_text("Drop files or folders anywhere")
}

#[test]
fn halves_of_files_are_read_as_far_as_they_go_or_explained() -> Outcome<()> {
    let folder = Folder::new("halves")?;
    let mut halves = Vec::new();
    for name in [
        "libreoffice.docx",
        "libreoffice.odt",
        "pandoc_book.epub",
        "newspaper_page.pdf",
        "plain.zip",
        "crawl.warc.gz",
        "newsapi.json",
        "rss.xml",
        "libreoffice.rtf",
    ] {
        let whole = std::fs::read(format_file(name)?).map_err(|error| error.to_string())?;
        halves.push(folder.write(name, &whole[..whole.len() / 2])?);
    }
    let page = Page::open()?;
    page.drop_files(&halves)?;
    page.wait_read()?;
    let (rows, failures) = (page.rows()?, page.failures()?);
    for name in halves.iter().map(|file| name_of(file)) {
        let is_read = rows.iter().any(|row| row.file == name);
        let line = failure_of(&failures, &name);
        assert_ne!(is_read, line.is_ok(), "{name}: {line:?}");
        if let Ok(line) = line {
            assert!(line.contains('.') && line.split(' ').count() > 6, "{line}");
        }
    }
    // And the next file is read as ever.
    page.drop_files(&[format_file("libreoffice.docx")?])?;
    page.browser.wait("the whole document", || {
        has(
            &page.rows().ok()?,
            "libreoffice.docx",
            "Northgate port reopens",
        )
        .then_some(())
    })
}

#[test]
fn pages_that_are_all_tags_leave_the_page_awake() -> Outcome<()> {
    const N_DEEP: usize = 100_000;
    const N_BYTES: usize = 3_000_000;
    let folder = Folder::new("bombs")?;
    let text = "<p>The minister said on Monday that the talks about the harbour would go on.</p>";
    let deep = "<div class=\"story-part one-more\">".repeat(N_DEEP);
    assert!(deep.len() > N_BYTES);
    let bombs = [
        folder.write("deep.html", format!("{deep}{}", text.repeat(5)))?,
        folder.write("full.html", "<div><p>Iran said so.".repeat(N_DEEP / 2))?,
        folder.write(
            "attributes.html",
            format!("<p {}>{text}", "a=b ".repeat(N_BYTES / 4)),
        )?,
        folder.write("open.html", format!("{text}{}", "<".repeat(N_BYTES)))?,
    ];
    let page = Page::open()?;
    page.drop_files(&bombs)?;
    // Meanwhile the page answers: the sheet opens in less than a file takes.
    page.browser.keys("?")?;
    page.browser.by_role("dialog", "Keys and marks")?;
    page.browser.click_role("button", "Close")?;
    page.wait_read()?;
    let (rows, failures) = (page.rows()?, page.failures()?);
    for name in bombs.iter().map(|file| name_of(file)) {
        let is_read = rows.iter().any(|row| row.file == name);
        assert!(
            is_read || failure_of(&failures, &name).is_ok(),
            "{name}: {failures:?}"
        );
    }
    page.drop_files(&sample_files()?[..1])?;
    page.browser.wait("the article after them", || {
        let rows = page.rows().ok()?;
        rows.iter()
            .any(|row| row.name.starts_with("Harbour News Agency"))
            .then_some(())
    })
}
