"""start.py: quick when all is there, careful when it is not, and never a word on standard output."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

needs_posix = pytest.mark.skipif(os.name == "nt", reason="the fakes are POSIX scripts")


def make_complete(start: ModuleType, extras: list[str]) -> None:
    """What a complete set-up leaves behind."""
    start.PYTHON.parent.mkdir(parents=True)
    start.PYTHON.touch()
    (start.VENV / "pyvenv.cfg").write_text("version = 3.11.2\n", encoding="utf-8")
    start.STAMP.write_text(json.dumps({"project": start.fingerprint(), "extras": extras}), encoding="utf-8")


def test_it_needs_nothing_but_the_standard_library(root: Path) -> None:
    """It runs before anything is installed; so must what it imports from packaging/."""
    for path in (root / "start.py", root / "packaging" / "debian_packages.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {a.name.split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
        names |= {str(n.module).split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}

        assert names - set(sys.stdlib_module_names) <= {"debian_packages"}, path


def test_an_old_python_can_read_it_far_enough_to_say_that_it_is_too_old(root: Path) -> None:
    """A SyntaxError would tell the person nothing; 3.8 is the oldest Python still met."""
    ast.parse((root / "start.py").read_text(encoding="utf-8"), feature_version=(3, 8))


def test_an_old_python_with_no_newer_one_says_what_to_do(
    start: ModuleType, programs: object, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence with the version that is needed, status 1."""
    status = start.with_newer_python([])

    assert status == 1
    assert "Python 3.11 or newer" in capsys.readouterr().err


@needs_posix
def test_an_old_python_hands_over_to_a_newer_one_on_the_path(root: Path, tmp_path: Path) -> None:
    """On macOS the system's own python3 is 3.9 even where a newer one was installed."""
    newer = tmp_path / "python3.14"
    newer.write_text('#!/bin/sh\necho "newer got: $2"\n', encoding="utf-8")
    newer.chmod(0o755)
    script = f"import runpy; m = runpy.run_path({str(root / 'start.py')!r}); m['with_newer_python'](['templates'])"

    done = subprocess.run(
        [sys.executable, "-c", script], env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )

    assert done.stdout == "newer got: templates\n", done.stderr


