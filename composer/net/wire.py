"""A socket on which every wait ends at one deadline and answers' heads have a size cap. Knows nothing of HTTP's meaning.

A timeout per read is not enough: a server that sends one byte a second would hold the program for hours.
"""

import io
import socket
import ssl
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

_PIECE = 65_536
_MOST_HEAD = 131_072


class HeadTooLong(Exception):
    """The head of an answer is larger than any honest one."""


class Wire:
    """A connected socket with a deadline; stands in for a socket towards http.client.

    Attributes:
        deadline: on the monotonic clock; set for each exchange.
        touched: whether a byte of the present request may have left.
        last_used: on the monotonic clock.
    """

    def __init__(self, sock: socket.socket, deadline: float) -> None:
        self._sock = sock
        self._readers = 0
        self._closing = False
        self._head_left: int | None = None
        self.deadline = deadline
        self.touched = False
        self.last_used = time.monotonic()

    def begin(self, deadline: float) -> None:
        """Makes ready for the next exchange."""
        self.deadline = deadline
        self.touched = False
        self._head_left = _MOST_HEAD

    def body_follows(self) -> None:
        """The head has been read; the body has its own cap."""
        self._head_left = None
        self.last_used = time.monotonic()

    def sendall(self, data: "ReadableBuffer") -> None:
        """Sends everything, or raises TimeoutError at the deadline."""
        self.touched = True
        view = memoryview(data).cast("B")
        while view:
            self._sock.settimeout(left(self.deadline))
            view = view[self._sock.send(view[:_PIECE]) :]

    def receive(self, buffer: "WriteableBuffer") -> int:
        """Fills the buffer with what is there, at least one byte unless the other side ended."""
        self._sock.settimeout(left(self.deadline))
        got = self._sock.recv_into(buffer)
        if self._head_left is not None:
            if not got:  # http.client would take the end of the connection for the end of the head
                raise ConnectionResetError("ended inside the head")
            self._head_left -= got
            if self._head_left < 0:
                raise HeadTooLong
        return got

    def makefile(self, mode: str) -> io.BufferedReader:
        """A buffered reader; http.client closes it when the answer was read."""
        self._readers += 1
        return io.BufferedReader(_Source(self), 16_384)

    def has_ended(self) -> bool:
        """Whether the other side closed an idle connection, or sent what nobody asked for."""
        self._sock.settimeout(0)
        try:
            self._sock.recv(1)  # TLS may have its own messages waiting; one byte of anything else ends it
        except (BlockingIOError, InterruptedError, ssl.SSLWantReadError):
            return False
        except OSError:
            return True
        return True

    def reader_closed(self) -> None:
        """A reader is done; the socket goes with the last one once it was closed."""
        self._readers -= 1
        if self._closing and not self._readers:
            self._sock.close()

    def close(self) -> None:
        """Closes the socket, after the readers that are still open."""
        self._closing = True
        if not self._readers:
            self._sock.close()

    def cut(self) -> None:
        """Closes the socket now."""
        self._closing = True
        self._sock.close()


class _Source(io.RawIOBase):
    def __init__(self, wire: Wire) -> None:
        super().__init__()
        self._wire: Wire | None = wire

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        return self._wire.receive(buffer) if self._wire else 0

    def close(self) -> None:
        wire, self._wire = self._wire, None
        if wire is not None:
            wire.reader_closed()
        super().close()


def left(deadline: float) -> float:
    """Seconds until the deadline.

    Raises:
        TimeoutError: it has passed.
    """
    rest = deadline - time.monotonic()
    if rest <= 0:
        raise TimeoutError("deadline")
    return rest
