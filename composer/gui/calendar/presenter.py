"""Between the calendar's widgets and the program: which days are shown, and what the person's wishes lead to."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer

from composer.app.events import JobChanged, LibraryChanged, SettingsChanged
from composer.gui.calendar.carrying import Cargo
from composer.gui.calendar.doing import Doing
from composer.gui.calendar.drafting import posts_of
from composer.gui.calendar.keeping import Keeping
from composer.gui.calendar.menus import Menus
from composer.gui.calendar.month import Entry, Month, week_of
from composer.gui.calendar.reading import Reader, flat
from composer.gui.calendar.wording import day_words, span_words
from composer.gui.context import Context
from composer.gui.parts.announce import announce
from composer.gui.times import locale, zone_name
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.gui.calendar.page import CalendarPage
    from composer.gui.shell.main_window import MainWindow

VIEWS = ("month", "week", "list")


class Presenter(QObject):
    """Knows the day around which the calendar is shown, and the view.

    Attributes:
        anchor: a day of the month or week shown.
        reader, doing, menus: what reads, what changes, what opens over the page.
    """

    def __init__(self, window: "MainWindow", context: Context, page: "CalendarPage") -> None:
        super().__init__(page)
        self._window, self._context, self._page = window, context, page
        self.reader: Reader = page.reader
        self.doing = Doing(context, window.notices, self.reader, page)
        self.menus = Menus(window, context, page, self)
        self.keeping = Keeping(window, context, page, self)
        self.anchor = self.reader.today()
        kept = window.memory.get("calendar.view")
        self.wanted_view = kept if kept in VIEWS else ""
        self.areas = window.memory.get("calendar.areas") or "dental"
        self._later = QTimer(self, singleShot=True, interval=100)
        self._later.timeout.connect(self.refresh)
        for kind in (JobChanged, SettingsChanged, LibraryChanged):
            context.bridge.on(kind, lambda _event: self._soon())
        self._listen()

    def _listen(self) -> None:
        page, menus = self._page, self.menus
        self.reader.arrived.connect(self._arrived)
        self.reader.tray_arrived.connect(page.tray.show_waiting)
        self.doing.done.connect(self.refresh)
        self.doing.drafting.read_wanted.connect(self.open_post)
        page.summary.review_wanted.connect(menus.review)
        page.summary.plan_wanted.connect(menus.plan)
        page.strip.changed.connect(self.show)
        page.strip.names_wanted.connect(menus.name_labels)
        page.kept.wanted.connect(self.keeping.show_month)
        page.board.kept_wanted.connect(self.keeping.show_day)
        for shown in (page.board, page.agenda):
            shown.opened.connect(self.open_entry)
            shown.menu_asked.connect(menus.of_entry)
            shown.chosen_changed.connect(self._count_chosen)
        page.agenda.move_wanted.connect(menus.ask_time)
        page.agenda.new_wanted.connect(lambda: self.new_post(None))
        page.board.more_wanted.connect(menus.show_day)
        page.board.new_wanted.connect(self.new_post)
        page.board.beyond.connect(self.go_day)
        page.board.stuck.connect(menus.say_stuck)
        page.board.carrying.dropped.connect(self.doing.drop)
        page.tray.opened.connect(self.open_post)
        page.tray.menu_asked.connect(menus.of_waiting)
        page.tray.fill_wanted.connect(menus.fill)
        page.tray.times_wanted.connect(menus.times)
        page.tray.library_wanted.connect(lambda: self._window.open_screen("library"))
        many = page.many
        many.shifted.connect(lambda n: self.doing.shift(Cargo(self.chosen()), timedelta(days=n)))
        many.spread_wanted.connect(lambda: self.doing.spread(self.chosen()))
        many.queue_wanted.connect(lambda: self.doing.drafting.queue(posts_of(self.chosen())))
        many.cancel_wanted.connect(lambda: self.doing.cancel(self.chosen()))
        many.cleared.connect(self._clear_chosen)

    # --- which days --------------------------------------------------------------------------------------------
    def days(self) -> list[date]:
        """The days shown."""
        first = self._page.first_weekday
        if self._page.view() == "week":
            return week_of(self.anchor, first)
        return Month(self.anchor.year, self.anchor.month).days(first)

    def go_day(self, day: date) -> None:
        """Shows the month or week of a day."""
        self.anchor = day
        self.show()
        self.refresh()

    def go_today(self) -> None:
        """Shows today, and puts the focus there."""
        today = self.reader.today()
        self._page.board.walker.want(today)
        self.go_day(today)

    def step(self, by: int) -> None:
        """Shows the month or week before or after."""
        if self._page.view() == "week":
            self.go_day(self.anchor + timedelta(days=7 * by))
        else:
            month = Month(self.anchor.year, self.anchor.month).step(by)
            self.go_day(date(month.year, month.number, 1))

    def show_view(self, key: str) -> None:
        """Shows a month, a week or a list from now on."""
        self.wanted_view = key
        self._window.memory.put("calendar.view", key)
        self._page.arrange()
        self.show()
        self.refresh()

    def set_areas(self, areas: str) -> None:
        """Shows awareness days of these areas ("dental", "all", "none") from now on."""
        self.areas = areas
        self._window.memory.put("calendar.areas", areas)
        self.refresh()

    # --- showing -----------------------------------------------------------------------------------------------
    def _soon(self) -> None:
        """Reads again shortly; a storm of changes does not put it off."""
        if not self._later.isActive():
            self._later.start()

    def refresh(self) -> None:
        """Reads the days and the tray again."""
        self._later.stop()
        self.reader.read(self.days(), self.areas)
        self.reader.read_tray()

    def _arrived(self) -> None:
        page, first = self._page, not self._page.is_ready
        page.holding.show_held(held=self.reader.is_held)
        self.show()
        page.data_shown()
        if first and self._window.page() is page:
            page.opened()  # what takes the focus was not there before

    def show(self) -> None:
        """Shows what was read."""
        page, days, view = self._page, self.days(), self._page.view()
        month = 0 if view == "week" else self.anchor.month
        app, platforms = self._context.app(), self.reader.practice.platforms
        known = app.tools.platforms if app is not None else None
        names = [(p, known[p].name if known and p in known else p) for p in platforms]
        page.strip.show_choices(names, self.reader.labels)
        shown = self.reader.shown(days, month, *page.strip.wanted())
        if view == "list":
            page.agenda.show_days(list(shown), self.reader.labels)
        else:
            page.board.show_days(shown, self.reader.labels, roomy=view == "week")
        self.show_words()
        gap = self.reader.first_gap([d for d in days if month in {0, d.month}])
        page.summary.show_month(flat(shown), gap, tr("This week") if view == "week" else tr("This month"))
        page.kept.setVisible(self.areas != "none")
        mine = [d for d in days if month in {0, d.month}]
        long = (one for one in self.reader.kept if one.is_long and one.first <= mine[-1] and one.last >= mine[0])
        page.kept.show_names([one.what.name for one in long])

    def show_words(self) -> None:
        """Shows title and zone."""
        size = QLocale.FormatType.ShortFormat if self._page.is_narrow() else QLocale.FormatType.LongFormat
        days, name = self.days(), locale().standaloneMonthName(self.anchor.month, size)
        is_week = self._page.view() == "week"
        self._page.head.set_words(span_words(days) if is_week else f"{name} {self.anchor.year}")
        if self._page.board.carrying.cargo() is None:
            zone = tr("Times are {zone}").format(zone=zone_name(self.reader.practice.zone))
            self._page.strip.zone.show_text("" if self._page.is_narrow() else zone, "text2")

    # --- choosing ----------------------------------------------------------------------------------------------
    def chosen(self) -> tuple[Entry, ...]:
        """The selected posts."""
        page = self._page
        return page.agenda.chosen() if page.view() == "list" else page.board.chosen()

    def _count_chosen(self) -> None:
        chosen = self.chosen()
        self._page.many.show_count(len(chosen), len(posts_of(chosen)))

    def _clear_chosen(self) -> None:
        self._page.agenda.clear()
        self._page.board.choose(())

    # --- going elsewhere ---------------------------------------------------------------------------------------
    def open_entry(self, entry: Entry) -> None:
        """Opens an entry's post in Compose."""
        self.open_post(entry.post)

    def open_post(self, post: str) -> None:
        """Opens a post in Compose."""
        self._window.open_screen("compose")
        self._context.post_wanted.emit(post)

    def new_post(self, day: date | None) -> None:
        """Begins a post; with a day, its first free time is what Queue will use."""
        place = self.reader.place(Cargo(), day) if day is not None else None
        if day is not None and (place is None or place.when is None):
            announce(self._page, tr("{day} is past.").format(day=day_words(day)))
            return
        self._window.open_screen("compose")
        self._context.new_wanted.emit()
        if place is not None:
            self._context.time_wanted.emit(place.when)
