//! Waiting files → the worker → articles on the desk.
//!
//! Few files are on their way at a time: bytes stay out of memory until their turn comes, and
//! when the worker dies it is clear of which file. Answers are put on the desk in batches, one
//! redraw each.

use super::{Desk, FileStatus, N_FIRST_COLUMNS, WorkerState};
use crate::browser::task;
use crate::state::notices::NoticeKind;
use crate::state::pointing::Pointing;
use crate::state::shelf::{
    ArticleKey, OpenArticle, article_of, in_order_of, sort_files, sorted_by,
};
use crate::state::text;
use crate::worker_client::{Answer, Note};
use leptos::prelude::*;
use std::sync::Arc;
use wire::{ActorRow, ArticleView, FileId, Reply, Request, Stage};

/// Files on their way: one in the worker and one on the line, so that it never waits.
const N_FLYING: usize = 2;

/// Few files come one by one; of many, a batch each fifth of a second, since each redraws lists.
const FEW_FILES: usize = 12;
const BATCH_MS: i32 = 200;

/// A file of this length is read for so long that its stages can be seen.
const STAGED_BYTES: f64 = 1024.0 * 1024.0;

/// A file that was read.
pub(super) struct Arrived {
    file: FileId,
    articles: Vec<ArticleView>,
    actors: Vec<ActorRow>,
    notices: Vec<String>,
    /// Articles of the file that arrived before these.
    n_before: u32,
    /// Whether more are to come.
    is_last: bool,
}

impl Desk {
    /// Starts the worker.
    pub(super) fn start_worker(self, pointing: Pointing) {
        self.reader.start(move |note| match note {
            Note::Ready { known_actors } => {
                self.worker.set(WorkerState::Ready(known_actors));
                self.notices.dismiss_kind(NoticeKind::NoWorker);
            }
            Note::Progress { file, stage } => self.note_stage(file, stage),
            Note::Died => {
                pointing.forget();
                self.read_all_again();
            }
            Note::Broken { sentence } => {
                self.worker.set(WorkerState::Broken);
                self.notices.tell(NoticeKind::NoWorker, sentence);
            }
        });
    }

    /// Tries again to start a worker that could not be started.
    pub fn restart_worker(self) {
        self.notices.dismiss_kind(NoticeKind::NoWorker);
        self.worker.set(WorkerState::Starting);
        self.reader.restart();
    }

    /// Of many small files nobody sees the stages; drawing them would take as long as reading.
    fn note_stage(self, file: FileId, stage: Stage) {
        let n_bytes = self
            .hidden
            .with_value(|h| h.kept.get(&file).map_or(0.0, super::Kept::n_bytes));
        if self.progress.read_untracked().n_files > FEW_FILES && n_bytes < STAGED_BYTES {
            return;
        }
        self.set_status(file, FileStatus::Reading(stage));
    }

    fn set_status(self, file: FileId, status: FileStatus) {
        let unread = self.unread.read_untracked();
        if let Some(row) = unread.iter().find(|row| row.id == file) {
            row.status.set(status);
        }
    }

    /// Sends waiting files while there is room on the line.
    pub(super) fn pump(self) {
        loop {
            let next = self.hidden.try_update_value(|hidden| {
                if hidden.n_flying >= N_FLYING {
                    return None;
                }
                let file = hidden.waiting.pop_first()?;
                hidden.n_flying += 1;
                Some(file)
            });
            let Some(file) = next.flatten() else { return };
            task::spawn(self.send(file));
        }
    }

    async fn send(self, file: FileId) {
        let kept = self.hidden.try_update_value(|hidden| {
            let kept = hidden.kept.get_mut(&file)?;
            kept.turn += 1;
            Some(kept.clone())
        });
        let Some(kept) = kept.flatten() else {
            return self.landed();
        };
        let turn = kept.turn;
        let Some(bytes) = kept.content().read().await else {
            return self.fail(file, text::UNREADABLE.to_owned());
        };
        if !self.is_open(file) {
            return self.landed();
        }
        self.note_stage(file, Stage::Read);
        self.keep_file(file, &bytes);
        let [changes, columns] = kept.choices().clone();
        let request = Request::Read {
            file,
            name: kept.name().to_string(),
            changes,
            columns,
        };
        self.reader.ask(request, Some(bytes), move |answer| {
            self.take_answer(file, turn, 0, answer);
        });
    }

