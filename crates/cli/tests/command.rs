//! The built command, run: what goes to stdout, what to stderr, and how it ends.

#![expect(
    clippy::unwrap_used,
    reason = "a helper of a test stops at the first surprise"
)]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/assets/sample")
}

fn run(args: &[&str], stdin: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sidelight"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that does not read its stdin may have ended already.
    let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
    child.wait_with_output().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

#[test]
fn a_file_that_fails_is_named_and_does_not_stop_the_others() {
    let article = sample().join("01_wire.txt");
    let output = run(&["analyze", "absent.txt", article.to_str().unwrap()], "");
    assert_eq!(output.status.code(), Some(0));
    assert!(
        stderr(&output).starts_with("absent.txt: "),
        "{}",
        stderr(&output)
    );
    let json: serde_json::Value = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!(json["articles"][0]["file"], "01_wire.txt");
}

#[test]
fn nothing_read_is_one_and_prints_nothing() {
    let output = run(&["analyze", "absent.txt"], "");
    assert_eq!((output.status.code(), stdout(&output)), (Some(1), ""));
}

#[test]
fn json_lines_hold_the_articles_of_the_document() {
    let folder = sample();
    let folder = folder.to_str().unwrap();
    let document = run(&["analyze", folder], "");
    let document: serde_json::Value = serde_json::from_str(stdout(&document)).unwrap();
    let lines = run(&["analyze", "--format", "jsonl", folder], "");
    let lines: Vec<serde_json::Value> = stdout(&lines)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let articles = document["articles"].as_array().unwrap();
    assert_eq!(lines.len(), articles.len());
    for (line, article) in lines.iter().zip(articles) {
        for (field, value) in article.as_object().unwrap() {
            assert_eq!(&line[field], value, "{field} of {}", article["file"]);
        }
    }
}

#[test]
fn what_is_not_understood_is_two() {
    for args in [
        &[][..],
        &["analyse"],
        &["analyze"],
        &["analyze", "x", "--format", "xml"],
        &["predict"],
        &["predict", "quotes"],
    ] {
        let output = run(args, "");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(stderr(&output).contains("sidelight --help"), "{args:?}");
    }
}

#[test]
fn one_prediction_for_each_line() {
    let ner = "{\"id\": 7, \"text\": \"Iran said no.\"}\n\n{\"id\": \"b\", \"text\": \"\"}\n";
    let output = run(&["predict", "ner"], ner);
    let first = r#"{"id":7,"entities":[{"start":0,"end":4,"type":"LOC"}]}"#;
    let second = r#"{"id":"b","entities":[]}"#;
    assert_eq!(
        stdout(&output),
        format!("{first}\n{second}\n"),
        "{}",
        stderr(&output)
    );
    let names = r#"{"a": "Iran", "b": "Iran"}"#;
    assert!(stdout(&run(&["predict", "names"], names)).contains(r#""score":1"#));
    let zones = r#"{"id": 1, "lines": [{"text": ""}, {"text": "A line."}]}"#;
    let zones: serde_json::Value =
        serde_json::from_str(stdout(&run(&["predict", "zones"], zones))).unwrap();
    assert_eq!(zones["labels"].as_array().unwrap().len(), 2);
}

#[test]
fn help_and_version_go_to_stdout() {
    assert!(stdout(&run(&["--help"], "")).contains("sidelight analyze"));
    assert_eq!(
        stdout(&run(&["--version"], "")),
        concat!("sidelight ", env!("CARGO_PKG_VERSION"), "\n")
    );
}
