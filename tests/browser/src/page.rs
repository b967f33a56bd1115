//! The built site in a browser → what a reader finds and does there, in the reader's words.
//!
//! Only roles, accessible names, words and states (`aria-*`, `data-*`) are known here, never a CSS
//! class: a page that looks different passes, one that a screen reader finds nothing in does not.
//! Nothing is asserted here; that is for the tests.

use crate::driver::{Browser, Element, Outcome};
use crate::server::Server;
use crate::site_dir;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Where the site is served: not at the root, as on most static hosts.
const SUB_PATH: &str = "/some/repo/";

/// A visitor with an own browser and an own server, so that tests share nothing.
pub struct Page {
    /// The visitor's browser.
    pub browser: Browser,
    /// What serves the site.
    pub server: Server,
}

/// A column as it stands on the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Column {
    /// Its accessible name: "Column 1, outlet: headline".
    pub name: String,
    /// Its main heading.
    pub headline: String,
    /// Its lines, folded ones too.
    pub lines: Vec<String>,
    /// Its marked runs of text, in order.
    pub marks: Vec<Mark>,
}

/// A marked run of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The words.
    pub text: String,
    /// "hovered", "chosen" or nothing.
    pub light: String,
    /// Which mentions of the column cover it, outermost first.
    pub mentions: Vec<String>,
}

impl Column {
    /// The words of each mention whose every run is lit. Only outermost ones: a name inside a lit
    /// description is lit with it.
    pub fn lit_mentions(&self) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        for mark in self.marks.iter().filter(|mark| !mark.light.is_empty()) {
            let whole = mark.mentions.iter().find(|mention| self.is_lit(mention));
            let Some(mention) = whole.map(String::as_str) else {
                continue;
            };
            if !seen.contains(&mention) {
                seen.push(mention);
                found.push(self.words_of(mention));
            }
        }
        found
    }

    fn runs_of<'a>(&'a self, mention: &'a str) -> impl Iterator<Item = &'a Mark> {
        self.marks
            .iter()
            .filter(move |mark| mark.mentions.iter().any(|covering| covering == mention))
    }

    fn is_lit(&self, mention: &str) -> bool {
        self.runs_of(mention).all(|mark| !mark.light.is_empty())
    }

    fn words_of(&self, mention: &str) -> String {
        self.runs_of(mention)
            .map(|mark| mark.text.as_str())
            .collect()
    }
}

/// A row of the list of articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The file it came in: the whole archive or mailbox, not the part.
    pub file: String,
    /// "Outlet: headline".
    pub name: String,
}

/// Coming to the page.
impl Page {
    /// The site in a fresh browser, empty and ready for files. No offline copy is made.
    pub fn open() -> Outcome<Self> {
        Self::open_site(&site_dir()?)
    }

    /// [`Page::open`] of another site than the built one.
    pub fn open_site(site: &Path) -> Outcome<Self> {
        let page = Self::not_yet_open(site)?;
        page.visit("?nosw")?;
        Ok(page)
    }

    /// Browser and server, before the first visit.
    pub fn not_yet_open(site: &Path) -> Outcome<Self> {
        Ok(Self {
            browser: Browser::start()?,
            server: Server::start(site, SUB_PATH).map_err(|error| error.to_string())?,
        })
    }

    /// The site with the sample coverage open.
    pub fn with_sample() -> Outcome<Self> {
        let page = Self::open()?;
        page.open_sample()?;
        Ok(page)
    }

    /// The site with these files dropped on it and read.
    pub fn with_files(files: &[PathBuf]) -> Outcome<Self> {
        let page = Self::open()?;
        page.drop_files(files)?;
        page.wait_columns(files.len())?;
        Ok(page)
    }

    /// Goes to the site; `rest` follows its address.
    pub fn visit(&self, rest: &str) -> Outcome<()> {
        self.browser.open(&format!("{}{rest}", self.server.url()))?;
        self.wait_usable()
    }

    /// Loads the page anew.
    pub fn reload(&self) -> Outcome<()> {
        self.browser.reload()?;
        self.wait_usable()
    }

