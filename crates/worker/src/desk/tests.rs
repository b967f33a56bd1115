//! Requests → answers of a desk without a browser.

use super::*;

const FIRST: &str = "Tehran rejects the report\n\nIran’s government said on Monday that \
    Iranian ships had not left port. Iran had said so before, officials added.\n\nIraq said \
    it had no knowledge of any ships, and asked the government in Tehran for an answer.\n";
const SECOND: &str = "Ships at sea\n\nA spokesman in Baghdad said that Iran had sent no \
    answer. Kata’ib Hezbollah denied it had been told of the ships before they sailed.\n";

fn desk() -> Desk {
    Desk::new(lexicon::built_in())
}

fn now(answer: Answer) -> Reply {
    match answer {
        Answer::Now(reply) => reply,
        Answer::After(mut pending) => panic!("waits for {:?}", pending.take_task()),
    }
}

fn ask(desk: &mut Desk, request: Request) -> Reply {
    now(desk.handle(request, None, &mut |_| {}))
}

fn read_request(file: u32, name: &str) -> Request {
    Request::Read {
        file: FileId(file),
        name: name.to_string(),
        changes: Vec::new(),
        columns: Vec::new(),
    }
}

fn read(desk: &mut Desk, file: u32, content: &str) -> Reply {
    let request = read_request(file, &format!("{file}.txt"));
    now(desk.handle(request, Some(content.as_bytes().to_vec()), &mut |_| {}))
}

fn views(reply: &Reply) -> &[wire::ArticleView] {
    match reply {
        Reply::Read { articles, .. } => articles,
        other => panic!("not a reading: {other:?}"),
    }
}

fn actor_named(reply: &Reply, name: &str) -> wire::ActorId {
    let Reply::Read { actors, .. } = reply else {
        panic!("not a reading: {reply:?}")
    };
    let row = actors.iter().find(|row| row.name == name);
    row.unwrap_or_else(|| panic!("no {name} in {actors:?}")).id
}

#[test]
fn every_request_has_an_answer_with_and_without_articles() {
    let requests = [
        read_request(9, "9.txt"),
        Request::More { file: FileId(8) },
        Request::Report,
        Request::Zones {
            article: ArticleId(77),
        },
        Request::Change {
            article: ArticleId(77),
            block: 0,
            zone: None,
        },
        Request::Inspect {
            actor: wire::ActorId(0),
        },
        Request::Inspect {
            actor: wire::ActorId(u32::MAX),
        },
        Request::Search {
            query: "ships".to_string(),
        },
        Request::Search {
            query: String::new(),
        },
        Request::Export {
            format: ExportFormat::Json,
            article: None,
        },
        Request::Export {
            format: ExportFormat::JsonLines,
            article: None,
        },
        Request::Export {
            format: ExportFormat::Text,
            article: None,
        },
        Request::Close { file: FileId(77) },
        Request::CloseAll,
    ];
    let mut desk = desk();
    for round in 0..2 {
        for request in requests.clone() {
            let reply = ask(&mut desk, request.clone());
            // The match is total, so a new request can't be forgotten here.
            let fits = match request {
                Request::Read { .. } | Request::More { .. } | Request::Change { .. } => {
                    matches!(reply, Reply::Failed { .. })
                }
                Request::Close { .. } | Request::CloseAll => {
                    matches!(reply, Reply::Closed { .. })
                }
                Request::Inspect { .. } => {
                    matches!(reply, Reply::Inspected(_) | Reply::Failed { .. })
                }
                Request::Report => matches!(reply, Reply::Annex(_)),
                Request::Zones { .. } => matches!(reply, Reply::Failed { .. }),
                Request::Search { .. } => matches!(reply, Reply::Found(_)),
                Request::Export { .. } => matches!(reply, Reply::Exported { .. }) == (round == 1),
            };
            assert!(fits, "round {round}: {request:?} → {reply:?}");
        }
        read(&mut desk, 1, FIRST);
    }
}

