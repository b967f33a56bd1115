//! Word lists that several stages look words up in. Lower case, folded, sorted by use.
//!
//! Short closed lists of English function: titles, roles, reporting words, head words of names.
//! They say how the language works, not who is in the news; actors belong in the lexicon files.

use crate::model::ActorKind;

/// Words that stand before a person's name as a title or part of one.
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "sheikh",
    "shaikh", "sheik", "shaykh", "sayyid", "sayed", "seyyed", "hajj", "haj", "haji", "mullah",
    "mawlawi", "maulana", "ayatollah", "hojatoleslam", "imam", "grand", "mufti", "rabbi", "rev",
    "reverend", "father", "pope", "patriarch", "bishop", "archbishop", "cardinal", "king", "queen",
    "prince", "princess", "crown", "emir", "amir", "sultan", "president", "vice", "deputy", "prime",
    "premier", "minister", "chancellor", "secretary", "undersecretary", "assistant", "speaker",
    "senator", "sen", "representative", "rep", "congressman", "congresswoman", "governor", "gov",
    "mayor", "ambassador", "envoy", "consul", "judge", "justice", "attorney", "prosecutor",
    "general", "gen", "lieutenant", "lt", "major", "maj", "brigadier", "brig", "colonel", "col",
    "captain", "capt", "commander", "cmdr", "admiral", "adm", "rear", "sergeant", "sgt", "corporal",
    "cpl", "private", "pvt", "marshal", "field", "chief", "staff", "spokesman", "spokeswoman",
    "spokesperson", "leader", "chairman", "chairwoman", "director", "head", "foreign", "defense",
    "defence", "interior", "finance", "oil", "health", "state", "national", "security", "adviser",
    "advisor", "press", "army", "navy", "air", "force", "special", "former", "then", "ex",
    "acting", "interim", "comrade", "citizen", "engineer", "eng", "lawmaker", "mp", "coach",
    "analyst", "activist", "journalist", "reporter", "writer", "author", "founder", "ceo",
    "supreme", "high", "commissioner", "inspector", "officer", "pilot", "first", "second", "junior",
    "warlord", "cleric", "preacher", "brother", "sister", "uncle", "aunt", "of", "for", "and", "the",
];

/// Of [`TITLES`], those that by themselves make the following capitalised words a person.
const PERSON_TITLES: &[&str] = &[
    "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "sheikh",
    "shaikh", "sheik", "shaykh", "sayyid", "sayed", "seyyed", "hajj", "haj", "haji", "mullah",
    "mawlawi", "maulana", "ayatollah", "imam", "mufti", "rabbi", "rev", "reverend", "pope",
    "patriarch", "bishop", "archbishop", "cardinal", "king", "queen", "prince", "princess", "emir",
    "amir", "sultan", "president", "premier", "minister", "chancellor", "secretary", "speaker",
    "senator", "sen", "rep", "congressman", "congresswoman", "governor", "gov", "mayor",
    "ambassador", "envoy", "judge", "justice", "general", "gen", "lieutenant", "lt", "major",
    "maj", "brigadier", "brig", "colonel", "col", "captain", "capt", "commander", "cmdr",
    "admiral", "adm", "sergeant", "sgt", "corporal", "cpl", "private", "pvt", "marshal",
    "spokesman", "spokeswoman", "spokesperson", "leader", "chairman", "chairwoman", "director",
    "adviser", "advisor", "representative", "lawmaker", "analyst", "activist", "journalist",
    "founder", "commissioner", "cleric", "warlord", "coach",
];

/// Nouns for what a person is, as in "X, commander of …" or "the commander X".
const ROLES: &[&str] = &[
    "commander", "leader", "head", "chief", "chairman", "chairwoman", "chair", "president",
    "minister", "spokesman", "spokeswoman", "spokesperson", "director", "adviser", "advisor",
    "fellow", "researcher", "analyst", "expert", "professor", "lecturer", "scholar", "historian",
    "economist", "secretary", "ambassador", "envoy", "diplomat", "lawmaker", "member", "deputy",
    "governor", "mayor", "senator", "general", "colonel", "officer", "soldier", "fighter",
    "founder", "editor", "journalist", "reporter", "author", "activist", "lawyer", "attorney",
    "judge", "doctor", "nurse", "teacher", "student", "farmer", "resident", "cleric", "imam",
    "official", "coordinator", "manager", "executive", "owner", "captain", "pilot", "sailor",
    "son", "daughter", "brother", "sister", "father", "mother", "wife", "husband", "widow",
    "cousin", "nephew", "uncle", "politician", "businessman", "engineer", "strategist",
    "correspondent", "representative", "negotiator", "mediator", "monitor", "consultant",
    "broker", "skipper", "seafarer", "columnist", "commentator", "host", "who", "aged",
];

