//! Words of the left rail.

use crate::state::desk::FileStatus;
use crate::state::shelf::SortOrder;
use wire::Stage;

pub(super) const LABEL: &str = "Articles";
pub(super) const TITLE: &str = "Articles";
pub(super) const SORT: &str = "Sort articles";
pub(super) const UNREAD: &str = "Files being read";

/// An order in the menu.
pub(super) fn order(order: SortOrder) -> &'static str {
    match order {
        SortOrder::Opened => "As opened",
        SortOrder::Outlet => "Outlet",
        SortOrder::Date => "Date",
        SortOrder::Words => "Length",
    }
}

/// What an article is called in labels.
pub(super) fn article(label: &str, headline: &str) -> String {
    format!("{label}: {headline}")
}

/// The tick.
pub(super) fn pin(name: &str) -> String {
    format!("Show as column, {name}")
}

/// The row.
pub(super) fn show(name: &str) -> String {
    format!("Go to {name}")
}

/// The cross.
pub(super) fn remove(file_name: &str) -> String {
    format!("Remove {file_name}")
}

/// The button under a long list.
pub(super) fn show_all(n_hidden: usize) -> String {
    format!("Show {n_hidden} more")
}

/// Files not listed.
pub(super) fn more_files(n: usize) -> String {
    format!("and {n} more files")
}

/// How far a file is.
pub(super) fn status(status: &FileStatus) -> &'static str {
    match status {
        FileStatus::Waiting => "waiting",
        FileStatus::Reading(Stage::Read) => "reading",
        FileStatus::Reading(Stage::Zone) => "telling article from page",
        FileStatus::Reading(Stage::Segment) => "finding sentences",
        FileStatus::Reading(Stage::Tag) => "looking for names",
        FileStatus::Reading(Stage::Resolve) => "working out who is who",
        FileStatus::Failed(_) => "could not be read",
    }
}
