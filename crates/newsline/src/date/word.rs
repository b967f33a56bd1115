//! A word of a date line → its job there: month, label, "ago", half of the day …
//!
//! One table for all jobs and languages, so that each word of a line is looked up once. Only words;
//! how they combine is `form`'s and `clock`'s.

use super::month::{GREGORIAN, HIJRI, JALALI};
use crate::table::Table;
use std::sync::LazyLock;

/// What a word may be beside a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Job {
    /// Month of the Gregorian calendar, 1 to 12; 0: none.
    pub month: u8,
    /// Month of the solar Hijri calendar, 1 to 12; 0: none.
    pub jalali: u8,
    /// Flags below.
    flags: u16,
}

/// Stands beside a date without being more than a date.
pub(super) const BESIDE: u16 = 1;
/// "Published", "Updated" and their kin.
pub(super) const LABEL: u16 = 1 << 1;
/// A label of a later change.
pub(super) const UPDATE: u16 = 1 << 2;
/// "of", "de" between day, month and year.
pub(super) const OF: u16 = 1 << 3;
/// "st", "th", "er" behind the day.
pub(super) const ORDINAL: u16 = 1 << 4;
/// Before noon.
pub(super) const AM: u16 = 1 << 5;
/// After noon.
pub(super) const PM: u16 = 1 << 6;
/// Behind or before an hour: "Uhr", "kl".
pub(super) const CLOCK: u16 = 1 << 7;
/// A span of time: "hours".
pub(super) const UNIT: u16 = 1 << 8;
/// Behind such a span: "ago".
pub(super) const AGO: u16 = 1 << 9;
/// Before such a span: "vor", "hace".
pub(super) const SINCE: u16 = 1 << 10;
/// "today", "yesterday".
pub(super) const RELATIVE: u16 = 1 << 11;
/// Month of the lunar Hijri calendar.
pub(super) const LUNAR: u16 = 1 << 12;

impl Job {
    /// Whether the word has one of these jobs.
    pub(super) fn is(self, flags: u16) -> bool {
        self.flags & flags != 0
    }
}

