"""What schedulers take of each platform, from a data file. The stricter of platform and scheduler counts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType

from composer.model.errors import BadInput
from composer.model.post import EMPTY, Json
from composer.model.words import tr
from composer.platforms.files import as_object, read_data
from composer.platforms.rules import Mark, Origin


@dataclass(frozen=True, slots=True)
class SchedulerCaps:
    """One scheduler's own limits.

    Attributes:
        text: platform id -> most in the platform's own unit.
        pictures: platform id -> most pictures.
        bytes: platform id, or "*" for all -> most bytes of one picture.
        formats: MIME types of pictures it takes; empty = as the platform.
    """

    kind: str
    origin: Origin
    text: Mapping[str, int] = field(default_factory=lambda: EMPTY)
    pictures: Mapping[str, int] = field(default_factory=lambda: EMPTY)
    bytes: Mapping[str, int] = field(default_factory=lambda: EMPTY)
    formats: tuple[str, ...] = ()


def load_caps(
    path: Path, user_file: Path | None = None, *, platforms: Collection[str] = ()
) -> Mapping[str, SchedulerCaps]:
    """Scheduler kind -> its caps; kinds without known caps are absent. The practice's own file replaces single figures.

    Args:
        platforms: ids of platforms that the practice's own file may name; empty = any.

    Raises:
        BadInput: a file can't be read; the sentence names file and field.
    """
    found = {kind: _one(kind, item, path.name) for kind, item in _schedulers(path, needed=True).items()}
    if user_file is not None and user_file.exists():
        for kind, item in _schedulers(user_file, needed=False).items():
            own = _one(
                kind, {"what": tr("The practice's own file"), "mark": "U", **as_object(item, kind)}, user_file.name
            )
            for group, known in (("text", own.text), ("pictures", own.pictures), ("bytes", own.bytes)):
                if platforms and (wrong := next((p for p in known if p not in platforms and p != "*"), "")):
                    where = f"{user_file.name}, schedulers.{kind}.{group}.{wrong}"
                    raise BadInput(tr("there is no such platform."), where=where)
            old = found.get(kind, SchedulerCaps(kind, own.origin))
            found[kind] = SchedulerCaps(
                kind,
                own.origin,
                {**old.text, **own.text},
                {**old.pictures, **own.pictures},
                {**old.bytes, **own.bytes},
                own.formats or old.formats,
            )
    return MappingProxyType(found)


def _schedulers(path: Path, *, needed: bool) -> Mapping[str, Json]:
    data = read_data(path)
    default: Json = None if needed else {}
    return as_object(data.get("schedulers", default), f"{path.name}, schedulers")


def _one(kind: str, item: Json, file: str) -> SchedulerCaps:
    where = f"{file}, schedulers.{kind}"
    item = as_object(item, where)
    if item.get("mark") not in {m.value for m in Mark}:
        raise BadInput(tr("the mark must be one of {marks}.").format(marks=", ".join(Mark)), where=f"{where}.mark")
    checked = _date(item["checked"], f"{where}.checked") if "checked" in item else date.min
    origin = Origin(Mark(item["mark"]), str(item.get("what", "")), str(item.get("where", "")), checked)
    text = _numbers(item.get("text", {}), f"{where}.text")
    pictures = _numbers(item.get("pictures", {}), f"{where}.pictures")
    sizes = _numbers(item.get("bytes", {}), f"{where}.bytes")
    formats = item.get("formats", [])
    if not isinstance(formats, list) or not all(isinstance(f, str) and f.startswith("image/") for f in formats):
        raise BadInput(tr('a list like ["image/jpeg"] is expected.'), where=f"{where}.formats")
    return SchedulerCaps(kind, origin, text, pictures, sizes, tuple(formats))


def _numbers(value: Json, where: str) -> Mapping[str, int]:
    found = as_object(value, where)
    for name, number in found.items():
        if isinstance(number, bool) or not isinstance(number, int) or not 1 <= number <= 1_000_000_000:
            raise BadInput(tr("a whole number is expected."), where=f"{where}.{name}")
    return MappingProxyType(dict(found))


def _date(value: Json, where: str) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise BadInput(tr('a date like "2026-11-21" is expected.'), where=where) from error
