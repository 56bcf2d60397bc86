"""Feedback and messages, sent to a real server of somebody else."""

import json
import re
import urllib.parse
import uuid
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Locator, Page, Request, Route, expect
from shops import copy_demo

from .conftest import Visitor
from .pages import parse
from .sites import Receiver, Site, Submission, build, keep_languages, replace_in, serve, write_files
from .waiting import settle
from .words import words

pytestmark = pytest.mark.browser

WORDS = words()
ENDPOINT = "feedback:\n  endpoint: https://feedback.fernway.example/v1/feedback\n  csat: 5\n  nps: true\n"


@pytest.fixture(scope="module")
def by_mail(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demo without an endpoint."""
    folder = copy_demo(tmp_path_factory.mktemp("mail"))
    keep_languages(folder, "en")
    replace_in(folder / "content/store.yml", ENDPOINT, "")
    with serve(build(folder)) as site:
        yield site


@pytest.fixture(scope="module")
def by_netlify(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demo whose forms Netlify collects."""
    folder = copy_demo(tmp_path_factory.mktemp("netlify"))
    keep_languages(folder, "en")
    replace_in(folder / "content/store.yml", ENDPOINT, "feedback:\n  netlify: true\n")
    with serve(build(folder)) as site:
        yield site


def feedback(page: Page, language: str = "en") -> Locator:
    return page.get_by_role("form", name=words(language)["feedback_question"])


def answer(page: Page, key: str, comment: str = "", language: str = "en") -> Locator:
    """Choose Yes or No, write a comment; returns the form."""
    said = words(language)
    form = feedback(page, language)
    form.get_by_role("button", name=said[f"feedback_{key}"], exact=True).click()
    field = form.get_by_role("textbox", name=said["feedback_comment"])
    expect(field if key == "yes" else form.get_by_role("radio").first).to_be_focused()
    field.fill(comment)
    return form


def send(form: Locator, language: str = "en") -> None:
    form.get_by_role("button", name=words(language)["feedback_send"], exact=True).click()


# --- Was this helpful? -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "name", "language", "key", "score", "comment"),
    [
        ("returns/return-item/", "returns/return-item", "en", "yes", 1, ""),
        ("returns/return-item/", "returns/return-item", "en", "no", 0, 'Line 1\n"quotes" <b>&amp; žluťoučký 🐻'),
        ("th/orders/track-order/", "orders/track-order", "th", "no", 0, "ไม่เข้าใจ"),
        ("ar/policies/returns/", "policies/returns", "ar", "yes", 1, "شكرًا"),
        ("faq/delivery/", "faq/delivery", "en", "yes", 1, "ok"),
    ],
)
def test_answer_and_comment_reach_the_endpoint_as_json(
    visitor: Visitor, receiver: Receiver, receiving: Site,
    path: str, name: str, language: str, key: str, score: int, comment: str,
) -> None:  # fmt: skip
    page = visitor.open(path, site=receiving)
    form = answer(page, key, comment, language)
    assert receiver.submissions == []
    status = page.get_by_role("main").get_by_role("status")
    send(form, language)
    expect(status.filter(has_text=words(language)["feedback_thanks"])).to_be_focused()
    (submission,) = receiver.submissions
    assert said_in(submission) == {
        "v": 1, "kind": "helpful", "page": name, "lang": language, "score": score, "reason": "", "comment": comment,
        "website": "",
    }  # fmt: skip


def said_in(submission: Submission) -> dict[str, object]:
    """What a submission says, without what differs each time, which must be there."""
    body = submission.json
    assert uuid.UUID(str(body.pop("id"))).version == 4
    for name in ("client_ts", "sent_ts"):
        assert datetime.fromisoformat(str(body.pop(name))).tzinfo
    assert body.pop("attempt") == 1
    assert int(str(body.pop("elapsed_ms"))) >= 0
    return body


