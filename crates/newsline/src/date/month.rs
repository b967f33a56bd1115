//! A word → the month it names, in the calendar that has it.
//!
//! Names only; the words beside dates are `word`'s, and conversion is `calendar`'s. The names are
//! those of the Unicode CLDR (forms inside a date and alone, abbreviations) and further ones that
//! newsrooms print; genitives stand beside nominatives since dates use either.

/// Gregorian months, January first; names apart by white space, in lower case.
#[rustfmt::skip]
pub(super) const GREGORIAN: [&str; 12] = [
    "january jan januar jänner jän janvier janv enero ene gennaio gen genn janeiro januari \
     ocak oca января январь янв leden ledna styczeń stycznia sty січня січень січ januára \
     január januárja jaanuar jaan tammikuu tammikuuta tammik sausio saus janvāris janúar \
     ianuarie ian ιανουαρίου ιανουάριος ιαν siječanj siječnja sij januara јануар јануара јан \
     јануари януари яну студзеня студзень januarie janar janari ionawr eanáir gener xaneiro \
     urtarrila urtarrilak jannar yanvar yan gennaru қаңтар январ հունվարի հունվար იანვარი იან \
     იანვარი ינואר ינו יאַנואַר يناير جانفي ژانویه جنوری ژانویهٔ جنوري जनवरी जन জানুয়ারি জানুয়ারী \
     जानेवारी જાન્યુઆરી ஜனவரி జనవరి ಜನವರಿ ജനുവരി ਜਨਵਰੀ ජනවාරි มกราคม ມັງກອນ មករា ဇန်နဝါရီ \
     januaryo chile çile rêbendan januariya janairu",
    "february feb febr februar feber février févr fév febrero febbraio febb fevereiro fev \
     februari febru şubat şub февраля февраль фев февр února únor lutego luty lut лютого \
     лютий лют februára február februárja veebruar veebr helmikuu helmikuuta helmik vasario \
     vas februāris februārī febrúar februarie φεβρουαρίου φεβρουάριος φεβ veljača veljače \
     velj februara фебруар фебруара феб февруари лютага люты shkurt shkurti chwefror feabhra \
     febrer febreiro otsaila otsailak frar fevral ақпан феврал փետրվարի փետրվար თებერვალი თებ \
     פברואר פבר פעברואַר فبراير فيفري فوریه فروری فبروري فوریهٔ फ़रवरी फरवरी फेब्रुवारी \
     ফেব্রুয়ারি ফেব্রুয়ারী ફેબ્રુઆરી பிப்ரவரி ఫిబ్రవరి ಫೆಬ್ರವರಿ ഫെബ്രുവരി ਫ਼ਰਵਰੀ ਫਰਵਰੀ \
     පෙබරවාරි กุมภาพันธ์ ກຸມພາ កុម្ភៈ ဖေဖော်ဝါရီ pebrero sibat reşemî fabrairu شباط شوبات",
    "march mar märz mär mrz mars marzo março maart mrt mart марта март мар března březen \
     marca marzec березня березень бер marec márca március márc märts maaliskuu maaliskuuta \
     maalisk kovo kov marts martā martie μαρτίου μάρτιος μαρ ožujak ožujka ožu сакавіка \
     сакавік maret mac maris mawrth márta març martxoa martxoak marzu наурыз մարտի մարտ მარტი \
     მარ מרץ מערץ مارس مارچ मार्च মার্চ માર્ચ மார்ச் మార్చి ಮಾರ್ಚ್ മാർച്ച് ਮਾਰਚ මාර්තු มีนาคม \
     ມີນາ មីនា မတ် marso machi adar avdar آذار ئازار",
    "april apr avril avr abril abr aprile nisan nis апреля апрель апр dubna duben kwietnia \
     kwiecień kwi квітня квітень квіт apríl apríla április ápr aprill huhtikuu huhtikuuta \
     huhtik balandžio bal aprīlis aprīlī aprilie απριλίου απρίλιος απρ travanj travnja tra \
     aprila април априла красавіка красавік prill prilli ebrill aibreán apirila apirilak \
     aprel сәуір апрел ապրիլի ապրիլ აპრილი აპრ אפריל אפר أبريل ابريل أفريل افريل آوریل اپریل \
     آوريل अप्रैल এপ্রিল एप्रिल એપ્રિલ ஏப்ரல் ఏప్రిల్ ಏಪ್ರಿಲ್ ഏപ്രിൽ ਅਪ੍ਰੈਲ අප්‍රේල් เมษายน \
     ເມສາ មេសា ဧပြီ aprili nîsan نيسان نیسان afrilu",
    "may mai mayo maggio mag magg maio mei mayıs мая май května květen maja maj травня \
     травень трав máj mája május toukokuu toukokuuta toukok gegužės geg maijs maijā maí μαΐου \
     μάιος μαϊου μαΐ svibanj svibnja svi мај маја траўня maji bealtaine maig maiatza maiatzak \
     mejju мамыр մայիսի մայիս მაისი მაი מאי مايو ماي می مئی مه مۍ मई मे মে મે மே మే ಮೇ മേയ് \
     മെയ് ਮਈ මැයි พฤษภาคม ພຶດສະພາ ឧសភា မေ mayu gulan أيار ايار ئایار meij",
    "june jun juni juin junio giugno giu junho haziran haz июня июнь июн června červen \
     czerwca czerwiec cze червня червень черв jún júna június juuni kesäkuu kesäkuuta kesäk \
     birželio birž jūnijs jūnijā júní iunie ιουνίου ιούνιος ιουν lipanj lipnja junija junij \
     juna јун јуна јуни юни юны чэрвеня чэрвень qershor qershori mehefin meitheamh juny xuño \
     ekaina ekainak ġunju iyun маусым հունիսի հունիս ივნისი ივნ יוני يونيو جوان يونيه ژوئن \
     جون ژوين जून জুন જૂન ஜூன் జూన్ ಜೂನ್ ജൂൺ ਜੂਨ ජූනි มิถุนายน ມິຖຸນາ មិថុនា ဇွန် hunyo \
     hezîran pûşper حزيران حوزەیران",
    "july jul juli juillet juil julio luglio lug julho temmuz tem июля июль июл červenec \
     července lipca lipiec липня липень лип júl júla július juuli heinäkuu heinäkuuta heinäk \
     liepos liep jūlijs jūlijā júlí iulie ιουλίου ιούλιος ιουλ srpanj srpnja julija julij \
     jula јул јула јули юли ліпеня ліпень korrik korriku gorffennaf iúil juliol xullo uztaila \
     uztailak lulju iyul шілде հուլիսի հուլիս ივლისი ივლ יולי يوليو جويلية يوليه ژوئیه جولائی \
     ژوئیهٔ جولای जुलाई জুলাই जुलै જુલાઈ ஜூலை జులై జూలై ಜುಲೈ ജൂലൈ ਜੁਲਾਈ ජූලි กรกฎาคม ກໍລະກົດ \
     កក្កដា ဇူလိုင် hulyo tîrmeh تموز تەمموز ژووییە lip",
    "august aug août agosto ago augustus ağustos ağu августа август авг srpna srpen sierpnia \
     sierpień sie серпня серпень серп augusta augusztus elokuu elokuuta elok rugpjūčio rugp \
     augusts augustā ágúst αυγούστου αύγουστος αυγ kolovoz kolovoza kol avgust avgusta авгус \
     жніўня жнівень agustus ogos gusht gushti awst lúnasa agost abuztua abuztuak awwissu \
     тамыз avqust օգոստոսի օգոստոս აგვისტო აგვ אוגוסט אויגוסט أغسطس اغسطس أوت اوت اگست آگوست \
     اګست अगस्त আগস্ট ऑगस्ट ઑગસ્ટ ஆகஸ்ட் ఆగస్టు ಆಗಸ್ಟ್ ഓഗസ്റ്റ് ਅਗਸਤ අගෝස්තු สิงหาคม ສິງຫາ \
     សីហា ဩဂုတ် agosti tebax آب ئاب",
    "september sep sept septembre septiembre settembre set setembro eylül eyl сентября \
     сентябрь сен сент září wrzesień września wrz вересня вересень вер septembra septembrie \
     szeptember szept syyskuu syyskuuta syysk rugsėjo rugs septembris septembrī septembar \
     σεπτεμβρίου σεπτέμβριος σεπ rujan rujna ruj септембар септембра сеп септември верасня \
     верасень shtator shtatori medi meán setembre setiembre iraila irailak settembru sentyabr \
     sentabr қыркүйек սեպտեմբերի սեպտեմբեր სექტემბერი სექ ספטמבר סעפטעמבער سبتمبر سپتامبر \
     ستمبر سېپټمبر सितंबर सितम्बर सप्टेंबर সেপ্টেম্বর સપ્ટેમ્બર செப்டம்பர் సెప్టెంబర్ \
     ಸೆಪ್ಟೆಂಬರ್ സെപ്റ്റംബർ ਸਤੰਬਰ සැප්තැම්බර් กันยายน ກັນຍາ កញ្ញា စက်တင်ဘာ setyembre septemba \
     îlon rezber أيلول ايلول ئەیلوول",
    "october oct oktober okt octobre octubre ottobre ott outubro out ekim eki октября октябрь \
     окт října říjen października październik paź жовтня жовтень жовт októbra október októbr \
     oktoober lokakuu lokakuuta lokak spalio spal oktobris oktobrī octombrie oktobra \
     οκτωβρίου οκτώβριος οκτ oktobar октобар октобра октомври кастрычніка кастрычнік tetor \
     tetori hydref deireadh urria urriak ottubru oktyabr oktabr қазан հոկտեմբերի հոկտեմբեր \
     ოქტომბერი ოქტ אוקטובר أكتوبر اكتوبر اکتبر اکتوبر अक्टूबर अक्तूबर ऑक्टोबर অক্টোবর ઑક્ટોબર \
     அக்டோபர் అక్టోబర్ ಅಕ್ಟೋಬರ್ ഒക്ടോബർ ਅਕਤੂਬਰ ඔක්තෝබර් ตุลาคม ຕຸລາ តុលា အောက်တိုဘာ oktubre \
     oktoba cotmeh kewçêr",
    "november nov novembre noviembre novembro kasım kas ноября ноябрь ноя нояб listopadu \
     listopad listopada lis листопада листопад novembra noiembrie nóvember marraskuu \
     marraskuuta marrask lapkričio lapkr novembris novembrī νοεμβρίου νοέμβριος νοε studeni \
     studenoga studenog novembar новембар новембра ноември лістапада лістапад nëntor nëntori \
     tachwedd samhain azaroa azaroak novembru noyabr қараша նոյեմբերի նոյեմբեր ნოემბერი ნოე \
     נובמבר نوفمبر نوامبر نومبر نوممبر नवंबर नवम्बर नोव्हेंबर নভেম্বর નવેમ્બર நவம்பர் నవంబర్ \
     ನವೆಂಬರ್ നവംബർ ਨਵੰਬਰ නොවැම්බර් พฤศจิกายน ພະຈິກ វិច្ឆិកា နိုဝင်ဘာ nobyembre novemba mijdar \
     sermawez",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro desember des \
     aralık ara декабря декабрь дек prosince prosinec grudnia grudzień gru грудня грудень \
     груд decembra decembrie detsember dets joulukuu joulukuuta jouluk gruodžio gruod \
     decembris decembrī δεκεμβρίου δεκέμβριος δεκ prosinac prosinca decembar децембар \
     децембра декември снежня снежань disember dhjetor dhjetori rhagfyr nollaig desembre \
     abendua abenduak decembro dekabr желтоқсан դեկտեմբերի դեկտեմբեր დეკემბერი დეკ דצמבר \
     דעצעמבער ديسمبر دسامبر دسمبر ډسمبر दिसंबर दिसम्बर डिसेंबर ডিসেম্বর ડિસેમ્બર டிசம்பர் \
     డిసెంబర్ ಡಿಸೆಂಬರ್ ഡിസംബർ ਦਸੰਬਰ දෙසැම්බර් ธันวาคม ທັນວາ ធ្នូ ဒီဇင်ဘာ disyembre desemba \
     berfanbar",
];

