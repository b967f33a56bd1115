//! Analyses against gold → figures, by the definitions of the project's scorer.
//!
//! Ported so that floors are held by `cargo test`: zones.chars, zones.kept, meta, mentions.named,
//! actors.b3, actors.kind, and the pairs that must stay apart. Figures are over all articles at
//! once. B-cubed: Bagga and Baldwin 1998. Left out until there is something to score: quotes,
//! descriptors, relations, events, reuse, and the recall of nominals and pronouns.

#![expect(
    clippy::cast_precision_loss,
    reason = "counts of mentions are far below 2^52"
)]

use crate::expect::is_named;
use crate::gold::{Gold, GoldArticle, GoldMention, GoldMeta, GoldSpan};
use analysis::{Analysis, Corpus, CorpusActorId, Meta, Span, Stated, ZoneKind};
use std::collections::{BTreeMap, BTreeSet};

/// What was found in one article, in the units of the gold.
#[derive(Clone, Debug, Default)]
pub struct Predicted {
    /// The decoded text.
    pub text: String,
    /// Zones: kind and place.
    pub zones: Vec<(&'static str, GoldSpan)>,
    /// What it states about itself.
    pub meta: Meta,
    /// Mentions.
    pub mentions: Vec<PredictedMention>,
}

/// A mention that was found.
#[derive(Clone, Debug)]
pub struct PredictedMention {
    /// Where.
    pub span: GoldSpan,
    /// Whether it names, rather than describes or points back.
    pub is_named: bool,
    /// Whom, over all articles.
    pub actor: String,
}

impl Predicted {
    /// Takes over `analysis`; `actors` gives its actors' numbers over all articles.
    pub fn new(analysis: &Analysis, actors: &[CorpusActorId]) -> Self {
        let text = &analysis.article.text;
        let span = |span: Span| GoldSpan {
            start: text.codepoint(span.start),
            end: text.codepoint(span.end),
        };
        let zones = analysis.article.zones.iter();
        let mentions = analysis.mentions.iter();
        Self {
            text: text.as_str().to_string(),
            zones: zones
                .map(|zone| (zone.kind.name(), span(zone.span)))
                .collect(),
            meta: analysis.article.meta.clone(),
            mentions: mentions
                .map(|mention| PredictedMention {
                    span: span(mention.span),
                    is_named: is_named(mention.form),
                    actor: actor_id(actors[mention.actor.idx()]),
                })
                .collect(),
        }
    }
}

/// Ids as the export writes them: ties are broken by them.
fn actor_id(actor: CorpusActorId) -> String {
    format!("a{}", actor.0)
}

/// Precision, recall and their harmonic mean, 0..=1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prf {
    /// Share of what was found that is right.
    pub precision: f64,
    /// Share of what is right that was found.
    pub recall: f64,
    /// Their harmonic mean.
    pub f1: f64,
}

impl Prf {
    fn of_counts(n_right: usize, n_found: usize, n_gold: usize) -> Self {
        let share = |whole: usize, empty: f64| {
            if whole == 0 {
                empty
            } else {
                n_right as f64 / whole as f64
            }
        };
        let nothing_to_find = if n_gold == 0 { 1.0 } else { 0.0 };
        Self::new(share(n_found, nothing_to_find), share(n_gold, 1.0))
    }

    fn new(precision: f64, recall: f64) -> Self {
        let sum = precision + recall;
        let f1 = if sum > 0.0 {
            2.0 * precision * recall / sum
        } else {
            0.0
        };
        Self {
            precision,
            recall,
            f1,
        }
    }
}

/// The figures; higher is better for each.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// How many articles were scored.
    pub n_articles: usize,
    /// Share of non-white characters in a zone of the right kind.
    pub zones_chars: f64,
    /// Share of non-white characters in some zone.
    pub zones_kept: f64,
    /// Share of stated fields that are equal.
    pub meta: f64,
    /// Named mentions, by span.
    pub mentions_named: Prf,
    /// Chains over all articles, over the mentions that were found.
    pub actors_b3: Prf,
    /// Share of matched actors of the right kind.
    pub actors_kind: f64,
    /// How many pairs that must stay two share an actor.
    pub n_merged: usize,
}

impl Score {
    /// The figures that have floors, by name.
    pub fn rows(&self) -> Vec<(&'static str, f64)> {
        vec![
            ("zones.chars", self.zones_chars),
            ("zones.kept", self.zones_kept),
            ("meta", self.meta),
            ("mentions.named.precision", self.mentions_named.precision),
            ("mentions.named.recall", self.mentions_named.recall),
            ("mentions.named.f1", self.mentions_named.f1),
            ("actors.b3.f1", self.actors_b3.f1),
            ("actors.kind", self.actors_kind),
            // Written as a figure that grows with quality, like the others: 1 is "none merged".
            ("actors.apart", 1.0 / (1.0 + self.n_merged as f64)),
        ]
    }
}

