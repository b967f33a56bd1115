//! `boot.js` and `sw.js` over a site of three tiny files → offline visits and deploys that never mix builds.
//!
//! The site's own page is not needed here and would hide what is asked: each file of the tiny site only
//! says which build it is from.

use browser::driver::{Browser, Outcome};
use browser::server::Server;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

const BOOT: &str = include_str!("../../../web/assets/boot.js");
const OFFLINE: &str = include_str!("../../../web/assets/sw.js");
/// No check of the content: the builder of the site is tested where it is written.
const ANY_CONTENT: &str = "";
/// The hash of something else.
const OTHER_CONTENT: &str = "sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

/// A folder with one build, removed at the end.
struct Build(PathBuf);

impl Build {
    /// `integrity` is what the offline list says about the worker.
    fn new(stamp: &str, integrity: &str) -> Outcome<Self> {
        static N_BUILDS: AtomicU32 = AtomicU32::new(0);
        let nth = N_BUILDS.fetch_add(1, Ordering::Relaxed);
        let folder =
            std::env::temp_dir().join(format!("sidelight-build-{}-{nth}", std::process::id()));
        std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        let build = Self(folder);
        build.write(
            "index.html",
            &format!(
                "<!doctype html><html lang=en><meta charset=utf-8>\
                 <meta name=\"sidelight-build\" content=\"{stamp}\"><link rel=icon href=\"data:,\">\
                 <script id=boot type=module src=\"./boot.js?v={stamp}\" \
                 data-js=\"./page-{stamp}.js\" data-wasm=\"./page-{stamp}.wasm\"></script>\
                 <body><p id=boot-note>Starting</p></body></html>"
            ),
        )?;
        build.write("boot.js", BOOT)?;
        build.write(
            &format!("page-{stamp}.js"),
            &format!(
                "export default async () => {{
                   const answer = await fetch('worker.js?v={stamp}');
                   document.body.append('page {stamp}, ' + (await answer.text()));
                 }};"
            ),
        )?;
        build.write("worker.js", &format!("worker {stamp}"))?;
        let files = format!(
            "{{ './': '', 'boot.js': '', 'page-{stamp}.js': '', 'worker.js': '{integrity}' }}"
        );
        let script = OFFLINE
            .replace(
                "const VERSION = \"dev\";",
                &format!("const VERSION = \"{stamp}\";"),
            )
            .replace("const FILES = {};", &format!("const FILES = {files};"));
        build.write("sw.js", &script)?;
        Ok(build)
    }

    fn write(&self, name: &str, text: &str) -> Outcome<()> {
        std::fs::write(self.0.join(name), text).map_err(|error| format!("{name}: {error}"))
    }
}

