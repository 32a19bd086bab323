/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-date-words.h"

#include <string.h>

/* The words that stand in dates, without regard to the person's locale: a feed from Athens is dated in Greek
 * wherever it is read. */

#define DOTLESS_I 0x131

typedef struct
{
  const char *name; /* lower case, without accents */
  int         month;
} MonthName;

/* A word means a month if it is its name or the beginning of that, three characters or more. The first name that
 * fits counts. */
static const MonthName month_names[] = {
  /* English */
  { "january", 1 }, { "february", 2 }, { "march", 3 }, { "april", 4 }, { "may", 5 }, { "june", 6 }, { "july", 7 },
  { "august", 8 }, { "september", 9 }, { "october", 10 }, { "november", 11 }, { "december", 12 },
  /* German, Dutch, the North */
  { "januari", 1 }, { "janner", 1 }, { "januar", 1 }, { "janvar", 1 }, { "februari", 2 }, { "februar", 2 },
  { "feber", 2 }, { "marz", 3 }, { "maerz", 3 }, { "maart", 3 }, { "mrt", 3 }, { "mars", 3 }, { "marts", 3 },
  { "mart", 3 }, { "mai", 5 }, { "maj", 5 }, { "mei", 5 }, { "juni", 6 }, { "juli", 7 }, { "augusti", 8 },
  { "augustus", 8 }, { "oktober", 10 }, { "desember", 12 }, { "dezember", 12 },
  /* Icelandic, Faroese, Estonian, Latvian */
  { "jaanuar", 1 }, { "janvaris", 1 }, { "veebruar", 2 }, { "februaris", 2 }, { "aprill", 4 }, { "aprilis", 4 },
  { "maijs", 5 }, { "juuni", 6 }, { "junijs", 6 }, { "juuli", 7 }, { "julijs", 7 }, { "agust", 8 },
  { "augusts", 8 }, { "septembris", 9 }, { "oktoober", 10 }, { "oktobris", 10 }, { "detsember", 12 },
  { "novembris", 11 }, { "decembris", 12 },
  /* French, Spanish, Catalan, Galician, Italian, Portuguese, Romanian */
  { "janvier", 1 }, { "enero", 1 }, { "gener", 1 }, { "xaneiro", 1 }, { "gennaio", 1 }, { "janeiro", 1 },
  { "ianuarie", 1 }, { "fevrier", 2 }, { "febrero", 2 }, { "febrer", 2 }, { "febreiro", 2 }, { "febbraio", 2 },
  { "fevereiro", 2 }, { "februarie", 2 }, { "marzo", 3 }, { "marco", 3 }, { "martie", 3 }, { "avril", 4 },
  { "abril", 4 }, { "aprile", 4 }, { "aprilie", 4 }, { "mayo", 5 }, { "maig", 5 }, { "maio", 5 }, { "maggio", 5 },
  { "juin", 6 }, { "junio", 6 }, { "juny", 6 }, { "xuno", 6 }, { "giugno", 6 }, { "junho", 6 }, { "iunie", 6 },
  { "juillet", 7 }, { "julio", 7 }, { "juliol", 7 }, { "xullo", 7 }, { "luglio", 7 }, { "julho", 7 },
  { "iulie", 7 }, { "aout", 8 }, { "agosto", 8 }, { "ag", 8 }, { "agost", 8 }, { "septembre", 9 },
  { "septiembre", 9 }, { "setiembre", 9 }, { "setembre", 9 }, { "settembre", 9 }, { "setembro", 9 },
  { "septembrie", 9 }, { "octobre", 10 }, { "octubre", 10 }, { "outubro", 10 }, { "ottobre", 10 },
  { "octombrie", 10 }, { "novembre", 11 }, { "noviembre", 11 }, { "novembro", 11 }, { "noiembrie", 11 },
  { "decembre", 12 }, { "diciembre", 12 }, { "desembre", 12 }, { "decembro", 12 }, { "dicembre", 12 },
  { "dezembro", 12 }, { "decembrie", 12 },
  /* Polish */
  { "stycznia", 1 }, { "styczen", 1 }, { "lutego", 2 }, { "luty", 2 }, { "marca", 3 }, { "marzec", 3 },
  { "kwietnia", 4 }, { "kwiecien", 4 }, { "maja", 5 }, { "czerwca", 6 }, { "czerwiec", 6 }, { "lipca", 7 },
  { "lipiec", 7 }, { "sierpnia", 8 }, { "sierpien", 8 }, { "wrzesnia", 9 }, { "wrzesien", 9 },
  { "pazdziernika", 10 }, { "listopada", 11 }, { "grudnia", 12 }, { "grudzien", 12 },
  /* Czech, Slovak */
  { "ledna", 1 }, { "leden", 1 }, { "januara", 1 }, { "unora", 2 }, { "unor", 2 }, { "februara", 2 },
  { "brezna", 3 }, { "brezen", 3 }, { "dubna", 4 }, { "duben", 4 }, { "aprila", 4 }, { "kvetna", 5 },
  { "kveten", 5 }, { "cervna", 6 }, { "cerven", 6 }, { "juna", 6 }, { "jun", 6 }, { "cvn", 6 }, { "cen", 6 },
  { "cervence", 7 }, { "cervenec", 7 }, { "jula", 7 }, { "jul", 7 }, { "cvc", 7 }, { "cec", 7 }, { "srpna", 8 },
  { "srpen", 8 }, { "augusta", 8 }, { "zari", 9 }, { "zarijove", 9 }, { "septembra", 9 }, { "rijna", 10 },
  { "rijen", 10 }, { "oktobra", 10 }, { "listopadu", 11 }, { "novembra", 11 }, { "prosince", 12 },
  { "prosinec", 12 }, { "decembra", 12 },
  /* Croatian, Bosnian, Slovenian */
  { "sijecnja", 1 }, { "sijecanj", 1 }, { "veljace", 2 }, { "veljaca", 2 }, { "ozujka", 3 }, { "ozujak", 3 },
  { "travnja", 4 }, { "travanj", 4 }, { "svibnja", 5 }, { "svibanj", 5 }, { "lipnja", 6 }, { "lipanj", 6 },
  { "srpnja", 7 }, { "srpanj", 7 }, { "kolovoza", 8 }, { "kolovoz", 8 }, { "avgusta", 8 }, { "avgust", 8 },
  { "rujna", 9 }, { "rujan", 9 }, { "studenoga", 11 }, { "studeni", 11 }, { "prosinca", 12 }, { "prosinac", 12 },
  /* Hungarian, Turkish, Finnish, Lithuanian */
  { "ocak", 1 }, { "tammikuuta", 1 }, { "sausio", 1 }, { "subat", 2 }, { "helmikuuta", 2 }, { "vasario", 2 },
  { "marcius", 3 }, { "maaliskuuta", 3 }, { "kovo", 3 }, { "nisan", 4 }, { "huhtikuuta", 4 }, { "balandzio", 4 },
  { "majus", 5 }, { "mayis", 5 }, { "toukokuuta", 5 }, { "geguzes", 5 }, { "junius", 6 }, { "haziran", 6 },
  { "kesakuuta", 6 }, { "birzelio", 6 }, { "julius", 7 }, { "temmuz", 7 }, { "heinakuuta", 7 }, { "liepos", 7 },
  { "augusztus", 8 }, { "agustos", 8 }, { "elokuuta", 8 }, { "rugpjucio", 8 }, { "szeptember", 9 },
  { "eylul", 9 }, { "syyskuuta", 9 }, { "rugsejo", 9 }, { "ekim", 10 }, { "lokakuuta", 10 }, { "spalio", 10 },
  { "kasim", 11 }, { "marraskuuta", 11 }, { "lapkricio", 11 }, { "aralik", 12 }, { "joulukuuta", 12 },
  { "gruodzio", 12 },
  /* Basque, Indonesian, Malay */
  { "urtarrila", 1 }, { "otsaila", 2 }, { "martxoa", 3 }, { "maret", 3 }, { "mac", 3 }, { "apirila", 4 },
  { "maiatza", 5 }, { "ekaina", 6 }, { "ogos", 8 }, { "uztaila", 7 }, { "abuztua", 8 }, { "agustus", 8 },
  { "iraila", 9 }, { "urria", 10 }, { "azaroa", 11 }, { "abendua", 12 }, { "disember", 12 },
  /* Greek */
  { "ιανουαριου", 1 }, { "ιανουαριος", 1 }, { "φεβρουαριου", 2 }, { "φεβρουαριος", 2 }, { "μαρτιου", 3 },
  { "μαρτιος", 3 }, { "απριλιου", 4 }, { "απριλιος", 4 }, { "μαιου", 5 }, { "μαιος", 5 }, { "ιουνιου", 6 },
  { "ιουνιος", 6 }, { "ιουλιου", 7 }, { "ιουλιος", 7 }, { "αυγουστου", 8 }, { "αυγουστος", 8 },
  { "σεπτεμβριου", 9 }, { "σεπτεμβριος", 9 }, { "οκτωβριου", 10 }, { "οκτωβριος", 10 }, { "νοεμβριου", 11 },
  { "νοεμβριος", 11 }, { "δεκεμβριου", 12 }, { "δεκεμβριος", 12 },
  /* Russian */
  { "января", 1 }, { "январь", 1 }, { "февраля", 2 }, { "февраль", 2 }, { "марта", 3 }, { "март", 3 },
  { "апреля", 4 }, { "апрель", 4 }, { "мая", 5 }, { "маи", 5 }, { "июня", 6 }, { "июнь", 6 }, { "июля", 7 },
  { "июль", 7 }, { "августа", 8 }, { "сентября", 9 }, { "сентябрь", 9 }, { "октября", 10 }, { "октябрь", 10 },
  { "ноября", 11 }, { "ноябрь", 11 }, { "декабря", 12 }, { "декабрь", 12 },
  /* Ukrainian, Belarusian */
  { "січня", 1 }, { "студзеня", 1 }, { "січень", 1 }, { "лютого", 2 }, { "лютага", 2 }, { "лютии", 2 },
  { "березня", 3 }, { "сакавіка", 3 }, { "березень", 3 }, { "квітня", 4 }, { "красавіка", 4 }, { "квітень", 4 },
  { "травня", 5 }, { "травень", 5 }, { "червня", 6 }, { "чэрвеня", 6 }, { "червень", 6 }, { "липня", 7 },
  { "ліпеня", 7 }, { "липень", 7 }, { "серпня", 8 }, { "жніуня", 8 }, { "серпень", 8 }, { "вересня", 9 },
  { "верасня", 9 }, { "вересень", 9 }, { "жовтня", 10 }, { "кастрычніка", 10 }, { "жовтень", 10 },
  { "листопада", 11 }, { "лістапада", 11 }, { "листопад", 11 }, { "грудня", 12 }, { "снежня", 12 },
  { "грудень", 12 },
  /* Bulgarian, Macedonian, Serbian */
  { "януари", 1 }, { "јануари", 1 }, { "јануар", 1 }, { "февруари", 2 }, { "фебруари", 2 }, { "фебруар", 2 },
  { "април", 4 }, { "мај", 5 }, { "юни", 6 }, { "јуни", 6 }, { "јун", 6 }, { "юли", 7 }, { "јули", 7 },
  { "јул", 7 }, { "август", 8 }, { "авг", 8 }, { "септември", 9 }, { "септембар", 9 }, { "октомври", 10 },
  { "октобар", 10 }, { "ноември", 11 }, { "новембар", 11 }, { "декември", 12 }, { "децембар", 12 },
  /* Arabic, Hebrew, Persian */
  { "يناير", 1 }, { "ינואר", 1 }, { "ژانویه", 1 }, { "فبراير", 2 }, { "פברואר", 2 }, { "فوریه", 2 },
  { "مارس", 3 }, { "מרץ", 3 }, { "ابريل", 4 }, { "אפריל", 4 }, { "اوریل", 4 }, { "مايو", 5 }, { "מאי", 5 },
  { "مه", 5 }, { "يونيو", 6 }, { "יוני", 6 }, { "ژوين", 6 }, { "يوليو", 7 }, { "יולי", 7 }, { "ژويیه", 7 },
  { "اغسطس", 8 }, { "אוגוסט", 8 }, { "اوت", 8 }, { "سبتمبر", 9 }, { "ספטמבר", 9 }, { "سپتامبر", 9 },
  { "اكتوبر", 10 }, { "אוקטובר", 10 }, { "اکتبر", 10 }, { "نوفمبر", 11 }, { "נובמבר", 11 }, { "نوامبر", 11 },
  { "ديسمبر", 12 }, { "דצמבר", 12 }, { "دسامبر", 12 },
  /* Nominatives and spellings beside the above */
  { "janewarie", 1 }, { "januarie", 1 }, { "sausis", 1 }, { "fevral", 2 }, { "vasaris", 2 }, { "marec", 3 },
  { "kovas", 3 }, { "aprel", 4 }, { "balandis", 4 }, { "liepa", 7 }, { "mee", 5 }, { "birzelis", 6 },
  { "junie", 6 }, { "iyun", 6 }, { "julie", 7 }, { "julai", 7 }, { "iyul", 7 }, { "avqust", 8 },
  { "rugpjutis", 8 }, { "septembar", 9 }, { "rugsejis", 9 }, { "sentyabr", 9 }, { "oktobar", 10 },
  { "spalis", 10 }, { "oktyabr", 10 }, { "novembar", 11 }, { "lapkritis", 11 }, { "noyabr", 11 },
  { "decembar", 12 }, { "gruodis", 12 }, { "dekabr", 12 },
  /* Belarusian, nominatives */
  { "студзень", 1 }, { "люты", 2 }, { "чэрвень", 6 }, { "ліпень", 7 }, { "жнівень", 8 }, { "верасень", 9 },
  { "снежань", 12 },
  /* Azeri, Esperanto, Albanian, Irish, Welsh */
  { "yanvar", 1 }, { "januaro", 1 }, { "janar", 1 }, { "eanair", 1 }, { "ionawr", 1 }, { "februaro", 2 },
  { "shkurt", 2 }, { "feabhra", 2 }, { "chwefror", 2 }, { "marto", 3 }, { "marta", 3 }, { "mawrth", 3 },
  { "aprilo", 4 }, { "prill", 4 }, { "aibrean", 4 }, { "ebrill", 4 }, { "majo", 5 }, { "bealtaine", 5 },
  { "iyn", 6 }, { "qershor", 6 }, { "meitheamh", 6 }, { "mehefin", 6 }, { "iyl", 7 }, { "korrik", 7 },
  { "iuil", 7 }, { "gorffennaf", 7 }, { "augusto", 8 }, { "gusht", 8 }, { "lunasa", 8 }, { "awst", 8 },
  { "septembro", 9 }, { "shtator", 9 }, { "medi", 9 }, { "oktobro", 10 }, { "tetor", 10 }, { "hydref", 10 },
  { "nentor", 11 }, { "samhain", 11 }, { "tachwedd", 11 }, { "dhjetor", 12 }, { "nollaig", 12 },
  { "rhagfyr", 12 },
  /* Georgian, Armenian, Kazakh */
  { "იანვარი", 1 }, { "հունվարի", 1 }, { "հնվ", 1 }, { "қаңтар", 1 }, { "თებერვალი", 2 }, { "փետրվարի", 2 },
  { "փտր", 2 }, { "ақпан", 2 }, { "მარტი", 3 }, { "մարտի", 3 }, { "наурыз", 3 }, { "აპრილი", 4 }, { "ապրիլի", 4 },
  { "сәуір", 4 }, { "მაისი", 5 }, { "մայիսի", 5 }, { "мамыр", 5 }, { "ივნისი", 6 }, { "հունիսի", 6 },
  { "հնս", 6 }, { "маусым", 6 }, { "ივლისი", 7 }, { "հուլիսի", 7 }, { "հլս", 7 }, { "шілде", 7 },
  { "აგვისტო", 8 }, { "օգոստոսի", 8 }, { "օգս", 8 }, { "тамыз", 8 }, { "სექტემბერი", 9 }, { "սեպտեմբերի", 9 },
  { "қыркүиек", 9 }, { "ოქტომბერი", 10 }, { "հոկտեմբերի", 10 }, { "қазан", 10 }, { "ნოემბერი", 11 },
  { "նոյեմբերի", 11 }, { "նմբ", 11 }, { "қараша", 11 }, { "დეკემბერი", 12 }, { "դեկտեմբերի", 12 },
  { "желтоқсан", 12 },
  /* Thai, Lao, Khmer, Burmese */
  { "มกราคม", 1 }, { "มค", 1 }, { "กุมภาพันธ์", 2 }, { "กพ", 2 }, { "มีนาคม", 3 }, { "มีค", 3 },
  { "เมษายน", 4 }, { "เมย", 4 }, { "พฤษภาคม", 5 }, { "พค", 5 }, { "มิถุนายน", 6 }, { "มิย", 6 },
  { "กรกฎาคม", 7 }, { "กค", 7 }, { "สิงหาคม", 8 }, { "สค", 8 }, { "กันยายน", 9 }, { "กย", 9 },
  { "ตุลาคม", 10 }, { "ตค", 10 }, { "พฤศจิกายน", 11 }, { "พย", 11 }, { "ธันวาคม", 12 }, { "ธค", 12 },
  { "ມັງກອນ", 1 }, { "ມກ", 1 }, { "ກຸມພາ", 2 }, { "ກພ", 2 }, { "ມີນາ", 3 }, { "ມນ", 3 }, { "ເມສາ", 4 },
  { "ມສ", 4 }, { "ພຶດສະພາ", 5 }, { "ພພ", 5 }, { "ມິຖຸນາ", 6 }, { "ກໍລະກົດ", 7 }, { "ກລ", 7 }, { "ສິງຫາ", 8 },
  { "ສຫ", 8 }, { "ກັນຍາ", 9 }, { "ກຍ", 9 }, { "ຕຸລາ", 10 }, { "ຕລ", 10 }, { "ພະຈິກ", 11 }, { "ພຈ", 11 },
  { "ທັນວາ", 12 }, { "ທວ", 12 }, { "មករា", 1 }, { "កុម្ភៈ", 2 }, { "មីនា", 3 }, { "មេសា", 4 }, { "ឧសភា", 5 },
  { "មិថុនា", 6 }, { "កក្កដា", 7 }, { "សីហា", 8 }, { "កញ្ញា", 9 }, { "តុលា", 10 }, { "វិច្ឆិកា", 11 },
  { "ធ្នូ", 12 }, { "ဇန်နဝါရီ", 1 }, { "ဖေဖော်ဝါရီ", 2 }, { "ဖေ", 2 }, { "မတ်", 3 }, { "ဧပြီ", 4 }, { "ဧ", 4 },
  { "မေ", 5 }, { "ဇွန်", 6 }, { "ဇူလိုင်", 7 }, { "ဇူ", 7 }, { "ဩဂုတ်", 8 }, { "ဩ", 8 }, { "စက်တင်ဘာ", 9 },
  { "အောက်တိုဘာ", 10 }, { "နိုဝင်ဘာ", 11 }, { "ဒီဇင်ဘာ", 12 }, { "ဒီ", 12 },
  /* Hindi, Marathi, Nepali */
  { "जनवरी", 1 }, { "जन", 1 }, { "फ़रवरी", 2 }, { "फरवरी", 2 }, { "मार्च", 3 }, { "अप्रैल", 4 }, { "मई", 5 },
  { "जून", 6 }, { "जुलाई", 7 }, { "अगस्त", 8 }, { "अग", 8 }, { "सितंबर", 9 }, { "अक्टूबर", 10 },
  { "नवंबर", 11 }, { "नव", 11 }, { "दिसंबर", 12 }, { "जानेवारी", 1 }, { "फेब्रुवारी", 2 }, { "एप्रिल", 4 }, { "मे", 5 },
  { "जुलै", 7 }, { "ऑगस्ट", 8 }, { "ऑग", 8 }, { "सप्टेंबर", 9 }, { "ऑक्टोबर", 10 }, { "नोव्हेंबर", 11 },
  { "डिसेंबर", 12 }, { "फेब्रुअरी", 2 }, { "अप्रिल", 4 }, { "जुन", 6 }, { "अगस्ट", 8 }, { "सेप्टेम्बर", 9 },
  { "अक्टोबर", 10 }, { "नोभेम्बर", 11 }, { "डिसेम्बर", 12 },
  /* Bengali, Assamese, Odia */
  { "জানুয়ারি", 1 }, { "ফেব্রুয়ারি", 2 }, { "মার্চ", 3 }, { "এপ্রিল", 4 }, { "মে", 5 }, { "জুন", 6 },
  { "জুলাই", 7 }, { "আগস্ট", 8 }, { "আগ", 8 }, { "সেপ্টেম্বর", 9 }, { "অক্টোবর", 10 }, { "নভেম্বর", 11 },
  { "ডিসেম্বর", 12 }, { "জানুৱাৰী", 1 }, { "ফেব্ৰুৱাৰী", 2 }, { "মাৰ্চ", 3 }, { "এপ্ৰিল", 4 }, { "আগষ্ট", 8 },
  { "ছেপ্তেম্বৰ", 9 }, { "অক্টোবৰ", 10 }, { "নৱেম্বৰ", 11 }, { "ডিচেম্বৰ", 12 }, { "ଜାନୁଆରୀ", 1 },
  { "ଫେବୃଆରୀ", 2 }, { "ମାର୍ଚ୍ଚ", 3 }, { "ଅପ୍ରେଲ", 4 }, { "ମଇ", 5 }, { "ଜୁନ", 6 }, { "ଜୁଲାଇ", 7 },
  { "ଅଗଷ୍ଟ", 8 }, { "ସେପ୍ଟେମ୍ବର", 9 }, { "ଅକ୍ଟୋବର", 10 }, { "ନଭେମ୍ବର", 11 }, { "ଡିସେମ୍ବର", 12 },
  /* Punjabi, Gujarati, Sinhala */
  { "ਜਨਵਰੀ", 1 }, { "ਜਨ", 1 }, { "ਫ਼ਰਵਰੀ", 2 }, { "ਮਾਰਚ", 3 }, { "ਅਪ੍ਰੈਲ", 4 }, { "ਮਈ", 5 }, { "ਜੂਨ", 6 },
  { "ਜੁਲਾਈ", 7 }, { "ਅਗਸਤ", 8 }, { "ਅਗ", 8 }, { "ਸਤੰਬਰ", 9 }, { "ਅਕਤੂਬਰ", 10 }, { "ਨਵੰਬਰ", 11 },
  { "ਦਸੰਬਰ", 12 }, { "જાન્યુઆરી", 1 }, { "ફેબ્રુઆરી", 2 }, { "માર્ચ", 3 }, { "એપ્રિલ", 4 }, { "મે", 5 },
  { "જૂન", 6 }, { "જુલાઈ", 7 }, { "ઑગસ્ટ", 8 }, { "સપ્ટેમ્બર", 9 }, { "ઑક્ટોબર", 10 }, { "નવેમ્બર", 11 },
  { "ડિસેમ્બર", 12 }, { "ජනවාරි", 1 }, { "ජන", 1 }, { "පෙබරවාරි", 2 }, { "මාර්තු", 3 }, { "අප්රේල්", 4 },
  { "මැයි", 5 }, { "ජූනි", 6 }, { "ජූලි", 7 }, { "අගෝස්තු", 8 }, { "සැප්තැම්බර්", 9 }, { "ඔක්තෝබර්", 10 },
  { "නොවැම්බර්", 11 }, { "දෙසැම්බර්", 12 },
  /* Tamil, Telugu, Kannada, Malayalam */
  { "ஜனவரி", 1 }, { "ஜன", 1 }, { "பிப்ரவரி", 2 }, { "மார்ச்", 3 }, { "ஏப்ரல்", 4 }, { "மே", 5 }, { "ஜூன்", 6 },
  { "ஜூலை", 7 }, { "ஆகஸ்ட்", 8 }, { "ஆக", 8 }, { "செப்டம்பர்", 9 }, { "அக்டோபர்", 10 }, { "நவம்பர்", 11 },
  { "நவ", 11 }, { "டிசம்பர்", 12 }, { "జనవరి", 1 }, { "జన", 1 }, { "ఫిబ్రవరి", 2 }, { "మార్చి", 3 },
  { "ఏప్రిల్", 4 }, { "మే", 5 }, { "జూన్", 6 }, { "జులై", 7 }, { "ఆగస్టు", 8 }, { "ఆగ", 8 },
  { "సెప్టెంబర్", 9 }, { "అక్టోబర్", 10 }, { "నవంబర్", 11 }, { "డిసెంబర్", 12 }, { "ಜನವರಿ", 1 }, { "ಜನ", 1 },
  { "ಫೆಬ್ರವರಿ", 2 }, { "ಮಾರ್ಚ್", 3 }, { "ಏಪ್ರಿಲ್", 4 }, { "ಮೇ", 5 }, { "ಜೂನ್", 6 }, { "ಜುಲೈ", 7 },
  { "ಆಗಸ್ಟ್", 8 }, { "ಆಗ", 8 }, { "ಸೆಪ್ಟೆಂಬರ್", 9 }, { "ಅಕ್ಟೋಬರ್", 10 }, { "ನವೆಂಬರ್", 11 },
  { "ಡಿಸೆಂಬರ್", 12 }, { "ജനുവരി", 1 }, { "ഫെബ്രുവരി", 2 }, { "മാർച്ച്", 3 }, { "ഏപ്രിൽ", 4 }, { "മേയ്", 5 },
  { "ജൂൺ", 6 }, { "ജൂലൈ", 7 }, { "ഓഗസ്റ്റ്", 8 }, { "ഓഗ", 8 }, { "സെപ്റ്റംബർ", 9 }, { "ഒക്ടോബർ", 10 },
  { "നവംബർ", 11 }, { "ഡിസംബർ", 12 },
  /* Urdu, Pashto, Amharic */
  { "جنوری", 1 }, { "فروری", 2 }, { "مارچ", 3 }, { "اپریل", 4 }, { "ميی", 5 }, { "جون", 6 }, { "جولايی", 7 },
  { "اگست", 8 }, { "ستمبر", 9 }, { "اکتوبر", 10 }, { "نومبر", 11 }, { "دسمبر", 12 }, { "جنوري", 1 },
  { "فېبروري", 2 }, { "فبروري", 2 }, { "مۍ", 5 }, { "جولای", 7 }, { "اګست", 8 }, { "سېپتمبر", 9 },
  { "سپتمبر", 9 }, { "ጃንዋሪ", 1 }, { "ጃን", 1 }, { "ፌብሩዋሪ", 2 }, { "ፌብ", 2 }, { "ማርች", 3 }, { "ኤፕሪል", 4 },
  { "ሜይ", 5 }, { "ጁን", 6 }, { "ጁላይ", 7 }, { "ኦገስት", 8 }, { "ሴፕቴምበር", 9 }, { "ኦክቶበር", 10 }, { "ኖቬምበር", 11 },
  { "ዲሴምበር", 12 },
  /* Arabic of the Maghreb and the Levant */
  { "يوليوز", 7 }, { "غشت", 8 }, { "شتنبر", 9 }, { "نونبر", 11 }, { "دجنبر", 12 }, { "جانفي", 1 },
  { "فيفري", 2 }, { "افريل", 4 }, { "جوان", 6 }, { "جويلية", 7 }, { "شباط", 2 }, { "اذار", 3 }, { "نيسان", 4 },
  { "ايار", 5 }, { "حزيران", 6 }, { "تموز", 7 }, { "اب", 8 }, { "ايلول", 9 }, { "تشرين", 10 }, { "كانون", 12 },
  /* Filipino, Swahili, Maltese */
  { "pebrero", 2 }, { "marso", 3 }, { "hunyo", 6 }, { "hulyo", 7 }, { "setyembre", 9 }, { "oktubre", 10 },
  { "nobyembre", 11 }, { "disyembre", 12 }, { "machi", 3 }, { "agosti", 8 }, { "desemba", 12 },
  { "jannar", 1 }, { "frar", 2 }, { "marzu", 3 }, { "mejju", 5 }, { "gunju", 6 }, { "lulju", 7 },
  { "awwissu", 8 }, { "settembru", 9 }, { "ottubru", 10 }, { "novembru", 11 }, { "dicembru", 12 },
  /* Turkmen, Uzbek; genitives and spellings beside the above */
  { "yanwar", 1 }, { "fewral", 2 }, { "awgust", 8 }, { "sentabr", 9 }, { "oktabr", 10 }, { "urtarrilaren", 1 },
  { "otsailaren", 2 }, { "martxoaren", 3 }, { "apirilaren", 4 }, { "maiatzaren", 5 }, { "ekainaren", 6 },
  { "uztailaren", 7 }, { "abuztuaren", 8 }, { "irailaren", 9 }, { "urriaren", 10 }, { "azaroaren", 11 },
  { "abenduaren", 12 }, { "abrell", 4 }, { "փտվ", 2 }, { "մրտ", 3 }, { "մյս", 5 }, { "feburary", 2 },
  { "febuary", 2 },
};

