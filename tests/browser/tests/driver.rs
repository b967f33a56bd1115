//! The driver itself → each thing it can do, seen on a page of a few lines.

use browser::driver::{Browser, Outcome, key};
use browser::server::Server;
use std::path::PathBuf;

const PAGE: &str = r#"<!doctype html><html lang="en"><meta charset="utf-8"><title>Driver</title>
<link rel="icon" href="data:,">
<style>:root { color-scheme: light dark } @media (prefers-color-scheme: dark) { h1 { color: white } }</style>
<h1>A heading</h1>
<button type="button" hidden>Open files</button>
<button type="button" aria-label="Open files" onclick="note('clicked')">+</button>
<label>Find <input type="search" oninput="note('typed ' + this.value)"></label>
<input type="file" aria-label="Article files" multiple hidden onchange="noteFiles('chosen', this.files)">
<mark data-actor="1" onpointerover="note('pointed')" tabindex="0">an actor</mark>
<p role="status">nothing yet</p>
<script>
  const note = (words) => (document.querySelector("[role=status]").textContent = words);
  const noteFiles = async (what, files) =>
    note(`${what} ${(await Promise.all([...files].map(async (f) => f.name + "=" + (await f.text())))).join()}`);
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    noteFiles(event.isTrusted ? "dropped" : "faked", event.dataTransfer.files);
  });
  addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "y") note(`${event.ctrlKey} ${event.shiftKey} ${event.key}`);
    if (event.key === "Escape") console.error("escaped");
  });
</script></html>"#;

/// A folder with the page and two files, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Outcome<Self> {
        let folder =
            std::env::temp_dir().join(format!("sidelight-driver-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        for (name, text) in [("index.html", PAGE), ("a.txt", "A"), ("b.txt", "B")] {
            std::fs::write(folder.join(name), text).map_err(|error| error.to_string())?;
        }
        Ok(Self(folder))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn does_what_a_person_does() -> Outcome<()> {
    let folder = Folder::new("person")?;
    let server = Server::start(&folder.0, "/").map_err(|error| error.to_string())?;
    let browser = Browser::start()?;
    browser.open(&server.url())?;
    let files = [folder.0.join("a.txt"), folder.0.join("b.txt")];

    assert_eq!(
        browser.find_all_by_role("button", "Open files")?.len(),
        1,
        "the hidden one counts"
    );
    browser.click_role("button", "Open files")?;
    browser.wait_text("clicked")?;

    let field = browser.by_role("searchbox", "Find")?;
    browser.type_into(&field, "militia")?;
    browser.wait_text("typed militia")?;
    assert_eq!(browser.focused()?, field);

    browser.hover(&browser.find("mark")?)?;
    browser.wait_text("pointed")?;

    browser.choose_files(&browser.by_label("Article files")?, &files)?;
    browser.wait_text("chosen a.txt=A,b.txt=B")?;
    browser.drop_files(&browser.by_role("heading", "")?, &files)?;
    browser.wait_text("dropped a.txt=A,b.txt=B")?;

    // Nothing to undo or redo where the focus goes.
    browser.js("document.activeElement.blur()", &[])?;
    browser.keys(&format!("{}y", key::CONTROL))?;
    browser.wait_text("true false y")?;
    browser.keys(&format!("{}{}y", key::CONTROL, key::SHIFT))?;
    browser.wait_text("true true Y")?;
    assert_eq!(browser.console_errors(), Vec::<String>::new());
    browser.keys(key::ESCAPE)?;
    let errors = browser.console_errors();
    assert!(
        errors.len() == 1 && errors[0].contains("escaped"),
        "{errors:?}"
    );
    Ok(())
}

#[test]
fn sees_as_other_devices_see() -> Outcome<()> {
    let folder = Folder::new("device")?;
    let server = Server::start(&folder.0, "/").map_err(|error| error.to_string())?;
    let browser = Browser::start()?;
    browser.open(&server.url())?;

    let colour = "return getComputedStyle(document.querySelector('h1')).color";
    browser.emulate_dark(true)?;
    assert_eq!(browser.js(colour, &[])?, "rgb(255, 255, 255)");
    browser.emulate_dark(false)?;
    assert_eq!(browser.js(colour, &[])?, "rgb(0, 0, 0)");

    browser.viewport(390, 844)?;
    assert_eq!(browser.js("return screen.width", &[])?, 390);
    let picture = folder.0.join("picture.png");
    browser.screenshot(&picture)?;
    let bytes = std::fs::read(&picture).map_err(|error| error.to_string())?;
    assert!(bytes.starts_with(b"\x89PNG"), "{} bytes", bytes.len());
    Ok(())
}
