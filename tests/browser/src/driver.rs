//! WebDriver commands → one headless Chromium, driven as a person would: pointer, keys, files, drops.
//!
//! A blocking client on `std` and `serde_json`, one connection per command; nothing async, no other
//! browser than Chromium. What WebDriver lacks (a trusted drop of files, the colour scheme, the size of
//! the viewport) goes through the Chrome DevTools Protocol. Waiting is polling with a deadline: there
//! is no fixed sleep that a slow machine could outrun.
//!
//! Sources: W3C WebDriver (<https://www.w3.org/TR/webdriver2/>), Chrome DevTools Protocol.

use serde_json::{Value, json};
use std::fmt;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// What went wrong is told in words; a test only shows it.
pub type Outcome<T> = Result<T, String>;

/// How long a wait may take: far more than anything on the page, so that a busy machine does not fail.
const WAIT_LIMIT: Duration = Duration::from_secs(40);
/// One WebDriver command; a script may itself wait for the page.
const COMMAND_LIMIT: Duration = Duration::from_mins(2);
/// How often a wait looks again.
const POLL_INTERVAL: Duration = Duration::from_millis(20);
/// The key WebDriver uses for an element reference in JSON.
const ELEMENT_KEY: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Quiet, without first-run pages and background requests, and fit for a container run as root.
const CHROMIUM_FLAGS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-default-apps",
    "--metrics-recording-only",
    "--lang=en-US",
    "--window-size=1280,900",
];

/// A chromedriver with one Chromium session and a profile of its own; all end when dropped.
pub struct Browser {
    chromedriver: Child,
    port: u16,
    session: String,
    profile: PathBuf,
}

/// A reference to an element of the page, valid until the page draws it anew.
#[derive(Clone, PartialEq, Eq)]
pub struct Element(String);

impl fmt::Debug for Element {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Element({})", self.0)
    }
}

impl Element {
    /// The element as an argument for [`Browser::js`].
    pub fn as_argument(&self) -> Value {
        json!({ ELEMENT_KEY: self.0 })
    }

    /// The element that [`Browser::js`] returned, if it is one.
    pub fn from_answer(value: &Value) -> Option<Self> {
        Some(Self(value.get(ELEMENT_KEY)?.as_str()?.to_owned()))
    }
}

/// One message of the page's console.
#[derive(Debug, Clone)]
pub struct ConsoleMessage {
    /// SEVERE, WARNING, INFO or DEBUG.
    pub level: String,
    /// Address, line and words.
    pub text: String,
}

/// Keys that are not characters, as WebDriver writes them.
pub mod key {
    /// Enter.
    pub const ENTER: &str = "\u{e007}";
    /// Escape.
    pub const ESCAPE: &str = "\u{e00c}";
    /// Tab.
    pub const TAB: &str = "\u{e004}";
    /// Shift: put it before the keys it is held for.
    pub const SHIFT: &str = "\u{e008}";
    /// Control: put it before the keys it is held for.
    pub const CONTROL: &str = "\u{e009}";
    /// Alt: put it before the keys it is held for.
    pub const ALT: &str = "\u{e00a}";
    /// Space.
    pub const SPACE: &str = " ";
    /// Backspace.
    pub const BACKSPACE: &str = "\u{e003}";
    /// Delete.
    pub const DELETE: &str = "\u{e017}";
    /// Arrow left.
    pub const LEFT: &str = "\u{e012}";
    /// Arrow up.
    pub const UP: &str = "\u{e013}";
    /// Arrow right.
    pub const RIGHT: &str = "\u{e014}";
    /// Arrow down.
    pub const DOWN: &str = "\u{e015}";
    /// Home.
    pub const HOME: &str = "\u{e011}";
    /// End.
    pub const END: &str = "\u{e010}";
    /// Page up.
    pub const PAGE_UP: &str = "\u{e00e}";
    /// Page down.
    pub const PAGE_DOWN: &str = "\u{e00f}";

    /// Those that are held down while the following keys are struck.
    pub(super) const HELD: [&str; 3] = [SHIFT, CONTROL, ALT];
}

