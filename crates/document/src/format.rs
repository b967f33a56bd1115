//! The formats we know, and which reader opens each.

/// A group of formats that one module reads; modules are loaded when the first such file comes.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reader {
    /// Web pages.
    Web,
    /// Files that hold files: archives, web archives, mail.
    Archive,
    /// Word processors and e-books.
    Office,
    /// Tables, feeds and news markup.
    Data,
    /// PDF.
    Pdf,
    /// Text in old encodings, exports of news databases.
    Text,
}

impl Reader {
    /// All of them.
    pub const ALL: [Reader; 6] = [
        Reader::Web,
        Reader::Archive,
        Reader::Office,
        Reader::Data,
        Reader::Pdf,
        Reader::Text,
    ];

    /// Its name in file names: `reader-web`.
    pub fn name(self) -> &'static str {
        match self {
            Reader::Web => "web",
            Reader::Archive => "archive",
            Reader::Office => "office",
            Reader::Data => "data",
            Reader::Pdf => "pdf",
            Reader::Text => "text",
        }
    }
}

/// A file format.
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A web page: HTML or XHTML.
    Html,
    /// A web page saved with its pictures as one message.
    Mhtml,
    /// An e-mail message.
    Eml,
    /// PDF.
    Pdf,
    /// Word, since 2007.
    Docx,
    /// OpenDocument text.
    Odt,
    /// Rich text.
    Rtf,
    /// E-book.
    Epub,
    /// One JSON value.
    Json,
    /// One JSON value a line.
    JsonLines,
    /// A table, cells apart by commas or semicolons.
    Csv,
    /// A table, cells apart by tabs.
    Tsv,
    /// RSS or Atom.
    Feed,
    /// News Industry Text Format.
    Nitf,
    /// NewsML-G2.
    NewsMl,
    /// Text Encoding Initiative.
    Tei,
    /// XML we know no dialect of.
    Xml,
    /// Archive of web requests.
    Warc,
    /// Zip.
    Zip,
    /// Tar.
    Tar,
    /// One file, compressed by gzip.
    Gzip,
}

impl Format {
    /// Who opens it; none for what is text already, though text may still need [`Reader::Text`].
    pub fn reader(self) -> Option<Reader> {
        match self {
            Format::Text | Format::Markdown => None,
            Format::Html => Some(Reader::Web),
            Format::Mhtml
            | Format::Eml
            | Format::Warc
            | Format::Zip
            | Format::Tar
            | Format::Gzip => Some(Reader::Archive),
            Format::Docx | Format::Odt | Format::Rtf | Format::Epub => Some(Reader::Office),
            Format::Json
            | Format::JsonLines
            | Format::Csv
            | Format::Tsv
            | Format::Feed
            | Format::Nitf
            | Format::NewsMl
            | Format::Tei
            | Format::Xml => Some(Reader::Data),
            Format::Pdf => Some(Reader::Pdf),
        }
    }

    /// What a reader of the page calls it.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "plain text",
            Format::Markdown => "Markdown",
            Format::Html => "web page",
            Format::Mhtml => "saved web page (MHTML)",
            Format::Eml => "e-mail",
            Format::Pdf => "PDF",
            Format::Docx => "Word document",
            Format::Odt => "OpenDocument text",
            Format::Rtf => "rich text (RTF)",
            Format::Epub => "e-book (EPUB)",
            Format::Json => "JSON",
            Format::JsonLines => "JSON lines",
            Format::Csv => "table (CSV)",
            Format::Tsv => "table (TSV)",
            Format::Feed => "news feed (RSS or Atom)",
            Format::Nitf => "news markup (NITF)",
            Format::NewsMl => "news markup (NewsML-G2)",
            Format::Tei => "TEI document",
            Format::Xml => "XML",
            Format::Warc => "web archive (WARC)",
            Format::Zip => "zip archive",
            Format::Tar => "tar archive",
            Format::Gzip => "gzip file",
        }
    }
}
