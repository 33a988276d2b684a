"""The Mastodon scheduler against snac2, which speaks the same interface and lists nothing: honest where it can't know."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from composer.model.ids import new_id
from composer.model.moment import SystemClock
from composer.model.scheduler import HealthState, Presence, Verdict
from composer.net.client import Client
from composer.schedulers.mastodon import MastodonScheduler
from composer.schedulers.rest import Rest
from tests.peers.conftest import started
from tests.peers.servers import Peer
from tests.schedulers.contract import submission

pytestmark = pytest.mark.peer


@pytest.fixture(scope="module")
def snac(shared: Path) -> Iterator[Peer]:
    """A real snac2."""
    peer = started(shared, "snac2")
    yield peer
    peer.stop()


@pytest.fixture
def account(snac: Peer) -> Iterator[MastodonScheduler]:
    """Its one account."""
    client = Client("chairside-test")
    token = snac.info["access_token"]
    rest = Rest(client, snac.info["url"], {"Authorization": f"Bearer {token}"}, (token,))
    yield MastodonScheduler(rest, SystemClock())
    client.close()


def test_the_account_is_named_and_the_servers_limits_are_told(account: MastodonScheduler) -> None:
    """Nodeinfo says snac, which lists no planned posts."""
    health = account.check()

    assert health.state is HealthState.OK
    assert health.channels[0].name.startswith("@nurse@127.0.0.1")
    assert "list planned posts" in health.reason


def test_a_planned_post_with_its_picture_is_accepted_and_not_called_public(account: MastodonScheduler) -> None:
    """Snac answers a Status dated ahead."""
    now = datetime.now(UTC)
    post = submission(now=now, platform="mastodon", text=f"Fluoride {new_id()}")

    outcome = account.submit(post, now)

    assert (outcome.verdict, outcome.live) == (Verdict.ACCEPTED, False), outcome
    assert account.look(post, "", now).presence is Presence.CANT_TELL


def test_a_wrong_token_asks_to_sign_in(snac: Peer) -> None:
    """Snac answers 401 or 422."""
    client = Client("chairside-test")
    wrong = MastodonScheduler(Rest(client, snac.info["url"], {"Authorization": "Bearer x"}, ("x",)), SystemClock())
    now = datetime.now(UTC)
    post = submission(now=now + timedelta(days=1), platform="mastodon", pictures=0, text=new_id())

    outcome = wrong.submit(post, now)

    assert outcome.verdict in {Verdict.SIGN_IN_AGAIN, Verdict.RETRY_AT, Verdict.CHANGE_CONTENT}, outcome
    client.close()
