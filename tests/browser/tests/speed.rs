//! What a reader waits for → figures, and the budgets where a busy machine cannot upset them.
//!
//! `cargo xtask bench` runs the tests named "benchmark" and shows what they print. A budget is missed
//! only when it is missed `N_TRIES` times, and a task is as long as it would be on a machine that does
//! nothing else: how busy the machine is, is measured with each try.

use browser::driver::Outcome;
use browser::folder::Folder;
use browser::page::{Page, format_files, name_of, real_files, sample_files};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// Two measurements at once would measure each other.
static TURN: Mutex<()> = Mutex::new(());
/// How often a budget is tried before it counts as missed.
const N_TRIES: usize = 5;
/// One frame of a screen with 60 a second, in ms.
const FRAME_MS: f64 = 16.0;
/// Longer tasks are felt as a stutter.
const TASK_MS: f64 = 50.0;

/// Notes when buttons take clicks and when the worker speaks first, in ms since navigation began.
const NOTE_START: &str = "
window.start = {};
const look = new MutationObserver(() => {
  const button = [...document.querySelectorAll('button')]
    .find((button) => button.textContent === 'Open files' && !button.disabled);
  if (button) { window.start.usable = performance.now(); look.disconnect(); }
});
look.observe(document, { subtree: true, childList: true, attributes: true });
const RealWorker = window.Worker;
window.Worker = class extends RealWorker {
  constructor(...given) {
    super(...given);
    const note = () => { window.start.worker ??= performance.now(); };
    this.addEventListener('message', note, { once: true });
  }
};";

/// Notes when files are dropped, when the page changes last, and which tasks are long.
const NOTE_READING: &str = "
window.reading = { tasks: [] };
addEventListener('drop', () => { window.reading.dropped = performance.now(); }, { capture: true });
new MutationObserver(() => { window.reading.drawn = performance.now(); })
  .observe(document.body, { subtree: true, childList: true });
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) window.reading.tasks.push([task.startTime, task.duration]);
}).observe({ type: 'longtask' });";

/// How many times longer than undisturbed the page's thread now takes for the same work: 1 on an idle
/// machine, 3 where two others want its processor.
const SLOWDOWN: &str = "
const spin = () => { let sum = 0; for (let n = 0; n < 2e6; n += 1) sum = (sum * 31 + n) | 0; return sum; };
spin(); spin();
const figures = [];
for (let nth = 0; nth < 60; nth += 1) {
  const begin = performance.now();
  spin();
  figures.push(performance.now() - begin);
}
return figures.reduce((sum, figure) => sum + figure) / figures.length / Math.min(...figures);";

fn slowdown(page: &Page) -> Outcome<f64> {
    Ok(number(&page.browser.js(SLOWDOWN, &[])?).max(1.0))
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

fn middle_and_most(mut figures: Vec<f64>) -> (f64, f64) {
    figures.sort_by(f64::total_cmp);
    let at = |nth: usize| figures.get(nth).copied().unwrap_or(f64::NAN);
    (at(figures.len() / 2), at(figures.len().saturating_sub(1)))
}

/// One reading: ms from the drop to the last change, and the longest task in ms, as measured and as it
/// would be on an idle machine.
#[expect(clippy::struct_field_names, reason = "the unit is part of each name")]
struct Reading {
    drawn_ms: f64,
    measured_ms: f64,
    longest_ms: f64,
}

impl Reading {
    /// Drops `files` on a page whose worker is ready, and waits until `n_columns` stand.
    fn of(page: &Page, files: &[PathBuf], n_columns: usize) -> Outcome<Self> {
        let before = slowdown(page)?;
        page.browser.js(NOTE_READING, &[])?;
        page.drop_files(files)?;
        page.wait_columns(n_columns)?;
        // The browser tells of a task in a later one.
        let reading = page.browser.js(
            "await new Promise((done) => setTimeout(done)); return window.reading",
            &[],
        )?;
        let slowdown = before.max(slowdown(page)?);
        let dropped = number(&reading["dropped"]);
        let tasks = reading["tasks"].as_array().into_iter().flatten();
        let since = tasks.filter(|task| number(&task[0]) + number(&task[1]) >= dropped);
        let measured_ms = since.map(|task| number(&task[1])).fold(0.0, f64::max);
        Ok(Self {
            drawn_ms: number(&reading["drawn"]) - dropped,
            measured_ms,
            longest_ms: measured_ms / slowdown,
        })
    }

    fn is_smooth(&self) -> bool {
        self.longest_ms <= TASK_MS
    }
}

impl std::fmt::Display for Reading {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            formatter,
            "{:.0} ms from the drop to the last change; ",
            self.drawn_ms
        )?;
        if self.measured_ms == 0.0 {
            return write!(formatter, "no task over {TASK_MS} ms");
        }
        write!(
            formatter,
            "longest task {:.0} ms, {:.0} ms on an idle machine",
            self.measured_ms, self.longest_ms
        )
    }
}

