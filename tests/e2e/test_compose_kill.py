"""A few rounds of `compose_kill`; the long form is its own command."""

from pathlib import Path

import pytest

from tests.e2e.compose_kill import prove

pytestmark = [pytest.mark.gui, pytest.mark.timeout(300)]


def test_what_was_typed_a_second_before_a_kill_is_on_the_disk(tmp_path: Path) -> None:
    """SIGKILL while letters fly: autosave within a second of the last key, revisions without a gap."""
    pytest.importorskip("PySide6.QtWidgets")

    found = prove(4, seed=7, home=tmp_path)

    assert found["letters_lost"] == 0
    assert found["letters_on_disk"] > 0
