//! Names that page makers give to elements (class, id, role, …) → what they say about the content.
//!
//! Words in the languages of large newsrooms and content systems; no names of outlets. A name says
//! little alone ("content" is on everything): `feature` only tells the model how near such a name is.

use crate::tree::{NodeId, Tree};

/// What a name says; one bit each, see [`Group::bit`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Group {
    /// The article as a whole.
    Article,
    /// Its text.
    Body,
    /// Titles.
    Title,
    /// Summaries and first paragraphs.
    Dek,
    /// Writers.
    Byline,
    /// Dates.
    Date,
    /// Words under pictures.
    Caption,
    /// Makers of pictures.
    Credit,
    /// Pictures, films, galleries.
    Media,
    /// Readers' comments.
    Comment,
    /// Other articles.
    Related,
    /// Ways through the site.
    Navigation,
    /// Buttons to share and follow.
    Social,
    /// Advertising.
    Advert,
    /// Asking for an address or money.
    Subscribe,
    /// Columns at the side.
    Aside,
    /// The top of a page or part.
    Header,
    /// The bottom.
    Footer,
    /// Keywords.
    Topic,
    /// Windows that ask.
    Popup,
    /// Parts of lists.
    Card,
    /// Small print about the article.
    Meta,
    /// Content of other sites.
    Embed,
    /// Quotations set apart.
    Quote,
    /// Boxes.
    Box,
    /// For screen readers and printers.
    Unseen,
    /// Reports that grow.
    Live,
    /// The main part of a page.
    Main,
}

/// Number of groups.
pub(crate) const N_GROUPS: usize = 28;

impl Group {
    /// Its bit in a set of groups.
    pub(crate) const fn bit(self) -> u32 {
        1 << self as u32
    }
}

use Group::{
    Advert, Article, Aside, Body, Box, Byline, Caption, Card, Comment, Credit, Date, Dek, Embed,
    Footer, Header, Live, Main, Media, Meta, Navigation, Popup, Quote, Related, Social, Subscribe,
    Title, Topic, Unseen,
};

