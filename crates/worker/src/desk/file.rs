//! One file of the open corpus: the texts found in it, read portion by portion.
//!
//! A file may hold thousands of articles. They are read when the page asks for the next ones, so that
//! the first are on screen at once, the page draws no more than it can, and other requests are
//! answered in between.

use super::OpenArticle;
use crate::view;
use analysis::{
    Corpus, Document, Facts, FileReport, Found, Lexicon, Mark, Member, Opened, Opening, Refusal,
    Span, Stage, Task, Unpacked, ZoneKind,
};
use std::collections::VecDeque;
use wire::{ArticleId, BlockRow, FileId, Reply, ReportView, ZoneChange};

/// Articles of one portion, and bytes of text after which it ends: some 50 ms of work, and a reply
/// that is drawn in one go.
const PORTION_ARTICLES: usize = 16;
const PORTION_BYTES: usize = 192 << 10;

/// A file as the page gives it.
pub(super) struct Given {
    pub(super) file: FileId,
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    /// A number of its own for every time a file is read.
    pub(super) reading: u32,
}

/// A file on its way: what is still to be unpacked, and what was found so far.
pub struct Pending {
    pub(super) file: FileId,
    pub(super) reading: u32,
    name: String,
    opening: Opening,
    task: Option<Task>,
    changes: Vec<ZoneChange>,
}

impl Pending {
    pub(super) fn new(given: Given, changes: &[u8], columns: &[u8]) -> Self {
        let Given {
            file,
            name,
            bytes,
            reading,
        } = given;
        let mut member = Member::new(name.clone(), bytes);
        member.columns = wire::decode_columns(columns)
            .into_iter()
            .map(|column| (column.name, column.role.map(view::column_role)))
            .collect();
        Self {
            file,
            reading,
            name,
            opening: Opening::new(member),
            task: None,
            changes: wire::decode_changes(changes),
        }
    }

    /// Goes on as far as possible without a reader; whether one is needed then.
    pub(super) fn wants_reader(&mut self) -> bool {
        if self.task.is_none() {
            self.task = self.opening.next();
        }
        self.task.is_some()
    }

    /// What the reader has to do. Taken once.
    pub fn take_task(&mut self) -> Option<Task> {
        self.task.take()
    }

    /// A note that it is being worked on.
    pub fn progress(&self) -> Reply {
        Reply::Progress {
            file: self.file,
            stage: wire::Stage::Read,
        }
    }

    pub(super) fn give(&mut self, answer: Result<Unpacked, Refusal>) {
        self.task = None;
        self.opening.give(answer);
    }

    /// The file, with all its texts still to be read.
    pub(super) fn finish(self) -> Result<OpenFile, Refusal> {
        let Opened { found, files } = self.opening.finish()?;
        Ok(OpenFile {
            id: self.file,
            name: self.name,
            files,
            waiting: found.into(),
            articles: Vec::new(),
            changes: self.changes,
        })
    }
}

/// A file whose texts were found.
pub(super) struct OpenFile {
    pub(super) id: FileId,
    pub(super) name: String,
    /// The file itself and what was inside.
    files: Vec<FileReport>,
    /// Texts that were not read yet.
    waiting: VecDeque<Found>,
    articles: Vec<ReadArticle>,
    /// What the reader said of stretches of articles of this file.
    changes: Vec<ZoneChange>,
}

/// An article and what it was read from, so that it can be read again.
struct ReadArticle {
    open: OpenArticle,
    marks: Vec<Mark>,
    facts: Facts,
    notices: Vec<String>,
}

impl OpenFile {
    pub(super) fn articles(&self) -> impl Iterator<Item = &OpenArticle> {
        self.articles.iter().map(|article| &article.open)
    }

    pub(super) fn n_articles(&self) -> usize {
        self.articles.len()
    }

    /// How many texts are still to be read.
    pub(super) fn n_waiting(&self) -> usize {
        self.waiting.len()
    }

    pub(super) fn has(&self, article: ArticleId) -> bool {
        self.articles().any(|open| open.id == article)
    }

    /// How it was read.
    pub(super) fn report(&self) -> ReportView {
        ReportView {
            file: self.id,
            files: self.files.iter().map(view::file_report).collect(),
            articles: self.articles().map(view::article_report).collect(),
            n_more: self.waiting.len() as u32,
        }
    }

    /// The blocks of one of its articles.
    pub(super) fn blocks(&self, article: ArticleId) -> Option<Vec<BlockRow>> {
        let open = self.articles().find(|open| open.id == article)?;
        let changes = marks_of(&self.changes, open.analysis.article.text());
        Some(view::block_rows(&open.analysis.article, &changes))
    }

