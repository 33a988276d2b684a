"""What the tests of the checks share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from composer.checks.registry import Checks
from composer.model.finding import Finding
from composer.model.practice import CheckSettings, Region

Look = Callable[..., tuple[Finding, ...]]


@pytest.fixture(scope="session")
def checks(assets: Path) -> Checks:
    """The checks with the rules that ship."""
    return Checks.load(assets / "rules")


@pytest.fixture(scope="session")
def look(checks: Checks) -> Look:
    """What is noticed in a bare text."""

    def check(text: str, *, region: Region = Region.US, allow: tuple[str, ...] = ()) -> tuple[Finding, ...]:
        return checks.check_text(text, CheckSettings(region, "2026-11-21", allow))

    return check
