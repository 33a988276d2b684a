"""The building blocks do what the design says, by keys and clicks."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from composer.gui.parts.buttons import Button, IconButton
from composer.gui.parts.channels import ChannelList, ChannelView
from composer.gui.parts.chips import Chip, ChipEditor
from composer.gui.parts.choices import Check, Combo
from composer.gui.parts.dialog import Dialog, confirm
from composer.gui.parts.field import LineField
from composer.gui.parts.findings import FindingList, FindingView, counts, summary
from composer.gui.parts.form import Form
from composer.gui.parts.marks import Mark, SourceMark, points, units
from composer.gui.parts.ring import FocusRing
from composer.gui.parts.rows import Cell, Row, RowModel
from composer.gui.parts.search import Search
from composer.gui.parts.segmented import Segmented
from composer.gui.parts.splitter import Splitter
from composer.gui.parts.status import of_job, of_severity
from composer.gui.parts.table import Column, RowTable
from composer.gui.parts.text import Text
from composer.gui.parts.textfield import TextField
from composer.gui.parts.toast import Message, Toast
from composer.model.finding import Severity
from composer.model.job import JobState
from tests.gui.walk import name_of, settle

Show = Callable[..., QWidget]


# --- fields ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("count", "limit", "words", "role"),
    [(35, 90, "35 of 90", "text2"), (81, 90, "81 of 90", "warn"), (90, 90, "90 of 90", "warn"),
     (102, 90, "12 over", "bad"), (1204, 63206, "1,204 of 63,206", "text2")],
)  # fmt: skip
def test_the_counter_warns_at_ninety_percent_and_says_how_much_is_over(
    look: object, qtbot: QtBot, count: int, limit: int, words: str, role: str
) -> None:
    """UI, section 3."""
    field = LineField("Myth")
    qtbot.addWidget(field)

    field.set_count(count, limit)

    assert (field.counter.text(), field.counter.role()) == (words, role)
    assert field.has_trouble() == (count > limit)


def test_a_field_gives_its_label_to_the_editor_as_name_and_buddy(look: object, qtbot: QtBot) -> None:
    """A plain form layout leaves screen readers without a name."""
    for field in (LineField("Practice name", hint="As printed"), TextField("Fact"), ChipEditor("Hashtags")):
        qtbot.addWidget(field)

        assert name_of(field.editor) == field.label.text()
        assert field.label.buddy() is field.editor


def test_an_error_takes_the_place_of_the_hint_and_gives_it_back(look: object, qtbot: QtBot) -> None:
    """The sentence stands where the eye is, and screen readers hear it with the field."""
    field = LineField("Key", hint="From the settings page")
    qtbot.addWidget(field)

    field.set_error("Paste a new key.")

    assert field.editor.accessibleDescription() == "Paste a new key."
    field.set_error("")
    assert field.editor.accessibleDescription() == "From the settings page"


def test_showing_words_does_not_tell_them_back(look: object, qtbot: QtBot) -> None:
    """A presenter that shows a revision must not hear its own echo."""
    for field in (LineField("A", limit=9), TextField("B", limit=9)):
        qtbot.addWidget(field)
        heard: list[str] = []
        field.edited.connect(heard.append)

        field.set_text("words")

        assert (heard, field.text(), field.counter.text()) == ([], "words", "5 of 9")


def test_typing_tells_each_change_once_and_tab_moves_on(shown: Show, qtbot: QtBot) -> None:
    """Tab belongs to the keyboard user, not to the text."""
    form = Form()
    one, two = form.add(TextField("One", limit=20)), form.add(LineField("Two"))
    shown(form, 400, 300)
    heard: list[str] = []
    one.edited.connect(heard.append)

    one.area.setFocus()
    qtbot.keyClicks(one.area, "Hi 👋🏽"[:2])
    qtbot.keyClick(one.area, Qt.Key.Key_Tab)

    assert heard == ["H", "Hi"]
    assert two.line.hasFocus()


def test_a_single_line_text_takes_no_line_break_even_from_the_clipboard(shown: Show, qtbot: QtBot) -> None:
    """A title with a break would tear the card."""
    field = shown(TextField("Title", single_line=True, least=1), 300, 80)
    assert isinstance(field, TextField)
    entered: list[bool] = []
    field.area.entered.connect(lambda: entered.append(True))
    QGuiApplication.clipboard().setText("two\nlines")

    field.area.paste()
    qtbot.keyClick(field.area, Qt.Key.Key_Return)

    assert (field.text(), entered) == ("two lines", [True])


def test_text_grows_with_its_lines_and_marks_change_no_word(shown: Show) -> None:
    """Findings and source numbers are drawn over the words, never into them."""
    field = shown(TextField("Fact", least=1), 300, 400)
    assert isinstance(field, TextField)
    before = field.area.height()

    field.set_text("One line that is long enough to need several lines in three hundred pixels of width.")
    heard: list[str] = []
    field.edited.connect(heard.append)
    field.set_marks((Mark(0, 8, Severity.STOP), Mark(4, 9, Severity.TIP)), (SourceMark(8, 1), SourceMark(30, 12)))
    field.grab()

    assert field.area.height() >= 2 * before
    assert field.text().startswith("One line that")
    assert heard == []
    worst = field.area.mark_at(5)
    assert worst is not None
    assert worst.severity is Severity.STOP


@given(st.text(), st.data())
def test_places_survive_the_way_to_qt_and_back(text: str, data: st.DataObject) -> None:
    """Findings count code points, Qt counts UTF-16: an emoji before a finding must not move its underline."""
    place = data.draw(st.integers(0, len(text)))

    position = units(text, place)

    assert points(text, position) == place
    assert position == sum(2 if ord(c) > 0xFFFF else 1 for c in text[:place])


def test_selecting_a_finding_behind_emoji_selects_its_words(look: object, qtbot: QtBot) -> None:
    """Smile first, claim second is how posts are written."""
    field = TextField("Fact")
    qtbot.addWidget(field)
    field.set_text("😁🦷 brush twice")

    field.area.select(3, 8)

    assert field.area.textCursor().selectedText() == "brush"
    assert field.area.selected() == (3, 8)


def test_the_window_keeps_undo_where_the_field_gives_it_away(shown: Show, qtbot: QtBot) -> None:
    """Undo is a revision of the post, not of one box."""
    field = shown(TextField("Fact", outside_undo=True), 300, 100)
    assert isinstance(field, TextField)

    field.area.setFocus()
    qtbot.keyClicks(field.area, "abc")
    qtbot.keyClick(field.area, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert field.text() == "abc"


# --- chips -----------------------------------------------------------------------------------------------------
def test_hashtags_are_made_by_enter_comma_or_space_and_taken_back_by_backspace(shown: Show, qtbot: QtBot) -> None:
    """Nobody should need the mouse for a hashtag; signs and doubles are dropped."""
    editor = shown(ChipEditor("Hashtags"), 400, 120)
    assert isinstance(editor, ChipEditor)
    told: list[tuple[str, ...]] = []
    editor.changed.connect(told.append)

    editor.line.setFocus()
    qtbot.keyClicks(editor.line, "#Enamel,Tooth Enamel ")
    qtbot.keyClick(editor.line, Qt.Key.Key_Backspace)

    assert told == [("Enamel",), ("Enamel", "Tooth"), ("Enamel",)]
    assert editor.line.hasFocus()


def test_each_tag_has_a_named_cross(shown: Show, qtbot: QtBot) -> None:
    """The word button alone tells a screen reader's user nothing."""
    editor = shown(ChipEditor("Hashtags"), 400, 120)
    assert isinstance(editor, ChipEditor)
    editor.set_tags(("A", "B"))
    settle()
    cross = editor._tags[0].cross

    assert name_of(cross) == "Remove #A"
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert editor.tags() == ("B",)


