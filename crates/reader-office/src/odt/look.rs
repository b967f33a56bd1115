//! Styles of a part → what each says of text set in it: its job, whether bold, hidden, on a new page.
//!
//! Both the styles people see and the automatic ones (`P12`, `T3`) that hold what was set by hand.

use std::collections::BTreeMap;

use crate::page::Role;
use crate::style::{self, MAX_PARENTS};
use crate::xml::{Node, Space, Tag, Walk};

/// One style as it is written down.
#[derive(Debug, Default)]
struct Look {
    names: Vec<String>,
    parent: Option<String>,
    is_bold: Option<bool>,
    is_hidden: Option<bool>,
    has_page_break: bool,
}

/// All styles, by their names; those of text stretches apart from those of paragraphs.
#[derive(Debug, Default)]
pub(super) struct Looks {
    by_name: BTreeMap<(bool, String), Look>,
    /// Language of the default style.
    pub(super) language: Option<String>,
}

impl Looks {
    /// Reads the styles of a part; the later of two of one name counts.
    pub(super) fn read(&mut self, chars: &str) {
        let mut walk = Walk::new(chars);
        let mut key = None;
        let mut look = Look::default();
        while let Some(node) = walk.step() {
            match node {
                Node::Open(tag) => match (tag.space, tag.local.as_str()) {
                    (Space::Style, "style") => {
                        let name = tag.attribute("name").unwrap_or_default();
                        let is_stretch = tag.attribute("family").as_deref() == Some("text");
                        look = Look {
                            parent: tag.attribute("parent-style-name"),
                            ..Look::default()
                        };
                        look.names.extend(tag.attribute("display-name"));
                        look.names.push(name.clone());
                        key = Some((is_stretch, name));
                    }
                    (Space::Style, "text-properties") if key.is_some() => look.text(&tag),
                    (Space::Style, "text-properties") => self.default_language(&tag),
                    (Space::Style, "paragraph-properties") => {
                        look.has_page_break |=
                            tag.attribute("break-before").as_deref() == Some("page");
                    }
                    (Space::Office, "body") => return,
                    _ => {}
                },
                Node::Close(Space::Style, local) if local == "style" => {
                    if let Some(key) = key.take() {
                        self.by_name.insert(key, std::mem::take(&mut look));
                    }
                }
                _ => {}
            }
        }
    }

    fn default_language(&mut self, tag: &Tag<'_>) {
        if self.language.is_none() {
            self.language = tag
                .attribute("language")
                .filter(|language| language != "none");
        }
    }

    fn chain<'a>(&'a self, is_stretch: bool, name: &str) -> impl Iterator<Item = &'a Look> {
        std::iter::successors(
            self.by_name.get(&(is_stretch, name.to_owned())),
            move |look| self.by_name.get(&(is_stretch, look.parent.clone()?)),
        )
        .take(MAX_PARENTS)
    }

    /// The job of paragraphs in this style.
    pub(super) fn role(&self, name: &str) -> Role {
        self.chain(false, name)
            .find_map(|look| look.names.iter().find_map(|name| style::role(name)))
            .or_else(|| style::role(name))
            .unwrap_or_default()
    }

    /// Whether text in the style is bold.
    pub(super) fn is_bold(&self, is_stretch: bool, name: &str) -> Option<bool> {
        self.chain(is_stretch, name).find_map(|look| look.is_bold)
    }

    /// Whether text in the style is hidden.
    pub(super) fn is_hidden(&self, is_stretch: bool, name: &str) -> Option<bool> {
        self.chain(is_stretch, name).find_map(|look| look.is_hidden)
    }

    /// Whether a paragraph in the style begins a page.
    pub(super) fn has_page_break(&self, name: &str) -> bool {
        self.by_name
            .get(&(false, name.to_owned()))
            .is_some_and(|look| look.has_page_break)
    }
}

impl Look {
    fn text(&mut self, tag: &Tag<'_>) {
        if let Some(weight) = tag.attribute("font-weight") {
            self.is_bold =
                Some(weight == "bold" || weight.parse::<u16>().is_ok_and(|weight| weight >= 600));
        }
        match tag.attribute("display").as_deref() {
            Some("none") => self.is_hidden = Some(true),
            Some("true") => self.is_hidden = Some(false),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn automatic_styles_take_their_job_from_their_parents() {
        let mut looks = Looks::default();
        looks.read(
            r#"<office:document><office:styles><style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style></office:styles>
            <office:automatic-styles><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_1"><style:paragraph-properties fo:break-before="page"/></style:style>
            <style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style></office:automatic-styles></office:document>"#,
        );
        assert_eq!(looks.role("P1"), Role::Heading);
        assert_eq!(looks.is_bold(false, "P1"), Some(true));
        assert!(looks.has_page_break("P1"));
        assert_eq!(looks.is_hidden(true, "T1"), Some(true));
        assert_eq!(looks.role("Quotations"), Role::Body);
    }
}
