"""Drives the real window with keys and clicks; run by `test_spine` in a desktop session of its own.

    python -m tests.e2e.driver compose HOME SERVER.json    from an empty data folder to a queued post
    python -m tests.e2e.driver look HOME SERVER.json       a later start: what the outbox shows

Prints one JSON object: what the window showed at the end.
"""

import faulthandler
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from composer.gui.compose.page import ComposePage
from composer.gui.compose.proof.source_dialog import SourceDialog
from composer.gui.connections.add_dialog import FORM, FOUND, WHERE, AddDialog
from composer.gui.connections.page import ConnectionsPage
from composer.gui.first_run.page import FirstRunPage
from composer.gui.main import Opened, open_window
from composer.gui.outbox.page import OutboxPage
from composer.gui.shell.start import make_application
from composer.model.job import JobState

W = TypeVar("W", bound=QWidget)
HANGS = 240
"""Seconds after which a window that does not come back says where it stands, and ends."""
PATIENCE = 60.0
LEFT = Qt.MouseButton.LeftButton


def until(what: str, holds: Callable[[], Any], patience: float = PATIENCE) -> Any:
    """Runs the window until a condition holds; fails with its words after the patience."""
    loop, found, end = QEventLoop(), [], time.monotonic() + patience

    def ask() -> None:
        value = holds()
        if value or time.monotonic() > end:
            found.append(value)
            loop.quit()

    timer = QTimer()
    timer.timeout.connect(ask)
    timer.start(20)
    loop.exec()
    timer.stop()
    timer.timeout.disconnect(ask)  # Qt would keep `ask`, and the window in its hands, for good
    assert found[0], f"not seen within {patience} s: {what}"
    return found[0]


def click(widget: QWidget) -> None:
    """A left click in the middle of a visible widget."""
    until(f"{type(widget).__name__} {widget.accessibleName()} visible", widget.isVisible)
    QTest.mouseClick(widget, LEFT)


def keys(widget: QWidget, text: str) -> None:
    """Clicks into an editor and types."""
    widget.setFocus()
    QTest.keyClicks(widget, text)


def dialog(kind: type[W]) -> W:
    """The open dialog of that class."""
    found: W = until(
        kind.__name__,
        lambda: next((w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()), None),
    )
    return found


def page(opened: Opened, key: str, shortcut: Qt.Key, kind: type[W]) -> W:
    """Goes to a screen with its shortcut."""
    QTest.keyClick(opened.window, shortcut, Qt.KeyboardModifier.ControlModifier)
    found = until(key, lambda: opened.window.page() if opened.window.screen_id() == key else None)
    assert isinstance(found, kind)
    return found


def introduce(opened: Opened) -> None:
    """Goes through the first run: the practice's name, then on; the gallery at its end."""
    screen = opened.window.page()
    assert isinstance(screen, FirstRunPage)
    keys(screen.practice.name.line, "Maple Street Dental")
    for _ in range(3):
        click(screen.next)
    click(screen.skip)
    until("the rail", opened.window.rail.isVisible)


def connect(opened: Opened, server: dict[str, str]) -> None:
    """Adds the WordPress site; the key goes into the system keyring."""
    screen = page(opened, "connections", Qt.Key.Key_6, ConnectionsPage)
    until("the embedded connections", lambda: len(screen._all) == 2)
    add = next(b for b in screen.head.findChildren(QPushButton) if b.text() == "Add connection")
    click(add)
    form = dialog(AddDialog)
    form.kind.combo.setFocus()
    at = form.kind.combo.findData("wordpress")
    form.kind.combo.setCurrentIndex(at)
    form.kind.combo.activated.emit(at)
    for page_wanted in (WHERE, FORM):
        click(form.verb)
        until("the next step", lambda wanted=page_wanted: form.pages.currentIndex() == wanted)
    form.name.line.selectAll()
    keys(form.name.line, "Our blog")
    keys(form.fields["url"].line, server["url"])
    keys(form.fields["user"].line, server["user"])
    keys(form.fields["secret"].line, server["app_password"])
    click(form.verb)
    until("the host is shown", form.host.isVisible)
    click(form.verb)
    until("what was found", lambda: form.pages.currentIndex() == FOUND)
    click(form.verb)
    until("the connection works", lambda: any(c.name == "Our blog" and c.channels for c in screen._all))


