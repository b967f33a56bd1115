//! One analysis → one article view: its text cut into blocks and pieces, its mentions, its counts.
//!
//! The page does no offset arithmetic, so all of it happens here. Every non-white character of the
//! file is in exactly one piece, in order; the pieces of a block joined are its line. One pass over
//! lines, zones and mentions side by side, all of them sorted.

use super::line::{Line, lines};
use super::rule::why;
use super::words::{form, zone as wire_zone};
use crate::desk::OpenArticle;
use analysis::{Analysis, Article, Meta, Span, Stated, ZoneKind};
use std::collections::BTreeMap;
use wire::{ActorCount, ActorId, ArticleView, Block, MentionView, Piece, Section, Zone};

/// Words of the body shown where no headline was found.
const N_HEADLINE_WORDS: usize = 12;

/// Languages written from right to left, by the first part of their tag.
const RTL_LANGUAGES: [&str; 10] = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];

/// Cuts an article into what is drawn.
pub(crate) fn article(open: &OpenArticle) -> ArticleView {
    let article = &open.analysis.article;
    let meta = &article.meta;
    let published = meta.published.as_ref();
    let language = article.language.split('-').next().unwrap_or_default();
    let lines: Vec<Line> = lines(article).collect();
    ArticleView {
        id: open.id,
        file: open.file,
        stable_id: export::stable_id(article.text()),
        label: open.label.clone(),
        outlet: value(meta.outlet.as_ref()),
        headline: headline(article),
        authors: meta
            .authors
            .iter()
            .map(|author| author.value.clone())
            .collect(),
        agency: value(meta.agency.as_ref()),
        date: value(published.or(meta.updated.as_ref())),
        date_is_update: published.is_none() && meta.updated.is_some(),
        language: article.language.clone(),
        is_rtl: RTL_LANGUAGES.contains(&language),
        n_words: n_words(article),
        sections: sections(&open.analysis, &lines),
        mentions: mentions(open, &lines),
        counts: counts(open),
        notices: open
            .analysis
            .notices
            .iter()
            .map(ToString::to_string)
            .collect(),
    }
}

/// Where the block stands that the page counts as `block`, over all sections.
pub(crate) fn block_span(article: &Article, block: usize) -> Option<Span> {
    lines(article).nth(block).map(|line| line.span)
}

/// What to call an article where there is little room: outlet, else agency, else file name.
pub(crate) fn label(meta: &Meta, file_name: &str) -> String {
    value(meta.outlet.as_ref().or(meta.agency.as_ref())).unwrap_or_else(|| file_name.to_string())
}

fn value(stated: Option<&Stated>) -> Option<String> {
    stated.map(|stated| stated.value.clone())
}

/// The stated headline, else the first words of the article, else of the file.
pub(super) fn headline(article: &Article) -> String {
    if let Some(headline) = &article.meta.headline {
        return headline.value.clone();
    }
    let first = article
        .zones
        .iter()
        .find(|zone| zone.kind == ZoneKind::Headline)
        .or_else(|| article.zones.iter().find(|zone| zone.kind.is_read()))
        .or_else(|| article.zones.first());
    let Some(first) = first else {
        return String::new();
    };
    let mut words = article.text()[first.span].split_whitespace();
    let mut headline = words
        .by_ref()
        .take(N_HEADLINE_WORDS)
        .collect::<Vec<_>>()
        .join(" ");
    if words.next().is_some() {
        headline.push_str(" …");
    }
    headline
}

pub(super) fn n_words(article: &Article) -> u32 {
    let read = article.zones.iter().filter(|zone| zone.kind.is_read());
    read.map(|zone| {
        let words = article.text()[zone.span].split_whitespace();
        words
            .filter(|word| word.contains(char::is_alphanumeric))
            .count() as u32
    })
    .sum()
}

/// Lines become blocks; neighbours that are folded alike become one section.
fn sections(analysis: &Analysis, lines: &[Line]) -> Vec<Section> {
    let mut cutter = Cutter {
        analysis,
        next_mention: 0,
        open: Vec::new(),
    };
    let mut sections: Vec<Section> = Vec::new();
    for line in lines {
        let block = cutter.block(line);
        match (line.fold, sections.last_mut()) {
            (None, _) => sections.push(Section::Open(block)),
            (Some(fold), Some(Section::Folded { kind, blocks })) if *kind == fold => {
                blocks.push(block);
            }
            (Some(fold), _) => {
                sections.push(Section::Folded {
                    kind: fold,
                    blocks: vec![block],
                });
            }
        }
    }
    sections
}