    /// Waits until the page has drawn itself and takes clicks.
    fn wait_usable(&self) -> Outcome<()> {
        self.browser.by_role("button", "Keys and legend").map(drop)
    }
}

/// Giving it articles.
impl Page {
    /// Drops files or folders on the middle of the page.
    pub fn drop_files(&self, files: &[PathBuf]) -> Outcome<()> {
        let main = self.browser.by_role("main", "")?;
        self.browser.drop_files(&main, files)
    }

    /// Opens the sample coverage and waits until it can be read.
    pub fn open_sample(&self) -> Outcome<()> {
        self.browser
            .click_role("button", "Try the sample coverage")?;
        self.wait_columns(sample_files()?.len())
    }

    /// Clicks a line of a menu of the bar on top.
    pub fn choose_in_menu(&self, menu: &str, line: &str) -> Outcome<()> {
        self.browser.click_role("button", menu)?;
        self.browser.click_role("button", line)
    }

    /// Waits until nothing is read or drawn any more and exactly `n` columns stand.
    pub fn wait_columns(&self, n: usize) -> Outcome<()> {
        self.browser.wait_js(
            &format!("{n} columns, all drawn"),
            "if (document.querySelector('progress, [role=progressbar]')) return false; \
             const columns = [...document.querySelectorAll('main article')]; \
             return columns.length === arguments[0] && \
               columns.every((column) => column.textContent.trim() !== '')",
            &[n.into()],
        )?;
        self.settle()
    }

    /// Waits until all that was dropped is read or listed as failed: for files of which a few or many
    /// articles come, so that columns are no measure.
    pub fn wait_read(&self) -> Outcome<()> {
        self.browser.wait_js(
            "all files to be read",
            "if (document.querySelector('progress, [role=progressbar]')) return false; \
             return document.querySelector('nav[aria-label=Articles] input[type=checkbox], \
               section[aria-label=\"Files that could not be read\"] li') !== null",
            &[],
        )?;
        self.settle()
    }

    /// Waits until nothing of the page has changed for some frames.
    pub fn settle(&self) -> Outcome<()> {
        self.browser.js(SETTLE_SCRIPT, &[]).map(drop)
    }
}

/// What is read there.
impl Page {
    /// The columns, from left to right.
    pub fn columns(&self) -> Outcome<Vec<Column>> {
        let found = self.browser.js(COLUMNS_SCRIPT, &[])?;
        Ok(found.as_array().into_iter().flatten().map(column).collect())
    }

    /// The names of the columns, from left to right.
    pub fn column_names(&self) -> Outcome<Vec<String>> {
        Ok(self
            .columns()?
            .into_iter()
            .map(|column| column.name)
            .collect())
    }

    /// The whole list of articles, unfolded if it is long. Not on a phone, where it is put away.
    pub fn rows(&self) -> Outcome<Vec<Row>> {
        let list = self.browser.by_role("navigation", "Articles")?;
        let more = self.browser.js(
            "return [...arguments[0].querySelectorAll('button')] \
               .find((button) => /^Show \\d+ more$/.test(button.textContent.trim()))",
            &[list.as_argument()],
        )?;
        if let Some(more) = Element::from_answer(&more) {
            self.browser.click(&more)?;
            self.settle()?;
        }
        let found = self.browser.js(ROWS_SCRIPT, &[list.as_argument()])?;
        let rows = found.as_array().into_iter().flatten();
        Ok(rows
            .map(|row| Row {
                file: text(&row[0]),
                name: text(&row[1]),
            })
            .collect())
    }

    /// The text of the `nth` column (from 0), which can be scrolled and have the keyboard.
    pub fn column(&self, nth: usize) -> Outcome<Element> {
        self.browser
            .find_all_by_role("article", "Column ")?
            .into_iter()
            .nth(nth)
            .ok_or_else(|| format!("there is no column {nth}"))
    }

    /// The first mark in the `nth` column whose words hold `words`.
    pub fn mark(&self, nth: usize, words: &str) -> Outcome<Element> {
        let found = self.browser.js(
            "return [...document.querySelectorAll('main article')[arguments[0]] \
               .querySelectorAll('mark')].find((mark) => mark.textContent.includes(arguments[1]))",
            &[nth.into(), words.into()],
        )?;
        Element::from_answer(&found).ok_or_else(|| format!("no mark {words:?} in column {nth}"))
    }

