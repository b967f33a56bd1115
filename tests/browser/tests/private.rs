//! Every way out of a page → none is open: no request reaches another origin, from page or worker.
//!
//! The same attempts are made on a copy of the site without its policy, where all of them arrive: a
//! test that could not fail would prove nothing. The offline worker is left out here (`?nosw`), so
//! that the policy stands alone; what it stops by itself is tested in `offline_copy.rs`.

use browser::driver::Outcome;
use browser::folder::Folder;
use browser::page::{Page, sample_files};
use browser::server::Server;
use serde_json::Value;
use std::path::Path;

/// `ways(to)` → name → what tries to send something to the address `to` + name.
const WAYS_OF_ANY: &str = "
const waysOfAny = (to) => ({
  fetch: () => fetch(to + 'fetch', { mode: 'no-cors' }),
  post: () => fetch(to + 'post', { mode: 'no-cors', method: 'POST', body: 'secret' }),
  xhr: () => { const ask = new XMLHttpRequest(); ask.open('GET', to + 'xhr'); ask.send(); },
  socket: () => new WebSocket(to.replace('http', 'ws') + 'socket'),
  events: () => new EventSource(to + 'events'),
  import: () => import(to + 'import.js'),
  font: () => new FontFace('away', `url(${to}font.woff2)`).load(),
});";

const WAYS_OF_A_PAGE: &str = "
const add = (tag, fields) => document.body.append(Object.assign(document.createElement(tag), fields));
const waysOfAPage = (to) => ({
  ...waysOfAny(to),
  image: () => { new Image().src = to + 'image'; },
  beacon: () => navigator.sendBeacon(to + 'beacon', 'secret'),
  script: () => add('script', { src: to + 'script.js' }),
  module: () => add('script', { type: 'module', src: to + 'module.js' }),
  style: () => add('link', { rel: 'stylesheet', href: to + 'style.css' }),
  preload: () => add('link', { rel: 'preload', as: 'image', href: to + 'preload' }),
  prefetch: () => add('link', { rel: 'prefetch', href: to + 'prefetch' }),
  frame: () => add('iframe', { src: to + 'frame' }),
  object: () => add('object', { data: to + 'object' }),
  embed: () => add('embed', { src: to + 'embed' }),
  video: () => add('video', { src: to + 'video', preload: 'auto' }),
  audio: () => add('audio', { src: to + 'audio', preload: 'auto' }),
  background: () => {
    document.body.style.setProperty('background-image', `url(${to}background)`);
  },
  ping: () => { const link = Object.assign(document.createElement('a'), { href: '#here', ping: to + 'ping' });
    document.body.append(link); link.click(); },
  form: () => { add('iframe', { name: 'target' });
    const form = Object.assign(document.createElement('form'), { action: to + 'form', target: 'target' });
    document.body.append(form); form.submit(); },
});";

/// Tries all; counts what the policy reports as stopped.
const TRY: &str = "
const tryAll = (ways) => {
  for (const way of Object.values(ways)) {
    try { Promise.resolve(way()).catch(() => {}); } catch { /* refused at once is refused */ }
  }
};";

/// Appended to the worker's own script: waits to be asked over a channel, then tries.
fn worker_addition() -> String {
    format!(
        "\n{WAYS_OF_ANY}\n{TRY}\n
const channel = new BroadcastChannel('attempts');
let nStopped = 0, hasTried = false;
self.addEventListener('securitypolicyviolation', () => {{ nStopped += 1; }});
channel.onmessage = ({{ data }}) => {{
  if (data.to && !hasTried) {{ hasTried = true; tryAll(waysOfAny(data.to)); }}
  if (data.to) channel.postMessage({{ nStopped }});
}};"
    )
}

/// Asks the worker over the channel, and gives how many attempts its policy has stopped.
const ASK_WORKER: &str = "
const channel = new BroadcastChannel('attempts');
const answer = new Promise((done) => { channel.onmessage = ({ data }) => done(data.nStopped ?? null); });
const patience = new Promise((done) => setTimeout(done, 500, null));
channel.postMessage({ to: arguments[0] });
const nStopped = await Promise.race([answer, patience]);
channel.close();
return nStopped === null ? null : [nStopped];";

/// A copy of the site whose worker can be asked to try; `policy` is left as it is, or taken out.
fn site(has_policy: bool) -> Outcome<Folder> {
    let site = Folder::copy_of(&browser::site_dir()?, "private")?;
    site.change("worker.js", |script| script + &worker_addition())?;
    if !has_policy {
        site.change("index.html", |page| {
            page.replace(
                "http-equiv=\"Content-Security-Policy\"",
                "name=\"was-policy\"",
            )
            .replace("http-equiv=Content-Security-Policy", "name=was-policy")
        })?;
    }
    Ok(site)
}

/// Another origin, which notes every request.
fn elsewhere(folder: &Path) -> Outcome<Server> {
    Server::start(folder, "/").map_err(|error| error.to_string())
}

fn names_of_ways(page: &Page, script: &str) -> Outcome<Vec<String>> {
    let names = page.browser.js(script, &[])?;
    Ok(names
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|name| name.as_str().map(str::to_owned))
        .collect())
}