/// Words of names, in lower case. Longer than three letters: also as the beginning of a word.
#[rustfmt::skip]
const WORDS: &[(Group, &[&str])] = &[
    (Article, &["article", "story", "post", "entry", "artikel", "articolo", "nota", "noticia", "hentry", "storia", "blogpost", "newsarticle", "single", "permalink", "beitrag"]),
    (Body, &["body", "content", "text", "bodytext", "copy", "richtext", "prose", "paragraph", "articlebody", "fulltext", "wysiwyg", "bodycopy", "texte", "testo", "texto", "contenido", "contenu", "inhalt", "cuerpo", "corpo", "absatz", "absaetze", "paragraphs", "storytext", "para", "htmlcontent"]),
    (Title, &["headline", "title", "titre", "titel", "hed", "heading", "titulo", "titolo", "head", "hl", "ueberschrift", "rubrik", "kicker", "dachzeile", "headlines"]),
    (Dek, &["dek", "deck", "subtitle", "subheadline", "subhead", "standfirst", "summary", "lead", "lede", "intro", "chapo", "excerpt", "abstract", "description", "sapo", "bajada", "copete", "untertitel", "vorspann", "occhiello", "sommario", "ingress", "preamble", "subheading", "introduction", "sumario", "entradilla", "synopsis", "blurb", "tagline", "strapline", "manchet", "perex", "einleitung", "leadtext", "anleser", "chapeau", "hat", "leadin", "subline"]),
    (Byline, &["byline", "author", "authors", "writer", "autor", "auteur", "autore", "contributor", "reporter", "bio", "signature", "vcard", "autoren", "forfatter", "journalist", "byl", "profile", "redacteur", "firma", "autores", "skribent", "verfasser"]),
    (Date, &["date", "time", "timestamp", "datetime", "published", "pubdate", "updated", "datum", "fecha", "dateline", "modified", "posted", "data", "publication", "publish", "tarih"]),
    (Caption, &["caption", "figcaption", "legend", "bildunterschrift", "cutline", "legende", "bildtext", "captions", "didascalia", "bu", "leyenda", "epigrafe", "captiontext"]),
    (Credit, &["credit", "credits", "copyright", "source", "photographer", "quelle", "photocredit", "fotograf", "rights", "attribution", "courtesy"]),
    (Media, &["image", "img", "photo", "picture", "figure", "gallery", "slideshow", "video", "media", "player", "audio", "carousel", "slide", "foto", "bild", "images", "photos", "thumbnail", "thumb", "slider", "swiper", "lightbox", "podcast", "immagine", "imagen", "galerie", "galeria", "jwplayer"]),
    (Comment, &["comment", "comments", "commentlist", "disqus", "respond", "reply", "replies", "livefyre", "coral", "kommentar", "kommentare", "commentaire", "comentario", "comentarios", "commento", "commenti", "commentary", "responses", "discussion", "forum", "dsq", "reactions", "opinions", "hyvor", "openweb", "viafoura", "leserbriefe"]),
    (Related, &["related", "recommended", "recommendation", "recommendations", "more", "popular", "trending", "latest", "also", "similar", "outbrain", "taboola", "teaser", "teasers", "promo", "promoted", "readmore", "next", "mostread", "suggested", "recirc", "recirculation", "mehr", "thema", "weitere", "previous", "prev", "other", "topstories", "stories", "articles", "featured", "recent", "onward", "spotlight", "linkbox", "crosslink", "discover", "picks", "relacionadas", "relacionados", "correlati", "gerelateerd", "liees", "lirede", "onwards", "plista", "revcontent", "mgid", "yarpp", "viewed", "zergnet", "dianomi"]),
    (Navigation, &["nav", "navigation", "menu", "breadcrumb", "breadcrumbs", "navbar", "pagination", "pager", "tabs", "toc", "submenu", "menubar", "hamburger", "sitemap", "crumbs", "links", "skip", "jump", "search", "dropdown", "pagenav", "sections", "channels"]),
    (Social, &["share", "sharing", "social", "facebook", "twitter", "whatsapp", "follow", "addthis", "like", "likes", "sharedaddy", "shares", "sharebar", "socials", "pinterest", "linkedin", "addtoany", "teilen", "partager", "compartir", "bookmark", "rating", "vote", "followers"]),
    (Advert, &["ad", "ads", "advert", "advertisement", "sponsor", "sponsored", "banner", "dfp", "adslot", "anzeige", "werbung", "commercial", "affiliate", "adsense", "advertising", "gpt", "publicidad", "publicite", "pub", "mpu", "leaderboard", "partner", "shop", "product", "deal", "deals", "price", "buy", "offer", "ecommerce"]),
    (Subscribe, &["newsletter", "subscribe", "subscription", "signup", "paywall", "login", "register", "cta", "donate", "donation", "piano", "abo", "abonnement", "account", "signin", "regwall", "membership", "member", "support", "subscriber", "premium", "gate", "offer", "mailchimp", "mailing", "call", "action", "barrier"]),
    (Aside, &["sidebar", "aside", "rail", "widget", "side", "secondary", "complementary", "marginal", "rightcol", "rightrail", "right", "leftcol", "widgets", "sidepanel", "tertiary", "marginalspalte", "seitenleiste"]),
    (Header, &["header", "masthead", "topbar", "top", "hero", "branding", "logo", "site", "banner", "kopf", "opener", "cover", "lockup"]),
    (Footer, &["footer", "bottom", "colophon", "foot", "legal", "imprint", "fuss", "impressum", "contact", "footnote", "endnote", "eof"]),
    (Topic, &["tag", "tags", "topic", "topics", "keyword", "keywords", "category", "categories", "label", "labels", "section", "themen", "etiquetas", "mots", "schlagwort", "schlagworte", "eyebrow", "overline", "tagcloud", "filed", "cat", "taxonomy"]),
    (Popup, &["cookie", "cookies", "consent", "gdpr", "privacy", "popup", "modal", "overlay", "dialog", "onetrust", "cmp", "tooltip", "notification", "toast", "alert", "lightbox", "ccpa", "notice"]),
    (Card, &["card", "cards", "list", "item", "items", "feed", "grid", "river", "collection", "tile", "tiles", "loop", "stream", "listing", "archive", "col", "slot", "rank", "row", "index"]),
    (Meta, &["meta", "info", "details", "toolbar", "tools", "utility", "postmeta", "metadata", "actions", "button", "buttons", "btn", "icon", "bar", "stats", "views", "read", "duration", "print"]),
    (Embed, &["embed", "instagram", "oembed", "tweet", "iframe", "opta", "datawrapper", "tiktok", "youtube", "infogram", "embedded", "livestream"]),
    (Quote, &["pullquote", "pull", "quote", "blockquote", "zitat", "cita", "citation", "citazione", "quotation"]),
    (Box, &["box", "infobox", "factbox", "fact", "facts", "infokasten", "note", "disclaimer", "correction", "kasten", "faktenbox", "factfile", "highlights", "bullets", "keypoints", "takeaways", "key", "callout", "inset", "module", "snippet", "about", "editorsnote", "trust", "explainer"]),
    (Unseen, &["hidden", "sr", "visually", "offscreen", "sronly", "invisible", "screenreader", "vh", "hide", "visuallyhidden", "a11y", "accessibility", "noprint", "screen"]),
    (Live, &["liveblog", "live", "update", "updates", "ticker", "liveticker", "timeline", "breaking"]),
    (Main, &["main", "primary", "hauptinhalt", "maincontent", "principal", "contentmain", "page", "wrapper", "container"]),
];

