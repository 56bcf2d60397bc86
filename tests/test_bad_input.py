"""Files that nobody should write, and some do: each is named with a way out, and the published site stays as it was."""

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shops
from shops import (
    CONFIG,
    HOME,
    STORE,
    Files,
    Found,
    article,
    build,
    built,
    find,
    main_of,
    page,
    plain_folder,
    read_tree,
    small_shop,
    write_files,
)

from helpgen.publish import swap

Spoil = Callable[[Path], object]


def refused(root: Path, spoil: Spoil) -> list[Found]:
    """Publish a good shop, spoil its content, build again: return the complaints, the site being as it was."""
    small_shop(root)
    before = read_tree(built(root))
    spoil(root / "content")
    result = build(root)
    found = find(root, "build")
    assert result.exit_code == 1
    assert read_tree(root / "site") == before
    errors = [each for each in found if each.severity == "error"]
    assert errors
    assert all(each.message and each.path for each in errors)
    # These two say in the message itself what they expect.
    assert all(each.hint for each in errors if each.code not in {"HC142", "HC143"})
    return errors


def adding(files: Files) -> Spoil:
    return lambda content: write_files(content, files)


def told(found: list[Found]) -> list[tuple[str, str, int]]:
    return [(each.code, each.path, each.line) for each in found]


# --- Folders and files -------------------------------------------------------------


def test_missing_content_folder_is_told(tmp_path: Path) -> None:
    (found,) = refused(tmp_path, lambda content: content.rename(tmp_path / "moved"))
    assert told([found]) == [("HC101", "content", 0)]


def test_file_in_the_place_of_the_content_folder_is_told(tmp_path: Path) -> None:
    def spoil(content: Path) -> None:
        content.rename(tmp_path / "moved")
        content.write_text("# Hello")

    assert told(refused(tmp_path, spoil)) == [("HC101", "content", 0)]


def test_empty_content_folder_does_not_publish_an_empty_site(tmp_path: Path) -> None:
    def spoil(content: Path) -> None:
        shutil.rmtree(content)
        content.mkdir()

    assert told(refused(tmp_path, spoil)) == [("HC102", "content", 0)]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter; pytest's own folders are closed."""
    folder = Path(tempfile.mkdtemp(prefix="helpgen-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def as_somebody_else(root: Path) -> str:
    """Return what `helpgen check` prints for a user without rights, all code having been loaded before."""
    script = """
        import os, sys
        from pathlib import Path
        from shops import check
        root = Path(sys.argv[1])
        check(root)
        if os.geteuid() == 0:
            os.setgroups([])
            os.setresgid(65534, 65534, 65534)
            os.setresuid(65534, 65534, 65534)
        result = check(root)
        sys.stdout.write(result.stdout)
        sys.exit(result.exit_code)
    """
    path = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parents[1])])
    result = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", textwrap.dedent(script), str(root)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert result.returncode == 1, result.stderr
    return result.stdout


@pytest.mark.parametrize("name", ["en/orders/track.md", "en/orders/photo.png", "store.yml"])
def test_file_that_only_another_user_may_read_is_named(open_folder: Path, name: str) -> None:
    root = small_shop(open_folder / "shop", {"en/orders/photo.png": b"PNG"})
    (root / "content" / name).chmod(0)
    out = as_somebody_else(root)
    assert f"content/{name}: error HC103: the file cannot be read (Permission denied)" in out


def test_folder_that_only_another_user_may_read_is_named(open_folder: Path) -> None:
    root = small_shop(open_folder / "shop")
    (root / "content" / "en" / "orders").chmod(0)
    out = as_somebody_else(root)
    assert "content/en/orders: error HC103: the file cannot be read (Permission denied)" in out


def test_text_in_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    text = article("Kde je m\u016fj bal\xedk?\n").encode("cp1250")
    (found,) = refused(tmp_path, adding({"en/orders/balik.md": text}))
    assert told([found]) == [("HC104", "content/en/orders/balik.md", 6)]
    assert 'Save it again with the encoding "UTF-8".' in found.hint


