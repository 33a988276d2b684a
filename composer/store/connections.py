"""Connections: accounts and places posts go to. Their secrets lie in the keyring under the id, never here."""

import json
from collections.abc import Mapping

from composer.model.errors import NotFound
from composer.model.post import Json
from composer.model.scheduler import Channel, Connection, Health, HealthState
from composer.model.words import tr
from composer.store.database import Database, Row
from composer.store.encoding import compact, instant_or_none, stamp_or_none, storable

_ALL = "SELECT id, kind, name, url, user, channels, health, enabled, checked_at FROM connection"


class Connections:
    """The connections of one data folder.

    Thread: the thread that opened `db`.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    def save(self, connection: Connection) -> None:
        """Keeps a connection, over the one of the same id."""
        self._db.run(
            "INSERT INTO connection (id, kind, name, url, user, channels, health, enabled, checked_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name,"
            " url = excluded.url, user = excluded.user, channels = excluded.channels, health = excluded.health,"
            " enabled = excluded.enabled, checked_at = excluded.checked_at",
            (
                connection.id,
                connection.kind,
                storable(connection.name),
                storable(connection.url),
                storable(connection.user),
                _channels_json(connection.channels),
                _health_json(connection.health),
                connection.enabled,
                stamp_or_none(connection.checked_at),
            ),
        )

    def get(self, connection_id: str) -> Connection:
        """The connection of that id.

        Raises:
            NotFound: there is none.
        """
        row = self._db.row(f"{_ALL} WHERE id = ?", (connection_id,))
        if row is None:
            raise NotFound(tr("There is no such connection."))
        return _connection(row)

    def list(self) -> list[Connection]:
        """All connections, the oldest first."""
        return [_connection(row) for row in self._db.rows(f"{_ALL} ORDER BY id")]

    def remove(self, connection_id: str) -> None:
        """Forgets a connection; no error when there is none."""
        self._db.run("DELETE FROM connection WHERE id = ?", (connection_id,))


def _channels_json(channels: tuple[Channel, ...]) -> str:
    return compact([{"id": c.id, "platform": c.platform, "name": c.name, "usable": c.usable} for c in channels])


def _channels(value: list[Mapping[str, Json]]) -> tuple[Channel, ...]:
    return tuple(Channel(c["id"], c["platform"], c["name"], c.get("usable", True)) for c in value)


def _health_json(health: Health | None) -> str | None:
    """Its channels are those of the connection, so they are not written twice."""
    if health is None:
        return None
    return compact(
        {
            "state": health.state.value,
            "reason": health.reason,
            "expires_at": stamp_or_none(health.expires_at),
            "detail": health.detail,
        }
    )


def _connection(row: Row) -> Connection:
    connection_id, kind, name, url, user, channels, health, enabled, checked_at = row
    seen = _channels(json.loads(channels))
    said = json.loads(health) if health else None
    return Connection(
        connection_id,
        kind,
        name,
        url,
        user,
        seen,
        said
        and Health(
            HealthState(said["state"]),
            said["reason"],
            seen if said["state"] == HealthState.OK else (),
            instant_or_none(said["expires_at"]),
            said["detail"],
        ),
        bool(enabled),
        instant_or_none(checked_at),
    )
