"""Who holds a job: a name for this runner, and whether the runner of a name is surely gone."""

import os
import secrets
import socket
import sys


def owner_name() -> str:
    """A name for one runner: computer, process, and a random part."""
    return f"{socket.gethostname()}/{os.getpid()}/{secrets.token_hex(4)}"


def is_surely_gone(owner: str) -> bool:
    """Whether that runner's process ran on this computer and has ended; False when that can't be told.

    A process number may have been used again; then the runner seems alive and its lease decides.
    """
    host, _, rest = owner.partition("/")
    number, _, _ = rest.partition("/")
    if host != socket.gethostname() or not number.isdigit() or sys.platform == "win32":
        return False  # on Windows, os.kill(pid, 0) ends the process
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
