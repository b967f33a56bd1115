//! Nothing → pages in our own words with the kind of each line, for what the real copies lack.
//!
//! Readers' comments in several styles, below and above the end of a page; copies without menus;
//! remarks of republishers, credits of agencies, heads of news databases, transcripts. The words are
//! invented; a counter mixes them, so that every run makes the same pages.

use analysis::Lexicon;

use super::page::Page;

/// Pages of each recipe.
const ROUNDS: u32 = 24;

/// The pages.
pub(crate) fn pages(lexicon: &Lexicon) -> Vec<Page> {
    let recipes: [fn(&mut Maker); 9] = [
        blog_with_numbered_comments,
        page_with_threads,
        page_with_bare_comments,
        page_with_boxes_between,
        wire_copy,
        agency_page,
        republished,
        database_copy,
        transcript,
    ];
    let mut pages = Vec::new();
    for round in 0..ROUNDS {
        for (nth, recipe) in recipes.iter().enumerate() {
            let mut maker = Maker {
                seed: round * 97 + nth as u32 * 13 + 5,
                lines: Vec::new(),
            };
            recipe(&mut maker);
            let id = format!("made_{nth}_{round}");
            pages.push(Page::of(id, String::new(), maker.lines, 1.0, lexicon));
        }
    }
    pages
}

struct Maker {
    seed: u32,
    lines: Vec<(String, String)>,
}

#[rustfmt::skip]
const WHO: &[&str] = &[
    "the harbour master", "a spokeswoman for the ministry", "the northern militia", "two officials",
    "the council of the islands", "a diplomat close to the talks", "the prime minister",
    "fishermen from both shores", "the coast guard", "the opposition", "a judge in Northgate",
    "the dock workers’ union", "envoys of both sides", "the head of the delegation",
];
#[rustfmt::skip]
const DID: &[&str] = &[
    "said the ferry would not leave before the inquiry had ended",
    "refused to name a date for the next round of talks",
    "told reporters that the port had been closed for nobody’s safety",
    "warned that the ceasefire could break down within days",
    "denied that any weapons had been found on board the Marigold",
    "had asked the court for more time to answer the charges",
    "announced a new tax on ships that pass the strait",
    "blamed the other side for the shots fired at the pier",
    "promised to rebuild the lighthouse that burned in the spring",
    "left the meeting early and did not speak to the press",
];
#[rustfmt::skip]
const MORE: &[&str] = &[
    "after three nights of shelling near the border", "according to a letter seen on Monday",
    "although the governor had ordered the opposite", "while crowds gathered outside the hall",
    "in what neighbours called the worst week since the flood", "despite an offer from the mediator",
    "because the budget for the coming year has not been passed", "as families waited for news",
    "a day before the envoy was due to return", "which both governments had signed in the autumn",
];
#[rustfmt::skip]
const TITLES: &[&str] = &[
    "Ferry talks end without a deal as militia keeps the pier", "Islanders wait for word on the strait",
    "Minister quits over the burned lighthouse", "Port of Northgate shut after shots at the pier",
    "Court gives union more time in dock case", "Envoys return to empty tables on the island",
    "Ceasefire holds for a third night, both sides say", "A tax on ships nobody asked for",
];
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "Rowan Ellery", "Ines Calder", "Tobias Marsh", "Lena Okoro", "Pavel Strand", "Mira Quist",
    "Dana Whitlock", "Omar Fennel", "Sofie Lark", "Hugo Brandt",
];
#[rustfmt::skip]
const NICKS: &[&str] = &[
    "marsh_77", "OldSalt", "IslandGirl", "tide-watcher", "T. Whitby", "Anon", "gull4ever",
    "Northshore Dad", "Peg", "captain_nobody", "Erik from Holm", "LighthouseKeeper",
];
#[rustfmt::skip]
const TALK: &[&str] = &[
    "They never wanted a deal in the first place, and everyone on the island knows it.",
    "I was at the pier that night. Nobody fired anything. Ask the people who live there.",
    "lol, another inquiry. How many is that now?",
    "Wrong strait, friend.",
    "Give the pier back to the fishermen.",
    "Did anybody read the letter? Ask anybody.",
    "Thank you for writing this, it is the first honest piece I have read about the strait in months.",
    "Wrong. The tax was in the budget two years ago and your side voted for it.",
    "My grandfather built that lighthouse. Seeing it burn was terrible, and nobody was ever charged.",
    "You can’t blame the union for this one!!! The minister has known since March and did nothing.",
    "So we pay twice for a ferry that does not sail. Great job, everybody.",
    "I disagree with the author here. If you read the letter, it says that the port may be closed for \
     safety, and this is what the coast guard did. We should wait for the court.",
    "This is what happens when you let militias guard a harbour. It was the same in my country, and in \
     the end the people left and the ships went elsewhere.",
];
#[rustfmt::skip]
const MENU: &[&str] = &[
    "Home", "World", "Politics", "Harbour", "Sport", "Weather", "Subscribe", "Log in", "Search",
    "Newsletters", "Opinion", "Ferries", "Video", "Obituaries", "My account", "Podcasts",
];
#[rustfmt::skip]
const HEADINGS: &[&str] = &[
    "An old quarrel", "What the letter says", "Who guards the pier?", "No date, no deal",
    "“We will wait”", "The long winter", "A court of its own", "Shots in the fog",
    "The court", "Two ships", "What next", "Night watch", "A matter of trust", "The envoys",
    "Letters home", "An empty chair",
];
#[rustfmt::skip]
const DEKS: &[&str] = &[
    "No deal, no date. The ferry stays where it is.", "Both sides came. Neither stayed for dinner.",
    "A night at the pier, and what came of it", "Forty years of quarrel over one lighthouse",
    "He had been told to wait. He did not.",
];
#[rustfmt::skip]
const BUTTONS: &[&str] = &[
    "Share", "Save", "Print", "Copy link", "Facebook", "12 shares", "Listen",
    "Powered by Tidewater translation", "Listen to this story", "Translated by machine"];

