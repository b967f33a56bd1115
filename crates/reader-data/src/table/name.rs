//! A column's name → what such columns hold, with a weight.
//!
//! Names only: what the cells hold is weighed in [`super::role`].
//!
//! Method: the name without case and signs is looked up whole; then the last part of a path
//! ("source.name"); then the words in it. Names come from the exports of news databases, media
//! monitors, crawlers and programming interfaces, and from languages people name columns in.

use document::ColumnRole::{self, Authors, Dek, Headline, Language, Outlet, Published, Text, Url};

/// Names without signs and in lower case, by what they hold and how surely.
#[rustfmt::skip]
const NAMES: &[(ColumnRole, u8, &[&str])] = &[
    (Text, 100, &[
        "text", "fulltext", "articletext", "articlebody", "bodytext", "maintext", "body", "content",
        "articlecontent", "newstext", "newscontent", "contenttext", "cleantext", "cleanedtext",
        "plaintext", "storytext", "storybody", "textcontent", "bodyhtml", "contenthtml",
        "contentencoded", "articlefulltext", "paragraphs", "story", "contents", "rawtext",
        "volltext", "artikeltext", "inhalt", "haupttext", "fliesstext",
        "texte", "texteintegral", "contenu", "corps", "corpsdutexte", "corpsdelarticle",
        "texto", "textocompleto", "cuerpo", "cuerpodelanoticia", "contenido", "corpo", "conteudo",
        "conteúdo", "textointegral", "testo", "testointegrale", "contenuto", "tekst", "artikeltekst",
        "volledigetekst", "inhoud", "brödtext", "brødtekst", "leipäteksti", "treść", "tresc",
        "tekstartykułu", "obsah", "szöveg", "textulintegral", "conținut", "metin", "haberiçeriği",
        "içerik", "icerik", "haber", "текст", "текстстатьи", "текстновости", "полныйтекст",
        "содержание", "текстстатті", "зміст", "النص", "نص", "نصالمقال", "المحتوى", "محتوى", "متن",
        "متنخبر", "טקסט", "תוכן", "isi", "isiberita", "teks", "nộidung", "เนื้อหา", "正文", "内容",
        "內容", "内文", "全文", "本文", "記事本文", "본문", "내용", "기사본문", "기사내용",
    ]),
    (Text, 75, &[
        "article", "articles", "document", "news", "fullcontent", "textbody", "mainbody", "html",
        "rawhtml", "articlehtml", "pagetext", "transcript", "artikel", "noticia", "статья",
    ]),
    (Headline, 100, &[
        "headline", "title", "articletitle", "newstitle", "storytitle", "headlines", "mainheadline",
        "webtitle", "headlinemain", "articleheadline", "titel", "überschrift", "ueberschrift",
        "schlagzeile", "hauptüberschrift", "titre", "titreprincipal", "título", "titulo", "titular",
        "titularprincipal", "manchete", "titolo", "titoloarticolo", "kop", "rubrik", "tittel",
        "overskrift", "otsikko", "tytuł", "tytul", "nagłówek", "nadpis", "titulek", "cím",
        "titlu", "τίτλος", "başlık", "baslik", "haberbaşlığı", "заголовок", "заголовокстатьи",
        "название", "العنوان", "عنوان", "عنوانالخبر", "عنوانالمقال", "تیتر", "כותרת", "judul",
        "tajuk", "tiêuđề", "หัวข้อ", "标题", "標題", "新闻标题", "タイトル", "見出し", "記事タイトル",
        "제목", "기사제목", "शीर्षक",
    ]),
    (Headline, 60, &["subject", "heading", "hl", "hl1", "titlename", "name", "betreff", "ogtitle",
        "titlepage", "titlerss", "pagetitle", "seotitle", "metatitle"]),
    (Dek, 100, &[
        "dek", "deck", "subtitle", "subheadline", "subheading", "subhead", "standfirst", "summary",
        "abstract", "description", "articledescription", "teaser", "excerpt", "trailtext", "snippet",
        "lead", "leadparagraph", "lede", "articlesummary", "metadescription", "ogdescription",
        "untertitel", "zusammenfassung", "vorspann", "kurzbeschreibung", "beschreibung",
        "soustitre", "résumé", "resume", "chapô", "chapo", "chapeau", "accroche",
        "subtítulo", "subtitulo", "resumen", "entradilla", "bajada", "descripción", "descripcion",
        "resumo", "descrição", "sottotitolo", "sommario", "riassunto", "occhiello", "descrizione",
        "samenvatting", "ondertitel", "ingress", "sammanfattning", "streszczenie", "zajawka", "opis",
        "perex", "özet", "ozet", "spot", "аннотация", "подзаголовок", "описание", "лид", "опис",
        "الملخص", "ملخص", "وصف", "خلاصه", "لید", "תקציר", "ringkasan", "tómtắt", "摘要", "概要",
        "要約", "리드", "요약", "openingtext", "hitsentence", "nutgraf", "bodysnippet",
    ]),
    (Outlet, 100, &[
        "outlet", "publisher", "publication", "publicationtitle", "publicationname", "pubtitle",
        "medianame", "mediaoutlet", "newspaper", "sourcename", "newssource", "newsoutlet",
        "sitename", "medium", "outletname", "publishername", "journalname", "newspapername",
        "periodical", "newssite", "zeitung", "quelle", "herausgeber", "publikation", "journal",
        "titredepresse", "média", "periódico", "periodico", "diario", "fuente", "mediodecomunicación",
        "jornal", "fonte", "veículo", "veiculo", "testata", "giornale", "krant", "bron", "tidning",
        "avis", "källa", "kilde", "lehti", "lähde", "gazeta", "źródło", "zrodlo", "wydawca",
        "zdroj", "médium", "forrás", "sursa", "publicația", "εφημερίδα", "gazete", "kaynak",
        "источник", "издание", "сми", "газета", "джерело", "видання", "المصدر", "مصدر", "الصحيفة",
        "منبع", "خبرگزاری", "מקור", "sumber", "media", "nguồn", "来源", "來源", "媒体", "媒體",
        "媒体名", "新聞", "出典", "언론사", "출처", "매체",
    ]),
    (Outlet, 90, &["source", "medio", "sourcetitle", "siteurl"]),
    (Outlet, 60, &[
        "domain", "sourcedomain", "site", "website", "hostname", "host", "mediaurl", "cleanurl",
        "brand", "provider", "netloc", "threadsite", "channel", "feed", "feedtitle", "feedname",
    ]),
    (Authors, 100, &[
        "author", "authors", "byline", "bylines", "writer", "writers", "journalist", "journalists",
        "reporter", "authorname", "authornames", "articleauthor", "writtenby", "bylineoriginal",
        "autor", "autoren", "autorin", "verfasser", "auteur", "auteurs", "autores", "autora",
        "periodista", "autore", "autori", "giornalista", "författare", "forfatter", "journaliste",
        "kirjoittaja", "autorzy", "szerző", "yazar", "muhabir", "автор", "авторы", "автори",
        "الكاتب", "كاتب", "المؤلف", "نویسنده", "خبرنگار", "כותב", "מחבר", "penulis", "tácgiả",
        "作者", "记者", "記者", "著者", "筆者", "기자", "저자", "작성자",
    ]),
    (Authors, 70, &["creator", "dccreator", "creators", "contributor", "contributors", "influencer"]),
    (Published, 100, &[
        "published", "publishedat", "publishedon", "publisheddate", "publishdate", "publicationdate",
        "pubdate", "datepublished", "datepublish", "publishingdate", "publishedtime", "publishtime",
        "datetimepub", "webpublicationdate", "publishedparsed", "firstpublished", "dateofpublication",
        "firstpublishdate", "publishat", "releasedate", "dateissued", "issuedate", "articledate",
        "newsdate", "dateposted", "posteddate", "postedat", "postdate", "pubdatetime",
        "publicationdatetime", "erscheinungsdatum", "veröffentlicht", "veröffentlichungsdatum",
        "datedepublication", "datepublication", "publiéle", "fechadepublicación",
        "fechapublicacion", "datapublicação", "datadepublicação", "datadipubblicazione",
        "publicatiedatum", "publiceringsdatum", "datapublikacji", "yayıntarihi", "датапубликации",
        "опубликовано", "تاريخالنشر", "تاریخانتشار", "发布时间", "发布日期", "發布日期", "掲載日",
        "公開日", "配信日", "게재일", "발행일", "입력일",
    ]),
    (Published, 90, &[
        "date", "datum", "fecha", "data", "dato", "päivämäärä", "dátum", "ημερομηνία", "tarih",
        "дата", "التاريخ", "تاريخ", "تاریخ", "תאריך", "tanggal", "tarikh", "ngày", "วันที่", "日期",
        "时间", "時間", "日付", "日時", "날짜", "일자", "दिनांक",
    ]),
    (Published, 75, &["datetime", "timestamp", "seendate", "dategmt", "posted", "day", "versioncreated",
        "issued", "time", "dcdate", "created"]),
    (Published, 45, &[
        "datecreated", "createdat", "creationdate", "firstcreated", "contentcreated", "datedownload",
        "collectdate", "indexeddate", "crawldate", "crawledat", "scrapedate", "scrapedat",
        "downloaddate", "fetchedat", "dateadded", "retrieved", "accessed", "loaddate",
    ]),
    (Url, 100, &[
        "url", "link", "articleurl", "weburl", "permalink", "articlelink", "newsurl", "storyurl",
        "canonicalurl", "canonical", "pageurl", "documenturl", "docurl", "sourcelink", "urls",
        "adresse", "lien", "enlace", "indirizzo", "adres", "odkaz", "bağlantı", "ссылка", "адрес",
        "посилання", "الرابط", "رابط", "لینک", "קישור", "tautan", "链接", "網址", "网址",
        "リンク", "링크", "loc",
    ]),
    (Url, 60, &["href", "uri", "guid", "originalurl", "finalurl", "requestedurl", "weblink",
        "externalurl", "shareurl", "urlmobile", "sourceurl", "webpage", "address", "id"]),
    (Language, 100, &[
        "language", "lang", "languages", "langcode", "languagecode", "articlelanguage", "sprache",
        "langue", "idioma", "lingua", "taal", "språk", "sprog", "kieli", "język", "jezyk", "jazyk",
        "nyelv", "limba", "dil", "язык", "мова", "اللغة", "زبان", "שפה", "bahasa", "语言", "語言",
        "言語", "언어",
    ]),
    (Language, 70, &["locale", "inlanguage", "dclanguage", "detectedlanguage"]),
];

