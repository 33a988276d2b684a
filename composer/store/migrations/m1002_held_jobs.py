"""1.2: the jobs that some program holds are found without reading the others; asked at every start, of 100,000 jobs too."""

from composer.store.migrations.migration import Migration

MIGRATION = Migration(1002, ("CREATE INDEX job_held ON job (owner) WHERE owner <> ''",))
