//! Both ends of the line between the worker and a reader that runs in a worker of its own.
//!
//! The worker holds the client end and starts a reader when the first file of its formats
//! comes; each reader's `main` is one call of `serve`. A task goes out as two buffers, the head as
//! postcard bytes and the file's content as it is; one answer comes back. Nothing is read here. The
//! codec runs natively too, so that it is tested there.

mod codec;

#[cfg(target_arch = "wasm32")]
mod client;
#[cfg(target_arch = "wasm32")]
mod serve;

#[cfg(target_arch = "wasm32")]
pub use client::{Heard, Line};
pub use codec::{decode_answer, decode_task, encode_answer, encode_task};
#[cfg(target_arch = "wasm32")]
pub use serve::serve;
