//! How an article is cut for drawing.

use super::parts::{cut, role_of, runs_of};
use super::text;
use wire::{Block, FoldKind, Piece, Section, Zone};

fn piece(zone: Zone, text: &str) -> Piece {
    Piece {
        text: text.to_owned(),
        zone,
        mentions: Vec::new(),
    }
}

fn block(pieces: Vec<Piece>) -> Block {
    Block {
        zone: pieces[0].zone,
        pieces,
    }
}

fn paragraph(n_runs: usize) -> Block {
    block(vec![piece(Zone::Body, "words "); n_runs])
}

#[test]
fn a_short_article_is_one_portion() {
    let portions = cut(&[Section::Open(paragraph(3)), Section::Open(paragraph(3))]);
    assert_eq!(portions.len(), 1);
    assert_eq!(portions[0].sections, 0..2);
}

#[test]
fn nothing_is_no_portion() {
    assert_eq!(cut(&[]), []);
}

#[test]
fn portions_cover_all_sections_and_count_folded_blocks() {
    let fold = Section::Folded {
        kind: FoldKind::Furniture,
        blocks: vec![paragraph(1); 5],
    };
    let sections = [
        Section::Open(paragraph(300)),
        fold,
        Section::Open(paragraph(300)),
    ];
    let portions = cut(&sections);
    let ranges: Vec<_> = portions
        .iter()
        .map(|p| (p.sections.clone(), p.first_block))
        .collect();
    assert_eq!(ranges, [(0..1, 0), (1..3, 1)]);
}

#[test]
fn a_paragraph_that_begins_with_a_dateline_is_a_paragraph() {
    let line = block(vec![
        piece(Zone::Dateline, "MUSCAT — "),
        piece(Zone::Body, "The talks"),
    ]);
    assert_eq!(role_of(&line), Zone::Body);
}

#[test]
fn a_line_of_its_own_keeps_its_zone() {
    assert_eq!(
        role_of(&block(vec![piece(Zone::EditorNote, "[Ed.: no.]")])),
        Zone::EditorNote
    );
}

#[test]
fn a_note_is_one_run_however_many_pieces() {
    let line = block(vec![
        piece(Zone::Body, "He said "),
        piece(Zone::EditorNote, "[the "),
        piece(Zone::EditorNote, "minister]"),
        piece(Zone::Body, " no."),
    ]);
    assert_eq!(
        runs_of(&line.pieces)
            .map(<[Piece]>::len)
            .collect::<Vec<_>>(),
        [1, 2, 1]
    );
}

#[test]
fn dates_are_written_out() {
    assert_eq!(text::date("2025-03-14"), "14 Mar 2025");
    assert_eq!(text::date("2025-03-14T08:30:00Z"), "14 Mar 2025");
    assert_eq!(text::date("2025-03"), "Mar 2025");
    assert_eq!(text::date("yesterday"), "yesterday");
    assert_eq!(text::date("2025-13-01"), "2025-13-01");
}

#[test]
fn long_counts_are_grouped() {
    assert_eq!(text::words(812), "812 words");
    assert_eq!(text::words(12_345), "12\u{202f}345 words");
}
