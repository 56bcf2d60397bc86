/** Which results are shown: one kind of them, and those of some topics, each with its count. */

import { GROUP_NAMES } from "./answer.js";
import { element } from "./elements.js";

/**
 * @param {HTMLFieldSetElement} fieldset empty but for its legend
 * @param {import("./page_data.js").SearchPage} page
 * @param {string} all the word for all kinds
 * @param {(group: string) => void} onChoice "" for all
 * @returns {{ show: (chosen: string, counts: Map<string, number>) => void }} counts by group, "" for all; a group
 *   without any is not offered
 */
export function createFilter(fieldset, page, all, onChoice) {
  const choices = new Map();

  /** The names of the groups come with the first counts. */
  function addAll() {
    for (const group of ["", ...GROUP_NAMES]) {
      const chip = createChip("radio", "kind", group, group ? page.nameOf(group) : all, page);
      chip.input.addEventListener("change", () => onChoice(group));
      choices.set(group, chip);
      fieldset.append(chip.label);
    }
  }

  return {
    show(chosen, counts) {
      const offered = GROUP_NAMES.filter((group) => counts.get(group));
      if (offered.length && !choices.size) addAll();
      fieldset.hidden = offered.length < (chosen ? 1 : 2);
      for (const [group, chip] of choices) {
        chip.show(counts.get(group) ?? 0, group === chosen, group === "" || offered.includes(group));
      }
    },
  };
}

/**
 * @param {HTMLFieldSetElement} fieldset empty but for its legend
 * @param {import("./page_data.js").SearchPage} page
 * @param {(topic: string, isChosen: boolean) => void} onChoice
 * @returns {{ show: (
 *   topics: readonly [id: string, title: string][], chosen: ReadonlySet<string>, counts: Map<string, number>,
 * ) => void }} a topic without any result is offered only if it is chosen
 */
export function createTopicFilter(fieldset, page, onChoice) {
  const choices = new Map();

  function add(topic, title) {
    const chip = createChip("checkbox", "topic", topic, title, page);
    chip.input.addEventListener("change", () => onChoice(topic, chip.input.checked));
    choices.set(topic, chip);
    fieldset.append(chip.label);
  }

  return {
    show(topics, chosen, counts) {
      for (const [topic, title] of topics) if (!choices.has(topic)) add(topic, title);
      const offered = [...choices.keys()].filter((topic) => counts.get(topic) || chosen.has(topic));
      fieldset.hidden = offered.length < (chosen.size ? 1 : 2);
      for (const [topic, chip] of choices) {
        chip.show(counts.get(topic) ?? 0, chosen.has(topic), offered.includes(topic));
      }
    },
  };
}

function createChip(type, name, value, words, page) {
  const numbers = new Intl.NumberFormat(page.language);
  const input = /** @type {HTMLInputElement} */ (element("input", "hg-hidden"));
  Object.assign(input, { type, name, value });
  const count = element("span", "hg-filter-count");
  const label = element("label", "hg-chip", input, words, " ", count);
  return {
    input,
    label,
    show(found, isChosen, isOffered) {
      label.hidden = !isOffered;
      count.textContent = numbers.format(found);
      input.checked = isChosen;
    },
  };
}
