/**
 * A reader's words to what to look for. Twin of the first half of helpgen/search/query.py; knows no network, only a
 * reader that has the words.
 *
 * A group stands for one word or piece of a word and has alternatives: the word itself, longer words while it is being
 * typed, similar words if nobody wrote it so, or the other phrases of its synonyms.
 */

import { rootsOf } from "./affixes.js";
import { analyze, endsInWord } from "./analyze.js";
import { compareWords } from "./codec.js";

const SINGLE_WEIGHT = 0.5;
const HIRAGANA_WEIGHT = 0.25;
const LONGER_PIECE_WEIGHT = 0.6;
const LONGER_WEIGHTS = [0.8, 0.1]; // of a longer word: for the share of it that is typed, and for being one
export const SYNONYM_WEIGHT = 0.4;
const NEAR_WEIGHT = 0.5;
const ROOT_WEIGHT = 0.75;
const SLIP_WEIGHTS = [0.75, 0.5];
const MAX_TERMS = 128;
const LONG_PIECE = 3;
const MAX_LONGER = 12;
const MAX_LONGER_FILES = 2;
const MAX_SPELLING_FILES = 40;
const MAX_SLIPS = 6;
const MAX_SYNONYMS = 8;
const END = "\u{10FFFF}";
const HIRAGANA = /^[\u3041-\u3096]+$/u;

/**
 * @typedef {Array<[string, number]>} Alternative terms with their weights, which are added
 * @typedef {object} Group
 * @property {Alternative[]} alternatives
 * @property {import("./reader.js").TermPosting} [synonym] what the other phrases of a group lead to, of which
 *   `alternatives` are then the words; nobody typed them
 * @property {number} [missing] how much it counts of the rarest word if no text has it; 1 unless it is a piece of a run
 * @property {boolean} [isPair] whether it is one or two letters of a run without blanks, which may belong to two words
 * @typedef {ReturnType<typeof import("./reader.js").createReader>} Reader
 */

/**
 * The groups of a query, in its order, those of synonyms last. A word that nothing stands for has no alternatives.
 * @param {string} text
 * @param {Reader} reader
 * @returns {Promise<Group[]>}
 */
export async function planQuery(text, reader) {
  const terms = analyze(text).slice(0, MAX_TERMS);
  const isTyping = endsInWord(text);
  const synonyms = synonymGroups(terms, reader);
  synonyms.catch(() => {}); // awaited below; until then its failure is nobody's surprise
  let groups = await Promise.all(
    terms.map((found) => {
      const isLast = isTyping && found === terms.at(-1);
      return found.kind === "word" ? wordGroup(found.term, reader, isLast) : pieceGroup(found, terms, reader, isLast);
    }),
  );
  if (groups.every(({ alternatives }) => !alternatives.length)) {
    groups = await Promise.all(terms.map(async ({ term }) => groupOf(await slips(term, reader, "", END))));
  }
  return [...groups, ...(await synonyms)];
}

/**
 * What each word or piece of a query may stand for: itself, its stems, what it is a slip away from.
 * @param {string} text
 * @param {Reader} reader
 * @returns {Promise<Set<string>[]>}
 */
export async function meaningsIn(text, reader) {
  const terms = analyze(text).slice(0, MAX_TERMS);
  return Promise.all(terms.filter(({ kind }) => kind !== "single").map((found) => meaningsOf(found, reader)));
}

/** @returns {Group} */
function groupOf(weights) {
  return { alternatives: Array.from(weights, ([term, weight]) => [[term, weight]]) };
}

function raise(weights, stems, weight) {
  for (const stem of stems) weights.set(stem, Math.max(weights.get(stem) ?? 0, weight));
}

/** What a piece of a run looks for. Hiragana alone is mostly grammar, as in "how do I". */
async function pieceGroup(found, terms, reader, isLast) {
  const { term, kind } = found;
  const own = HIRAGANA.test(term) ? HIRAGANA_WEIGHT : 1;
  const weights = new Map([[term, kind === "single" ? SINGLE_WEIGHT : own]]);
  if (await beginsPieces(found, terms, reader, isLast)) {
    const beside = (await reader.wordsBeside(term)).map(([other]) => other);
    const longer = beside.filter((other) => other.startsWith(term));
    for (const other of longer.slice(0, MAX_LONGER + 1)) if (!weights.has(other)) weights.set(other, LONGER_PIECE_WEIGHT);
  }
  return { ...groupOf(weights), missing: own / 2, isPair: lengthOf(term) < LONG_PIECE };
}

/**
 * Only titles and keywords have single characters, so one that is in no piece of the query begins pieces; so does the
 * last one if nobody wrote the piece before it: more of a word is to come.
 */
async function beginsPieces({ term, kind }, terms, reader, isLast) {
  if (kind !== "single") return isLast;
  const pieces = terms.filter((other) => other.kind === "gram" && other.term.includes(term));
  return !pieces.length || (isLast && !(await reader.posting(pieces.at(-1).term)));
}

