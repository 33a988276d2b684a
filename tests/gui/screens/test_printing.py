"""The hand-out, the slide and cards on paper, and an export that tells how far it is and can be stopped."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from composer.gui.cards.print_dialog import PrintDialog
from composer.gui.cards.printing import Printing
from composer.gui.cards.slides import SlidesDialog
from composer.gui.compose.page import ComposePage
from composer.gui.main import Opened
from composer.gui.parts.choices import Check
from tests.gui.screens.hands import click, press
from tests.gui.screens.waiting import until

pytestmark = pytest.mark.timeout(120)


def compose(opened: Opened) -> ComposePage:
    """Compose with the newest post, analyzed."""
    page = opened.window.open_screen("compose")
    assert isinstance(page, ComposePage)
    until(lambda: page.presenter.analysis is not None, "an analysis")
    return page


def dialog_of(page: ComposePage) -> tuple[Printing, PrintDialog]:
    """The print dialog, opened by its button, with its pages painted."""
    click(page.hand_out)
    printing = until(lambda: next(iter(page.findChildren(Printing)), None), "the dialog")
    until(printing.dialog.pages.count, "the pages")
    return printing, printing.dialog


def into_file(printing: Printing, path: Path) -> None:
    """A file in the printer's place."""

    def ask(printer: QPrinter, then: Callable[[], None]) -> None:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        then()

    printing.ask_printer = ask


def words_of(path: Path) -> str:
    """The words of a PDF, by another program."""
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext is not installed (Debian: poppler-utils)")
    return subprocess.run([tool, str(path), "-"], capture_output=True, text=True, check=True).stdout


def test_the_hand_out_is_looked_at_and_goes_to_the_printer_as_words(
    window: Callable[..., Opened], home: Path, tmp_path: Path
) -> None:
    """Issue E: print from the window."""
    page = compose(window(home))
    printing, dialog = dialog_of(page)
    into_file(printing, tmp_path / "out.pdf")
    sent: list[tuple[str, int]] = []
    printing.printed.connect(lambda what, pages: sent.append((what, pages)))
    title = page.presenter.analysis.draft.title if page.presenter.analysis else ""

    click(dialog.verb)

    assert sent == [("handout", 1)]
    assert " ".join(title.split()) in " ".join(words_of(tmp_path / "out.pdf").split())


def test_qts_own_printer_dialog_opens_and_prints_when_it_is_accepted(
    window: Callable[..., Opened], home: Path, tmp_path: Path
) -> None:
    """The other tests put a file in its place; without this one nothing would notice that nobody can print."""
    printing, dialog = dialog_of(compose(window(home)))
    sent: list[tuple[str, int]] = []
    printing.printed.connect(lambda what, pages: sent.append((what, pages)))

    click(dialog.verb)
    chooser = until(lambda: next(iter(dialog.findChildren(QPrintDialog)), None), "the printer dialog")
    until(chooser.isVisible, "the printer dialog on screen")
    printer = chooser.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    chooser.done(QDialog.DialogCode.Accepted)

    until(lambda: sent, "the page on its way")
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


def test_the_slide_is_printed_lying_and_has_no_letters_to_choose(
    window: Callable[..., Opened], home: Path, tmp_path: Path
) -> None:
    """A picture has its own sizes of letters; a wide one lies on its paper."""
    printing, dialog = dialog_of(compose(window(home)))
    into_file(printing, tmp_path / "slide.pdf")

    press(dialog.what.combo, Qt.Key.Key_Down)
    until(lambda: dialog.verb.isEnabled() and not dialog.letters.isVisible(), "the slide")
    click(dialog.verb)

    data = (tmp_path / "slide.pdf").read_bytes()
    assert b"/MediaBox [0 0 792" in data


def test_larger_letters_and_another_paper_are_shown_before_anything_is_printed(
    window: Callable[..., Opened], home: Path
) -> None:
    """What comes out is what was looked at."""
    _printing, dialog = dialog_of(compose(window(home)))
    before = dialog.pages.widget()

    dialog.letters.choose("larger")
    dialog.changed.emit()

    until(lambda: dialog.pages.widget() is not before, "other pages")
    assert dialog.wanted().letters == "larger"


def test_the_hand_out_is_saved_as_a_file(window: Callable[..., Opened], home: Path, tmp_path: Path) -> None:
    """Not every practice prints where it writes."""
    printing, _dialog = dialog_of(compose(window(home)))
    saved: list[Path] = []
    printing.saved.connect(saved.append)

    printing.save(tmp_path / "hand-out.pdf")

    until(lambda: saved, "the file")
    assert saved[0].read_bytes().startswith(b"%PDF-")


def test_an_export_tells_how_far_it_is_and_what_was_written(
    window: Callable[..., Opened], home: Path, tmp_path: Path
) -> None:
    """A folder full of files takes some seconds; nobody should wonder."""
    page = compose(window(home))
    texts: set[str] = set()
    page.exporting._stepped.connect(lambda *_: texts.add(page.queue_foot.export.text()))
    done: list[list[Path]] = []
    page.exporting.exported.connect(done.append)

    page.exporting.write_into(tmp_path)

    until(lambda: done, "the files")
    assert len(done[0]) > 5
    assert any(text.startswith("Stop, ") for text in texts)
    assert page.queue_foot.export.text() == "Export cards"


def test_an_export_that_is_stopped_keeps_what_was_written(
    window: Callable[..., Opened], home: Path, tmp_path: Path
) -> None:
    """The same button stops it; nothing is half written."""
    page = compose(window(home))
    done: list[list[Path]] = []
    page.exporting.exported.connect(done.append)
    page.exporting._stepped.connect(lambda *_: page.exporting.cards())

    page.exporting.write_into(tmp_path)

    until(lambda: done, "the end")
    assert all(path.is_file() for path in done[0])
    assert not page.exporting.is_busy()


def test_slides_of_the_ticked_posts_are_written_in_their_order(
    window: Callable[..., Opened], home: Path, tmp_path: Path
) -> None:
    """Issue E: a folder of slides for a loop, from the window."""
    opened = window(home)
    compose(opened)
    assert opened.window.commands.run("slides.make")
    dialog = until(lambda: next(iter(opened.window.findChildren(SlidesDialog)), None), "the dialog")
    until(lambda: dialog.findChildren(Check), "the posts")
    written: list[list[Path]] = []
    dialog.written.connect(written.append)

    dialog.choose(2)
    dialog.write_into(tmp_path / "loop")

    until(lambda: written, "the slides")
    assert [path.name[:4] for path in written[0]] == ["001-", "002-"]
    assert sorted((tmp_path / "loop").iterdir()) == written[0]


def test_without_a_tick_there_is_nothing_to_write(window: Callable[..., Opened], home: Path) -> None:
    """The button says so by being off, and the line below says what to do."""
    opened = window(home)
    compose(opened)
    opened.window.commands.run("slides.make")
    dialog = until(lambda: next(iter(opened.window.findChildren(SlidesDialog)), None), "the dialog")
    until(lambda: dialog.findChildren(Check), "the posts")

    assert not dialog.verb.isEnabled()
    dialog.choose(1)
    assert dialog.verb.isEnabled()


def test_who_asks_before_the_post_is_read_gets_the_hand_out_when_it_is(
    window: Callable[..., Opened], home: Path
) -> None:
    """A button that does nothing in the window's first second looks broken."""
    page = window(home).window.open_screen("compose")
    assert isinstance(page, ComposePage)

    page.exporting.hand_out()

    printing = until(lambda: next(iter(page.findChildren(Printing)), None), "the dialog")
    until(printing.dialog.pages.count, "the pages")
