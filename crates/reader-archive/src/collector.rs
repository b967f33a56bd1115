//! Files found one after the other → [`Unpacked`] with its notices, or the refusal when none is left.
//!
//! The one place that bounds how much a file may unpack to, and that counts what was left out and
//! says so. Reads no format.
//!
//! Method: every byte that comes out of a decompressor is asked for here, in pieces, up to the room
//! that is left; sizes written in headers are only used to leave a file out early.

use crate::{holding, saved_page};
use document::{Format, Item, Member, Refusal, Unpacked};
use std::io::Read;

/// Most bytes of one file inside: what one article's text may have, see [`document::MAX_TEXT_BYTES`].
const MAX_MEMBER_BYTES: u64 = document::MAX_TEXT_BYTES as u64;

/// Most bytes of all files inside together. A browser tab has about 2 GB; the files, their texts and
/// what is found in them must fit side by side.
const MAX_TOTAL_BYTES: u64 = 256 << 20;

/// Most files inside: a year of a daily newspaper. A page with more rows can't be used any more.
const MAX_MEMBERS: usize = 20_000;

/// A file this many times larger than its compressed form is no text: prose packs to a third, the
/// most repetitive logs to a fiftieth, and deflate can't pass 1,032.
const MAX_RATIO: u64 = 300;

/// Below this size the ratio is not asked; short files of blanks are harmless.
const RATIO_FROM_BYTES: u64 = 4 << 20;

/// Bytes asked from a decompressor at a time.
const CHUNK_BYTES: usize = 64 << 10;

/// Names given in a notice before the rest is only counted.
const MAX_NAMES: usize = 3;

/// Why files were left out or only partly read, in the order of the notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    /// Encrypted.
    Locked,
    /// Packed in a way we can't undo.
    Packing,
    /// Larger than [`MAX_MEMBER_BYTES`].
    TooLarge,
    /// Unpacks to far more than any text does.
    Bomb,
    /// Nothing of it could be read.
    Damaged,
    /// Its beginning was read.
    Partial,
}

impl Reason {
    const ALL: [Reason; 6] = [
        Reason::Locked,
        Reason::Packing,
        Reason::TooLarge,
        Reason::Bomb,
        Reason::Damaged,
        Reason::Partial,
    ];

    /// What is said of `n` files, after their number.
    fn words(self, n: usize) -> &'static str {
        match (self, n) {
            (Reason::Locked, 1) => {
                "is locked with a password and was left out: unpack it and open it by itself"
            }
            (Reason::Locked, _) => {
                "are locked with a password and were left out: unpack them and open them by themselves"
            }
            (Reason::Packing, 1) => {
                "is packed in a way that can't be read here and was left out: unpack it and open it by itself"
            }
            (Reason::Packing, _) => {
                "are packed in a way that can't be read here and were left out: unpack them and open them by themselves"
            }
            (Reason::TooLarge, 1) => "is larger than 64 MB and was left out",
            (Reason::TooLarge, _) => "are larger than 64 MB and were left out",
            (Reason::Bomb, 1) => "unpacks to far more than a text does and was left out",
            (Reason::Bomb, _) => "unpack to far more than texts do and were left out",
            (Reason::Damaged, 1) => "is damaged and was left out",
            (Reason::Damaged, _) => "are damaged and were left out",
            (Reason::Partial, 1) => "is damaged: not all of it could be read",
            (Reason::Partial, _) => "are damaged: not all of them could be read",
        }
    }
}

/// How reading a stream to its end went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// All of it is there.
    Whole,
    /// It broke off or its sum is wrong; what came before is there.
    Broken,
    /// It is larger than there is room for.
    TooLarge,
    /// It grew out of proportion to what it was packed in.
    Bomb,
}