/// Scores analyses, given by file name; articles without gold are left out.
pub fn score(gold: &Gold, analyses: &[(&str, &Analysis)]) -> Score {
    let mut corpus = Corpus::new();
    let mut predicted: BTreeMap<&str, Predicted> = BTreeMap::new();
    let mut kinds: BTreeMap<String, &'static str> = BTreeMap::new();
    for (file, analysis) in analyses {
        let actors = corpus.add(analysis);
        for &actor in &actors {
            kinds.insert(actor_id(actor), corpus.actor(actor).kind.name());
        }
        predicted
            .entry(file)
            .or_insert_with(|| Predicted::new(analysis, &actors));
    }
    score_predicted(gold, &predicted, &kinds)
}

/// As [`score`], from what was predicted; `kinds` is the kind of each predicted actor.
pub fn score_predicted(
    gold: &Gold,
    predicted: &BTreeMap<&str, Predicted>,
    kinds: &BTreeMap<String, &'static str>,
) -> Score {
    let pairs: Vec<(&GoldArticle, &Predicted)> = gold
        .articles
        .iter()
        .filter_map(|(file, article)| Some((article, predicted.get(file.as_str())?)))
        .collect();
    let mut zones = ZoneCount::default();
    let mut meta = (0, 0);
    let mut named = (0, 0, 0);
    let mut links: Vec<(Option<&str>, &str)> = Vec::new();
    for (article, found) in &pairs {
        zones.add(article, found);
        let (n_equal, n_stated) = meta_equal(&article.metadata, &found.meta);
        meta = (meta.0 + n_equal, meta.1 + n_stated);
        let matched = match_mentions(article, found);
        named.0 += matched.n_right;
        named.1 += matched.n_found;
        named.2 += matched.n_gold;
        links.extend(matched.links);
    }
    let map = map_actors(&pairs, &links);
    Score {
        n_articles: pairs.len(),
        zones_chars: share(zones.right, zones.all),
        zones_kept: share(zones.kept, zones.all),
        meta: share(meta.0, meta.1),
        mentions_named: Prf::of_counts(named.0, named.1, named.2),
        actors_b3: b_cubed(&links),
        actors_kind: kind_share(gold, &map, kinds),
        n_merged: n_merged(gold, &links),
    }
}

#[derive(Default)]
struct ZoneCount {
    all: usize,
    right: usize,
    kept: usize,
}

impl ZoneCount {
    fn add(&mut self, article: &GoldArticle, found: &Predicted) {
        let chars: Vec<char> = found.text.chars().collect();
        let mut kinds: Vec<Option<&str>> = vec![None; chars.len()];
        for (kind, span) in &found.zones {
            let end = (span.end as usize).min(chars.len());
            for slot in &mut kinds[(span.start as usize).min(end)..end] {
                *slot = Some(kind);
            }
        }
        for zone in &article.zones {
            let end = (zone.span.end as usize).min(chars.len());
            for at in zone.span.start as usize..end {
                if chars[at].is_whitespace() {
                    continue;
                }
                self.all += 1;
                self.kept += usize::from(kinds[at].is_some());
                self.right += usize::from(kinds[at] == Some(zone.kind.as_str()));
            }
        }
    }
}

/// How many stated fields are equal, of how many.
fn meta_equal(gold: &GoldMeta, found: &Meta) -> (usize, usize) {
    fn value(stated: Option<&Stated>) -> &str {
        stated.map_or("", |stated| stated.value.as_str())
    }
    fn bare(name: &str) -> String {
        let name = normal(name);
        name.strip_prefix("the ")
            .map(str::to_string)
            .unwrap_or(name)
    }
    fn first(name: &str) -> String {
        normal(name)
            .split(' ')
            .next()
            .unwrap_or_default()
            .to_string()
    }
    fn day(date: &str) -> String {
        date.chars().take(10).collect()
    }
    let mut fields = vec![normal(&gold.headline.text) == normal(value(found.headline.as_ref()))];
    if let Some(outlet) = gold.outlet.as_ref().filter(|outlet| outlet.span.is_some()) {
        fields.push(normal(&outlet.name) == normal(value(found.outlet.as_ref())));
    }
    if let Some(agency) = gold.agency.as_ref().filter(|agency| agency.span.is_some()) {
        fields.push(bare(&agency.name) == bare(value(found.agency.as_ref())));
    }
    let authors = found.authors.iter().map(|author| normal(&author.value));
    fields.push(authors.eq(gold.authors.iter().map(|author| normal(&author.name))));
    if let Some(place) = &gold.dateline_place {
        fields.push(first(&place.name) == first(value(found.dateline_place.as_ref())));
    }
    for (gold, found) in [
        (&gold.published, &found.published),
        (&gold.updated, &found.updated),
    ] {
        let gold = gold
            .as_ref()
            .and_then(|date| date.iso())
            .unwrap_or_default();
        fields.push(day(gold) == day(value(found.as_ref())));
    }
    (fields.iter().filter(|equal| **equal).count(), fields.len())
}

