"""Calendar entries by RFC 5545, as text: escaping, folding, stable UID, growing SEQUENCE. Pure; times are in UTC."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from composer.model.scheduler import Submission
from composer.schedulers.fields import lines_of

PRODID = "-//Chairside Composer//Posts//EN"
FOLD_AT = 75  # octets, RFC 5545 section 3.1
LENGTH = timedelta(minutes=15)
FIRST_MINUTE = 28_401_120  # 2024-01-01 in minutes since 1970, so that SEQUENCE stays small


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of a calendar.

    Attributes:
        uid: stays the same however often the post is moved or written again.
        starts: aware.
        stamp: when this version was written, aware; SEQUENCE grows with it.
        alarm: how long before the start a calendar program reminds; None = no alarm.
    """

    uid: str
    starts: datetime
    stamp: datetime
    title: str
    text: str
    url: str = ""
    alarm: timedelta | None = timedelta(0)
    cancelled: bool = False


def calendar(entries: Iterable[Entry]) -> str:
    """A whole .ics file with CRLF line ends."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODID}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for entry in entries:
        lines += _event(entry)
    lines.append("END:VCALENDAR")
    return "".join(f"{fold(line)}\r\n" for line in lines)


def uid_of(submission: Submission) -> str:
    """The UID of a job: the time is not in it, so a moved post stays the same entry, and a repeat is another one."""
    if submission.job:
        return f"{submission.job}@chairside-composer"
    text = f"{submission.payload.digest()}\n{submission.channel}"
    return f"{hashlib.sha256(text.encode()).hexdigest()[:32]}@chairside-composer"


def entry_of(submission: Submission, now: datetime) -> Entry:
    """The entry for a post: its title, and its text to copy."""
    title = f"{submission.payload.platform}: {submission.title}"
    text = "\n\n".join(["\n".join(part) for part in ((submission.payload.text,), lines_of(submission.payload)) if part])
    return Entry(uid_of(submission), submission.due.utc, now, title, text)


def escape(text: str) -> str:
    """TEXT value: backslash, semicolon, comma and line ends escaped; other control characters left out."""
    out = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    out = out.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(c for c in out if c == "\t" or (ord(c) >= 32 and ord(c) != 127 and not 0xD800 <= ord(c) <= 0xDFFF))


def fold(line: str) -> str:
    """The content line folded at 75 octets, never inside a character."""
    pieces: list[str] = []
    piece, size = "", 0
    for c in line:
        width = len(c.encode())
        if size + width > FOLD_AT:
            pieces.append(piece)
            piece, size = " ", 1
        piece += c
        size += width
    return "\r\n".join([*pieces, piece])


def _event(entry: Entry) -> list[str]:
    sequence = max(0, int(entry.stamp.timestamp()) // 60 - FIRST_MINUTE)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{escape(entry.uid)}",
        f"DTSTAMP:{_utc(entry.stamp)}",
        f"SEQUENCE:{sequence}",
        f"DTSTART:{_utc(entry.starts)}",
        f"DTEND:{_utc(entry.starts + LENGTH)}",
        f"SUMMARY:{escape(entry.title)}",
        f"DESCRIPTION:{escape(entry.text)}",
        f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}",
        "TRANSP:TRANSPARENT",
    ]
    if entry.url:
        lines.append(f"URL:{escape(entry.url)}")
    if entry.alarm is not None and not entry.cancelled:
        minutes = int(entry.alarm.total_seconds() // 60)
        lines += [
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{escape(entry.title)}",
            f"TRIGGER:-PT{minutes}M",
            "END:VALARM",
        ]
    return [*lines, "END:VEVENT"]


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
