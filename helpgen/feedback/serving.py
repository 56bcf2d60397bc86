"""Runs the collector: one process, the server granian, the writer, what is due every hour, and an orderly end.

The only module that knows granian, and one of two that read the clock. uvicorn has no limit for the time that headers
may take; granian closes slow connections.
"""

import asyncio
import contextlib
import logging
import os
import signal
import threading
import time

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.server.embed import Server
from msgspec import Struct

from helpgen.feedback import forwarding, keeping, outgoing
from helpgen.feedback.app import Access, Collector, make_app
from helpgen.feedback.database import Database, UnavailableError
from helpgen.feedback.forwarding import Forward, ForwardError
from helpgen.feedback.outgoing import Message
from helpgen.feedback.store import Salts
from helpgen.feedback.writer import BusyError, Writer

HEADER_SECONDS = 5
HOUR_SECONDS = 3600.0
FORWARD_SECONDS = 1.0
END_SECONDS = 8.0
log = logging.getLogger("helpgen.feedback")


class Service(Struct, frozen=True):
    """Where the collector listens and what it does beside."""

    host: str
    port: int
    access: Access
    forward: Forward | None = None
    """Where contact messages are handed on to."""
    least_free_bytes: int = 64 * 1024 * 1024


def now_ms() -> int:
    """Return milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def serve(database: Database, service: Service) -> None:
    """Take submissions until the process is asked to end; then finish what was begun and close the database."""
    salts = Salts()
    writer = Writer(database, least_free_bytes=service.least_free_bytes, after_failure=salts.forget)
    writer.start()
    ending = threading.Event()
    beside = [
        threading.Thread(target=_keep, args=(writer, ending), name="feedback-keeping", daemon=True),
        threading.Thread(target=_forward, args=(writer, service.forward, ending), name="feedback-out", daemon=True),
    ]
    for thread in beside:
        thread.start()
    try:
        asyncio.run(_listen(Collector(writer, salts, service.access, now_ms), service, writer))
    finally:
        ending.set()
        if writer.is_alive:
            writer.stop()
        database.close()


async def _listen(collector: Collector, service: Service, writer: Writer) -> None:
    server = Server(
        make_app(collector),
        address=service.host,
        port=service.port,
        interface=Interfaces.ASGINL,
        http=HTTPModes.http1,
        websockets=False,
        backlog=2048,
        log_enabled=False,
        http1_settings=HTTP1Settings(header_read_timeout=HEADER_SECONDS * 1000, max_buffer_size=64 * 1024),
    )
    loop = asyncio.get_running_loop()
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ended.set)
    running = asyncio.ensure_future(server.serve())
    while not ended.is_set() and not running.done() and writer.is_alive:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(ended.wait(), 1)
    if running.done():
        await running  # raises what went wrong, such as an address in use
    server.stop()  # type: ignore[no-untyped-call]
    # Connections that linger must not keep a stopped collector alive; what is acknowledged is on disk long before.
    killer = threading.Timer(END_SECONDS, os._exit, [0])
    killer.daemon = True
    killer.start()
    with contextlib.suppress(TimeoutError, asyncio.CancelledError):
        await asyncio.wait_for(running, END_SECONDS / 2)


def _keep(writer: Writer, ending: threading.Event) -> None:
    while not ending.is_set():
        try:
            purged = writer.submit(lambda database: keeping.purge(database, now_ms())).result()
            if purged.spam or purged.contacts or purged.comments:
                log.info("Deleted what was past its time: %s", purged)
        except (UnavailableError, BusyError) as error:
            log.warning("Nothing could be deleted: %s", error)
        ending.wait(HOUR_SECONDS)


def _forward(writer: Writer, forward: Forward | None, ending: threading.Event) -> None:
    while forward and not ending.is_set():
        try:
            for message in writer.submit(lambda database: outgoing.due(database, now_ms())).result():
                _forward_one(writer, forward, message)
        except (UnavailableError, BusyError) as error:
            log.warning("Messages wait: %s", error)
        ending.wait(FORWARD_SECONDS)


def _forward_one(writer: Writer, forward: Forward, message: Message) -> None:
    try:
        forwarding.send(forward, message)
    except ForwardError as error:
        problem = str(error)
        log.warning("A message could not be handed on (try %d): %s", message.tries + 1, problem)
        writer.submit(lambda database: outgoing.mark_failed(database, message, problem, now_ms())).result()
        return
    writer.submit(lambda database: outgoing.mark_sent(database, message.id)).result()
