"""The crowd proof in a small form; the full one is `python -m tests.outbox.crowd_proof` (2,000 jobs, 60 kills)."""

import sys

import pytest

from tests.outbox.crowd_proof import prove

CLEAN = {"doubled": 0, "lost": 0, "at_another_time": 0, "still_moving": 0, "faults_in_program": []}


@pytest.mark.skipif(sys.platform == "win32", reason="whether a process is gone can't be told there; its lease decides")
@pytest.mark.timeout(120)
def test_with_faults_kills_and_moves_every_post_is_there_once_at_its_time() -> None:
    """Two processes on one database; every unknown is resolved or asked about."""
    found = prove(jobs=60, kills=3, workers=2, seed=5, patience=60)

    assert {name: found[name] for name in CLEAN} == CLEAN, found
    assert len(found["met"]) > 1, "nothing was spoilt, so nothing was proved"


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_the_full_crowd() -> None:
    """2,000 jobs, 60 kills."""
    found = prove(jobs=2000, kills=60, workers=2, seed=6)

    assert {name: found[name] for name in CLEAN} == CLEAN, found
    assert len(found["met"]) > 5, found["met"]