def test_reason_is_asked_only_where_the_page_did_not_help(
    visitor: Visitor, receiver: Receiver, receiving: Site
) -> None:
    page = visitor.open("returns/return-item/", site=receiving)
    form = answer(page, "no")
    form.get_by_role("radio", name=WORDS["feedback_reason_unclear"]).check()
    form.get_by_role("button", name=WORDS["feedback_yes"], exact=True).click()
    expect(form.get_by_role("radio")).to_have_count(0)
    form.get_by_role("button", name=WORDS["feedback_no"], exact=True).click()
    expect(form.get_by_role("radio", name=WORDS["feedback_reason_unclear"])).to_be_checked()
    send(form)
    expect(page.get_by_text(WORDS["feedback_thanks"])).to_be_visible()
    assert receiver.submissions[0].json["reason"] == "unclear"


def test_staff_can_say_that_a_page_is_out_of_date(visitor: Visitor, receiver: Receiver, receiving: Site) -> None:
    page = visitor.open("returns/return-item/#outdated", site=receiving)
    form = page.get_by_role("form", name=WORDS["feedback_flag"])
    expect(form.get_by_role("textbox")).to_be_focused()
    form.get_by_role("textbox").fill("The label is red now")
    send(form)
    expect(page.get_by_text(WORDS["feedback_thanks"])).to_be_visible()
    body = said_in(receiver.submissions[0])
    assert (body["kind"], body["comment"], body.get("score")) == ("outdated", "The label is red now", None)


@pytest.mark.parametrize(
    ("kind", "answer", "expected"), [("csat", "4", {"score": 4, "scale": 5}), ("nps", "10", {"score": 10})]
)
def test_survey_reaches_the_endpoint(
    visitor: Visitor, receiver: Receiver, receiving: Site, kind: str, answer: str, expected: dict[str, int]
) -> None:
    page = visitor.open("contact/", site=receiving)
    settle(page)
    form = page.locator(f"#hg-{kind}")
    expect(form.locator("fieldset")).to_have_accessible_name(WORDS[f"survey_{kind}"].format(store="Fernway"))
    form.get_by_role("radio", name=re.compile(rf"^{answer}\b")).check()
    form.get_by_role("textbox", name=WORDS["survey_comment"]).fill("Because")
    form.get_by_role("button", name=WORDS["feedback_send"]).click()
    expect(page.get_by_text(WORDS["survey_thanks"])).to_be_visible()
    assert said_in(receiver.submissions[0]) == {
        "v": 1, "kind": kind, "page": "contact", "lang": "en", "comment": "Because", "website": "", **expected,
    }  # fmt: skip


def test_survey_without_script_is_posted(visitor: Visitor, receiver: Receiver, receiving: Site) -> None:
    page = visitor.open("th/contact/", site=receiving, has_script=False)
    form = page.locator("#hg-csat")
    form.get_by_role("radio").nth(2).check()
    form.get_by_role("button").click()
    expect(page.get_by_role("heading", name="Received")).to_be_visible()
    fields = receiver.submissions[0].form
    assert (fields["kind"], fields["score"], fields["scale"], fields["language"]) == ("csat", "3", "5", "th")


@pytest.mark.parametrize("path", ["contact/", "returns/return-item/", "ar/contact/", "th/faq/delivery/"])
def test_privacy_notice_stands_by_every_form(visitor: Visitor, receiving: Site, path: str) -> None:
    said = words(path[:2] if path[2] == "/" else "en")
    page = visitor.open(path, site=receiving, has_script=False)
    forms = page.locator("form[method=post]")
    assert forms.count() == (3 if "contact" in path else 1)
    for form in forms.all():
        form.get_by_text(said["privacy_note"]).click()
        notice = form.locator(".hg-privacy")
        expect(notice).to_contain_text("Fernway Outfitters s.r.o.")
        for name in ("controller", "purpose", "basis", "recipients", "storage", "rights"):
            expect(notice.get_by_text(said[f"privacy_{name}"], exact=True)).to_be_visible()
        expect(notice.get_by_role("link", name=said["privacy_title"])).to_be_visible()


