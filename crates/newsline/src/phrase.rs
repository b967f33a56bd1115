//! A short line → whether it is one of the phrases pages are made of.
//!
//! Word lists of buttons, menus and boxes in the languages of large newsrooms; no names of outlets
//! (those are in the lexicon) and nothing about the place of a line (that is `feature`'s).

/// What a line's words say about it.
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent answers about one line"
)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    /// Wholly a word of menus and buttons.
    pub is_menu: bool,
    /// Begins like a button, teaser or box.
    pub starts_menu: bool,
    /// After such a line the article is over.
    pub ends_article: bool,
    /// Opens the readers' comments.
    pub opens_comments: bool,
}

/// Longest line looked at, in bytes.
const MAX_BYTES: usize = 160;

/// Whole lines, normalised as by [`normalise`]. Sorted.
#[rustfmt::skip]
const MENU: &[&str] = &[
    "#", "# #", "# comment", "# comments", "# likes", "# min", "# min lesezeit", "# min read",
    "# mins read", "# minute read", "# minutes read", "# reactions", "# replies", "# shares",
    "# views", "a a", "a a a", "abbonati", "abone ol", "about", "about us", "accept", "accept all",
    "accessibility", "actualidad", "ad", "ad feedback", "add to saved", "advertise",
    "advertise with us", "advertisement", "advertisements", "advertising",
    "after newsletter promotion", "aktuell", "alle anzeigen", "also read", "android", "anmelden",
    "anuncio", "anzeige", "app", "apps", "archive", "archives", "article content",
    "artikel anhören", "artikel drucken", "artikel lesen", "artikel teilen", "audio", "author",
    "authors", "back", "back to top", "back to video", "bookmark", "bottom of page", "breadcrumb",
    "breadcrumb trail links", "breaking news", "business", "cancel", "careers", "cart", "category",
    "classifieds", "click here", "close", "comment", "comments", "compartir", "condividi",
    "contact", "contact us", "continue", "continue reading", "cookie policy", "cookie settings",
    "cookies", "copiar enlace", "copier le lien", "copy", "copy link", "copy url", "corrections",
    "crosswords", "culture", "deutsch", "donate", "download", "drucken", "e paper", "economy",
    "editorial", "education", "email", "email address", "email link", "english", "entertainment",
    "environment", "epaper", "español", "events", "explore", "export", "facebook",
    "facebook messenger", "faq", "faqs", "features", "feedback", "finance", "flipboard", "follow",
    "follow us", "football", "fotostrecke ansehen", "français", "free weekly newsletter", "games",
    "gift this article", "google news", "health", "help", "home", "homepage", "image", "impressum",
    "in english", "instagram", "international", "iphone", "iscriviti", "jetzt abonnieren",
    "jetzt anmelden", "jobs", "kommentare", "kommentieren", "language", "languages", "latest",
    "latest news", "leer más", "leggi anche", "lesezeit", "life", "lifestyle", "like",
    "link kopieren", "link kopieren link kopieren", "linkedin", "listen", "listen to article",
    "listen to this article", "live", "live tv", "load more", "loading", "local", "log in",
    "log out", "login", "logout", "magazine", "mail", "main menu", "media", "mehr",
    "mehr anzeigen", "mehr zum thema", "menu", "menü", "messenger", "more", "more news",
    "more options", "most popular", "most read", "movies", "music", "my account", "national",
    "navigation", "news", "newsletter", "newsletter promotion", "newsletters", "next",
    "next article", "next post", "no comments", "noticia relacionada", "obituaries", "ok", "open",
    "open image in gallery", "open this photo in gallery", "opens in new window", "opinion",
    "other", "our network", "partager", "photo", "photos", "pinterest", "play", "play video",
    "pocket", "podcast", "podcasts", "politics", "politik", "popular", "premium", "previous",
    "previous article", "previous post", "print", "print article", "print this article", "privacy",
    "privacy policy", "pubblicità", "publicidad", "publicidade", "publicité", "puzzles", "radio",
    "real estate", "recommended", "reddit", "regions", "register", "reklam", "related",
    "related topics", "reply", "report", "report ad", "reset", "retry", "rss", "s abonner", "save",
    "save article", "save story", "science", "search", "see all", "see more", "select language",
    "settings", "share", "share article", "share on facebook", "share on twitter", "share on x",
    "share save", "share this", "share this article", "share this post", "share this story",
    "shop", "shopping", "show all", "show comments", "show more", "sign in", "sign up", "site map",
    "sitemap", "skip", "skip ad", "skip advertisement", "skip navigation", "skip to content",
    "skip to main content", "sms", "society", "sponsored", "sport", "sports", "start",
    "startseite", "stories", "story continues below", "story continues below advertisement",
    "submit", "subscribe", "subscribe now", "subscription", "suche", "support us", "suscribete",
    "suscríbete", "table of contents", "tag", "tag cloud", "tags", "tech", "technology", "teilen",
    "telegram", "terms", "terms and conditions", "terms of service", "terms of use", "text",
    "text size", "threads", "tiktok", "tip", "tips", "top", "top news", "top of page",
    "top stories", "topic", "topics", "translate", "travel", "trending", "trending now", "tumblr",
    "tv", "tweet", "twitter", "unsubscribe", "up next", "viber", "video", "videos", "vidéo",
    "view # images", "view all", "view comments", "view gallery", "view image",
    "view image in fullscreen", "view more", "watch", "watch live", "watch now", "weather",
    "werbung", "whatsapp", "world", "world news", "x", "yahoo", "youtube", "zum inhalt springen",
    "österreich",
];

