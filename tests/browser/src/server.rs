//! A folder → a small web server under a sub-path, as a static host would serve it.
//!
//! It listens on the loop-back address only, notes every request line, and can be switched "down" so
//! that a test sees what a visitor without network sees. A file can be held back for as long as a slow
//! network would. No TLS, no ranges, no caching: each answer is
//! read from disk anew.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// A running server; it stops answering when dropped.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

/// What the threads of one server look at together.
struct Shared {
    /// The folder served; a test may put another build in its place.
    root: Mutex<PathBuf>,
    /// Begins and ends with a slash.
    prefix: String,
    is_down: AtomicBool,
    requests: Mutex<Vec<String>>,
    /// Requests for a file of this name wait.
    held: Mutex<Option<String>>,
    released: Condvar,
}

/// One answer, before it is written.
struct Answer {
    status: &'static str,
    media_type: &'static str,
    body: Vec<u8>,
}

impl Server {
    /// Serves `root` under `prefix` ("/" or "/some/path/") on a free port.
    pub fn start(root: &Path, prefix: &str) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            root: Mutex::new(root.to_path_buf()),
            prefix: prefix.to_owned(),
            is_down: AtomicBool::new(false),
            requests: Mutex::new(Vec::new()),
            held: Mutex::new(None),
            released: Condvar::new(),
        });
        let accepting = Arc::clone(&shared);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&accepting);
                // One thread per connection: a browser opens half a dozen and keeps them. An error is a
                // browser that hung up, which is its right.
                std::thread::spawn(move || drop(serve_connection(stream, &shared)));
            }
        });
        Ok(Self { address, shared })
    }

    /// The address of the site's front page, with a slash at its end.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.shared.prefix)
    }

    /// From now on every connection is closed without an answer (`true`) or answered again (`false`).
    pub fn set_down(&self, is_down: bool) {
        self.shared.is_down.store(is_down, Ordering::SeqCst);
    }

    /// From now on the files of `root` are served: a new deploy at the same address.
    pub fn replace_root(&self, root: &Path) {
        *lock(&self.shared.root) = root.to_path_buf();
    }

    /// From now on requests for files of this name wait until [`Server::release`].
    pub fn hold(&self, file_name: &str) {
        *lock(&self.shared.held) = Some(file_name.to_owned());
    }

    /// Answers what was held back.
    pub fn release(&self) {
        *lock(&self.shared.held) = None;
        self.shared.released.notify_all();
    }

    /// Every request line answered so far ("GET /path HTTP/1.1"), in order of arrival.
    pub fn requests(&self) -> Vec<String> {
        lock(&self.shared.requests).clone()
    }

    /// Forgets the requests seen so far.
    pub fn clear_requests(&self) {
        lock(&self.shared.requests).clear();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.set_down(true);
        self.release();
    }
}

/// A panic of another test thread does not spoil a list of strings.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Answers the requests of one connection until either side closes it.
fn serve_connection(stream: TcpStream, shared: &Shared) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_mins(1)))?;
    let mut writer = stream.try_clone()?;
    let mut reader = BufReader::new(stream);
    loop {
        let mut request = String::new();
        if reader.read_line(&mut request)? == 0 {
            return Ok(());
        }
        skip_headers_and_body(&mut reader)?;
        if shared.is_down.load(Ordering::SeqCst) {
            return Ok(());
        }
        let request = request.trim();
        lock(&shared.requests).push(request.to_owned());
        wait_while_held(request, shared);
        let root = lock(&shared.root).clone();
        let answer = answer(request, &root, &shared.prefix);
        write!(
            writer,
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\r\n",
            answer.status,
            answer.media_type,
            answer.body.len()
        )?;
        if !request.starts_with("HEAD ") {
            writer.write_all(&answer.body)?;
        }
    }
}

fn wait_while_held(request: &str, shared: &Shared) {
    let path = request.split([' ', '?']).nth(1).unwrap_or_default();
    let file_name = path.rsplit('/').next();
    let mut held = lock(&shared.held);
    while held.is_some() && held.as_deref() == file_name {
        held = shared
            .released
            .wait(held)
            .unwrap_or_else(PoisonError::into_inner);
    }
}

fn skip_headers_and_body(reader: &mut BufReader<TcpStream>) -> io::Result<()> {
    let mut n_body_bytes = 0;
    loop {
        let mut header = String::new();
        if reader.read_line(&mut header)? == 0 || header.trim().is_empty() {
            break;
        }
        if let Some(value) = header.to_ascii_lowercase().strip_prefix("content-length:") {
            n_body_bytes = value.trim().parse().unwrap_or(0);
        }
    }
    io::copy(&mut reader.take(n_body_bytes), &mut io::sink())?;
    Ok(())
}

fn answer(request: &str, root: &Path, prefix: &str) -> Answer {
    let mut words = request.split(' ');
    let method = words.next().unwrap_or_default();
    if method != "GET" && method != "HEAD" {
        return plain("405 Method Not Allowed");
    }
    let target = words.next().unwrap_or_default();
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let Some(file) = find_file(root, prefix, path) else {
        return plain("404 Not Found");
    };
    match std::fs::read(&file) {
        Ok(body) => Answer {
            status: "200 OK",
            media_type: media_type(&file),
            body,
        },
        Err(_) => plain("500 Internal Server Error"),
    }
}