/// Walks lines, zones and mentions side by side.
struct Cutter<'a> {
    analysis: &'a Analysis,
    /// The first mention that has not begun yet.
    next_mention: usize,
    /// The mentions that cover the place we are at, outermost first.
    open: Vec<u32>,
}

impl Cutter<'_> {
    fn block(&mut self, line: &Line) -> Block {
        let article = &self.analysis.article;
        let mut pieces: Vec<Piece> = Vec::new();
        let mut zone_idx = line.first_zone;
        let mut at = line.span.start;
        while at < line.span.end {
            while article
                .zones
                .get(zone_idx)
                .is_some_and(|zone| zone.span.end <= at)
            {
                zone_idx += 1;
            }
            let (zone, zone_end) = match article.zones.get(zone_idx) {
                Some(zone) if zone.span.start <= at => (wire_zone(zone.kind), zone.span.end),
                // White space between two zones of one line belongs to the first of them.
                next => (
                    pieces.last().map_or(Zone::Furniture, |piece| piece.zone),
                    next.map_or(line.span.end, |zone| zone.span.start),
                ),
            };
            let end = self.step(at).min(zone_end).min(line.span.end);
            let text = &article.text()[Span { start: at, end }];
            match pieces.last_mut() {
                Some(last) if last.zone == zone && last.mentions == self.open => {
                    last.text.push_str(text);
                }
                _ => pieces.push(Piece {
                    text: text.to_string(),
                    zone,
                    mentions: self.open.clone(),
                }),
            }
            at = end;
        }
        Block {
            zone: pieces.first().map_or(Zone::Furniture, |piece| piece.zone),
            pieces,
        }
    }

    /// Opens and closes mentions at `at`; the place where the next one begins or ends.
    fn step(&mut self, at: u32) -> u32 {
        let mentions = &self.analysis.mentions;
        self.open
            .retain(|&idx| mentions[idx as usize].span.end > at);
        while let Some(mention) = mentions.get(self.next_mention)
            && mention.span.start <= at
        {
            if mention.span.end > at {
                self.open.push(self.next_mention as u32);
            }
            self.next_mention += 1;
        }
        let next_start = mentions
            .get(self.next_mention)
            .map(|mention| mention.span.start);
        let ends = self.open.iter().map(|&idx| mentions[idx as usize].span.end);
        ends.chain(next_start).min().unwrap_or(u32::MAX)
    }
}

fn mentions(open: &OpenArticle, lines: &[Line]) -> Vec<MentionView> {
    let article = &open.analysis.article;
    let codepoint = |byte| f64::from(article.text.codepoint(byte));
    let length = |span: Span| codepoint(span.end) - codepoint(span.start);
    let shown: Vec<Span> = lines
        .iter()
        .filter(|line| line.fold.is_none())
        .map(|line| line.span)
        .collect();
    let n_shown: f64 = shown.iter().map(|&span| length(span)).sum();
    let mut line_idx = 0;
    let mut n_before = 0.0;
    let mut zone_idx = 0;
    let views = open.analysis.mentions.iter().map(|mention| {
        let start = mention.span.start;
        while shown.get(line_idx).is_some_and(|line| line.end <= start) {
            n_before += length(shown[line_idx]);
            line_idx += 1;
        }
        while article
            .zones
            .get(zone_idx)
            .is_some_and(|zone| zone.span.end <= start)
        {
            zone_idx += 1;
        }
        let in_line = shown.get(line_idx).map_or(0.0, |line| {
            codepoint(start.max(line.start)) - codepoint(line.start)
        });
        let zone = article.zones.get(zone_idx);
        MentionView {
            actor: ActorId(open.actors[mention.actor.idx()].0),
            form: form(mention.form),
            why: why(&mention.rule),
            score: mention.score,
            at: (if n_shown > 0.0 {
                (n_before + in_line) / n_shown
            } else {
                0.0
            }) as f32,
            in_headline: zone.is_some_and(|zone| is_headline(zone.kind)),
        }
    });
    views.collect()
}

fn is_headline(kind: ZoneKind) -> bool {
    matches!(kind, ZoneKind::Headline | ZoneKind::Dek)
}