/// Words in lower case with single spaces.
fn normal(words: &str) -> String {
    words
        .split(|char: char| !char.is_alphanumeric() && char != '_')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

fn overlaps(a: GoldSpan, b: GoldSpan) -> bool {
    a.start < b.end && b.start < a.end
}

fn is_named_type(mention: &GoldMention) -> bool {
    ["name", "abbreviation", "adjective", "metonym"].contains(&mention.mention_type.as_str())
}

/// The named mentions of one article, compared.
struct Matched<'a> {
    n_right: usize,
    n_found: usize,
    n_gold: usize,
    /// Gold and predicted actor of the mentions that overlap.
    links: Vec<(Option<&'a str>, &'a str)>,
}

fn match_mentions<'a>(article: &'a GoldArticle, found: &'a Predicted) -> Matched<'a> {
    let is_read = |kind: &str| {
        ZoneKind::ALL
            .iter()
            .any(|zone| zone.is_read() && zone.name() == kind)
    };
    let in_text = |span: GoldSpan| {
        article.zones.iter().any(|zone| {
            is_read(&zone.kind) && zone.span.start <= span.start && span.end <= zone.span.end
        })
    };
    let in_note = |span: GoldSpan| {
        let notes = article
            .zones
            .iter()
            .filter(|zone| zone.kind == "editor_note");
        notes.into_iter().any(|note| overlaps(note.span, span))
    };
    let wanted: Vec<&GoldMention> = article
        .mentions
        .iter()
        .filter(|mention| is_named_type(mention))
        .filter(|mention| mention.zone != "editor_note" && mention.zone != "comment")
        .collect();
    let named: Vec<&PredictedMention> = found
        .mentions
        .iter()
        .filter(|mention| mention.is_named)
        .collect();
    let inside: Vec<&PredictedMention> = named
        .iter()
        .copied()
        .filter(|mention| in_text(mention.span))
        .collect();
    let n_outside = named
        .iter()
        .filter(|mention| !in_text(mention.span) && !in_note(mention.span))
        .count();
    let is_exact = |gold: &GoldMention, found: &PredictedMention| {
        found.span == gold.span || Some(found.span) == gold.extended
    };
    let is_near = |gold: &GoldMention, found: &PredictedMention| {
        overlaps(found.span, gold.span)
            || gold
                .extended
                .is_some_and(|extended| overlaps(found.span, extended))
    };
    let mut exact = Vec::new();
    let mut near = Vec::new();
    for (gold_idx, gold) in wanted.iter().enumerate() {
        for (found_idx, found) in inside.iter().enumerate() {
            if is_exact(gold, found) {
                exact.push((1.0, gold_idx, found_idx));
                near.push((2.0, gold_idx, found_idx));
            } else if is_near(gold, found) {
                near.push((1.0, gold_idx, found_idx));
            }
        }
    }
    let exact = match_greedily(exact);
    let near = match_greedily(near);
    let n_right = exact
        .iter()
        .filter(|(gold_idx, _)| !wanted[*gold_idx].optional)
        .count();
    let n_optional = near
        .iter()
        .filter(|(gold_idx, _)| wanted[*gold_idx].optional)
        .count();
    let links = near
        .iter()
        .map(|&(gold_idx, found_idx)| {
            (
                wanted[gold_idx].actor.as_deref(),
                inside[found_idx].actor.as_str(),
            )
        })
        .collect();
    Matched {
        n_right,
        n_found: inside.len() + n_outside - n_optional,
        n_gold: wanted.iter().filter(|mention| !mention.optional).count(),
        links,
    }
}