#[test]
fn ready_says_protocol_and_how_much_is_known() {
    let Reply::Ready {
        protocol,
        known_actors,
    } = desk().ready()
    else {
        panic!("not ready")
    };
    assert_eq!(protocol, wire::PROTOCOL);
    assert!(known_actors > 100, "{known_actors}");
}

#[test]
fn progress_names_the_file_and_ends_with_resolve() {
    let mut notes = Vec::new();
    desk().handle(
        read_request(3, "3.txt"),
        Some(FIRST.as_bytes().to_vec()),
        &mut |note| notes.push(note),
    );
    let is_of_file = |note: &Reply| {
        matches!(
            note,
            Reply::Progress {
                file: FileId(3),
                ..
            }
        )
    };
    assert!(notes.iter().all(is_of_file), "{notes:?}");
    assert!(
        matches!(
            notes.last(),
            Some(Reply::Progress {
                stage: wire::Stage::Resolve,
                ..
            })
        ),
        "{notes:?}"
    );
}

#[test]
fn the_same_actor_has_the_same_number_in_every_article() {
    let mut desk = desk();
    let first = read(&mut desk, 1, FIRST);
    let second = read(&mut desk, 2, SECOND);
    assert_eq!(actor_named(&first, "Iran"), actor_named(&second, "Iran"));
    assert_ne!(views(&first)[0].id, views(&second)[0].id);
}

#[test]
fn inspector_shows_names_and_sentences_of_every_article() {
    let mut desk = desk();
    let first = read(&mut desk, 1, FIRST);
    read(&mut desk, 2, SECOND);
    let actor = actor_named(&first, "Iran");
    let Reply::Inspected(inspector) = ask(&mut desk, Request::Inspect { actor }) else {
        panic!("not inspected")
    };
    assert_eq!(inspector.names.len(), 2);
    let n_in_first = views(&first)[0]
        .counts
        .iter()
        .find(|count| count.actor == actor);
    let n_in_first = n_in_first.map_or(0, |count| count.n_mentions) as usize;
    assert!(
        inspector.contexts.len() > n_in_first,
        "{:?}",
        inspector.contexts
    );
    let context = inspector
        .contexts
        .iter()
        .find(|context| context.text == "Iranian")
        .unwrap();
    assert!(
        context.before.ends_with("said on Monday that "),
        "{:?}",
        context.before
    );
    assert!(context.after.starts_with(" ships"), "{:?}", context.after);
    assert!(inspector.actor.is_known);
}

#[test]
fn closing_forgets_articles_and_tells_which() {
    let mut desk = desk();
    let first = read(&mut desk, 1, FIRST);
    let second = read(&mut desk, 2, SECOND);
    let actor = actor_named(&first, "Iraq");
    assert_eq!(
        ask(&mut desk, Request::Close { file: FileId(1) }),
        Reply::Closed {
            articles: vec![views(&first)[0].id]
        }
    );
    assert!(matches!(
        ask(&mut desk, Request::Inspect { actor }),
        Reply::Failed { .. }
    ));
    assert_eq!(
        ask(&mut desk, Request::CloseAll),
        Reply::Closed {
            articles: vec![views(&second)[0].id]
        }
    );
    assert_eq!(
        ask(&mut desk, Request::CloseAll),
        Reply::Closed { articles: vec![] }
    );
}

#[test]
fn files_keep_the_order_they_were_opened_in_however_they_arrive() {
    let mut desk = desk();
    let second = views(&read(&mut desk, 2, SECOND))[0].id;
    let first = views(&read(&mut desk, 1, FIRST))[0].id;
    assert_eq!(
        ask(&mut desk, Request::CloseAll),
        Reply::Closed {
            articles: vec![first, second]
        }
    );
}

#[test]
fn reading_a_file_again_replaces_it_under_a_new_number() {
    let mut desk = desk();
    let before = read(&mut desk, 1, FIRST);
    let after = read(&mut desk, 1, SECOND);
    assert_ne!(views(&before)[0].id, views(&after)[0].id);
    assert_eq!(
        ask(&mut desk, Request::CloseAll),
        Reply::Closed {
            articles: vec![views(&after)[0].id]
        }
    );
}

