"""What `helpgen export host` writes is understood by the very servers and parsers that it is written for."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import shops

from hosts.conftest import Ask

FOREVER = "public, max-age=31536000, immutable"
FRESH = "public, max-age=0, must-revalidate"


@pytest.fixture(params=["nginx", "caddy"])
def ask(request: pytest.FixtureRequest) -> Ask:
    found: Ask = request.getfixturevalue(request.param)
    return found


def one(project: Path, pattern: str) -> str:
    """The address of the first file of the site that fits."""
    file = sorted((project / "site").glob(pattern))[0]
    return f"/{file.relative_to(project / 'site').as_posix()}"


def test_pages_are_shown_with_the_policy_that_they_carry_themselves(project: Path, ask: Ask) -> None:
    page = ask("/orders/track/")
    assert page.status == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    in_page = re.search(r'Content-Security-Policy" content="([^"]*)"', page.body.decode())
    assert in_page is not None
    policy = in_page[1]
    assert page.headers["content-security-policy"] == f"{policy}; frame-ancestors 'none'"
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert page.headers["cache-control"] == FRESH


def test_only_files_whose_name_changes_are_kept_for_ever(project: Path, ask: Ask) -> None:
    for pattern in ("assets/*/js/main.js", "assets/*/css/main.css", "search/en/*.json"):
        assert ask(one(project, pattern)).headers["cache-control"] == FOREVER, pattern
    for path in ("/search/en.json", "/search/start/en.json", "/sitemap.xml", "/policy.json", "/th/"):
        assert ask(path).headers["cache-control"] == FRESH, path
    missing = ask("/assets/0/js/gone.js")
    assert missing.status == 404
    assert missing.headers.get("cache-control") in {None, FRESH}


def test_pages_of_the_shop_may_load_what_is_made_for_them(project: Path, ask: Ask) -> None:
    shown = (one(project, "embed/*.js"), one(project, "exports/*.json"), one(project, "assets/*/js/main.js"))
    for path in (*shown, "/widget.js", "/search/en.json", "/policy.json", "/orders/track/"):
        assert ask(path).headers["access-control-allow-origin"] == "*", path


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/hc/en-us/articles/12-Where", "/orders/track/"),
        ("/hc/en-us/articles/12-Where/", "/orders/track/"),
        ("/hc/th/คำถาม", "/th/orders/track/"),
        ("/old.html", "/orders/track/"),
        ("/old/place", "/orders/moved/"),
        ("/th/old/place/", "/th/orders/moved/"),
        ("/shop", "https://www.small.example/"),
    ],
)
def test_old_address_leads_on_in_one_step(ask: Ask, old: str, new: str) -> None:
    answer = ask(old)
    assert (answer.status, answer.headers["location"]) == (301, new)


def test_old_address_that_no_configuration_can_hold_has_its_page(ask: Ask) -> None:
    answer = ask("/blank here/")
    assert answer.status == 200
    assert b'http-equiv="refresh" content="0; url=../orders/"' in answer.body


def test_each_language_has_its_own_page_for_broken_addresses(project: Path, ask: Ask) -> None:
    for address, page in (("/nothing/here", "404.html"), ("/th/nothing/here", "th/404.html")):
        answer = ask(address)
        assert answer.status == 404
        assert answer.body == (project / "site" / page).read_bytes()
        assert "content-security-policy" in answer.headers


def test_hidden_files_are_not_shown(project: Path, ask: Ask) -> None:
    hidden = project / "site" / ".helpgen-deploy.json"
    hidden.write_text("{}", "utf-8")
    try:
        assert ask("/.helpgen-deploy.json").status == 404
    finally:
        hidden.unlink()


def test_folder_without_its_slash_gets_it_without_naming_a_host(ask: Ask) -> None:
    answer = ask("/orders/track")
    assert answer.status in {301, 308}
    assert answer.headers["location"] in {"/orders/track/", "track/"}


# --- Netlify and Cloudflare Pages ---------------------------------------------------------


def blocks(text: str) -> dict[str, dict[str, str]]:
    """Read `_headers` as both hosts do: a path at the margin, below it indented headers."""
    found: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            found[list(found)[-1]][name] = value
        else:
            found[line] = {}
    return found


@pytest.mark.parametrize("host", ["netlify", "cloudflare"])
def test_no_address_gets_a_header_twice(host: str, configuration: Callable[[str], Path], project: Path) -> None:
    rules = blocks((configuration(host) / "_headers").read_text("utf-8"))
    assert len(rules) <= 100, "Cloudflare Pages reads a hundred"
    assert all(len(f"{name}: {value}") <= 2000 for headers in rules.values() for name, value in headers.items())
    for file in (path for path in (project / "site").rglob("*") if path.is_file()):
        address = f"/{file.relative_to(project / 'site').as_posix()}"
        fitting = [
            headers for rule, headers in rules.items() if re.fullmatch(re.escape(rule).replace(r"\*", ".*"), address)
        ]
        names = [name for headers in fitting for name in headers]
        assert len(names) == len(set(names)), address
        is_forever = FOREVER in [headers.get("Cache-Control") for headers in fitting]
        assert is_forever == bool(re.match(r"/(assets|search/(en|th)|tools/(en|th))/", address)), address


def test_redirects_are_written_as_each_host_wants_them(configuration: Callable[[str], Path]) -> None:
    netlify = (configuration("netlify") / "_redirects").read_text("utf-8").splitlines()
    assert "/hc/en-us/articles/12-Where /orders/track/ 301!" in netlify
    assert "/blank%20here /orders/ 301!" in netlify
    cloudflare = (configuration("cloudflare") / "_redirects").read_text("utf-8").splitlines()
    assert {"/old/place /orders/moved/ 301", "/old/place/ /orders/moved/ 301"} <= set(cloudflare)
    assert all(len(line.split(" ")) == 3 for line in (*netlify, *cloudflare))


@pytest.mark.parametrize(
    ("host", "names"),
    [
        ("netlify", {"_headers", "_redirects"}),
        ("cloudflare", {"_headers", "_redirects"}),
        ("github", {".nojekyll"}),
        ("gitlab", set()),
        ("nginx", set()),
        ("none", set()),
    ],
)
def test_build_writes_what_the_host_of_the_store_reads(host: str, names: set[str], tmp_path: Path) -> None:
    root = shops.small_shop(tmp_path, {"store.yml": f"{shops.STORE}host: {host}\n"})
    site = shops.built(root)
    assert {path.name for path in site.iterdir()} & {"_headers", "_redirects", ".nojekyll"} == names
    wanted = shops.run_bare("export", "host", host, "-f", str(root / "mkdocs.yml"), "--out", str(tmp_path / "out"))
    assert wanted.exit_code == 0
    for name in names:
        assert (site / name).read_bytes() == (tmp_path / "out" / name).read_bytes()


# --- S3 and CloudFront ----------------------------------------------------------------------


def test_cloudfront_takes_the_policy_and_the_errors(configuration: Callable[[str], Path]) -> None:
    botocore_session = pytest.importorskip("botocore.session")
    validate = pytest.importorskip("botocore.validate")
    folder = configuration("s3")
    model = botocore_session.get_session().get_service_model("cloudfront")
    policy = json.loads((folder / "cloudfront-headers.json").read_text("utf-8"))
    errors = json.loads((folder / "cloudfront-errors.json").read_text("utf-8"))
    for shape, value in (("ResponseHeadersPolicyConfig", policy), ("CustomErrorResponses", errors)):
        report = validate.ParamValidator().validate(value, model.shape_for(shape))
        assert not report.has_errors(), report.generate_report()
    assert "frame-ancestors 'none'" in policy["SecurityHeadersConfig"]["ContentSecurityPolicy"]["ContentSecurityPolicy"]
    assert policy["CustomHeadersConfig"]["Quantity"] == len(policy["CustomHeadersConfig"]["Items"]) == 1


def test_cloudfront_function_finds_the_page_of_a_folder(configuration: Callable[[str], Path]) -> None:
    code = (configuration("s3") / "cloudfront-function.js").read_text("utf-8")
    script = (
        code
        + """
