"""Fixtures shared by all tests: where the project's own data and other people's test data are."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def assets() -> Path:
    """The project's assets folder."""
    return ROOT / "assets"


@pytest.fixture(scope="session")
def templates_dir() -> Path:
    """The project's templates folder."""
    return ROOT / "templates"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with other people's test data and server scripts; the test skips where it is absent."""
    folder = Path(os.environ.get("CHAIRSIDE_SHARED", ROOT.parent / "shared"))
    if not (folder / "conformance").is_dir():
        pytest.skip(f"no third-party test data at {folder} (set CHAIRSIDE_SHARED)")
    return folder
