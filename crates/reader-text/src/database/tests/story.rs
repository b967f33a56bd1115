//! Invented articles, of which the printers make exports.

/// What an export should give back.
#[derive(Clone, Debug, Default)]
pub(super) struct Story {
    pub(super) outlet: &'static str,
    /// Year, month, day.
    pub(super) date: (u32, u32, u32),
    pub(super) headline: &'static str,
    pub(super) dek: &'static str,
    pub(super) authors: &'static [&'static str],
    pub(super) caption: &'static str,
    pub(super) paragraphs: &'static [&'static str],
    pub(super) language: &'static str,
}

impl Story {
    pub(super) fn iso(&self) -> String {
        let (year, month, day) = self.date;
        format!("{year:04}-{month:02}-{day:02}")
    }

    pub(super) fn n_words(&self) -> usize {
        self.paragraphs
            .iter()
            .map(|text| text.split(' ').count())
            .sum()
    }
}

pub(super) fn english() -> Vec<Story> {
    vec![
        Story {
            outlet: "The Northgate Courier",
            date: (2024, 3, 11),
            headline: "Port talks end without a result as both delegations blame the weather",
            dek: "Ministers leave the island a day early and name no date for a new round",
            authors: &["Lena Marsh", "Omar al-Amin"],
            caption: "Two tugs wait outside the outer harbour of Northgate on Sunday evening.",
            paragraphs: &[
                "The talks about the port of Northgate ended on Sunday night without a result, \
                 both delegations said in short statements that named no reason at all.",
                "“We came with an open mind,” said Rowan Ellery, the minister of ports. “We leave \
                 with an open question: who pays for the breakwater?”",
                "SUBJECT to the approval of parliament, the first half of the money was to come \
                 from the capital. A letter seen by the Courier puts the sum at 40 million.",
                "The militia that holds the northern pier, known as the Pier Guard, was not at the \
                 table. Its speaker called the talks a play for the cameras.",
                "A new round may begin in the autumn, a diplomat said.",
            ],
            language: "English",
        },
        Story {
            outlet: "Harbour News",
            date: (2024, 3, 12),
            headline: "Pier Guard opens the northern road",
            dek: "",
            authors: &["Ida Vane"],
            caption: "",
            paragraphs: &[
                "Trucks rolled over the northern road for the first time in six weeks on Monday, \
                 after the Pier Guard took down its last barrier at the old customs house.",
                "Drivers had slept in their cabins since the end of January. One of them, Tomas \
                 Rell, said he had stopped counting the nights.",
                "The governor, Hanna Oster, thanked “all who kept their nerve”. Location: that is \
                 what it had always been about, she added.",
            ],
            language: "English",
        },
        Story {
            outlet: "Associated Press International",
            date: (2023, 12, 1),
            headline: "Ministers of five countries agree on a ferry treaty",
            dek: "",
            authors: &[],
            caption: "",
            paragraphs: &[
                "Five countries agreed on Friday on common rules for their ferries, eleven years \
                 after the sinking of the Anna Rosa, in which forty people died.",
                "The treaty asks for two radios on each ship and for lists of passengers that are \
                 sent ashore before the ship leaves.",
                "Sailors’ unions called it late. “It is a list of things we do anyway,” said their \
                 chairwoman, Mirjam Kolb, in Northgate.",
                "It comes into force when three parliaments have voted for it.",
            ],
            language: "English",
        },
        Story {
            outlet: "The Island Times",
            date: (2024, 1, 9),
            headline: "No",
            dek: "",
            authors: &["Ruth de Vries"],
            caption: "",
            paragraphs: &[
                "One paragraph was enough for the answer of the island’s council to the \
                 letter from the capital, which had run to ninety pages with its maps.",
            ],
            language: "English",
        },
    ]
}

pub(super) fn german() -> Vec<Story> {
    vec![
        Story {
            outlet: "Nordhafener Anzeiger",
            date: (2024, 3, 11),
            headline: "Hafengespräche enden ohne Ergebnis",
            dek: "Beide Seiten reisen einen Tag früher ab",
            authors: &["Karl Weiß", "Eva Ort"],
            caption: "",
            paragraphs: &[
                "Die Gespräche über den Hafen sind in der Nacht zum Montag ohne Ergebnis zu Ende \
                 gegangen. Das teilten beide Delegationen in knappen Erklärungen mit.",
                "Die Miliz, die den nördlichen Pier hält, saß nicht mit am Tisch. Ihr Sprecher \
                 nannte das Treffen ein Schauspiel für die Kameras.",
                "Eine neue Runde soll es im Herbst geben.",
            ],
            language: "Deutsch",
        },
        Story {
            outlet: "Küstenbote",
            date: (2024, 3, 12),
            headline: "Pierwache gibt die Nordstraße frei",
            dek: "",
            authors: &["Jana Thiel"],
            caption: "",
            paragraphs: &[
                "Zum ersten Mal seit sechs Wochen rollten am Montag wieder Lastwagen über die \
                 Nordstraße. Die Pierwache hatte ihre letzte Sperre am alten Zollhaus abgebaut.",
                "Die Fahrer hatten seit Ende Januar in ihren Kabinen geschlafen.",
            ],
            language: "Deutsch",
        },
    ]
}

pub(super) fn french() -> Vec<Story> {
    vec![
        Story {
            outlet: "Le Courrier du Port",
            date: (2024, 3, 11),
            headline: "Les pourparlers sur le port prennent fin sans résultat",
            dek: "",
            authors: &["Émile Sarrault"],
            caption: "",
            paragraphs: &[
                "Les pourparlers sur le port se sont achevés dimanche soir sans résultat, ont \
                 annoncé les deux délégations dans de brefs communiqués.",
                "« Nous étions venus l’esprit ouvert », a déclaré la ministre des ports.",
            ],
            language: "Français",
        },
        Story {
            outlet: "La Dépêche des Îles",
            date: (2024, 3, 12),
            headline: "La route du nord est rouverte",
            dek: "",
            authors: &["Aline Morvan"],
            caption: "",
            paragraphs: &[
                "Des camions ont roulé lundi sur la route du nord pour la première fois \
                 depuis six semaines, après le départ de la garde.",
            ],
            language: "Français",
        },
    ]
}
