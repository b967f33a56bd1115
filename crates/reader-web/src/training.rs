//! Pages → rows for the trainer. Not part of the reader; only with the feature `training`.

use crate::label::context::Frame;
use crate::label::feature::{Row, Survey, describe};
use crate::label::{self, Guesses};
use crate::page::Page;
use crate::tree::Tree;
use crate::{assemble, split};
use document::{Document, ZoneKind};

/// A page with a row of numbers for each line.
pub struct Measured {
    /// The visible lines.
    pub lines: Vec<String>,
    /// A row for each line.
    pub rows: Vec<Vec<f32>>,
    /// What the numbers are called.
    pub names: Vec<String>,
    /// Tag of each line's block.
    pub tags: Vec<String>,
    /// Whether an element for captions is right around each line.
    pub is_captioned: Vec<bool>,
    source: String,
    frame: Frame,
}

/// What the lines of a page were taken for.
pub struct Decoded {
    /// The job of each line.
    pub kinds: Vec<ZoneKind>,
    /// The text of the page's first article, as extraction benchmarks count it.
    pub text: String,
    /// The same without summaries, and with all of them.
    pub variants: [String; 2],
}

/// Measures a page.
pub fn measure(source: &str) -> Measured {
    let tree = Tree::parse(source);
    let page = Page::new(&tree);
    let survey = Survey::new(&page);
    let mut names = Vec::new();
    let mut rows = Vec::with_capacity(page.lines.len());
    for line in 0..page.lines.len() {
        let mut values = Vec::new();
        describe(
            &page,
            &survey,
            line,
            &mut Row {
                values: &mut values,
                names: (line == 0).then_some(&mut names),
            },
        );
        rows.push(values);
    }
    let tags = page
        .outline
        .block_of
        .iter()
        .map(|&room| {
            let node = page.outline.rooms[room as usize].node;
            tree.name(node).unwrap_or_default().to_owned()
        })
        .collect();
    let is_captioned = (0..page.lines.len())
        .map(|line| label::is_captioned(&page, line))
        .collect();
    Measured {
        is_captioned,
        source: source.to_owned(),
        frame: Frame::new(&page, &survey),
        lines: page.lines.iter().map(|line| line.text.clone()).collect(),
        rows,
        names,
        tags,
    }
}

impl Measured {
    /// The rows with what the guesses at all lines add to each, and the names of what was added.
    pub fn with_context(&self, guesses: &[f32]) -> (Vec<Vec<f32>>, Vec<String>) {
        let context = self.frame.context(guesses);
        let mut names = self.names.clone();
        let mut rows = self.rows.clone();
        for (line, values) in rows.iter_mut().enumerate() {
            let mut row = Row {
                values,
                names: (line == 0).then_some(&mut names),
            };
            context.describe(&self.frame, guesses, line, &mut row);
        }
        (rows, names)
    }
}

fn variants(document: &Document) -> [String; 2] {
    let text = |with_dek: bool| {
        let lines: Vec<&str> = document
            .marks
            .iter()
            .filter(|mark| {
                matches!(mark.kind, ZoneKind::Body | ZoneKind::Heading)
                    || (with_dek && mark.kind == ZoneKind::Dek)
            })
            .map(|mark| &document.text[mark.span.range()])
            .collect();
        lines.join("\n")
    };
    [text(false), text(true)]
}

impl Measured {
    /// What comes out of these guesses: of each line whether it is article, and of what kind.
    pub fn decode(&self, body: &[f32], kinds: &[[f32; N_KINDS]]) -> Decoded {
        let tree = Tree::parse(&self.source);
        let page = Page::new(&tree);
        let guesses = Guesses {
            body: body.to_vec(),
            kinds: kinds.to_vec(),
        };
        let mut kinds = label::decode_guesses(&page, &guesses);
        let comments = label::comments::comments(&page, &kinds);
        let parts = split::parts(&page, &mut kinds);
        let documents = assemble::documents(&page, &kinds, &comments, &parts);
        Decoded {
            text: documents.first().map(crate::page_text).unwrap_or_default(),
            variants: documents.first().map(variants).unwrap_or_default(),
            kinds,
        }
    }
}

/// Number of kinds besides article: heading, headline, summary, byline, date, caption, in this order.
pub const N_KINDS: usize = label::KINDS.len();

/// The logistic function as the reader computes it.
pub fn sigmoid(x: f32) -> f32 {
    crate::label::forest::sigmoid(x)
}
