"""Fetches Debian packages and unpacks them into a folder, without root and without touching the system.

`apt-get` does the fetching, with lists and cache of its own, so every package is checked against the signatures the
system trusts. Used by `start.py` for pip and for Qt's system libraries. Standard library only.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

# What PySide6-Essentials loads that a minimal Debian does not have; found by adding one by one. libthai is loaded by
# name and missed by nothing but Thai, whose lines then break elsewhere.
QT_LIBRARIES = [
    "libgl1", "libegl1", "libxkbcommon0", "libglib2.0-0", "libfontconfig1", "libdbus-1-3",
    "libx11-xcb1", "libxkbcommon-x11-0", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1",
    "libxcb-randr0", "libxcb-render-util0", "libxcb-render0", "libxcb-shape0", "libxcb-shm0", "libxcb-sync1",
    "libxcb-xfixes0", "libxcb-xkb1", "libthai0",
]  # fmt: skip
# Graphics drivers (over 100 MB): the program paints without them. Service programs can't work from a folder.
NOT_NEEDED = re.compile(
    r"libgl1-mesa-dri|libgl1-amber-dri|mesa-|libllvm|libz3|libdrm|libsensors|libelf|dbus|libc6|libc-bin"
)

OTHER_SYSTEMS = {
    "dnf": "sudo dnf install libglvnd-glx libglvnd-egl libxkbcommon-x11 fontconfig dbus-libs glib2 xcb-util-cursor "
    "xcb-util-wm xcb-util-image xcb-util-keysyms xcb-util-renderutil",
    "zypper": "sudo zypper install libGL1 libEGL1 libxkbcommon-x11-0 libfontconfig1 libdbus-1-3 libglib-2_0-0 "
    "libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0",
    "pacman": "sudo pacman -S --needed libglvnd libxkbcommon-x11 fontconfig dbus glib2 xcb-util-cursor xcb-util-wm "
    "xcb-util-image xcb-util-keysyms xcb-util-renderutil",
}


def how_to_install() -> str:
    """What to type to install Qt's libraries for the whole system, by the package tool that is here."""
    for tool, line in OTHER_SYSTEMS.items():
        if shutil.which(tool):
            return "    " + line
    return "    sudo apt-get update\n    sudo apt-get install " + " ".join(QT_LIBRARIES)


def unpack(names: list[str], into: Path, *, again: bool = False) -> Path:
    """Fetches packages, with what they need and this system lacks, and unpacks them; the folder stays empty on failure.

    Args:
        again: fetch the named packages themselves even when the system has them.

    Returns:
        `into`, complete or empty: it is filled under another name and renamed at the end.
    """
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return into
    work = into.with_name(into.name + ".part")
    shutil.rmtree(work, ignore_errors=True)
    debs, root = work / "debs", work / "root"
    for folder in (debs, root, work / "lists" / "partial", work / "cache" / "archives" / "partial"):
        folder.mkdir(parents=True)
    try:
        options = _private(work)
        _ask(["apt-get", *options, "-qq", "update"])
        wanted = missing_packages(options, names)
        wanted += [n for n in names if again and n not in wanted]
        _ask(["apt-get", *options, "-qq", "download", *wanted], cwd=debs)
        for deb in sorted(debs.glob("*.deb")):
            _ask(["dpkg-deb", "-x", str(deb), str(root)])
        shutil.rmtree(into, ignore_errors=True)
        root.rename(into)
    except subprocess.CalledProcessError as error:
        print((error.stderr or "").strip()[-2000:], file=sys.stderr)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return into


def missing_packages(options: list[str], names: list[str]) -> list[str]:
    """The packages to fetch so that the named ones work here: what apt would install anew, drivers left out."""
    plan = _ask(["apt-get", *options, "--no-install-recommends", "--simulate", "install", *names])
    fresh = re.findall(r"^Inst (\S+) \(", plan, re.MULTILINE)  # an upgrade has its [old version] before the bracket
    return [name for name in fresh if not NOT_NEEDED.match(name)]


def _private(work: Path) -> list[str]:
    """Options that keep apt-get away from the system's own folders; only what is installed is read from there."""
    settings = {
        "Dir::State": work,
        "Dir::State::lists": work / "lists",
        "Dir::State::status": "/var/lib/dpkg/status",
        "Dir::Cache": work / "cache",
        "Debug::NoLocking": "1",
        "APT::Sandbox::User": "",
        "Acquire::Languages": "none",
    }
    return [word for name, value in settings.items() for word in ("-o", f"{name}={value}")]


def _ask(command: list[str], cwd: Path | None = None) -> str:
    """The command's standard output.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    env = dict(os.environ, LC_ALL="C", DEBIAN_FRONTEND="noninteractive")
    done = subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL
    )
    return done.stdout


def fetch_qt_libraries(into: Path, settings: Path) -> None:
    """Unpacks what Qt needs into a folder, unless it is there, and writes the variables that point to it as JSON."""
    if not into.is_dir():
        unpack(QT_LIBRARIES, into)
    if into.is_dir():
        settings.write_text(json.dumps(variables(into), indent=1), encoding="utf-8")


def variables(root: Path) -> dict[str, str]:
    """The environment variables with which a program finds what was unpacked."""
    found = {"LD_LIBRARY_PATH": os.pathsep.join(str(p) for p in sorted({p.parent for p in root.rglob("lib*.so.*")}))}
    data = {
        "XKB_CONFIG_ROOT": "usr/share/X11/xkb",
        "XLOCALEDIR": "usr/share/X11/locale",
        "LIBTHAI_DICTDIR": "usr/share/libthai",
    }
    for name, inside in data.items():
        if (root / inside).is_dir() and not (Path("/") / inside).is_dir():
            found[name] = str(root / inside)
    if not Path("/etc/fonts/fonts.conf").exists():
        found["FONTCONFIG_FILE"] = str(_font_settings(root))
    return found


def _font_settings(root: Path) -> Path:
    """A fontconfig file for systems that have none: the usual folders and the unpacked fonts."""
    folders = ["/usr/share/fonts", "/usr/local/share/fonts", str(root / "usr/share/fonts")]
    text = "".join(f"<dir>{folder}</dir>" for folder in folders)
    text += '<dir prefix="xdg">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir>'
    path = root / "fonts.conf"
    path.write_text(f'<?xml version="1.0"?><fontconfig>{text}</fontconfig>', encoding="utf-8")
    return path