    /// What could not be done with the file and those inside it, as sentences; first, if it is not
    /// the usual one, the encoding it was read in.
    pub(super) fn notices(&self) -> impl Iterator<Item = String> + '_ {
        let encoding = self.files.first().and_then(|file| file.encoding.as_deref());
        let unusual = encoding.filter(|name| *name != "UTF-8").map(|name| {
            format!(
                "The file was read as {name}. If letters look wrong, save it as UTF-8 and open it \
                 again."
            )
        });
        unusual
            .into_iter()
            .chain(analysis::file_notices(&self.files))
    }

    /// Reads the next texts.
    pub(super) fn read_portion(
        &mut self,
        lexicon: &Lexicon,
        corpus: &mut Corpus,
        next_article: &mut u32,
        on_stage: &mut dyn FnMut(Stage),
    ) {
        let mut n_bytes = 0;
        for _ in 0..PORTION_ARTICLES {
            if n_bytes > PORTION_BYTES {
                break;
            }
            let Some(Found { file, document }) = self.waiting.pop_front() else {
                break;
            };
            n_bytes += document.text.len();
            let label = self
                .files
                .get(file)
                .map_or("", |file| last_name(&file.name));
            let article = read(
                document,
                (self.id, label),
                &self.changes,
                lexicon,
                corpus,
                next_article,
                on_stage,
            );
            self.articles.push(article);
        }
    }

    /// Reads an article once more, with another zone for one of its blocks (none: the one it would
    /// have without the reader). Gives the fresh article and all changes of the file.
    pub(super) fn change(
        &mut self,
        id: ArticleId,
        block: usize,
        zone: Option<ZoneKind>,
        lexicon: &Lexicon,
        corpus: &mut Corpus,
        next_article: &mut u32,
    ) -> Option<(&OpenArticle, Vec<ZoneChange>)> {
        let place = self
            .articles
            .iter()
            .position(|article| article.open.id == id)?;
        let old = &self.articles[place];
        let stable_id = export::stable_id(old.open.analysis.article.text());
        let span = view::block_span(&old.open.analysis.article, block)?;
        self.changes.retain(|change| {
            change.article != stable_id || change.end <= span.start || span.end <= change.start
        });
        if let Some(kind) = zone {
            self.changes.push(ZoneChange {
                article: stable_id.clone(),
                start: span.start,
                end: span.end,
                zone: view::zone(kind),
            });
        }
        corpus.remove(&old.open.analysis);
        let document = Document {
            text: old.open.analysis.article.text().to_string(),
            marks: old.marks.clone(),
            facts: old.facts.clone(),
            notices: old.notices.clone(),
        };
        let label = old.open.label.clone();
        let fresh = read(
            document,
            (self.id, &label),
            &self.changes,
            lexicon,
            corpus,
            next_article,
            &mut |_| {},
        );
        self.articles[place] = fresh;
        Some((&self.articles[place].open, self.changes.clone()))
    }
}

/// Reads one text; `home` is its file and the name of the file it stands in.
fn read(
    document: Document,
    home: (FileId, &str),
    changes: &[ZoneChange],
    lexicon: &Lexicon,
    corpus: &mut Corpus,
    next_article: &mut u32,
    on_stage: &mut dyn FnMut(Stage),
) -> ReadArticle {
    let marks = document.marks.clone();
    let facts = document.facts.clone();
    let notices = document.notices.clone();
    let changes = marks_of(changes, &document.text);
    let analysis = analysis::analyze(document, &changes, lexicon, on_stage);
    let actors = corpus.add(&analysis);
    let id = ArticleId(*next_article);
    *next_article += 1;
    ReadArticle {
        open: OpenArticle {
            file: home.0,
            id,
            label: view::label(&analysis.article.meta, home.1),
            analysis,
            actors,
        },
        marks,
        facts,
        notices,
    }
}

/// The changes that are of this text, as marks. Kept ones come from the page's storage: spans that
/// do not fit are left out.
fn marks_of(changes: &[ZoneChange], text: &str) -> Vec<Mark> {
    if changes.is_empty() {
        return Vec::new();
    }
    let stable_id = export::stable_id(text);
    let fits = |change: &&ZoneChange| {
        change.article == stable_id
            && change.start < change.end
            && text
                .get(change.start as usize..change.end as usize)
                .is_some()
    };
    let mut marks: Vec<Mark> = changes
        .iter()
        .filter(fits)
        .map(|change| Mark {
            span: Span {
                start: change.start,
                end: change.end,
            },
            kind: view::zone_kind(change.zone),
            author: None,
            is_sure: true,
        })
        .collect();
    marks.sort_by_key(|mark| mark.span);
    let mut at = 0;
    marks.retain(|mark| {
        let is_free = mark.span.start >= at;
        at = at.max(mark.span.end);
        is_free
    });
    marks
}

/// The name of a file in an archive without those on the way to it.
fn last_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
