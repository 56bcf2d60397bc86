"""Hands contact messages on: as plain-text mail over SMTP, or as JSON to a webhook. Knows no table.

At least once: Message-ID and Idempotency-Key come from the submission's id, so a receiver can drop a second one.
"""

import http.client
import json
import re
import smtplib
import ssl
import urllib.error
import urllib.parse
import urllib.request
from email.message import EmailMessage
from email.utils import formatdate

from msgspec import Struct

from helpgen.feedback.outgoing import Message

TIMEOUT_SECONDS = 20
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")


class ForwardError(Exception):
    """The message was not taken; it may be later."""


class Mail(Struct, frozen=True):
    """A mail server and the two addresses."""

    url: str
    """smtp://user@host:587 (STARTTLS), smtps://user@host:465, or smtp+plain://host:25 for a server of this machine."""
    password: str
    sender: str
    recipient: str


class Webhook(Struct, frozen=True):
    """An address that takes JSON."""

    url: str
    token: str
    """Sent as `Authorization: Bearer`; "" for none."""


Forward = Mail | Webhook


def send(forward: Forward, message: Message) -> None:
    """Hand one message on; raises ForwardError if it was not taken."""
    if isinstance(forward, Mail):
        _send_mail(forward, message)
    else:
        _post(forward, message)


def make_mail(mail: Mail, message: Message) -> EmailMessage:
    """Return the mail. What shoppers wrote never becomes a header of its own: line ends are taken away."""
    letter = EmailMessage()
    topic = _header(message.topic) or "message"
    letter["Subject"] = f"[{message.site}] {topic}: {_header(message.message)[:60]}"
    letter["From"] = mail.sender
    letter["To"] = mail.recipient
    letter["Date"] = formatdate(message.received_at / 1000)
    letter["Message-ID"] = f"<{message.id}@feedback.{_header(message.site)}>"
    letter["Auto-Submitted"] = "auto-generated"
    if message.email.isascii() and not _CONTROL.search(message.email):
        letter["Reply-To"] = message.email
    lines = [
        ("Name", message.name),
        ("E-mail", message.email),
        ("Order", message.order),
        ("Topic", message.topic),
        ("Language", message.lang),
        ("Before", message.context),
        ("Id", message.id),
    ]
    about = "\n".join(f"{name}: {value}" for name, value in lines if value)
    letter.set_content(f"{message.message}\n\n-- \n{about}\n", cte="base64")
    return letter


def _header(text: str) -> str:
    return _CONTROL.sub(" ", text).strip()


def _send_mail(mail: Mail, message: Message) -> None:
    parts = urllib.parse.urlsplit(mail.url)
    host, user = parts.hostname or "localhost", urllib.parse.unquote(parts.username or "")
    try:
        context = ssl.create_default_context()
        if parts.scheme == "smtps":
            client: smtplib.SMTP = smtplib.SMTP_SSL(host, parts.port or 465, timeout=TIMEOUT_SECONDS, context=context)
        else:
            client = smtplib.SMTP(
                host, parts.port or (25 if parts.scheme == "smtp+plain" else 587), timeout=TIMEOUT_SECONDS
            )
        with client:
            if parts.scheme == "smtp":
                client.starttls(context=context)
            if user:
                client.login(user, mail.password)
            client.send_message(make_mail(mail, message))
    except (smtplib.SMTPException, OSError, ValueError) as error:
        raise ForwardError(f"{type(error).__name__} from the mail server") from error


def _post(webhook: Webhook, message: Message) -> None:
    content = {
        "v": 1, "id": message.id, "site": message.site, "kind": "contact", "lang": message.lang,
        "received_at": message.received_at, "name": message.name, "email": message.email, "order": message.order,
        "topic": message.topic, "message": message.message, "context": message.context,
    }  # fmt: skip
    headers = {"Content-Type": "application/json", "Idempotency-Key": message.id, "User-Agent": "helpgen-feedback"}
    if webhook.token:
        headers["Authorization"] = f"Bearer {webhook.token}"
    request = urllib.request.Request(webhook.url, json.dumps(content).encode(), headers, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as response:
            response.read(1024)
    except urllib.error.HTTPError as error:
        raise ForwardError(f"status {error.code} from the webhook") from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise ForwardError(f"{type(error).__name__} from the webhook") from error


def parse_mail_url(url: str) -> str:
    """Return the URL of a mail server; raises ValueError for one that is none, or that has a password in it."""
    parts = urllib.parse.urlsplit(url)
    if parts.scheme not in {"smtp", "smtps", "smtp+plain"} or not parts.hostname:
        raise ValueError("write smtp://user@host:587, smtps://user@host:465 or smtp+plain://localhost:25")
    if parts.password:
        raise ValueError("the password does not belong here, where other users can see it; use the environment")
    return url
