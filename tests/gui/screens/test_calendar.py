"""The calendar by keys and by mouse: carried, dropped, put back; many at once; what has no day; the pause."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from composer.gui.calendar.dialogs import FillDialog, LabelsDialog
from composer.gui.calendar.kept_dialog import KeptDialog
from composer.gui.calendar.month import Month
from composer.gui.calendar.page import CalendarPage
from composer.gui.calendar.pill import Pill
from composer.gui.calendar.summary import Gap, span_words
from composer.gui.main import Opened
from composer.gui.theme.tokens import CONTRAST, LIGHT
from composer.model.job import JobState
from composer.store.store import open_store
from tests.gui.screens.conftest import go, settled
from tests.gui.screens.hands import CTRL, click, pick, press, toast
from tests.gui.screens.waiting import dialog, until
from tests.gui.walk import walk

pytestmark = pytest.mark.timeout(120)

FOURTH, FIFTH, SIXTH = date(2031, 3, 4), date(2031, 3, 5), date(2031, 3, 6)


def calendar(opened: Opened, month: Month | None = None) -> CalendarPage:
    """The Calendar in the month of the planned posts."""
    page = go(opened, "calendar")
    assert isinstance(page, CalendarPage)
    page.presenter.show_view("month")
    page.go(month or Month(2031, 3))
    settled(opened)
    until(lambda: month or pills(page), "pills")
    return page


def pills(page: CalendarPage) -> list[Pill]:
    """All that can be seen."""
    return [pill for cell in page.board.shown() for pill in cell.pills()]


def pill_on(page: CalendarPage, day: date, state: JobState | None = None) -> Pill:
    """The first pill of a day."""
    found = lambda: next(  # noqa: E731
        (p for p in pills(page) if p.entry.at.date() == day and state in {None, p.entry.state}), None
    )
    return until(found, f"a post on {day}")


def days_on_disk(home: Path) -> set[str]:
    """The days on which something is planned."""
    with open_store(home) as store:
        gone = {JobState.CANCELLED, JobState.SKIPPED}
        return {job.due.wall[:10] for job in store.jobs.list() if job.state not in gone}


@pytest.fixture
def calm_home(busy_home: Path) -> Path:
    """The planned posts, all of them still here and movable."""
    with open_store(busy_home) as store, store.jobs.transaction() as change:
        for job in store.jobs.list():
            change.save(replace(job, state=JobState.SCHEDULED, wake_at=None, remote_id="", reason=""))
    return busy_home


def drag(widget: QWidget, target: QPoint, page: QWidget) -> None:
    """Presses on a widget, moves to a global position in two steps, lets go."""
    start = widget.mapToGlobal(widget.rect().center())
    held, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    steps = ((QEvent.Type.MouseButtonPress, start, held, held), (QEvent.Type.MouseMove, start + QPoint(30, 8), none, held),
             (QEvent.Type.MouseMove, target, none, held), (QEvent.Type.MouseButtonRelease, target, held, none))  # fmt: skip
    for kind, at, button, buttons in steps:
        local = QPointF(widget.mapFromGlobal(at))
        event = QMouseEvent(kind, local, QPointF(at), button, buttons, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(widget, event)


def middle_of(page: CalendarPage, day: date) -> QPoint:
    """The middle of a day, global."""
    cell = page.board.cell_of(day)
    assert cell is not None
    return cell.mapToGlobal(cell.rect().center())


def test_a_post_is_carried_by_keys_and_the_target_names_its_time(
    window: Callable[..., Opened], calm_home: Path
) -> None:
    """M picks up, arrows move, Enter drops; the toast takes it back."""
    opened = window(calm_home)
    page = calendar(opened)
    pill_on(page, FOURTH).setFocus()

    press(opened.window.focusWidget(), Qt.Key.Key_M)  # type: ignore[arg-type]
    press(opened.window.focusWidget(), Qt.Key.Key_Right)  # type: ignore[arg-type]
    press(opened.window.focusWidget(), Qt.Key.Key_Right)  # type: ignore[arg-type]
    cell = page.board.cell_of(SIXTH)
    assert cell is not None
    assert cell.target.isVisible()
    assert cell.target.lines() == ("Drop here", "12\u202fPM is free")
    press(opened.window.focusWidget(), Qt.Key.Key_Return)  # type: ignore[arg-type]

    until(lambda: days_on_disk(calm_home) == {"2031-03-05", "2031-03-06"}, "the post on its new day")
    message = toast(opened, "Moved to")
    until(lambda: isinstance(opened.window.focusWidget(), Pill), "the focus on the post")
    click(message.button)
    until(lambda: days_on_disk(calm_home) == {"2031-03-04", "2031-03-05"}, "the way back")


def test_esc_puts_a_carried_post_back(window: Callable[..., Opened], calm_home: Path) -> None:
    """Nothing was moved, and the focus is where it was."""
    opened = window(calm_home)
    page = calendar(opened)
    pill_on(page, FOURTH).setFocus()

    press(opened.window.focusWidget(), Qt.Key.Key_M)  # type: ignore[arg-type]
    press(opened.window.focusWidget(), Qt.Key.Key_Down)  # type: ignore[arg-type]
    assert page.board.carrying.day() == date(2031, 3, 11)
    press(opened.window.focusWidget(), Qt.Key.Key_Escape)  # type: ignore[arg-type]

    assert page.board.carrying.cargo() is None
    assert not any(cell.target.isVisible() for cell in page.cells)
    focus = opened.window.focusWidget()
    assert isinstance(focus, Pill)
    assert focus.entry.at.date() == FOURTH
    assert days_on_disk(calm_home) == {"2031-03-04", "2031-03-05"}


def test_a_post_is_dragged_to_another_day(window: Callable[..., Opened], calm_home: Path) -> None:
    """With the mouse; dropping outside puts it back."""
    opened = window(calm_home)
    page = calendar(opened)

    drag(pill_on(page, FIFTH), middle_of(page, date(2031, 3, 12)), page)
    until(lambda: "2031-03-12" in days_on_disk(calm_home), "the post on its new day")
    settled(opened)
    drag(pill_on(page, date(2031, 3, 12)), QPoint(-50, -50), page)

    assert page.board.carrying.cargo() is None
    assert "2031-03-12" in days_on_disk(calm_home)


def test_what_is_live_cannot_be_picked_up_and_says_so(window: Callable[..., Opened], busy_home: Path) -> None:
    """The hand stays empty."""
    opened = window(busy_home)
    page = calendar(opened)
    stuck = pill_on(page, FOURTH, JobState.UNKNOWN)
    stuck.setFocus()

    press(stuck, Qt.Key.Key_M)

    toast(opened, "can't be moved")
    assert page.board.carrying.cargo() is None


def test_several_posts_are_selected_and_moved_together(window: Callable[..., Opened], calm_home: Path) -> None:
    """Ctrl+A, then a week later; one Undo takes all back."""
    opened = window(calm_home)
    page = calendar(opened)
    pill_on(page, FOURTH).setFocus()

    press(opened.window.focusWidget(), Qt.Key.Key_A, CTRL)  # type: ignore[arg-type]
    until(page.many.isVisible, "the bar for many")
    assert page.many.words.text() == "2 posts selected"
    click(page.many.later)

    until(lambda: days_on_disk(calm_home) == {"2031-03-11", "2031-03-12"}, "both a week later")
    click(toast(opened, "Moved 2 posts").button)
    until(lambda: days_on_disk(calm_home) == {"2031-03-04", "2031-03-05"}, "both back")


def test_arrows_reach_every_day_and_go_on_into_the_next_month(window: Callable[..., Opened], calm_home: Path) -> None:
    """One stop for Tab; an empty day can hold the focus and begins a post."""
    opened = window(calm_home)
    page = calendar(opened)
    stops = [s for cell in page.board.shown() for s in cell.stops() if s.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert len(stops) == 1

    page.board.walker.go(date(2031, 3, 31))
    for _ in range(2):
        press(opened.window.focusWidget(), Qt.Key.Key_Down)  # type: ignore[arg-type]
        settled(opened)
    assert page.month == Month(2031, 4)
    press(opened.window.focusWidget(), Qt.Key.Key_Return)  # type: ignore[arg-type]

    until(lambda: opened.window.screen_id() == "compose", "Compose")


def test_a_post_without_a_day_is_dropped_on_one_and_queued_there(
    window: Callable[..., Opened], calm_home: Path
) -> None:
    """From the tray by keys: it lands on the day's posting time."""
    opened = window(calm_home)
    page = calendar(opened)
    until(lambda: page.tray.items() and page.tray.items()[0].waiting.stops == 0, "a ready post in the tray")
    item = page.tray.items()[0]
    item.setFocus()

    press(item, Qt.Key.Key_M)
    start = page.board.carrying.day()
    assert start is not None
    while page.board.carrying.day() != date(2031, 3, 17):
        press(opened.window.focusWidget(), Qt.Key.Key_Right)  # type: ignore[arg-type]
    press(opened.window.focusWidget(), Qt.Key.Key_Return)  # type: ignore[arg-type]

    until(lambda: "2031-03-17" in days_on_disk(calm_home), "the post queued")
    toast(opened, "Queued for")
    until(lambda: len(page.tray.items()) == 0, "an empty tray")


