//! The desk: open files, their articles and actors, pinned columns, and what the reader does to
//! them.
//!
//! `reading` feeds the worker and takes its answers; `keeping` lets files survive a reload. What
//! is pointed at or searched is not here.

mod changing;
mod keeping;
mod reading;

use super::history::{Change, History};
use super::notices::{NoticeKind, Notices};
use super::pointing::Pointing;
use super::reader::Reader;
use super::shelf::{ArticleKey, OpenArticle, SortOrder, article_of, sort_files};
use super::tally::Tallies;
use super::text;
use crate::browser::files::{LIMIT_BYTES, Picked, measured, picked_from_text};
use crate::browser::{download, fetch, local, task};
use crate::worker_client::Answer;
use keeping::Kept;
use leptos::prelude::*;
use reading::Arrived;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use web_sys::File;
use wire::{ActorId, ArticleId, ExportFormat, FileId, Reply, Request, Stage};

/// Columns that are pinned without asking: as many as a wide screen shows with one sweep.
const N_FIRST_COLUMNS: usize = 6;

const ORDER_KEY: &str = "sidelight.order";
const PUBLISHED: &str = "articles/index.json";
const SAMPLE: &str = "sample/index.json";

/// Who gave us a file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Origin {
    /// The reader, now.
    Reader,
    /// The site, as a published corpus.
    Published,
    /// The reader at an earlier visit; the key it is kept under.
    Kept(f64),
}

/// How far a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileStatus {
    /// In the queue.
    Waiting,
    /// In the worker.
    Reading(Stage),
    /// Can't be read: why and what to do.
    Failed(String),
}

/// A file that is not read yet or can't be.
#[derive(Clone, Debug)]
pub struct FileRow {
    /// The page's number.
    pub id: FileId,
    /// Its name.
    pub name: Arc<str>,
    /// How far it is.
    pub status: ArcRwSignal<FileStatus>,
}

/// How far the reading of all files is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files since the desk was last idle.
    pub n_files: usize,
    /// Read or failed.
    pub n_done: usize,
}

impl Progress {
    /// Whether nothing is being read.
    pub fn is_idle(self) -> bool {
        self.n_done >= self.n_files
    }
}

/// Whether the worker is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkerState {
    /// Not yet.
    Starting,
    /// Yes; its lexicon knows so many actors.
    Ready(u32),
    /// It can't be started.
    Broken,
}

/// The desk.
#[derive(Clone, Copy)]
pub struct Desk {
    files: RwSignal<Vec<FileId>>,
    unread: RwSignal<Vec<FileRow>>,
    articles: RwSignal<Vec<OpenArticle>>,
    tallies: RwSignal<Tallies>,
    pins: RwSignal<Vec<ArticleKey>>,
    columns: Memo<Vec<OpenArticle>>,
    history: RwSignal<History>,
    worker: RwSignal<WorkerState>,
    progress: RwSignal<Progress>,
    order: RwSignal<SortOrder>,
    is_restored: RwSignal<bool>,
    hidden: StoredValue<Hidden, LocalStorage>,
    reader: Reader,
    notices: Notices,
}

/// What nobody draws.
#[derive(Default)]
struct Hidden {
    next_file: u32,
    kept: BTreeMap<FileId, Kept>,
    waiting: BTreeSet<FileId>,
    /// Files whose articles were pinned, or not, once already.
    seen: BTreeSet<FileId>,
    n_flying: usize,
    /// Read files that are to survive a reload, in the order they were read.
    unstored: Vec<FileId>,
    inbox: Vec<Arrived>,
    is_flush_planned: bool,
    /// Hashes of the articles that were pinned at the last visit; none if there was none.
    pins_before: Option<Vec<String>>,
}

impl Desk {
    /// An empty desk.
    pub fn new(notices: Notices) -> Self {
        let articles = RwSignal::new(Vec::<OpenArticle>::new());
        let pins = RwSignal::new(Vec::<ArticleKey>::new());
        let columns = Memo::new(move |_| {
            let articles = articles.read();
            pins.read()
                .iter()
                .filter_map(|key| article_of(&articles, *key))
                .cloned()
                .collect()
        });
        Desk {
            files: RwSignal::default(),
            unread: RwSignal::default(),
            articles,
            tallies: RwSignal::default(),
            pins,
            columns,
            history: RwSignal::default(),
            worker: RwSignal::new(WorkerState::Starting),
            progress: RwSignal::default(),
            order: RwSignal::new(SortOrder::from_slug(
                &local::recall(ORDER_KEY).unwrap_or_default(),
            )),
            is_restored: RwSignal::new(false),
            hidden: StoredValue::new_local(Hidden::default()),
            reader: Reader::new(),
            notices,
        }
    }

