"""The outbox on the store in memory and on the real one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from composer.model.ports import JobStore
from composer.store.store import open_store
from tests.outbox.fakes import MemoryJobs, SetClock


@pytest.fixture(params=["memory", "sqlite"])
def jobs(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[JobStore]:
    """A fresh store of either kind."""
    if request.param == "memory":
        yield MemoryJobs()
        return
    with open_store(tmp_path) as store:
        yield store.jobs


@pytest.fixture
def clock() -> SetClock:
    """A clock that stands still until it is told otherwise."""
    return SetClock()
