"""A reminder with everything of its post at hand: it stays until it is read, and a click says that the post is out."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtGui import QGuiApplication, QImage

from composer.app.sending.reminders import ReminderDue
from composer.gui.main import Opened
from composer.gui.posting import PostingDialog
from composer.gui.reminding import Reminding
from composer.model.job import JobState
from composer.store.store import open_store
from tests.gui.screens.conftest import plan, program
from tests.gui.screens.hands import button, click, toast
from tests.gui.screens.waiting import dialog
from tests.gui.walk import walk

pytestmark = pytest.mark.timeout(120)


def picture() -> bytes:
    """A small card."""
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG")
    return bytes(kept.data())


def due(job: str = "") -> ReminderDue:
    """A reminder with a first comment and two pictures."""
    return ReminderDue(
        "Brush", "instagram", "Brush two times a day.", (picture(), picture()), ("A brush.", "A tube."),
        ("card.jpg", "card.jpg"), (("First comment", "Ask us."),), job,
    )  # fmt: skip


def test_a_reminder_stays_while_other_words_come_and_go(window: Callable[..., Opened], home: Path) -> None:
    """Whoever was with a patient finds it afterwards."""
    opened = window(home)
    notices = opened.window.notices
    notices.tell("Time to post.", stays=True)
    toast(opened, "Time to post.")

    notices.tell("Saved.")
    shown = toast(opened, "Saved.")
    shown.close_message()

    toast(opened, "Time to post.")


def test_every_part_is_copied_by_its_own_button(window: Callable[..., Opened], home: Path, tmp_path: Path) -> None:
    """Text first; then the first comment, the description and the pictures, as files too."""
    opened = window(home)
    form = PostingDialog(due(), "Instagram", opened.window)
    form.ask()
    clipboard = QGuiApplication.clipboard()
    at_first = clipboard.text()

    click(next(b for b in form.copies if b.accessibleName() == "Copy: First comment"))
    comment = clipboard.text()
    click(next(b for b in form.copies if b.accessibleName() == "Copy the description of Picture 2"))
    described = clipboard.text()
    click(next(b for b in form.copies if b.accessibleName() == "Copy: Picture 1"))
    form.save_into(tmp_path)
    form.save_into(tmp_path)

    assert (at_first, comment, described) == ("Brush two times a day.", "Ask us.", "A tube.")
    assert clipboard.image().width() == 20
    assert sorted(p.name for p in tmp_path.glob("card*")) == ["card-2.jpg", "card-3.jpg", "card-4.jpg", "card.jpg"]
    assert walk(form) == []


def test_the_person_says_in_the_reminder_that_the_post_is_live(window: Callable[..., Opened], busy_home: Path) -> None:
    """No way through the outbox for it."""
    with open_store(busy_home) as store:
        (job, *_rest) = store.jobs.list(JobState.HANDED_OVER)
    opened = window(busy_home)
    reminding = Reminding(opened.window, opened.context)

    reminding.show_posting(due(job.id))
    click(button(dialog(PostingDialog), "It is live"))

    toast(opened, "Noted: it is live.")
    with open_store(busy_home) as store:
        assert store.jobs.get(job.id).state is JobState.LIVE


def test_what_a_reminder_held_can_be_opened_again_from_the_outbox(window: Callable[..., Opened], home: Path) -> None:
    """The toast is gone, the post is not."""
    with program(home) as app:
        (job, *_rest) = plan(app, "myth-buster", "2031-03-04T09:00")
        with app.desks.store.jobs.transaction() as change:
            change.save(replace(job, state=JobState.HANDED_OVER, wake_at=None))
    opened = window(home, "outbox")
    page = opened.window.page()
    page.show_job(job.id)

    click(button(page.details, "Post it now…"))
    form = dialog(PostingDialog)
    words = QGuiApplication.clipboard().text()
    click(button(form, "It is live"))

    assert words == job.payload.text
    assert button(page.details, "Open the post").isVisible()
