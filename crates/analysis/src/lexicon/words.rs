//! Word lists that several stages look words up in. Lower case, folded, sorted.
//!
//! Short closed lists of English function: titles, roles, reporting words, head words of names.
//! They say how the language works, not who is in the news; actors belong in the lexicon files.

use crate::model::ActorKind;

/// Words that stand before a person's name as a title or part of one.
#[rustfmt::skip]
const TITLES: &[&str] = &[
    "acting", "activist", "adm", "admiral", "adviser", "advisor", "affairs", "agriculture", "air",
    "ambassador", "amir", "analyst", "and", "archbishop", "army", "assistant", "attorney", "aunt",
    "author", "ayatollah", "bishop", "brig", "brigadier", "brother", "capt", "captain",
    "cardinal", "ceo", "chairman", "chairwoman", "chancellor", "chief", "citizen", "cleric",
    "cmdr", "coach", "col", "colonel", "commander", "commissioner", "comrade", "congressman",
    "congresswoman", "consul", "corporal", "cpl", "crown", "culture", "dame", "defence",
    "defense", "deputy", "director", "dr", "economy", "education", "emir", "energy", "eng",
    "engineer", "environment", "envoy", "ex", "excellency", "father", "field", "finance", "first",
    "for", "force", "foreign", "former", "founder", "gen", "general", "gov", "governor", "grand",
    "haj", "haji", "hajj", "head", "health", "high", "highness", "hojatoleslam", "imam",
    "information", "inspector", "interim", "interior", "journalist", "judge", "junior", "justice",
    "king", "labor", "labour", "lady", "lawmaker", "leader", "lieutenant", "lord", "lt", "maj",
    "majesty", "major", "marshal", "maulana", "mawlawi", "mayor", "minister", "miss", "mp", "mr",
    "mrs", "ms", "mufti", "mullah", "national", "navy", "of", "officer", "oil", "parliament",
    "patriarch", "pilot", "planning", "pope", "preacher", "premier", "president", "press",
    "prime", "prince", "princess", "private", "prof", "professor", "prosecutor", "pvt", "queen",
    "rabbi", "rear", "religious", "rep", "reporter", "representative", "rev", "reverend", "sayed",
    "sayyid", "second", "secretary", "security", "sen", "senator", "sergeant", "seyyed", "sgt",
    "shaikh", "shaykh", "sheik", "sheikh", "sir", "sister", "speaker", "special", "spokesman",
    "spokesperson", "spokeswoman", "staff", "state", "sultan", "supreme", "the", "then",
    "tourism", "trade", "transport", "treasury", "uncle", "undersecretary", "vice", "warlord",
    "writer",
];

/// Of [`TITLES`], those that by themselves make the following capitalised words a person.
#[rustfmt::skip]
const PERSON_TITLES: &[&str] = &[
    "activist", "adm", "admiral", "adviser", "advisor", "ambassador", "amir", "analyst",
    "archbishop", "ayatollah", "bishop", "brig", "brigadier", "capt", "captain", "cardinal",
    "chairman", "chairwoman", "chancellor", "cleric", "cmdr", "coach", "col", "colonel",
    "commander", "commissioner", "congressman", "congresswoman", "corporal", "cpl", "dame",
    "director", "dr", "emir", "envoy", "founder", "gen", "general", "gov", "governor", "haj",
    "haji", "hajj", "imam", "journalist", "judge", "justice", "king", "lady", "lawmaker",
    "leader", "lieutenant", "lord", "lt", "maj", "major", "marshal", "maulana", "mawlawi",
    "mayor", "minister", "miss", "mr", "mrs", "ms", "mufti", "mullah", "patriarch", "pope",
    "premier", "president", "prince", "princess", "private", "prof", "professor", "pvt", "queen",
    "rabbi", "rep", "representative", "rev", "reverend", "sayed", "sayyid", "secretary", "sen",
    "senator", "sergeant", "seyyed", "sgt", "shaikh", "shaykh", "sheik", "sheikh", "sir",
    "speaker", "spokesman", "spokesperson", "spokeswoman", "sultan", "warlord",
];

