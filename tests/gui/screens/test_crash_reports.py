"""A fault of ours that repeats a key: neither the report, nor what it copies, nor standard error shows it."""

import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from PySide6.QtGui import QGuiApplication

from composer.gui.main import Opened
from composer.gui.report import Report
from composer.model.ids import new_id
from tests.gui.screens.conftest import settled
from tests.gui.screens.hands import click
from tests.gui.screens.waiting import dialog

pytestmark = pytest.mark.timeout(120)
SECRET = "correct horse battery"


def test_a_report_of_a_fault_never_shows_a_key_of_this_run(
    home: Path, window: Callable[..., Opened], capsys: pytest.CaptureFixture[str]
) -> None:
    """Also a key that looks like ordinary words, which no pattern could tell."""
    opened = window(home)
    opened.context.store(lambda app: app.connections._secrets.put_for_this_run(new_id(), SECRET))
    settled(opened)
    settled(opened)
    notices = opened.window.notices
    notices.install()
    error = RuntimeError(f"could not sign in with {SECRET} at https://blog.example/?key={quote(SECRET)}")

    sys.excepthook(RuntimeError, error, None)
    notices.remove()

    report = dialog(Report)
    click(report.copy)
    for shown in (report.details, QGuiApplication.clipboard().text(), capsys.readouterr().err):
        assert "could not sign in" in shown
        assert SECRET not in shown
        assert quote(SECRET) not in shown
    report.accept()
