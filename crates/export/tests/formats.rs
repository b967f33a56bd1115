//! Two small articles → every format, held against the contract.

#![expect(
    clippy::unwrap_used,
    reason = "a helper of a test stops at the first surprise"
)]

use analysis::{Lexicon, Reading};
use export::{Coverage, Document, FileNotice};
use serde_json::Value;

const FIRST: &str = "Tehran’s answer\n\nBAGHDAD — “Iranian” ships left, Hadi al-Amiri said on \
    Monday. The Iraqi Army did not see them, and Iran’s government did not answer either.\n";
const SECOND: &str = "Ships at sea\n\nIran said on Tuesday that it knew of no ships at all. The \
    United Nations asked for an answer from Iraq, which gave none.\n";

struct Fixture {
    lexicon: Lexicon,
    readings: Vec<(String, Reading)>,
}

impl Fixture {
    fn new() -> Self {
        let lexicon = lexicon::built_in();
        let read = |name: &str, text: &str| {
            let reading =
                analysis::read_text(name, text.as_bytes(), &lexicon, &mut |_| {}).unwrap();
            (name.to_string(), reading)
        };
        let readings = vec![read("1.txt", FIRST), read("2.txt", SECOND)];
        Self { lexicon, readings }
    }

    fn export(&self, format: fn(&Coverage<'_>) -> String) -> String {
        let documents: Vec<Document<'_>> = self
            .readings
            .iter()
            .map(|(file, reading)| Document {
                file,
                index: 0,
                analysis: &reading.articles[0],
            })
            .collect();
        let notice = FileNotice {
            file: "2.txt".to_string(),
            message: "A sentence.".to_string(),
        };
        format(&Coverage {
            documents: &documents,
            file_notices: &[notice],
            lexicon: &self.lexicon,
        })
    }
}

/// The words of a span given in code points.
fn words(article: &Value, span: &Value) -> String {
    let at = |field: &str| usize::try_from(span[field].as_u64().unwrap()).unwrap();
    let text = article["text"].as_str().unwrap();
    text.chars()
        .skip(at("start"))
        .take(at("end") - at("start"))
        .collect()
}

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

#[test]
fn json_has_the_fields_of_the_contract() {
    let json: Value = serde_json::from_str(&Fixture::new().export(export::json)).unwrap();
    assert_eq!(json["schema"], 1);
    assert_eq!(json["offsets"], "codepoint");
    let has = |value: &Value, names: &[&str]| {
        for name in names {
            assert!(
                value.get(name).is_some(),
                "{name} is missing in {:?}",
                keys(value)
            );
        }
    };
    has(
        &json,
        &["sidelight", "articles", "actors", "reprints", "notices"],
    );
    let article = &json["articles"][0];
    has(
        article,
        &[
            "id",
            "file",
            "index",
            "text",
            "language",
            "meta",
            "zones",
            "sentences",
        ],
    );
    has(
        article,
        &["mentions", "quotes", "descriptors", "relations", "events"],
    );
    has(
        &article["meta"],
        &["headline", "dek", "outlet", "agency", "authors", "url"],
    );
    has(
        &article["meta"],
        &["dateline_place", "published", "updated"],
    );
    has(&article["zones"][0], &["kind", "start", "end", "author"]);
    has(
        &article["mentions"][0],
        &["start", "end", "form", "actor", "rule", "score"],
    );
    has(
        &json["actors"][0],
        &["id", "name", "kind", "aliases", "wikidata", "known"],
    );
    has(&json["notices"][0], &["file", "article", "message"]);
}

#[test]
fn offsets_are_code_points_of_the_text_as_it_was() {
    let json: Value = serde_json::from_str(&Fixture::new().export(export::json)).unwrap();
    let article = &json["articles"][0];
    assert_eq!(article["text"], FIRST);
    let names: Vec<String> = article["mentions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|mention| words(article, mention))
        .collect();
    assert!(names.contains(&"Iranian".to_string()), "{names:?}");
    assert!(names.contains(&"Hadi al-Amiri".to_string()), "{names:?}");
}

#[test]
fn an_actor_has_one_row_for_all_articles() {
    let json: Value = serde_json::from_str(&Fixture::new().export(export::json)).unwrap();
    let iran: Vec<&Value> = json["actors"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|actor| actor["name"] == "Iran")
        .collect();
    assert_eq!(iran.len(), 1);
    assert_eq!(
        (&iran[0]["kind"], &iran[0]["known"]),
        (&"state".into(), &true.into())
    );
    assert_eq!(iran[0]["wikidata"], "Q794");
    for article in json["articles"].as_array().unwrap() {
        let mentions = article["mentions"].as_array().unwrap();
        assert!(
            mentions
                .iter()
                .any(|mention| mention["actor"] == iran[0]["id"])
        );
    }
}

#[test]
fn a_line_is_an_article_with_its_actors() {
    let lines = Fixture::new().export(export::json_lines);
    let lines: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 2);
    for line in &lines {
        let ids: Vec<&Value> = line["actors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|actor| &actor["id"])
            .collect();
        for mention in line["mentions"].as_array().unwrap() {
            assert!(ids.contains(&&mention["actor"]));
        }
    }
    assert_eq!(lines[0]["notices"].as_array().unwrap().len(), 0);
    assert_eq!(lines[1]["notices"][0]["message"], "A sentence.");
}

#[test]
fn text_names_the_actor_where_the_words_do_not() {
    let text = Fixture::new().export(export::text);
    assert!(text.contains("[Iranian = Iran]"), "{text}");
    assert!(text.contains("[Hadi al-Amiri]"), "{text}");
    assert!(text.contains("2.txt: A sentence."), "{text}");
}

#[test]
fn the_same_articles_give_the_same_bytes() {
    for format in [export::json, export::json_lines, export::text] {
        assert_eq!(Fixture::new().export(format), Fixture::new().export(format));
    }
}