#[rustfmt::skip]
const WORDS: &[(u16, &str)] = &[
    (BESIDE,
     // Days of the week.
     "mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday \
      montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so \
      lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim \
      lunes martes miércoles miercoles jueves viernes sábado sabado domingo mié jue vie sáb dom \
      lunedì martedì mercoledì giovedì venerdì sabato domenica gio \
      segunda terça quarta quinta sexta feira seg ter qua qui sex \
      maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo \
      måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag \
      maanantai maanantaina tiistai tiistaina keskiviikko keskiviikkona torstai torstaina perjantai \
      perjantaina lauantai lauantaina sunnuntai sunnuntaina \
      poniedziałek wtorek środa czwartek piątek sobota niedziela pondělí úterý středa čtvrtek pátek neděle \
      понедельник вторник среда четверг пятница суббота воскресенье понеділок вівторок середа четвер пятниця субота неділя \
      pazartesi salı çarşamba perşembe cuma cumartesi pazar senin selasa rabu kamis jumat sabtu minggu isnin khamis jumaat ahad \
      thứ chủ nhật hai tư năm sáu bảy ngày lúc giờ \
      الأحد الاحد الاثنين الإثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة السبت \
      شنبه یکشنبه دوشنبه سه پنجشنبه پنج چهارشنبه چهار جمعه یک دو \
      پیر منگل بدھ جمعرات جمعہ ہفتہ اتوار ראשון שני שלישי רביעי חמישי שישי שבת יום \
      सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार রোববার রবিবার সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার \
      วันจันทร์ วันอังคาร วันพุธ วันพฤหัสบดี วันศุกร์ วันเสาร์ วันอาทิตย์ จันทร์ที่ อังคารที่ พุธที่ พฤหัสบดีที่ ศุกร์ที่ เสาร์ที่ อาทิตย์ที่ วันที่ เวลา น พ ศ \
      kl klo klokken kell ob o v u w za na dne den dia día dne dnia ve dne \
      a at on the of to and edition eastern local time am pm p m z t e s et ct pt mt \
      bst cest cet mez mesz edt est gmt ist mst mdt cdt cst pst pdt pkt jst kst hkt sgt pht aedt aest acst awst nzst nzdt eet eest trt idt cat eat wat \
      sast wib wita wit msk мск utc uk us uae \
      h hr hrs hour hours min mins minute minutes minuten minuti minutos minuter minutter мин read lesezeit lecture lettura lectura leitura lukuaika \
      first last der das den dem vom am um im was alle le la el las los il ore ora ore alle del de da di às à a om op kello \
      om på i år an ngày هـ م ه هـ ق ش الساعة بتوقيت غرينتش جرينتش ساعت منتشر تاريخ تاریخ في فى \
      в г года год р року рік oh lei um klukkan g m d gada m jour mis eko ago"),
    (LABEL | BESIDE,
     "published posted issued released date created \
      veröffentlicht publiziert erstellt stand erschienen datum \
      publié publiée publication publicado publicada fecha pubblicato pubblicata pubblicazione data \
      gepubliceerd geplaatst publicerad publicerat publicerades publisert udgivet offentliggjort julkaistu \
      opublikowano publikacja dodano publikováno publikované vydáno objavljeno објављено közzétéve megjelent publicat \
      δημοσιεύτηκε δημοσίευση опубликовано опубліковано публикувана yayınlanma yayın giriş tarihi tarih \
      diterbitkan dipublikasikan tayang terbit đăng xuất bản تاريخ النشر نشر نُشر تم انتشار شائع فرסום פורסם \
      प्रकाशित प्रकाशन প্রকাশ প্রকাশিত เผยแพร่ лист"),
    (LABEL | UPDATE | BESIDE,
     "updated update upd modified revised edited amended \
      aktualisiert geändert zuletzt aktualisierung mis actualisé modifié actualizado actualizada actualización modificado \
      aggiornato aggiornata aggiornamento modificato modifica atualizado atualizada atualização \
      bijgewerkt gewijzigd laatst uppdaterad uppdaterat uppdaterades oppdatert opdateret sist endret päivitetty muokattu \
      aktualizacja zaktualizowano aktualizováno aktualizované upraveno ažurirano ажурирано frissítve módosítva actualizat modificat \
      ενημερώθηκε ενημέρωση обновлено изменено оновлено обновена güncelleme güncellendi güncellenme son \
      diperbarui dikemaskini nhật آخر تحديث التحديث تحديث بروزرسانی עודכן עדכון अपडेट अद्यतन আপডেট อัปเดต อัพเดต"),
    (OF | BESIDE, "of de den d del di do des de ng ta tal gada года"),
    (ORDINAL | BESIDE, "st nd rd th er ère eme ème e o a η ος as й го an nap"),
    (AM | BESIDE, "am ص ق.ظ पूर्वाह्न sa πμ"),
    (PM | BESIDE, "pm م ب.ظ अपराह्न ch μμ"),
    (CLOCK | BESIDE, "uhr kl klo klokken uur godz hod óra u h hs hrs hours giờ น ч ora ore"),
    (UNIT,
     "second seconds sec secs minute minutes min mins hour hours hr hrs day days week weeks month months year years h d m w y \
      sekunden minuten stunde stunden tag tagen tage woche wochen monat monaten jahr jahren jahre \
      seconde secondes heure heures jour jours semaine semaines mois an ans \
      segundo segundos minuto minutos hora horas día días dia dias semana semanas mes meses año años mês ano anos \
      minuti ore ora giorno giorni settimana settimane mese mesi anno anni \
      minuut minuten uur uren dag dagen week weken maand maanden jaar jaren \
      minut minuter timme timmar timer time dage dager dygn vecka veckor uke uker uge uger måned måneder månad månader år \
      minuuttia tuntia päivää viikkoa kuukautta vuotta minut minuty godzin godziny godzinę dni tygodni miesięcy lat \
      минут минуты минуту часов часа час дней дня день недель недели неделю месяцев месяца месяц лет года год хвилин годин години днів дні \
      dakika saat gün hafta ay yıl menit jam hari minggu bulan tahun phút tiếng tuần \
      ساعة ساعات دقيقة دقائق يوم أيام ايام أسبوع أسابيع شهر أشهر سنة سنوات ساعت دقیقه روز هفته ماه سال گھنٹے دن \
      שעות דקות ימים घंटे मिनट दिन ঘণ্টা মিনিট দিন"),
    (AGO,
     "ago geleden sedan siden sitten temu önce fa назад тому lalu yang trước پیش قبل पहले আগে atrás nazaj"),
    (SINCE, "vor hace há منذ لפני לפני prije acum il y a před pred για"),
    (RELATIVE,
     "yesterday today gestern heute ayer hoy ieri oggi ontem hoje gisteren vandaag igår idag eilen tänään wczoraj dzisiaj \
      dün bugün вчера сегодня вчора сьогодні أمس اليوم دیروز امروز kemarin aujourd"),
    (LUNAR, HIJRI),
];