def test_utf_16_text_is_named(tmp_path: Path) -> None:
    errors = refused(tmp_path, adding({"en/orders/a.md": article().encode("utf-16")}))
    assert told(errors) == [("HC104", "content/en/orders/a.md", 1)]


def test_store_in_another_encoding_does_not_turn_the_shop_into_plain_markdown(tmp_path: Path) -> None:
    errors = refused(tmp_path, adding({"store.yml": STORE.replace("Small", "Mal\xfd").encode("cp1250")}))
    assert ("HC104", "content/store.yml", 1) in told(errors)


def test_symbolic_link_out_of_the_content_folder_is_refused(tmp_path: Path) -> None:
    secret = write_files(tmp_path / "outside", {"secret.md": "# SECRET", "secret.png": b"SECRET"})

    def spoil(content: Path) -> None:
        (content / "en" / "secret.md").symlink_to(secret / "secret.md")
        (content / "en" / "secret.png").symlink_to("../../../outside/secret.png")
        (content / "en" / "folder").symlink_to(secret)
        (content / "en" / "hosts.txt").symlink_to("/etc/hostname")

    errors = refused(tmp_path / "shop", spoil)
    assert told(errors) == [
        ("HC105", f"content/en/{name}", 0) for name in ("folder", "hosts.txt", "secret.md", "secret.png")
    ]


def test_symbolic_link_inside_the_content_folder_is_an_ordinary_file(tmp_path: Path) -> None:
    root = small_shop(tmp_path)
    (root / "content" / "en" / "orders" / "copy.md").symlink_to("track.md")
    assert "The link shows where the parcel is." in page(built(root), "orders/copy")


def test_links_in_a_ring_and_links_to_nothing_are_named(tmp_path: Path) -> None:
    def spoil(content: Path) -> None:
        (content / "en" / "a.md").symlink_to("b.md")
        (content / "en" / "b.md").symlink_to("a.md")
        (content / "en" / "c.md").symlink_to("gone.md")

    errors = refused(tmp_path, spoil)
    assert told(errors) == [("HC103", f"content/en/{name}.md", 0) for name in "abc"]


def test_pipe_in_the_content_folder_is_refused(tmp_path: Path) -> None:
    errors = refused(tmp_path, lambda content: os.mkfifo(content / "en" / "pipe.md"))
    assert told(errors) == [("HC108", "content/en/pipe.md", 0)]


@pytest.mark.parametrize("name", ["en/a\nb.md", "en/a\x1b[31mb.md", "en/orders\n/x.md", "en/\u202egnp.md"])
def test_line_end_in_a_file_name_is_refused(tmp_path: Path, name: str) -> None:
    (found,) = refused(tmp_path, adding({name: article()}))
    assert found.code == "HC111"
    assert found.path.isprintable()


def test_file_name_that_is_no_utf_8_is_refused(tmp_path: Path) -> None:
    (found,) = refused(tmp_path, lambda content: (content / os.fsdecode(b"en/a\xff.md")).write_text("# Hello"))
    assert found.code == "HC111"
    assert found.path.isascii()


# --- Sizes, depths and bombs ---------------------------------------------------------


def test_article_of_ten_megabytes_is_refused(tmp_path: Path) -> None:
    (found,) = refused(tmp_path, adding({"en/orders/long.md": article("word " * 2_000_000)}))
    assert told([found]) == [("HC106", "content/en/orders/long.md", 0)]
    assert "10.0 MB" in found.message


MERGE_BOMB = "a0: &a0 {k: v}\n" + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 30))
YAML_BOMBS = {
    "HC120": "title: " + "x" * 70_000 + "\n",
    "HC121": "title: " + "[" * 10_000 + "\n",
    "HC121 dashes": "- " * 10_000 + "x\n",
    "HC121 braces": "title: " + "{a: " * 5_000 + "\n",
    "HC122": "keywords: [" + "a, " * 6_000 + "]\n",
    "HC131": MERGE_BOMB,
    "HC131 aliases": "title: &a [x]\nkeywords: [" + "*a, " * 50 + "]\n",
    "HC132": "title: !!python/object/apply:os.system [touch hacked]\n",
}