fn page_ways(page: &Page) -> Outcome<Vec<String>> {
    let script = format!("{WAYS_OF_ANY}{WAYS_OF_A_PAGE} return Object.keys(waysOfAPage(''));");
    names_of_ways(page, &script)
}

fn worker_ways(page: &Page) -> Outcome<Vec<String>> {
    names_of_ways(
        page,
        &format!("{WAYS_OF_ANY} return Object.keys(waysOfAny(''));"),
    )
}

fn try_from_page(page: &Page, to: &Server) -> Outcome<()> {
    let script = format!(
        "window.nStopped = 0; \
         document.addEventListener('securitypolicyviolation', () => {{ window.nStopped += 1; }}); \
         {WAYS_OF_ANY}{WAYS_OF_A_PAGE}{TRY} tryAll(waysOfAPage(arguments[0]));"
    );
    page.browser.js(&script, &[to.url().into()]).map(drop)
}

/// Waits until a request for each of these names has come.
fn wait_for_arrivals(page: &Page, to: &Server, ways: &[String]) -> Outcome<()> {
    let missing = || -> Vec<&String> {
        let requests = to.requests();
        let has_come = |way: &&String| {
            requests.iter().any(|request| {
                let path = request.split(' ').nth(1).unwrap_or_default();
                path.trim_start_matches('/').split(['.', '?']).next() == Some(way)
            })
        };
        ways.iter().filter(|way| !has_come(way)).collect()
    };
    page.browser
        .wait("all attempts to arrive", || {
            missing().is_empty().then_some(())
        })
        .map_err(|error| format!("{error}; missing: {:?}", missing()))
}

#[test]
fn nothing_leaves_the_page() -> Outcome<()> {
    let site = site(true)?;
    let other = elsewhere(site.path())?;
    let page = Page::open_site(site.path())?;
    page.drop_files(&sample_files()?[..1])?;
    page.wait_columns(1)?;
    let ways = page_ways(&page)?;
    try_from_page(&page, &other)?;
    // Each attempt is reported as stopped, so none is merely late.
    page.browser.wait_js(
        "a report on each attempt",
        "return window.nStopped >= arguments[0]",
        &[ways.len().into()],
    )?;
    assert_eq!(other.requests(), Vec::<String>::new());
    Ok(())
}

#[test]
fn nothing_leaves_the_worker() -> Outcome<()> {
    let site = site(true)?;
    let other = elsewhere(site.path())?;
    let page = Page::open_site(site.path())?;
    // The worker that reads this article is the one that is asked.
    page.drop_files(&sample_files()?[..1])?;
    page.wait_columns(1)?;
    let n_ways = worker_ways(&page)?.len() as u64;
    page.browser.wait("a report on each attempt", || {
        let answer = page.browser.js(ASK_WORKER, &[other.url().into()]).ok()?;
        (answer.get(0).and_then(Value::as_u64)? >= n_ways).then_some(())
    })?;
    assert_eq!(other.requests(), Vec::<String>::new());
    Ok(())
}

#[test]
fn without_the_policy_all_of_it_would_leave() -> Outcome<()> {
    let site = site(false)?;
    let (of_page, of_worker) = (elsewhere(site.path())?, elsewhere(site.path())?);
    let page = Page::open_site(site.path())?;
    page.drop_files(&sample_files()?[..1])?;
    page.wait_columns(1)?;
    page.browser.wait("the worker to have tried", || {
        let answer = page
            .browser
            .js(ASK_WORKER, &[of_worker.url().into()])
            .ok()?;
        answer.is_array().then_some(())
    })?;
    wait_for_arrivals(&page, &of_worker, &worker_ways(&page)?)?;
    let ways = page_ways(&page)?;
    try_from_page(&page, &of_page)?;
    wait_for_arrivals(&page, &of_page, &ways)
}

#[test]
fn a_whole_visit_asks_only_for_files_of_the_site() -> Outcome<()> {
    let page = Page::not_yet_open(&browser::site_dir()?)?;
    page.visit("")?;
    page.open_sample()?;
    page.browser.click(&page.mark(0, "Houthi")?)?;
    page.browser.by_role("region", "About ")?;
    page.choose_in_menu("Export", "JSON Lines")?;
    page.browser.wait_text("Saved “sidelight.jsonl”")?;
    let others = page.browser.js(
        "return performance.getEntriesByType('resource').map((entry) => entry.name) \
           .filter((name) => !name.startsWith('blob:') && !name.startsWith('data:') && \
             !name.startsWith(arguments[0]))",
        &[page.server.url().into()],
    )?;
    assert_eq!(others, serde_json::json!([]));
    // And none of them carries anything but the name of a file.
    for request in page.server.requests() {
        let path = request.split(' ').nth(1).unwrap_or_default();
        let question = path.split_once('?').map_or("", |(_, question)| question);
        let is_stamp = question.is_empty()
            || question.strip_prefix("v=").is_some_and(|stamp| {
                stamp.len() == 16 && stamp.chars().all(|digit| digit.is_ascii_hexdigit())
            });
        assert!(request.starts_with("GET ") && is_stamp, "{request}");
    }
    Ok(())
}