    /// The words of all lit mentions, per column.
    pub fn lit(&self) -> Outcome<Vec<Vec<String>>> {
        Ok(self.columns()?.iter().map(Column::lit_mentions).collect())
    }

    /// Waits until some mark is lit in this way ("hovered", "chosen").
    pub fn wait_lit(&self, light: &str) -> Outcome<()> {
        self.browser
            .wait_js(
                &format!("a mark that is {light}"),
                "return document.querySelector(`main mark[data-lit='${arguments[0]}']`) !== null",
                &[light.into()],
            )
            .map(drop)
    }

    /// Waits until no mark is lit.
    pub fn wait_unlit(&self) -> Outcome<()> {
        self.browser
            .wait_js(
                "no lit mark",
                "return document.querySelector('main mark[data-lit]') === null",
                &[],
            )
            .map(drop)
    }

    /// The inspector of this actor, once it tells something.
    pub fn inspector(&self, actor: &str) -> Outcome<Element> {
        self.browser.by_role("region", &format!("About {actor}"))
    }

    /// The contexts in the inspector: the words of the mentions, per article, in order.
    pub fn inspected_mentions(&self) -> Outcome<Vec<(String, Vec<String>)>> {
        let found = self.browser.js(
            "return [...document.querySelectorAll('section[aria-label^=\"About \"] section[aria-label]')] \
               .map((group) => [group.getAttribute('aria-label'), \
                 [...group.querySelectorAll('mark')].map((mark) => mark.textContent)])",
            &[],
        )?;
        Ok(found
            .as_array()
            .into_iter()
            .flatten()
            .map(|group| (text(&group[0]), texts(&group[1])))
            .collect())
    }

    /// The files that could not be read, each with its sentence.
    pub fn failures(&self) -> Outcome<Vec<String>> {
        let found = self.browser.js(
            "return [...document.querySelectorAll(\
               'section[aria-label=\"Files that could not be read\"] li')] \
               .map((line) => line.innerText.replace(/\\s+/g, ' ').trim())",
            &[],
        )?;
        Ok(texts(&found))
    }

    /// Whether the whole element is in view, inside all that scrolls around it.
    pub fn is_in_view(&self, element: &Element) -> Outcome<bool> {
        let is_in_view = self.browser.js(IN_VIEW_SCRIPT, &[element.as_argument()])?;
        Ok(is_in_view == json!(true))
    }

    /// The words of what has the keyboard: its name, else its text.
    pub fn focused_words(&self) -> Outcome<String> {
        let focused = self.browser.focused()?;
        let name = self.browser.name(&focused)?;
        if name.is_empty() {
            return self.browser.text(&focused);
        }
        Ok(name)
    }

    /// Presses Tab until a control of this role and name has the keyboard.
    pub fn tab_to(&self, role: &str, name: &str) -> Outcome<()> {
        /// More stops than the page has.
        const N_STOPS: usize = 200;
        for _ in 0..N_STOPS {
            self.browser.keys(crate::driver::key::TAB)?;
            let focused = self.browser.focused()?;
            if self.browser.role(&focused)? == role && self.browser.name(&focused)?.contains(name) {
                return Ok(());
            }
        }
        Err(format!("{N_STOPS} times Tab never came to {role} {name:?}"))
    }

    /// Errors and warnings of the console since the last call.
    pub fn complaints(&self) -> Vec<String> {
        self.browser
            .console()
            .into_iter()
            .filter(|message| ["SEVERE", "WARNING"].contains(&message.level.as_str()))
            .map(|message| format!("{}: {}", message.level, message.text))
            .collect()
    }
}