@pytest.mark.parametrize("name", YAML_BOMBS)
@pytest.mark.parametrize("place", ["front matter", "store.yml"])
def test_yaml_bomb_is_refused(tmp_path: Path, name: str, place: str) -> None:
    bomb = YAML_BOMBS[name]
    if place == "store.yml":
        # A file of its own may be larger: HC120 and HC122 need more there.
        more = {"HC120": 20, "HC122": 20}.get(name, 1)
        text = bomb.replace("x" * 70_000, "x" * 70_000 * more).replace("a, " * 6_000, "a, " * 6_000 * more)
        files = {"store.yml": STORE + text if not text.startswith("- ") else text}
    else:
        files = {"en/orders/bomb.md": f"---\n{bomb}---\nText.\n"}
    errors = refused(tmp_path, adding(files))
    assert name[:5] in {each.code for each in errors}
    assert all(each.line for each in errors)


DEEP = {
    "quotes": ">" * 5_000 + " deep",
    "brackets": "[" * 5_000 + " deep",
    "parentheses": "(" * 5_000 + " deep",
    "stars": "*" * 5_000 + "deep",
    "backticks": "`" * 5_000 + " deep",
    "elements": "<div>" * 3_000 + "deep" + "</div>" * 3_000,
    "braces": "{{ " * 5_000 + "deep",
    "comments": "deep <!-- " + "<!--" * 2_000,
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP.keys())
def test_deep_nesting_gives_a_page_with_its_words(tmp_path: Path, text: str) -> None:
    site = built(small_shop(tmp_path, {"en/orders/deep.md": article(text)}))
    assert "deep" in main_of(page(site, "orders/deep"))


NESTED = {
    "lists": "- " * 3_000 + "deep",
    "lists below each other": "".join("    " * depth + "- deep\n" for depth in range(250)),
    "elements with Markdown": '<div markdown="1">\n' * 600 + "deep" + "</div>\n" * 600,
}


@pytest.mark.parametrize("text", NESTED.values(), ids=NESTED.keys())
def test_nesting_beyond_every_parser_is_told(tmp_path: Path, text: str) -> None:
    errors = refused(tmp_path, adding({"en/orders/deep.md": article(text)}))
    assert told(errors) == [("HC162", "content/en/orders/deep.md", 6)]


def test_text_after_one_that_is_nested_too_deeply_is_read_as_ever(tmp_path: Path) -> None:
    files = {"index.md": "# Hello\n", "a.md": NESTED["lists"], "b.md": "# B\n\n- one\n    - two\n\nEnd.\n"}
    alone = page(built(plain_folder(tmp_path / "alone", {**files, "a.md": "# A\n"})), "b")
    after = page(built(plain_folder(tmp_path / "after", files)), "b")
    assert main_of(after).partition("Related")[0] == main_of(alone).partition("Related")[0]


# --- Characters ----------------------------------------------------------------------


