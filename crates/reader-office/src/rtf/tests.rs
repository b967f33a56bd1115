//! Hand-made files with the oddities of RTF → text, marks and notices.

use crate::testing::drawn;
use document::{Format, Member};

fn check(rtf: &str, expected: &str) {
    let member = Member::new("a.rtf", rtf.as_bytes().to_vec());
    let unpacked = crate::read(&member, Format::Rtf).expect("a text");
    assert_eq!(drawn(&unpacked), expected, "{rtf}");
}

#[test]
fn characters_in_all_their_spellings() {
    check(
        r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial CYR;}{\f2\fcharset128 Mincho;}}
\f0 caf\'e9 \ldblquote x\rdblquote \emdash\~{\f1 \'cf\'ee\'f0\'f2} {\f2 \'8d`} \u1575?\u-10179?\u-8704? al\_Nahr\par}",
        "café “x”—\u{a0}Порт 港 ا😀 al-Nahr",
    );
}

#[test]
fn fallbacks_of_any_length_are_passed_over() {
    check(
        r"{\rtf1\uc2 \u1055 \'8f\'aa\u1086 ab\uc0\u1088 t{\uc1\u1090?}{\uc1\u1090\'a8!}x\par}",
        "По\u{440}tтт!x",
    );
}

#[test]
fn textedit_ends_paragraphs_by_a_backslash() {
    check(
        "{\\rtf1\\ansi\\ansicpg1252\\cocoartf2639\n\\f0\\fs24 \\cf0 One\\\nTwo\\\n\\\n\\uc0\\u1575 \\u1604 }",
        "One\nTwo\n\nال",
    );
}

#[test]
fn destinations_that_are_no_text() {
    check(
        r"{\rtf1{\*\generator X;}{\info{\title T}}{\colortbl;}{\pict\bin4 {{}}ffd8}{\*\unknown{\b x}y}{\field{\*\fldinst HYPERLINK x}{\fldrslt Port}} {\listtext 1.\tab}news{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt Pull quote\par}}{\shprslt old}}\par Next\par}",
        "Port news\nPull quote\nNext",
    );
}

#[test]
fn notes_headers_and_remarks_follow_the_text() {
    check(
        r"{\rtf1{\header Harbour News\par}{\headerf Harbour News\par}The port{\footnote{\pard A note.}} opened{\*\atnauthor Ed}{\*\annotation Check.} again.\par}",
        "The port opened again.\n\nA note.\n\n[editor_note!] Check.\n\n[furniture!] Harbour News",
    );
}

#[test]
fn styles_and_outline_levels_are_hints() {
    check(
        r"{\rtf1{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s5\sbasedon1 Kicker;}{\*\cs1 Strong;}}{\pard\s1 Port opens\par}{\pard\s0 It opened.\par}\pard\outlinelevel1 Docks\par\pard\s5 Ships\par\pard Text.\par}",
        "[headline] Port opens\nIt opened.\n[heading] Docks\n[heading] Ships\nText.",
    );
}

#[test]
fn bold_lines_are_hints() {
    check(
        r"{\rtf1{\b Port opens\par}It \b really\b0  opened.\par}",
        "[headline] Port opens\nIt really opened.",
    );
}

#[test]
fn cells_are_lines_but_fields_keep_their_code() {
    check(
        r"{\rtf1\trowd\pard\intbl\b HD\b0\cell\pard\intbl Port opens\cell\row\trowd\pard\intbl Ships\cell 42\cell\row\pard After\par\tab WC\tab 571 words\par}",
        "HD\tPort opens\nShips\n42\nAfter\nWC\t571 words",
    );
}

#[test]
fn exports_of_news_databases_keep_their_lines() {
    let row = |code: &str, value: &str| {
        format!(
            r"\trowd\cellx1000\cellx9000\pard\intbl{{\b {code}}}\cell\pard\intbl {value}\cell\row"
        )
    };
    let rows = [
        row("HD", r"{\b Port of Northgate opens again}"),
        row("WC", "571 words"),
        row(
            "TD",
            r"The port opened again.\par\par The minister was there.",
        ),
    ];
    check(
        &format!(
            r"{{\rtf1\ansi {}\pard Document HNWS000020260105em150000a\par\page {}}}",
            rows.concat(),
            rows[0]
        ),
        "HD\tPort of Northgate opens again\nWC\t571 words\nTD\tThe port opened again.\n\nThe minister was there.\nDocument HNWS000020260105em150000a\n\nHD\tPort of Northgate opens again",
    );
}

#[test]
fn pages_and_sections_are_gaps() {
    check(
        r"{\rtf1 End of Document\page Next\par\par One\sect Two\par}",
        "End of Document\n\nNext\n\nOne\n\nTwo",
    );
}

#[test]
fn tracked_deletions_and_hidden_text_go() {
    check(
        r"{\rtf1 The talks {\deleted ended}{\deleted  badly}{\revised  went on}{\v secret}.\par}",
        "The talks went on.\n(1 deletion of the tracked changes is not shown.)\n(Text that is hidden in the file is not shown.)",
    );
}

#[test]
fn two_forms_of_one_text() {
    check(
        r"{\rtf1 {\upr{Port ?}{\*\ud{Port \u1055 ?}}} news\par}",
        "Port П news",
    );
}

#[test]
fn mail_of_outlook_keeps_its_text_only() {
    check(
        r"{\rtf1\fromhtml1 {\*\htmltag <p>}\htmlrtf {\htmlrtf0 Port \htmlrtf x\htmlrtf0 news\htmlrtf\par}\htmlrtf0}",
        "Port news",
    );
}

#[test]
fn cut_files_say_so() {
    check(
        r"{\rtf1 {\b The port",
        "[headline] The port\n(The file is damaged or cut short; the text is shown as far as it could be read.)",
    );
}

#[test]
fn braces_without_end_do_no_harm() {
    let deep = format!(
        "{{\\rtf1 {}Text{}",
        "{".repeat(500_000),
        "}".repeat(500_010)
    );
    check(&deep, "Text");
}
