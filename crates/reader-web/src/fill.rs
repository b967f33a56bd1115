//! A document nearly without text → the same with the article that the page's scripts carry.
//!
//! Pages of applications show nothing until a script has run; behind a paywall they show the first
//! paragraphs. Both often carry the whole text as data (`meta::article_text` finds it). It is taken
//! only where surely the same article is meant: nothing is shown, or what is shown is its beginning.
//! What else is shown stays, as furniture. All that is put in is said in a notice.

use crate::label;
use crate::meta::{self, Carried, key};
use crate::page::Page;
use crate::page::naming::Group;
use crate::tree::Tree;
use document::{Document, Mark, Span, ZoneKind};

/// A page that shows so many words of article is read as it is. Paywalls leave up to about 200.
const ENOUGH_WORDS: usize = 250;

/// Fewer are perhaps a note on cookies that was taken for the article.
const HARDLY_ANY_WORDS: usize = 60;

/// How many times longer than what is shown the carried text must be: less is the same text with
/// another caption or two.
const TIMES_LONGER: f32 = 1.5;

/// Shown lines of which one must be in the beginning of the carried text; a summary may come first.
const COMPARED_LINES: usize = 3;

/// A shown line with fewer words says nothing about which article it belongs to.
const MIN_LINE_WORDS: usize = 8;

/// Longer texts are no article, and each shown line is sought in them. The longest article measured
/// has 60 kB.
const MAX_CARRIED_BYTES: usize = 1 << 20;

/// Bytes of a line's key that are compared: a paywall may cut its last line anywhere.
const COMPARED_BYTES: usize = 60;

/// Bytes of key before what is shown: a place name, a line on the series.
const LEAD_BYTES: usize = 300;

const NOTICE: &str = "The page shows its article only by a script or to subscribers; the text was \
                      taken from the data in the page.";

const BREAKS_OFF: &str = "The data in the page holds only the beginning of the article.";

/// Puts the carried article into `document` where it is needed.
pub(crate) fn fill(tree: &Tree, document: &mut Document) {
    let shown: Vec<String> = document
        .marks
        .iter()
        .filter(|mark| is_text(mark.kind))
        .map(|mark| key(&document.text[mark.span.range()]))
        .collect();
    let n_shown: usize = shown.iter().map(|line| n_words(line)).sum();
    if n_shown >= ENOUGH_WORDS {
        return;
    }
    let headline = document.facts.headline.as_ref();
    let Some(carried) = meta::article_text(tree, headline.map(|fact| fact.value.as_str())) else {
        return;
    };
    if carried.text.len() > MAX_CARRIED_BYTES {
        return;
    }
    let lines = lines_of(&carried.text, true);
    let keys = lines
        .iter()
        .filter(|(kind, _)| is_text(*kind))
        .map(|(_, line)| key(line));
    let (mut all, mut n_carried) = (String::new(), 0);
    for key in keys {
        n_carried += n_words(&key);
        all.push_str(&bare(&key));
    }
    if n_carried < HARDLY_ANY_WORDS
        || (n_carried as f32) < TIMES_LONGER * n_shown as f32
        || !is_same_article(&shown, n_shown, &all, &carried)
    {
        return;
    }
    put_in(document, &lines, &all);
    document.notices.push(NOTICE.to_owned());
    let is_cut = |(_, line): &(ZoneKind, String)| line.ends_with('…') || line.ends_with("...");
    if lines.last().is_some_and(is_cut) {
        document.notices.push(BREAKS_OFF.to_owned());
    }
}

fn is_text(kind: ZoneKind) -> bool {
    matches!(kind, ZoneKind::Body | ZoneKind::Heading)
}

fn n_words(key: &str) -> usize {
    let n_unspaced = key
        .chars()
        .filter(|char| ('\u{2e80}'..'\u{ac00}').contains(char))
        .count();
    key.split_whitespace().count() + n_unspaced / 3
}

/// A key without its spaces: data and page space quotes and paragraphs differently.
fn bare(key: &str) -> String {
    key.replace(' ', "")
}

/// The beginning of a line as it is compared.
fn beginning(key: &str) -> String {
    let mut key = bare(key);
    let mut end = key.len().min(COMPARED_BYTES);
    while !key.is_char_boundary(end) {
        end -= 1;
    }
    key.truncate(end);
    key
}

