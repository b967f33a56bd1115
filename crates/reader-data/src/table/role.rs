//! The columns of a table with a sample of their cells → what each column is for.
//!
//! No reading of rows into articles here. A guess that the reader of the page can change.
//!
//! Method: every pair of column and role is scored by the column's name and by what its cells look
//! like; what cells rule out can't be saved by the name. Best pair first, each role and each column
//! once. Where there is no line of names, looks alone decide.

use super::look::{CLEAR_WEIGHT, Look, is_url};
use super::name;
use crate::html;
use crate::when::{self, Order};
use document::ColumnRole;

/// Score from which a pair counts. A name alone or a look alone is enough where it is clear.
const THRESHOLD: i32 = 40;

/// What each column is for, by its name and a sample of its cells.
pub(super) fn guess(
    names: &[String],
    samples: &[Vec<&str>],
    has_header: bool,
) -> Vec<Option<ColumnRole>> {
    let looks: Vec<Look> = samples.iter().map(|cells| Look::of(cells)).collect();
    let mut scored: Vec<(i32, usize, usize)> = Vec::new();
    for (column, look) in looks.iter().enumerate() {
        let weights = if has_header {
            name::weights(&names[column])
        } else {
            Vec::new()
        };
        let is_blocked = has_header && name::is_blocked(&names[column]);
        let is_named = weights
            .iter()
            .any(|(role, weight)| look.score(*role, i32::from(*weight), has_header).is_some());
        for (rank, role) in ColumnRole::ALL.into_iter().enumerate() {
            let weight = weights
                .iter()
                .filter(|(known, _)| *known == role)
                .map(|(_, weight)| i32::from(*weight))
                .max()
                .unwrap_or(0);
            // A name that says something else is not overruled by looks alone, unless the cells
            // rule out what it says.
            if weight == 0 && (is_blocked || is_named) {
                continue;
            }
            if let Some(score) = look.score(role, weight, has_header)
                && score >= THRESHOLD
            {
                scored.push((-score, rank, column));
            }
        }
    }
    scored.sort_unstable();
    let mut roles = vec![None; names.len()];
    let mut is_taken = [false; ColumnRole::ALL.len()];
    for (_, rank, column) in scored {
        if !is_taken[rank] && roles[column].is_none() {
            roles[column] = Some(ColumnRole::ALL[rank]);
            is_taken[rank] = true;
        }
    }
    settle_text(&mut roles, names, &looks);
    if has_header && !roles.iter().any(|role| READ.contains(role)) {
        by_names(&mut roles, names, &looks);
    }
    roles
}

/// Roles that hold words of an article.
const READ: [Option<ColumnRole>; 3] = [
    Some(ColumnRole::Text),
    Some(ColumnRole::Headline),
    Some(ColumnRole::Dek),
];

/// Where no cells look like an article, a clear name is believed: short posts, one word a cell.
fn by_names(roles: &mut [Option<ColumnRole>], names: &[String], looks: &[Look]) {
    for role in [ColumnRole::Text, ColumnRole::Headline] {
        let clear = (0..roles.len()).find(|column| {
            let is_named = name::weights(&names[*column])
                .iter()
                .any(|(known, weight)| *known == role && i32::from(*weight) >= CLEAR_WEIGHT);
            is_named && looks[*column].n_filled > 0 && looks[*column].is_prose()
        });
        if let Some(column) = clear {
            roles[column] = Some(role);
        }
    }
}

/// Characters from which a "summary" is a text.
const TEXT_CHARS: f32 = 400.0;

