"""The real servers, started once for all tests that want them."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.peers.servers import FaultLine, NotHere, Peer, start
from tests.peers.wordpress_eye import WordPressEye


def started(shared: Path, name: str, **settings: str) -> Peer:
    """A running server; the test skips (or fails, where servers are required) with the reason otherwise."""
    try:
        return start(shared, name, **settings)
    except NotHere as error:
        if os.environ.get("CHAIRSIDE_REQUIRE_PEERS"):
            pytest.fail(str(error))
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def wordpress(shared: Path) -> Iterator[Peer]:
    """A real WordPress; its clock job runs only when a test says so."""
    peer = started(shared, "wordpress", WP_CRON="manual")
    yield peer
    peer.stop()


@pytest.fixture(scope="session")
def wordpress_line(shared: Path, wordpress: Peer) -> Iterator[FaultLine]:
    """The fault line to it."""
    peer = started(shared, "fault-proxy", UPSTREAM=wordpress.info["url"].rsplit(":", 1)[1])
    yield FaultLine(peer)
    peer.stop()


@pytest.fixture
def line(wordpress_line: FaultLine) -> Iterator[FaultLine]:
    """The fault line, healed and with an empty log."""
    wordpress_line.plan()
    wordpress_line.forget()
    yield wordpress_line
    wordpress_line.plan()


@pytest.fixture(scope="session")
def eye(wordpress: Peer) -> WordPressEye:
    """The administrator's view."""
    return WordPressEye(wordpress.info)
