/**
 * Text to postings: where a term stands and what a find there is worth. Pure; twin of the second half of
 * helpgen/search/reader.py.
 */

import { LEVELS, NumberReader } from "./codec.js";

/** Title, keywords, headings, summary, body. */
export const FIELD_COUNT = 5;
export const BODY = 4;
const CUT_FLAG = 1 << FIELD_COUNT;
const COUNT_STEPS = [1, 2, 3, 4, 6, 9, 14, 22];
const LENGTH_STEP = 1.4;
const LAST_LENGTH_STEP = 45;

/**
 * @typedef {object} TermPosting where a term stands, or what a phrase of synonyms leads to
 * @property {number} number of the term, among all words and terms of the index
 * @property {number} worth the rarity of the term
 * @property {Array<{ documents: number[], levels: number[] }>} fields
 * @property {number[]} sections for the documents of the body: bit n stands for section n
 * @property {number} occurrences in how many fields of documents it stands
 */

/**
 * What a find in a body is worth, by length step and count step: BM25, in the order of operations that Python has.
 * @param {number} k1
 * @param {number} b
 * @param {number} average
 * @returns {number[][]}
 */
export function bodyLevels(k1, b, average) {
  const table = [];
  let length = 1;
  for (let step = 0; step <= LAST_LENGTH_STEP; step++) {
    const spread = k1 * (1 - b + (b * length) / average);
    table.push(COUNT_STEPS.map((count) => ((((k1 + 1) * count) / (spread + count)) * LEVELS) / (k1 + 1)));
    length *= LENGTH_STEP;
  }
  return table;
}

/**
 * @param {string} text
 * @param {number} number
 * @param {(document: number, step: number) => number} levelOf of a find in a body
 * @param {number} documentCount
 * @returns {TermPosting}
 * @throws if the text is cut off
 */
export function decodePosting(text, number, levelOf, documentCount) {
  const reader = new NumberReader(text);
  const flags = reader.read();
  let leftOut = flags & CUT_FLAG ? reader.read() : 0;
  const fields = [];
  let sections = [];
  for (let field = 0; field < FIELD_COUNT; field++) {
    const { documents, levels } = (flags >> field) & 1 ? readColumn(reader) : { documents: [], levels: [] };
    if (field === BODY && documents.length) {
      leftOut = Math.max(leftOut - documents.length, 0);
      sections = flags & CUT_FLAG ? documents.map(() => 0) : reader.readMany(documents.length);
      for (let i = 0; i < levels.length; i++) levels[i] = levelOf(documents[i], levels[i]);
    }
    fields.push({ documents, levels });
  }
  const occurrences = occurrencesIn(fields) + leftOut;
  return { number, worth: rarity(documentCount, occurrences), fields, sections, occurrences };
}

/**
 * A divided term's parts stand in the order of their documents.
 * @param {TermPosting[]} parts
 * @param {number} documentCount
 * @returns {TermPosting | undefined}
 */
export function joinParts(parts, documentCount) {
  if (parts.length < 2) return parts[0];
  const fields = parts[0].fields.map((_, field) => ({
    documents: parts.flatMap((part) => part.fields[field].documents),
    levels: parts.flatMap((part) => part.fields[field].levels),
  }));
  const occurrences = parts.reduce((sum, part) => sum + part.occurrences, 0);
  const sections = parts.flatMap((part) => part.sections);
  return { number: parts[0].number, worth: rarity(documentCount, occurrences), fields, sections, occurrences };
}

/**
 * @param {string} text
 * @param {number} number
 * @param {number} worth
 * @returns {TermPosting}
 */
export function decodeSynonym(text, number, worth) {
  const reader = new NumberReader(text);
  const fields = Array.from({ length: FIELD_COUNT }, () => readColumn(reader));
  return { number, worth, fields, sections: [], occurrences: occurrencesIn(fields) };
}

function readColumn(reader) {
  const count = reader.read();
  return { documents: reader.readAscending(count), levels: reader.readMany(count) };
}

function occurrencesIn(fields) {
  return fields.reduce((sum, { documents }) => sum + documents.length, 0);
}

/** lunr's inverse document frequency, to three digits: the last ones differ between machines. */
export function rarity(documentCount, occurrences) {
  const odds = (documentCount - occurrences + 0.5) / (occurrences + 0.5);
  return Math.floor(Math.log(1 + Math.abs(odds)) * 1000 + 0.5) / 1000;
}
