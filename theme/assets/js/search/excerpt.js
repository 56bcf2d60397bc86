/** Where a text answers a query. Pure. */

import { analyze } from "./analyze.js";

/**
 * @typedef {object} Segment
 * @property {string} text
 * @property {boolean} isHit whether it is marked
 */

/**
 * A whole text, cut into what matches and what does not.
 * @param {string} text
 * @param {Set<string>} terms as the index knows them
 * @returns {Segment[]}
 */
export function markHits(text, terms) {
  return cutSegments(text, mergeSpans(findHits(text, terms)), 0, text.length);
}

/**
 * The part of a text with the most different terms, with "…" where it was cut; [] if there is none.
 * @param {string} text
 * @param {Set<string>} terms as the index knows them
 * @param {number} [length] about how many characters
 * @returns {Segment[]}
 */
export function excerpt(text, terms, length = 180) {
  const hits = findHits(text, terms);
  if (!hits.length) return [];
  const first = bestStart(hits, length);
  const from = snapStart(text, Math.max(0, Math.min(first - Math.floor(length / 5), text.length - length)));
  const to = snapEnd(text, Math.min(text.length, from + length));
  const segments = cutSegments(text, mergeSpans(hits), from, to);
  if (from > 0) segments.unshift({ text: "… ", isHit: false });
  if (to < text.length) segments.push({ text: " …", isHit: false });
  return segments;
}

/**
 * The beginning of a text, with "…" where it was cut.
 * @param {string} text
 * @param {Set<string>} terms as the index knows them
 * @param {number} length about how many characters
 * @returns {Segment[]}
 */
export function beginning(text, terms, length) {
  const to = snapEnd(text, Math.min(text.length, length));
  const segments = cutSegments(text, mergeSpans(findHits(text, terms)), 0, to);
  if (to < text.length) segments.push({ text: " …", isHit: false });
  return segments;
}

function findHits(text, terms) {
  const hits = analyze(text, true).filter(({ term }) => terms.has(term));
  const hasLong = hits.some(({ kind }) => kind !== "single");
  return hasLong ? hits.filter(({ kind }) => kind !== "single") : hits; // single characters are everywhere
}

/** The start of the window that holds the most different terms; the earliest among equals. */
function bestStart(hits, length) {
  let best = { start: hits[0].start, count: 0 };
  for (const [i, { start }] of hits.entries()) {
    const inside = new Set();
    for (let j = i; j < hits.length && hits[j].end <= start + length * 0.8; j++) inside.add(hits[j].term);
    if (inside.size > best.count) best = { start, count: inside.size };
  }
  return best.start;
}

/** Moves a cut back to the last blank nearby, or at least to a whole character. */
function snapStart(text, offset) {
  if (offset === 0) return 0;
  const before = text.slice(Math.max(0, offset - 20), offset);
  const blank = before.search(/\s\S*$/u);
  if (blank < 0 && offset < 20) return 0; // inside the first word
  return blank >= 0 ? offset - before.length + blank + 1 : wholeCharacter(text, offset);
}

function snapEnd(text, offset) {
  if (offset >= text.length) return text.length;
  const blank = text.slice(offset, offset + 20).search(/\s/u);
  return blank >= 0 ? offset + blank : wholeCharacter(text, offset);
}

/** The offset, or the nearest before it that parts neither a surrogate pair nor a letter from its marks. */
function wholeCharacter(text, offset) {
  let cut = offset;
  while (cut > 0 && cut < text.length && /^(?:\p{M}|[\uDC00-\uDFFF])/u.test(text.slice(cut, cut + 2))) cut--;
  return cut;
}

function mergeSpans(hits) {
  const spans = [];
  for (const { start, end } of [...hits].sort((a, b) => a.start - b.start)) {
    const last = spans.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else spans.push({ start, end });
  }
  return spans;
}

function cutSegments(text, spans, from, to) {
  const segments = [];
  let at = from;
  const push = (end, isHit) => {
    if (end > at) segments.push({ text: text.slice(at, end), isHit });
    at = Math.max(at, end);
  };
  for (const { start, end } of spans) {
    if (end <= from || start >= to) continue;
    push(Math.max(start, from), false);
    push(Math.min(end, to), true);
  }
  push(to, false);
  return segments;
}
