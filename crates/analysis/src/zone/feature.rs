//! Lines → what can be seen of each: length, case, punctuation, known patterns, neighbours.
//!
//! No weighing here: a feature is true or false, `weight` says what it speaks for.
//!
//! Method: shallow text features (Kohlschütter, Fankhauser & Nejdl 2010, doi
//! 10.1145/1718487.1718542): length and density of words tell articles from menus better than
//! structure does. Added: the patterns of newspapers (bylines, dates, credits, copyright).

use super::{line::Line, split};
use crate::Lexicon;
use newsline::{byline, comment, date, phrase};

/// What can be true of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feature {
    Words1,
    Words2,
    Words3,
    Words4,
    Words5To7,
    Words8To14,
    Words15To24,
    Words25To39,
    Words40,
    /// Ends like a sentence, closing marks aside.
    EndsSentence,
    EndsQuestion,
    EndsColon,
    EndsComma,
    /// None of these.
    EndsOpen,
    /// Most longer words are capitalised.
    TitleCase,
    AllCaps,
    StartsLower,
    /// Two or more sentences.
    Sentences,
    /// Begins with a quotation mark or has one and a reporting word.
    Quotes,
    /// No letters and no digits.
    NoWords,
    /// Digits and nothing else.
    Counter,
    /// Mostly digits.
    Digits,
    Menu,
    MenuStart,
    /// After this the article is over.
    Ending,
    /// Opens the readers' comments.
    CommentStart,
    /// "1. Name says", "Name · 3 hours ago".
    CommentHead,
    /// "Name says" without number, colon or time: could be a heading.
    MaybeCommentHead,
    /// A date and nothing else.
    WholeDate,
    /// A date after "Published", "Updated".
    LabelledDate,
    /// "3 hours ago" and nothing else.
    RelativeDate,
    /// A date among other words.
    PartDate,
    BylineMark,
    AuthorNote,
    /// Built like names and nothing else.
    NameLine,
    /// Exactly the name of a known outlet or agency.
    MediaName,
    /// Built like the name of a newspaper.
    MediaWord,
    AgencyName,
    Copyright,
    SourceMark,
    /// Wholly a picture credit.
    CreditLine,
    /// Ends in a picture credit.
    CreditTail,
    /// Words that captions have: "pictured", "file photo".
    CaptionWord,
    EditorMark,
    Bracketed,
    /// A weekday or a reporting word, as leads have and summaries seldom.
    NewsLead,
    Url,
    Dateline,
    MarkdownTitle,
    MarkdownHeading,
    Bullet,
    /// Has marks of menus inside: bars, arrows, bullets.
    Bars,
    First,
    Last,
    BlankBefore,
    BlankAfter,
    Indented,
    /// Much shorter than the next long line.
    ShorterThanNext,
    /// The same line stands elsewhere too.
    Repeats,
    /// The next line is a date or byline.
    BeforeByline,
    /// The line before is a byline or date.
    AfterByline,
    /// The next line credits a picture.
    BeforeCredit,
    /// The next line is running text.
    BeforeText,
    /// The next line is short and not a sentence.
    BeforeShort,
    /// The line before is running text.
    AfterText,
    // From here on only `learned` weighs them.
    /// Ends in dots: cut off, as teasers are.
    EndsCut,
    StartsDigit,
    /// Begins with a time of day.
    StartsTime,
    /// Two commas or more.
    Commas,
    /// Three sentences or more.
    ManySentences,
    /// A name with "@" or "#".
    Handle,
    /// More than is looked at: a hundred words or so.
    Long,
    /// A quotation mark anywhere.
    HasQuote,
    /// A bar between words.
    HasPipe,
    /// Script without spaces between words.
    Dense,
    /// Up to three words, all capitalised.
    ShortName,
    /// A colon within the first words.
    ColonInside,
    /// Wholly in round brackets.
    InBrackets,
    EndsDigit,
    HasSlash,
    /// Ends in an exclamation mark.
    Exclaims,
    /// A button of readers' comments: "Reply", "Report".
    TalkButton,
}

/// Number of features.
pub(super) const N_FEATURES: usize = Feature::TalkButton as usize + 1;

/// A set of [`Feature`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Features(u128);

impl Features {
    pub(super) fn has(self, feature: Feature) -> bool {
        self.0 & (1 << feature as u32) != 0
    }

