"""Modules are imported when somebody asks for one of their names, and not before."""

import subprocess
import sys
from pathlib import Path

import pytest

from helpgen import lazily

PACKAGE = {
    "shop/__init__.py": """
from helpgen import lazily
(rates,) = lazily.modules(__name__, "rates")
__getattr__ = lazily.names_of(__name__, {"shop.terms": ("DAYS", "days_left")})
""",
    "shop/rates.py": "RATE = 7\n",
    "shop/terms.py": "DAYS = 14\ndef days_left(day): return DAYS - day\n",
}
ASKING = """
import sys
import shop
print(sorted(name for name in sys.modules if name.startswith("shop.")))
print(shop.rates.RATE, sorted(name for name in sys.modules if name.startswith("shop.")))
from shop import days_left
print(shop.DAYS, days_left(4), sorted(name for name in sys.modules if name.startswith("shop.")))
"""


def test_module_is_imported_when_a_name_of_it_is_asked_for(tmp_path: Path) -> None:
    for name, source in PACKAGE.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(source)
    project = str(Path(__file__).parents[1])
    script = f"import sys; sys.path[:0] = [{str(tmp_path)!r}, {project!r}]\n{ASKING}"
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert said.splitlines() == ["[]", "7 ['shop.rates']", "14 10 ['shop.rates', 'shop.terms']"]


def test_name_that_no_module_has_is_told_as_always() -> None:
    find = lazily.names_of("helpgen.plan", {"helpgen.plan.cldr": ("write_date",)})
    with pytest.raises(AttributeError, match=r"module 'helpgen\.plan' has no attribute 'writedate'"):
        find("writedate")
    (cldr,) = lazily.modules("helpgen.plan", "cldr")
    with pytest.raises(AttributeError, match="writedate"):
        _ = cldr.writedate
