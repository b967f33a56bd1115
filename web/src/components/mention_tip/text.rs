//! Words of the note.

use crate::components::kind::text as kind_text;

/// Why it is marked and how sure.
pub(super) fn why(why: &str, score: f32) -> String {
    format!("{why} ({})", kind_text::certainty(score))
}
