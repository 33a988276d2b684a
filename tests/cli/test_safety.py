"""Account safety and the care of connections on the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from composer.app import wiring
from composer.credentials.session import SessionSecrets
from tests.cli.conftest import CommandLine

NOBODY = "http://127.0.0.1:9"


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch) -> SessionSecrets:
    """One keyring for all calls of a test, in memory."""
    secrets = SessionSecrets()
    monkeypatch.setattr(wiring, "open_secrets", lambda **_: secrets)
    return secrets


def test_accounts_are_listed_noted_and_due_no_more(chairside: CommandLine) -> None:
    """A look counts for 90 days."""
    before = {line["name"]: line for line in chairside("safety", "list", "--json").lines}
    noted = chairside(
        "safety", "note", "instagram", "--status", "on", "--method", "app", "--holder", "a", "--holder", "b"
    )

    after = {line["name"]: line for line in chairside("safety", "list").lines}

    assert before["Instagram"]["due"] is True
    assert before["Remind me"]["second_step"] == "not_needed"
    assert noted.lines[0]["holders"] == ["a", "b"]
    assert after["Instagram"]["due"] is False
    assert after["Instagram"]["second_step"] == "on"
    assert after["Instagram"]["methods"][0]["kind"] == "app"


def test_an_unknown_account_is_a_sentence(chairside: CommandLine) -> None:
    """Exit status 2 would be a traceback's neighbour; this is a name that is not there."""
    said = chairside("safety", "note", "myspace")

    assert said.status != 0
    assert "myspace" in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize("page", ["first-hour", "phishing-drill", "joiner", "leaver", "policy", "report"])
def test_pages_are_written_as_text_and_as_html(chairside: CommandLine, tmp_path: Path, page: str) -> None:
    """To print, to edit, to mail."""
    for ending in ("txt", "html"):
        file = tmp_path / f"{page}.{ending}"
        said = chairside("safety", "print", page, "--out", str(file))

        assert said.status == 0, said.err
        text = file.read_text(encoding="utf-8")
        assert len(text) > 300
        assert "{" not in text


@pytest.mark.paint
def test_the_report_is_one_page_of_real_text(chairside: CommandLine, tmp_path: Path) -> None:
    """The owner reads one page, or none."""
    file = tmp_path / "report.pdf"

    assert chairside("safety", "print", "report", "--out", str(file)).status == 0

    data = file.read_bytes()
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") == 1


def test_a_page_of_another_kind_is_refused(chairside: CommandLine, tmp_path: Path) -> None:
    """One sentence, and no file."""
    said = chairside("safety", "print", "policy", "--out", str(tmp_path / "policy.docx"))

    assert said.status == 2
    assert ".pdf" in said.err
    assert list(tmp_path.glob("policy*")) == []


def test_a_connection_is_renamed_left_alone_and_used_again(chairside: CommandLine, tmp_path: Path) -> None:
    """The care of connections without the window."""
    assert chairside("connections", "add", "folder", "--url", str(tmp_path / "out"), "--name", "Desk").status == 0

    assert chairside("connections", "rename", "Desk", "Front desk").lines[0]["name"] == "Front desk"
    assert chairside("connections", "leave", "Front desk").status == 0
    assert chairside("connections", "use", "Front desk").status == 0
    assert chairside("connections", "rename", "Front desk", "Remind me").status == 1


SECRETS: dict[str, bytes] = {
    "empty": b"",
    "blanks": b"   \n",
    "64 kB": b"x" * 65_536,
    "more than 64 kB": b"x" * 70_000,
    "not text": b"\xff\xfe\x00",
    "a zero": b"ab\x00cd",
}


@pytest.mark.parametrize("case", SECRETS)
def test_a_key_that_can_not_be_one_is_refused_in_a_sentence(chairside: CommandLine, case: str) -> None:
    """Issue G: 64 kB, blanks, what is not text."""
    said = chairside(
        "connections", "add", "wordpress", "--url", NOBODY, "--name", "Blog", "--user", "a", given=SECRETS[case]
    )

    assert said.status in {1, 2}
    assert "Traceback" not in said.err
    assert len(said.err.strip().splitlines()) <= 2
    assert "xxxxxxxx" not in said.err


@pytest.mark.parametrize("secret", ["with blanks in it", "эмодзи 🦷", "two\nlines", "quotes \" ' \\ %s {x}"])
def test_an_unusual_key_is_kept_or_refused_and_never_printed(
    chairside: CommandLine, kept: SessionSecrets, secret: str
) -> None:
    """Application passwords have blanks; nobody answers at this address, so the key is kept and untested."""
    said = chairside("connections", "add", "wordpress", "--url", NOBODY, "--name", "B", "--user", "a", given=secret)

    assert said.status in {0, 1, 2}
    assert secret not in said.out + said.err
    if said.status == 0:
        assert kept.get(said.lines[0]["connection"]) == secret


def test_the_own_authority_is_told(
    chairside: CommandLine, tmp_path: Path, make_authority: Callable[[Path], Path]
) -> None:
    """Added, shown by the doctor, taken away."""
    file = make_authority(tmp_path)

    assert chairside("connections", "trust", str(file)).lines == [{"trusted": ["Practice CA"]}]
    assert chairside("connections", "trust").lines == [{"trusted": ["Practice CA"]}]
    assert chairside("connections", "trust", "--none").lines == [{"trusted": []}]
    assert chairside("connections", "trust", str(tmp_path / "no.pem")).status == 2


@pytest.fixture
def make_authority() -> Callable[[Path], Path]:
    """Makes an authority's file."""
    pytest.importorskip("cryptography")

    def make(folder: Path) -> Path:
        from datetime import UTC, datetime, timedelta

        from tests.net.certificates import make_all

        make_all(folder, datetime.now(UTC), timedelta(days=1))
        return folder / "authority.pem"

    return make


def test_the_host_is_said_before_a_key_is_used_and_another_one_is_refused(
    chairside: CommandLine, kept: SessionSecrets
) -> None:
    """Standard output stays one object a line; a script can name the host it means."""
    add = ("connections", "add", "wordpress", "--name", "Blog", "--user", "a")

    said = chairside(*add, "--url", NOBODY, "--host", "127.0.0.1:9", given="key of today")
    wrong = chairside(*add, "--url", "https://b\u043bog.example", "--host", "blog.example", given="key of today")

    assert said.err.splitlines()[0].startswith("The key will be sent to 127.0.0.1:9")
    assert len(said.lines) == 1
    assert wrong.status == 1
    assert "xn--" in wrong.err
    assert wrong.lines == []