#[test]
fn a_file_without_text_fails_with_a_sentence_and_leaves_the_others() {
    let mut desk = desk();
    read(&mut desk, 1, FIRST);
    let Reply::Failed { sentence } = read(&mut desk, 2, "") else {
        panic!("was read")
    };
    assert!(
        sentence.ends_with('.') && sentence.starts_with(char::is_uppercase),
        "{sentence}"
    );
    assert!(matches!(
        ask(
            &mut desk,
            Request::Export {
                format: ExportFormat::Text,
                article: None,
            }
        ),
        Reply::Exported { .. }
    ));
}

#[test]
fn twins_share_their_stable_id_only() {
    let mut desk = desk();
    let first = read(&mut desk, 1, FIRST);
    let twin = read(&mut desk, 2, FIRST);
    assert_eq!(views(&first)[0].stable_id, views(&twin)[0].stable_id);
    assert_ne!(views(&first)[0].id, views(&twin)[0].id);
}

#[test]
fn export_is_the_same_document_each_time() {
    let mut desk = desk();
    read(&mut desk, 1, FIRST);
    read(&mut desk, 2, SECOND);
    let request = Request::Export {
        format: ExportFormat::Json,
        article: None,
    };
    assert_eq!(ask(&mut desk, request.clone()), ask(&mut desk, request));
}

/// A file that holds `n` articles, as a reader would hand it over.
fn many(n: usize) -> Unpacked {
    let mut unpacked = Unpacked::new(analysis::Format::JsonLines);
    unpacked.items = (0..n)
        .map(|nth| {
            analysis::Item::Document(analysis::Document {
                text: format!(
                    "Ships {nth} at sea\n\nIran said on Monday that it knew of no ships."
                ),
                ..analysis::Document::default()
            })
        })
        .collect();
    unpacked
}

fn annexed(reply: &Reply) -> AnnexReply {
    match reply {
        Reply::Annex(bytes) => wire::decode(bytes).expect("an answer for the annex"),
        other => panic!("not for the annex: {other:?}"),
    }
}

fn begin(desk: &mut Desk, file: u32) -> Pending {
    let request = read_request(file, "a.jsonl");
    let bytes = b"{\"a\": 1}\n{\"a\": 2}\n".to_vec();
    match desk.handle(request, Some(bytes), &mut |_| {}) {
        Answer::After(pending) => pending,
        Answer::Now(reply) => panic!("no reader was asked: {reply:?}"),
    }
}

#[test]
fn a_file_with_many_articles_comes_in_portions() {
    let mut desk = desk();
    let mut pending = begin(&mut desk, 1);
    let task = pending.take_task().expect("a task");
    assert_eq!(task.reader, analysis::Reader::Data);
    let mut reply = now(desk.resume(pending, Ok(many(40)), &mut |_| {}));
    let (mut n_articles, mut left) = (0, Vec::new());
    loop {
        let Reply::Read {
            articles, n_more, ..
        } = &reply
        else {
            panic!("not a reading: {reply:?}")
        };
        n_articles += articles.len();
        left.push(*n_more);
        if *n_more == 0 {
            break;
        }
        reply = ask(&mut desk, Request::More { file: FileId(1) });
    }
    assert_eq!(n_articles, 40);
    let AnnexReply::Reported(report) = annexed(&ask(&mut desk, Request::Report)) else {
        panic!("no report")
    };
    assert_eq!((report.len(), report[0].files.len()), (1, 1));
    assert_eq!(report[0].files[0].format, "JSON lines");
    assert_eq!(report[0].articles.len(), 40);
    assert!(
        left.len() > 2 && left.is_sorted_by(|a, b| a > b),
        "{left:?}"
    );
}