/// Starting, ending, and the wire.
impl Browser {
    /// Starts `$CHROMEDRIVER` (or `chromedriver`) and through it `$CHROME` (or its own default).
    pub fn start() -> Outcome<Self> {
        static N_STARTED: AtomicU32 = AtomicU32::new(0);
        let nth = N_STARTED.fetch_add(1, Ordering::Relaxed);
        let profile =
            std::env::temp_dir().join(format!("sidelight-browser-{}-{nth}", std::process::id()));
        std::fs::create_dir_all(&profile).map_err(|error| error.to_string())?;

        let (chromedriver, port) = start_chromedriver()?;
        let mut browser = Self {
            chromedriver,
            port,
            session: String::new(),
            profile,
        };

        let mut flags: Vec<String> = CHROMIUM_FLAGS.iter().map(|&flag| flag.to_owned()).collect();
        flags.push(format!("--user-data-dir={}", browser.profile.display()));
        let mut options = json!({ "args": flags });
        if let Ok(chrome) = std::env::var("CHROME") {
            options["binary"] = chrome.into();
        }
        let started = browser.request(
            "POST",
            "/session",
            &json!({ "capabilities": { "alwaysMatch": {
                "browserName": "chrome",
                "goog:chromeOptions": options,
                "goog:loggingPrefs": { "browser": "ALL" },
            }}}),
        )?;
        let session = started["sessionId"].as_str();
        session
            .ok_or("chromedriver gave no session")?
            .clone_into(&mut browser.session);
        Ok(browser)
    }

    /// A command of this session: `path` is what follows `/session/ID`.
    pub fn command(&self, method: &str, path: &str, body: &Value) -> Outcome<Value> {
        self.request(method, &format!("/session/{}{path}", self.session), body)
    }

    /// A command of the Chrome DevTools Protocol.
    pub fn cdp(&self, command: &str, parameters: &Value) -> Outcome<Value> {
        self.command(
            "POST",
            "/goog/cdp/execute",
            &json!({ "cmd": command, "params": parameters }),
        )
    }

    fn request(&self, method: &str, path: &str, body: &Value) -> Outcome<Value> {
        let bytes = self
            .exchange(method, path, body)
            .map_err(|error| format!("{method} {path}: chromedriver: {error}"))?;
        let mut answer: Value = serde_json::from_slice(&bytes).map_err(|error| {
            format!(
                "{method} {path}: {error}: {}",
                String::from_utf8_lossy(&bytes)
            )
        })?;
        let value = answer["value"].take();
        match value["error"].as_str() {
            Some(error) => {
                // Only the first line: the rest is chromedriver's own stack.
                let message = value["message"].as_str().unwrap_or_default();
                let message = message.lines().next().unwrap_or_default();
                Err(format!("{method} {path}: {error}: {message}"))
            }
            None => Ok(value),
        }
    }

    fn exchange(&self, method: &str, path: &str, body: &Value) -> std::io::Result<Vec<u8>> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(COMMAND_LIMIT))?;
        let body = if method == "POST" {
            body.to_string()
        } else {
            String::new()
        };
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.port,
            body.len()
        )?;
        let mut reader = BufReader::new(stream);
        let mut length = None;
        loop {
            let mut header = String::new();
            if reader.read_line(&mut header)? == 0 || header.trim().is_empty() {
                break;
            }
            if let Some(value) = header.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse::<u64>().ok();
            }
        }
        let mut bytes = Vec::new();
        match length {
            Some(length) => reader.take(length).read_to_end(&mut bytes)?,
            None => reader.read_to_end(&mut bytes)?,
        };
        Ok(bytes)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            let _ = self.command("DELETE", "", &Value::Null);
        }
        let _ = self.chromedriver.kill();
        let _ = self.chromedriver.wait();
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

