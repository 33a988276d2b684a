"""Answers to online reviews: the strict checks on them, and replies to begin with, ours and the practice's own.

The review itself is neither asked for nor kept.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from composer.app import resources
from composer.model.errors import BadInput, Refused
from composer.model.finding import Finding, Severity
from composer.model.post import Json
from composer.model.practice import CheckSettings
from composer.model.words import tr

if TYPE_CHECKING:
    from composer.app.tools import Tools
    from composer.store.settings import Settings

KEY = "replies"
"""Name of the setting that holds the practice's own replies."""
MOST, LONGEST = 200, 4_000


@dataclass(frozen=True, slots=True)
class SavedReply:
    """A reply to begin with. `is_own`: the practice wrote it."""

    id: str
    title: str
    text: str
    language: str = "en-US"
    is_own: bool = False


def check(tools: "Tools", text: str) -> tuple[Finding, ...]:
    """What is noticed in an answer to a review: above all, anything that confirms or denies that someone is a patient.

    Hard words and reading grades are left out: a reply is two sentences, in any language.
    """
    settings = CheckSettings(tools.practice.region, tools.today(), tools.allow_list())
    found = tools.checks.check_reply(text[:LONGEST], settings)
    return tuple(f for f in found if not f.rule.startswith("plain."))


def built_in(folder: Path | None = None) -> tuple[SavedReply, ...]:
    """The replies that ship with the program.

    Raises:
        BadInput: the file can't be read.
    """
    path = (folder or resources.assets() / "replies") / "replies.json"
    try:
        items = json.loads(path.read_text(encoding="utf-8"))["replies"]
        return tuple(SavedReply(i["id"], i["title"], i["text"], i["language"]) for i in items)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput(tr("the saved replies can't be read."), where=path.name) from error


def own(settings: "Settings") -> tuple[SavedReply, ...]:
    """The practice's own replies, in the order they were kept."""
    found = settings.get(KEY, [])
    return tuple(_read(item) for item in found if _is_one(item)) if isinstance(found, list) else ()


def keep(settings: "Settings", tools: "Tools", title: str, text: str) -> tuple[SavedReply, ...]:
    """Keeps a reply under a title (replacing one of that title) and returns all of the practice's own.

    Raises:
        BadInput: title or text is missing, or too long.
        Refused: it would confirm a patient or break another rule each time it is used.
    """
    title, text = " ".join(title.split()), text.strip()
    if not title or not text:
        raise BadInput(tr("A saved reply needs a title and its words."))
    if len(title) > 80 or len(text) > LONGEST:
        raise BadInput(tr("A saved reply has a title of at most 80 and at most {n} characters.").format(n=LONGEST))
    refuse(check(tools, text))
    others = [r for r in own(settings) if r.title.casefold() != title.casefold()]
    made = SavedReply(f"own-{title.casefold()}", title, text, tools.practice.language, is_own=True)
    return _write(settings, [*others, made][-MOST:])


def forget(settings: "Settings", reply_id: str) -> tuple[SavedReply, ...]:
    """Takes one of the practice's own replies away and returns the others."""
    return _write(settings, [r for r in own(settings) if r.id != reply_id])


def refuse(findings: Sequence[Finding]) -> None:
    """Raises what keeps a reply from being used.

    Raises:
        Refused: a finding blocks it.
    """
    first = next((f for f in findings if f.severity is Severity.STOP), None)
    if first is not None:
        raise Refused(first.message, hint=first.why)


def _write(settings: "Settings", replies: Sequence[SavedReply]) -> tuple[SavedReply, ...]:
    settings.put(KEY, [{"id": r.id, "title": r.title, "text": r.text, "language": r.language} for r in replies])
    return tuple(replies)


def _is_one(item: Json) -> bool:
    return isinstance(item, dict) and all(isinstance(item.get(k), str) for k in ("id", "title", "text"))


def _read(item: dict[str, Json]) -> SavedReply:
    return SavedReply(item["id"], item["title"], item["text"], str(item.get("language") or "en-US"), is_own=True)
