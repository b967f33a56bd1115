//! The characters of a JSON script → a value, however broken the script is.
//!
//! Pages state their metadata in JSON that templates wrote: raw line ends and quotes inside strings,
//! commas too many, comment marks around it. Strict parsers give up there. This one reads on: what it
//! can't read is left out, and it never fails. No schema here; `linked` knows that.

/// A JSON value. Numbers keep their characters.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json {
    Null,
    Bool,
    Number(String),
    Text(String),
    List(Vec<Json>),
    /// In the order of the script; the first of equal names counts.
    Object(Vec<(String, Json)>),
}

/// Deepest nesting read. Schema.org statements of real pages are under 12 deep.
const MAX_DEPTH: usize = 48;

/// Most values of one script. The largest real scripts (lists of a whole front page) have about
/// 20,000.
const MAX_VALUES: usize = 200_000;

impl Json {
    /// The value of a member.
    pub(super) fn get(&self, name: &str) -> Option<&Json> {
        match self {
            Json::Object(members) => members
                .iter()
                .find(|(known, _)| known == name)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// The characters of a string or number.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Json::Text(text) | Json::Number(text) => Some(text),
            _ => None,
        }
    }

    /// The values of a list, or the value itself.
    pub(super) fn each(&self) -> &[Json] {
        match self {
            Json::List(values) => values,
            Json::Null => &[],
            _ => std::slice::from_ref(self),
        }
    }
}

/// Reads a script: several values one after the other are a list.
pub(super) fn parse(script: &str) -> Json {
    let mut parser = Parser {
        text: script,
        at: 0,
        n_values: 0,
    };
    let mut values = Vec::new();
    while let Some(start) = script[parser.at..].find(['{', '[']) {
        parser.at += start;
        if let Some(value) = parser.value(0) {
            values.push(value);
        }
        if parser.n_values >= MAX_VALUES {
            break;
        }
    }
    if values.len() == 1 {
        values.remove(0)
    } else {
        Json::List(values)
    }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    n_values: usize,
}

impl Parser<'_> {
    fn peek(&mut self) -> Option<char> {
        let rest = &self.text[self.at..];
        let trimmed =
            rest.trim_start_matches(|char: char| char.is_whitespace() || char == '\u{feff}');
        self.at += rest.len() - trimmed.len();
        trimmed.chars().next()
    }

    /// One value; `None` when there is none at this place. Always goes on or ends.
    fn value(&mut self, depth: usize) -> Option<Json> {
        self.n_values += 1;
        if self.n_values > MAX_VALUES {
            self.at = self.text.len();
            return None;
        }
        match self.peek()? {
            '{' | '[' if depth >= MAX_DEPTH => {
                self.at = self.text.len();
                None
            }
            '{' => Some(self.object(depth)),
            '[' => Some(self.list(depth)),
            '"' => Some(Json::Text(self.string(false))),
            ',' | '}' | ']' | ':' => None,
            _ => Some(self.bare()),
        }
    }

    fn object(&mut self, depth: usize) -> Json {
        self.at += 1;
        let mut members: Vec<(String, Json)> = Vec::new();
        while let Some(char) = self.peek() {
            match char {
                '}' => {
                    self.at += 1;
                    break;
                }
                // The list around ends; the object was not closed.
                ']' => break,
                '"' => {
                    let name = self.string(true);
                    if self.peek() == Some(':') {
                        self.at += 1;
                        let value = self.value(depth + 1).unwrap_or(Json::Null);
                        if !members.iter().take(64).any(|(known, _)| *known == name) {
                            members.push((name, value));
                        }
                    }
                }
                _ => self.at += char.len_utf8(),
            }
        }
        Json::Object(members)
    }

    fn list(&mut self, depth: usize) -> Json {
        self.at += 1;
        let mut values = Vec::new();
        while let Some(char) = self.peek() {
            match char {
                ']' => {
                    self.at += 1;
                    break;
                }
                '}' => break,
                ',' | ':' => self.at += 1,
                _ => match self.value(depth + 1) {
                    Some(value) => values.push(value),
                    None => break,
                },
            }
        }
        Json::List(values)
    }

    /// A string. A quote ends it only where the value can end: quotes that a template forgot to
    /// escape stay inside.
    fn string(&mut self, is_name: bool) -> String {
        self.at += 1;
        let mut out = String::new();
        let text = self.text;
        loop {
            let rest = &text[self.at..];
            let plain = rest.find(['"', '\\']).unwrap_or(rest.len());
            out.push_str(&rest[..plain]);
            self.at += plain;
            match rest.as_bytes().get(plain) {
                None => return out,
                Some(b'"') => {
                    self.at += 1;
                    if self.ends_string(is_name) {
                        return out;
                    }
                    out.push('"');
                }
                Some(_) => {
                    self.at += 1;
                    self.escape(&mut out);
                }
            }
        }
    }

    fn ends_string(&self, is_name: bool) -> bool {
        let rest = self.text[self.at..].trim_start();
        match rest.chars().next() {
            None | Some('}' | ']') => true,
            Some(':') => is_name,
            // "He said "stop", then left": a comma ends the value only when another member, a value
            // or an end follows.
            Some(',') => {
                let next = rest[1..].trim_start();
                next.starts_with(['"', '{', '[', '}', ']'])
                    || ["true", "false", "null"]
                        .iter()
                        .any(|word| next.starts_with(word))
                    || next
                        .trim_start_matches('-')
                        .starts_with(|char: char| char.is_ascii_digit())
            }
            Some(_) => false,
        }
    }

    fn escape(&mut self, out: &mut String) {
        let rest = &self.text[self.at..];
        let Some(char) = rest.chars().next() else {
            return;
        };
        self.at += char.len_utf8();
        match char {
            'n' | 'r' => out.push('\n'),
            't' => out.push('\t'),
            'f' | 'b' => out.push(' '),
            'u' => {
                let Some(unit) = hex4(&rest[1..]) else { return };
                self.at += 4;
                let low = (0xd800..0xdc00)
                    .contains(&unit)
                    .then(|| rest.get(5..).and_then(|rest| rest.strip_prefix("\\u")))
                    .flatten()
                    .and_then(hex4)
                    .filter(|low| (0xdc00..0xe000).contains(low));
                let code = match low {
                    Some(low) => {
                        self.at += 6;
                        0x1_0000 + ((unit - 0xd800) << 10) + (low - 0xdc00)
                    }
                    None => unit,
                };
                out.push(char::from_u32(code).unwrap_or('\u{fffd}'));
            }
            _ => out.push(char),
        }
    }

    /// A number, `true`, `false`, `null`, or characters that are nothing.
    fn bare(&mut self) -> Json {
        let rest = &self.text[self.at..];
        let end = rest
            .find(|char: char| {
                char.is_whitespace() || matches!(char, ',' | '}' | ']' | '"' | '{' | '[')
            })
            .unwrap_or(rest.len())
            .max(1);
        let end = (end..=rest.len())
            .find(|end| rest.is_char_boundary(*end))
            .unwrap_or(rest.len());
        let word = &rest[..end];
        self.at += end;
        match word {
            "true" | "false" => Json::Bool,
            _ if word.starts_with(|char: char| char.is_ascii_digit() || char == '-') => {
                Json::Number(word.to_owned())
            }
            _ => Json::Null,
        }
    }
}

