/**
 * Text to search terms. Pure; the same table stands in Python, where the index is built.
 *
 * Writing without blanks (Thai, Lao, Khmer, Myanmar) becomes three letters from each that may begin a syllable, Han and
 * kana bigrams and single characters, Hangul bigrams; everything else words without accents.
 */

/**
 * @typedef {object} Term
 * @property {string} term
 * @property {"word" | "gram" | "single"} kind
 * @property {number} start offset in the original text
 * @property {number} end
 */

const IGNORED = /[\u200B\u00AD\u2060\uFEFF\uFE00-\uFE0F]/gu;
const BRAHMIC = "\\u0E00-\\u0E7F\\u0E80-\\u0EFF\\u1780-\\u17FF\\u1000-\\u109F";
const HAN_KANA = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々";
const HANGUL = "\\p{Script=Hangul}";
const RUN = new RegExp(
  `(?<brahmic>[${BRAHMIC}]+)|(?<hanKana>[${HAN_KANA}]+)|(?<hangul>${HANGUL}+)` +
    `|(?<word>(?:(?![${BRAHMIC}${HAN_KANA}${HANGUL}])[\\p{L}\\p{N}\\p{M}])+)`,
  "gu",
);
const THAI_MARKS = /[\u0E47-\u0E4E]/u;
// What never begins a syllable: a vowel behind its consonant, and a consonant behind a vowel that is written before it or
// behind a sign that puts it below another.
const VOWEL_BEHIND = /[\u0E30-\u0E3A\u0E45\u0EB0-\u0EBC\u17B4-\u17D3\u102B-\u103E]/u;
const JOINING = /[\u0E40-\u0E44\u0EC0-\u0EC4\u17D2\u1039]/u;
const HAN = /\p{Script=Han}/u;
const ACCENTS = /[\u0300-\u036F\u064B-\u065F\u0670]/gu;
const LETTERS = new Map([
  ["ß", "ss"],
  ["ł", "l"],
  ["ø", "o"],
  ["đ", "d"],
  ["ı", "i"],
  ["æ", "ae"],
  ["œ", "oe"],
]);

/**
 * The terms of a text, in its order; within a run of Han and kana the bigrams stand before the single characters.
 * @param {string} text
 * @param {boolean} [hasAll] also with what begins inside a syllable: the index has none of it, but marks have no gaps
 * @returns {Term[]}
 */
export function analyze(text, hasAll = false) {
  const { normalised, starts, ends } = normalise(text);
  const terms = [];
  for (const match of normalised.matchAll(RUN)) {
    for (const { term, kind, from, to } of splitRun(match.groups, hasAll)) {
      const start = match.index + from;
      terms.push({ term, kind, start: starts[start], end: ends[match.index + to - 1] });
    }
  }
  return terms;
}

/**
 * Whether the last character belongs to a term, so that more of the same word may come.
 * @param {string} text
 * @returns {boolean}
 */
export function endsInWord(text) {
  const last = Array.from(clean(text)).at(-1);
  return last !== undefined && last.search(RUN) === 0;
}

/** A run's terms with offsets from its start. */
function splitRun({ brahmic, hanKana, hangul, word }, hasAll) {
  if (word !== undefined) {
    const term = fold(word);
    return term ? [{ term, kind: "word", from: 0, to: word.length }] : [];
  }
  const letters = splitCharacters(brahmic ?? hanKana ?? hangul);
  if (brahmic !== undefined) {
    const bare = letters.filter(({ term }) => !THAI_MARKS.test(term));
    return grams(bare, 3, true).filter((_, i) => hasAll || beginsSyllable(bare, i));
  }
  if (hangul !== undefined) return grams(letters, 2, true);
  const singles = letters.filter(({ term }) => HAN.test(term)).map((letter) => ({ ...letter, kind: "single" }));
  return [...grams(letters, 2, false), ...singles];
}

function splitCharacters(run) {
  const letters = [];
  let from = 0;
  for (const term of run) {
    letters.push({ term, from, to: from + term.length });
    from += term.length;
  }
  return letters;
}

/** Every `size` neighbours; a shorter run is one term if `keepShort`. */
function grams(letters, size, keepShort) {
  if (letters.length < size) return keepShort && letters.length ? [joinLetters(letters)] : [];
  return letters.slice(size - 1).map((_, i) => joinLetters(letters.slice(i, i + size)));
}

function beginsSyllable(letters, i) {
  return i === 0 || !(VOWEL_BEHIND.test(letters[i].term) || JOINING.test(letters[i - 1].term));
}

function joinLetters(letters) {
  const term = letters.map((letter) => letter.term).join("");
  return { term, kind: "gram", from: letters[0].from, to: letters.at(-1).to };
}

function fold(word) {
  const bare = word.normalize("NFD").replace(ACCENTS, "").normalize("NFC");
  return bare.replace(/[ßłøđıæœ]/gu, (letter) => LETTERS.get(letter));
}

function clean(text) {
  return text.normalize("NFKC").toLowerCase().replace(IGNORED, "");
}

/**
 * Normalised text, and for each of its code units where it came from. A character may grow or shrink, so offsets are
 * those of the letter with its marks; where even that does not fit (loose jamo), the offsets are only near.
 */
function normalise(text) {
  const normalised = clean(text);
  const starts = [];
  const ends = [];
  const lengths = new Map();
  for (const { 0: cluster, index } of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    if (!lengths.has(cluster)) lengths.set(cluster, clean(cluster).length);
    for (let i = lengths.get(cluster); i > 0; i--) {
      starts.push(index);
      ends.push(index + cluster.length);
    }
  }
  if (starts.length === normalised.length) return { normalised, starts, ends };
  const near = (offset) => Math.min(offset, text.length);
  return {
    normalised,
    starts: Array.from({ length: normalised.length }, (_, i) => near(i)),
    ends: Array.from({ length: normalised.length }, (_, i) => near(i + 1)),
  };
}
