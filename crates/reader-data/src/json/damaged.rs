//! JSON that breaks off or is damaged → the records that are whole.
//!
//! Method: the first list of objects; a broken record is stepped over where the next one, by the
//! same first key, can be found.

use super::find::Found;
use super::scan::{Scan, Sign};

/// Broken records stepped over before the rest is given up; each step may read far ahead.
const MAX_STEPS: usize = 16;

/// The whole records inside a text that breaks off or is damaged.
pub(super) fn records(text: &str) -> Option<Found> {
    // The first list of objects; before it only the names of boxes.
    let list = list_start(text)?;
    let mut scan = Scan::new(text, list..text.len());
    let mut found = Found::default();
    let mut first_key: Option<String> = None;
    let mut n_steps = 0;
    loop {
        match scan.peek() {
            Some(b'{') => {}
            Some(b']') => break,
            _ => {
                found.is_cut = true;
                break;
            }
        }
        let start = scan.at;
        let key = children_key(text, start);
        let same_key = first_key.is_none() || key == first_key;
        match scan.value() {
            Some(Ok(range)) if same_key => {
                first_key = first_key.or(key);
                found.add(range);
                continue;
            }
            Some(Ok(_)) => continue,
            _ => {}
        }
        n_steps += 1;
        let next = first_key
            .as_deref()
            .and_then(|key| next_record(text, start + 1, key));
        match next {
            Some(next) if n_steps < MAX_STEPS => {
                found.n_broken += 1;
                scan.at = next;
            }
            _ => {
                found.is_cut = true;
                break;
            }
        }
    }
    Some(found)
}

/// Where the first list of objects begins: after its bracket; or the first object of the file when
/// no list is around it.
fn list_start(text: &str) -> Option<usize> {
    let mut scan = Scan::new(text, 0..text.len());
    let mut last_list = None;
    for _ in 0..1000 {
        match scan.next()?.ok()? {
            Sign::Open(b'[') => last_list = Some(scan.at),
            Sign::Open(_) if last_list.is_some() => return last_list,
            Sign::Close(_) => last_list = None,
            _ => {}
        }
    }
    None
}

/// The first key of the object at `start`.
fn children_key(text: &str, start: usize) -> Option<String> {
    let mut scan = Scan::new(text, start + 1..text.len());
    match scan.next() {
        Some(Ok(Sign::Key(key))) => Some(key.into_owned()),
        _ => None,
    }
}

/// The next object from `from` on that begins with the same key.
fn next_record(text: &str, from: usize, key: &str) -> Option<usize> {
    let quoted = format!("\"{key}\"");
    text.get(from..)?
        .match_indices('{')
        .map(|(at, _)| from + at)
        .find(|at| text[at + 1..].trim_start().starts_with(&quoted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_before_the_break_is_found() {
        let whole = r#"{"articles": [{"title": "One"}, {"title": "Two"}, {"title": "Three"}]}"#;
        for (end, n_records) in [(whole.len() - 4, 2), (whole.len() - 2, 3), (45, 1), (15, 0)] {
            let found = records(&whole[..end]);
            assert_eq!(
                found.map_or(0, |found| found.records.len()),
                n_records,
                "{end}"
            );
        }
        let damaged = r#"[{"title": "One"}, {"title": @@}, {"title": "Three"}]"#;
        let found = records(damaged).expect("records");
        assert_eq!(
            (found.records.len(), found.n_broken, found.is_cut),
            (2, 1, false)
        );
    }
}