def test_privacy_notice_has_words_of_its_own_where_the_shop_has_none(tmp_path: Path) -> None:
    folder = copy_demo(tmp_path)
    keep_languages(folder, "en")
    file = folder / "content/policies/legal.yml"
    shop = yaml.safe_load(file.read_text("utf-8"))
    del shop["privacy"]
    file.write_text(yaml.safe_dump(shop, allow_unicode=True), "utf-8")
    page = (build(folder) / "contact/index.html").read_text("utf-8")
    for name in ("purpose", "recipients", "rights"):
        assert WORDS[f"form_privacy_{name}"] in page
    assert "Fernway Outfitters s.r.o., Na Poříčí 1047/26, 110 00 Praha, care@fernway.example" in page


def test_answer_can_be_changed_before_it_is_sent(visitor: Visitor, receiver: Receiver, receiving: Site) -> None:
    page = visitor.open("returns/return-item/", site=receiving)
    form = answer(page, "yes", "Hm")
    no = form.get_by_role("button", name=WORDS["feedback_no"], exact=True)
    no.click()
    expect(no).to_have_attribute("aria-pressed", "true")
    yes = form.get_by_role("button", name=WORDS["feedback_yes"], exact=True)
    expect(yes).to_have_attribute("aria-pressed", "false")
    expect(form.get_by_role("textbox")).to_have_value("Hm")
    send(form)
    expect(page.get_by_text(WORDS["feedback_thanks"])).to_be_visible()
    assert [submission.json["score"] for submission in receiver.submissions] == [0]


def test_feedback_works_by_keyboard_alone(visitor: Visitor, receiver: Receiver, receiving: Site) -> None:
    page = visitor.open("returns/return-item/", site=receiving)
    feedback(page).get_by_role("button", name=WORDS["feedback_no"], exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name=WORDS["feedback_reason_missing"])).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(page.get_by_role("textbox", name=WORDS["feedback_comment"])).to_be_focused()
    page.keyboard.type("No label")
    page.keyboard.press("Tab")
    for _ in range(4):
        if page.evaluate("document.activeElement.textContent.trim()") == WORDS["feedback_send"]:
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text(WORDS["feedback_thanks"])).to_be_focused()
    body = receiver.submissions[0].json
    assert (body["reason"], body["comment"]) == ("missing", "No label")


def test_endpoint_that_is_down_gets_the_answer_later(visitor: Visitor, receiver: Receiver, receiving: Site) -> None:
    visitor.expect("ERR_CONNECTION_REFUSED")
    page = visitor.open("returns/return-item/", site=receiving)
    form = answer(page, "no", "The label did not open")
    receiver.stop()
    send(form)
    expect(page.get_by_text(WORDS["feedback_waiting"])).to_be_focused()
    receiver.start()
    expect(page.get_by_text(WORDS["feedback_thanks"])).to_be_visible()
    (submission,) = receiver.submissions
    assert submission.json["comment"] == "The label did not open"


@pytest.mark.parametrize("status", [500, 503, 404, 429])
def test_answer_that_is_not_acknowledged_is_sent_again_with_the_same_id(
    visitor: Visitor, receiver: Receiver, receiving: Site, status: int
) -> None:
    visitor.expect(f"status of {status}")
    page = visitor.open("returns/return-item/", site=receiving)
    form = answer(page, "yes", "Text")
    receiver.status = status
    send(form)
    expect(page.get_by_text(WORDS["feedback_waiting"])).to_be_visible()
    receiver.status = 201
    expect(page.get_by_text(WORDS["feedback_thanks"])).to_be_visible()
    attempts = [submission.json for submission in receiver.submissions]
    assert len({str(one["id"]) for one in attempts}) == 1
    assert {one["comment"] for one in attempts} == {"Text"}
    assert [one["attempt"] for one in attempts] == list(range(1, len(attempts) + 1))
    assert len(attempts) > 1


