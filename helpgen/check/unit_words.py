"""Units of time and money as six languages write them, folded as `folding` does.

Knows words. Knows nothing of numbers or policies.
"""

from collections.abc import Mapping

from helpgen.policy.duration import Unit

LENGTHS: Mapping[str, tuple[tuple[str, Unit], ...]] = {
    "en": (
        (r"(?:business|working|work|week)[ -]?days?\b|weekdays?\b", Unit.BUSINESS_DAY),
        (r"(?:(?:calendar|consecutive|full|whole|more|extra|additional|short) )?days?\b", Unit.DAY),
        (r"(?:(?:full|whole|more|short) )?weeks?\b", Unit.WEEK),
        (r"(?:(?:full|whole|more|calendar) )?months?\b", Unit.MONTH),
        (r"(?:(?:full|whole|more) )?years?\b|yrs?\b", Unit.YEAR),
        (r"(?:(?:full|whole|more) )?hours?\b|hrs?\b|h\b", Unit.HOUR),
        (r"(?:(?:full|more) )?min(?:ute)?s?\b", Unit.MINUTE),
    ),
    "cs": (
        (
            r"prac(?:ovni|\.) ?(?:dny|dni|dnu|dnech|den|dne)\b|pracovnich ?(?:dny|dni|dnu|dnech|den|dne)\b",
            Unit.BUSINESS_DAY,
        ),
        (r"(?:kalendarni(?:ch)? |celych |dalsi(?:ch)? |plnych )?(?:dny|dni|dnu|dnech|den|dne)\b|denni\w*", Unit.DAY),
        (r"(?:celych |dalsi(?:ch)? )?(?:tydny|tydnu|tyden|tydne|tydnech)\b|tydenni\w*", Unit.WEEK),
        (r"(?:celych |dalsi(?:ch)? )?(?:mesice|mesicu|mesic|mesicich)\b|mesicni\w*", Unit.MONTH),
        (
            r"(?:celych |dalsi(?:ch)? )?(?:roky|roku|rok|let|leta|letech)\b|let(?:a|e|ou|y|eho|emu|ych|ym)\b|rocni\w*",
            Unit.YEAR,
        ),
        (r"(?:celych )?hod(?:in(?:a|y|u|ach|ami)?)?\b\.?|hodinov\w*", Unit.HOUR),
        (r"min(?:ut(?:a|y|u|ach|ami)?)?\b\.?|minutov\w*", Unit.MINUTE),
    ),
    "th": (
        (r"วันทำการ|วันทำงาน|วันทําการ", Unit.BUSINESS_DAY),
        (r"วัน", Unit.DAY),
        (r"สัปดาห์|อาทิตย์", Unit.WEEK),
        (r"เดือน", Unit.MONTH),
        (r"ปี", Unit.YEAR),
        (r"ชั่วโมง|ชม\.?", Unit.HOUR),
        (r"นาที", Unit.MINUTE),
    ),
    "zh": (
        (r"个?工作[日天]", Unit.BUSINESS_DAY),
        (r"个?(?:自然|日历)日|天|日(?=[内之左以的无可起])", Unit.DAY),
        (r"周(?!年|[一二三四五六日末])|个?星期(?![一二三四五六日天])|个?礼拜(?![一二三四五六日天])", Unit.WEEK),
        (r"个月", Unit.MONTH),
        (r"年(?!代|级|\d)", Unit.YEAR),
        (r"个?小时|个?钟头", Unit.HOUR),
        (r"分钟", Unit.MINUTE),
    ),
    "id": (
        (r"hari (?:kerja|bisnis)\b", Unit.BUSINESS_DAY),
        (r"x ?24 jam\b", Unit.DAY),
        (r"hari(?: kalender)?\b", Unit.DAY),
        (r"(?:minggu|pekan)\b", Unit.WEEK),
        (r"bulan\b", Unit.MONTH),
        (r"(?:tahun|thn)\b", Unit.YEAR),
        (r"jam\b", Unit.HOUR),
        (r"menit\b", Unit.MINUTE),
    ),
    "ar": (
        (r"(?:يوما?|ايام) (?:من ايام )?(?:ال)?عمل\b", Unit.BUSINESS_DAY),
        (r"(?:يوما?|ايام)\b", Unit.DAY),
        (r"(?:اسبوعا?|اسابيع)\b", Unit.WEEK),
        (r"(?:شهرا?|اشهر|شهور)\b", Unit.MONTH),
        (r"(?:سنه|سنوات|سنين|عاما?|اعوام)\b", Unit.YEAR),
        (r"(?:ساعه|ساعات)\b", Unit.HOUR),
        (r"(?:دقيقه|دقائق|دقايق)\b", Unit.MINUTE),
    ),
}
"""Language to (regular expression behind a number, unit), the more exact one first."""

