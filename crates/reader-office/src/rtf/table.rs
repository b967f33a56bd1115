//! Words of the tables of fonts and styles → each font's charset, each style's job.
//!
//! The tables stand before the text, so all is known when it is needed. Names of fonts are not read.

use std::collections::BTreeMap;

use super::charset::Charset;
use super::group::Group;
use crate::page::Role;
use crate::style;

/// Most fonts and styles; Word writes a few hundred.
const MAX_ENTRIES: usize = 10_000;

/// The charsets of fonts, by number.
#[derive(Default)]
pub(super) struct Fonts {
    by_number: BTreeMap<i32, Charset>,
    pub(super) default: i32,
    /// The entry under way.
    number: i32,
}

impl Fonts {
    /// A word of the table.
    pub(super) fn take(&mut self, word: &str, parameter: Option<i32>) {
        let Some(number) = parameter else { return };
        let charset = match word {
            "f" => {
                self.number = number;
                return;
            }
            "fcharset" => Charset::of_font(number),
            "cpg" => Charset::of_page(number),
            _ => return,
        };
        if let Some(charset) = charset
            && self.by_number.len() < MAX_ENTRIES
        {
            self.by_number.insert(self.number, charset);
        }
    }

    /// The charset of a font; none when the font states none.
    pub(super) fn charset(&self, number: i32) -> Option<Charset> {
        self.by_number.get(&number).copied()
    }
}

/// The jobs of paragraph styles, by number.
#[derive(Default)]
pub(super) struct Styles {
    by_number: BTreeMap<i32, Role>,
    /// The entry under way.
    entry: Entry,
}

/// An entry of the table of styles.
#[derive(Default)]
struct Entry {
    number: i32,
    name: String,
    parent: Option<i32>,
    has_outline: bool,
    /// A style of characters, tables or sections: its number is of another table.
    is_other: bool,
}

impl Styles {
    /// A word of the table.
    pub(super) fn take(&mut self, word: &str, parameter: Option<i32>) {
        match word {
            "s" => self.entry.number = parameter.unwrap_or(0),
            "cs" | "ts" | "ds" => self.entry.is_other = true,
            "sbasedon" => self.entry.parent = parameter,
            "outlinelevel" => self.entry.has_outline = true,
            _ => {}
        }
    }

    /// The name of the entry under way.
    pub(super) fn name(&mut self) -> &mut String {
        &mut self.entry.name
    }

    /// The entry ends.
    pub(super) fn end_entry(&mut self) {
        let entry = std::mem::take(&mut self.entry);
        if entry.is_other || self.by_number.len() >= MAX_ENTRIES {
            return;
        }
        let role = style::role(entry.name.trim().trim_end_matches(';'))
            .or_else(|| self.by_number.get(&entry.parent?).copied())
            .or(entry.has_outline.then_some(Role::Heading));
        if let Some(role) = role {
            self.by_number.insert(entry.number, role);
        }
    }

    /// The job of a paragraph that ends in `group`.
    pub(super) fn role(&self, group: &Group) -> Role {
        match group.style.and_then(|number| self.by_number.get(&number)) {
            Some(role) => *role,
            None if group.has_outline => Role::Heading,
            None => Role::Plain,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_take_their_job_from_their_name_or_parent() {
        let mut styles = Styles::default();
        for (words, name) in [
            (&[("s", 1)][..], "heading 1;"),
            (&[("s", 2), ("sbasedon", 1)], "Kicker;"),
            (&[("cs", 3)], "Title;"),
        ] {
            for (word, parameter) in words {
                styles.take(word, Some(*parameter));
            }
            styles.name().push_str(name);
            styles.end_entry();
        }
        let role = |number| {
            styles.role(&Group {
                style: Some(number),
                ..Group::ROOT
            })
        };
        assert_eq!(
            [role(1), role(2), role(3)],
            [Role::Heading, Role::Heading, Role::Plain]
        );
        assert_eq!(
            styles.role(&Group {
                has_outline: true,
                ..Group::ROOT
            }),
            Role::Heading
        );
    }
}
