"""Prints the open post: opens the dialog, paints what is looked at off the window's thread, and hands it to a printer.

Qt's printing library is loaded when a printer is asked for, not before.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QFileDialog

from composer.gui.cards.papers import layout_for, picture_page, print_picture
from composer.gui.cards.print_dialog import HAND_OUT, SLIDE, PrintDialog, Wanted
from composer.gui.compose.preview.exporting import show_file
from composer.gui.context import Context
from composer.gui.lanes import Stamp
from composer.gui.times import day_and_time
from composer.model.errors import ComposerError
from composer.model.words import tr, trn

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from composer.app.app import App
    from composer.app.picturing.studio import Pixels
    from composer.app.sourcing.list_page import ListPage
    from composer.app.writing.analysis import Analysis
    from composer.gui.compose.page import ComposePage

WIDE = 900
"""Pixels across a page to look at."""


class Printing(QObject):
    """The open post on paper.

    Attributes:
        ask_printer: shows a printer's own dialog and calls back when it was agreed to; tests put a file in its place.

    Emits:
        printed(str, int): what, and on how many pages.
        saved(object): the PDF file that was written.
    """

    printed = Signal(str, int)
    saved = Signal(object)

    def __init__(self, context: Context, page: "ComposePage", app: "App", analysis: "Analysis") -> None:
        super().__init__(page)
        self._context, self._page, self._app, self._analysis = context, page, app, analysis
        self._asked = 0
        self._picture: QImage | None = None
        self._list_page = ""
        self.ask_printer: Callable[[QPrinter, Callable[[], None]], None] = self._ask_printer
        from composer.app.picturing.printing import paper_of

        self._shapes = {s.shape.name: s.shape for s in app.tools.card_shapes(analysis)}
        self.dialog = PrintDialog(tuple(self._shapes), paper_of(app.practice), page)
        self.dialog.changed.connect(self.show)
        self.dialog.agreed.connect(self.put_on_paper)
        self.dialog.save_wanted.connect(self._ask_file)
        self.dialog.finished.connect(self.deleteLater)

    def begin(self, what: str = HAND_OUT) -> None:
        """Opens the dialog with one of the choices."""
        self.dialog.choose(what)
        self.dialog.ask()
        post, own = self._analysis.draft.post.id, self._app.practice.sources_page
        self._context.store(lambda app: app.sources.list_page(post, own), self._led, self._page.notices.error)

    def _led(self, page: "ListPage") -> None:
        """Where the code leads is known: says so, and paints."""
        self._list_page = page.url
        self.dialog.show_code(*code_words(self._analysis, page))
        self.show()

    # --- looking -----------------------------------------------------------------------------------------------
    def show(self) -> None:
        """Paints what is wanted; what was asked for before is dropped."""
        wanted = self.dialog.wanted()
        self._asked += 1
        self._picture = None
        self.dialog.verb.setEnabled(False)
        self._context.lanes.pool.run(
            lambda: self._painted(wanted),
            lambda found: self._show(wanted, found),
            self._page.notices.error,
            stamp=Stamp("print.look", self._asked),
        )

    def _painted(self, wanted: Wanted) -> "tuple[Pixels, ...]":
        from composer.app.picturing.printing import SCREEN, Print, handout_pages, picture_to_print

        studio, practice = self._app.tools.studio, self._app.practice
        if wanted.what == HAND_OUT:
            how = Print(wanted.paper, wanted.letters, self._list_page)
            return handout_pages(self._analysis, studio, practice, how, WIDE)
        shape = SCREEN if wanted.what == SLIDE else self._shapes[wanted.what]
        return (picture_to_print(self._analysis, studio, practice, shape),)

    def _show(self, wanted: Wanted, found: "tuple[Pixels, ...]") -> None:
        images = tuple(_image(pixels) for pixels in found)
        if wanted.what != HAND_OUT:
            self._picture = images[0]
            images = (picture_page(images[0], wanted.paper, WIDE),)
        self.dialog.show_pages(images)
        self.dialog.verb.setEnabled(True)

    # --- printing ----------------------------------------------------------------------------------------------
    def put_on_paper(self) -> None:
        """Asks for a printer and prints what is shown."""
        from PySide6.QtPrintSupport import QPrinter  # late: nobody waits for it who does not print

        wanted = self.dialog.wanted()
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._analysis.draft.title)
        printer.setFullPage(True)
        printer.setPageLayout(layout_for(wanted.paper, self._picture))
        self.ask_printer(printer, lambda: self._print_on(printer, wanted))

    def _ask_printer(self, printer: "QPrinter", then: Callable[[], None]) -> None:
        from PySide6.QtPrintSupport import QPrintDialog

        chooser = QPrintDialog(printer, self.dialog)
        chooser.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=False)
        chooser.accepted.connect(then)
        chooser.finished.connect(chooser.deleteLater)
        QDialog.open(chooser)  # QPrintDialog's own `open` hides it and wants a slot's name

    def _print_on(self, printer: "QPrinter", wanted: Wanted) -> None:
        from composer.app.picturing.printing import Print, print_handout

        pages = 1
        try:
            if self._picture is not None:
                print_picture(printer, self._picture)
            else:
                how = Print(wanted.paper, wanted.letters, self._list_page)
                pages = print_handout(self._analysis, self._app.tools.studio, self._app.practice, how, printer)
        except ComposerError as error:
            self._page.notices.error(error)
            return
        self.printed.emit(wanted.what, pages)
        self.dialog.accept()
        self._page.notices.tell(
            trn("{n} page is on its way to the printer.", "{n} pages are on their way to the printer.", pages)
        )

    # --- a file ------------------------------------------------------------------------------------------------
    def _ask_file(self) -> None:
        chooser = QFileDialog(self.dialog, tr("Save as"), tr("hand-out.pdf"), tr("PDF (*.pdf)"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("pdf")
        chooser.fileSelected.connect(lambda name: self.save(Path(name)))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def save(self, path: Path) -> None:
        """Writes the hand-out, as it is shown, into a file."""
        wanted = self.dialog.wanted()

        def work() -> Path:
            from composer.app.picturing.printing import Print, save_handout

            how = Print(wanted.paper, wanted.letters, self._list_page)
            return save_handout(self._analysis, self._app.tools.studio, self._app.practice, how, path)

        def done(path: Path) -> None:
            self.saved.emit(path)
            self.dialog.accept()
            self._page.notices.tell(
                tr("{name} is written.").format(name=path.name), tr("Open"), lambda: show_file(path)
            )

        self._context.lanes.pool.run(work, done, self._page.notices.error)


def code_words(analysis: "Analysis", page: "ListPage") -> tuple[str, str]:
    """Where the hand-out's code leads, and what to know about it."""
    listed = analysis.citations
    if page.url and listed:
        where = tr("The post on your site, with all its sources.")
        return page.url, where if page.is_the_post else tr("Your page for sources.")
    first = next((c for c in listed if c.url.startswith("https://")), None)
    if first is None:
        return "", tr("No source has an address.") if listed else tr("The post has no sources.")
    if len(listed) == 1:
        return first.url, tr("The post's only source.")
    if page.later is not None:
        day = day_and_time(page.later)
        hint = tr("Once the post is on your site, {day}, it leads there.").format(day=day)
    else:
        hint = tr("For all of them, set your own page under Settings, Sources and reviews.")
    words = tr("Source {n} of {count} only; the full list is printed with it.")
    return first.url, f"{words.format(n=first.number, count=len(listed))} {hint}"


def _image(pixels: "Pixels") -> QImage:
    form = QImage.Format.Format_RGB32
    return QImage(pixels.data, pixels.width, pixels.height, pixels.stride, form).copy()
