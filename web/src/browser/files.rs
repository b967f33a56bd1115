//! Dropped, picked and pasted files → names and bytes.
//!
//! A large file is held as a `Blob`, which the browser may keep out of memory; bytes are read only
//! when the worker is about to want them.

use super::{method, task};
use crate::state::shelf::sorted_by;
use js_sys::{Array, ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, DataTransfer, DragEvent, Event, File, FileList, FileSystemDirectoryEntry,
    FileSystemEntry, FileSystemFileEntry, HtmlInputElement,
};

/// Larger files are refused before a byte is read: text of this size is no news coverage, and
/// reading it would need many times its size in memory.
pub const LIMIT_BYTES: f64 = 100.0 * 1024.0 * 1024.0;

/// Folders in folders deeper than this are not followed (a link may lead back to its parent).
const LIMIT_DEPTH: usize = 16;

/// Bytes up to this length are held as they are; a blob of the browser costs half a millisecond,
/// which for thousands of articles is seconds, and is of use only for what is large.
const SMALL_BYTES: u32 = 1024 * 1024;

/// Where the bytes of a file are.
#[derive(Clone, Debug)]
pub enum Content {
    /// With the browser: on disk, or where it likes.
    Blob(Blob),
    /// Here.
    Bytes(ArrayBuffer),
}

impl Content {
    /// A copy of these bytes, to be held for as long as the page is open.
    pub fn of(bytes: &ArrayBuffer) -> Self {
        let blob = || Blob::new_with_buffer_source_sequence(&Array::of1(bytes)).ok();
        match Some(bytes.byte_length())
            .filter(|n| *n > SMALL_BYTES)
            .and_then(|_| blob())
        {
            Some(blob) => Content::Blob(blob),
            None => Content::Bytes(bytes.slice(0)),
        }
    }

    /// Reads the bytes into a buffer that can be given away. None where the file has gone or may
    /// not be read any more.
    pub async fn read(&self) -> Option<ArrayBuffer> {
        match self {
            Content::Blob(blob) => JsFuture::from(blob.array_buffer())
                .await
                .ok()?
                .dyn_into()
                .ok(),
            Content::Bytes(bytes) => Some(bytes.slice(0)),
        }
    }
}

/// A file the reader gave us, not yet read.
#[derive(Clone, Debug)]
pub struct Picked {
    /// Its name, without folders.
    pub name: String,
    /// Its content.
    pub content: Content,
    /// How long it is.
    pub n_bytes: f64,
}

/// Asking a file for its length takes the browser a quarter of a millisecond; so many at a time.
const N_MEASURED: usize = 40;

/// Measures files, in portions: a folder may hold thousands.
pub async fn measured(files: Vec<File>) -> Vec<Picked> {
    let mut picked = Vec::with_capacity(files.len());
    for (nth, file) in files.into_iter().enumerate() {
        if nth % N_MEASURED == N_MEASURED - 1 {
            task::breathe().await;
        }
        let (name, n_bytes) = (file.name(), file.size());
        picked.push(Picked {
            name,
            n_bytes,
            content: Content::Blob(file.into()),
        });
    }
    picked
}

/// All files of a list.
pub fn all_of(list: &FileList) -> Vec<File> {
    (0..list.length()).filter_map(|idx| list.get(idx)).collect()
}

/// The files of a file field, which is emptied so that the same file can be picked again.
pub fn files_of_field(event: &Event) -> Vec<File> {
    let Some(field) = event
        .target()
        .and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
    else {
        return Vec::new();
    };
    let files = field.files().map(|list| all_of(&list)).unwrap_or_default();
    field.set_value("");
    files
        .into_iter()
        .filter(|file| !is_hidden(&file.name()))
        .collect()
}

/// What was dropped. Must be taken while the event is handled: the browser empties it after.
pub struct Dropped {
    files: Vec<File>,
    folders: Vec<FileSystemDirectoryEntry>,
    text: Option<String>,
}

