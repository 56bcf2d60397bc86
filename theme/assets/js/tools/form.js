/**
 * The form of a tool: answers in the page, keeps the answers in the address, goes back and forth with the history.
 * Without this script the form would lead to the tool's own page with the same address.
 *
 * A tool has `answer(asked)`, which returns what is missing or what to show:
 *
 * @typedef {{ values: Record<string, string>, data: object, words: import("./words.js").Words, now: Date,
 *   timeZone: string, contact: object | null, context: string, root: string, heading: string }} Asked
 *   `timeZone` is the reader's; `contact` the data about channels; `context` her answers, for a message to the shop;
 *   `heading` the element that follows the headings around the tool
 * @typedef {{ needs: [field: string, words: string][] } | { status: string, elements: (Node | null)[],
 *   key: string, countdowns?: Record<string, string> }} Outcome
 *   `key` changes where something else than a countdown changes
 */
import { load } from "./data.js";
import { Words } from "./words.js";

const TOOLS = {
  delivery: () => import("./delivery.js"),
  return: () => import("./return.js"),
  contact: () => import("./contact.js"),
  tracking: () => import("./tracking.js"),
};
const MINUTE_MS = 60_000;

/**
 * @param {HTMLElement} root `[data-hg-tool]`
 */
export function wire(root) {
  const form = root.querySelector("form");
  const shown = { key: "", timer: 0, turn: 0, zone: readerZone() };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.pushState(null, "", addressOf(form, shown.zone));
    ask(root, shown, { isAsked: true });
  });
  form.elements.namedItem("at")?.addEventListener("input", () => {
    shown.zone = readerZone(); // whoever types a time means her own clock
  });
  form.addEventListener("change", () => labelCurrency(root, form));
  if (form.contains(document.activeElement)) labelCurrency(root, form);
  else form.addEventListener("focusin", () => labelCurrency(root, form), { once: true });
  addEventListener("popstate", () => restore(root, shown));
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && shown.timer) ask(root, shown, { isTick: true });
  });
  // Without answers in the address, what the reader has chosen before this script came stays.
  if (isAnswered(form)) restore(root, shown);
}

function isAnswered(form) {
  const given = new URLSearchParams(location.search);
  return fieldsOf(form).some(({ name }) => given.has(name));
}

/** Fills the form from the address and answers; without answers there, the form is as at the start. */
function restore(root, shown) {
  const form = root.querySelector("form");
  const given = new URLSearchParams(location.search);
  form.reset();
  shown.zone = given.get("tz") || readerZone();
  for (const control of fieldsOf(form)) {
    if (!given.has(control.name)) continue;
    const value = given.get(control.name);
    if (control.type === "checkbox") control.checked = value === control.value;
    else if (control.tagName !== "SELECT") control.value = value;
    else if ([...control.options].some((option) => option.value === value)) control.value = value;
  }
  const extra = form.querySelector("details");
  if (extra) extra.open ||= [...extra.querySelectorAll("[name]")].some(({ name }) => given.get(name));
  if (isAnswered(form)) ask(root, shown, {});
  else clear(root, shown);
}

async function ask(root, shown, { isAsked = false, isTick = false }) {
  const turn = ++shown.turn;
  const form = root.querySelector("form");
  const status = root.querySelector("[role=status]");
  clearTimeout(shown.timer);
  let tool, data, contact;
  try {
    const { hgTool, source } = root.dataset;
    [tool, data, contact] = await Promise.all([TOOLS[hgTool](), load(source), contactOf(root)]);
  } catch {
    if (turn !== shown.turn) return;
    clear(root, shown);
    status.textContent = root.dataset.failed;
    return;
  }
  if (turn !== shown.turn) return; // somebody has asked again
  const words = new Words(data);
  const asked = {
    values: { ...valuesOf(form), tz: shown.zone },
    data,
    words,
    now: new Date(),
    timeZone: readerZone(),
    contact,
    context: contextOf(form),
    root: root.dataset.root,
    heading: root.dataset.heading,
  };
  const outcome = tool.answer(asked);
  if ("needs" in outcome) return complain(root, shown, outcome.needs, words, isAsked);
  complain(root, shown, [], words, false);
  show(root, shown, outcome, isTick);
  shown.timer = setTimeout(() => ask(root, shown, { isTick: true }), MINUTE_MS - (Date.now() % MINUTE_MS));
}

