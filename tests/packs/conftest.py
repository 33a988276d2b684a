"""Tools on an empty data folder, at a fixed time, for the proofs of what ships."""

import argparse
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from composer.app.tools import Tools
from composer.app.wiring import tools


class FixedClock:
    """A day on which every sample event still lies ahead."""

    def now(self) -> datetime:
        """Always the same instant."""
        return datetime(2026, 11, 21, 15, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Tools:
    """The tools with what ships and nothing else."""
    return tools(argparse.Namespace(home=str(tmp_path_factory.mktemp("home"))), FixedClock())


@pytest.fixture
def make_kit() -> Callable[[Path], Tools]:
    """Makes tools on a data folder of the test's own."""
    return lambda home: tools(argparse.Namespace(home=str(home)), FixedClock())
