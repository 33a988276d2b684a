"""Series: what goes out again and again, one setting each, with what was made of it."""

from collections.abc import Mapping

from composer.model.errors import NotFound
from composer.model.planning import Series
from composer.model.post import Json
from composer.model.words import tr
from composer.store.database import Database
from composer.store.encoding import storable
from composer.store.settings import Settings

PREFIX = "series/"


class SeriesShelf:
    """The series of one database.

    Thread: the thread that opened `db`.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._settings = Settings(db)

    def all(self) -> list[Series]:
        """Every series, the oldest first."""
        keys = self._db.rows("SELECT key FROM setting WHERE key >= 'series/' AND key < 'series0' ORDER BY key")
        return [series_of(self._settings.get(row[0])) for row in keys]

    def get(self, series_id: str) -> Series:
        """The series of that id.

        Raises:
            NotFound: there is none.
        """
        kept = self._settings.get(PREFIX + storable(series_id))
        if kept is None:
            raise NotFound(tr("There is no such series."))
        return series_of(kept)

    def put(self, series: Series) -> None:
        """Keeps a series."""
        self._settings.put(PREFIX + series.id, series_to_json(series))

    def remove(self, series_id: str) -> None:
        """Forgets a series; no error when there is none."""
        self._settings.remove(PREFIX + storable(series_id))


def series_to_json(series: Series) -> dict[str, Json]:
    """The series as plain JSON values; `series_of` is the way back."""
    return {
        "id": series.id,
        "title": series.title,
        "posts": list(series.posts),
        "first": series.first,
        "zone": series.zone,
        "rule": series.rule,
        "skip": list(series.skip),
        "ahead": series.ahead,
        "platforms": list(series.platforms),
        "is_paused": series.is_paused,
        "made": {wall: list(jobs) for wall, jobs in series.made.items()},
    }


def series_of(value: Mapping[str, Json]) -> Series:
    """The series that `series_to_json` wrote."""
    return Series(
        id=value["id"],
        title=value["title"],
        posts=tuple(value["posts"]),
        first=value["first"],
        zone=value["zone"],
        rule=value["rule"],
        skip=tuple(value.get("skip", ())),
        ahead=value.get("ahead", 4),
        platforms=tuple(value.get("platforms", ())),
        is_paused=value.get("is_paused", False),
        made={wall: tuple(jobs) for wall, jobs in value.get("made", {}).items()},
    )