/// Most often first; ties in the order of the first mention.
fn counts(open: &OpenArticle) -> Vec<ActorCount> {
    let article = &open.analysis.article;
    let mut places: BTreeMap<ActorId, usize> = BTreeMap::new();
    let mut counts: Vec<ActorCount> = Vec::new();
    for mention in &open.analysis.mentions {
        let actor = ActorId(open.actors[mention.actor.idx()].0);
        let place = *places.entry(actor).or_insert_with(|| {
            counts.push(ActorCount {
                actor,
                n_mentions: 0,
                in_headline: false,
            });
            counts.len() - 1
        });
        let zone_idx = article
            .zones
            .partition_point(|zone| zone.span.end <= mention.span.start);
        let count = &mut counts[place];
        count.n_mentions += 1;
        count.in_headline |= article
            .zones
            .get(zone_idx)
            .is_some_and(|zone| is_headline(zone.kind));
    }
    counts.sort_by_key(|count| std::cmp::Reverse(count.n_mentions));
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use analysis::{
        Actor, ActorKey, ActorKind, CorpusActorId, Form, Mention, Rule, Segments, Text,
        Zone as ModelZone,
    };
    use wire::{ArticleId, FileId, FoldKind};

    /// An article of `zones` (kind, words); mentions are (words, actor) sought from the last place.
    fn open(text: &str, zones: &[(ZoneKind, &str)], mentions: &[(&str, u32)]) -> OpenArticle {
        let mut at = 0;
        let zones: Vec<ModelZone> = zones
            .iter()
            .map(|(kind, words)| {
                let start = at + text[at..].find(words).unwrap();
                at = start + words.len();
                ModelZone {
                    kind: *kind,
                    span: Span::new(start, at),
                    author: None,
                }
            })
            .collect();
        let mut at = 0;
        let mentions: Vec<Mention> = mentions
            .iter()
            .map(|(words, actor)| {
                let start = at + text[at..].find(words).unwrap();
                at = start;
                Mention {
                    span: Span::new(start, start + words.len()),
                    form: Form::Name,
                    actor: analysis::ActorId(*actor),
                    rule: Rule::LexiconAlias,
                    score: 1.0,
                }
            })
            .collect();
        let n_actors = mentions
            .iter()
            .map(|mention| mention.actor.0 + 1)
            .max()
            .unwrap_or(0);
        let actors = (0..n_actors)
            .map(|idx| Actor {
                key: ActorKey::Found(ActorKind::Person, idx.to_string()),
                name: idx.to_string(),
                kind: ActorKind::Person,
                chain: Vec::new(),
            })
            .collect();
        OpenArticle {
            file: FileId(0),
            id: ArticleId(0),
            label: "x".to_string(),
            analysis: Analysis {
                article: Article {
                    text: Text::new(text.to_string()),
                    meta: Meta::default(),
                    zones,
                    language: "en".to_string(),
                },
                segments: Segments::default(),
                mentions,
                actors,
                notices: Vec::new(),
            },
            actors: (0..n_actors).map(CorpusActorId).collect(),
        }
    }

    /// Blocks as `zone: piece|piece`, a piece in mentions as `words^0,1`; folds in brackets.
    fn drawing(view: &ArticleView) -> Vec<String> {
        let block = |block: &Block| {
            let pieces: Vec<String> = block
                .pieces
                .iter()
                .map(|piece| {
                    let marks: Vec<String> =
                        piece.mentions.iter().map(ToString::to_string).collect();
                    let zone = if piece.zone == block.zone {
                        String::new()
                    } else {
                        format!("<{:?}>", piece.zone)
                    };
                    let caret = if marks.is_empty() { "" } else { "^" };
                    format!("{zone}{}{caret}{}", piece.text, marks.join(","))
                })
                .collect();
            format!("{:?}: {}", block.zone, pieces.join("|"))
        };
        view.sections
            .iter()
            .map(|section| match section {
                Section::Open(open) => block(open),
                Section::Folded { kind, blocks } => {
                    let blocks: Vec<String> = blocks.iter().map(block).collect();
                    format!("{kind:?}[{}]", blocks.join(" / "))
                }
            })
            .collect()
    }

    #[test]
    fn pieces_are_cut_at_mentions_and_nested_mentions_stand_outermost_first() {
        let open = open(
            "The Iraqi Security Forces said",
            &[(ZoneKind::Body, "The Iraqi Security Forces said")],
            &[("Iraqi Security Forces", 0), ("Iraqi", 1)],
        );
        assert_eq!(
            drawing(&article(&open)),
            ["Body: The |Iraqi^0,1| Security Forces^0| said"]
        );
    }

    #[test]
    fn zones_of_one_line_keep_the_space_between_them() {
        let open = open(
            "BAGHDAD —  Iraq said. [It did. Ed.]\n",
            &[
                (ZoneKind::Dateline, "BAGHDAD —"),
                (ZoneKind::Body, "Iraq said."),
                (ZoneKind::EditorNote, "[It did. Ed.]"),
            ],
            &[("Iraq", 0)],
        );
        assert_eq!(
            drawing(&article(&open)),
            ["Dateline: BAGHDAD —  |<Body>Iraq^0|<Body> said. |<EditorNote>[It did. Ed.]"]
        );
    }

    #[test]
    fn neighbours_that_are_not_the_article_fold_together() {
        let text = "Menu\nShare\n\nHe said.\n(c) X\nMore\nAnn: Yes.\n\nNo.\n";
        let open = open(
            text,
            &[
                (ZoneKind::Furniture, "Menu"),
                (ZoneKind::Furniture, "Share"),
                (ZoneKind::Body, "He said."),
                (ZoneKind::Copyright, "(c) X"),
                (ZoneKind::Furniture, "More"),
                (ZoneKind::Comment, "Ann: Yes.\n\nNo."),
            ],
            &[],
        );
        let view = article(&open);
        assert_eq!(
            drawing(&view),
            [
                "Furniture[Furniture: Menu / Furniture: Share]",
                "Body: He said.",
                "Furniture[Copyright: (c) X / Furniture: More]",
                "Comments[Comment: Ann: Yes. / Comment: No.]",
            ]
        );
        assert!(matches!(
            &view.sections[3],
            Section::Folded { kind: FoldKind::Comments, blocks } if blocks.len() == 2
        ));
    }

    #[test]
    fn a_mention_over_a_line_end_is_drawn_on_both_lines() {
        let open = open(
            "Quds\r\nForce men",
            &[(ZoneKind::Body, "Quds\r\nForce men")],
            &[("Quds\r\nForce", 0)],
        );
        assert_eq!(
            drawing(&article(&open)),
            ["Body: Quds^0", "Body: Force^0| men"]
        );
    }

    #[test]
    fn nothing_is_lost_whatever_the_zones_say() {
        let text = " \u{feff}One two\u{2028}\tthree — four\u{85}Kata’ib 😀 five \r\r\n";
        for zones in [
            &[][..],
            &[(ZoneKind::Body, "two")],
            &[(ZoneKind::Body, "four\u{85}Kata’ib")],
        ] {
            let view = article(&open(text, zones, &[]));
            let mut drawn = String::new();
            for section in &view.sections {
                let blocks = match section {
                    Section::Open(block) => std::slice::from_ref(block),
                    Section::Folded { blocks, .. } => blocks,
                };
                for piece in blocks.iter().flat_map(|block| &block.pieces) {
                    drawn.push_str(&piece.text);
                }
            }
            let solid = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(solid(&drawn), solid(text));
        }
    }

    #[test]
    fn place_is_measured_over_what_is_shown_open() {
        let open = open(
            "Menu menu menu\nIran now\nand Iran",
            &[
                (ZoneKind::Furniture, "Menu menu menu"),
                (ZoneKind::Headline, "Iran now"),
                (ZoneKind::Body, "and Iran"),
            ],
            &[("Iran", 0), ("Iran\u{0}", 0)]
                .map(|(words, actor)| (words.trim_matches('\0'), actor)),
        );
        // Both rows find the first "Iran"; move the second by hand.
        let mut open = open;
        open.analysis.mentions[1].span = Span::new(28, 32);
        let view = article(&open);
        assert_eq!(
            (view.mentions[0].at, view.mentions[0].in_headline),
            (0.0, true)
        );
        assert_eq!(
            (view.mentions[1].at, view.mentions[1].in_headline),
            (12.0 / 16.0, false)
        );
        assert_eq!(
            view.counts,
            [ActorCount {
                actor: ActorId(0),
                n_mentions: 2,
                in_headline: true
            }]
        );
        assert_eq!(view.n_words, 4);
        assert_eq!(view.headline, "Iran now");
    }

    #[test]
    fn label_is_outlet_else_agency_else_file() {
        let stated = |value: &str| {
            Some(Stated {
                value: value.to_string(),
                evidence: analysis::Evidence::Text(Span::default()),
            })
        };
        let mut meta = Meta::default();
        assert_eq!(label(&meta, "a.txt"), "a.txt");
        meta.agency = stated("Reuters");
        assert_eq!(label(&meta, "a.txt"), "Reuters");
        meta.outlet = stated("The Courier");
        assert_eq!(label(&meta, "a.txt"), "The Courier");
    }
}
