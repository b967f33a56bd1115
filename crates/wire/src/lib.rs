//! The messages between page and worker: what may be asked, what is answered, what is drawn.
//!
//! The only crate both sides know. Everything here is plain data that is ready to draw: no byte
//! offsets, nothing the page would have to look up in a text. A message is postcard bytes; the
//! bytes of a file to be read travel beside it as a transferred buffer, never inside.

mod act;
mod choice;
mod reply;
mod report;
mod request;
mod view;

pub use act::Act;
pub use choice::*;
pub use reply::{Reply, Stage};
pub use report::*;
pub use request::{ExportFormat, Request};
pub use view::*;

use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// Raised whenever a type in this crate changes. A page and a worker of different numbers refuse
/// to talk (an old worker may sit in a cache).
pub const PROTOCOL: u32 = 4;

/// A number the page gives each request; the one answer carries it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RequestId(pub u32);

/// A message with the number of the request it belongs to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Envelope<T> {
    /// Which request.
    pub id: RequestId,
    /// What is asked or answered.
    pub body: T,
}

/// The bytes are not a message of this protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecodeError;

impl std::fmt::Display for DecodeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the bytes are not a message of this protocol")
    }
}

impl std::error::Error for DecodeError {}

/// Message → bytes. Empty only if memory ran out.
pub fn encode<T: Serialize>(message: &T) -> Vec<u8> {
    postcard::to_allocvec(message).unwrap_or_default()
}

/// A message whose body is bytes already: how the page passes on what a view of the annex asks.
pub fn encode_parts(id: RequestId, body: &[u8]) -> Vec<u8> {
    let mut bytes = encode(&id);
    bytes.extend_from_slice(body);
    bytes
}

/// The number of a message and the bytes of its body.
///
/// # Errors
/// When there is no number.
pub fn decode_parts(bytes: &[u8]) -> Result<(RequestId, &[u8]), DecodeError> {
    postcard::take_from_bytes(bytes).map_err(|_| DecodeError)
}

/// Bytes → message.
///
/// # Errors
/// When the bytes are not a `T`.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, DecodeError> {
    postcard::from_bytes(bytes).map_err(|_| DecodeError)
}