/// Whether the carried text (`all`, a bare key) is the article of which `shown` are lines.
fn is_same_article(shown: &[String], n_shown: usize, all: &str, carried: &Carried) -> bool {
    let mut long = shown
        .iter()
        .filter(|line| n_words(line) >= MIN_LINE_WORDS)
        .take(COMPARED_LINES)
        .peekable();
    if long.peek().is_none() || (carried.is_stated && n_shown < HARDLY_ANY_WORDS) {
        return true;
    }
    long.any(|line| {
        all.find(&beginning(line))
            .is_some_and(|place| place <= LEAD_BYTES)
    })
}

/// The lines of a carried text and what they are. `may_be_escaped`: markup may be written as text.
fn lines_of(text: &str, may_be_escaped: bool) -> Vec<(ZoneKind, String)> {
    let has_markup = ["<p", "<br", "<div", "<li", "</"]
        .iter()
        .any(|tag| text.contains(tag));
    let tree = if has_markup {
        Tree::parse(text)
    } else if text.trim().contains(['\n', '\t']) {
        Tree::parse(&text.replace(['\n', '\t'], "<br>"))
    } else {
        Tree::parse(&with_paragraphs(text))
    };
    let page = Page::new(&tree);
    let is_escaped = |line: &str| {
        let is_entity = |rest: &str| {
            let word = rest.bytes().take(9).take_while(|byte| *byte != b';');
            let n = word.take_while(u8::is_ascii_alphanumeric).count();
            n > 1 && rest.as_bytes().get(n) == Some(&b';')
        };
        line.contains("<p>") || line.contains("</p>") || line.split('&').skip(1).any(is_entity)
    };
    if may_be_escaped && page.lines.iter().any(|line| is_escaped(&line.text)) {
        let lines: Vec<&str> = page.lines.iter().map(|line| line.text.as_str()).collect();
        return lines_of(&lines.join("\n"), false);
    }
    (0..page.lines.len())
        .filter(|&line| !page.lines[line].is_hidden)
        .map(|line| (kind(&page, line), page.lines[line].text.clone()))
        .collect()
}

/// A text whose line ends were lost, parted again where a sentence ends and the next begins without a
/// space.
fn with_paragraphs(text: &str) -> String {
    let mut parted = String::with_capacity(text.len());
    let mut last = [' '; 2];
    for char in text.chars() {
        let is_end = matches!(last[1], '.' | '!' | '?' | '”' | '»' | '…');
        // Not in "U.S." and "Node.js".
        let is_word =
            last[0].is_lowercase() || matches!(last[0], '.' | '!' | '?' | ')' | '”' | '»');
        if is_end && is_word && char.is_uppercase() {
            parted.push_str("<br>");
        }
        parted.push(char);
        last = [last[1], char];
    }
    parted
}

/// What a line of a carried text is, by its element and by what that is called.
fn kind(page: &Page, line: usize) -> ZoneKind {
    /// Longer lines are paragraphs, whatever is around them.
    const MAX_WORDS: u32 = 12;
    const BESIDE: u32 =
        Group::Related.bit() | Group::Social.bit() | Group::Advert.bit() | Group::Subscribe.bit();
    let stats = &page.stats[line];
    let text = page.lines[line].text.as_str();
    let rooms = || {
        let outline = &page.outline;
        let way = outline.way_up(outline.room_of[line]);
        way.map(|room| &outline.rooms[room as usize])
    };
    let is_heading = rooms().any(|room| {
        matches!(
            page.tree.name(room.node),
            Some("h1" | "h2" | "h3" | "h4" | "h5" | "h6")
        )
    });
    let groups = rooms().fold(0, |groups, room| groups | room.groups);
    if is_heading {
        ZoneKind::Heading
    } else if label::is_captioned(page, line) {
        ZoneKind::Caption
    } else if stats.n_words > MAX_WORDS {
        ZoneKind::Body
    } else if groups & Group::Byline.bit() != 0 {
        ZoneKind::Byline
    } else if groups & BESIDE != 0 || stats.phrase.is_menu || is_placeholder(text) {
        ZoneKind::Furniture
    } else {
        ZoneKind::Body
    }
}

/// Whether a line stands for what a script would put there: `$$AD$$`, `{{video}}`, `[gallery]`.
fn is_placeholder(line: &str) -> bool {
    let is_mark = |char: char| matches!(char, '$' | '%' | '{' | '}' | '[' | ']' | '#' | '@' | '_');
    !line.contains(' ') && line.starts_with(is_mark) && line.ends_with(is_mark)
}