def test_a_chip_reads_its_number(look: object, qtbot: QtBot) -> None:
    """The number is painted, so it must be named."""
    chip = Chip("Needs you", count=2)
    qtbot.addWidget(chip)

    assert name_of(chip) == "Needs you, 2"


# --- findings and channels -------------------------------------------------------------------------------------
VIEWS = (
    FindingView("a", Severity.STOP, "No alt text", "Blind people miss it.", (("write", "Write it"), ("use", "Use"))),
    FindingView("b", Severity.WARN, "No source", "A number is a claim.", (("tie", "Tie"),)),
    FindingView("c", Severity.TIP, "Hard word"),
)


def test_findings_select_by_focus_act_by_enter_and_step_round(shown: Show, qtbot: QtBot) -> None:
    """F8 and Alt+Enter lean on this."""
    rows = shown(FindingList(), 300, 500)
    assert isinstance(rows, FindingList)
    rows.set_findings(VIEWS)
    settle()
    chosen, acted = list[str](), list[tuple[str, str]]()
    rows.chosen.connect(chosen.append)
    rows.acted.connect(lambda key, action: acted.append((key, action)))

    assert [rows.step(1), rows.step(1), rows.step(-1), rows.step(-1)] == ["a", "b", "a", "c"]
    row = rows.row_of("b")
    assert row is not None
    row.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(row, Qt.Key.Key_Return)

    assert chosen[-1] == "b"
    assert acted == [("b", "tie")]


