/** Asks the packed index: plans a query, ranks, and shows what was found. Knows no document; the network is given. */

import { analyze } from "./analyze.js";
import { meaningsIn, planQuery } from "./query.js";
import { rank } from "./rank.js";
import { MismatchError, createReader } from "./reader.js";

const FIRST = 1;

/**
 * @typedef {object} FoundDocument
 * @property {string} url from the root of the site, with the anchor of the part that answers
 * @property {string} kind `article`, `question`, `policy`, `tool`, `category`, `channel` or `page`
 * @property {string} title
 * @property {string} summary
 * @property {string} breadcrumb
 * @property {string} heading of the part that answers; "" for the document as a whole
 * @property {string} text of that part
 *
 * @typedef {object} Hit
 * @property {FoundDocument} document
 * @property {number} number of the document in the index
 * @property {number} score
 * @property {Set<string>} terms the folded words and pieces that matched, for marking
 *
 * @typedef {object} Answer
 * @property {readonly Hit[]} hits best first
 * @property {number} total how many there are in all
 * @property {readonly number[]} numbers of all documents that were found, wanted or not, best first
 * @property {number} share how much of what was asked the best of them has, by weight: 0 to 1
 * @property {Set<string>[]} meanings what each word or piece of the query may stand for
 * @property {string} language of the index
 */

/**
 * @param {string} entryUrl its files lie in the folder of the same name, beside it
 * @param {object} [world]
 * @param {(url: string, isFresh: boolean) => Promise<string>} [world.read] the text of a file; fresh: not from a cache
 * @param {() => Promise<any>} [world.importLunr]
 */
export function createClient(entryUrl, { read = readOverNetwork, importLunr = importVendoredLunr } = {}) {
  const folder = entryUrl.replace(/\.json$/u, "/");
  let loading = null;

  /** Starts loading; a failed attempt is forgotten, so that the next one tries again. */
  function load() {
    loading ??= start().catch((error) => {
      loading = null;
      throw error;
    });
    return loading;
  }

  async function start() {
    const [entry, lunr] = await Promise.all([read(entryUrl, true), importLunr()]);
    const reader = createReader(entry, (name) => read(`${folder}${name}.json`, false));
    reader.warm().catch(() => {}); // early; a failure is told when something is asked
    return { lunr, reader };
  }

  async function answer(text, limit, isWanted, onFirst) {
    const { lunr, reader } = await load();
    const groups = await planQuery(text, reader);
    const { found, sectionOf, shareOf } = await rank(groups, reader, lunr);
    const wanted = found.filter(({ number }) => isWanted(number));
    const stems = new Set(groups.flatMap(({ alternatives }) => alternatives.flat().map(([term]) => term)));
    const terms = wordsOf(stems, reader);
    for (const { term, kind } of analyze(text, true)) if (kind === "gram") terms.add(term);
    const hitOf = async ({ number, score }) => {
      return { document: show(await reader.document(number), sectionOf(number)), number, score, terms };
    };
    const about = {
      total: wanted.length,
      numbers: found.map(({ number }) => number),
      share: Math.max(0, ...found.slice(0, 3).map(({ number }) => shareOf(number))),
      meanings: await meaningsIn(text, reader),
      language: reader.language,
    };
    if (!onFirst || wanted.length <= FIRST) return { hits: await Promise.all(wanted.slice(0, limit).map(hitOf)), ...about };
    const first = await Promise.all(wanted.slice(0, FIRST).map(hitOf));
    onFirst({ hits: first, ...about });
    return { hits: [...first, ...(await Promise.all(wanted.slice(FIRST, limit).map(hitOf)))], ...about };
  }

  /**
   * @param {string} text
   * @param {number} limit
   * @param {(number: number) => boolean} [isWanted] which documents of those that are found
   * @param {(answer: Answer) => void} [onFirst] called early, with the first few hits, if there are more; what these
   *   show is then fetched before what the others show
   * @returns {Promise<Answer>}
   */
  async function search(text, limit, isWanted = () => true, onFirst = undefined) {
    try {
      return await answer(text, limit, isWanted, onFirst);
    } catch (error) {
      if (!(error instanceof MismatchError)) throw error;
      loading = null; // the site was published anew meanwhile; once is enough
      return answer(text, limit, isWanted, onFirst);
    }
  }

  return { load, search };
}

/** Stems and all known words that belong to them. */
function wordsOf(stems, reader) {
  const terms = new Set(stems);
  for (const [word, belonging] of reader.knownWords()) {
    if (belonging.some((stem) => stems.has(stem))) terms.add(word);
  }
  return terms;
}

function show([url, kind, title, summary, breadcrumb, sections], section) {
  const [anchor, heading, text] = sections[Math.min(section, sections.length - 1)] ?? ["", "", ""];
  const isPart = section > 0 && anchor;
  return {
    url: isPart ? `${url}#${anchor}` : url,
    kind,
    title,
    summary: isPart ? "" : summary,
    breadcrumb,
    heading: isPart ? heading : "",
    text,
  };
}

async function readOverNetwork(url, isFresh) {
  const response = await fetch(url, { cache: isFresh ? "no-cache" : "default" });
  if (response.status === 404 && !isFresh) throw new MismatchError(`404 from ${url}`);
  if (!response.ok) throw new Error(`${response.status} from ${url}`);
  return response.text();
}

async function importVendoredLunr() {
  return (await import("../vendor/lunr.js")).default;
}
