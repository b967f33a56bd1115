//! What each feature speaks for: the table behind `decode`.
//!
//! Numbers only. A score is a log-likelihood ratio against furniture, in rough units: 1 is a hint,
//! 3 is strong, 6 settles it unless the place forbids it. Set by hand, and tuned on the odd half of
//! 125 real pages copied as text (not part of the repository). `learned` is added to them.

use super::feature::{Feature, Features};
use Feature as F;
use Kind as K;

/// What a line can be. Comments are two kinds here, since a header opens each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Outlet,
    Headline,
    Dek,
    Byline,
    Dateline,
    Date,
    Heading,
    Body,
    Caption,
    Credit,
    Note,
    Source,
    CommentHead,
    CommentText,
    Copyright,
    Furniture,
}

/// Number of kinds.
pub(super) const N_KINDS: usize = 16;

/// Scores of the kinds, by `Kind as usize`.
pub(super) type Scores = [f32; N_KINDS];

/// How common a kind is before anything is seen.
const PRIOR: &[(Kind, f32)] = &[
    (K::Outlet, -4.0),
    (K::Headline, -1.0),
    (K::Dek, -2.0),
    (K::Byline, -4.0),
    (K::Dateline, -7.0),
    (K::Date, -4.0),
    (K::Heading, -1.5),
    (K::Body, 0.0),
    (K::Caption, -2.5),
    (K::Credit, -5.0),
    (K::Note, -6.0),
    (K::Source, -6.0),
    (K::CommentHead, -7.0),
    (K::CommentText, -0.8),
    (K::Copyright, -6.0),
    (K::Furniture, 0.0),
];

