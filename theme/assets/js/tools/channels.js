/** The channel to ask, with the reader's own answers filled in. */
import { rankChannels } from "../policy/channel_ranking.js";
import { element } from "./elements.js";
import { Words } from "./words.js";

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