fn hex4(text: &str) -> Option<u32> {
    u32::from_str_radix(text.get(..4)?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(value: &Json) -> String {
        match value {
            Json::Null => "null".to_owned(),
            Json::Bool => "bool".to_owned(),
            Json::Number(number) => number.clone(),
            Json::Text(text) => format!("<{text}>"),
            Json::List(values) => {
                let values: Vec<_> = values.iter().map(drawn).collect();
                format!("[{}]", values.join(" "))
            }
            Json::Object(members) => {
                let members: Vec<_> = members
                    .iter()
                    .map(|(name, value)| format!("{name}={}", drawn(value)))
                    .collect();
                format!("({})", members.join(" "))
            }
        }
    }

    #[test]
    fn whole_and_broken_scripts() {
        for (script, expected) in [
            (
                r#"{"a": "b", "n": -1.5, "t": true, "x": null}"#,
                "(a=<b> n=-1.5 t=bool x=null)",
            ),
            (r#"[{"a":[1,2]},{}]"#, "[(a=[1 2]) ()]"),
            (
                r#"{"a":"caf\u00e9 \ud83d\ude00 \"q\" \/"}"#,
                "(a=<café 😀 \"q\" />)",
            ),
            ("{\"a\":\"one\ntwo\",}", "(a=<one\ntwo>)"),
            (
                r#"{"a":"He said "stop", then left","b":"c"}"#,
                r#"(a=<He said "stop", then left> b=<c>)"#,
            ),
            (
                r#"//<![CDATA[
{"a":"b"}
//]]>"#,
                "[null [(a=<b>) null]]",
            ),
            (r#"{"a":"b"}{"c":"d"}"#, "[(a=<b>) (c=<d>)]"),
            (r#"{"a":{"b":"c""#, "(a=(b=<c>))"),
            (r#"{"a":,"b":1}"#, "(a=null b=1)"),
            (r#"{"a" "b", "c":"d"}"#, "(c=<d>)"),
            ("", "[]"),
        ] {
            assert_eq!(drawn(&parse(script)), expected, "{script}");
        }
    }

    #[test]
    fn depth_and_number_are_bounded() {
        let deep = "[".repeat(100_000);
        assert!(matches!(parse(&deep), Json::List(_)));
        let objects = "{\"a\":".repeat(100_000);
        assert!(matches!(parse(&objects), Json::Object(_)));
        let quotes = "{\"a\":\"".to_owned() + &"\" ".repeat(50_000);
        assert!(matches!(parse(&quotes), Json::Object(_)));
    }
}
