/**
 * Groups of a query to documents, best first: a small lunr index of just these groups and of the documents that have
 * most, which lunr ranks. Twin of helpgen/search/rank.py; knows no network.
 */

import { BODY, FIELD_COUNT, rarity } from "./postings.js";
import { SYNONYM_WEIGHT } from "./query.js";

const FIELDS = ["title", "keywords", "headings", "summary", "body"];
const TITLE = 0;
const CANDIDATES = 100;
const COVERAGE = 0.25; // how much a document loses that has nothing of what was asked

/**
 * @typedef {object} Found
 * @property {number} number of the document
 * @property {number} score
 *
 * @typedef {object} Ranking
 * @property {Found[]} found all documents, best first; equals in the order of the index
 * @property {(number: number) => number} sectionOf which part of one answers best; 0 for the document as a whole
 * @property {(number: number) => number} shareOf how much of what was asked one has, by weight: 0 to 1
 *
 * @typedef {object} Gathered what a group gives to each document
 * @property {number} number the smallest number of its terms
 * @property {boolean} isSynonym
 * @property {number} missing how much it counts of the rarest word if no text has it
 * @property {number} weight of its weightiest term
 * @property {number[]} documents
 * @property {Float64Array} totals by document
 * @property {Array<[import("./reader.js").TermPosting, number]>} postings with what one level of each is worth
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
  const coverage = coverageBy(groups.some(({ isPair }) => isPair) ? [] : weighed, reader.documentCount);
  const sorted = sortByTotal(weighed, coverage);
  const candidates = sorted.slice(0, CANDIDATES).map(({ number }) => number);
  const index = lunr.Index.load(partialIndex(weighed, candidates, coverage, reader.scales, lunr.version));
  const results = index.query((query) => {
    for (let i = 0; i < weighed.length; i++) {
      query.term(nameOf(i), { usePipeline: false, wildcard: lunr.Query.wildcard.NONE });
    }
  });
  const ranked = results
    .map(({ ref, score }) => ({ number: Number(ref), score }))
    .sort((a, b) => b.score - a.score || a.number - b.number);
  return {
    found: [...ranked, ...sorted.slice(CANDIDATES)],
    sectionOf: (number) => bestSection(number, weighed),
    shareOf: (number) => share(number, gathered, rarity(reader.documentCount, 0)),
  };
}

/** What each document gets from the best alternative of a group. */
async function gather(group, reader) {
  const postings = await postingsOf(group, reader);
  const totals = new Float64Array(reader.documentCount);
  const own = new Float64Array(reader.documentCount);
  const documents = [];
  for (const [posting, worth] of postings) {
    const touched = addLevels(own, posting, worth, reader.scales);
    for (const number of touched) {
      if (totals[number] === 0) documents.push(number);
      if (own[number] > totals[number]) totals[number] = own[number];
      own[number] = 0;
    }
  }
  const number = postings.reduce((smallest, [posting]) => Math.min(smallest, posting.number), Infinity);
  const weight = postings.reduce((largest, [, worth]) => Math.max(largest, worth), 0);
  const { synonym, missing = 1 } = group;
  return { number, isSynonym: Boolean(synonym), missing, weight, documents, totals, postings };
}

async function postingsOf({ alternatives, synonym }, reader) {
  if (synonym) return [[synonym, synonym.worth * SYNONYM_WEIGHT]];
  const look = async ([term, factor]) => [await reader.posting(term), factor];
  const found = await Promise.all(alternatives.flat().map(look));
  return weighed(found.filter(([posting]) => posting));
}

/** Of words that may be meant, a rare one is not likelier than the others: it counts as rare as they are on average. */
function weighed(found) {
  const expansions = found.filter(([, factor]) => factor < 1);
  const average = expansions.reduce((total, [{ worth }]) => total + worth, 0) / expansions.length;
  return found.map(([posting, factor]) => {
    const worth = factor < 1 ? Math.min(posting.worth, average) : posting.worth;
    return [posting, worth * factor];
  });
}

