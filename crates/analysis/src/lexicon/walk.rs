//! A place in a text → the longest name of the lexicon that starts there.
//!
//! The text is followed through the automaton character by character; where typography leaves a
//! choice (capital or not, hyphen kept, lost or a space) all ways are tried. The ways are few: a
//! choice exists only where the automaton has both branches.

use super::fold::{fold, is_apostrophe, is_hyphen, is_invisible};
use super::key::{CAPITAL, GAP, JOINT, is_article};
use super::{AliasClass, Lexicon};
use crate::model::ActorKind;
use fst::raw::{CompiledAddr, Fst, Output};

/// A name of the lexicon found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// One past its last byte.
    pub(crate) end: usize,
    /// Who has it: see [`Lexicon::group`].
    pub(crate) group: u64,
    /// Whether it ends inside a word, at a lost hyphen ("Iranianbacked").
    pub(crate) lost_hyphen: bool,
}

/// Second halves of compounds with a name: what follows when "Iran-backed" loses its hyphen.
const COMPOUND_ENDS: [&str; 26] = [
    "affiliated",
    "aligned",
    "allied",
    "approved",
    "backed",
    "based",
    "born",
    "brokered",
    "built",
    "controlled",
    "friendly",
    "funded",
    "held",
    "led",
    "linked",
    "made",
    "managed",
    "mediated",
    "occupied",
    "owned",
    "run",
    "sanctioned",
    "sponsored",
    "supplied",
    "supported",
    "trained",
];

/// The longest of them, and so the most that is looked at behind a name.
const LONGEST_END: usize = 10;

/// A word so short may be an abbreviation with a dot: "St.", "Gen.".
const SHORT_WORD: usize = 3;

/// Steps one walk may take in all: far more than the longest name needs, and a bound on hostile text.
const MAX_STEPS: u32 = 2_000;

/// Characters one name may span: twice the longest name we know of, and a bound on the stack.
const MAX_DEPTH: u32 = 160;

impl Lexicon {
    /// The longest name that starts at `start`, inside `text[..limit]`.
    ///
    /// `start` must be the start of a word. Whole words only: the name may be followed by a
    /// possessive, by a plural s after an adjective, or by the second half of a compound whose
    /// hyphen is lost.
    pub(crate) fn longest_at(&self, text: &str, start: usize, limit: usize) -> Option<Hit> {
        let fst = self.names.as_fst();
        let mut walk = Walk {
            lexicon: self,
            fst,
            text: &text[..limit],
            steps: 0,
            depth: 0,
            best: None,
        };
        walk.step(fst.root().addr(), Output::zero(), start, Before::Start);
        walk.best.map(|(_, hit)| hit)
    }
}

/// What stands before the next character of the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Nothing of the name yet.
    Start,
    /// A separator: a word starts.
    Separator,
    /// A lower-case letter or digit.
    Lower,
    /// A capital letter.
    Upper,
}

struct Walk<'l, 't> {
    lexicon: &'l Lexicon,
    fst: &'l Fst<Vec<u8>>,
    text: &'t str,
    steps: u32,
    depth: u32,
    /// The best name so far, and its end and whether it needs no plural s.
    best: Option<((usize, bool), Hit)>,
}

impl Walk<'_, '_> {
    fn step(&mut self, addr: CompiledAddr, output: Output, at: usize, before: Before) {
        self.steps += 1;
        if self.steps > MAX_STEPS || self.depth >= MAX_DEPTH {
            return;
        }
        self.depth += 1;
        self.step_inside(addr, output, at, before);
        self.depth -= 1;
    }