typedef struct
{
  const char *name;
  int         minutes; /* east of UTC */
} ZoneName;

/* Where a name is used for several zones, the one that feeds mean most often. The one-letter zones count as
 * RFC 822 has them, whose signs are the reverse of the military's own. */
static const ZoneName zone_names[] = {
  { "UT", 0 },      { "GMT", 0 },     { "UTC", 0 },     { "Z", 0 },       { "WET", 0 },     { "WEZ", 0 },
  { "WEST", 60 },   { "BST", 60 },    { "CET", 60 },    { "MEZ", 60 },    { "MET", 60 },    { "MEWT", 60 },
  { "WAT", 60 },    { "CEST", 120 },  { "CEDT", 120 },  { "MEST", 120 },  { "MESZ", 120 },  { "EET", 120 },
  { "CAT", 120 },   { "SAST", 120 },  { "EEST", 180 },  { "EEDT", 180 },  { "MSK", 180 },   { "EAT", 180 },
  { "TRT", 180 },   { "IDT", 180 },   { "IRST", 210 },  { "MSD", 240 },   { "GST", 240 },   { "IRDT", 270 },
  { "PKT", 300 },   { "IST", 330 },   { "NPT", 345 },   { "ICT", 420 },   { "WIB", 420 },   { "HKT", 480 },
  { "SGT", 480 },   { "AWST", 480 },  { "PHT", 480 },   { "CCT", 480 },   { "JST", 540 },   { "KST", 540 },
  { "ACST", 570 },  { "AEST", 600 },  { "EAST", 600 },  { "ACDT", 630 },  { "AEDT", 660 },  { "EADT", 660 },
  { "NZST", 720 },  { "NZT", 720 },   { "NZDT", 780 },  { "BRT", -180 },  { "ART", -180 },  { "BRST", -120 },
  { "NDT", -150 },  { "NST", -210 },  { "ADT", -180 },  { "AST", -240 },  { "AT", -240 },   { "CLT", -240 },
  { "CLST", -180 }, { "EDT", -240 },  { "EST", -300 },  { "ET", -300 },   { "CDT", -300 },  { "CST", -360 },
  { "CT", -360 },   { "MDT", -360 },  { "MST", -420 },  { "MT", -420 },   { "PDT", -420 },  { "PST", -480 },
  { "PT", -480 },   { "AKDT", -480 }, { "AKST", -540 }, { "HDT", -540 },  { "HADT", -540 }, { "HST", -600 },
  { "HAST", -600 }, { "A", -60 },     { "B", -120 },    { "C", -180 },    { "D", -240 },    { "E", -300 },
  { "F", -360 },    { "G", -420 },    { "H", -480 },    { "I", -540 },    { "K", -600 },    { "L", -660 },
  { "M", -720 },    { "N", 60 },      { "O", 120 },     { "P", 180 },     { "Q", 240 },     { "R", 300 },
  { "S", 360 },     { "T", 420 },     { "U", 480 },     { "V", 540 },     { "W", 600 },     { "X", 660 },
  { "Y", 720 },
  { "AZOT", -60 },  { "CVT", -60 },   { "FNT", -120 },  { "GFT", -180 },  { "PMST", -180 }, { "SRT", -180 },
  { "UYT", -180 },  { "HAT", -150 },  { "HNT", -210 },  { "AMT", -240 },  { "BOT", -240 },  { "GYT", -240 },
  { "HAE", -240 },  { "PYT", -240 },  { "VET", -240 },  { "COT", -300 },  { "ECT", -300 },  { "HAC", -300 },
  { "HNE", -300 },  { "PET", -300 },  { "GALT", -360 }, { "HAR", -360 },  { "HNC", -360 },  { "HAP", -420 },
  { "HNR", -420 },  { "HNP", -480 },  { "CKT", -600 },  { "TAHT", -600 }, { "NUT", -660 },  { "SST", -660 },
  { "AOE", -720 },  { "AZT", 240 },   { "GET", 240 },   { "MUT", 240 },   { "RET", 240 },   { "SAMT", 240 },
  { "SCT", 240 },   { "AFT", 270 },   { "MVT", 300 },   { "TJT", 300 },   { "TMT", 300 },   { "UZT", 300 },
  { "YEKT", 300 },  { "BDT", 360 },   { "BTT", 360 },   { "KGT", 360 },   { "OMST", 360 },  { "MMT", 390 },
  { "CXT", 420 },   { "KRAT", 420 },  { "NOVT", 420 },  { "BNT", 480 },   { "IRKT", 480 },  { "MYT", 480 },
  { "ULAT", 480 },  { "WITA", 480 },  { "WST", 480 },   { "PWT", 540 },   { "TLT", 540 },   { "WIT", 540 },
  { "YAKT", 540 },  { "CHST", 600 },  { "PGT", 600 },   { "VLAT", 600 },  { "LHST", 630 },  { "MAGT", 660 },
  { "NCT", 660 },   { "SBT", 660 },   { "SRET", 660 },  { "VUT", 660 },   { "ANAT", 720 },  { "FJT", 720 },
  { "GILT", 720 },  { "MHT", 720 },   { "PETT", 720 },  { "TVT", 720 },   { "CHAST", 765 }, { "TOT", 780 },
  { "LINT", 840 },
};

