"""Every page is valid HTML: the Nu checker finds no error."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from .sites import Site

pytestmark = pytest.mark.browser

CHECKER = Path(__file__).parent / "node_modules/vnu-jar/build/dist/vnu.jar"


def test_pages_are_valid(demo: Site, kitchen: Site) -> None:
    java = shutil.which("java")
    assert java, "Java is missing; install it: sudo apt-get install default-jre-headless"
    files = sorted(file for site in (demo, kitchen) for file in site.folder.rglob("*.html"))
    assert len(files) > 300
    # One run, compiled lightly: it ends before more would pay.
    command = [java, "-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", str(CHECKER)]
    command += ["--errors-only", "--format", "json", *map(str, files)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(told.stderr)["messages"]
    shown = [f"{Path(each['url']).parent.name}: {each['message']}" for each in messages]
    assert not shown, "\n".join(shown[:20])