/// What a feature adds to each kind; kinds not named get nothing.
#[rustfmt::skip]
const WEIGHTS: &[(Feature, &[(Kind, f32)])] = &[
    // How much is said. Menus are one to three words, headlines five to fifteen, paragraphs more.
    (F::Words1, &[
        (K::Headline, -6.0), (K::Dek, -6.0), (K::Body, -5.0), (K::Heading, -2.0),
        (K::Caption, -4.0), (K::CommentText, -4.0)
    ]),
    (F::Words2, &[
        (K::Headline, -3.5), (K::Dek, -5.0), (K::Body, -4.0), (K::Caption, -2.5),
        (K::CommentText, -2.5), (K::Heading, -0.5)
    ]),
    (F::Words3, &[
        (K::Headline, -2.0), (K::Dek, -4.0), (K::Body, -3.0), (K::Heading, 0.5),
        (K::Caption, -1.5), (K::CommentText, -1.5)
    ]),
    (F::Words4, &[
        (K::Dek, -3.0), (K::Body, -2.5), (K::Heading, 0.5), (K::Caption, -1.0),
        (K::CommentText, -1.0)
    ]),
    (F::Words5To7, &[
        (K::Headline, 2.0), (K::Dek, -2.0), (K::Body, -1.0), (K::Heading, 0.5),
        (K::CommentText, 0.0)
    ]),
    (F::Words8To14, &[
        (K::Headline, 3.5), (K::Dek, 0.0), (K::Body, 0.5), (K::Caption, 0.5), (K::Furniture, -0.5),
        (K::CommentText, 1.0)
    ]),
    (F::Words15To24, &[
        (K::Headline, 2.0), (K::Dek, 2.0), (K::Body, 2.0), (K::Heading, -3.0), (K::Caption, 1.0),
        (K::Furniture, -1.0), (K::CommentText, 2.0), (K::Byline, -2.0)
    ]),
    (F::Words25To39, &[
        (K::Headline, -3.0), (K::Dek, 1.5), (K::Body, 2.5), (K::Heading, -6.0), (K::Caption, 1.0),
        (K::Furniture, -1.5), (K::CommentText, 2.4), (K::Byline, -3.0)
    ]),
    (F::Words40, &[
        (K::Headline, -8.0), (K::Dek, -1.5), (K::Body, 3.5), (K::Heading, -9.0),
        (K::Caption, -1.0), (K::Furniture, -2.0), (K::CommentText, 3.3), (K::Byline, -4.0)
    ]),
    // How it ends and is written.
    (F::EndsSentence, &[
        (K::Headline, -2.5), (K::Body, 2.0), (K::Heading, -3.0), (K::Caption, 0.5),
        (K::Furniture, -0.5), (K::CommentText, 1.8), (K::Byline, -1.0), (K::Outlet, -3.0),
        (K::Dek, 1.0)
    ]),
    (F::EndsQuestion, &[(K::Headline, 2.0), (K::Heading, 3.5), (K::Body, -0.5)]),
    (F::EndsColon, &[(K::Headline, -2.0), (K::Body, 1.5), (K::Heading, -0.5)]),
    (F::EndsComma, &[(K::Headline, -3.0), (K::Heading, -2.0), (K::Body, 1.0)]),
    (F::TitleCase, &[
        (K::Headline, 0.5), (K::Dek, -2.0), (K::Body, -2.0), (K::Heading, 0.5),
        (K::CommentText, -1.0), (K::Caption, -0.5)
    ]),
    (F::AllCaps, &[
        (K::Headline, -1.0), (K::Dek, -2.0), (K::Body, -2.0), (K::Heading, 1.0),
        (K::Caption, -1.5), (K::Furniture, 0.5)
    ]),
    (F::StartsLower, &[
        (K::Headline, -2.0), (K::Dek, -1.0), (K::Heading, -2.0), (K::Body, -0.5), (K::Outlet, -2.0)
    ]),
    (F::Sentences, &[
        (K::Headline, -1.5), (K::Body, 1.0), (K::Heading, -2.0), (K::Dek, 0.0),
        (K::CommentText, 1.0)
    ]),
    (F::Quotes, &[(K::Body, 0.5), (K::Dek, -0.5)]),
    (F::NoWords, &[
        (K::Headline, -9.0), (K::Heading, -9.0), (K::Body, -6.0), (K::Dek, -9.0),
        (K::Caption, -9.0), (K::Furniture, 2.0), (K::CommentText, -6.0)
    ]),
    (F::Counter, &[
        (K::Headline, -9.0), (K::Heading, -6.0), (K::Body, -6.0), (K::Dek, -9.0),
        (K::Caption, -9.0), (K::Furniture, 2.0), (K::CommentText, -5.0)
    ]),
    (F::Digits, &[
        (K::Headline, -4.0), (K::Heading, -3.0), (K::Body, -2.0), (K::Dek, -4.0),
        (K::Caption, -3.0)
    ]),
    (F::Bars, &[(K::Body, -2.0), (K::Heading, -2.0), (K::Headline, -1.0), (K::Dek, -2.0)]),
    // Words of pages.
    (F::Menu, &[(K::Furniture, 5.0)]),
    (F::MenuStart, &[(K::Furniture, 5.0)]),
    (F::Ending, &[(K::Furniture, 4.0)]),
    (F::CommentStart, &[(K::Furniture, 4.0)]),
    (F::CommentHead, &[
        (K::CommentHead, 10.0), (K::Heading, -6.0), (K::Body, -4.0), (K::Headline, -4.0)
    ]),
    (F::MaybeCommentHead, &[(K::CommentHead, 7.0), (K::Heading, -2.0)]),
    (F::Url, &[
        (K::Source, 8.0), (K::Body, -3.0), (K::Headline, -6.0), (K::Dek, -4.0), (K::Heading, -5.0)
    ]),
    (F::Bullet, &[(K::Headline, -2.0), (K::Heading, -1.0)]),
    // Patterns of newspapers.
    (F::WholeDate, &[
        (K::Date, 8.5), (K::Headline, -6.0), (K::Dek, -6.0), (K::Heading, -6.0), (K::Body, -3.0),
        (K::Caption, -4.0)
    ]),
    (F::RelativeDate, &[
        (K::Date, 6.0), (K::Headline, -6.0), (K::Heading, -6.0), (K::Body, -3.0),
        (K::Caption, -4.0)
    ]),
    (F::LabelledDate, &[
        (K::Date, 5.0), (K::Headline, -4.0), (K::Heading, -4.0), (K::Dek, -3.0), (K::Body, -1.0)
    ]),
    (F::PartDate, &[(K::Date, 2.5), (K::Headline, -1.5), (K::Heading, -1.5), (K::Byline, 0.5)]),
    (F::BylineMark, &[
        (K::Byline, 9.0), (K::Headline, -4.0), (K::Heading, -5.0), (K::Dek, -4.0),
        (K::Caption, -2.0), (K::Body, -2.0)
    ]),
    (F::AuthorNote, &[(K::Byline, 10.0), (K::Body, -1.5), (K::Headline, -4.0)]),
    (F::NameLine, &[(K::Byline, 3.5), (K::Headline, -2.5), (K::Heading, -1.0), (K::Dek, -3.0)]),
    (F::MediaName, &[
        (K::Outlet, 8.0), (K::Headline, -5.0), (K::Heading, -5.0), (K::Byline, 1.5),
        (K::Dek, -5.0), (K::Body, -4.0)
    ]),
    (F::AgencyName, &[(K::Byline, 4.0), (K::Outlet, -3.0), (K::Source, 3.0), (K::Credit, 4.0)]),
    (F::MediaWord, &[(K::Outlet, 4.0), (K::Headline, -2.0)]),
    (F::Copyright, &[(K::Copyright, 14.0), (K::Body, -4.0)]),
    (F::SourceMark, &[
        (K::Source, 12.0), (K::Body, -3.0), (K::Headline, -4.0), (K::Dek, -2.0), (K::Heading, -4.0)
    ]),
    (F::CreditLine, &[
        (K::Credit, 9.0), (K::Headline, -4.0), (K::Heading, -5.0), (K::Caption, -1.0),
        (K::Byline, -1.5), (K::Dek, -4.0), (K::Body, -3.0)
    ]),
    (F::CreditTail, &[
        (K::Caption, 9.0), (K::Headline, -4.0), (K::Heading, -4.0), (K::Dek, -12.0), (K::Body, -2.0)
    ]),
    (F::CaptionWord, &[(K::Caption, 4.0), (K::Headline, -1.0), (K::Dek, -4.0)]),
    (F::EditorMark, &[(K::Note, 11.0), (K::Headline, -3.0), (K::Body, -1.0)]),
    (F::Bracketed, &[(K::Note, 9.0), (K::Headline, -1.0)]),
    (F::Dateline, &[
        (K::Body, 5.0), (K::Dek, -4.0), (K::Headline, -4.0), (K::Caption, -2.0), (K::Heading, -3.0)
    ]),
    (F::MarkdownTitle, &[
        (K::Headline, 6.0), (K::Heading, 2.0), (K::Body, -4.0), (K::Furniture, -3.0)
    ]),
    (F::MarkdownHeading, &[
        (K::Heading, 5.0), (K::Headline, 0.5), (K::Body, -4.0), (K::Furniture, -2.0)
    ]),
    (F::NewsLead, &[
        (K::Body, 1.0), (K::Dek, -1.0), (K::Headline, -0.5), (K::Caption, -0.5),
        (K::Furniture, -0.3)
    ]),
    (F::EndsOpen, &[
        (K::Body, -2.5), (K::Dek, 0.3), (K::Headline, 0.5), (K::Heading, 0.3),
        (K::CommentText, -1.0)
    ]),
    // Where it stands.
    (F::First, &[(K::Outlet, 1.5), (K::Headline, 1.5)]),
    (F::Last, &[(K::Headline, -4.0), (K::Heading, -6.0), (K::Dek, -3.0)]),
    (F::BlankBefore, &[(K::Body, 0.3), (K::Headline, 0.3), (K::Heading, 0.3)]),
    (F::BlankAfter, &[(K::Body, 0.3), (K::Headline, 0.5), (K::Heading, 0.3)]),
    (F::Indented, &[(K::Headline, -0.5), (K::CommentText, 0.5), (K::CommentHead, 0.5)]),
    (F::ShorterThanNext, &[(K::Dek, 3.5)]),
    (F::Repeats, &[
        (K::Headline, 1.0), (K::Body, -3.0), (K::Dek, -0.5), (K::Heading, -1.0),
        (K::Furniture, 1.0), (K::CommentText, -1.0)
    ]),
    (F::BeforeByline, &[
        (K::Headline, 1.5), (K::Dek, 2.5), (K::Byline, 1.0), (K::Body, -1.0), (K::Heading, -1.5)
    ]),
    (F::AfterByline, &[(K::Headline, -2.0), (K::Body, 0.5), (K::Byline, 1.0)]),
    (F::BeforeCredit, &[(K::Caption, 3.5), (K::Body, -0.5)]),
    (F::BeforeText, &[(K::Headline, 0.5), (K::Heading, 1.5)]),
    (F::BeforeShort, &[(K::Heading, -1.5)]),
    (F::AfterText, &[(K::Heading, 1.0), (K::Headline, -1.0)]),
];

/// The table spread out: a row for each feature.
pub(super) struct Weights {
    prior: Scores,
    rows: Vec<Scores>,
}

impl Weights {
    pub(super) fn new() -> Self {
        let n_rows = WEIGHTS
            .iter()
            .map(|(feature, _)| *feature as usize + 1)
            .max()
            .unwrap_or(0);
        let mut weights = Self {
            prior: spread(PRIOR),
            rows: vec![[0.0; N_KINDS]; n_rows],
        };
        for (feature, row) in WEIGHTS {
            weights.rows[*feature as usize] = spread(row);
        }
        weights
    }

    /// How well each kind fits a line with these features.
    pub(super) fn score(&self, features: Features) -> Scores {
        let mut scores = self.prior;
        for bit in features.bits() {
            if let Some(row) = self.rows.get(bit) {
                for (score, weight) in scores.iter_mut().zip(row) {
                    *score += weight;
                }
            }
        }
        scores
    }
}

fn spread(row: &[(Kind, f32)]) -> Scores {
    let mut scores = [0.0; N_KINDS];
    for (kind, weight) in row {
        scores[*kind as usize] += weight;
    }
    scores
}