/* Words of the United States beside zones and weekdays in English. */
static const char * const us_words[] = {
  "am", "pm", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "et", "ct", "mt", "pt", NULL
};

static const char * const weekday_names[] = {
  "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
};

static const struct { const char *word; HeraldDateHalf half; } halves[] = {
  { "am", HERALD_DATE_HALF_MORNING },   { "pm", HERALD_DATE_HALF_AFTERNOON },
  { "오전", HERALD_DATE_HALF_MORNING }, { "오후", HERALD_DATE_HALF_AFTERNOON },
  { "上午", HERALD_DATE_HALF_MORNING }, { "下午", HERALD_DATE_HALF_AFTERNOON },
  { "午前", HERALD_DATE_HALF_MORNING }, { "午後", HERALD_DATE_HALF_AFTERNOON },
  { "πμ", HERALD_DATE_HALF_MORNING },   { "μμ", HERALD_DATE_HALF_AFTERNOON },
  { "凌晨", HERALD_DATE_HALF_MORNING }, { "傍晚", HERALD_DATE_HALF_AFTERNOON },
  { "早上", HERALD_DATE_HALF_MORNING }, { "晚上", HERALD_DATE_HALF_AFTERNOON },
  { "ص", HERALD_DATE_HALF_MORNING },    { "م", HERALD_DATE_HALF_AFTERNOON },
  { "قظ", HERALD_DATE_HALF_MORNING },   { "بظ", HERALD_DATE_HALF_AFTERNOON },
  { "ptg", HERALD_DATE_HALF_AFTERNOON },
};

