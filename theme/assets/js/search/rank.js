/**
 * Groups of a query to documents, best first: a small lunr index of just these groups, which lunr ranks. Twin of the
 * second half of helpgen/search/query.py; knows no network.
 */

import { FIELD_COUNT } from "./reader.js";

const FIELDS = ["title", "keywords", "headings", "summary", "body"];
const TITLE = 0;
const BODY = 4;

/**
 * @typedef {object} Found
 * @property {number} number of the document
 * @property {number} score
 *
 * @typedef {object} Ranking
 * @property {Found[]} found all documents, best first; equals in the order of the index
 * @property {(number: number) => number} sectionOf which part of one answers best; 0 for the document as a whole
 * @property {(number: number) => number} shareOf how much of what was asked one has, by weight: 0 to 1
 */

/**
 * @param {import("./query.js").Group[]} groups
 * @param {import("./query.js").Reader} reader
 * @param {any} lunr
 * @returns {Promise<Ranking>}
 */
export async function rank(groups, reader, lunr) {
  const gathered = await Promise.all(groups.map((group) => gather(group, reader)));
  const weighed = gathered.filter((group) => group.postings.length).sort((a, b) => a.number - b.number);
  if (!weighed.length) return { found: [], sectionOf: () => 0, shareOf: () => 0 };
  const index = lunr.Index.load(partialIndex(weighed, lunr.version));
  const results = index.query((query) => {
    for (let i = 0; i < weighed.length; i++) {
      query.term(nameOf(i), { usePipeline: false, wildcard: lunr.Query.wildcard.NONE });
    }
  });
  const found = results
    .map(({ ref, score }) => ({ number: Number(ref), score }))
    .sort((a, b) => b.score - a.score || a.number - b.number);
  return {
    found,
    sectionOf: (number) => bestSection(number, weighed),
    shareOf: (number) => share(number, gathered, rarity(reader.documentCount, 0)),
  };
}

/**
 * A word that no text has counts as the rarest, a piece of a run as half of it, for it may reach over two words; a
 * synonym makes up for what is missing.
 */
function share(number, gathered, rarest) {
  let asked = 0;
  let answered = 0;
  for (const { isSynonym, isPiece, weight, scores } of gathered) {
    if (!isSynonym) asked += weight || (isPiece ? rarest / 2 : rarest);
    if (scores.has(number)) answered += weight;
  }
  return Math.min(1, answered / asked);
}

function nameOf(i) {
  return String(i).padStart(3, "0");
}

/** What each document gets from the best alternative of a group, field by field. */
async function gather({ alternatives, isSynonym, isPiece }, reader) {
  const look = async ([term, factor]) => [await reader.posting(term), factor];
  const found = await Promise.all(alternatives.map((alternative) => Promise.all(alternative.map(look))));
  const best = new Map();
  const postings = [];
  let weight = 0;
  for (const alternative of found) {
    const scores = new Map();
    for (const [posting, factor] of alternative) {
      if (!posting) continue;
      postings.push(posting);
      const worth = rarity(reader.documentCount, posting.occurrences) * factor;
      weight = Math.max(weight, worth);
      addScores(scores, posting, worth, reader.scales);
    }
    for (const [number, values] of scores) {
      if (!best.has(number) || sum(values) > sum(best.get(number))) best.set(number, values);
    }
  }
  const number = postings.reduce((smallest, posting) => Math.min(smallest, posting.number), Infinity);
  return { number, isSynonym, isPiece, weight, scores: best, postings };
}

function addScores(scores, posting, worth, scales) {
  for (const [field, { documents, levels }] of posting.fields.entries()) {
    const scale = worth * scales[field];
    for (let i = 0; i < documents.length; i++) {
      let values = scores.get(documents[i]);
      if (!values) scores.set(documents[i], (values = new Array(FIELD_COUNT).fill(0)));
      values[field] += scale * levels[i];
    }
  }
}

function sum(values) {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** lunr's inverse document frequency, to three digits: the last ones differ between machines. */
function rarity(documentCount, occurrences) {
  const odds = (documentCount - occurrences + 0.5) / (occurrences + 0.5);
  return Math.floor(Math.log(1 + Math.abs(odds)) * 1000 + 0.5) / 1000;
}

function partialIndex(weighed, version) {
  const vectors = new Map();
  const invertedIndex = weighed.map(({ scores }, index) => {
    const posting = { _index: index };
    const numbers = [...scores.keys()].sort((a, b) => a - b);
    for (const [field, name] of FIELDS.entries()) {
      posting[name] = {};
      for (const number of numbers) {
        const value = scores.get(number)[field];
        if (!(value > 0)) continue;
        posting[name][number] = {};
        const ref = `${name}/${number}`;
        if (!vectors.has(ref)) vectors.set(ref, []);
        vectors.get(ref).push(index, value);
      }
    }
    return [nameOf(index), posting];
  });
  return { version, fields: FIELDS, fieldVectors: [...vectors], invertedIndex, pipeline: [] };
}

/** The part with the weightiest groups, if it says more than the beginning and than the title. */
function bestSection(number, weighed) {
  const weights = new Map();
  let title = 0;
  for (const { isSynonym, weight, postings } of weighed) {
    if (isSynonym) continue;
    if (postings.some(({ fields }) => placeOf(number, fields[TITLE].documents) >= 0)) title += weight;
    let mask = 0;
    for (const { fields, sections } of postings) {
      const place = placeOf(number, fields[BODY].documents);
      if (place >= 0) mask |= sections[place];
    }
    for (let section = 0; mask >> section; section++) {
      if ((mask >> section) & 1) weights.set(section, (weights.get(section) ?? 0) + weight);
    }
  }
  let best = 0;
  for (const section of [...weights.keys()].sort((a, b) => a - b)) {
    if (!weights.has(best) || weights.get(section) > weights.get(best)) best = section;
  }
  return (weights.get(best) ?? 0) > Math.max(weights.get(0) ?? 0, title) ? best : 0;
}

function placeOf(number, ascending) {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] < number) low = middle + 1;
    else high = middle;
  }
  return ascending[low] === number ? low : -1;
}
