#!/usr/bin/env python3
"""Sets everything up, then runs Chairside Composer or its tests. Standard library only; works from any folder.

    python3 start.py                 sets up and opens the program; without a display it makes the sample posts
    python3 start.py WORDS...        sets up and runs one command line call, such as: python3 start.py templates --json
    python3 start.py test WORDS...   sets up and runs all the tests; the words go to pytest

Everything it makes is in the folder `.venv` beside this file: delete that folder to begin anew. It never changes the
system. Where something can't be had without the person's permission it says exactly what to type, and stops with 1.
Its own words go to standard error, so that standard output belongs to the program alone.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "chairside-setup.json"
LIBRARIES = VENV / "system-libs"  # Debian's packages, unpacked, where the system lacks what Qt needs
LIBRARY_SETTINGS = LIBRARIES / "environment.json"
PINS = ROOT / "packaging" / "constraints.txt"
SYSTEM_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")  # the only ones Debian's pip trusts
# A Python new enough that finds its own folder: one whose base was removed or replaced by another version does not.
WORKS = f"import sys, sysconfig, pathlib; sys.exit(sys.version_info < {OLDEST} or not pathlib.Path(sysconfig.get_path('purelib')).exists())"

NO_INDEX = "The program's parts could not be fetched; pip's reason is above. Check the network and type the same again."
HOW_TO_PIP = "    sudo apt-get install python3-venv\n\n(or what brings pip on this system) and then the same as before."


class CannotSetUp(Exception):
    """Something stands in the way; the text says what, and what to type."""


def main(words: list[str]) -> int:
    """Sets up what the words need and runs it; the exit status is that of what was run."""
    if sys.version_info < OLDEST:
        return with_newer_python(words)
    testing = words[:1] == ["test"]
    try:
        prepare({"test"} if testing else set())
    except CannotSetUp as trouble:
        say(str(trouble))
        return 1
    except KeyboardInterrupt:
        say("Stopped. The next start goes on from here.")
        return 130
    if testing:
        os.chdir(ROOT)
        return become([str(PYTHON), "-m", "pytest", *words[1:]], environment(testing=True))
    # -P: a folder called "composer" where the person happens to stand must not be taken for the program.
    return become([str(PYTHON), "-P", "-m", "composer", *words], environment(testing=False))


def say(words: str) -> None:
    """One message for the person, on standard error."""
    print(words, file=sys.stderr, flush=True)


def with_newer_python(words: list[str]) -> int:
    """Hands over to a newer Python of this system; 1 with a sentence when there is none."""
    import shutil

    found = next((p for minor in range(30, OLDEST[1] - 1, -1) if (p := shutil.which(f"python3.{minor}"))), None)
    if found:
        return become([found, str(Path(__file__).resolve()), *words], dict(os.environ))
    say(f"Chairside Composer needs Python 3.{OLDEST[1]} or newer; this one is {sys.version.split()[0]}.")
    say("Install it (https://www.python.org/downloads/) and type the same again.")
    return 1


def become(command: list[str], env: dict[str, str]) -> int:
    """Runs the command in this one's place (on Windows: waits for it)."""
    sys.stdout.flush()
    if os.name != "nt":
        os.execve(command[0], command, env)  # noqa: S606 - no shell is wanted
    try:
        return subprocess.run(command, env=env, check=False).returncode
    except KeyboardInterrupt:
        return 130


def environment(*, testing: bool) -> dict[str, str]:
    """The environment for the program: private system libraries where they are used, no windows in tests."""
    env = dict(os.environ)
    if LIBRARY_SETTINGS.is_file():
        for name, value in json.loads(LIBRARY_SETTINGS.read_text(encoding="utf-8")).items():
            old = env.get(name) if name.endswith("_PATH") else None
            env[name] = os.pathsep.join([value, old]) if old else value
    if testing:
        env.setdefault("QT_QPA_PLATFORM", "offscreen")  # a test that wants a real window starts its own screen
    return env


# --- setting up -------------------------------------------------------------------------------------------------


def prepare(extras: set[str]) -> None:
    """Makes `.venv` hold the project with these extras; quick when it does already.

    Raises:
        CannotSetUp: with what is in the way and what to type.
    """
    done = installed_extras()
    if done is not None and extras <= done:
        return
    extras = extras | (done or set())
    say(f"Setting up in {VENV} (only the first time; a minute or two) ...")
    make_venv()
    install_pip()
    install_project(extras)
    if sys.platform.startswith("linux"):
        make_qt_loadable()
    STAMP.write_text(json.dumps({"project": fingerprint(), "extras": sorted(extras)}), encoding="utf-8")
    say("Set up.")


def fingerprint() -> str:
    """Changes when the set-up must be done again: other requirements, the folder was moved, or its Python replaced."""
    parts = [p.read_bytes() for p in (PINS, ROOT / "pyproject.toml", VENV / "pyvenv.cfg")]
    parts.append(f"{ROOT} {os.path.realpath(PYTHON)}".encode())
    return hashlib.sha256(b"\n".join(parts)).hexdigest()


def installed_extras() -> set[str] | None:
    """The extras of the last complete set-up, or None when there is none that still holds."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
        return set(stamp["extras"]) if stamp["project"] == fingerprint() and PYTHON.exists() else None
    except (OSError, ValueError, KeyError):
        return None


def run(command: list[str], *, env: dict[str, str] | None = None, quiet: bool = False) -> bool:
    """Whether the command went well; what it says goes to standard error."""
    out = subprocess.DEVNULL if quiet else sys.stderr
    return (
        subprocess.run(command, stdout=out, stderr=out, stdin=subprocess.DEVNULL, env=env, check=False).returncode == 0
    )


def make_venv() -> None:
    """A virtual environment whose Python works; one that is there is kept if it does."""
    if PYTHON.exists() and run([str(PYTHON), "-c", WORKS], quiet=True):
        return
    with_pip = [] if has_ensurepip() else ["--without-pip"]
    if not run([sys.executable, "-m", "venv", "--clear", *with_pip, str(VENV)]):
        raise CannotSetUp(
            f"Python could not make {VENV}. Check that the folder may be written and the disk is not full."
        )


def has_ensurepip() -> bool:
    """Whether this Python brings pip along (Debian's does only with python3-venv)."""
    from importlib.util import find_spec

    return find_spec("ensurepip") is not None


def install_pip() -> None:
    """Puts pip into the virtual environment, from Debian's signed package where this Python brings none."""
    if run([str(PYTHON), "-c", "import pip"], quiet=True):
        return
    if has_ensurepip() and run([str(PYTHON), "-m", "ensurepip", "--default-pip"]):
        return
    wheels = debian().unpack(["python3-pip-whl", "ca-certificates"], VENV / "pip-wheel", again=True).rglob("pip-*.whl")
    wheel = next(iter(sorted(wheels)), None)
    if wheel is None:
        raise CannotSetUp("This Python has no pip, and Debian's could not be fetched. Type:\n\n" + HOW_TO_PIP)
    if not run([str(PYTHON), str(wheel / "pip"), "install", "--quiet", "pip"], env=pip_environment()):
        raise CannotSetUp(NO_INDEX)


def pip_environment() -> dict[str, str]:
    """The person's environment, with Debian's certificates when the system has none for pip to trust."""
    env = dict(os.environ, PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1")
    bundle = VENV / "pip-wheel" / "certificates.pem"
    found = sorted((bundle.parent / "usr/share/ca-certificates").rglob("*.crt"))
    if found and not SYSTEM_CERTIFICATES.exists() and "PIP_CERT" not in env:
        bundle.write_text("\n".join(p.read_text(encoding="ascii") for p in found), encoding="ascii")
        env["PIP_CERT"] = str(bundle)
    return env


def install_project(extras: set[str]) -> None:
    """Installs the project (editable) with its extras at the versions it was tested with."""
    what = f"{ROOT}[{','.join(sorted(extras))}]" if extras else str(ROOT)
    pip = [str(PYTHON), "-m", "pip", "install", *([] if sys.stderr.isatty() else ["--quiet"])]
    env = pip_environment()
    if run([*pip, "--constraint", str(PINS), "--editable", what], env=env):
        return
    say("The versions in packaging/constraints.txt can't all be had here; trying the newest that the project allows.")
    if not run([*pip, "--editable", what], env=env):
        raise CannotSetUp(NO_INDEX)


# --- Qt's system libraries on Linux -------------------------------------------------------------------------------

PROBE = """
import ctypes, pathlib, PySide6.QtWidgets as widgets
plugin = pathlib.Path(widgets.__file__).parent / "Qt/plugins/platforms/libqxcb.so"
plugin.exists() and ctypes.CDLL(str(plugin))
"""


def make_qt_loadable() -> None:
    """Sees to it that Qt finds its system libraries: the system's own, or Debian's unpacked beside the program."""
    if not trouble_with_qt(dict(os.environ)):
        return
    say(f"Qt's system libraries are missing; taking Debian's in {LIBRARIES} ...")
    debian().fetch_qt_libraries(LIBRARIES, LIBRARY_SETTINGS)
    trouble = trouble_with_qt(environment(testing=True))
    if trouble:
        raise CannotSetUp(
            f"Qt can't start here: {trouble}\nType:\n\n{debian().how_to_install()}\n\nand then the same as before."
        )
    say(f"They are used from there. To have them for the whole system instead:\n\n{debian().how_to_install()}\n")


def trouble_with_qt(env: dict[str, str]) -> str:
    """What Qt says when it is loaded, its last line; empty when all is well."""
    asked = subprocess.run([str(PYTHON), "-c", PROBE], env=env, capture_output=True, text=True, check=False)
    return "" if asked.returncode == 0 else (asked.stderr.strip().splitlines() or ["no reason given"])[-1]


def debian() -> ModuleType:
    """The module that fetches Debian packages, loaded only when they are needed."""
    sys.path.insert(0, str(ROOT / "packaging"))
    import debian_packages

    return debian_packages


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
