"""Random clicks and keys all over the window raise nothing and crash nothing.

More of it: `python -m tests.gui.screens.monkey HOME --seed N --acts 2500`.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
ACTS = 500


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_whatever_is_clicked_and_typed_the_window_stands(busy_home: Path, seed: int) -> None:
    """A crash inside Qt is no exception: it ends the process, so the clicking has one of its own."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}

    words = [str(busy_home), "--seed", str(seed), "--acts", str(ACTS)]
    ended = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-m", "tests.gui.screens.monkey", *words],
        env=env, cwd=busy_home.parent, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip

    assert ended.returncode == 0, f"{ended.stdout[-4000:]}\n{ended.stderr[-4000:]}"
