"""Browsers that send without end, and the connections they send through."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from .collectors import Collector, Connection, vote

CLIENTS = 24
FREELY = ("--per-second", "1000000")
"""For a collector that one machine floods: the limit for everybody together is another test's promise."""


@dataclass
class Flood:
    """Browsers with an outbox: the same submission again until it is acknowledged."""

    port: int
    acknowledged: set[str] = field(default_factory=set)
    retried: int = 0
    is_ending: bool = False

    async def client(self) -> None:
        connection = Connection(self.port)
        while not self.is_ending:
            fields = vote(kind="nps", score=7)
            while not await self._is_acknowledged(connection, fields):
                self.retried += 1
                await asyncio.sleep(0.05)
            self.acknowledged.add(str(fields["id"]))
        connection.close()

    async def _is_acknowledged(self, connection: Connection, fields: dict[str, object]) -> bool:
        try:
            status = await connection.send(fields)
        except (OSError, EOFError):
            return False
        assert status in {200, 201, 503}, status
        return status != 503

    async def run(self, goals: int, least: int, mishap: Callable[[], Awaitable[None]]) -> None:
        """Let the mishap happen so many times, spread over so many acknowledgements."""
        clients = [asyncio.ensure_future(self.client()) for _ in range(CLIENTS)]
        for number in range(goals):
            goal = least * (number + 1) // goals
            while len(self.acknowledged) < goal:
                await asyncio.sleep(0.01)
                for client in clients:
                    if client.done():
                        client.result()
            await mishap()
        self.is_ending = True
        await asyncio.gather(*clients)


def must_all_be_stored_once(flood: Flood, stored: list[str]) -> None:
    """Nothing that was acknowledged is missing, and nothing is there twice."""
    assert len(stored) == len(set(stored)), "stored twice"
    assert flood.acknowledged <= set(stored), "acknowledged and lost"


async def send_all(collector: Collector, submissions: list[dict[str, object]]) -> list[int]:
    """Send these over a few connections; returns the statuses."""
    waiting = list(submissions)
    statuses: list[int] = []

    async def client() -> None:
        connection = Connection(collector.port)
        while waiting:
            statuses.append(await connection.send(waiting.pop()))
        connection.close()

    await asyncio.gather(*(client() for _ in range(8)))
    return statuses
