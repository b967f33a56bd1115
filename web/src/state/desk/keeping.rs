//! Files and pins that survive a reload.
//!
//! Storage may be full or forbidden; the reader is told once, and everything else goes on.

use super::{Desk, Origin};
use crate::browser::files::{self, Picked};
use crate::browser::storage::{self, StorageTrouble};
use crate::browser::{local, task};
use crate::state::notices::NoticeKind;
use crate::state::text;
use crate::state::watch;
use js_sys::ArrayBuffer;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::Blob;
use wire::FileId;

/// Kept files that come back at a time: each time redraws lists.
const N_RESTORED: usize = 40;

const PINS_KEY: &str = "sidelight.pins";

/// A file as the page keeps it, for reading it again.
#[derive(Clone)]
pub(super) struct Kept {
    name: Arc<str>,
    blob: Blob,
    n_bytes: f64,
    origin: Origin,
    /// Its key in the browser's storage, also after it was removed there.
    key: Option<f64>,
    is_stored: bool,
}

impl Kept {
    pub(super) fn new(picked: Picked, origin: Origin) -> Self {
        let key = if let Origin::Kept(key) = origin {
            Some(key)
        } else {
            None
        };
        Kept {
            name: picked.name.into(),
            blob: picked.blob,
            n_bytes: picked.n_bytes,
            origin,
            key,
            is_stored: key.is_some(),
        }
    }

    pub(super) fn name(&self) -> Arc<str> {
        Arc::clone(&self.name)
    }

    pub(super) fn blob(&self) -> &Blob {
        &self.blob
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
            for key in keys {
                let Ok(Some((name, bytes))) = storage::kept_file(*key).await else {
                    continue;
                };
                let n_bytes = f64::from(bytes.byte_length());
                if let Some(blob) = files::keep(&bytes) {
                    restored.push((
                        Picked {
                            name,
                            blob,
                            n_bytes,
                        },
                        Origin::Kept(*key),
                    ));
                }
            }
            self.add_files(restored);
        }
        !keys.is_empty()
    }

    /// Keeps the bytes of a file for the next visit. A published file comes with the site and is
    /// not kept until the reader adds one of their own.
    pub(super) fn keep_file(self, file: FileId, bytes: &ArrayBuffer) {
        let wanted = self.hidden.try_update_value(|hidden| {
            let kept = hidden.kept.get_mut(&file)?;
            if let Some(blob) = files::keep(bytes).filter(|_| kept.origin == Origin::Reader) {
                // The file on disk may change or go; an undo must still find what was opened.
                kept.blob = blob;
            }
            let is_wanted = !kept.is_stored && kept.origin != Origin::Published;
            is_wanted.then(|| (kept.name(), kept.key))
        });
        if let Some((name, key)) = wanted.flatten() {
            task::spawn(self.store(file, name, files::copy(bytes), key));
        }
    }

    async fn store(self, file: FileId, name: Arc<str>, bytes: ArrayBuffer, key: Option<f64>) {
        match storage::keep_file(&name, &bytes, key).await {
            Ok(key) => {
                let is_open = self.files.read_untracked().contains(&file);
                self.hidden.update_value(|hidden| {
                    if let Some(kept) = hidden.kept.get_mut(&file) {
                        kept.key = Some(key);
                        kept.is_stored = is_open;
                    }
                });
                if !is_open {
                    // Removed while it was being kept.
                    _ = storage::forget_files(&[key]).await;
                }
            }
            Err(StorageTrouble::Full) => self.notices.tell(NoticeKind::Problem, text::STORAGE_FULL),
            Err(StorageTrouble::Refused) => {
                self.notices
                    .tell(NoticeKind::Problem, text::STORAGE_REFUSED);
            }
        }
    }

    /// The reader's own files join the published ones: from now on all of them are kept.
    pub(super) fn keep_published(self) {
        let published = self.hidden.try_update_value(|hidden| {
            let open = self.files.read_untracked();
            let mut published = Vec::new();
            for (file, kept) in &mut hidden.kept {
                if kept.origin == Origin::Published && open.contains(file) {
                    kept.origin = Origin::Reader;
                    published.push((*file, kept.name(), kept.blob.clone()));
                }
            }
            published
        });
        task::spawn(async move {
            for (file, name, blob) in published.unwrap_or_default() {
                if let Some(bytes) = files::read(&blob).await {
                    self.store(file, name, bytes, None).await;
                }
            }
        });
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
