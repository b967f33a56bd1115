//! Names of files inside → which belong to a page that a browser saved "complete".
//!
//! Browsers put the pictures, styles and frames of `Talks.html` into a folder beside it,
//! `Talks_files`; the frames are web pages too, but never articles.

use std::collections::BTreeSet;

/// What the folder's name has after that of the page, in the languages of Windows and of the
/// browsers.
const SUFFIXES: &[&str] = &[
    "_files",
    ".files",
    "-Dateien",
    "_Dateien",
    "_fichiers",
    "_archivos",
    "_arquivos",
    "_ficheiros",
    "_file",
    "_bestanden",
    "-filer",
    "_filer",
    "_tiedostot",
    "_pliki",
    "_soubory",
    "_súbory",
    "_elemei",
    "_datoteke",
    "_dosyalar",
    "_fitxers",
    "_fitxategiak",
    "_failid",
    "_fails",
    "_bylos",
    "_fajlovi",
    "_файлы",
    "_файли",
    "_ملفات",
    "_files_",
    "_文件",
    "_ファイル",
];

/// For each name, whether it lies in the folder of a saved page among the names.
pub(crate) fn helpers(names: &[&str]) -> Vec<bool> {
    let mut folders = BTreeSet::new();
    for name in names {
        let stem = name
            .strip_suffix(".html")
            .or_else(|| name.strip_suffix(".htm"))
            .or_else(|| name.strip_suffix(".xhtml"));
        if let Some(stem) = stem {
            folders.insert(stem);
        }
    }
    names
        .iter()
        .map(|name| {
            name.match_indices('/').any(|(slash, _)| {
                let folder = &name[..slash];
                SUFFIXES.iter().any(|suffix| {
                    folder
                        .strip_suffix(suffix)
                        .is_some_and(|stem| folders.contains(stem))
                })
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_beside_a_page_holds_its_helpers() {
        let names = [
            "press/Talks end.html",
            "press/Talks end_files/frame.html",
            "press/Talks end_files/ads/inner.html",
            "Gespräche.htm",
            "Gespräche-Dateien/rahmen.html",
            "other_files/talks.html",
            "archive/Talks end_files/frame.html",
            "press/Talks end/follow-up.html",
        ];
        assert_eq!(
            helpers(&names),
            [false, true, true, false, true, false, false, false]
        );
    }
}
