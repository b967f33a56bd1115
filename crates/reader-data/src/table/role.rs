//! The columns of a table with a sample of their cells → what each column is for.
//!
//! No reading of rows into articles here. A guess that the reader of the page can change.
//!
//! Method: every pair of column and role is scored by the column's name and by what its cells look
//! like; what cells rule out can't be saved by the name. Best pair first, each role and each column
//! once. Where there is no line of names, looks alone decide.

use super::{language_tag, name};
use crate::html;
use crate::when::{self, Order};
use document::ColumnRole;

/// Score from which a pair counts. A name alone or a look alone is enough where it is clear.
const THRESHOLD: i32 = 40;

/// Weight of a name that means a text or a headline whatever the cells look like; "name" or "subject" don't.
const CLEAR_WEIGHT: i32 = 80;

/// What the cells of a column look like. Shares are of cells that are not empty.
#[derive(Clone, Debug, Default)]
struct Look {
    n_filled: usize,
    mean_chars: f32,
    mean_words: f32,
    sentences: f32,
    lines: f32,
    urls: f32,
    pictures: f32,
    domains: f32,
    dates: f32,
    languages: f32,
    numbers: f32,
    names: f32,
    distinct: f32,
}

/// Characters of a cell that are looked at.
const CELL_BYTES: usize = 4096;

impl Look {
    fn of(cells: &[&str]) -> Self {
        let mut look = Look::default();
        let order = Order::of(cells.iter().copied());
        let mut distinct: Vec<&str> = Vec::new();
        for cell in cells
            .iter()
            .map(|cell| cell.trim())
            .filter(|cell| !is_blank(cell))
        {
            look.n_filled += 1;
            look.mean_chars += cell.chars().count() as f32;
            look.mean_words += cell.split_whitespace().take(500).count() as f32;
            look.lines += f32::from(u8::from(cell.contains('\n')));
            let is_url = is_url(cell);
            look.urls += f32::from(u8::from(is_url));
            look.pictures += f32::from(u8::from(is_url && is_picture(cell)));
            look.domains += f32::from(u8::from(is_domain(cell)));
            look.dates += f32::from(u8::from(when::iso(cell, order).is_some()));
            look.languages += f32::from(u8::from(language_tag(cell).is_some()));
            look.numbers += f32::from(u8::from(cell.parse::<f64>().is_ok()));
            look.sentences += f32::from(u8::from(has_sentences(cell)));
            let is_name = cell.len() < 120 && newsline::byline::is_name_line(cell);
            look.names += f32::from(u8::from(is_name));
            distinct.push(cell);
        }
        distinct.sort_unstable();
        distinct.dedup();
        look.distinct = distinct.len() as f32;
        let n_filled = look.n_filled.max(1) as f32;
        for share in [
            &mut look.mean_chars,
            &mut look.mean_words,
            &mut look.sentences,
            &mut look.lines,
            &mut look.urls,
            &mut look.pictures,
            &mut look.domains,
            &mut look.dates,
            &mut look.languages,
            &mut look.numbers,
            &mut look.names,
            &mut look.distinct,
        ] {
            *share /= n_filled;
        }
        look
    }

    /// Whether the cells may be words of an article.
    fn is_prose(&self) -> bool {
        self.urls < 0.5 && self.dates < 0.5 && self.numbers < 0.5 && self.domains < 0.5
    }

