//! A word before a full stop → what that stop can mean.
//!
//! Word lists only; the decision is in `sentence`. The classes follow what Kiss & Strunk 2006
//! (doi 10.1162/coli.2006.32.4.485) tell apart: abbreviation, initial, number, and words that often
//! start a sentence. They learn these from a corpus; one article is too short for that, so the
//! lists are written out.

/// What a word with a stop after it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Stands before a name: "Gen.", "Mr.". Its stop never ends a sentence before a capital.
    Title,
    /// Stands before a number: "No. 5". Its stop never ends a sentence before a number.
    Counter,
    /// Stands in the middle of a sentence: "vs.", "e.g.".
    Inner,
    /// May end a sentence: "Inc.", "U.S.", "Conn.".
    Open,
    /// A time of day: a weekday or time zone after it goes on with the sentence.
    Clock,
    /// One capital letter: "J. Doe".
    Initial,
    /// None.
    None,
}

const TITLES: &[&str] = &[
    "adm", "amb", "ambs", "asst", "atty", "brig", "capt", "cmdr", "col", "cpl", "det", "dr", "drs",
    "ens", "fr", "ft", "gen", "gens", "gov", "govs", "hon", "insp", "lt", "lts", "maj", "messrs",
    "mlle", "mme", "mr", "mrs", "ms", "mt", "ofc", "pfc", "pres", "prof", "profs", "pvt", "rep",
    "reps", "rev", "sen", "sens", "sgt", "spc", "st", "ste", "supt", "vadm", "radm", "ltc", "herr",
    "hr", "gral", "sra", "dra",
];

const COUNTERS: &[&str] = &[
    "no", "nos", "nr", "art", "arts", "fig", "figs", "p", "pp", "vol", "vols", "ch", "chap", "sec",
    "para", "ver", "op", "ca", "approx", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec",
];

const INNER: &[&str] = &[
    "vs", "v", "cf", "viz", "incl", "esp", "al", "e.g.", "i.e.", "eg", "ie", "aka", "bzw", "z.b.",
];

const OPEN: &[&str] = &[
    "inc", "corp", "co", "cos", "ltd", "llc", "plc", "bros", "jr", "sr", "etc", "ave", "blvd",
    "rd", "dept", "div", "univ", "est", "intl", "assn", "assoc", "govt", "tue", "tues", "thu",
    "thur", "thurs", "ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill",
    "ind", "kan", "kans", "ky", "la", "md", "mass", "mich", "minn", "miss", "mo", "mont", "neb",
    "nev", "okla", "ore", "pa", "penn", "tenn", "tex", "vt", "va", "wash", "wis", "wyo", "ont",
    "que", "alta", "s.a", "bldg", "hrs",
];

/// Words that often begin a sentence and are rarely part of a name.
#[rustfmt::skip]
const STARTERS: &[&str] = &[
    "a", "about", "according", "after", "all", "also", "although", "am", "an", "and", "another",
    "any", "are", "as", "at", "because", "before", "both", "but", "by", "can", "despite", "did",
    "do", "does", "during", "each", "earlier", "even", "every", "few", "for", "from", "had", "has",
    "have", "he", "her", "here", "his", "how", "however", "i", "i’m", "i'm", "if", "in", "instead",
    "is", "it", "it’s", "it's", "its", "last", "later", "many", "meanwhile", "more", "most",
    "much", "my", "neither", "no", "none", "nor", "not", "now", "of", "officials", "on", "once",
    "one", "only", "or", "other", "others", "our", "over", "she", "since", "so", "some", "still",
    "such", "that", "the", "their", "then", "there", "these", "they", "this", "those", "though",
    "through", "to", "today", "under", "unlike", "until", "was", "we", "were", "what", "when",
    "where", "whether", "which", "while", "who", "why", "will", "with", "without", "yet", "you",
    "your",
];