    fn add(&mut self, feature: Feature, is_true: bool) {
        self.0 |= u128::from(is_true) << feature as u32;
    }

    /// The features as bits, lowest first.
    pub(super) fn bits(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let bit = rest.trailing_zeros() as usize;
            (rest != 0).then(|| {
                rest &= rest - 1;
                bit
            })
        })
    }
}

/// Bytes of a long line that are looked at: enough to see that it is running text.
const SCAN_BYTES: usize = 480;

/// A summary has at most this share of the words of the paragraphs after it (mean of two). Leads of
/// British papers are short too, but so are the paragraphs that follow them.
const SHORTER_PERCENT: usize = 60;

/// The features of each line, and the counts they were made of.
pub(super) fn features(lines: &[Line<'_>], lexicon: &Lexicon) -> (Vec<Features>, Vec<Shape>) {
    let mut buffer = String::new();
    let mut shapes = Vec::with_capacity(lines.len());
    let mut features: Vec<Features> = lines
        .iter()
        .map(|line| {
            let shape = Shape::of(line.text);
            shapes.push(shape);
            own_features(line, shape, lexicon, &mut buffer)
        })
        .collect();
    add_neighbours(lines, &shapes, &mut features);
    (features, shapes)
}

/// Counts over the first [`SCAN_BYTES`] of a line, taken in one pass: lines are many.
#[derive(Clone, Copy, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent answers about one line"
)]
pub(super) struct Shape {
    pub(super) n_words: usize,
    n_long: usize,
    n_long_capital: usize,
    n_upper: usize,
    n_lower: usize,
    n_letters: usize,
    n_digits: usize,
    n_bars: usize,
    n_stops: usize,
    n_commas: usize,
    n_dense: usize,
    /// Words that make it worth looking for a caption, a note on the writers, a lead.
    has_caption_word: bool,
    has_office_word: bool,
    has_news_word: bool,
    has_quote: bool,
}

