/** Whom to ask: a topic, and the channels that fit it best, with what the reader has looked at in the message. */
import { rankChannels } from "../policy/channel_ranking.js";
import { channelUrl } from "../tools/channels.js";
import { load } from "../tools/data.js";
import { element, paragraph } from "../tools/elements.js";
import { openingWords } from "../tools/opening_words.js";
import { Words } from "../tools/words.js";
import { leadAway } from "./links.js";

const SHOWN = 5;

/**
 * @param {import("./app.js").Site} site
 * @returns {import("./dialog.js").View}
 */
export function createContact(site) {
  const { words, data, root } = site;
  const select = element("select", { id: "topic" });
  for (const { id, title } of data.topics) select.append(optionOf(id, title));
  select.append(optionOf("", words.say("contact_topic_other")));
  select.value = topicOf(site);
  const status = element("p", { class: "status", role: "status" });
  const shown = element("ol", { class: "cards", role: "list" });
  const ask = element("div", {}, element("label", { for: "topic" }, words.say("contact_topic")), select);
  const page = leadAway(element("a", { href: new URL(data.contact, root).href }, words.say("widget_page")), words);
  const node = element("div", {}, paragraph(words.say("contact_summary")), ask, status, shown, element("p", { class: "whole" }, page));
  node.dataset.view = "contact";

  async function loadChannels() {
    try {
      const channels = await load(new URL(data.channels, root).href);
      const show = () => {
        const found = rank(channels, select.value, site);
        shown.replaceChildren(...found.map((one) => cardOf(one, channels, select.value, site)));
        return found.length;
      };
      show();
      select.addEventListener("change", () => {
        status.textContent = new Words(channels).count("tool_contact_found", show());
      });
    } catch (error) {
      console.warn(`helpgen-widget: ${error.message}`);
      ask.remove();
      shown.replaceChildren(element("li", {}, words.say("widget_page_failed")));
    }
    return words.say("contact_title");
  }

  return { title: words.say("contact_title"), node, load: loadChannels };
}

function optionOf(id, title) {
  const option = /** @type {HTMLOptionElement} */ (element("option", {}, title));
  option.value = id;
  return option;
}

/** The topic of the page that was read last, else that of the shop's page. */
function topicOf({ data, root, seen, topic }) {
  const read = data.topics.find(({ url }) => seen.startsWith(new URL(url, root).href));
  return (read ?? data.topics.find(({ id }) => id === topic))?.id ?? "";
}

function rank(channels, topic, { language }) {
  const all = rankChannels(channels.channels.map(({ terms }) => terms), topic, language, new Date());
  const speaking = all.filter(({ speaks }) => speaks);
  return (speaking.length ? speaking : all).slice(0, SHOWN);
}

function cardOf(ranked, data, topic, site) {
  const words = new Words(data);
  const channel = data.channels.find(({ terms }) => terms.id === ranked.id);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const shopZone = channel.terms.schedule?.timeZone ?? timeZone;
  const opening = openingWords(ranked.opening, words, { now: new Date(), timeZone, shopZone });
  const language = data.names[`language:${site.language}`];
  return element(
    "li",
    {},
    element("h3", {}, channel.name),
    opening && element("p", { "data-open": ranked.opening.isOpen ? "yes" : "no" }, opening),
    paragraph(channel.response),
    !ranked.speaks && paragraph(words.say("tool_not_in_language", { language }), "soft"),
    channel.cost && paragraph(words.say("label_value", { label: words.say("cost"), value: channel.cost }), "soft"),
    channel.url
      ? element("p", {}, leadAway(element("a", { class: "action", href: hrefOf(channel, words, topic, site) }, channel.action), site.words))
      : element("p", {}, element("bdi", {}, channel.address)),
  );
}

/** What the reader has asked and read goes along, so that nobody has to say it twice; the shop's address does not. */
function hrefOf(channel, words, topic, { root, seen, query, words: own }) {
  const title = query || own.say("contact_topic_other");
  const message = ["", "", query, seen].filter((line, place) => place < 2 || line).join("\n");
  return channelUrl(channel, { message, subject: words.say("prefilled_subject", { title }), topic, root: root.href });
}
