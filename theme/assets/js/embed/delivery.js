/** `<helpgen-delivery country="CZ">`: when an order of now arrives in a country, and what each way costs. */
import { arrivalOf, countdownOf, daysOf } from "./arrival.js";
import { addressOf, defineElement, element, heading, readFile } from "./element.js";

const MINUTE_MS = 60_000;

/**
 * @param {URL} root
 * @param {Readonly<Record<string, string>>} sources
 */
export function define(root, sources) {
  defineElement("helpgen-delivery", ["country", "heading-level"], { root, sources }, draw);
}

function draw(host, words, root) {
  const countries = countriesOf(words.delivery);
  const given = (host.getAttribute("country") ?? "").toUpperCase();
  const start = countries.has(given) ? given : countries.size === 1 ? [...countries.keys()][0] : "";
  const list = element("ul", { part: "offers" });
  const status = element("p", { part: "status", role: "status" });
  const select = choiceOf(countries, start, words.labels);
  const state = { country: start, timer: 0, turn: 0 };

  async function show() {
    clearTimeout(state.timer);
    const turn = ++state.turn;
    const arrivals = state.country ? await arrivalsOf(state.country, root) : {};
    if (turn !== state.turn) return;
    const now = new Date();
    const offers = offersOf(words.delivery, state.country).map(([id, row]) => [row, arrivalOf(arrivals[id] ?? [], now)]);
    list.replaceChildren(...offers.map((offer) => lineOf(offer, words, now)));
    if (offers.some(([, arrival]) => arrival)) state.timer = setTimeout(show, MINUTE_MS);
    return offers;
  }

  /** Only an answer that the shopper asked for is read aloud; the countdown is not. */
  async function announce() {
    const offers = await show();
    const first = offers?.find(([, arrival]) => arrival);
    status.textContent = first ? `${first[0][0]}: ${arrives(first[1], words)}` : "";
  }

  select?.addEventListener("change", () => {
    state.country = select.value;
    announce();
  });
  const label = element("label", {}, words.labels.tool_country, " ", select);
  const more = words.page_url
    ? element("p", {}, element("a", { part: "link", href: addressOf(words.page_url, root) }, words.labels.shipping_title))
    : null;
  const nodes = [heading(host, words.labels.shipping_title), select ? label : null, list, status, more];
  if (!countries.size) return null;
  return show().then(() => ({ nodes, stop: () => clearTimeout(state.timer) }));
}

/** Prices and times stay where the days cannot be read. */
async function arrivalsOf(country, root) {
  try {
    return (await readFile(new URL(`exports/arrivals/${country}.json`, root))).offers;
  } catch {
    return {};
  }
}

function countriesOf(zones) {
  const named = zones.flatMap(({ countries }) => countries.map(({ code, name }) => [code, name]));
  return new Map(named);
}

/** Pairs of a rate's id and its row: name, price, time. */
function offersOf(zones, country) {
  const here = zones.filter(({ countries }) => countries.some(({ code }) => code === country));
  return here.flatMap(({ offers, rows }) => rows.map((row, number) => [offers[number], row]));
}

function choiceOf(countries, start, labels) {
  if (countries.size < 2) return null;
  const option = ([code, name]) => {
    const made = element("option", { value: code }, name);
    made.selected = code === start;
    return made;
  };
  const none = start ? [] : [element("option", {}, labels.tool_choose)];
  if (none.length) none[0].value = "";
  return element("select", { part: "country" }, ...none, ...[...countries].map(option));
}

function lineOf([[name, price, time], arrival], words, now) {
  const told = arrival ? arrives(arrival, words) : time;
  const left = arrival && countdownOf(arrival.until, now, words.language);
  return element(
    "li",
    {},
    element("strong", {}, name),
    " ",
    element("span", {}, price),
    " ",
    element("span", { class: "days" }, told, left ? ` · ${fill(words.labels.tool_order_within, "time", left)}` : ""),
  );
}

function arrives(arrival, words) {
  return fill(words.labels.tool_arrives, "days", daysOf(arrival, words.language));
}

function fill(words, name, value) {
  return words.replace(`{${name}}`, () => value);
}
