"""A practice's own file of platform figures: checked whole before it is taken, shown with its date, forgotten again.

Half of what platforms allow changes within two years; a file mends that without a new version of the program.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from composer.app import resources
from composer.model.errors import BadInput
from composer.model.words import tr
from composer.platforms.caps import load_caps
from composer.platforms.fields import value_of
from composer.platforms.registry import load
from composer.platforms.rules import Mark

FILE, CAPS = "platforms.json", "scheduler-caps.json"
LARGEST = 1_000_000
AHEAD = timedelta(days=31)


def check(path: Path, today: date | None = None) -> int:
    """How many figures a file would change.

    Args:
        today: a file that says it was checked long after this is refused, since it would never grow old; None = not looked at.

    Raises:
        BadInput: it can't be read or has a mistake; the sentence names file and field. Nothing was taken.
    """
    if not path.is_file():
        raise BadInput(tr("there is no such file."), where=path.name)
    if path.stat().st_size > LARGEST:
        raise BadInput(tr("the file is too large for platform data."), where=path.name)
    ours = load(resources.assets() / "platforms", path)
    caps = load_caps(resources.assets() / CAPS, path, platforms=ours.ids)
    days = [o.checked_on for rules in ours for o in rules.origins.values() if o.mark is Mark.USER]
    if today is not None and any(day > today + AHEAD for day in days):
        raise BadInput(tr("this day has not come yet."), where=f"{path.name}, checked_on")
    own = sum(origin.mark is Mark.USER for rules in ours for origin in rules.origins.values())
    return own + sum(len(c.text) + len(c.pictures) for c in caps.values() if c.origin.mark is Mark.USER)


def changes(path: Path) -> list[str]:
    """What a file would change, a line a figure: before and after.

    Raises:
        BadInput: as `check`.
    """
    before, lines = load(resources.assets() / "platforms"), []
    for rules in load(resources.assets() / "platforms", path):
        old = before[rules.id]
        for key, origin in sorted(rules.origins.items()):
            if origin.mark is Mark.USER:
                was, now = (value_of(r, key) for r in (old, rules))
                lines.append(tr("{name}, {key}: {was} → {now}").format(name=rules.name, key=key, was=was, now=now))
    return lines


def take(path: Path, home: Path, today: date | None = None) -> int:
    """Takes a file as the practice's own; how many figures it changes. It holds from the next start on.

    Raises:
        BadInput: it has a mistake; what was there before stays.
    """
    count = check(path, today)
    home.mkdir(parents=True, exist_ok=True)
    part = home / f"{FILE}.part"
    part.write_bytes(path.read_bytes())
    part.replace(home / FILE)
    return count


def forget(home: Path) -> bool:
    """Goes back to the program's own figures; whether there was a file."""
    there = (home / FILE).is_file()
    (home / FILE).unlink(missing_ok=True)
    return there


def overview(home: Path, today: date) -> list[dict[str, Any]]:
    """One line a platform: its limit, when its figures were last checked, whether that is over a year ago, own figures.

    Raises:
        BadInput: the practice's own file has a mistake.
    """
    own = home / FILE
    return [
        {
            "platform": rules.id,
            "name": rules.name,
            "limit": rules.limit,
            "unit": rules.unit.value,
            "checked": rules.checked_on.isoformat(),
            "old": rules.is_old(today),
            "own": sorted(key for key, origin in rules.origins.items() if origin.mark is Mark.USER),
        }
        for rules in load(resources.assets() / "platforms", own if own.is_file() else None)
    ]


def sentence(line: Mapping[str, Any]) -> str:
    """A line of the overview in words."""
    limit = f"{line['limit']:,}" if line["limit"] is not None else tr("none")
    words = tr("{name}: limit {limit}, checked {day}").format(name=line["name"], limit=limit, day=line["checked"])
    if line["own"]:
        words += "; " + tr("your own: {names}").format(names=", ".join(line["own"]))
    return words + ("; " + tr("over a year ago") if line["old"] else "")
