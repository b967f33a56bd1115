//! The worker's side of `postMessage`: to the page, and to the readers it starts.

mod readers;

use js_sys::{ArrayBuffer, Object, Reflect, Uint8Array};
use readers::Readers;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};
use wire::{Envelope, Reply, Request, RequestId};
use worker::{Answer, Desk, Pending};

/// What the handlers share. A message is handled to its end before the next one is taken, so nothing
/// is ever borrowed twice.
struct Office {
    scope: DedicatedWorkerGlobalScope,
    desk: RefCell<Desk>,
    readers: Readers,
}

/// Installs the handler and says that the worker can work.
pub(crate) fn serve() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        // Loaded as a plain script by mistake: nobody to talk to.
        return;
    };
    let office = Rc::new(Office {
        scope: scope.clone(),
        desk: RefCell::new(Desk::new(lexicon::built_in())),
        readers: Readers::new(&scope),
    });
    let ready = office.desk.borrow().ready();
    let handler = Closure::<dyn FnMut(MessageEvent)>::new({
        let office = Rc::clone(&office);
        move |event: MessageEvent| office.take(&event.data())
    });
    scope.set_onmessage(Some(handler.as_ref().unchecked_ref()));
    // The handler lives as long as the worker.
    handler.forget();
    office.post(RequestId(0), ready);
}

impl Office {
    fn take(self: &Rc<Self>, message: &JsValue) {
        let request = bytes_of(message, "message").unwrap_or_default();
        let Ok(Envelope { id, body }) = wire::decode::<Envelope<Request>>(&request) else {
            // The number stands first and outlives changes of the rest; 0 is no request's number.
            let id = wire::decode(&request).unwrap_or(RequestId(0));
            let sentence = "The page and its reader are of different versions; reload the page.";
            self.post(
                id,
                Reply::Failed {
                    sentence: sentence.to_string(),
                },
            );
            return;
        };
        let bytes = bytes_of(message, "bytes");
        let answer = self
            .desk
            .borrow_mut()
            .handle(body, bytes, &mut |note| self.post(id, note));
        self.settle(id, answer);
    }

    /// Posts an answer, or has a reader see a file first.
    fn settle(self: &Rc<Self>, id: RequestId, answer: Answer) {
        match answer {
            Answer::Now(reply) => self.post(id, reply),
            Answer::After(pending) => self.ask_reader(id, pending),
        }
    }

    fn ask_reader(self: &Rc<Self>, id: RequestId, mut pending: Pending) {
        let Some(task) = pending.take_task() else {
            return;
        };
        // The page counts on hearing something now and then while a file is worked on.
        self.post(id, pending.progress());
        let office = Rc::clone(self);
        self.readers.ask(task, move |unpacked| {
            let answer = office
                .desk
                .borrow_mut()
                .resume(pending, unpacked, &mut |note| office.post(id, note));
            office.settle(id, answer);
        });
    }

    fn post(&self, id: RequestId, body: Reply) {
        let buffer = Uint8Array::from(wire::encode(&Envelope { id, body }).as_slice()).buffer();
        let message = Object::new();
        let transfer = js_sys::Array::of1(&buffer);
        // Setting a field of a fresh object and posting an owned buffer only fail when the worker is
        // being ended; then nobody waits for the answer.
        let _ = Reflect::set(&message, &JsValue::from_str("message"), &buffer);
        let _ = self.scope.post_message_with_transfer(&message, &transfer);
    }
}

fn bytes_of(message: &JsValue, field: &str) -> Option<Vec<u8>> {
    let buffer = Reflect::get(message, &JsValue::from_str(field)).ok()?;
    let buffer = buffer.dyn_into::<ArrayBuffer>().ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
