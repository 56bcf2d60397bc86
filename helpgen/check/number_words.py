"""Numbers that are written in words, in six languages, and how ranges are joined.

Knows words, folded as `folding` does. Knows nothing of units.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from helpgen.check.folding import fold


class NumberWords(Struct, frozen=True):
    """How a language writes numbers."""

    values: Mapping[str, int]
    """Every spelling, folded."""
    joins: str
    """Regular expression of the words between the ends of a range."""
    has_blanks: bool
    """Whether blanks part the words of a sentence."""
    decimal_comma: bool


def number_words(language: str) -> NumberWords | None:
    """Return the number words of a language, None for a language that is not read."""
    return _LANGUAGES.get(language)


def _compounds(tens: Mapping[str, int], ones: Mapping[str, int], join: str) -> Iterator[tuple[str, int]]:
    for ten, high in tens.items():
        for one, low in ones.items():
            yield f"{ten}{join}{one}", high + low


def _english() -> Mapping[str, int]:
    ones = {
        word: value
        for value, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], 1)
    }
    teens = [
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ]
    tens = {
        word: value * 10
        for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
    }
    words = {**ones, **tens, **{word: value for value, word in enumerate(teens, 10)}}
    for join in (" ", "-"):
        words.update(_compounds(tens, ones, join))
    hundred = {"hundred": 100, "one hundred": 100, "two hundred": 200}
    rest = {"twenty": 20, "eighty": 80, "fifty": 50}
    words |= {**hundred, **dict(_compounds(hundred, rest, " and ")), **dict(_compounds(hundred, rest, " "))}
    return words | {"thousand": 1000, "one thousand": 1000, "two thousand": 2000}


def _czech() -> Mapping[str, int]:
    ones = {
        "jeden": 1, "jedna": 1, "jedno": 1, "jednoho": 1, "jedne": 1, "jednu": 1, "dva": 2, "dve": 2, "dvou": 2,
        "tri": 3, "trech": 3, "ctyri": 4, "ctyr": 4, "pet": 5, "peti": 5, "sest": 6, "sesti": 6, "sedm": 7,
        "sedmi": 7, "osm": 8, "osmi": 8, "devet": 9, "deviti": 9,
    }  # fmt: skip
    stems = (
        "deset",
        "jedenact",
        "dvanact",
        "trinact",
        "ctrnact",
        "patnact",
        "sestnact",
        "sedmnact",
        "osmnact",
        "devatenact",
    )
    tens = {
        "dvacet": 20, "tricet": 30, "ctyricet": 40, "padesat": 50, "sedesat": 60, "sedmdesat": 70, "osmdesat": 80,
        "devadesat": 90,
    }  # fmt: skip
    tens = {form: value for word, value in tens.items() for form in (word, f"{word}i")}
    teens = {form: value for value, word in enumerate(stems, 10) for form in (word, f"{word}i")}
    short = {
        "jed": 1,
        "jedn": 1,
        "jedna": 1,
        "dva": 2,
        "tri": 3,
        "ctyri": 4,
        "pet": 5,
        "sest": 6,
        "sedm": 7,
        "osm": 8,
        "devet": 9,
    }
    words = {**ones, **teens, **tens, "sto": 100, "sta": 100, "dve ste": 200, "tisic": 1000, "dva tisice": 2000}
    words.update(_compounds(tens, ones, " "))
    words.update((f"{one}a{ten}", low + high) for one, low in short.items() for ten, high in tens.items())
    return words | {"sto dvacet": 120, "sto osmdesat": 180, "dvacatek": 20, "ctrnacti": 14}


def _thai() -> Mapping[str, int]:
    ones = {word: value for value, word in enumerate(["หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"], 1)}
    tens = {"สิบ": 10, "ยี่สิบ": 20} | {f"{one}สิบ": value * 10 for one, value in ones.items() if value > 2}
    last = {**ones, "เอ็ด": 1}
    words = {**ones, **tens, **dict(_compounds(tens, last, "")), "ร้อย": 100, "พัน": 1000}
    hundreds = {f"{one}ร้อย": value * 100 for one, value in ones.items()}
    thousands = {f"{one}พัน": value * 1000 for one, value in ones.items()}
    return {**words, **hundreds, **thousands, **dict(_compounds(hundreds, {"ยี่สิบ": 20, "แปดสิบ": 80, "ห้าสิบ": 50}, ""))}


def _chinese() -> Mapping[str, int]:
    ones = {char: value for value, char in enumerate("一二三四五六七八九", 1)}
    tens = {"十": 10, **{f"{char}十": value * 10 for char, value in ones.items()}}
    words = {**ones, "两": 2, "俩": 2, **tens, **dict(_compounds(tens, ones, ""))}
    counts = {**ones, "两": 2}
    hundreds = {f"{char}百": value * 100 for char, value in counts.items()}
    thousands = {f"{char}千": value * 1000 for char, value in counts.items()}
    halves = dict(_compounds(hundreds, {"五": 50, "二": 20, "八": 80, "五十": 50, "二十": 20, "八十": 80}, ""))
    return {**words, **hundreds, **thousands, **halves, "一万": 10_000}


def _indonesian() -> Mapping[str, int]:
    ones = {
        word: value
        for value, word in enumerate(
            ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"], 1
        )
    }
    tens = {f"{one} puluh": value * 10 for one, value in ones.items() if value > 1}
    teens = {f"{one} belas": value + 10 for one, value in ones.items() if value > 1}
    words = {**ones, "sepuluh": 10, "sebelas": 11, **teens, **tens, **dict(_compounds(tens, ones, " "))}
    hundred = {"seratus": 100, "dua ratus": 200, "tiga ratus": 300, "lima ratus": 500}
    words |= {**hundred, **dict(_compounds({"seratus": 100}, {"dua puluh": 20, "delapan puluh": 80}, " "))}
    return words | {"seribu": 1000, "dua ribu": 2000, "lima ribu": 5000}


def _arabic() -> Mapping[str, int]:
    ones = {
        "واحد": 1, "واحده": 1, "اثنان": 2, "اثنين": 2, "اثنتان": 2, "اثنتين": 2, "ثلاث": 3, "ثلاثه": 3, "اربع": 4,
        "اربعه": 4, "خمس": 5, "خمسه": 5, "ست": 6, "سته": 6, "سبع": 7, "سبعه": 7, "ثمان": 8, "ثماني": 8,
        "ثمانيه": 8, "تسع": 9, "تسعه": 9,
    }  # fmt: skip
    teens = {f"{one} {ten}": value + 10 for one, value in ones.items() if value > 2 for ten in ("عشر", "عشره")}
    teens |= dict.fromkeys(("احد عشر", "احدي عشره"), 11) | dict.fromkeys(("اثنا عشر", "اثني عشر", "اثنتي عشره"), 12)
    stems = {"عشر": 20, "ثلاث": 30, "اربع": 40, "خمس": 50, "ست": 60, "سبع": 70, "ثمان": 80, "تسع": 90}
    tens = {f"{stem}{end}": value for stem, value in stems.items() for end in ("ون", "ين")}
    compounds = {f"{one} و{ten}": low + high for one, low in ones.items() for ten, high in tens.items()}
    hundreds = dict.fromkeys(("مئه", "مائه", "مايه"), 100) | dict.fromkeys(
        ("مئتا", "مئتين", "مائتي", "مئتي", "مائتين"), 200
    )
    hundreds |= {"ثلاثمئه": 300, "ثلاثمائه": 300, "خمسمئه": 500, "خمسمائه": 500, "الف": 1000}
    ranks = [
        "الاولي",
        "الثانيه",
        "الثالثه",
        "الرابعه",
        "الخامسه",
        "السادسه",
        "السابعه",
        "الثامنه",
        "التاسعه",
        "العاشره",
    ]
    hours = {word: value for value, word in enumerate(ranks, 1)}
    return {**ones, **hours, "عشر": 10, "عشره": 10, **teens, **tens, **compounds, **hundreds}


def _folded(values: Mapping[str, int]) -> Mapping[str, int]:
    return {fold(word).text: value for word, value in values.items()}


_LANGUAGES: Mapping[str, NumberWords] = {
    "en": NumberWords(_folded(_english()), r"-|to|or|and|through|up to", has_blanks=True, decimal_comma=False),
    "cs": NumberWords(_folded(_czech()), r"-|az|do|nebo|ci", has_blanks=True, decimal_comma=True),
    "th": NumberWords(_folded(_thai()), r"-|ถึง|หรือ", has_blanks=False, decimal_comma=False),
    "zh": NumberWords(_folded(_chinese()), r"-|至|到|或", has_blanks=False, decimal_comma=False),
    "id": NumberWords(
        _folded(_indonesian()), r"-|sampai(?: dengan)?|hingga|s/d|atau", has_blanks=True, decimal_comma=True
    ),
    "ar": NumberWords(_folded(_arabic()), r"-|الي|حتي|او", has_blanks=True, decimal_comma=False),
}
