"""After any edits, a build that remembers gives the bytes of a build that knows nothing.

`HELPGEN_SEQUENCES=5000` asks for so many sequences of edits, others each time; in CI there are forty,
always the same.
"""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

import shops
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from helpgen import mkdocs_plugin, pipeline
from helpgen.build_date import build_date
from helpgen.memory import digest_of

ASKED = os.environ.get("HELPGEN_SEQUENCES")
SEQUENCES = int(ASKED or "40")
EDITS = 5

BASE = """\
<!doctype html>
<html lang="{{ frame.language }}">
<head>
{% include "parts/head.html" %}
</head>
<body>
{% block main %}{% endblock %}
{{ part("parts/footer.html") }}</body>
</html>
"""
"""A shell that is read in a moment; it has a part that is the same on many pages."""

CONFIG = shops.CONFIG.replace("name: material", "name: material\n  custom_dir: theme") + "strict: false\n"
STORE = shops.STORE.replace("[en]", "[en, cs]")
RETURNS = """\
windows: [{id: standard, name: All orders, days: %d, starts_from: delivery}]
refund: {types: [original_payment], within: 5 days, starts_from: receipt, outbound_shipping: none}
"""
NAMES = ("orders/track", "orders/cancel", "orders/late/lost", "account/close")
BODIES = (
    "Plain words.",
    "You have {{ returns.windows.standard.days }} days.",
    "## First\n\nWords.\n\n## Second\n\n- one\n- two\n\n## Third\n\nEnd.",
    "![Map](/en/map.svg)",
    "!!! note\n\n    A note with **bold** words & signs <3.",
)
DAYS = ("2026-11-21", "2026-12-24", "1970-01-01", "2031-05-05")