/// Nouns for what a person is, as in "X, commander of …" or "the commander X".
#[rustfmt::skip]
const ROLES: &[&str] = &[
    "activist", "adviser", "advisor", "aged", "ambassador", "analyst", "attorney", "author",
    "broker", "brother", "businessman", "captain", "chair", "chairman", "chairwoman", "chief",
    "cleric", "colonel", "columnist", "commander", "commentator", "consultant", "coordinator",
    "correspondent", "cousin", "daughter", "deputy", "diplomat", "director", "doctor",
    "economist", "editor", "engineer", "envoy", "executive", "expert", "farmer", "father",
    "fellow", "fighter", "founder", "general", "governor", "head", "historian", "host", "husband",
    "imam", "journalist", "judge", "lawmaker", "lawyer", "leader", "lecturer", "manager", "mayor",
    "mediator", "member", "minister", "monitor", "mother", "negotiator", "nephew", "nurse",
    "officer", "official", "owner", "pilot", "politician", "president", "professor", "reporter",
    "representative", "researcher", "resident", "sailor", "scholar", "seafarer", "secretary",
    "senator", "sister", "skipper", "soldier", "son", "spokesman", "spokesperson", "spokeswoman",
    "strategist", "student", "teacher", "uncle", "who", "widow", "wife",
];

/// Reporting verbs, in the forms that stand beside a speaker's name.
#[rustfmt::skip]
const REPORTING: &[&str] = &[
    "accused", "accuses", "acknowledged", "added", "adds", "admitted", "announced", "announces",
    "argued", "argues", "asked", "asks", "believes", "called", "claimed", "claims", "concluded",
    "condemned", "condemns", "confirmed", "confirms", "continued", "declared", "declares",
    "denied", "denies", "described", "emphasised", "emphasized", "explained", "explains",
    "insisted", "insists", "noted", "notes", "pledged", "posted", "praised", "predicted",
    "recalled", "recalls", "recounted", "reiterated", "replied", "responded", "said", "say",
    "says", "stated", "states", "stressed", "suggested", "suggests", "tells", "testified",
    "thinks", "told", "tweeted", "urged", "urges", "vowed", "vows", "warned", "warns", "writes",
    "wrote",
];

/// Words after which capitalised words are a place: "in X", "near X".
#[rustfmt::skip]
const PLACE_CUES: &[&str] = &[
    "across", "around", "at", "beyond", "central", "downtown", "east", "eastern", "in", "inside",
    "into", "near", "nearing", "north", "northeast", "northern", "northwest", "off", "outside",
    "reaching", "south", "southeast", "southern", "southwest", "through", "throughout", "toward",
    "towards", "visit", "visited", "visiting", "west", "western",
];

/// Verbs of motion: what follows their "to" or "from" is a place.
#[rustfmt::skip]
const MOTION: &[&str] = &[
    "back", "came", "drove", "evacuated", "fled", "flew", "flight", "flights", "flown", "headed",
    "heading", "moved", "moving", "returned", "returning", "returns", "road", "rushed", "sailed",
    "sent", "transferred", "transported", "travel", "traveled", "traveling", "travelled",
    "travelling", "travels", "trip", "visit", "visits", "way", "went", "withdrew",
];

/// Nouns that make "… of X" or "X …" a place.
#[rustfmt::skip]
const PLACE_NOUNS: &[&str] = &[
    "airport", "base", "border", "camp", "capital", "cities", "city", "coast", "county",
    "crossing", "district", "districts", "governorate", "island", "neighborhood", "neighbourhood",
    "oblast", "outskirts", "port", "province", "provinces", "region", "river", "streets",
    "suburb", "town", "towns", "valley", "village", "villages",
];

