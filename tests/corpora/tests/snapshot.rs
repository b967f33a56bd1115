//! The sample coverage of the page → drawings, reviewed like code (`cargo insta review`).

use std::path::Path;

#[test]
fn sample_coverage() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/assets/sample");
    let lexicon = lexicon::built_in();
    let mut paths: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "no sample in {}", folder.display());
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for path in paths {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let bytes = std::fs::read(&path).unwrap();
            let reading = analysis::read_text(&name, &bytes, &lexicon, &mut |_| {}).unwrap();
            let drawing: String = reading.articles.iter().map(testkit::draw).collect();
            insta::assert_snapshot!(name.trim_end_matches(".txt"), drawing);
        }
    });
}