    fn step_inside(&mut self, addr: CompiledAddr, output: Output, at: usize, before: Before) {
        let mut rest = self.text[at..].chars();
        let Some(c) = rest.next() else { return };
        let next_at = at + c.len_utf8();
        if is_apostrophe(c) || is_invisible(c) {
            if before != Before::Start {
                self.step(addr, output, next_at, before);
            }
            return;
        }
        if c == '.' {
            self.after_dot(addr, output, next_at, before);
            return;
        }
        let folded = fold(c);
        if folded.first == '\0' {
            self.separator(addr, output, at, c, before);
            return;
        }
        // A joint of the name that the text has lost: "alHaq". A gap only before a capital: "AbdulZahra".
        if matches!(before, Before::Lower | Before::Upper) {
            if let Some((addr, output)) = self.follow(addr, output, JOINT) {
                self.step(addr, output, at, Before::Separator);
            }
            if before == Before::Lower
                && c.is_uppercase()
                && let Some((addr, output)) = self.follow(addr, output, GAP)
            {
                self.step(addr, output, at, Before::Separator);
            }
        }
        let is_upper = c.is_uppercase();
        let now = if is_upper {
            Before::Upper
        } else {
            Before::Lower
        };
        if is_upper && let Some((addr, output)) = self.follow(addr, output, CAPITAL) {
            self.letters(addr, output, folded.first, folded.second, next_at, now);
        }
        self.letters(addr, output, folded.first, folded.second, next_at, now);
        // El-, ul- for al-.
        if matches!(before, Before::Start | Before::Separator) && !matches!(c, 'a' | 'A') {
            let mut ahead = rest;
            let (second, third) = (ahead.next(), ahead.next());
            if is_article(c, second, third) {
                self.letters(addr, output, 'a', '\0', next_at, now);
            }
        }
    }

    fn letters(
        &mut self,
        addr: CompiledAddr,
        output: Output,
        a: char,
        b: char,
        at: usize,
        now: Before,
    ) {
        let Some((addr, output)) = self.follow_char(addr, output, a) else {
            return;
        };
        let landed = if b == '\0' {
            Some((addr, output))
        } else {
            self.follow_char(addr, output, b)
        };
        if let Some((addr, output)) = landed {
            // Names end on a letter, never on a mark that was skipped behind one.
            let node = self.fst.node(addr);
            if node.is_final() {
                self.offer(at, output.cat(node.final_output()).value());
            }
            self.step(addr, output, at, now);
        }
    }

    /// A dot belongs to the name when a letter follows, or a space after a short word: "St. Mark".
    fn after_dot(&mut self, addr: CompiledAddr, output: Output, at: usize, before: Before) {
        if before == Before::Start {
            return;
        }
        let follows = self.text[at..].chars().next();
        if follows.is_some_and(char::is_alphanumeric) {
            // "U.S.": the dots separate nothing. "J.D. Vance" against "J D Vance" is not handled.
            self.step(addr, output, at, before);
        } else if follows.is_some_and(char::is_whitespace) {
            let head = &self.text[..at - 1];
            let word_len = head
                .chars()
                .rev()
                .take(SHORT_WORD + 1)
                .take_while(|c| c.is_alphanumeric())
                .count();
            if word_len <= SHORT_WORD {
                self.step(addr, output, at, before);
            }
        }
    }

    fn separator(
        &mut self,
        addr: CompiledAddr,
        output: Output,
        at: usize,
        c: char,
        before: Before,
    ) {
        if !matches!(before, Before::Lower | Before::Upper) {
            return;
        }
        let is_joint = is_hyphen(c);
        if !is_joint && !c.is_whitespace() {
            return;
        }
        // A run of white space is one gap; a paragraph never goes on in a name.
        let mut end = at;
        let mut breaks = 0;
        for c in self.text[at..].chars() {
            if is_joint && end > at || !(c.is_whitespace() || is_joint) {
                break;
            }
            breaks += usize::from(c == '\n');
            end += c.len_utf8();
        }
        if breaks > 1 {
            return;
        }
        for mark in [GAP, JOINT] {
            if let Some((addr, output)) = self.follow(addr, output, mark) {
                self.step(addr, output, end, Before::Separator);
            }
        }
        if is_joint {
            // A hyphen the name does not have: "Co-ordination".
            self.step(addr, output, end, Before::Separator);
        }
    }

