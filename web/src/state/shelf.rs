//! Articles on the desk as plain values: their keys, their order, the text a file is called by.
//!
//! No signals here, so that all of it is tested natively.

use std::cmp::Ordering;
use std::sync::Arc;
use wire::{ArticleView, FileId};

/// Where an article comes from. Unlike the worker's number it outlives a new worker and an undo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleKey {
    /// The file.
    pub file: FileId,
    /// Which article of the file, from 0.
    pub nth: u32,
}

/// An article that can be drawn.
#[derive(Clone, Debug)]
pub struct OpenArticle {
    /// Where it comes from.
    pub key: ArticleKey,
    /// What is drawn.
    pub view: Arc<ArticleView>,
    /// What could not be done with its file, as sentences.
    pub file_notices: Arc<[String]>,
    /// The name of its file.
    pub file_name: Arc<str>,
}

impl PartialEq for OpenArticle {
    fn eq(&self, other: &Self) -> bool {
        // A view never changes, so the same allocation is the same article.
        self.key == other.key && Arc::ptr_eq(&self.view, &other.view)
    }
}

/// How the list of articles is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortOrder {
    /// As they were opened.
    #[default]
    Opened,
    /// By outlet, A to Z; those without one last.
    Outlet,
    /// Oldest first; undated last.
    Date,
    /// Longest first.
    Words,
}

impl SortOrder {
    /// All orders, as the menu lists them.
    pub const ALL: [SortOrder; 4] = [
        SortOrder::Opened,
        SortOrder::Outlet,
        SortOrder::Date,
        SortOrder::Words,
    ];

    /// The value kept in the browser and in the menu.
    pub fn slug(self) -> &'static str {
        match self {
            SortOrder::Opened => "opened",
            SortOrder::Outlet => "outlet",
            SortOrder::Date => "date",
            SortOrder::Words => "words",
        }
    }

    /// The order a slug means; the default for anything else.
    pub fn from_slug(slug: &str) -> Self {
        SortOrder::ALL
            .into_iter()
            .find(|order| order.slug() == slug)
            .unwrap_or_default()
    }
}

/// The articles in an order. Ties keep the order of opening.
pub fn sorted(articles: &[OpenArticle], order: SortOrder) -> Vec<OpenArticle> {
    let compare = |a: &OpenArticle, b: &OpenArticle| {
        let wanted = match order {
            SortOrder::Opened => Ordering::Equal,
            SortOrder::Outlet => absent_last(outlet_key(&a.view), outlet_key(&b.view)),
            SortOrder::Date => absent_last(a.view.date.clone(), b.view.date.clone()),
            SortOrder::Words => b.view.n_words.cmp(&a.view.n_words),
        };
        wanted.then(a.key.cmp(&b.key))
    };
    sorted_by(articles.to_vec(), &compare)
}

/// Sorts anything, ties in the order they come.
///
/// The sort of the standard library is 5 KB of wasm for every type it sorts; here it always sorts
/// numbers, and things are put where their numbers went.
pub fn sorted_by<T>(things: Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut order: Vec<usize> = (0..things.len()).collect();
    let by_idx = |a: usize, b: usize| match (things.get(a), things.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    };
    sort_numbers(&mut order, &by_idx);
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    order
        .into_iter()
        .filter_map(|idx| things.get_mut(idx)?.take())
        .collect()
}

fn sort_numbers(numbers: &mut [usize], compare: &dyn Fn(usize, usize) -> Ordering) {
    numbers.sort_by(|a, b| compare(*a, *b));
}

/// A name as it is compared: without case, hyphens and apostrophes, which outlets set as they
/// like ("Abd-al-Rahman", "Sana'a").
pub fn fold(name: &str) -> String {
    name.chars()
        .filter(|c| !matches!(c, '-' | '‐' | '‑' | '\'' | '’' | '‘' | 'ʼ' | '`' | '.'))
        .flat_map(char::to_lowercase)
        .collect::<String>()
        .trim()
        .to_owned()
}

/// What an outlet is sorted by: without case and article ("The Courier" stands under C).
fn outlet_key(view: &ArticleView) -> Option<String> {
    let outlet = fold(view.outlet.as_ref()?);
    Some(outlet.strip_prefix("the ").unwrap_or(&outlet).to_owned())
}

fn absent_last(a: Option<String>, b: Option<String>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => a.cmp(&b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

/// The article of a key, in articles sorted by key.
pub fn article_of(articles: &[OpenArticle], key: ArticleKey) -> Option<&OpenArticle> {
    let idx = articles
        .binary_search_by_key(&key, |article| article.key)
        .ok()?;
    articles.get(idx)
}

/// Puts articles that were pinned before a reload into their old order. `pins` that are not
/// listed in `before` come after those that are, as they stand.
pub fn in_order_of(
    pins: Vec<(ArticleKey, String)>,
    before: &[String],
) -> Vec<(ArticleKey, String)> {
    let rank = |id: &String| {
        before
            .iter()
            .position(|kept| kept == id)
            .unwrap_or(usize::MAX)
    };
    sorted_by(pins, &|a, b| rank(&a.1).cmp(&rank(&b.1)))
}

/// Puts the numbers of files in order.
pub fn sort_files(files: &mut [FileId]) {
    let mut numbers: Vec<usize> = files.iter().map(|file| file.0 as usize).collect();
    sort_numbers(&mut numbers, &|a, b| a.cmp(&b));
    for (file, number) in files.iter_mut().zip(numbers) {
        file.0 = number as u32;
    }
}

/// A file name for pasted text: its first words.
pub fn name_of_text(text: &str) -> Option<String> {
    const LIMIT_CHARS: usize = 48;
    let line = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    let mut name = String::new();
    for word in line.split_whitespace() {
        let word: String = word
            .chars()
            .filter(|c| !matches!(c, '/' | '\\' | ':'))
            .collect();
        if !name.is_empty() && name.chars().count() + word.chars().count() > LIMIT_CHARS {
            break;
        }
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(&word);
    }
    let name: String = name.chars().take(LIMIT_CHARS).collect();
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
}