for (const uri of ["/", "/orders/track/", "/orders/track", "/policy.json"])
  console.log(JSON.stringify(handler({ request: { uri } })));
"""
    )
    done = subprocess.run(["node", "-e", script], capture_output=True, text=True, check=True)
    home, page, folder, file = (json.loads(line) for line in done.stdout.splitlines())
    assert (home["uri"], page["uri"], file["uri"]) == ("/index.html", "/orders/track/index.html", "/policy.json")
    assert (folder["statusCode"], folder["headers"]["location"]["value"]) == (301, "/orders/track/")


# --- The command -------------------------------------------------------------------------------


def test_unknown_host_is_told_with_the_nearest(project: Path) -> None:
    result = shops.run_bare("export", "host", "ngnix", "-f", str(project / "mkdocs.yml"))
    assert result.exit_code == 1
    assert 'error HC384: "ngnix" is no host that helpgen knows\n  Did you mean "nginx"?' in result.stdout


def test_changed_file_is_not_overwritten_unless_told(project: Path, tmp_path: Path) -> None:
    command = ("export", "host", "nginx", "-f", str(project / "mkdocs.yml"), "--out", str(tmp_path))
    assert shops.run_bare(*command).exit_code == 0
    assert shops.run_bare(*command).exit_code == 0, "the same again is no change"
    (tmp_path / "nginx.conf").write_text("mine", "utf-8")
    refused = shops.run_bare(*command)
    assert refused.exit_code == 1
    assert 'error HC385: "nginx.conf" is there already' in refused.stdout
    assert (tmp_path / "nginx.conf").read_text("utf-8") == "mine"
    assert shops.run_bare(*command, "--overwrite").exit_code == 0
    assert "server_name" in (tmp_path / "nginx.conf").read_text("utf-8")
