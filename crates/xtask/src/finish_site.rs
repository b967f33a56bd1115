//! `cargo xtask finish-site`: Trunk's staging folder → the finished site. Trunk calls it after a build.
//!
//! 1. Joins the stylesheets into one, and leaves out what only makers read (`slim`).
//! 2. Lists the sample coverage in `sample/index.json`, and copies and lists the articles that
//!    `--articles` named in `articles/` (an empty list without it, so the page can always ask).
//! 3. Stamps the page: the hash of all files, in `<meta name="sidelight-build">` and behind the
//!    addresses of files whose name has no hash.
//! 4. Fills the offline list of `sw.js`: each file with its SHA-256, which the browser checks, so that
//!    an offline copy never mixes two builds. Articles are kept when read, not beforehand: there may
//!    be thousands.

use crate::args::Args;
use crate::slim::slim;
use crate::styles::join_styles;
use crate::workspace::{files_below, slashed};
use anyhow::{Context as _, Result, bail};
use serde_json::json;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The folder of articles to put beside the page.
pub(crate) const ARTICLES_VARIABLE: &str = "SIDELIGHT_ARTICLES";
/// Set when the site is for a host, so that it works offline once visited.
pub(crate) const OFFLINE_VARIABLE: &str = "SIDELIGHT_OFFLINE";

/// Names of files the page can read, by their ending.
const ARTICLE_ENDINGS: [&str; 33] = [
    "txt", "text", "md", "markdown", "html", "htm", "xhtml", "mhtml", "mht", "eml", "pdf", "docx",
    "odt", "rtf", "epub", "json", "jsonl", "ndjson", "csv", "tsv", "tab", "xml", "rss", "atom",
    "nitf", "warc", "zip", "tar", "gz", "tgz", "mbox", "tei", "fodt",
];
/// Where the stamp goes.
const STAMP_PLACE: &str = r#"<meta name="sidelight-build" content="dev""#;
/// The lines of `sw.js` that are filled in.
const VERSION_LINE: &str = "const VERSION = \"dev\";";
const FILES_LINE: &str = "const FILES = {};";
/// Hexadecimal digits of a stamp: enough that two builds never share one.
const N_STAMP_DIGITS: usize = 16;

pub(crate) fn run(args: &mut Args) -> Result<()> {
    args.finish()?;
    let staging = std::env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("finish-site is called by Trunk after a build; use `cargo xtask build`")?;
    let articles = std::env::var_os(ARTICLES_VARIABLE).map(PathBuf::from);
    let is_offline = std::env::var_os(OFFLINE_VARIABLE).is_some();
    finish_site(&staging, articles.as_deref(), is_offline)
}

fn finish_site(staging: &Path, articles: Option<&Path>, is_offline: bool) -> Result<()> {
    join_styles(staging)?;
    slim(staging)?;
    list_sample(staging)?;
    copy_articles(staging, articles)?;
    let stamp = stamp_page(staging, is_offline)?;
    if is_offline {
        fill_offline_list(staging, &stamp)?;
    }
    Ok(())
}

/// Writes `sample/index.json` for the files Trunk has copied there.
fn list_sample(staging: &Path) -> Result<()> {
    let sample = staging.join("sample");
    std::fs::create_dir_all(&sample)?;
    let mut names = article_files(&sample)?;
    // It tells about the sample and is none of its articles.
    names.retain(|file| file != Path::new("README.md"));
    let listed = names.iter().map(|file| {
        let name = slashed(file);
        json!({ "name": name, "path": format!("sample/{}", encode_path(&name)) })
    });
    write_index(&sample, &listed.collect::<Vec<_>>())
}

/// Copies the articles under names that change with their content, and lists them.
fn copy_articles(staging: &Path, articles: Option<&Path>) -> Result<()> {
    let folder = staging.join("articles");
    std::fs::create_dir_all(&folder)?;
    let mut listed = Vec::new();
    if let Some(articles) = articles {
        for (nth, file) in article_files(articles)?.iter().enumerate() {
            let bytes = std::fs::read(articles.join(file))
                .with_context(|| format!("cannot read the article {}", file.display()))?;
            let ending = file
                .extension()
                .unwrap_or_default()
                .to_string_lossy()
                .to_lowercase();
            let mut short = hex(&Sha256::digest(&bytes));
            short.truncate(8);
            let path = format!("articles/{nth}-{short}.{ending}");
            std::fs::write(staging.join(&path), bytes)?;
            listed.push(json!({ "name": slashed(file), "path": path }));
        }
        if listed.is_empty() {
            bail!(
                "the folder {} holds no article: files that end in {}",
                articles.display(),
                ARTICLE_ENDINGS
                    .map(|ending| format!(".{ending}"))
                    .join(", ")
            );
        }
        println!("{} article files are beside the page.", listed.len());
    }
    write_index(&folder, &listed)
}

