//! Words of a column.

use wire::FoldKind;

pub(super) const NOTE: &str = "note";
pub(super) const NOTICES: &str = "About this reading";
pub(super) const WIRE_TITLE: &str = "The text states that it comes from this agency";

/// The label of a column.
pub(super) fn column(number: usize, label: &str, headline: &str) -> String {
    format!("Column {number}, {label}: {headline}")
}

/// The cross of a column.
pub(super) fn unpin(label: &str) -> String {
    format!("Close column {label}")
}

/// What a fold holds.
pub(super) fn fold(kind: FoldKind) -> &'static str {
    match kind {
        FoldKind::Furniture => "Page furniture",
        FoldKind::Comments => "Comments",
    }
}

/// Where the text comes from.
pub fn wire(agency: &str) -> String {
    format!("via {agency}")
}

/// The authors.
pub(super) fn byline(authors: &[String]) -> String {
    match authors {
        [one] => one.clone(),
        [one, two] => format!("{one}, {two}"),
        [first, rest @ ..] => format!("{first} and {} others", rest.len()),
        [] => String::new(),
    }
}

/// The date of an update.
pub(super) fn updated(date: &str) -> String {
    format!("updated {date}")
}

/// How long the article is.
pub fn words(n: u32) -> String {
    let n = n.to_string();
    let mut grouped = String::new();
    for (idx, digit) in n.chars().enumerate() {
        if idx > 0 && (n.len() - idx).is_multiple_of(3) {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    format!("{grouped} words")
}

/// An actor was chosen.
pub(super) fn chosen(name: &str, n_here: u32) -> String {
    format!("{name} chosen, {n_here} mentions in this column")
}

/// "2025-03-14T09:00" → "14 Mar 2025"; anything else stays as it is.
pub fn date(iso: &str) -> String {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let day = iso.split(['T', ' ']).next().unwrap_or(iso);
    let mut parts = day.split('-').map(str::parse::<usize>);
    let (Some(Ok(year)), Some(Ok(month))) = (parts.next(), parts.next()) else {
        return iso.to_owned();
    };
    let Some(month) = month.checked_sub(1).and_then(|idx| MONTHS.get(idx)) else {
        return iso.to_owned();
    };
    match parts.next() {
        Some(Ok(day)) => format!("{day} {month} {year}"),
        _ => format!("{month} {year}"),
    }
}
