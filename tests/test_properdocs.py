"""ProperDocs in the place of MkDocs: the same plugin, the same files, with no MkDocs installed at all."""

import os
import subprocess
import venv
from pathlib import Path

import pytest
import shops

SHOP = {
    "store.yml": f"{shops.STORE.replace('[en]', '[en, th]')}offline: true\nmachines: {{fragments: true}}\n",
    "channels.yml": "channels:\n  - {id: mail, type: email, name: Mail, address: care@small.example}\n",
    "policies/warranty.yml": (
        "warranties:\n  - {id: legal, kind: legal, name: Legal, duration: 2 years, starts_from: delivery}\n"
    ),
    "en/faq/top.md": "---\ntitle: Top\nsummary: S.\n---\n## Why?\n\nSee [it](../orders/track.md) {{ store.name }}.\n",
    "th/orders/track.md": "---\ntitle: ติดตาม\nsummary: ส.\n---\nข้อความ\n",
}


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python that has everything which is installed here, MkDocs aside."""
    env = tmp_path_factory.mktemp("env")
    venv.create(env)
    (own,) = env.glob("lib/python*/site-packages")
    packages = Path(pytest.__file__).parents[1]
    for entry in packages.iterdir():
        if entry.name != "mkdocs" and not entry.name.startswith("mkdocs-"):
            (own / entry.name).symlink_to(entry)
    return env / "bin" / "python"


def run(python: Path, folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run a program of the environment on the day of all tests."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment |= {"SOURCE_DATE_EPOCH": "1795219200"}  # 2026-11-21
    return subprocess.run(
        [python, *args], cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False
    )


def test_there_is_no_mkdocs_in_the_environment(python: Path, tmp_path: Path) -> None:
    assert "No module named 'mkdocs'" in run(python, tmp_path, "-c", "import mkdocs").stderr


@pytest.fixture(scope="module")
def root(python: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop that ProperDocs has built."""
    root = shops.small_shop(tmp_path_factory.mktemp("shop"), SHOP)
    result = run(python, root, "-m", "properdocs", "build", "-f", "mkdocs.yml", "--site-dir", "by-properdocs")
    assert result.returncode == 0, result.stderr
    return root


def test_properdocs_build_and_helpgen_build_give_the_same_files(root: Path) -> None:
    ours, theirs = shops.read_tree(shops.built(root)), shops.read_tree(root / "by-properdocs")
    assert theirs == ours
    assert {"index.html", "th/index.html", "service-worker.js", "policies/warranty/index.html"} <= ours.keys()


def test_broken_link_stops_properdocs_before_it_empties_the_site(python: Path, root: Path) -> None:
    before = shops.read_tree(root / "by-properdocs")
    broken = shops.write_files(root / "content", {"en/orders/broken.md": shops.TRACK + "\n[lost](lost.md)\n"})
    result = run(python, root, "-m", "properdocs", "build", "-f", "mkdocs.yml", "--site-dir", "by-properdocs")
    (broken / "en/orders/broken.md").unlink()
    assert result.returncode != 0
    assert "HC001" in result.stderr
    assert "Traceback" not in result.stderr
    assert shops.read_tree(root / "by-properdocs") == before
