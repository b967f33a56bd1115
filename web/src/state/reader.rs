//! The line to the worker, as a value that state can copy.

use crate::worker_client::{Answer, Note, WorkerClient};
use js_sys::ArrayBuffer;
use leptos::prelude::*;
use wire::{Reply, Request};

/// A handle on the worker. Before `start`, questions are answered as interrupted.
#[derive(Clone, Copy)]
pub struct Reader(StoredValue<Option<WorkerClient>, LocalStorage>);

impl Reader {
    /// No worker yet.
    pub fn new() -> Self {
        Reader(StoredValue::new_local(None))
    }

    /// Starts the worker.
    pub fn start(self, tell: impl Fn(Note) + 'static) {
        self.0.set_value(Some(WorkerClient::start(tell)));
    }

    /// Tries again to start a worker that could not be started.
    pub fn restart(self) {
        if let Some(client) = self.0.get_value() {
            client.restart();
        }
    }

    /// Asks; `then` is called exactly once.
    pub fn ask(
        self,
        request: Request,
        bytes: Option<ArrayBuffer>,
        then: impl FnOnce(Answer) + 'static,
    ) {
        match self.0.get_value() {
            Some(client) => client.ask(request, bytes, then),
            None => then(Answer::Interrupted),
        }
    }

    /// Passes on what a view of the annex asks; `then` is called exactly once.
    pub fn pass_on(self, request: &[u8], then: impl FnOnce(Option<&[u8]>) + 'static) {
        match self.0.get_value() {
            Some(client) => client.pass_on(request, then),
            None => then(None),
        }
    }

    /// Asks where only a reply is of use.
    pub fn ask_reply(self, request: Request, then: impl FnOnce(Reply) + 'static) {
        self.ask(request, None, move |answer| {
            if let Answer::Reply(reply) = answer {
                then(reply);
            }
        });
    }
}
