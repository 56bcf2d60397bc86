/** `<helpgen-faq topic="returns">`: questions that unfold their answers. `limit` shows the first ones only. */
import { addressOf, defineElement, element, heading } from "./element.js";

/**
 * @param {URL} root
 * @param {Readonly<Record<string, string>>} sources
 */
export function define(root, sources) {
  defineElement("helpgen-faq", ["topic", "limit", "heading-level"], { root, sources }, draw);
}

function draw(host, { faq }, root) {
  const topic = faq.find(({ id }) => id === host.getAttribute("topic"));
  if (!topic) throw new Error(`there is no FAQ topic "${host.getAttribute("topic") ?? ""}"`);
  const limit = Number.parseInt(host.getAttribute("limit"), 10);
  const shown = limit > 0 ? topic.questions.slice(0, limit) : topic.questions;
  const questions = shown.map(({ title, answer, url }) =>
    element(
      "details",
      { part: "question" },
      element("summary", {}, title),
      ...answer.split("\n").filter(Boolean).map((line) => element("p", {}, line)),
      element("p", {}, element("a", { href: addressOf(url, root), "aria-label": `${topic.title}: ${title}` }, topic.title)),
    ),
  );
  const whole = element("a", { part: "link", href: addressOf(topic.url, root) }, topic.title);
  // A topic that is not translated yet is in the default language.
  const texts = { lang: topic.language, dir: "auto" };
  return { nodes: [element("div", texts, heading(host, topic.title), ...questions, element("p", {}, whole))] };
}
