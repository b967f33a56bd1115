//! Where things are in this checkout, and which files it is made of.

use crate::process::{capture, program_exists};
use anyhow::{Context as _, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The wasm target of page and worker.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Folders that are made, not written; looked at only where there is no git to ask.
const MADE_DIRS: [&str; 4] = ["target", "dist", ".git", "node_modules"];

/// The top of the checkout.
pub(crate) fn root() -> PathBuf {
    // Two levels up from crates/xtask; `ancestors` needs no disk and cannot fail.
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// A path inside the checkout.
pub(crate) fn path(relative: &str) -> PathBuf {
    root().join(relative)
}

/// A path as the caller wrote it, seen from the folder `cargo xtask` was called in.
pub(crate) fn path_of_caller(given: &str) -> Result<PathBuf> {
    std::path::absolute(given).with_context(|| format!("no such place: {given}"))
}

/// `cargo` as it was called, in the top folder.
pub(crate) fn cargo() -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(root());
    command
}

/// The files people wrote: those git tracks and new ones it does not ignore. Relative, sorted.
pub(crate) fn written_files() -> Result<Vec<PathBuf>> {
    let mut files = if path(".git").exists() && program_exists("git") {
        let listed = capture(Command::new("git").current_dir(root()).args([
            "ls-files",
            "--cached",
            "--others",
            "--exclude-standard",
            "-z",
        ]))?;
        listed
            .split('\0')
            .filter(|name| !name.is_empty())
            .map(PathBuf::from)
            .collect()
    } else {
        files_below(&root(), &|dir| {
            !dir.file_name()
                .is_some_and(|name| MADE_DIRS.iter().any(|made| name == *made))
        })?
    };
    // Git still lists what was deleted but not yet committed.
    files.retain(|file| root().join(file).is_file());
    files.sort();
    files.dedup();
    Ok(files)
}

/// All files below `dir`, relative to it, sorted; `enter` says which folders to go into.
pub(crate) fn files_below(dir: &Path, enter: &dyn Fn(&Path) -> bool) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut to_read = vec![dir.to_path_buf()];
    while let Some(folder) = to_read.pop() {
        let entries = std::fs::read_dir(&folder)
            .with_context(|| format!("cannot read the folder {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                if enter(&path) {
                    to_read.push(path);
                }
            } else if let Ok(relative) = path.strip_prefix(dir) {
                files.push(relative.to_path_buf());
            }
        }
    }
    files.sort();
    Ok(files)
}

/// The path with forward slashes, as addresses and reports write it.
pub(crate) fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
