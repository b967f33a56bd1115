//! One file the user gave → the texts of all articles in it, however deep they are packed.
//!
//! Unpacks nothing itself: it says which reader must see which bytes next and takes what that reader
//! found, so the same order, the same limits and the same report hold natively and in the browser,
//! where readers are other workers (the "sans-IO" way of writing protocols).
//!
//! ```text
//! while let Some(task) = opening.next() { opening.give(readers.read(task)) }
//! ```

use super::export_sign::may_be_export;
use super::{detect, text};
use document::{Document, Facts, Format, Item, Member, Reader, Refusal, TableView, Unpacked};
use std::collections::VecDeque;

/// Archives in archives that are opened: mail in a zip in a zip is real, more is a trap.
const MAX_DEPTH: usize = 4;

/// Files inside one file that are looked at.
const MAX_MEMBERS: usize = 20_000;

/// Bytes of files inside one file, all levels counted: what a tab can hold beside their analysis.
const MAX_BYTES: usize = 512 << 20;

/// What one file, or one file inside it, turned out to be: a row of the reading report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileReport {
    /// Its name; of a file inside another the names on the way to it, apart by `/`.
    pub name: String,
    /// Its format; none when it was refused before that was known.
    pub format: Option<Format>,
    /// Character encoding, as the Encoding Standard names it.
    pub encoding: Option<String>,
    /// Articles found directly in it.
    pub n_articles: usize,
    /// How a table was understood.
    pub table: Option<TableView>,
    /// Why it was not read, as a sentence.
    pub problem: Option<String>,
    /// What could not be done, as sentences.
    pub notices: Vec<String>,
}

/// The text of an article and the file it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Index into [`Opened::files`].
    pub file: usize,
    /// The text and what the format says of it.
    pub document: Document,
}

/// Everything found in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The texts, in the order of the file.
    pub found: Vec<Found>,
    /// The file itself first, then what was inside, in order.
    pub files: Vec<FileReport>,
}

/// What a reader has to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Which reader.
    pub reader: Reader,
    /// The format found.
    pub format: Format,
    /// The file.
    pub member: Member,
}

#[derive(Debug)]
enum Todo {
    Member {
        member: Member,
        path: String,
        depth: usize,
    },
    Document {
        document: Document,
        file: usize,
    },
}

/// What a reader is busy with.
#[derive(Debug)]
enum Asked {
    /// A file: its row, its depth, and what the file around it states.
    File {
        file: usize,
        depth: usize,
        facts: Box<Facts>,
    },
    /// A text that may be an export, of the file in this row.
    Export {
        document: Box<Document>,
        file: usize,
    },
}

/// The work on one file.
#[derive(Debug)]
pub struct Opening {
    /// The first is the next.
    todo: VecDeque<Todo>,
    asked: Option<Asked>,
    opened: Opened,
    n_members: usize,
    n_bytes: usize,
}

impl Opening {
    /// Begins with the file the user gave.
    pub fn new(member: Member) -> Self {
        let path = member.name.clone();
        Self {
            todo: VecDeque::from([Todo::Member {
                member,
                path,
                depth: 0,
            }]),
            asked: None,
            opened: Opened {
                found: Vec::new(),
                files: Vec::new(),
            },
            n_members: 0,
            n_bytes: 0,
        }
    }

    /// What a reader has to do next; none when everything is read. What needs no reader is read here.
    ///
    /// # Panics
    /// When the answer to the task before was not given.
    #[allow(clippy::should_implement_trait)]
    pub fn next(&mut self) -> Option<Task> {
        assert!(self.asked.is_none(), "the task before is not answered");
        while let Some(todo) = self.todo.pop_front() {
            match todo {
                Todo::Document { document, file } if may_be_export(&document.text) => {
                    let mut member = Member::new("export", document.text.clone().into_bytes());
                    member.facts = document.facts.clone();
                    self.asked = Some(Asked::Export {
                        document: Box::new(document),
                        file,
                    });
                    return Some(Task {
                        reader: Reader::Text,
                        format: Format::Text,
                        member,
                    });
                }
                Todo::Document { document, file } => self.take(document, file),
                Todo::Member {
                    member,
                    path,
                    depth,
                } => {
                    let file = self.opened.files.len();
                    self.opened.files.push(FileReport {
                        name: path,
                        format: None,
                        encoding: None,
                        n_articles: 0,
                        table: None,
                        problem: None,
                        notices: Vec::new(),
                    });
                    self.asked = Some(Asked::File {
                        file,
                        depth,
                        facts: Box::new(member.facts.clone()),
                    });
                    let format = match detect(&member.name, &member.bytes) {
                        Ok(format) => stated(format, &member),
                        Err(refusal) => {
                            self.give(Err(refusal));
                            continue;
                        }
                    };
                    self.opened.files[file].format = Some(format);
                    let reader = format.reader();
                    match reader.is_none().then(|| text(&member, format)).flatten() {
                        Some(answer) => self.give(answer),
                        None => {
                            return Some(Task {
                                reader: reader.unwrap_or(Reader::Text),
                                format,
                                member,
                            });
                        }
                    }
                }
            }
        }
        None
    }