@pytest.mark.parametrize("status", [400, 413, 422])
def test_refused_answer_is_told_and_stays_to_be_changed(
    visitor: Visitor, receiver: Receiver, receiving: Site, status: int
) -> None:
    visitor.expect(f"status of {status}")
    page = visitor.open("returns/return-item/", site=receiving)
    form = answer(page, "yes", "Text")
    receiver.status = status
    send(form)
    expect(form.get_by_role("status")).to_have_text(WORDS["feedback_refused"])
    expect(form.get_by_role("textbox")).to_have_value("Text")
    receiver.status = 201
    form.get_by_role("textbox").fill("Shorter")
    form.get_by_role("button", name=WORDS["feedback_retry"]).click()
    expect(page.get_by_text(WORDS["feedback_thanks"])).to_be_visible()
    first, second = (submission.json for submission in receiver.submissions)
    assert first["id"] != second["id"]


def test_impatient_clicks_send_once(visitor: Visitor, receiver: Receiver, receiving: Site) -> None:
    page = visitor.open("returns/return-item/", site=receiving)
    form = answer(page, "yes")
    form.get_by_role("button", name=WORDS["feedback_send"], exact=True).evaluate(
        "button => { button.click(); button.click(); button.click(); }"
    )
    expect(page.get_by_text(WORDS["feedback_thanks"])).to_be_visible()
    assert len(receiver.submissions) == 1


def test_without_script_the_plain_form_is_posted(visitor: Visitor, receiver: Receiver, receiving: Site) -> None:
    page = visitor.open("returns/return-item/", site=receiving, has_script=False)
    form = feedback(page)
    form.get_by_role("textbox", name=WORDS["feedback_comment"]).fill("Žádný štítek & nic")
    form.get_by_role("button", name=WORDS["feedback_no"], exact=True).click()
    expect(page.get_by_role("heading", name="Received")).to_be_visible()
    (submission,) = receiver.submissions
    assert submission.form == {
        "page": "returns/return-item", "language": "en", "kind": "helpful", "website": "",
        "comment": "Žádný štítek & nic", "helpful": "no",
    }  # fmt: skip


# --- Without an endpoint -----------------------------------------------------------------


def test_without_an_endpoint_the_mail_program_gets_the_answer(visitor: Visitor, by_mail: Site) -> None:
    page = visitor.open("returns/return-item/", site=by_mail)
    form = answer(page, "no", "50 % & more?\nSecond line")
    address = urllib.parse.urlsplit(form.get_by_role("link", name=WORDS["feedback_send"]).get_attribute("href") or "")
    assert (address.scheme, address.path) == ("mailto", "care@fernway.example")
    fields = dict(urllib.parse.parse_qsl(address.query, strict_parsing=True))
    assert WORDS["feedback_no"] in fields["subject"]
    assert "How do I return an item?" in fields["subject"]
    assert fields["body"].startswith("50 % & more?\r\nSecond line\r\n")
    assert page.url in fields["body"]


def test_without_an_endpoint_and_script_the_form_is_a_mail(by_mail: Site) -> None:
    (form,) = parse(by_mail.text("returns/return-item/")).all("form", method="post")
    assert form["action"] == "mailto:care@fernway.example"
    assert form["enctype"] == "text/plain"


def test_without_an_endpoint_a_message_becomes_a_mail(visitor: Visitor, by_mail: Site) -> None:
    page = visitor.open("contact/", site=by_mail)
    form = contact_form(page)
    form.get_by_role("link", name=WORDS["contact_send"]).click()
    expect(form.get_by_role("alert")).to_be_focused()
    form.get_by_label(WORDS["contact_email"]).fill("jan@example.com")
    form.get_by_label(WORDS["contact_message"]).fill("Where is it?")
    address = form.get_by_role("link", name=WORDS["contact_send"]).get_attribute("href") or ""
    assert address.startswith("mailto:care@fernway.example?subject=")
    fields = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(address).query, strict_parsing=True))
    assert fields["body"].startswith("Where is it?")
    assert "jan@example.com" in fields["body"]


# --- Netlify -------------------------------------------------------------------------------