def test_the_gaps_are_filled_after_a_look_at_what_goes_where(window: Callable[..., Opened], calm_home: Path) -> None:
    """Nothing is queued before the person agrees."""
    opened = window(calm_home)
    page = calendar(opened)
    until(page.tray.items, "a post in the tray")
    before = days_on_disk(calm_home)

    click(page.tray.fill)
    form = dialog(FillDialog)
    assert form.verb.text() == "Queue 1 post"
    assert days_on_disk(calm_home) == before
    click(form.verb)

    until(lambda: len(days_on_disk(calm_home)) == len(before) + 1, "one more day")


def test_week_and_list_show_the_same_posts_and_the_choice_is_kept(
    window: Callable[..., Opened], calm_home: Path
) -> None:
    """The switch by clicks; the list opens a post with Enter."""
    opened = window(calm_home)
    page = calendar(opened)
    segments = page.views.findChildren(QAbstractButton)

    click(segments[1])
    page.presenter.go_day(FOURTH)
    settled(opened)
    until(lambda: {p.entry.at.date() for p in pills(page)} == {FOURTH, FIFTH}, "the week's posts")
    assert len(page.board.shown()) == 7
    click(segments[2])
    until(lambda: [r for r in page.agenda.table.rows.rows if not r.is_strip], "rows")
    assert opened.window.memory.get("calendar.view") == "list"
    page.agenda.table.setFocus()
    press(page.agenda.table, Qt.Key.Key_Return)

    until(lambda: opened.window.screen_id() == "compose", "Compose")


