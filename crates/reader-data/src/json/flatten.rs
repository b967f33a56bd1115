//! A JSON value → its fields as paths: `source.name` = "Harbour News".
//!
//! No meaning of fields here. Lists add nothing to a path: their values are lines of one field.

use super::scan::{Broken, Scan, Sign};
use crate::table;
use std::ops::Range;

/// Deepest nesting that is read; what lies deeper is left out. Records of real exports have up to 8.
const MAX_DEPTH: usize = 32;

/// Most fields of one record.
const MAX_FIELDS: usize = 5000;

/// The fields of the value at `range` that have a value, in the order of the file.
pub(super) fn fields(text: &str, range: Range<usize>) -> Result<Vec<(String, String)>, Broken> {
    let mut scan = Scan::new(text, range);
    let mut fields: Vec<(String, String)> = Vec::new();
    // `base` is the length of the path of the value that is open; `open` those around it.
    let mut path = String::new();
    let mut open: Vec<usize> = Vec::new();
    let mut base = 0;
    while let Some(sign) = scan.next() {
        match sign? {
            Sign::Open(_) => {
                open.push(base);
                base = path.len();
            }
            Sign::Close(_) => {
                path.truncate(base);
                base = open.pop().unwrap_or(0);
            }
            Sign::Key(key) => {
                path.truncate(base);
                if open.len() <= MAX_DEPTH {
                    table::lengthen(&mut path, &key);
                }
            }
            Sign::Text(value) => add(&mut fields, &path, &value, open.len()),
            Sign::Bare(word) => {
                let is_nothing = ["null", "none", "nan", "undefined"]
                    .iter()
                    .any(|nothing| word.eq_ignore_ascii_case(nothing));
                if !is_nothing {
                    add(&mut fields, &path, word, open.len());
                }
            }
        }
    }
    Ok(fields)
}

fn add(fields: &mut Vec<(String, String)>, path: &str, value: &str, depth: usize) {
    if value.is_empty() || depth > MAX_DEPTH {
        return;
    }
    if let Some((last, values)) = fields.last_mut()
        && last == path
    {
        values.push('\n');
        values.push_str(value);
    } else if fields.len() < MAX_FIELDS {
        fields.push((path.to_string(), value.to_string()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_values_become_paths() {
        let text = r#"{"title": "A", "source": {"id": null, "name": "B"}, "tags": ["x", "y"],
            "authors": [{"name": "C", "id": 1}, {"name": "D"}], "empty": "", "body": "E"}"#;
        let found = fields(text, 0..text.len()).expect("fields");
        let drawn: Vec<String> = found
            .iter()
            .map(|(path, value)| format!("{path}={}", value.replace('\n', "/")))
            .collect();
        assert_eq!(
            drawn,
            [
                "title=A",
                "source.name=B",
                "tags=x/y",
                "authors.name=C",
                "authors.id=1",
                "authors.name=D",
                "body=E"
            ]
        );
    }

    #[test]
    fn long_paths_are_cut() {
        // 30 names of 300 bytes, one inside the other, around many short values.
        let open = format!("{{\"{}\":", "é".repeat(150)).repeat(30);
        let values: Vec<String> = (0..4000).map(|idx| format!("\"k{idx}\":{idx}")).collect();
        let text = format!("{open}{{{}}}{}", values.join(","), "}".repeat(30));
        let found = fields(&text, 0..text.len()).expect("fields");
        let longest = found.iter().map(|(path, _)| path.len()).max();
        assert_eq!(longest, Some(table::MAX_PATH_BYTES));
        let n_values: usize = found.iter().map(|(_, values)| values.lines().count()).sum();
        assert_eq!(n_values, 4000);
    }

    #[test]
    fn what_lies_too_deep_is_left_out() {
        let text = format!("{}\"a\"{}", "[".repeat(50_000), "]".repeat(50_000));
        assert_eq!(fields(&text, 0..text.len()), Ok(Vec::new()));
    }
}