/// Reporting verbs, in the forms that stand beside a speaker's name.
const REPORTING: &[&str] = &[
    "said", "says", "say", "told", "tells", "added", "adds", "stated", "states", "claimed",
    "claims", "denied", "denies", "warned", "warns", "argued", "argues", "announced", "announces",
    "insisted", "insists", "noted", "notes", "explained", "explains", "declared", "declares",
    "confirmed", "confirms", "wrote", "writes", "tweeted", "posted", "vowed", "vows", "urged",
    "urges", "asked", "asks", "replied", "recalled", "recalls", "acknowledged", "admitted",
    "accused", "accuses", "condemned", "condemns", "praised", "pledged", "predicted", "described",
    "recounted", "continued", "concluded", "responded", "testified", "reiterated", "stressed",
    "emphasized", "emphasised", "suggested", "suggests", "believes", "thinks", "called",
];

/// Words after which capitalised words are a place: "in X", "near X".
const PLACE_CUES: &[&str] = &[
    "in", "at", "near", "outside", "inside", "around", "toward", "towards", "into", "across",
    "throughout", "beyond", "through", "off", "nearing", "reaching", "downtown", "central",
    "northern", "southern", "eastern", "western", "north", "south", "east", "west", "northeast",
    "northwest", "southeast", "southwest", "visited", "visiting", "visit",
];

/// Nouns that make "… of X" or "X …" a place.
const PLACE_NOUNS: &[&str] = &[
    "city", "town", "towns", "village", "villages", "province", "region", "district", "port",
    "airport", "governorate", "county", "neighborhood", "neighbourhood", "suburb", "island",
    "camp", "border", "coast", "valley", "river", "crossing", "base", "oblast", "outskirts",
    "streets", "cities", "provinces", "districts", "capital",
];

