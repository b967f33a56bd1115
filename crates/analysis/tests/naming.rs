//! Sentences → who is named, with the lexicon that ships. One table a behaviour.
//!
//! A row is a text and the mentions wanted in it, as `words=actor`: a known actor by its lexicon
//! id, a found one by its name behind a star.

use analysis::{ActorKey, Analysis, Form, Lexicon, analyze_body, read_text};
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(lexicon::built_in);

fn read(text: &str) -> Analysis {
    let analysis = analyze_body(text, &LEXICON);
    analysis.check();
    analysis
}

fn named(text: &str, wanted: impl Fn(Form) -> bool) -> Vec<String> {
    let analysis = read(text);
    let draw = |mention: &analysis::Mention| {
        let actor = &analysis.actors[mention.actor.idx()];
        let who = match &actor.key {
            ActorKey::Known(id) => id.clone(),
            ActorKey::Found(..) => format!("*{}", actor.name),
        };
        format!("{}={who}", &analysis.article.text()[mention.span.range()])
    };
    analysis
        .mentions
        .iter()
        .filter(|mention| wanted(mention.form))
        .map(draw)
        .collect()
}

#[track_caller]
fn check(rows: &[(&str, &[&str])]) {
    for (text, want) in rows {
        assert_eq!(named(text, |form| form != Form::Nominal), *want, "{text}");
    }
}

#[test]
fn states_by_name_adjective_and_abbreviation() {
    check(&[
        (
            "The U.S. and Iran met.",
            &["U.S.=united-states", "Iran=iran"],
        ),
        ("He told us that US envoys left.", &["US=united-states"]),
        (
            "The Iraqi-Syrian border is closed.",
            &["Iraqi=iraq", "Syrian=syria"],
        ),
        (
            "Iranians protested; Iran’s leaders did not.",
            &["Iranians=iran", "Iran=iran"],
        ),
        ("The pro-US party lost.", &["US=united-states"]),
    ]);
}

#[test]
fn hyphens_kept_lost_or_spaces() {
    check(&[
        ("An Iran-backed group.", &["Iran=iran"]),
        ("The Iranianbacked groups.", &["Iranian=iran"]),
        (
            "Asaib Ahl alHaq spoke.",
            &["Asaib Ahl alHaq=asaib-ahl-al-haq"],
        ),
        (
            "Asa'ib Ahl Al Haq spoke.",
            &["Asa'ib Ahl Al Haq=asaib-ahl-al-haq"],
        ),
    ]);
}

#[test]
fn a_capital_is_a_government_or_a_town() {
    check(&[
        ("They take orders from Tehran.", &["Tehran=iran"]),
        ("They met in Tehran on Monday.", &["Tehran=tehran"]),
        ("Moscow’s support for the army grew.", &["Moscow=russia"]),
        ("Tehran-allied groups fired.", &["Tehran=iran"]),
        ("He flew to Beijing.", &["Beijing=beijing"]),
        (
            "London and Paris must act.",
            &["London=united-kingdom", "Paris=france"],
        ),
    ]);
}

#[test]
fn groups_that_share_a_word_stay_apart() {
    check(&[(
        "Hezbollah in Lebanon and Kataib Hezbollah differ.",
        &[
            "Hezbollah=hezbollah",
            "Lebanon=lebanon",
            "Kataib Hezbollah=kataib-hezbollah",
        ],
    )]);
}

#[test]
fn a_surname_means_who_is_named_in_full() {
    check(&[
        (
            "Esmail Ghaani arrived in Iraq. Ghani spoke.",
            &[
                "Esmail Ghaani=esmail-ghaani",
                "Iraq=iraq",
                "Ghani=esmail-ghaani",
            ],
        ),
        (
            "Peter Alvarson, a broker, agreed. Alvarson left.",
            &["Peter Alvarson=*Peter Alvarson", "Alvarson=*Peter Alvarson"],
        ),
        (
            "Laura Biden, a teacher, moved to Ohio. Ms. Biden likes it.",
            &[
                "Laura Biden=*Laura Biden",
                "Ohio=ohio",
                "Biden=*Laura Biden",
            ],
        ),
    ]);
}

#[test]
fn spellings_of_a_known_person() {
    check(&[
        (
            "Qassim Suleimani was killed.",
            &["Qassim Suleimani=qassem-soleimani"],
        ),
        (
            "They named Abdu Mahdi al-Muhandis.",
            &["Abdu Mahdi al-Muhandis=abu-mahdi-al-muhandis"],
        ),
    ]);
}

#[test]
fn unknown_names_need_evidence() {
    check(&[
        (
            "General Tamim Rashwan spoke.",
            &["Tamim Rashwan=*Tamim Rashwan"],
        ),
        (
            "“No,” said Renate Kolbe, an analyst.",
            &["Renate Kolbe=*Renate Kolbe"],
        ),
        (
            "The Black Dune Brigade denied it.",
            &["Black Dune Brigade=*Black Dune Brigade"],
        ),
        ("Shells fell near Qasr Umran.", &["Qasr Umran=*Qasr Umran"]),
        ("On Monday the Geneva Conventions were cited.", &[]),
        (
            "The carrier Silver Wake sank. The Silver Wake was old.",
            &[],
        ),
        (
            "They sailed the Gulf of Tadjoura.",
            &["Gulf of Tadjoura=*Gulf of Tadjoura"],
        ),
        ("Previously Unseen footage appeared.", &[]),
    ]);
}

#[test]
fn abbreviations_are_introduced_in_brackets() {
    check(&[(
        "The Joint Harbour Council (JHC) met. The JHC agreed.",
        &[
            "Joint Harbour Council=*Joint Harbour Council",
            "JHC=*Joint Harbour Council",
            "JHC=*Joint Harbour Council",
        ],
    )]);
}

#[test]
fn a_government_holds_its_leader() {
    check(&[(
        "The Biden administration agreed.",
        &[
            "Biden administration=us-biden-administration",
            "Biden=joe-biden",
        ],
    )]);
}

#[test]
fn bodies_of_a_state_are_descriptions() {
    let nominal = |text| named(text, |form| form == Form::Nominal);
    assert_eq!(
        nominal("The Iraqi government agreed."),
        ["The Iraqi government=iraq-government"]
    );
    assert_eq!(
        nominal("They fired at U.S. troops."),
        ["U.S. troops=us-military"]
    );
}

#[test]
fn titles_and_names_of_media() {
    check(&[
        (
            "He told The Associated Press.",
            &["The Associated Press=associated-press"],
        ),
        (
            "He told the Associated Press.",
            &["Associated Press=associated-press"],
        ),
    ]);
}

/// The "Al" a surname takes along must stand in its own sentence: vertical tabs end a line.
#[test]
fn a_surname_leaves_the_al_of_the_line_above() {
    let text = "SANAA — The official, Mr Hamoud Al Sayyaghi, affirmed on Friday that the navy had \
                received no order.\n\nA member of the bureau, Mr Hamoud Al\u{b}\u{b} Sayyaghi, \
                affirmed on Friday that the navy had received no order to hold the ship.\n";
    let reading =
        read_text("a.txt", text.as_bytes(), &LEXICON, &mut |_| ()).expect("there is text");
    let [analysis] = reading.articles.as_slice() else {
        panic!("one article");
    };
    analysis.check();
    let names: Vec<&str> = analysis
        .mentions
        .iter()
        .map(|mention| &analysis.article.text()[mention.span.range()])
        .collect();
    assert_eq!(names, ["Hamoud Al Sayyaghi", "Hamoud Al", "Sayyaghi"]);
}