_AFTER = r"\b(?:within|for|in|than|about|takes) an? "

WHOLES: Mapping[str, tuple[tuple[str, int, Unit], ...]] = {
    "en": (
        (_AFTER + r"(?:business|working) day\b", 1, Unit.BUSINESS_DAY),
        (_AFTER + r"day\b", 1, Unit.DAY),
        (_AFTER + r"week\b", 1, Unit.WEEK),
        (_AFTER + r"month\b", 1, Unit.MONTH),
        (_AFTER + r"year\b", 1, Unit.YEAR),
        (_AFTER + r"hour\b", 1, Unit.HOUR),
        (r"(?:half an hour|half-hour)\b", 30, Unit.MINUTE),
        (r"(?:a |one )?fortnight\b", 14, Unit.DAY),
    ),
    "cs": (
        (r"\bdo tydne\b", 1, Unit.WEEK),
        (r"\bdo mesice\b", 1, Unit.MONTH),
        (r"\bdo (?:roku|roka)\b", 1, Unit.YEAR),
        (r"\bdo hodiny\b", 1, Unit.HOUR),
        (r"(?:pulrocni\w*|pul roku|pulroku)\b", 6, Unit.MONTH),
        (r"pul ?hodin[yu]\b", 30, Unit.MINUTE),
    ),
    "th": ((r"ครึ่งชั่วโมง", 30, Unit.MINUTE), (r"ครึ่งปี", 6, Unit.MONTH)),
    "zh": ((r"半年", 6, Unit.MONTH), (r"半(?:个)?小时", 30, Unit.MINUTE), (r"半个月", 15, Unit.DAY)),
    "id": (
        (r"\bsehari\b", 1, Unit.DAY),
        (r"\bseminggu\b", 1, Unit.WEEK),
        (r"\bsebulan\b", 1, Unit.MONTH),
        (r"\bsetahun\b", 1, Unit.YEAR),
        (r"\bsejam\b", 1, Unit.HOUR),
        (r"\bsetengah jam\b", 30, Unit.MINUTE),
    ),
    "ar": (
        (r"\bيومي (?:ال)?عمل\b", 2, Unit.BUSINESS_DAY),
        (r"\bيوم(?:ين|ان)\b", 2, Unit.DAY),
        (r"\bاسبوع(?:ين|ان)\b", 2, Unit.WEEK),
        (r"\bشهر(?:ين|ان)\b", 2, Unit.MONTH),
        (r"\b(?:سنت|عام)(?:ين|ان)\b", 2, Unit.YEAR),
        (r"\bساعت(?:ين|ان)\b", 2, Unit.HOUR),
        (r"\bدقيقت(?:ين|ان)\b", 2, Unit.MINUTE),
        (r"\bخلال ساعه\b", 1, Unit.HOUR),
        (r"\bخلال اسبوع\b", 1, Unit.WEEK),
        (r"\bخلال شهر\b", 1, Unit.MONTH),
        (r"\bخلال (?:سنه|عام)\b", 1, Unit.YEAR),
        (r"\bنصف ساعه\b", 30, Unit.MINUTE),
    ),
}
"""Language to (words without a number, how many, unit)."""

WHOLE_STEMS: Mapping[str, tuple[str, ...]] = {
    "en": (
        *(f"{article} {unit}" for article in ("a", "an") for unit in ("business", "working", "day", "week", "month")),
        "a year", "an year", "a hour", "an hour", "half-hour", "fortnight",
    ),
    "cs": ("do tydne", "do mesice", "do rok", "do hodiny", "pulro", "pul ro", "pulhodin", "pul hodin"),
    "th": ("ครึ่ง",),
    "zh": ("半",),
    "id": ("sehari", "seminggu", "sebulan", "setahun", "sejam", "setengah jam"),
    "ar": (
        "يومي", "يومان", "اسبوعين", "اسبوعان", "شهرين", "شهران", "سنتين", "سنتان", "عامين", "عامان", "ساعتين",
        "ساعتان", "دقيقتين", "دقيقتان", "خلال ", "نصف ساعه",
    ),
}  # fmt: skip
"""Language to letters of which all words without a number have some."""
NOONS: Mapping[str, tuple[str, ...]] = {"en": ("noon", "midday"), "cs": ("poledne",), "th": ("เที่ยง",)}
"""Language to the words for a time of day that have no number."""

CURRENCIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"€|eur\b|euros?\b|eura\b|ยูโร|欧元|يورو", ("EUR",)),
    (
        r"kc\b|czk\b|korun(?:y|a)?\b|crowns?\b|koruna\b|โครูนา|โครูน|捷?克?克朗|كرونه|كورونا|كرون",
        ("CZK", "SEK", "NOK", "DKK"),
    ),
    (r"us ?\$|usd\b", ("USD",)),
    (r"\$|dollars?\b|dolar[uy]?\b|ดอลลาร์|美元|美金|دولار(?:ا)?", ("USD", "AUD", "CAD", "SGD", "HKD", "NZD", "TWD")),
    (r"£|gbp\b|pounds?\b|ปอนด์|英镑|جنيه", ("GBP", "EGP")),
    (r"฿|thb\b|บาท|baht\b|bahtu\b|泰铢|بات\b", ("THB",)),
    (r"rp\.?|idr\b|rupiah\b|รูเปียห์|印尼盾|روبيه", ("IDR",)),
    (r"rmb\b|cny\b|人民币|yuan\b|หยวน|يوان", ("CNY",)),
    (r"¥|元|块钱?", ("CNY", "JPY", "TWD", "HKD")),
    (r"aed\b|dirhams?\b|درهم(?:ا)?|دراهم|迪拉姆|ดีแรห์ม", ("AED", "MAD")),
    (r"sar\b|qar\b|riyals?\b|ريال(?:ا)?|里亚尔|ริยาล", ("SAR", "QAR", "OMR")),
    (r"jpy\b|yen\b|日元", ("JPY",)),
    (r"pln\b|zl\b|zlot(?:y|ych)\b", ("PLN",)),
    (r"chf\b|francs?\b", ("CHF",)),
    (r"huf\b|forint\w*", ("HUF",)),
    (r"sek\b|nok\b|dkk\b", ("SEK", "NOK", "DKK")),
    (r"myr\b|sgd\b|aud\b|cad\b|hkd\b|twd\b|inr\b|krw\b|vnd\b|php\b|try\b", ()),
)
"""(Regular expression beside an amount, codes that it may mean); no code: none that a policy of ours can have."""

PERCENT = r"(?:%|percent\b|per cent\b|procent\w*|เปอร์เซ็นต์|persen\b|(?:ب|في )?ال?(?:مئه|مائه))"
MULTIPLES: Mapping[str, Mapping[str, int]] = {
    "id": {"ribu": 1000, "rb": 1000, "juta": 1_000_000},
    "zh": {"千": 1000, "万": 10_000},
    "th": {"พัน": 1000, "หมื่น": 10_000},
    "ar": {"الف": 1000},
    "cs": {"tisic": 1000},
}
"""Language to words behind a number that multiply it."""

TIMES: Mapping[str, str] = {
    "en": (
        r"(?P<h>NUMBER)(?:[:.](?P<m>\d{2}))? ?(?P<half>a\.?m\b|p\.?m\b|o'?clock)\.?"
        r"|(?P<h2>\d{1,2}):(?P<m2>\d{2})(?! ?[ap]\.?m)|(?P<noon>\b(?:noon|midday)\b)"
    ),
    "cs": (
        r"(?P<h2>\d{1,2})[:.](?P<m2>\d{2})|(?P<h>\d{1,2}) ?(?P<half>hod(?:in|iny)?\b\.?|h\b)"
        r"|(?P<noon>\bpoledne\b)"
    ),
    "th": (
        r"(?P<h2>\d{1,2})[:.](?P<m2>\d{2})|(?P<pm>บ่าย ?)?(?P<h>NUMBER) ?(?P<half>โมงเย็น|โมงเช้า|โมง|น\.|นาฬิกา)"
        r"|(?P<noon>เที่ยง(?!คืน))"
    ),
    "zh": (
        r"(?P<pm>下午|晚上|中午|上午|早上)? ?(?:(?P<h2>\d{1,2}):(?P<m2>\d{2})|(?P<h>NUMBER) ?(?P<half>点"
        r"|时)(?P<m>\d{1,2}(?=分)|半)?)"
    ),
    "id": (
        r"(?:pukul|jam) ?(?P<h2>NUMBER)(?:[.:](?P<m2>\d{2}))?(?: ?(?P<half>pagi|siang|sore|malam|wib))?"
        r"|(?P<h>\d{1,2})[.:](?P<m>\d{2}) ?wib"
    ),
    "ar": (
        r"(?P<h2>\d{1,2}):(?P<m2>\d{2})(?: ?(?P<half2>مساء|عصرا|ظهرا|صباحا))?"
        r"|الساعه (?P<h>NUMBER)(?: ?(?P<half>مساء|عصرا|ظهرا|صباحا))?"
    ),
}
"""Language to a time of day: `h` and `m` with a word for its half, or `h2` and `m2` on the clock of 24 hours. NUMBER
stands for digits and for number words."""
AFTERNOON = ("p", "โมงเย็น", "บ่าย", "下午", "晚上", "中午", "siang", "sore", "malam", "مساء", "عصرا", "ظهرا")
"""Beginnings of words that add 12 to hours before 12."""