/// Gathers the files of one archive.
#[derive(Debug, Default)]
pub(crate) struct Collector {
    members: Vec<Member>,
    n_kept_bytes: u64,
    /// Files that can't hold an article.
    n_helpers: usize,
    /// Files fetched together with pages that are none: `robots.txt`, feeds, data.
    n_no_pages: usize,
    /// Counts and first names, by [`Reason`].
    left_out: [(usize, Vec<String>); Reason::ALL.len()],
    is_full: bool,
    /// Sentences of the format's own.
    notices: Vec<String>,
}

impl Collector {
    /// Takes a file in if it can hold an article and there is room for it; `false` when it must stop.
    pub(crate) fn push(&mut self, mut member: Member) -> bool {
        if member.bytes.is_empty() {
            return true;
        }
        if holding::is_helper_content(&member.bytes) {
            self.n_helpers += 1;
            return true;
        }
        if self.has_no_room() || member.bytes.len() as u64 > MAX_TOTAL_BYTES - self.n_kept_bytes {
            self.is_full = true;
            return false;
        }
        self.n_kept_bytes += member.bytes.len() as u64;
        if member.name.is_empty() {
            member.name = format!("file {}", self.members.len() + 1);
        }
        self.members.push(member);
        true
    }

    /// Whether the next file must not even be looked at; noted as such.
    pub(crate) fn is_full(&mut self) -> bool {
        self.is_full |= self.has_no_room();
        self.is_full
    }

    fn has_no_room(&self) -> bool {
        self.members.len() >= MAX_MEMBERS || self.n_kept_bytes >= MAX_TOTAL_BYTES
    }

    /// Most bytes the next file may have.
    pub(crate) fn room(&self) -> u64 {
        MAX_MEMBER_BYTES.min(MAX_TOTAL_BYTES - self.n_kept_bytes)
    }

    /// Reads a stream to its end or to the end of the room. `n_packed_bytes` is what it was packed
    /// in, where that is known.
    pub(crate) fn read_all(
        &self,
        stream: &mut dyn Read,
        n_packed_bytes: Option<u64>,
    ) -> (Vec<u8>, End) {
        read_up_to(stream, self.room(), n_packed_bytes)
    }

    /// Takes in a file that was read with [`Collector::read_all`]; `false` when it must stop.
    pub(crate) fn push_read(&mut self, member: Member, end: End) -> bool {
        match end {
            End::Whole => self.push(member),
            End::Broken if member.bytes.is_empty() => {
                self.leave_out(Reason::Damaged, &member.name);
                true
            }
            End::Broken => {
                let name = member.name.clone();
                let n_before = self.members.len();
                let goes_on = self.push(member);
                if self.members.len() > n_before {
                    self.leave_out(Reason::Partial, &name);
                }
                goes_on
            }
            End::TooLarge if self.room() < MAX_MEMBER_BYTES => {
                self.is_full = true;
                false
            }
            End::TooLarge => {
                self.leave_out(Reason::TooLarge, &member.name);
                true
            }
            End::Bomb => {
                self.leave_out(Reason::Bomb, &member.name);
                true
            }
        }
    }

    /// Counts a file that can't hold an article.
    pub(crate) fn leave_out_helper(&mut self) {
        self.n_helpers += 1;
    }

    /// Counts a file that was fetched together with pages and is none.
    pub(crate) fn leave_out_no_page(&mut self) {
        self.n_no_pages += 1;
    }

    /// Counts a file that could have held one.
    pub(crate) fn leave_out(&mut self, reason: Reason, name: &str) {
        let (n, names) = &mut self.left_out[reason as usize];
        *n += 1;
        if names.len() < MAX_NAMES {
            names.push(name.to_owned());
        }
    }

    /// Adds a sentence, once.
    pub(crate) fn notice(&mut self, sentence: impl Into<String>) {
        let sentence = sentence.into();
        if !self.notices.contains(&sentence) {
            self.notices.push(sentence);
        }
    }

    /// Files taken in so far.
    pub(crate) fn n_members(&self) -> usize {
        self.members.len()
    }

    /// Whether anything was left out.
    pub(crate) fn has_left_out(&self) -> bool {
        self.n_helpers > 0 || self.n_no_pages > 0 || self.left_out.iter().any(|(n, _)| *n > 0)
    }

