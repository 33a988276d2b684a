"""The table a clinician goes through before a pack is used: every post, every claim, its source and the place in it."""

from collections.abc import Iterator

from composer.model.pack import Pack, PackPost
from composer.model.post import Claim, Post, Source
from composer.templating.packs import Packs

_HEAD = """# Ready posts: claims and sources

Made by `chairside packs --review`; a test keeps it current. Nobody has approved these posts for your practice: a clinician
reads each one, opens its sources, and decides. An address without a mark was seen in public material in 2025 or 2026; no
page was read on the day of writing but those that say so: **page read** and **abstract read**, with the day, mean that a
public copy was read and bears the claims out; **record found** means that title, authors and number were met together.
**to open** marks an address or a place in it that still has to be found. **changing** marks advice that official bodies are
revising: open both sources on the day. **fill in** marks example words. **only** names the regions a post is planned for.
**short** is what a platform with little room shows instead, with the same sources.
Spanish is measured by the INFLESZ scale; a native clinician has not read it yet.
"""


def review_table(packs: Packs) -> str:
    """All packs as one Markdown page."""
    return "\n".join([_HEAD, *(line for pack in packs.all() for line in _pack(pack))]) + "\n"


def _pack(pack: Pack) -> Iterator[str]:
    yield f"## {pack.title} (`{pack.id}`, {pack.language}, {len(pack.posts)} posts)\n"
    yield f"{pack.about}\n"
    yield "| post | kind | claim | source | place | marks |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for post in pack.posts:
        yield from _rows(post)
    yield ""


def _rows(found: PackPost) -> Iterator[str]:
    name = f"`{found.key.split('/', 1)[1]}` {_cell(found.title)}"
    only = f"only {' '.join(found.regions)}"
    states = (("changing", found.volatile), ("fill in", bool(found.fill_in)), (only, bool(found.regions)))
    marks = ", ".join(mark for mark, on in states if on)
    wordings = [("", found.post), *((v.id, v.post) for v in found.variants)]
    rows = dict.fromkeys(
        _claim_row(claim, source, post, wording) for wording, post in wordings for claim, source in _tied(post)
    )
    common = {cells for cells, wording in rows if not wording}
    yield f"| {name} | {found.kind} | {'' if rows else 'states no facts'} | | | {marks} |"
    for cells, wording in rows:
        if not wording or cells not in common:
            yield f"| | | {f'*{wording}:* ' if wording else ''}{cells} |"
    yield from dict.fromkeys(row for wording, post in wordings for row in _own_texts(post, wording))
    if found.note:
        yield f"| | | *Note:* {_cell(found.note)} | | | |"


def _own_texts(post: Post, wording: str) -> Iterator[str]:
    """A row for each text that some platforms show instead of the whole one."""
    texts: dict[str, list[str]] = {}
    for platform, own in post.overrides.items():
        if own.text:
            texts.setdefault(own.text, []).append(platform)
    for text, platforms in texts.items():
        where = ", ".join((*([wording] if wording else []), *sorted(platforms)))
        yield f"| | | *{where}:* {_cell(text)} | | | short |"


def _claim_row(claim: Claim, source: Source, post: Post, wording: str) -> tuple[str, str]:
    """The cells of one claim, and the wording it belongs to (empty = the common one)."""
    words = _cell(claim.quote or post.answers.get(claim.slot, ""))
    mark = checked(source) if is_confirmed(source) else "to open"
    return f"{words} | {_named(source)} | {_cell(claim.locator)} | {mark}", wording


def _tied(post: Post) -> Iterator[tuple[Claim, Source]]:
    for claim in post.claims:
        source = post.source(claim.source)
        if source is not None:
            yield claim, source


def _named(source: Source) -> str:
    short = str(source.csl.get("container-title-short") or source.csl.get("container-title") or source.id)
    url = str(source.csl.get("URL") or "")
    return f"[{_cell(short)}: {_cell(source.title)}]({url})" if url else f"{_cell(short)}: {_cell(source.title)}"


def is_confirmed(source: Source) -> bool:
    """Whether the author of a pack found the source's address again (CSL's "custom": {"confirmed": false} says no)."""
    custom = source.csl.get("custom")
    return not (isinstance(custom, dict) and custom.get("confirmed") is False)


def checked(source: Source) -> str:
    """What the author of a pack saw of a source, and when ("abstract read 2026-11-21"); empty when it does not say.

    It stands in CSL's "custom": {"checked": "2026-11-21", "saw": "page" | "abstract" | "record"}.
    """
    custom = source.csl.get("custom")
    words = {"page": "page read", "abstract": "abstract read", "record": "record found"}
    if not isinstance(custom, dict) or custom.get("saw") not in words:
        return ""
    return f"{words[custom['saw']]} {custom.get('checked', '')}".strip()


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
