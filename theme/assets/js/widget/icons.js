/** Drawings of the widget, made element by element: a page of a shop may allow neither markup nor pictures. */

const NAMESPACE = "http://www.w3.org/2000/svg";

/** Paths on a ground of 24 by 24. */
export const DRAWINGS = {
  help: "M9.2 9a3 3 0 1 1 4.3 2.7c-1 .5-1.5 1.1-1.5 2.3M12 17.4v.2",
  close: "M6 6l12 12M18 6L6 18",
  back: "M15 5l-7 7 7 7",
  away: "M9 5h10v10M19 5L6 18",
};

/** @param {string} path of the drawing */
export function icon(path) {
  const [drawing, line] = ["svg", "path"].map((name) => document.createElementNS(NAMESPACE, name));
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  line.setAttribute("d", path);
  drawing.append(line);
  return drawing;
}