class Shop(RuleBasedStateMachine):
    """A tiny shop that is edited in every way a writer has."""

    clean_builds: ClassVar[dict[bytes, Mapping[str, bytes]]] = {}
    """Day, settings, content and theme → the site; many sequences come by the same state."""

    @initialize()
    def begin(self) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="helpgen-edits-", dir=shops.memory_disk()))
        files = {
            "store.yml": STORE,
            "policies/returns.yml": RETURNS % 30,
            "en/map.svg": "<svg/>",
            "cs/index.md": "# Domů\n",
        }
        shops.small_shop(self.root, files, CONFIG)
        (self.root / "theme" / "templates" / "parts").mkdir(parents=True)
        (self.root / "theme" / "strings").mkdir(parents=True)
        shops.write_files(self.root / "theme", {"templates/base.html": BASE})
        self.day = DAYS[0]
        self.before: dict[str, bytes] = {}

    def teardown(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)

    # --- Edits

    def _file(self, language: str, name: str) -> Path:
        return self.root / "content" / language / f"{name}.md"

    def _keep(self) -> None:
        self.before = shops.read_tree(self.root / "content")

    @rule(
        language=st.sampled_from(["en", "cs"]),
        name=st.sampled_from(NAMES),
        body=st.sampled_from(BODIES),
        title=st.integers(0, 3),
    )
    def write(self, language: str, name: str, body: str, title: int) -> None:
        """Add, edit or translate an article."""
        self._keep()
        text = shops.article(body, title=f"Title {title} of {name}")
        shops.write_files(self.root / "content", {f"{language}/{name}.md": text})

    @rule(language=st.sampled_from(["en", "cs"]), name=st.sampled_from(NAMES))
    def delete(self, language: str, name: str) -> None:
        self._keep()
        self._file(language, name).unlink(missing_ok=True)

    @rule(name=st.sampled_from(NAMES), to=st.sampled_from(["account/moved", "orders/renamed"]))
    def move(self, name: str, to: str) -> None:
        """Rename an article or move it to another category."""
        self._keep()
        source = self._file("en", name)
        if source.is_file():
            target = self._file("en", to)
            target.parent.mkdir(parents=True, exist_ok=True)
            source.replace(target)

    @rule(
        name=st.sampled_from(NAMES),
        key=st.sampled_from(["status: draft", "audience: agents", "order: 5", "promoted: false"]),
    )
    def mark(self, name: str, key: str) -> None:
        """Make a draft of an article and the like, or undo it."""
        self._keep()
        file = self._file("en", name)
        if file.is_file():
            lines = file.read_text("utf-8").splitlines(keepends=True)
            field = key.partition(":")[0]
            kept = [line for line in lines if not line.startswith(f"{field}:")]
            added = [] if f"{key}\n" in lines else [f"{key}\n"]
            file.write_text("".join([*kept[:1], *added, *kept[1:]]), "utf-8")

    @rule(name=st.sampled_from(NAMES), old=st.sampled_from(["orders/before", "account/before"]))
    def redirect(self, name: str, old: str) -> None:
        self._keep()
        file = self._file("en", name)
        if file.is_file() and "moved_from" not in file.read_text("utf-8"):
            file.write_text(file.read_text("utf-8").replace("---\n", f"---\nmoved_from: [{old}]\n", 1), "utf-8")

    @rule(days=st.integers(1, 60))
    def change_a_fact(self, days: int) -> None:
        self._keep()
        shops.write_files(self.root / "content", {"policies/returns.yml": RETURNS % days})

    @rule(colour=st.sampled_from(["red", "blue"]))
    def swap_a_file(self, colour: str) -> None:
        self._keep()
        shops.write_files(self.root / "content", {"en/map.svg": f'<svg fill="{colour}"/>'})

    @rule(word=st.sampled_from(["Read next", "More"]))
    def change_the_words_of_the_theme(self, word: str) -> None:
        (self.root / "theme" / "strings" / "en.yml").write_text(f"related_articles: {word}\n", "utf-8")

    @rule(text=st.sampled_from(["<!-- one -->\n", "<!-- two -->\n", ""]), name=st.sampled_from(["trap", "footer"]))
    def change_a_template(self, text: str, name: str) -> None:
        file = self.root / "theme" / "templates" / "parts" / f"{name}.html"
        if text:
            file.write_text(text, "utf-8")
        else:
            file.unlink(missing_ok=True)

    @rule(name=st.sampled_from(["Small Help", "Other Help"]), flat=st.booleans())
    def change_the_settings(self, name: str, flat: bool) -> None:
        text = CONFIG.replace("Small Help", name) + (f"use_directory_urls: {str(not flat).lower()}\n")
        (self.root / "mkdocs.yml").write_text(text, "utf-8")

    @rule()
    def touch_everything(self) -> None:
        for file in (self.root / "content").rglob("*"):
            os.utime(file, (1, 1))

    @rule(day=st.sampled_from(DAYS))
    def set_the_clock(self, day: str) -> None:
        self.day = day

    @precondition(lambda self: self.before)
    @rule()
    def revert(self) -> None:
        """Bring back the content before the last edit."""
        now = shops.read_tree(self.root / "content")
        shutil.rmtree(self.root / "content")
        shops.write_files(self.root / "content", self.before)
        self.before = now

    @rule(what=st.sampled_from(["cache", "site", "page", "flip"]))
    def lose_something(self, what: str) -> None:
        """Delete the cache or the site, damage a page or the cache."""
        match what:
            case "cache":
                shutil.rmtree(self.root / ".helpgen" / "cache", ignore_errors=True)
            case "site":
                shutil.rmtree(self.root / "site", ignore_errors=True)
            case "page":
                for page in sorted((self.root / "site").glob("*.html"))[:1]:
                    page.unlink()
                    page.write_bytes(b"by hand")
            case _:
                for pack in (self.root / ".helpgen" / "cache").glob("*.pack"):
                    content = bytearray(pack.read_bytes())
                    content[len(content) // 2] ^= 1
                    pack.write_bytes(content)

    # --- What holds after each of them

    @invariant()
    def remembering_changes_no_byte(self) -> None:
        if not hasattr(self, "root"):
            return
        found, _ = mkdocs_plugin.read_settings(self.root / "mkdocs.yml", build_date(self.day)[0])
        assert found is not None
        built = pipeline.build(found)
        assert built.release is not None, built.diagnostics
        state = digest_of(self.day, repr(self._inputs()))
        if state not in self.clean_builds:
            clean = pipeline.render_all(found)  # remembers nothing and writes nothing
            assert clean.site is not None
            self.clean_builds[state] = dict(clean.site.files)
        assert shops.read_tree(self.root / "site") == self.clean_builds[state]

    def _inputs(self) -> list[object]:
        content, theme = (shops.read_tree(self.root / name) for name in ("content", "theme"))
        return [(self.root / "mkdocs.yml").read_bytes(), sorted(content.items()), sorted(theme.items())]


def test_any_sequence_of_edits_gives_the_site_of_a_clean_build() -> None:
    run_state_machine_as_test(
        Shop,
        settings=settings(
            max_examples=SEQUENCES,
            stateful_step_count=EDITS,
            derandomize=not ASKED,
            deadline=None,
            phases=[Phase.explicit, Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )
