//! Files that are broken, huge or meant to harm → a sentence or a correct reading, never a frozen page.

use browser::driver::Outcome;
use browser::folder::Folder;
use browser::page::{Page, sample_files};
use std::fs::File;

/// A sentence for a reader: begins with a capital, ends with a full stop, more than a few words.
fn is_sentence(text: &str) -> bool {
    text.ends_with(['.', '×'])
        && text.split(' ').count() > 4
        && !["Error", "{", "::", "undefined"]
            .iter()
            .any(|word| text.contains(word))
}

#[test]
fn what_is_no_text_is_listed_with_a_reason_and_stops_nothing() -> Outcome<()> {
    let folder = Folder::new("hostile")?;
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06\0\0\0".to_vec();
    png.extend((0..4000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8));
    let mut pdf =
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog>>\nendobj\nstream\n".to_vec();
    pdf.extend((0..4000_u32).map(|n| (n.wrapping_mul(2_246_822_519) >> 24) as u8));
    let bad = [
        folder.write("empty.txt", "")?,
        folder.write("blank.txt", " \n\n\t\n")?,
        folder.write("picture.txt", png)?,
        folder.write("document.txt", pdf)?,
    ];
    let good = sample_files()?;
    let files: Vec<_> = [&good[..1], &bad[..], &good[1..2]].concat();

    let page = Page::open()?;
    page.drop_files(&files)?;
    page.wait_columns(2)?;
    let failures = page.failures()?;
    for file in &bad {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let line = failures
            .iter()
            .find(|line| line.starts_with(&*name))
            .ok_or_else(|| format!("{name} is not listed: {failures:?}"))?;
        assert!(is_sentence(line), "{line}");
    }
    assert_eq!(failures.len(), bad.len(), "{failures:?}");
    page.browser.click_role("button", "Dismiss all")?;
    page.settle()?;
    assert!(page.failures()?.is_empty());
    assert_eq!(page.columns()?.len(), 2);
    Ok(())
}

#[test]
fn a_file_of_more_than_100_mb_is_refused_before_it_is_read() -> Outcome<()> {
    let folder = Folder::new("huge")?;
    let huge = folder.path().join("huge.txt");
    // Sparse: it has a length and no content.
    File::create(&huge)
        .and_then(|file| file.set_len(101 * 1024 * 1024))
        .map_err(|error| error.to_string())?;
    let page = Page::open()?;
    page.drop_files(&[huge, sample_files()?[0].clone()])?;
    page.wait_columns(1)?;
    let failures = page.failures()?;
    assert_eq!(failures.len(), 1, "{failures:?}");
    assert!(
        failures[0].starts_with("huge.txt") && failures[0].contains("101 MB"),
        "{failures:?}"
    );
    Ok(())
}

const ACCENTED: &str =
    "Le ministre a refusé\n\nÀ Téhéran, l’Iran a démenti – « c’est déjà réglé ».\n";

#[test]
fn other_encodings_are_read_as_they_were_meant() -> Outcome<()> {
    let folder = Folder::new("encoding")?;
    let utf16: Vec<u8> = std::iter::once(0xfeff)
        .chain(ACCENTED.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let utf16_big: Vec<u8> = std::iter::once(0xfeff)
        .chain(ACCENTED.encode_utf16())
        .flat_map(u16::to_be_bytes)
        .collect();
    let windows: Vec<u8> = ACCENTED
        .chars()
        .map(|character| match character {
            '’' => 0x92,
            '–' => 0x96,
            other => u8::try_from(u32::from(other)).unwrap_or(b'?'),
        })
        .collect();
    let files = [
        folder.write("little.txt", utf16)?,
        folder.write("big.txt", utf16_big)?,
        folder.write("windows.txt", windows)?,
        folder.write("marked.txt", format!("\u{feff}{ACCENTED}"))?,
    ];
    let page = Page::with_files(&files)?;
    let lines: Vec<&str> = ACCENTED.lines().filter(|line| !line.is_empty()).collect();
    for (column, file) in page.columns()?.iter().zip(&files) {
        assert_eq!(column.lines, lines, "{}", file.display());
    }
    Ok(())
}

#[test]
fn markup_in_a_file_is_text_and_nothing_of_it_runs() -> Outcome<()> {
    const HARM: &str = "<script>window.harmed = 1</script>\
        <img src=x onerror=\"window.harmed = 2\"><svg onload=\"window.harmed = 3\"></svg>\
        <iframe src=\"javascript:parent.harmed = 4\"></iframe>\
        <a href=\"javascript:window.harmed = 5\">link</a><style>main { display: none }</style>";
    let folder = Folder::new("markup")?;
    let text = format!("Iran {HARM} said\n\nOn Monday, Iran {HARM} denied it again.\n\n{HARM}\n");
    let file = folder.write("<img src=x onerror=harmed=6>.txt", text)?;
    let page = Page::with_files(&[file])?;
    // As a name, a search and a pasted text it goes other ways.
    let mark = page.mark(0, "Iran")?;
    page.browser.click(&mark)?;
    page.browser.by_role("region", "About ")?;
    let field = page.browser.by_role("searchbox", "Search all articles")?;
    page.browser
        .type_into(&field, "<img src=x onerror=harmed=7>")?;
    page.browser.by_role("region", "Places found")?;
    page.settle()?;

    let found = page.browser.js(
        "return [window.harmed ?? 'nothing ran', document.querySelectorAll( \
           'main script, main img, main svg, main iframe, main a, main style, body img').length]",
        &[],
    )?;
    assert_eq!(found, serde_json::json!(["nothing ran", 0]));
    let columns = page.columns()?;
    let shown = columns[0].lines.join("\n");
    assert_eq!(shown.matches(HARM).count(), 3, "{shown}");
    Ok(())
}

#[test]
fn a_line_of_300_kb_is_drawn_and_the_page_stays_awake() -> Outcome<()> {
    let folder = Folder::new("line")?;
    let sentence = "Iran said on Monday that Iraq and the United Nations had not been told. ";
    let line = sentence.repeat(300_000 / sentence.len());
    let file = folder.write("line.txt", format!("A long line\n\n{line}\n"))?;
    let page = Page::open()?;
    page.drop_files(&[file])?;
    page.wait_columns(1)?;
    let columns = page.columns()?;
    let drawn: usize = columns[0].lines.iter().map(String::len).sum();
    assert!(
        drawn >= line.trim().len(),
        "{drawn} of {} bytes",
        line.len()
    );
    assert!(columns[0].marks.len() > 1000, "{}", columns[0].marks.len());
    page.browser.hover(&page.mark(0, "Iraq")?)?;
    page.wait_lit("hovered")
}

#[test]
fn a_reader_that_does_not_arrive_is_told_and_can_be_fetched_again() -> Outcome<()> {
    let site = Folder::copy_of(&browser::site_dir()?, "halved")?;
    let missing = site.path().join("worker_bg.wasm");
    let aside = site.path().join("aside.wasm");
    std::fs::rename(&missing, &aside).map_err(|error| error.to_string())?;
    let page = Page::open_site(site.path())?;
    page.drop_files(&sample_files()?[..1])?;
    page.browser
        .wait_text("The reading engine could not be started")?;

    std::fs::rename(&aside, &missing).map_err(|error| error.to_string())?;
    page.browser.click_role("button", "Try again")?;
    page.wait_columns(1)
}
