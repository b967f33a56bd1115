//! A Word document → one document: its text, hints from styles, remarks and page edges at the end.
//!
//! Reading parts and putting them in order; `story` walks through one of them, `look` knows the
//! styles. ISO/IEC 29500-1, both dialects.
//!
//! Order of the text: the body; footnotes and endnotes; reviewers' remarks; headers and footers, each
//! once. Pieces that hold a whole file of another format (`altChunk`, as web services write) become
//! files of their own. Left out: charts, diagrams, formulas but for their characters, numbers of
//! lists, the words that describe a picture.

mod look;
mod story;

use document::{Document, Format, Item, Member, Refusal, Unpacked};

use crate::meta::Meta;
use crate::package::Package;
use crate::page::{Page, Role};
use crate::xml::{Node, Space, Walk, decode_xml};
use look::Looks;
use story::{Counts, Story};

/// A link from one part to another.
struct Relation {
    id: String,
    /// Last word of the type: "header", "comments".
    kind: String,
    /// The name of the part.
    target: String,
}

/// Reads the package.
pub(crate) fn read(member: &Member) -> Result<Unpacked, Refusal> {
    let mut package = Package::open(&member.bytes)?;
    let root = relations(&mut package, "");
    let main = target(&root, "officeDocument")
        .unwrap_or("word/document.xml")
        .to_owned();
    let Some(part) = package.part(&main) else {
        return Err(no_text(&package));
    };
    let links = relations(&mut package, &main);
    let looks = target(&links, "styles")
        .and_then(|name| package.part(name))
        .map(|styles| Looks::read(&decode_xml(&styles.bytes)))
        .unwrap_or_default();

    let mut counts = Counts::default();
    let chars = decode_xml(&part.bytes);
    let story = Story::read(&chars, &looks, &mut counts);
    let is_cut = part.is_cut || story.is_broken;
    let mut page = story.page;
    for (kind, role) in [
        ("footnotes", None),
        ("endnotes", None),
        ("comments", Some(Role::Remark)),
        ("header", Some(Role::Furniture)),
        ("footer", Some(Role::Furniture)),
    ] {
        append(
            &mut package,
            &links,
            kind,
            role,
            &looks,
            &mut page,
            &mut counts,
        );
    }

    let mut unpacked = Unpacked::new(Format::Docx);
    let text = page.text().to_owned();
    let chunks = chunks(&mut package, &links, &story.chunks);
    if text.is_empty() && chunks.is_empty() {
        return Err(Refusal::new(
            "The Word document has no text; perhaps it is a picture of a page. Text can be read, \
             pictures of text can't.",
        ));
    }
    if !text.is_empty() {
        let mut document = page.finish();
        document.facts = meta(&mut package, &root, &looks).facts(&text);
        counts.say(&mut document);
        if is_cut {
            document.notices.push(crate::CUT.to_owned());
        }
        unpacked.items.push(Item::Document(document));
    }
    unpacked.items.extend(chunks.into_iter().map(Item::Member));
    Ok(unpacked)
}

/// Why there is no main part.
fn no_text(package: &Package<'_>) -> Refusal {
    Refusal::new(if package.is_encrypted() {
        "The Word document is protected by a password. Open it in Word, save it without one, and try \
         again."
    } else if package.is_cut {
        "The Word document is damaged: the part with the text is missing. Get it again from where it \
         came from."
    } else {
        "The file is no Word document: it has no text inside. If it is a table or slides, save it as \
         PDF or text and try again."
    })
}

/// The links of the part `name`, or of the package.
fn relations(package: &mut Package<'_>, name: &str) -> Vec<Relation> {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let folder = if folder.is_empty() {
        String::new()
    } else {
        format!("{folder}/")
    };
    let Some(part) = package.part(&format!("{folder}_rels/{file}.rels")) else {
        return standard(&folder, package);
    };
    let chars = decode_xml(&part.bytes);
    let mut walk = Walk::new(&chars);
    let mut relations = Vec::new();
    while let Some(node) = walk.step() {
        let Node::Open(tag) = node else { continue };
        if tag.local != "Relationship" || tag.attribute("TargetMode").as_deref() == Some("External")
        {
            continue;
        }
        let (Some(id), Some(kind), Some(target)) = (
            tag.attribute("Id"),
            tag.attribute("Type"),
            tag.attribute("Target"),
        ) else {
            continue;
        };
        relations.push(Relation {
            id,
            kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
            target: resolve(&folder, &target),
        });
    }
    relations
}

