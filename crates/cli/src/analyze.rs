//! `sidelight analyze`: files → their analyses, in the format asked for.
//!
//! JSON lines are written file by file and nothing is kept; the other formats need all articles.

use crate::{Outcome, Usage, files};
use analysis::{Analysis, Lexicon, Reading};
use anyhow::Context;
use export::{Coverage, Document, FileNotice, JsonLines};
use std::ffi::OsString;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Format {
    #[default]
    Json,
    JsonLines,
    Text,
}

/// The command line, understood.
#[derive(Debug, Default, PartialEq, Eq)]
struct Options {
    paths: Vec<PathBuf>,
    format: Format,
    out: Option<PathBuf>,
}

/// What was read from one file.
struct Source {
    name: String,
    articles: Vec<Analysis>,
}

pub(crate) fn run(args: &[OsString]) -> anyhow::Result<Outcome> {
    let options = parse(args)?;
    let lexicon = lexicon::built_in();
    let (paths, failures) = files::find(&options.paths);
    for failure in failures {
        eprintln!("{failure}");
    }
    match options.format {
        Format::JsonLines => stream(&paths, options.out.as_deref(), &lexicon),
        Format::Json => collect(&paths, options.out.as_deref(), &lexicon, export::json),
        Format::Text => collect(&paths, options.out.as_deref(), &lexicon, export::text),
    }
}

fn parse(args: &[OsString]) -> Result<Options, Usage> {
    let mut options = Options::default();
    let mut args = args.iter();
    let mut only_paths = false;
    while let Some(arg) = args.next() {
        match arg.to_str() {
            Some("--") if !only_paths => only_paths = true,
            Some("--format") if !only_paths => {
                options.format = match args.next().and_then(|format| format.to_str()) {
                    Some("json") => Format::Json,
                    Some("jsonl") => Format::JsonLines,
                    Some("text") => Format::Text,
                    _ => return Err(Usage("--format takes json, jsonl or text".to_string())),
                };
            }
            Some("--out") if !only_paths => {
                let out = args.next().ok_or(Usage("--out takes a file".to_string()))?;
                options.out = Some(PathBuf::from(out));
            }
            Some(flag) if flag.starts_with("--") && !only_paths => {
                return Err(Usage(format!("analyze has no option {flag}")));
            }
            _ => options.paths.push(PathBuf::from(arg)),
        }
    }
    if options.paths.is_empty() {
        return Err(Usage("analyze needs a file or a directory".to_string()));
    }
    Ok(options)
}

/// Writes each file's articles as soon as they are read.
fn stream(paths: &[PathBuf], out: Option<&Path>, lexicon: &Lexicon) -> anyhow::Result<Outcome> {
    let mut out = open(out)?;
    let mut lines = JsonLines::new(lexicon);
    let mut n_articles = 0;
    for path in paths {
        let name = files::name(path);
        let Some(reading) = read(path, &name, lexicon) else {
            continue;
        };
        let mut notices = notices(&name, &reading);
        for (index, analysis) in reading.articles.iter().enumerate() {
            let document = Document {
                file: &name,
                index,
                analysis,
            };
            out.write_all(lines.line(&document, &notices).as_bytes())?;
            // They stand on the line of the first article only.
            notices.clear();
            n_articles += 1;
        }
    }
    out.flush()?;
    Ok(outcome(n_articles))
}

/// Reads everything, then writes one document.
fn collect(
    paths: &[PathBuf],
    out: Option<&Path>,
    lexicon: &Lexicon,
    format: fn(&Coverage<'_>) -> String,
) -> anyhow::Result<Outcome> {
    let mut sources = Vec::new();
    let mut file_notices = Vec::new();
    for path in paths {
        let name = files::name(path);
        let Some(reading) = read(path, &name, lexicon) else {
            continue;
        };
        file_notices.extend(notices(&name, &reading));
        sources.push(Source {
            name,
            articles: reading.articles,
        });
    }
    let documents: Vec<Document<'_>> = sources
        .iter()
        .flat_map(|source| {
            source
                .articles
                .iter()
                .enumerate()
                .map(|(index, analysis)| Document {
                    file: &source.name,
                    index,
                    analysis,
                })
        })
        .collect();
    if !documents.is_empty() {
        let coverage = Coverage {
            documents: &documents,
            file_notices: &file_notices,
            lexicon,
        };
        let mut out = open(out)?;
        out.write_all(format(&coverage).as_bytes())?;
        out.flush()?;
    }
    Ok(outcome(documents.len()))
}

/// Reads one file; one that can't be read is named on stderr.
fn read(path: &Path, name: &str, lexicon: &Lexicon) -> Option<Reading> {
    let reading = files::read(path).and_then(|bytes| {
        readers::analyze(name, bytes, lexicon, &mut |_| {}).map_err(|error| error.to_string())
    });
    match reading {
        Ok(reading) => Some(reading),
        Err(sentence) => {
            eprintln!("{}: {sentence}", path.display());
            None
        }
    }
}

fn notices(name: &str, reading: &Reading) -> Vec<FileNotice> {
    let notices = reading.notices();
    notices
        .map(|message| FileNotice {
            file: name.to_string(),
            message,
        })
        .collect()
}

fn open(out: Option<&Path>) -> anyhow::Result<Box<dyn Write>> {
    Ok(match out {
        Some(path) => {
            let file = File::create(path)
                .with_context(|| format!("{} can't be written", path.display()))?;
            Box::new(BufWriter::new(file))
        }
        None => Box::new(BufWriter::new(std::io::stdout())),
    })
}

fn outcome(n_articles: usize) -> Outcome {
    if n_articles > 0 {
        Outcome::Done
    } else {
        Outcome::NothingRead
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(args: &[&str]) -> Result<Options, String> {
        let args: Vec<OsString> = args.iter().map(OsString::from).collect();
        parse(&args).map_err(|usage| usage.0)
    }

    #[test]
    fn options_stand_anywhere() {
        let options = parsed(&["a.txt", "--format", "jsonl", "b", "--out", "c.jsonl"]).unwrap();
        assert_eq!(
            options,
            Options {
                paths: vec!["a.txt".into(), "b".into()],
                format: Format::JsonLines,
                out: Some("c.jsonl".into()),
            }
        );
        assert_eq!(
            parsed(&["--", "--format"]).unwrap().paths,
            [PathBuf::from("--format")]
        );
    }

    #[test]
    fn what_is_not_understood_is_said() {
        for args in [
            &[][..],
            &["a", "--format"],
            &["a", "--format", "xml"],
            &["a", "--fast"],
        ] {
            assert!(parsed(args).is_err(), "{args:?}");
        }
    }
}
