//! A word → the month it names, in the calendar that has it.
//!
//! Names only; the words beside dates are `word`'s, and conversion is `calendar`'s. The names are
//! those of the Unicode CLDR (forms inside a date and alone, abbreviations) and further ones that
//! newsrooms print, in about 45 languages; genitives stand beside nominatives since dates use either.

/// Gregorian months, January first; names apart by white space, in lower case.
#[rustfmt::skip]
pub(super) const GREGORIAN: [&str; 12] = [
    "january jan januar jänner jän janvier janv enero ene gennaio gen genn janeiro januari \
     ocak oca января январь янв leden ledna styczeń stycznia sty січня січень січ januára \
     január januárja jaanuar jaan tammikuu tammikuuta tammik sausio saus janvāris janúar \
     ianuarie ian ιανουαρίου ιανουάριος ιαν siječanj siječnja sij januara јануар јануара јан \
     јануари януари яну студзеня студзень januarie janar janari gener xaneiro yan январ ינואר \
     ינו يناير جانفي ژانویه جنوری ژانویهٔ جنوري जनवरी জানুয়ারি জানুয়ারী มกราคม çile",
    "february feb febr februar feber février févr fév febrero febbraio febb fevereiro fev \
     februari febru şubat şub февраля февраль фев февр února únor lutego luty lut лютого \
     лютий лют februára február februárja veebruar veebr helmikuu helmikuuta helmik vasario \
     vas februāris februārī febrúar februarie φεβρουαρίου φεβρουάριος φεβ veljača veljače \
     velj februara фебруар фебруара феб февруари лютага люты shkurt shkurti febrer febreiro \
     феврал פברואר פבר فبراير فيفري فوریه فروری فوریهٔ फ़रवरी फरवरी ফেব্রুয়ারি ফেব্রুয়ারী \
     กุมภาพันธ์ pebrero sibat شباط شوبات",
    "march mar märz mär mrz mars marzo março maart mrt mart марта март мар března březen \
     marca marzec березня березень бер marec márca március márc märts maaliskuu maaliskuuta \
     maalisk kovo kov marts martā martie μαρτίου μάρτιος μαρ ožujak ožujka ožu сакавіка \
     сакавік maret mac març מרץ مارس مارچ मार्च মার্চ มีนาคม marso machi adar آذار ئازار",
    "april apr avril avr abril abr aprile nisan nis апреля апрель апр dubna duben kwietnia \
     kwiecień kwi квітня квітень квіт apríl apríla április ápr aprill huhtikuu huhtikuuta \
     huhtik balandžio bal aprīlis aprīlī aprilie απριλίου απρίλιος απρ travanj travnja tra \
     aprila април априла красавіка красавік prill prilli aprel апрел אפריל אפר أبريل ابريل \
     أفريل افريل آوریل اپریل آوريل अप्रैल এপ্রিল เมษายน aprili nîsan نيسان نیسان",
    "may mai mayo maggio mag magg maio mei mayıs мая май května květen maja maj травня \
     травень трав máj mája május toukokuu toukokuuta toukok gegužės geg maijs maijā maí μαΐου \
     μάιος μαϊου μαΐ svibanj svibnja svi мај маја траўня maji maig מאי مايو ماي می مئی مه مۍ \
     मई मे মে พฤษภาคม gulan أيار ايار ئایار meij",
    "june jun juni juin junio giugno giu junho haziran haz июня июнь июн června červen \
     czerwca czerwiec cze червня червень черв jún júna június juuni kesäkuu kesäkuuta kesäk \
     birželio birž jūnijs jūnijā júní iunie ιουνίου ιούνιος ιουν lipanj lipnja junija junij \
     juna јун јуна јуни юни юны чэрвеня чэрвень qershor qershori juny xuño iyun יוני يونيو \
     جوان يونيه ژوئن جون ژوين जून জুন มิถุนายน hunyo hezîran حزيران حوزەیران",
    "july jul juli juillet juil julio luglio lug julho temmuz tem июля июль июл červenec \
     července lipca lipiec липня липень лип júl júla július juuli heinäkuu heinäkuuta heinäk \
     liepos liep jūlijs jūlijā júlí iulie ιουλίου ιούλιος ιουλ srpanj srpnja julija julij \
     jula јул јула јули юли ліпеня ліпень korrik korriku juliol xullo iyul יולי يوليو جويلية \
     يوليه ژوئیه جولائی ژوئیهٔ جولای जुलाई জুলাই กรกฎาคม hulyo tîrmeh تموز تەمموز lip",
    "august aug août agosto ago augustus ağustos ağu августа август авг srpna srpen sierpnia \
     sierpień sie серпня серпень серп augusta augusztus elokuu elokuuta elok rugpjūčio rugp \
     augusts augustā ágúst αυγούστου αύγουστος αυγ kolovoz kolovoza kol avgust avgusta авгус \
     жніўня жнівень agustus ogos gusht gushti agost avqust אוגוסט أغسطس اغسطس أوت اوت اگست \
     آگوست अगस्त আগস্ট สิงหาคม agosti tebax آب ئاب",
    "september sep sept septembre septiembre settembre set setembro eylül eyl сентября \
     сентябрь сен сент září wrzesień września wrz вересня вересень вер septembra septembrie \
     szeptember szept syyskuu syyskuuta syysk rugsėjo rugs septembris septembrī septembar \
     σεπτεμβρίου σεπτέμβριος σεπ rujan rujna ruj септембар септембра сеп септември верасня \
     верасень shtator shtatori setembre setiembre ספטמבר سبتمبر سپتامبر ستمبر सितंबर सितम्बर \
     সেপ্টেম্বর กันยายน setyembre septemba îlon أيلول ايلول ئەیلوول",
    "october oct oktober okt octobre octubre ottobre ott outubro out ekim eki октября октябрь \
     окт října říjen października październik paź жовтня жовтень жовт októbra október októbr \
     oktoober lokakuu lokakuuta lokak spalio spal oktobris oktobrī octombrie oktobra \
     οκτωβρίου οκτώβριος οκτ oktobar октобар октобра октомври кастрычніка кастрычнік tetor \
     tetori אוקטובר أكتوبر اكتوبر اکتبر اکتوبر अक्टूबर अक्तूबर অক্টোবর ตุลาคม oktubre oktoba \
     cotmeh",
    "november nov novembre noviembre novembro kasım kas ноября ноябрь ноя нояб listopadu \
     listopad listopada lis листопада листопад novembra noiembrie nóvember marraskuu \
     marraskuuta marrask lapkričio lapkr novembris novembrī νοεμβρίου νοέμβριος νοε studeni \
     studenoga studenog novembar новембар новембра ноември лістапада лістапад nëntor nëntori \
     נובמבר نوفمبر نوامبر نومبر नवंबर नवम्बर নভেম্বর พฤศจิกายน nobyembre novemba mijdar",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro desember des \
     aralık ara декабря декабрь дек prosince prosinec grudnia grudzień gru грудня грудень \
     груд decembra decembrie detsember dets joulukuu joulukuuta jouluk gruodžio gruod \
     decembris decembrī δεκεμβρίου δεκέμβριος δεκ prosinac prosinca decembar децембар \
     децембра декември снежня снежань disember dhjetor dhjetori desembre decembro דצמבר \
     ديسمبر دسامبر دسمبر दिसंबर दिसम्बर ডিসেম্বর ธันวาคม disyembre desemba berfanbar",
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
