"""SQLite: connection, schema, numbered migrations, one file per aggregate, backup. The only place for sqlite3."""