impl Shape {
    fn of(line: &str) -> Self {
        let mut shape = Shape::default();
        let mut end = line.len().min(SCAN_BYTES);
        while !line.is_char_boundary(end) {
            end -= 1;
        }
        let mut n_dense = 0;
        for word in line[..end]
            .split([' ', '\t', '\n', '\r', '\u{a0}'])
            .filter(|word| !word.is_empty())
        {
            let mut n_alpha = 0;
            let mut n_digits = 0;
            let mut is_capital = false;
            for char in word.chars() {
                if char.is_ascii_lowercase() {
                    n_alpha += 1;
                    shape.n_lower += 1;
                } else if char.is_ascii_uppercase() {
                    is_capital |= n_alpha == 0;
                    n_alpha += 1;
                    shape.n_upper += 1;
                } else if char.is_ascii_digit() {
                    n_digits += 1;
                } else if char.is_ascii() {
                    shape.n_bars += usize::from(matches!(char, '|' | '>'));
                    shape.n_stops += usize::from(matches!(char, '.' | '!' | '?'));
                    shape.n_commas += usize::from(char == ',');
                    shape.has_quote |= char == '"';
                } else if char.is_alphabetic() {
                    is_capital |= n_alpha == 0 && char.is_uppercase();
                    n_alpha += 1;
                    shape.n_upper += usize::from(char.is_uppercase());
                    shape.n_lower += usize::from(char.is_lowercase());
                    n_dense += usize::from(
                        matches!(char, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{e00}'..='\u{e7f}' | '\u{ac00}'..='\u{d7a3}'),
                    );
                } else {
                    n_digits += usize::from(char.is_numeric());
                    shape.n_bars +=
                        usize::from(matches!(char, '•' | '·' | '›' | '»' | '→' | '▸' | '▶'));
                    shape.n_stops += usize::from(matches!(char, '。' | '।' | '۔'));
                    shape.n_commas += usize::from(matches!(char, '、' | '，' | '،'));
                    shape.has_quote |= matches!(char, '“' | '”' | '„' | '«' | '»' | '「');
                }
            }
            shape.n_letters += n_alpha;
            shape.n_digits += n_digits;
            shape.n_words += usize::from(n_alpha + n_digits > 0);
            if n_alpha >= 4 {
                shape.n_long += 1;
                shape.n_long_capital += usize::from(is_capital);
            }
            shape.note_word(word);
        }
        shape.n_dense = n_dense;
        // Scripts without spaces: two characters are about a word.
        shape.n_words = shape.n_words.max(n_dense / 2);
        shape
    }

    fn note_word(&mut self, word: &str) {
        let is_bare = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
        let bytes = word.as_bytes();
        let word = if is_bare(bytes.first()) && is_bare(bytes.last()) {
            word
        } else {
            word.trim_matches(|char: char| char.is_ascii_punctuation())
        };
        match word {
            "said" | "says" | "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday"
            | "Saturday" | "Sunday" | "according" | "announced" | "yesterday" => {
                self.has_news_word = true;
            }
            "file" | "File" | "FILE" | "photo" | "Photo" | "picture" | "Picture" | "image"
            | "Image" | "pictured" | "Pictured" | "undated" | "left" | "right" | "center"
            | "centre" | "L" | "R" | "C" | "photographed" | "screengrab" | "Screengrab"
            | "screenshot" | "Screenshot" | "handout" | "Handout" | "seen" | "archive"
            | "Archivbild" | "Symbolbild" | "Legende" | "Caption" | "caption"
            | "Bildunterschrift" | "v.l" | "l" | "file-photo" => self.has_caption_word = true,
            "writer" | "writers" | "Writer" | "reporter" | "reporters" | "Reporter"
            | "correspondent" | "correspondents" | "editor" | "journalist" | "journalists"
            | "columnist" | "columnists" | "contributor" | "contributed" | "reporting"
            | "Reporting" | "reported" | "editing" | "Editing" | "Writing" | "freelance"
            | "freelancer" | "researcher" | "fellow" | "lecturer" | "author" | "files"
            | "contributions" | "additional" => self.has_office_word = true,
            _ => {}
        }
    }
}

fn own_features(line: &Line<'_>, shape: Shape, lexicon: &Lexicon, buffer: &mut String) -> Features {
    use Feature as F;
    let text = line.text;
    let mut set = Features::default();
    let words = shape.n_words;
    set.add(
        match words {
            0 | 1 => F::Words1,
            2 => F::Words2,
            3 => F::Words3,
            4 => F::Words4,
            5..=7 => F::Words5To7,
            8..=14 => F::Words8To14,
            15..=24 => F::Words15To24,
            25..=39 => F::Words25To39,
            _ => F::Words40,
        },
        true,
    );
    let tail = text.trim_end_matches(is_closing);
    set.add(
        F::EndsSentence,
        tail.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।', '۔']),
    );
    set.add(F::EndsQuestion, tail.ends_with(['?', '？', '؟']));
    set.add(F::EndsColon, tail.ends_with(':'));
    set.add(F::EndsComma, tail.ends_with([',', ';']));
    let has_end = set.has(F::EndsSentence) || set.has(F::EndsColon) || set.has(F::EndsComma);
    set.add(F::EndsOpen, !has_end);
    set.add(
        F::TitleCase,
        shape.n_long >= 2 && shape.n_long_capital * 4 >= shape.n_long * 3,
    );
    set.add(
        F::AllCaps,
        shape.n_upper >= 3 && shape.n_lower * 8 < shape.n_upper,
    );
    set.add(F::StartsLower, text.starts_with(char::is_lowercase));
    set.add(
        F::Sentences,
        words >= 6 && (shape.n_stops >= 2 || text.contains(". ")),
    );
    set.add(F::Quotes, text.starts_with(['“', '"', '«', '„', '‘']));
    set.add(F::NoWords, shape.n_letters == 0 && shape.n_digits == 0);
    set.add(F::Counter, shape.n_letters == 0 && shape.n_digits > 0);
    set.add(
        F::Digits,
        shape.n_digits > shape.n_letters && shape.n_letters > 0,
    );
    set.add(F::Bars, shape.n_bars > 0 && words < 25);
    set.add(F::BlankBefore, line.blanks > 0);
    set.add(F::Indented, line.indent >= 2);
    let found = phrase::look_up(text, buffer);
    set.add(F::Menu, found.is_menu);
    set.add(F::MenuStart, found.starts_menu && !found.is_menu);
    set.add(F::Ending, found.ends_article);
    set.add(F::CommentStart, found.opens_comments);
    set.add(F::TalkButton, text.len() <= 60 && is_talk_button(buffer));
    add_patterns(line, shape, lexicon, &mut set);
    add_marks(text, shape, &mut set);
    set
}

/// Whether the line, as `phrase` normalises it, is a button that stands under comments only.
fn is_talk_button(line: &str) -> bool {
    #[rustfmt::skip]
    const BUTTONS: &[&str] = &[
        "antworten", "beantwoorden", "beğen", "cevapla", "citar", "denunciar", "flag", "gefällt mir",
        "like", "like reply", "like #", "melden", "odpowiedz", "permalink", "rapporteren",
        "recommend", "reply", "reply #", "reply like", "reply report", "report", "report abuse",
        "report comment", "responder", "rispondi", "répondre", "segnala", "signaler", "şikayet et",
        "svar", "upvote", "yanıtla", "цитировать", "ответить", "відповісти", "رد", "返信", "답글",
    ];
    BUTTONS.contains(&line)
        || (line.starts_with("reply to ") || line.starts_with("in reply to "))
        || (line.ends_with(" reply") || line.ends_with(" report")) && line.starts_with('#')
}

/// Marks inside the line.
fn add_marks(text: &str, shape: Shape, set: &mut Features) {
    use Feature as F;
    let words = shape.n_words;
    let is_short = text.len() <= 240;
    set.add(F::EndsCut, text.ends_with(['…']) || text.ends_with("..."));
    set.add(
        F::StartsDigit,
        text.starts_with(|char: char| char.is_ascii_digit()),
    );
    let bytes = text.as_bytes();
    let is_time = |at: usize| {
        matches!(bytes.get(at), Some(b':' | b'.'))
            && bytes
                .get(at + 1..at + 3)
                .is_some_and(|two| two.iter().all(u8::is_ascii_digit))
    };
    set.add(
        F::StartsTime,
        set.has(F::StartsDigit) && (is_time(1) || is_time(2)),
    );
    set.add(F::Commas, shape.n_commas >= 2);
    set.add(F::ManySentences, shape.n_stops >= 3);
    set.add(F::Handle, is_short && text.contains(['@', '#']));
    set.add(F::Long, text.len() > 600);
    set.add(F::HasQuote, shape.has_quote);
    set.add(F::HasPipe, is_short && text.contains('|'));
    set.add(F::Dense, shape.n_dense * 2 > shape.n_letters);
    set.add(
        F::ShortName,
        words <= 3 && shape.n_long > 0 && shape.n_long == shape.n_long_capital,
    );
    set.add(
        F::ColonInside,
        is_short && text.find(": ").is_some_and(|at| at <= 40),
    );
    set.add(F::InBrackets, text.starts_with('(') && text.ends_with(')'));
    set.add(
        F::EndsDigit,
        text.ends_with(|char: char| char.is_ascii_digit()),
    );
    set.add(F::HasSlash, is_short && text.contains('/'));
    set.add(F::Exclaims, text.ends_with(['!', '！']));
}

/// Marks that may stand after the stop of a sentence.
fn is_closing(char: char) -> bool {
    char.is_whitespace()
        || matches!(
            char,
            '"' | '\'' | '”' | '’' | '“' | '»' | '«' | '›' | ')' | ']' | '」' | '』' | '*' | '_'
        )
}

fn add_patterns(line: &Line<'_>, shape: Shape, lexicon: &Lexicon, set: &mut Features) {
    use Feature as F;
    let text = line.text;
    let words = shape.n_words;
    if text.len() <= date::MAX_BYTES
        && words <= 22
        && (shape.n_digits > 0 || text.len() <= 24 && text.contains("day"))
    {
        let dates = date::find(text);
        let is_whole = dates.is_whole_line();
        set.add(F::WholeDate, is_whole && !dates.found.is_empty());
        set.add(F::RelativeDate, is_whole && dates.found.is_empty());
        set.add(
            F::LabelledDate,
            dates.has_label && !dates.found.is_empty() && dates.n_other_words <= 4,
        );
        set.add(
            F::PartDate,
            !is_whole && !dates.found.is_empty() && words <= 14,
        );
    }
    if let Some(head) = comment::head(text) {
        set.add(F::CommentHead, head.is_sure);
        set.add(F::MaybeCommentHead, !head.is_sure);
    }
    set.add(F::BylineMark, words <= 30 && is_byline(text, words, set));
    set.add(
        F::AuthorNote,
        (3..=60).contains(&words) && shape.has_office_word && byline::is_author_note(text),
    );
    set.add(
        F::NameLine,
        (2..=9).contains(&words) && byline::is_name_line(text),
    );
    if words <= 8 && text.len() <= 80 {
        let bare = text.trim_matches(|char: char| !char.is_alphanumeric());
        let is_agency = newsline::agency::is_agency(bare);
        set.add(F::AgencyName, is_agency);
        set.add(
            F::MediaName,
            is_agency || lexicon.media_named(bare).is_some(),
        );
        set.add(F::MediaWord, has_media_word(text));
    }
    set.add(F::Copyright, words <= 60 && is_copyright(text));
    set.add(
        F::SourceMark,
        words <= 30 && split::source_name(text).is_some(),
    );
    if text.len() <= 900 {
        match split::credit_start(text, lexicon) {
            Some(0) => set.add(F::CreditLine, true),
            Some(_) => set.add(F::CreditTail, true),
            None => {}
        }
    }
    set.add(
        F::CaptionWord,
        words <= 70 && shape.has_caption_word && has_caption_word(text),
    );
    set.add(
        F::NewsLead,
        (8..=60).contains(&words) && shape.has_news_word,
    );
    set.add(F::EditorMark, is_editor_mark(text));
    set.add(
        F::Bracketed,
        words >= 4 && text.starts_with('[') && text.ends_with(']'),
    );
    set.add(F::Url, words <= 3 && split::url(text).is_some());
    set.add(F::Dateline, words >= 6 && split::dateline(text).is_some());
    let hashes = text.bytes().take_while(|byte| *byte == b'#').count();
    let is_markdown = hashes > 0 && hashes <= 6 && text[hashes..].starts_with(' ');
    set.add(F::MarkdownTitle, is_markdown && hashes == 1);
    set.add(F::MarkdownHeading, is_markdown && hashes > 1);
    set.add(
        F::Bullet,
        text.starts_with(['•', '·', '▪', '●']) || text.starts_with("- ") || text.starts_with("* "),
    );
}

fn is_byline(text: &str, words: usize, set: &Features) -> bool {
    // "By Monday, the army had left." begins like a byline and is a sentence.
    byline::after_mark(text).is_some_and(|at| {
        let names = byline::parse(text, &|_| false);
        let has_name = !names.names.is_empty() || names.note.is_some();
        has_name
            && at < text.len()
            && (words <= 8 || !set.has(Feature::EndsSentence) || names.note.is_some())
    })
}

fn has_media_word(text: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "times", "post", "chronicle", "herald", "tribune", "gazette", "journal", "news",
        "guardian", "daily", "telegraph", "observer", "express", "mail", "zeitung", "today",
        "independent", "mirror", "globe", "examiner", "inquirer", "monitor", "dispatch",
        "register", "courier", "sentinel", "magazine", "broadcasting", "newspaper", "gulf",
        "weekly", "bulletin", "newsweek", "argus", "citizen", "advertiser", "echo", "press",
        "tageblatt", "nachrichten", "presse", "diario", "correo",
    ];
    let mut n_words = 0;
    let mut has_word = false;
    for word in text.split_whitespace() {
        n_words += 1;
        let is_small = matches!(word, "of" | "the" | "and" | "de" | "der" | "&");
        if n_words > 6 || !(is_small || word.starts_with(char::is_uppercase)) {
            return false;
        }
        has_word |= WORDS.contains(
            &word
                .trim_matches(|char: char| !char.is_alphabetic())
                .to_lowercase()
                .as_str(),
        );
    }
    has_word && n_words >= 2
}