def test_title_of_angle_brackets_is_text(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>"
    files = {
        "en/orders/<b>.md": article(f"## {evil}\n\nText {evil}", title=evil, summary=f"{evil}", keywords=f'["{evil}"]'),
        "en/<i>/index.md": f"---\ntitle: {evil}\nsummary: {evil}\n---\n",
        "en/<i>/x.md": article(title="X"),
        "store.yml": STORE.replace("Small", f'"{evil}"'),
    }
    for path, content in read_tree(built(small_shop(tmp_path, files))).items():
        assert b"<script>alert" not in content or path.endswith(".json"), path
    html = page(tmp_path / "site", "orders/b")
    assert "<h1" in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;</h1>" in html


def test_nul_and_control_characters_never_reach_a_page(tmp_path: Path) -> None:
    body = "a\0b\x01\x08\x1b[31m\x7f\n\n## c\0d\x02\n\n`e\0f`\n\n\x02klzzwxh:0\x03 \ue0000\ue001 {{ store.name }}\n"
    site = built(small_shop(tmp_path, {"en/orders/x.md": article(body)}))
    for path, content in read_tree(site).items():
        if path.endswith((".html", ".json", ".xml", ".txt")):
            text = content.decode("utf-8")
            assert not set(text) & {chr(code) for code in range(32) if chr(code) not in "\t\n\r"}, path
            assert "\x7f" not in text
            assert "\ue000" not in text
    assert "Small" in main_of(page(site, "orders/x"))


@pytest.mark.parametrize("escape", ["\\ud800", "\\udfff", "\\U00110000", "\\ud83d\\ude00", "\\0", "\\x1z"])
def test_escaped_surrogate_in_front_matter_is_told_or_cleaned(tmp_path: Path, escape: str) -> None:
    root = small_shop(tmp_path, {"en/orders/x.md": article(title=f'"a{escape}b"')})
    found = [each for each in find(root) if each.severity == "error"]
    if escape == "\\0":
        assert found == []
        assert "<h1>ab</h1>" in "".join(page(built(root), "orders/x").split("\n")).replace(' class="hg-title"', "")
    else:
        assert [(each.code, each.line) for each in found] == [("HC137", 2)]


def test_control_character_in_front_matter_is_told_with_its_column(tmp_path: Path) -> None:
    (found,) = refused(tmp_path, adding({"en/orders/x.md": article(title="a\0b")}))
    assert (found.code, found.line, found.column) == ("HC123", 2, 9)


# --- Names -----------------------------------------------------------------------------

AWAY = "../../../../../../../../etc/passwd"


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("related", f"[{AWAY}]", "HC010"),
        ("policy", AWAY, "HC008"),
        ("channels", f"[{AWAY}]", "HC009"),
        ("video", f"{{url: {AWAY}, title: x}}", "HC003"),
        ("video", f"{{url: https://x.example/a.mp4, title: x, captions: {AWAY}}}", "HC003"),
        ("body", f"[x]({AWAY})", "HC001"),
        ("body", f"[x]({AWAY.replace('/', '%2F')})", "HC001"),
        ("body", f"![x]({AWAY})", "HC003"),
        ("body", f"![x]({AWAY.replace('..', '%2e%2e')})", "HC003"),
        ("body", "[x](/../../etc/passwd.md)", "HC001"),
        ("body", f'<video src="{AWAY}"></video>', "HC003"),
    ],
)
def test_name_that_leads_away_is_told_and_reads_nothing(tmp_path: Path, key: str, value: str, code: str) -> None:
    text = article(value) if key == "body" else article(**{key: value})
    errors = refused(tmp_path, adding({"en/orders/x.md": text}))
    assert [each.code for each in errors] == [code]
    assert errors[0].line


def test_icon_that_leads_away_is_not_read(tmp_path: Path) -> None:
    write_files(tmp_path, {"secret.svg": "<svg>SECRET</svg>"})
    away = "../" * 12 + str(tmp_path / "secret")[1:]
    root = small_shop(tmp_path / "shop", {"en/orders/index.md": f"---\ntitle: Orders\nicon: {away}\n---\n"})
    assert [each.code for each in find(root)] == ["HC114"]
    assert not any(b"SECRET" in content for content in read_tree(built(root)).values())


def test_former_address_that_leads_away_stays_inside_the_site(tmp_path: Path) -> None:
    root = small_shop(tmp_path / "shop", {"en/orders/x.md": article(moved_from=f"[{AWAY}, /etc/x, 'a\\b']")})
    before = read_tree(tmp_path)
    built(root)
    written = read_tree(tmp_path).keys() - before.keys()
    assert all(path.startswith(("shop/site/", "shop/.helpgen/")) for path in written)
    assert not any(".." in path for path in written)


def test_settings_that_lead_away_publish_nothing(tmp_path: Path) -> None:
    write_files(tmp_path, {"secret.svg": "<svg>SECRET</svg>", "secret.css": "SECRET"})
    config = CONFIG.replace("name: material", "name: material\n  logo: ../../secret.svg\n  favicon: ../../secret.svg")
    root = small_shop(tmp_path / "shop", config=config + "extra_css: [../../secret.css]\n")
    build(root)
    assert not any(b"SECRET" in content for content in read_tree(root / "site").values())


@pytest.mark.parametrize("tag", ["cz", "xx", "english", "EN", "en_US", "../../etc", "tlh", ""])
def test_language_that_does_not_exist_is_told(tmp_path: Path, tag: str) -> None:
    errors = refused(tmp_path, adding({"store.yml": STORE.replace("[en]", f'[en, "{tag}"]')}))
    assert {each.code for each in errors} <= {"HC112", "HC142"}
    assert {(each.path, each.line) for each in errors} == {("content/store.yml", 3)}


