"""`helpgen deploy`: remote and release are equal in the end, and on the way no page lacks what it needs."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import shops

from deploy.conftest import Releases
from deploy.needs import missing_assets
from deploy.s3_server import Store, serve

RECORD = ".helpgen-deploy.json"


def deploy(project: Path, target: str, *options: str) -> shops.Result:
    return shops.run_bare("deploy", "-f", str(project / "mkdocs.yml"), target, *options)


def site_of(project: Path) -> dict[str, bytes]:
    return shops.read_tree(project / "site")


def without_record(files: dict[str, bytes]) -> dict[str, bytes]:
    return {path: content for path, content in files.items() if path != RECORD}


# --- A folder ------------------------------------------------------------------------


def test_folder_has_exactly_the_release_and_a_second_run_sends_nothing(releases: Releases, tmp_path: Path) -> None:
    target = tmp_path / "www" / "help"
    result = deploy(releases.first, str(target))
    assert result.exit_code == 0, result.stderr + result.stdout
    assert without_record(shops.read_tree(target)) == site_of(releases.first)
    again = deploy(releases.first, str(target))
    assert again.exit_code == 0
    assert "has the site already" in again.stderr


def test_old_files_go_and_files_of_others_stay(releases: Releases, tmp_path: Path) -> None:
    deploy(releases.first, str(tmp_path))
    shops.write_files(tmp_path, {"google123.html": "token", "assets/theirs.css": "x"})
    assert deploy(releases.second, str(tmp_path)).exit_code == 0
    left = without_record(shops.read_tree(tmp_path))
    assert left.pop("google123.html") == b"token"
    assert left.pop("assets/theirs.css") == b"x"
    assert left == site_of(releases.second)
    assert not (tmp_path / "orders" / "cancel").exists(), "empty folders go, too"


def test_assets_of_earlier_releases_stay_on_demand_and_go_later(releases: Releases, tmp_path: Path) -> None:
    deploy(releases.first, str(tmp_path))
    assert deploy(releases.second, str(tmp_path), "--keep-assets").exit_code == 0
    (old,) = (releases.first / "site" / "assets").iterdir()
    assert (tmp_path / "assets" / old.name).is_dir()
    assert deploy(releases.second, str(tmp_path)).exit_code == 0
    assert without_record(shops.read_tree(tmp_path)) == site_of(releases.second)


def test_dry_run_names_what_would_happen_and_changes_nothing(releases: Releases, tmp_path: Path) -> None:
    deploy(releases.first, str(tmp_path))
    before = shops.read_tree(tmp_path)
    result = deploy(releases.second, str(tmp_path), "--dry-run", "--all")
    assert result.exit_code == 0
    for name in ("assets", "pages", "entrances", "indexes", "old files"):
        assert f"{name} " in result.stderr
    assert "  orders/pay/index.html" in result.stderr
    assert "  orders/cancel/index.html" in result.stderr
    assert "would be sent" in result.stderr
    assert shops.read_tree(tmp_path) == before


def test_files_of_somebody_else_are_not_overwritten_unless_told(releases: Releases, tmp_path: Path) -> None:
    shops.write_files(tmp_path, {"index.html": "the shop itself"})
    refused = deploy(releases.first, str(tmp_path))
    assert refused.exit_code == 1
    assert 'error HC382: the place holds "index.html"' in refused.stdout
    assert shops.read_tree(tmp_path) == {"index.html": b"the shop itself"}
    assert deploy(releases.first, str(tmp_path), "--overwrite").exit_code == 0
    assert without_record(shops.read_tree(tmp_path)) == site_of(releases.first)


def test_record_that_leads_out_of_the_place_removes_nothing(releases: Releases, tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("keep", "utf-8")
    target = tmp_path / "www"
    deploy(releases.first, str(target))
    (target / RECORD).write_text(
        '{"format": 1, "files": ["../precious.txt", "/etc/x", "a/../../precious.txt"]}', "utf-8"
    )
    assert deploy(releases.second, str(target), "--overwrite").exit_code == 0
    assert precious.read_text("utf-8") == "keep"


@pytest.mark.parametrize(
    ("target", "code"), [("ftp://www.example.com/help", "HC380"), ("", "HC380"), ("site", "HC381")]
)
def test_wrong_target_is_told(releases: Releases, target: str, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(releases.first)
    result = deploy(releases.first, target)
    assert result.exit_code == 1
    assert f"error {code}: " in result.stdout


def test_site_that_was_never_built_is_told(tmp_path: Path) -> None:
    result = deploy(shops.small_shop(tmp_path), str(tmp_path / "www"))
    assert result.exit_code == 1
    assert "error HC383: " in result.stdout


def test_folder_that_cannot_be_written_is_told(releases: Releases, tmp_path: Path) -> None:
    (tmp_path / "www").write_text("a file", "utf-8")
    result = deploy(releases.first, str(tmp_path / "www" / "help"))
    assert result.exit_code == 1
    assert "error HC381: " in result.stdout


# --- S3 --------------------------------------------------------------------------------


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def bucket(store: Store, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with serve(store) as address:
        monkeypatch.setenv("AWS_ENDPOINT_URL_S3", address)
        yield "s3://shop/help"


def objects(store: Store) -> dict[str, bytes]:
    return without_record({key.removeprefix("help/"): content for key, content in store.objects.items()})


def test_bucket_has_the_release_with_types_and_lifetimes(releases: Releases, store: Store, bucket: str) -> None:
    result = deploy(releases.first, bucket)
    assert result.exit_code == 0, result.stdout
    assert objects(store) == site_of(releases.first)
    home = store.headers["help/index.html"]
    assert (home["Content-Type"], home["Cache-Control"]) == (
        "text/html; charset=utf-8",
        "public, max-age=0, must-revalidate",
    )
    script = next(key for key in store.objects if key.endswith("js/main.js"))
    assert store.headers[script]["Content-Type"] == "text/javascript; charset=utf-8"
    assert store.headers[script]["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "has the site already" in deploy(releases.first, bucket).stderr


def test_no_page_in_the_bucket_ever_lacks_what_it_needs(releases: Releases, store: Store, bucket: str) -> None:
    assert missing_assets({"index.html": b'<script src="assets/1/a.js"></script>'}) == ["index.html: assets/1/a.js"]
    problems: list[str] = []
    store.after_step = lambda now: problems.extend(missing_assets(objects(now)))
    assert deploy(releases.first, bucket).exit_code == 0
    assert deploy(releases.second, bucket).exit_code == 0
    assert problems == []
    assert objects(store) == site_of(releases.second)
    kinds = [step for step, key in store.steps if not key.endswith(RECORD)]
    assert kinds.index("delete") > len(site_of(releases.first)), "deletions come last"
    assert "put" not in kinds[kinds.index("delete") :]


def test_deployment_that_breaks_off_says_so_and_goes_on(releases: Releases, store: Store, bucket: str) -> None:
    deploy(releases.first, bucket)
    problems: list[str] = []
    store.after_step = lambda now: problems.extend(missing_assets(objects(now)))
    first_steps = len(store.steps)
    store.breaks_after = first_steps + 40
    broken = deploy(releases.second, bucket)
    assert broken.exit_code == 1
    assert "error HC381: the deployment broke off after " in broken.stdout
    assert "AccessDenied" in broken.stdout
    arrived = {key for _, key in store.steps[first_steps:]}
    store.breaks_after = 0
    middle = len(store.steps)
    assert deploy(releases.second, bucket).exit_code == 0
    assert objects(store) == site_of(releases.second)
    assert problems == []
    sent_again = {key for step, key in store.steps[middle:] if step == "put"} & arrived
    assert sent_again == {f"help/{RECORD}"}, "what had arrived is not sent again"


def test_killed_deployment_goes_on_where_it_stopped(
    releases: Releases, store: Store, bucket: str, environment: dict[str, str]
) -> None:
    deploy(releases.first, bucket)
    problems: list[str] = []
    enough = len(store.steps) + 30
    command = [sys.executable, "-m", "helpgen.cli", "deploy", "-f", str(releases.second / "mkdocs.yml"), bucket]
    process = subprocess.Popen(
        command,
        env={**os.environ, "PYTHONPATH": str(shops.PROJECT_DIR)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )

    def kill_in_the_middle(now: Store) -> None:
        problems.extend(missing_assets(objects(now)))
        if len(now.steps) >= enough and process.poll() is None:
            process.send_signal(signal.SIGKILL)

    store.after_step = kill_in_the_middle
    process.communicate(timeout=120)
    assert process.returncode == -signal.SIGKILL
    assert objects(store) != site_of(releases.second)
    assert deploy(releases.second, bucket).exit_code == 0
    assert objects(store) == site_of(releases.second)
    assert problems == []


def test_missing_boto3_is_told_with_the_line_to_run(releases: Releases, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "boto3", None)
    result = deploy(releases.first, "s3://shop")
    assert result.exit_code == 1
    assert 'pip install "helpgen[s3]"' in result.stdout


# --- rsync -------------------------------------------------------------------------------


@pytest.fixture
def daemon(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A real rsync server with one module."""
    root = tmp_path / "www"
    root.mkdir()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    config = tmp_path / "rsyncd.conf"
    owner = "uid = root\ngid = root\n" if os.getuid() == 0 else ""
    config.write_text(
        f"{owner}use chroot = no\nlog file = {tmp_path}/log\n[help]\npath = {root}\nread only = no\n", "utf-8"
    )
    program = shutil.which("rsync")
    assert program is not None
    process = subprocess.Popen(
        [program, "--daemon", "--no-detach", f"--config={config}", "--address=127.0.0.1", f"--port={port}"]
    )
    try:
        for _ in range(1200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        else:
            raise AssertionError("the rsync server does not answer")
        yield f"rsync://127.0.0.1:{port}/help", root
    finally:
        process.terminate()
        process.wait()


def test_server_has_the_release_and_files_of_others_stay(releases: Releases, daemon: tuple[str, Path]) -> None:
    target, root = daemon
    first = deploy(releases.first, target)
    assert first.exit_code == 0, first.stdout
    assert without_record(shops.read_tree(root)) == site_of(releases.first)
    shops.write_files(root, {"theirs.txt": "stays"})
    assert "has the site already" in deploy(releases.first, target).stderr
    second = deploy(releases.second, target)
    assert second.exit_code == 0, second.stdout
    left = without_record(shops.read_tree(root))
    assert left.pop("theirs.txt") == b"stays"
    assert left == site_of(releases.second)


def test_server_that_does_not_answer_is_told(releases: Releases) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        target = f"rsync://127.0.0.1:{free.getsockname()[1]}/help"
        result = deploy(releases.first, target)
    assert result.exit_code == 1
    assert "error HC381: the deployment broke off after 0 of " in result.stdout


def test_files_of_somebody_else_on_a_server_are_not_overwritten(releases: Releases, daemon: tuple[str, Path]) -> None:
    target, root = daemon
    shops.write_files(root, {"index.html": "the shop itself"})
    assert "error HC382: " in deploy(releases.first, target).stdout
    assert shops.read_tree(root) == {"index.html": b"the shop itself"}
