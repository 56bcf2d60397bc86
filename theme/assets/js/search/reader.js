/**
 * The files of a packed index to words, postings and documents. Twin of helpgen/search/reader.py. Fetches a file when
 * it is needed and keeps what it made of it; knows no document and no `fetch`.
 */

import { NumberReader, compareWords, decodeWords, firstCharacters, nextWord } from "./codec.js";
import { bodyLevels, decodePosting, decodeSynonym, joinParts } from "./postings.js";

const VERSION = 5;
const NAME_LENGTH = 7;

/**
 * @typedef {import("./postings.js").TermPosting} TermPosting
 *
 * @typedef {object} Synonym
 * @property {string[]} phrase the terms that were said
 * @property {number} group
 * @property {string[][]} others the terms of the other phrases
 * @property {TermPosting} posting what they lead to
 *
 * @typedef {object} Row a line of a directory
 * @property {string} key
 * @property {number} first how many terms, words or documents stand before it
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
  const levelTable = bodyLevels(...entry.body);

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
  const spelling = (name) => keep(`w ${name}`, async () => decodeWords((await file(name)).w));
  const shards = new Map();
  const shard = (row) =>
    keep(`t ${row.name} ${row.first}`, async () => {
      const decoded = decodeShard(await file(row.name), row.first);
      shards.set(row.name, decoded);
      return decoded;
    });
  const lengths = () =>
    keep("lengths", async () => {
      const inline = entry.lengths;
      const parts = typeof inline === "string" ? [inline] : await Promise.all(inline.map(async (name) => (await file(name)).l));
      return new NumberReader(parts.join("")).readMany(entry.count);
    });

  const directories = Object.fromEntries(
    ["shards", "spelling", "documents"].map((which) => [which, decodeRows(entry[which], 0)]),
  );
  /** Several directories may share a file. */
  const pageRows = (which, { name, first }) =>
    keep(`rows ${which} ${name}`, async () => {
      const content = await file(name);
      return decodeRows(content[which] ?? content, first);
    });

  /** The rows that a choice of rows needs: of a long directory only some pages are fetched. */
  async function rowsOf(which, choose) {
    const rows = directories[which];
    if (!entry[which].pages) return rows;
    return (await Promise.all(choose(rows).map((page) => pageRows(which, page)))).flat();
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

  async function firstShard(key) {
    const [row] = await rowsAt("shards", key);
    return row && shard(row);
  }

  const posting = (term) =>
    keep(`p ${term}`, async () => {
      const parts = await Promise.all((await rowsAt("shards", term)).map(shard));
      const found = parts.filter(({ postings }) => postings.get(term)?.text);
      if (!found.length) return undefined;
      const steps = await lengths();
      const levelOf = (document, step) => levelTable[steps[document]][step];
      try {
        const decoded = found.map(({ postings }) => {
          const { text, number } = postings.get(term);
          return decodePosting(text, number, levelOf, entry.count);
        });
        return joinParts(decoded, entry.count);
      } catch (error) {
        throw new MismatchError("postings are cut off", { cause: error });
      }
    });

  return {
    language: entry.language,
    documentCount: entry.count,
    scales: entry.scales,
    posting,

    /** Fetches what every query needs, so that it is there when somebody has typed. */
    async warm() {
      const paged = Object.keys(directories).filter((which) => entry[which].pages && which !== "spelling");
      const few = paged.filter((which) => directories[which].length < 3);
      await Promise.all([lengths(), ...few.flatMap((which) => directories[which].map((page) => pageRows(which, page)))]);
    },

    /** Words from `start` on that stand before `end`, with their stems, from the first few shards. */
    async wordsBetween(start, end, maxFiles) {
      const rows = await rowsBetween("shards", start, end, maxFiles);
      const found = (await Promise.all(rows.map(shard))).flatMap(({ stems }) => [...stems]);
      return found.filter(([word]) => compareWords(start, word) <= 0 && compareWords(word, end) < 0);
    },

    /** The words, and terms, of the one shard in which a word would stand, with their stems. */
    async wordsBeside(word) {
      return [...((await firstShard(word))?.stems ?? [])];
    },

    /** @returns {Promise<string[]>} [] if the word is unknown */
    async stemsOf(word) {
      return (await firstShard(word))?.stems.get(word) ?? [];
    },

    /** All words from `start` on that stand before `end`, from the first few lists of words. */
    async spellings(start, end, maxFiles) {
      const rows = await rowsBetween("spelling", start, end, maxFiles);
      const words = (await Promise.all(rows.map(({ name }) => spelling(name)))).flat();
      return words.filter((word) => compareWords(start, word) <= 0 && compareWords(word, end) < 0);
    },

    /**
     * What phrases lead to that begin with a term.
     * @returns {Promise<Synonym[]>}
     */
    async synonymsOf(term) {
      return (await firstShard(term))?.synonyms.filter(({ phrase }) => phrase[0] === term) ?? [];
    },

    /** The words of all shards that have been fetched, with their stems. */
    *knownWords() {
      for (const { stems } of shards.values()) yield* stems;
    },

    /** What a result shows: url, kind, title, summary, breadcrumb, sections of anchor, title and text. */
    async document(number) {
      const isInside = ({ first, count }) => first <= number && number < first + count;
      const row = (await rowsOf("documents", (pages) => pages.filter(isInside))).find(isInside);
      if (!row) throw new MismatchError(`document ${number}`);
      return (await file(row.name)).d[number - row.first];
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
  const words = keys === undefined ? [] : decodeWords(keys);
  let at = first;
  return Array.from({ length: names.length / NAME_LENGTH }, (_, place) => {
    const name = names.slice(place * NAME_LENGTH, (place + 1) * NAME_LENGTH);
    const row = { key: words[place] ?? "", first: at, count: reader.read(), name };
    at += row.count;
    return row;
  });
}

function decodeShard({ t, p, s = [] }, first) {
  const keys = [];
  const stems = new Map();
  let before = "";
  for (const line of t.split("\n")) {
    const [front, ...differences] = line.split("\t");
    before = nextWord(before, front);
    keys.push(before);
    stems.set(before, differences.length ? differences.map((difference) => stemOf(before, difference)) : [before]);
  }
  const texts = p.split(" ");
  if (texts.length !== keys.length) throw new MismatchError("a shard is cut off");
  const postings = new Map(keys.map((key, place) => [key, { text: texts[place], number: first + place }]));
  const synonyms = s.map(([place, rest, group, others, worth, text]) => ({
    phrase: [keys[place], ...rest.split(" ").filter(Boolean)],
    group,
    others: others.split("|").map((phrase) => phrase.split(" ")),
    posting: decodeSynonym(text, first + place, worth),
  }));
  return { stems, postings, synonyms };
}

function stemOf(word, difference) {
  const reader = new NumberReader(difference);
  const cut = reader.read();
  return firstCharacters(word, Array.from(word).length - cut) + reader.rest();
}