    /// All that was found, or why there is nothing.
    pub(crate) fn finish(mut self, format: Format) -> Result<Unpacked, Refusal> {
        self.leave_out_saved();
        if self.members.is_empty() {
            return Err(self.refusal(format));
        }
        let mut unpacked = Unpacked::new(format);
        unpacked.notices = self.sentences();
        unpacked.items = self.members.into_iter().map(Item::Member).collect();
        Ok(unpacked)
    }

    /// Leaves out the frames of pages that were saved "complete".
    fn leave_out_saved(&mut self) {
        let names: Vec<&str> = self
            .members
            .iter()
            .map(|member| member.name.as_str())
            .collect();
        let is_helper = saved_page::helpers(&names);
        let n_before = self.members.len();
        let mut are_helpers = is_helper.into_iter();
        self.members
            .retain(|_| !are_helpers.next().unwrap_or_default());
        self.n_helpers += n_before - self.members.len();
    }

    fn sentences(&self) -> Vec<String> {
        let mut sentences = Vec::new();
        if self.n_helpers > 0 {
            sentences.push(match self.n_helpers {
                1 => "1 picture or style file was left out.".to_owned(),
                n => format!("{n} pictures, style files and the like were left out."),
            });
        }
        if self.n_no_pages > 0 {
            sentences.push(match self.n_no_pages {
                1 => "1 file that is no page was left out.".to_owned(),
                n => format!("{n} files that are no pages were left out."),
            });
        }
        for reason in Reason::ALL {
            let (n, names) = &self.left_out[reason as usize];
            match (n, names.first()) {
                (1, Some(name)) => {
                    sentences.push(format!("“{name}” {}.", reason.words(1)));
                }
                (0, _) | (_, None) => {}
                (n, _) => {
                    let first: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
                    let more = if *n > first.len() { ", …" } else { "" };
                    let words = reason.words(*n);
                    sentences.push(format!("{n} files {words} ({}{more}).", first.join(", ")));
                }
            }
        }
        sentences.extend(self.notices.iter().cloned());
        if self.is_full {
            sentences.push(format!(
                "There is more in it than can be opened at once: only the first {} files were read.",
                self.members.len()
            ));
        }
        sentences
    }

    fn refusal(&self, format: Format) -> Refusal {
        let kind = format.name();
        let n_of = |reason: Reason| self.left_out[reason as usize].0;
        let n_others: usize = Reason::ALL.iter().map(|reason| n_of(*reason)).sum();
        if n_of(Reason::Locked) > 0 {
            return Refusal::new(format!(
                "This {kind} is locked with a password: unpack it and open the files."
            ));
        }
        if n_others > 0 || !self.notices.is_empty() {
            return Refusal::new(format!(
                "Nothing in this {kind} could be read. {}",
                self.sentences().join(" ")
            ));
        }
        if self.n_no_pages > 0 {
            return Refusal::new(format!(
                "This {kind} holds no pages, only other files, such as data or pictures."
            ));
        }
        if self.n_helpers > 0 {
            return Refusal::new(format!(
                "This {kind} holds only pictures, style files and the like, no texts."
            ));
        }
        Refusal::new(format!("This {kind} is empty."))
    }
}