fn is_copyright(text: &str) -> bool {
    let head =
        text.trim_start_matches(|char: char| !char.is_alphanumeric() && char != '©' && char != '(');
    let starts = |mark: &str| {
        head.get(..mark.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(mark))
    };
    let has_year = || text.bytes().filter(u8::is_ascii_digit).count() >= 4;
    let is_reserved = || {
        ["ights reserved", "IGHTS RESERVED", "ights Reserved"]
            .iter()
            .any(|words| text.contains(words))
    };
    if starts("©") || starts("(c)") || starts("copyright") {
        return has_year() || text.len() < 60 || is_reserved();
    }
    text.len() < 160 && (is_reserved() || text.contains("© 20"))
}

fn has_caption_word(text: &str) -> bool {
    #[rustfmt::skip]
    const PHRASES: &[&str] = &[
        "file photo", "file picture", "file image", "(file)", "pictured", "in this photo",
        "in this image", "in this picture", "in this undated", "(left)", "(right)", "(l)", "(r)",
        "(c)", "from left", "photographed", "screengrab", "screenshot", "handout", "seen here",
        "photo shows", "image shows", "picture shows", "photo taken", "archive photo",
        "archivbild", "symbolbild", "file-photo", "(symbolbild)", "(v. l.", "(v.l.)", "v. l.:",
        ", left,", ", right,", ", center,", ", centre,",
    ];
    if text.len() > 500 {
        return false;
    }
    let lower = text.to_lowercase();
    PHRASES.iter().any(|phrase| lower.contains(phrase))
        || lower.starts_with("image caption")
        || lower.starts_with("caption:")
        || lower.starts_with("legende:")
        || lower.starts_with("bildunterschrift")
}