/// Last (or of-) words of names and the kind they make: "Tafuf *Brigade*".
const HEADS: &[(&str, ActorKind)] = &[
    ("brigade", ActorKind::ArmedGroup),
    ("brigades", ActorKind::ArmedGroup),
    ("militia", ActorKind::ArmedGroup),
    ("battalion", ActorKind::ArmedGroup),
    ("battalions", ActorKind::ArmedGroup),
    ("front", ActorKind::ArmedGroup),
    ("resistance", ActorKind::ArmedGroup),
    ("guardians", ActorKind::ArmedGroup),
    ("mujahideen", ActorKind::ArmedGroup),
    ("jihad", ActorKind::ArmedGroup),
    ("fighters", ActorKind::ArmedGroup),
    ("rebels", ActorKind::ArmedGroup),
    ("hezbollah", ActorKind::ArmedGroup),
    ("army", ActorKind::Military),
    ("navy", ActorKind::Military),
    ("force", ActorKind::Military),
    ("forces", ActorKind::Military),
    ("corps", ActorKind::Military),
    ("command", ActorKind::Military),
    ("fleet", ActorKind::Military),
    ("division", ActorKind::Military),
    ("regiment", ActorKind::Military),
    ("squadron", ActorKind::Military),
    ("guard", ActorKind::Military),
    ("guards", ActorKind::Military),
    ("marines", ActorKind::Military),
    ("ministry", ActorKind::Agency),
    ("department", ActorKind::Agency),
    ("agency", ActorKind::Agency),
    ("directorate", ActorKind::Agency),
    ("service", ActorKind::Agency),
    ("services", ActorKind::Agency),
    ("authority", ActorKind::Agency),
    ("police", ActorKind::Agency),
    ("bureau", ActorKind::Agency),
    ("administration", ActorKind::Government),
    ("government", ActorKind::Government),
    ("parliament", ActorKind::Government),
    ("cabinet", ActorKind::Government),
    ("senate", ActorKind::Government),
    ("congress", ActorKind::Government),
    ("court", ActorKind::Government),
    ("assembly", ActorKind::Government),
    ("party", ActorKind::PoliticalParty),
    ("bloc", ActorKind::PoliticalParty),
    ("alliance", ActorKind::PoliticalParty),
    ("framework", ActorKind::PoliticalParty),
    ("movement", ActorKind::PoliticalParty),
    ("coordination", ActorKind::ArmedGroup),
    ("coalition", ActorKind::InternationalOrg),
    ("nations", ActorKind::InternationalOrg),
    ("council", ActorKind::Organisation),
    ("institute", ActorKind::Organisation),
    ("institution", ActorKind::Organisation),
    ("university", ActorKind::Organisation),
    ("college", ActorKind::Organisation),
    ("school", ActorKind::Organisation),
    ("foundation", ActorKind::Organisation),
    ("center", ActorKind::Organisation),
    ("centre", ActorKind::Organisation),
    ("committee", ActorKind::Organisation),
    ("commission", ActorKind::Organisation),
    ("association", ActorKind::Organisation),
    ("federation", ActorKind::Organisation),
    ("union", ActorKind::Organisation),
    ("group", ActorKind::Organisation),
    ("company", ActorKind::Organisation),
    ("corporation", ActorKind::Organisation),
    ("corp", ActorKind::Organisation),
    ("inc", ActorKind::Organisation),
    ("ltd", ActorKind::Organisation),
    ("bank", ActorKind::Organisation),
    ("fund", ActorKind::Organisation),
    ("trust", ActorKind::Organisation),
    ("society", ActorKind::Organisation),
    ("network", ActorKind::Organisation),
    ("project", ActorKind::Organisation),
    ("observatory", ActorKind::Organisation),
    ("organization", ActorKind::Organisation),
    ("organisation", ActorKind::Organisation),
    ("initiative", ActorKind::Organisation),
    ("club", ActorKind::Organisation),
    ("hospital", ActorKind::Organisation),
    ("airlines", ActorKind::Organisation),
    ("airways", ActorKind::Organisation),
    ("shipping", ActorKind::Organisation),
    ("lines", ActorKind::Organisation),
    ("house", ActorKind::Organisation),
    ("times", ActorKind::Media),
    ("news", ActorKind::Media),
    ("post", ActorKind::Media),
    ("tribune", ActorKind::Media),
    ("herald", ActorKind::Media),
    ("television", ActorKind::Media),
    ("tv", ActorKind::Media),
    ("radio", ActorKind::Media),
    ("channel", ActorKind::Media),
    ("magazine", ActorKind::Media),
    ("journal", ActorKind::Media),
    ("gazette", ActorKind::Media),
    ("airport", ActorKind::Place),
    ("airbase", ActorKind::Place),
    ("base", ActorKind::Place),
    ("camp", ActorKind::Place),
    ("city", ActorKind::Place),
    ("province", ActorKind::Place),
    ("governorate", ActorKind::Place),
    ("region", ActorKind::Place),
    ("district", ActorKind::Place),
    ("river", ActorKind::Place),
    ("valley", ActorKind::Place),
    ("mountains", ActorKind::Place),
    ("mountain", ActorKind::Place),
    ("island", ActorKind::Place),
    ("islands", ActorKind::Place),
    ("sea", ActorKind::Place),
    ("gulf", ActorKind::Place),
    ("strait", ActorKind::Place),
    ("square", ActorKind::Place),
    ("street", ActorKind::Place),
    ("road", ActorKind::Place),
    ("bridge", ActorKind::Place),
    ("port", ActorKind::Place),
    ("crossing", ActorKind::Place),
    ("zone", ActorKind::Place),
    ("peninsula", ActorKind::Place),
    ("lake", ActorKind::Place),
    ("county", ActorKind::Place),
    ("oblast", ActorKind::Place),
    ("heights", ActorKind::Place),
    ("palace", ActorKind::Place),
    ("university hospital", ActorKind::Organisation),
];

