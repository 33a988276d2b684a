"""Numbered changes of the schema, forward only. A released one is never edited; the next change gets the next number.

Statements are kept one by one, never as a script: `executescript` commits first, and a kill would leave half a schema.
"""

from composer.store.migrations import m1000_start, m1001_changes, m1002_held_jobs
from composer.store.migrations.migration import Migration

ALL: tuple[Migration, ...] = (m1000_start.MIGRATION, m1001_changes.MIGRATION, m1002_held_jobs.MIGRATION)