/// The links that Word writes, for a package whose list of links is lost.
fn standard(folder: &str, package: &Package<'_>) -> Vec<Relation> {
    package
        .names()
        .filter_map(|name| {
            let file = name.strip_prefix(folder)?.strip_suffix(".xml")?;
            let kind = file.trim_end_matches(|char: char| char.is_ascii_digit());
            [
                "styles",
                "footnotes",
                "endnotes",
                "comments",
                "header",
                "footer",
            ]
            .contains(&kind)
            .then(|| Relation {
                id: String::new(),
                kind: kind.to_owned(),
                target: name.to_owned(),
            })
        })
        .collect()
}

/// A target, which may begin at the root of the package or climb out of its folder.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => drop(path.pop()),
            "." | "" => {}
            _ => path.push(step),
        }
    }
    path.join("/")
}

fn target<'a>(relations: &'a [Relation], kind: &str) -> Option<&'a str> {
    relations
        .iter()
        .find(|relation| relation.kind == kind)
        .map(|relation| relation.target.as_str())
}

/// Puts the parts of one kind under the page, each text once: first pages, even and odd pages of each
/// section have headers of their own that mostly say the same.
fn append(
    package: &mut Package<'_>,
    links: &[Relation],
    kind: &str,
    role: Option<Role>,
    looks: &Looks,
    page: &mut Page,
    counts: &mut Counts,
) {
    let mut seen: std::collections::BTreeSet<String> = std::collections::BTreeSet::new();
    for relation in links.iter().filter(|relation| relation.kind == kind) {
        let Some(part) = package.part(&relation.target) else {
            continue;
        };
        let story = Story::read(&decode_xml(&part.bytes), looks, counts);
        if seen.insert(story.page.text().to_owned()) {
            page.append(&story.page, role);
        }
    }
}

/// Files of other formats inside.
fn chunks(package: &mut Package<'_>, links: &[Relation], ids: &[String]) -> Vec<Member> {
    ids.iter()
        .filter_map(|id| {
            let link = links
                .iter()
                .find(|link| link.id == *id && link.kind == "aFChunk")?;
            let part = package.part(&link.target)?;
            Some(Member::new(link.target.clone(), part.bytes))
        })
        .collect()
}

/// The properties, and the language of the default style.
fn meta(package: &mut Package<'_>, root: &[Relation], looks: &Looks) -> Meta {
    let core = target(root, "core-properties")
        .unwrap_or("docProps/core.xml")
        .to_owned();
    let mut meta = package
        .part(&core)
        .map(|part| dublin_core(&decode_xml(&part.bytes)))
        .unwrap_or_default();
    if meta.language.is_none() {
        meta.language.clone_from(&looks.language);
    }
    meta
}

/// Title, creator and language of a part with Dublin Core elements.
pub(crate) fn dublin_core(chars: &str) -> Meta {
    let mut meta = Meta::default();
    let mut walk = Walk::new(chars);
    while let Some(node) = walk.step() {
        let Node::Open(tag) = node else { continue };
        let slot = match (tag.space, tag.local.as_str()) {
            (Space::Dublin, "title") => &mut meta.title,
            (Space::Dublin, "creator") => &mut meta.creator,
            (Space::Dublin, "language") => &mut meta.language,
            _ => continue,
        };
        let value = walk.text();
        if slot.is_none() && !value.trim().is_empty() {
            *slot = Some(value.trim().to_owned());
        }
    }
    meta
}

/// Says what of the text is not shown.
impl Counts {
    fn say(&self, document: &mut Document) {
        if let Some(notice) = crate::deletions(self.n_deletions) {
            document.notices.push(notice);
        }
        if self.has_hidden {
            document.notices.push(crate::HIDDEN.to_owned());
        }
    }
}

#[cfg(test)]
mod tests;
