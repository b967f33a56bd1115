//! One row and the roles of its columns → one article.
//!
//! No guessing of roles. Values are tidied by what they are for: dates become ISO 8601, writers one
//! name each, an outlet's address its domain.

use super::{Row, Table, Words, language_tag, look, name, order_of};
use crate::article::{Draft, Extent};
use crate::when::{self, Order};
use crate::{html, people};
use document::{ColumnRole, Fact, Facts, Item};

/// Longest name of an outlet, in characters.
const MAX_OUTLET_CHARS: usize = 200;

/// Which columns give what, for all rows of a table.
pub(super) struct Plan {
    words: Words,
    /// Columns by role, in the order of [`ColumnRole::ALL`].
    columns: Vec<Vec<u32>>,
    names: Vec<String>,
    updated: Option<u32>,
    order: Order,
    n_delimited: usize,
    delimiter: char,
    facts: Facts,
}

/// How many rows lack something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    /// No word at all.
    blank: usize,
    /// No text, only headline or summary.
    summaries: usize,
    /// Only the beginning of the text.
    cut: usize,
    bad_dates: usize,
    /// More cells than columns, put together again.
    joined: usize,
}

impl Plan {
    pub(super) fn new(table: &Table, roles: &[Option<ColumnRole>]) -> Self {
        let with_role = |role| {
            (0u32..)
                .zip(roles)
                .filter(move |(_, found)| **found == Some(role))
                .map(|(idx, _)| idx)
                .collect::<Vec<u32>>()
        };
        let columns: Vec<Vec<u32>> = ColumnRole::ALL.into_iter().map(with_role).collect();
        let updated = table
            .columns
            .iter()
            .zip(roles)
            .position(|(column, role)| {
                role.is_none() && table.has_header && name::is_updated(column)
            })
            .map(|idx| idx as u32);
        let mut plan = Self {
            words: table.words,
            columns,
            names: table.columns.clone(),
            updated,
            order: Order::default(),
            n_delimited: table.n_delimited,
            delimiter: table.delimiter,
            facts: table.facts.clone(),
        };
        if let Some(column) = plan.of(ColumnRole::Published).first() {
            plan.order = order_of(table, *column);
        }
        plan
    }

    pub(super) fn has_text(&self) -> bool {
        !self.of(ColumnRole::Text).is_empty()
    }

    fn of(&self, role: ColumnRole) -> &[u32] {
        let rank = ColumnRole::ALL.iter().position(|known| *known == role);
        rank.map_or(&[], |rank| &self.columns[rank])
    }

    /// The article of a row; none when it has no word.
    pub(super) fn item(&self, mut row: Row, count: &mut Count) -> Option<Item> {
        self.join_surplus(&mut row, count);
        let texts: Vec<&str> = self
            .of(ColumnRole::Text)
            .iter()
            .filter_map(|column| cell(&row, *column))
            .collect();
        let first = |role| {
            self.first(&row, role)
                .map_or(String::new(), |(value, _)| value.to_string())
        };
        let mut headline = first(ColumnRole::Headline);
        let facts = self.facts(&row, &mut headline, count);
        let draft = Draft {
            name: format!("{} {}", self.words.row(), row.number),
            headline,
            dek: first(ColumnRole::Dek),
            text: texts.join("\n\n"),
            facts,
        };
        let Some((item, extent)) = draft.finish() else {
            count.blank += 1;
            return None;
        };
        match extent {
            Extent::Whole => {}
            Extent::Cut(_) => count.cut += 1,
            Extent::Summary => count.summaries += 1,
        }
        Some(item)
    }

    /// A row with too many cells: the text has delimiters and lost its quotation marks.
    fn join_surplus(&self, row: &mut Row, count: &mut Count) {
        let last = row.cells.last().map_or(0, |(idx, _)| *idx as usize + 1);
        let [text] = self.of(ColumnRole::Text) else {
            return;
        };
        if self.n_delimited == 0 || last <= self.n_delimited {
            return;
        }
        let surplus = (last - self.n_delimited) as u32;
        let mut joined = String::new();
        let mut joined_to = *text;
        let mut cells = Vec::with_capacity(row.cells.len());
        for (idx, value) in row.cells.drain(..) {
            if idx < *text {
                cells.push((idx, value));
            } else if idx <= text + surplus {
                // Blank cells were left out: their delimiters are the text's own too.
                for _ in joined_to..idx {
                    if !joined.is_empty() {
                        joined.push(self.delimiter);
                    }
                }
                joined_to = idx;
                joined.push_str(&value);
            } else {
                if !joined.is_empty() {
                    cells.push((*text, std::mem::take(&mut joined)));
                }
                cells.push((idx - surplus, value));
            }
        }
        if !joined.is_empty() {
            cells.push((*text, joined));
        }
        row.cells = cells;
        count.joined += 1;
    }

