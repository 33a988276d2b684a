"""A file of platform figures chosen in the window."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from composer.app.writing import figures
from composer.gui.compose.preview.figuring import take
from composer.gui.main import Opened
from tests.gui.screens.conftest import settled
from tests.gui.screens.hands import toast
from tests.gui.screens.test_compose import compose

pytestmark = pytest.mark.timeout(120)


def test_a_file_is_taken_or_refused_in_a_sentence(home: Path, window: Callable[..., Opened], tmp_path: Path) -> None:
    """A mistake is said with its place, and nothing changes."""
    opened = window(home)
    page = compose(opened)
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(json.dumps({"schema": 1, "checked_on": "2026-12-01", "platforms": {"x": {"text.limit": 4000}}}))
    bad.write_text("{")

    take(opened.context, page, bad)
    toast(opened, "bad.json")
    assert not (home / figures.FILE).exists()
    take(opened.context, page, good)
    settled(opened)

    assert (home / figures.FILE).read_bytes() == good.read_bytes()
