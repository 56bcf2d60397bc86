/** Asks the packed index: plans a query, ranks, and shows what was found. Knows no document; the network is given. */

import { planQuery } from "./query.js";
import { rank } from "./rank.js";
import { MismatchError, createReader } from "./reader.js";

/**
 * @typedef {object} FoundDocument
 * @property {string} url from the root of the site, with the anchor of the part that answers
 * @property {string} kind `article`, `question`, `policy`, `category` or `page`
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
    reader.synonyms().catch(() => {}); // early; a failure is told when something is asked
    return { lunr, reader };
  }

  async function answer(text, limit) {
    const { lunr, reader } = await load();
    const groups = await planQuery(text, reader);
    const { found, total } = await rank(groups, reader, lunr, limit);
    const stems = new Set(groups.flatMap(({ alternatives }) => alternatives.flat().map(([term]) => term)));
    const terms = wordsOf(stems, reader);
    const hits = found.map(async ({ number, score, section }) => {
      return { document: show(await reader.document(number), section), number, score, terms };
    });
    return { hits: await Promise.all(hits), total };
  }

  /**
   * @param {string} text
   * @param {number} limit
   * @returns {Promise<Answer>}
   */
  async function search(text, limit) {
    try {
      return await answer(text, limit);
    } catch (error) {
      if (!(error instanceof MismatchError)) throw error;
      loading = null; // the site was published anew meanwhile; once is enough
      return answer(text, limit);
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
