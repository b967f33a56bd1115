//! Name, media type or first bytes of a file inside → whether it can hold an article.
//!
//! Leaves out only what surely can't: what is unknown goes on, the caller finds out what it is.
//! Method: tables of endings and media types as browsers save them, and magic numbers.

/// What is done with a file, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holding {
    /// It can hold an article.
    Article,
    /// Pictures, styles, programs: counted.
    Helper,
    /// What systems leave behind: not even counted.
    Litter,
}

/// Endings, in lower case, of files without an article.
const HELPER_ENDINGS: &[&str] = &[
    // Pictures.
    "png", "jpg", "jpeg", "jpe", "jfif", "gif", "webp", "avif", "apng", "svg", "svgz", "ico", "cur",
    "bmp", "tif", "tiff", "heic", "heif", "psd", "ai", "eps", "xcf", "raw", "cr2", "nef", "dng",
    // Styles, scripts, fonts.
    "css", "scss", "less", "js", "mjs", "cjs", "ts", "jsx", "tsx", "map", "wasm", "woff", "woff2",
    "ttf", "otf", "eot", // Sound and film.
    "mp3", "m4a", "aac", "ogg", "oga", "opus", "wav", "flac", "wma", "mid", "mp4", "m4v", "mov",
    "avi", "mkv", "webm", "wmv", "flv", "mpg", "mpeg", "3gp", "ogv", "m3u8", "vtt", "srt",
    // Programs and their parts.
    "exe", "dll", "so", "dylib", "bin", "class", "jar", "msi", "dmg", "pkg", "apk", "deb", "rpm",
    "pyc", "o", "a", "lib", "sys", "bat", "cmd", "sh", "ps1", "py", "rb", "c", "h", "rs", "go",
    // Signatures, cards, calendars, indexes.
    "p7s", "sig", "asc", "pem", "cer", "crt", "vcf", "ics", "lnk", "url", "webloc", "torrent", "db",
    "sqlite", "cdx", "cdxj", "idx", "ds_store",
];

/// Whole names, in lower case, of what systems leave behind.
const LITTER_NAMES: &[&str] = &[
    ".ds_store",
    "thumbs.db",
    "ehthumbs.db",
    "desktop.ini",
    ".localized",
    ".gitignore",
    ".gitattributes",
    ".gitkeep",
    ".nojekyll",
    "icon\r",
];

/// Folders, in lower case, in which systems leave things behind.
const LITTER_FOLDERS: &[&str] = &[
    "__macosx",
    ".git",
    ".svn",
    ".trashes",
    ".spotlight-v100",
    ".fseventsd",
    "$recycle.bin",
    "system volume information",
];

/// What can be told from the name of a file, with `/` between its folders.
pub(crate) fn by_name(name: &str) -> Holding {
    let lower = name.to_lowercase();
    let mut parts = lower.rsplit('/');
    let file = parts.next().unwrap_or_default();
    // "._talks.html" holds what the Mac knows of "talks.html"; "~$talks.docx" who has it open.
    if file.starts_with("._") || file.starts_with("~$") || LITTER_NAMES.contains(&file) {
        return Holding::Litter;
    }
    if parts.any(|folder| LITTER_FOLDERS.contains(&folder)) {
        return Holding::Litter;
    }
    match file.rsplit_once('.') {
        Some((_, ending)) if HELPER_ENDINGS.contains(&ending) => Holding::Helper,
        _ => Holding::Article,
    }
}

/// Whether files of this media type hold no article.
pub(crate) fn is_helper_media(media_type: &str) -> bool {
    let lower = media_type.to_ascii_lowercase();
    let (kind, subtype) = lower.split_once('/').unwrap_or((&lower, ""));
    match kind {
        "image" | "audio" | "video" | "font" => true,
        "text" => matches!(
            subtype,
            "css" | "javascript" | "ecmascript" | "calendar" | "vcard" | "x-vcard" | "vtt"
        ),
        "application" => matches!(
            subtype,
            "javascript"
                | "x-javascript"
                | "ecmascript"
                | "wasm"
                | "font-woff"
                | "font-woff2"
                | "x-font-woff"
                | "x-font-ttf"
                | "x-shockwave-flash"
                | "pgp-signature"
                | "pkcs7-signature"
                | "x-pkcs7-signature"
                | "ics"
                | "x-msdownload"
                | "java-archive"
        ),
        _ => false,
    }
}

