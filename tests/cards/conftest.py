"""Fixtures for card tests. Painting tests share one application: pytest-qt's, without a display where there is none."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from composer.cards.layouts import Layouts, load_layouts

if TYPE_CHECKING:
    from composer.cards.paint.painter import Painter

if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def layouts(templates_dir: Path) -> Layouts:
    """The layouts that ship with the program."""
    return load_layouts(templates_dir / "cards")


@pytest.fixture(scope="session")
def painter(qapp: Any, layouts: Layouts, assets: Path) -> "Painter":
    """A painter with the shipped layouts and fonts."""
    from composer.cards.paint.painter import Painter

    return Painter(layouts, assets / "fonts")


@pytest.fixture
def logo(qapp: Any) -> bytes:
    """A drawn logo as PNG: a drop on a rounded square."""
    from tests.cards.samples import drawn_logo

    return drawn_logo()