/// Makes the document anew: what is shown, and at the place of the article the carried one.
fn put_in(document: &mut Document, carried: &[(ZoneKind, String)], all: &str) {
    let old = std::mem::take(&mut document.text);
    let marks = std::mem::take(&mut document.marks);
    let is_head = |kind| {
        matches!(
            kind,
            ZoneKind::Headline | ZoneKind::Dek | ZoneKind::Byline | ZoneKind::Date
        )
    };
    let place = marks
        .iter()
        .position(|mark| mark.kind == ZoneKind::Body)
        .or_else(|| Some(marks.iter().rposition(|mark| is_head(mark.kind))? + 1))
        .unwrap_or(0);
    let mut lines = head(document, &marks);
    let headline = document.facts.headline.as_ref();
    let headline = headline.map(|fact| key(&fact.value)).unwrap_or_default();
    let is_repeated =
        |line: &(ZoneKind, String)| line.0 == ZoneKind::Heading && key(&line.1) == headline;
    lines.extend(carried.iter().filter(|line| !is_repeated(line)).cloned());
    for (index, mark) in marks.iter().enumerate() {
        if index == place {
            push_all(document, &lines);
        }
        let text = &old[mark.span.range()];
        let mut mark = *mark;
        if is_text(mark.kind) {
            if all.contains(&beginning(&key(text))) {
                continue;
            }
            mark.kind = ZoneKind::Furniture;
        }
        push(document, text, &mark);
    }
    if place >= marks.len() {
        push_all(document, &lines);
    }
}

/// The lines before the text that the page states and does not show.
fn head(document: &Document, marks: &[Mark]) -> Vec<(ZoneKind, String)> {
    let facts = &document.facts;
    let value = |fact: &Option<document::Fact>| fact.as_ref().map(|fact| fact.value.clone());
    let authors: Vec<&str> = facts
        .authors
        .iter()
        .map(|fact| fact.value.as_str())
        .collect();
    [
        (ZoneKind::Headline, value(&facts.headline)),
        (ZoneKind::Dek, value(&facts.dek)),
        (ZoneKind::Byline, Some(authors.join(", "))),
        (ZoneKind::Date, value(&facts.published)),
    ]
    .into_iter()
    .filter(|(kind, _)| marks.iter().all(|mark| mark.kind != *kind))
    .filter_map(|(kind, words)| Some((kind, document::one_line(&words?))))
    .filter(|(_, words)| !words.is_empty())
    .collect()
}

fn push_all(document: &mut Document, lines: &[(ZoneKind, String)]) {
    for (kind, line) in lines {
        let mark = Mark {
            span: Span::new(0, line.len()),
            kind: *kind,
            author: None,
            is_sure: true,
        };
        push(document, line, &mark);
    }
}

/// Adds a text with its mark, moved to where it now stands.
fn push(document: &mut Document, text: &str, mark: &Mark) {
    if !document.text.is_empty() {
        document.text.push_str("\n\n");
    }
    let at = document.text.len();
    document.text.push_str(text);
    let author = mark.author.map(|author| {
        let from = at + (author.start - mark.span.start) as usize;
        Span::new(from, from + author.len())
    });
    document.marks.push(Mark {
        span: Span::new(at, document.text.len()),
        author,
        ..*mark
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str) -> Vec<(&'static str, String)> {
        let lines = lines_of(text, true).into_iter();
        lines.map(|(kind, line)| (kind.name(), line)).collect()
    }

    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = drawn(text);
        let found: Vec<_> = found
            .iter()
            .map(|(kind, line)| (*kind, line.as_str()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn lines_of_all_forms_of_text() {
        let two = [("body", "The talks end."), ("body", "Ships & crews wait.")];
        for text in [
            "The talks end.\n\nShips & crews wait.",
            "The talks end.\tShips &amp; crews wait.",
            "The talks end.Ships &amp;amp; crews wait.",
            "<p>The talks end.</p><p>Ships &amp; crews wait.</p>",
            "&lt;p&gt;The talks end.&lt;/p&gt;&lt;p&gt;Ships &amp;amp; crews wait.&lt;/p&gt;",
            "The talks end.<br/><br/>Ships &amp; crews wait.",
        ] {
            check(text, &two);
        }
        check(
            "The U.S. and Node.js stay.",
            &[("body", "The U.S. and Node.js stay.")],
        );
    }

    #[test]
    fn lines_of_markup_have_jobs() {
        check(
            "<h2>At sea</h2><figure><figcaption>Dockers wait on the quay</figcaption></figure>\
             <p>The talks end.</p><p>$$AD$$</p><div class=byline>Ada Quay</div>\
             <div class=related-links>Storm closes road</div>",
            &[
                ("heading", "At sea"),
                ("caption", "Dockers wait on the quay"),
                ("body", "The talks end."),
                ("furniture", "$$AD$$"),
                ("byline", "Ada Quay"),
                ("furniture", "Storm closes road"),
            ],
        );
    }
}
