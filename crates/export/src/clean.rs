//! Articles → only what belongs to them, as plain text or Markdown: for reading and quoting elsewhere.
//!
//! Furniture, comments, credits and copyright lines are left out; remarks of an editor stay, in their
//! brackets, since they are part of the text as it was published there.

use crate::{Coverage, Document};
use analysis::{Meta, Span, Zone, ZoneKind, one_line};

/// All articles as plain text, apart by a line of dashes.
pub fn clean_text(coverage: &Coverage<'_>) -> String {
    let articles: Vec<String> = coverage.documents.iter().map(plain).collect();
    articles.join("\n\n----\n\n") + "\n"
}

/// All articles as Markdown, apart by a rule.
pub fn markdown(coverage: &Coverage<'_>) -> String {
    let articles: Vec<String> = coverage.documents.iter().map(marked).collect();
    articles.join("\n\n---\n\n") + "\n"
}

/// One block of an article.
enum Block {
    Headline(String),
    Dek(String),
    About(String),
    Heading(String),
    Caption(String),
    Paragraph(String),
}

fn plain(document: &Document<'_>) -> String {
    let blocks = blocks(document).into_iter().map(|block| match block {
        Block::Headline(text)
        | Block::Dek(text)
        | Block::About(text)
        | Block::Heading(text)
        | Block::Paragraph(text) => text,
        Block::Caption(text) => format!("[{text}]"),
    });
    blocks.collect::<Vec<_>>().join("\n\n")
}

fn marked(document: &Document<'_>) -> String {
    let blocks = blocks(document).into_iter().map(|block| match block {
        Block::Headline(text) => format!("# {}", escape(&text)),
        Block::Dek(text) => format!("**{}**", escape(&text)),
        Block::About(text) => format!("*{}*", escape(&text)),
        Block::Heading(text) => format!("## {}", escape(&text)),
        Block::Caption(text) => format!("> {}", escape(&text)),
        Block::Paragraph(text) => escape(&text),
    });
    blocks.collect::<Vec<_>>().join("\n\n")
}

/// Headline, summary, a line on where it comes from, then the article.
fn blocks(document: &Document<'_>) -> Vec<Block> {
    let article = &document.analysis.article;
    let text = article.text();
    let mut head = Vec::new();
    let mut rest = Vec::new();
    let value = |stated: &Option<analysis::Stated>| stated.as_ref().map(|it| it.value.clone());
    head.extend(value(&article.meta.headline).map(Block::Headline));
    head.extend(value(&article.meta.dek).map(Block::Dek));
    let about = about(&article.meta, document.file);
    if !about.is_empty() {
        head.push(Block::About(about));
    }
    for (place, span) in paragraphs(&article.zones) {
        let words = one_line(&text[span]);
        rest.extend(match place {
            ZoneKind::Heading => Some(Block::Heading(words)),
            ZoneKind::Caption => Some(Block::Caption(words)),
            ZoneKind::Body => Some(Block::Paragraph(words)),
            _ => None,
        });
    }
    head.extend(rest);
    head
}

/// Zones of the article as paragraphs: a dateline or a remark belongs to the paragraph it stands in.
fn paragraphs(zones: &[Zone]) -> Vec<(ZoneKind, Span)> {
    let mut paragraphs: Vec<(ZoneKind, Span)> = Vec::new();
    let mut open: Option<Span> = None;
    for zone in zones {
        match zone.kind {
            ZoneKind::Dateline => open = Some(zone.span),
            ZoneKind::Body => {
                let span = open
                    .take()
                    .map_or(zone.span, |dateline| dateline.join(zone.span));
                paragraphs.push((ZoneKind::Body, span));
            }
            ZoneKind::EditorNote => paragraphs.push((ZoneKind::Body, zone.span)),
            ZoneKind::Heading | ZoneKind::Caption => paragraphs.push((zone.kind, zone.span)),
            _ => {}
        }
    }
    paragraphs
}

/// "By Mia Roe, Harbour News (Associated Press), 2024-05-03".
fn about(meta: &Meta, file: &str) -> String {
    let authors: Vec<&str> = meta.authors.iter().map(|it| it.value.as_str()).collect();
    let mut about = String::new();
    if !authors.is_empty() {
        about.push_str("By ");
        about.push_str(&authors.join(", "));
    }
    let outlet = meta.outlet.as_ref().map_or(file, |outlet| &outlet.value);
    let date = meta.published.as_ref().or(meta.updated.as_ref());
    let url = meta.url.as_ref();
    for part in [
        Some(outlet),
        date.map(|it| it.value.as_str()),
        url.map(|it| it.value.as_str()),
    ]
    .into_iter()
    .flatten()
    {
        if !about.is_empty() {
            about.push_str(", ");
        }
        about.push_str(part);
    }
    if let Some(agency) = &meta.agency {
        about.push_str(" (");
        about.push_str(&agency.value);
        about.push(')');
    }
    about
}

/// Marks of Markdown made ordinary characters.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (place, char) in text.char_indices() {
        let is_start = place == 0;
        if matches!(char, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>')
            || is_start && matches!(char, '#' | '+' | '-' | '=' | '~' | '|')
        {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_characters() {
        for (text, escaped) in [
            ("# not a title", "\\# not a title"),
            ("a *bold* [link]", "a \\*bold\\* \\[link\\]"),
            ("plain - words #3", "plain - words #3"),
        ] {
            assert_eq!(escape(text), escaped);
        }
    }
}
