//! Name of a paragraph style → the job of paragraphs set in it.
//!
//! Names only: who inherits from whom is the business of each format. Word, LibreOffice and pandoc
//! store the English names of their own styles whatever language their menus speak.

use crate::page::Role;

/// Most steps up the chain of parents: real chains have three; a damaged one may be a ring.
pub(crate) const MAX_PARENTS: usize = 16;

/// The role of a style by its name; none for names that say nothing ("Normal", "P12").
pub(crate) fn role(name: &str) -> Option<Role> {
    let name: String = name
        .replace("_20_", " ")
        .to_lowercase()
        .chars()
        .filter(|char| char.is_alphanumeric())
        .collect();
    let stem = name.trim_end_matches(|char: char| char.is_ascii_digit());
    Some(match stem {
        "title" | "headline" => Role::Title,
        "heading" | "berschrift" | "überschrift" | "titre" | "titolo" => Role::Heading,
        "subtitle" | "abstract" | "dek" | "standfirst" => Role::Dek,
        "caption" | "imagecaption" | "tablecaption" | "illustration" | "figure" | "drawing" => {
            Role::Caption
        }
        // Not "Text body" and its kin: they are set on bylines and labels as well.
        "quote" | "intensequote" | "blocktext" | "blockquote" | "quotations" | "footnotetext"
        | "endnotetext" | "footnote" | "endnote" => Role::Body,
        "author" | "byline" => Role::Byline,
        "date" => Role::Date,
        "header" | "footer" | "headerleft" | "headerright" | "footerleft" | "footerright" => {
            Role::Furniture
        }
        "toc" | "tocheading" | "contents" | "contentsheading" => Role::Furniture,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_word_libreoffice_and_pandoc() {
        for (name, expected) in [
            ("heading 1", Some(Role::Heading)),
            ("Heading_20_2", Some(Role::Heading)),
            ("Heading3", Some(Role::Heading)),
            ("Title", Some(Role::Title)),
            ("Subtitle", Some(Role::Dek)),
            ("Image Caption", Some(Role::Caption)),
            ("Intense Quote", Some(Role::Body)),
            ("toc 1", Some(Role::Furniture)),
            ("Contents_20_2", Some(Role::Furniture)),
            ("Normal", None),
            ("Text_20_body", None),
            ("First Paragraph", None),
            ("P12", None),
        ] {
            assert_eq!(role(name), expected, "{name}");
        }
    }
}
