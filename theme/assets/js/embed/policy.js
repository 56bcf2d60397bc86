/** `<helpgen-policy name="returns">`: what a policy says in short, and the way to all of it. */
import { addressOf, defineElement, element, heading } from "./element.js";

/**
 * @param {URL} root
 * @param {Readonly<Record<string, string>>} sources
 */
export function define(root, sources) {
  defineElement("helpgen-policy", ["name", "heading-level"], { root, sources }, draw);
}

function draw(host, { policies }, root) {
  const policy = policies.find(({ name }) => name === host.getAttribute("name"));
  if (!policy) throw new Error(`there is no policy "${host.getAttribute("name") ?? ""}"`);
  const facts = policy.facts.flatMap(({ label, value, note }) => [
    element("dt", {}, label),
    element("dd", {}, value, note ? element("small", {}, note) : null),
  ]);
  const link = element("a", { part: "link", href: addressOf(policy.url, root) }, policy.title);
  return {
    nodes: [
      heading(host, policy.title),
      facts.length ? element("dl", { part: "facts" }, ...facts) : element("p", {}, policy.summary),
      element("p", {}, link),
    ],
  };
}
