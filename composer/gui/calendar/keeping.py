"""Awareness days, as the person handles them: looked at, used for a post, corrected, added."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from composer.app.calendar.awareness import Dated, Observance
from composer.gui.calendar.reading import AREAS
from composer.gui.calendar.wording import long_day
from composer.gui.context import Context
from composer.gui.times import day_and_time
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.app.calendar.own_days import OwnDay
    from composer.gui.calendar.kept_dialog import Kept, KeptDialog
    from composer.gui.calendar.page import CalendarPage
    from composer.gui.calendar.presenter import Presenter
    from composer.gui.shell.main_window import MainWindow
    from composer.model.moment import When
    from composer.model.post import Post


class Keeping(QObject):
    """Opens the dialog of awareness days, and does what is wanted there on the store's lane."""

    def __init__(self, window: "MainWindow", context: Context, page: "CalendarPage", presenter: "Presenter") -> None:
        super().__init__(presenter)
        self._window, self._context, self._page, self._do = window, context, page, presenter

    def show_month(self) -> None:
        """The awareness days of what is shown."""
        title = tr("Awareness days: {when}").format(when=self._page.head.title.text())
        self._show(title, list(self._do.reader.kept), asks=True)

    def show_day(self, day: date) -> None:
        """Those of one day."""
        from composer.gui.calendar.kept_dialog import on_day  # late: opens on demand

        self._show(long_day(day), on_day(self._do.reader.kept, day), asks=False)

    def _show(self, title: str, days: list[Dated], *, asks: bool) -> None:
        anchor, practice, areas = self._do.anchor, self._do.reader.practice, AREAS.get(self._do.areas, ())

        today = self._do.reader.today()

        def work(app: "App") -> "Kept":
            from composer.app.calendar.own_days import OwnDays
            from composer.app.calendar.planning import ContentPlan
            from composer.gui.calendar.kept_dialog import Kept

            posts = ContentPlan(app).for_days(day.what.id for day in days)
            own = OwnDays(app.desks.store.settings)
            found = own.announced(anchor.year, practice.region.value, areas) if asks else ()
            near = (a for a in found if abs(int(a.rule.get("month", anchor.month)) - anchor.month) <= 1)
            return Kept(days, posts, tuple(near), today)

        def done(kept: "Kept") -> None:
            from composer.gui.calendar.kept_dialog import KeptDialog

            dialog = KeptDialog(title, kept, self._do.areas, self._page)
            self._listen(dialog)
            dialog.ask()

        self._context.store(work, done, self._window.notices.error)

    def _listen(self, dialog: "KeptDialog") -> None:
        dialog.areas_chosen.connect(self._do.set_areas)
        dialog.post_chosen.connect(self._use)
        dialog.date_wanted.connect(self._ask_date)
        dialog.add_wanted.connect(self._ask_new)
        dialog.forget_wanted.connect(self._forget)

    def _use(self, key: str, day: Dated) -> None:
        def work(app: "App") -> "tuple[Post, When]":
            from composer.app.calendar.planning import ContentPlan

            return ContentPlan(app).use(key, day.first, day.last)

        def done(found: "tuple[Post, When]") -> None:
            post, when = found
            self._do.go_day(when.local().date())
            words = tr("A draft for {day} stands on {time}.").format(day=day.what.name, time=day_and_time(when))
            self._window.notices.tell(words, tr("Open it"), lambda: self._do.open_post(post.id))

        self._context.store(work, done, self._window.notices.error)

    def _ask_date(self, what: Observance, shown: Dated | None) -> None:
        from composer.gui.calendar.date_dialog import DateDialog

        first = shown.first if shown else date(self._do.anchor.year, int(what.rule.get("month", 1)), 1)
        last = shown.last if shown else first + timedelta(days=6 if "week" in what.name.lower() else 0)
        dialog = DateDialog(what.name, first, last, "", self._page)
        today = self._do.reader.today()
        dialog.kept.connect(
            lambda day: self._keep(lambda own: own.enter(what.id, day.first, day.last, day.source, today), day)
        )
        dialog.ask()

    def _ask_new(self) -> None:
        from composer.gui.calendar.date_dialog import DateDialog

        start = max(self._do.reader.today(), self._do.anchor)
        dialog = DateDialog("", start, start, "", self._page)
        dialog.kept.connect(lambda day: self._keep(lambda own: own.add(day), day))
        dialog.ask()

    def _keep(self, act: "Callable[..., object]", day: "OwnDay") -> None:
        def work(app: "App") -> None:
            from composer.app.calendar.own_days import OwnDays

            act(OwnDays(app.desks.store.settings))

        self._context.store(work, lambda _none: self._do.go_day(day.first), self._window.notices.error)

    def _forget(self, day_id: str) -> None:
        def work(app: "App") -> None:
            from composer.app.calendar.own_days import OwnDays

            OwnDays(app.desks.store.settings).forget(day_id)

        self._context.store(work, lambda _none: self._do.refresh(), self._window.notices.error)
