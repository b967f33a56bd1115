//! Words of the inspector.

pub(super) const LOOKING: &str = "Looking through the articles…";
pub(super) const KNOWN: &str = "known to the lexicon";
pub(super) const DISCOVERED: &str = "found in the text";
pub(super) const WIKIDATA: &str = "Wikidata";
pub(super) const COPY: &str = "Copy";
pub(super) const COPIED: &str = "Copied.";
pub(super) const NOT_COPIED: &str = "The browser did not allow copying.";
pub(super) const PREVIOUS: &str = "Previous";
pub(super) const NEXT: &str = "Next";
pub(super) const RELEASE: &str = "Release";
pub(super) const NAMES: &str = "Called";
pub(super) const ALIASES: &str = "Other names in the lexicon";
pub(super) const MENTIONS: &str = "Mentions";
pub(super) const JUMP: &str = "Go to this mention";

/// Said when there are more mentions than are listed.
pub(super) fn cut(n_mentions: usize, n_listed: usize) -> Option<String> {
    (n_mentions > n_listed).then(|| format!(" (the first {n_listed} are listed)"))
}

/// The label of the inspector.
pub(super) fn about(name: &str) -> String {
    format!("About {name}")
}

/// The button beside the id.
pub(super) fn copy_id(id: &str) -> String {
    format!("Copy {id}")
}

/// The button under a long list.
pub(super) fn show_all(n: usize) -> String {
    format!("Show all {n}")
}
