"""Settings: key -> JSON value, and the practice with its brand as one of them. Never a secret."""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from composer.model.card import Brand
from composer.model.post import Json
from composer.model.practice import Practice, Region, WeeklySlot
from composer.store.database import Database
from composer.store.encoding import compact

PRACTICE = "practice"


class Settings:
    """The settings of one data folder.

    Thread: the thread that opened `db`.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, key: str, default: Json = None) -> Json:
        """The value under that key, or `default`."""
        row = self._db.row("SELECT value FROM setting WHERE key = ?", (key,))
        return default if row is None else json.loads(row[0])

    def put(self, key: str, value: Json) -> None:
        """Keeps a value that JSON can hold."""
        self._db.run(
            "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, compact(value)),
        )

    def remove(self, key: str) -> None:
        """Forgets a value; no error when there is none."""
        self._db.run("DELETE FROM setting WHERE key = ?", (key,))

    def all(self) -> dict[str, Json]:
        """Every setting."""
        return {key: json.loads(value) for key, value in self._db.rows("SELECT key, value FROM setting ORDER BY key")}

    def practice(self) -> Practice:
        """The practice, with defaults where nothing was set yet."""
        return practice_from_json(self.get(PRACTICE, {}))

    def save_practice(self, practice: Practice) -> None:
        """Keeps the practice and its brand."""
        self.put(PRACTICE, practice_to_json(practice))


def practice_to_json(practice: Practice) -> dict[str, Json]:
    """The practice as plain JSON values; `practice_from_json` is the way back."""
    value: dict[str, Json] = asdict(practice)
    logo = practice.brand.logo
    value["brand"]["logo"] = None if logo is None else base64.b64encode(logo).decode("ascii")
    value["slots"] = [[slot.weekday, slot.wall] for slot in practice.slots]
    return value


def practice_from_json(value: Mapping[str, Json]) -> Practice:
    """The practice that `practice_to_json` wrote; names this version does not know are ignored, missing ones default."""
    known = {f.name for f in fields(Practice)} - {"brand", "slots", "region"}
    given: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in value.items() if k in known}
    if "region" in value:
        given["region"] = Region(value["region"]) if value["region"] in list(Region) else Region.US
    if "slots" in value:
        given["slots"] = tuple(WeeklySlot(int(day), str(wall)) for day, wall in value["slots"])
    if "brand" in value:
        given["brand"] = _brand(value["brand"])
    return Practice(**given)


def _brand(value: Mapping[str, Json]) -> Brand:
    known = {f.name for f in fields(Brand)} - {"logo"}
    logo = value.get("logo")
    try:
        data = base64.b64decode(logo, validate=True) if logo else None
    except (binascii.Error, ValueError):
        data = None
    return Brand(**{k: v for k, v in value.items() if k in known}, logo=data)