/// Nouns in lower case beside a name that say what it is: "the militant group X", "X, an armed group".
const APPOSED: &[(&str, ActorKind)] = &[
    ("militia", ActorKind::ArmedGroup),
    ("militias", ActorKind::ArmedGroup),
    ("faction", ActorKind::ArmedGroup),
    ("group", ActorKind::ArmedGroup),
    ("groups", ActorKind::ArmedGroup),
    ("brigade", ActorKind::ArmedGroup),
    ("brigades", ActorKind::ArmedGroup),
    ("rebels", ActorKind::ArmedGroup),
    ("insurgents", ActorKind::ArmedGroup),
    ("movement", ActorKind::ArmedGroup),
    ("network", ActorKind::ArmedGroup),
    ("party", ActorKind::PoliticalParty),
    ("bloc", ActorKind::PoliticalParty),
    ("coalition", ActorKind::PoliticalParty),
    ("newspaper", ActorKind::Media),
    ("daily", ActorKind::Media),
    ("weekly", ActorKind::Media),
    ("channel", ActorKind::Media),
    ("broadcaster", ActorKind::Media),
    ("outlet", ActorKind::Media),
    ("website", ActorKind::Media),
    ("tank", ActorKind::Organisation),
    ("company", ActorKind::Organisation),
    ("firm", ActorKind::Organisation),
    ("organization", ActorKind::Organisation),
    ("organisation", ActorKind::Organisation),
    ("charity", ActorKind::Organisation),
    ("university", ActorKind::Organisation),
    ("institute", ActorKind::Organisation),
    ("agency", ActorKind::Agency),
    ("ministry", ActorKind::Agency),
    ("city", ActorKind::Place),
    ("town", ActorKind::Place),
    ("village", ActorKind::Place),
    ("province", ActorKind::Place),
    ("district", ActorKind::Place),
    ("base", ActorKind::Place),
    ("airport", ActorKind::Place),
    ("port", ActorKind::Place),
    ("island", ActorKind::Place),
    ("region", ActorKind::Place),
    ("tribe", ActorKind::PopulationGroup),
];

