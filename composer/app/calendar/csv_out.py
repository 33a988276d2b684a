"""The planned posts as a CSV file for spreadsheets: quoted, with every cell a spreadsheet would run made harmless."""

import csv
import io
from collections.abc import Iterable, Mapping

COLUMNS = ("date and time", "zone", "platform", "title", "text", "state", "through", "address")
RISKY = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def csv_text(rows: Iterable[Mapping[str, str]]) -> str:
    """The rows with their header; a cell that begins like a formula gets a leading apostrophe, which import takes off."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([_safe(row.get(name, "")) for name in COLUMNS])
    return out.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(RISKY) else cell
