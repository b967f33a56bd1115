//! Articles → only what belongs to them, as plain text or Markdown: for reading and quoting elsewhere.
//!
//! Furniture, comments, credits and copyright lines are left out; remarks of an editor stay, in their
//! brackets, since they are part of the text as it was published there.

use crate::{Coverage, Document};
use analysis::{Meta, Zone, ZoneKind, one_line};

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
    for (place, words) in paragraphs(text, &article.zones) {
        let words = one_line(&words);
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

/// Zones of the article as paragraphs: datelines and remarks belong to the line they stand in, and a
/// dateline on a line of its own to the paragraph right after it.
fn paragraphs(text: &str, zones: &[Zone]) -> Vec<(ZoneKind, String)> {
    let mut paragraphs: Vec<(ZoneKind, String)> = Vec::new();
    // The zone before, and the last one of the paragraph that is open.
    let mut before: Option<&Zone> = None;
    let mut open: Option<&Zone> = None;
    for zone in zones {
        let words = &text[zone.span];
        match zone.kind {
            ZoneKind::Body | ZoneKind::EditorNote | ZoneKind::Dateline => {
                let between = open
                    .and_then(|last| text.get(last.span.range().end..zone.span.range().start))
                    .unwrap_or("\n");
                let is_next = before == open;
                let is_after_dateline = is_next
                    && open.is_some_and(|last| last.kind == ZoneKind::Dateline)
                    && zone.kind != ZoneKind::Dateline;
                match paragraphs.last_mut() {
                    Some((ZoneKind::Body, paragraph))
                        if !between.contains('\n') || is_after_dateline =>
                    {
                        // What another zone holds is left out; what no zone holds is the text's.
                        paragraph.push_str(if is_next { between } else { " " });
                        paragraph.push_str(words);
                    }
                    _ => paragraphs.push((ZoneKind::Body, words.to_string())),
                }
                open = Some(zone);
            }
            ZoneKind::Heading | ZoneKind::Caption => {
                paragraphs.push((zone.kind, words.to_string()));
                open = None;
            }
            _ => {}
        }
        before = Some(zone);
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
    use analysis::Span;

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

    /// Lines of `word:kind` pieces → zones over them, and the paragraphs made of these.
    fn drawn(lines: &[&[(&str, Option<ZoneKind>)]]) -> Vec<String> {
        let (mut text, mut zones) = (String::new(), Vec::new());
        for line in lines {
            for (words, kind) in *line {
                let start = text.len();
                text.push_str(words);
                zones.extend(kind.map(|kind| Zone {
                    kind,
                    span: Span::new(start, text.len()),
                    author: None,
                }));
                text.push(' ');
            }
            text.push_str("\n\n");
        }
        let drawn = paragraphs(&text, &zones).into_iter().map(|(kind, words)| {
            let words = one_line(&words);
            match kind {
                ZoneKind::Heading => format!("# {words}"),
                ZoneKind::Caption => format!("> {words}"),
                _ => words,
            }
        });
        drawn.collect()
    }

    const BODY: Option<ZoneKind> = Some(ZoneKind::Body);
    const NOTE: Option<ZoneKind> = Some(ZoneKind::EditorNote);
    const DATELINE: Option<ZoneKind> = Some(ZoneKind::Dateline);
    const HEADING: Option<ZoneKind> = Some(ZoneKind::Heading);
    const CREDIT: Option<ZoneKind> = Some(ZoneKind::Credit);

    #[test]
    fn a_remark_stays_in_the_paragraph_it_stands_in() {
        assert_eq!(
            drawn(&[
                &[
                    ("VELD —", DATELINE),
                    ("The minister", BODY),
                    ("[Karl Weiss — ed.]", NOTE),
                    ("left the port.", BODY),
                ],
                &[("[Shortened by the editors.]", NOTE)],
                &[("Ships waited.", BODY)],
            ]),
            [
                "VELD — The minister [Karl Weiss — ed.] left the port.",
                "[Shortened by the editors.]",
                "Ships waited.",
            ]
        );
    }

    #[test]
    fn a_dateline_is_not_drawn_over_what_stands_behind_it() {
        assert_eq!(
            drawn(&[
                &[("VELD", DATELINE)],
                &[("A port in doubt", HEADING)],
                &[("Ships waited.", BODY)],
            ]),
            ["VELD", "# A port in doubt", "Ships waited."]
        );
        assert_eq!(
            drawn(&[
                &[("VELD", DATELINE)],
                &[("Ships waited.", BODY)],
                &[("They left.", BODY)],
            ]),
            ["VELD Ships waited.", "They left."]
        );
    }

    #[test]
    fn what_is_left_out_takes_nothing_along() {
        assert_eq!(
            drawn(&[&[
                ("Ships waited", BODY),
                ("(Photo: Mia Roe)", CREDIT),
                ("in the port", BODY),
                ("of Veld.", None),
                ("They left.", BODY),
            ]]),
            ["Ships waited in the port of Veld. They left."]
        );
        assert_eq!(
            drawn(&[
                &[("VELD", DATELINE)],
                &[("By Mia Roe", Some(ZoneKind::Byline))],
                &[("Ships waited.", BODY)],
            ]),
            ["VELD", "Ships waited."]
        );
    }
}
