"""The words of plain text told apart without a pattern: the usual case, in a quarter of the time. Pure."""

_COMPOUND = b"0123456789_'-"  # with one of these a word may be more than a run of letters
_BLANKS = bytes(n if n < 128 and chr(n).isalpha() else ord(" ") for n in range(256))


def plain_words(text: str) -> list[str] | None:
    """The runs of letters, in order; None when anything but ASCII letters could belong to a word."""
    if not text.isascii():
        return None
    signs = text.encode()
    if len(signs.translate(None, _COMPOUND)) != len(signs):
        return None
    return signs.translate(_BLANKS).decode().split()
