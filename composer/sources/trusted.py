"""What is known about publishers, from a data file: a hint for the person who weighs a source, never a verdict.

Pages reverse their positions and agencies change hands, so the list carries the day it was checked, and the practice's own
file in the data folder adds to it, replaces entries of the same host, or takes them off.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from composer.model.errors import BadInput
from composer.model.words import tr

SCHEMA, LARGEST, MOST = 1, 1_000_000, 5_000
KINDS = frozenset(
    {
        "government",
        "public body",
        "professional body",
        "review group",
        "charity",
        "hospital",
        "journal",
        "index",
        "other",
    }
)


@dataclass(frozen=True, slots=True)
class Publisher:
    """What is known about one.

    Attributes:
        host: web domain; its subdomains belong to it unless they are listed themselves.
        kind: one of KINDS.
        tier: 1 = guideline maker, public or professional body; 2 = good background.
        volatile: pages change or vanish without notice; read again before citing.
        note: what to know before citing it.
        own: from the practice's own file.
    """

    host: str
    name: str
    kind: str
    tier: int = 1
    volatile: bool = False
    note: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Trusted:
    """The list.

    Attributes:
        checked: the day ours was last gone through, or None for an empty list.
        problem: why the practice's own file was not used; empty = it was, or there is none.
    """

    by_host: Mapping[str, Publisher] = field(default_factory=lambda: MappingProxyType({}))
    checked: date | None = None
    problem: str = ""

    def find(self, host: str) -> Publisher | None:
        """The publisher of a web host, the longest matching domain first, or None.

        Args:
            host: "www.cdc.gov"; upper case and a port are tolerated.
        """
        name = host.lower().split(":")[0].strip(".")
        while name:
            if name in self.by_host:
                return self.by_host[name]
            name = name.partition(".")[2]
        return None


def load(path: Path, own: Path | None = None) -> Trusted:
    """Our list with the practice's own over it.

    Args:
        own: may be missing; what is wrong with it is said in `problem`, and ours is used alone.

    Raises:
        BadInput: our own file is damaged.
    """
    value = _read(path)
    ours = {p.host: p for p in _entries(value, path.name, own=False)}
    day = _day(value, path.name)
    if own is None or not own.is_file():
        return Trusted(MappingProxyType(ours), day)
    try:
        theirs = _read(own)
        mine = {p.host: p for p in _entries(theirs, own.name, own=True)}
        hidden = {str(e.get("host", "")).lower() for e in theirs["publishers"] if e.get("hidden") is True}
    except BadInput as error:
        return Trusted(MappingProxyType(ours), day, error.sentence())
    kept = {host: p for host, p in {**ours, **mine}.items() if host not in hidden}
    return Trusted(MappingProxyType(kept), day)


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > LARGEST:
            raise BadInput(tr("the file is too large."), where=path.name)
        value = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise BadInput(tr("the list of publishers can't be read."), where=path.name) from error
    if not isinstance(value, dict) or value.get("schema") != SCHEMA:
        raise BadInput(tr("this is no list of publishers."), where=path.name)
    listed = value.get("publishers")
    if not isinstance(listed, list) or len(listed) > MOST:
        raise BadInput(tr("this is no list of publishers."), where=path.name)
    if not all(isinstance(entry, dict) for entry in listed):
        raise BadInput(tr("an entry is no object."), where=path.name)
    return value


def _day(value: Mapping[str, Any], where: str) -> date:
    try:
        return date.fromisoformat(str(value.get("checked")))
    except ValueError as error:
        raise BadInput(tr("the day it was checked is missing."), where=where) from error


def _entries(value: Mapping[str, Any], where: str, *, own: bool) -> Iterator[Publisher]:
    for number, entry in enumerate(value["publishers"], 1):
        if entry.get("hidden") is True:
            continue
        host, name = str(entry.get("host") or "").lower().strip(), str(entry.get("name") or "").strip()
        kind, tier = str(entry.get("kind") or "other"), entry.get("tier", 1)
        if "." not in host or "/" in host or not name or kind not in KINDS or tier not in {1, 2}:
            message = tr("entry {n} needs a host, a name, a known kind and a tier of 1 or 2.").format(n=number)
            raise BadInput(message, where=where)
        note = str(entry.get("note") or "")[:500]
        yield Publisher(host, name, kind, tier, entry.get("volatile") is True, note, own)