/// Given names that make the next capitalised word a surname.
const GIVEN_NAMES: &[&str] = &[
    "aaron", "abbas", "abd", "abdel", "abdul", "abdullah", "abdulla", "abraham", "abu", "adam", "adel",
    "adil", "adnan", "ahmad", "ahmed", "aisha", "akram", "alan", "albert", "alejandro", "aleksandr",
    "aleksei", "alex", "alexander", "alexandra", "alexei", "alexey", "alfred", "ali", "alice", "alireza",
    "amal", "amanda", "amina", "amir", "amos", "amy", "ana", "anas", "anatoly", "andre", "andrea",
    "andrei", "andrew", "andrey", "andriy", "angela", "anja", "ann", "anna", "anne", "anthony", "antoine",
    "anton", "antonio", "antony", "anwar", "ariel", "arthur", "asma", "avi", "avigdor", "ayman", "aziz",
    "barbara", "bashar", "bassam", "ben", "benjamin", "benny", "bernard", "bernie", "bill", "bob",
    "boris", "brad", "brett", "brian", "bruce", "burak", "carl", "carlos", "carol", "caroline",
    "catherine", "charles", "charlie", "chris", "christian", "christine", "christopher", "claire",
    "claude", "colin", "craig", "cyril", "dan", "daniel", "daoud", "dave", "david", "deborah", "denis",
    "dennis", "diana", "diego", "dmitri", "dmitry", "dmytro", "donald", "donna", "douglas", "ebrahim",
    "edward", "ehud", "elena", "eli", "elias", "elizabeth", "ellen", "emily", "emma", "emmanuel",
    "enrique", "eric", "erik", "ernest", "esmail", "ethan", "eva", "evan", "fadi", "fahad", "faisal",
    "farah", "farhad", "farid", "fatima", "fatma", "felix", "fernando", "fiona", "firas", "francis",
    "francisco", "francois", "frank", "fred", "gabriel", "gadi", "gary", "geoffrey", "george", "gerald",
    "gerard", "ghassan", "gideon", "gordon", "grace", "graham", "greg", "gregory", "guy", "habib",
    "hadi", "haider", "hala", "hamad", "hamid", "hamza", "hana", "hanan", "hans", "harold", "harry",
    "hasan", "hassan", "hatem", "heather", "helen", "henry", "hisham", "hosni", "hossein", "howard", "huda",
    "hugo", "husam", "hussain", "hussein", "ian", "ibrahim", "idris", "igor", "ihor", "ilan", "imad", "iman",
    "imran", "ingrid", "irina", "isaac", "ismail", "israel", "itamar", "ivan", "jack", "jacob", "jake",
    "jalal", "jamal", "james", "jan", "jane", "janet", "jason", "javad", "javier", "jawad", "jean", "jeff",
    "jeffrey", "jennifer", "jens", "jeremy", "jerry", "jessica", "jim", "joan", "joe", "joel", "johan",
    "johannes", "john", "jon", "jonathan", "jordan", "jorge", "jose", "josef", "joseph", "josh", "joshua",
    "juan", "judith", "julia", "julian", "julie", "justin", "kadhim", "kamal", "karen", "karim", "karl",
    "kate", "katherine", "kathleen", "keith", "kelly", "ken", "kenneth", "kevin", "khaled", "khalid", "khalil",
    "kim", "kirill", "kristina", "kyle", "laila", "lara", "larry", "laura", "lauren", "lawrence", "layla",
    "leila", "leon", "leonid", "leslie", "lina", "linda", "lisa", "lloyd", "louis", "louise", "lucas",
    "lucy", "luis", "luke", "maha", "mahdi", "mahmoud", "mahmud", "majid", "malik", "manuel", "marc",
    "marco", "marcus", "margaret", "maria", "mariam", "marie", "marina", "mario", "mark", "marouane",
    "martha", "martin", "marwan", "mary", "masoud", "massoud", "matt", "matthew", "maxim", "maya",
    "mehdi", "mehmet", "melissa", "michael", "michel", "michelle", "miguel", "mike", "mikhail", "mina",
    "miriam", "mohamed", "mohammad", "mohammed", "mohsen", "mona", "moshe", "mostafa", "mounir", "muhammad",
    "mukhtar", "muna", "munir", "muqtada", "murad", "musa", "mustafa", "mustapha", "mykhailo", "mykola",
    "nabih", "nabil", "nada", "nadia", "naftali", "najib", "nancy", "naser", "nasir", "nasser", "natalia",
    "nathan", "nawaf", "neil", "nicholas", "nick", "nicola", "nicolas", "nicole", "nikolai", "nora", "nour",
    "nouri", "oleg", "oleh", "oleksandr", "oleksiy", "olga", "oliver", "olivia", "omar", "osama", "osman",
    "otto", "pablo", "pamela", "pat", "patricia", "patrick", "paul", "paula", "pavel", "pedro", "peter",
    "philip", "philippe", "phil", "pierre", "qais", "qasem", "qasim", "qassem", "qassim", "rachel", "rafael",
    "rahim", "ralph", "rami", "rania", "rashid", "raymond", "rebecca", "recep", "reem", "renad", "reza",
    "ricardo", "richard", "rick", "riyad", "robert", "roberto", "robin", "roger", "roman", "ron", "ronald",
    "rose", "roy", "rula", "russell", "ruth", "ryan", "saad", "saddam", "sadiq", "saeed", "said", "saif",
    "salah", "saleh", "salim", "salma", "salman", "sam", "sami", "samir", "samuel", "samya", "sana", "sandra",
    "sara", "sarah", "saud", "scott", "sean", "sebastian", "sergei", "sergey", "serhiy", "seth", "shane",
    "sharon", "shimon", "simon", "sofia", "sonia", "stefan", "stephanie", "stephen", "steve", "steven",
    "stuart", "sue", "suleiman", "sultan", "susan", "svetlana", "sylvia", "taha", "tamer", "tarek", "tareq",
    "tariq", "tatiana", "ted", "thabet", "thomas", "tim", "timothy", "tobias", "todd", "tom", "tony",
    "tzipi", "umar", "ursula", "usama", "valery", "vanessa", "victor", "victoria", "viktor", "vincent",
    "vitali", "vladimir", "volodymyr", "wael", "walid", "walter", "warren", "wayne", "wendy", "will",
    "william", "wolfgang", "yahya", "yair", "yasser", "yassin", "yevgeny", "yitzhak", "yoav", "yousef",
    "yuri", "yusuf", "zahra", "zainab", "zaid", "zeinab", "ziad",
];

/// Capitalised words that are no actor: days, months, feasts, common starts.
const NEVER_NAMES: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct",
    "nov", "dec", "i", "ramadan", "eid", "christmas", "easter", "ashura", "arbaeen", "covid",
    "internet", "god", "islam", "christianity", "judaism", "sharia", "english", "french",
    "german", "arabic", "farsi", "persian", "hebrew", "spanish", "turkish", "islamic", "telegram",
    "twitter", "facebook", "whatsapp", "youtube", "x", "gmt", "est", "edt", "utc", "am", "pm",
    "q", "a", "no", "nos", "op", "ed", "tv", "ok", "dna", "ngo", "ngos", "mp", "mps", "uav",
    "uavs", "wmd", "gdp", "mt", "st", "iii", "ii", "iv", "quran", "koran", "bible", "holocaust",
    "nobel", "brexit", "inc", "ltd", "photo", "image", "video", "file", "source", "credit",
];