/// One-to-one, best first; ties by the order of the two sides.
fn match_greedily<L: Ord + Clone, R: Ord + Clone>(mut pairs: Vec<(f64, L, R)>) -> Vec<(L, R)> {
    pairs.sort_by(|a, b| {
        b.0.total_cmp(&a.0)
            .then_with(|| (&a.1, &a.2).cmp(&(&b.1, &b.2)))
    });
    let mut left_taken = BTreeSet::new();
    let mut right_taken = BTreeSet::new();
    let mut matched = Vec::new();
    for (_, left, right) in pairs {
        if !left_taken.contains(&left) && !right_taken.contains(&right) {
            left_taken.insert(left.clone());
            right_taken.insert(right.clone());
            matched.push((left, right));
        }
    }
    matched
}

/// Predicted actor → gold actor, one to one, by the mentions they share. Descriptions count a
/// quarter: some groups are never named.
fn map_actors<'a>(
    pairs: &[(&'a GoldArticle, &'a Predicted)],
    links: &[(Option<&'a str>, &'a str)],
) -> BTreeMap<&'a str, &'a str> {
    let mut shared: BTreeMap<(&str, &str), f64> = BTreeMap::new();
    for &(gold, found) in links {
        if let Some(gold) = gold {
            *shared.entry((gold, found)).or_default() += 1.0;
        }
    }
    for (article, found) in pairs {
        let gold: Vec<&GoldMention> = article
            .mentions
            .iter()
            .filter(|mention| !is_named_type(mention))
            .collect();
        let found: Vec<&PredictedMention> = found
            .mentions
            .iter()
            .filter(|mention| !mention.is_named)
            .collect();
        let mut near = Vec::new();
        for (gold_idx, gold) in gold.iter().enumerate() {
            for (found_idx, found) in found.iter().enumerate() {
                if overlaps(gold.span, found.span) {
                    near.push((jaccard(gold.span, found.span), gold_idx, found_idx));
                }
            }
        }
        for (gold_idx, found_idx) in match_greedily(near) {
            if let Some(actor) = &gold[gold_idx].actor {
                *shared.entry((actor, &found[found_idx].actor)).or_default() += 0.25;
            }
        }
    }
    let shared = shared
        .into_iter()
        .map(|((gold, found), n_shared)| (n_shared, gold, found));
    match_greedily(shared.collect())
        .into_iter()
        .map(|(gold, found)| (found, gold))
        .collect()
}

fn jaccard(a: GoldSpan, b: GoldSpan) -> f64 {
    let both = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    let any = (a.end - a.start) + (b.end - b.start) - both;
    f64::from(both) / f64::from(any)
}

/// For each mention the share of its chain that is right; the mean is precision from the predicted
/// side, recall from the gold side. A mention without a gold actor is a chain of its own, and wrong.
fn b_cubed(links: &[(Option<&str>, &str)]) -> Prf {
    let mut by_gold: BTreeMap<&str, usize> = BTreeMap::new();
    let mut by_found: BTreeMap<&str, usize> = BTreeMap::new();
    let mut by_both: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for &(gold, found) in links {
        *by_found.entry(found).or_default() += 1;
        if let Some(gold) = gold {
            *by_gold.entry(gold).or_default() += 1;
            *by_both.entry((gold, found)).or_default() += 1;
        }
    }
    let mut precision = 0.0;
    let mut recall = 0.0;
    for &(gold, found) in links {
        match gold {
            Some(gold) => {
                let both = by_both.get(&(gold, found)).copied().unwrap_or(0) as f64;
                precision += both / by_found.get(found).copied().unwrap_or(1) as f64;
                recall += both / by_gold.get(gold).copied().unwrap_or(1) as f64;
            }
            // The chain of one mention: itself, and it has its predicted actor.
            None => recall += 1.0,
        }
    }
    let n_links = links.len().max(1) as f64;
    Prf::new(precision / n_links, recall / n_links)
}