/// Beginnings of whole-line boxes and teasers. Sorted, as are the lists below.
#[rustfmt::skip]
const MENU_STARTS: &[&str] = &[
    "a version of this article appeared in print", "accept cookies", "ad feedback",
    "add as preferred", "add us on", "add your comment", "advertisement", "already a subscriber",
    "already have an account", "also read", "article continues", "articles liés",
    "articoli correlati", "artículos relacionados", "auch interessant", "back to", "by signing up",
    "by subscribing", "click here", "click to", "continue reading", "copy link",
    "create a free account", "create an account", "discover more", "dive deeper",
    "do you have a story", "don t miss", "download our", "download the", "enter your email",
    "explore more", "filed under", "find us on", "follow the", "follow us",
    "for more information visit", "for more news", "for more stories", "free newsletter",
    "get breaking", "get email", "get our", "get real time", "get the latest", "get unlimited",
    "have a tip", "hier klicken", "if you buy something", "in case you missed it",
    "interested in more", "jetzt lesen", "join our", "join the conversation", "join us on",
    "keep reading", "la rédaction vous conseille", "last name", "learn more", "lee también",
    "leer también", "leia mais", "leia também", "les også", "lesen sie", "lesen sie auch",
    "lire aussi", "lire la suite", "listen now", "listen to", "log in to", "manage your",
    "mehr lesen", "mehr zu", "more from", "more on this", "must read", "más información",
    "need help", "newsletter", "no comments", "not a subscriber", "noticias relacionadas",
    "our journalists", "our team of", "photo gallery", "please enable", "please log in",
    "please subscribe", "posted in", "powered by", "preferred source", "print this", "read also",
    "read more", "read next", "read the full", "read this next", "recommended", "register now",
    "related", "related articles", "related stories", "remaining time", "save up to", "see also",
    "share on", "share this", "share your", "show comments", "sign in", "sign up", "skip to",
    "stay informed", "stay up to date", "story continues", "subscribe", "support independent",
    "support local", "support our", "sur le même thème", "tags", "tap here", "tap to",
    "te puede interesar", "thank you for", "thanks for reading", "the latest breaking",
    "this advertisement", "this article is free", "this site uses", "this website uses",
    "try refreshing", "turn on", "unlimited online access", "unlock", "url copied",
    "use of this site", "view comments", "view image", "view images", "view more", "view this",
    "voir aussi", "want more", "watch live", "watch now", "watch the", "watch video",
    "we apologize", "we use cookies", "we want to hear", "what do you think",
    "you can unsubscribe", "you have been", "you have reached", "your browser",
    "your email address", "your subscription", "your web browser", "zum artikel", "zum thema",
    "à découvrir", "à lire aussi",
];

/// Lines after which the article is over: whole or as a beginning.
#[rustfmt::skip]
const ENDINGS: &[&str] = &[
    "# comment", "# comments", "# replies to", "# responses to", "# thoughts on",
    "about the author", "about us", "all rights reserved", "alle rechte vorbehalten",
    "articles liés", "articoli correlati", "auch interessant", "be the first to comment",
    "comments are closed", "das könnte dich auch interessieren",
    "das könnte sie auch interessieren", "discover more from", "editors picks",
    "from around the web", "join the discussion", "kommentare", "la rédaction vous conseille",
    "latest news", "latest stories", "leave a comment", "leave a reply", "leave comment",
    "mehr aus", "mehr aus dem ressort", "mehr zum thema", "meistgelesen", "more from", "more in",
    "more news", "more on this story", "more stories", "more to explore", "most popular",
    "most read", "most viewed", "newest", "next article", "next post", "noticias relacionadas",
    "older posts", "our picks", "paid content", "popular posts", "popular stories",
    "post a comment", "previous article", "previous post", "print headline", "privacy policy",
    "promoted content", "promoted stories", "read next", "recent posts", "recommended for you",
    "recommended stories", "related articles", "related content", "related coverage",
    "related news", "related posts", "related stories", "related topics", "report a correction",
    "report a typo", "report an error", "save my name email", "similar posts", "sponsored content",
    "sponsored stories", "submit a comment", "sur le même thème", "tagged with", "terms of use",
    "the latest news", "they re reading", "top stories", "trending now", "trending stories",
    "up next", "view comments", "what s next", "what to read next", "you may also like",
    "you may be interested", "you might also like", "your email address will not be published",
];