    pub(super) fn is_open(self, file: FileId) -> bool {
        self.files.read_untracked().binary_search(&file).is_ok()
    }

    /// A place on the line is free again.
    fn landed(self) {
        self.hidden
            .update_value(|hidden| hidden.n_flying = hidden.n_flying.saturating_sub(1));
        self.pump();
    }

    /// Takes an answer to the reading of a file that was its `turn`th.
    fn take_answer(self, file: FileId, turn: u32, n_before: u32, answer: Answer) {
        let is_last_turn = |hidden: &super::Hidden| {
            let kept = hidden.kept.get(&file);
            kept.is_some_and(|kept| kept.turn == turn)
        };
        // Meanwhile it was closed and opened again, or is read with other columns.
        if !self.hidden.with_value(is_last_turn) {
            return self.landed();
        }
        match answer {
            Answer::Reply(Reply::Read {
                articles,
                actors,
                notices,
                n_more,
                ..
            }) => {
                let n_arrived = n_before + articles.len() as u32;
                let arrived = Arrived {
                    file,
                    articles,
                    actors,
                    notices,
                    n_before,
                    is_last: n_more == 0,
                };
                self.hidden
                    .update_value(|hidden| hidden.inbox.push(arrived));
                self.plan_flush();
                if n_more == 0 {
                    return self.landed();
                }
                self.reader
                    .ask(Request::More { file }, None, move |answer| {
                        self.take_answer(file, turn, n_arrived, answer);
                    });
            }
            Answer::Reply(Reply::Failed { sentence }) => self.fail(file, sentence),
            Answer::Reply(_) => self.fail(file, text::NO_ANSWER.to_owned()),
            Answer::Interrupted => {
                if self.is_open(file) {
                    self.set_status(file, FileStatus::Waiting);
                    self.hidden
                        .update_value(|hidden| _ = hidden.waiting.insert(file));
                }
                self.landed();
            }
        }
    }

    /// A file can't be read. It stays listed, and is not read again at the next visit.
    fn fail(self, file: FileId, sentence: String) {
        if self.is_open(file) {
            self.set_status(file, FileStatus::Failed(sentence));
            // What was read before can be read: it may be the connection, or the memory.
            let was_read = self.hidden.with_value(|hidden| {
                let kept = hidden.kept.get(&file);
                hidden.seen.contains(&file) || kept.is_some_and(super::Kept::is_from_last_visit)
            });
            if !was_read {
                self.forget_kept(&[file]);
            }
            self.progress.update(|progress| progress.n_done += 1);
        }
        self.landed();
    }

    fn plan_flush(self) {
        let is_planned = self
            .hidden
            .try_update_value(|hidden| std::mem::replace(&mut hidden.is_flush_planned, true));
        if is_planned == Some(true) {
            return;
        }
        let is_few = self.progress.read_untracked().n_files <= FEW_FILES;
        task::after_ms(if is_few { 0 } else { BATCH_MS }, move || self.flush());
    }

    /// Puts what arrived on the desk.
    fn flush(self) {
        let arrived = self.hidden.try_update_value(|hidden| {
            hidden.is_flush_planned = false;
            std::mem::take(&mut hidden.inbox)
        });
        let arrived: Vec<Arrived> = arrived
            .unwrap_or_default()
            .into_iter()
            .filter(|arrived| self.is_open(arrived.file))
            .collect();
        if arrived.is_empty() {
            return;
        }
        let files_of = |wanted: fn(&Arrived) -> bool| -> Vec<FileId> {
            let wanted = arrived.iter().filter(|arrived| wanted(arrived));
            wanted.map(|arrived| arrived.file).collect()
        };
        let begun = files_of(|arrived| arrived.n_before == 0);
        let files = files_of(|arrived| arrived.is_last);
        // A file that was removed and brought back while it was read arrives twice.
        self.take_articles_away(|key| begun.contains(&key.file));
        let mut articles = Vec::new();
        self.tallies.update(|tallies| {
            for arrived in arrived {
                tallies.learn(arrived.actors);
                let file_notices = self.notices_of(arrived.file, arrived.n_before, arrived.notices);
                let file_name = self.name_of(arrived.file);
                for (nth, view) in arrived.articles.into_iter().enumerate() {
                    tallies.add(&view);
                    articles.push(OpenArticle {
                        key: ArticleKey {
                            file: arrived.file,
                            nth: arrived.n_before + nth as u32,
                        },
                        view: Arc::new(view),
                        file_notices: Arc::clone(&file_notices),
                        file_name: Arc::clone(&file_name),
                    });
                }
            }
        });
        self.pin_arrived(&articles);
        self.articles.update(|all| {
            all.extend(articles);
            *all = sorted_by(std::mem::take(all), &|a, b| a.key.cmp(&b.key));
        });
        let mut n_read = 0;
        self.unread.update(|unread| {
            let n_before = unread.len();
            unread.retain(|row| !files.contains(&row.id));
            n_read = n_before - unread.len();
        });
        self.progress.update(|progress| progress.n_done += n_read);
    }