    /// The first value of a role that is not blank, and the column it stands in.
    fn first<'a>(&self, row: &'a Row, role: ColumnRole) -> Option<(&'a str, u32)> {
        self.of(role)
            .iter()
            .find_map(|column| cell(row, *column).map(|value| (value, *column)))
    }

    fn stated_by(&self, column: u32) -> String {
        let name = self.names.get(column as usize).map_or("", String::as_str);
        if name.starts_with("Column ") {
            return format!("the table's c{}", &name[1..]);
        }
        format!("the {} {name}", self.words.column())
    }

    fn facts(&self, row: &Row, headline: &mut String, count: &mut Count) -> Facts {
        let mut facts = Facts::default();
        let fact = |value: String, column| Fact::new(value, self.stated_by(column));
        if let Some((value, column)) = self.first(row, ColumnRole::Outlet) {
            facts.outlet = fact(outlet(value), column);
        }
        if let Some((value, column)) = self.first(row, ColumnRole::Headline) {
            let name = facts
                .outlet
                .as_ref()
                .map_or("", |outlet| outlet.value.as_str());
            *headline = without_outlet(&html::one_line(value), name).to_string();
            facts.headline = fact(headline.clone(), column);
        }
        if let Some((value, column)) = self.first(row, ColumnRole::Dek) {
            facts.dek = fact(html::one_line(value), column);
        }
        for column in self.of(ColumnRole::Authors) {
            let Some(value) = cell(row, *column) else {
                continue;
            };
            if let Some(agency) = people::agency_of(value) {
                facts.agency = facts.agency.or(fact(agency.to_string(), *column));
            }
            facts.authors.extend(
                people::authors(value)
                    .into_iter()
                    .filter_map(|name| fact(name, *column)),
            );
        }
        if let Some((value, column)) = self.first(row, ColumnRole::Published) {
            facts.published = when::iso(value, self.order).and_then(|iso| fact(iso, column));
            count.bad_dates += usize::from(facts.published.is_none());
        }
        if let Some(column) = self.updated
            && let Some(value) = cell(row, column)
        {
            facts.updated = when::iso(value, self.order).and_then(|iso| fact(iso, column));
        }
        if let Some((value, column)) = self.first(row, ColumnRole::Url)
            && !value.trim().contains(char::is_whitespace)
        {
            facts.url = fact(value.trim().to_string(), column);
        }
        if let Some((value, column)) = self.first(row, ColumnRole::Language) {
            facts.language = language_tag(value).and_then(|tag| fact(tag, column));
        }
        facts.fill_from(&self.facts);
        facts
    }
}

fn cell(row: &Row, column: u32) -> Option<&str> {
    let at = row
        .cells
        .binary_search_by_key(&column, |(idx, _)| *idx)
        .ok()?;
    let value = row.cells[at].1.as_str();
    (!look::is_blank(value)).then_some(value)
}

/// An outlet's name; of an address only the domain.
fn outlet(value: &str) -> String {
    let value = html::one_line(value);
    let is_address = value.contains("://");
    let host = value.split("://").last().unwrap_or(&value);
    let host = if is_address {
        host.split('/').next().unwrap_or(host)
    } else {
        &value
    };
    host.strip_prefix("www.")
        .unwrap_or(host)
        .chars()
        .take(MAX_OUTLET_CHARS)
        .collect()
}

/// "Talks end - Harbour News" without the outlet.
pub(crate) fn without_outlet<'a>(headline: &'a str, outlet: &str) -> &'a str {
    if outlet.is_empty() {
        return headline;
    }
    let Some(rest) = headline.strip_suffix(outlet) else {
        return headline;
    };
    let stem = rest.trim_end();
    match stem.strip_suffix(['-', '|', '–', '—', '·', '•']) {
        Some(stem) if !stem.trim().is_empty() && rest.ends_with(' ') => stem.trim_end(),
        _ => headline,
    }
}

impl Count {
    /// What to tell the reader of the page about `n_rows` rows.
    pub(super) fn notices(&self, words: Words, n_rows: usize, has_text: bool) -> Vec<String> {
        let row = words.row();
        let of_rows = |count: usize, verb_one: &str, verb: &str, rest: &str| {
            let verb = if count == 1 { verb_one } else { verb };
            let rows = if n_rows == 1 {
                row.to_string()
            } else {
                format!("{row}s")
            };
            format!("{count} of {n_rows} {rows} {verb} {rest}")
        };
        let mut notices = Vec::new();
        if self.blank > 0 {
            let rest = if has_text {
                "no text."
            } else {
                "neither headline nor summary."
            };
            notices.push(of_rows(self.blank, "has", "have", rest));
        }
        if !has_text || self.summaries + self.blank == n_rows {
            notices.push(
                "This list has no article text: headlines and summaries were read. Open the \
                 articles themselves for their texts."
                    .to_string(),
            );
        } else if self.summaries > 0 {
            notices.push(of_rows(
                self.summaries,
                "has",
                "have",
                "no text, only a headline or summary.",
            ));
        }
        if self.cut > 0 {
            let rest = "only the beginning of the text (“[+… chars]”). Open the articles themselves \
                        for the whole.";
            notices.push(of_rows(self.cut, "has", "have", rest));
        }
        if self.bad_dates > 0 {
            notices.push(of_rows(
                self.bad_dates,
                "has",
                "have",
                "a date that could not be read.",
            ));
        }
        if self.joined > 0 {
            let rest = "more cells than columns; what was too much was put into the text.";
            notices.push(of_rows(self.joined, "has", "have", rest));
        }
        notices
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outlet_behind_a_headline_goes() {
        for (headline, outlet, expected) in [
            ("Talks end - Harbour News", "Harbour News", "Talks end"),
            ("Talks end | Harbour News", "Harbour News", "Talks end"),
            (
                "Owner sells Harbour News",
                "Harbour News",
                "Owner sells Harbour News",
            ),
            ("- Harbour News", "Harbour News", "- Harbour News"),
            ("Harbour News", "Harbour News", "Harbour News"),
            ("Talks end", "", "Talks end"),
        ] {
            assert_eq!(without_outlet(headline, outlet), expected);
        }
    }

    #[test]
    fn outlets_are_named_by_their_domain_at_least() {
        assert_eq!(outlet("https://www.harbour.example/a/b"), "harbour.example");
        assert_eq!(outlet("The Northgate Courier"), "The Northgate Courier");
    }
}
