//! The types of the wire → a number that changes when they do: a change must raise `PROTOCOL`.
//!
//! Page and worker are cached apart; two that disagree about a type would read rubbish. The number
//! is a hash of the sources without comments, imports and methods, so that wording is free.

/// `PROTOCOL` and the hash of the types it stands for. Change both together.
const RECORDED: (u32, u64) = (4, 0x17d7_a4f2_d66d_768f);

const SOURCES: [&str; 7] = [
    include_str!("../src/act.rs"),
    include_str!("../src/choice.rs"),
    include_str!("../src/lib.rs"),
    include_str!("../src/reply.rs"),
    include_str!("../src/report.rs"),
    include_str!("../src/request.rs"),
    include_str!("../src/view.rs"),
];

#[test]
fn changed_types_raise_the_protocol() {
    let hash = SOURCES.iter().fold(0xcbf2_9ce4_8422_2325, |hash, source| {
        types_of(source).bytes().fold(hash, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
    });
    if (wire::PROTOCOL, hash) == RECORDED {
        return;
    }
    assert_ne!(
        wire::PROTOCOL,
        RECORDED.0,
        "the types of the wire changed: raise PROTOCOL in crates/wire/src/lib.rs by one, then \
         record ({}, {hash:#x}) here",
        wire::PROTOCOL + 1
    );
    panic!(
        "PROTOCOL was raised: record ({}, {hash:#x}) here",
        wire::PROTOCOL
    );
}

/// The declarations of a source without white space.
fn types_of(source: &str) -> String {
    let mut types = String::new();
    let mut in_methods = false;
    for line in source.lines() {
        if line.starts_with("impl") {
            in_methods = true;
        }
        let code = line.split("//").next().unwrap_or_default().trim();
        let is_wording = code.starts_with("use ")
            || code.starts_with("pub use ")
            || code.starts_with("mod ")
            || code.contains("const PROTOCOL");
        if !in_methods && !is_wording {
            types.extend(code.split_whitespace());
        }
        if line.starts_with('}') {
            in_methods = false;
        }
    }
    types
}
