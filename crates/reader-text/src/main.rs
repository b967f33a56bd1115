//! The reader as a worker of its own: one message a file, one answer each.

#[cfg(target_arch = "wasm32")]
fn main() {
    reader_line::serve(reader_text::read);
}

/// Natively the readers are used as a library.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
