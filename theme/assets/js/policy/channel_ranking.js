/**
 * Which channel to offer first. Pure: no clock of its own; twin of helpgen/policy/channel_ranking.py, which says why
 * the order is as it is.
 *
 * @typedef {{ id: string, bestFor: string[], notFor: string[], languages: string[],
 *   schedule: import("./opening.js").Schedule | null, responseMinutes: number | null }} ChannelTerms
 * @typedef {{ id: string, isBest: boolean, speaks: boolean, opening: import("./opening.js").Opening | null,
 *   waitMinutes: number | null }} RankedChannel
 */
import { openingAt } from "./opening.js";

/**
 * The channels for a topic, the best first.
 * @param {ChannelTerms[]} channels
 * @param {string} topic
 * @param {string} language BCP 47 tag
 * @param {Date} now
 * @returns {RankedChannel[]}
 */
export function rankChannels(channels, topic, language, now) {
  return channels
    .filter((channel) => !channel.notFor.includes(topic))
    .map((channel) => rank(channel, topic, language, now))
    .sort(byOrder);
}

function rank(channel, topic, language, now) {
  const opening = channel.schedule === null ? null : openingAt(channel.schedule, now);
  return {
    id: channel.id,
    isBest: channel.bestFor.includes(topic),
    speaks: channel.languages.length === 0 || channel.languages.includes(language),
    opening,
    waitMinutes: waitOf(channel.responseMinutes, opening, now),
  };
}

function waitOf(responseMinutes, opening, now) {
  if (responseMinutes === null || opening === null || opening.isOpen) return responseMinutes;
  if (opening.opensAt === null) return null;
  return Math.ceil((Date.parse(opening.opensAt) - now.getTime()) / 60_000) + responseMinutes;
}

function byOrder(one, other) {
  const keys = [one, other].map(({ isBest, speaks, opening, waitMinutes }) => [
    isBest ? 0 : 1,
    speaks ? 0 : 1,
    opening === null ? 1 : opening.isOpen ? 0 : 2,
    waitMinutes ?? 2 ** 31,
  ]);
  const place = keys[0].findIndex((key, i) => key !== keys[1][i]);
  return place < 0 ? 0 : keys[0][place] - keys[1][place];
}