fn plain(status: &'static str) -> Answer {
    Answer {
        status,
        media_type: "text/plain; charset=utf-8",
        body: status.as_bytes().to_vec(),
    }
}

/// The file that a path names, never one outside `root`.
fn find_file(root: &Path, prefix: &str, path: &str) -> Option<PathBuf> {
    let relative = percent_decode(path.strip_prefix(prefix)?)?;
    let is_inside = relative
        .split('/')
        .all(|part| part != ".." && !part.contains(['\\', '\0']))
        && !relative.starts_with('/');
    if !is_inside {
        return None;
    }
    let mut file = root.join(relative);
    if file.is_dir() {
        file.push("index.html");
    }
    file.is_file().then_some(file)
}

fn percent_decode(path: &str) -> Option<String> {
    let mut decoded = Vec::with_capacity(path.len());
    let mut bytes = path.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let digits = [bytes.next()?, bytes.next()?];
            decoded.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            decoded.push(byte);
        }
    }
    String::from_utf8(decoded).ok()
}

fn media_type(file: &Path) -> &'static str {
    match file
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "txt" | "md" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with a few files, removed at the end.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let folder = std::env::temp_dir()
                .join(format!("sidelight-server-{}-{name}", std::process::id()));
            std::fs::create_dir_all(folder.join("sub")).unwrap();
            std::fs::write(folder.join("index.html"), "front").unwrap();
            std::fs::write(folder.join("sub/a b.wasm"), [0, 0x61]).unwrap();
            Self(folder)
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    /// Status line, headers and body of one answer; empty when the server hangs up.
    fn ask(server: &Server, request: &str) -> String {
        let mut stream = TcpStream::connect(server.address).unwrap();
        write!(stream, "{request}\r\nConnection: close\r\n\r\n").unwrap();
        stream.shutdown(std::net::Shutdown::Write).unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    #[test]
    fn serves_under_its_prefix_with_media_types() {
        let folder = Folder::new("types");
        let server = Server::start(&folder.0, "/repo/").unwrap();
        for (path, status, expected) in [
            ("/repo/", "200 OK", "front"),
            ("/repo/?a=1", "200 OK", "text/html"),
            ("/repo/index.html", "200 OK", "front"),
            ("/repo/sub/a%20b.wasm?v=1", "200 OK", "application/wasm"),
            ("/", "404", ""),
            ("/repo/none", "404", ""),
            ("/repo/../Cargo.toml", "404", ""),
            ("/repo/%2e%2e/Cargo.toml", "404", ""),
            ("/repo//etc/hosts", "404", ""),
            ("/repo/%zz", "404", ""),
        ] {
            let answer = ask(&server, &format!("GET {path} HTTP/1.1"));
            assert!(
                answer.starts_with(&format!("HTTP/1.1 {status}")),
                "{path}: {answer}"
            );
            assert!(answer.contains(expected), "{path}: {answer}");
        }
        let post = ask(
            &server,
            "POST /repo/ HTTP/1.1\r\nContent-Length: 2\r\n\r\nxx",
        );
        assert!(post.starts_with("HTTP/1.1 405"), "{post}");
    }

    #[test]
    fn notes_requests_and_can_be_down() {
        let folder = Folder::new("down");
        let server = Server::start(&folder.0, "/").unwrap();
        ask(&server, "GET /?first HTTP/1.1");
        server.set_down(true);
        assert_eq!(ask(&server, "GET /?second HTTP/1.1"), "");
        server.set_down(false);
        ask(&server, "GET /?third HTTP/1.1");
        assert_eq!(
            server.requests(),
            ["GET /?first HTTP/1.1", "GET /?third HTTP/1.1"]
        );
        server.clear_requests();
        assert!(server.requests().is_empty());
    }

    #[test]
    fn a_held_file_comes_when_it_is_released() {
        let folder = Folder::new("held");
        let server = Server::start(&folder.0, "/").unwrap();
        server.hold("index.html");
        let mut waiting = TcpStream::connect(server.address).unwrap();
        write!(waiting, "GET /index.html?v=1 HTTP/1.1\r\n\r\n").unwrap();
        assert!(ask(&server, "GET /sub/a%20b.wasm HTTP/1.1").starts_with("HTTP/1.1 200"));
        waiting.set_nonblocking(true).unwrap();
        assert!(waiting.read(&mut [0]).is_err(), "it was answered");
        waiting.set_nonblocking(false).unwrap();
        server.release();
        let mut first = [0; 12];
        waiting.read_exact(&mut first).unwrap();
        assert_eq!(&first, b"HTTP/1.1 200");
    }

    #[test]
    fn a_new_deploy_takes_the_place_of_the_old() {
        let (old, new) = (Folder::new("old"), Folder::new("new"));
        std::fs::write(new.0.join("index.html"), "newer").unwrap();
        let server = Server::start(&old.0, "/").unwrap();
        assert!(ask(&server, "GET / HTTP/1.1").ends_with("front"));
        server.replace_root(&new.0);
        assert!(ask(&server, "GET / HTTP/1.1").ends_with("newer"));
    }
}
