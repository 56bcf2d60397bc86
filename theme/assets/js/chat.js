/** A chat card: its button within the hours, the provider's script after a click. */

import { openingAt } from "./policy/opening.js";
import { load } from "./tools/data.js";

/**
 * @param {HTMLElement} card `[data-hg-chat]`
 */
export async function wire(card) {
  const schedule = await scheduleOf(card.dataset);
  const open = card.querySelector("[data-hg-chat-open]");
  const closed = card.querySelector("[data-hg-chat-closed]");
  const link = card.querySelector("[data-hg-chat-link]");

  const update = () => {
    // Where nobody can know, the chat is offered: its provider says what is the case.
    const answers = (schedule && openingAt(schedule, new Date()))?.isOpen ?? true;
    open.hidden = !answers;
    closed.hidden = answers;
    if (link) link.hidden = true;
    return answers;
  };

  update();
  document.addEventListener("visibilitychange", () => {
    if (!card.hasAttribute("aria-busy")) update();
  });
  open.querySelector("button").addEventListener("click", async (event) => {
    if (!update() || card.hasAttribute("aria-busy")) return;
    card.setAttribute("aria-busy", "true");
    event.currentTarget.setAttribute("aria-disabled", "true");
    try {
      await loadScript(card.dataset.script);
      card.removeAttribute("aria-busy");
      document.dispatchEvent(new CustomEvent("hg-chat-loaded")); // a shop's script may open the window
    } catch {
      open.hidden = true;
      if (link) link.hidden = false;
    }
  });
}

/** When somebody answers; null where the shop does not say. Where the data do not come, the link stays. */
async function scheduleOf({ source, channel }) {
  const { channels } = await load(source);
  return channels.find(({ terms }) => terms.id === channel)?.terms.schedule ?? null;
}

async function loadScript(url) {
  const { scriptUrl } = await import("./trusted.js");
  await new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = scriptUrl(url);
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    document.head.append(script);
  });
}
