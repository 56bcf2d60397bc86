/**
 * The files of a packed index to words, postings and documents. Twin of helpgen/search/reader.py. Fetches a file when
 * it is needed and keeps what it made of it; knows no document and no `fetch`.
 */

import { NumberReader, compareWords, decodeWords, firstCharacters, nextWord } from "./codec.js";

const VERSION = 2;
const NAME_LENGTH = 7;

/** Title, keywords, headings, summary, body. */
export const FIELD_COUNT = 5;
const BODY = 4;

/**
 * @typedef {object} TermPosting where a term stands
 * @property {number} number of the term, in the whole index
 * @property {Array<{ documents: number[], levels: number[] }>} fields
 * @property {number[]} sections for the documents of the body: bit n stands for section n
 * @property {number} occurrences in how many fields of documents it stands
 *
 * @typedef {object} Row a line of a directory
 * @property {string} key
 * @property {number} first how many terms or documents stand before it
 * @property {number} count
 * @property {string} name
 */

/** A file is missing, cut off or of another version: entry and files do not belong together. */
export class MismatchError extends Error {}

/**
 * @param {string} entryText
 * @param {(name: string) => Promise<string>} read a file by its name
 */
export function createReader(entryText, read) {
  const entry = parse(entryText);
  const kept = new Map();

  /** What was made of a file, once; a failure is forgotten, so that the next attempt tries again. */
  function keep(key, make) {
    if (!kept.has(key)) {
      const made = make();
      made.catch(() => kept.delete(key));
      kept.set(key, made);
    }
    return kept.get(key);
  }

  const file = (name) => keep(name, async () => parse(await read(name)));
  const lexicon = new Map();
  const lexiconFile = (name) =>
    keep(`w ${name}`, async () => {
      const words = decodeLexicon((await file(name)).w);
      lexicon.set(name, words);
      return words;
    });
  const shard = (row) => keep(`t ${row.name} ${row.first}`, async () => decodeShard(await file(row.name), row.first));

  const directories = Object.fromEntries(
    ["shards", "lexicon", "documents"].map((which) => [which, decodeRows(entry[which], 0)]),
  );
  const pageRows = ({ name, first }) => keep(`rows ${name}`, async () => decodeRows(await file(name), first));

  /** The rows that a choice of rows needs: of a long directory only some pages are fetched. */
  async function rowsOf(which, choose) {
    const rows = directories[which];
    if (!entry[which].pages) return rows;
    return (await Promise.all(choose(rows).map(pageRows))).flat();
  }

  /** Usually one; all parts if the key is a term that was divided. */
  async function rowsAt(which, key) {
    const isPart = (rows, first) => rows[first].key === rows[first - 1].key;
    const beginsBefore = (pages, first) => pages[first].key === key;
    return choosePlace(await rowsOf(which, (pages) => choosePlace(pages, key, beginsBefore)), key, isPart);
  }

  async function rowsBetween(which, start, end, most) {
    const choose = (rows) => {
      const from = rows.slice(Math.max(0, placeAfter(rows, start) - 1));
      return from.filter(({ key }) => compareWords(key, end) < 0).slice(0, most);
    };
    return choose(await rowsOf(which, choose));
  }

  return {
    documentCount: entry.count,
    scales: entry.scales,

    /** Words from `start` on that stand before `end`, with their stems, from the first few files. */
    async wordsBetween(start, end, maxFiles) {
      const rows = await rowsBetween("lexicon", start, end, maxFiles);
      const files = await Promise.all(rows.map(({ name }) => lexiconFile(name)));
      return files
        .flatMap((words) => [...words])
        .filter(([word]) => compareWords(start, word) <= 0 && compareWords(word, end) < 0);
    },

    /** The words of all files that have been fetched, with their stems. */
    *knownWords() {
      for (const words of lexicon.values()) yield* words;
    },

    /** @returns {Promise<string[]>} [] if the word is unknown */
    async stemsOf(word) {
      const row = (await rowsAt("lexicon", word)).at(-1);
      return (row && (await lexiconFile(row.name)).get(word)) ?? [];
    },

    /** The terms of the one shard in which a term would stand. */
    async termsFrom(start) {
      const row = (await rowsAt("shards", start)).at(-1);
      return row ? [...(await shard(row)).keys()] : [];
    },

    /** @returns {Promise<TermPosting | undefined>} */
    async posting(term) {
      const shards = await Promise.all((await rowsAt("shards", term)).map(shard));
      return joinParts(shards.flatMap((terms) => terms.get(term) ?? []));
    },

    /** What a result shows: url, kind, title, summary, breadcrumb, sections of anchor, title and text. */
    async document(number) {
      const isInside = ({ first, count }) => first <= number && number < first + count;
      const row = (await rowsOf("documents", (pages) => pages.filter(isInside))).find(isInside);
      if (!row) throw new MismatchError(`document ${number}`);
      return (await file(row.name)).d[number - row.first];
    },

    /** @returns {Promise<string[][]>} */
    async synonyms() {
      const groups = typeof entry.synonyms === "string" ? (await file(entry.synonyms)).s : entry.synonyms;
      return groups.map((group) => group.split("|"));
    },
  };
}