def test_finding_rows_are_reused_and_each_button_is_named_with_its_finding(look: object, qtbot: QtBot) -> None:
    """Findings change with every key; making widgets each time would be felt. Two "Why?" must sound different."""
    rows = FindingList()
    qtbot.addWidget(rows)
    rows.set_findings(VIEWS)
    first = rows.row_of("a")

    rows.set_findings((VIEWS[1],))

    assert rows.row_of("b") is first
    assert rows.row_of("a") is None
    assert first is not None
    assert first._buttons[0].accessibleName() == "Tie: No source"


def test_the_summary_says_what_the_chips_show() -> None:
    """Never by colour alone."""
    assert summary(VIEWS) == "1 to fix, 1 to check"
    assert [(look.text, look.tone) for look in counts(VIEWS)] == [("1", "bad"), ("1", "warn"), ("1", "info")]
    assert summary(()) == "Nothing to fix"


def test_channels_move_with_the_arrows_and_say_whether_they_fit(shown: Show, qtbot: QtBot) -> None:
    """A bar is not heard."""
    channels = shown(ChannelList(), 200, 300)
    assert isinstance(channels, ChannelList)
    channels.set_channels((ChannelView("x", "X", 300, 280), ChannelView("mastodon", "Mastodon", 10, 500)))
    settle()
    told: list[str] = []
    channels.chosen.connect(told.append)
    first = channels._rows[0]

    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)

    assert (channels.platform(), told) == ("mastodon", ["mastodon"])
    assert first.accessibleDescription() == "300 of 280, must fix"


def test_every_state_and_severity_has_words_and_a_mark() -> None:
    """Colour never stands alone."""
    looks = [of_job(s) for s in JobState] + [of_severity(s) for s in Severity]

    assert all(look.text and look.mark and look.tone for look in looks)
    assert of_job(JobState.UNKNOWN).tone == "doubt"


# --- rows ------------------------------------------------------------------------------------------------------
ROWS = (
    Row("First"), Row("1", (Cell("One", "sub"), Cell("", chip=of_job(JobState.LIVE)))),
    Row("Second"), Row("2", (Cell("Two"), Cell("", badges=("IG", "X")))), Row("3", (Cell("Three"), Cell(icon="more"))),
)  # fmt: skip


def table(shown: Show) -> RowTable:
    """A shown table with rows."""
    made = RowTable("Jobs", (Column("Post"), Column("State", 200, drops=1)))
    made.set_rows(ROWS)
    shown(made, 500, 400)
    return made


def test_the_row_model_keeps_qts_rules(qapp: object) -> None:
    """Qt's own tester complains by a warning, and warnings fail."""
    model = RowModel(("Post", "State"))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)

    for rows in (ROWS, ROWS[:2], (), ROWS):
        model.set_rows(rows)

    assert isinstance(tester.model(), QAbstractItemModel)
    assert model.index(1, 1).data() == "Live"
    assert model.index(3, 1).data() == "IG, X"


def test_arrows_step_over_group_strips_and_enter_opens(shown: Show, qtbot: QtBot) -> None:
    """A strip is a heading, not a row."""
    rows = table(shown)
    opened: list[str] = []
    rows.opened.connect(opened.append)

    rows.setFocus()
    keys = [rows.key()]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Home):
        qtbot.keyClick(rows, key)
        keys.append(rows.key())
    qtbot.keyClick(rows, Qt.Key.Key_Return)

    assert keys == ["1", "2", "3", "2", "1", "1"]
    assert opened == ["1"]


def test_the_chosen_row_stays_chosen_and_a_removed_one_gives_way_to_the_next(shown: Show) -> None:
    """After a delete the focus is on the next row (UI, section 5)."""
    rows = table(shown)
    rows.choose("2")

    rows.set_rows(ROWS[2:])
    assert rows.key() == "2"
    rows.set_rows((ROWS[0], ROWS[1], ROWS[2], ROWS[4]))

    assert rows.key() == "3"


