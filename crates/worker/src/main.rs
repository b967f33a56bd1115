//! Messages of the page → the desk → messages to the page. Nothing else happens here.
//!
//! A message from the page is `{ message: ArrayBuffer, bytes?: ArrayBuffer }`: the postcard bytes of
//! an `Envelope<Request>` and, beside them, the content of a file. Back goes
//! `{ message: ArrayBuffer }` with an `Envelope<Reply>`, transferred. A panic ends the worker and
//! reaches the page as an `error` event; the page then starts a new one.

#[cfg(target_arch = "wasm32")]
mod browser;

#[cfg(target_arch = "wasm32")]
fn main() {
    browser::serve();
}

/// Natively there is no page to talk to; the desk is tested through the library.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
