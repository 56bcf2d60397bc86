/** What a reader has narrowed her results to, in the address too. Pure but for the address. */

import { groupOf } from "./answer.js";

const PAGE_SIZE = 20;
const MOST_SHOWN = 1000;

/**
 * @typedef {object} ShownPart what the address says is shown
 * @property {string} query
 * @property {string} group of kinds, "" for all
 * @property {Set<string>} topics ids, none for all
 * @property {number} shown how many results
 */

/**
 * @param {string} search of an address
 * @param {(text: string) => string} queryOf
 * @returns {ShownPart}
 */
export function readPart(search, queryOf) {
  const values = new URLSearchParams(search);
  const shown = Math.min(Number.parseInt(values.get("shown") ?? "", 10) || PAGE_SIZE, MOST_SHOWN);
  return {
    query: queryOf(values.get("q") ?? ""),
    group: values.get("kind") ?? "",
    topics: new Set(values.getAll("topic")),
    shown: Math.max(shown, PAGE_SIZE),
  };
}

/**
 * @param {URL} address is changed
 * @param {string} query
 * @param {ShownPart} part
 */
export function writePart({ searchParams }, query, { group, topics, shown }) {
  const values = { q: query, kind: query && group, shown: query && shown > PAGE_SIZE ? String(shown) : "" };
  for (const [name, value] of Object.entries(values)) {
    if (value) searchParams.set(name, value);
    else searchParams.delete(name);
  }
  searchParams.delete("topic");
  if (query) for (const topic of topics) searchParams.append("topic", topic);
}

/**
 * Whether a document is wanted. Without a start file nothing is known of documents, and all of them are.
 * @param {ShownPart} part
 * @param {import("./start.js").Start} start
 * @returns {{ ofKind: (number: number) => boolean, ofTopic: (number: number) => boolean }}
 */
export function wantedBy({ group, topics }, { kinds, topicOf }) {
  return {
    ofKind: (number) => !group || !kinds.length || groupOf(kinds[number]) === group,
    ofTopic: (number) => topics.size === 0 || !topicOf.length || topics.has(topicOf[number]),
  };
}

/**
 * How many of the documents that were found each choice would leave, the other choice being as it is.
 * @param {readonly number[]} numbers of documents
 * @param {ShownPart} part
 * @param {import("./start.js").Start} start
 * @returns {{ groups: Map<string, number>, topics: Map<string, number> }} "" for all groups; empty without a start file
 */
export function countFacets(numbers, part, start) {
  const { ofKind, ofTopic } = wantedBy(part, start);
  const groups = new Map([["", 0]]);
  const topics = new Map();
  const add = (counts, name) => counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const number of numbers) {
    if (ofTopic(number)) {
      add(groups, "");
      if (start.kinds.length) add(groups, groupOf(start.kinds[number]));
    }
    if (ofKind(number) && start.topicOf[number]) add(topics, start.topicOf[number]);
  }
  return { groups, topics };
}
