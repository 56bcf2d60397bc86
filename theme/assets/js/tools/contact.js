/** *Who do I contact?*: topic and language → channels, the one that fits best first. */
import { rankChannels } from "../policy/channel_ranking.js";
import { channelUrl } from "./channels.js";
import { answer as card, element, paragraph } from "./elements.js";
import { openingWords } from "./opening_words.js";

const SHOWN = 5;

/**
 * @param {import("./form.js").Asked} asked
 * @returns {import("./form.js").Outcome}
 */
export function answer(asked) {
  const { values, data, words, now } = asked;
  const language = values.language || data.language;
  const terms = data.channels.map((channel) => channel.terms);
  const all = rankChannels(terms, values.topic ?? "", language, now);
  const speaking = all.filter(({ speaks }) => speaks);
  const ranked = (speaking.length ? speaking : all).slice(0, SHOWN);
  return {
    status: words.count("tool_contact_found", ranked.length),
    elements: [
      element("ol", { class: "hg-answers", role: "list" }, ...ranked.map((one) => channelCard(one, language, asked))),
      paragraph(words.say("tool_share"), "hg-soft"),
    ],
    key: JSON.stringify(ranked, (name, value) => (name === "waitMinutes" ? undefined : value)),
  };
}

function channelCard(ranked, language, { data, words, now, timeZone, root, values, heading }) {
  const channel = data.channels.find(({ terms }) => terms.id === ranked.id);
  const shopZone = channel.terms.schedule?.timeZone ?? timeZone;
  const opening = openingWords(ranked.opening, words, { now, timeZone, shopZone });
  const nameOf = (tag) => data.names[`language:${tag}`];
  const title = document.querySelector("h1").textContent;
  const subject = words.say("prefilled_subject", { title });
  const href = channel.url && channelUrl(channel, { message: location.href, subject, topic: values.topic ?? "", root });
  return element(
    "li",
    {},
    card(
      ranked.opening?.isOpen ? "good" : "",
      element(heading, {}, channel.name),
      opening && element("p", { class: "hg-open", "data-open": ranked.opening.isOpen ? "yes" : "no" }, opening),
      paragraph(channel.response),
      !ranked.speaks && paragraph(words.say("tool_not_in_language", { language: nameOf(language) }), "hg-soft"),
      channel.cost && paragraph(words.say("label_value", { label: words.say("cost"), value: channel.cost }), "hg-soft"),
      href
        ? element("p", {}, element("a", { class: "hg-action", href }, channel.action))
        : element("p", {}, element("bdi", {}, channel.address)),
    ),
  );
}