fn kind_share(
    gold: &Gold,
    map: &BTreeMap<&str, &str>,
    kinds: &BTreeMap<String, &'static str>,
) -> f64 {
    let actors: BTreeMap<&str, _> = gold
        .actors
        .actors
        .iter()
        .map(|actor| (actor.id.as_str(), actor))
        .collect();
    let mut n_right = 0;
    let mut n_matched = 0;
    for (found, gold) in map {
        let Some(actor) = actors.get(gold) else {
            continue;
        };
        n_matched += 1;
        let kind = kinds.get(*found).copied().unwrap_or_default();
        let is_right = actor.kind == kind || actor.kind_alt.iter().any(|alt| alt == kind);
        n_right += usize::from(is_right);
    }
    share(n_right, n_matched)
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

fn n_merged(gold: &Gold, links: &[(Option<&str>, &str)]) -> usize {
    let mut by_found: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (gold, found) in links {
        by_found.entry(found).or_default().extend(*gold);
    }
    let pairs = gold.actors.must_not_merge.iter();
    pairs
        .filter(|pair| {
            by_found
                .values()
                .any(|chain| chain.contains(pair.a.as_str()) && chain.contains(pair.b.as_str()))
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gold::{GoldActors, GoldArticle};

    const TEXT: &str = "A head\nX said Y and Z.";

    fn gold() -> Gold {
        let article: GoldArticle = serde_json::from_str(
            r#"{"article": "000", "file": "000_x.txt", "length_codepoints": 22,
            "metadata": {"headline": {"text": "A head"}, "outlet": null, "agency": null,
                "authors": [], "dateline_place": null, "published": "2021-06-28",
                "updated": {"iso": "2021-07-01T10:00"}},
            "zones": [{"kind": "headline", "start": 0, "end": 6},
                      {"kind": "body", "start": 7, "end": 22}],
            "mentions": [
                {"actor": "x", "mention_type": "name", "start": 7, "end": 8, "text": "X", "zone": "body"},
                {"actor": "y", "mention_type": "adjective", "start": 14, "end": 15, "text": "Y", "zone": "body",
                 "extended": {"start": 9, "end": 15}},
                {"actor": "x", "mention_type": "name", "start": 20, "end": 21, "text": "Z", "zone": "body"}
            ]}"#,
        )
        .unwrap();
        let actors: GoldActors = serde_json::from_str(
            r#"{"actors": [{"id": "x", "kind": "person"},
                           {"id": "y", "kind": "state", "kind_alt": ["government"]}],
                "must_not_merge": [{"a": "x", "b": "y", "why": "two"}]}"#,
        )
        .unwrap();
        Gold {
            articles: BTreeMap::from([(article.file.clone(), article)]),
            actors,
        }
    }

    fn predicted(mentions: &[(u32, u32, &str)]) -> Predicted {
        let stated = |value: &str| {
            Some(Stated {
                value: value.to_string(),
                evidence: analysis::Evidence::Text(Span::default()),
            })
        };
        Predicted {
            text: TEXT.to_string(),
            zones: vec![
                ("headline", GoldSpan { start: 0, end: 6 }),
                ("body", GoldSpan { start: 7, end: 22 }),
            ],
            meta: Meta {
                headline: stated("A “head”"),
                published: stated("2021-06-28"),
                updated: stated("2021-07-01"),
                ..Meta::default()
            },
            mentions: mentions
                .iter()
                .map(|&(start, end, actor)| PredictedMention {
                    span: GoldSpan { start, end },
                    is_named: true,
                    actor: actor.to_string(),
                })
                .collect(),
        }
    }

    fn scored(found: Predicted) -> Score {
        let kinds = BTreeMap::from([
            ("a1".to_string(), "person"),
            ("a2".to_string(), "government"),
        ]);
        score_predicted(&gold(), &BTreeMap::from([("000_x.txt", found)]), &kinds)
    }

    #[test]
    fn all_right_is_one() {
        let score = scored(predicted(&[(7, 8, "a1"), (9, 15, "a2"), (20, 21, "a1")]));
        for (name, figure) in score.rows() {
            assert!((figure - 1.0).abs() < 1e-9, "{name}: {figure}");
        }
    }

    #[test]
    fn a_missed_and_an_extra_mention_cost_recall_and_precision() {
        let score = scored(predicted(&[(7, 8, "a1"), (14, 15, "a2"), (16, 19, "a3")]));
        assert!((score.mentions_named.recall - 2.0 / 3.0).abs() < 1e-9);
        assert!((score.mentions_named.precision - 2.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn one_chain_for_all_is_a_merge() {
        let score = scored(predicted(&[(7, 8, "a1"), (14, 15, "a1"), (20, 21, "a1")]));
        assert_eq!(score.n_merged, 1);
        // Two of three mentions have two thirds of their chain right, one has one third.
        assert!((score.actors_b3.precision - 5.0 / 9.0).abs() < 1e-9);
        assert!((score.actors_b3.recall - 1.0).abs() < 1e-9);
    }

    #[test]
    fn what_is_in_no_zone_is_lost() {
        let mut found = predicted(&[]);
        found.zones.pop();
        let score = scored(found);
        // "A head" has 5 non-white characters, the body 11.
        assert!(
            (score.zones_kept - 5.0 / 16.0).abs() < 1e-9,
            "{}",
            score.zones_kept
        );
    }

    #[test]
    fn a_wrong_date_costs_one_field_of_four() {
        let mut found = predicted(&[]);
        found.meta.updated = None;
        assert!((scored(found).meta - 0.75).abs() < 1e-9);
    }
}