/// The files of a folder and its sub-folders that the page can read; hidden ones are left out.
fn article_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let is_hidden = |path: &Path| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'))
    };
    let mut files = files_below(folder, &|dir| !is_hidden(dir))?;
    files.retain(|file| {
        let ending = file
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .to_lowercase();
        !is_hidden(file) && ARTICLE_ENDINGS.contains(&ending.as_str())
    });
    Ok(files)
}

fn write_index(folder: &Path, files: &[serde_json::Value]) -> Result<()> {
    let index = json!({ "files": files });
    Ok(std::fs::write(
        folder.join("index.json"),
        format!("{index}\n"),
    )?)
}

/// Writes the hash of all files into the page; a local build's stamp begins with "dev-".
fn stamp_page(staging: &Path, is_offline: bool) -> Result<String> {
    let mut all = Sha256::new();
    for file in files_below(staging, &|_| true)? {
        all.update(slashed(&file).as_bytes());
        all.update([0]);
        all.update(Sha256::digest(std::fs::read(staging.join(file))?));
    }
    let mut stamp = hex(&all.finalize());
    stamp.truncate(N_STAMP_DIGITS);
    if !is_offline {
        stamp.insert_str(0, "dev-");
    }

    let page_file = staging.join("index.html");
    let page = std::fs::read_to_string(&page_file).context("the build has no index.html")?;
    let page = stamped(&page, &stamp)?;
    std::fs::write(page_file, page)?;
    Ok(stamp)
}

fn stamped(page: &str, stamp: &str) -> Result<String> {
    if !page.contains(STAMP_PLACE) {
        bail!("web/index.html has no {STAMP_PLACE}> for the build's stamp");
    }
    Ok(page
        .replace(
            STAMP_PLACE,
            &STAMP_PLACE.replace("\"dev\"", &format!("\"{stamp}\"")),
        )
        .replace("boot.js\"", &format!("boot.js?v={stamp}\"")))
}

fn fill_offline_list(staging: &Path, stamp: &str) -> Result<()> {
    let mut files = BTreeMap::new();
    for file in files_below(staging, &|dir| !dir.ends_with("articles"))? {
        let name = slashed(&file);
        if name == "sw.js" {
            continue;
        }
        let hash = Sha256::digest(std::fs::read(staging.join(&file))?);
        // Hosts answer the folder's address with the page, and some send /index.html elsewhere.
        let path = match name.as_str() {
            "index.html" => "./".to_owned(),
            // Asked for by stamp, so that the browser's own cache can answer the second time.
            name if is_stamped(name) => format!("{name}?v={stamp}"),
            _ => encode_path(&name),
        };
        files.insert(path, format!("sha256-{}", base64(&hash)));
    }
    let script_file = staging.join("sw.js");
    let script = std::fs::read_to_string(&script_file)
        .context("the build has no sw.js: web/index.html must copy it (rel=\"copy-file\")")?;
    for line in [VERSION_LINE, FILES_LINE] {
        if !script.contains(line) {
            bail!("web/assets/sw.js has no line `{line}` to fill in");
        }
    }
    let script = script
        .replace(VERSION_LINE, &format!("const VERSION = \"{stamp}\";"))
        .replace(FILES_LINE, &format!("const FILES = {:#};", json!(files)));
    Ok(std::fs::write(script_file, script)?)
}

/// Whether the page asks for a file by the build's stamp, since its name has no hash.
fn is_stamped(name: &str) -> bool {
    let is_module = ["annex", "reader-", "worker"]
        .iter()
        .any(|start| name.starts_with(start));
    name == "boot.js"
        || is_module
            && [".css", ".js", "_bg.wasm"]
                .iter()
                .any(|end| name.ends_with(end))
}

