/**
 * Fetches all scripts of the search dialog at once, when somebody is about to open it: by themselves, each would name the
 * next only when it has come. They run when they are imported.
 */

const NAMES =
  "dialog before combobox page_data elements typing answer client recent start excerpt affixes analyze query rank" +
  " reader codec postings ../vendor/lunr";

for (const name of NAMES.split(" ")) {
  const href = new URL(`./${name}.js`, import.meta.url).href;
  document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }));
}