static const struct { const char *word; HeraldDateTimeWord what; } time_words[] = {
  { "kl", HERALD_DATE_TIME_FOLLOWS },   { "klo", HERALD_DATE_TIME_FOLLOWS },  { "klockan", HERALD_DATE_TIME_FOLLOWS },
  { "um", HERALD_DATE_TIME_FOLLOWS },   { "om", HERALD_DATE_TIME_FOLLOWS },   { "ore", HERALD_DATE_TIME_FOLLOWS },
  { "alle", HERALD_DATE_TIME_FOLLOWS }, { "at", HERALD_DATE_TIME_FOLLOWS },
  { "h", HERALD_DATE_TIME_HOURS },      { "時", HERALD_DATE_TIME_HOURS },     { "时", HERALD_DATE_TIME_HOURS },
  { "点", HERALD_DATE_TIME_HOURS },     { "點", HERALD_DATE_TIME_HOURS },     { "시", HERALD_DATE_TIME_HOURS },
  { "min", HERALD_DATE_TIME_MINUTES },  { "分", HERALD_DATE_TIME_MINUTES },   { "분", HERALD_DATE_TIME_MINUTES },
  { "noon", HERALD_DATE_TIME_NOON },    { "midnight", HERALD_DATE_TIME_MIDNIGHT },
};