/// Words that show that a column counts, classifies or illustrates, whatever else its name says.
#[rustfmt::skip]
const BLOCKERS: &[&str] = &[
    "image", "images", "img", "photo", "photos", "picture", "thumbnail", "thumb", "icon", "logo",
    "video", "videos", "audio", "avatar", "count", "counts", "n", "num", "number", "length", "len",
    "size", "score", "sentiment", "tag", "tags", "category", "categories", "topic", "topics",
    "section", "rank", "keyword", "keywords", "hash", "embedding", "vector", "is", "has", "type",
    "color", "colour", "width", "height", "caption", "captions", "bias", "flag", "country",
    "region", "followers", "comments", "comment", "related", "entities", "socialimage", "media_id",
    "tokens", "words", "wordcount", "email", "twitter", "bio", "status", "probability",
];

/// Parts of a path that are what the part before says: `title.rendered`.
const WRAPPING: &[&str] = &[
    "value", "text", "rendered", "original", "main", "full", "raw", "plain", "html", "t",
    "default", "", "data",
];

/// Parts of a path that name an outlet or a writer, and only those: `source.name`.
const NAMING: &[&str] = &[
    "name",
    "names",
    "title",
    "label",
    "fullname",
    "displayname",
    "longname",
    "value",
    "text",
    "original",
    "main",
];