#[test]
fn benchmark_five_dropped_files_are_read_and_drawn_without_a_stutter() -> Outcome<()> {
    five_files_without_a_stutter("five files", &sample_files()?[..5])
}

#[test]
fn benchmark_five_real_articles_are_read_and_drawn_without_a_stutter() -> Outcome<()> {
    match real_files() {
        Some(files) => five_files_without_a_stutter("five real articles", &files),
        None => Ok(()),
    }
}

fn five_files_without_a_stutter(title: &str, files: &[PathBuf]) -> Outcome<()> {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let mut seen = String::new();
    for _ in 0..N_TRIES {
        let page = Page::not_yet_open(&browser::site_dir()?)?;
        page.browser.before_each_page(NOTE_START)?;
        page.visit("?nosw")?;
        page.browser.wait_js(
            "the worker",
            "return window.start.worker !== undefined",
            &[],
        )?;
        page.settle()?;
        let reading = Reading::of(&page, files, 5)?;
        _ = writeln!(seen, "{title}: {reading}");
        if reading.is_smooth() {
            eprint!("{seen}");
            return Ok(());
        }
    }
    Err(seen)
}

/// The sample with its paragraphs repeated, so that six columns hold thousands of mentions.
fn large_files(folder: &Folder) -> Outcome<Vec<PathBuf>> {
    const N_TIMES: usize = 8;
    let mut files = Vec::new();
    for file in sample_files()? {
        let text = std::fs::read_to_string(&file).map_err(|error| error.to_string())?;
        let paragraphs: Vec<&str> = text.lines().filter(|line| line.len() > 150).collect();
        let headline = text
            .lines()
            .find(|line| !line.is_empty())
            .unwrap_or_default();
        let body = vec![paragraphs.join("\n\n"); N_TIMES].join("\n\n");
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        files.push(folder.write(&name, format!("{headline}\n\n{body}\n"))?);
    }
    Ok(files)
}

/// Points at 50 marks of all columns in turn; ms of work for each, and ms until the next frame.
const HOVER: &str = "
const marks = [...document.querySelectorAll('main article mark')];
const tick = () => new Promise((next) => queueMicrotask(next));
const frame = () => new Promise((next) => requestAnimationFrame(next));
const work = [], frames = [], lit = [];
for (let nth = 0; nth < 50; nth += 1) {
  const mark = marks[Math.floor(((nth + 0.5) * marks.length) / 50)];
  await frame();
  const begin = performance.now();
  mark.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }));
  for (let n = 0; n < 1000 && !mark.dataset.lit; n += 1) await tick();
  getComputedStyle(mark).backgroundColor;
  document.body.getBoundingClientRect();
  mark.getBoundingClientRect();
  work.push(performance.now() - begin);
  await frame();
  frames.push(performance.now() - begin);
  lit.push(document.querySelectorAll('main article mark[data-lit]').length);
}
return { n_marks: marks.length, work, frames, lit };";

/// Each mark is pointed at so often, and its best figure counts: what else the machine does can make
/// a hover look slower, never faster.
const N_HOVERS: usize = 5;

#[test]
fn benchmark_hover_lights_all_columns_within_a_frame() -> Outcome<()> {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let folder = Folder::new("large")?;
    let page = Page::with_files(&large_files(&folder)?)?;
    let (mut work, mut frames, mut lit) = (Vec::new(), Vec::new(), Vec::new());
    let mut n_marks = 0;
    for _ in 0..N_HOVERS {
        let measured = page.browser.js(HOVER, &[])?;
        let figures = |name: &str| -> Vec<f64> {
            let all = measured[name].as_array().into_iter().flatten();
            all.map(number).collect()
        };
        n_marks = measured["n_marks"].as_u64().unwrap_or(0);
        keep_best(&mut work, figures("work"));
        keep_best(&mut frames, figures("frames"));
        lit = figures("lit");
    }
    assert!(n_marks >= 2_000, "only {n_marks} marks");
    assert!(lit.iter().all(|&n| n >= 1.0), "a mark was not lit: {lit:?}");
    let ((work, most_work), (next, most_next)) = (middle_and_most(work), middle_and_most(frames));
    let (n_lit, most_lit) = middle_and_most(lit);
    eprintln!(
        "hover, {n_marks} marks in 6 columns, {n_lit:.0} lit (most {most_lit:.0}): \
         {work:.1} ms of script, style and layout (most {most_work:.1}), \
         next frame after {next:.1} ms (most {most_next:.1})"
    );
    assert!(work <= FRAME_MS, "{work:.1} ms is more than a frame");
    Ok(())
}