@pytest.mark.parametrize(("path", "name"), [("returns/return-item/", "helpful"), ("contact/", "contact")])
def test_netlify_finds_its_form(by_netlify: Site, path: str, name: str) -> None:
    page = parse(by_netlify.text(path))
    (form,) = page.all("form", name=name)
    assert form["data-netlify"] == "true"
    assert form["netlify-honeypot"] == "website"
    assert form["method"] == "post"
    assert page.all("input", type="hidden", name="form-name", value=name)
    assert page.all("input", name="website")


def test_netlify_gets_the_answer_as_a_form(visitor: Visitor, by_netlify: Site) -> None:
    page = visitor.open("returns/return-item/", site=by_netlify)
    posted: list[Request] = []

    def take(route: Route) -> None:
        if route.request.method != "POST":
            return route.fallback()
        posted.append(route.request)
        return route.fulfill(status=200, body="ok")

    page.route(re.compile("return-item"), take)
    send(answer(page, "no", "a & b"))
    expect(page.get_by_text(WORDS["feedback_thanks"])).to_be_visible()
    (request,) = posted
    assert request.headers["content-type"].startswith("application/x-www-form-urlencoded")
    assert request.url == page.url
    fields = dict(urllib.parse.parse_qsl(request.post_data or "", keep_blank_values=True))
    uuid.UUID(fields.pop("id"))
    assert fields == {
        "form-name": "helpful", "page": "returns/return-item", "language": "en", "kind": "helpful", "website": "",
        "comment": "a & b", "helpful": "no", "reason": "",
    }  # fmt: skip


# --- A receiver of forms, with photos ------------------------------------------------------

PHOTO = {"name": "torn.jpg", "mimeType": "image/jpeg", "buffer": bytes(range(256)) * 300}


@pytest.fixture(scope="module")
def by_form(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Receiver, Site]]:
    """A small shop whose messages go to a receiver of forms that takes photos."""
    receiver = Receiver()
    receiver.start()
    feedback = f"feedback: {{endpoint: '{receiver.url}', format: form, photos: true}}"
    store = f"name: Fernway\nlanguages: [en]\ntime_zone: Europe/Prague\n{feedback}\n"
    channels = "channels:\n  - {id: mail, type: email, name: Mail, address: care@fernway.example}\n"
    shop = write_files(
        tmp_path_factory.mktemp("forms"),
        {
            "mkdocs.yml": "site_name: Fernway Help\ntheme: {name: material}\nplugins: [helpgen]\ndocs_dir: content\n",
            "content/store.yml": store,
            "content/channels.yml": channels,
            "content/en/index.md": "# Help\n",
        },
    )
    with serve(build(shop)) as site:
        yield receiver, site
    receiver.stop()


def write_message(page: Page, *, has_photo: bool, has_script: bool = True) -> Locator:
    form = contact_form(page, has_script=has_script)
    form.get_by_label(WORDS["contact_email"]).fill("jan@example.com")
    form.get_by_label(WORDS["contact_message"]).fill("It came torn")
    if has_photo:
        form.get_by_label(WORDS["contact_photo"]).set_input_files(PHOTO)
    form.get_by_role("button", name=WORDS["contact_send"]).click()
    return form


@pytest.mark.parametrize("has_script", [True, False])
def test_photo_goes_along_with_the_message(visitor: Visitor, by_form: tuple[Receiver, Site], has_script: bool) -> None:
    receiver, site = by_form
    receiver.submissions.clear()
    page = visitor.open("contact/", site=site, has_script=has_script)
    write_message(page, has_photo=True, has_script=has_script)
    thanks = page.get_by_text(WORDS["contact_sent"]) if has_script else page.get_by_role("heading", name="Received")
    expect(thanks).to_be_visible()
    (taken,) = receiver.submissions
    assert taken.files == {"photo": PHOTO["buffer"]}
    assert (taken.form["email"], taken.form["message"], taken.form["website"]) == (
        "jan@example.com",
        "It came torn",
        "",
    )


def test_message_without_a_photo_has_no_place_for_one(visitor: Visitor, by_form: tuple[Receiver, Site]) -> None:
    receiver, site = by_form
    receiver.submissions.clear()
    page = visitor.open("contact/", site=site)
    write_message(page, has_photo=False)
    expect(page.get_by_text(WORDS["contact_sent"])).to_be_visible()
    (taken,) = receiver.submissions
    assert taken.form["message"] == "It came torn"
    assert "photo" not in taken.form