@pytest.mark.parametrize("tag", ["xx", "../../etc", "tlh"])
def test_language_of_the_theme_that_does_not_exist_is_told(tmp_path: Path, tag: str) -> None:
    root = plain_folder(tmp_path, {"index.md": "# Hello"}, CONFIG.replace("material", f"material\n  language: {tag}"))
    assert [(each.code, each.path) for each in find(root)] == [("HC112", "mkdocs.yml")]
    assert build(root).exit_code == 1
    assert not (root / "site").exists()


def test_languages_that_babel_does_not_know_can_be_built(tmp_path: Path) -> None:
    tags = ["aa", "bh", "cu", "ho", "ii", "kr", "nv", "pi", "tl", "vo", "za", "zh-Hant-TW", "sr-Latn", "es-419"]
    root = small_shop(tmp_path, {"store.yml": STORE.replace("en]", f"en, {', '.join(tags)}]")})
    site = built(root)
    assert all((site / tag / "orders" / "track" / "index.html").exists() for tag in tags)


# --- Addresses that two files want -------------------------------------------------------

SAME_ADDRESS = {
    "blank and hyphen": ("en/orders/Track order.md", "en/orders/track-order.md"),
    "letter case": ("en/orders/Cancel.md", "en/orders/cancel.md"),
    "composed and decomposed": ("en/orders/re\u0301sume\u0301.md", "en/orders/r\xe9sum\xe9 .md"),
    "signs": ("en/orders/a+b.md", "en/orders/a b.md"),
    "article and section": ("en/orders/gift.md", "en/orders/gift/index.md"),
    "two categories": ("en/My Orders/a.md", "en/my-orders/b.md"),
}


@pytest.mark.parametrize(("first", "second"), SAME_ADDRESS.values(), ids=SAME_ADDRESS.keys())
def test_two_files_that_want_one_address_are_told(tmp_path: Path, first: str, second: str) -> None:
    files = {first: article("One.", title="One"), second: article("Two.", title="Two")}
    errors = refused(tmp_path, adding(files))
    assert [each.code for each in errors] == ["HC006"]
    assert errors[0].path.startswith("content/en/")


@pytest.mark.parametrize("name", ["search", "contact", "policies/returns", "th/orders/track"])
def test_article_that_wants_the_address_of_a_page_of_ours_is_told(tmp_path: Path, name: str) -> None:
    files = {
        f"en/{name}.md": article(),
        "store.yml": STORE.replace("[en]", "[en, th]"),
        "th/orders/track.md": article(),
        "channels.yml": "channels: [{id: mail, type: email, name: Mail, address: a@small.example}]",
        "policies/returns.yml": "windows: [{id: a, name: A, days: 3, starts_from: delivery}]\n"
        "refund: {types: exchange, within: 1 day, starts_from: receipt, outbound_shipping: all}\n",
    }
    errors = refused(tmp_path, adding(files))
    assert {each.code for each in errors} == {"HC006"}


def test_two_images_that_want_one_address_are_told(tmp_path: Path) -> None:
    files = {
        "en/orders/My photo.png": b"one",
        "en/orders/my-photo.png": b"two",
        "en/orders/x.md": article("![one](<My photo.png>) ![two](my-photo.png)"),
    }
    errors = refused(tmp_path, adding(files))
    assert told(errors) == [("HC006", "content/en/orders/my-photo.png", 0)]


# --- Publishing --------------------------------------------------------------------------


def test_folder_that_is_no_site_is_not_replaced(tmp_path: Path) -> None:
    root = small_shop(tmp_path)
    write_files(root / "site", {"thesis.txt": "years of work"})
    (found,) = find(root, "build")
    assert (found.code, found.path) == ("HC303", "site")
    assert '"thesis.txt"' in found.message
    assert read_tree(root / "site") == {"thesis.txt": b"years of work"}


