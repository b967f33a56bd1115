//! Words of bylines: what stands before names, inside them, and instead of them.

/// What stands before the names, in lower case; longer ones before their beginnings.
#[rustfmt::skip]
pub(super) const MARKS: &[&str] = &[
    "written by", "story by", "words by", "text by", "report by", "reported by", "posted by",
    "published by", "article by", "opinion by", "analysis by", "review by", "interview by",
    "reporting by", "created by", "recipe by", "article written by", "contributed by", "blog by", "by", "words", "von", "text von", "aus", "par", "propos recueillis par",
    "por", "escrito por", "publicado por", "texto de", "di", "a cura di", "scritto da", "door", "af", "av",
    "tekst", "tekst og foto", "text och foto", "från", "przez", "napisał", "napisała", "autor", "autora",
    "autorin", "auteur", "autore", "author", "authors", "od", "napsal", "napsala", "píše", "írta", "szerző",
    "de către", "oleh", "ditulis oleh", "penulis", "yazan", "yazar", "haber", "text", "του", "της", "από",
    "автор", "авторы", "текст", "от", "автори", "بقلم", "كتب", "كتبت", "المصدر", "نویسنده", "تحریر", "מאת",
    "लेखक", "द्वारा", "লেখক", "โดย", "文", "文／", "作者", "撰文", "记者", "記者",
];

/// Marks that are common words and need a colon: "Text messages …" is no byline.
#[rustfmt::skip]
pub(super) const NEED_COLON: &[&str] = &[
    "text", "author", "authors", "autor", "autora", "autorin", "auteur", "autore", "words", "tekst", "aus",
    "haber", "yazar", "penulis", "szerző", "автор", "авторы", "автори", "текст", "от", "المصدر", "نویسنده",
    "تحریر", "लेखक", "द्वारा", "লেখক", "文", "作者", "撰文", "记者", "記者", "του", "της", "od", "píše",
];

/// Words in lower case that may stand inside a name.
pub(super) const PARTICLES: &[&str] = &[
    "al", "el", "de", "del", "della", "der", "den", "di", "da", "dos", "das", "do", "du", "la",
    "le", "lo", "van", "von", "vom", "zu", "zum", "zur", "bin", "ibn", "bint", "abu", "ben", "ter",
    "ten", "te", "y", "e", "i", "af", "av", "d", "dela", "delos", "degli", "dei", "dal", "os",
    "und", "st",
];

/// Words that show that a part of a byline is an office, not a name.
#[rustfmt::skip]
pub(super) const ROLES: &[&str] = &[
    "writer", "writers", "reporter", "reporters", "correspondent", "correspondents", "editor",
    "editors", "journalist", "journalists", "columnist", "columnists", "staff", "bureau", "chief",
    "contributor", "contributors", "analyst", "fellow", "producer", "desk", "team", "newsroom",
    "redakteur", "redakteurin", "korrespondent", "korrespondentin", "agencies", "agency", "press",
    "news", "service", "services", "wire", "online", "digital", "photographer", "researcher",
    "professor", "lecturer", "author", "director", "intern", "editorial", "webdesk", "newsdesk",
    "redaktion", "redazione", "redacción", "redacao", "redação", "rédaction", "redactie", "redakcja",
    "redaksjonen", "redaktionen", "agenturen", "agencias", "agences", "agenzie", "agências", "редакция",
    "журналист", "корреспондент", "periodista", "journaliste", "giornalista", "jornalista", "corresponsal",
    "reporterin", "autorin", "volontär", "volontärin", "chefredakteur", "chefredakteurin", "admin",
    "administrator", "webmaster", "guest", "newsletter", "writing", "freelance",
];

/// Whole names that are nobody, in lower case.
#[rustfmt::skip]
pub(super) const NOBODY: &[&str] = &[
    "admin", "administrator", "staff", "editor", "editors", "team", "webmaster", "anonymous", "anonym",
    "unknown", "guest", "author", "user", "null", "none", "undefined", "n/a", "na", "root", "test", "default",
    "superuser", "super user", "site admin", "webadmin", "web admin", "newsroom", "redaktion", "redazione",
    "redacción", "rédaction", "la rédaction", "redactie", "redakcja", "agencies", "agencias", "agenturen",
    "with agencies", "wire reports", "wire services", "news agencies", "staff and agencies", "web desk",
    "news desk", "newsdesk", "staff reporter", "staff writer", "staff reporters", "our correspondent", "share",
    "written by", "article by", "posted by", "by", "von", "par", "por", "min read", "follow us", "read more", "copy link",
    "updated", "published", "print", "comments", "author bio", "author profile", "profile", "フォロー", "この記事を書いた人",
    "more", "view all posts", "see all", "follow", "subscribe", "about", "contact", "home", "facebook",
    "twitter", "instagram", "linkedin", "email", "e-mail", "website",
];

/// Titles, degrees and orders that end a name behind a comma.
#[rustfmt::skip]
pub(super) const DEGREES: &[&str] = &[
    "md", "m.d.", "phd", "ph.d.", "dds", "dvm", "rn", "rd", "rdn", "ms", "m.s.", "ma", "m.a.", "mba", "jd", "j.d.",
    "esq", "esq.", "jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "mph", "cpa", "lcsw", "psyd", "np", "facs", "faclm",
    "ba", "bsc", "msc", "mbe", "obe", "cbe", "vmd", "lvt", "pt", "dpt", "cfp", "cfa", "dacvb",
];