    fn follow(
        &self,
        addr: CompiledAddr,
        output: Output,
        byte: u8,
    ) -> Option<(CompiledAddr, Output)> {
        let node = self.fst.node(addr);
        let transition = node.transition(node.find_input(byte)?);
        Some((transition.addr, output.cat(transition.out)))
    }

    fn follow_char(
        &self,
        mut addr: CompiledAddr,
        mut output: Output,
        c: char,
    ) -> Option<(CompiledAddr, Output)> {
        let mut buffer = [0; 4];
        for &byte in c.encode_utf8(&mut buffer).as_bytes() {
            (addr, output) = self.follow(addr, output, byte)?;
        }
        Some((addr, output))
    }

    /// Takes the name that ends at `at` if a word ends there.
    fn offer(&mut self, at: usize, group: u64) {
        let Some((end, lost_hyphen)) = self.word_end(at, group) else {
            return;
        };
        // Of names that end together one without a plural s wins ("Philippines" over "Philippine" + s),
        // then the first: ways with more capitals are tried first, so "GAO" is the abbreviation and
        // not the town of Gao.
        let reach = (end, end == at);
        if self.best.is_none_or(|(best, _)| reach > best) {
            let hit = Hit {
                end,
                group,
                lost_hyphen,
            };
            self.best = Some((reach, hit));
        }
    }

    /// Where the name ends, plural s and closing dot included; `None` inside a word.
    fn word_end(&self, at: usize, group: u64) -> Option<(usize, bool)> {
        let rest = &self.text[at..];
        let mut chars = rest.chars();
        let Some(first) = chars.next() else {
            return Some((at, false));
        };
        if first == '.' && self.is_dotted(at) {
            return Some((at + 1, false));
        }
        if is_apostrophe(first) {
            // "Iran’s" ends after Iran, "Kata’ib" does not end after Kata.
            let tail = chars.as_str();
            let letters = tail
                .chars()
                .take(2)
                .take_while(|c| c.is_alphanumeric())
                .count();
            let is_end = letters == 0 || letters == 1 && tail.starts_with(['s', 'S']);
            return is_end.then_some((at, false));
        }
        if !first.is_alphanumeric() {
            return Some((at, false));
        }
        let second = chars.next();
        let members = self.lexicon.group(group);
        let takes_plural = members
            .iter()
            .any(|(_, class)| *class == AliasClass::Adjective);
        if takes_plural && matches!(first, 's' | 'S') && second.is_none_or(|c| !c.is_alphanumeric())
        {
            return Some((at + 1, false));
        }
        let word: usize = rest
            .chars()
            .take(LONGEST_END + 1)
            .take_while(|c| c.is_alphanumeric())
            .map(char::len_utf8)
            .sum();
        let is_compound = COMPOUND_ENDS.contains(&&rest[..word])
            && members
                .iter()
                .any(|&(actor, _)| self.lexicon.actor(actor).kind != ActorKind::Place);
        is_compound.then_some((at, true))
    }

    /// Whether the letters before `at` have dots between them: "U.S", "C.I.A".
    fn is_dotted(&self, at: usize) -> bool {
        let mut back = self.text[..at].chars().rev();
        back.next().is_some_and(char::is_uppercase) && back.next() == Some('.')
    }
}

#[cfg(test)]
mod tests {
    use super::super::Entry;
    use super::*;

