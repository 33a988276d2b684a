"""Reading an answer with caps: head, body, and what a compressed body unpacks to."""

import http.client
import io
import zlib

from composer.model.ports import Response


class TooLarge(Exception):
    """The answer is longer than the caller allowed."""


class Garbled(Exception):
    """The answer ends too early or is not what its head says."""


class Answer(http.client.HTTPResponse):
    """http.client's answer, which also skips the interim ones it does not know (103 Early Hints)."""

    def _read_status(self) -> tuple[str, int, str]:
        while True:
            version, status, reason = super()._read_status()  # type: ignore[misc]
            if not 102 <= status <= 199:
                return version, status, reason
            http.client.parse_headers(self.fp)


def read(answer: http.client.HTTPResponse, most: int) -> Response:
    """The whole answer.

    Args:
        most: bytes, of the body as it travels and as it unpacks.

    Raises:
        TooLarge: more than that.
        Garbled: cut short, or its compression is broken.
    """
    if answer.length is not None and answer.length > most:
        raise TooLarge
    packing = (answer.getheader("content-encoding") or "identity").strip().lower()
    body = _unpacked(_raw(answer, most), packing, most)
    headers: dict[str, str] = {}
    for name, value in answer.getheaders():
        key = name.lower()
        headers[key] = f"{headers[key]}, {value}" if key in headers else value
    return Response(answer.status, headers, body)


def _raw(answer: http.client.HTTPResponse, most: int) -> bytes:
    if answer.length is None and not answer.chunked and answer.will_close is False:
        return b""
    body = io.BytesIO()
    while piece := answer.read1(65_536):
        body.write(piece)
        if body.tell() > most:
            raise TooLarge
    if answer.length:  # what is still missing of the announced length
        raise Garbled
    return body.getvalue()


def _unpacked(body: bytes, packing: str, most: int) -> bytes:
    if packing in {"identity", ""} or not body:
        return body
    if packing not in {"gzip", "x-gzip", "deflate"}:
        raise Garbled
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)  # gzip or zlib, by its first bytes
    try:
        data = unpacker.decompress(body, most + 1)
    except zlib.error as error:
        raise Garbled from error
    if len(data) > most:
        raise TooLarge
    if not unpacker.eof:
        raise Garbled
    return data
