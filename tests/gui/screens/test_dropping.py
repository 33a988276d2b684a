"""Sources dropped onto the window: a file, a folder, a DOI, an address."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from composer.gui.compose.page import ComposePage
from composer.gui.compose.proof.source_dialog import SourceDialog
from composer.gui.main import Opened
from composer.gui.sources.page import SourcesPage
from tests.gui.screens.conftest import go, program
from tests.gui.screens.waiting import dialog, until

pytestmark = [pytest.mark.gui, pytest.mark.timeout(120)]

RIS = "TY  - JOUR\nTI  - Sealants after ten years\nAU  - Ng, Ada\nPY  - 2025\nER  - \n"


@pytest.fixture
def shelf(home: Path) -> Path:
    """A data folder with one post."""
    with program(home) as app:
        app.library.save(app.library.sample("health-tip"))
    return home


def drop(onto: QWidget, *, files: tuple[Path, ...] = (), text: str = "") -> bool:
    """Drags files or text onto a widget and lets go; whether it was welcome."""
    data = QMimeData()
    if files:
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    if text:
        data.setText(text)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(onto, enter)
    if not enter.isAccepted():
        return False
    fall = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(onto, fall)
    return fall.isAccepted()


def test_files_and_folders_dropped_on_sources_join_the_library(
    shelf: Path, window: Callable[..., Opened], tmp_path: Path
) -> None:
    """Out of the file manager, without a dialog."""
    folder = tmp_path / "refs"
    folder.mkdir()
    (folder / "one.ris").write_text(RIS)
    (tmp_path / "two.ris").write_text(RIS.replace("Sealants", "Crowns"))
    page = go(window(shelf), "sources")
    assert isinstance(page, SourcesPage)

    assert drop(page, files=(folder, tmp_path / "two.ris"))

    until(
        lambda: {"Sealants after ten years", "Crowns after ten years"} <= {e.title for e in page.list.rows()},
        "both sources",
    )


def test_a_doi_dropped_on_sources_fills_the_dialog(shelf: Path, window: Callable[..., Opened]) -> None:
    """It is read as if it had been pasted; the network is asked only when somebody presses "Look it up"."""
    page = go(window(shelf), "sources")

    assert drop(page, text="doi:10.1000/new")
    form = dialog(SourceDialog)

    assert form.paste.text() == "doi:10.1000/new"
    form.reject()


def test_a_file_dropped_on_the_posts_sources_is_attached(
    shelf: Path, window: Callable[..., Opened], tmp_path: Path
) -> None:
    """The work goes into the library and into the post."""
    (tmp_path / "one.ris").write_text(RIS)
    page = window(shelf).window.page()
    assert isinstance(page, ComposePage)
    until(lambda: page.presenter.session, "the post")
    session = page.presenter.session
    assert session is not None

    assert drop(page.sources, files=(tmp_path / "one.ris",))

    until(lambda: "Sealants after ten years" in [s.title for s in session.post.sources], "the source")


def test_an_essay_is_no_reference(shelf: Path, window: Callable[..., Opened]) -> None:
    """A whole page dropped by mistake is not taken."""
    page = go(window(shelf), "sources")

    assert not drop(page, text="word " * 1000)