fn start_chromedriver() -> Outcome<(Child, u16)> {
    let program = std::env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
    let mut child = Command::new(&program)
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| {
            format!("{program} does not start ({error}): `cargo xtask test` installs it")
        })?;
    let Some(stdout) = child.stdout.take() else {
        return Err("chromedriver has no output".to_owned());
    };
    let mut reader = BufReader::new(stdout);
    let port = loop {
        let mut line = String::new();
        if reader
            .read_line(&mut line)
            .map_err(|error| error.to_string())?
            == 0
        {
            return Err(format!("{program} ended before it listened"));
        }
        let Some((_, port)) = line.split_once("started successfully on port ") else {
            continue;
        };
        let port = port.trim().trim_end_matches('.');
        break port.parse().map_err(|_| format!("no port in {line:?}"))?;
    };
    // A full pipe would stop chromedriver.
    std::thread::spawn(move || std::io::copy(&mut reader, &mut std::io::sink()));
    Ok((child, port))
}

/// The page as a whole.
impl Browser {
    /// Opens an address in the current tab and waits for its load event.
    pub fn open(&self, url: &str) -> Outcome<()> {
        self.command("POST", "/url", &json!({ "url": url }))
            .map(drop)
    }

    /// Reloads the current tab.
    pub fn reload(&self) -> Outcome<()> {
        self.command("POST", "/refresh", &json!({})).map(drop)
    }

    /// Opens a new tab, goes there and gives its handle; see [`Browser::switch_to`].
    pub fn new_tab(&self) -> Outcome<String> {
        let tab = self.command("POST", "/window/new", &json!({ "type": "tab" }))?;
        let handle = tab["handle"]
            .as_str()
            .ok_or("no handle of the new tab")?
            .to_owned();
        self.switch_to(&handle)?;
        Ok(handle)
    }

    /// The handle of the current tab.
    pub fn current_tab(&self) -> Outcome<String> {
        let handle = self.command("GET", "/window", &Value::Null)?;
        Ok(handle.as_str().unwrap_or_default().to_owned())
    }

    /// Goes to the tab with this handle.
    pub fn switch_to(&self, tab: &str) -> Outcome<()> {
        self.command("POST", "/window", &json!({ "handle": tab }))
            .map(drop)
    }

    /// Closes the current tab; go to another one afterwards.
    pub fn close_tab(&self) -> Outcome<()> {
        self.command("DELETE", "/window", &Value::Null).map(drop)
    }

    /// Runs the body of a function in the page: `arguments[0]`… are `arguments`, promises are awaited,
    /// and what it returns comes back.
    pub fn js(&self, body: &str, arguments: &[Value]) -> Outcome<Value> {
        self.command(
            "POST",
            "/execute/sync",
            &json!({ "script": body, "args": arguments }),
        )
    }

    /// The console's messages since the last call.
    pub fn console(&self) -> Vec<ConsoleMessage> {
        let messages = self.command("POST", "/se/log", &json!({ "type": "browser" }));
        let Ok(Value::Array(messages)) = messages else {
            return Vec::new();
        };
        messages
            .iter()
            .map(|message| ConsoleMessage {
                level: message["level"].as_str().unwrap_or_default().to_owned(),
                text: message["message"].as_str().unwrap_or_default().to_owned(),
            })
            .collect()
    }

    /// The console's errors since the last call, as text.
    pub fn console_errors(&self) -> Vec<String> {
        self.console()
            .into_iter()
            .filter(|message| message.level == "SEVERE")
            .map(|message| message.text)
            .collect()
    }

    /// Writes what is in view as a PNG file.
    pub fn screenshot(&self, file: &Path) -> Outcome<()> {
        let picture = self.command("GET", "/screenshot", &Value::Null)?;
        let bytes = decode_base64(picture.as_str().unwrap_or_default());
        std::fs::write(file, bytes).map_err(|error| format!("{}: {error}", file.display()))
    }

    /// Sets the size of the viewport in CSS pixels; below 600 it is a phone with touch.
    pub fn viewport(&self, width: u32, height: u32) -> Outcome<()> {
        let is_phone = width < 600;
        self.cdp(
            "Emulation.setDeviceMetricsOverride",
            &json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": is_phone }),
        )?;
        self.cdp(
            "Emulation.setTouchEmulationEnabled",
            &json!({ "enabled": is_phone, "maxTouchPoints": if is_phone { 5 } else { 1 } }),
        )
        .map(drop)
    }

