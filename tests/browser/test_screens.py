"""Pages look as they did: small pictures of them are compared with those in `screens/`, with a tolerance.

They are compared as means of cells, so that another release of the browser or of a font changes little, and a lost
style sheet, a broken column or a wrong colour changes much. `make golden-browser` writes them anew; look at the diff.
"""

import base64
import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

from .conftest import Visitor
from .sites import TODAY, Site
from .waiting import settle

pytestmark = pytest.mark.browser

SCREENS = Path(__file__).parent / "screens"
IS_UPDATE = bool(os.environ.get("HELPGEN_UPDATE_GOLDEN"))
CELLS = 24
"""In a row; as many rows as fit."""
MEAN_AT_MOST = 6.0
"""Of the differences of all cells, on a scale of 255."""
CELL_AT_MOST = 60.0

CASES = {
    "article-desktop-light": ("elements/kitchen-sink/", 1280, "light"),
    "article-phone-dark": ("elements/kitchen-sink/", 390, "dark"),
    "article-phone-ar": ("ar/elements/kitchen-sink/", 390, "light"),
    "home-desktop-dark": ("", 1280, "dark"),
    "category-tablet-light": ("elements/", 820, "light"),
    "contact-phone-light": ("contact/", 390, "light"),
}

MEANS = """async ([image, cells]) => {
  const picture = new Image();
  picture.src = `data:image/png;base64,${image}`;
  await picture.decode();
  const rows = Math.round(cells * picture.height / picture.width);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [picture.width, picture.height];
  const context = canvas.getContext("2d");
  context.drawImage(picture, 0, 0);
  const [width, height] = [picture.width / cells, picture.height / rows];
  const means = [];
  for (let cell = 0; cell < cells * rows; cell++) {
    const [x, y] = [Math.floor((cell % cells) * width), Math.floor(Math.floor(cell / cells) * height)];
    const { data } = context.getImageData(x, y, Math.max(1, Math.floor(width)), Math.max(1, Math.floor(height)));
    for (let channel = 0; channel < 3; channel++) {
      let sum = 0;
      for (let at = channel; at < data.length; at += 4) sum += data[at];
      means.push(sum / (data.length / 4));
    }
  }
  return means;
}"""


def means_of(page: Page, image: bytes) -> list[float]:
    """Return the mean colour of each cell of a picture."""
    return list(page.evaluate(MEANS, [base64.b64encode(image).decode(), CELLS]))


@pytest.mark.parametrize("name", CASES)
def test_page_looks_as_before(visitor: Visitor, kitchen: Site, name: str) -> None:
    path, width, scheme = CASES[name]
    noon = f"{TODAY}T12:00:00Z"  # cards say whether somebody answers now
    page = visitor.open(path, site=kitchen, width=width, height=900, scheme=scheme, moment=noon)
    settle(page)
    shown = page.screenshot()
    file = SCREENS / f"{name}.png"
    if IS_UPDATE:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(shown)
    blank = page.context.new_page()
    now, before = means_of(blank, shown), means_of(blank, file.read_bytes())
    assert len(now) == len(before) > 100
    differences = [abs(one - other) for one, other in zip(now, before, strict=True)]
    assert sum(differences) / len(differences) <= MEAN_AT_MOST
    assert max(differences) <= CELL_AT_MOST


def test_a_lost_style_sheet_is_seen(visitor: Visitor, kitchen: Site) -> None:
    visitor.expect("ERR_FAILED")
    page = visitor.open("404.html", site=kitchen, height=900)
    page.route("**/main.css", lambda route: route.abort())
    page.goto(CASES["article-desktop-light"][0])
    blank = page.context.new_page()
    now = means_of(blank, page.screenshot())
    before = means_of(blank, (SCREENS / "article-desktop-light.png").read_bytes())
    differences = [abs(one - other) for one, other in zip(now, before, strict=True)]
    assert sum(differences) / len(differences) > MEAN_AT_MOST
