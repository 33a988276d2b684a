"""Builds the program for the system it runs on: a folder that needs no Python, and on Debian and its relatives a .deb.

    python3 packaging/build.py [--out DIR] [--only-set-up] [--fast]

Sets up `.venv` by itself (see start.py). What it made goes to `dist/` (or DIR), and is named on standard output, one
path a line. Windows and macOS installers: build_windows.ps1 and build_macos.sh, which call this first.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "packaging"))

import start  # noqa: E402 - the folder above is where it is


def main() -> int:
    """The exit status; what is missing is said in one sentence."""
    chosen = arguments()
    try:
        start.prepare({"package"})
    except start.CannotSetUp as trouble:
        start.say(str(trouble))
        return 1
    if chosen.only_set_up:
        return 0
    if Path(sys.prefix).resolve() != start.VENV.resolve():
        command = [str(start.PYTHON), str(Path(__file__).resolve()), *sys.argv[1:]]
        return start.become(command, start.environment(testing=True))
    try:
        made = build(Path(chosen.out).resolve(), fast=chosen.fast)
    except subprocess.CalledProcessError as trouble:
        start.say(f"{Path(trouble.cmd[0]).name} failed; its reason is above.")
        return 1
    for path in made:
        print(path)
    return 0


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description="Builds the program for this system.")
    parser.add_argument("--out", default=str(ROOT / "dist"), help="where the results go (default: dist)")
    parser.add_argument("--only-set-up", action="store_true", help="install what building needs, and stop")
    parser.add_argument("--fast", action="store_true", help="compress little: for tests")
    return parser.parse_args()


def build(out: Path, *, fast: bool) -> list[Path]:
    """The folder, and where dpkg-deb is there, the Debian package."""
    import icons

    painted = icons.paint(ROOT / "assets" / "icons" / "chairside.svg", out / "icons")
    folder = freeze(out)
    made = [folder]
    if sys.platform.startswith("linux") and shutil.which("dpkg-deb"):
        import make_deb

        made.append(make_deb.make(folder, painted, out, fast=fast))
    return made


def freeze(out: Path) -> Path:
    """The folder PyInstaller makes.

    Raises:
        subprocess.CalledProcessError: it failed; its output is on standard error.
    """
    words = ["--noconfirm", "--log-level", "WARN", "--distpath", str(out), "--workpath", str(out / "work")]
    command = [sys.executable, "-m", "PyInstaller", *words, str(ROOT / "packaging" / "chairside.spec")]
    subprocess.run(command, check=True, cwd=ROOT, stdout=sys.stderr, env=dict(os.environ, PYTHONHASHSEED="0"))
    return out / "chairside-composer"


if __name__ == "__main__":
    raise SystemExit(main())
