//! Work for later: futures, timers, and drawing in small portions so that no task is long.

use super::{now_ms, the_document};
use js_sys::Promise;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// How long one portion of drawing may take before the browser gets its turn: a fifth of the 50 ms
/// that are noticed as a stutter, since layout and paint take twice as long again.
const PORTION_MS: f64 = 10.0;

type Job = Box<dyn FnOnce()>;

thread_local! {
    static JOBS: RefCell<VecDeque<Job>> = const { RefCell::new(VecDeque::new()) };
    static IS_SCHEDULED: Cell<bool> = const { Cell::new(false) };
}

/// Runs a future of this page.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    spawn_boxed(Box::pin(future));
}

/// One type for all futures: each would be compiled with a promise of its own around it.
#[expect(clippy::disallowed_methods, reason = "this is the one place")]
fn spawn_boxed(future: Pin<Box<dyn Future<Output = ()>>>) {
    wasm_bindgen_futures::spawn_local(future);
}

/// Calls `job` after `ms` milliseconds.
pub fn after_ms(ms: i32, job: impl FnOnce() + 'static) {
    let ms = u64::try_from(ms).unwrap_or(0);
    leptos::prelude::set_timeout(job, Duration::from_millis(ms));
}

/// Lets the browser have its turn.
pub async fn breathe() {
    let turn = Promise::new(&mut |done, _| {
        after_ms(0, move || _ = done.call0(&JsValue::UNDEFINED));
    });
    // A timer never fails.
    _ = JsFuture::from(turn).await;
}

/// Calls `job` soon, in the order asked, as many as fit into a portion.
pub fn soon(job: impl FnOnce() + 'static) {
    JOBS.with_borrow_mut(|jobs| jobs.push_back(Box::new(job)));
    schedule();
}

fn schedule() {
    if !IS_SCHEDULED.replace(true) {
        after_ms(0, work);
    }
}

fn work() {
    IS_SCHEDULED.set(false);
    let started_ms = now_ms();
    // The borrow ends before the job runs: a job may ask for another.
    while let Some(job) = JOBS.with_borrow_mut(VecDeque::pop_front) {
        job();
        if now_ms() - started_ms > PORTION_MS {
            break;
        }
    }
    if JOBS.with_borrow(|jobs| !jobs.is_empty()) {
        schedule_behind_frame();
    }
}

/// The next portion waits until this one is laid out and painted: two portions in one frame would be
/// one long layout. A hidden page paints no frames, so there it does not wait.
fn schedule_behind_frame() {
    if the_document().hidden() {
        schedule();
    } else if !IS_SCHEDULED.replace(true) {
        leptos::prelude::request_animation_frame(|| after_ms(0, work));
    }
}
