//! What holds inside one group (`{…}`) of an RTF file, and which words begin a group of another kind.
//!
//! Data only; `story` decides what to do with it.

use super::charset::Charset;

/// Where text goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    Body,
    /// A text box: after the paragraph it hangs on.
    Box,
    Note,
    Remark,
    /// Header or footer.
    Edge,
}

impl Flow {
    /// How many there are.
    pub(super) const COUNT: usize = 5;
}

/// What a group holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text.
    Text(Flow),
    /// Nothing that is read.
    Skip,
    /// The table of fonts.
    Fonts,
    /// The table of styles.
    Styles,
    /// Properties of the file.
    Properties,
    /// Its title.
    Title,
    /// Who made it.
    Author,
}

/// State of a group; a new one begins with that of the group around it.
#[derive(Clone, Copy, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "switches of the format, each on or off by itself"
)]
pub(super) struct Group {
    pub(super) kind: Kind,
    /// `\*` was just read: skip the group unless the next word is known.
    pub(super) is_optional: bool,
    /// Characters after `\uN` that repeat it for older programs.
    pub(super) n_fallback: u8,
    pub(super) charset: Option<Charset>,
    pub(super) is_bold: bool,
    pub(super) is_hidden: bool,
    pub(super) is_deleted: bool,
    /// Text only for programs that can't read the HTML inside (Outlook).
    pub(super) is_beside_html: bool,
    pub(super) style: Option<i32>,
    pub(super) has_outline: bool,
    /// In a table, where bold type marks heads of columns.
    pub(super) is_in_table: bool,
    /// Groups inside are two forms of one text; the one marked `\ud` is read.
    pub(super) has_two_forms: bool,
    pub(super) is_form: bool,
}

impl Group {
    pub(super) const ROOT: Group = Group {
        kind: Kind::Text(Flow::Body),
        is_optional: false,
        n_fallback: 1,
        charset: None,
        is_bold: false,
        is_hidden: false,
        is_deleted: false,
        is_beside_html: false,
        style: None,
        has_outline: false,
        is_in_table: false,
        has_two_forms: false,
        is_form: false,
    };

    /// A group inside this one.
    pub(super) fn inner(&self) -> Self {
        Group {
            kind: if self.has_two_forms {
                Kind::Skip
            } else {
                self.kind
            },
            is_optional: false,
            has_two_forms: false,
            is_form: self.has_two_forms,
            ..*self
        }
    }
}

/// The kind of group that `word` begins, inside one of kind `around`; none when it is no such word.
pub(super) fn destination(word: &str, around: Kind) -> Option<Kind> {
    Some(match word {
        "fonttbl" => Kind::Fonts,
        "stylesheet" => Kind::Styles,
        "info" => Kind::Properties,
        "title" if around == Kind::Properties => Kind::Title,
        "author" if around == Kind::Properties => Kind::Author,
        "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr"
        | "footerf" => Kind::Text(Flow::Edge),
        "footnote" => Kind::Text(Flow::Note),
        "annotation" => Kind::Text(Flow::Remark),
        "shptxt" | "dptxbxtext" => Kind::Text(Flow::Box),
        // The text that Word shows for a field, an object, a shape.
        "fldrslt" | "result" | "shp" | "shpinst" | "shpgrp" | "object" | "field" | "do"
        | "nesttableprops" => around,
        _ if is_skipped(word) => Kind::Skip,
        _ => return None,
    })
}

/// Destinations without a word of the article: tables, pictures, codes of fields, what older programs
/// are shown in the place of something that is read. Sorted.
#[rustfmt::skip]
const SKIPPED: &[&str] = &[
    "aftncn", "aftnsep", "aftnsepc", "atnauthor", "atndate", "atnicn", "atnid", "atnparent",
    "atnref", "atntime", "atrfend", "atrfstart", "background", "bkmkend", "bkmkstart", "blipuid",
    "buptim", "colorschememapping", "colortbl", "comment", "company", "creatim", "datastore",
    "doccomm", "docvar", "falt", "filetbl", "fldinst", "fontemb", "ftncn", "ftnsep", "ftnsepc",
    "generator", "keycode", "keywords", "latentstyles", "listoverridetable", "listtable",
    "listtext", "manager", "mmathPr", "nextfile", "nonesttables", "nonshppict", "objalias",
    "objclass", "objdata", "objname", "objsect", "operator", "panose", "passwordhash", "picprop",
    "pict", "pn", "pnseclvl", "pntext", "pntxta", "pntxtb", "printim", "private", "revtbl",
    "revtim", "rsidtbl", "rxe", "shprslt", "sn", "sp", "subject", "sv", "tc", "tcn", "template",
    "themedata", "txe", "userprops", "xe", "xmlnstbl",
];

fn is_skipped(word: &str) -> bool {
    SKIPPED.binary_search(&word).is_ok()
}

/// The character that `word` stands for.
pub(super) fn character(word: &str) -> Option<&'static str> {
    Some(match word {
        "tab" | "pmartabql" => "\t",
        "line" | "lbr" | "softline" => "\n",
        "page" | "column" => "\u{c}",
        "emdash" => "—",
        "endash" => "–",
        "emspace" | "enspace" | "qmspace" => " ",
        "bullet" => "•",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "zwj" => "\u{200d}",
        "zwnj" => "\u{200c}",
        "ltrmark" => "\u{200e}",
        "rtlmark" => "\u{200f}",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn destinations_are_known() {
        let text = Kind::Text(Flow::Body);
        assert_eq!(destination("pict", text), Some(Kind::Skip));
        assert_eq!(destination("xmlnstbl", text), Some(Kind::Skip));
        assert_eq!(destination("aftncn", text), Some(Kind::Skip));
        assert_eq!(destination("fldrslt", text), Some(text));
        assert_eq!(destination("title", text), None);
        assert_eq!(destination("title", Kind::Properties), Some(Kind::Title));
        assert_eq!(destination("par", text), None);
        assert!(SKIPPED.is_sorted());
    }
}
