"""A site's tags: the ids of those a post names, made where they are missing. A failure here has made no post."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from composer.model.scheduler import Outcome, Verdict
from composer.model.words import tr
from composer.schedulers.web import harmless, list_of, object_of, words_of
from composer.schedulers.wordpress_site import WRITE_DEADLINE, Call, Site, json_body

MOST = 20
_THERE = re.compile(r'"term_id":\s*(\d{1,18})')


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags of a post on a site.

    Attributes:
        ids: their numbers there.
        refused: names the account may not make.
    """

    ids: tuple[int, ...] = ()
    refused: tuple[str, ...] = ()

    @property
    def note(self) -> str:
        """What the person should know; empty = every tag is there."""
        if not self.refused:
            return ""
        return tr("The site did not take these tags: {names}.").format(names=", ".join(self.refused))


def tags_on(site: Site, names: Sequence[str], now: datetime) -> Tags | Outcome:
    """The tags of those names, at most 20, each looked for before it is made."""
    ids: list[int] = []
    refused: list[str] = []
    for name in list(dict.fromkeys(n.strip() for n in names if n.strip()))[:MOST]:
        found = _tag(site, name, now)
        if isinstance(found, Outcome):
            return harmless(found)
        if found is None:
            refused.append(name)
        elif found not in ids:
            ids.append(found)
    return Tags(tuple(ids), tuple(refused))


def _tag(site: Site, name: str, now: datetime) -> int | Outcome | None:
    """The number of a tag; None when the site does not take it."""
    answer = site.ask(Call("GET", "/tags", {"search": name, "per_page": "100"}), now)
    if isinstance(answer, Outcome):
        return answer
    rows = list_of(answer)
    if rows is None:
        return site.unusable(answer)
    for row in rows:
        if isinstance(row, dict) and _plain(words_of(row, "name")).casefold() == name.casefold():
            return row["id"] if type(row.get("id")) is int else site.unusable(answer)
    return _made(site, name, now)


def _plain(name: str) -> str:
    """A name as a person writes it; WordPress escapes a few signs."""
    for sign, escape in (("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#039;"), ("&", "&amp;")):
        name = name.replace(escape, sign)
    return name


def _made(site: Site, name: str, now: datetime) -> int | Outcome | None:
    call = Call("POST", "/tags", body=json_body({"name": name}), deadline=WRITE_DEADLINE)
    answer = site.ask(call, now)
    if not isinstance(answer, Outcome):
        made = (object_of(answer) or {}).get("id")
        return made if type(made) is int else site.unusable(answer)
    if '"term_exists"' in answer.detail and (there := _THERE.search(answer.detail)) is not None:
        return int(there[1])  # another writing of the same word
    if '"rest_cannot_create"' in answer.detail or answer.verdict is Verdict.CHANGE_CONTENT:
        return None
    return answer
