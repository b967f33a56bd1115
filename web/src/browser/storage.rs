//! Files that survive closing the page: `IndexedDB`, one record a file, key = the order of opening.

use super::property;
use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams, TransactionMode};
use js_sys::{ArrayBuffer, Object, Reflect, Uint8Array};
use std::cell::RefCell;
use std::future::IntoFuture;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};

const DATABASE: &str = "sidelight";
const FILES: &str = "files";

/// Fields of what the reader said of a file.
const CHOICES: [&str; 2] = ["changes", "columns"];

thread_local! {
    static OPENED: RefCell<Option<Rc<Database>>> = const { RefCell::new(None) };
}

/// Why something could not be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageTrouble {
    /// The browser gives no more room.
    Full,
    /// The browser keeps nothing here (private window, blocked by a setting).
    Refused,
}

impl From<Error> for StorageTrouble {
    fn from(error: Error) -> Self {
        // Not the error's own words: they bring the words of every error along.
        let name = match error {
            Error::DomException(exception) => exception.name(),
            Error::AddFailed(thrown) | Error::UpdateFailed(thrown) => {
                property(&thrown, "name").as_string().unwrap_or_default()
            }
            _ => String::new(),
        };
        super::log_problem(&name);
        if name == "QuotaExceededError" {
            StorageTrouble::Full
        } else {
            StorageTrouble::Refused
        }
    }
}

/// The database, opened once.
async fn database() -> Result<Rc<Database>, Error> {
    if let Some(database) = OPENED.with_borrow(Clone::clone) {
        return Ok(database);
    }
    let mut request = Factory::new()?.open(DATABASE, Some(1))?;
    request.on_upgrade_needed(|event| {
        let mut params = ObjectStoreParams::new();
        params.auto_increment(true);
        if let Ok(database) = event.database() {
            // An error aborts the upgrade, and opening then fails with it.
            _ = database.create_object_store(FILES, params);
        }
    });
    let database = Rc::new(request.await?);
    OPENED.set(Some(Rc::clone(&database)));
    Ok(database)
}

/// A file to keep.
pub struct Record {
    /// Its name.
    pub name: Arc<str>,
    /// Its content.
    pub bytes: ArrayBuffer,
    /// What the reader said of it, as the worker writes it.
    pub choices: [Vec<u8>; 2],
    /// The key it had before, so that it comes back to its place.
    pub key: Option<f64>,
}

/// Keeps files, all or none. Returns their keys.
///
/// # Errors
/// When the browser keeps nothing or has no room.
pub async fn keep_files(records: &[Record]) -> Result<Vec<f64>, StorageTrouble> {
    let transaction = database()
        .await?
        .transaction(&[FILES], TransactionMode::ReadWrite)?;
    let store = transaction.object_store(FILES)?;
    let mut requests = Vec::with_capacity(records.len());
    for record in records {
        let value = Object::new();
        let is_set = Reflect::set(&value, &"name".into(), &(&*record.name).into()).is_ok()
            && Reflect::set(&value, &"bytes".into(), &record.bytes).is_ok()
            && CHOICES.iter().zip(&record.choices).all(|(name, bytes)| {
                let bytes = Uint8Array::from(bytes.as_slice());
                Reflect::set(&value, &(*name).into(), &bytes).is_ok()
            });
        if !is_set {
            return Err(StorageTrouble::Refused);
        }
        let key = record.key.map(JsValue::from_f64);
        requests.push(store.put(&value, key.as_ref())?.into_future());
    }
    let mut keys = Vec::with_capacity(records.len());
    for request in requests {
        keys.push(request.await?.as_f64().ok_or(StorageTrouble::Refused)?);
    }
    if transaction.commit()?.await?.is_aborted() {
        // Short of a bug of ours, a browser gives up a write only for want of room.
        return Err(StorageTrouble::Full);
    }
    Ok(keys)
}

/// The keys of all kept files, in order.
///
/// # Errors
/// When the browser keeps nothing.
pub async fn kept_keys() -> Result<Vec<f64>, StorageTrouble> {
    let transaction = database()
        .await?
        .transaction(&[FILES], TransactionMode::ReadOnly)?;
    let keys = transaction
        .object_store(FILES)?
        .get_all_keys(None, None)?
        .await?;
    Ok(keys.iter().filter_map(JsValue::as_f64).collect())
}

/// A kept file: its name, its content, what the reader said of it.
///
/// # Errors
/// When the browser keeps nothing.
pub async fn kept_file(
    key: f64,
) -> Result<Option<(String, ArrayBuffer, [Vec<u8>; 2])>, StorageTrouble> {
    let transaction = database()
        .await?
        .transaction(&[FILES], TransactionMode::ReadOnly)?;
    let record = transaction
        .object_store(FILES)?
        .get(JsValue::from_f64(key))?
        .await?;
    Ok(record.and_then(|record| {
        let bytes = property(&record, "bytes").dyn_into().ok()?;
        let choices = CHOICES.map(|name| {
            let bytes = property(&record, name).dyn_into::<Uint8Array>();
            bytes.map(|bytes| bytes.to_vec()).unwrap_or_default()
        });
        Some((property(&record, "name").as_string()?, bytes, choices))
    }))
}

/// Forgets kept files.
///
/// # Errors
/// When the browser keeps nothing.
pub async fn forget_files(keys: &[f64]) -> Result<(), StorageTrouble> {
    let transaction = database()
        .await?
        .transaction(&[FILES], TransactionMode::ReadWrite)?;
    let store = transaction.object_store(FILES)?;
    for key in keys {
        store.delete(JsValue::from_f64(*key))?.await?;
    }
    transaction.commit()?.await?;
    Ok(())
}