/// Some exports call the whole text "summary" or "description", or have nothing but that.
fn settle_text(roles: &mut [Option<ColumnRole>], names: &[String], looks: &[Look]) {
    let column_of = |role| roles.iter().position(|found| *found == Some(role));
    let text = column_of(ColumnRole::Text);
    let longest = (0..roles.len())
        .filter(|column| match roles[*column] {
            Some(role) => role == ColumnRole::Dek,
            None => name::weights(&names[*column])
                .iter()
                .any(|(role, _)| *role == ColumnRole::Dek),
        })
        .filter(|column| looks[*column].is_prose() && looks[*column].mean_chars >= TEXT_CHARS)
        .max_by(|a, b| looks[*a].mean_chars.total_cmp(&looks[*b].mean_chars));
    let Some(longest) = longest else {
        return;
    };
    if let Some(text) = text {
        if looks[longest].mean_chars <= 2.0 * looks[text].mean_chars {
            return;
        }
        if let Some(dek) = column_of(ColumnRole::Dek) {
            roles[dek] = None;
        }
        roles[text] = Some(ColumnRole::Dek);
    }
    roles[longest] = Some(ColumnRole::Text);
}

/// How many cells of a row are names that columns of articles have.
pub(super) fn n_names<T: AsRef<str>>(row: &[T]) -> usize {
    row.iter()
        .filter(|cell| {
            let is_short = cell.as_ref().len() <= 60;
            is_short
                && name::weights(cell.as_ref())
                    .iter()
                    .any(|(_, weight)| *weight >= 85)
        })
        .count()
}

/// Whether the first row names the columns: its cells are short names, and the cells under them look
/// different.
pub(super) fn is_header(first: &[&str], rows: &[Vec<&str>]) -> bool {
    let filled: Vec<&str> = first
        .iter()
        .copied()
        .filter(|cell| !cell.trim().is_empty())
        .collect();
    if filled.is_empty() {
        return false;
    }
    let is_value = |cell: &str| {
        is_url(cell)
            || when::iso(cell, Order::DayFirst).is_some()
            || cell.parse::<f64>().is_ok()
            || html::is_html(cell)
            || cell.len() > 100
    };
    if filled.iter().any(|cell| is_value(cell.trim())) {
        return false;
    }
    if filled
        .iter()
        .any(|cell| name::weights(cell).iter().any(|(_, weight)| *weight >= 60))
    {
        return true;
    }
    // Unknown names: short, different from each other, and shorter than what is under them.
    let mut sorted = filled.clone();
    sorted.sort_unstable();
    sorted.dedup();
    let is_short = filled
        .iter()
        .all(|cell| cell.split_whitespace().count() <= 4);
    let has_values = rows
        .iter()
        .any(|row| row.iter().any(|cell| is_value(cell.trim())));
    is_short && sorted.len() == filled.len() && has_values
}

#[cfg(test)]
mod tests {
    use super::*;
    use document::ColumnRole::{Authors, Dek, Headline, Language, Outlet, Published, Text, Url};

    /// A cell as such columns have it, by a word that describes it; `row` makes cells differ.
    fn cell(kind: &str, row: usize) -> String {
        let towns = ["Northgate", "Marrow", "Veld", "Sander"];
        let town = towns[row % towns.len()];
        match kind {
            "text" => format!(
                "The council of {town} met on day {row}. It spoke about the port. {}",
                "Ships waited outside while the ministers argued over the price. ".repeat(6)
            ),
            "dek" => format!("The council of {town} could not agree on day {row}, officials said."),
            "title" => format!("Council of {town} ends talks after {row} hours"),
            "name" => ["Jane Roe", "Omar Haddad", "Karl Weiss", "Priya Anand"][row % 4].to_string(),
            "outlet" => ["Harbour News", "Northgate Courier"][row % 2].to_string(),
            "domain" => ["harbour.example", "courier.example"][row % 2].to_string(),
            "date" => format!("2023-11-{:02}", row + 1),
            "time" => format!("2023-11-{:02}T09:15:00Z", row + 1),
            "epoch" => format!("{}", 1_699_000_000 + row * 86_400),
            "year" => "2023".to_string(),
            "url" => format!("https://harbour.example/{row}"),
            "picture" => format!("https://harbour.example/{row}.jpg"),
            "lang" => "en".to_string(),
            "language" => "Spanish".to_string(),
            "number" => format!("{}", row * 37),
            "word" => "Politics".to_string(),
            "id" => format!("a{row}f"),
            other => other.to_string(),
        }
    }