/// Escapes what has a meaning of its own in an address.
fn encode_path(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push_str(&hex(&[byte]).to_uppercase());
        }
    }
    encoded
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|digit| char::from(DIGITS[usize::from(digit)]))
        .collect()
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let mut bits = 0_u32;
        for nth in 0..3 {
            bits = bits << 8 | u32::from(chunk.get(nth).copied().unwrap_or(0));
        }
        for nth in 0..4 {
            if nth <= chunk.len() {
                text.push(char::from(DIGITS[(bits >> (18 - 6 * nth) & 63) as usize]));
            } else {
                text.push('=');
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<meta name=\"sidelight-build\" content=\"dev\" />\
                        <script src=\"./boot.js\" data-js=\"./page-1.js\"></script>";
    const SCRIPT: &str = "const VERSION = \"dev\";\nconst FILES = {};\n";

    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str, files: &[(&str, &str)]) -> Self {
            let folder = std::env::temp_dir()
                .join(format!("sidelight-finish-{}-{name}", std::process::id()));
            for (file, text) in files {
                let file = folder.join(file);
                std::fs::create_dir_all(file.parent().unwrap()).unwrap();
                std::fs::write(file, text).unwrap();
            }
            Self(folder)
        }

        fn read(&self, file: &str) -> String {
            std::fs::read_to_string(self.0.join(file)).unwrap()
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    fn staging(name: &str) -> Folder {
        let files = [
            ("index.html", PAGE),
            ("sw.js", SCRIPT),
            ("worker.js", "w"),
            ("sample/b c.txt", "x"),
            ("sample/README.md", "about"),
        ];
        Folder::new(name, &files)
    }

    #[test]
    fn a_site_for_a_host_lists_its_files() {
        let site = staging("host");
        let articles = Folder::new(
            "articles",
            &[
                ("z.txt", "Z"),
                ("sub/a.MD", "A"),
                (".hidden.txt", "h"),
                ("p.png", "p"),
            ],
        );
        finish_site(&site.0, Some(&articles.0), true).unwrap();

        let sample: serde_json::Value =
            serde_json::from_str(&site.read("sample/index.json")).unwrap();
        assert_eq!(
            sample,
            json!({ "files": [{ "name": "b c.txt", "path": "sample/b%20c.txt" }] })
        );
        let listed: serde_json::Value =
            serde_json::from_str(&site.read("articles/index.json")).unwrap();
        let listed = listed["files"].as_array().unwrap();
        assert_eq!(listed.len(), 2);
        assert_eq!(listed[0]["name"], "sub/a.MD");
        assert_eq!(site.read(listed[1]["path"].as_str().unwrap()), "Z");

        let script = site.read("sw.js");
        for path in [
            "\"./\"",
            "\"worker.js?v=",
            "\"sample/b%20c.txt\"",
            "\"sample/index.json\"",
        ] {
            assert!(script.contains(path), "{path} in {script}");
        }
        for path in ["articles/", "sw.js", "index.html"] {
            assert!(!script.contains(path), "{path} in {script}");
        }
        assert!(!script.contains("\"dev\"") && !site.read("index.html").contains("\"dev"));
    }

    #[test]
    fn a_local_site_keeps_no_offline_copy() {
        let site = staging("local");
        finish_site(&site.0, None, false).unwrap();
        assert_eq!(site.read("articles/index.json"), "{\"files\":[]}\n");
        assert_eq!(site.read("sw.js"), SCRIPT);
        let page = site.read("index.html");
        assert!(
            page.contains("content=\"dev-") && page.contains("boot.js?v=dev-"),
            "{page}"
        );
    }

    #[test]
    fn the_stamp_follows_every_file() {
        let stamps = ["w", "w", "changed"].map(|worker| {
            let site = staging("stamp");
            std::fs::write(site.0.join("worker.js"), worker).unwrap();
            stamp_page(&site.0, true).unwrap()
        });
        assert_eq!(stamps[0], stamps[1]);
        assert_ne!(stamps[0], stamps[2]);
        assert_eq!(stamps[0].len(), N_STAMP_DIGITS);
    }

    #[test]
    fn a_folder_without_articles_is_told() {
        let site = staging("none");
        let empty = Folder::new("empty", &[("p.png", "p")]);
        assert!(finish_site(&site.0, Some(&empty.0), true).is_err());
    }

    #[test]
    fn the_sources_have_the_places_to_fill_in() {
        let script = include_str!("../../../web/assets/sw.js");
        assert!(script.contains(VERSION_LINE) && script.contains(FILES_LINE));
    }

    #[test]
    fn base64_is_padded() {
        for (bytes, text) in [("", ""), ("a", "YQ=="), ("ab", "YWI="), ("abc", "YWJj")] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
        assert_eq!(base64(&[251, 255, 191]), "+/+/");
    }
}
