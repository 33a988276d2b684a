"""The platforms' data files as `PlatformRules`, checked field by field; a practice's own file may override any figure.

Reads files once, when the program starts or the person chooses a new file; never writes one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from composer.model.errors import BadInput, NotFound
from composer.model.post import Json
from composer.model.words import tr
from composer.platforms.fields import FIELDS, build
from composer.platforms.files import as_object, read_data
from composer.platforms.rules import Mark, Origin, PlatformRules

OWN_KEYS = ("schema", "checked_on", "platforms", "schedulers", "note")
"""What a practice's own file may hold; `note` is for whoever keeps it."""
ORDER = (
    "x", "facebook", "instagram", "instagram-story", "linkedin", "threads", "bluesky", "mastodon", "pinterest",
    "google-business", "tiktok", "youtube", "wordpress",
)  # fmt: skip


class Platforms:
    """All platforms the program knows, in their usual order. Immutable."""

    def __init__(self, rules: Mapping[str, PlatformRules]) -> None:
        known = [name for name in ORDER if name in rules]
        self._rules = {name: rules[name] for name in [*known, *sorted(set(rules) - set(known))]}

    @property
    def ids(self) -> tuple[str, ...]:
        """The platform ids in order."""
        return tuple(self._rules)

    def __getitem__(self, platform: str) -> PlatformRules:
        if platform not in self._rules:
            raise NotFound(
                tr('There is no platform called "{name}".').format(name=platform),
                hint=tr("Known are: {names}.").format(names=", ".join(self._rules)),
            )
        return self._rules[platform]

    def __contains__(self, platform: object) -> bool:
        return platform in self._rules

    def __iter__(self) -> Iterator[PlatformRules]:
        return iter(self._rules.values())

    def all(self) -> tuple[PlatformRules, ...]:
        """Every platform's rules in order."""
        return tuple(self._rules.values())


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of a data file before it is checked against its field."""

    value: Json
    origin: Origin
    where: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One platform's data file: its names and its figures by key."""

    id: str
    name: str
    badge: str
    figures: Mapping[str, Figure]


def load(folder: Path, user_file: Path | None = None) -> Platforms:
    """Every platform of the folder, with the practice's own figures on top.

    Args:
        folder: holds one `<id>.json` per platform.
        user_file: JSON with `schema`, `checked_on` and `platforms: {id: {key: value}}`; None or absent = no overrides.

    Raises:
        BadInput: a file can't be read; the sentence names file and field.
    """
    sheets = [read_sheet(path) for path in sorted(folder.glob("*.json"))]
    if not sheets:
        raise BadInput(tr("There is no platform data."), where=folder.name, hint=tr("Install the program again."))
    own = read_overrides(user_file, {s.id for s in sheets}) if user_file is not None and user_file.exists() else {}
    return Platforms({s.id: build(s.id, s.name, s.badge, {**s.figures, **own.get(s.id, {})}) for s in sheets})


def read_sheet(path: Path) -> Sheet:
    """One platform's data file.

    Raises:
        BadInput: it can't be read, or a field is missing or of the wrong kind.
    """
    data = read_data(path)
    for key in ("id", "name", "badge"):
        if not isinstance(data.get(key), str) or not data[key]:
            raise BadInput(tr("a name is missing."), where=f"{path.name}, {key}")
    if data["id"] != path.stem:
        raise BadInput(tr("the id must be the name of the file."), where=f"{path.name}, id")
    values = as_object(data.get("values"), f"{path.name}, values")
    sources = as_object(data.get("sources", {}), f"{path.name}, sources")
    figures = {key: _figure(raw, sources, f"{path.name}, values.{key}") for key, raw in values.items()}
    return Sheet(data["id"], data["name"], data["badge"], figures)


def read_overrides(path: Path, known: set[str]) -> dict[str, dict[str, Figure]]:
    """The practice's own figures: platform id -> key -> figure.

    Raises:
        BadInput: it can't be read, or names a platform or figure that does not exist.
    """
    data = read_data(path)
    out: dict[str, dict[str, Figure]] = {}
    for key in data:
        if key not in OWN_KEYS:
            names = ", ".join(OWN_KEYS)
            raise BadInput(tr("this is not known; known are {names}.").format(names=names), where=f"{path.name}, {key}")
    checked = _date(data.get("checked_on"), f"{path.name}, checked_on")
    platforms = data.get("platforms", {} if "schedulers" in data else None)
    for platform, values in as_object(platforms, f"{path.name}, platforms").items():
        if platform not in known:
            raise BadInput(tr("there is no such platform."), where=f"{path.name}, platforms.{platform}")
        out[platform] = {}
        for key, raw in as_object(values, f"{path.name}, platforms.{platform}").items():
            where = f"{path.name}, platforms.{platform}.{key}"
            if key not in FIELDS:
                raise BadInput(tr("there is no such figure."), where=where)
            value, what = (raw.get("value"), raw.get("source", "")) if isinstance(raw, dict) else (raw, "")
            out[platform][key] = Figure(value, Origin(Mark.USER, str(what), checked_on=checked), where)
    return out


def _date(value: Json, where: str) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise BadInput(tr('a date like "2026-11-21" is expected.'), where=where) from error


def _figure(raw: Json, sources: Mapping[str, Json], where: str) -> Figure:
    entry = as_object(raw, where)
    if "value" not in entry:
        raise BadInput(tr("the value is missing."), where=where)
    if entry.get("mark") not in {m.value for m in Mark}:
        raise BadInput(tr("the mark must be one of {marks}.").format(marks=", ".join(Mark)), where=f"{where}.mark")
    source = entry.get("source", "")
    if source and source not in sources:
        raise BadInput(tr('there is no source "{name}".').format(name=source), where=f"{where}.source")
    document = as_object(sources.get(source, {}), f"{where}.source")
    blocks = entry.get("blocks")
    if blocks is not None and not isinstance(blocks, bool):
        raise BadInput(tr("true or false is expected."), where=f"{where}.blocks")
    origin = Origin(
        Mark(entry["mark"]),
        str(document.get("what", "")),
        str(document.get("where", "")),
        _date(entry.get("checked"), f"{where}.checked"),
        blocks,
    )
    return Figure(entry["value"], origin, where)