def test_page_of_a_captive_portal_acknowledges_no_photo(visitor: Visitor, by_form: tuple[Receiver, Site]) -> None:
    receiver, site = by_form
    receiver.is_kind = False
    page = visitor.open("contact/", site=site)
    form = write_message(page, has_photo=True)
    expect(page.get_by_text(WORDS["contact_failed"])).to_be_visible()
    expect(form.get_by_label(WORDS["contact_message"])).to_have_value("It came torn")
    receiver.is_kind = True
    form.get_by_role("button", name=WORDS["feedback_retry"]).click()
    expect(page.get_by_text(WORDS["contact_sent"])).to_be_visible()


# --- The contact form ----------------------------------------------------------------------


def contact_form(page: Page, *, has_script: bool = True) -> Locator:
    if has_script:
        settle(page)  # its script comes after the page
    return page.get_by_role("form", name=WORDS["contact_form"])


def test_empty_message_gets_errors_tied_to_its_fields(visitor: Visitor, receiver: Receiver, receiving: Site) -> None:
    page = visitor.open("contact/", site=receiving)
    form = contact_form(page)
    form.get_by_role("button", name=WORDS["contact_send"]).click()
    summary = form.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text(WORDS["contact_error_title"])
    for label, error in (("contact_email", "contact_error_email"), ("contact_message", "contact_error_message")):
        field = form.get_by_label(WORDS[label], exact=True)
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_accessible_description(WORDS[error])
        summary.get_by_role("link", name=WORDS[error]).click()
        expect(field).to_be_focused()
    expect(form.get_by_label(WORDS["contact_name"])).not_to_have_attribute("aria-invalid", "true")
    assert receiver.submissions == []


def test_mended_field_loses_its_error(visitor: Visitor, receiver: Receiver, receiving: Site) -> None:
    page = visitor.open("contact/", site=receiving)
    form = contact_form(page)
    email = form.get_by_label(WORDS["contact_email"], exact=True)
    email.fill("not an address")
    form.get_by_label(WORDS["contact_message"], exact=True).fill("Hello")
    form.get_by_role("button", name=WORDS["contact_send"]).click()
    expect(form.get_by_role("alert").get_by_role("link")).to_have_text([WORDS["contact_error_email"]])
    email.fill("jan@example.com")
    form.get_by_role("button", name=WORDS["contact_send"]).click()
    expect(page.get_by_text(WORDS["contact_sent"])).to_be_focused()
    assert len(receiver.submissions) == 1


def test_message_reaches_the_endpoint_as_json(visitor: Visitor, receiver: Receiver, receiving: Site) -> None:
    page = visitor.open("contact/", site=receiving)
    form = contact_form(page)
    form.get_by_label(WORDS["contact_topic"]).select_option("returns")
    form.get_by_label(WORDS["contact_name"]).fill("Jana Nováková")
    form.get_by_label(WORDS["contact_email"], exact=True).fill("jana@example.com")
    form.get_by_label(WORDS["contact_order"]).fill("F-1001")
    form.get_by_label(WORDS["contact_message"], exact=True).fill("Two lines:\n<b>here</b>")
    form.get_by_role("button", name=WORDS["contact_send"]).click()
    expect(page.get_by_text(WORDS["contact_sent"])).to_be_focused()
    body = said_in(receiver.submissions[0])
    assert body == {
        "v": 1, "kind": "contact", "lang": "en", "topic": "returns", "name": "Jana Nováková",
        "email": "jana@example.com", "order": "F-1001", "message": "Two lines:\n<b>here</b>", "website": "",
        "context": "",
    }  # fmt: skip