def test_a_click_on_the_last_icon_asks_for_the_menu(shown: Show, qtbot: QtBot) -> None:
    """The three dots are a button to the eye, so they must be one."""
    rows = table(shown)
    asked: list[str] = []
    rows.menu_asked.connect(lambda key, _spot: asked.append(key))
    spot = rows.visualRect(rows.rows.index(4, 1)).center()

    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    assert asked == ["3"]


def test_the_least_column_goes_when_there_is_no_room(shown: Show) -> None:
    """UI, section 4, collapse order."""
    rows = table(shown)

    rows.resize(300, 300)
    settle()

    assert rows.isColumnHidden(1)
    rows.resize(500, 300)
    settle()
    assert not rows.isColumnHidden(1)


def test_columns_that_never_drop_get_narrower_instead_of_running_out_of_sight(shown: Show) -> None:
    """At 200 % text the state of a job must still be there."""
    rows = RowTable("Jobs", (Column("When", 300), Column("Post"), Column("State", 300)))
    rows.set_rows((Row("1", (Cell("a"), Cell("b"), Cell("c"))),))
    shown(rows, 420, 200)
    settle()

    assert sum(rows.columnWidth(i) for i in range(3)) <= 420
    assert min(rows.columnWidth(i) for i in range(3)) >= 100


# --- the rest --------------------------------------------------------------------------------------------------
def test_a_switch_is_one_stop_and_changes_with_the_arrows(shown: Show, qtbot: QtBot) -> None:
    """Month, Week, List is one choice, not three buttons."""
    switch = shown(Segmented("View", (("m", "Month"), ("w", "Week"))), 300, 40)
    assert isinstance(switch, Segmented)
    told: list[str] = []
    switch.changed.connect(told.append)

    switch._group.button(0).setFocus()
    qtbot.keyClick(switch._group.button(0), Qt.Key.Key_Right)

    assert (switch.key(), told) == ("w", ["w"])
    tab = Qt.FocusPolicy.TabFocus
    assert [bool(b.focusPolicy() & tab) for b in switch._group.buttons()] == [False, True]


def test_search_waits_for_a_pause_and_escape_empties_it(shown: Show, qtbot: QtBot) -> None:
    """A query for every key would make long lists stutter."""
    search = shown(Search("Search here"), 240, 36)
    assert isinstance(search, Search)
    heard: list[str] = []
    search.searched.connect(heard.append)

    qtbot.keyClicks(search.line, "seal")
    assert heard == []
    qtbot.waitUntil(lambda: heard == ["seal"])
    qtbot.keyClick(search.line, Qt.Key.Key_Escape)

    assert heard == ["seal", ""]


def test_the_ring_surrounds_what_has_the_focus_and_leaves_fields_alone(shown: Show, qtbot: QtBot) -> None:
    """Two pixels outside, always drawn; a field draws its own border."""
    window = QWidget()
    column = QVBoxLayout(window)
    button, field = Button("Queue", "primary"), LineField("Name")
    column.addWidget(button)
    column.addWidget(field)
    ring = FocusRing(window)
    shown(window, 300, 200)

    button.setFocus()
    settle()
    assert ring.isVisible()
    assert ring.geometry() == button.geometry().adjusted(-4, -4, 4, 4)
    field.line.setFocus()

    assert not ring.isVisible()


def test_the_rings_last_widget_may_go_while_it_has_the_focus(shown: Show, qtbot: QtBot) -> None:
    """Pressing Remove deletes the button that was pressed."""
    window = QWidget()
    button = Button("Remove", parent=window)
    button.resize(80, 36)
    ring = FocusRing(window)
    shown(window, 300, 200)
    button.setFocus()
    settle()

    button.deleteLater()
    settle()

    assert not ring.isVisible()