/// A column that says when the article was changed last; not a role, but a fact.
const UPDATED: &[&str] = &[
    "updated",
    "updatedat",
    "modified",
    "datemodified",
    "datemodify",
    "lastmodified",
    "modifiedat",
    "updateddate",
    "modifieddate",
    "lastupdated",
    "dateupdated",
    "modifiedgmt",
    "lastmod",
    "aktualisiert",
    "updatedon",
];

/// What a column of this name holds, with weights up to 100, in the order of the table.
pub(crate) fn weights(name: &str) -> Vec<(ColumnRole, u8)> {
    // Search engines put records into a box called "_source".
    let name = name.strip_prefix("_source.").unwrap_or(name);
    let parts: Vec<&str> = name
        .split(['.', '/'])
        .filter(|part| !part.trim().is_empty())
        .collect();
    let Some((last, before)) = parts.split_last() else {
        return Vec::new();
    };
    if before.iter().any(|part| is_blocked(part)) {
        return Vec::new();
    }
    if let Some(parent) = before.last() {
        let parent_weights = look_up(&fold(parent));
        let folded = fold(last);
        let is_who = matches!(parent_weights.first(), Some((Outlet | Authors, _)));
        let passes_on = if is_who { NAMING } else { WRAPPING };
        if passes_on.contains(&folded.as_str()) && !parent_weights.is_empty() {
            return scaled(&parent_weights, 95);
        }
        // What else a publisher or an author has: an address, a country, a picture.
        if let Some((role @ (Outlet | Authors), _)) = parent_weights.first() {
            let is_site = *role == Outlet && matches!(folded.as_str(), "domain" | "uri" | "url");
            return if is_site {
                vec![(Outlet, 50)]
            } else {
                Vec::new()
            };
        }
    }
    let whole = look_up(&fold(name));
    if !whole.is_empty() {
        return whole;
    }
    let at_last = look_up(&fold(last));
    if !at_last.is_empty() {
        return scaled(&at_last, if before.is_empty() { 100 } else { 85 });
    }
    if is_blocked(last) {
        return Vec::new();
    }
    let words = words(last);
    for word in words.iter().rev() {
        let at_word = look_up(word);
        if !at_word.is_empty() {
            return scaled(&at_word, 60);
        }
    }
    Vec::new()
}