def test_message_that_cannot_be_sent_is_kept_and_sent_later(
    visitor: Visitor, receiver: Receiver, receiving: Site
) -> None:
    visitor.expect("ERR_CONNECTION_REFUSED")
    page = visitor.open("contact/", site=receiving)
    form = contact_form(page)
    form.get_by_label(WORDS["contact_email"], exact=True).fill("jana@example.com")
    form.get_by_label(WORDS["contact_message"], exact=True).fill("Keep me")
    receiver.stop()
    form.get_by_role("button", name=WORDS["contact_send"]).click()
    expect(page.get_by_text(WORDS["contact_waiting"])).to_be_focused()
    receiver.start()
    expect(page.get_by_text(WORDS["contact_sent"])).to_be_visible()
    assert [submission.json["message"] for submission in receiver.submissions] == ["Keep me"]


def test_pages_that_may_answer_are_offered_while_one_writes(visitor: Visitor, receiving: Site) -> None:
    page = visitor.open("contact/", site=receiving)
    form = contact_form(page)
    form.get_by_label(WORDS["contact_message"], exact=True).press_sequentially("How do I return an item?")
    offered = form.get_by_role("link", name="How do I return an item?")
    expect(offered).to_have_attribute("target", "_blank")
    assert "returns/return-item" in (offered.get_attribute("href") or "")
    form.get_by_label(WORDS["contact_message"], exact=True).fill("Hi")
    expect(form.get_by_role("heading", name=WORDS["contact_suggestions"])).to_be_hidden()


def test_message_says_where_its_writer_came_from(visitor: Visitor, receiver: Receiver, receiving: Site) -> None:
    page = visitor.open("search/?q=broken+zip", site=receiving)
    page.get_by_role("contentinfo").get_by_role("link", name=WORDS["contact"]).first.click()
    page.wait_for_url("**/contact/")
    form = contact_form(page)
    form.get_by_label(WORDS["contact_email"], exact=True).fill("jana@example.com")
    form.get_by_label(WORDS["contact_message"], exact=True).fill("It broke")
    form.get_by_role("button", name=WORDS["contact_send"]).click()
    expect(page.get_by_text(WORDS["contact_sent"])).to_be_focused()
    assert receiver.submissions[0].json["context"] == '/search/ "broken zip"'


def test_without_script_the_message_is_posted(visitor: Visitor, receiver: Receiver, receiving: Site) -> None:
    page = visitor.open("contact/", site=receiving, has_script=False)
    form = contact_form(page, has_script=False)
    form.get_by_label(WORDS["contact_email"], exact=True).fill("jana@example.com")
    form.get_by_label(WORDS["contact_message"], exact=True).fill("Hello")
    form.get_by_role("button", name=WORDS["contact_send"]).click()
    expect(page.get_by_role("heading", name="Received")).to_be_visible()
    fields = receiver.submissions[0].form
    assert fields["kind"] == "contact"
    assert (fields["email"], fields["message"], fields["language"]) == ("jana@example.com", "Hello", "en")


@pytest.mark.parametrize("path", ["contact/", "returns/return-item/"])
def test_honeypot_is_out_of_reach_for_people(visitor: Visitor, receiving: Site, path: str) -> None:
    page = visitor.open(path, site=receiving, width=360)
    trap = page.locator(":is([data-hg-contact], [data-hg-feedback]) input[name=website]")
    expect(trap).to_have_count(1)
    box = trap.bounding_box()
    assert box is None or box["x"] + box["width"] <= 0 or box["y"] + box["height"] <= 0
    assert "Website" not in page.get_by_role("main").aria_snapshot()
    assert trap.evaluate("input => input.tabIndex") == -1
    assert trap.get_attribute("autocomplete") == "off"


def test_filled_honeypot_reaches_the_endpoint_which_can_tell(
    visitor: Visitor, receiver: Receiver, receiving: Site
) -> None:
    page = visitor.open("returns/return-item/", site=receiving)
    form = answer(page, "yes")
    form.locator("input[name=website]").evaluate("input => { input.value = 'https://spam.example'; }")
    send(form)
    expect(page.get_by_text(WORDS["feedback_thanks"])).to_be_visible()
    assert json.loads(receiver.submissions[0].body)["website"] == "https://spam.example"
