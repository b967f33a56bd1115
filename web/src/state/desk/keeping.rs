//! Files and pins that survive a reload.
//!
//! Storage may be full or forbidden; the reader is told once, and everything else goes on.

use super::{Desk, FileRow, FileStatus, Origin};
use crate::browser::files::{Content, Picked};
use crate::browser::storage::{self, Record, StorageTrouble};
use crate::browser::{local, task};
use crate::state::notices::NoticeKind;
use crate::state::shelf::sort_files;
use crate::state::text;
use crate::state::watch;
use js_sys::ArrayBuffer;
use leptos::prelude::*;
use std::sync::Arc;
use wire::FileId;

/// Kept files that come back at a time: each time redraws lists.
const N_RESTORED: usize = 40;

/// Files that arrive within this time are stored together.
const STORING_MS: i32 = 150;

/// Files of one transaction: handing one over takes about 0.1 ms, and all of it is one task.
const N_STORED: usize = 40;

/// A transaction is closed when it holds so much: the browser holds all of it in memory.
const LIMIT_TRANSACTION_BYTES: f64 = 32.0 * 1024.0 * 1024.0;

/// What the reader said of a file: of stretches of its articles, of the columns of a table.
/// The worker's bytes: the page never looks inside.
pub(super) type Choices = [Vec<u8>; 2];

const PINS_KEY: &str = "sidelight.pins";

/// A file as the page keeps it, for reading it again.
#[derive(Clone)]
pub(super) struct Kept {
    name: Arc<str>,
    content: Content,
    n_bytes: f64,
    origin: Origin,
    choices: Choices,
    /// How often it was sent to be read.
    pub(super) turn: u32,
    /// Its key in the browser's storage, also after it was removed there.
    key: Option<f64>,
    is_stored: bool,
}

impl Kept {
    pub(super) fn new(picked: Picked, origin: Origin, choices: Choices) -> Self {
        let key = if let Origin::Kept(key) = origin {
            Some(key)
        } else {
            None
        };
        Kept {
            name: picked.name.into(),
            content: picked.content,
            n_bytes: picked.n_bytes,
            origin,
            choices,
            turn: 0,
            key,
            is_stored: key.is_some(),
        }
    }

    pub(super) fn name(&self) -> Arc<str> {
        Arc::clone(&self.name)
    }

    pub(super) fn content(&self) -> &Content {
        &self.content
    }

    pub(super) fn choices(&self) -> &Choices {
        &self.choices
    }

    pub(super) fn n_bytes(&self) -> f64 {
        self.n_bytes
    }

    pub(super) fn is_from_last_visit(&self) -> bool {
        matches!(self.origin, Origin::Kept(_) | Origin::Published)
    }
}

impl Desk {
    /// Opens what was kept at the last visit. False where nothing was.
    pub(super) async fn restore(self) -> bool {
        let pins = local::recall(PINS_KEY);
        let pins = pins.map(|kept| kept.lines().map(str::to_owned).collect());
        self.hidden.update_value(|hidden| hidden.pins_before = pins);
        let Ok(keys) = storage::kept_keys().await else {
            return false;
        };
        for keys in keys.chunks(N_RESTORED) {
            let mut restored = Vec::new();
            let mut all_choices: Vec<Choices> = Vec::new();
            for key in keys {
                let Ok(Some((name, bytes, choices))) = storage::kept_file(*key).await else {
                    continue;
                };
                all_choices.push(choices);
                let n_bytes = f64::from(bytes.byte_length());
                let content = Content::Bytes(bytes);
                restored.push((
                    Picked {
                        name,
                        content,
                        n_bytes,
                    },
                    Origin::Kept(*key),
                ));
            }
            self.add_files_with(restored, all_choices);
        }
        !keys.is_empty()
    }

    /// Keeps the bytes of a file for the next visit. A published file comes with the site and is
    /// not kept until the reader adds one of their own.
    pub(super) fn keep_file(self, file: FileId, bytes: &ArrayBuffer) {
        let is_wanted = self.hidden.try_update_value(|hidden| {
            let Some(kept) = hidden.kept.get_mut(&file) else {
                return false;
            };
            if kept.origin == Origin::Reader && matches!(kept.content, Content::Blob(_)) {
                // The file on disk may change or go; an undo must still find what was opened.
                kept.content = Content::of(bytes);
            }
            !kept.is_stored && kept.origin != Origin::Published
        });
        if is_wanted == Some(true) {
            self.plan_storing(&[file]);
        }
    }

    /// Stores files soon, together with others that come meanwhile: a transaction each would take
    /// longer than reading them.
    fn plan_storing(self, files: &[FileId]) {
        let is_planned = self.hidden.try_update_value(|hidden| {
            let is_planned = !hidden.unstored.is_empty();
            hidden.unstored.extend(files);
            is_planned
        });
        if is_planned == Some(false) {
            task::after_ms(STORING_MS, move || task::spawn(self.store_all()));
        }
    }

