"""What the program stands on: every package with its version, licence and a hash of its files, compared with a kept list.

    python packaging/licences.py           compare; exit status 1 when something is new, changed or may not be shipped
    python packaging/licences.py --write   make the kept list and docs/licences.md anew, after a person has looked

Works offline, on what is installed. Where `pip-audit` is installed and the network is there, it is asked as well.
"""

import argparse
import hashlib
import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
LOCK, PAGE = ROOT / "packaging" / "dependencies.json", ROOT / "docs" / "licences.md"
ALLOWED = (
    "MIT", "MIT-CMU", "MIT-0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "Apache-2.0", "ISC", "HPND", "PSF-2.0",
    "Python-2.0", "MPL-2.0", "MPL-1.1", "Unlicense", "Zlib", "CC0-1.0", "Unicode-3.0", "CNRI-Python", "LGPL-3.0-only",
)  # fmt: skip
CHOSEN = {
    "pyphen": ("MPL-1.1", "offered under GPL 2+, LGPL 2.1+ or MPL 1.1; we take the MPL"),
    "pyside6-essentials": (
        "LGPL-3.0-only",
        "offered under LGPL 3, GPL 2/3 or commercial; linked dynamically, replaceable",
    ),
    "shiboken6": ("LGPL-3.0-only", "as PySide6"),
}
"""Where the metadata leave a choice or say it in words only: what was chosen, and why."""
WORDS = (
    (r"mozilla public license 2|mpl[- ]?2", "MPL-2.0"),
    (r"lesser general public|lgpl", "LGPL-3.0-only"),
    (r"affero|agpl", "AGPL-3.0"),
    (r"general public license|\bgpl", "GPL"),
    (r"apache", "Apache-2.0"),
    (r"bsd", "BSD"),
    (r"python software foundation|\bpsf", "PSF-2.0"),
    (r"\bisc\b", "ISC"),
    (r"hpnd|mit-cmu", "MIT-CMU"),
    (r"\bmit\b", "MIT"),
)
_OWN = ("INSTALLER", "REQUESTED", "RECORD", "direct_url.json")


class Package(NamedTuple):
    """One installed package. `tag` is its wheel's; `files` a hash over the hashes of all its files."""

    name: str
    version: str
    licence: str
    tag: str
    files: str


def canonical(name: str) -> str:
    """A package's name as the index spells it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def closure(wanted: Iterable[str]) -> Iterator[metadata.Distribution]:
    """The packages behind these requirements that are installed, each once."""
    from packaging.requirements import Requirement

    seen: set[str] = set()
    waiting = [Requirement(text) for text in wanted]
    while waiting:
        requirement = waiting.pop()
        name = canonical(requirement.name)
        if name in seen or (requirement.marker is not None and not requirement.marker.evaluate({"extra": ""})):
            continue
        seen.add(name)
        try:
            found = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        yield found
        waiting += [Requirement(text) for text in found.requires or ()]


def licence_of(name: str, said: metadata.PackageMetadata) -> str:
    """The licence as an SPDX name where it can be told, else the words of the metadata."""
    if name in CHOSEN:
        return CHOSEN[name][0]
    facts = said.json
    if facts.get("license_expression"):
        return str(facts["license_expression"])
    classifiers = [c for c in facts.get("classifier", ()) if c.startswith("License ::")]
    words = " ".join([*classifiers, str(facts.get("license") or "")[:200]]).lower()
    return next((spdx for pattern, spdx in WORDS if re.search(pattern, words)), words.strip() or "not said")


def is_allowed(licence: str) -> bool:
    """Whether a licence, or one side of every choice in it, may be shipped: "A OR B" needs one, "A AND B" both."""
    parts = re.split(r"\s+AND\s+", licence.strip("() "), flags=re.IGNORECASE)
    return all(
        any(side.strip("() ") in ALLOWED for side in re.split(r"\s+OR\s+", part, flags=re.IGNORECASE)) for part in parts
    )


def package(found: metadata.Distribution) -> Package:
    """What is installed."""
    name = canonical(found.metadata["Name"])
    tags = re.findall(r"^Tag: (.+)$", found.read_text("WHEEL") or "", re.MULTILINE)
    lines = [
        f"{file.as_posix()} {file.hash.value}"
        for file in found.files or ()
        if file.hash is not None and ".." not in file.parts and file.name not in _OWN
    ]
    digest = hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
    return Package(name, found.version, licence_of(name, found.metadata), ",".join(sorted(tags)), digest)


def installed() -> list[Package]:
    """Everything the program ships with, by name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return sorted(package(found) for found in closure(project["dependencies"]))


def troubles(now: Iterable[Package], kept: dict[str, dict[str, str]]) -> list[str]:
    """What speaks against shipping; empty = nothing."""
    said = []
    for one in now:
        if not is_allowed(one.licence):
            said.append(f"{one.name} {one.version}: its licence ({one.licence}) is not one we may ship.")
        before = kept.get(one.name)
        if before is None:
            said.append(f"{one.name} {one.version} is new: look at it, then --write.")
        elif before["licence"] != one.licence:
            said.append(f"{one.name}: its licence was {before['licence']} and is {one.licence} now.")
        elif (before["version"], before["tag"]) == (one.version, one.tag) and before["files"] != one.files:
            said.append(f"{one.name} {one.version}: its files are not the ones that were looked at.")
    return said


def write(now: list[Package]) -> None:
    """The kept list and the page."""
    LOCK.write_text(json.dumps({p.name: p._asdict() for p in now}, indent=1) + "\n", encoding="utf-8")
    rows = "".join(f"| {p.name} | {p.version} | {p.licence} | {CHOSEN.get(p.name, ('', ''))[1]} |\n" for p in now)
    PAGE.write_text(
        "# Licences of what the program stands on\n\n"
        "Made by `packaging/licences.py --write`; CI compares it, and a package whose licence may not be shipped fails it.\n"
        "The fonts' licences lie beside them in `assets/fonts`.\n\n"
        f"| package | version looked at | licence | why |\n| --- | --- | --- | --- |\n{rows}",
        encoding="utf-8",
    )


def audit() -> bool:
    """Asks pip-audit about known weaknesses where it is installed; True when it found none or can't be asked."""
    if importlib.util.find_spec("pip_audit") is None:
        print("pip-audit is not installed: the list of hashes was compared instead.")
        return True
    done = subprocess.run(
        [sys.executable, "-m", "pip_audit", "--progress-spinner", "off"], capture_output=True, text=True, check=False
    )
    if done.returncode and "onnection" in done.stderr:
        print("pip-audit could not reach its data: the list of hashes was compared instead.")
        return True
    print(done.stdout or done.stderr)
    return done.returncode == 0


def main() -> int:
    """See the head of this file."""
    words = argparse.ArgumentParser(description="What the program stands on.")
    words.add_argument("--write", action="store_true", help="make the kept list anew")
    chosen = words.parse_args()
    now = installed()
    if chosen.write:
        write(now)
    said = troubles(now, json.loads(LOCK.read_text(encoding="utf-8")))
    for line in said:
        print(line, file=sys.stderr)
    print(f"{len(now)} packages, {len(said)} troubles.")
    return 0 if not said and audit() else 1


if __name__ == "__main__":
    raise SystemExit(main())
