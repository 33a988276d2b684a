"""The kill proof in a small form; the full one is `python -m tests.outbox.kill_proof --kills 200`."""

import os
from pathlib import Path

import pytest

from tests.outbox.kill_proof import prove
from tests.peers.servers import NotHere


def counts(shared: Path, kills: int, seed: int) -> dict[str, object]:
    """The counts, or a skip that says why."""
    try:
        return prove(shared, kills, workers=2, seed=seed)
    except NotHere as error:
        if os.environ.get("CHAIRSIDE_REQUIRE_PEERS"):
            pytest.fail(str(error))
        pytest.skip(str(error))


@pytest.mark.peer
def test_killed_at_random_moments_nothing_is_lost_and_nothing_is_doubled(shared: Path) -> None:
    """Two processes on one database, SIGKILL, a spoilt line, a real WordPress."""
    found = counts(shared, 5, seed=7)

    assert (found["lost"], found["doubled"], found["faults_in_program"]) == (0, 0, []), found


@pytest.mark.peer
@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_killed_two_hundred_times_nothing_is_lost_and_nothing_is_doubled(shared: Path) -> None:
    """The full count."""
    found = counts(shared, 200, seed=8)

    assert (found["lost"], found["doubled"], found["faults_in_program"]) == (0, 0, []), found
