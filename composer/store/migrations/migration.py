"""What a migration is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Migration:
    """One change of the schema.

    Attributes:
        version: major * 1000 + minor after it.
        statements: SQL, one statement each, run in this order in one transaction with the version.
    """

    version: int
    statements: tuple[str, ...]
