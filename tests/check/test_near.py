"""A broken link gets the name that was meant, also among very many."""

from pathlib import Path

import pytest
import shops

from helpgen.check.near import NearNames
from helpgen.diagnostics import did_you_mean

VERBS = ("change", "cancel", "track", "return", "repair", "insure", "collect", "reorder", "report", "wrap")
NOUNS = ("parcel", "invoice", "address", "voucher", "shoes", "lamp", "bicycle", "kettle", "garden-chair", "deposit")
PLACES = ("abroad", "online", "by-phone", "in-store")
NAMES = tuple(f"en/{noun}/{verb}-{noun}-{place}.md" for noun in NOUNS for verb in VERBS for place in PLACES)


@pytest.mark.parametrize("name", NAMES[::57])
@pytest.mark.parametrize("place", [-12, -8, -5])
def test_slip_of_the_hand_finds_the_name(name: str, place: int) -> None:
    typed = name[:place] + name[place + 1 :]
    near = NearNames(NAMES).find(typed)
    assert len(near) <= 60 < len(NAMES)
    assert did_you_mean(typed, near) == did_you_mean(typed, NAMES) == f'Did you mean "{name}"?'


def test_few_names_are_all_compared() -> None:
    assert NearNames(["a.md", "b.md"]).find("zzz") == ("a.md", "b.md")


def test_word_like_nothing_finds_nothing() -> None:
    assert NearNames(NAMES).find("ไทย") == []
    assert NearNames(NAMES).find("") == []


def test_link_in_a_large_folder_is_told_what_was_meant(tmp_path: Path) -> None:
    files = {f"en/orders/parcel-{number}.md": shops.article("Words.", title=f"Parcel {number}") for number in range(99)}
    root = shops.small_shop(tmp_path, {**files, "en/orders/a.md": shops.article("See [it](parcle-42.md).")})
    found = [one for one in shops.find(root) if one.code == "HC001"]
    assert [one.hint for one in found] == ['Did you mean "parcel-42.md"?']
