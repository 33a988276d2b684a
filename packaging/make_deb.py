"""Makes the Debian package out of the built folder: program, menu entry, icons, metainfo, manual page, copyright.

Needs only dpkg-deb. The program goes to /usr/lib/chairside-composer; what it needs of the system is read from the built
files themselves.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

from composer import __version__

ROOT = Path(__file__).resolve().parent.parent
OURS = ROOT / "packaging" / "debian"
NAME = "chairside-composer"
# The libraries Qt loads by name at run time, so that no file says it needs them.
LOADED_BY_NAME = {"libgl1", "libegl1", "libthai0"}
T64 = {"libglib2.0-0"}  # renamed in Debian 13


def make(folder: Path, icons: list[Path], out: Path, *, fast: bool = False) -> Path:
    """The .deb, made in `out`.

    Args:
        folder: what PyInstaller built.
        icons: painted PNGs, named chairside-SIZE.png.
        fast: compress little.
    """
    stage = out / "deb"
    shutil.rmtree(stage, ignore_errors=True)
    place_program(folder, stage)
    place_desktop_files(icons, stage)
    place_documents(stage)
    write_control(stage, depends(folder))
    for path in stage.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    deb = out / f"{NAME}_{__version__}_{architecture()}.deb"
    level = ["-Zzstd", "-z1"] if fast else ["-Zxz", "-z6"]
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", *level, "--build", stage, deb], check=True, stdout=subprocess.PIPE
    )
    shutil.rmtree(stage)
    return deb


def place_program(folder: Path, stage: Path) -> None:
    """The built folder, and the command that leads to it."""
    shutil.copytree(folder, stage / "usr/lib" / NAME, symlinks=True)
    (stage / "usr/bin").mkdir(parents=True)
    (stage / "usr/bin/chairside").symlink_to(f"../lib/{NAME}/chairside")


def place_desktop_files(icons: list[Path], stage: Path) -> None:
    """Menu entry, icons and the description for software centers."""
    copy(OURS / f"{NAME}.desktop", stage / f"usr/share/applications/{NAME}.desktop")
    copy(next(OURS.glob("*.metainfo.xml")), stage / "usr/share/metainfo")
    hicolor = stage / "usr/share/icons/hicolor"
    for icon in icons:
        if icon.suffix == ".png":
            size = icon.stem.rpartition("-")[2]
            copy(icon, hicolor / f"{size}x{size}/apps/{NAME}.png")
    copy(ROOT / "assets/icons/chairside.svg", hicolor / f"scalable/apps/{NAME}.svg")


def place_documents(stage: Path) -> None:
    """Copyright with the fonts' licenses, changelog and manual page."""
    doc = stage / f"usr/share/doc/{NAME}"
    copy(OURS / "copyright", doc / "copyright")
    squeeze(ROOT / "CHANGELOG.md", doc / "changelog.gz")
    squeeze(OURS / "chairside.1", stage / "usr/share/man/man1/chairside.1.gz")


def copy(source: Path, target: Path) -> None:
    """Copies a file; a target without a suffix that is a folder's name keeps the file's name."""
    target = target if target.suffix or target.name == "copyright" else target / source.name
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def squeeze(source: Path, target: Path) -> None:
    """Writes the file gzipped, without a time in it, so that two builds are equal."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(source.read_bytes(), mtime=0))


def write_control(stage: Path, needed: list[str]) -> None:
    """The package's control files."""
    files = sorted(p for p in stage.rglob("*") if p.is_file() and not p.is_symlink())
    sums = "".join(
        f"{hashlib.md5(p.read_bytes(), usedforsecurity=False).hexdigest()}  {p.relative_to(stage)}\n" for p in files
    )
    text = (
        (OURS / "control")
        .read_text(encoding="utf-8")
        .format(
            version=__version__,
            architecture=architecture(),
            size=sum(p.stat().st_size for p in files) // 1024,
            depends=", ".join(needed),
        )
    )
    (stage / "DEBIAN").mkdir()
    (stage / "DEBIAN/control").write_text(text, encoding="utf-8")
    (stage / "DEBIAN/md5sums").write_text(sums, encoding="utf-8")


def architecture() -> str:
    """Debian's name for this kind of machine."""
    return ask("dpkg", "--print-architecture").strip()


def depends(folder: Path) -> list[str]:
    """The Debian packages whose libraries the built files load from the system."""
    inside = folder / "_internal"
    binaries = [p for p in folder.rglob("*") if p.is_file() and p.read_bytes()[:4] == b"\x7fELF"]
    libraries = set()
    for path in binaries:
        libraries |= set(re.findall(r"=> (/\S+)", ask("ldd", str(path), check=False, LD_LIBRARY_PATH=str(inside))))
    outside = {str(Path(lib).resolve()) for lib in libraries if not lib.startswith(str(folder))}
    found = ask("dpkg", "--search", *sorted(outside), check=False)
    packages = {line.partition(":")[0] for line in found.splitlines()} | LOADED_BY_NAME
    glibc = ask("dpkg-query", "--show", "--showformat=${Version}", "libc6").partition("-")[0]
    named = [f"{name} | {name}t64" if name in T64 else name for name in sorted(packages - {"libc6"})]
    return [f"libc6 (>= {glibc})", *named]


def ask(*command: str, check: bool = True, **variables: str) -> str:
    """The command's standard output."""
    env = {name: value for name, value in os.environ.items() if name != "LD_LIBRARY_PATH"} | variables
    return subprocess.run(command, capture_output=True, text=True, check=check, env=env).stdout
