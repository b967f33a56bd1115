//! The built site → pictures of the empty page and of the sample coverage, wide and narrow, light and dark.
//!
//! Called by `cargo xtask screenshots DIR`. Pictures are for people to look at; no test compares them.

use browser::driver::{Browser, Outcome};
use browser::server::Server;
use std::path::Path;

/// Name, width and height in CSS pixels: a laptop and a common phone.
const SIZES: [(&str, u32, u32); 2] = [("wide", 1440, 900), ("narrow", 390, 844)];

fn main() -> Outcome<()> {
    let out = std::env::args().nth(1).ok_or("usage: screenshots DIR")?;
    let server =
        Server::start(&browser::site_dir()?, "/sidelight/").map_err(|error| error.to_string())?;
    let browser = Browser::start()?;
    for (size, width, height) in SIZES {
        for (scheme, is_dark) in [("light", false), ("dark", true)] {
            browser.viewport(width, height)?;
            browser.emulate_dark(is_dark)?;
            browser.open(&format!("{}?nosw", server.url()))?;
            browser.by_role("button", "sample coverage")?;
            let file = |view: &str| Path::new(&out).join(format!("{view}-{size}-{scheme}.png"));
            browser.screenshot(&file("empty"))?;
            browser.click_role("button", "sample coverage")?;
            browser.wait_js(
                "a highlighted actor",
                "return document.querySelector('[data-actor]') !== null",
                &[],
            )?;
            // All articles have arrived when nothing reports progress any more.
            browser.wait_js(
                "the end of reading",
                "return document.querySelector('progress, [role=progressbar]') === null",
                &[],
            )?;
            browser.screenshot(&file("sample"))?;
            // The sample's work may be kept for the next visit; the next picture starts afresh.
            browser.js(
                "localStorage.clear(); \
                 for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name);",
                &[],
            )?;
        }
    }
    Ok(())
}
