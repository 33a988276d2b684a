"""The first cards of a process, painted by several threads at once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RUNS = 4
"""Without the warm-up two runs in five ended in a crash (6 of 15 counted)."""

PROGRAM = """
import os, sys, threading
from pathlib import Path
from composer.cards.layouts import load_layouts
from composer.cards.paint.painter import Painter
from composer.cards.paint.runtime import ensure_application
from composer.model.card import Brand, CardSpec, Shape
from composer.model.units import Px
from tests.cards.samples import SAMPLES

sys.setswitchinterval(1e-5)
app = ensure_application()
painter = Painter(load_layouts(Path("templates/cards")), Path("assets/fonts"))
failed = []
def paint(first):
    try:
        for n in range(3):
            words = SAMPLES[(first + n) % len(SAMPLES)]
            painter.pixels(CardSpec(words, Shape("4:5", Px(1080), Px(1350)), Brand(name="M"), "1 ADA"))
    except Exception as error:
        failed.append(error)
threads = [threading.Thread(target=paint, args=(n,)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(failed, flush=True)
os._exit(bool(failed))
"""


@pytest.mark.paint
def test_threads_may_paint_their_first_card_at_the_same_moment() -> None:
    """PySide6 makes its classes at first use without a lock: the program crashed when previews came at once."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}

    ends = [
        subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, env=env, timeout=120, check=False).returncode
        for _ in range(RUNS)
    ]

    assert ends == [0] * RUNS