    /// Takes the answer to the last task.
    pub fn give(&mut self, answer: Result<Unpacked, Refusal>) {
        let (file, depth, facts) = match self.asked.take() {
            Some(Asked::File { file, depth, facts }) => (file, depth, facts),
            Some(Asked::Export { document, file }) => {
                return self.give_export(*document, file, answer);
            }
            None => return,
        };
        let report = &mut self.opened.files[file];
        let unpacked = match answer {
            Ok(unpacked) => unpacked,
            Err(refusal) => {
                report.problem = Some(refusal.0);
                return;
            }
        };
        report.format = Some(unpacked.format);
        report.encoding = unpacked.encoding;
        report.table = unpacked.table;
        report.notices = unpacked.notices;
        let path = report.name.clone();
        let mut n_left_out = 0;
        let mut todo = VecDeque::with_capacity(unpacked.items.len());
        // What is said of a file is said of the one article in it, not of each of many.
        let is_alone = unpacked.items.len() == 1;
        for mut item in unpacked.items {
            if is_alone {
                match &mut item {
                    Item::Document(document) => document.facts.fill_from(&facts),
                    Item::Member(member) => member.facts.fill_from(&facts),
                }
            }
            match item {
                Item::Document(document) => todo.push_back(Todo::Document { document, file }),
                Item::Member(member) => {
                    self.n_members += 1;
                    self.n_bytes += member.bytes.len();
                    if self.n_members > MAX_MEMBERS
                        || self.n_bytes > MAX_BYTES
                        || depth == MAX_DEPTH
                    {
                        n_left_out += 1;
                        continue;
                    }
                    todo.push_back(Todo::Member {
                        path: format!("{path}/{}", member.name),
                        member,
                        depth: depth + 1,
                    });
                }
            }
        }
        if n_left_out > 0 {
            let what = if depth == MAX_DEPTH {
                "they are packed too deep"
            } else {
                "there is more in it than can be held at once"
            };
            self.opened.files[file].notices.push(format!(
                "{n_left_out} files in it were not read, since {what}: unpack it and open them in \
                 smaller groups."
            ));
        }
        todo.append(&mut self.todo);
        self.todo = todo;
    }

    /// Takes what a text that may be an export was cut into; a text that is none stays as it was.
    fn give_export(&mut self, whole: Document, file: usize, answer: Result<Unpacked, Refusal>) {
        let items = answer.map(|unpacked| unpacked.items).unwrap_or_default();
        let mut articles: Vec<Document> = items
            .into_iter()
            .filter_map(|item| match item {
                Item::Document(document) => Some(document),
                Item::Member(_) => None,
            })
            .collect();
        match articles.as_mut_slice() {
            // Cut or marked: the layout was known.
            [first, rest @ ..] if !rest.is_empty() || !first.marks.is_empty() => {
                first.notices.splice(0..0, whole.notices);
                for article in articles {
                    self.take(article, file);
                }
            }
            _ => self.take(whole, file),
        }
    }

    fn take(&mut self, document: Document, file: usize) {
        self.opened.files[file].n_articles += 1;
        self.opened.found.push(Found { file, document });
    }

    /// Everything found.
    ///
    /// # Errors
    /// One sentence when there is no article in the file at all.
    pub fn finish(self) -> Result<Opened, Refusal> {
        let opened = self.opened;
        if !opened.found.is_empty() {
            return Ok(opened);
        }
        let first = opened.files.first();
        if let Some(problem) = first.and_then(|file| file.problem.clone()) {
            return Err(Refusal(problem));
        }
        if let Some(inner) = opened.files[1..].iter().find(|file| file.problem.is_some()) {
            let problem = inner.problem.clone().unwrap_or_default();
            return Err(Refusal::new(format!(
                "Nothing in this file could be read. Of “{}” in it: {problem}",
                inner.name
            )));
        }
        let why = first
            .and_then(|file| file.notices.first().cloned())
            .unwrap_or_default();
        let sentence = format!("There is no article in this file. {why}");
        Err(Refusal::new(sentence.trim_end()))
    }
}

