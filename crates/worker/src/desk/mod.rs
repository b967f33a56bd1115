//! The open corpus: one request → one answer, always.
//!
//! Analyses stay here; the page gets what it draws. Article numbers are never used twice, actor
//! numbers mean the same actor for as long as the worker lives, so an answer that arrives late can
//! be told from a fresh one by its number. A file that needs a reader (see `readers`) is waited for
//! outside: the desk says what to ask ([`Answer::After`]) and is given the answer by
//! [`Desk::resume`].

mod file;

use crate::view;
use analysis::{Analysis, Corpus, CorpusActorId, Lexicon, Refusal, Unpacked};
use export::{Coverage, Document, FileNotice};
pub use file::Pending;
use file::{Given, OpenFile};
use std::collections::BTreeMap;
use wire::{AnnexReply, ArticleId, ExportFormat, FileId, Reply, Request, Zone};

/// The open corpus.
pub struct Desk {
    lexicon: Lexicon,
    corpus: Corpus,
    /// In the order they were opened.
    files: Vec<OpenFile>,
    /// Files a reader is busy with, and which reading of the file it is; closing one takes it out.
    waiting: BTreeMap<FileId, u32>,
    next_reading: u32,
    next_article: u32,
}

/// What became of a request.
#[expect(
    clippy::large_enum_variant,
    reason = "one is made for each request and taken apart at once"
)]
pub enum Answer {
    /// The answer.
    Now(Reply),
    /// A reader has to see a file first; give its answer to [`Desk::resume`].
    After(Pending),
}

/// One article of the open corpus.
pub(crate) struct OpenArticle {
    /// The page's number for its file.
    pub(crate) file: FileId,
    /// Its number.
    pub(crate) id: ArticleId,
    /// What to call it where there is little room.
    pub(crate) label: String,
    /// What was found in it.
    pub(crate) analysis: Analysis,
    /// The corpus-wide number of each of its actors.
    pub(crate) actors: Vec<CorpusActorId>,
}

impl Desk {
    /// Nothing open yet.
    pub fn new(lexicon: Lexicon) -> Self {
        Self {
            lexicon,
            corpus: Corpus::new(),
            files: Vec::new(),
            waiting: BTreeMap::new(),
            next_reading: 0,
            next_article: 0,
        }
    }

    /// What is said once, when the worker can work.
    pub fn ready(&self) -> Reply {
        Reply::Ready {
            protocol: wire::PROTOCOL,
            known_actors: self.lexicon.actors().len() as u32,
        }
    }

    /// Carries out `request`; `bytes` are those of the file to read.
    ///
    /// `on_progress` is given the notes on the way ([`Reply::Progress`]); the answer is returned.
    pub fn handle(
        &mut self,
        request: Request,
        bytes: Option<Vec<u8>>,
        on_progress: &mut dyn FnMut(Reply),
    ) -> Answer {
        Answer::Now(match request {
            Request::Read {
                file,
                name,
                changes,
                columns,
            } => match bytes {
                Some(bytes) => {
                    self.next_reading += 1;
                    let given = Given {
                        file,
                        name,
                        bytes,
                        reading: self.next_reading,
                    };
                    let pending = Pending::new(given, &changes, &columns);
                    return self.read(pending, on_progress);
                }
                None => failed("The content of the file did not arrive; open it once more."),
            },
            Request::More { file } => self.more(file, on_progress),
            Request::Change {
                article,
                block,
                zone,
            } => self.change(article, block, zone),
            Request::Close { file } => {
                self.waiting.remove(&file);
                self.close(|open| open.id == file)
            }
            Request::CloseAll => {
                self.waiting.clear();
                self.close(|_| true)
            }
            Request::Inspect { actor } => self.inspect(actor),
            Request::Search { query } => Reply::Found(view::search(self.articles(), query)),
            Request::Report => {
                let files = self.files.iter().map(OpenFile::report).collect();
                annex(&AnnexReply::Reported(files))
            }
            Request::Zones { article } => self.zones(article),
            Request::Export { format, article } => self.export(format, article),
        })
    }

    /// Goes on with a file now that a reader has seen what it was asked to.
    pub fn resume(
        &mut self,
        mut pending: Pending,
        answer: Result<Unpacked, Refusal>,
        on_progress: &mut dyn FnMut(Reply),
    ) -> Answer {
        if self.waiting.get(&pending.file) != Some(&pending.reading) {
            return Answer::Now(failed("This file was closed while it was read."));
        }
        self.waiting.remove(&pending.file);
        pending.give(answer);
        self.read(pending, on_progress)
    }

    /// Files and articles in the order they were opened, with the articles of each.
    fn articles(&self) -> impl Iterator<Item = &OpenArticle> {
        self.files.iter().flat_map(OpenFile::articles)
    }

    fn read(&mut self, mut pending: Pending, on_progress: &mut dyn FnMut(Reply)) -> Answer {
        if pending.wants_reader() {
            self.waiting.insert(pending.file, pending.reading);
            return Answer::After(pending);
        }
        let id = pending.file;
        // A file is what its last reading gave; perhaps nothing.
        self.close(|open| open.id == id);
        match pending.finish() {
            Err(refusal) => Answer::Now(failed(&refusal.0)),
            Ok(open) => {
                // In the order the page opened them, not in the order their bytes happened to arrive.
                let place = self.files.partition_point(|before| before.id < id);
                self.files.insert(place, open);
                let notices = self.files[place].notices().collect();
                Answer::Now(self.portion(place, notices, on_progress))
            }
        }
    }