    async fn store_all(self) {
        let files = self
            .hidden
            .try_update_value(|hidden| std::mem::take(&mut hidden.unstored));
        let mut records = Vec::new();
        let mut n_bytes = 0.0;
        let mut files = files.unwrap_or_default();
        sort_files(&mut files);
        files.dedup();
        for file in files {
            let kept = self
                .hidden
                .with_value(|hidden| hidden.kept.get(&file).cloned());
            let Some(kept) = kept.filter(|kept| !kept.is_stored && self.is_readable(file)) else {
                continue;
            };
            let Some(bytes) = kept.content.read().await else {
                continue;
            };
            n_bytes += kept.n_bytes;
            records.push((
                file,
                Record {
                    name: kept.name(),
                    bytes,
                    choices: kept.choices,
                    key: kept.key,
                },
            ));
            if n_bytes > LIMIT_TRANSACTION_BYTES || records.len() >= N_STORED {
                self.store(std::mem::take(&mut records)).await;
                n_bytes = 0.0;
            }
        }
        self.store(records).await;
    }

    /// Whether a file is open and has not failed.
    fn is_readable(self, file: FileId) -> bool {
        let is_failed = |row: &FileRow| {
            row.id == file && matches!(*row.status.read_untracked(), FileStatus::Failed(_))
        };
        self.is_open(file) && !self.unread.read_untracked().iter().any(is_failed)
    }

    async fn store(self, records: Vec<(FileId, Record)>) {
        if records.is_empty() {
            return;
        }
        let (files, records): (Vec<FileId>, Vec<Record>) = records.into_iter().unzip();
        match storage::keep_files(&records).await {
            Ok(keys) => self.note_stored(&files, &records, &keys),
            // Perhaps some of them still fit.
            Err(StorageTrouble::Full) if records.len() > 1 => {
                for (file, record) in files.iter().zip(records) {
                    let record = [record];
                    match storage::keep_files(&record).await {
                        Ok(keys) => self.note_stored(&[*file], &record, &keys),
                        Err(trouble) => self.tell_trouble(trouble),
                    }
                }
            }
            Err(trouble) => self.tell_trouble(trouble),
        }
    }

    fn note_stored(self, files: &[FileId], records: &[Record], keys: &[f64]) {
        self.hidden.update_value(|hidden| {
            for ((file, record), key) in files.iter().zip(records).zip(keys) {
                if let Some(kept) = hidden.kept.get_mut(file) {
                    kept.key = Some(*key);
                    // What was chosen while it was written is still to be kept.
                    kept.is_stored = kept.choices == record.choices;
                }
            }
        });
        // Those that were removed or failed while they were stored.
        let gone: Vec<FileId> = files
            .iter()
            .copied()
            .filter(|file| !self.is_readable(*file))
            .collect();
        self.forget_kept(&gone);
    }

    fn tell_trouble(self, trouble: StorageTrouble) {
        let sentence = match trouble {
            StorageTrouble::Full => text::STORAGE_FULL,
            StorageTrouble::Refused => text::STORAGE_REFUSED,
        };
        self.notices.tell(NoticeKind::Problem, sentence);
    }

    /// Notes what the reader said of a file, and keeps it with the file.
    pub(super) fn keep_choices(self, file: FileId, change: impl FnOnce(&mut Choices)) {
        self.keep_published();
        self.hidden.update_value(|hidden| {
            if let Some(kept) = hidden.kept.get_mut(&file) {
                change(&mut kept.choices);
                kept.is_stored = false;
                hidden.unstored.push(file);
            }
        });
        // At once: who reloads right after choosing finds the choice.
        task::spawn(self.store_all());
    }

    /// The reader's own files join the published ones: from now on all of them are kept.
    pub(super) fn keep_published(self) {
        let published = self.hidden.try_update_value(|hidden| {
            let mut published = Vec::new();
            for (file, kept) in &mut hidden.kept {
                if kept.origin == Origin::Published && self.is_open(*file) {
                    kept.origin = Origin::Reader;
                    published.push(*file);
                }
            }
            published
        });
        if let Some(published) = published.filter(|published| !published.is_empty()) {
            self.plan_storing(&published);
        }
    }

    /// Takes files out of the browser's storage. Their bytes stay in this page for an undo.
    pub(super) fn forget_kept(self, files: &[FileId]) {
        let keys = self.hidden.try_update_value(|hidden| {
            let mut keys = Vec::new();
            for file in files {
                if let Some(kept) = hidden.kept.get_mut(file).filter(|kept| kept.is_stored) {
                    kept.is_stored = false;
                    keys.extend(kept.key);
                }
            }
            keys
        });
        let Some(keys) = keys.filter(|keys| !keys.is_empty()) else {
            return;
        };
        task::spawn(async move {
            if storage::forget_files(&keys).await.is_err() {
                self.notices.tell(NoticeKind::Problem, text::NOT_FORGOTTEN);
            }
        });
    }

    /// Keeps the order of columns whenever it changes.
    pub(super) fn keep_pins(self) {
        watch(move || {
            let columns = self.columns.read();
            // Before everything is back, the columns on screen are not yet what was pinned.
            if !self.is_restored.get() || !self.progress.get().is_idle() {
                return;
            }
            if self.files.read().is_empty() {
                local::forget(PINS_KEY);
                return;
            }
            let ids: Vec<&str> = columns.iter().map(|c| c.view.stable_id.as_str()).collect();
            local::keep(PINS_KEY, &ids.join("\n"));
        });
    }
}
