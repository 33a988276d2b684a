"""1.1: a change of what was handed over waits in its job; how each connection fares survives a restart."""

from composer.store.migrations.migration import Migration

MIGRATION = Migration(
    1001,
    (
        "ALTER TABLE job ADD COLUMN wanted TEXT NOT NULL DEFAULT ''",  # JSON of a change not certain yet
        """CREATE TABLE standing (
    connection TEXT NOT NULL PRIMARY KEY,
    troubles INTEGER NOT NULL, -- failed answers in a row
    closed_until TEXT -- nothing is sent through it before
) WITHOUT ROWID""",
        "CREATE INDEX attempt_sent ON attempt (started_at, job) WHERE kind = 'send'",
    ),
)
