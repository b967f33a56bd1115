//! A name → the news agency it is.
//!
//! A list, since a copyright line of an agency on another outlet's page names the origin of the
//! text, not the publisher.

/// News agencies: the name we show, then other names.
#[rustfmt::skip]
pub const AGENCIES: &[&[&str]] = &[
    &["Associated Press", "AP", "The Associated Press", "AP News"],
    &["Reuters", "Thomson Reuters", "Reuters Staff", "Thomson Reuters Foundation"],
    &["Agence France-Presse", "AFP", "Agence France Presse", "Afp"],
    &["Deutsche Presse-Agentur", "dpa", "DPA", "Dpa", "dpa-infocom", "dpa/lby", "dpa/lnw", "dpa-AFX"],
    &["United Press International", "UPI"],
    &["Xinhua", "Xinhua News Agency", "新华社", "新華社"],
    &["China News Service", "中新社", "中新网"],
    &["TASS", "ITAR-TASS", "ТАСС", "ИТАР-ТАСС"],
    &["Interfax", "Интерфакс"],
    &["RIA Novosti", "RIA", "РИА Новости"],
    &["Kyodo News", "Kyodo", "共同通信", "共同"],
    &["Jiji Press", "Jiji", "時事通信", "時事"],
    &["Yonhap", "Yonhap News Agency", "연합뉴스"],
    &["Newsis", "뉴시스"],
    &["Korean Central News Agency", "KCNA"],
    &["Press Trust of India", "PTI"],
    &["Asian News International", "ANI"],
    &["Indo-Asian News Service", "IANS"],
    &["United News of India", "UNI"],
    &["Associated Press of Pakistan", "APP"],
    &["Bangladesh Sangbad Sangstha", "BSS"],
    &["United News of Bangladesh", "UNB"],
    &["Anadolu Agency", "Anadolu", "Anadolu Ajansı"],
    &["Demirören Haber Ajansı", "DHA"],
    &["İhlas Haber Ajansı", "İHA"],
    &["Islamic Republic News Agency", "IRNA", "ایرنا"],
    &["Iranian Students News Agency", "ISNA", "ایسنا"],
    &["Mehr News Agency"],
    &["Fars News Agency"],
    &["Tasnim News Agency", "Tasnim"],
    &["Iraqi News Agency", "INA", "واع"],
    &["Syrian Arab News Agency", "SANA", "سانا"],
    &["Saudi Press Agency", "SPA", "واس"],
    &["Emirates News Agency", "WAM", "وام"],
    &["Kuwait News Agency", "KUNA", "كونا"],
    &["Qatar News Agency", "QNA", "قنا"],
    &["Jordan News Agency", "بترا"],
    &["Palestine News Agency", "WAFA"],
    &["National News Agency of Lebanon"],
    &["Middle East News Agency"],
    &["Maghreb Arabe Presse"],
    &["Algérie Presse Service"],
    &["Tunis Afrique Presse"],
    &["News Agency of Nigeria"],
    &["Ghana News Agency"],
    &["EFE", "Agencia EFE"],
    &["Europa Press"],
    &["Colpisa"],
    &["Notimex"],
    &["Télam"],
    &["Prensa Latina"],
    &["Agência Brasil"],
    &["Estadão Conteúdo"],
    &["Lusa", "Agência Lusa"],
    &["ANSA"],
    &["Adnkronos"],
    &["LaPresse"],
    &["Austria Presse Agentur", "APA", "APA-dpa"],
    &["Keystone-SDA", "SDA", "Keystone-ATS"],
    &["Evangelischer Pressedienst", "epd"],
    &["Katholische Nachrichten-Agentur", "KNA"],
    &["Sport-Informations-Dienst", "SID"],
    &["Algemeen Nederlands Persbureau", "ANP"],
    &["Belga", "Agence Belga"],
    &["NTB", "Norsk Telegrambyrå"],
    &["Ritzau"],
    &["TT Nyhetsbyrån", "TT"],
    &["STT", "Suomen Tietotoimisto"],
    &["PA Media", "Press Association"],
    &["The Canadian Press", "Canadian Press", "La Presse Canadienne"],
    &["Australian Associated Press", "AAP"],
    &["Tribune News Service"],
    &["Ukrinform", "Укрінформ"],
    &["UNIAN", "УНІАН"],
    &["Interfax-Ukraine", "Інтерфакс-Україна"],
    &["BelTA", "БелТА"],
    &["Baltic News Service", "BNS"],
    &["Polish Press Agency", "PAP"],
    &["Czech News Agency", "CTK", "ČTK"],
    &["TASR"],
    &["MTI", "Magyar Távirati Iroda"],
    &["Agerpres"],
    &["Mediafax"],
    &["Tanjug", "Танјуг"],
    &["Bulgarian News Agency", "БТА"],
    &["Bernama"],
    &["Antara"],
    &["Vietnam News Agency", "TTXVN"],
    &["Bloomberg News"],
    &["Dow Jones Newswires"],
];