/// Longest word of the table, in bytes.
const MAX_BYTES: usize = 48;

/// All words with their jobs: months in bits 16 and 24 on, flags below.
static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let months = |table: &'static [&'static str; 12], shift: u32| {
        (1u64..).zip(table).flat_map(move |(month, names)| {
            names
                .split_ascii_whitespace()
                .map(move |word| (word, month << shift))
        })
    };
    let words = WORDS.iter().flat_map(|(flags, list)| {
        list.split_ascii_whitespace()
            .map(move |word| (word, u64::from(*flags)))
    });
    Table::new(
        &mut months(&GREGORIAN, 16)
            .chain(months(&JALALI, 24))
            .chain(words),
    )
});

/// The jobs of `word`, case aside.
pub(super) fn job(word: &str) -> Job {
    if word.len() > MAX_BYTES {
        return Job::default();
    }
    let find = |key: &str| {
        let bits = TABLE.get(key);
        Job {
            month: (bits >> 16) as u8,
            jalali: (bits >> 24) as u8,
            flags: bits as u16,
        }
    };
    let is_small = word.bytes().all(|byte| byte.is_ascii_lowercase());
    if is_small {
        return find(word);
    }
    let lower = word.to_lowercase();
    // "İ" becomes i and a dot above, which no table writes; marks inside a word are left out too.
    let bare: String = lower
        .chars()
        .filter(|char| {
            !matches!(
                char,
                '\u{307}' | '\u{200c}' | '\u{200d}' | '\u{640}' | '\u{64b}'..='\u{652}'
            )
        })
        .collect();
    let found = find(&bare);
    if found != Job::default() {
        return found;
    }
    // Hebrew writes "in June" as one word; Arabic puts the article or a preposition before.
    ["ב", "ל", "ה", "و"]
        .iter()
        .find_map(|prefix| bare.strip_prefix(prefix))
        .map_or(Job::default(), find)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_month_has_two_places() {
        let mut seen: Vec<(&str, usize)> = Vec::new();
        for (month, names) in GREGORIAN.iter().enumerate() {
            for name in names.split_ascii_whitespace() {
                assert_eq!(name, name.to_lowercase(), "{name}");
                assert!(
                    !seen
                        .iter()
                        .any(|(known, other)| *known == name && *other != month),
                    "{name} is two months"
                );
                seen.push((name, month));
            }
        }
        assert!(seen.len() > 700);
    }

    #[test]
    fn jobs() {
        assert_eq!(job("JUNI").month, 6);
        assert_eq!(job("בינואר").month, 1);
        assert_eq!(job("خرداد").jalali, 3);
        assert!(job("Updated").is(UPDATE) && job("Published").is(LABEL));
        assert!(!job("Published").is(UPDATE) && job("Harbour") == Job::default());
    }
}
