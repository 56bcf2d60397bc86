/** What to make of an answer: its groups, the fact that was asked for, whether it is weak. Pure. */

import { rootsOf } from "./affixes.js";

/** Kinds of documents by the group in which they stand, in the order of a filter. */
const GROUPS = new Map([
  ["questions", ["question"]],
  ["articles", ["article"]],
  ["policies", ["policy"]],
  ["tools", ["tool"]],
  ["categories", ["category"]],
  ["channels", ["channel", "page"]],
]);

const FEW = 2;
const HALF = 0.5;
const FIRST_RESULTS = 5;
const MOST_FACTS = 3;

/**
 * @typedef {object} Fact
 * @property {string} label
 * @property {string} value
 * @property {string} note when it differs; "" if never
 * @property {string[]} asked phrases of someone who asks for it, as terms parted by blanks
 *
 * @typedef {object} Policy
 * @property {string} title
 * @property {string} url
 * @property {number[]} numbers of the documents that are about it
 * @property {Fact[]} facts
 */

/** The names of all groups, in the order of a filter. */
export const GROUP_NAMES = [...GROUPS.keys()];

/**
 * @param {string} kind of a document
 * @returns {string} the name of its group
 */
export function groupOf(kind) {
  return GROUP_NAMES.find((name) => GROUPS.get(name).includes(kind)) ?? "articles";
}

/**
 * The hits by group: the group of the best hit first, inside a group the best hit first.
 * @param {readonly import("./client.js").Hit[]} hits best first
 * @returns {Array<{ name: string, hits: import("./client.js").Hit[] }>}
 */
export function groupHits(hits) {
  const groups = new Map();
  for (const hit of hits) {
    const name = groupOf(hit.document.kind);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(hit);
  }
  return Array.from(groups, ([name, inside]) => ({ name, hits: inside }));
}

/**
 * Whether a person may be of more help: next to nothing was found, or the best pages lack half of what was asked.
 * @param {import("./client.js").Answer} answer
 * @returns {boolean}
 */
export function isWeak({ numbers, share }) {
  return numbers.length <= FEW || share < HALF;
}

/**
 * The facts that were asked for. Somebody asks for a fact who says all words of one of its phrases, and either nothing
 * else, or the first results are about its policy. Of several phrases the longest counts; facts that share it are shown
 * together.
 * @param {import("./client.js").Answer} answer
 * @param {readonly Policy[]} policies
 * @returns {Policy | undefined} with these facts alone
 */
export function fittingFacts({ numbers, meanings, language }, policies) {
  const isSaid = (term) => meanings.some((meaning) => means(meaning, term, language));
  const rankOf = (policy) => numbers.findIndex((number) => policy.numbers.includes(number));
  const ranked = policies
    .map((policy) => ({ policy, rank: rankOf(policy) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank);
  for (const { policy, rank } of ranked) {
    const said = policy.facts.map(({ asked }) => phrasesSaid(asked, isSaid));
    const lengths = said.map((phrases) => Math.max(0, ...phrases.map((phrase) => phrase.length)));
    const longest = Math.max(...lengths);
    if (longest === 0) continue;
    const terms = said.flat(2);
    const saysMore = meanings.some((meaning) => !terms.some((term) => means(meaning, term, language)));
    if (saysMore && rank >= FIRST_RESULTS) continue;
    const facts = policy.facts.filter((_, place) => lengths[place] === longest);
    return { ...policy, facts: facts.slice(0, MOST_FACTS) };
  }
  return undefined;
}

/** The phrases of which every term was said, as terms. */
function phrasesSaid(asked, isSaid) {
  return asked
    .map((phrase) => phrase.split(" "))
    .filter((phrase) => phrase.every(isSaid));
}

/** Whether a word of a query may stand for a term, or for what that is made of. */
function means(meaning, term, language) {
  return meaning.has(term) || rootsOf(term, language).some((root) => meaning.has(root));
}
