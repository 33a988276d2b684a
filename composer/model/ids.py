"""Time-ordered identifiers (UUID version 7, RFC 9562), so that rows sort by birth and machines never collide."""

import os
import time


def new_id(now_ms: int | None = None) -> str:
    """A fresh UUIDv7 as lower-case text.

    Args:
        now_ms: Unix time in milliseconds; the system clock when left out.
    """
    stamp = (time.time_ns() // 1_000_000 if now_ms is None else now_ms) & ((1 << 48) - 1)
    chance = int.from_bytes(os.urandom(10), "big")  # `secrets` and `uuid` cost the first frame 10 ms
    value = stamp << 80 | 0x7 << 76 | (chance & 0xFFF) << 64 | 0b10 << 62 | chance >> 18
    text = f"{value:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
