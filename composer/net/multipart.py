"""A form with files as bytes (multipart/form-data, RFC 7578)."""

import secrets
from collections.abc import Mapping, Sequence


def multipart(
    fields: Mapping[str, str], files: Sequence[tuple[str, str, bytes, str]], boundary: str | None = None
) -> tuple[bytes, str]:
    """The body and its content type.

    Args:
        fields: name -> text.
        files: (field name, file name, bytes, mime type) each.
        boundary: for tests; otherwise a fresh one that no content can guess.
    """
    mark = boundary or secrets.token_hex(16)
    pieces: list[bytes] = []
    for name, text in fields.items():
        pieces += [_head(mark, name), b"\r\n\r\n", text.encode("utf-8", "replace"), b"\r\n"]
    for name, file_name, data, mime in files:
        head = _head(mark, name) + f'; filename="{_quoted(file_name)}"\r\nContent-Type: {_plain(mime)}'.encode()
        pieces += [head, b"\r\n\r\n", data, b"\r\n"]
    pieces.append(f"--{mark}--\r\n".encode())
    return b"".join(pieces), f"multipart/form-data; boundary={mark}"


def _head(mark: str, name: str) -> bytes:
    return f'--{mark}\r\nContent-Disposition: form-data; name="{_quoted(name)}"'.encode()


def _quoted(untrusted: str) -> str:
    """A name inside quotation marks, escaped as browsers do, so that it can't end the line or the quotation."""
    text = untrusted.encode("utf-8", "replace").decode()
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _plain(untrusted: str) -> str:
    return "".join(sign for sign in untrusted if " " <= sign <= "~")
