"""Where all sources of a post can be read on the web: what the code on a printed hand-out leads to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from composer.model.errors import BadInput
from composer.model.job import Job
from composer.model.job_state import JobState
from composer.model.moment import When
from composer.model.words import tr

LONGEST = 200
"""Longer addresses make a code too fine for the camera of an old phone."""


@dataclass(frozen=True, slots=True)
class ListPage:
    """The page with the full list.

    Attributes:
        url: https address; empty = there is none.
        is_the_post: it is the post itself on the practice's site; otherwise the page the practice set.
        later: when the post appears on the practice's site, while it is planned there; None = it is not, or is there.
    """

    url: str = ""
    is_the_post: bool = False
    later: When | None = None


def list_page(jobs: Iterable[Job], own: str) -> ListPage:
    """The post on the practice's own site where it is public, else the practice's page for its sources, else nothing.

    A post that only waits at the site is not led to: until its day the address shows nothing.

    Args:
        jobs: of the post.
        own: the practice's page; empty = none.
    """
    there = [job for job in jobs if job.payload.platform == "wordpress"]
    live = [job for job in there if job.state is JobState.LIVE and job.url.startswith("https://")]
    if live:
        return ListPage(max(live, key=lambda job: job.due.utc).url, is_the_post=True)
    gone = {JobState.CANCELLED, JobState.SKIPPED, JobState.MISSED, JobState.LIVE}
    waiting = [job.due for job in there if job.state not in gone]
    return ListPage(own, later=min(waiting, key=lambda due: due.utc, default=None))


def page_address(text: str) -> str:
    """The address of the practice's page for its sources; empty stays empty.

    Raises:
        BadInput: not a public https address, or too long for a code.
    """
    words = text.strip()
    if not words:
        return ""
    whole = words if "://" in words else f"https://{words}"
    try:
        parts = urlsplit(whole)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        host, port, parts = "", None, urlsplit("")
    named = re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*[a-z0-9]", host)
    if parts.scheme.lower() not in {"http", "https"} or not named or port is not None or parts.username or " " in whole:
        raise BadInput(tr("this is not the address of a public web page."), hint=tr("Like yourpractice.com/sources."))
    if len(whole) > LONGEST:
        raise BadInput(tr("this address is too long to be printed as a code."), hint=tr("Use a shorter one."))
    return parts._replace(scheme="https", netloc=host).geturl()
