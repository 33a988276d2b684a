"""The command line in this process: words in, lines out, on a data folder of the test's own."""

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from composer.cli.main import run


@dataclass(frozen=True)
class Result:
    """What one call gave."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The JSON objects on standard output."""
        return [json.loads(line) for line in self.out.splitlines()]


class CommandLine:
    """Calls commands on one data folder."""

    def __init__(self, home: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.home = home
        self._capture = capfd
        self._patch = monkeypatch

    def __call__(self, *words: str, given: str | bytes = "") -> Result:
        """Runs one command with `given` on standard input."""
        data = given if isinstance(given, bytes) else given.encode("utf-8", "surrogatepass")
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        self._capture.readouterr()
        status = run(["--home", str(self.home), *words])
        sys.stdout.flush()
        out, err = self._capture.readouterr()
        return Result(status, out, err)

    def sample(self, template: str, folder: Path) -> Path:
        """A sample post's file."""
        file = folder / f"{template}.json"
        assert self("new", template, "--out", str(file)).status == 0
        return file


@pytest.fixture
def chairside(tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """The command line on an empty data folder."""
    return CommandLine(tmp_path / "home", capfd, monkeypatch)
