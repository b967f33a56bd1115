//! Contexts by article.

use super::parts::group_contexts;
use wire::{
    ActorId, ActorKind, ActorRow, ArticleId, ContextView, InspectorView, MentionRef, NamesUsed,
    Zone,
};

fn context(article: u32, mention: u32) -> ContextView {
    ContextView {
        at: MentionRef {
            article: ArticleId(article),
            mention,
        },
        before: String::new(),
        text: "Voss".to_owned(),
        after: String::new(),
        zone: Zone::Body,
        why: String::new(),
        score: 1.0,
    }
}

#[test]
fn contexts_stand_under_their_article() {
    let names = |article: u32, label: &str| NamesUsed {
        article: ArticleId(article),
        label: label.to_owned(),
        names: Vec::new(),
    };
    let view = InspectorView {
        actor: ActorRow {
            id: ActorId(0),
            name: "Dara Voss".to_owned(),
            kind: ActorKind::Person,
            is_known: false,
            wikidata: None,
        },
        aliases: Vec::new(),
        names: vec![names(3, "Courier"), names(1, "Harbour")],
        contexts: vec![context(3, 0), context(3, 4), context(1, 2)],
        n_mentions: 3,
    };
    let groups = group_contexts(&view);
    let found: Vec<(&str, usize)> = groups
        .iter()
        .map(|group| (group.label.as_str(), group.mentions.len()))
        .collect();
    assert_eq!(found, [("Courier", 2), ("Harbour", 1)]);
}