def test_a_label_is_given_named_and_filtered_by(window: Callable[..., Opened], calm_home: Path) -> None:
    """Menu key on a post; the name is read aloud with it."""
    opened = window(calm_home)
    page = calendar(opened)
    pill = pill_on(page, FOURTH)
    page.presenter.doing.label((pill.entry,), "info")
    until(lambda: "Prevention" in pill_on(page, FOURTH).accessibleName(), "the label")

    page.presenter.menus.name_labels()
    form = dialog(LabelsDialog)
    form.fields["info"].set_text("Spring campaign")
    click(form.verb)
    until(lambda: "Spring campaign" in pill_on(page, FOURTH).accessibleName(), "the new name")
    click(page.strip.more)
    pick("Spring campaign")

    until(lambda: {p.entry.at.date() for p in pills(page)} == {FOURTH}, "only the labelled post")


def test_channel_chips_narrow_what_is_shown(window: Callable[..., Opened], calm_home: Path) -> None:
    """And "All channels" shows everything again."""
    opened = window(calm_home)
    page = calendar(opened)
    everything = len(pills(page))
    chip = page.strip.chips()[0]

    click(chip)
    shown = pills(page)
    assert all("instagram" in p.entry.platforms for p in shown)
    click(page.strip.all)

    assert len(pills(page)) == everything


def test_the_pause_is_one_button_here_too(window: Callable[..., Opened], calm_home: Path) -> None:
    """Held, said across the screen, and let go."""
    opened = window(calm_home)
    page = calendar(opened)

    click(page.holding.button)
    until(page.holding.banner.isVisible, "the banner")
    with open_store(calm_home) as store:
        assert store.settings.get("outbox.held") is True
    click(page.holding.banner.button)

    until(lambda: not page.holding.banner.isVisible(), "no banner")


def test_awareness_days_stand_on_their_day_with_who_keeps_them(window: Callable[..., Opened], calm_home: Path) -> None:
    """World Oral Health Day is March 20; its source is one click away."""
    opened = window(calm_home)
    page = calendar(opened)
    cell = page.board.cell_of(date(2031, 3, 20))
    assert cell is not None
    assert cell.shown.kept == "World Oral Health Day"
    assert "World Oral Health Day" in cell.accessibleName()

    click(page.kept.button)
    form = dialog(KeptDialog)
    QTest.mouseClick(form.areas.findChildren(QAbstractButton)[2], Qt.MouseButton.LeftButton)

    until(lambda: not page.kept.isVisible(), "no awareness days")


@pytest.mark.parametrize("view", ["month", "week", "list"])
def test_every_view_can_be_walked_in_a_small_window(
    window: Callable[..., Opened], busy_home: Path, look: Callable[..., None], view: str
) -> None:
    """Named, in order, large enough, nothing cut off; also with the drawer open and at 200 % text."""
    opened = window(busy_home, size=(1024, 700))
    page = calendar(opened)
    page.presenter.show_view(view)
    settled(opened)
    look(CONTRAST)
    found = walk(opened.window)
    look(LIGHT)
    page.drawer.open_drawer()

    assert [*found, *walk(opened.window, large=False)] == []


def test_a_day_of_a_thousand_posts_makes_only_what_can_be_seen(window: Callable[..., Opened], calm_home: Path) -> None:
    """Ten pills at most, "990 more" behind them."""
    opened = window(calm_home)
    page = calendar(opened)
    day = pill_on(page, FOURTH).entry
    many = [day._replace(jobs=(f"{day.jobs[0]}-{n}",), title=f"Post {n}") for n in range(1000)]
    page.reader.days[FOURTH] = many

    page.presenter.show()
    cell = page.board.cell_of(FOURTH)
    assert cell is not None

    assert len(cell.findChildren(Pill)) < 12
    assert cell.more.text() == f"{1000 - len(cell.pills())} more"


def test_a_gap_is_told_in_words_that_fit_the_panel() -> None:
    """A whole "Tue Nov 24 to Mon Nov 30" was cut before its end."""
    day = date(2026, 11, 24)

    assert span_words(Gap(day, day)) == "Nov 24"
    assert span_words(Gap(day, date(2026, 11, 30))) == "Nov 24–30"
    assert span_words(Gap(day, date(2026, 12, 3))) == "Nov 24–Dec 3"
