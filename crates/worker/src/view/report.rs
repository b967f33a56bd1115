//! How files and articles were read → the rows of the reading report.

use super::article::{headline, n_words};
use super::line::lines;
use super::words::{wire_column_role, zone};
use crate::desk::OpenArticle;
use analysis::{Article, Evidence, FileReport, Mark, Span, Stated, one_line};
use wire::{ArticleReport, BlockRow, ColumnView, FactKind, FactRow, Zone};

/// Characters of a block that are shown, enough to know it by.
const N_BLOCK_CHARS: usize = 160;

/// A file, or one inside it.
pub(crate) fn file_report(file: &FileReport) -> wire::FileReport {
    let columns = file.table.iter().flat_map(|table| &table.columns);
    wire::FileReport {
        name: file.name.clone(),
        format: file
            .format
            .map_or_else(String::new, |format| format.name().to_string()),
        encoding: file.encoding.clone().unwrap_or_default(),
        n_articles: file.n_articles as u32,
        problem: file.problem.clone(),
        notices: file.notices.clone(),
        columns: columns
            .map(|column| ColumnView {
                name: column.name.clone(),
                role: column.role.map(wire_column_role),
                example: column.example.clone(),
            })
            .collect(),
    }
}

/// What was made of an article.
pub(crate) fn article_report(open: &OpenArticle) -> ArticleReport {
    let article = &open.analysis.article;
    let mut zones: Vec<(Zone, u32)> = Vec::new();
    for block in block_rows(article, &[]) {
        match zones.iter_mut().find(|(zone, _)| *zone == block.zone) {
            Some((_, count)) => *count += 1,
            None => zones.push((block.zone, 1)),
        }
    }
    ArticleReport {
        article: open.id,
        headline: headline(article),
        language: article.language.clone(),
        n_words: n_words(article),
        zones,
        facts: facts(article),
        notices: open
            .analysis
            .notices
            .iter()
            .map(ToString::to_string)
            .collect(),
    }
}

fn facts(article: &Article) -> Vec<FactRow> {
    let meta = &article.meta;
    let row = |kind: FactKind, stated: &Stated| {
        let (stated_by, is_in_text) = match &stated.evidence {
            Evidence::Text(span) => (one_line(&article.text()[*span]), true),
            Evidence::File(words) => (words.clone(), false),
        };
        FactRow {
            kind,
            value: stated.value.clone(),
            stated_by,
            is_in_text,
        }
    };
    let before = [
        (FactKind::Headline, &meta.headline),
        (FactKind::Dek, &meta.dek),
        (FactKind::Outlet, &meta.outlet),
        (FactKind::Agency, &meta.agency),
    ];
    let after = [
        (FactKind::DatelinePlace, &meta.dateline_place),
        (FactKind::Published, &meta.published),
        (FactKind::Updated, &meta.updated),
        (FactKind::Url, &meta.url),
    ];
    let one = |(kind, stated): (FactKind, &Option<Stated>)| {
        stated.as_ref().map(|stated| row(kind, stated))
    };
    let authors = meta.authors.iter();
    before
        .into_iter()
        .filter_map(one)
        .chain(authors.map(|author| row(FactKind::Author, author)))
        .chain(after.into_iter().filter_map(one))
        .collect()
}

/// Every block of an article, with the zone most of its bytes are in.
pub(crate) fn block_rows(article: &Article, changes: &[Mark]) -> Vec<BlockRow> {
    let rows = lines(article).map(|line| {
        let text = one_line(&article.text()[line.span]);
        let words: String = text.chars().take(N_BLOCK_CHARS).collect();
        BlockRow {
            zone: main_zone(article, line.span, line.first_zone),
            text: words,
            is_changed: changes.iter().any(|change| change.span.overlaps(line.span)),
        }
    });
    rows.collect()
}

fn main_zone(article: &Article, line: Span, first_zone: usize) -> Zone {
    let shared = |span: Span| {
        span.end
            .min(line.end)
            .saturating_sub(span.start.max(line.start))
    };
    article.zones[first_zone..]
        .iter()
        .take_while(|zone| zone.span.start < line.end)
        .max_by_key(|zone| shared(zone.span))
        .map_or(Zone::Furniture, |longest| zone(longest.kind))
}