/// Words that start sentences and join names in titles without belonging to them.
const FUNCTION: &[&str] = &[
    "the", "a", "an", "this", "that", "these", "those", "some", "any", "many", "most", "all",
    "both", "each", "every", "no", "not", "one", "two", "three", "four", "five", "six", "seven",
    "eight", "nine", "ten", "several", "few", "other", "another", "such", "what", "which", "who",
    "whom", "whose", "when", "where", "why", "how", "if", "as", "because", "although", "though",
    "while", "since", "until", "after", "before", "once", "unless", "and", "but", "or", "nor",
    "so", "yet", "for", "in", "on", "at", "by", "with", "without", "from", "to", "into", "of",
    "off", "over", "under", "about", "against", "among", "between", "during", "through", "toward",
    "towards", "upon", "within", "across", "along", "around", "behind", "beyond", "despite",
    "near", "outside", "inside", "like", "unlike", "per", "via", "than", "then", "there", "here",
    "it", "its", "he", "his", "him", "she", "her", "hers", "they", "their", "them", "we", "our",
    "us", "you", "your", "my", "me", "i", "is", "are", "was", "were", "be", "been", "being", "has",
    "have", "had", "do", "does", "did", "will", "would", "can", "could", "may", "might", "must",
    "shall", "should", "also", "only", "even", "still", "just", "now", "today", "yesterday",
    "tomorrow", "later", "earlier", "meanwhile", "however", "moreover", "instead", "indeed",
    "perhaps", "maybe", "nearly", "almost", "about", "according", "along", "amid", "asked",
    "based", "given", "whether", "never", "always", "often", "sometimes", "again", "yes", "let",
    "more", "less", "much", "very", "too", "well", "last", "next", "previous", "recent", "new",
    "old", "both", "either", "neither", "previously", "separately", "similarly",
];

/// Plain nouns and adjectives that often start sentences, and so have capitals there.
const COMMON_STARTS: &[&str] = &[
    "hundreds", "thousands", "dozens", "millions", "militia", "militias", "officials", "troops",
    "forces", "soldiers", "people", "residents", "experts", "analysts", "protesters", "attacks",
    "strikes", "talks", "nuclear", "iron", "speaking", "local", "western", "foreign", "security",
    "military", "police", "political", "militants", "fighters", "rebels", "critics", "supporters",
    "witnesses", "activists", "lawmakers", "diplomats", "leaders", "members", "relatives",
    "families", "pressure", "formal", "senior", "increasing", "air", "asked", "analyst", "ships",
    "shipping", "tensions", "sources", "reports", "footage", "images", "videos", "oil", "state",
];

/// Whether the folded word has a capital only because a sentence starts.
pub(crate) fn is_common_start(word: &str) -> bool {
    holds(COMMON_STARTS, word)
}

fn holds(list: &[&str], word: &str) -> bool {
    list.contains(&word)
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

/// Whether the folded word is a kind of place.
pub(crate) fn is_place_noun(word: &str) -> bool {
    holds(PLACE_NOUNS, word)
}

/// The kind a name with this folded head word has.
pub(crate) fn head_kind(word: &str) -> Option<ActorKind> {
    HEADS.iter().find(|(head, _)| *head == word).map(|(_, kind)| *kind)
}

/// The kind a lower-case noun beside a name gives it.
pub(crate) fn apposed_kind(word: &str) -> Option<ActorKind> {
    APPOSED.iter().find(|(noun, _)| *noun == word).map(|(_, kind)| *kind)
}

/// Whether the folded word is a given name we know.
pub(crate) fn is_given_name(word: &str) -> bool {
    GIVEN_NAMES.binary_search(&word).is_ok()
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
    fn given_names_are_sorted_for_the_search() {
        assert!(GIVEN_NAMES.is_sorted(), "{:?}", GIVEN_NAMES.windows(2).find(|pair| pair[0] > pair[1]));
    }
}
