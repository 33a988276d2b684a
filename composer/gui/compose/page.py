"""The Compose screen: Write | Checks and Sources | Preview, the queue line below, the gallery for a new post."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from composer.gui.compose.fields.picturing import Picturing
from composer.gui.compose.findings.checks import ChecksPanel
from composer.gui.compose.gallery.kinds import kind_name
from composer.gui.compose.on_demand import (
    edit_rules,
    make_slides,
    show_checklist,
    show_versions,
    take_figures,
    write_reply,
)
from composer.gui.compose.opening import Opening
from composer.gui.compose.order import Shape, shape_of, stops_in
from composer.gui.compose.presenter import Presenter
from composer.gui.compose.preview.exporting import Exporting
from composer.gui.compose.preview.panel import PreviewPanel
from composer.gui.compose.proof.sources import SourcesPanel
from composer.gui.compose.queue.foot import QueueFoot
from composer.gui.compose.tabs import PanelTabs
from composer.gui.compose.write import WritePanel
from composer.gui.context import Context
from composer.gui.parts.buttons import Button
from composer.gui.parts.form import in_order
from composer.gui.parts.paint import LOOK_EVENTS
from composer.gui.parts.splitter import Splitter, Stacked
from composer.gui.parts.status import Look, MarkedText, StatusChip
from composer.gui.shell.page import Page
from composer.gui.theme.theme import current
from composer.model.template import Template
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.gui.compose.gallery.view import Gallery
    from composer.gui.reply.presenter import Replying
    from composer.gui.shell.main_window import MainWindow

SIZES = "compose.sizes"
ALL_TABS_SCALE = 1.75
"""From this text size on, one panel is shown at a time."""
LEAST_OF_TWO = 720
"""Page width, at 100 % text, below which two panels side by side would cut their words."""


class ComposePage(Page):
    """Assembles the parts; `presenter` brings them to life."""

    def __init__(self, window: "MainWindow", context: Context) -> None:
        super().__init__(tr("Compose"))
        self.notices = window.notices
        self.open_screen = window.open_screen
        self.write = WritePanel()
        self.checks = ChecksPanel()
        self.sources = SourcesPanel()
        self.preview = PreviewPanel()
        self._gallery: Gallery | None = None
        self.replying: Replying | None = None
        self._steps()
        self._assemble(window)
        foot = self.add_foot()
        self.queue_foot = QueueFoot(foot)
        self.presenter = Presenter(self, context)
        self.holds_window = partial(self.presenter.saving.holds_window, self)
        self.exporting = Exporting(context, self)
        self.picturing = Picturing(context, self)
        self.opening = Opening(context, self)
        self._shape: tuple[Shape, tuple[int, ...]] | None = None
        self.write.set_before((stops_in(self._tabs) or [self.new])[-1])
        in_order(self.new, *stops_in(self._tabs))
        self._connect()
        self._commands()
        window.commands.bind("reply.write", partial(write_reply, self))
        window.commands.bind("platforms.use", partial(take_figures, self))
        window.commands.bind("slides.make", partial(make_slides, self))
        window.commands.bind("rules.edit", partial(edit_rules, self))
        self.opening.first()
        self._arrange()

    # --- building ----------------------------------------------------------------------------------------------
    def _steps(self) -> None:
        self.kind = StatusChip(Look("", "idle", "template"))
        self.state = MarkedText(Look(tr("Saved"), "ok", "tick"), text_role="text2")
        self.undo = Button("", "quiet", icon="undo", tip=tr("Undo"), shortcut_text="Ctrl+Z")
        self.redo = Button("", "quiet", icon="redo", tip=tr("Redo"), shortcut_text="Ctrl+Shift+Z")
        self.undo.setAccessibleName(tr("Undo"))
        self.redo.setAccessibleName(tr("Redo"))
        self.versions = Button(tr("Versions"), icon="history", tip=tr("Earlier versions of this post"))
        self.versions.clicked.connect(partial(show_versions, self))
        self.hand_out = Button(
            tr("Hand-out"), icon="hand-out", shortcut_text="Ctrl+P", tip=tr("Look at it and print it")
        )
        self.new = Button(tr("New post"), icon="plus", shortcut_text="Ctrl+N", tip=tr("New post"))
        self.answer = Button(tr("Answer a review"), icon="bubble", tip=tr("Answer an online review"))
        self.answer.hide()
        self.head.add_left(self.kind)
        self.head.add_left(self.state)
        self.head.add_right(self.undo, self.redo, self.versions, self.hand_out, self.new, self.answer)

    def _assemble(self, window: "MainWindow") -> None:
        self._side = Stacked(self.checks, self.sources, (480, 240))
        self._panels = Splitter(remember=lambda sizes: window.memory.put(SIZES, sizes))
        self._panels.add(self.write, width=392, least=340)
        self._panels.add(self._side, width=284, least=260)
        self._panels.add(self.preview, width=508, least=360, grows=True)
        self.resize_panels = self._panels.restore
        self.kept_sizes = partial(window.memory.get, SIZES)
        self.resize_panels(self.kept_sizes())
        self.preview.remember(window.memory)
        self._tabs = PanelTabs(self.write, self._side, self.preview)
        work, column = QWidget(), QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._tabs)
        column.addWidget(self._panels, 1)
        work.setLayout(column)
        self._work = work
        self._stack = QStackedWidget()
        self._stack.addWidget(work)
        self.set_body(self._stack)
        self.width_changed.connect(lambda _roomy: self._arrange())

    def _connect(self) -> None:
        do = self.presenter
        self.write.slot_edited.connect(do.edit_slot)
        self.write.hashtags_edited.connect(do.edit_hashtags)
        self.write.place_moved.connect(do.caret_moved)
        self.write.pictures.card_alt_edited.connect(do.edit_card_alt)
        self.write.pictures.proposed_wanted.connect(do.use_proposed_alt)
        self.write.overrides.wanted.connect(do.overriding.edit)
        self.checks.chosen.connect(do.go_to)
        self.checks.acted.connect(do.fixing.act)
        self.checks.answers_wanted.connect(do.answering.show_all)
        self.sources.add_wanted.connect(do.sourcing.add)
        self.sources.tie_wanted.connect(do.sourcing.tie)
        self.sources.edit_wanted.connect(do.sourcing.change)
        self.sources.remove_wanted.connect(do.sourcing.remove)
        self.preview.chosen.connect(do.show_platform)
        self.preview.toggled.connect(do.toggle_platform)
        self.preview.device_changed.connect(do.previewing.again)
        self.preview.all_wanted.connect(do.previewing.show_all)
        self.queue_foot.queue_wanted.connect(do.queue)
        self.queue_foot.time_wanted.connect(do.queueing.choose_time)
        self.queue_foot.review_wanted.connect(do.reviewing.act)
        do.analysed.connect(self._thread)
        self.checks.rows_changed.connect(self._thread)
        self.checks.checklist_wanted.connect(partial(show_checklist, self))
        do.saving.saved.connect(lambda: self.show_state(Look(tr("Saved"), "ok", "tick")))
        do.saving.pending.connect(lambda: self.show_state(Look(tr("Saving"), "idle", "clock")))
        do.saving.troubled.connect(self._not_saved)

    def _commands(self) -> None:
        do = self.presenter
        self.undo.clicked.connect(do.undo)
        self.redo.clicked.connect(do.redo)
        self.new.clicked.connect(self.opening.show_gallery)
        self.answer.clicked.connect(partial(write_reply, self))
        for command, act in (
            ("post.new", self.opening.show_gallery),
            ("edit.undo", do.undo),
            ("edit.redo", do.redo),
            ("compose.queue", do.queue),
            ("compose.next_finding", lambda: self.checks.step(1)),
            ("compose.previous_finding", lambda: self.checks.step(-1)),
            ("compose.do_finding", self.checks.do_first),
            ("compose.tie_source", do.sourcing.tie_selected),
            ("compose.add_source", do.sourcing.add),
            ("compose.next_preview", lambda: self.preview.channels.step(1)),
            ("compose.previous_preview", lambda: self.preview.channels.step(-1)),
            ("compose.all_previews", do.previewing.show_all),
            ("compose.export", self.exporting.cards),
            ("compose.review", do.reviewing.act),
            ("compose.hand_out", self.exporting.hand_out),
            ("compose.versions", partial(show_versions, self)),
            ("compose.checklist", partial(show_checklist, self)),
            ("post.duplicate", self.opening.duplicate),
        ):
            self.bind(command, act)

    @property
    def gallery(self) -> "Gallery":
        """The templates and ready posts; made when a new post is wanted, not for the first frame of a post."""
        if self._gallery is None:
            from composer.gui.compose.gallery.view import Gallery

            self._gallery = Gallery()
            self._stack.addWidget(self._gallery)
            self.opening.serve(self._gallery)
        return self._gallery

    # --- showing -----------------------------------------------------------------------------------------------
    def show_head(self, template: Template, title: str) -> None:
        """Shows which post is open."""
        self.show_title(title)
        look = Look(kind_name(template.kind), "idle", "template")
        self.kind.set_look(look, tr("Kind: {kind}").format(kind=look.text))

    def show_title(self, title: str) -> None:
        """Shows the post's title."""
        self.head.set_words(title)

    def show_state(self, look: Look) -> None:
        """Shows whether all is on disk."""
        self.state.show_look(look)

    def show_steps(self, *, can_undo: bool, can_redo: bool) -> None:
        """Shows which steps can be taken."""
        self.undo.setEnabled(can_undo)
        self.redo.setEnabled(can_redo)

    def show_gallery(self, *, on: bool) -> None:
        """Shows the gallery, or the open post."""
        if on or self._gallery is not None:
            self._stack.setCurrentWidget(self.gallery if on else self._work)
        for part in (self.kind, self.state, self.undo, self.redo, self.versions, self.hand_out, self.new, self.foot):
            if part is not None:
                part.setVisible(not on)
        self.answer.setVisible(on)
        if on:
            self.head.set_words(tr("New post"), tr("Pick a template to start."))
            self.gallery.search.line.setFocus()

    def show_panel(self, key: str) -> None:
        """Brings "write", "checks" or "preview" to the front where panels are tabs."""
        self._tabs.show_panel(key)

    def is_in_gallery(self) -> bool:
        """Whether the gallery is shown."""
        return self._gallery is not None and self._stack.currentWidget() is self._gallery

    # --- life --------------------------------------------------------------------------------------------------
    def opened(self) -> None:
        first = self.gallery.search.line if self.is_in_gallery() else self.write.first_field()
        if first is not None:
            first.setFocus()

    def left(self) -> None:
        self.presenter.saving.flush()

    def _thread(self) -> None:
        """Tab follows the rows that came."""
        analysis = self.presenter.analysis
        if analysis is not None and (shape := (shape_of(analysis), self.checks.shape())) != self._shape:
            self._shape = shape
            panels = (self.checks, self.sources, self.preview, self.foot)
            in_order(*self.write.stops()[-1:], *(stop for panel in panels if panel for stop in stops_in(panel)))

    def _not_saved(self, error: Exception) -> None:
        self.show_state(Look(tr("Not saved"), "bad", "must-fix"))
        self.notices.error(error)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        scale = current().scale
        self._panels.setHandleWidth(16 if self.is_roomy() else 12)
        large = scale >= ALL_TABS_SCALE or self.width() < LEAST_OF_TWO * scale
        self._tabs.arrange(of_three=large, of_two=not large and not self.is_roomy())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in LOOK_EVENTS:
            self._arrange()