/// Solar Hijri months of Iran, and those of Afghanistan.
#[rustfmt::skip]
pub(super) const JALALI: [&str; 12] = [
    "فروردین فروردين حمل", "اردیبهشت ارديبهشت ثور", "خرداد جوزا", "تیر تير سرطان",
    "مرداد اسد", "شهریور شهريور سنبله", "مهر میزان", "آبان ابان عقرب", "آذر قوس", "دی دي جدی",
    "بهمن دلو", "اسفند حوت",
];

/// Months of the lunar Hijri calendar, their first words where they have two.
#[rustfmt::skip]
pub(super) const HIJRI: &str = "محرم المحرم صفر ربيع ربیع جمادى جمادی جمادي رجب شعبان رمضان شوال ذو ذي ذی القعدة \
     الحجة القعده الحجه muharram safar rajab shaban ramadan shawwal ramazan";

/// The Thai abbreviations: letters apart by stops, as they stand around the stop.
pub(super) const THAI: [(&str, &str); 12] = [
    ("ม", "ค"),
    ("ก", "พ"),
    ("มี", "ค"),
    ("เม", "ย"),
    ("พ", "ค"),
    ("มิ", "ย"),
    ("ก", "ค"),
    ("ส", "ค"),
    ("ก", "ย"),
    ("ต", "ค"),
    ("พ", "ย"),
    ("ธ", "ค"),
];

/// Months of two words: the first word, the month when the second says "first", when "second".
pub(super) const PAIRED: [(&str, u32, u32); 6] = [
    ("كانون", 12, 1),
    ("تشرين", 10, 11),
    ("کانوونی", 12, 1),
    ("تشرینی", 10, 11),
    ("کانون", 12, 1),
    ("تشرین", 10, 11),
];

/// Whether `word` says "second" in the name of a month; else none or "first".
pub(super) fn is_second(word: &str) -> Option<bool> {
    match word {
        "الثاني" | "الثانى" | "ثاني" | "دووەم" | "دوم" => Some(true),
        "الأول" | "الاول" | "أول" | "یەکەم" | "اول" => Some(false),
        _ => None,
    }
}