    /// Starts the worker and opens what was open at the last visit, else the published corpus.
    pub fn start(self, pointing: Pointing) {
        self.start_worker(pointing);
        self.keep_pins();
        task::spawn(async move {
            if !self.restore().await {
                self.open_listed(PUBLISHED, Origin::Published).await;
            }
            self.is_restored.set(true);
        });
    }

    // What components read.

    /// Whether anything is open or being opened; reactive.
    pub fn is_empty(self) -> bool {
        self.files.read().is_empty()
    }

    /// Files that are not read yet or can't be.
    pub fn unread(self) -> ReadSignal<Vec<FileRow>> {
        self.unread.read_only()
    }

    /// All articles, sorted by key.
    pub fn articles(self) -> ReadSignal<Vec<OpenArticle>> {
        self.articles.read_only()
    }

    /// The articles that stand as columns, in order.
    pub fn columns(self) -> Memo<Vec<OpenArticle>> {
        self.columns
    }

    /// All actors with their counts.
    pub fn tallies(self) -> ReadSignal<Tallies> {
        self.tallies.read_only()
    }

    /// How the list of articles is sorted; reactive.
    pub fn order(self) -> SortOrder {
        self.order.get()
    }

    /// How far reading is; reactive.
    pub fn progress(self) -> Progress {
        self.progress.get()
    }

    /// Whether the worker is there; reactive.
    pub fn worker(self) -> WorkerState {
        self.worker.get()
    }

    /// Whether there is something to undo; reactive.
    pub fn can_undo(self) -> bool {
        self.history.read().can_undo()
    }

    /// Whether there is something to redo; reactive.
    pub fn can_redo(self) -> bool {
        self.history.read().can_redo()
    }

    /// Whether an article stands as a column; reactive.
    pub fn is_pinned(self, key: ArticleKey) -> bool {
        self.pins.read().contains(&key)
    }

    /// An article by the worker's number, for an event handler.
    pub fn article(self, id: ArticleId) -> Option<OpenArticle> {
        self.articles
            .read_untracked()
            .iter()
            .find(|article| article.view.id == id)
            .cloned()
    }

    /// The name of an actor, for an event handler.
    pub fn actor_name(self, actor: ActorId) -> Option<String> {
        self.tallies
            .read_untracked()
            .get(actor)
            .map(|tally| tally.row.name.clone())
    }

    /// The line to the worker, for the neighbours in `state`.
    pub(super) fn reader(self) -> Reader {
        self.reader
    }

    // What the reader does.

    /// Opens files.
    pub fn open_files(self, picked: Vec<Picked>) {
        if picked.is_empty() {
            self.notices.tell(NoticeKind::Done, text::NOTHING_TO_OPEN);
            return;
        }
        self.keep_published();
        let files = self.add_files(
            picked
                .into_iter()
                .map(|file| (file, Origin::Reader))
                .collect(),
        );
        self.history
            .update(|history| history.note(Change::Opened(files)));
    }

    /// Opens files whose length is not known yet.
    pub fn open_unmeasured(self, files: Vec<File>) {
        task::spawn(async move { self.open_files(measured(files).await) });
    }

    /// Opens typed or pasted text, or the markup it was copied with, as a file.
    pub fn open_text(self, name: &str, content: &str, is_markup: bool) {
        let name = match name.trim() {
            "" if is_markup => text::PASTED.to_owned(),
            "" => super::shelf::name_of_text(content).unwrap_or_else(|| text::PASTED.to_owned()),
            name => name.to_owned(),
        };
        let name = if is_markup {
            format!("{name}.html")
        } else {
            name
        };
        self.open_files(vec![picked_from_text(name, content)]);
    }

    /// Opens the sample coverage.
    pub fn open_sample(self) {
        task::spawn(async move {
            if !self.open_listed(SAMPLE, Origin::Reader).await {
                self.notices.tell(NoticeKind::Problem, text::NO_SAMPLE);
            }
        });
    }

    /// Opens all files of a list of the site. False where there are none.
    async fn open_listed(self, list: &str, origin: Origin) -> bool {
        let Some(listed) = fetch::list(list).await.filter(|listed| !listed.is_empty()) else {
            return false;
        };
        let mut picked = Vec::new();
        for line in &listed {
            picked.extend(fetch::file(line).await);
        }
        if picked.is_empty() {
            return false;
        }
        if origin == Origin::Reader {
            self.open_files(picked);
        } else {
            self.add_files(picked.into_iter().map(|file| (file, origin)).collect());
        }
        true
    }