/* Calendars whose years are those of our era less a number. */
static const struct { const char *word; int years; } eras[] = {
  { "令和", 2018 }, { "平成", 1988 }, { "昭和", 1925 }, { "民國", 1911 }, { "民国", 1911 },
};

/* What Croatian calls by the name that another month has in Polish, Czech or Slovenian. */
static const MonthName croatian_month_names[] = {
  { "lip", 6 }, { "srp", 7 }, { "listopada", 10 }, { "listopad", 10 }, { "lis", 10 },
};

/* The vowel signs of Thai and of India's scripts are no accents: without them two months would have one name. */
static gboolean
is_accent (gunichar c)
{
  return g_unichar_ismark (c) && g_unichar_get_script (c) == G_UNICODE_SCRIPT_INHERITED;
}

/* Lower case without accents. */
static char *
plain_word (const char *word)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *split = NULL;

  if (g_str_is_ascii (word))
    return g_ascii_strdown (word, -1);

  split = g_utf8_normalize (word, -1, G_NORMALIZE_NFD);
  for (const char *c = split; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character == DOTLESS_I)
        g_string_append_c (out, 'i');
      else if (!is_accent (character))
        g_string_append_unichar (out, g_unichar_tolower (character));
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Returns 1 to 12, or 0 if @word does not name one month in Croatian and another one in its neighbours' languages. */
int
herald_date_word_croatian_month (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (croatian_month_names); i++)
    {
      if (g_ascii_strcasecmp (word, croatian_month_names[i].name) == 0)
        return croatian_month_names[i].month;
    }

  return 0;
}