def test_site_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    root = small_shop(tmp_path)
    before = read_tree(built(root))
    shutil.rmtree(root / ".helpgen")
    (root / ".helpgen").write_text("a file where a folder must be")
    write_files(root / "content", {"en/orders/track.md": article("Another text.")})
    (found,) = [one for one in find(root, "build") if one.severity == "error"]  # beside the cache, which is a warning
    assert (found.code, found.path) == ("HC301", "site")
    assert read_tree(root / "site") == before


def test_lock_of_another_build_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = small_shop(tmp_path)
    before = read_tree(built(root))
    write_files(root / "content", {"en/orders/track.md": article("Another text.")})
    monkeypatch.setattr(swap, "LOCK_WAIT_SECONDS", 0.1)
    with (root / ".helpgen" / "site.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        (found,) = find(root, "build")
    assert (found.code, found.path) == ("HC302", "site")
    assert read_tree(root / "site") == before
    assert find(root, "build") == []


# --- The configuration ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "config",
    ["", "site_name: [\n", "- a\n", "site_name: a\0b\n", b"site_name: \xff\n", "\t- x", "site_name: 5\n", "just words"],
)
def test_configuration_that_cannot_be_read_is_told(tmp_path: Path, config: str | bytes) -> None:
    root = small_shop(tmp_path)
    before = read_tree(built(root))
    write_files(root, {"mkdocs.yml": config})
    found = find(root, "build")
    assert {each.code for each in found if each.severity == "error"} <= {"HC402", "HC101"}
    assert any(each.severity == "error" for each in found)
    assert all("\n" not in each.message for each in found)
    assert read_tree(root / "site") == before


def test_everything_that_is_wrong_is_told_in_one_run(tmp_path: Path) -> None:
    files = {
        "en/index.md": HOME,
        "en/a.md": article("[x](gone.md) ![y](gone.png) {{ gone.fact }}", title="[unclosed"),
        "en/b.md": b"\xff",
        "channels.yml": "channels: [{id: a, type: fax, name: A}]",
        "policies/orders.yml": "cancel: {until: never}\n",
    }
    codes = {each.code for each in refused(tmp_path, adding(files))}
    assert codes == {"HC104", "HC127", "HC143"}, "what the shop's own files say wrong comes before the rest"
    codes = {each.code for each in refused(tmp_path / "texts", adding(dict(list(files.items())[:3])))}
    assert codes == {"HC001", "HC003", "HC018", "HC104", "HC127"}


# --- While the site is built -------------------------------------------------------


def test_file_that_changes_while_it_is_copied_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = shops.small_shop(
        tmp_path, {"en/orders/map.svg": "<svg/>", "en/orders/look.md": shops.article("![M](map.svg)")}
    )
    before = shops.read_tree(shops.built(root))
    shops.write_files(root / "content", {"en/orders/map.svg": "<svg fill='red'/>"})
    from helpgen import plan

    plan_site = plan.plan_site

    def save_meanwhile(*args: object) -> object:
        planned = plan_site(*args)  # type: ignore[arg-type]
        (root / "content" / "en" / "orders" / "map.svg").unlink()
        return planned

    monkeypatch.setattr(plan, "plan_site", save_meanwhile)
    result = shops.build(root)
    assert result.exit_code == 1
    assert "HC316" in result.stdout
    assert '"map.svg"' in result.stdout
    assert shops.read_tree(root / "site") == before


@pytest.mark.parametrize("mistake", ["{{ view.titel }}", "{% if %}", "{% include 'parts/none.html' %}"])
def test_broken_template_of_ones_own_is_told(tmp_path: Path, mistake: str) -> None:
    config = shops.CONFIG.replace("name: material", "name: material\n  custom_dir: theme")
    root = shops.small_shop(tmp_path, {}, config)
    (root / "theme").mkdir()
    before = shops.read_tree(shops.built(root))
    shops.write_files(root / "theme", {"templates/article.html": mistake})
    result = shops.build(root)
    assert result.exit_code == 1
    assert "HC317" in result.stdout
    assert "Traceback" not in result.stderr
    assert shops.read_tree(root / "site") == before


def test_clock_in_1970_builds(tmp_path: Path) -> None:
    root = shops.small_shop(tmp_path)
    assert shops.build(root, day="1970-01-01").exit_code == 0