async function wordGroup(word, reader, isLast) {
  const [exact, between] = await Promise.all([
    reader.stemsOf(word),
    isLast ? reader.wordsBetween(word, word + END, MAX_LONGER_FILES) : [],
  ]);
  const length = lengthOf(word);
  const weights = new Map(exact.map((stem) => [stem, 1]));
  if (isLast) {
    const longer = between
      .filter(([other]) => other !== word)
      .map(([other, stems]) => [lengthOf(other), other, stems]);
    for (const [otherLength, , stems] of longer.sort(byRank).slice(0, MAX_LONGER)) {
      raise(weights, stems, (LONGER_WEIGHTS[0] * length) / otherLength + LONGER_WEIGHTS[1]);
    }
  }
  if (exact.length || length < 4) return groupOf(weights);
  const first = Array.from(word)[0];
  for (const [stem, weight] of await slips(word, reader, first, first + END)) raise(weights, [stem], weight);
  const roots = await Promise.all(rootsOf(word, reader.language).map(reader.stemsOf));
  raise(weights, roots.flat(), ROOT_WEIGHT);
  return groupOf(weights.size ? weights : await near(word, reader));
}

/** The stems of words that differ by a slip: one in short words, two from eight letters on. */
async function slips(word, reader, start, end) {
  const length = lengthOf(word);
  const most = length >= 8 ? 2 : 1;
  const weights = new Map();
  if (length < 4) return weights;
  const found = [];
  for (const other of await reader.spellings(start, end, MAX_SPELLING_FILES)) {
    if (Math.abs(lengthOf(other) - length) > most) continue;
    const distance = slipDistance(word, other, most);
    if (distance <= most) found.push([distance, other]);
  }
  const nearest = found.sort(byRank).slice(0, MAX_SLIPS);
  const stems = await Promise.all(nearest.map(([, other]) => reader.stemsOf(other)));
  for (const [place, [distance]] of nearest.entries()) {
    raise(weights, stems[place], SLIP_WEIGHTS[Math.max(distance, 1) - 1]);
  }
  return weights;
}

/** Another form of the word that nobody wrote: the same beginning, another ending. */
async function near(word, reader) {
  const letters = Array.from(word);
  const found = [];
  for (const [other, stems] of await reader.wordsBeside(word)) {
    const otherLetters = Array.from(other);
    let shared = 0;
    while (shared < letters.length && letters[shared] === otherLetters[shared]) shared++;
    if (shared < 3 || shared * 10 < letters.length * 6) continue;
    if (letters.length - shared <= 3 && otherLetters.length - shared <= 3) found.push([-shared, other, stems]);
  }
  const weights = new Map();
  for (const [, , stems] of found.sort(byRank).slice(0, MAX_SLIPS)) raise(weights, stems, NEAR_WEIGHT);
  return weights;
}

function byRank([rank, word], [otherRank, otherWord]) {
  return rank - otherRank || compareWords(word, otherWord);
}

function lengthOf(word) {
  return Array.from(word).length;
}

/**
 * How many letters are wrong, missing, too many or swapped; `most` + 1 if they are more than `most`.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 * @returns {number}
 */
export function slipDistance(one, other, most) {
  const a = Array.from(one);
  const b = Array.from(other);
  let older = [];
  let before = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + Number(a[i - 1] !== b[j - 1]));
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [older, before] = [before, row];
  }
  return Math.min(before[b.length], most + 1);
}

async function synonymGroups(terms, reader) {
  const said = terms.filter(({ kind }) => kind !== "single");
  const query = await Promise.all(said.map((found) => meaningsOf(found, reader)));
  const rows = await Promise.all(
    query.map(async (meanings) => {
      const sorted = [...meanings].sort(compareWords);
      return (await Promise.all(sorted.map((term) => reader.synonymsOf(term)))).flat();
    }),
  );
  const groups = new Map();
  for (const [start, found] of rows.entries()) {
    for (const { phrase, group, others, posting } of found) {
      if (groups.has(group) || groups.size === MAX_SYNONYMS || !beginsWith(query, start, phrase)) continue;
      const alternatives = others.map((other) => other.map((term) => [term, SYNONYM_WEIGHT]));
      groups.set(group, { alternatives, synonym: posting });
    }
  }
  return [...groups.values()];
}

/** What a word may stand for: itself, its stems, or what it is one slip away from. */
async function meaningsOf({ term, kind }, reader) {
  if (kind !== "word") return new Set([term]);
  const { alternatives } = await wordGroup(term, reader, false);
  const close = alternatives.flat().filter(([, weight]) => weight >= SLIP_WEIGHTS[0]);
  return new Set([term, ...close.map(([stem]) => stem)]);
}

function beginsWith(query, start, phrase) {
  return start + phrase.length <= query.length && phrase.every((term, i) => query[start + i].has(term));
}
