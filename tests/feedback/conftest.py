"""A collector that the tests of a module share, and a PostgreSQL that they start themselves."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from shops import memory_disk

from .collectors import Collector, running


@pytest.fixture(scope="module")
def collector(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collector]:
    """The real program with a database of its own."""
    with running(tmp_path_factory.mktemp("collector")) as started:
        yield started


@pytest.fixture(scope="session")
def _quick_root() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="helpgen-", dir=memory_disk()) as folder:
        yield Path(folder)


@pytest.fixture
def quick_path(_quick_root: Path) -> Path:
    """A folder for a database whose test is not about the disk."""
    return Path(tempfile.mkdtemp(dir=_quick_root))


@dataclass
class PostgresServer:
    """A PostgreSQL in a temporary folder, run by an unprivileged user: initdb refuses root."""

    bin_dir: Path
    folder: Path
    user: Mapping[str, object]
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return self.url_of("postgres")

    def url_of(self, database: str) -> str:
        return f"postgresql://helpgen@/{database}?host={self.folder}"

    def make(self) -> None:
        command = [str(self.bin_dir / "initdb"), "-D", str(self.folder / "data"), "-U", "helpgen", "--auth=trust"]
        options = ["-E", "UTF8", "--no-locale", "--no-sync"]
        subprocess.run([*command, *options], check=True, capture_output=True, cwd=self.folder, **self.user)  # type: ignore[call-overload]

    def start(self) -> None:
        # What PostgreSQL does at a power cut is its own promise: without syncs these tests do not wait for the disk.
        settings = ("listen_addresses=", "fsync=off", "full_page_writes=off", "autovacuum=off", "shared_buffers=32MB")
        command = [str(self.bin_dir / "postgres"), "-D", str(self.folder / "data"), "-k", str(self.folder)]
        self.process = subprocess.Popen(  # type: ignore[call-overload]
            [*command, *(f"-c{one}" for one in settings)],
            cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **self.user,
        )  # fmt: skip
        until = time.monotonic() + 60
        while True:
            try:
                psycopg.connect(self.url).close()
                return
            except psycopg.Error:
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)

    def crash(self) -> None:
        """End without writing anything down; the next start recovers from the log."""
        assert self.process is not None
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(60)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """The server that all tests of a process share."""
    programs = [shutil.which("initdb"), *map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")))]
    initdb = next(filter(None, programs), None)
    if initdb is None:
        pytest.fail("PostgreSQL is missing; install it: sudo apt-get install postgresql", pytrace=False)
    folder = Path(tempfile.mkdtemp(prefix="helpgen-pg-", dir=memory_disk()))
    user: dict[str, object] = {}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    server = PostgresServer(Path(initdb).resolve().parent, folder, user)
    server.make()
    server.start()
    yield server
    server.crash()
    shutil.rmtree(folder)


@pytest.fixture
def postgres(postgres_server: PostgresServer) -> str:
    """An empty database on that server."""
    name = f"t{uuid.uuid4().hex}"
    with psycopg.connect(postgres_server.url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return postgres_server.url_of(name)


@pytest.fixture(params=["sqlite", "postgres"])
def database_name(request: pytest.FixtureRequest, quick_path: Path) -> str:
    """An empty database, once of each kind: both must keep the same promises."""
    if request.param == "sqlite":
        return str(quick_path / "feedback.db")
    return str(request.getfixturevalue("postgres"))
