/** Channels in words: who is there now, and the one to ask with the reader's own answers filled in. */
import { rankChannels } from "../policy/channel_ranking.js";
import { element } from "./elements.js";
import { Words, isSameClock } from "./words.js";

/**
 * Whether somebody answers; "" where nobody can know, and then no badge is shown.
 * @param {import("../policy/opening.js").Opening | null} opening
 * @param {Words} words
 * @param {{ now: Date, timeZone: string, shopZone: string }} clock
 */
export function openingWords(opening, words, { now, timeZone, shopZone }) {
  if (opening === null) return "";
  const instant = opening.isOpen ? opening.closesAt : opening.opensAt;
  if (instant === null) return words.say(opening.isOpen ? "tool_open" : "tool_closed");
  const moment = words.moment(new Date(instant), timeZone, now);
  const time = isSameClock(now, timeZone, shopZone) ? moment : words.say("tool_your_time", { time: moment });
  return words.say(opening.isOpen ? "tool_open_until" : "tool_opens", { time });
}

/**
 * @param {object} channel of the data
 * @param {{ message: string, subject: string, topic: string, root: string }} blanks
 */
export function channelUrl({ url, isHere }, { root, ...blanks }) {
  const filled = url.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(blanks[name] ?? ""));
  return isHere ? root + filled : filled;
}

/**
 * A link to the channel that fits a topic best and answers in the language of the page, if any does, with the reader's
 * answers in the message; null without channels.
 * @param {import("./form.js").Asked} asked
 * @param {string} topic
 */
export function askLink({ contact, words, now, context, root }, topic) {
  if (contact === null) return null;
  const ranked = rankChannels(contact.channels.map(({ terms }) => terms), topic, contact.language, now);
  const byId = new Map(contact.channels.map((channel) => [channel.terms.id, channel]));
  const fitting = ranked.filter(({ id }) => byId.get(id).url.includes("{message}"));
  const chosen = fitting.find(({ speaks }) => speaks) ?? fitting[0];
  if (!chosen) return null;
  const channel = byId.get(chosen.id);
  const subject = new Words(contact).say("prefilled_subject", { title: document.querySelector("h1").textContent });
  const href = channelUrl(channel, { message: `${context}\n\n${location.href}\n`, subject, topic, root });
  return element("p", {}, element("a", { class: "hg-action", href }, words.say("tool_ask", { channel: channel.name })));
}