/// Lines that open the readers' comments.
#[rustfmt::skip]
const COMMENT_STARTS: &[&str] = &[
    "# comment", "# comments", "# replies to", "# responses to", "# thoughts on", "comentarios",
    "comment section", "commentaires", "comments", "join the discussion", "kommentare",
    "reader comments", "responses", "show comments", "view comments",
];

/// Lower case, letters and digits only, one space between words, runs of digits as `#`.
pub fn normalise(line: &str, into: &mut String) {
    into.clear();
    let mut is_gap = false;
    let mut is_number = false;
    for char in line.chars() {
        if char.is_ascii_lowercase() && !is_gap && !is_number {
            into.push(char);
        } else if char.is_numeric() {
            if !is_number {
                if is_gap && !into.is_empty() {
                    into.push(' ');
                }
                into.push('#');
            }
            is_number = true;
            is_gap = false;
        } else if char.is_alphabetic() {
            if (is_gap || is_number) && !into.is_empty() {
                into.push(' ');
            }
            into.extend(char.to_lowercase());
            is_gap = false;
            is_number = false;
        } else {
            is_gap = true;
            is_number = false;
        }
    }
}

/// What the line's words say. `buffer` is kept between calls.
pub fn look_up(line: &str, buffer: &mut String) -> Phrase {
    if line.len() > MAX_BYTES {
        // Boxes may be long; only their beginning counts.
        let mut end = 64;
        while !line.is_char_boundary(end) {
            end -= 1;
        }
        normalise(&line[..end], buffer);
        return Phrase {
            starts_menu: starts(MENU_STARTS, buffer),
            ..Phrase::default()
        };
    }
    normalise(line, buffer);
    let is_short = buffer.len() <= 48;
    Phrase {
        is_menu: MENU.binary_search(&buffer.as_str()).is_ok(),
        starts_menu: starts(MENU_STARTS, buffer),
        ends_article: is_short && starts(ENDINGS, buffer),
        opens_comments: is_short && starts(COMMENT_STARTS, buffer),
    }
}

/// Whether `key` is one of `phrases` or begins with one and a space. `phrases` is sorted, so those
/// that share its first letter stand together.
fn starts(phrases: &[&str], key: &str) -> bool {
    let Some(&first) = key.as_bytes().first() else {
        return false;
    };
    let from = phrases.partition_point(|phrase| phrase.as_bytes()[0] < first);
    phrases[from..]
        .iter()
        .take_while(|phrase| phrase.as_bytes()[0] == first)
        .any(|phrase| {
            key.strip_prefix(phrase)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normal_form() {
        let mut key = String::new();
        for (line, expected) in [
            ("Leave A Reply", "leave a reply"),
            ("Comments (12)", "comments #"),
            ("  0 3", "# #"),
            ("5-min read", "# min read"),
            ("— — —", ""),
            ("1,204 shares", "# # shares"),
        ] {
            normalise(line, &mut key);
            assert_eq!(key, expected);
        }
    }

    #[test]
    fn lists_are_sorted() {
        for list in [MENU, MENU_STARTS, ENDINGS, COMMENT_STARTS] {
            assert!(list.windows(2).all(|pair| pair[0] < pair[1]));
            assert!(list.iter().all(|phrase| !phrase.is_empty()));
        }
    }

    #[test]
    fn phrases() {
        let mut buffer = String::new();
        let mut is = |line: &str| look_up(line, &mut buffer);
        assert!(is("SUBSCRIBE").is_menu && is("Top of page").is_menu);
        assert!(is("Read more: Ships turn back").starts_menu);
        assert!(is("Related articles").ends_article && is("12 Comments").opens_comments);
        assert_eq!(is("Relatedness is a measure of kinship"), Phrase::default());
        assert_eq!(
            is("The comments drew protest from the opposition."),
            Phrase::default()
        );
    }
}
