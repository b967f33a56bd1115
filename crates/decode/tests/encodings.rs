//! The encodings that articles really come in, each with text of our own: long texts without a
//! label, short ones with one, and what is left of them when the file was cut.

use decode::{Decoded, NotText, decode};

/// A text and the encodings it is tried in, by the labels of the Encoding Standard.
struct Case {
    language: &'static str,
    text: &'static str,
    labels: &'static [&'static str],
}

const CASES: &[Case] = &[
    Case {
        language: "Polish",
        text: "Minister spraw zagranicznych powiedział w środę, że rozmowy w porcie będą trwały dłużej. \
               Żołnierze opuścili przejście graniczne już wczoraj. „Czekamy na odpowiedź”, dodała \
               rzeczniczka rządu.",
        labels: &["windows-1250", "iso-8859-2"],
    },
    Case {
        language: "Czech",
        text: "Ministr řekl, že jednání o přístavu skončila bez výsledku. Vláda chce příští týden \
               předložit nový návrh. Loď čeká už šest dní před molem.",
        labels: &["windows-1250", "iso-8859-2"],
    },
    Case {
        language: "Hungarian",
        text: "A miniszter szerdán közölte, hogy a kikötőről szóló tárgyalások eredmény nélkül értek \
               véget. A következő forduló ősszel lesz. A hajók a móló előtt várnak.",
        labels: &["windows-1250", "iso-8859-2"],
    },
    Case {
        language: "Russian",
        text: "Министр сообщил в среду, что переговоры о порте закончились без результата. Обе стороны \
               уехали на день раньше. Новая встреча пройдёт осенью.",
        labels: &[
            "windows-1251",
            "koi8-r",
            "iso-8859-5",
            "ibm866",
            "x-mac-cyrillic",
        ],
    },
    Case {
        language: "Ukrainian",
        text: "Міністр повідомив у середу, що переговори про порт закінчилися без результату. Обидві \
               сторони поїхали на день раніше. Її заяву чекають восени.",
        labels: &["windows-1251", "koi8-u"],
    },
    Case {
        language: "French",
        text: "La ministre a déclaré mercredi que les négociations sur le port s’étaient achevées sans \
               résultat. Les délégations sont reparties plus tôt que prévu. « C’est à eux de \
               répondre », a‑t‑elle ajouté.",
        labels: &["windows-1252", "iso-8859-15", "macintosh"],
    },
    Case {
        language: "German",
        text: "Die Ministerin erklärte am Mittwoch, die Gespräche über den Hafen seien ohne Ergebnis \
               geblieben. Beide Seiten reisten früher ab. „Wir müssen weiter darüber reden“, fügte \
               sie hinzu.",
        labels: &["windows-1252", "iso-8859-15", "macintosh"],
    },
    Case {
        language: "English",
        text: "The minister said on Wednesday that the talks about the port had ended without a result. \
               “We’ll be back,” she added – and left. The café on the pier stayed open.",
        labels: &["windows-1252", "macintosh"],
    },
    Case {
        language: "Spanish",
        text: "La ministra declaró el miércoles que las negociaciones sobre el puerto terminaron sin \
               acuerdo. ¿Cuándo será la próxima reunión? Según el señor Núñez, en otoño.",
        labels: &["windows-1252", "iso-8859-15", "macintosh"],
    },
    Case {
        language: "Greek",
        text: "Η υπουργός δήλωσε την Τετάρτη ότι οι συνομιλίες για το λιμάνι έληξαν χωρίς αποτέλεσμα. Οι \
               δύο πλευρές έφυγαν νωρίτερα. Νέα συνάντηση θα γίνει το φθινόπωρο.",
        labels: &["windows-1253", "iso-8859-7"],
    },
    Case {
        language: "Turkish",
        text: "Bakan çarşamba günü liman görüşmelerinin sonuçsuz bittiğini söyledi. İki taraf da bir gün \
               erken ayrıldı. Yeni toplantı güz aylarında yapılacak, diye ekledi sözcü Işıl Öğüt.",
        labels: &["windows-1254"],
    },
    Case {
        language: "Hebrew",
        text: "השרה אמרה ביום רביעי כי השיחות על הנמל הסתיימו ללא תוצאה. שתי המשלחות עזבו יום מוקדם יותר. \
               פגישה חדשה תתקיים בסתיו.",
        labels: &["windows-1255"],
    },
    Case {
        language: "Arabic",
        text: "قالت الوزيرة يوم الأربعاء إن المحادثات بشأن الميناء انتهت دون نتيجة. وغادر الوفدان قبل يوم من \
               الموعد. وسيعقد اجتماع جديد في الخريف.",
        labels: &["windows-1256", "iso-8859-6"],
    },
    Case {
        language: "Lithuanian",
        text: "Ministrė trečiadienį pareiškė, kad derybos dėl uosto baigėsi be rezultatų. Abi šalys išvyko \
               diena anksčiau. Naujas susitikimas įvyks rudenį, žadėjo ji.",
        labels: &["windows-1257", "iso-8859-13"],
    },
    Case {
        language: "Chinese",
        text: "部长星期三表示，有关港口的谈判没有取得任何结果。双方代表团提前一天离开。新一轮会谈将在秋天举行。",
        labels: &["gb18030", "gbk"],
    },
    Case {
        language: "Chinese of Taiwan",
        text: "部長星期三表示，有關港口的談判沒有取得任何結果。雙方代表團提前一天離開。新一輪會談將在秋天舉行。",
        labels: &["big5"],
    },
    Case {
        language: "Japanese",
        text: "大臣は水曜日、港をめぐる協議が成果なく終わったと述べた。両代表団は一日早く島を離れた。次の会合は秋に開かれる。",
        labels: &["shift_jis", "euc-jp", "iso-2022-jp"],
    },
    Case {
        language: "Korean",
        text: "장관은 수요일 항구에 관한 회담이 성과 없이 끝났다고 말했다. 양측 대표단은 하루 일찍 떠났다. 새 회담은 가을에 열린다.",
        labels: &["euc-kr"],
    },
    Case {
        language: "Thai",
        text: "รัฐมนตรีกล่าวเมื่อวันพุธว่าการเจรจาเรื่องท่าเรือสิ้นสุดลงโดยไม่มีผล ทั้งสองฝ่ายเดินทางกลับก่อนกำหนดหนึ่งวัน \
               การประชุมครั้งใหม่จะมีขึ้นในฤดูใบไม้ร่วง",
        labels: &["windows-874"],
    },
];

