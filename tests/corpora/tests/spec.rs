//! The pages of `tests/spec` → their fixtures, run: what we mark and why, kept true.

use std::fmt::Write;
use std::path::Path;
use testkit::spec::Reading;

#[test]
fn pages_are_true() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    let lexicon = lexicon::built_in();
    let mut paths: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    paths.sort();
    let mut failures = String::new();
    let mut n_cases = 0;
    for path in paths {
        let page = std::fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy();
        let run = testkit::spec::run(&page, |text, reading| match reading {
            Reading::Body => analysis::analyze_body(text, &lexicon),
            Reading::Article => {
                let bytes = text.as_bytes().to_vec();
                let mut reading =
                    readers::analyze("spec.txt", bytes, &lexicon, &mut |_| {}).unwrap();
                reading.articles.remove(0)
            }
        });
        match run {
            Ok(n_true) => n_cases += n_true,
            Err(report) => write!(failures, "\n######## {name}{report}").unwrap(),
        }
    }
    assert!(failures.is_empty(), "{failures}");
    assert!(n_cases > 0, "no cases in {}", folder.display());
}