    /// `"title:title author:name"` → what each column is taken for.
    fn guessed(columns: &str, has_header: bool) -> Vec<Option<ColumnRole>> {
        let (mut names, mut cells) = (Vec::new(), Vec::new());
        for column in columns.split(", ") {
            let (name, kind) = column.split_once(':').expect("name:kind");
            names.push(name.to_string());
            cells.push((0..8).map(|row| cell(kind, row)).collect::<Vec<String>>());
        }
        let samples: Vec<Vec<&str>> = cells
            .iter()
            .map(|column| column.iter().map(String::as_str).collect())
            .collect();
        guess(&names, &samples, has_header)
    }

    #[test]
    fn headers_of_real_exports() {
        #[rustfmt::skip]
        let table: &[(&str, &[Option<ColumnRole>])] = &[
            // Data sets for research.
            ("id:number, title:title, publication:outlet, author:name, date:date, year:year, month:number, url:url, content:text",
             &[None, Some(Headline), Some(Outlet), Some(Authors), Some(Published), None, None, Some(Url), Some(Text)]),
            ("headlines:title, text:text, ctext:dek", &[Some(Headline), Some(Text), None]),
            ("link:url, headline:title, category:word, short_description:dek, authors:name, date:date",
             &[Some(Url), Some(Headline), None, Some(Dek), Some(Authors), Some(Published)]),
            ("title:title, text:text, subject:word, date:date", &[Some(Headline), Some(Text), None, Some(Published)]),
            ("title:title, text:text, domain:domain, date:time, description:dek, url:url, image_url:picture",
             &[Some(Headline), Some(Text), Some(Outlet), Some(Published), Some(Dek), Some(Url), None]),
            // Programming interfaces.
            ("source.id:id, source.name:outlet, author:name, title:title, description:dek, url:url, urlToImage:picture, publishedAt:time, content:text",
             &[None, Some(Outlet), Some(Authors), Some(Headline), Some(Dek), Some(Url), None, Some(Published), Some(Text)]),
            ("url:url, url_mobile:url, title:title, seendate:time, socialimage:picture, domain:domain, language:language, sourcecountry:word",
             &[Some(Url), None, Some(Headline), Some(Published), None, Some(Outlet), Some(Language), None]),
            ("id:id, media_name:outlet, media_url:domain, title:title, publish_date:date, url:url, language:lang, indexed_date:time",
             &[None, Some(Outlet), None, Some(Headline), Some(Published), Some(Url), Some(Language), None]),
            ("title:title, author:name, published_date:time, link:url, clean_url:domain, excerpt:dek, summary:text, topic:word, language:lang, media:picture",
             &[Some(Headline), Some(Authors), Some(Published), Some(Url), Some(Outlet), Some(Dek), Some(Text), None, Some(Language), None]),
            ("uri:id, lang:lang, dateTimePub:time, url:url, title:title, body:text, source.uri:domain, source.title:outlet, authors.name:name, sentiment:number",
             &[None, Some(Language), Some(Published), Some(Url), Some(Headline), Some(Text), None, Some(Outlet), Some(Authors), None]),
            ("id:number, date:time, date_gmt:time, modified:time, link:url, title.rendered:title, content.rendered:text, excerpt.rendered:dek",
             &[None, Some(Published), None, None, Some(Url), Some(Headline), Some(Text), Some(Dek)]),
            ("headline.main:title, abstract:dek, lead_paragraph:text, web_url:url, pub_date:time, byline.original:name, source:outlet",
             &[Some(Headline), Some(Dek), Some(Text), Some(Url), Some(Published), Some(Authors), Some(Outlet)]),
            // Crawlers.
            ("title:title, author:name, hostname:domain, date:date, text:text, source:url, sitename:outlet, excerpt:dek",
             &[Some(Headline), Some(Authors), None, Some(Published), Some(Text), Some(Url), Some(Outlet), Some(Dek)]),
            ("date_publish:time, date_download:time, maintext:text, title:title, source_domain:domain, url:url",
             &[Some(Published), None, Some(Text), Some(Headline), Some(Outlet), Some(Url)]),
            // Media monitors and databases.
            ("Date:date, Headline:title, URL:url, Opening Text:dek, Hit Sentence:dek, Source:outlet, Influencer:name, Country:word, Reach:number, Sentiment:word",
             &[Some(Published), Some(Headline), Some(Url), Some(Dek), None, Some(Outlet), Some(Authors), None, None, None]),
            ("Title:title, Abstract:dek, StoreId:id, Authors:name, pubdate:date, pubtitle:outlet, language:lang, DocumentURL:url, FullText:text",
             &[Some(Headline), Some(Dek), None, Some(Authors), Some(Published), Some(Outlet), Some(Language), Some(Url), Some(Text)]),
            // Other languages.
            ("Titel:title, Quelle:outlet, Datum:date, Autor:name, Volltext:text", &[Some(Headline), Some(Outlet), Some(Published), Some(Authors), Some(Text)]),
            ("titre:title, journal:outlet, date:date, auteur:name, texte:text, lien:url", &[Some(Headline), Some(Outlet), Some(Published), Some(Authors), Some(Text), Some(Url)]),
            ("título:title, medio:outlet, fecha:date, autor:name, contenido:text, enlace:url", &[Some(Headline), Some(Outlet), Some(Published), Some(Authors), Some(Text), Some(Url)]),
            ("titolo:title, testata:outlet, data:date, testo:text", &[Some(Headline), Some(Outlet), Some(Published), Some(Text)]),
            ("заголовок:title, источник:outlet, дата:date, автор:name, текст:text, ссылка:url", &[Some(Headline), Some(Outlet), Some(Published), Some(Authors), Some(Text), Some(Url)]),
            ("العنوان:title, المصدر:outlet, التاريخ:date, النص:text, الرابط:url", &[Some(Headline), Some(Outlet), Some(Published), Some(Text), Some(Url)]),
            ("标题:title, 来源:outlet, 日期:date, 正文:text, 链接:url", &[Some(Headline), Some(Outlet), Some(Published), Some(Text), Some(Url)]),
            ("başlık:title, kaynak:outlet, tarih:date, metin:text", &[Some(Headline), Some(Outlet), Some(Published), Some(Text)]),
            ("tytuł:title, źródło:outlet, data:date, treść:text", &[Some(Headline), Some(Outlet), Some(Published), Some(Text)]),
            // Names that say nothing or the wrong thing.
            ("a:id, b:title, c:text, d:time", &[None, Some(Headline), Some(Text), Some(Published)]),
            ("title:title, description:text", &[Some(Headline), Some(Text)]),
            ("text:number, body:text", &[None, Some(Text)]),
            ("date:word, created:epoch, text:text", &[None, Some(Published), Some(Text)]),
            ("word_count:number, text_length:number, article_text:text", &[None, None, Some(Text)]),
            ("id:id, text:word, date:date", &[None, Some(Text), Some(Published)]),
            ("name:name, price:number, colour:word", &[None, None, None]),
        ];
        for (columns, expected) in table {
            assert_eq!(guessed(columns, true), *expected, "{columns}");
        }
    }

    #[test]
    fn without_names_the_cells_tell() {
        assert_eq!(
            guessed(
                "1:number, 2:date, 3:outlet, 4:title, 5:text, 6:url, 7:lang, 8:name",
                false
            ),
            [
                None,
                Some(Published),
                Some(Outlet),
                Some(Headline),
                Some(Text),
                Some(Url),
                Some(Language),
                Some(Authors)
            ]
        );
    }

    #[test]
    fn the_first_row_is_names_or_not() {
        for (first, below, expected) in [
            (&["title", "text"][..], &["a", "b"][..], true),
            (&["Überschrift", "Inhalt"], &["a", "b"], true),
            (&["x1", "x2"], &["2023-11-06", "5"], true),
            (&["x1", "x2"], &["a", "b"], false),
            (
                &["2023-11-06", "Harbour News"],
                &["2023-11-07", "Courier"],
                false,
            ),
            (&["", "title"], &["1", "b"], true),
            (&["https://harbour.example/1", "title"], &["a", "b"], false),
            (&["", ""], &["a", "b"], false),
        ] {
            assert_eq!(is_header(first, &[below.to_vec()]), expected, "{first:?}");
        }
    }
}