    /// Score of the column for a role by its name's weight; `None`: its cells rule it out.
    fn score(&self, role: ColumnRole, weight: i32, has_header: bool) -> Option<i32> {
        if self.n_filled == 0 {
            return None;
        }
        let (fits, bonus) = match role {
            ColumnRole::Text => (
                self.is_prose()
                    && (self.mean_chars >= 40.0
                        || (weight >= CLEAR_WEIGHT && self.mean_words >= 2.0)),
                if self.mean_chars >= 200.0 && self.sentences >= 0.5 {
                    45 + (self.mean_chars / 100.0).min(25.0) as i32
                } else {
                    (self.mean_chars / 10.0).min(20.0) as i32
                },
            ),
            ColumnRole::Headline => {
                let is_line = self.mean_words >= 3.0
                    && (15.0..200.0).contains(&self.mean_chars)
                    && self.distinct >= 0.7
                    && self.lines == 0.0
                    && self.names < 0.5;
                (
                    self.is_prose()
                        && (3.0..400.0).contains(&self.mean_chars)
                        && (weight >= CLEAR_WEIGHT || is_line),
                    if is_line {
                        42 - (self.sentences * 20.0) as i32
                    } else {
                        0
                    },
                )
            }
            ColumnRole::Dek => (self.is_prose() && self.mean_chars >= 10.0, 0),
            ColumnRole::Published => (self.dates >= 0.6, if self.dates >= 0.9 { 42 } else { 0 }),
            ColumnRole::Url => (
                self.urls >= 0.6 && self.pictures < 0.5,
                // Addresses of articles differ; those of schemas and licences don't.
                if self.distinct >= 0.9 && (self.n_filled >= 2 || !has_header) {
                    42
                } else {
                    0
                },
            ),
            ColumnRole::Language => (
                self.languages >= 0.6,
                if self.languages >= 0.95 && self.n_filled >= 2 && self.distinct <= 0.5 {
                    41
                } else {
                    0
                },
            ),
            ColumnRole::Outlet => {
                let is_repeated =
                    self.n_filled >= 4 && self.distinct <= 0.5 && self.mean_chars >= 3.0;
                let by_look =
                    self.domains >= 0.8 || (!has_header && is_repeated && self.numbers < 0.2);
                (
                    self.mean_chars <= 80.0
                        && self.dates < 0.3
                        && self.numbers < 0.5
                        && self.urls < 0.8,
                    if by_look && weight == 0 { 41 } else { 0 },
                )
            }
            ColumnRole::Authors => (
                self.mean_chars <= 200.0
                    && self.dates < 0.5
                    && self.numbers < 0.5
                    && self.urls < 0.5,
                if !has_header && self.names >= 0.8 && self.distinct > 0.3 {
                    41
                } else {
                    0
                },
            ),
        };
        fits.then_some(weight + bonus)
    }
}

/// Whether a cell says that there is nothing.
pub(super) fn is_blank(cell: &str) -> bool {
    let cell = cell.trim();
    cell.is_empty()
        || [
            "nan", "null", "none", "n/a", "na", "#n/a", "nil", "[]", "{}", "nat", "\\n",
        ]
        .iter()
        .any(|nothing| cell.eq_ignore_ascii_case(nothing))
}

fn is_url(cell: &str) -> bool {
    let starts = ["http://", "https://", "www."];
    !cell.contains(char::is_whitespace) && starts.iter().any(|start| cell.starts_with(start))
}

fn is_picture(cell: &str) -> bool {
    let path = cell
        .split(['?', '#'])
        .next()
        .unwrap_or(cell)
        .to_ascii_lowercase();
    [
        ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".mp4", ".mp3",
    ]
    .iter()
    .any(|ending| path.ends_with(ending))
}

fn is_domain(cell: &str) -> bool {
    let ending = cell.rsplit('.').next().unwrap_or_default();
    cell.len() <= 80
        && cell.contains('.')
        && (2..=12).contains(&ending.len())
        && ending.bytes().all(|byte| byte.is_ascii_alphabetic())
        && cell
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
}

fn has_sentences(cell: &str) -> bool {
    let mut end = cell.len().min(CELL_BYTES);
    while !cell.is_char_boundary(end) {
        end -= 1;
    }
    let start = &cell[..end];
    let stops = [
        ". ", ".\n", "! ", "? ", "。", "؟ ", "۔ ", "।", ".</", ".”", ".\"",
    ];
    start.ends_with(['.', '。', '!', '?']) || stops.iter().any(|stop| start.contains(stop))
}

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