/* Returns 1 to 12, or 0 if @word, in UTF-8, names no month. */
int
herald_date_word_month (const char *word)
{
  g_autofree char *plain = plain_word (word);
  const char *name = plain;
  gboolean is_long;

  /* Hebrew's "in". */
  if (g_str_has_prefix (name, "ב"))
    name += strlen ("ב");
  is_long = g_utf8_strlen (name, -1) >= 3;
  for (gsize i = 0; i < G_N_ELEMENTS (month_names); i++)
    {
      if (is_long ? g_str_has_prefix (month_names[i].name, name) : g_str_equal (month_names[i].name, name))
        return month_names[i].month;
    }

  return 0;
}

/* Returns 1 for Monday to 7, or 0 if @word is no weekday in English, whole or shortened. */
int
herald_date_word_weekday (const char *word)
{
  gsize length = strlen (word);

  for (gsize i = 0; length >= 3 && i < G_N_ELEMENTS (weekday_names); i++)
    {
      if (g_ascii_strncasecmp (weekday_names[i], word, length) == 0)
        return (int) i + 1;
    }

  return 0;
}

/* Which half of the day @word names. */
HeraldDateHalf
herald_date_word_half (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (halves); i++)
    {
      if (g_ascii_strcasecmp (word, halves[i].word) == 0)
        return halves[i].half;
    }

  return HERALD_DATE_HALF_NONE;
}

/* Returns how many years to add to those of a calendar that @word names, or 0. */
int
herald_date_word_era (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (eras); i++)
    {
      if (strcmp (word, eras[i].word) == 0)
        return eras[i].years;
    }

  return 0;
}

HeraldDateTimeWord
herald_date_word_time (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (time_words); i++)
    {
      if (g_ascii_strcasecmp (word, time_words[i].word) == 0)
        return time_words[i].what;
    }

  return HERALD_DATE_TIME_NONE;
}

/* Sets @offset to seconds east of UTC. */
gboolean
herald_date_word_zone (const char *word,
                       int        *offset)
{
  for (gsize i = 0; i < G_N_ELEMENTS (zone_names); i++)
    {
      if (g_ascii_strcasecmp (word, zone_names[i].name) == 0)
        {
          *offset = zone_names[i].minutes * 60;
          return TRUE;
        }
    }

  return FALSE;
}

/* Whether the word tells that a person from the United States wrote the date. */
gboolean
herald_date_word_is_us (const char *word)
{
  for (gsize i = 0; us_words[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (word, us_words[i]) == 0)
        return TRUE;
    }

  return FALSE;
}
