"""Kills the window at random moments of writing and counts: whatever was typed a second before is on the disk.

    python -m tests.e2e.compose_kill [--kills 100] [--seed N]

Each round opens the real window (offscreen) on the same data folder, types into a field without a pause, and kills the
process with SIGKILL after a random time. Prints one JSON line; exit status 1 when a letter older than a second was lost,
a revision vanished or the database was damaged.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from composer.store.store import open_store

ROOT = Path(__file__).resolve().parents[2]
SECOND = 1.0
LETTERS = "brush twice a day and clean between your teeth "

TYPIST = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from composer.gui.main import open_window
from composer.gui.shell.start import make_application
app = make_application(["chairside"])
opened = open_window(app, Path(sys.argv[1]))
letters, typed = sys.argv[2], [0]
def key():
    page = opened.window.page()
    if opened.context.app() is None or "why" not in page.write.fields:
        return
    area = page.write.fields["why"].area
    QTest.keyClicks(area, letters[typed[0] % len(letters)])
    typed[0] += 1
    print(typed[0], time.time(), len(area.toPlainText()), flush=True)
timer = QTimer()
timer.timeout.connect(key)
timer.start(25)
opened.window.show()
app.exec()
"""


def one_round(home: Path, wait: float) -> tuple[int, int]:
    """How many letters the field held a second before the kill, and how many the disk holds after it."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-c", TYPIST, str(home), LETTERS]
    typist = subprocess.Popen(words, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert typist.stdout is not None
    first = typist.stdout.readline()
    assert first, "the window did not come up"
    time.sleep(wait)
    typist.kill()
    killed = time.time()
    typist.wait()
    lines = [first, *typist.stdout.read().splitlines()]
    typist.stdout.close()
    seen = [line.split() for line in lines if len(line.split()) == 3]
    safe = max((int(length) for _n, at, length in seen if float(at) < killed - SECOND), default=0)
    return safe, len(stored(home))


def stored(home: Path) -> str:
    """The words of the field in the newest revision; every revision can be read."""
    with open_store(home) as store:
        newest = store.drafts.list(limit=1)[0].id
        numbers = [revision.number for revision in store.drafts.revisions(newest)]
        assert numbers == list(range(1, len(numbers) + 1)), "a revision is missing"
        assert store.db.check() == []
        return store.drafts.latest(newest).post.answers.get("why", "")


def prove(kills: int, seed: int, home: Path) -> dict[str, Any]:
    """Runs the rounds."""
    from composer.app.wiring import open_app

    with open_app(argparse.Namespace(home=str(home))) as app:
        post = app.library.sample("myth-buster")
        app.library.save(post.with_answer("why", ""))
    chance, lost, typed = random.Random(seed), 0, 0
    for _ in range(kills):
        safe, found = one_round(home, chance.uniform(0.0, 2.5))
        lost += max(0, safe - found)
        typed = max(typed, found)
    return {"kills": kills, "letters_lost": lost, "letters_on_disk": typed, "seed": seed}


def main() -> int:
    """The words of the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = prove(chosen.kills, chosen.seed, Path(folder))
    print(json.dumps(found))
    return 1 if found["letters_lost"] else 0


if __name__ == "__main__":
    raise SystemExit(main())