/// A set of groups for words of names.
pub(crate) struct Naming {
    words: Vec<(&'static str, u32)>,
}

/// Longest name looked at, in bytes: the styles of some pages write hundreds of classes.
const MAX_NAME_BYTES: usize = 400;

impl Naming {
    /// Puts the word lists in order.
    pub(crate) fn new() -> Self {
        let mut words: Vec<(&str, u32)> = WORDS
            .iter()
            .flat_map(|(group, words)| words.iter().map(|&word| (word, group.bit())))
            .collect();
        words.sort_unstable();
        words.dedup_by(|later, kept| {
            let is_same = later.0 == kept.0;
            kept.1 |= if is_same { later.1 } else { 0 };
            is_same
        });
        Naming { words }
    }

    /// What the names of an element say.
    pub(crate) fn of(&self, tree: &Tree, node: NodeId) -> u32 {
        let mut groups = match tree.name(node) {
            Some("html" | "body") | None => return 0,
            Some("main") => Main.bit(),
            Some("nav" | "menu") => Navigation.bit(),
            Some("aside") => Aside.bit(),
            Some("footer") => Footer.bit(),
            Some("header") => Header.bit(),
            Some("figcaption" | "caption") => Caption.bit(),
            Some("figure") => Media.bit(),
            Some("time") => Date.bit(),
            Some("blockquote") => Quote.bit(),
            Some(_) => 0,
        };
        for (name, value) in tree.attrs(node) {
            if matches!(
                name,
                "class"
                    | "id"
                    | "role"
                    | "itemprop"
                    | "property"
                    | "rel"
                    | "data-testid"
                    | "data-component"
                    | "data-type"
                    | "data-module"
                    | "data-qa"
                    | "data-area"
                    | "data-test"
                    | "data-gtm"
                    | "data-t"
                    | "data-name"
                    | "data-widget"
                    | "data-block"
                    | "data-component-name"
                    | "data-print-layout"
                    | "data-manifest"
                    | "data-elm"
                    | "aria-label"
            ) {
                groups |= self.of_name(value);
            }
        }
        groups
    }

    /// What one name says: "entry-content clearfix", "articleBody".
    fn of_name(&self, name: &str) -> u32 {
        let mut groups = 0;
        let mut word = String::new();
        let mut was_lower = false;
        for char in name.bytes().take(MAX_NAME_BYTES) {
            let is_letter = char.is_ascii_alphabetic();
            if (!is_letter || (char.is_ascii_uppercase() && was_lower)) && !word.is_empty() {
                groups |= self.of_word(&word);
                word.clear();
            }
            if is_letter {
                word.push(char.to_ascii_lowercase() as char);
            }
            was_lower = char.is_ascii_lowercase();
        }
        groups | self.of_word(&word)
    }

    /// The word itself, else the longest listed word it begins with: "articletext" → "article", and
    /// what remains: "text".
    fn of_word(&self, word: &str) -> u32 {
        if word.len() < 2 {
            return 0;
        }
        let mut groups = 0;
        let mut rest = word;
        while rest.len() >= 2 {
            let after = self.words.partition_point(|&(known, _)| known <= rest);
            // Words that `rest` begins with sort before it, the longest last, others between.
            let found = self.words[..after]
                .iter()
                .rev()
                .take(24)
                .find(|&&(known, _)| {
                    rest.starts_with(known) && (known.len() > 3 || known.len() == rest.len())
                });
            let Some(&(known, bits)) = found else { break };
            groups |= bits;
            rest = &rest[known.len()..];
        }
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_is_in() {
        let naming = Naming::new();
        for (name, expected) in [
            ("entry-content clearfix", Article.bit() | Body.bit()),
            ("articleBody", Article.bit() | Body.bit()),
            ("articletext", Article.bit() | Body.bit()),
            ("RELATED", Related.bit()),
            ("x1 y2 css-1abc", 0),
            ("shadow", 0),
            ("ad-slot", Advert.bit() | Card.bit()),
        ] {
            assert_eq!(naming.of_name(name), expected, "{name}");
        }
    }

    #[test]
    fn every_group_has_words() {
        assert_eq!(WORDS.len(), N_GROUPS);
        for (index, (group, words)) in WORDS.iter().enumerate() {
            assert_eq!(*group as usize, index);
            assert!(!words.is_empty());
        }
    }
}
