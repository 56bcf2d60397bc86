"""`helpgen new`: whatever is answered, the new shop is checked and built without a complaint."""

import json
import os
import pty
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import shops
import yaml

from helpgen.start import HOSTS, LANGUAGES, WORKFLOWS, Answers, shop_files, workflow_files
from helpgen.start.files import STARTER_DIR

OUTLINES = 20


@pytest.mark.parametrize(
    ("answers", "languages"),
    [
        (("--market", "US"), ("en",)),
        (("--market", "CZ,DE,ES", "--languages", "cs,en", "--name", 'Zoë\'s "Shop": 1 # 2'), ("cs", "en")),
        (("--market", "TH,CN,ID,SA,GB", "--languages", ",".join(LANGUAGES)), LANGUAGES),
        (("--market", "JP", "--channels", "phone,chat,whatsapp,line,form", "--host", "nginx"), ("en",)),
    ],
    ids=["us", "eu", "all languages", "all channels"],
)
def test_new_shop_has_no_error_and_no_warning(
    answers: tuple[str, ...], languages: tuple[str, ...], tmp_path: Path
) -> None:
    folder = tmp_path / "shop"
    assert shops.run_bare("new", str(folder), "--yes", *answers).exit_code == 0
    result = shops.build(folder, "--strict", "--search")
    assert result.exit_code == 0, result.stdout
    assert {path.name for path in (folder / "content").iterdir() if path.is_dir()} == {"policies", *languages}
    for language in languages:
        assert len([*(folder / "content" / language).rglob("*.md")]) == OUTLINES + len(("faq", "home")) + 6


def test_every_language_has_the_same_outlines() -> None:
    trees = {
        language: {
            file.relative_to(STARTER_DIR / "outlines" / language).as_posix()
            for file in (STARTER_DIR / "outlines" / language).rglob("*.md")
        }
        for language in LANGUAGES
    }
    assert {path.name for path in (STARTER_DIR / "outlines").iterdir()} == set(LANGUAGES)
    assert all(tree == trees["en"] for tree in trees.values())


def test_every_yaml_file_names_its_schema() -> None:
    for path, text in shop_files(Answers(countries=("DE",))).items():
        if path.startswith("content/") and path.endswith(".yml"):
            first = text.splitlines()[0]
            assert first.startswith("# yaml-language-server: $schema=../"), path
            assert first.endswith(".json"), path


def test_questions_are_asked_at_a_terminal_and_their_answers_used(tmp_path: Path) -> None:
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "helpgen.cli", "new", "shop"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(shops.PROJECT_DIR)},
        stdin=follower,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    os.close(follower)
    os.write(leader, b"Fern & Way\nCZ,DE\ncs,en\nphone\ncaddy\n")
    out, err = process.communicate(timeout=120)
    os.close(leader)
    assert process.returncode == 0, err
    assert b"shop is ready" in out
    for question in (b"Name of the shop", b"Countries", b"Languages", b"Channels", b"Host"):
        assert question in err
    store = yaml.safe_load((tmp_path / "shop" / "content" / "store.yml").read_text("utf-8"))
    assert (store["name"], store["languages"], store["host"]) == ("Fern & Way", ["cs", "en"], "caddy")
    assert [market["countries"] for market in store["markets"]] == [["CZ"], ["DE"]]


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (("--host", "netlfy"), 1, 'Did you mean "netlify"?'),
        (("--market", "XX"), 2, '"XX" is no code of a country'),
        (("--languages", "en,xx"), 2, '"xx" is none of'),
        (("--channels", "pigeon"), 2, '"pigeon" is none of'),
    ],
)
def test_answer_that_cannot_be_used_is_told_and_nothing_is_written(
    options: tuple[str, ...], code: int, told: str, tmp_path: Path
) -> None:
    result = shops.run_bare("new", str(tmp_path / "shop"), "--yes", *options)
    assert result.exit_code == code
    assert told in result.stdout + result.stderr
    assert not (tmp_path / "shop").exists()


def test_make_of_the_new_shop_checks_and_builds(tmp_path: Path) -> None:
    shops.run_bare("new", str(tmp_path / "shop"), "--yes")
    make = shutil.which("make")
    assert make is not None
    environment = {**os.environ, "PYTHONPATH": str(shops.PROJECT_DIR)}
    command = [make, f"HELPGEN={sys.executable} -m helpgen.cli"]
    done = subprocess.run(command, cwd=tmp_path / "shop", env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "shop" / "site" / "index.html").is_file()


# --- Workflows ---------------------------------------------------------------------------

SCHEMAS = {"github": "vendor.github-workflows", "gitlab": "vendor.gitlab-ci"}


@pytest.mark.parametrize("service", SCHEMAS)
def test_workflow_for_every_host_fits_the_schema_of_its_service(service: str, tmp_path: Path) -> None:
    names = []
    for host in HOSTS:
        ((path, text),) = workflow_files(service, host).items()
        names.append(str(tmp_path / f"{host}.yml"))
        Path(names[-1]).write_text(text, "utf-8")
        jobs = json.dumps(yaml.safe_load(text))
        assert "helpgen check" in jobs
        assert "helpgen build --search" in jobs
        assert path in {".github/workflows/help-center.yml", ".gitlab-ci.yml"}
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", SCHEMAS[service], *names]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_schema_refuses_a_workflow_with_a_slip(tmp_path: Path) -> None:
    ((_, text),) = workflow_files("github", "github").items()
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(text.replace("runs-on:", "run-on:"), "utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", SCHEMAS["github"], str(wrong)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1


def test_netlify_configuration_is_read_as_toml() -> None:
    ((path, text),) = workflow_files("netlify", "netlify").items()
    assert path == "netlify.toml"
    build = tomllib.loads(text)["build"]
    assert build["publish"] == "site"
    assert build["command"].endswith("helpgen build --search")


@pytest.mark.parametrize("service", WORKFLOWS)
def test_export_workflow_writes_the_files(service: str, tmp_path: Path) -> None:
    result = shops.run_bare("export", "workflow", service, "--host", "s3", "--out", str(tmp_path))
    assert result.exit_code == 0
    written = {path: content.decode() for path, content in shops.read_tree(tmp_path).items()}
    assert written == workflow_files(service, "s3")