/// Whether the name says that it holds the date of the last change.
pub(super) fn is_updated(name: &str) -> bool {
    let last = name.rsplit('.').next().unwrap_or(name);
    UPDATED.contains(&fold(last).as_str())
}

/// Whether the column is about pictures, counts or classes.
pub(super) fn is_blocked(name: &str) -> bool {
    words(name)
        .iter()
        .any(|word| BLOCKERS.contains(&word.as_str()))
}

fn look_up(folded: &str) -> Vec<(ColumnRole, u8)> {
    NAMES
        .iter()
        .filter(|(_, _, names)| names.contains(&folded))
        .map(|(role, weight, _)| (*role, *weight))
        .collect()
}

fn scaled(weights: &[(ColumnRole, u8)], percent: u32) -> Vec<(ColumnRole, u8)> {
    weights
        .iter()
        .map(|(role, weight)| (*role, (u32::from(*weight) * percent / 100) as u8))
        .collect()
}

/// Letters and digits in lower case, with the vowel signs of scripts that have them.
fn fold(name: &str) -> String {
    name.chars()
        .filter(|char| {
            let is_sign = char.is_whitespace()
                || matches!(char, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{feff}');
            char.is_alphanumeric() || (!char.is_ascii() && !is_sign)
        })
        .flat_map(char::to_lowercase)
        .collect()
}

/// The words of `article_text`, `urlToImage`, `Opening Text`.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for char in name.chars() {
        let starts = !char.is_alphanumeric() || (char.is_uppercase() && was_lower);
        if starts && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        was_lower = char.is_lowercase();
        if char.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(char.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_paths() {
        for (name, expected) in [
            ("text", Some((Text, 100))),
            ("Full Text", Some((Text, 100))),
            ("article_text", Some((Text, 100))),
            ("publishedAt", Some((Published, 100))),
            ("source.name", Some((Outlet, 85))),
            ("source.title", Some((Outlet, 85))),
            ("source.id", None),
            ("authors.name", Some((Authors, 95))),
            ("_source.title", Some((Headline, 100))),
            ("article.title", Some((Headline, 100))),
            ("news.publication.name", Some((Outlet, 95))),
            ("author.url", None),
            ("title.rendered", Some((Headline, 95))),
            ("fields.bodyText", Some((Text, 85))),
            ("urlToImage", None),
            ("image.url", None),
            ("word_count", None),
            ("title_length", None),
            ("Überschrift", Some((Headline, 100))),
            ("عنوان", Some((Headline, 100))),
            ("my text", Some((Text, 60))),
            ("", None),
            ("...", None),
            ("price", None),
        ] {
            assert_eq!(weights(name).first().copied(), expected, "{name}");
        }
        assert!(is_updated("date_modify") && is_updated("a.updatedAt") && !is_updated("date"));
    }

    #[test]
    fn names_are_folded_as_written_in_the_table() {
        for (_, _, names) in NAMES {
            for name in *names {
                assert_eq!(fold(name), *name);
            }
        }
    }
}
