"""The first run: steps at the left, the form, the live card. Nothing is asked that can't be changed later in Settings."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from composer.app.glance import WELCOME
from composer.gui.compose.order import stops_in
from composer.gui.context import Context
from composer.gui.first_run.forms import PracticeForm, StepForm
from composer.gui.first_run.live import LiveCards
from composer.gui.first_run.steps import StepList, steps
from composer.gui.parts.buttons import Button
from composer.gui.parts.form import in_order
from composer.gui.parts.paint import LOOK_EVENTS
from composer.gui.parts.panel import Column
from composer.gui.parts.text import Text
from composer.gui.shell.page import Page
from composer.gui.theme.theme import current
from composer.model.practice import Practice
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.app import App
    from composer.gui.shell.main_window import MainWindow

CARD_FROM, STEPS_FROM = 1200, 1100
"""Window widths from which the live card, and the list of steps, are shown, at 100 % text."""
MOST = 560
SIDE = 48
SAMPLE = replace(Practice(), name="Maple Street Dental", handle="maplestreetdental")


class FirstRunPage(Page):
    """Shown once, before anything else.

    Emits:
        finished(str): the person is done; begin with this template's sample ("" = with the gallery).
    """

    finished = Signal(str)

    def __init__(self, window: "MainWindow", context: Context) -> None:
        super().__init__(tr("Welcome"))
        self._window, self._context = window, context
        self._practice = context.practice
        self.head.hide()
        self.practice = PracticeForm()
        self.forms: list[StepForm] = []
        self.list = StepList()
        self.live = LiveCards(context.lanes)
        self._assemble()
        self._connect()
        self.show_step(0)
        window.memory.put(WELCOME, "open")
        context.when_ready(self._ready)

    # --- building ----------------------------------------------------------------------------------------------
    def _assemble(self) -> None:
        self._step, self._title = Text("", "label", "text2"), Text("", "display")
        self._line = Text("", "body", "text2", wrap=True)
        self._stack = QStackedWidget()
        self.sample = Button(tr("Try the sample practice instead"), "quiet")
        self.skip = Button(tr("Set up later"))
        self.back = Button(tr("Back"))
        self.next = Button("", "primary")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.sample)
        buttons.addStretch(1)
        for button in (self.skip, self.back, self.next):
            buttons.addWidget(button)
        self._middle = QWidget()
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(SIDE, 56, SIDE, 36)
        column.setSpacing(4)
        head = QVBoxLayout()
        head.setContentsMargins(4, 0, 4, 0)
        head.setSpacing(4)
        for part in (self._step, self._title, self._line):
            head.addWidget(part)
        column.addLayout(head)
        column.addSpacing(16)
        column.addWidget(self._stack, 1)
        column.addSpacing(12)
        column.addLayout(buttons)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addStretch(1)
        row.addWidget(self._middle, 100)
        row.addStretch(1)
        row.addWidget(self.live)
        self.set_body(whole, bare=True)

    def _connect(self) -> None:
        self.list.chosen.connect(self.show_step)
        self.next.clicked.connect(self.go_on)
        self.back.clicked.connect(lambda: self.show_step(self.step - 1))
        self.skip.clicked.connect(lambda: self._end(""))
        self.sample.clicked.connect(self.try_sample)
        self.practice.logo_wanted.connect(self.take_logo)
        self.practice.look_wanted.connect(self._window.appearance.choose)
        self.bind("post.new", lambda: self._end(""))
        self._add(self.practice)
        self.practice.look.choose(self._window.appearance.choice)

    def _add(self, form: StepForm) -> None:
        holder = Column(margin=4)
        holder.content.addWidget(form)
        self._stack.addWidget(holder)
        self.forms.append(form)
        form.changed.connect(self._change)
        form.show_practice(self._practice)

    def make_later(self) -> None:
        """Makes the forms behind the first, which the first frame does without."""
        if len(self.forms) > 1:
            return
        from composer.gui.first_run.later_forms import CountryForm, FirstPostForm, PlacesForm, zone_here

        self._practice = replace(self._practice, zone=zone_here() or self._practice.zone)
        self.places, self.country, self.first_post = PlacesForm(), CountryForm(), FirstPostForm()
        for form in (self.places, self.country, self.first_post):
            self._add(form)

    # --- steps -------------------------------------------------------------------------------------------------
    def show_step(self, at: int) -> None:
        """Brings a step to the front; what was filled in stays."""
        self.step = at
        if at:
            self.make_later()
        said = steps()
        last = at == len(said) - 1
        self._step.show_text(tr("Step {n} of {all}").format(n=at + 1, all=len(said)))
        self._title.show_text(said[at].heading)
        self._line.show_text(said[at].line)
        self.next.setText(tr("Make my first post") if last else tr("Next: {step}").format(step=said[at + 1].verb))
        self.back.setVisible(at > 0)
        self.sample.setVisible(at == 0)
        self.list.show_step(at)
        self._stack.setCurrentIndex(at)
        if self.isVisible():
            self.forms[at].first_field().setFocus()

    def go_on(self) -> None:
        """The next step; after the last, the first post."""
        self._keep()
        if self.step < len(steps()) - 1:
            self.show_step(self.step + 1)
        else:
            self._end(self.first_post.chosen())

    def try_sample(self) -> None:
        """A practice that is not there, to look around with, and its first post."""
        self._practice = replace(SAMPLE, zone=self._practice.zone)
        self._end("myth-buster")

    def _end(self, template: str) -> None:
        self.make_later()
        self._keep()
        self._window.memory.put(WELCOME, "done")
        self.finished.emit(template)

    # --- values ------------------------------------------------------------------------------------------------
    def _ready(self, app: "App") -> None:
        self.make_later()
        names = tuple((key, app.tools.platforms[key].name) for key in app.tools.platforms.ids)
        self.places.offer(names, self._practice)
        samples = tuple(app.tools.templates.get(name) for name in self.live.pictures)
        self.first_post.offer(tuple((t.id, t.title, t.about) for t in samples))
        in_order(
            *stops_in(self.practice), *self.places.checks.values(), *stops_in(self.country),
            *self.first_post.choices.values(), self.sample, self.skip, self.back, self.next,
        )  # fmt: skip
        self._paint(app)

    def _change(self, change: Callable[[Practice], Practice]) -> None:
        self._practice = change(self._practice)
        self.practice.show_colors(self._practice)
        self._context.when_ready(self._paint)

    def _paint(self, app: "App") -> None:
        self.live.paint_for(app, self._practice)
        self.practice.show_contrast(app.tools.least_contrast(self._practice.brand))

    def take_logo(self, name: str) -> None:
        """Reads, cleans and keeps a logo."""

        def took(logo: bytes) -> None:
            self.practice.show_logo(Path(name).name)
            self._change(lambda p: replace(p, brand=replace(p.brand, logo=logo)))

        self._context.store(lambda app: app.pictures.logo(Path(name)), took, self._window.notices.error)

    def _keep(self) -> None:
        practice = self._practice
        self._window.rail.set_practice(practice.name or tr("Your practice"), tr("Everything saved on this computer"))
        self._context.store(lambda app: app.settings.put(practice), None, self._window.notices.error)

    # --- life --------------------------------------------------------------------------------------------------
    def opened(self) -> None:
        self.forms[self.step].first_field().setFocus()

    def left(self) -> None:
        """The window is closed on the way: what was typed is there when it asks again."""
        if self._practice != self._context.practice:
            self._keep()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_EVENTS:
            self._arrange(self.size())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(event.size())

    def _arrange(self, size: QSize) -> None:
        scale = current().scale
        self.live.setVisible(size.width() >= CARD_FROM * scale)
        self.list.setVisible(size.width() >= STEPS_FROM * scale)
        self._middle.setMaximumWidth(round(MOST * scale) + 2 * SIDE)
