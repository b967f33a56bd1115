//! A built site's stylesheets → one, in the order the page links them.
//!
//! Two dozen small files compress worse than one, and are as many requests on a first visit. The
//! sources stay apart, one a component; only the built site has them joined, without comments and
//! indentation.

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::path::Path;

/// Where a stylesheet's link starts in a page Trunk has written.
const LINK_START: &str = "<link rel=\"stylesheet\" href=\"";
/// Hexadecimal digits of the joined file's name.
const N_NAME_DIGITS: usize = 16;

/// Joins the stylesheets that `index.html` links, and links the one file instead.
pub(crate) fn join_styles(staging: &Path) -> Result<()> {
    let index = staging.join("index.html");
    let page = std::fs::read_to_string(&index).context("the site has no index.html")?;
    let (page, names) = take_links(&page)?;
    if names.is_empty() {
        return Ok(());
    }
    let mut joined = String::new();
    for name in &names {
        let file = staging.join(name);
        joined += &std::fs::read_to_string(&file).with_context(|| format!("{name} is missing"))?;
        joined.push('\n');
        std::fs::remove_file(&file)?;
    }
    let joined = slim_styles(&joined);
    let name = joined_name(&joined);
    std::fs::write(staging.join(&name), joined)?;
    let link = format!("{LINK_START}./{name}\" />");
    Ok(std::fs::write(index, page.replacen(PLACE, &link, 1))?)
}

/// Styles without comments, and with white space only where it means something. Our own styles have
/// no comment marks inside strings.
pub(crate) fn slim_styles(styles: &str) -> String {
    let mut bare = String::with_capacity(styles.len());
    let mut rest = styles;
    while let Some((before, comment)) = rest.split_once("/*") {
        bare += before;
        rest = comment.split_once("*/").map_or("", |(_, behind)| behind);
    }
    bare += rest;
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// Stands where the one link will be.
const PLACE: &str = "<!-- styles -->";

/// The page with a mark where its first stylesheet was linked, and the files linked, in order.
fn take_links(page: &str) -> Result<(String, Vec<String>)> {
    let mut out = String::with_capacity(page.len());
    let mut names = Vec::new();
    let mut rest = page;
    while let Some((before, link)) = rest.split_once(LINK_START) {
        out += before;
        if names.is_empty() {
            out += PLACE;
        }
        let (href, behind) = link.split_once('"').context("a link has no end")?;
        let (_, behind) = behind.split_once('>').context("a link has no end")?;
        names.push(href.trim_start_matches("./").to_owned());
        rest = behind.trim_start_matches([' ', '\n']);
    }
    out += rest;
    Ok((out, names))
}

fn joined_name(joined: &str) -> String {
    let mut digits = String::new();
    for byte in Sha256::digest(joined) {
        // Writing to a string can't fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits.truncate(N_NAME_DIGITS);
    format!("styles-{digits}.css")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_taken_in_order() {
        let page = "<head>\n<link rel=\"stylesheet\" href=\"./a-1.css\" integrity=\"x\"/>\n\
                    <link rel=\"stylesheet\" href=\"./b-2.css\"/>\n<title>T</title></head>";
        let (page, names) = take_links(page).unwrap();
        assert_eq!(names, ["a-1.css", "b-2.css"]);
        assert_eq!(page, "<head>\n<!-- styles --><title>T</title></head>");
    }

    #[test]
    fn slim_styles_say_the_same() {
        let styles = "/* One. */\n.a {\n  color: red; /* two */\n\n  margin: 0 1px;\n}\n";
        assert_eq!(slim_styles(styles), ".a {\ncolor: red;\nmargin: 0 1px;\n}");
    }

    #[test]
    fn a_page_without_styles_stays_as_it_is() {
        let (page, names) = take_links("<head></head>").unwrap();
        assert_eq!((page.as_str(), names.len()), ("<head></head>", 0));
    }
}