/// Last (or of-) words of names and the kind they make: "Tafuf *Brigade*".
const HEADS: &[(&str, ActorKind)] = &[
    ("administration", ActorKind::Government),
    ("agency", ActorKind::Agency),
    ("airbase", ActorKind::Place),
    ("airlines", ActorKind::Organisation),
    ("airport", ActorKind::Place),
    ("airways", ActorKind::Organisation),
    ("alliance", ActorKind::PoliticalParty),
    ("army", ActorKind::Military),
    ("assembly", ActorKind::Government),
    ("association", ActorKind::Organisation),
    ("authority", ActorKind::Agency),
    ("bank", ActorKind::Organisation),
    ("base", ActorKind::Place),
    ("battalion", ActorKind::ArmedGroup),
    ("battalions", ActorKind::ArmedGroup),
    ("bloc", ActorKind::PoliticalParty),
    ("bridge", ActorKind::Place),
    ("brigade", ActorKind::ArmedGroup),
    ("brigades", ActorKind::ArmedGroup),
    ("bureau", ActorKind::Agency),
    ("cabinet", ActorKind::Government),
    ("camp", ActorKind::Place),
    ("center", ActorKind::Organisation),
    ("centre", ActorKind::Organisation),
    ("channel", ActorKind::Media),
    ("city", ActorKind::Place),
    ("club", ActorKind::Organisation),
    ("coalition", ActorKind::InternationalOrg),
    ("college", ActorKind::Organisation),
    ("command", ActorKind::Military),
    ("commission", ActorKind::Organisation),
    ("committee", ActorKind::Organisation),
    ("company", ActorKind::Organisation),
    ("congress", ActorKind::Government),
    ("coordination", ActorKind::ArmedGroup),
    ("corp", ActorKind::Organisation),
    ("corporation", ActorKind::Organisation),
    ("corps", ActorKind::Military),
    ("council", ActorKind::Organisation),
    ("county", ActorKind::Place),
    ("court", ActorKind::Government),
    ("crossing", ActorKind::Place),
    ("department", ActorKind::Agency),
    ("directorate", ActorKind::Agency),
    ("district", ActorKind::Place),
    ("division", ActorKind::Military),
    ("federation", ActorKind::Organisation),
    ("fighters", ActorKind::ArmedGroup),
    ("fleet", ActorKind::Military),
    ("force", ActorKind::Military),
    ("forces", ActorKind::Military),
    ("foundation", ActorKind::Organisation),
    ("framework", ActorKind::PoliticalParty),
    ("front", ActorKind::ArmedGroup),
    ("fund", ActorKind::Organisation),
    ("gazette", ActorKind::Media),
    ("government", ActorKind::Government),
    ("governorate", ActorKind::Place),
    ("group", ActorKind::Organisation),
    ("guard", ActorKind::Military),
    ("guardians", ActorKind::ArmedGroup),
    ("guards", ActorKind::Military),
    ("gulf", ActorKind::Place),
    ("heights", ActorKind::Place),
    ("herald", ActorKind::Media),
    ("hezbollah", ActorKind::ArmedGroup),
    ("hospital", ActorKind::Organisation),
    ("house", ActorKind::Organisation),
    ("inc", ActorKind::Organisation),
    ("initiative", ActorKind::Organisation),
    ("institute", ActorKind::Organisation),
    ("institution", ActorKind::Organisation),
    ("island", ActorKind::Place),
    ("islands", ActorKind::Place),
    ("jihad", ActorKind::ArmedGroup),
    ("journal", ActorKind::Media),
    ("lake", ActorKind::Place),
    ("lines", ActorKind::Organisation),
    ("ltd", ActorKind::Organisation),
    ("magazine", ActorKind::Media),
    ("marines", ActorKind::Military),
    ("militia", ActorKind::ArmedGroup),
    ("ministry", ActorKind::Agency),
    ("mountain", ActorKind::Place),
    ("mountains", ActorKind::Place),
    ("movement", ActorKind::PoliticalParty),
    ("mujahideen", ActorKind::ArmedGroup),
    ("nations", ActorKind::InternationalOrg),
    ("navy", ActorKind::Military),
    ("network", ActorKind::Organisation),
    ("news", ActorKind::Media),
    ("oblast", ActorKind::Place),
    ("observatory", ActorKind::Organisation),
    ("organisation", ActorKind::Organisation),
    ("organization", ActorKind::Organisation),
    ("palace", ActorKind::Place),
    ("parliament", ActorKind::Government),
    ("party", ActorKind::PoliticalParty),
    ("peninsula", ActorKind::Place),
    ("police", ActorKind::Agency),
    ("port", ActorKind::Place),
    ("post", ActorKind::Media),
    ("project", ActorKind::Organisation),
    ("province", ActorKind::Place),
    ("radio", ActorKind::Media),
    ("rebels", ActorKind::ArmedGroup),
    ("regiment", ActorKind::Military),
    ("region", ActorKind::Place),
    ("resistance", ActorKind::ArmedGroup),
    ("river", ActorKind::Place),
    ("road", ActorKind::Place),
    ("school", ActorKind::Organisation),
    ("sea", ActorKind::Place),
    ("senate", ActorKind::Government),
    ("service", ActorKind::Agency),
    ("services", ActorKind::Agency),
    ("shipping", ActorKind::Organisation),
    ("society", ActorKind::Organisation),
    ("squadron", ActorKind::Military),
    ("square", ActorKind::Place),
    ("strait", ActorKind::Place),
    ("street", ActorKind::Place),
    ("television", ActorKind::Media),
    ("times", ActorKind::Media),
    ("tribune", ActorKind::Media),
    ("trust", ActorKind::Organisation),
    ("tv", ActorKind::Media),
    ("union", ActorKind::Organisation),
    ("university", ActorKind::Organisation),
    ("valley", ActorKind::Place),
    ("zone", ActorKind::Place),
];

