//! The open corpus: one request → one answer, always.
//!
//! Analyses stay here; the page gets what it draws. Article numbers are never used twice, actor
//! numbers mean the same actor for as long as the worker lives, so an answer that arrives late can
//! be told from a fresh one by its number.

use crate::view;
use analysis::{Analysis, Corpus, CorpusActorId, Input, Lexicon, Notice};
use export::{Coverage, Document, FileNotice};
use wire::{ArticleId, ExportFormat, FileId, Reply, Request};

/// The open corpus.
pub struct Desk {
    lexicon: Lexicon,
    corpus: Corpus,
    /// In the order they were opened.
    files: Vec<OpenFile>,
    next_article: u32,
}

/// A file that was read.
struct OpenFile {
    id: FileId,
    name: String,
    notices: Vec<Notice>,
    articles: Vec<OpenArticle>,
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
    ) -> Reply {
        match request {
            Request::Read { file, name } => match bytes {
                Some(bytes) => self.read(file, name, &bytes, on_progress),
                None => failed("The content of the file did not arrive; open it once more."),
            },
            Request::Close { file } => self.close(|open| open.id == file),
            Request::CloseAll => self.close(|_| true),
            Request::Inspect { actor } => self.inspect(actor),
            Request::Search { query } => Reply::Found(view::search(self.articles(), query)),
            Request::Export { format } => self.export(format),
        }
    }

    fn articles(&self) -> impl Iterator<Item = &OpenArticle> {
        self.files.iter().flat_map(|file| &file.articles)
    }

    fn read(
        &mut self,
        id: FileId,
        name: String,
        bytes: &[u8],
        on_progress: &mut dyn FnMut(Reply),
    ) -> Reply {
        let input = Input { name: &name, bytes };
        let mut on_stage = |stage| {
            on_progress(Reply::Progress {
                file: id,
                stage: view::stage(stage),
            });
        };
        let reading = match analysis::analyze(&input, &self.lexicon, &mut on_stage) {
            Ok(reading) => reading,
            Err(error) => {
                // A file is what its last reading gave: nothing.
                self.forget(id);
                return failed(&error.to_string());
            }
        };
        self.forget(id);
        let mut articles = Vec::with_capacity(reading.articles.len());
        for analysis in reading.articles {
            let actors = self.corpus.add(&analysis);
            articles.push(OpenArticle {
                file: id,
                id: ArticleId(self.next_article),
                label: view::label(&analysis.article.meta, &name),
                analysis,
                actors,
            });
            self.next_article += 1;
        }
        let reply = Reply::Read {
            file: id,
            articles: articles.iter().map(view::article).collect(),
            actors: view::actor_rows(&articles, &self.corpus, &self.lexicon),
            notices: reading.notices.iter().map(ToString::to_string).collect(),
            encoding: reading.encoding.to_string(),
        };
        let open = OpenFile {
            id,
            name,
            notices: reading.notices,
            articles,
        };
        // In the order the page opened them, not in the order their bytes happened to arrive.
        let place = self.files.partition_point(|before| before.id < id);
        self.files.insert(place, open);
        reply
    }

    /// Drops the last reading of a file, if there is one.
    fn forget(&mut self, id: FileId) {
        self.close(|open| open.id == id);
    }

    fn close(&mut self, is_closed: impl Fn(&OpenFile) -> bool) -> Reply {
        let mut articles = Vec::new();
        let corpus = &mut self.corpus;
        self.files.retain(|open| {
            let closed = is_closed(open);
            if closed {
                for article in &open.articles {
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

    fn export(&self, format: ExportFormat) -> Reply {
        let mut documents = Vec::new();
        let mut file_notices = Vec::new();
        for file in &self.files {
            documents.extend(
                file.articles
                    .iter()
                    .enumerate()
                    .map(|(index, article)| Document {
                        file: &file.name,
                        index,
                        analysis: &article.analysis,
                    }),
            );
            file_notices.extend(file.notices.iter().map(|notice| FileNotice {
                file: file.name.clone(),
                message: notice.to_string(),
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
        };
        Reply::Exported {
            name: name.to_string(),
            mime: mime.to_string(),
            bytes: content.into_bytes(),
        }
    }
}

fn failed(sentence: &str) -> Reply {
    Reply::Failed {
        sentence: sentence.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "Tehran rejects the report\n\nIran’s government said on Monday that \
        Iranian ships had not left port. Iran had said so before, officials added.\n\nIraq said \
        it had no knowledge of any ships, and asked the government in Tehran for an answer.\n";
    const SECOND: &str = "Ships at sea\n\nA spokesman in Baghdad said that Iran had sent no \
        answer. Kata’ib Hezbollah denied it had been told of the ships before they sailed.\n";

    fn desk() -> Desk {
        Desk::new(lexicon::built_in())
    }

    fn ask(desk: &mut Desk, request: Request) -> Reply {
        desk.handle(request, None, &mut |_| {})
    }

    fn read(desk: &mut Desk, file: u32, content: &str) -> Reply {
        let request = Request::Read {
            file: FileId(file),
            name: format!("{file}.txt"),
        };
        desk.handle(request, Some(content.as_bytes().to_vec()), &mut |_| {})
    }

    fn views(reply: &Reply) -> &[wire::ArticleView] {
        match reply {
            Reply::Read { articles, .. } => articles,
            other => panic!("not a reading: {other:?}"),
        }
    }

    fn actor_named(reply: &Reply, name: &str) -> wire::ActorId {
        let Reply::Read { actors, .. } = reply else {
            panic!("not a reading: {reply:?}")
        };
        let row = actors.iter().find(|row| row.name == name);
        row.unwrap_or_else(|| panic!("no {name} in {actors:?}")).id
    }

    #[test]
    fn every_request_has_an_answer_with_and_without_articles() {
        let requests = [
            Request::Read {
                file: FileId(9),
                name: "9.txt".to_string(),
            },
            Request::Inspect {
                actor: wire::ActorId(0),
            },
            Request::Inspect {
                actor: wire::ActorId(u32::MAX),
            },
            Request::Search {
                query: "ships".to_string(),
            },
            Request::Search {
                query: String::new(),
            },
            Request::Export {
                format: ExportFormat::Json,
            },
            Request::Export {
                format: ExportFormat::JsonLines,
            },
            Request::Export {
                format: ExportFormat::Text,
            },
            Request::Close { file: FileId(77) },
            Request::CloseAll,
        ];
        let mut desk = desk();
        for round in 0..2 {
            for request in requests.clone() {
                let reply = ask(&mut desk, request.clone());
                // The match is total, so a new request can't be forgotten here.
                let fits = match request {
                    Request::Read { .. } => matches!(reply, Reply::Failed { .. }),
                    Request::Close { .. } | Request::CloseAll => {
                        matches!(reply, Reply::Closed { .. })
                    }
                    Request::Inspect { .. } => {
                        matches!(reply, Reply::Inspected(_) | Reply::Failed { .. })
                    }
                    Request::Search { .. } => matches!(reply, Reply::Found(_)),
                    Request::Export { .. } => {
                        matches!(reply, Reply::Exported { .. }) == (round == 1)
                    }
                };
                assert!(fits, "round {round}: {request:?} → {reply:?}");
            }
            read(&mut desk, 1, FIRST);
        }
    }

    #[test]
    fn ready_says_protocol_and_how_much_is_known() {
        let Reply::Ready {
            protocol,
            known_actors,
        } = desk().ready()
        else {
            panic!("not ready")
        };
        assert_eq!(protocol, wire::PROTOCOL);
        assert!(known_actors > 100, "{known_actors}");
    }

    #[test]
    fn progress_names_the_file_and_ends_with_resolve() {
        let mut notes = Vec::new();
        desk().handle(
            Request::Read {
                file: FileId(3),
                name: "3.txt".to_string(),
            },
            Some(FIRST.as_bytes().to_vec()),
            &mut |note| notes.push(note),
        );
        let is_of_file = |note: &Reply| {
            matches!(
                note,
                Reply::Progress {
                    file: FileId(3),
                    ..
                }
            )
        };
        assert!(notes.iter().all(is_of_file), "{notes:?}");
        assert!(
            matches!(
                notes.last(),
                Some(Reply::Progress {
                    stage: wire::Stage::Resolve,
                    ..
                })
            ),
            "{notes:?}"
        );
    }

    #[test]
    fn the_same_actor_has_the_same_number_in_every_article() {
        let mut desk = desk();
        let first = read(&mut desk, 1, FIRST);
        let second = read(&mut desk, 2, SECOND);
        assert_eq!(actor_named(&first, "Iran"), actor_named(&second, "Iran"));
        assert_ne!(views(&first)[0].id, views(&second)[0].id);
    }

    #[test]
    fn inspector_shows_names_and_sentences_of_every_article() {
        let mut desk = desk();
        let first = read(&mut desk, 1, FIRST);
        read(&mut desk, 2, SECOND);
        let actor = actor_named(&first, "Iran");
        let Reply::Inspected(inspector) = ask(&mut desk, Request::Inspect { actor }) else {
            panic!("not inspected")
        };
        assert_eq!(inspector.names.len(), 2);
        let n_in_first = views(&first)[0]
            .counts
            .iter()
            .find(|count| count.actor == actor);
        let n_in_first = n_in_first.map_or(0, |count| count.n_mentions) as usize;
        assert!(
            inspector.contexts.len() > n_in_first,
            "{:?}",
            inspector.contexts
        );
        let context = inspector
            .contexts
            .iter()
            .find(|context| context.text == "Iranian")
            .unwrap();
        assert!(
            context.before.ends_with("said on Monday that "),
            "{:?}",
            context.before
        );
        assert!(context.after.starts_with(" ships"), "{:?}", context.after);
        assert!(inspector.actor.is_known);
    }

    #[test]
    fn closing_forgets_articles_and_tells_which() {
        let mut desk = desk();
        let first = read(&mut desk, 1, FIRST);
        let second = read(&mut desk, 2, SECOND);
        let actor = actor_named(&first, "Iraq");
        assert_eq!(
            ask(&mut desk, Request::Close { file: FileId(1) }),
            Reply::Closed {
                articles: vec![views(&first)[0].id]
            }
        );
        assert!(matches!(
            ask(&mut desk, Request::Inspect { actor }),
            Reply::Failed { .. }
        ));
        assert_eq!(
            ask(&mut desk, Request::CloseAll),
            Reply::Closed {
                articles: vec![views(&second)[0].id]
            }
        );
        assert_eq!(
            ask(&mut desk, Request::CloseAll),
            Reply::Closed { articles: vec![] }
        );
    }

    #[test]
    fn files_keep_the_order_they_were_opened_in_however_they_arrive() {
        let mut desk = desk();
        let second = views(&read(&mut desk, 2, SECOND))[0].id;
        let first = views(&read(&mut desk, 1, FIRST))[0].id;
        assert_eq!(
            ask(&mut desk, Request::CloseAll),
            Reply::Closed {
                articles: vec![first, second]
            }
        );
    }

    #[test]
    fn reading_a_file_again_replaces_it_under_a_new_number() {
        let mut desk = desk();
        let before = read(&mut desk, 1, FIRST);
        let after = read(&mut desk, 1, SECOND);
        assert_ne!(views(&before)[0].id, views(&after)[0].id);
        assert_eq!(
            ask(&mut desk, Request::CloseAll),
            Reply::Closed {
                articles: vec![views(&after)[0].id]
            }
        );
    }

    #[test]
    fn a_file_without_text_fails_with_a_sentence_and_leaves_the_others() {
        let mut desk = desk();
        read(&mut desk, 1, FIRST);
        let Reply::Failed { sentence } = read(&mut desk, 2, "") else {
            panic!("was read")
        };
        assert!(
            sentence.ends_with('.') && sentence.starts_with(char::is_uppercase),
            "{sentence}"
        );
        assert!(matches!(
            ask(
                &mut desk,
                Request::Export {
                    format: ExportFormat::Text
                }
            ),
            Reply::Exported { .. }
        ));
    }

    #[test]
    fn twins_share_their_stable_id_only() {
        let mut desk = desk();
        let first = read(&mut desk, 1, FIRST);
        let twin = read(&mut desk, 2, FIRST);
        assert_eq!(views(&first)[0].stable_id, views(&twin)[0].stable_id);
        assert_ne!(views(&first)[0].id, views(&twin)[0].id);
    }

    #[test]
    fn export_is_the_same_document_each_time() {
        let mut desk = desk();
        read(&mut desk, 1, FIRST);
        read(&mut desk, 2, SECOND);
        let request = Request::Export {
            format: ExportFormat::Json,
        };
        assert_eq!(ask(&mut desk, request.clone()), ask(&mut desk, request));
    }
}
