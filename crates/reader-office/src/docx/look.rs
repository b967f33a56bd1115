//! `styles.xml` → what each style says of text set in it: its job, whether bold, whether hidden.
//!
//! Only the styles; what a paragraph says of itself is read where it stands.

use std::collections::BTreeMap;

use crate::page::Role;
use crate::style::{self, MAX_PARENTS};
use crate::xml::{Node, Space, Walk};

/// One style as it is written down.
#[derive(Debug, Default)]
struct Look {
    name: String,
    parent: Option<String>,
    has_outline: bool,
    is_bold: Option<bool>,
    is_hidden: Option<bool>,
}

/// All styles, by their ids.
#[derive(Debug, Default)]
pub(super) struct Looks {
    by_id: BTreeMap<String, Look>,
    /// Language of the default style.
    pub(super) language: Option<String>,
}

impl Looks {
    /// Reads the part.
    pub(super) fn read(chars: &str) -> Self {
        let mut looks = Looks::default();
        let mut walk = Walk::new(chars);
        let mut id = None;
        let mut look = Look::default();
        while let Some(node) = walk.step() {
            match node {
                Node::Open(tag) if tag.space == Space::Word => match tag.local.as_str() {
                    "style" => {
                        id = tag.attribute("styleId");
                        look = Look::default();
                    }
                    "name" => look.name = tag.attribute("val").unwrap_or_default(),
                    "basedOn" => look.parent = tag.attribute("val"),
                    "outlineLvl" => look.has_outline = is_outline(tag.attribute("val")),
                    "b" => look.is_bold = Some(tag.is_on()),
                    "vanish" => look.is_hidden = Some(tag.is_on()),
                    "lang" if id.is_none() && looks.language.is_none() => {
                        looks.language = tag.attribute("val");
                    }
                    // Formats of the first row and the like: not of the style itself.
                    "tblStylePr" => walk.skip(),
                    _ => {}
                },
                Node::Close(Space::Word, local) if local == "style" => {
                    if let Some(id) = id.take() {
                        looks.by_id.insert(id, std::mem::take(&mut look));
                    }
                }
                _ => {}
            }
        }
        looks
    }

    /// The style and its parents.
    fn chain<'a>(&'a self, id: &str) -> impl Iterator<Item = &'a Look> {
        std::iter::successors(self.by_id.get(id), |look| {
            self.by_id.get(look.parent.as_deref()?)
        })
        .take(MAX_PARENTS)
    }

    /// The job of paragraphs in this style. An id without a style (a part that is lost, a sloppy
    /// writer) speaks for itself.
    pub(super) fn role(&self, id: &str) -> Role {
        if !self.by_id.contains_key(id) {
            return style::role(id).unwrap_or_default();
        }
        self.chain(id)
            .find_map(|look| style::role(&look.name).or(look.has_outline.then_some(Role::Heading)))
            .unwrap_or_default()
    }

    /// Whether the style is bold.
    pub(super) fn is_bold(&self, id: &str) -> Option<bool> {
        self.chain(id).find_map(|look| look.is_bold)
    }

    /// Whether the style is hidden.
    pub(super) fn is_hidden(&self, id: &str) -> Option<bool> {
        self.chain(id).find_map(|look| look.is_hidden)
    }
}

/// Whether an outline level is one of a heading; 9 is body text.
pub(super) fn is_outline(level: Option<String>) -> bool {
    level.is_some_and(|level| level.parse::<u8>().is_ok_and(|level| level < 9))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_takes_its_job_from_its_parents() {
        let looks = Looks::read(
            r#"<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>
            <w:style w:styleId="a1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>
            <w:style w:styleId="a2"><w:name w:val="Zwischentitel"/><w:basedOn w:val="a1"/></w:style>
            <w:style w:styleId="a3"><w:name w:val="Ring"/><w:basedOn w:val="a3"/></w:style>
            <w:style w:styleId="a4"><w:name w:val="Level"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
            <w:style w:styleId="a5"><w:name w:val="Zapis"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"#,
        );
        assert_eq!(looks.role("a2"), Role::Heading);
        assert_eq!(looks.is_bold("a2"), Some(true));
        assert_eq!(looks.role("a3"), Role::Plain);
        assert_eq!(looks.role("a4"), Role::Heading);
        assert_eq!(looks.role("Heading2"), Role::Heading);
        assert_eq!(looks.is_hidden("a5"), Some(true));
        assert_eq!(looks.language.as_deref(), Some("en-GB"));
    }
}
