//! Paths as given → the files to read, in a fixed order, and their bytes.
//!
//! A directory stands for all files below it, sorted by path; hidden ones (a dot first) and
//! symbolic links to directories are left out, so that a walk always ends.

use std::fs;
use std::path::{Path, PathBuf};

/// The files that `paths` stand for, and a sentence for each that can't be looked at.
pub(crate) fn find(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<String>) {
    let mut files = Vec::new();
    let mut failures = Vec::new();
    for path in paths {
        if path.is_dir() {
            walk(path, &mut files, &mut failures);
        } else {
            // A file that is not there is reported when it is read.
            files.push(path.clone());
        }
    }
    (files, failures)
}

fn walk(directory: &Path, files: &mut Vec<PathBuf>, failures: &mut Vec<String>) {
    let entries = fs::read_dir(directory).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => {
            failures.push(format!("{}: {error}.", directory.display()));
            return;
        }
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        let path = entry.path();
        let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
        if is_hidden || (is_link && path.is_dir()) {
            continue;
        }
        if path.is_dir() {
            walk(&path, files, failures);
        } else if path.is_file() {
            // Pipes and devices in a directory would block or never end.
            files.push(path);
        }
    }
}

/// The content of a file.
///
/// # Errors
/// A sentence that says why there is none.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, String> {
    let metadata = fs::metadata(path).map_err(|error| format!("{error}."))?;
    if metadata.is_dir() {
        return Err("This is a directory.".to_string());
    }
    if metadata.len() > analysis::MAX_FILE_BYTES as u64 {
        return Err(format!(
            "This file has {} MB, and {} MB is the most that can be opened at once: split it into \
             smaller files.",
            metadata.len() >> 20,
            analysis::MAX_FILE_BYTES >> 20
        ));
    }
    fs::read(path).map_err(|error| format!("{error}."))
}

/// The last part of a path, which is how exports name the file.
pub(crate) fn name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_is_its_visible_files_in_order() {
        let root = std::env::temp_dir().join(format!("sidelight-files-{}", std::process::id()));
        let made = ["b.txt", "a.txt", ".hidden", "c/d.txt", ".git/e.txt"];
        for name in made {
            let path = root.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, name).unwrap();
        }
        let (files, failures) = find(&[root.join("b.txt"), root.clone()]);
        let names: Vec<String> = files
            .iter()
            .map(|path| path.strip_prefix(&root).unwrap().display().to_string())
            .collect();
        fs::remove_dir_all(&root).unwrap();
        assert_eq!(names, ["b.txt", "a.txt", "b.txt", "c/d.txt"]);
        assert!(failures.is_empty(), "{failures:?}");
    }

    #[test]
    fn a_file_that_is_not_there_has_a_sentence() {
        let sentence = read(Path::new("no such file")).unwrap_err();
        assert!(sentence.ends_with('.'), "{sentence}");
    }
}
