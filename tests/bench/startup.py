"""Process start to the first painted window: a bare PySide6 window against ours, in turn, as ratios.

The bare window is a QMainWindow with a label, in a script that imports what every widget program does.

    python -m tests.bench.startup [ROUNDS] [--real | --posts]

The shell is the window with one page of real parts (a form, a list of 40 rows, findings); `--real` starts the program
itself on an empty data folder, `--posts` on one that holds the sample posts, the newest open in Compose. Budget (DESIGN 7): at most 1.5 times the bare window.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from composer.app.wiring import open_app

ROOT = Path(__file__).resolve().parents[2]
BUDGET = 1.5

BARE = """
import os, sys
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QFormLayout, QLabel, QLineEdit, QListView, QMainWindow,
    QPlainTextEdit, QPushButton, QSplitter, QTabWidget, QVBoxLayout, QWidget)
app = QApplication(sys.argv)
class Win(QMainWindow):
    seen = False
    def event(self, e):
        r = super().event(e)
        if not self.seen and e.type() == e.Type.Paint:
            self.seen = True
            QTimer.singleShot(0, app.quit)
        return r
w = Win()
w.resize(1200, 800)
w.setCentralWidget(QLabel("hello"))
w.show()
app.exec()
os._exit(0)
"""

SHELL = """
import os, sys
from composer.gui.plain_import import import_qt
import_qt()
from composer.gui.shell.start import make_application, make_window, run
from composer.gui.shell.page import Forgetful, Page, Screen
from composer.gui.parts.buttons import Button
from composer.gui.parts.textfield import TextField
from composer.gui.parts.findings import FindingList, FindingView
from composer.gui.parts.panel import Column, Panel
from composer.gui.parts.rows import Cell, Row
from composer.gui.parts.splitter import Splitter
from composer.gui.parts.table import Column as Heading, RowTable
from composer.model.finding import Severity
class Start(Page):
    def __init__(self, window):
        super().__init__("Start", "What the first frame shows")
        self.head.add_right(Button("Export cards", icon="export"), Button("New post", "primary", icon="plus"))
        split = Splitter()
        write = Panel("Write")
        column = Column()
        for label in ("Myth", "Fact", "What to do", "Picture"):
            field = TextField(label, limit=180)
            field.set_text("Acid causes enamel erosion even when a drink has no sugar.")
            column.content.addWidget(field)
        write.body.addWidget(column)
        checks = Panel("Checks")
        found = FindingList()
        found.set_findings(tuple(FindingView(str(i), Severity.WARN, "No source for this", "A number is a claim.", (("t", "Tie"),)) for i in range(4)))
        checks.body.addWidget(found)
        checks.body.addStretch(1)
        posts = Panel("Posts")
        table = RowTable("Posts", (Heading("Title"), Heading("State", 160)))
        table.set_rows(tuple(Row(str(i), (Cell(f"Post {i}", "Myth-buster", lead="IG"), Cell("Draft"))) for i in range(40)))
        posts.body.addWidget(table)
        for panel in (write, checks, posts):
            split.add(panel, width=340, least=200, grows=True)
        self.set_body(split)
names = "compose library sources calendar outbox connections records settings".split()
app = make_application(sys.argv)
run(app, make_window(app, tuple(Screen(n, n.title(), Start) for n in names), Forgetful()))
os._exit(0)
"""

REAL = "import sys; sys.argv = ['chairside']; from composer.__main__ import main; main()"


def spawn(code: str, env: dict[str, str]) -> tuple[float, float, float]:
    """Wall milliseconds, milliseconds of work, and peak MiB of one process."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", code], env=env, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = (time.perf_counter() - begun) * 1000
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"a window did not start (status {process.returncode})")
    return wall, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024


def with_posts(home: str) -> None:
    """The sample posts in a data folder, so that the window opens on one of them."""
    with open_app(argparse.Namespace(home=home)) as app:
        for template in ("event", "health-tip", "myth-buster"):
            app.library.save(app.library.sample(template))


def main(arguments: list[str], say: Callable[[str], None] = print) -> float:
    """Prints the table; the ratio of ours to the bare window, the median of pairs."""
    rounds = int(next((a for a in arguments if a.isdigit()), "11"))
    posts = "--posts" in arguments
    name, code = ("program", REAL) if posts or "--real" in arguments else ("shell", SHELL)
    with tempfile.TemporaryDirectory() as home:
        if posts:
            with_posts(home)
        env = {**os.environ, "PYTHONPATH": str(ROOT), "CHAIRSIDE_QUIT_AFTER_PAINT": "1", "CHAIRSIDE_HOME": home}
        env.setdefault("QT_QPA_PLATFORM", "offscreen")
        env.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
        env["PYTHONPYCACHEPREFIX"] = str(Path(home) / "pycache")
        cases = {"bare window": BARE, name: code}
        samples: dict[str, list[tuple[float, float, float]]] = {case: [] for case in cases}
        for i in range(rounds + 1):
            for case, script in cases.items():
                measured = spawn(script, env)
                if i:  # the first round warms the page cache and makes the profile
                    samples[case].append(measured)
    for case, taken in samples.items():
        wall, work, peak = (statistics.median(column) for column in zip(*taken, strict=True))
        say(f"{case:12} {wall:7.1f} ms, of these {work:6.1f} ms work, peak {peak:.1f} MiB")
    pairs = list(zip(samples["bare window"], samples[name], strict=True))
    ratio, work = (statistics.median(ours[i] / bare[i] for bare, ours in pairs) for i in (0, 1))
    say(f"{name} / bare window: {ratio:.2f} in time, {work:.2f} in work (budget {BUDGET})")
    return ratio


if __name__ == "__main__":
    main(sys.argv[1:])