    fn more(&mut self, file: FileId, on_progress: &mut dyn FnMut(Reply)) -> Reply {
        match self.files.iter().position(|open| open.id == file) {
            Some(place) => self.portion(place, Vec::new(), on_progress),
            None => failed("This file was closed while it was read."),
        }
    }

    /// Reads the next articles of a file.
    fn portion(
        &mut self,
        place: usize,
        notices: Vec<String>,
        on_progress: &mut dyn FnMut(Reply),
    ) -> Reply {
        let open = &mut self.files[place];
        let file = open.id;
        let mut on_stage = |stage| {
            on_progress(Reply::Progress {
                file,
                stage: view::stage(stage),
            });
        };
        let first = open.n_articles();
        open.read_portion(
            &self.lexicon,
            &mut self.corpus,
            &mut self.next_article,
            &mut on_stage,
        );
        let fresh = || open.articles().skip(first);
        Reply::Read {
            file,
            articles: fresh().map(view::article).collect(),
            actors: view::actor_rows(fresh(), &self.corpus, &self.lexicon),
            notices,
            n_more: open.n_waiting() as u32,
        }
    }

    /// Reads an article once more with another zone for one of its blocks.
    fn change(&mut self, article: ArticleId, block: u32, zone: Option<Zone>) -> Reply {
        let Some(open) = self.files.iter_mut().find(|file| file.has(article)) else {
            return failed("This article is no longer open.");
        };
        let reread = open.change(
            article,
            block as usize,
            zone.map(view::zone_kind),
            &self.lexicon,
            &mut self.corpus,
            &mut self.next_article,
        );
        match reread {
            Some((fresh, changes)) => Reply::Reread {
                old: article,
                article: Box::new(view::article(fresh)),
                actors: view::actor_rows(std::iter::once(fresh), &self.corpus, &self.lexicon),
                changes: wire::encode_changes(&changes),
            },
            None => failed("This part of the article is no longer there."),
        }
    }

    fn zones(&self, article: ArticleId) -> Reply {
        let blocks = self.files.iter().find_map(|file| file.blocks(article));
        match blocks {
            Some(blocks) => annex(&AnnexReply::Zoned { article, blocks }),
            None => failed("This article is no longer open."),
        }
    }

    fn close(&mut self, is_closed: impl Fn(&OpenFile) -> bool) -> Reply {
        let mut articles = Vec::new();
        let corpus = &mut self.corpus;
        self.files.retain(|open| {
            let closed = is_closed(open);
            if closed {
                for article in open.articles() {
                    corpus.remove(&article.analysis);
                    articles.push(article.id);
                }
            }
            !closed
        });
        Reply::Closed { articles }
    }

    fn inspect(&self, actor: wire::ActorId) -> Reply {
        view::inspector(actor, self.articles(), &self.corpus, &self.lexicon).map_or_else(
            || failed("None of the open articles names this actor any more."),
            Reply::Inspected,
        )
    }

    fn export(&self, format: ExportFormat, only: Option<ArticleId>) -> Reply {
        let mut documents = Vec::new();
        let mut file_notices = Vec::new();
        for file in &self.files {
            let wanted = file
                .articles()
                .enumerate()
                .filter(|(_, article)| only.is_none_or(|only| article.id == only));
            documents.extend(wanted.map(|(index, article)| Document {
                file: &file.name,
                index,
                analysis: &article.analysis,
            }));
            file_notices.extend(file.notices().map(|message| FileNotice {
                file: file.name.clone(),
                message,
            }));
        }
        if documents.is_empty() {
            return failed("No article is open, so there is nothing to save.");
        }
        let coverage = Coverage {
            documents: &documents,
            file_notices: &file_notices,
            lexicon: &self.lexicon,
        };
        let (name, mime, content) = match format {
            ExportFormat::Json => (
                "sidelight.json",
                "application/json",
                export::json(&coverage),
            ),
            ExportFormat::JsonLines => (
                "sidelight.jsonl",
                "application/x-ndjson",
                export::json_lines(&coverage),
            ),
            ExportFormat::Text => (
                "sidelight.txt",
                "text/plain;charset=utf-8",
                export::text(&coverage),
            ),
            ExportFormat::CleanText => (
                "articles.txt",
                "text/plain;charset=utf-8",
                export::clean_text(&coverage),
            ),
            ExportFormat::Markdown => (
                "articles.md",
                "text/markdown;charset=utf-8",
                export::markdown(&coverage),
            ),
        };
        Reply::Exported {
            name: name.to_string(),
            mime: mime.to_string(),
            bytes: content.into_bytes(),
        }
    }
}

fn annex(reply: &AnnexReply) -> Reply {
    Reply::Annex(wire::encode(reply))
}

fn failed(sentence: &str) -> Reply {
    Reply::Failed {
        sentence: sentence.to_string(),
    }
}

#[cfg(test)]
mod tests;