/// Words after a time of day that belong to it.
#[rustfmt::skip]
const AFTER_CLOCK: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct",
    "nov", "dec", "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "mt", "pst", "pdt", "pt",
    "gmt", "utc", "bst", "cet", "cest", "ist", "eastern", "central", "mountain", "pacific",
    "greenwich", "local", "baghdad", "tehran", "moscow",
];

/// The class of `word`, the token before the stop (or a dotted token with its stop).
pub(super) fn classify(word: &str) -> Abbreviation {
    let mut chars = word.chars();
    if let (Some(only), None) = (chars.next(), chars.next()) {
        return match only {
            'v' => Abbreviation::Inner,
            'p' => Abbreviation::Counter,
            _ if only.is_uppercase() => Abbreviation::Initial,
            _ => Abbreviation::None,
        };
    }
    // Longer words are never abbreviations here, and most words are longer.
    if word.len() > 8 {
        return if is_dotted(word) {
            Abbreviation::Open
        } else {
            Abbreviation::None
        };
    }
    let lower = word.to_lowercase();
    let lower = lower.as_str();
    if matches!(lower, "a.m." | "p.m." | "a.m" | "p.m") {
        Abbreviation::Clock
    } else if INNER.contains(&lower) {
        Abbreviation::Inner
    } else if is_dotted(word) {
        // "J.D." and "U.S." look alike; a starter after it decides in both.
        Abbreviation::Open
    } else if !word.starts_with(char::is_uppercase) {
        // "no." and "gen." in lower case are words more often than abbreviations.
        match lower {
            "etc" | "inc" | "dept" | "approx" | "ca" | "pp" => Abbreviation::Open,
            _ => Abbreviation::None,
        }
    } else if TITLES.contains(&lower) {
        Abbreviation::Title
    } else if COUNTERS.contains(&lower) {
        Abbreviation::Counter
    } else if OPEN.contains(&lower) {
        Abbreviation::Open
    } else if is_consonants(word) {
        Abbreviation::Title
    } else {
        Abbreviation::None
    }
}

fn is_dotted(word: &str) -> bool {
    word.contains('.')
}

/// "Sgt", "Ppl": capital and consonants in lower case. All capitals ("PMF.") end sentences.
fn is_consonants(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(|first| first.is_ascii_uppercase())
        && word.len() <= 4
        && chars.all(|char| char.is_ascii_lowercase() && !"aeiouy".contains(char))
        && !word.starts_with(['A', 'E', 'I', 'O', 'U', 'Y'])
}

/// Whether `word` often begins a sentence.
pub(super) fn is_starter(word: &str) -> bool {
    word.len() <= 10 && STARTERS.contains(&word.to_lowercase().as_str())
}

/// Whether `word` goes on with a time of day.
pub(super) fn follows_clock(word: &str) -> bool {
    word.len() <= 10 && AFTER_CLOCK.contains(&word.to_lowercase().as_str())
}

/// Whether `word` with a stop is often a sentence by itself.
pub(super) fn stands_alone(word: &str) -> bool {
    #[rustfmt::skip]
    const ALONE: &[&str] = &[
        "yes", "no", "never", "nothing", "nobody", "maybe", "perhaps", "indeed", "exactly",
        "absolutely", "period", "enough", "silence", "right", "true", "wrong", "correct", "ever",
        "always", "hardly", "none", "anything", "everything", "again", "zero", "sorry", "thanks",
        "amen", "done", "okay", "ok",
    ];
    ALONE.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes() {
        for (word, class) in [
            ("Maj", Abbreviation::Title),
            ("Sgt", Abbreviation::Title),
            ("No", Abbreviation::Counter),
            ("no", Abbreviation::None),
            ("J", Abbreviation::Initial),
            ("U.S.", Abbreviation::Open),
            ("C.I.A.", Abbreviation::Open),
            ("p.m.", Abbreviation::Clock),
            ("vs", Abbreviation::Inner),
            ("Conn", Abbreviation::Open),
            ("PMF", Abbreviation::None),
            ("Iraq", Abbreviation::None),
        ] {
            assert_eq!(classify(word), class, "{word}");
        }
    }
}
