//! Requests → answers of the worker: starts it, waits until it is ready, matches answers by id.
//!
//! No signals here; what happens is told to one listener as [`Note`]s. Every request is answered
//! exactly once: by the worker, by a sentence when the worker died of it, or by
//! [`Answer::Interrupted`] when the worker died of something else and it may be asked again.

mod message;
mod spawn;
mod text;

use crate::browser::{now_ms, task};
use js_sys::ArrayBuffer;
use spawn::Link;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;
use wire::{Envelope, FileId, PROTOCOL, Reply, Request, RequestId, Stage};

/// A worker that says nothing for so long while something is asked is taken for stuck. The
/// largest file that is read at all takes a slow phone about half of it.
const PATIENCE_MS: i32 = 60_000;

/// What became of a request.
pub enum Answer {
    /// The worker's answer, or a sentence why there is none.
    Reply(Reply),
    /// The worker died before it came to this request.
    Interrupted,
}

/// What happens beside answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// The worker is there.
    Ready {
        /// How many actors its lexicon knows.
        known_actors: u32,
    },
    /// A file is being worked on.
    Progress {
        /// Which.
        file: FileId,
        /// What is done with it.
        stage: Stage,
    },
    /// The worker died and a new one was started, which knows no files.
    Died,
    /// The worker can't be started.
    Broken {
        /// Why, for the reader.
        sentence: String,
    },
}

type Then = Box<dyn FnOnce(Answer)>;
type ThenBytes = Box<dyn FnOnce(Option<&[u8]>)>;

/// Who waits for an answer.
enum Waiting {
    /// The page.
    Page(Then),
    /// A view of the annex, which reads the bytes itself; none where there is no answer.
    Annex(ThenBytes),
}

/// A request on its way.
struct Outgoing {
    id: RequestId,
    message: ArrayBuffer,
    bytes: Option<ArrayBuffer>,
}

/// The page's end of the line; clones share it.
#[derive(Clone)]
pub struct WorkerClient(Rc<Line>);

struct Line {
    link: RefCell<Option<Link>>,
    is_ready: Cell<bool>,
    last_heard_ms: Cell<f64>,
    next_id: Cell<u32>,
    /// Not yet sent: the worker isn't ready.
    queue: RefCell<VecDeque<Outgoing>>,
    /// Sent or queued, not yet answered; the lowest id is the one being worked on.
    pending: RefCell<BTreeMap<RequestId, Waiting>>,
    tell: Box<dyn Fn(Note)>,
}

impl WorkerClient {
    /// Starts the worker; `tell` hears what happens beside answers.
    pub fn start(tell: impl Fn(Note) + 'static) -> Self {
        let client = WorkerClient(Rc::new(Line {
            link: RefCell::new(None),
            is_ready: Cell::new(false),
            last_heard_ms: Cell::new(now_ms()),
            next_id: Cell::new(1),
            queue: RefCell::default(),
            pending: RefCell::default(),
            tell: Box::new(tell),
        }));
        client.spawn();
        client
    }

    /// Asks; `then` is called exactly once.
    pub fn ask(
        &self,
        request: Request,
        bytes: Option<ArrayBuffer>,
        then: impl FnOnce(Answer) + 'static,
    ) {
        let id = self.await_answer(Waiting::Page(Box::new(then)));
        let message = message::encode(&Envelope { id, body: request });
        self.post(Outgoing { id, message, bytes });
    }

    /// Passes on what a view of the annex asks; `then` is called exactly once.
    pub fn pass_on(&self, request: &[u8], then: impl FnOnce(Option<&[u8]>) + 'static) {
        let id = self.await_answer(Waiting::Annex(Box::new(then)));
        let message = message::pass_on(id, request);
        self.post(Outgoing {
            id,
            message,
            bytes: None,
        });
    }

    fn await_answer(&self, waiting: Waiting) -> RequestId {
        let id = RequestId(self.0.next_id.replace(self.0.next_id.get().wrapping_add(1)));
        self.0.pending.borrow_mut().insert(id, waiting);
        id
    }

    fn post(&self, outgoing: Outgoing) {
        if self.0.is_ready.get() {
            self.send(outgoing);
        } else {
            self.0.queue.borrow_mut().push_back(outgoing);
        }
    }

    /// Tries again to start a worker that could not be started.
    pub fn restart(&self) {
        if !self.0.is_ready.get() {
            self.spawn();
        }
    }

    fn spawn(&self) {
        let hear = {
            let client = self.clone();
            move |heard| client.hear(heard)
        };
        match Link::open(hear) {
            Some(link) => *self.0.link.borrow_mut() = Some(link),
            None => self.refuse(text::CANNOT_START),
        }
    }