function parse(text) {
  let content;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new MismatchError("a file is cut off", { cause: error });
  }
  if (content?.v !== VERSION) throw new MismatchError("a file of another version");
  return content;
}

/** The place after the last row whose key is not above a key. */
function placeAfter(rows, key) {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareWords(rows[middle].key, key) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last row that is not above a key, and those before it that belong to it. */
function choosePlace(rows, key, belongs) {
  const end = placeAfter(rows, key);
  let first = end - 1;
  while (first > 0 && belongs(rows, first)) first--;
  return rows.slice(Math.max(first, 0), end);
}

function decodeRows({ keys, counts, names }, first) {
  const reader = new NumberReader(counts);
  let at = first;
  return decodeWords(keys).map((key, place) => {
    const row = { key, first: at, count: reader.read(), name: names.slice(place * NAME_LENGTH, (place + 1) * NAME_LENGTH) };
    at += row.count;
    return row;
  });
}

function decodeLexicon(text) {
  const words = new Map();
  let before = "";
  for (const line of text.split("\n")) {
    const [front, ...differences] = line.split("\t");
    before = nextWord(before, front);
    words.set(before, differences.length ? differences.map((difference) => stemOf(before, difference)) : [before]);
  }
  return words;
}

function stemOf(word, difference) {
  const reader = new NumberReader(difference);
  const cut = reader.read();
  return firstCharacters(word, Array.from(word).length - cut) + reader.rest();
}

function decodeShard({ t, p }, first) {
  const reader = new NumberReader(p);
  try {
    return new Map(decodeWords(t).map((term, place) => [term, decodePosting(reader, first + place)]));
  } catch (error) {
    throw new MismatchError("a shard is cut off", { cause: error });
  }
}

function decodePosting(reader, number) {
  const fields = [];
  let sections = [];
  for (let field = 0; field < FIELD_COUNT; field++) {
    const count = reader.read();
    fields.push({ documents: reader.readAscending(count), levels: reader.readMany(count) });
    if (field === BODY) sections = reader.readMany(count);
  }
  return joinParts([{ number, fields, sections }]);
}

/** A divided term's parts stand in the order of their documents. */
function joinParts(parts) {
  if (!parts.length) return undefined;
  const fields = parts[0].fields.map((_, field) => ({
    documents: parts.flatMap((part) => part.fields[field].documents),
    levels: parts.flatMap((part) => part.fields[field].levels),
  }));
  const occurrences = fields.reduce((sum, { documents }) => sum + documents.length, 0);
  return { number: parts[0].number, fields, sections: parts.flatMap((part) => part.sections), occurrences };
}
