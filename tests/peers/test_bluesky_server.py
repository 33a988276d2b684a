"""The Bluesky scheduler against a real personal data server."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from composer.model.ids import new_id
from composer.model.moment import SystemClock
from composer.model.scheduler import HealthState, Presence, Verdict
from composer.net.client import Client
from composer.schedulers.bluesky import BlueskyScheduler, told
from composer.schedulers.rest import Rest
from tests.peers.conftest import started
from tests.peers.servers import FaultLine, Peer
from tests.schedulers.contract import submission

pytestmark = [pytest.mark.peer, pytest.mark.slow, pytest.mark.timeout(900)]  # its first installation compiles


@pytest.fixture(scope="module")
def pds(shared: Path) -> Iterator[Peer]:
    """A real PDS."""
    peer = started(shared, "bluesky-pds")
    yield peer
    peer.stop()


@pytest.fixture(scope="module")
def pds_line(shared: Path, pds: Peer) -> Iterator[FaultLine]:
    """The fault line to it."""
    peer = started(shared, "fault-proxy", UPSTREAM=pds.info["url"].rsplit(":", 1)[1])
    yield FaultLine(peer)
    peer.stop()


@pytest.fixture
def client() -> Iterator[Client]:
    """The real client."""
    made = Client("chairside-test")
    yield made
    made.close()


def account(client: Client, url: str, info: dict[str, str], password: str = "") -> BlueskyScheduler:
    """The account of the READY line."""
    secret = password or info["password"]
    return BlueskyScheduler(Rest(client, url, {}, (secret,), told), info["handle"], secret, SystemClock())


def post(**changes: Any) -> Any:
    """A post due now."""
    now = datetime.now(UTC).replace(microsecond=0)
    return submission(due=now, platform="bluesky", text=f"Café 🦷 https://example.com {new_id()}", **changes)


def test_a_post_goes_out_once_however_often_it_is_submitted(client: Client, pds: Peer) -> None:
    """The same record again is answered as the same one."""
    here = account(client, pds.info["url"], pds.info)
    one = post()

    assert here.check().state is HealthState.OK
    assert here.look(one, "", datetime.now(UTC)).presence is Presence.ABSENT
    first = here.submit(one, datetime.now(UTC))
    second = here.submit(one, datetime.now(UTC) + timedelta(seconds=30))

    assert (first.verdict, second.verdict) == (Verdict.ACCEPTED, Verdict.ACCEPTED), (first, second)
    assert first.remote_id == second.remote_id
    assert here.look(one, "", datetime.now(UTC)).presence is Presence.LIVE


def test_a_thread_goes_out_in_order(client: Client, pds: Peer) -> None:
    """Replies point to their parents; the server checks the references."""
    here = account(client, pds.info["url"], pds.info)
    one = post()
    one = replace(one, payload=replace(one.payload, parts=("One.", "Two.", "Three.")))

    assert here.submit(one, datetime.now(UTC)).verdict is Verdict.ACCEPTED
    assert here.look(one, "", datetime.now(UTC)).presence is Presence.LIVE


@pytest.mark.parametrize("do", ["lose", "cut-down", "cut-up", "repeat"])
def test_a_broken_line_never_doubles(client: Client, pds: Peer, pds_line: FaultLine, do: str) -> None:
    """Unknown, then the same again: one record."""
    here = account(client, pds_line.url, pds.info)
    one = post(pictures=0)
    pds_line.plan({"path": "putRecord", "do": do})

    first = here.submit(one, datetime.now(UTC))
    pds_line.plan()
    second = here.submit(one, datetime.now(UTC))

    assert first.verdict is (Verdict.ACCEPTED if do == "repeat" else Verdict.UNKNOWN)
    assert second.verdict is Verdict.ACCEPTED
    assert here.look(one, "", datetime.now(UTC)).presence is Presence.LIVE


def test_a_wrong_password_asks_to_sign_in(client: Client, pds: Peer) -> None:
    """401."""
    here = account(client, pds.info["url"], pds.info, password="wrong-wrong-wrong")

    assert here.check().state is HealthState.SIGN_IN_AGAIN
    assert here.submit(post(), datetime.now(UTC)).verdict is Verdict.SIGN_IN_AGAIN


def test_too_long_a_text_is_refused_in_the_servers_words(client: Client, pds: Peer) -> None:
    """400, and nothing is there."""
    here = account(client, pds.info["url"], pds.info)
    one = post(pictures=0)
    one = replace(one, payload=replace(one.payload, parts=("a" * 400,)))

    outcome = here.submit(one, datetime.now(UTC))

    assert outcome.verdict is Verdict.CHANGE_CONTENT, outcome
    assert here.look(one, "", datetime.now(UTC)).presence is Presence.ABSENT