/// Nouns in lower case beside a name that say what it is: "the militant group X", "X, an armed group".
const APPOSED: &[(&str, ActorKind)] = &[
    ("agency", ActorKind::Agency),
    ("airport", ActorKind::Place),
    ("alliance", ActorKind::PoliticalParty),
    ("base", ActorKind::Place),
    ("bloc", ActorKind::PoliticalParty),
    ("brigade", ActorKind::ArmedGroup),
    ("brigades", ActorKind::ArmedGroup),
    ("broadcaster", ActorKind::Media),
    ("channel", ActorKind::Media),
    ("charity", ActorKind::Organisation),
    ("city", ActorKind::Place),
    ("coalition", ActorKind::PoliticalParty),
    ("company", ActorKind::Organisation),
    ("daily", ActorKind::Media),
    ("district", ActorKind::Place),
    ("faction", ActorKind::ArmedGroup),
    ("firm", ActorKind::Organisation),
    ("group", ActorKind::ArmedGroup),
    ("groups", ActorKind::ArmedGroup),
    ("institute", ActorKind::Organisation),
    ("insurgents", ActorKind::ArmedGroup),
    ("island", ActorKind::Place),
    ("militia", ActorKind::ArmedGroup),
    ("militias", ActorKind::ArmedGroup),
    ("ministry", ActorKind::Agency),
    ("movement", ActorKind::ArmedGroup),
    ("network", ActorKind::ArmedGroup),
    ("newspaper", ActorKind::Media),
    ("organisation", ActorKind::Organisation),
    ("organization", ActorKind::Organisation),
    ("outlet", ActorKind::Media),
    ("party", ActorKind::PoliticalParty),
    ("port", ActorKind::Place),
    ("province", ActorKind::Place),
    ("rebels", ActorKind::ArmedGroup),
    ("region", ActorKind::Place),
    ("tank", ActorKind::Organisation),
    ("town", ActorKind::Place),
    ("tribe", ActorKind::PopulationGroup),
    ("university", ActorKind::Organisation),
    ("village", ActorKind::Place),
    ("website", ActorKind::Media),
    ("weekly", ActorKind::Media),
];

