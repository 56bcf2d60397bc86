/** The first view: a search field; below it what was found, or before that what most people look for. */
import { fittingFacts, isWeak } from "../search/answer.js";
import { beginning, excerpt, markHits } from "../search/excerpt.js";
import { element, paragraph } from "../tools/elements.js";
import { linkTo, listOf } from "./links.js";

const PAUSE_MS = 80;
const SHOWN = 8;
const PASSAGE = 120;

/**
 * @param {import("./app.js").Site} site
 * @returns {import("./dialog.js").View}
 */
export function createHome(site) {
  const { words } = site;
  const input = /** @type {HTMLInputElement} */ (
    element("input", { type: "search", id: "q", autocomplete: "off", enterkeyhint: "search", maxlength: "300" })
  );
  const status = element("p", { class: "status", role: "status" });
  const shown = element("div");
  const label = element("label", { for: "q" }, words.say("search_label"));
  const form = element("form", { role: "search" }, label, input);
  const node = element("div", {}, form, status, shown);
  let newest = 0;
  let pause = 0;

  async function answer() {
    clearTimeout(pause);
    const mine = ++newest;
    const query = input.value.trim();
    if (!query) {
      status.textContent = "";
      return shown.replaceChildren(...(await beforeAsking(site)));
    }
    const slow = setTimeout(() => (status.textContent = words.say("search_loading")), 300);
    try {
      const [found, start] = await Promise.all([site.client.search(input.value, SHOWN), site.start()]);
      if (mine !== newest) return;
      site.query = query;
      shown.replaceChildren(...results(found, start, site));
      status.textContent = found.total ? words.count("result_count", found.total) : words.say("no_results", { query });
    } catch (error) {
      console.warn(`helpgen-widget: ${error.message}`);
      if (mine !== newest) return;
      status.textContent = words.say("search_failed");
      const retry = element("button", { type: "button" }, words.say("search_retry"));
      retry.addEventListener("click", () => {
        input.focus();
        answer();
      });
      shown.replaceChildren(element("p", {}, retry));
    } finally {
      clearTimeout(slow);
    }
  }

  input.addEventListener("focus", () => site.client.load().catch(() => {}), { once: true }); // told when it is asked
  input.addEventListener("input", (event) => {
    if (event.isComposing) return;
    clearTimeout(pause);
    pause = setTimeout(answer, PAUSE_MS);
  });
  input.addEventListener("compositionend", answer);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    answer();
  });
  node.addEventListener("keydown", (event) => moveThroughLinks(event, input, shown));
  answer();
  return { title: words.say("home_title"), node, first: input };
}

/** Arrow keys go from the field to the results and back. */
function moveThroughLinks(event, input, shown) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.isComposing) return;
  const stops = [input, ...shown.querySelectorAll("a[href]")];
  const next = stops[stops.indexOf(event.target) + step];
  if (!next || !stops.includes(event.target)) return;
  event.preventDefault();
  next.focus();
}

async function beforeAsking(site) {
  const { start, data, topic, words } = site;
  const { popular } = await start();
  const chosen = data.topics.find(({ id }) => id === topic);
  const first = chosen?.articles.length ? [chosen.title, chosen.articles] : [words.say("promoted_articles"), popular];
  const topics = data.topics.filter((one) => one !== chosen);
  return [
    first[1].length ? element("h3", {}, first[0]) : "",
    first[1].length ? listOf(first[1], site) : "",
    topics.length ? element("h3", {}, words.say("browse_topics")) : "",
    topics.length ? listOf(topics, site) : "",
  ].filter(Boolean);
}

function results(found, start, site) {
  const { words, data } = site;
  const facts = fittingFacts(found, start.policies);
  const lines = found.hits.map((hit) => element("li", {}, ...resultOf(hit, site)));
  return [
    facts ? factsOf(facts, site) : "",
    lines.length ? element("ol", { class: "results", role: "list" }, ...lines) : "",
    lines.length ? "" : paragraph(words.say("no_results_hint")),
    data.contact && isWeak(found) ? element("p", {}, linkTo(data.contact, site, [words.say("search_weak")])) : "",
  ].filter(Boolean);
}

function resultOf({ document: found, terms }, site) {
  const inText = found.kind === "question" ? [] : excerpt(found.text, terms, PASSAGE);
  const text = inText.length ? inText : beginning(found.summary || found.text, terms, PASSAGE);
  const place = [found.breadcrumb, found.heading].filter(Boolean).join(" › ");
  return [
    linkTo(found.url, site, marked(markHits(found.title, terms))),
    element("p", {}, ...marked(text)),
    place ? element("p", { class: "soft" }, place) : "",
  ];
}

function factsOf(policy, site) {
  const facts = policy.facts.flatMap(({ label, value, note }) => [
    element("dt", {}, label),
    element("dd", {}, value, note ? element("small", {}, note) : ""),
  ]);
  const link = element("p", {}, linkTo(policy.url, site, [policy.title]));
  return element("div", { class: "card" }, element("dl", {}, ...facts), link);
}

function marked(segments) {
  return segments.map(({ text, isHit }) => (isHit ? element("mark", {}, text) : text));
}
