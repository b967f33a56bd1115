//! The sample coverage, read by the desk → what the page relies on without looking.

#![expect(
    clippy::unwrap_used,
    reason = "a helper of a test stops at the first surprise"
)]

use std::path::Path;
use wire::{ArticleView, Block, FileId, Reply, Request, Section};
use worker::{Answer, Desk};

fn sample() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/assets/sample");
    let mut files: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

fn ask(desk: &mut Desk, request: Request) -> Reply {
    now(desk.handle(request, None, &mut |_| {}))
}

fn now(answer: Answer) -> Reply {
    match answer {
        Answer::Now(reply) => reply,
        Answer::After(mut pending) => panic!("waits for {:?}", pending.take_task()),
    }
}

fn read_request(file: FileId, name: String) -> Request {
    Request::Read {
        file,
        name,
        changes: Vec::new(),
        columns: Vec::new(),
    }
}

/// A desk with the sample open, and its views with their texts.
fn opened() -> (Desk, Vec<(String, ArticleView)>) {
    let mut desk = Desk::new(lexicon::built_in());
    let mut views = Vec::new();
    for (idx, (name, text)) in sample().into_iter().enumerate() {
        let file = FileId(u32::try_from(idx).unwrap());
        let bytes = Some(text.clone().into_bytes());
        let reply = now(desk.handle(read_request(file, name), bytes, &mut |_| {}));
        let Reply::Read { articles, .. } = reply else {
            panic!("not read: {reply:?}")
        };
        views.extend(articles.into_iter().map(|view| (text.clone(), view)));
    }
    (desk, views)
}

fn blocks(view: &ArticleView) -> Vec<&Block> {
    let sections = view.sections.iter();
    let blocks = sections.flat_map(|section| match section {
        Section::Open(block) => std::slice::from_ref(block),
        Section::Folded { blocks, .. } => blocks.as_slice(),
    });
    blocks.collect()
}

fn block_text(block: &Block) -> String {
    let pieces = block.pieces.iter();
    pieces.map(|piece| piece.text.as_str()).collect()
}

#[test]
fn pieces_joined_are_the_lines_of_the_text() {
    let (_, views) = opened();
    assert!(!views.is_empty(), "no sample");
    for (text, view) in &views {
        let drawn: Vec<String> = blocks(view).into_iter().map(block_text).collect();
        let lines = text.lines().map(str::trim);
        let written: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
        assert_eq!(drawn, written);
    }
}

#[test]
fn pieces_of_a_mention_joined_are_its_words() {
    let (mut desk, views) = opened();
    for (_, view) in &views {
        let mut words = vec![String::new(); view.mentions.len()];
        for piece in blocks(view).iter().flat_map(|block| &block.pieces) {
            for &mention in &piece.mentions {
                words[mention as usize].push_str(&piece.text);
            }
        }
        for count in &view.counts {
            let reply = ask(&mut desk, Request::Inspect { actor: count.actor });
            let Reply::Inspected(inspector) = reply else {
                panic!("not inspected: {reply:?}")
            };
            let contexts = inspector.contexts.iter();
            let here: Vec<_> = contexts
                .filter(|context| context.at.article == view.id)
                .collect();
            assert_eq!(here.len(), count.n_mentions as usize);
            for context in here {
                assert_eq!(context.text, words[context.at.mention as usize]);
            }
        }
    }
}

#[test]
fn places_grow_from_top_to_bottom() {
    for (_, view) in opened().1 {
        let places: Vec<f32> = view.mentions.iter().map(|mention| mention.at).collect();
        assert!(places.is_sorted(), "{places:?}");
        assert!(places.iter().all(|at| (0.0..=1.0).contains(at)));
    }
}

#[test]
fn hits_are_where_the_page_will_look_for_them() {
    let (mut desk, views) = opened();
    let query = "HOUTHI".to_string();
    let Reply::Found(found) = ask(&mut desk, Request::Search { query }) else {
        panic!("not searched")
    };
    assert!(found.hits.len() > 10 && !found.is_cut);
    for hit in &found.hits {
        let is_hit = |view: &&(String, ArticleView)| view.1.id == hit.article;
        let (_, view) = views.iter().find(is_hit).unwrap();
        let block = block_text(blocks(view)[hit.block as usize]);
        let units: Vec<u16> = block.encode_utf16().collect();
        let words = String::from_utf16(&units[hit.start as usize..hit.end as usize]).unwrap();
        assert_eq!(words, hit.text);
        assert_eq!(words.to_lowercase(), "houthi");
        assert!(block.contains(&format!("{}{}{}", hit.before, hit.text, hit.after)));
    }
}

#[test]
fn answers_survive_the_wire() {
    let (mut desk, _) = opened();
    let (name, text) = sample().remove(0);
    let request = read_request(FileId(77), name);
    let mut messages = Vec::new();
    let bytes = Some(text.into_bytes());
    let reply = now(desk.handle(request, bytes, &mut |note| messages.push(note)));
    messages.push(reply);
    for message in messages {
        let bytes = wire::encode(&message);
        assert_eq!(wire::decode::<Reply>(&bytes), Ok(message));
    }
}
