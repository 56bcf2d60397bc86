"""A collector that the tests of a module share, and a PostgreSQL that they start themselves."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from .collectors import Collector, running


@pytest.fixture(scope="module")
def collector(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collector]:
    """The real program with a database of its own."""
    with running(tmp_path_factory.mktemp("collector")) as started:
        yield started


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL in a temporary folder, run by an unprivileged user: initdb refuses root."""
    programs = [shutil.which("initdb"), *map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")))]
    initdb = next(filter(None, programs), None)
    if initdb is None:
        pytest.fail("PostgreSQL is missing; install it: sudo apt-get install postgresql", pytrace=False)
    bin_dir = Path(initdb).resolve().parent
    folder = Path(tempfile.mkdtemp(prefix="helpgen-pg-"))
    user: dict[str, object] = {}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    data = folder / "data"
    command = [str(bin_dir / "initdb"), "-D", str(data), "-U", "helpgen", "--auth=trust", "-E", "UTF8", "--no-locale"]
    subprocess.run(command, check=True, capture_output=True, cwd=folder, **user)  # type: ignore[call-overload]
    server = subprocess.Popen(  # type: ignore[call-overload]
        [str(bin_dir / "postgres"), "-D", str(data), "-k", str(folder), "-c", "listen_addresses="],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **user,
    )  # fmt: skip
    url = f"postgresql://helpgen@/postgres?host={folder}"
    try:
        _wait_for(url)
        yield url
    finally:
        server.terminate()
        server.wait(20)
        shutil.rmtree(folder)


def _wait_for(url: str) -> None:
    until = time.monotonic() + 20
    while True:
        try:
            psycopg.connect(url).close()
            return
        except psycopg.Error:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


@pytest.fixture
def postgres(postgres_server: str) -> str:
    """An empty database on that server."""
    name = f"t{uuid.uuid4().hex}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return postgres_server.replace("/postgres?", f"/{name}?")


@pytest.fixture(params=["sqlite", "postgres"])
def database_name(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database, once of each kind: both must keep the same promises."""
    if request.param == "sqlite":
        return str(tmp_path / "feedback.db")
    return str(request.getfixturevalue("postgres"))
