//! One analysis → a drawing: the text line by line with zones beside it and mentions under it.
//!
//! The form of the snapshots, read by people who review a change. A line is cut at its zones and at
//! its sentences, so that marks stay near their words. Every row says what was found and which rule
//! found it; the end lists the actors, so that a wrong chain is seen at once.

use crate::caret::{self, Mark};
use crate::expect::who;
use analysis::{Analysis, Span, Stated};
use std::fmt::Write;

/// Width of the column of zone names.
const LABEL_WIDTH: usize = 11;

/// Draws everything that was found.
pub fn draw(analysis: &Analysis) -> String {
    let mut out = String::new();
    draw_meta(&mut out, analysis);
    let marks = marks(analysis);
    let text = analysis.article.text();
    for zone in &analysis.article.zones {
        let mut label = zone.kind.name();
        for row in rows(analysis, zone.span) {
            let in_row: Vec<Mark> = marks
                .iter()
                .filter(|mark| {
                    row.contains(Span {
                        end: mark.span.start,
                        ..mark.span
                    })
                })
                .map(|mark| Mark {
                    span: Span {
                        start: mark.span.start - row.start,
                        end: mark.span.end.min(row.end) - row.start,
                    },
                    ..mark.clone()
                })
                .filter(|mark| !mark.span.is_empty())
                .collect();
            for line in caret::draw(&text[row], &in_row).lines() {
                let _ = writeln!(out, "{label:LABEL_WIDTH$} | {line}");
                label = "";
            }
        }
    }
    draw_actors(&mut out, analysis);
    for notice in &analysis.notices {
        let _ = writeln!(out, "notice: {notice}");
    }
    out
}

fn draw_meta(out: &mut String, analysis: &Analysis) {
    let meta = &analysis.article.meta;
    let mut row = |name: &str, stated: Option<&Stated>| {
        if let Some(stated) = stated {
            let _ = writeln!(out, "{name:LABEL_WIDTH$} : {}", stated.value);
        }
    };
    row("outlet", meta.outlet.as_ref());
    row("headline", meta.headline.as_ref());
    row("dek", meta.dek.as_ref());
    row("agency", meta.agency.as_ref());
    for author in &meta.authors {
        row("author", Some(author));
    }
    row("place", meta.dateline_place.as_ref());
    row("published", meta.published.as_ref());
    row("updated", meta.updated.as_ref());
    row("url", meta.url.as_ref());
    let _ = writeln!(
        out,
        "{:LABEL_WIDTH$} : {}\n",
        "language", analysis.article.language
    );
}

fn marks(analysis: &Analysis) -> Vec<Mark> {
    let mentions = analysis.mentions.iter();
    mentions
        .map(|mention| {
            let label = format!(
                "{} {}, {} {:.2}",
                who(analysis, mention.actor),
                mention.form.name(),
                mention.rule.name(),
                mention.score
            );
            Mark::new(mention.span, '^', label)
        })
        .collect()
}

/// The rows of a zone: its lines, each cut before its sentences; never empty, white ends trimmed.
fn rows(analysis: &Analysis, zone: Span) -> Vec<Span> {
    let text = analysis.article.text();
    let sentences = &analysis.segments.sentences;
    let first = sentences.partition_point(|sentence| sentence.span.start <= zone.start);
    let starts = sentences[first..]
        .iter()
        .map(|sentence| sentence.span.start)
        .take_while(|&start| start < zone.end);
    let line_ends = text[zone]
        .match_indices(['\n', '\r', '\u{2028}', '\u{2029}'])
        .map(|(at, end)| zone.start + (at + end.len()) as u32);
    let mut cuts: Vec<u32> = starts
        .chain(line_ends)
        .chain([zone.start, zone.end])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let rows = cuts.windows(2).filter_map(|cut| {
        let row = &text[Span {
            start: cut[0],
            end: cut[1],
        }];
        let start = cut[0] as usize + (row.len() - row.trim_start().len());
        let row = row.trim();
        (!row.is_empty()).then(|| Span::new(start, start + row.len()))
    });
    rows.collect()
}

fn draw_actors(out: &mut String, analysis: &Analysis) {
    out.push_str("\nactors\n");
    for (idx, actor) in analysis.actors.iter().enumerate() {
        let id = analysis::ActorId(idx as u32);
        let mut names: Vec<String> = Vec::new();
        for mention in &actor.chain {
            let span = analysis.mentions[mention.idx()].span;
            let words = analysis.article.text()[span].split_whitespace();
            let name = words.collect::<Vec<_>>().join(" ");
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let _ = writeln!(
            out,
            "{:>4}  {} “{}”: {}",
            actor.chain.len(),
            who(analysis, id),
            actor.name,
            names.join(" | ")
        );
    }
}