/// Name we show for the agency that `name` is, case aside; abbreviations need their case. Brackets
/// around it and "By" before it are no part of it; of "AFP/Getty" the agency counts.
pub fn agency(name: &str) -> Option<&'static str> {
    const MAX_BYTES: usize = 48;
    let name = name.trim_matches(|char: char| {
        char.is_whitespace() || matches!(char, '(' | ')' | '[' | ']' | '"' | '“' | '”' | ':' | '*')
    });
    if !(2..=MAX_BYTES).contains(&name.len()) {
        return None;
    }
    let marks = [
        "By ", "BY ", "by ", "Von ", "von ", "Par ", "Por ", "Av ", "Af ", "Source: ", "Quelle: ",
    ];
    let name = marks
        .iter()
        .find_map(|mark| name.strip_prefix(mark))
        .unwrap_or(name)
        .trim();
    exact(name).or_else(|| {
        let mut parts = name.split(['/', '+']);
        let first = parts.next().filter(|first| first.len() < name.len())?;
        std::iter::once(first)
            .chain(parts)
            .find_map(|part| exact(part.trim()))
    })
}

fn exact(name: &str) -> Option<&'static str> {
    let bare = name
        .strip_prefix("The ")
        .or_else(|| name.strip_prefix("the "))
        .unwrap_or(name);
    AGENCIES
        .iter()
        .find(|names| {
            names.iter().any(|known| {
                let is_short = known.len() <= 4;
                *known == name
                    || *known == bare
                    || (!is_short
                        && (known.eq_ignore_ascii_case(name) || known.eq_ignore_ascii_case(bare)))
            })
        })
        .map(|names| names[0])
}

/// Whether `name` is a news agency.
pub fn is_agency(name: &str) -> bool {
    agency(name).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agencies() {
        for (name, known) in [
            ("the Associated Press", Some("Associated Press")),
            ("AP", Some("Associated Press")),
            ("(AP)", Some("Associated Press")),
            ("By REUTERS", Some("Reuters")),
            ("REUTERS", Some("Reuters")),
            ("Thomson Reuters", Some("Reuters")),
            ("AFP/Getty", Some("Agence France-Presse")),
            ("Von dpa", Some("Deutsche Presse-Agentur")),
            ("新华社", Some("Xinhua")),
            ("ap", None),
            ("Agencias", None),
            ("with agencies", None),
            ("Harbour Times", None),
            ("Ann Lee/Bo Karlsson", None),
            ("", None),
        ] {
            assert_eq!(agency(name), known, "{name}");
        }
    }

    #[test]
    fn no_name_is_two_agencies() {
        let mut names: Vec<&str> = AGENCIES
            .iter()
            .flat_map(|names| names.iter().copied())
            .collect();
        let n_names = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), n_names);
    }
}
