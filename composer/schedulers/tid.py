"""Record keys of AT Protocol ("TID"): 13 signs that sort as time, here derived from a job's key, the same at every try."""

from datetime import UTC, datetime

ALPHABET = "234567abcdefghijklmnopqrstuvwxyz"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def tid(at: datetime, seed: str, number: int = 0) -> str:
    """The key for the `number`-th part of a post due at `at`.

    Args:
        at: aware.
        seed: hexadecimal digits that differ from post to post; they choose the microseconds and the clock id.
        number: position in a thread; later parts sort later.
    """
    seconds = int((at - EPOCH).total_seconds())
    chosen = int(seed[:12], 16)
    micros = seconds * 1_000_000 + chosen % 900_000 + number
    value = (micros << 10) | ((chosen // 900_000) % 1024)
    return "".join(ALPHABET[(value >> shift) & 31] for shift in range(60, -1, -5))