/** Returns the documents of a posting, each once. */
function addLevels(own, { fields }, worth, scales) {
  const touched = [];
  for (let field = 0; field < FIELD_COUNT; field++) {
    const { documents, levels } = fields[field];
    const scale = worth * scales[field];
    for (let i = 0; i < documents.length; i++) {
      const number = documents[i];
      if (own[number] === 0) touched.push(number);
      own[number] += scale * levels[i];
    }
  }
  return touched;
}

/**
 * By document: the factor for how much of what was asked it has, by weight. Two words of three say more than one of them
 * twice as often. Pairs of letters are no words, so their absence says nothing.
 */
function coverageBy(weighed, documentCount) {
  let asked = 0;
  const found = new Float64Array(documentCount);
  for (const { isSynonym, weight, documents } of weighed) {
    if (isSynonym) continue;
    asked += weight;
    for (const number of documents) found[number] += weight;
  }
  return found.map((share) => (asked ? 1 - COVERAGE * (1 - share / asked) : 1));
}

/** All documents with their score as lunr would have it, best first. */
function sortByTotal(weighed, coverage) {
  const sums = new Float64Array(coverage.length);
  const numbers = [];
  for (const { documents, totals } of weighed) {
    for (const number of documents) {
      if (sums[number] === 0) numbers.push(number);
      sums[number] += totals[number] * coverage[number];
    }
  }
  const magnitude = Math.sqrt(weighed.length);
  numbers.sort((a, b) => sums[b] - sums[a] || a - b);
  return numbers.map((number) => ({ number, score: sums[number] / magnitude }));
}

/**
 * A word that no text has counts as the rarest, a piece of a run as half of it, for it may reach over two words; a
 * synonym makes up for what is missing.
 */
function share(number, gathered, rarest) {
  let asked = 0;
  let answered = 0;
  for (const { isSynonym, missing, weight, totals } of gathered) {
    if (!isSynonym) asked += weight || rarest * missing;
    if (totals[number] > 0) answered += weight;
  }
  return Math.min(1, answered / asked);
}

function nameOf(i) {
  return String(i).padStart(3, "0");
}

function partialIndex(weighed, candidates, coverage, scales, version) {
  const ascending = [...candidates].sort((a, b) => a - b);
  const vectors = new Map();
  const invertedIndex = weighed.map(({ totals, postings }, index) => {
    const found = { _index: index };
    for (const name of FIELDS) found[name] = {};
    for (const number of ascending) {
      if (!(totals[number] > 0)) continue;
      const values = bestValues(number, postings, scales).map((value) => value * coverage[number]);
      addVectors(vectors, found, index, number, values);
    }
    return [nameOf(index), found];
  });
  return { version, fields: FIELDS, fieldVectors: [...vectors], invertedIndex, pipeline: [] };
}

function addVectors(vectors, found, index, number, values) {
  for (const [field, value] of values.entries()) {
    if (!(value > 0)) continue;
    found[FIELDS[field]][number] = {};
    const ref = `${FIELDS[field]}/${number}`;
    if (!vectors.has(ref)) vectors.set(ref, []);
    vectors.get(ref).push(index, value);
  }
}

/** What the best alternative gives a document, field by field; the first of equals. */
function bestValues(number, postings, scales) {
  let best = [];
  let most = 0;
  for (const [{ fields }, worth] of postings) {
    let total = 0;
    const values = fields.map(({ documents, levels }, field) => {
      const place = placeOf(number, documents);
      const value = place < 0 ? 0 : worth * scales[field] * levels[place];
      total += value;
      return value;
    });
    if (total > most) [best, most] = [values, total];
  }
  return best;
}

/** The part with the weightiest groups, if it says more than the beginning and than the title. */
function bestSection(number, weighed) {
  const weights = new Map();
  let title = 0;
  for (const { isSynonym, weight, postings } of weighed) {
    if (isSynonym) continue;
    if (postings.some(([{ fields }]) => placeOf(number, fields[TITLE].documents) >= 0)) title += weight;
    let mask = 0;
    for (const [{ fields, sections }] of postings) {
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
