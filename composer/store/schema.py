"""The schema's version: checking it, moving it forward, and writing it out.

`user_version` holds major * 1000 + minor. A newer minor only adds what an older program can do without; a newer major is
refused with a sentence. Migrations go forward only, each in one transaction with its version.
"""

from composer.model.errors import NewerSchema, StorageError
from composer.model.words import tr
from composer.store.database import Database
from composer.store.migrations import ALL
from composer.store.trouble import DamagedDatabase

OURS = 0x43484149
"""SQLite's application_id of our files: "CHAI"."""

CURRENT = ALL[-1].version


class NotOurs(StorageError):
    """The file belongs to another program."""

    title = "Another program's file"


def refuse_foreign(database: Database) -> None:
    """Refuses a file that is not ours or too new.

    Raises:
        NotOurs: another program's database.
        NewerSchema: written by a newer version of the program.
    """
    found = database.row("PRAGMA application_id")
    if found is None or found[0] != OURS:
        raise NotOurs(
            tr('"{path}" is not a Chairside database; it was not touched.').format(path=database.path),
            hint=tr("Choose another data folder, or move that file away."),
        )
    if database.schema // 1000 > CURRENT // 1000:
        raise NewerSchema(
            tr('"{path}" was written by a newer version of Chairside Composer; it was not touched.').format(
                path=database.path
            ),
            hint=tr("Update the program on this computer."),
        )


def is_ours(database: Database) -> bool:
    """Whether this version can read the file: whole, written by this program, not by a newer one."""
    try:
        refuse_foreign(database)
    except (DamagedDatabase, NotOurs, NewerSchema):
        return False
    return True


def migrate(database: Database) -> None:
    """Brings the database to this version's schema; does nothing to a current one."""
    if database.schema >= CURRENT:
        return
    for migration in ALL:
        with database.transaction():
            if database.schema >= migration.version:
                continue
            for statement in migration.statements:
                database.run(statement)
            database.run(f"PRAGMA application_id = {OURS}")
            database.run(f"PRAGMA user_version = {migration.version}")


def dump(database: Database) -> str:
    """The schema as text, in a fixed order; `schema.sql` holds it and a test compares the two."""
    found = database.rows(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
        " AND name NOT LIKE '%\\_search\\_%' ESCAPE '\\' ORDER BY tbl_name, type = 'trigger', type = 'index', name"
    )
    lines = [f"PRAGMA user_version = {database.schema};", *(f"{row[0].strip()};" for row in found)]
    return "\n\n".join(lines) + "\n"