/** What has not changed is left alone, so that a screen reader is not disturbed and the focus stays. */
function show(root, shown, { status, elements, key, countdowns = {} }, isTick) {
  const result = root.querySelector("[data-hg-tool-result]");
  const live = root.querySelector("[role=status]");
  if (live.textContent !== status) live.textContent = status;
  if (!isTick || key !== shown.key) result.replaceChildren(...elements.filter(Boolean));
  for (const place of result.querySelectorAll("[data-hg-countdown]")) {
    place.textContent = countdowns[place.dataset.hgCountdown] ?? "";
  }
  result.hidden = false;
  shown.key = key;
}

/** Marks the fields that need another answer; the first one takes the focus if the reader has just asked. */
function complain(root, shown, needs, words, takesFocus) {
  const form = root.querySelector("form");
  const missing = new Map(needs);
  for (const control of fieldsOf(form)) {
    const error = document.getElementById(`${control.id}-error`);
    const hint = document.getElementById(`${control.id}-hint`);
    const isWrong = missing.has(control.name);
    error.hidden = !isWrong;
    error.textContent = missing.get(control.name) ?? "";
    if (isWrong) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
    const described = [isWrong && error.id, hint?.id].filter(Boolean).join(" ");
    if (described) control.setAttribute("aria-describedby", described);
    else control.removeAttribute("aria-describedby");
  }
  if (!needs.length) return;
  clear(root, shown);
  const controls = fieldsOf(form).filter(({ name }) => missing.has(name));
  const fields = words.list(controls.map(labelOf));
  root.querySelector("[role=status]").textContent = words.say("tool_needs_check", { fields });
  for (const control of controls) control.closest("details")?.setAttribute("open", "");
  if (takesFocus) controls[0]?.focus();
}

function clear(root, shown) {
  clearTimeout(shown.timer);
  Object.assign(shown, { key: "", timer: 0 });
  const result = root.querySelector("[data-hg-tool-result]");
  result.hidden = true;
  result.replaceChildren();
  root.querySelector("[role=status]").textContent = "";
}

async function contactOf(root) {
  try {
    return root.dataset.contact ? await load(root.dataset.contact) : null;
  } catch {
    return null; // only the shortcut to a channel is missing then
  }
}

/** The currency in which a country pays stands beside the question for the value. */
async function labelCurrency(root, form) {
  const [country, value] = ["country", "value"].map((name) => form.elements.namedItem(name));
  if (!country || !value) return;
  const data = await load(root.dataset.source).catch(() => null);
  if (data === null) return; // asking says so
  const { currencies, words } = data;
  const currency = currencies[country.value];
  const label = value.labels[0].querySelector("[data-hg-label]");
  label.textContent = currency ? `${words.tool_value}, ${currency}` : words.tool_value;
}

function fieldsOf(form) {
  return [...form.elements].filter((control) => control.name);
}

function valuesOf(form) {
  const given = ({ type, checked, value }) => (type === "checkbox" && !checked ? "" : value.trim());
  return Object.fromEntries(fieldsOf(form).map((control) => [control.name, given(control)]));
}

/** The address of this page with every answer in it. */
function addressOf(form, zone) {
  const given = Object.entries(valuesOf(form)).filter(([, value]) => value);
  if (form.elements.namedItem("at")?.value) given.push(["tz", zone]);
  if (!given.length) given.push(...fieldsOf(form).slice(0, 1).map(({ name }) => [name, ""]));
  return `${location.pathname}?${new URLSearchParams(given)}`;
}

/** The answers as lines, for a message to the shop. */
function contextOf(form) {
  const told = fieldsOf(form).filter(({ type, checked, value }) => (type === "checkbox" ? checked : value));
  const shown = (control) => control.selectedOptions?.[0].textContent ?? control.value;
  return told.map((control) => `${labelOf(control)}: ${shown(control)}`).join("\n");
}

function labelOf(control) {
  const label = control.labels[0];
  return (label.querySelector("[data-hg-label]") ?? label).textContent.trim();
}

function readerZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC";
}
