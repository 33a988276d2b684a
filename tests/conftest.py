"""Fixtures shared by all tests: where the project's own data and other people's test data are."""

import os
import sys
from pathlib import Path

import pytest

if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

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


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """What pytest-qt's application is started with, whichever test asks for it first."""
    return ["chairside", "-style", "Fusion"]


@pytest.fixture(autouse=True)
def _one_application(request: pytest.FixtureRequest) -> None:
    """Tests that paint share the window tests' application: a process can have one, and the first decides its kind."""
    if request.node.get_closest_marker("paint"):
        pytest.importorskip("PySide6.QtWidgets")
        request.getfixturevalue("qapp")


_SESSION = pytest.StashKey[pytest.Session]()


def pytest_sessionstart(session: pytest.Session) -> None:
    """Keeps the session for its end."""
    session.config.stash[_SESSION] = session


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Ends a process that had a Qt application at once, when all is told.

    Python would take what hundreds of windows left of Qt apart in no order, and that ended in a crash now and then, after
    the last test. The program has one window; that it ends well is tested in processes of its own (`test_monkey`,
    `test_shell`, the benchmark of the start).
    """
    core = sys.modules.get("PySide6.QtCore")
    session = config.stash.get(_SESSION, None)
    if core is None or session is None or core.QCoreApplication.instance() is None:
        return
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(int(session.exitstatus))
