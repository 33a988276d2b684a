"""What is there, what is missing, and how to mend it: for `chairside doctor` and the About page. Changes nothing."""

import os
import platform
from importlib import metadata
from pathlib import Path
from typing import Any

from composer import __version__
from composer.app import resources
from composer.app.accounts.trust import trusted
from composer.app.accounts.vault import Vault
from composer.credentials.chooser import open_secrets
from composer.model.errors import ComposerError
from composer.store.examine import schema_of

PACKAGES = ("PySide6-Essentials", "Pillow", "python-dateutil", "keyring", "certifi", "idna", "platformdirs")


def examine(home: Path) -> dict[str, Any]:
    """A report as plain values; "ok" is False when something must be mended, "mend" says how, one sentence each."""
    mend: list[str] = []
    report: dict[str, Any] = {
        "version": __version__,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",  # `platform.platform()` starts a process
        "packages": {name: version_of(name) for name in PACKAGES},
        "data_folder": str(home),
        "data_folder_readable_by": rights(home, mend),
        "own_authority": list(trusted(home)),
        "schema": schema(home, mend),
        "keyring": keyring(mend),
        "fonts": fonts(mend),
        "templates": templates(mend),
    }
    for name, version in report["packages"].items():
        if version is None:
            mend.append(f"{name} is not installed: run the set-up again.")
    return report | {"ok": not mend, "mend": mend}


def version_of(package: str) -> str | None:
    """A package's version, or None when it is not installed."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def schema(home: Path, mend: list[str]) -> str | None:
    """The database's schema version, or None when there is no database yet."""
    try:
        return schema_of(home)
    except ComposerError as error:
        mend.append(error.sentence())
        return None


def keyring(mend: list[str]) -> str:
    """The keyring in plain words."""
    vault = Vault(open_secrets())
    trouble = vault.trouble()
    if trouble is not None:
        mend.append(trouble.sentence())
        return trouble.message
    return vault.describe()


def rights(home: Path, mend: list[str]) -> str:
    """Who may read the data folder: "owner", "others", or "not made yet"; on Windows the profile's own rights hold."""
    if not home.is_dir():
        return "not made yet"
    if os.name == "nt" or not home.stat().st_mode & 0o077:
        return "owner"
    mend.append(f"Others on this computer can read the data folder: run “chmod 700 '{home}'”.")
    return "others"


def fonts(mend: list[str]) -> list[str]:
    """The font families that ship with the program."""
    folder = resources.assets() / "fonts"
    found = sorted(p.name for p in folder.iterdir() if p.is_dir()) if folder.is_dir() else []
    if not found:
        mend.append("The program's fonts are missing: install it again.")
    return found


def templates(mend: list[str]) -> int:
    """How many built-in templates there are."""
    found = len(list(resources.templates().glob("*.json")))
    if not found:
        mend.append("The program's templates are missing: install it again.")
    return found