STEMS: Mapping[str, tuple[str, ...]] = {
    "en": ("day", "week", "month", "year", "yrs", "hour", "hr", "0h", "4h", "8h", "2h", "min", "fortnight"),
    "cs": ("dn", "den", "tyd", "mesic", "rok", "rock", "roc", "roka", "let", "hod", "min"),
    "th": ("วัน", "สัปดาห์", "อาทิตย์", "เดือน", "ปี", "ชั่วโมง", "ชม", "นาที"),
    "zh": ("天", "日", "周", "星期", "礼拜", "月", "年", "时", "钟"),
    "id": ("hari", "minggu", "pekan", "bulan", "tahun", "thn", "jam", "menit"),
    "ar": ("يوم", "ايام", "اسبوع", "اسابيع", "شهر", "شهور", "سن", "عام", "اعوام", "ساع", "دقي", "دقائق"),
}
"""Language to letters of which every length of time has some."""
MONEY_STEMS = (
    "$", "€", "£", "¥", "฿", "eur", "kc", "czk", "koru", "crown", "โครู", "克朗", "كرون", "كورون",
    "usd", "dolar", "dollar", "ดอลลาร์", "美", "دولار", "gbp", "pound", "ปอนด์", "镑", "جنيه", "thb",
    "บาท", "baht", "泰", "بات", "rp", "idr", "rupiah", "รูเปียห์", "盾", "روبيه", "rmb", "cny", "人民币",
    "yuan", "หยวน", "يوان", "元", "块", "aed", "dirham", "درهم", "دراهم", "迪拉姆", "ดีแรห์ม", "sar",
    "qar", "riyal", "ريال", "里亚尔", "ริยาล", "jpy", "yen", "pln", "zl", "chf", "huf", "sek", "nok",
    "dkk", "ยูโร", "يورو", "myr", "sgd", "aud", "cad", "hkd", "twd", "inr", "krw", "vnd", "php",
    "try",
)  # fmt: skip
MONEY_WORDS = (
    "euro", "eur", "koru", "crown", "dollar", "dolar", "baht", "yuan", "rupiah", "dirham", "บาท", "ยูโร", "โครู",
    "元", "克朗", "يورو", "كرون", "درهم", "دولار",
)  # fmt: skip
"""The money that somebody might write with a number in words."""
PERCENT_STEMS = ("%", "percent", "per cent", "procent", "เปอร์เซ็นต์", "persen", "مئه", "مائه")
TIME_SIGNS: Mapping[str, str] = {
    "en": r"\d ?(?:[ap]\.?m\b|:\d)|o'?clock|\bnoon\b|midday| [ap]\.?m\b",
    "cs": r"\d ?(?:[:.]\d\d|hod|h\b)|poledne",
    "th": r"\d[:.]\d\d|โมง|น\.|นาฬิกา|เที่ยง",
    "zh": r"\d:\d|点|时",
    "id": r"pukul|jam|wib",
    "ar": r"\d:\d|الساعه",
}
"""The same for money and percentages, and as regular expressions for times of day."""
TIME_PREFIXES: Mapping[str, tuple[str, ...]] = {"id": ("pukul", "pukul ", "jam", "jam "), "ar": ("الساعه ",)}
"""Language to what stands before every number of a time of day, where one must."""
