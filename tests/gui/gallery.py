"""Grabs every part in every look to PNG files, for the eye.

QT_QPA_PLATFORM=offscreen python tests/gui/gallery.py FOLDER
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from composer.gui.actions import commands
from composer.gui.parts.badge import Badge, Number
from composer.gui.parts.banner import Banner
from composer.gui.parts.buttons import Button, IconButton
from composer.gui.parts.channels import ChannelList, ChannelView
from composer.gui.parts.chips import Chip, ChipEditor
from composer.gui.parts.choices import Check, ChoiceField, Radio
from composer.gui.parts.dialog import confirm
from composer.gui.parts.empty import Empty
from composer.gui.parts.field import LineField
from composer.gui.parts.findings import FindingList, FindingView, counts
from composer.gui.parts.flow import Flow
from composer.gui.parts.form import Form
from composer.gui.parts.marks import Mark, SourceMark
from composer.gui.parts.menu import Menu
from composer.gui.parts.panel import Column as ScrollColumn
from composer.gui.parts.panel import Panel, hairline
from composer.gui.parts.rows import Cell, Row
from composer.gui.parts.search import Search
from composer.gui.parts.segmented import Segmented
from composer.gui.parts.splitter import Splitter
from composer.gui.parts.status import Look, MarkedText, StatusChip, of_job
from composer.gui.parts.table import Column, RowTable
from composer.gui.parts.text import Text
from composer.gui.parts.textfield import TextField
from composer.gui.shell.main_window import MainWindow
from composer.gui.shell.page import Forgetful, Page, Screen
from composer.gui.shell.start import make_appearance, make_application
from composer.gui.theme.lettering import STYLES
from composer.model.finding import Severity
from composer.model.job import JobState

FINDINGS = (
    FindingView(
        "a",
        Severity.STOP,
        "The picture has no alt text",
        "People using a screen reader would miss the card.",
        (("write", "Write it"), ("use", "Use proposed")),
    ),
    FindingView(
        "b",
        Severity.WARN,
        "No source for “wait an hour before you brush”",
        "A number of hours is a claim. Tie it to a source.",
        (("tie", "Tie to source"), ("why", "Why?")),
    ),
    FindingView(
        "c",
        Severity.WARN,
        "Google Business may refuse this card",
        "Cards with much text are often rejected there.",
        (("photo", "Use a photo only"),),
    ),
    FindingView("d", Severity.TIP, "“erosion” may be hard to read", "Try “wear”.", (("r", "Replace"), ("k", "Keep"))),
)
CHANNELS = (
    ChannelView("instagram", "Instagram", 218, 2200),
    ChannelView("x", "X", 242, 280),
    ChannelView("facebook", "Facebook", 285, 63206),
    ChannelView("linkedin", "LinkedIn", 285, 3000),
    ChannelView("bluesky", "Bluesky", 285, 300),
    ChannelView("mastodon", "Mastodon", 512, 500),
    ChannelView("google-business", "Google Business", 183, 1500, Severity.WARN),
)


class ComposeLike(Page):
    """A page with the parts of the Compose screen."""

    def __init__(self) -> None:
        super().__init__("Sugar-free drinks")
        self.head.add_left(Chip("Myth-buster"))
        self.head.add_left(MarkedText(Look("Saved a moment ago", "text2", "tick")))
        self.head.add_right(
            IconButton("undo", "Undo", shortcut_text="Ctrl+Z"),
            IconButton("redo", "Redo", shortcut_text="Ctrl+Y"),
            Button("Versions", icon="history"),
            Button("Hand-out", icon="hand-out"),
        )
        split = Splitter()
        split.add(self._write(), width=392, least=340)
        split.add(self._checks(), width=284, least=260)
        split.add(self._preview(), width=508, least=360, grows=True)
        self.set_body(split)
        foot = self.add_foot()
        foot.row.addWidget(Badge("7"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(Text("To 7 channels, Tue Dec 15, 9:00 AM", "strong", elide=True))
        second = QHBoxLayout()
        second.setSpacing(4)
        second.addWidget(Text("Next free slot, Chicago time.", "meta", "text2", elide=True))
        second.addWidget(Text("1 thing to fix before it can be queued.", "meta_strong", "bad", elide=True))
        second.addStretch(1)
        words.addLayout(second)
        words.addStretch(1)
        foot.row.addLayout(words, 1)
        for button in (
            Button("Export cards", icon="export"),
            Button("Ask for review", icon="eye"),
            Button("Fix 1 to queue", "primary", icon="must-fix"),
        ):
            foot.row.addWidget(button)

    def _write(self) -> Panel:
        panel = Panel("Write", note="Reading level: grade 6")
        column = ScrollColumn()
        panel.body.addWidget(column)
        myth = TextField("Myth", limit=90, least=1, single_line=True)
        myth.set_text("Sugar-free drinks can't hurt teeth.")
        fact = TextField("Fact", limit=180)
        fact.set_text("Acid causes enamel erosion even when a drink has no sugar.")
        fact.set_marks((Mark(19, 26, Severity.TIP),), (SourceMark(58, 1),))
        self.todo = todo = TextField("What to do", limit=48, hint="Ctrl+Shift+S ties the selected words to a source.")
        todo.set_text("Choose water, and wait an hour before you brush.")
        todo.set_marks((Mark(18, 47, Severity.WARN),), (SourceMark(35, 12),))
        tags = ChipEditor("Hashtags")
        tags.set_note("3 of 5 (Instagram)")
        tags.set_tags(("DentalHealth", "MythBuster", "Enamel"))
        alt = TextField("Picture", placeholder="Describe the picture for people who can’t see it")
        alt.set_note("Card 1 of 1")
        alt.set_error("Say what the picture shows.")
        over = LineField("Short title", limit=20)
        over.set_text("Sugar-free drinks and teeth")
        for part in (myth, fact, todo, tags, alt):
            column.content.addWidget(part)
        row = Flow()
        row.addWidget(Button("Use proposed text", small=True))
        row.addWidget(Button("Change card", small=True))
        column.content.addLayout(row)
        column.content.addWidget(over)
        return panel

    def _checks(self) -> Panel:
        panel = Panel("Checks")
        for look in counts(FINDINGS):
            panel.add_right(StatusChip(look, name=f"{look.text}"))
        column = ScrollColumn(margin=0, spacing=0)
        self.findings = FindingList()
        self.findings.set_findings(FINDINGS)
        self.findings.select("b")
        column.content.addWidget(self.findings)
        panel.body.addWidget(column, 1)
        return panel

    def _preview(self) -> Panel:
        panel = Panel("Preview", note="A likeness. Folds are about right.")
        row = QHBoxLayout()
        row.setSpacing(0)
        side = ScrollColumn(margin=8, spacing=4)
        side.setFixedWidth(190)
        left = side.content
        channels = ChannelList()
        channels.set_channels(CHANNELS)
        left.addWidget(channels)
        left.addWidget(Button("Channel", "quiet", icon="plus"))
        row.addWidget(side)
        row.addWidget(hairline(upright=True))
        well = QWidget()
        row.addWidget(well, 1)
        panel.body.addLayout(row)
        return panel


class OutboxLike(Page):
    """A page with a table."""

    def __init__(self) -> None:
        super().__init__("Outbox", "Each post goes out once. If we can’t tell, we ask you.")
        self.head.add_right(Search("Search the outbox"), Button("Hold everything", icon="hold"))
        self.add_banner(Banner("Held since 9:12 AM.", "Nothing goes out until you resume.", "Resume"))
        columns = (Column("When", 120), Column("Post and channel"), Column("State", 300), Column("", 56, 1))
        self.table = RowTable("Jobs", columns)
        more = Cell(icon="more")
        rows = [Row("Look at these first")]
        for i, state in enumerate(JobState):
            if i == 3:
                rows.append(Row("Next"))
            rows.append(
                Row(
                    str(i),
                    (
                        Cell("9:00 AM", "Thu Dec 10"),
                        Cell("Sealants explained", "Mastodon · via Mastodon", lead="Ma"),
                        Cell("", "Sent, but no answer came back", chip=of_job(state)),
                        more,
                    ),
                )
            )
        self.table.set_rows(tuple(rows))
        self.table.choose("1")
        panel = Panel()
        panel.body.addWidget(self.table)
        split = Splitter()
        split.add(panel, width=780, least=400, grows=True)
        side = Panel()
        side.body.addWidget(Empty("Nothing is waiting.", "Queue a post and it appears here.", "New post", icon="plus"))
        split.add(side, width=392, least=320)
        self.set_body(split)


def _line(column: ScrollColumn) -> Flow:
    """A line of parts at the end of a column."""
    holder = QWidget()
    column.content.addWidget(holder)
    return Flow(holder)


class PartsPage(Page):
    """Everything else."""

    def __init__(self) -> None:
        super().__init__("Parts", "One of each")
        self.head.add_right(
            Segmented("View", (("m", "Month"), ("w", "Week"), ("l", "List"))),
            Button("New post", "primary", icon="plus"),
        )
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        for tone in ("ok", "warn", "bad", "info", "doubt"):
            self.add_banner(Banner("Keys are locked.", "They are never in a file.", "How", tone=tone, closable=True))
        for make in (self._buttons, self._states, self._form):
            row.addWidget(make(), 1)
        self.set_body(body)

    def _buttons(self) -> Panel:
        panel = Panel("Buttons and words")
        column = ScrollColumn()
        panel.body.addWidget(column)
        for kind in ("primary", "plain", "quiet", "danger", "danger_filled", "link"):
            line = _line(column)
            line.addWidget(Button(kind.capitalize(), kind, icon="tick"))
            line.addWidget(Button("Small", kind, small=True))
            off = Button("Off", kind)
            off.setEnabled(False)
            line.addWidget(off)
            line.addWidget(IconButton("more", "More", kind))
        for style in STYLES:
            column.content.addWidget(Text(f"{style}: 1,204 rows", style, elide=True))
        return panel

    def _states(self) -> Panel:
        panel = Panel("States")
        column = ScrollColumn(spacing=8)
        panel.body.addWidget(column)
        for state in JobState:
            column.content.addWidget(StatusChip(of_job(state)))
        line = _line(column)
        for badge in (Badge("IG"), Badge("X"), Badge("+6", small=True), Number(1), Number(2, on=False)):
            line.addWidget(badge)
        line = _line(column)
        for chip in (Chip("All", count=27, on=True), Chip("Instagram", lead="IG"), Chip("Needs you", count=2)):
            line.addWidget(chip)
        return panel

    def _form(self) -> Panel:
        panel = Panel("Form")
        column = ScrollColumn()
        panel.body.addWidget(column)
        form = Form()
        form.add_heading("Your practice")
        name = form.add(LineField("Practice name"))
        name.set_text("Maple Street Dental")
        form.add(
            LineField("Social name", optional=True, placeholder="@maplestreetdental", hint="As patients write it.")
        )
        key = form.add(LineField("Key", secret=True))
        key.set_text("not a real key")
        key.set_error("Postiz did not accept the key. Paste a new key.")
        form.add(ChoiceField("Country", (("us", "United States"), ("uk", "United Kingdom"))))
        off = form.add(LineField("Not yet"))
        off.setEnabled(False)
        form.add(Check("Open Preferences, then Account", note="On the Mastodon site", on=True))
        form.add(Check("Print the recovery codes"))
        form.add(Radio("Write day before month", on=True))
        form.add(Radio("Write month before day"))
        column.content.addWidget(form)
        return panel


def settle(app: QApplication) -> None:
    """Lets the window lay itself out."""
    for _ in range(4):
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)


def main(folder: Path) -> None:
    """Grabs everything."""
    folder.mkdir(parents=True, exist_ok=True)
    app = make_application(["gallery"])
    appearance = make_appearance(app, Forgetful())
    screens = (
        Screen("compose", "Compose", lambda _w: ComposeLike()),
        Screen("library", "Library", lambda _w: PartsPage()),
        Screen("sources", "Sources", lambda _w: Page("Sources")),
        Screen("calendar", "Calendar", lambda _w: Page("Calendar")),
        Screen("outbox", "Outbox", lambda _w: OutboxLike()),
        Screen("connections", "Connections", lambda _w: Page("x")),
        Screen("records", "Records", lambda _w: Page("x")),
        Screen("settings", "Settings", lambda _w: Page("x"), at_end=True),
    )
    window = MainWindow(screens, appearance)
    window.resize(1440, 900)
    window.rail.set_badge("outbox", 3)
    window.rail.set_practice("Maple Street Dental", "Everything saved on this computer")
    window.show()
    window.activateWindow()
    settle(app)
    for look, scale, width in (
        ("light", 1.0, 1440),
        ("dark", 1.0, 1440),
        ("contrast", 1.0, 1440),
        ("light", 2.0, 1440),
        ("light", 1.0, 1024),
    ):
        appearance.choose(look)
        appearance.set_scale(scale)
        window.resize(width, 900 if width > 1100 else 700)
        for screen in ("compose", "library", "outbox"):
            page = window.open_screen(screen)
            settle(app)
            if isinstance(page, ComposeLike):
                page.todo.editor.setFocus()
            if isinstance(page, OutboxLike):
                page.table.setFocus()
            settle(app)
            window.grab().save(str(folder / f"{screen}-{look}-{round(scale * 100)}-{width}.png"))
    appearance.set_scale(1.0)
    window.resize(1440, 900)
    for look in ("light", "dark"):
        appearance.choose(look)
        window.open_palette()
        window.notices.tell("Queued for Tue Dec 15, 9:00 AM.", "Take back", lambda: None)
        settle(app)
        window.grab().save(str(folder / f"palette-{look}.png"))
        dialog = confirm(
            window, "Remove Mastodon?", "The key is wiped from this computer. 2 posts lose their way out.", "Remove"
        )
        dialog.ask()
        settle(app)
        dialog.grab().save(str(folder / f"dialog-{look}.png"))
        dialog.reject()
        window.open_help()
        settle(app)
        help_sheet = app.activeModalWidget()
        if help_sheet is not None:
            help_sheet.grab().save(str(folder / f"help-{look}.png"))
            help_sheet.close()
        settle(app)
    menu = Menu(window, once=False)
    window.commands.fill_menu(menu, ("post.new", "app.help", "", "compose.queue"))
    menu.ensurePolished()
    menu.resize(menu.sizeHint())
    menu.grab().save(str(folder / "menu.png"))
    assert commands()
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