impl Maker {
    fn below(&mut self, n: usize) -> usize {
        self.seed = self
            .seed
            .wrapping_mul(1_664_525)
            .wrapping_add(1_013_904_223);
        (self.seed >> 8) as usize % n
    }

    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        from[self.below(from.len())]
    }

    fn put(&mut self, label: &str, text: impl Into<String>) {
        self.lines.push((text.into(), label.to_string()));
    }

    fn gap(&mut self) {
        self.put("", "");
    }

    fn sentence(&mut self) -> String {
        let (who, did) = (self.pick(WHO), self.pick(DID));
        let more = self.pick(MORE);
        let mut first = who.chars();
        let who: String = first
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .chain(first)
            .collect();
        if self.below(3) == 0 {
            format!("{who} {did}.")
        } else {
            format!("{who} {did}, {more}.")
        }
    }

    fn paragraph(&mut self) -> String {
        let n_sentences = 1 + self.below(3);
        let sentences: Vec<String> = (0..n_sentences).map(|_| self.sentence()).collect();
        sentences.join(" ")
    }

    fn menu(&mut self) {
        let n_lines = 3 + self.below(10);
        let from = self.below(MENU.len());
        for idx in 0..n_lines {
            self.put("furniture", MENU[(from + idx) % MENU.len()]);
        }
    }

    fn buttons(&mut self) {
        for _ in 0..=self.below(3) {
            let button = self.pick(BUTTONS);
            self.put("furniture", button);
        }
    }

    fn title(&mut self) {
        let title = self.pick(TITLES);
        self.put("headline", title);
    }

    fn dek(&mut self) {
        if self.below(3) == 0 {
            let dek = self.pick(DEKS);
            self.put("dek", dek);
            return;
        }
        let dek = self.sentence();
        let is_open = self.below(2) == 0;
        self.put(
            "dek",
            if is_open {
                dek.trim_end_matches('.')
            } else {
                &dek
            },
        );
    }

    fn date(&mut self) -> String {
        let day = 1 + self.below(28);
        let month = self.pick(&["January", "March", "June", "August", "October"]);
        format!("{month} {day}, 20{}", 15 + self.below(10))
    }

    fn byline(&mut self) {
        let name = self.pick(NAMES);
        self.put("byline", format!("By {name}"));
    }

    fn body(&mut self, n_paragraphs: usize) {
        for nth in 0..n_paragraphs {
            if nth > 0 && self.below(4) == 0 {
                let heading = self.pick(HEADINGS);
                self.put("heading", heading);
                self.gap();
            }
            let paragraph = self.paragraph();
            self.put("body", paragraph);
            self.gap();
        }
    }

    /// A picture under the title: its words, and who made it, on one line or two.
    fn picture(&mut self) {
        let who = self.pick(WHO);
        let place = self.pick(&[
            "at the pier of Northgate",
            "in the port of Holm, Norland",
            "on the island, June 3, 2021",
        ]);
        let name = self.pick(NAMES);
        let words = match self.below(3) {
            0 => format!("A picture from March shows {who} {place}."),
            1 => format!("{name}, the harbour minister, attending a parade of {who} {place}."),
            _ => format!("Ships of {who} lying at anchor {place}, the third of the winter."),
        };
        let name = self.pick(NAMES);
        match self.below(4) {
            0 => self.put(
                "caption",
                format!("{words}Credit...{name} for The Northgate Courier"),
            ),
            1 => self.put("caption", format!("{words} Photo: {name}/HNA")),
            2 => {
                let more = self.sentence();
                self.put("caption", format!("{words} {more} (File photo)"));
            }
            _ => {
                self.put("caption", words);
                self.put("credit", format!("Photo: {name}/Harbour News"));
            }
        }
        self.gap();
    }

    fn talk(&mut self) -> &'static str {
        self.pick(TALK)
    }

    fn ago(&mut self) -> String {
        let n_units = 2 + self.below(20);
        let unit = self.pick(&["hours", "days", "minutes"]);
        format!("{n_units} {unit} ago")
    }

    fn end(&mut self) {
        self.put("furniture", "Related stories");
        for _ in 0..2 + self.below(3) {
            let title = self.pick(TITLES);
            self.put("furniture", title);
        }
        self.put("copyright", "© 2024 Harbour Media. All rights reserved.");
    }
}