    fn lexicon() -> Lexicon {
        let texts = |list: &[&str]| {
            list.iter()
                .map(|text| (*text).to_string())
                .collect::<Vec<_>>()
        };
        let entry = |id: &str, name: &str, kind: &str| Entry {
            id: id.into(),
            name: name.into(),
            kind: kind.into(),
            ..Entry::default()
        };
        let entries = [
            Entry {
                adjectives: texts(&["Iranian"]),
                ..entry("iran", "Iran", "state")
            },
            Entry {
                abbreviations: texts(&["US", "USA"]),
                ..entry("united-states", "United States", "state")
            },
            entry("asaib", "Asaib Ahl al-Haq", "armed_group"),
            entry("kataib", "Kata’ib Hezbollah", "armed_group"),
            entry("hezbollah", "Hezbollah", "armed_group"),
            entry("framework", "Coordination Framework", "political_party"),
            entry("blood", "Guardians of Blood", "armed_group"),
            entry("walae", "Abu Alaa al-Walae", "person"),
            entry("ain", "Ain al-Asad", "place"),
            entry("petersburg", "St. Petersburg", "place"),
            Entry {
                adjectives: texts(&["Philippine"]),
                ..entry("philippines", "Philippines", "state")
            },
            entry("gao-town", "Gao", "place"),
            Entry {
                abbreviations: texts(&["GAO"]),
                ..entry("gao-office", "Accountability Office", "agency")
            },
        ];
        Lexicon::from_entries(&entries).expect("the entries are good")
    }

    fn found(text: &str) -> Option<(String, String)> {
        let lexicon = lexicon();
        let hit = lexicon.longest_at(text, 0, text.len())?;
        let (actor, _) = lexicon.group(hit.group).first()?;
        Some((
            text[..hit.end].to_string(),
            lexicon.actor(*actor).id.clone(),
        ))
    }

    #[test]
    fn one_name_in_many_typographies() {
        let rows = [
            ("Asaib Ahl al-Haq faction", "Asaib Ahl al-Haq", "asaib"),
            ("Asaib Ahl alHaq faction", "Asaib Ahl alHaq", "asaib"),
            ("Asaib Ahl Al Haq", "Asaib Ahl Al Haq", "asaib"),
            ("Asaib Ahl el-Haq", "Asaib Ahl el-Haq", "asaib"),
            ("ASAIB AHL AL-HAQ", "ASAIB AHL AL-HAQ", "asaib"),
            ("Asa’ib Ahl al‑Haq", "Asa’ib Ahl al‑Haq", "asaib"),
            ("Kataib\nHezbollah said", "Kataib\nHezbollah", "kataib"),
            ("Kata'ib Hezbollah’s", "Kata'ib Hezbollah", "kataib"),
            ("Hezbollah-linked", "Hezbollah", "hezbollah"),
            ("Iran-backed", "Iran", "iran"),
            ("Iranian’s", "Iranian", "iran"),
            (
                "Co-ordination Framework",
                "Co-ordination Framework",
                "framework",
            ),
            ("Guardians of Blood,", "Guardians of Blood", "blood"),
            ("Ain Al Asad in", "Ain Al Asad", "ain"),
            ("St Petersburg", "St Petersburg", "petersburg"),
            ("St. Petersburg", "St. Petersburg", "petersburg"),
            ("U.S. troops", "U.S.", "united-states"),
            ("US-led", "US", "united-states"),
            ("USled raid", "US", "united-states"),
            ("U.S.A.", "U.S.A.", "united-states"),
            ("Iranianbacked", "Iranian", "iran"),
            ("Iran’s", "Iran", "iran"),
            ("Iranians said", "Iranians", "iran"),
            ("Iran.", "Iran", "iran"),
            ("Gao fell", "Gao", "gao-town"),
            ("GAO said", "GAO", "gao-office"),
        ];
        for (text, name, id) in rows {
            assert_eq!(
                found(text),
                Some((name.to_string(), id.to_string())),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_not_a_name() {
        for text in [
            "us",
            "iran",
            "Iranic",
            "USing",
            "Us",
            "hezbollah",
            "Guardians",
            "",
            "’",
            "-Iran",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn hostile_text_ends() {
        let text = "al-".repeat(100_000);
        assert_eq!(found(&text), None);
    }
}
