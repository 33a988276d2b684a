"""Units as types, so that a signature says what a number means."""

from typing import NewType

Px = NewType("Px", int)
"""Pixels of an exported picture, or device-independent pixels on screen."""

Seconds = NewType("Seconds", float)
"""A duration or a deadline from now."""

ByteCount = NewType("ByteCount", int)
"""A size in bytes (8 bits)."""
