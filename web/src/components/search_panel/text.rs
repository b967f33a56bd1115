//! Words of the search panel.

use wire::SearchView;

pub(super) const LABEL: &str = "Places found";
pub(super) const LOOKING: &str = "Searching…";
pub(super) const PREVIOUS: &str = "Previous";
pub(super) const NEXT: &str = "Next";
pub(super) const CUT: &str = "There are more places than are listed. Search for more words.";

/// How much was found.
pub(super) fn found(found: &SearchView) -> String {
    let n_articles = found.hits.chunk_by(|a, b| a.article == b.article).count();
    let more = if found.is_cut { "more than " } else { "" };
    match found.hits.len() {
        0 => format!("“{}” was not found in these articles", found.query),
        1 => "1 place".to_owned(),
        n if n_articles == 1 => format!("{more}{n} places in 1 article"),
        n => format!("{more}{n} places in {n_articles} articles"),
    }
}
