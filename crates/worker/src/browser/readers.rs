//! Files for the readers → their answers, each reader one file at a time.
//!
//! A reader is started when the first file of its formats comes and stays. One that dies of a file,
//! or needs too long for it, is ended; the file is refused with a sentence and the next one starts a
//! fresh reader.

use analysis::{Reader, Refusal, Task, Unpacked};
use js_sys::Reflect;
use reader_line::{Heard, Line};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DedicatedWorkerGlobalScope;

/// A file that takes a reader longer is given up, and so is a reader that does not start. Together
/// less than the page's patience with the worker, so that one bad file does not cost all open ones.
const PATIENCE_MS: i32 = 35_000;
const START_PATIENCE_MS: i32 = 20_000;

const DIED: &str = "This file could not be read: the part that reads this kind of file stopped, most \
                    likely for want of memory. Save it in another format, or a part of it, and open that.";
const TOO_LONG: &str = "This file took too long to read and was given up. Save it in another format, or \
                        a part of it, and open that.";
const CANNOT_START: &str = "The part that reads this kind of file could not be loaded. Check that the \
                            page is complete or that you are online, and open the file again.";

type Then = Box<dyn FnOnce(Result<Unpacked, Refusal>)>;

/// All readers.
pub(super) struct Readers {
    scope: DedicatedWorkerGlobalScope,
    desks: BTreeMap<Reader, Rc<ReaderDesk>>,
}

/// One reader, its queue and the file it is busy with.
struct ReaderDesk {
    scope: DedicatedWorkerGlobalScope,
    reader: Reader,
    line: RefCell<Option<Line>>,
    is_ready: Cell<bool>,
    queue: RefCell<VecDeque<(Task, Then)>>,
    /// Who waits for the file that was sent.
    busy: RefCell<Option<Then>>,
    /// Counts the lines that were opened: what an ended one still says is not heard.
    n_lines: Cell<u32>,
    /// Counts files, so that an alarm knows whether its file is still the one.
    turn: Cell<u32>,
}

impl Readers {
    pub(super) fn new(scope: &DedicatedWorkerGlobalScope) -> Self {
        let desk = |reader| {
            Rc::new(ReaderDesk {
                scope: scope.clone(),
                reader,
                line: RefCell::new(None),
                is_ready: Cell::new(false),
                queue: RefCell::default(),
                busy: RefCell::new(None),
                n_lines: Cell::new(0),
                turn: Cell::new(0),
            })
        };
        Self {
            scope: scope.clone(),
            desks: Reader::ALL
                .iter()
                .map(|&reader| (reader, desk(reader)))
                .collect(),
        }
    }

    /// Has a reader read; `then` is called exactly once, never before this returns.
    pub(super) fn ask(&self, task: Task, then: impl FnOnce(Result<Unpacked, Refusal>) + 'static) {
        let Some(desk) = self.desks.get(&task.reader) else {
            return;
        };
        desk.queue.borrow_mut().push_back((task, Box::new(then)));
        let desk = Rc::clone(desk);
        after_ms(&self.scope, 0, move || desk.pump());
    }
}

impl ReaderDesk {
    /// Sends the next file if the reader is free; starts it if it does not run.
    fn pump(self: &Rc<Self>) {
        if self.busy.borrow().is_some() || self.queue.borrow().is_empty() {
            return;
        }
        if self.line.borrow().is_none() {
            self.start();
            return;
        }
        if !self.is_ready.get() {
            return;
        }
        let next = self.queue.borrow_mut().pop_front();
        let Some((task, then)) = next else { return };
        *self.busy.borrow_mut() = Some(then);
        let line = self.line.borrow();
        let is_sent = line
            .as_ref()
            .is_some_and(|line| line.send(task.format, task.member));
        drop(line);
        if is_sent {
            self.set_alarm(PATIENCE_MS);
        } else {
            self.fail(DIED);
        }
    }

    fn start(self: &Rc<Self>) {
        let number = self.n_lines.get().wrapping_add(1);
        self.n_lines.set(number);
        let hear = {
            let desk = Rc::clone(self);
            move |heard| {
                if desk.n_lines.get() == number && desk.line.borrow().is_some() {
                    desk.hear(heard);
                }
            }
        };
        let line = addresses(&self.scope, self.reader)
            .and_then(|(glue, wasm)| Line::open(&glue, &wasm, hear));
        if line.is_some() {
            *self.line.borrow_mut() = line;
            self.set_alarm(START_PATIENCE_MS);
        } else {
            self.refuse_all();
        }
    }

    fn hear(self: &Rc<Self>, heard: Heard) {
        match heard {
            Heard::Ready => {
                self.is_ready.set(true);
                self.turn.set(self.turn.get().wrapping_add(1));
            }
            Heard::Answer(answer) => self.answer(answer),
            Heard::Failure if self.is_ready.get() => self.fail(DIED),
            Heard::Failure => self.refuse_all(),
        }
        self.pump();
    }

    fn answer(&self, answer: Result<Unpacked, Refusal>) {
        self.turn.set(self.turn.get().wrapping_add(1));
        let then = self.busy.borrow_mut().take();
        if let Some(then) = then {
            then(answer);
        }
    }

    /// The reader is of no more use; the file it was busy with is refused.
    fn fail(&self, sentence: &str) {
        self.end();
        self.answer(Err(Refusal::new(sentence)));
    }

    /// The reader can't be started: nothing that waits for it can be read.
    fn refuse_all(&self) {
        self.end();
        let waiting = std::mem::take(&mut *self.queue.borrow_mut());
        for (_, then) in waiting {
            then(Err(Refusal::new(CANNOT_START)));
        }
    }

    /// Ends the reader a moment later: this may run inside one of its own events.
    fn end(&self) {
        self.is_ready.set(false);
        let line = self.line.borrow_mut().take();
        after_ms(&self.scope, 0, move || drop(line));
    }

    fn set_alarm(self: &Rc<Self>, patience_ms: i32) {
        let turn = self.turn.get();
        let desk = Rc::clone(self);
        after_ms(&self.scope, patience_ms, move || {
            if desk.turn.get() == turn {
                if desk.is_ready.get() {
                    desk.fail(TOO_LONG);
                } else {
                    desk.refuse_all();
                }
                desk.pump();
            }
        });
    }
}

/// Where a reader's script and module are. The page puts the site's address into the worker's start
/// script, since a `blob:` has none.
fn addresses(scope: &DedicatedWorkerGlobalScope, reader: Reader) -> Option<(String, String)> {
    let field = |name: &str| {
        Reflect::get(scope, &JsValue::from_str(name))
            .ok()?
            .as_string()
    };
    let (site, stamp) = (field("site")?, field("stamp")?);
    let name = reader.name();
    Some((
        format!("{site}reader-{name}.js?v={stamp}"),
        format!("{site}reader-{name}_bg.wasm?v={stamp}"),
    ))
}

fn after_ms(scope: &DedicatedWorkerGlobalScope, delay_ms: i32, run: impl FnOnce() + 'static) {
    let run = Closure::once_into_js(run);
    // Fails only while the worker is being ended.
    let _ =
        scope.set_timeout_with_callback_and_timeout_and_arguments_0(run.unchecked_ref(), delay_ms);
}
