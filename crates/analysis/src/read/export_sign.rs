//! A text → whether it may be an export of a news database.
//!
//! A look at single lines, quick and wide: the reader that knows the layouts decides. A text that is
//! taken for one by mistake comes back whole.

/// Starts of lines that exports print and articles hardly ever do.
const STARTS: &[&str] = &[
    "End of Document",
    "Ende des Dokuments",
    "Fin du document",
    "Fin de documento",
    "LENGTH:",
    "LÄNGE:",
    "LONGUEUR:",
    "LOAD-DATE:",
    "Load-Date:",
    "Length:",
    "Länge:",
    "Longueur :",
    "Job Number:",
    "Auftragsnummer:",
    "Download Request:",
    "ProQuest",
    "Document URL:",
    "Publication info:",
    "Article Name:",
    "Full text:",
    "HD\t",
    "HD ",
    "LP\t",
    "TD\t",
];

/// Words in a line of a few words that count documents: "3 of 10 DOCUMENTS", "Dokument 3 von 10".
const COUNTERS: &[&str] = &["DOCUMENT", "Dokument ", "Document ", "DOKUMENT", "STORIES"];

/// Bytes of a line that counts documents or ends one.
const COUNTER_BYTES: usize = 80;

/// Underscores of the rule between records.
const MIN_RULE: usize = 40;

/// Whether a reader that knows the layouts of databases should see the text.
pub(super) fn may_be_export(text: &str) -> bool {
    text.lines().map(str::trim).any(|line| {
        STARTS.iter().any(|start| line.starts_with(start))
            || line.len() <= COUNTER_BYTES
                && line.bytes().any(|byte| byte.is_ascii_digit())
                && COUNTERS.iter().any(|counter| line.contains(counter))
            || line.len() >= MIN_RULE && line.bytes().all(|byte| byte == b'_')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_are_seen_and_articles_are_not() {
        for (text, is_seen) in [
            ("   1 of 10 DOCUMENTS\n\nHarbour News\n", true),
            ("Talks end\n\nEnd of Document\n", true),
            ("x\nDocument HRBN000020240105ek1500001\n", true),
            (
                "____________________________________________________________\n",
                true,
            ),
            (
                "Talks end\n\nThe document, signed by 3 ministers, was lost.\n",
                false,
            ),
            ("Newspapers in English\n\nNewspapers from Norway\n", false),
        ] {
            assert_eq!(may_be_export(text), is_seen, "{text:?}");
        }
    }
}