    /// Media features as if the system were set so, such as `("prefers-color-scheme", "dark")`;
    /// replaces those set before, an empty list takes all back.
    pub fn emulate_media(&self, features: &[(&str, &str)]) -> Outcome<()> {
        let features: Vec<Value> = features
            .iter()
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        self.cdp(
            "Emulation.setEmulatedMedia",
            &json!({ "features": features }),
        )
        .map(drop)
    }

    /// Dark or light, as if the system were set so.
    pub fn emulate_dark(&self, is_dark: bool) -> Outcome<()> {
        let scheme = if is_dark { "dark" } else { "light" };
        self.emulate_media(&[("prefers-color-scheme", scheme)])
    }

    /// Runs a script in every page opened from now on, before the page's own.
    pub fn before_each_page(&self, script: &str) -> Outcome<()> {
        self.cdp(
            "Page.addScriptToEvaluateOnNewDocument",
            &json!({ "source": script }),
        )
        .map(drop)
    }

    /// Swipes with a finger over the middle of the viewport, by so many CSS pixels to the right
    /// (negative: to the left).
    pub fn swipe(&self, right_px: i32) -> Outcome<()> {
        /// Enough that it is a movement and not a jump.
        const N_STEPS: i32 = 12;
        let middle = self.js("return [innerWidth / 2, innerHeight / 2]", &[])?;
        let (x, y) = (middle[0].as_f64(), middle[1].as_f64());
        let (x, y) = x.zip(y).ok_or("the viewport has no size")?;
        let touch = |step: &str, points: Value| {
            self.cdp(
                "Input.dispatchTouchEvent",
                &json!({ "type": step, "touchPoints": points }),
            )
        };
        for nth in 0..=N_STEPS {
            let moved = f64::from(right_px * (2 * nth - N_STEPS)) / f64::from(2 * N_STEPS);
            let step = if nth == 0 { "touchStart" } else { "touchMove" };
            touch(step, json!([{ "x": x + moved, "y": y }]))?;
        }
        touch("touchEnd", json!([])).map(drop)
    }

    /// Slows the processor down by a factor; 1 is full speed.
    pub fn slow_down(&self, factor: u32) -> Outcome<()> {
        self.cdp("Emulation.setCPUThrottlingRate", &json!({ "rate": factor }))
            .map(drop)
    }

    /// Asks `look` until it gives something or the time is up.
    pub fn wait<T>(&self, what: &str, look: impl FnMut() -> Option<T>) -> Outcome<T> {
        self.wait_at_most(WAIT_LIMIT, what, look)
    }

    /// [`Browser::wait`] with another limit.
    pub fn wait_at_most<T>(
        &self,
        limit: Duration,
        what: &str,
        mut look: impl FnMut() -> Option<T>,
    ) -> Outcome<T> {
        let begin = Instant::now();
        loop {
            if let Some(found) = look() {
                return Ok(found);
            }
            if begin.elapsed() > limit {
                let address = self.js("return location.href", &[]).unwrap_or_default();
                return Err(format!(
                    "waited {} s in vain for {what} at {address}; console: {:?}",
                    limit.as_secs(),
                    self.console()
                ));
            }
            std::thread::sleep(POLL_INTERVAL);
        }
    }

    /// Waits until a script's body returns something truthy, and gives that.
    pub fn wait_js(&self, what: &str, body: &str, arguments: &[Value]) -> Outcome<Value> {
        self.wait(what, || {
            let value = self.js(body, arguments).ok()?;
            let is_truthy = match &value {
                Value::Null => false,
                Value::Bool(truth) => *truth,
                Value::Number(number) => number.as_f64() != Some(0.0),
                Value::String(text) => !text.is_empty(),
                Value::Array(_) | Value::Object(_) => true,
            };
            is_truthy.then_some(value)
        })
    }

    /// Waits until the visible text of the page holds `words`.
    pub fn wait_text(&self, words: &str) -> Outcome<()> {
        self.wait_js(
            &format!("the words {words:?}"),
            "return document.body.innerText.includes(arguments[0])",
            &[words.into()],
        )
        .map(drop)
    }
}

