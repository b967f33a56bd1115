//! Any bytes: no panic, marks sorted, whole, in bounds; the same twice. Bombs end soon.

use document::{Format, Item, Member};
use proptest::prelude::*;
use std::time::Instant;

/// Reads bytes and checks what must hold of every result.
fn check(bytes: &[u8]) {
    let member = Member::new("page.html", bytes.to_vec());
    let Ok(unpacked) = reader_web::read(&member, Format::Html) else {
        return;
    };
    for item in &unpacked.items {
        let Item::Document(document) = item else {
            panic!("a page holds no files")
        };
        let mut end = 0;
        for mark in &document.marks {
            assert!(end <= mark.span.start && mark.span.start < mark.span.end);
            end = mark.span.end;
            let text = &document.text[mark.span.range()];
            assert_eq!(text.trim(), text);
            if let Some(author) = mark.author {
                assert!(mark.span.contains(author) && !document.text[author.range()].is_empty());
            }
        }
        assert!(end as usize <= document.text.len());
        // Every character but line ends has a mark.
        let marked: usize = document.marks.iter().map(|mark| mark.span.len()).sum();
        let n_breaks = document.text.bytes().filter(|&byte| byte == b'\n').count();
        assert!(marked + n_breaks >= document.text.len());
    }
    assert_eq!(reader_web::read(&member, Format::Html), Ok(unpacked));
}

/// Pieces that pages are made of, good and bad.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,12}",
        "(</?(p|div|b|a|table|tr|td|li|ul|h1|h2|article|figure|figcaption|select|option|form|svg|math|template|title|script|style|textarea|pre|br|body|html|head|frameset|button|nobr|ruby|rt)( class=\"(comment|author|x)\")?>){1,4}",
        "(Ada Quay says:|12 comments|By Ada Quay|14 March 2024|Photo: HNA|© 2024|The minister said on Monday that the talks in the port would go on\\.|<!--|-->|<!\\[CDATA\\[|&amp|&#x|&notit;|\u{0}|\u{ad}|\u{200b}|港の会談は終わった。|وزير الخارجية)",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        check(&bytes);
    }

    #[test]
    fn any_markup(pieces in proptest::collection::vec(piece(), 0..60)) {
        check(pieces.concat().as_bytes());
    }
}

#[test]
fn bombs_end_soon() {
    let attributes = (0..100_000)
        .map(|n| format!(" a{n}=1"))
        .collect::<Vec<_>>()
        .concat();
    let formats = (0..2_000)
        .map(|n| format!("<b id={n}>"))
        .collect::<Vec<_>>()
        .concat();
    let bombs = [
        "<div>".repeat(100_000),
        "<div><p>".repeat(5_000),
        "<div><p>x".repeat(50_000),
        "<b>".repeat(100_000),
        "<a href=x>x".repeat(50_000),
        "<table><tr><td>".repeat(100_000),
        "<table>".repeat(100_000),
        "<select>".repeat(100_000),
        "<select><option>x".repeat(50_000),
        "<span class=comment>x".repeat(50_000),
        format!("<div{attributes}>x"),
        format!("<div>{formats}</div>{}", "<p>x</p>".repeat(2_000)),
        "<p>x".repeat(50_000),
        "<br>x".repeat(50_000),
        "</div>".repeat(100_000),
        format!("{}{}", "<ul><li>x".repeat(30_000), "</ul>".repeat(30_000)),
    ];
    // One is a tenth of a second natively; a quadratic step would be minutes.
    for bomb in &bombs {
        let start = Instant::now();
        let _ = reader_web::read(
            &Member::new("bomb.html", bomb.clone().into_bytes()),
            Format::Html,
        );
        let seconds = start.elapsed().as_secs_f32();
        assert!(seconds < 20.0, "{} took {seconds} s", &bomb[..40]);
    }
}
