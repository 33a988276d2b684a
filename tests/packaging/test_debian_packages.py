"""Fetching Debian packages without root, against a fake apt-get that is as strict as the real one where it matters."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="apt-get is on Debian")

APT = """
import os, sys
words = sys.argv[1:]
open(os.environ["APT_LOG"], "a").write(" ".join(words) + "\\n")
assert any(w.startswith("Dir::State::lists=") for w in words), "would touch the system's lists"
assert any(w.startswith("Dir::Cache=") for w in words), "would touch the system's cache"
if "--simulate" in words:
    print("Inst libc6 [2.35] (2.36 Debian:12 [amd64])")
    print("Inst libglvnd0 (1.6 Debian:12 [amd64])")
    print("Inst libgl1 (1.6 Debian:12 [amd64]) []")
    print("Inst libgl1-mesa-dri (22 Debian:12 [amd64])")
    print("Conf libgl1 (1.6 Debian:12 [amd64])")
if "download" in words:
    if os.environ.get("APT_FAILS"):
        sys.exit("E: Failed to fetch libgl1  Temporary failure resolving")
    for name in words[words.index("download") + 1:]:
        open(name + "_1.6_amd64.deb", "w").write(name)
"""
DPKG_DEB = """
import os, sys
flag, deb, into = sys.argv[1:]
assert flag == "-x"
name = open(deb).read()
folder = os.path.join(into, "usr/lib/x86_64-linux-gnu")
os.makedirs(folder, exist_ok=True)
open(os.path.join(folder, name + ".so.1"), "w").close()
"""


@pytest.fixture
def apt_log(programs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The fakes, and the file with what apt-get was asked."""
    programs("apt-get", APT)
    programs("dpkg-deb", DPKG_DEB)
    log = tmp_path / "apt.log"
    monkeypatch.setenv("APT_LOG", str(log))
    return log


def test_only_what_the_system_lacks_is_fetched_and_no_graphics_driver(
    debian_packages: ModuleType, apt_log: Path, tmp_path: Path
) -> None:
    """An upgraded libc beside the system's would break every program; drivers are 100 MB that nobody needs here."""
    debian_packages.unpack(["libgl1"], tmp_path / "libs")

    assert sorted(p.name for p in (tmp_path / "libs").rglob("*.so.1")) == ["libgl1.so.1", "libglvnd0.so.1"]


def test_named_packages_can_be_fetched_even_if_the_system_has_them(
    debian_packages: ModuleType, apt_log: Path, tmp_path: Path
) -> None:
    """The wheel is wanted as a file, wherever else pip may be."""
    debian_packages.unpack(["python3-pip-whl"], tmp_path / "pip", again=True)

    assert "download libglvnd0 libgl1 python3-pip-whl" in apt_log.read_text(encoding="utf-8")


def test_a_failed_fetch_leaves_nothing_behind_and_says_why(
    debian_packages: ModuleType,
    apt_log: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A half-filled folder would be taken for complete at the next start."""
    monkeypatch.setenv("APT_FAILS", "1")

    debian_packages.unpack(["libgl1"], tmp_path / "libs")

    assert not (tmp_path / "libs").exists()
    assert not (tmp_path / "libs.part").exists()
    assert "Temporary failure resolving" in capsys.readouterr().err


def test_a_system_without_apt_is_left_alone(debian_packages: ModuleType, programs, tmp_path: Path) -> None:
    """Fedora, Arch and the like get a line to type instead."""
    assert not debian_packages.unpack(["libgl1"], tmp_path / "libs").exists()


@pytest.mark.parametrize(
    ("tool", "line"),
    [("dnf", "sudo dnf install"), ("pacman", "sudo pacman"), ("zypper", "sudo zypper"), ("", "sudo apt-get")],
)
def test_what_to_type_fits_the_system(debian_packages: ModuleType, programs, tool: str, line: str) -> None:
    """One exact line by the package tool that is there."""
    if tool:
        programs(tool, "")

    assert line in debian_packages.how_to_install()


def test_the_variables_point_to_what_was_unpacked(debian_packages: ModuleType, apt_log: Path, tmp_path: Path) -> None:
    """They are kept as JSON, so that the next start needs no search."""
    debian_packages.fetch_qt_libraries(tmp_path / "libs", tmp_path / "libs" / "environment.json")

    settings = json.loads((tmp_path / "libs" / "environment.json").read_text(encoding="utf-8"))
    assert settings["LD_LIBRARY_PATH"] == str(tmp_path / "libs" / "usr/lib/x86_64-linux-gnu")


def test_the_real_apt_get_takes_these_options(debian_packages: ModuleType, tmp_path: Path) -> None:
    """The fake can't tell; asking for an installed package needs no network."""
    if shutil.which("apt-get") is None:
        pytest.skip("no apt-get on this system")
    (tmp_path / "lists" / "partial").mkdir(parents=True)
    options = debian_packages._private(tmp_path)

    done = subprocess.run(["apt-get", *options, "--simulate", "install"], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert "are you root" not in done.stderr
