"""Time-ordered identifiers (UUID version 7, RFC 9562), so that rows sort by birth and machines never collide."""

import secrets
import time
import uuid


def new_id(now_ms: int | None = None) -> str:
    """A fresh UUIDv7 as lower-case text.

    Args:
        now_ms: Unix time in milliseconds; the system clock when left out.
    """
    stamp = (time.time_ns() // 1_000_000 if now_ms is None else now_ms) & ((1 << 48) - 1)
    value = stamp << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
    return str(uuid.UUID(int=value))