    /// Removes a file and its articles.
    pub fn remove_file(self, file: FileId) {
        let name = self
            .hidden
            .with_value(|hidden| hidden.kept.get(&file).map(Kept::name));
        self.note_closed(vec![file]);
        self.close_files(&[file]);
        if let Some(name) = name {
            self.notices
                .tell(NoticeKind::Undoable, text::removed(&name));
        }
    }

    /// Takes a file that can't be read off the list. Nothing to undo: nothing was there.
    pub fn dismiss_file(self, file: FileId) {
        self.close_files(&[file]);
    }

    /// Removes all files, here and from the browser's storage.
    pub fn forget_everything(self) {
        let files = self.files.get_untracked();
        if files.is_empty() {
            return;
        }
        self.note_closed(files.clone());
        self.close_files(&files);
        self.notices.tell(NoticeKind::Undoable, text::FORGOTTEN);
    }

    fn note_closed(self, files: Vec<FileId>) {
        let pins = self.pins.get_untracked();
        self.history
            .update(|history| history.note(Change::Closed { files, pins }));
    }

    /// Pins an article as the last column, unless it is one.
    pub fn pin(self, key: ArticleKey) {
        let mut pins = self.pins.get_untracked();
        if !pins.contains(&key) {
            pins.push(key);
            self.change_pins(pins);
        }
    }

    /// Takes a column away; the article stays.
    pub fn unpin(self, key: ArticleKey) {
        let mut pins = self.pins.get_untracked();
        pins.retain(|pin| *pin != key);
        self.change_pins(pins);
    }

    /// Pins or unpins.
    pub fn toggle_pin(self, key: ArticleKey) {
        if self.pins.read_untracked().contains(&key) {
            self.unpin(key);
        } else {
            self.pin(key);
        }
    }

    fn change_pins(self, after: Vec<ArticleKey>) {
        let before = self.pins.get_untracked();
        if before != after {
            self.pins.set(after.clone());
            self.history
                .update(|history| history.note(Change::Pinned { before, after }));
        }
    }

    /// Sorts the list of articles.
    pub fn set_order(self, order: SortOrder) {
        self.order.set(order);
        local::keep(ORDER_KEY, order.slug());
    }

    /// Undoes the last act.
    pub fn undo(self) {
        self.notices.dismiss_kind(NoticeKind::Undoable);
        let Some(change) = self.history.try_update(History::undo).flatten() else {
            self.notices.tell(NoticeKind::Done, text::NOTHING_TO_UNDO);
            return;
        };
        self.notices.say(text::UNDONE.to_owned());
        match change {
            Change::Opened(files) => self.close_files(&files),
            Change::Closed { files, pins } => {
                self.reopen_files(&files);
                self.pins.set(pins);
            }
            Change::Pinned { before, .. } => self.pins.set(before),
            Change::Zone {
                article,
                block,
                before,
                ..
            } => self.set_zone(article, block, before),
            Change::Table { file, before, .. } => self.set_columns(file, before),
        }
    }

    /// Does the act undone last again.
    pub fn redo(self) {
        let Some(change) = self.history.try_update(History::redo).flatten() else {
            self.notices.tell(NoticeKind::Done, text::NOTHING_TO_REDO);
            return;
        };
        self.notices.say(text::REDONE.to_owned());
        match change {
            Change::Opened(files) => self.reopen_files(&files),
            Change::Closed { files, .. } => self.close_files(&files),
            Change::Pinned { after, .. } => self.pins.set(after),
            Change::Zone {
                article,
                block,
                after,
                ..
            } => self.set_zone(article, block, after),
            Change::Table { file, after, .. } => self.set_columns(file, after),
        }
    }

    /// Saves all articles, or one, as a file.
    pub fn export(self, format: ExportFormat, article: Option<ArticleId>) {
        self.reader.ask(
            Request::Export { format, article },
            None,
            move |answer| match answer {
                Answer::Reply(Reply::Exported { name, mime, bytes }) => {
                    if download::offer(&name, &mime, &bytes).is_some() {
                        self.notices.tell(NoticeKind::Done, text::exported(&name));
                    } else {
                        self.notices.tell(NoticeKind::Problem, text::NO_DOWNLOAD);
                    }
                }
                Answer::Reply(Reply::Failed { sentence }) => {
                    self.notices.tell(NoticeKind::Problem, sentence);
                }
                Answer::Reply(_) | Answer::Interrupted => {
                    self.notices.tell(NoticeKind::Problem, text::NO_ANSWER);
                }
            },
        );
    }