    /// What could not be done with a file; said once, it goes for all its articles.
    fn notices_of(self, file: FileId, n_before: u32, said: Vec<String>) -> Arc<[String]> {
        if n_before == 0 {
            return said.into();
        }
        let articles = self.articles.read_untracked();
        let first = ArticleKey { file, nth: 0 };
        article_of(&articles, first)
            .map_or_else(|| said.into(), |first| Arc::clone(&first.file_notices))
    }

    fn name_of(self, file: FileId) -> Arc<str> {
        self.hidden
            .with_value(|hidden| hidden.kept.get(&file).map(super::Kept::name))
            .unwrap_or_default()
    }

    /// Pins articles that are new here: those pinned at the last visit, else the first few.
    fn pin_arrived(self, articles: &[OpenArticle]) {
        let mut pins = self.pins.get_untracked();
        let is_pinning = self.hidden.try_update_value(|hidden| {
            let fresh: Vec<&OpenArticle> = articles
                .iter()
                .filter(|a| !hidden.seen.contains(&a.key.file))
                .collect();
            let before = hidden.pins_before.as_deref();
            for article in &fresh {
                let is_kept = hidden
                    .kept
                    .get(&article.key.file)
                    .is_some_and(super::Kept::is_from_last_visit);
                let is_wanted = match before.filter(|_| is_kept) {
                    Some(before) => before.contains(&article.view.stable_id),
                    None => pins.len() < N_FIRST_COLUMNS,
                };
                if is_wanted && !pins.contains(&article.key) {
                    pins.push(article.key);
                }
            }
            let is_restoring = fresh.iter().any(|article| {
                hidden
                    .kept
                    .get(&article.key.file)
                    .is_some_and(super::Kept::is_from_last_visit)
            });
            if let Some(before) = before.filter(|_| is_restoring) {
                let all = self.articles.read_untracked();
                let id_of = |key: &ArticleKey| {
                    all.iter()
                        .chain(articles)
                        .find(|article| article.key == *key)
                        .map(|article| article.view.stable_id.clone())
                        .unwrap_or_default()
                };
                let named: Vec<(ArticleKey, String)> =
                    pins.iter().map(|key| (*key, id_of(key))).collect();
                pins = in_order_of(named, before)
                    .into_iter()
                    .map(|(key, _)| key)
                    .collect();
            }
            hidden
                .seen
                .extend(articles.iter().map(|article| article.key.file));
            pins
        });
        if let Some(pins) = is_pinning
            && pins != *self.pins.read_untracked()
        {
            self.pins.set(pins);
        }
    }

    /// A new worker knows nothing: all files that were read go back into the queue. Columns stay
    /// where they were.
    fn read_all_again(self) {
        self.worker.set(WorkerState::Starting);
        self.hidden.update_value(|hidden| hidden.inbox.clear());
        let mut unread: Vec<FileId> = self
            .unread
            .read_untracked()
            .iter()
            .map(|row| row.id)
            .collect();
        sort_files(&mut unread);
        let is_unread = |file: &FileId| unread.binary_search(file).is_ok();
        let read: Vec<FileId> = self
            .files
            .read_untracked()
            .iter()
            .copied()
            .filter(|file| !is_unread(file))
            .collect();
        self.articles.update(Vec::clear);
        self.tallies.update(super::Tallies::clear);
        // Opening again is what an undo does after closing; only that nobody closed them.
        self.files.update(|files| files.retain(is_unread));
        self.reopen_files(&read);
    }
}