/// Finding elements as people and screen readers know them.
impl Browser {
    /// The first element for a CSS selector, at once.
    pub fn find(&self, css: &str) -> Outcome<Element> {
        let found = self.command(
            "POST",
            "/element",
            &json!({ "using": "css selector", "value": css }),
        )?;
        Element::from_answer(&found).ok_or_else(|| format!("no element for {css}"))
    }

    /// All elements for a CSS selector, in document order.
    pub fn find_all(&self, css: &str) -> Outcome<Vec<Element>> {
        let found = self.command(
            "POST",
            "/elements",
            &json!({ "using": "css selector", "value": css }),
        )?;
        Ok(found.as_array().map_or_else(Vec::new, |found| {
            found.iter().filter_map(Element::from_answer).collect()
        }))
    }

    /// The visible elements of this role whose accessible name holds `name`, in document order; an
    /// empty `role` means any. Role and name are the browser's own.
    pub fn find_all_by_role(&self, role: &str, name: &str) -> Outcome<Vec<Element>> {
        // First a coarse choice in the page, then the browser's own words about each candidate.
        let candidates = self.js(CANDIDATES_SCRIPT, &[role.into(), name.into()])?;
        let mut found = Vec::new();
        for candidate in candidates.as_array().into_iter().flatten() {
            let Some(element) = Element::from_answer(candidate) else {
                continue;
            };
            if !role.is_empty() && self.role(&element)? != role {
                continue;
            }
            if name.is_empty() || self.name(&element)?.contains(name) {
                found.push(element);
            }
        }
        Ok(found)
    }

    /// Waits for the first visible element of this role and name; see [`Browser::find_all_by_role`].
    pub fn by_role(&self, role: &str, name: &str) -> Outcome<Element> {
        self.wait(&format!("{role} {name:?}"), || {
            self.find_all_by_role(role, name).ok()?.into_iter().next()
        })
    }

    /// Waits for the form field or control with this label (its accessible name), visible or not: a
    /// file field is often hidden behind a button.
    pub fn by_label(&self, label: &str) -> Outcome<Element> {
        let found = self.wait_js(
            &format!("a field labelled {label:?}"),
            LABEL_SCRIPT,
            &[label.into()],
        );
        Element::from_answer(&found?).ok_or_else(|| format!("no field labelled {label:?}"))
    }

    /// The role that the browser tells assistive technology.
    pub fn role(&self, element: &Element) -> Outcome<String> {
        self.text_property(element, "computedrole")
    }

    /// The accessible name that the browser tells assistive technology.
    pub fn name(&self, element: &Element) -> Outcome<String> {
        self.text_property(element, "computedlabel")
    }

    /// The text of an element as it is shown.
    pub fn text(&self, element: &Element) -> Outcome<String> {
        self.text_property(element, "text")
    }

    /// Whether a control can be used: neither it nor what it stands in is disabled.
    pub fn is_enabled(&self, element: &Element) -> Outcome<bool> {
        let answer = self.command(
            "GET",
            &format!("/element/{}/enabled", element.0),
            &Value::Null,
        )?;
        Ok(answer == Value::Bool(true))
    }

    /// An attribute's value, if it is there.
    pub fn attribute(&self, element: &Element, name: &str) -> Outcome<Option<String>> {
        let value = self.js(
            "return arguments[0].getAttribute(arguments[1])",
            &[element.as_argument(), name.into()],
        )?;
        Ok(value.as_str().map(str::to_owned))
    }

    /// The element that has the focus.
    pub fn focused(&self) -> Outcome<Element> {
        let found = self.command("GET", "/element/active", &Value::Null)?;
        Element::from_answer(&found).ok_or_else(|| "nothing has the focus".to_owned())
    }

    fn text_property(&self, element: &Element, property: &str) -> Outcome<String> {
        let value = self.command(
            "GET",
            &format!("/element/{}/{property}", element.0),
            &Value::Null,
        )?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }
}

/// Pointer, keys and files.
impl Browser {
    /// A real click in the middle of the element, which is brought into view first and must not be
    /// covered.
    pub fn click(&self, element: &Element) -> Outcome<()> {
        // WebDriver scrolls too, but not where something that lies over a scrolled box hides it.
        self.js(
            "const box = arguments[0].getClientRects()[0]; \
             const hit = box && \
               document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2); \
             if (!hit || !arguments[0].contains(hit)) arguments[0].scrollIntoView( \
               { block: 'center', inline: 'center', behavior: 'instant' })",
            &[element.as_argument()],
        )?;
        self.command("POST", &format!("/element/{}/click", element.0), &json!({}))
            .map(drop)
    }