fn is_editor_mark(text: &str) -> bool {
    #[rustfmt::skip]
    const STARTS: &[&str] = &[
        "editor’s note", "editor's note", "editors’ note", "editors' note", "editor note",
        "ed. note", "ed note", "correction:", "clarification:", "(editor", "[editor",
        "note to readers", "this article has been updated", "this story has been updated",
        "this article was amended", "this story was first published", "this article was updated",
        "anm. d. red", "anmerkung der redaktion",
    ];
    let head = text.trim_start_matches(['*', '_', ' ']);
    STARTS.iter().any(|start| {
        head.get(..start.len())
            .is_some_and(|words| words.eq_ignore_ascii_case(start))
    })
}

fn add_neighbours(lines: &[Line<'_>], shapes: &[Shape], features: &mut [Features]) {
    use Feature as F;
    let n_lines = lines.len();
    let is_byline =
        |set: Features| set.has(F::BylineMark) || set.has(F::WholeDate) || set.has(F::LabelledDate);
    let is_text = |set: Features| {
        set.has(F::EndsSentence)
            && (set.has(F::Words15To24)
                || set.has(F::Words25To39)
                || set.has(F::Words40)
                || set.has(F::Words8To14))
    };
    let is_credit = |set: Features| set.has(F::CreditLine) || set.has(F::AgencyName);
    let repeats = repeated(lines, shapes);
    for idx in 0..n_lines {
        let before = idx.checked_sub(1).map(|before| features[before]);
        let after = features.get(idx + 1).copied();
        let set = &mut features[idx];
        set.add(F::First, idx == 0);
        set.add(F::Last, idx + 1 == n_lines);
        set.add(
            F::BlankAfter,
            lines.get(idx + 1).is_none_or(|next| next.blanks > 0),
        );
        set.add(F::BeforeByline, after.is_some_and(is_byline));
        set.add(F::AfterByline, before.is_some_and(is_byline));
        set.add(F::BeforeCredit, after.is_some_and(is_credit));
        set.add(F::BeforeText, after.is_some_and(is_text));
        set.add(F::AfterText, before.is_some_and(is_text));
        set.add(
            F::BeforeShort,
            shapes.get(idx + 1).is_some_and(|next| next.n_words <= 7)
                && after.is_some_and(|set| !set.has(F::EndsSentence)),
        );
        // The lead that follows a summary is the next long line, a few lines on at most.
        let next_long = shapes[idx + 1..]
            .iter()
            .take(8)
            .map(|next| next.n_words)
            .filter(|words| *words >= 15)
            .take(2);
        let (n_next, n_words) =
            next_long.fold((0, 0), |(count, sum), words| (count + 1, sum + words));
        set.add(
            F::ShorterThanNext,
            n_next > 0 && shapes[idx].n_words * n_next * 100 < n_words * SHORTER_PERCENT,
        );
        set.add(F::Repeats, repeats.binary_search(&idx).is_ok());
    }
}

/// Lines of four words or more that stand in the file more than once; sorted.
fn repeated(lines: &[Line<'_>], shapes: &[Shape]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..lines.len())
        .filter(|idx| (4..=30).contains(&shapes[*idx].n_words))
        .collect();
    order.sort_by_key(|idx| lines[*idx].text);
    let mut repeats = Vec::new();
    for pair in order.windows(2) {
        if lines[pair[0]].text == lines[pair[1]].text {
            repeats.extend_from_slice(pair);
        }
    }
    repeats.sort_unstable();
    repeats.dedup();
    repeats
}
