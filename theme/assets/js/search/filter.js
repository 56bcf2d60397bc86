/** Which kind of result is shown: a group of radio buttons with counts. */

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
  const numbers = new Intl.NumberFormat(page.words.language);
  const choices = new Map();
  for (const group of ["", ...GROUP_NAMES]) {
    const radio = /** @type {HTMLInputElement} */ (element("input", "hg-hidden"));
    radio.type = "radio";
    radio.name = "kind";
    radio.value = group;
    radio.addEventListener("change", () => onChoice(group));
    const count = element("span", "hg-filter-count");
    const label = element("label", "hg-chip", radio, group ? page.nameOf(group) : all, " ", count);
    choices.set(group, { radio, count, label });
    fieldset.append(label);
  }

  return {
    show(chosen, counts) {
      const offered = [...choices.keys()].filter((group) => group && counts.get(group));
      fieldset.hidden = offered.length < 2;
      for (const [group, { radio, count, label }] of choices) {
        label.hidden = group !== "" && !offered.includes(group);
        count.textContent = numbers.format(counts.get(group) ?? 0);
        radio.checked = group === chosen;
      }
    },
  };
}
