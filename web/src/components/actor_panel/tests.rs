//! How actors are counted, filtered and sorted.

use super::parts::{group_rows, tint};
use crate::state::shelf::{ArticleKey, OpenArticle};
use crate::state::tally::Tallies;
use std::sync::Arc;
use wire::{ActorCount, ActorId, ActorKind, ActorRow, ArticleId, ArticleView, FileId};

fn actor(id: u32, name: &str, kind: ActorKind) -> ActorRow {
    ActorRow {
        id: ActorId(id),
        name: name.to_owned(),
        kind,
        is_known: true,
        wikidata: None,
    }
}

fn article(nth: u32, counts: &[(u32, u32)]) -> OpenArticle {
    let counts = counts
        .iter()
        .map(|(actor, n)| ActorCount {
            actor: ActorId(*actor),
            n_mentions: *n,
            in_headline: false,
        })
        .collect();
    let view = ArticleView {
        id: ArticleId(nth),
        file: FileId(nth),
        stable_id: nth.to_string(),
        label: format!("Outlet {nth}"),
        outlet: None,
        headline: String::new(),
        authors: Vec::new(),
        agency: None,
        date: None,
        date_is_update: false,
        language: "en".to_owned(),
        is_rtl: false,
        n_words: 0,
        sections: Vec::new(),
        mentions: Vec::new(),
        counts,
        notices: Vec::new(),
    };
    OpenArticle {
        key: ArticleKey {
            file: FileId(nth),
            nth: 0,
        },
        view: Arc::new(view),
        file_notices: Arc::new([]),
        file_name: "a.txt".into(),
    }
}

fn desk() -> (Tallies, Vec<OpenArticle>) {
    let articles = vec![
        article(0, &[(1, 9), (2, 1), (3, 2)]),
        article(1, &[(2, 1), (4, 1)]),
    ];
    let mut tallies = Tallies::default();
    tallies.learn(vec![
        actor(1, "Ali Hosseini", ActorKind::Person),
        actor(2, "Sana’a University", ActorKind::Organisation),
        actor(3, "Abd-al-Rahman", ActorKind::Person),
        actor(4, "Dara Voss", ActorKind::Person),
        actor(5, "Nobody", ActorKind::Person),
    ]);
    for article in &articles {
        tallies.add(&article.view);
    }
    (tallies, articles)
}

#[test]
fn actors_stand_under_their_kind_and_by_weight() {
    let (tallies, articles) = desk();
    let groups = group_rows(&tallies, &articles, "");
    let kinds: Vec<ActorKind> = groups.iter().map(|group| group.kind).collect();
    assert_eq!(kinds, [ActorKind::Person, ActorKind::Organisation]);
    let names: Vec<&str> = groups[0].rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Ali Hosseini", "Abd-al-Rahman", "Dara Voss"]);
}

#[test]
fn a_row_has_a_cell_for_every_column() {
    let (tallies, articles) = desk();
    let groups = group_rows(&tallies, &articles, "university");
    let cells: Vec<u32> = groups[0].rows[0]
        .cells
        .iter()
        .map(|cell| cell.n_mentions)
        .collect();
    assert_eq!(cells, [1, 1]);
    assert_eq!(groups[0].rows[0].n_mentions, 2);
}

#[test]
fn the_filter_looks_through_spellings() {
    let (tallies, articles) = desk();
    for filter in ["sanaa", "SANA'A", "abd al", "abdal"] {
        let n = group_rows(&tallies, &articles, filter).len();
        let wanted = usize::from(filter != "abd al");
        // A blank is not a hyphen: "abd al" stays without a match.
        assert_eq!(n, wanted, "{filter}");
    }
}

#[test]
fn counts_go_when_an_article_goes() {
    let (mut tallies, articles) = desk();
    tallies.take_away(&articles[0].view);
    let groups = group_rows(&tallies, &articles[1..], "");
    let names: Vec<&str> = groups
        .iter()
        .flat_map(|group| &group.rows)
        .map(|row| row.name.as_str())
        .collect();
    assert_eq!(names, ["Dara Voss", "Sana’a University"]);
}

#[test]
fn tints_grow_with_counts() {
    assert_eq!(
        [0, 1, 2, 4, 5, 9, 10, 99].map(tint),
        [0, 1, 2, 2, 3, 3, 4, 4]
    );
}
