//! Files or JSON lines → analyses or predictions on stdout: the twin of the page for the shell.
//!
//! Results go to stdout, sentences to stderr.
//! Exit codes: 0 something was read, 1 nothing was, 2 the command was not understood.

mod analyze;
mod files;
mod predict;

use std::io::Write;
use std::process::ExitCode;

const HELP: &str = "\
sidelight reads news articles and marks who is named in them.

  sidelight analyze FILE|DIRECTORY… [--format json|jsonl|text] [--out FILE]
      Reads every file (directories with all their files, hidden ones skipped) and
      prints what was found. json (default) is one document, jsonl one article a line,
      text is for eyes.

  sidelight predict ner|names|zones
      Reads JSON lines on stdin and prints one line for each, for scorers.

  sidelight --version
  sidelight --help

Messages go to stderr. A file that can't be read is named and does not stop the others.
Exit code: 0 at least one article was read, 1 none was, 2 the command was not understood.
";

/// How the command ended.
enum Outcome {
    Done,
    NothingRead,
}

/// The command line asks for something there is not; the sentence says what.
#[derive(Debug)]
struct Usage(String);

impl std::fmt::Display for Usage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Usage {}

fn main() -> ExitCode {
    // `args_os`, because a file's name need not be Unicode.
    let args: Vec<std::ffi::OsString> = std::env::args_os().skip(1).collect();
    match run(&args) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::NothingRead) => ExitCode::from(1),
        Err(error) if error.is::<Usage>() => {
            eprintln!("sidelight: {error}\nTry `sidelight --help`.");
            ExitCode::from(2)
        }
        // The reader of our output has enough, as `head` does.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("sidelight: {error:#}");
            ExitCode::from(1)
        }
    }
}

fn run(args: &[std::ffi::OsString]) -> anyhow::Result<Outcome> {
    let Some((command, rest)) = args.split_first() else {
        return Err(Usage("say what to do".to_string()).into());
    };
    match command.to_str() {
        Some("analyze") => analyze::run(rest),
        Some("predict") => predict::run(rest),
        Some("--help" | "-h" | "help") => print(HELP),
        Some("--version" | "-V") => print(concat!("sidelight ", env!("CARGO_PKG_VERSION"), "\n")),
        _ => Err(Usage(format!("there is no command “{}”", command.display())).into()),
    }
}

fn print(words: &str) -> anyhow::Result<Outcome> {
    std::io::stdout().write_all(words.as_bytes())?;
    Ok(Outcome::Done)
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<std::io::Error>()
        .is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}
