"""The templates for Cloudflare and Netlify keep every promise of the contract in the local simulators of both."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpgen.feedback import conformance

from .collectors import ORIGIN

ROOT = Path(__file__).parents[2]
SIMULATORS = ROOT / "tests/receivers"


@pytest.fixture(params=["worker", "netlify"])
def receiver(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[conformance.Receiver]:
    if not (SIMULATORS / "node_modules/miniflare").is_dir():
        pytest.fail("the simulators are missing; install them: npm ci --prefix tests/receivers", pytrace=False)
    command = ["node", f"{request.param}.mjs", str(ROOT / "docs/receivers"), ORIGIN, str(tmp_path)]
    with subprocess.Popen(command, cwd=SIMULATORS, stdout=subprocess.PIPE, text=True) as simulator:
        assert simulator.stdout is not None
        address = simulator.stdout.readline().strip()
        yield conformance.Receiver.of(address, ORIGIN, 0)
        simulator.terminate()


def test_template_keeps_every_promise(receiver: conformance.Receiver) -> None:
    verdicts = [conformance.run(check, receiver) for check in conformance.CHECKS]
    assert [f"{verdict.promise}: {verdict.problem}" for verdict in verdicts if not verdict.is_fine] == []