fn keep_best(best: &mut Vec<f64>, figures: Vec<f64>) {
    if best.is_empty() {
        *best = figures;
        return;
    }
    for (best, figure) in best.iter_mut().zip(figures) {
        *best = best.min(figure);
    }
}

#[test]
fn benchmark_the_drop_zone_is_usable_before_the_worker_has_come() -> Outcome<()> {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let page = Page::not_yet_open(&browser::site_dir()?)?;
    page.browser.before_each_page(NOTE_START)?;
    page.visit("?nosw")?;
    let start = page.browser.wait_js(
        "the worker",
        "const [paint] = performance.getEntriesByName('first-contentful-paint'); \
         return window.start.worker && window.start.usable && paint && \
           { ...window.start, paint: paint.startTime }",
        &[],
    )?;
    let (paint, usable, worker) = (
        number(&start["paint"]),
        number(&start["usable"]),
        number(&start["worker"]),
    );
    eprintln!(
        "first visit: drop zone shown after {paint:.0} ms, usable after {usable:.0} ms, \
         worker ready after {worker:.0} ms"
    );
    assert!(
        usable < worker,
        "usable after {usable} ms, worker after {worker} ms"
    );
    Ok(())
}

#[test]
fn benchmark_large_articles_are_drawn_without_a_stutter() -> Outcome<()> {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let folder = Folder::new("large")?;
    let files = large_files(&folder)?;
    let mut seen = String::new();
    for _ in 0..N_TRIES {
        // A small one first, so that the worker is there.
        let page = Page::with_files(&sample_files()?[..1])?;
        let reading = Reading::of(&page, &files[1..], 6)?;
        _ = writeln!(seen, "five large files: {reading}");
        if reading.is_smooth() {
            eprint!("{seen}");
            return Ok(());
        }
    }
    Err(seen)
}

/// All samples of the readers under other names, `n` files in all: every format, in turn.
fn mixed_files(folder: &Folder, n: usize) -> Outcome<Vec<PathBuf>> {
    let samples = format_files()?;
    let mut files = Vec::new();
    for (nth, sample) in samples.iter().cycle().take(n).enumerate() {
        let bytes = std::fs::read(sample).map_err(|error| error.to_string())?;
        files.push(folder.write(&format!("{nth:03} {}", name_of(sample)), bytes)?);
    }
    Ok(files)
}

#[test]
fn benchmark_two_hundred_mixed_files_are_read_without_a_stutter() -> Outcome<()> {
    const N_FILES: usize = 200;
    /// Samples that are no articles, in each round of them.
    const REFUSED: [&str; 4] = [
        "locked.zip",
        "locked.pdf",
        "picture_only.pdf",
        "workbook.zip",
    ];
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let folder = Folder::new("mixed")?;
    let files = mixed_files(&folder, N_FILES)?;
    let is_refused = |file: &&PathBuf| {
        let name = name_of(file);
        REFUSED
            .iter()
            .any(|refused| name.ends_with(&format!(" {refused}")))
    };
    let n_refused = files.iter().filter(is_refused).count();
    let mut seen = String::new();
    for _ in 0..N_TRIES {
        // A small one first, so that the worker is there; it takes the first of six columns.
        let page = Page::with_files(&sample_files()?[..1])?;
        let reading = Reading::of(&page, &files, 6)?;
        let rows = page.rows()?;
        let read: BTreeSet<&str> = rows.iter().map(|row| row.file.as_str()).collect();
        let n_failed = page.failures()?.len();
        assert_eq!((read.len() - 1, n_failed), (N_FILES - n_refused, n_refused));
        _ = writeln!(
            seen,
            "{N_FILES} mixed files, {} articles: {reading}",
            rows.len() - 1
        );
        if reading.is_smooth() {
            eprint!("{seen}");
            return Ok(());
        }
    }
    Err(seen)
}
