/** What stands beside results: words, popular pages, facts of policies, channels. Search works without it, too. */

const VERSION = 2;

/**
 * @typedef {object} StartLink
 * @property {string} title
 * @property {string} url from the root of the site
 * @property {string} [summary]
 * @property {string} [language] of the title, if it is not the page's
 *
 * @typedef {object} Start
 * @property {StartLink[]} popular
 * @property {StartLink[]} channels
 * @property {import("./answer.js").Policy[]} policies
 * @property {string[]} kinds of all documents, by their number
 * @property {[id: string, title: string][]} topics
 * @property {string[]} topicOf of all documents, by their number: the id of a topic, "" for none
 * @property {Readonly<Record<string, string>>} words
 */

/** @type {Start} */
const NOTHING = { popular: [], channels: [], policies: [], kinds: [], topics: [], topicOf: [], words: {} };

/**
 * @param {string} url
 * @param {(url: string) => Promise<string>} [read]
 * @returns {() => Promise<Start>} loads it once; nothing at all if it fails, and the next call tries again
 */
export function createStart(url, read = readOverNetwork) {
  let loading = null;
  return async () => {
    loading ??= read(url).then(parse);
    try {
      return await loading;
    } catch {
      loading = null; // what is missing is extra; the index tells of its own failures
      return NOTHING;
    }
  };
}

function parse(text) {
  const { v, popular, channels, policies, kinds, topics = [], in: topicRuns = [], words } = JSON.parse(text);
  if (v !== VERSION) return NOTHING;
  return { popular, channels, policies, kinds: unroll(kinds), topics, topicOf: unroll(topicRuns), words };
}

function unroll(runs) {
  return runs.flatMap(([word, length]) => Array(length).fill(word));
}

async function readOverNetwork(url) {
  const response = await fetch(url, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${response.status} from ${url}`);
  return response.text();
}
