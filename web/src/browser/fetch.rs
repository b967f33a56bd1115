//! Files of the site itself: the sample coverage and a published corpus.
//!
//! Never another origin: addresses are resolved against the page's own, and its
//! Content-Security-Policy forbids the rest.

use super::files::{Content, Picked};
use super::{property, site_address, the_window};
use js_sys::{Array, ArrayBuffer};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// One line of an `index.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Name to show.
    pub name: String,
    /// Where it lies, from the root of the site.
    pub path: String,
}

/// The answer to a request for a file of the site; none where it isn't there.
async fn get(path: &str) -> Option<Response> {
    let address = site_address(path)?;
    let answer = JsFuture::from(the_window().fetch_with_str(&address))
        .await
        .ok()?;
    let response: Response = answer.dyn_into().ok()?;
    response.ok().then_some(response)
}

/// Reads `{"files":[{"name","path"}]}`; none where there is no such file or it is something else
/// (a host that answers every address with its front page).
pub async fn list(path: &str) -> Option<Vec<Listed>> {
    let text = JsFuture::from(get(path).await?.text().ok()?)
        .await
        .ok()?
        .as_string()?;
    let parsed = js_sys::JSON::parse(&text).ok()?;
    let files: Array = property(&parsed, "files").dyn_into().ok()?;
    Some(files.iter().filter_map(|line| listed(&line)).collect())
}

/// One line of the list.
fn listed(line: &JsValue) -> Option<Listed> {
    Some(Listed {
        name: property(line, "name").as_string()?,
        path: property(line, "path").as_string()?,
    })
}

/// Fetches a listed file.
pub async fn file(listed: &Listed) -> Option<Picked> {
    let bytes = JsFuture::from(get(&listed.path).await?.array_buffer().ok()?)
        .await
        .ok()?;
    let bytes: ArrayBuffer = bytes.dyn_into().ok()?;
    let n_bytes = f64::from(bytes.byte_length());
    Some(Picked {
        name: listed.name.clone(),
        n_bytes,
        content: Content::Bytes(bytes),
    })
}