    fn send(&self, outgoing: Outgoing) {
        let Outgoing { id, message, bytes } = outgoing;
        let is_sent = self
            .0
            .link
            .borrow()
            .as_ref()
            .is_some_and(|link| link.post(&message, bytes.as_ref()));
        if !is_sent {
            self.answer(id, Answer::Reply(failed(text::CANNOT_SEND)));
            return;
        }
        let client = self.clone();
        task::after_ms(PATIENCE_MS, move || client.check_patience(id));
    }

    /// A request that is the next in turn and still unanswered after the worker has been silent
    /// for long is what it is stuck on.
    fn check_patience(&self, id: RequestId) {
        let is_next = self.0.pending.borrow().keys().next() == Some(&id);
        if !self.0.pending.borrow().contains_key(&id) || !self.0.is_ready.get() {
            return;
        }
        let silent_ms = now_ms() - self.0.last_heard_ms.get();
        if is_next && silent_ms >= f64::from(PATIENCE_MS) {
            self.bury(text::TOO_LONG);
        } else {
            let client = self.clone();
            task::after_ms(PATIENCE_MS / 2, move || client.check_patience(id));
        }
    }

    fn hear(&self, heard: spawn::Heard) {
        self.0.last_heard_ms.set(now_ms());
        match heard {
            spawn::Heard::Message(bytes) if self.is_for_annex(&bytes) => {}
            spawn::Heard::Message(bytes) => match wire::decode::<Envelope<Reply>>(&bytes) {
                Ok(envelope) => self.take(envelope),
                Err(_) if self.0.is_ready.get() => self.bury(text::NOT_UNDERSTOOD),
                Err(_) => self.refuse(text::OTHER_VERSION),
            },
            spawn::Heard::Failure if self.0.is_ready.get() => self.bury(text::DIED),
            spawn::Heard::Failure => self.refuse(text::CANNOT_START),
        }
    }

    fn take(&self, envelope: Envelope<Reply>) {
        match envelope.body {
            Reply::Ready { protocol, .. } if protocol != PROTOCOL => {
                self.refuse(text::OTHER_VERSION);
            }
            Reply::Ready { known_actors, .. } => {
                self.0.is_ready.set(true);
                (self.0.tell)(Note::Ready { known_actors });
                loop {
                    let next = self.0.queue.borrow_mut().pop_front();
                    let Some(outgoing) = next else { break };
                    self.send(outgoing);
                }
            }
            Reply::Progress { file, stage } => (self.0.tell)(Note::Progress { file, stage }),
            reply => self.answer(envelope.id, Answer::Reply(reply)),
        }
    }

    /// Gives the annex its answer, unread; whether it was one.
    fn is_for_annex(&self, bytes: &[u8]) -> bool {
        let Ok((id, body)) = wire::decode_parts(bytes) else {
            return false;
        };
        let is_annex = matches!(self.0.pending.borrow().get(&id), Some(Waiting::Annex(_)));
        let waiting = is_annex.then(|| self.0.pending.borrow_mut().remove(&id));
        if let Some(Some(Waiting::Annex(then))) = waiting {
            then(Some(body));
        }
        is_annex
    }

    fn answer(&self, id: RequestId, answer: Answer) {
        let waiting = self.0.pending.borrow_mut().remove(&id);
        match waiting {
            Some(Waiting::Page(then)) => then(answer),
            Some(Waiting::Annex(then)) => then(None),
            None => {}
        }
    }

    /// The worker died of the request whose turn it was: that one fails with `sentence`, the
    /// others may be asked again, a new worker is started.
    fn bury(&self, sentence: &str) {
        self.0.is_ready.set(false);
        // The old worker ends with its link.
        *self.0.link.borrow_mut() = None;
        let pending = std::mem::take(&mut *self.0.pending.borrow_mut());
        self.0.queue.borrow_mut().clear();
        self.spawn();
        (self.0.tell)(Note::Died);
        for (nth, (_, waiting)) in pending.into_iter().enumerate() {
            match waiting {
                Waiting::Page(then) if nth == 0 => then(Answer::Reply(failed(sentence))),
                Waiting::Page(then) => then(Answer::Interrupted),
                Waiting::Annex(then) => then(None),
            }
        }
    }

    /// No worker will come. What is asked stays queued: the reader may try again.
    fn refuse(&self, sentence: &str) {
        *self.0.link.borrow_mut() = None;
        (self.0.tell)(Note::Broken {
            sentence: sentence.to_owned(),
        });
    }
}

fn failed(sentence: &str) -> Reply {
    Reply::Failed {
        sentence: sentence.to_owned(),
    }
}