fn column(found: &Value) -> Column {
    let marks = found["marks"].as_array().into_iter().flatten();
    Column {
        name: text(&found["name"]),
        headline: text(&found["headline"]),
        lines: texts(&found["lines"]),
        marks: marks
            .map(|mark| Mark {
                text: text(&mark["text"]),
                light: text(&mark["light"]),
                mentions: texts(&mark["mentions"]),
            })
            .collect(),
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().map(text).collect()
}

const COLUMNS_SCRIPT: &str = "
return [...document.querySelectorAll('main article')].map((column) => ({
  name: column.getAttribute('aria-label'),
  headline: column.querySelector('h2')?.textContent ?? '',
  lines: [...column.querySelectorAll('[data-block]')].map((line) => line.textContent),
  marks: [...column.querySelectorAll('mark')].map((mark) => ({
    text: mark.textContent,
    light: mark.dataset.lit ?? '',
    mentions: (mark.dataset.mentions ?? '').split(' '),
  })),
}));";

const ROWS_SCRIPT: &str = "
const after = (label, start) => label?.startsWith(start) ? label.slice(start.length) : '';
const labels = (row, css) =>
  [...row.querySelectorAll(css)].map((part) => part.getAttribute('aria-label') ?? '');
return [...arguments[0].querySelectorAll('li')].map((row) => [
  after(labels(row, 'button').find((label) => label.startsWith('Remove ')), 'Remove '),
  after(labels(row, 'input')[0], 'Show as column, '),
]).filter(([, name]) => name !== '');";

/// A portion of drawing takes less than a frame, so frames without a change mean that all is drawn.
const SETTLE_SCRIPT: &str = "
return new Promise((done) => {
  let n_quiet = 0, has_changed = false;
  const observer = new MutationObserver(() => { has_changed = true; });
  observer.observe(document.body, { subtree: true, childList: true, attributes: true });
  const look = () => {
    n_quiet = has_changed ? 0 : n_quiet + 1;
    has_changed = false;
    if (n_quiet < 4) { requestAnimationFrame(look); return; }
    observer.disconnect();
    done(true);
  };
  requestAnimationFrame(look);
});";

const IN_VIEW_SCRIPT: &str = "
const box = arguments[0].getClientRects()[0];
if (!box) return false;
const is_inside = (around) => box.top >= around.top - 1 && box.bottom <= around.bottom + 1 &&
  box.left >= around.left - 1 && box.right <= around.right + 1;
if (!is_inside({ top: 0, left: 0, right: innerWidth, bottom: innerHeight })) return false;
for (let at = arguments[0].parentElement; at; at = at.parentElement) {
  if (at.scrollHeight > at.clientHeight + 1 && getComputedStyle(at).overflowY !== 'visible' &&
      !is_inside(at.getBoundingClientRect())) return false;
}
return true;";

/// The sample coverage as the site has it, in the order of its names.
pub fn sample_files() -> Outcome<Vec<PathBuf>> {
    articles_in(&site_dir()?.join("sample"))
}

/// The sample files of the readers: each format as real programs write it, with articles of ours.
/// Sorted by name; those of one name from two readers are one.
pub fn format_files() -> Outcome<Vec<PathBuf>> {
    let crates = crate::workspace_root().join("crates");
    let mut files = Vec::new();
    for reader in files_in(&crates)? {
        files.extend(files_in(&reader.join("tests/files")).unwrap_or_default());
    }
    // Sources that the samples were made from, for people.
    files.retain(|file| file.is_file() && file.extension().is_none_or(|ending| ending != "md"));
    files.sort_by(|a, b| a.file_name().cmp(&b.file_name()));
    files.dedup_by(|a, b| a.file_name() == b.file_name());
    Ok(files)
}

/// The sample file of this name; see [`format_files`].
pub fn format_file(name: &str) -> Outcome<PathBuf> {
    let files = format_files()?;
    let wanted = files.into_iter().find(|file| file.ends_with(name));
    wanted.ok_or_else(|| format!("no reader has a sample {name}"))
}

/// What a file is called, without its folder.
pub fn name_of(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

fn files_in(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries =
        std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect())
}

/// Real articles that lie beside the project on the machine it is written on; never part of it.
pub fn real_files() -> Option<Vec<PathBuf>> {
    let files = articles_in(&crate::workspace_root().join("../shared/seeds")).ok();
    if files.is_none() {
        eprintln!("skipped: ../shared is absent");
    }
    files
}

fn articles_in(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files = files_in(folder)?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    Ok(files)
}