fn encode(text: &str, label: &str) -> Vec<u8> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())
        .unwrap_or_else(|| panic!("{label} is no encoding"));
    let (bytes, _, has_unmappable) = encoding.encode(text);
    assert!(!has_unmappable, "{label} cannot write {text}");
    bytes.into_owned()
}

/// The text as an encoding can write it: old ones lack some marks.
fn plain(text: &str, label: &str) -> String {
    let mut text = text.replace('‑', "-");
    let lacks_marks =
        label.starts_with("iso-8859") || label.starts_with("koi8") || label == "ibm866";
    if lacks_marks {
        text = text.replace(['„', '”', '“'], "\"").replace(['’', '‘'], "'");
    }
    text
}

fn unicode(text: &str, form: &str) -> Vec<u8> {
    let little = form.contains("LE");
    let mut bytes = Vec::new();
    let marked = if form.ends_with("+mark") {
        format!("\u{feff}{text}")
    } else {
        text.to_string()
    };
    if form.starts_with("UTF-8") {
        return marked.into_bytes();
    }
    if form.starts_with("UTF-16") {
        for unit in marked.encode_utf16() {
            bytes.extend(if little {
                unit.to_le_bytes()
            } else {
                unit.to_be_bytes()
            });
        }
    } else {
        for char in marked.chars() {
            let unit = u32::from(char);
            bytes.extend(if little {
                unit.to_le_bytes()
            } else {
                unit.to_be_bytes()
            });
        }
    }
    bytes
}

fn read(bytes: &[u8], label: Option<&str>) -> Decoded {
    decode(bytes, label).unwrap_or(Decoded {
        chars: String::new(),
        encoding: "none",
        n_broken: 0,
    })
}

#[test]
fn unicode_in_all_its_forms() {
    let forms = [
        "UTF-8",
        "UTF-8+mark",
        "UTF-16LE",
        "UTF-16BE",
        "UTF-16LE+mark",
        "UTF-16BE+mark",
        "UTF-32LE+mark",
        "UTF-32BE+mark",
    ];
    let mut failures = Vec::new();
    for case in CASES {
        for form in forms {
            let decoded = read(&unicode(case.text, form), None);
            if decoded.chars != case.text || !form.starts_with(decoded.encoding) {
                failures.push(format!(
                    "{} in {form}: read as {}",
                    case.language, decoded.encoding
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn three_sentences_without_a_label() {
    let mut failures = Vec::new();
    for case in CASES {
        for label in case.labels {
            let text = plain(case.text, label);
            let decoded = read(&encode(&text, label), None);
            if decoded.chars != text {
                failures.push(format!(
                    "{} in {label}: read as {}",
                    case.language, decoded.encoding
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn three_words_with_a_label() {
    let mut failures = Vec::new();
    for case in CASES {
        for label in case.labels {
            let text = plain(case.text, label);
            let short: String = text.chars().take(14).collect();
            let decoded = read(&encode(&short, label), Some(label));
            if decoded.chars != short {
                failures.push(format!(
                    "{} in {label}: read as {}",
                    case.language, decoded.encoding
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn a_cut_file_loses_its_last_character_only() {
    let mut failures = Vec::new();
    for case in CASES {
        for label in case.labels.iter().copied().chain(["utf-8"]) {
            let text = plain(case.text, label);
            let text = text.trim_end_matches('.');
            let mut bytes = encode(text, label);
            bytes.pop();
            for said in [None, Some(label)] {
                let decoded = read(&bytes, said);
                let pairs = decoded.chars.chars().zip(text.chars());
                let n_same = pairs
                    .take_while(|(found, written)| found == written)
                    .count();
                if n_same + 2 < text.chars().count() || decoded.n_broken > 2 {
                    failures.push(format!(
                        "{} in {label}, said {said:?}: read as {}, {} broken",
                        case.language, decoded.encoding, decoded.n_broken
                    ));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn nothing_is_not_a_text() {
    assert_eq!(decode(b"", None), Err(NotText::Empty));
    assert_eq!(decode("\u{feff} \n".as_bytes(), None), Err(NotText::Empty));
}