/// Given names that make the next capitalised word a surname.
#[rustfmt::skip]
const GIVEN_NAMES: &[&str] = &[
    "aaron", "abbas", "abd", "abdel", "abdul", "abdulla", "abdullah", "abraham", "abu", "adam",
    "adel", "adil", "adnan", "ahmad", "ahmed", "aisha", "akram", "alan", "albert", "alejandro",
    "aleksandr", "aleksei", "alex", "alexander", "alexandra", "alexei", "alexey", "alfred", "ali",
    "alice", "alireza", "amal", "amanda", "amina", "amir", "amos", "amy", "ana", "anas",
    "anatoly", "andre", "andrea", "andrei", "andrew", "andrey", "andriy", "angela", "anja", "ann",
    "anna", "anne", "anthony", "antoine", "anton", "antonio", "antony", "anwar", "ariel",
    "arthur", "asma", "avi", "avigdor", "ayman", "aziz", "barbara", "bashar", "bassam", "ben",
    "benjamin", "benny", "bernard", "bernie", "bill", "bob", "boris", "brad", "brett", "brian",
    "bruce", "burak", "carl", "carlos", "carol", "caroline", "catherine", "charles", "charlie",
    "chris", "christian", "christine", "christopher", "claire", "claude", "colin", "craig",
    "cyril", "dan", "daniel", "daoud", "dave", "david", "deborah", "denis", "dennis", "diana",
    "diego", "dmitri", "dmitry", "dmytro", "donald", "donna", "douglas", "ebrahim", "edward",
    "ehud", "elena", "eli", "elias", "elizabeth", "ellen", "emily", "emma", "emmanuel", "enrique",
    "eric", "erik", "ernest", "esmail", "ethan", "eva", "evan", "fadi", "fahad", "faisal",
    "farah", "farhad", "farid", "fatima", "fatma", "felix", "fernando", "fiona", "firas",
    "francis", "francisco", "francois", "frank", "fred", "gabriel", "gadi", "gary", "geoffrey",
    "george", "gerald", "gerard", "ghassan", "gideon", "gordon", "grace", "graham", "greg",
    "gregory", "guy", "habib", "hadi", "haider", "hala", "hamad", "hamid", "hamza", "hana",
    "hanan", "hans", "harold", "harry", "hasan", "hassan", "hatem", "heather", "helen", "henry",
    "hisham", "hosni", "hossein", "howard", "huda", "hugo", "husam", "hussain", "hussein", "ian",
    "ibrahim", "idris", "igor", "ihor", "ilan", "imad", "iman", "imran", "ingrid", "irina",
    "isaac", "ismail", "israel", "itamar", "ivan", "jack", "jacob", "jake", "jalal", "jamal",
    "james", "jan", "jane", "janet", "jason", "javad", "javier", "jawad", "jean", "jeff",
    "jeffrey", "jennifer", "jens", "jeremy", "jerry", "jessica", "jim", "joan", "joe", "joel",
    "johan", "johannes", "john", "jon", "jonathan", "jordan", "jorge", "jose", "josef", "joseph",
    "josh", "joshua", "juan", "judith", "julia", "julian", "julie", "justin", "kadhim", "kamal",
    "karen", "karim", "karl", "kate", "katherine", "kathleen", "keith", "kelly", "ken", "kenneth",
    "kevin", "khaled", "khalid", "khalil", "kim", "kirill", "kristina", "kyle", "laila", "lara",
    "larry", "laura", "lauren", "lawrence", "layla", "leila", "leon", "leonid", "leslie", "lina",
    "linda", "lisa", "lloyd", "louis", "louise", "lucas", "lucy", "luis", "luke", "maha", "mahdi",
    "mahmoud", "mahmud", "majid", "malik", "manuel", "marc", "marco", "marcus", "margaret",
    "maria", "mariam", "marie", "marina", "mario", "mark", "marouane", "martha", "martin",
    "marwan", "mary", "masoud", "massoud", "matt", "matthew", "maxim", "maya", "mehdi", "mehmet",
    "melissa", "michael", "michel", "michelle", "miguel", "mike", "mikhail", "mina", "miriam",
    "mohamed", "mohammad", "mohammed", "mohsen", "mona", "moshe", "mostafa", "mounir", "muhammad",
    "mukhtar", "muna", "munir", "muqtada", "murad", "musa", "mustafa", "mustapha", "mykhailo",
    "mykola", "nabih", "nabil", "nada", "nadia", "naftali", "najib", "nancy", "naser", "nasir",
    "nasser", "natalia", "nathan", "nawaf", "neil", "nicholas", "nick", "nicola", "nicolas",
    "nicole", "nikolai", "nora", "nour", "nouri", "oleg", "oleh", "oleksandr", "oleksiy", "olga",
    "oliver", "olivia", "omar", "osama", "osman", "otto", "pablo", "pamela", "pat", "patricia",
    "patrick", "paul", "paula", "pavel", "pedro", "peter", "phil", "philip", "philippe", "pierre",
    "qais", "qasem", "qasim", "qassem", "qassim", "rachel", "rafael", "rahim", "ralph", "rami",
    "rania", "rashid", "raymond", "rebecca", "recep", "reem", "renad", "reza", "ricardo",
    "richard", "rick", "riyad", "robert", "roberto", "robin", "roger", "roman", "ron", "ronald",
    "rose", "roy", "rula", "russell", "ruth", "ryan", "saad", "saddam", "sadiq", "saeed", "said",
    "saif", "salah", "saleh", "salim", "salma", "salman", "sam", "sami", "samir", "samuel",
    "samya", "sana", "sandra", "sara", "sarah", "saud", "scott", "sean", "sebastian", "sergei",
    "sergey", "serhiy", "seth", "shane", "sharon", "shimon", "simon", "sofia", "sonia", "stefan",
    "stephanie", "stephen", "steve", "steven", "stuart", "sue", "suleiman", "sultan", "susan",
    "svetlana", "sylvia", "taha", "tamer", "tarek", "tareq", "tariq", "tatiana", "ted", "thabet",
    "thomas", "tim", "timothy", "tobias", "todd", "tom", "tony", "tzipi", "umar", "ursula",
    "usama", "valery", "vanessa", "victor", "victoria", "viktor", "vincent", "vitali", "vladimir",
    "volodymyr", "wael", "walid", "walter", "warren", "wayne", "wendy", "will", "william",
    "wolfgang", "yahya", "yair", "yasser", "yassin", "yevgeny", "yitzhak", "yoav", "yousef",
    "yuri", "yusuf", "zahra", "zaid", "zainab", "zeinab", "ziad",
];