def test_a_toast_leaves_by_itself_and_an_error_stays(
    shown: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten seconds to take something back; an error is never missed by looking away."""
    monkeypatch.setattr("composer.gui.parts.toast.LIFE_MS", 250)
    window = shown(QWidget(), 600, 400)
    toast = Toast(window)

    toast.show_message(Message("Moved to Wed.", "Undo", lambda: None))
    toast.move(QPoint(0, 0))
    with qtbot.waitSignal(toast.closed):
        pass
    toast.show_message(Message("No answer.", is_error=True))

    assert not toast._tick.isActive()
    assert toast.isVisible()
    toast.close_message()


def test_a_toast_waits_while_the_focus_is_on_it(shown: Show, qtbot: QtBot) -> None:
    """Reaching for Undo by keyboard must not be a race."""
    toast = Toast(shown(QWidget(), 600, 400))
    toast.show_message(Message("Moved.", "Undo", lambda: None))
    toast.button.setFocus()
    before = toast._left

    toast._age()

    assert toast._left == before
    toast.close_message()


def test_a_toasts_action_is_done_once_and_closes_it(shown: Show, qtbot: QtBot) -> None:
    """Undo twice would undo something else."""
    toast, done = Toast(shown(QWidget(), 600, 400)), list[int]()
    toast.show_message(Message("Moved.", "Undo", lambda: done.append(1)))

    qtbot.mouseClick(toast.button, Qt.MouseButton.LeftButton)

    assert done == [1]
    assert not toast.isVisible()


def test_enter_does_the_verb_unless_it_destroys(shown: Show, qtbot: QtBot) -> None:
    """A careless Enter must not remove a connection."""
    window = shown(QWidget(), 600, 400)
    agreed: list[str] = []
    form, danger = Dialog("Rename", "Rename", parent=window), confirm(window, "Remove?", "It is wiped.", "Remove")
    form.agreed.connect(lambda: agreed.append("form"))
    danger.agreed.connect(lambda: agreed.append("danger"))

    form.ask()
    qtbot.keyClick(form, Qt.Key.Key_Return)
    danger.ask()
    qtbot.waitUntil(danger.isVisible)
    qtbot.keyClick(danger, Qt.Key.Key_Return)

    assert agreed == ["form"]
    qtbot.waitUntil(lambda: not danger.isVisible())


def test_a_dialog_gives_the_focus_back(shown: Show, qtbot: QtBot) -> None:
    """The keyboard user goes on where they were."""
    window = QWidget()
    button = Button("Open", parent=window)
    other = Button("Other", parent=window)
    other.move(0, 60)
    shown(window, 600, 400)
    button.setFocus()
    dialog = Dialog("Title", "Do it", parent=window)

    dialog.ask()
    dialog.reject()

    qtbot.waitUntil(button.hasFocus)


def test_a_splitter_keeps_its_place(shown: Show) -> None:
    """What the person set is there again next time; nonsense from an old version is ignored."""
    kept: list[str] = []
    split = Splitter(remember=kept.append)
    split.add(QLabel(), width=200, least=100)
    split.add(QLabel(), width=200, least=100, grows=True)
    shown(split, 616, 200)
    assert split.sizes() == [200, 400]

    split.moveSplitter(300, 1)
    again = Splitter()
    again.add(QLabel(), width=200, least=100)
    again.add(QLabel(), width=200, least=100, grows=True)
    again.restore("no,numbers")
    again.restore(kept[-1])
    shown(again, 616, 200)

    assert again.sizes() == split.sizes() == [300, 300]


def test_words_wrap_at_the_line_height_and_elide_with_a_tooltip(shown: Show) -> None:
    """What does not fit must be readable some way."""
    wrapped = Text("one two three four five six", "body", wrap=True)
    elided = shown(Text("one two three four five six", "body", elide=True), 60, 20)

    assert wrapped.heightForWidth(60) >= 3 * 20
    assert elided.toolTip() == "one two three four five six"
    wrapped.deleteLater()


def test_a_list_does_not_change_when_the_wheel_passes(look: object, qtbot: QtBot) -> None:
    """Scrolling a form must not alter it; an unknown key changes nothing."""
    combo = Combo((("us", "United States"), ("uk", "United Kingdom")))
    qtbot.addWidget(combo)

    combo.choose("nowhere")

    assert combo.key() == "us"
    combo.choose("uk")
    combo.set_choices((("uk", "UK"), ("au", "Australia")))
    assert combo.key() == "uk"


def test_a_check_box_is_hit_anywhere_on_its_words(shown: Show, qtbot: QtBot) -> None:
    """Eighteen pixels are too small a target."""
    check = shown(Check("Print the recovery codes", note="Keep them in the safe"), 300, 60)
    assert isinstance(check, Check)

    qtbot.mouseClick(check, Qt.MouseButton.LeftButton, pos=QPoint(200, 20))

    assert check.isChecked()


def test_an_icon_button_shows_its_name_and_keys(look: object, qtbot: QtBot) -> None:
    """An icon alone is a riddle."""
    button = IconButton("undo", "Undo", shortcut_text="Ctrl+Z")
    qtbot.addWidget(button)

    assert button.toolTip() == "Undo (Ctrl+Z)"
    assert name_of(button) == "Undo"