    /// Waits for the control of this role and name and clicks it. A control that is drawn anew in
    /// between is looked for again.
    pub fn click_role(&self, role: &str, name: &str) -> Outcome<()> {
        let mut last_error = String::new();
        self.wait(&format!("a click on {role} {name:?}"), || {
            let element = self.find_all_by_role(role, name).ok()?.into_iter().next()?;
            self.click(&element)
                .map_err(|error| last_error = error)
                .ok()
        })
        .map_err(|error| format!("{error} {last_error}"))
    }

    /// Moves the pointer to the middle of the element, which is brought into view first.
    pub fn hover(&self, element: &Element) -> Outcome<()> {
        // The event that tells of the scrolling comes with the next frame, and the page may answer it.
        self.js(
            "arguments[0].scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'}); \
             const frame = () => new Promise((next) => requestAnimationFrame(next)); \
             await frame(); await frame();",
            &[element.as_argument()],
        )?;
        self.command(
            "POST",
            "/actions",
            &json!({ "actions": [{ "type": "pointer", "id": "mouse", "actions": [
                { "type": "pointerMove", "duration": 0, "x": 0, "y": 0, "origin": element.as_argument() }
            ]}]}),
        )
        .map(drop)
    }

    /// Moves the pointer to a point of the viewport, in CSS pixels.
    pub fn move_pointer(&self, x: u32, y: u32) -> Outcome<()> {
        self.command(
            "POST",
            "/actions",
            &json!({ "actions": [{ "type": "pointer", "id": "mouse", "actions": [
                { "type": "pointerMove", "duration": 0, "x": x, "y": y }
            ]}]}),
        )
        .map(drop)
    }

    /// Strikes keys, wherever the focus is: characters and those of [`key`]. Shift, Control and Alt are
    /// held until the end of `keys`.
    pub fn keys(&self, keys: &str) -> Outcome<()> {
        let mut actions = Vec::new();
        let mut held = Vec::new();
        for character in keys.chars() {
            let stroke = character.to_string();
            actions.push(json!({ "type": "keyDown", "value": stroke }));
            if key::HELD.contains(&stroke.as_str()) {
                held.push(stroke);
            } else {
                actions.push(json!({ "type": "keyUp", "value": stroke }));
            }
        }
        for stroke in held.iter().rev() {
            actions.push(json!({ "type": "keyUp", "value": stroke }));
        }
        self.command(
            "POST",
            "/actions",
            &json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] }),
        )
        .map(drop)
    }

    /// Puts the focus on a field and types `text` into it.
    pub fn type_into(&self, element: &Element, text: &str) -> Outcome<()> {
        self.command(
            "POST",
            &format!("/element/{}/value", element.0),
            &json!({ "text": text }),
        )
        .map(drop)
    }

    /// Chooses files in a file field, as if by its dialog.
    pub fn choose_files(&self, field: &Element, files: &[PathBuf]) -> Outcome<()> {
        let paths = absolute_paths(files)?.join("\n");
        self.command(
            "POST",
            &format!("/element/{}/value", field.0),
            &json!({ "text": paths }),
        )
        .map(drop)
    }

    /// Drops files from disk on the middle of the element: a trusted drop, as from a file manager.
    pub fn drop_files(&self, target: &Element, files: &[PathBuf]) -> Outcome<()> {
        self.drag_files(target, files, &["dragEnter", "dragOver", "drop"])
    }

    /// Holds files over the element without letting go, for what the page shows meanwhile.
    pub fn hold_files_over(&self, target: &Element, files: &[PathBuf]) -> Outcome<()> {
        self.drag_files(target, files, &["dragEnter", "dragOver"])
    }

    fn drag_files(&self, target: &Element, files: &[PathBuf], steps: &[&str]) -> Outcome<()> {
        let middle = self.js(
            "const box = arguments[0].getBoundingClientRect(); \
             return [box.x + box.width / 2, box.y + Math.min(box.height, innerHeight) / 2]",
            &[target.as_argument()],
        )?;
        let files = absolute_paths(files)?;
        for step in steps {
            self.cdp(
                "Input.dispatchDragEvent",
                &json!({ "type": step, "x": middle[0], "y": middle[1],
                    "data": { "items": [], "files": files, "dragOperationsMask": 1 } }),
            )?;
        }
        Ok(())
    }
}