fn blog_with_numbered_comments(maker: &mut Maker) {
    maker.title();
    maker.gap();
    match maker.below(3) {
        0 => {
            maker.dek();
            maker.gap();
        }
        1 => maker.picture(),
        _ => maker.buttons(),
    }
    if maker.below(2) == 0 {
        maker.byline();
        maker.gap();
    }
    let n_paragraphs = 4 + maker.below(4);
    maker.body(n_paragraphs);
    for nth in 0..3 + maker.below(4) {
        let name = if nth % 2 == 0 {
            maker.pick(NICKS)
        } else {
            maker.pick(NAMES)
        };
        maker.put("comment", format!("{}. {name} says", nth + 1));
        maker.gap();
        for _ in 0..=maker.below(2) {
            let talk = maker.talk();
            maker.put("comment", talk);
        }
        maker.gap();
    }
    maker.put("furniture", "Leave a Reply");
    maker.put("furniture", "Your email address will not be published.");
}

fn page_with_threads(maker: &mut Maker) {
    maker.menu();
    maker.title();
    if maker.below(2) == 0 {
        maker.picture();
    } else {
        maker.dek();
    }
    maker.byline();
    let date = maker.date();
    maker.put("date", format!("Published {date}"));
    maker.buttons();
    let n_paragraphs = 4 + maker.below(5);
    maker.body(n_paragraphs);
    let n_comments = 3 + maker.below(6);
    maker.put("furniture", format!("{n_comments} Comments"));
    maker.put("furniture", "Newest first");
    for _ in 0..n_comments {
        let (name, ago) = (maker.pick(NICKS), maker.ago());
        if maker.below(2) == 0 {
            maker.put("comment", format!("{name} · {ago}"));
        } else {
            maker.put("comment", name);
            maker.put("comment", ago);
        }
        for _ in 0..=maker.below(3) {
            let talk = maker.talk();
            maker.put("comment", talk);
        }
        maker.put("furniture", "Reply");
        if maker.below(2) == 0 {
            maker.put("furniture", "Report");
        }
    }
    maker.end();
}

fn page_with_bare_comments(maker: &mut Maker) {
    maker.menu();
    maker.title();
    let date = maker.date();
    maker.put("date", date);
    let n_paragraphs = 3 + maker.below(4);
    maker.body(n_paragraphs);
    let opener = maker.pick(&[
        "Comments",
        "Reader comments",
        "Join the discussion",
        "Responses",
    ]);
    maker.put("furniture", opener);
    maker.gap();
    for _ in 0..4 + maker.below(5) {
        let (name, date) = (maker.pick(NICKS), maker.date());
        maker.put("comment", name);
        if maker.below(2) == 0 {
            maker.put("comment", format!("{date} at 5:12 pm"));
        }
        maker.gap();
        for _ in 0..=maker.below(3) {
            let talk = maker.talk();
            maker.put("comment", talk);
            maker.gap();
        }
        if maker.below(3) > 0 {
            maker.put("furniture", "Like");
        }
    }
    maker.end();
}

