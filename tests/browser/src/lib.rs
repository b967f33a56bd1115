//! The built site and a real Chromium → what a visitor would see, for tests to assert.
//!
//! Nothing here knows the site's code: it is driven by roles, labels and keys, never by CSS classes.
//! `cargo xtask test` builds the site and says where it is (`SIDELIGHT_SITE`), where the browser is
//! (`CHROME`, `CHROMEDRIVER`) and where axe-core is (`AXE`).

pub mod driver;
pub mod folder;
pub mod made;
pub mod page;
pub mod server;

use std::path::PathBuf;

/// The folder of the built site.
pub fn site_dir() -> Result<PathBuf, String> {
    let site = std::env::var_os("SIDELIGHT_SITE")
        .map_or_else(|| workspace_root().join("target/site"), PathBuf::from);
    if site.join("index.html").is_file() {
        return Ok(site);
    }
    Err("the site is not built: run `cargo xtask build --out target/site` first".to_owned())
}

/// The script of axe-core, which looks for barriers in a page.
pub fn axe_script() -> Result<String, String> {
    let file = std::env::var_os("AXE").map_or_else(
        || workspace_root().join("target/tools/npm/node_modules/axe-core/axe.min.js"),
        PathBuf::from,
    );
    std::fs::read_to_string(&file).map_err(|error| {
        format!(
            "axe-core is not at {} ({error}): `cargo xtask test` installs it",
            file.display()
        )
    })
}

fn workspace_root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}
