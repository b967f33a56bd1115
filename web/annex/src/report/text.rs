//! Words of the reading report.

use wire::{ArticleReport, ColumnRole, FactKind, FactRow, FileReport, ReportView, Zone};

pub(super) const TITLE: &str = "Reading report";
pub(super) const CLOSE: &str = "Close";
pub(super) const ASKING: &str = "One moment …";
pub(super) const NOTHING_OPEN: &str = "No file is open yet.";
pub(super) const COLUMNS: &str = "Columns of the table";
pub(super) const COLUMN: &str = "Column";
pub(super) const TAKEN_FOR: &str = "Taken for";
pub(super) const EXAMPLE: &str = "Example";
pub(super) const UNUSED: &str = "not used";
pub(super) const READ_AGAIN: &str = "Read again with these";
pub(super) const GUESS: &str = "Let Sidelight guess";
pub(super) const SHOW: &str = "Show as a column";
pub(super) const SAVE_TEXT: &str = "Save as text";
pub(super) const SAVE_MARKDOWN: &str = "Save as Markdown";
pub(super) const ZONES: &str = "What is what";
pub(super) const ZONES_HINT: &str = "Headline, summary, headings, paragraphs and captions are read for actors. Choose another zone for a line that was taken for the wrong thing: the article is read again at once, and your choice is kept.";
pub(super) const RESET: &str = "As Sidelight would";

/// All zones, in the order of a page.
pub(super) const ZONES_ALL: [Zone; 15] = [
    Zone::Headline,
    Zone::Dek,
    Zone::Heading,
    Zone::Body,
    Zone::Caption,
    Zone::Outlet,
    Zone::Byline,
    Zone::Dateline,
    Zone::Date,
    Zone::Credit,
    Zone::EditorNote,
    Zone::SourceLine,
    Zone::Copyright,
    Zone::Comment,
    Zone::Furniture,
];

/// A number with its noun.
fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 {
        format!("1 {one}")
    } else {
        format!("{n} {many}")
    }
}

/// The whole report in a line.
pub(super) fn sum(files: &[ReportView]) -> String {
    let n_articles: usize = files.iter().map(|file| file.articles.len()).sum();
    format!(
        "{}, {}",
        count(files.len(), "file", "files"),
        count(n_articles, "article", "articles")
    )
}

/// What a file is.
pub(super) fn about(file: &FileReport, n_articles: usize, n_more: u32) -> String {
    let mut parts: Vec<String> = Vec::new();
    if !file.format.is_empty() {
        parts.push(file.format.clone());
    }
    if !file.encoding.is_empty() {
        parts.push(file.encoding.clone());
    }
    if file.problem.is_some() {
        parts.push("not read".to_owned());
    } else {
        parts.push(count(n_articles, "article", "articles"));
    }
    if n_more > 0 {
        parts.push(format!("{n_more} still to be read"));
    }
    parts.join(" · ")
}

/// The files inside a file.
pub(super) fn inside(n_files: usize, n_problems: usize) -> String {
    let files = count(n_files, "file inside", "files inside");
    if n_problems == 0 {
        files
    } else {
        format!("{files}, {n_problems} not read")
    }
}

/// Files that are not listed.
pub(super) fn not_listed(n: usize) -> String {
    format!("… and {}.", count(n, "more", "more"))
}

/// The button that lists more articles.
pub(super) fn more(n_next: usize, n_left: usize) -> String {
    format!("Show {n_next} of {n_left} more articles")
}

/// What was made of an article.
pub(super) fn article(report: &ArticleReport) -> String {
    let n_of = |wanted: &[Zone]| -> usize {
        let zones = report
            .zones
            .iter()
            .filter(|(zone, _)| wanted.contains(zone));
        zones.map(|(_, count)| *count as usize).sum()
    };
    let furniture = n_of(&[Zone::Furniture, Zone::Copyright]);
    let comments = n_of(&[Zone::Comment]);
    let mut line = format!(
        "{} · {} · {}",
        report.language,
        count(report.n_words as usize, "word", "words"),
        count(n_of(&[Zone::Body]), "paragraph", "paragraphs")
    );
    let folded = [
        (furniture, "line around it", "lines around it"),
        (comments, "line of comments", "lines of comments"),
    ];
    for (n, one, many) in folded.into_iter().filter(|(n, ..)| *n > 0) {
        line.push_str(" · ");
        line.push_str(&count(n, one, many));
    }
    line
}

/// What a fact is about.
pub(super) fn fact(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Headline => "Headline",
        FactKind::Dek => "Summary",
        FactKind::Outlet => "Outlet",
        FactKind::Agency => "Agency",
        FactKind::Author => "Author",
        FactKind::DatelinePlace => "Dateline",
        FactKind::Published => "Published",
        FactKind::Updated => "Updated",
        FactKind::Url => "Address",
    }
}

/// What states a fact.
pub(super) fn stated(fact: &FactRow) -> String {
    if !fact.is_in_text {
        format!("stated by {}", fact.stated_by)
    } else if fact.stated_by == fact.value {
        "stated in the text".to_owned()
    } else {
        format!("stated in the text: “{}”", fact.stated_by)
    }
}

/// What a column gives.
pub(super) fn role(role: ColumnRole) -> &'static str {
    match role {
        ColumnRole::Text => "text",
        ColumnRole::Headline => "headline",
        ColumnRole::Dek => "summary",
        ColumnRole::Outlet => "outlet",
        ColumnRole::Authors => "authors",
        ColumnRole::Published => "published",
        ColumnRole::Url => "address",
        ColumnRole::Language => "language",
    }
}

/// The accessible name of a column's choice.
pub(super) fn role_of(column: &str) -> String {
    format!("What the column {column} is")
}

/// A zone.
pub(super) fn zone(zone: Zone) -> &'static str {
    match zone {
        Zone::Outlet => "outlet",
        Zone::Headline => "headline",
        Zone::Dek => "summary",
        Zone::Byline => "byline",
        Zone::Dateline => "dateline",
        Zone::Date => "date",
        Zone::Heading => "heading",
        Zone::Body => "paragraph",
        Zone::Caption => "caption",
        Zone::Credit => "credit",
        Zone::EditorNote => "editor’s note",
        Zone::SourceLine => "source",
        Zone::Comment => "comment",
        Zone::Copyright => "copyright",
        Zone::Furniture => "not the article",
    }
}

/// The accessible name of a block's choice.
pub(super) fn zone_of(words: &str) -> String {
    let words: String = words.chars().take(60).collect();
    format!("What this is: {words}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_zone_and_role_has_its_own_word() {
        for (nth, zone_) in ZONES_ALL.into_iter().enumerate() {
            let twin = ZONES_ALL
                .into_iter()
                .position(|other| zone(other) == zone(zone_));
            assert_eq!(twin, Some(nth));
        }
        for (nth, role_) in ColumnRole::ALL.into_iter().enumerate() {
            let twin = ColumnRole::ALL
                .into_iter()
                .position(|other| role(other) == role(role_));
            assert_eq!(twin, Some(nth));
        }
    }

    #[test]
    fn one_is_not_many() {
        assert_eq!(inside(1, 0), "1 file inside");
        assert_eq!(inside(3, 1), "3 files inside, 1 not read");
    }
}