/// Reads a stream to its end, but at most `n_max` bytes.
pub(crate) fn read_up_to(
    stream: &mut dyn Read,
    n_max: u64,
    n_packed_bytes: Option<u64>,
) -> (Vec<u8>, End) {
    let mut bytes = Vec::new();
    let mut chunk = vec![0; CHUNK_BYTES.min(n_max.saturating_add(1) as usize)];
    loop {
        let n = match stream.read(&mut chunk) {
            Ok(0) => return (bytes, End::Whole),
            Ok(n) => n,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(_) => return (bytes, End::Broken),
        };
        let n_read = (bytes.len() + n) as u64;
        if n_read > n_max {
            return (Vec::new(), End::TooLarge);
        }
        if n_read > RATIO_FROM_BYTES
            && n_packed_bytes.is_some_and(|n_packed| n_read / MAX_RATIO > n_packed)
        {
            return (Vec::new(), End::Bomb);
        }
        bytes.extend_from_slice(&chunk[..n]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(name: &str) -> Member {
        Member::new(name, b"Talks on the port end".to_vec())
    }

    #[test]
    fn a_stream_is_read_to_its_end_or_to_the_bound() {
        let (bytes, end) = read_up_to(&mut &b"abc"[..], 3, None);
        assert_eq!((bytes.as_slice(), end), (&b"abc"[..], End::Whole));
        let (bytes, end) = read_up_to(&mut &b"abcd"[..], 3, None);
        assert_eq!((bytes.len(), end), (0, End::TooLarge));
        let endless = &mut std::io::repeat(b' ');
        assert_eq!(read_up_to(endless, 8 << 20, Some(100)).1, End::Bomb);
        assert_eq!(read_up_to(endless, 8 << 20, None).1, End::TooLarge);
    }

    #[test]
    fn what_was_left_out_is_said() {
        let mut collector = Collector::default();
        assert!(collector.push(text("a.txt")));
        collector.leave_out_helper();
        assert!(collector.push(Member::new("b", b"\x89PNG\r\n\x1a\n....".to_vec())));
        collector.leave_out(Reason::Locked, "c.txt");
        for name in ["d", "e", "f", "g"] {
            collector.leave_out(Reason::TooLarge, name);
        }
        let unpacked = collector.finish(Format::Zip).expect("one text");
        assert_eq!(unpacked.items.len(), 1);
        assert_eq!(
            unpacked.notices,
            [
                "2 pictures, style files and the like were left out.",
                "“c.txt” is locked with a password and was left out: unpack it and open it by itself.",
                "4 files are larger than 64 MB and were left out (“d”, “e”, “f”, …).",
            ]
        );
    }

    #[test]
    fn nothing_found_is_a_refusal_that_says_why() {
        let refuse = |collector: Collector| {
            collector
                .finish(Format::Zip)
                .expect_err("nothing in it")
                .to_string()
        };
        assert_eq!(refuse(Collector::default()), "This zip archive is empty.");
        let mut pictures = Collector::default();
        pictures.leave_out_helper();
        assert!(refuse(pictures).contains("only pictures"));
        let mut locked = Collector::default();
        locked.leave_out(Reason::Locked, "a.txt");
        assert_eq!(
            refuse(locked),
            "This zip archive is locked with a password: unpack it and open the files."
        );
        let mut damaged = Collector::default();
        damaged.leave_out(Reason::Damaged, "a.txt");
        assert!(refuse(damaged).contains("“a.txt” is damaged"));
    }

    #[test]
    fn files_without_a_name_are_numbered() {
        let mut collector = Collector::default();
        assert!(collector.push(text("a.txt")) && collector.push(text("")));
        let unpacked = collector.finish(Format::Zip).expect("texts");
        let [_, Item::Member(second)] = unpacked.items.as_slice() else {
            panic!("{unpacked:?}");
        };
        assert_eq!(second.name, "file 2");
    }

    #[test]
    fn no_more_files_than_the_bound() {
        let mut collector = Collector::default();
        while collector.push(text("a.txt")) {}
        assert_eq!(collector.n_members(), MAX_MEMBERS);
        let unpacked = collector.finish(Format::Tar).expect("texts");
        assert!(unpacked.notices[0].contains("only the first 20000 files"));
    }

    #[test]
    fn a_broken_stream_keeps_what_came_before() {
        let mut collector = Collector::default();
        assert!(collector.push_read(text("a.txt"), End::Broken));
        assert!(collector.push_read(Member::new("b.txt", Vec::new()), End::Broken));
        let unpacked = collector.finish(Format::Zip).expect("half a text");
        assert_eq!(
            unpacked.notices,
            [
                "“b.txt” is damaged and was left out.",
                "“a.txt” is damaged: not all of it could be read.",
            ]
        );
    }
}