#[test]
fn a_file_closed_while_a_reader_has_it_stays_closed() {
    let mut desk = desk();
    let pending = begin(&mut desk, 1);
    ask(&mut desk, Request::Close { file: FileId(1) });
    let reply = now(desk.resume(pending, Ok(many(1)), &mut |_| {}));
    assert!(matches!(reply, Reply::Failed { .. }), "{reply:?}");
    let closed = ask(&mut desk, Request::CloseAll);
    assert_eq!(closed, Reply::Closed { articles: vec![] });
}

#[test]
fn of_two_readings_of_a_file_the_last_counts() {
    let mut desk = desk();
    let old = begin(&mut desk, 1);
    ask(&mut desk, Request::Close { file: FileId(1) });
    let fresh = begin(&mut desk, 1);
    let late = now(desk.resume(old, Ok(many(1)), &mut |_| {}));
    assert!(matches!(late, Reply::Failed { .. }), "{late:?}");
    let reply = now(desk.resume(fresh, Ok(many(2)), &mut |_| {}));
    assert_eq!(views(&reply).len(), 2);
}

#[test]
fn a_reader_that_refuses_is_quoted() {
    let mut desk = desk();
    let pending = begin(&mut desk, 1);
    let refusal = Err(Refusal::new("This table has no text column."));
    let reply = now(desk.resume(pending, refusal, &mut |_| {}));
    let sentence = "This table has no text column.".to_string();
    assert_eq!(reply, Reply::Failed { sentence });
}

fn zone_of(article: &wire::ArticleView, words: &str) -> Option<(u32, Zone)> {
    let blocks = article.sections.iter().flat_map(|section| match section {
        wire::Section::Open(block) => std::slice::from_ref(block),
        wire::Section::Folded { blocks, .. } => blocks.as_slice(),
    });
    blocks
        .enumerate()
        .find(|(_, block)| block.pieces.iter().any(|piece| piece.text.contains(words)))
        .map(|(nth, block)| {
            (
                nth as u32,
                block.pieces.last().map_or(block.zone, |it| it.zone),
            )
        })
}

#[test]
fn a_changed_zone_is_read_anew_and_can_be_kept_and_taken_back() {
    let mut desk = desk();
    let words = "it had no knowledge";
    let first = read(&mut desk, 1, FIRST);
    let before = &views(&first)[0];
    let (block, zone) = zone_of(before, words).expect("a block");
    assert_eq!(zone, Zone::Body);
    let request = |article, zone| Request::Change {
        article,
        block,
        zone,
    };
    let Reply::Reread {
        old,
        article,
        changes,
        ..
    } = ask(&mut desk, request(before.id, Some(Zone::Comment)))
    else {
        panic!("not read again")
    };
    assert_eq!(old, before.id);
    assert_eq!(zone_of(&article, words), Some((block, Zone::Comment)));
    assert!(article.mentions.len() < before.mentions.len());
    assert_eq!(wire::decode_changes(&changes).len(), 1);

    // The next visit gives the kept change with the file.
    let mut other = self::desk();
    let kept = Request::Read {
        file: FileId(1),
        name: "1.txt".to_string(),
        changes,
        columns: Vec::new(),
    };
    let reply = now(other.handle(kept, Some(FIRST.as_bytes().to_vec()), &mut |_| {}));
    assert_eq!(
        zone_of(&views(&reply)[0], words),
        Some((block, Zone::Comment))
    );

    let zones = ask(
        &mut desk,
        Request::Zones {
            article: article.id,
        },
    );
    let AnnexReply::Zoned { blocks, .. } = annexed(&zones) else {
        panic!("no zones")
    };
    let row = &blocks[block as usize];
    assert_eq!((row.zone, row.is_changed), (Zone::Comment, true));

    let Reply::Reread {
        article, changes, ..
    } = ask(&mut desk, request(article.id, None))
    else {
        panic!("not read again")
    };
    assert_eq!(zone_of(&article, words), Some((block, Zone::Body)));
    assert_eq!(
        (changes.len(), article.mentions.len()),
        (0, before.mentions.len())
    );
}
