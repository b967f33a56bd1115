//! `cargo metadata` → crates that know what they must not know.
//!
//! The page never links the analysis, however far away (it would ship it twice); the analysis itself
//! knows no browser and no serde. Test and build dependencies do not count: they are not shipped.

use super::Problem;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A crate, and what it must not reach.
struct Ban {
    package: &'static str,
    must_not_reach: &'static [&'static str],
    /// Also through others, or only by its own choice.
    is_transitive: bool,
}

const BANS: [Ban; 10] = [
    Ban {
        package: "page",
        must_not_reach: &["analysis", "lexicon", "export"],
        is_transitive: true,
    },
    Ban {
        package: "annex",
        must_not_reach: &["analysis", "lexicon", "export"],
        is_transitive: true,
    },
    reader_ban("reader-archive"),
    reader_ban("reader-data"),
    reader_ban("reader-office"),
    reader_ban("reader-pdf"),
    reader_ban("reader-text"),
    reader_ban("reader-web"),
    Ban {
        package: "analysis",
        must_not_reach: &["leptos", "web-sys", "js-sys", "wasm-bindgen", "gloo"],
        is_transitive: true,
    },
    Ban {
        package: "analysis",
        must_not_reach: &["serde", "serde_json", "regex"],
        is_transitive: false,
    },
];

/// A reader hands over documents; what they say is not for it.
const fn reader_ban(package: &'static str) -> Ban {
    Ban {
        package,
        must_not_reach: &["analysis", "lexicon", "wire"],
        is_transitive: true,
    }
}

pub(super) fn check(metadata: &Value) -> Vec<Problem> {
    let graph = Graph::read(metadata);
    let mut problems = Vec::new();
    for ban in BANS {
        let reached = graph.reached_from(ban.package, ban.is_transitive);
        for name in ban.must_not_reach {
            if reached.contains(name) {
                problems.push(format!(
                    "Cargo.toml: `{}` must not depend on `{name}`",
                    ban.package
                ));
            }
        }
    }
    problems
}

/// Shipped dependencies by package id.
struct Graph<'a> {
    names: BTreeMap<&'a str, &'a str>,
    edges: BTreeMap<&'a str, Vec<&'a str>>,
}

impl<'a> Graph<'a> {
    fn read(metadata: &'a Value) -> Self {
        let list = |value: &'a Value| value.as_array().map_or(&[][..], Vec::as_slice);
        let names = list(&metadata["packages"])
            .iter()
            .filter_map(|package| Some((package["id"].as_str()?, package["name"].as_str()?)))
            .collect();
        let edges = list(&metadata["resolve"]["nodes"])
            .iter()
            .filter_map(|node| {
                let shipped = list(&node["deps"])
                    .iter()
                    // The kind of an ordinary dependency is null.
                    .filter(|dep| {
                        list(&dep["dep_kinds"])
                            .iter()
                            .any(|kind| kind["kind"].is_null())
                    })
                    .filter_map(|dep| dep["pkg"].as_str());
                Some((node["id"].as_str()?, shipped.collect()))
            })
            .collect();
        Self { names, edges }
    }

    /// The names of what a package ships, without itself.
    fn reached_from(&self, package: &str, is_transitive: bool) -> BTreeSet<&'a str> {
        let mut reached = BTreeSet::new();
        let start = self
            .names
            .iter()
            .find(|(_, name)| **name == package)
            .map(|(id, _)| *id);
        let mut to_visit: Vec<&str> = start.into_iter().collect();
        let mut is_first = true;
        while let Some(id) = to_visit.pop() {
            if !is_first && !is_transitive {
                continue;
            }
            is_first = false;
            for dependency in self.edges.get(id).into_iter().flatten() {
                if let Some(name) = self.names.get(dependency)
                    && reached.insert(*name)
                {
                    to_visit.push(dependency);
                }
            }
        }
        reached
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// Each edge is (from, to, kind); ids are names with a mark.
    fn metadata(edges: &[(&str, &str, Option<&str>)]) -> Value {
        let names: BTreeSet<&str> = edges
            .iter()
            .flat_map(|(from, to, _)| [*from, *to])
            .collect();
        let packages: Vec<Value> = names
            .iter()
            .map(|name| json!({ "id": format!("{name}#1"), "name": name }))
            .collect();
        let nodes: Vec<Value> = names
            .iter()
            .map(|name| {
                let deps = edges.iter().filter(|(from, ..)| from == name).map(|(_, to, kind)| {
                    json!({ "pkg": format!("{to}#1"), "dep_kinds": [{ "kind": kind }] })
                });
                json!({ "id": format!("{name}#1"), "deps": deps.collect::<Vec<_>>() })
            })
            .collect();
        json!({ "packages": packages, "resolve": { "nodes": nodes } })
    }

    #[test]
    fn allowed_dependencies_pass() {
        let kept = metadata(&[
            ("page", "wire", None),
            ("page", "analysis", Some("dev")),
            ("analysis", "fst", None),
            ("analysis", "serde", Some("dev")),
            ("fst", "serde", None),
            ("worker", "analysis", None),
        ]);
        assert_eq!(check(&kept), Vec::<String>::new());
    }

    #[test]
    fn far_dependencies_are_found() {
        let broken = metadata(&[
            ("page", "wire", None),
            ("wire", "analysis", None),
            ("analysis", "serde", None),
        ]);
        assert_eq!(check(&broken).len(), 2);
        let broken = metadata(&[("analysis", "helper", None), ("helper", "js-sys", None)]);
        assert_eq!(check(&broken).len(), 1);
    }
}