/// Beginnings of files without an article.
const HELPER_MAGIC: &[&[u8]] = &[
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"\x00\x00\x01\x00",
    b"II*\x00",
    b"MM\x00*",
    b"wOFF",
    b"wOF2",
    b"OTTO\x00",
    b"\x00\x01\x00\x00\x00",
    b"ID3",
    b"OggS\x00",
    b"fLaC",
    b"\x1a\x45\xdf\xa3",
    b"\x7fELF",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\xfe\xed\xfa\xcf",
    b"\x00asm",
    b"SQLite format 3\x00",
];

/// Whether the bytes are surely those of a picture, a font, sound, film or a program.
pub(crate) fn is_helper_content(bytes: &[u8]) -> bool {
    if HELPER_MAGIC.iter().any(|magic| bytes.starts_with(magic)) {
        return true;
    }
    match bytes {
        // RIFF is a frame for pictures (WebP), sound and film.
        [b'R', b'I', b'F', b'F', _, _, _, _, kind @ ..] => {
            kind.starts_with(b"WEBP") || kind.starts_with(b"WAVE") || kind.starts_with(b"AVI ")
        }
        // The frame of MP4, HEIC and AVIF.
        [0, 0, 0, _, b'f', b't', b'y', b'p', ..] => true,
        // "MZ" could be two letters of a text; a program has zeros right after its head.
        [b'M', b'Z', ..] => bytes.get(2..64).is_some_and(|head| head.contains(&0)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_helpers_from_articles() {
        for (name, holding) in [
            ("talks.html", Holding::Article),
            ("Press/2026/talks", Holding::Article),
            ("report.PDF", Holding::Article),
            ("inner.zip", Holding::Article),
            ("table.xlsx", Holding::Article),
            ("no.ending.at.all.", Holding::Article),
            ("logo.PNG", Holding::Helper),
            ("a/b/main.min.js", Holding::Helper),
            ("film.mp4", Holding::Helper),
            ("setup.exe", Holding::Helper),
            ("__MACOSX/talks.html", Holding::Litter),
            ("a/__MACOSX/._talks.html", Holding::Litter),
            ("a/._talks.html", Holding::Litter),
            ("~$talks.docx", Holding::Litter),
            (".DS_Store", Holding::Litter),
            ("Pictures/Thumbs.db", Holding::Litter),
            ("repository/.git/config", Holding::Litter),
        ] {
            assert_eq!(by_name(name), holding, "{name}");
        }
    }

    #[test]
    fn media_types_tell_helpers() {
        for media_type in [
            "image/svg+xml",
            "TEXT/CSS",
            "font/woff2",
            "application/javascript",
        ] {
            assert!(is_helper_media(media_type), "{media_type}");
        }
        for media_type in [
            "text/html",
            "application/pdf",
            "application/octet-stream",
            "application/json",
            "message/rfc822",
            "",
        ] {
            assert!(!is_helper_media(media_type), "{media_type}");
        }
    }

    #[test]
    fn first_bytes_tell_helpers() {
        for bytes in [
            &b"\x89PNG\r\n\x1a\n\0\0"[..],
            b"RIFF\x10\0\0\0WEBPVP8 ",
            b"\0\0\0\x20ftypavif",
            &[b'M', b'Z', 0x90, 0, 3, 0, 0, 0].repeat(10),
        ] {
            assert!(is_helper_content(bytes), "{bytes:?}");
        }
        for bytes in [
            &b""[..],
            b"MZ, a militia of the north, has left the port. It took its weapons along, the minister said.",
            b"RIFF between ministers",
            b"%PDF-1.7",
            b"PK\x03\x04",
            b"<svg xmlns='http://www.w3.org/2000/svg'>",
        ] {
            assert!(!is_helper_content(bytes), "{bytes:?}");
        }
    }
}