    /// Adds rows for files and puts them into the queue. Returns their numbers.
    fn add_files(self, picked: Vec<(Picked, Origin)>) -> Vec<FileId> {
        self.add_files_with(picked, Vec::new())
    }

    /// The same, with what the reader said of the first of them at an earlier visit.
    fn add_files_with(
        self,
        picked: Vec<(Picked, Origin)>,
        choices: Vec<keeping::Choices>,
    ) -> Vec<FileId> {
        let mut choices = choices.into_iter();
        let mut files = Vec::with_capacity(picked.len());
        let mut rows = Vec::with_capacity(picked.len());
        let mut n_failed = 0;
        self.hidden.update_value(|hidden| {
            for (picked, origin) in picked {
                let id = FileId(hidden.next_file);
                hidden.next_file += 1;
                let status = if picked.n_bytes > LIMIT_BYTES {
                    n_failed += 1;
                    FileStatus::Failed(text::too_large(picked.n_bytes))
                } else {
                    hidden.waiting.insert(id);
                    FileStatus::Waiting
                };
                let kept = Kept::new(picked, origin, choices.next().unwrap_or_default());
                rows.push(FileRow {
                    id,
                    name: kept.name(),
                    status: ArcRwSignal::new(status),
                });
                hidden.kept.insert(id, kept);
                files.push(id);
            }
        });
        self.count_files(files.len(), n_failed);
        self.files.update(|all| all.extend(&files));
        self.unread.update(|unread| unread.extend(rows));
        self.pump();
        files
    }

    /// Opens files again that were closed.
    fn reopen_files(self, files: &[FileId]) {
        let mut rows = Vec::new();
        let open = self.files.get_untracked();
        self.hidden.update_value(|hidden| {
            for id in files.iter().filter(|id| !open.contains(id)) {
                let Some(kept) = hidden
                    .kept
                    .get(id)
                    .filter(|kept| kept.n_bytes() <= LIMIT_BYTES)
                else {
                    continue;
                };
                let status = ArcRwSignal::new(FileStatus::Waiting);
                rows.push(FileRow {
                    id: *id,
                    name: kept.name(),
                    status,
                });
                hidden.waiting.insert(*id);
            }
        });
        self.count_files(rows.len(), 0);
        self.files.update(|all| {
            all.extend(rows.iter().map(|row| row.id));
            sort_files(all);
        });
        self.unread.update(|unread| unread.extend(rows));
        self.pump();
    }

    /// Closes files: off the desk, out of the worker, out of the browser's storage.
    fn close_files(self, files: &[FileId]) {
        // Files are always listed in the order of their numbers.
        let is_closed = |file: &FileId| files.binary_search(file).is_ok();
        let mut n_unread = 0;
        self.unread.update(|unread| {
            n_unread = unread.iter().filter(|row| is_closed(&row.id)).count();
            unread.retain(|row| !is_closed(&row.id));
        });
        let n_waiting = self.hidden.try_update_value(|hidden| {
            let n_before = hidden.waiting.len();
            hidden.waiting.retain(|id| !is_closed(id));
            n_before - hidden.waiting.len()
        });
        self.progress.update(|progress| {
            progress.n_done = (progress.n_done + n_waiting.unwrap_or(0)).min(progress.n_files);
        });
        self.take_articles_away(|key| is_closed(&key.file));
        self.files.update(|all| all.retain(|id| !is_closed(id)));
        self.forget_kept(files);
        if self.files.read_untracked().is_empty() {
            self.reader.ask(Request::CloseAll, None, |_| {});
        } else {
            for file in files {
                self.reader
                    .ask(Request::Close { file: *file }, None, |_| {});
            }
        }
    }

    /// Takes articles and their counts off the desk.
    fn take_articles_away(self, is_gone: impl Fn(ArticleKey) -> bool) {
        let articles = self.articles.read_untracked();
        if !articles.iter().any(|article| is_gone(article.key)) {
            return;
        }
        drop(articles);
        self.tallies.update(|tallies| {
            for article in self
                .articles
                .read_untracked()
                .iter()
                .filter(|a| is_gone(a.key))
            {
                tallies.take_away(&article.view);
            }
        });
        self.articles
            .update(|articles| articles.retain(|article| !is_gone(article.key)));
    }

    /// Counts new files; starts from zero when the desk was idle.
    fn count_files(self, n_new: usize, n_failed: usize) {
        self.progress.update(|progress| {
            if progress.is_idle() {
                *progress = Progress::default();
            }
            progress.n_files += n_new;
            progress.n_done += n_failed;
        });
    }
}
