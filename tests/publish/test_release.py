"""A release is complete or not there: staging, manifest, swap, lock, and what happens when the system refuses."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import shops

from helpgen.publish import release, staging, swap
from helpgen.publish.changes import Changes
from helpgen.publish.history import KEPT
from helpgen.publish.manifest import make_manifest
from helpgen.publish.release import publish_release, publish_site, roll_back, verify_site
from helpgen.publish.staging import Staging

OLD: Mapping[str, bytes] = {
    "index.html": b"old home",
    "orders/index.html": b"old orders",
    "th/\u0e04\u0e37\u0e19/index.html": b"old",
}
NEW: Mapping[str, bytes] = {"index.html": b"new home", "orders/track/index.html": b"new track", "search/en.json": b"{}"}


def publish(files: Mapping[str, bytes], site: Path) -> tuple[release.Release | None, list[str]]:
    published, diagnostics = publish_release(files, site, "site")
    return published, [diagnostic.code for diagnostic in diagnostics]


def identities(folder: Path) -> dict[str, tuple[int, int]]:
    """What would change if anything were written: the file itself and when it was last changed."""
    entries = [folder, *sorted(folder.rglob("*"))]
    return {str(entry): (entry.stat().st_ino, entry.stat().st_mtime_ns) for entry in entries}


@pytest.fixture(params=["exchange", "two renames"])
def _each_swap(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "two renames":
        monkeypatch.setattr(swap, "exchange", lambda first, second: False)


# --- What is published -----------------------------------------------------------


@pytest.mark.usefixtures("_each_swap")
def test_large_file_that_is_the_published_one_leaves_nothing_behind(tmp_path: Path) -> None:
    def fill(staging: Staging) -> bool:
        staging.add("index.html", b"<p>")
        staging.add_large("search/documents.jsonl", [b"{}\n", b"{}\n"])
        return True

    site = tmp_path / "site"
    releases = [publish_site(fill, site, "site")[0] for _ in range(2)]
    assert [release is not None and release.was_current for release in releases] == [False, True]
    assert not (tmp_path / ".helpgen" / "site.staged").exists()


def test_site_is_exactly_the_files_of_the_last_release(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert publish(OLD, site)[1] == []
    assert shops.read_tree(site) == dict(OLD)
    assert set(publish(NEW, site)[1]) <= {"HC315"}  # the note that it took two renames
    assert shops.read_tree(site) == dict(NEW)
    assert not (site / "th").exists()


def test_two_renames_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(OLD, tmp_path / "site")
    assert publish(NEW, tmp_path / "site")[1] == []
    monkeypatch.setattr(swap, "exchange", lambda first, second: False)
    assert publish(OLD, tmp_path / "site")[1] == ["HC315"]


@pytest.mark.usefixtures("_each_swap")
def test_the_last_three_releases_are_kept_beside_the_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    releases = [{"index.html": f"{number}".encode(), "same.txt": b"same"} for number in range(6)]
    for files in releases:
        publish(files, site)
    folder = tmp_path / ".helpgen" / "site.releases"
    kept = sorted(entry for entry in folder.iterdir() if entry.is_dir())
    assert [shops.read_tree(entry) for entry in kept] == releases[-1 - KEPT : -1]
    assert [entry.with_suffix(".json").read_bytes() for entry in kept] == [
        make_manifest(files) for files in releases[-1 - KEPT : -1]
    ]
    names = sorted(entry.name for entry in (tmp_path / ".helpgen").iterdir())
    assert names == ["site.lock", "site.manifest.json", "site.releases"]


def test_unchanged_file_is_not_written_again_and_a_changed_one_is_a_new_file(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish({"index.html": b"1", "same.txt": b"same"}, site)
    before = identities(site)
    publish({"index.html": b"2", "same.txt": b"same"}, site)
    after = identities(site)
    assert after[str(site / "same.txt")] == before[str(site / "same.txt")]
    assert after[str(site / "index.html")] != before[str(site / "index.html")]


def test_manifest_names_every_file_with_its_size_and_digest(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(OLD, site)
    publish(NEW, site)
    manifest = json.loads((tmp_path / ".helpgen" / "site.manifest.json").read_text("utf-8"))
    assert manifest["format"] == 1
    assert manifest["files"] == [
        {"path": path, "sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
        for path, content in sorted(shops.read_tree(site).items())
    ]


def test_digest_of_a_release_depends_on_its_files_alone(tmp_path: Path) -> None:
    first, _ = publish(OLD, tmp_path / "one" / "site")
    second, _ = publish(dict(reversed(OLD.items())), tmp_path / "two" / "public")
    third, _ = publish(NEW, tmp_path / "one" / "site")
    assert first is not None
    assert second is not None
    assert third is not None
    assert first.digest == second.digest != third.digest


def test_published_folder_is_a_real_folder_beside_its_work_folder(tmp_path: Path) -> None:
    site = tmp_path / "deep" / "er" / "site"
    publish(OLD, site)
    assert site.is_dir()
    assert not site.is_symlink()
    assert (site.parent / ".helpgen" / "site.manifest.json").is_file()


def test_two_sites_in_one_folder_do_not_share_anything(tmp_path: Path) -> None:
    publish(OLD, tmp_path / "one")
    publish(NEW, tmp_path / "two")
    assert publish(OLD, tmp_path / "one")[0] == release.Release(
        hashlib.sha256(make_manifest(OLD)).hexdigest(), len(OLD), was_current=True, changes=Changes((), (), ())
    )
    assert shops.read_tree(tmp_path / "two") == dict(NEW)


# --- Publishing again ------------------------------------------------------------


def test_second_build_of_the_same_content_writes_nothing(tmp_path: Path) -> None:
    shops.small_shop(tmp_path)
    shops.built(tmp_path)
    before = identities(tmp_path)
    result = shops.build(tmp_path)
    assert {name: mark for name, mark in identities(tmp_path).items() if "lock" not in name} == {
        name: mark for name, mark in before.items() if "lock" not in name
    }
    assert "is unchanged" in result.stderr


@pytest.mark.parametrize("damage", ["edited", "deleted", "added", "emptied folder"])
def test_damaged_site_is_mended_though_its_manifest_is_current(tmp_path: Path, damage: str) -> None:
    site = tmp_path / "site"
    publish(OLD, site)
    match damage:
        case "edited":  # the same length, so that only the bytes tell
            (site / "index.html").write_bytes(b"odl home")
        case "deleted":
            (site / "orders" / "index.html").unlink()
        case "added":
            (site / "extra.html").write_bytes(b"x")
        case _:
            shutil.rmtree(site / "orders")
    published, _ = publish(OLD, site)
    assert published is not None
    assert not published.was_current
    assert shops.read_tree(site) == dict(OLD)


NO_TEXT = b'{"format":1,"files":[{"path":"\xff","sha256":"0","size":1}]}'


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[]", NO_TEXT], ids=["empty", "cut", "binary", "other", "no text"]
)
def test_damaged_manifest_is_written_again(tmp_path: Path, content: bytes) -> None:
    site = tmp_path / "site"
    publish(OLD, site)
    manifest = tmp_path / ".helpgen" / "site.manifest.json"
    good = manifest.read_bytes()
    manifest.write_bytes(content)
    assert publish(OLD, site)[1] == []
    assert manifest.read_bytes() == good
    assert shops.read_tree(site) == dict(OLD)


def test_left_overs_of_a_killed_build_are_no_part_of_the_next_release(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(OLD, site)
    work = tmp_path / ".helpgen"
    (work / "site.staged" / "half").mkdir(parents=True)
    (work / "site.staged" / "half" / "page.html").write_bytes(b"half")
    (work / "site.aside").mkdir()
    (work / "site.manifest.staged").write_bytes(b"{")
    assert publish(NEW, site)[1] == []
    assert shops.read_tree(site) == dict(NEW)
    assert sorted(entry.name for entry in work.iterdir()) == ["site.lock", "site.manifest.json", "site.releases"]


def test_site_is_whole_again_when_the_second_of_two_renames_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    publish(OLD, site)
    monkeypatch.setattr(swap, "exchange", lambda first, second: False)
    rename = Path.rename

    def refuse_new_site(path: Path, target: Path) -> Path:
        if path.name == "site.staged" and Path(target).name == "site":
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse_new_site)
    assert publish(NEW, site) == (None, ["HC301"])
    assert shops.read_tree(site) == dict(OLD)


# --- The lock ----------------------------------------------------------------------

_HOLDER = """
import fcntl, sys
file = open(sys.argv[1], "w")
fcntl.flock(file, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def lock_holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock of `site` until it gets a line or is killed."""
    (tmp_path / ".helpgen").mkdir()
    command = [sys.executable, "-c", _HOLDER, str(tmp_path / ".helpgen" / "site.lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        yield holder
        holder.kill()


def test_build_beside_another_one_is_told_so_and_writes_nothing(
    tmp_path: Path, lock_holder: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "LOCK_WAIT_SECONDS", 0.2)
    assert lock_holder.poll() is None
    assert publish(NEW, tmp_path / "site") == (None, ["HC302"])
    assert not (tmp_path / "site").exists()


def test_build_beside_another_one_waits_for_its_end(tmp_path: Path, lock_holder: subprocess.Popen[str]) -> None:
    root = shops.small_shop(tmp_path)
    command = [sys.executable, "-m", "helpgen.cli", "build", "--date", shops.TODAY]
    with subprocess.Popen(
        command, cwd=root, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(shops.PROJECT_DIR)}
    ) as waiting:
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(timeout=3)
        assert not (root / "site").exists()
        lock_holder.communicate("done\n")
        _, said = waiting.communicate(timeout=60)
    assert waiting.returncode == 0, said
    assert (root / "site" / "index.html").is_file()


def test_killed_holder_leaves_no_lock(tmp_path: Path, lock_holder: subprocess.Popen[str]) -> None:
    lock_holder.kill()
    lock_holder.wait()
    assert publish(NEW, tmp_path / "site")[1] == []


def test_five_builds_at_once_leave_one_whole_release(tmp_path: Path) -> None:
    root = shops.small_shop(tmp_path)
    command = [sys.executable, "-m", "helpgen.cli", "build", "--date", shops.TODAY]
    environment = {**os.environ, "PYTHONPATH": str(shops.PROJECT_DIR)}
    builds = [
        subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(5)
    ]
    assert [process.wait(timeout=120) for process in builds] == [0] * 5
    files = shops.read_tree(root / "site")
    assert (root / ".helpgen" / "site.manifest.json").read_bytes() == make_manifest(files)
    assert "index.html" in files


# --- Places that are not ours ---------------------------------------------------


@pytest.mark.parametrize(
    "files",
    [{"thesis.docx": b"years of work"}, {"src/main.py": b"print()", "README.md": b"mine"}, {".git/HEAD": b"ref"}],
    ids=["documents", "a project", "a hidden folder"],
)
def test_strangers_folder_is_refused_and_untouched(tmp_path: Path, files: dict[str, bytes]) -> None:
    site = tmp_path / "site"
    for name, content in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(content)
    before = identities(site)
    assert publish(NEW, site) == (None, ["HC303"])
    assert identities(site) == before
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["site"]


def test_build_into_a_strangers_folder_names_a_file_of_it(tmp_path: Path) -> None:
    shops.small_shop(tmp_path, {}, shops.CONFIG + "site_dir: documents\n")
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "thesis.docx").write_bytes(b"years of work")
    result = shops.build(tmp_path)
    assert result.exit_code == 1
    assert "HC303" in result.stdout
    assert '"thesis.docx"' in result.stdout
    assert (tmp_path / "documents" / "thesis.docx").read_bytes() == b"years of work"


@pytest.mark.parametrize("files", [{}, {"index.html": b"by MkDocs"}, {"404.html": b"by hand"}])
def test_empty_folder_or_a_site_of_another_generator_may_be_replaced(tmp_path: Path, files: dict[str, bytes]) -> None:
    site = tmp_path / "site"
    site.mkdir()
    for name, content in files.items():
        (site / name).write_bytes(content)
    assert publish(NEW, site)[1] == []
    assert shops.read_tree(site) == dict(NEW)


def test_file_in_the_place_of_the_site_is_kept(tmp_path: Path) -> None:
    (tmp_path / "site").write_bytes(b"a file")
    published, codes = publish(NEW, tmp_path / "site")
    assert published is None
    assert codes == ["HC301"]
    assert (tmp_path / "site").read_bytes() == b"a file"


@pytest.mark.usefixtures("_each_swap")
@pytest.mark.parametrize("is_relative", [True, False])
def test_symlinked_site_dir_publishes_where_the_link_leads(tmp_path: Path, is_relative: bool) -> None:
    real = tmp_path / "www" / "help"
    real.mkdir(parents=True)
    (tmp_path / "shop").mkdir()
    site = tmp_path / "shop" / "site"
    site.symlink_to("../www/help" if is_relative else real)
    for files in (OLD, NEW):
        assert publish(files, site)[0] is not None
        assert site.is_symlink()
        assert shops.read_tree(real) == dict(files)
    assert sorted(entry.name for entry in real.parent.iterdir()) == [".helpgen", "help"]


# --- When the system refuses -----------------------------------------------------

_PUBLISH = """
import os, pathlib, resource, sys
from helpgen.publish.release import publish_release
limit, user, site = int(sys.argv[1]), int(sys.argv[2]), pathlib.Path(sys.argv[3])
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
if user:
    os.setgroups([]); os.setgid(user); os.setuid(user)
files = {"index.html": b"new" * 10, "big.html": b"x" * 100_000, "orders/index.html": b"new"}
release, found = publish_release(files, site, "site")
print(release is not None, *(diagnostic.code for diagnostic in found))
"""
_NOBODY = 65534


def publish_in_process(site: Path, *, file_limit: int = 0, user: int = 0) -> str:
    return subprocess.run(
        [sys.executable, "-c", _PUBLISH, str(file_limit), str(user), str(site)],
        env={**os.environ, "PYTHONPATH": str(shops.PROJECT_DIR)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout.strip()


def test_disk_that_is_full_midway_leaves_the_old_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(OLD, site)
    before = identities(site)
    # Writing beyond the limit fails as on a full disk, after some files were written.
    assert publish_in_process(site, file_limit=50_000) == "False HC301"
    assert identities(site) == before
    assert sorted(entry.name for entry in (tmp_path / ".helpgen").iterdir()) == ["site.lock", "site.manifest.json"]
    assert publish_in_process(site) == "True"


def test_full_disk_is_reported_with_its_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, content: bytes) -> None:
        raise OSError(28, os.strerror(28))

    publish(OLD, tmp_path / "site")
    monkeypatch.setattr(staging, "write_file", refuse)
    _, (found,) = publish_release(NEW, tmp_path / "site", "site")
    assert "No space left on device" in found.message
    assert "the published site is as it was" in found.message
    assert shops.read_tree(tmp_path / "site") == dict(OLD)


def test_folder_that_must_not_be_written_leaves_the_old_site() -> None:
    # Root may write everywhere, so the build runs as nobody; nobody cannot enter pytest's own folders.
    root = Path(tempfile.mkdtemp())
    try:
        publish(OLD, root / "site")
        before = identities(root)
        for folder in (root / ".helpgen", root):
            folder.chmod(0o555)
        (root / ".helpgen" / "site.lock").chmod(0o444)
        user = _NOBODY if os.getuid() == 0 else 0
        assert publish_in_process(root / "site", user=user) == "False HC301"
        assert identities(root) == before
    finally:
        for folder in (root / ".helpgen", root):
            folder.chmod(0o755)
        shutil.rmtree(root)


def test_names_that_become_one_on_disk_are_noticed_before_the_swap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    publish(OLD, site)
    write = staging.write_file

    def fold(path: str, content: bytes) -> None:
        write(Path(path).with_name(Path(path).name.lower()), content)  # as a file system that folds capital letters

    monkeypatch.setattr(staging, "write_file", fold)
    assert publish({"a.html": b"1", "A.html": b"2"}, site) == (None, ["HC301"])
    assert shops.read_tree(site) == dict(OLD)


# --- Looking back ------------------------------------------------------------------


def codes(found: tuple[object, ...]) -> list[str]:
    return [getattr(diagnostic, "code", "") for diagnostic in found]


@pytest.mark.usefixtures("_each_swap")
def test_rollback_brings_back_the_release_before_and_again_the_one_after(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(OLD, site)
    publish(NEW, site)
    for expected in (OLD, NEW, OLD):
        restored, _ = roll_back(site, "site")
        assert restored is not None
        assert shops.read_tree(site) == dict(expected)
        assert (tmp_path / ".helpgen" / "site.manifest.json").read_bytes() == make_manifest(expected)
        assert verify_site(site, "site") == (len(expected), ())


def test_rollback_to_a_named_release(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for number in range(4):
        publish({"index.html": f"{number}".encode()}, site)
    names = release.earlier_releases(site)
    assert [name.partition("-")[0] for name in names] == ["000003", "000002", "000001"]
    restored, _ = roll_back(site, "site", names[2].partition("-")[2])
    assert restored is not None
    assert shops.read_tree(site) == {"index.html": b"0"}
    assert codes(roll_back(site, "site", "0badc0de")[1]) == ["HC314"]


def test_rollback_without_an_earlier_release_says_so(tmp_path: Path) -> None:
    publish(OLD, tmp_path / "site")
    assert codes(roll_back(tmp_path / "site", "site")[1]) == ["HC314"]
    assert shops.read_tree(tmp_path / "site") == dict(OLD)


@pytest.mark.parametrize("damage", ["changed", "missing", "added", "no manifest"])
def test_damaged_earlier_release_is_not_brought_back(tmp_path: Path, damage: str) -> None:
    site = tmp_path / "site"
    publish(OLD, site)
    publish(NEW, site)
    kept = next(entry for entry in (tmp_path / ".helpgen" / "site.releases").iterdir() if entry.is_dir())
    match damage:
        case "changed":
            (kept / "index.html").write_bytes(b"odl home")
        case "missing":
            (kept / "index.html").unlink()
        case "added":
            (kept / "more.html").write_bytes(b"")
        case _:
            kept.with_suffix(".json").unlink()
    restored, found = roll_back(site, "site")
    assert restored is None
    assert codes(found) == ["HC312" if damage == "no manifest" else "HC311"]
    assert shops.read_tree(site) == dict(NEW)


@pytest.mark.parametrize("damage", ["changed", "missing", "added"])
def test_verify_names_a_file_that_differs(tmp_path: Path, damage: str) -> None:
    site = tmp_path / "site"
    publish(OLD, site)
    assert verify_site(site, "site") == (len(OLD), ())
    file = site / "orders" / "index.html"
    match damage:
        case "changed":
            file.write_bytes(b"old orderz")
        case "missing":
            file.unlink()
        case _:
            file = site / "added.html"
            file.write_bytes(b"")
    _, (found,) = verify_site(site, "site")
    assert found.code == "HC311"
    assert file.relative_to(site).as_posix() in found.message
    publish(OLD, site)
    assert verify_site(site, "site") == (len(OLD), ())


def test_verify_without_a_site_or_a_manifest_says_so(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert codes(verify_site(site, "site")[1]) == ["HC313"]
    publish(OLD, site)
    (tmp_path / ".helpgen" / "site.manifest.json").write_text("{}", "utf-8")
    assert codes(verify_site(site, "site")[1]) == ["HC312"]


# --- Large files ---------------------------------------------------------------------


def test_a_file_in_pieces_is_the_same_file(tmp_path: Path) -> None:
    site = tmp_path / "site"

    def fill(target: staging.Staging) -> bool:
        target.add("index.html", b"home")
        entry = target.add_large("search/documents.jsonl", iter([b"one\n", b"two\n"]))
        assert (entry.sha256, entry.size) == (hashlib.sha256(b"one\ntwo\n").hexdigest(), 8)
        return True

    first, found = release.publish_site(fill, site, "site")
    assert (first is not None, found) == (True, ())
    assert (site / "search/documents.jsonl").read_bytes() == b"one\ntwo\n"
    before = identities(site)
    release.publish_site(fill, site, "site")
    assert identities(site) == before  # the published file was found to be the same and kept