impl Drop for Build {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn serve(folder: &Path) -> Outcome<Server> {
    Server::start(folder, "/some/path/").map_err(|error| error.to_string())
}

/// Waits until the page's offline copy is complete and answers for it.
fn wait_for_copy(browser: &Browser) -> Outcome<()> {
    browser.wait_js(
        "the offline copy",
        "await navigator.serviceWorker.ready; return navigator.serviceWorker.controller !== null",
        &[],
    )?;
    Ok(())
}

/// The text of the page once it has started.
fn page_text(browser: &Browser) -> Outcome<String> {
    let text = browser.wait_js(
        "the page to start",
        "return document.body.innerText.includes('worker') && document.body.innerText.trim()",
        &[],
    )?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

#[test]
fn a_second_visit_needs_no_network() -> Outcome<()> {
    let build = Build::new("one", ANY_CONTENT)?;
    let server = serve(&build.0)?;
    let browser = Browser::start()?;
    browser.open(&server.url())?;
    assert_eq!(page_text(&browser)?, "page one, worker one");
    wait_for_copy(&browser)?;

    server.set_down(true);
    for address in ["", "index.html", "?any=thing#here"] {
        browser.open("about:blank")?;
        browser.open(&format!("{}{address}", server.url()))?;
        assert_eq!(page_text(&browser)?, "page one, worker one", "{address}");
    }
    Ok(())
}

#[test]
fn a_new_deploy_comes_as_a_whole() -> Outcome<()> {
    let (old, new) = (
        Build::new("one", ANY_CONTENT)?,
        Build::new("two", ANY_CONTENT)?,
    );
    let server = serve(&old.0)?;
    let browser = Browser::start()?;
    browser.open(&server.url())?;
    page_text(&browser)?;
    wait_for_copy(&browser)?;

    // An open page keeps its own worker while the new build is fetched behind it.
    server.replace_root(&new.0);
    let waiting = "const kept = await navigator.serviceWorker.getRegistration(); \
                   await kept.update(); return kept.waiting !== null";
    browser.wait_js("the new build", waiting, &[])?;
    let worker = "return await (await fetch('worker.js?v=' + arguments[0])).text()";
    assert_eq!(browser.js(worker, &["one".into()])?, "worker one");
    assert_eq!(browser.js(worker, &["two".into()])?, "worker two");
    assert!(
        browser.js(worker, &["three".into()]).is_err(),
        "a file of another build was given"
    );

    // A second tab does not push the new build under the first.
    let first_tab = browser.current_tab()?;
    browser.new_tab()?;
    browser.open(&server.url())?;
    assert_eq!(page_text(&browser)?, "page one, worker one");
    browser.close_tab()?;
    browser.switch_to(&first_tab)?;

    browser.wait("the new build after a reload", || {
        browser.reload().ok()?;
        let text = page_text(&browser).ok()?;
        assert!(
            ["page one, worker one", "page two, worker two"].contains(&text.as_str()),
            "{text}"
        );
        text.starts_with("page two").then_some(())
    })?;
    server.set_down(true);
    browser.open(&server.url())?;
    assert_eq!(page_text(&browser)?, "page two, worker two");
    Ok(())
}

#[test]
fn half_a_deploy_is_not_kept() -> Outcome<()> {
    let (old, half) = (
        Build::new("one", ANY_CONTENT)?,
        Build::new("two", OTHER_CONTENT)?,
    );
    let server = serve(&old.0)?;
    let browser = Browser::start()?;
    browser.open(&server.url())?;
    page_text(&browser)?;
    wait_for_copy(&browser)?;

    server.replace_root(&half.0);
    let refused = "const kept = await navigator.serviceWorker.getRegistration(); \
        await kept.update(); \
        while (kept.installing) await new Promise((next) => setTimeout(next, 10)); \
        return kept.waiting === null && (await caches.keys()).join()";
    assert_eq!(browser.js(refused, &[])?, "sidelight one");
    browser.reload()?;
    assert_eq!(page_text(&browser)?, "page one, worker one");
    Ok(())
}

#[test]
fn nothing_but_reading_the_own_origin_passes() -> Outcome<()> {
    let build = Build::new("one", ANY_CONTENT)?;
    let (server, other) = (serve(&build.0)?, serve(&build.0)?);
    let browser = Browser::start()?;
    browser.open(&server.url())?;
    page_text(&browser)?;
    wait_for_copy(&browser)?;
    server.clear_requests();

    // This page has no policy: what stops these is the offline worker.
    let attempt = "return await fetch(...arguments).then(() => 'sent', () => 'refused')";
    let post = serde_json::json!({ "method": "POST", "body": "x" });
    assert_eq!(
        browser.js(attempt, &[server.url().into(), post])?,
        "refused"
    );
    let blind = serde_json::json!({ "mode": "no-cors" });
    assert_eq!(
        browser.js(attempt, &[other.url().into(), blind])?,
        "refused"
    );
    assert!(
        !server
            .requests()
            .iter()
            .any(|request| request.starts_with("POST"))
    );
    assert_eq!(other.requests(), Vec::<String>::new());
    Ok(())
}

#[test]
fn a_local_build_keeps_no_copy_and_removes_an_older_one() -> Outcome<()> {
    let (kept, local) = (
        Build::new("one", ANY_CONTENT)?,
        Build::new("dev-two", ANY_CONTENT)?,
    );
    local.write("sw.js", OFFLINE)?;
    let server = serve(&kept.0)?;
    let browser = Browser::start()?;
    browser.open(&server.url())?;
    page_text(&browser)?;
    wait_for_copy(&browser)?;

    server.replace_root(&local.0);
    browser.reload()?;
    page_text(&browser)?;
    let has_none = "return (await navigator.serviceWorker.getRegistrations()).length \
                    + (await caches.keys()).length === 0";
    browser.wait_js("the removal of the copy", has_none, &[])?;
    browser.reload()?;
    assert_eq!(page_text(&browser)?, "page dev-two, worker dev-two");
    assert_eq!(browser.js(has_none, &[])?, true);
    Ok(())
}

#[test]
fn no_copy_is_made_when_the_address_says_so() -> Outcome<()> {
    let build = Build::new("one", ANY_CONTENT)?;
    let server = serve(&build.0)?;
    let browser = Browser::start()?;
    browser.open(&format!("{}?nosw", server.url()))?;
    page_text(&browser)?;
    assert!(
        !server
            .requests()
            .iter()
            .any(|request| request.contains("sw.js"))
    );
    Ok(())
}

#[test]
fn a_page_that_cannot_start_says_so() -> Outcome<()> {
    let build = Build::new("one", ANY_CONTENT)?;
    std::fs::remove_file(build.0.join("page-one.js")).map_err(|error| error.to_string())?;
    let server = serve(&build.0)?;
    let browser = Browser::start()?;
    browser.open(&format!("{}?nosw", server.url()))?;
    let alert = browser.by_role("alert", "")?;
    let words = browser.text(&alert)?;
    assert!(words.starts_with("Sidelight couldn't start"), "{words}");
    Ok(())
}
