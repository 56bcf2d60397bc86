import assert from "node:assert/strict";
import { test } from "node:test";
import { analyze } from "../../theme/assets/js/search/analyze.js";

const terms = (text) => analyze(text).map(({ term }) => term);

const TABLE = [
  ["words are lower case and lose their accents", "Vrácení Zboží", ["vraceni", "zbozi"]],
  ["letters that do not decompose are spelled out", "Straße łódź Øre Đà æon cœur ırmak", ["strasse", "lodz", "ore", "da", "aeon", "coeur", "irmak"]],
  ["digits and letters stay one word", "FW-2026 covid19", ["fw", "2026", "covid19"]],
  ["wide and composed forms are the same word", "ＡＢＣ ﬁt e\u0301t\u00e9", ["abc", "fit", "ete"]],
  ["invisible characters do not part words", "re\u00ADturn ware\u200Bhouse\uFEFF\u2060s", ["return", "warehouses"]],
  ["Arabic loses its vowel signs", "مُرْتَجَع", ["مرتجع"]],
  ["Thai becomes three letters from where a syllable may begin", "คืนเงิน", ["คืน", "นเง", "เงิ"]],
  ["Thai tone marks do not matter", "น้อง", ["นอง"]],
  ["a Thai run shorter than a trigram is one term", "ไป", ["ไป"]],
  ["a run of Thai marks alone is nothing", "่", []],
  ["Han becomes bigrams, then single characters", "退货款", ["退货", "货款", "退", "货", "款"]],
  ["one Han character is a single", "退", ["退"]],
  ["kana joins Han but is never single", "返品する", ["返品", "品す", "する", "返", "品"]],
  ["Hangul becomes bigrams", "반품하기", ["반품", "품하", "하기"]],
  ["one Hangul character is a term", "옷", ["옷"]],
  ["scripts part where they meet", "LINEคืน退货A1", ["line", "คืน", "退货", "退", "货", "a1"]],
  ["signs give nothing", "… ?! — 🎁", []],
];

for (const [promise, text, expected] of TABLE) {
  test(promise, () => assert.deepEqual(terms(text), expected));
}

test("each term says what it is", () => {
  const kinds = Object.fromEntries(analyze("tax 退货 คืน 옷").map(({ term, kind }) => [term, kind]));
  assert.deepEqual(kinds, { tax: "word", 退货: "gram", 退: "single", 货: "single", คืน: "gram", 옷: "gram" });
});

test("offsets name the original text", () => {
  for (const [text, term, found] of [
    ["Wie groß ist der Zoll?", "zoll", "Zoll"],
    ["Die Straße", "strasse", "Straße"],
    ["ﬁnd the re\u00ADturn label", "return", "re\u00ADturn"],
    ["cafe\u0301 menu", "menu", "menu"],
    ["การคืนเงินใช้เวลา", "เงิ", "เงิ"],
    ["🎁 gift", "gift", "gift"],
  ]) {
    const { start, end } = analyze(text).find((entry) => entry.term === term);
    assert.equal(text.slice(start, end), found);
  }
});

test("offsets stay inside the text whatever the text", () => {
  for (const text of ["\u1112\u1161\u11ab loose jamo", "İstanbul", "ำ่", "\uD800 half", "x".repeat(50) + "ﷺ", "1⁄2 ½"]) {
    for (const { start, end } of analyze(text)) assert.ok(0 <= start && start < end && end <= text.length, text);
  }
});