/// Chromium reads files by itself, from its own working folder.
fn absolute_paths(files: &[PathBuf]) -> Outcome<Vec<String>> {
    files
        .iter()
        .map(|file| {
            let file = file
                .canonicalize()
                .map_err(|error| format!("{}: {error}", file.display()))?;
            Ok(file.display().to_string())
        })
        .collect()
}

/// Elements that may have the role `arguments[0]` and the name `arguments[1]`: in view of assistive
/// technology, with a tag or attribute that can give the role, and the name somewhere on them.
const CANDIDATES_SCRIPT: &str = r#"
const [role, name] = arguments;
const tags = {
  button: "button, summary, input", link: "a[href]", heading: "h1, h2, h3, h4, h5, h6",
  textbox: "input, textarea, [contenteditable]", searchbox: "input", combobox: "select, input",
  checkbox: "input", radio: "input", slider: "input", listbox: "select", option: "option",
  list: "ul, ol, menu", listitem: "li", dialog: "dialog", table: "table", row: "tr",
  cell: "td", rowheader: "th", columnheader: "th", article: "article", main: "main",
  navigation: "nav", complementary: "aside", region: "section", banner: "header",
  contentinfo: "footer", form: "form", img: "img, svg", image: "img, svg", mark: "mark",
  progressbar: "progress", group: "details, fieldset, optgroup", status: "output",
  figure: "figure", separator: "hr", paragraph: "p",
}[role];
const css = role === "" ? "*" : `[role]${tags ? ", " + tags : ""}`;
const words = (element) => [
  element.getAttribute("aria-label"), element.getAttribute("title"), element.getAttribute("alt"),
  element.getAttribute("placeholder"), element.value, element.textContent,
  ...(element.labels ? [...element.labels].map((label) => label.textContent) : []),
  ...(element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean)
    .map((id) => document.getElementById(id)?.textContent),
].filter((text) => typeof text === "string").map((text) => text.replace(/\s+/g, " "));
return [...document.querySelectorAll(css)].filter((element) =>
  (!element.hasAttribute("role") || role === "" || element.getAttribute("role") === role) &&
  element.checkVisibility({ visibilityProperty: true }) &&
  (name === "" || words(element).some((text) => text.includes(name))));
"#;

/// The field labelled `arguments[0]` by a `label`, `aria-label`, `aria-labelledby` or its own text.
const LABEL_SCRIPT: &str = r#"
const wanted = arguments[0];
const holds = (text) => typeof text === "string" && text.replace(/\s+/g, " ").trim().includes(wanted);
return [...document.querySelectorAll("input, textarea, select, button, [role], [tabindex]")].find(
  (element) =>
    holds(element.getAttribute("aria-label")) ||
    (element.labels && [...element.labels].some((label) => holds(label.textContent))) ||
    (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean)
      .some((id) => holds(document.getElementById(id)?.textContent))) ?? null;
"#;

fn decode_base64(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut n_bits) = (0_u32, 0);
    for character in text.bytes() {
        let six = match character {
            b'A'..=b'Z' => character - b'A',
            b'a'..=b'z' => character - b'a' + 26,
            b'0'..=b'9' => character - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = (bits << 6) | u32::from(six);
        n_bits += 6;
        if n_bits >= 8 {
            n_bits -= 8;
            bytes.push((bits >> n_bits & 0xff) as u8);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_read_back() {
        for (text, bytes) in [
            ("", &b""[..]),
            ("YQ==", b"a"),
            ("YWI=", b"ab"),
            ("+/+/", &[251, 255, 191]),
        ] {
            assert_eq!(decode_base64(text), bytes, "{text}");
        }
    }
}