/// Capitalised words that are no actor: days, months, feasts, common starts.
#[rustfmt::skip]
const NEVER_NAMES: &[&str] = &[
    "a", "am", "apr", "april", "arabic", "arbaeen", "ashura", "aug", "august", "bible", "brexit",
    "christianity", "christmas", "covid", "credit", "dec", "december", "dna", "easter", "ed",
    "edt", "eid", "english", "est", "facebook", "farsi", "feb", "february", "file", "french",
    "friday", "gdp", "german", "gmt", "god", "hebrew", "holocaust", "i", "ii", "iii", "image",
    "inc", "internet", "islam", "islamic", "iv", "jan", "january", "judaism", "jul", "july",
    "jun", "june", "koran", "ltd", "mar", "march", "may", "monday", "mp", "mps", "mt", "ngo",
    "ngos", "no", "nobel", "nos", "nov", "november", "oct", "october", "ok", "op", "persian",
    "photo", "pm", "q", "quran", "ramadan", "saturday", "sep", "sept", "september", "sharia",
    "source", "spanish", "st", "sunday", "telegram", "thursday", "tuesday", "turkish", "tv",
    "twitter", "uav", "uavs", "utc", "video", "wednesday", "whatsapp", "wmd", "x", "youtube",
];

/// Words that start sentences and join names in titles without belonging to them.
#[rustfmt::skip]
const FUNCTION: &[&str] = &[
    "a", "about", "according", "across", "after", "again", "against", "all", "almost", "along",
    "also", "although", "always", "amid", "among", "an", "and", "another", "any", "are", "around",
    "as", "asked", "at", "based", "be", "because", "been", "before", "behind", "being", "between",
    "beyond", "both", "but", "by", "can", "could", "despite", "did", "do", "does", "during",
    "each", "earlier", "eight", "either", "even", "every", "few", "five", "for", "four", "from",
    "given", "had", "has", "have", "he", "her", "here", "hers", "him", "his", "how", "however",
    "i", "if", "in", "indeed", "inside", "instead", "into", "is", "it", "its", "just", "last",
    "later", "less", "let", "like", "many", "may", "maybe", "me", "meanwhile", "might", "more",
    "moreover", "most", "much", "must", "my", "near", "nearly", "neither", "never", "new", "next",
    "nine", "no", "nor", "not", "now", "of", "off", "often", "old", "on", "once", "one", "only",
    "or", "other", "our", "outside", "over", "per", "perhaps", "previous", "previously", "recent",
    "separately", "seven", "several", "shall", "she", "should", "similarly", "since", "six", "so",
    "some", "sometimes", "still", "such", "ten", "than", "that", "the", "their", "them", "then",
    "there", "these", "they", "this", "those", "though", "three", "through", "to", "today",
    "tomorrow", "too", "toward", "towards", "two", "under", "unless", "unlike", "until", "upon",
    "us", "very", "via", "was", "we", "well", "were", "what", "when", "where", "whether", "which",
    "while", "who", "whom", "whose", "why", "will", "with", "within", "without", "would", "yes",
    "yesterday", "yet", "you", "your",
];

