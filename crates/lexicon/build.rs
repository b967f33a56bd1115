//! `data/*.toml` → `lexicon.bin`, read back once so that a table that ships can be read.

use analysis::lexicon::{Entry, compile};
use serde::Deserialize;
use std::path::Path;
use std::{env, error::Error, fs};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    actor: Vec<Row>,
}

/// One `[[actor]]` as people write it; `PROVENANCE.md` explains each key.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    name: String,
    kind: String,
    wikidata: Option<String>,
    of: Option<String>,
    role: Option<String>,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    short: Vec<String>,
    #[serde(default)]
    abbreviations: Vec<String>,
    #[serde(default)]
    adjectives: Vec<String>,
    #[serde(default)]
    metonyms: Vec<String>,
    #[serde(default)]
    the: bool,
    #[serde(default)]
    ambiguous: bool,
    #[serde(default)]
    strong: bool,
}

impl From<Row> for Entry {
    fn from(row: Row) -> Self {
        Entry {
            id: row.id,
            name: row.name,
            kind: row.kind,
            wikidata: row.wikidata,
            of: row.of,
            role: row.role,
            aliases: row.aliases,
            short: row.short,
            abbreviations: row.abbreviations,
            adjectives: row.adjectives,
            metonyms: row.metonyms,
            the: row.the,
            ambiguous: row.ambiguous,
            strong: row.strong,
        }
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=data");
    let mut paths: Vec<_> = fs::read_dir("data")?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    paths.sort();
    let mut entries = Vec::new();
    for path in paths
        .iter()
        .filter(|path| path.extension().is_some_and(|ext| ext == "toml"))
    {
        let file: File = toml::from_str(&fs::read_to_string(path)?)
            .map_err(|why| format!("{}: {why}", path.display()))?;
        entries.extend(file.actor.into_iter().map(Entry::from));
    }
    let table = compile(&entries).map_err(|why| why.to_string())?;
    analysis::Lexicon::from_bytes(&table).ok_or("the table was written but cannot be read")?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("lexicon.bin"), table)?;
    Ok(())
}
