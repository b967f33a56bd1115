//! A name → a folder for files that only one test needs, removed at its end.

use crate::driver::Outcome;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// The folder.
pub struct Folder(PathBuf);

impl Folder {
    /// An empty folder in the system's place for such things.
    pub fn new(name: &str) -> Outcome<Self> {
        static N_FOLDERS: AtomicU32 = AtomicU32::new(0);
        let nth = N_FOLDERS.fetch_add(1, Ordering::Relaxed);
        let folder =
            std::env::temp_dir().join(format!("sidelight-{name}-{}-{nth}", std::process::id()));
        std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        Ok(Self(folder))
    }

    /// A copy of a folder with all that is below it.
    pub fn copy_of(original: &Path, name: &str) -> Outcome<Self> {
        let folder = Self::new(name)?;
        copy_below(original, &folder.0).map_err(|error| error.to_string())?;
        Ok(folder)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file, with the folders above it, and says where it is.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> Outcome<PathBuf> {
        let file = self.0.join(name);
        let written = file
            .parent()
            .map_or(Ok(()), std::fs::create_dir_all)
            .and_then(|()| std::fs::write(&file, content));
        written.map_err(|error| format!("{}: {error}", file.display()))?;
        Ok(file)
    }

    /// Changes a text file.
    pub fn change(&self, name: &str, change: impl FnOnce(String) -> String) -> Outcome<()> {
        let file = self.0.join(name);
        let before = std::fs::read_to_string(&file)
            .map_err(|error| format!("{}: {error}", file.display()))?;
        self.write(name, change(before)).map(drop)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn copy_below(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let (old, new) = (entry.path(), to.join(entry.file_name()));
        if old.is_dir() {
            copy_below(&old, &new)?;
        } else {
            std::fs::copy(old, new)?;
        }
    }
    Ok(())
}
