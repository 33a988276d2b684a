"""One funnel for messages and errors; none ever shows a secret."""

import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from composer.gui.notices import Notices
from composer.gui.redact import redact
from composer.model.errors import NetworkError, Reach

Show = Callable[..., QWidget]


@pytest.fixture
def notices(shown: Show, qtbot: QtBot) -> Iterator[Notices]:
    """Notices over a shown window."""
    made = Notices(shown(QWidget(), 800, 600))
    yield made
    if made._toast is not None and made._toast.isVisible():
        made._waiting.clear()
        made._toast.close_message()


def test_the_worlds_fault_is_a_message_that_stays_and_says_what_to_do(notices: Notices, qtbot: QtBot) -> None:
    """What happened, what is safe, what to do."""
    error = NetworkError(
        "Postiz did not answer. Your 12 posts are waiting here.", reach=Reach.NOT_SENT, hint="Try later."
    )

    notices.error(error)

    qtbot.waitUntil(lambda: notices._toast is not None)
    assert notices._toast is not None
    message = notices._toast.message()
    assert message.is_error
    assert message.text == "No answer. Postiz did not answer. Your 12 posts are waiting here. Try later."


def test_our_fault_is_one_report_without_a_secret(notices: Notices, qtbot: QtBot) -> None:
    """A cascade of faults must not bury the window in dialogs; a traceback must not carry a key."""

    def fail() -> None:
        raise RuntimeError("login failed with token=abcd1234SECRETabcd1234SECRET for https://user:pw@social.example")

    for _ in range(3):
        try:
            fail()
        except RuntimeError as error:
            notices.error(error)

    qtbot.waitUntil(lambda: notices._report is not None)
    report = notices._report
    assert report is not None
    assert "RuntimeError" in report.details
    assert "SECRET" not in report.details
    assert "pw@" not in report.details
    report.accept()
    qtbot.waitUntil(lambda: notices._report is None)


def test_an_uncaught_error_on_any_thread_is_reported(
    notices: Notices, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    """An error that only a terminal sees is an error nobody sees."""
    before = (sys.excepthook, threading.excepthook)
    notices.install()
    heard: list[object] = []
    notices._arrived.disconnect(notices._show)
    notices._arrived.connect(heard.append)

    thread = threading.Thread(target=lambda: {}["gone"])
    thread.start()
    thread.join()
    sys.excepthook(ValueError, ValueError("x"), None)
    notices.remove()

    qtbot.waitUntil(lambda: len(heard) == 2)
    assert {type(e) for e in heard} == {KeyError, ValueError}
    assert (sys.excepthook, threading.excepthook) == before
    assert "KeyError" in capsys.readouterr().err


def test_a_message_waits_behind_an_error(notices: Notices, qtbot: QtBot) -> None:
    """An error is not washed away by "Moved to Wed."."""
    notices.error(NetworkError("No network.", reach=Reach.NOT_SENT))
    notices.tell("Moved to Wed.")
    qtbot.waitUntil(lambda: len(notices._waiting) == 1)
    assert notices._toast is not None

    notices._toast.close_message()

    assert notices._toast.message().text == "Moved to Wed."


@pytest.mark.parametrize(
    "text",
    [
        "Authorization: Basic YWRtaW46cGFzc3dvcmQ=", "Bearer eyJhbGciOi.SECRETSECRET", "password=SECRET", "'api_key': 'SECRET'",
        "https://admin:SECRET@practice.example/wp-json", "abcd EFGH 1234 ijkl MNOP 5678", "access_token: SECRET99",
        "X-Api-Key: SECRET", 'client_secret="SECRET"', "0123456789abcdef0123456789abcdef",
    ],
)  # fmt: skip
def test_what_looks_like_a_secret_is_hidden(text: str) -> None:
    """Real shapes: headers, addresses, application passwords, tokens."""
    shown = redact(f"before {text} after")

    assert "[hidden]" in shown
    assert "SECRET" not in shown
    assert "YWRt" not in shown
    assert "EFGH" not in shown


@given(st.text())
def test_redacting_never_fails_and_twice_is_once(text: str) -> None:
    """A report about a fault must not be a fault."""
    once = redact(text)

    assert redact(once) == once


def test_plain_words_stay_as_they_are() -> None:
    """A report nobody can read helps nobody."""
    text = 'File "composer/gui/lanes.py", line 88, in run: 12 posts are waiting since Tue Dec 15, 9:00 AM'

    assert redact(text) == text
