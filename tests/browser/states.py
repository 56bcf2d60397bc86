"""What browser tests ask of a page: that it fits its screen, and how the Tab key walks through it."""

from dataclasses import dataclass

from playwright.sync_api import Page

OVERFLOW = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const scrolls = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { overflowX, position } = getComputedStyle(at);
      if (position === "fixed" || (overflowX !== "visible" && at !== document.body)) return true;
    }
    return false;
  };
  const wide = [...document.querySelectorAll("body *")].filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return width > 1 && (left < -1 || right > root.clientWidth + 1) && !scrolls(element);
  });
  const name = (element) => `${element.nodeName} ${element.className} ${element.textContent.trim().slice(0, 40)}`;
  return [`${root.scrollWidth - root.clientWidth} px too wide`, ...wide.slice(0, 5).map(name)];
}"""

WALK = """() => {
  window.isWalking?.abort();
  window.isWalking = new AbortController();
  window.walk = [];
  document.addEventListener("focusin", ({ target }) => {
    // What a reader sees of a tab or a choice is its label.
    const seen = ["radio", "checkbox"].includes(target.type) ? target.labels[0] : target;
    const boxes = [...seen.getClientRects()];
    const inside = ({ left, right, top, bottom, width, height }) =>
      width > 1 && height > 1 && right > 0 && left < innerWidth && bottom > 0 && top < innerHeight;
    const isHidden = !seen.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || !boxes.some(inside);
    const isOnTop = ({ left, right, top, bottom }) => {
      const middle = [(Math.max(left, 0) + Math.min(right, innerWidth)) / 2,
                      (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
      const found = document.elementFromPoint(...middle);
      return Boolean(found) && (seen.contains(found) || found.contains(seen));
    };
    const field = target.closest("form[role=search] div") ?? target; // a search field has its ring around all of it
    const hasRing = [target, field].some((one) => getComputedStyle(one).outlineStyle !== "none")
      || ["::before", "::after"].some((part) => getComputedStyle(seen, part).outlineStyle !== "none")
      || getComputedStyle(seen).outlineStyle !== "none" || getComputedStyle(seen).boxShadow !== "none";
    window.walk.push({
      hasRing,
      name: `${target.nodeName} ${(target.id || target.textContent).trim().slice(0, 40)}`,
      isHidden,
      isCovered: !isHidden && !boxes.filter(inside).some(isOnTop),
      key: [...document.querySelectorAll("*")].indexOf(target),
    });
  }, { signal: window.isWalking.signal });
}"""

POINTER_ONLY = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const looksClickable = getComputedStyle(element).cursor === "pointer"
    && getComputedStyle(element.parentElement).cursor !== "pointer";
  const isOrIn = element.closest("a[href], button, summary, input, select, textarea, label, [tabindex='0']");
  return (element.hasAttribute("onclick") || looksClickable) && !isOrIn && element.checkVisibility();
}).map((element) => element.outerHTML.slice(0, 120))"""


@dataclass(frozen=True)
class Stop:
    """An element that the Tab key reached."""

    name: str
    is_hidden: bool
    is_covered: bool
    has_ring: bool
    """Whether it shows that it has the focus."""


def walk_by_keyboard(page: Page) -> list[Stop]:
    """Press Tab from the top of the page until the walk is once round; return the stops in their order."""
    page.evaluate(WALK)
    controls = page.locator("a[href], button, input, select, textarea, summary, [tabindex='0']").count()
    for _ in range(controls + 2):
        page.keyboard.press("Tab")
    found = page.evaluate("walk")
    once = {stop["key"]: stop for stop in reversed(found)}
    return [
        Stop(stop["name"], stop["isHidden"], stop["isCovered"], stop["hasRing"]) for stop in reversed(once.values())
    ]