def test_a_complete_set_up_is_left_alone(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second start must be quick: no program is started, nothing is fetched."""
    make_complete(start, ["test"])
    monkeypatch.setattr(start, "run", lambda *a, **k: pytest.fail("started something"))

    start.prepare(set())
    start.prepare({"test"})

    assert start.installed_extras() == {"test"}


@pytest.mark.parametrize("change", ["requirements", "pins", "moved", "python gone", "half written"])
def test_a_set_up_that_no_longer_holds_is_done_again(
    start: ModuleType, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """New requirements, a moved folder or an interrupted set-up must never run with what was there before."""
    make_complete(start, [])
    assert start.installed_extras() == set()

    if change == "requirements":
        (start.ROOT / "pyproject.toml").write_text("[project]\nname='x'\n", encoding="utf-8")
    elif change == "pins":
        start.PINS.write_text("a==2\n", encoding="utf-8")
    elif change == "moved":
        moved = start.ROOT.rename(start.ROOT.with_name("elsewhere"))
        for name in ("ROOT", "VENV", "STAMP", "PYTHON", "PINS"):
            monkeypatch.setattr(start, name, moved / getattr(start, name).relative_to(moved.with_name("project")))
    elif change == "python gone":
        start.PYTHON.unlink()
    else:
        start.STAMP.write_text('{"project": "', encoding="utf-8")

    assert start.installed_extras() is None


def test_trouble_is_told_on_standard_error_and_ends_with_1(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Standard output belongs to the program's JSON."""

    def cannot(extras: set[str]) -> None:
        raise start.CannotSetUp("type: sudo apt-get install python3-venv")

    monkeypatch.setattr(start, "prepare", cannot)

    status = start.main(["templates", "--json"])

    said = capsys.readouterr()
    assert (status, said.out) == (1, "")
    assert "sudo apt-get install python3-venv" in said.err


def test_words_go_to_the_program_and_after_test_to_pytest(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program keeps the person's folder, so that file names mean what they say; the tests run in the project."""
    ran: list[list[str]] = []
    monkeypatch.setattr(start, "prepare", lambda extras: None)
    monkeypatch.setattr(start, "become", lambda command, env: ran.append(command[1:]) or 0)
    monkeypatch.chdir(start.ROOT.parent)

    start.main(["check", "post.json"])
    assert Path.cwd() == start.ROOT.parent
    start.main(["test", "-k", "words"])

    assert ran == [["-P", "-m", "composer", "check", "post.json"], ["-m", "pytest", "-k", "words"]]
    assert Path.cwd() == start.ROOT


def test_fetched_libraries_come_before_the_persons_own_and_only_where_they_are_used(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A search path is joined with the person's, other variables replace."""
    monkeypatch.setenv("LD_LIBRARY_PATH", "/theirs")
    monkeypatch.delenv("XKB_CONFIG_ROOT", raising=False)
    assert start.environment(testing=False)["LD_LIBRARY_PATH"] == "/theirs"

    start.LIBRARIES.mkdir(parents=True)
    start.LIBRARY_SETTINGS.write_text('{"LD_LIBRARY_PATH": "/ours", "XKB_CONFIG_ROOT": "/keys"}', encoding="utf-8")
    env = start.environment(testing=False)

    assert env["LD_LIBRARY_PATH"] == os.pathsep.join(["/ours", "/theirs"])
    assert env["XKB_CONFIG_ROOT"] == "/keys"


def test_no_window_opens_while_testing_but_the_program_chooses_for_itself(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """QT_QPA_PLATFORM would make the program believe in a display."""
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)

    assert start.environment(testing=True)["QT_QPA_PLATFORM"] == "offscreen"
    assert "QT_QPA_PLATFORM" not in start.environment(testing=False)


def test_pip_that_cannot_reach_the_index_is_a_sentence_not_a_traceback(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """First with the tested versions, then with the newest allowed; only then it gives up."""
    tried: list[bool] = []
    monkeypatch.setattr(start, "run", lambda command, **k: bool(tried.append("--constraint" in command)))

    with pytest.raises(start.CannotSetUp, match="Check the network"):
        start.install_project({"test"})

    assert tried == [True, False]
    assert "packaging/constraints.txt" in capsys.readouterr().err


def test_qt_that_stays_unloadable_says_what_to_type(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the libraries can't be fetched, the person gets the exact line."""

    class Nothing:
        """A Debian that has nothing."""

        @staticmethod
        def fetch_qt_libraries(into: Path, settings: Path) -> None:
            """Fetches nothing."""

        @staticmethod
        def how_to_install() -> str:
            """The line."""
            return "    sudo apt-get install libgl1"

    monkeypatch.setattr(start, "trouble_with_qt", lambda env: "libGL.so.1: cannot open shared object file")
    monkeypatch.setattr(start, "debian", Nothing)

    with pytest.raises(start.CannotSetUp, match=r"libGL\.so\.1(.|\n)*sudo apt-get install libgl1"):
        start.make_qt_loadable()


def test_certificates_come_from_debians_package_where_the_system_has_none(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A minimal Debian has none, and Debian's pip trusts only the system's."""
    folder = start.VENV / "pip-wheel" / "usr/share/ca-certificates/mozilla"
    folder.mkdir(parents=True)
    (folder / "A.crt").write_text("AAA", encoding="ascii")
    (folder / "B.crt").write_text("BBB", encoding="ascii")
    monkeypatch.delenv("PIP_CERT", raising=False)
    monkeypatch.setattr(start, "SYSTEM_CERTIFICATES", tmp_path / "none")

    bundle = start.pip_environment()["PIP_CERT"]

    assert Path(bundle).read_text(encoding="ascii") == "AAA\nBBB"
