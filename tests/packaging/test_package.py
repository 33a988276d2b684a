"""The real package: built, installed, started under a display, used, and removed without a trace.

Takes minutes, needs root and a Debian, so it runs only when asked for: `pytest -m package` after `python3 packaging/build.py --only-set-up`.
"""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = [pytest.mark.package, pytest.mark.timeout(900)]

ROOT = Path(__file__).resolve().parent.parent.parent
NAME = "chairside-composer"


def need(*tools: str) -> None:
    """Skips, saying so, where a tool is missing."""
    missing = [t for t in tools if shutil.which(t) is None]
    if missing:
        pytest.skip(f"not installed here: {', '.join(missing)}")


def call(*command: str | Path, env: dict[str, str] | None = None, cwd: Path | None = None) -> str:
    """The command's standard output; fails with all that it said."""
    words = [str(w) for w in command]
    done = subprocess.run(
        words, env=env, cwd=cwd, capture_output=True, text=True, check=False, timeout=600, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, f"{' '.join(words)}: {done.returncode}\n{done.stdout[-3000:]}\n{done.stderr[-5000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def deb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Debian package, built from this tree."""
    need("dpkg-deb")
    if importlib.util.find_spec("PyInstaller") is None:
        pytest.skip("not set up for building: python3 packaging/build.py --only-set-up")
    out = tmp_path_factory.mktemp("dist")
    made = call(sys.executable, ROOT / "packaging/build.py", "--fast", "--out", out).split()
    return next(Path(p) for p in made if p.endswith(".deb"))


def is_installed() -> bool:
    """Whether dpkg knows the package here."""
    done = subprocess.run(
        ["dpkg-query", "-W", "-f=${db:Status-Status}", NAME], capture_output=True, text=True, check=False
    )
    return done.stdout == "installed"


@pytest.fixture(scope="module")
def cleared() -> Iterator[None]:
    """Takes the package off this system at the end, whatever happened."""
    yield
    if is_installed():
        call("dpkg", "--purge", NAME)


@pytest.fixture
def installed(deb: Path, cleared: None) -> list[str]:
    """The package installed on this system; the files it brought."""
    if os.geteuid() != 0:
        pytest.skip("installing a package needs root")
    if not is_installed():
        call("apt-get", "-o", "DPkg::Lock::Timeout=600", "-y", "-qq", "install", "--no-install-recommends", deb)
    return call("dpkg", "-L", NAME).split("\n")


@pytest.fixture
def person(tmp_path: Path) -> dict[str, str]:
    """The environment of somebody who has never seen Python: nothing of this checkout is in it."""
    return {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "CHAIRSIDE_HOME": str(tmp_path / "data")}


def until(condition: Callable[[], object], seconds: float, what: str) -> None:
    """Waits for a condition of another program; fails saying what did not happen."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"{what}: not within {seconds} s"
        time.sleep(0.1)


@pytest.fixture
def display(tmp_path: Path) -> Iterator[str]:
    """An X server without a screen, with a window manager so that keys find the window."""
    need("Xvfb", "openbox", "xdotool")
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with (tmp_path / "xvfb.log").open("wb") as log:
        server = subprocess.Popen(command, pass_fds=[write], stdout=log, stderr=log)
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    assert number, (tmp_path / "xvfb.log").read_text()
    quiet = subprocess.DEVNULL
    manager = subprocess.Popen(["openbox"], env=dict(os.environ, DISPLAY=f":{number}"), stdout=quiet, stderr=quiet)
    yield f":{number}"
    for process in (manager, server):
        process.terminate()
        process.wait(10)


def test_the_wheel_carries_the_data_files_and_nothing_of_the_tests(tmp_path: Path) -> None:
    """What pip installs must work without the checkout."""
    call(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", tmp_path, ROOT)

    names = zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist()

    for data in ("templates/myth-buster.json", "assets/icons/chairside.svg", "assets/fonts/inter/OFL.txt"):
        assert any(n.startswith("composer/_data/") and n.endswith(data.rpartition("/")[2]) for n in names), data
    assert [n for n in names if n.startswith(("tests/", "packaging/", "start.py"))] == []


def test_menu_entry_metainfo_and_manual_page_are_valid() -> None:
    """The validators that Debian and the software centers use."""
    need("desktop-file-validate", "appstreamcli", "man")
    folder = ROOT / "packaging" / "debian"

    call("desktop-file-validate", folder / f"{NAME}.desktop")
    call("appstreamcli", "validate", "--no-net", next(folder.glob("*.metainfo.xml")))
    env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANROFFSEQ": "", "MANWIDTH": "80"}
    page = call("man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", folder / "chairside.1", env=env)
    assert "CHAIRSIDE" in page.upper()


def test_the_package_is_complete(deb: Path) -> None:
    """Menu entry, icons in every size, manual page, copyright, and nothing owned by the builder."""
    listed = call("dpkg-deb", "-c", deb)
    control = call("dpkg-deb", "-f", deb)

    for part in (
        "/usr/bin/chairside ->",
        f"/usr/share/applications/{NAME}.desktop",
        f"/usr/share/icons/hicolor/16x16/apps/{NAME}.png",
        f"/usr/share/icons/hicolor/512x512/apps/{NAME}.png",
        f"/usr/share/icons/hicolor/scalable/apps/{NAME}.svg",
        "/usr/share/man/man1/chairside.1.gz",
        f"/usr/share/doc/{NAME}/copyright",
        "/usr/share/metainfo/",
    ):
        assert part in listed, part
    assert all(" root/root " in line for line in listed.splitlines())
    assert "libgl1" in control
    assert "Depends: libc6 (>= " in control


def test_a_post_is_made_with_the_installed_command(
    installed: list[str], person: dict[str, str], tmp_path: Path
) -> None:
    """From template to exported cards, in the environment of a person without Python."""
    post, out = tmp_path / "post.json", tmp_path / "out"

    assert call("chairside", "--version", env=person).strip()
    call("chairside", "new", "myth-buster", "--out", post, env=person, cwd=tmp_path)
    call("chairside", "check", post, env=person, cwd=tmp_path)
    call("chairside", "export", post, "--out", out, env=person, cwd=tmp_path)

    assert json.loads(post.read_text(encoding="utf-8"))["template"] == "myth-buster"
    pictures = [p for p in out.rglob("*") if p.suffix in {".jpg", ".png"}]
    assert pictures
    assert all(p.stat().st_size > 5_000 for p in pictures)


def test_the_installed_program_knows_its_own_parts(installed: list[str], person: dict[str, str]) -> None:
    """Fonts, templates and package versions are found inside the package."""
    done = subprocess.run(["chairside", "doctor", "--json"], env=person, capture_output=True, text=True, check=False)

    report = json.loads(done.stdout.splitlines()[0])
    assert report["templates"] >= 3
    assert "inter" in report["fonts"]
    assert None not in report["packages"].values()


def test_the_installed_window_paints_its_first_frame(
    installed: list[str], person: dict[str, str], display: str
) -> None:
    """On a real X display, started as the menu entry starts it, and it ends by itself."""
    env = person | {"DISPLAY": display, "CHAIRSIDE_QUIT_AFTER_PAINT": "1"}

    call("chairside", env=env)

    assert (Path(person["CHAIRSIDE_HOME"])).is_dir()


def test_a_post_is_made_in_the_installed_window(
    installed: list[str], person: dict[str, str], display: str, tmp_path: Path
) -> None:
    """With keys alone: new post, search the template, choose it, type. What was typed is on disk by itself."""
    env, home = person | {"DISPLAY": display}, Path(person["CHAIRSIDE_HOME"])

    def xdotool(*words: str) -> str:
        return subprocess.run(
            ["xdotool", *words], env=env, capture_output=True, text=True, check=False, timeout=30
        ).stdout

    def is_on_disk(words: str) -> bool:
        return any(words.encode() in f.read_bytes() for f in home.glob("*") if f.is_file())

    def compose(words: str) -> bool:
        for key in ("ctrl+n", "ctrl+f"):
            xdotool("key", "--delay", "100", key)
        xdotool("type", "--delay", "50", "myth")
        xdotool("key", "--delay", "300", "Return")
        time.sleep(1)  # the form takes the place of the gallery; keys typed meanwhile would be lost
        xdotool("type", "--delay", "50", words)
        try:
            until(lambda: is_on_disk(words), 8, "saving")
        except AssertionError:
            return False
        return True

    with (tmp_path / "window.log").open("wb") as log:
        window = subprocess.Popen(["chairside"], env=env, stdout=log, stderr=log)
    try:
        until(lambda: xdotool("search", "--onlyvisible", "--name", "Chairside Composer"), 60, "the window")
        until(lambda: list(home.glob("*.sqlite")), 60, "the database")
        made = any(compose(words) for words in ("Gums that bleed", "Gums that ache", "Gums that swell"))
        assert made, (tmp_path / "window.log").read_text()
        xdotool("key", "ctrl+q")
        assert window.wait(30) == 0
    finally:
        if window.poll() is None:
            window.kill()
            window.wait(10)


def test_removing_the_package_leaves_nothing_behind(installed: list[str]) -> None:
    """Every file it brought is gone, the folders of others stay."""
    ours = [Path(p) for p in installed if p and (NAME in p or p.endswith(("chairside", "chairside.1.gz")))]
    assert len(ours) > 20

    call("dpkg", "--purge", NAME)

    assert [str(p) for p in ours if p.exists() or p.is_symlink()] == []
