//! One Markdown file → its relative links that lead nowhere.

use super::{Places, Problem, SourceFile};

/// Every file, and every folder that holds one; "" is the top.
pub(super) fn places(paths: &[String]) -> Places {
    let mut places = Places::from([String::new()]);
    for path in paths {
        let mut place = path.as_str();
        while places.insert(place.to_owned()) {
            let Some((folder, _)) = place.rsplit_once('/') else {
                break;
            };
            place = folder;
        }
    }
    places
}

pub(super) fn check(file: &SourceFile, places: &Places) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut is_code = false;
    for (nth, line) in file.text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
        }
        if is_code {
            continue;
        }
        for target in targets(line) {
            if resolve(&file.path, target).is_none_or(|place| !places.contains(&place)) {
                problems.push(format!(
                    "{}:{}: the link to {target} leads nowhere",
                    file.path,
                    nth + 1
                ));
            }
        }
    }
    problems
}

/// The relative targets of `[words](target)` and `[name]: target` in a line, outside of code marks.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    // Every second stretch between back-quotes is code.
    let inline = line
        .split('`')
        .step_by(2)
        .flat_map(|stretch| stretch.split("](").skip(1))
        .filter_map(|rest| rest.split([')', ' ']).next());
    let reference = line
        .strip_prefix('[')
        .and_then(|rest| rest.split_once("]: "))
        .and_then(|(_, rest)| rest.split_whitespace().next());
    inline.chain(reference).filter(|target| {
        !target.is_empty()
            && !target.starts_with(['#', '<'])
            && !target.contains("://")
            && !target.starts_with("mailto:")
    })
}

/// The place a target names, seen from the file; None when it leaves the checkout.
fn resolve(from: &str, target: &str) -> Option<String> {
    let target = target.split(['#', '?']).next().unwrap_or_default();
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    if let Some(from_top) = target.strip_prefix('/') {
        return Some(from_top.trim_end_matches('/').to_owned());
    }
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> usize {
        let places = places(&["README.md".to_owned(), "docs/a/b.md".to_owned()]);
        let file = SourceFile {
            path: "docs/c.md".to_owned(),
            text: text.to_owned(),
        };
        check(&file, &places).len()
    }

    #[test]
    fn links_that_lead_somewhere() {
        for text in [
            "[a](a/b.md) and [b](../README.md#top \"title\")",
            "[folder](a/) [folder](../docs)",
            "[web](https://a.example/x.md) [here](#there) <mailto:a@b.example>",
            "`[code](none.md)`\n```\n[code](none.md)\n```",
            "[name]: a/b.md",
        ] {
            assert_eq!(problems(text), 0, "{text}");
        }
    }

    #[test]
    fn links_that_lead_nowhere() {
        for text in [
            "[a](none.md)",
            "[a](b.md)",
            "[a](../../x)",
            "[name]: none.md",
            "`x` [a](none.md)",
        ] {
            assert_eq!(problems(text), 1, "{text}");
        }
    }
}