/// Takes what was dropped.
pub fn dropped(event: &DragEvent) -> Option<Dropped> {
    let transfer = event.data_transfer()?;
    let mut dropped = Dropped {
        files: Vec::new(),
        folders: Vec::new(),
        text: None,
    };
    let things = transfer.items();
    for idx in 0..things.length() {
        let Some(thing) = things.get(idx).filter(|thing| thing.kind() == "file") else {
            continue;
        };
        match thing.webkit_get_as_entry().ok().flatten() {
            Some(entry) if entry.is_directory() => dropped.folders.push(entry.unchecked_into()),
            _ => dropped.files.extend(thing.get_as_file().ok().flatten()),
        }
    }
    if dropped.files.is_empty() && dropped.folders.is_empty() {
        dropped.files = files_of(&transfer);
        dropped.text = transfer
            .get_data("text/plain")
            .ok()
            .filter(|text| !text.trim().is_empty());
    }
    Some(dropped)
}

/// Files of a transfer without entries (made by a script).
fn files_of(transfer: &DataTransfer) -> Vec<File> {
    transfer
        .files()
        .map(|list| all_of(&list))
        .unwrap_or_default()
}

impl Dropped {
    /// Dropped text, where no file was dropped.
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref().filter(|_| self.files.is_empty())
    }

    /// All files, those in folders and their folders too, each folder in the order of its names.
    pub async fn into_files(self) -> Vec<Picked> {
        let mut files = self.files;
        let mut folders: Vec<(usize, FileSystemDirectoryEntry)> = self
            .folders
            .into_iter()
            .rev()
            .map(|folder| (0, folder))
            .collect();
        while let Some((depth, folder)) = folders.pop() {
            let mut entries = entries_of(&folder).await;
            entries = sorted_by(entries, &|a, b| a.name().cmp(&b.name()));
            let mut inner = Vec::new();
            for entry in entries
                .into_iter()
                .filter(|entry| !is_hidden(&entry.name()))
            {
                if entry.is_directory() {
                    inner.push((depth + 1, entry.unchecked_into()));
                } else {
                    files.extend(file_of(entry.unchecked_ref()).await);
                }
            }
            folders.extend(
                inner
                    .into_iter()
                    .rev()
                    .filter(|(depth, _)| *depth < LIMIT_DEPTH),
            );
        }
        measured(files).await
    }
}

/// Files that systems put into folders for themselves.
fn is_hidden(name: &str) -> bool {
    name.starts_with('.') || matches!(name, "Thumbs.db" | "desktop.ini")
}

/// What a folder holds. The browser hands it out in parts; an empty part is the end.
async fn entries_of(folder: &FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = folder.create_reader();
    let mut entries = Vec::new();
    loop {
        let part = promise_of(|done, failed| {
            let read = method(&reader, "readEntries");
            read.map(|read| read.call2(&reader, &done, &failed))
                .is_some_and(|r| r.is_ok())
        });
        let Ok(part) = JsFuture::from(part).await else {
            return entries;
        };
        let part: Array = part.unchecked_into();
        if part.length() == 0 {
            return entries;
        }
        entries.extend(part.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
}

/// The file of an entry.
async fn file_of(entry: &FileSystemFileEntry) -> Option<File> {
    let file = promise_of(|done, failed| {
        let get = method(entry, "file");
        get.map(|get| get.call2(entry, &done, &failed))
            .is_some_and(|r| r.is_ok())
    });
    JsFuture::from(file).await.ok().map(JsCast::unchecked_into)
}

/// A promise of what `call` hands to its first function.
fn promise_of(mut call: impl FnMut(JsValue, JsValue) -> bool) -> Promise {
    Promise::new(&mut |done, failed| {
        if !call(done.clone().into(), failed.clone().into()) {
            _ = failed.call0(&JsValue::UNDEFINED);
        }
    })
}

/// A file of our own making, from typed or pasted text.
pub fn picked_from_text(name: String, text: &str) -> Picked {
    let bytes = Uint8Array::from(text.as_bytes()).buffer();
    Picked {
        name,
        n_bytes: f64::from(bytes.byte_length()),
        content: Content::Bytes(bytes),
    }
}