/// Plain nouns and adjectives that often start sentences, and so have capitals there.
#[rustfmt::skip]
const COMMON_STARTS: &[&str] = &[
    "activists", "air", "analyst", "analysts", "asked", "attacks", "critics", "diplomats",
    "dozens", "experts", "families", "fighters", "footage", "forces", "foreign", "formal",
    "hundreds", "images", "increasing", "iron", "lawmakers", "leaders", "local", "members",
    "militants", "military", "militia", "militias", "millions", "nuclear", "officials", "oil",
    "people", "police", "political", "pressure", "protesters", "rebels", "relatives", "reports",
    "residents", "security", "senior", "shipping", "ships", "soldiers", "sources", "speaking",
    "state", "strikes", "supporters", "talks", "tensions", "thousands", "troops", "videos",
    "western", "witnesses",
];

/// Whether the folded word has a capital only because a sentence starts.
pub(crate) fn is_common_start(word: &str) -> bool {
    holds(COMMON_STARTS, word)
}

/// `list` is sorted.
fn holds(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

fn kind_of(list: &[(&str, ActorKind)], word: &str) -> Option<ActorKind> {
    let idx = list.binary_search_by(|(head, _)| head.cmp(&word)).ok()?;
    list.get(idx).map(|(_, kind)| *kind)
}

/// Whether the folded word may be part of a title.
pub(crate) fn is_title(word: &str) -> bool {
    holds(TITLES, word)
}

/// Whether the folded word as a title makes a person of what follows.
pub(crate) fn is_person_title(word: &str) -> bool {
    holds(PERSON_TITLES, word)
}

/// Whether the folded word says what a person is.
pub(crate) fn is_role(word: &str) -> bool {
    holds(ROLES, word)
}

/// Whether the folded word reports speech.
pub(crate) fn is_reporting(word: &str) -> bool {
    holds(REPORTING, word)
}

/// Whether a place follows the folded word.
pub(crate) fn is_place_cue(word: &str) -> bool {
    holds(PLACE_CUES, word)
}

/// Whether the folded word speaks of going somewhere.
pub(crate) fn is_motion(word: &str) -> bool {
    holds(MOTION, word)
}

/// Whether the folded word is a kind of place.
pub(crate) fn is_place_noun(word: &str) -> bool {
    holds(PLACE_NOUNS, word)
}

/// The kind a name with this folded head word has.
pub(crate) fn head_kind(word: &str) -> Option<ActorKind> {
    kind_of(HEADS, word)
}

/// The kind a lower-case noun beside a name gives it.
pub(crate) fn apposed_kind(word: &str) -> Option<ActorKind> {
    kind_of(APPOSED, word)
}

/// Whether the folded word is a given name we know.
pub(crate) fn is_given_name(word: &str) -> bool {
    holds(GIVEN_NAMES, word)
}

/// Whether the folded word never names an actor by itself.
pub(crate) fn is_never_name(word: &str) -> bool {
    holds(NEVER_NAMES, word)
}

/// Whether the folded word is a function word or a common start of a sentence.
pub(crate) fn is_function(word: &str) -> bool {
    holds(FUNCTION, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_the_search() {
        let lists = [
            TITLES,
            PERSON_TITLES,
            ROLES,
            REPORTING,
            PLACE_CUES,
            MOTION,
            PLACE_NOUNS,
            GIVEN_NAMES,
            NEVER_NAMES,
            FUNCTION,
            COMMON_STARTS,
        ];
        for list in lists {
            assert!(
                list.is_sorted(),
                "{:?}",
                list.windows(2).find(|pair| pair[0] > pair[1])
            );
        }
        for list in [HEADS, APPOSED] {
            assert!(list.is_sorted_by_key(|(word, _)| *word));
        }
    }
}