def write(opened: Opened) -> ComposePage:
    """Picks the myth-buster and fills it in, with a source tied to the fact."""
    screen = page(opened, "compose", Qt.Key.Key_1, ComposePage)
    until("templates", lambda: screen.gallery.cards)
    click(next(c for c in screen.gallery.cards if c.template.id == "myth-buster"))
    until("the fields", lambda: screen.write.fields and not screen.is_in_gallery())
    words = {
        "topic": "Bleeding gums",
        "myth": "Bleeding gums are normal.",
        "fact": "Bleeding can be an early sign of gum disease.",
        "action": "Brush twice a day and have sore gums checked.",
    }
    for name, text in words.items():
        if name in screen.write.fields:
            keys(screen.write.fields[name].area, text)
    click(screen.sources.add)
    form = dialog(SourceDialog)
    keys(form.paste.line, "https://www.nidcr.nih.gov/health-info/gum-disease")
    until("the address was taken", form.form.address.text)
    keys(form.form.heading.line, "Gum Disease")
    if not form.form.author.text():
        keys(form.form.author.line, "NIDCR")
    click(form.verb)
    until("the source", lambda: screen.presenter.session.post.sources)
    area = screen.write.fields["fact"].area
    area.setFocus()
    QTest.keyClick(area, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(area, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    menu = until("the menu of sources", lambda: QApplication.activePopupWidget() or None)
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    until("the tie", lambda: screen.presenter.session.post.claims)
    until("the checks have caught up", lambda: is_current(screen))
    click(screen.write.pictures.propose)
    until("the alt text", lambda: screen.presenter.session.post.card_alt)
    return screen


def is_current(screen: ComposePage) -> bool:
    """Whether the findings shown are those of the words that stand there."""
    analysis, session = screen.presenter.analysis, screen.presenter.session
    return analysis is not None and session is not None and analysis.draft.post is session.post


def queue(opened: Opened, screen: ComposePage) -> None:
    """Waits until nothing blocks, then presses Queue and waits for WordPress."""
    until("nothing to fix", lambda: is_current(screen) and not screen.presenter.analysis.blockers())
    until("a plan", lambda: screen.presenter.queueing._plan and screen.queue_foot.queue.text() == "Queue")
    click(screen.queue_foot.queue)
    outbox = page(opened, "outbox", Qt.Key.Key_5, OutboxPage)
    until("jobs", lambda: outbox.presenter._jobs)
    until("WordPress holds the post", lambda: states(outbox).get("wordpress") == JobState.HANDED_OVER.value)
    until("everything handed over", lambda: set(states(outbox).values()) == {JobState.HANDED_OVER.value})


def states(outbox: OutboxPage) -> dict[str, str]:
    """The state of each platform's job as the screen knows it."""
    return {row.job.payload.platform: row.job.state.value for row in outbox.presenter._jobs.values()}


def main() -> int:
    """Carries out the words."""
    what, home, server_file = sys.argv[1:4]
    faulthandler.dump_traceback_later(HANGS, exit=True)
    server = json.loads(Path(server_file).read_text(encoding="utf-8"))
    app = make_application(["chairside"])
    opened = open_window(app, Path(home), welcome=True)
    troubles: list[str] = []
    opened.window.notices.told.connect(lambda message: troubles.append(str(message)))
    opened.window.show()
    opened.window.raise_()
    opened.window.activateWindow()
    until("the first frame", lambda: opened.window._was_painted)
    until("the window in front", opened.window.isActiveWindow)
    try:
        if what == "compose":
            introduce(opened)
            connect(opened, server)
            queue(opened, write(opened))
        outbox = page(opened, "outbox", Qt.Key.Key_5, OutboxPage)
        until("jobs", lambda: outbox.presenter._jobs)
        shown = [row.key for row in outbox.table.rows.rows if not row.is_strip]
        picture = opened.window.grab()
        picture.save(str(Path(home).parent / f"{what}.png"))
        print(
            json.dumps(
                {"states": states(outbox), "rows": len(shown), "keyring": opened.context.app().connections is not None}
            )
        )
    except AssertionError as error:
        opened.window.grab().save(str(Path(home).parent / f"{what}-failed.png"))
        print(json.dumps({"failed": str(error), "told": troubles}))
        return 1
    finally:
        opened.window.close()
        opened.context.stop()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