fn page_with_boxes_between(maker: &mut Maker) {
    maker.menu();
    maker.title();
    if maker.below(2) == 0 {
        maker.picture();
    }
    maker.byline();
    for nth in 0..6 + maker.below(5) {
        if nth > 0 && maker.below(4) == 0 {
            let heading = maker.pick(HEADINGS);
            maker.put("heading", heading);
            maker.gap();
        }
        let paragraph = maker.paragraph();
        maker.put("body", paragraph);
        maker.gap();
        match (nth % 3, maker.below(4)) {
            (0, 0) => {
                let title = maker.pick(TITLES);
                maker.put("furniture", "Related");
                maker.put("furniture", title);
            }
            (0, 1) => maker.put("furniture", "Advertisement"),
            (0, 2) => {
                let title = maker.pick(TITLES);
                maker.put("furniture", format!("Read more: {title}"));
            }
            (1, 0) => {
                maker.put("furniture", "Article content");
                maker.put(
                    "furniture",
                    "This advertisement has not loaded yet, but your article continues below.",
                );
            }
            (1, 1) => maker.picture(),
            (2, 0) => {
                maker.put("furniture", "Sign up for our morning letter");
                maker.put("furniture", "The news of the strait in your inbox at six, with the weather and the ferries.");
                maker.put("furniture", "Enter your email");
            }
            _ => continue,
        }
        maker.gap();
    }
    maker.end();
}

fn wire_copy(maker: &mut Maker) {
    maker.title();
    maker.gap();
    match maker.below(3) {
        0 => maker.picture(),
        1 => {
            maker.dek();
            maker.gap();
        }
        _ => {}
    }
    maker.byline();
    let date = maker.date();
    maker.put("date", date);
    maker.gap();
    let lead = maker.paragraph();
    maker.put("body", format!("NORTHGATE (HNA) — {lead}"));
    maker.gap();
    let n_paragraphs = 3 + maker.below(5);
    maker.body(n_paragraphs);
    let name = maker.pick(NAMES);
    maker.put(
        "byline",
        format!("{name} in Holm contributed to this report."),
    );
    maker.gap();
    maker.put(
        "copyright",
        "Copyright 2021 Harbour News Agency. All rights reserved.",
    );
}

fn agency_page(maker: &mut Maker) {
    maker.menu();
    let agency = maker.pick(&[
        "Holm News Agency",
        "Northgate Press Agency",
        "Norland News Agency",
    ]);
    maker.put("outlet", agency);
    let (teaser, other) = (maker.pick(TITLES), maker.pick(TITLES));
    maker.put("furniture", format!("Breaking: {teaser}"));
    if maker.below(2) == 0 {
        maker.put("furniture", other);
    }
    maker.put("furniture", "Home / Politics");
    maker.title();
    let date = maker.date();
    maker.put("date", format!("{date} 14:20"));
    maker.buttons();
    maker.picture();
    let n_paragraphs = 4 + maker.below(4);
    maker.body(n_paragraphs);
    maker.end();
}

fn republished(maker: &mut Maker) {
    maker.put("outlet", "The Northgate Courier");
    maker.gap();
    maker.title();
    maker.gap();
    maker.put("editor_note", "Editor’s note: This article first ran under another title; a name was corrected on Tuesday.");
    maker.gap();
    let n_paragraphs = 4 + maker.below(3);
    maker.body(n_paragraphs);
    maker.put("source_line", "Source: Harbour News Agency");
}

fn database_copy(maker: &mut Maker) {
    maker.put("outlet", "The Northgate Courier");
    let date = maker.date();
    maker.put("date", date);
    maker.put("furniture", "Section: News; Pg. 12");
    let n_words = 300 + maker.below(900);
    maker.put("furniture", format!("Length: {n_words} words"));
    maker.title();
    let name = maker.pick(NAMES).to_uppercase();
    maker.put("byline", format!("BYLINE: {name}"));
    maker.gap();
    let n_paragraphs = 3 + maker.below(5);
    maker.body(n_paragraphs);
    maker.put("furniture", "LOAD-DATE: June 3, 2019");
    maker.put("furniture", "PUBLICATION-TYPE: Newspaper");
    maker.put(
        "copyright",
        "Copyright 2019 Courier Press. All Rights Reserved",
    );
}

fn transcript(maker: &mut Maker) {
    maker.title();
    maker.gap();
    let lead = maker.paragraph();
    maker.put("body", lead);
    maker.gap();
    for nth in 0..6 + maker.below(6) {
        let sentence = maker.sentence();
        let name = if nth % 2 == 0 { "ELLERY" } else { "CALDER" };
        let words = if nth % 3 == 0 {
            "And then what happened at the pier?".to_string()
        } else {
            sentence
        };
        maker.put("body", format!("{name}: {words}"));
        maker.gap();
    }
}