/// What a file is that looks like plain text, but whose sender says that it is a web page: a piece of
/// markup without the head of a page.
fn stated(format: Format, member: &Member) -> Format {
    let says = |kind: &str| {
        let stated = member.media_type.as_deref();
        stated.is_some_and(|stated| stated.to_ascii_lowercase().starts_with(kind))
    };
    if format == Format::Text && (says("text/html") || says("application/xhtml")) {
        Format::Html
    } else {
        format
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::Fact;

    fn zip(items: Vec<Item>) -> Unpacked {
        let mut unpacked = Unpacked::new(Format::Zip);
        unpacked.items = items;
        unpacked
    }

    fn file(name: &str, content: &str) -> Item {
        Item::Member(Member::new(name, content.as_bytes().to_vec()))
    }

    fn texts(opened: &Opened) -> Vec<&str> {
        let found = opened.found.iter();
        found.map(|found| found.document.text.as_str()).collect()
    }

    #[test]
    fn a_text_needs_no_reader() {
        let mut opening = Opening::new(Member::new("a.txt", b"Talks end".to_vec()));
        assert_eq!(opening.next(), None);
        let opened = opening.finish().expect("text");
        assert_eq!(texts(&opened), ["Talks end"]);
        assert_eq!(opened.files[0].format, Some(Format::Text));
        assert_eq!(opened.files[0].n_articles, 1);
    }

    #[test]
    fn files_inside_come_in_order() {
        let mut opening = Opening::new(Member::new("a.zip", b"PK\x03\x04".to_vec()));
        let task = opening.next().expect("a task");
        assert_eq!((task.reader, task.format), (Reader::Archive, Format::Zip));
        opening.give(Ok(zip(vec![
            file("1.txt", "one"),
            file("inner.zip", "PK\x03\x04"),
            file("3.txt", "three"),
        ])));
        let task = opening.next().expect("the inner archive");
        assert_eq!(task.member.name, "inner.zip");
        opening.give(Ok(zip(vec![file("2.txt", "two")])));
        assert_eq!(opening.next(), None);
        let opened = opening.finish().expect("texts");
        assert_eq!(texts(&opened), ["one", "two", "three"]);
        let names: Vec<_> = opened.files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names[3], "a.zip/inner.zip/2.txt");
    }

    #[test]
    fn what_is_stated_around_a_file_reaches_its_only_article() {
        let mut opening = Opening::new(Member::new("a.eml", b"PK\x03\x04".to_vec()));
        _ = opening.next();
        let mut page = Member::new("body", b"<p>Talks end</p>".to_vec());
        page.media_type = Some("text/html; charset=utf-8".to_string());
        page.facts.outlet = Fact::new("Harbour News", "the mail");
        opening.give(Ok(zip(vec![Item::Member(page)])));
        let task = opening.next().expect("the page");
        assert_eq!(task.format, Format::Html);
        let mut unpacked = Unpacked::new(Format::Html);
        unpacked.items.push(Item::Document(Document {
            text: "Talks end".to_string(),
            ..Document::default()
        }));
        opening.give(Ok(unpacked));
        assert_eq!(opening.next(), None);
        let opened = opening.finish().expect("a text");
        let outlet = opened.found[0].document.facts.outlet.as_ref();
        assert_eq!(outlet.map(|fact| fact.value.as_str()), Some("Harbour News"));
    }

    #[test]
    fn a_refusal_does_not_stop_the_others() {
        let mut opening = Opening::new(Member::new("a.zip", b"PK\x03\x04".to_vec()));
        _ = opening.next();
        opening.give(Ok(zip(vec![file("empty.txt", " "), file("2.txt", "two")])));
        assert_eq!(opening.next(), None);
        let opened = opening.finish().expect("texts");
        assert_eq!(texts(&opened), ["two"]);
        assert!(opened.files[1].problem.is_some());
    }

    #[test]
    fn archives_without_end_are_left() {
        let mut opening = Opening::new(Member::new("0.zip", b"PK\x03\x04".to_vec()));
        let mut n_tasks = 0;
        while opening.next().is_some() {
            n_tasks += 1;
            opening.give(Ok(zip(vec![
                file("1.zip", "PK\x03\x04"),
                file("2.zip", "PK\x03\x04"),
            ])));
            assert!(n_tasks < 100);
        }
        let refusal = opening.finish().expect_err("there is no text");
        assert!(
            refusal.to_string().starts_with("There is no article"),
            "{refusal}"
        );
    }

    #[test]
    fn the_reason_of_an_only_file_is_the_reason() {
        let mut opening = Opening::new(Member::new("a.pdf", b"%PDF-1.7".to_vec()));
        _ = opening.next();
        opening.give(Err(Refusal::new("This PDF is a picture.")));
        assert_eq!(opening.next(), None);
        assert_eq!(
            opening.finish(),
            Err(Refusal::new("This PDF is a picture."))
        );
    }
}
