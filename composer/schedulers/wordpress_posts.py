"""Finds and reads posts on a WordPress site. The slug, derived from the key, is how a post is found after a lost answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from composer.model.job import Payload
from composer.model.ports import Response
from composer.model.post import Json
from composer.model.scheduler import Outcome, Presence, Sighting, Submission, Verdict
from composer.model.words import tr
from composer.schedulers.names import slug
from composer.schedulers.web import list_of, object_of, words_of
from composer.schedulers.wordpress_site import Call, Site

ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})
STATUSES = "future,publish,draft,pending,private"
OVERDUE_AFTER = timedelta(minutes=5)
"""WordPress publishes when somebody visits or its clock job runs; five minutes late is a missed schedule."""


@dataclass(frozen=True, slots=True)
class Found:
    """A post on the site; `due` is aware UTC, None when the site gave none that can be read."""

    id: int
    status: str
    slug: str
    link: str
    due: datetime | None


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A picture in the site's media library."""

    id: int
    url: str
    alt: str


def post_slug(submission: Submission) -> str:
    """The post's name on the site: words of its title and twelve digits of the key."""
    words = submission.payload.slug or slug(submission.payload.title or submission.title) or "post"
    return f"{slug(words, 80)}-{submission.key[:12]}"


def found_in(value: Json) -> Found | None:
    """A post out of a JSON object; None when it has not the shape of one."""
    if not isinstance(value, dict) or type(value.get("id")) is not int or not words_of(value, "status"):
        return None
    try:
        due = datetime.fromisoformat(words_of(value, "date_gmt")).replace(tzinfo=UTC)
    except ValueError:
        due = None
    return Found(value["id"], value["status"], words_of(value, "slug"), words_of(value, "link"), due)


def find_by_slug(site: Site, name: str, now: datetime) -> tuple[Found, ...] | Outcome:
    """The posts of that slug, the oldest first; empty means certainly none. Context "edit" fails without a sign-in."""
    query = {"slug": name, "status": STATUSES, "context": "edit", "orderby": "id", "order": "asc"}
    answer = site.ask(Call("GET", "/posts", query), now)
    if isinstance(answer, Outcome) and answer.verdict is Verdict.CHANGE_CONTENT:
        # A 400 "status is forbidden": WordPress took a wrong password for a visitor without one.
        return Outcome(Verdict.SIGN_IN_AGAIN, tr("The site did not accept the sign-in."), detail=answer.detail)
    if isinstance(answer, Outcome):
        return answer
    rows = list_of(answer)
    if rows is None:
        return site.unusable(answer)
    posts = [found_in(row) for row in rows]
    if any(post is None for post in posts):
        return site.unusable(answer)
    return tuple(post for post in posts if post is not None and post.slug == name)


def find_by_id(site: Site, remote_id: str, now: datetime) -> Found | Outcome | None:
    """The post of that id; None means that it is certainly gone."""
    if not (remote_id.isascii() and remote_id.isdecimal()):
        return Outcome(Verdict.DISCONNECTED, tr("That is no post number."))
    answer = site.ask(Call("GET", f"/posts/{remote_id}", {"context": "edit"}), now)
    if isinstance(answer, Outcome):
        gone = '"rest_post_invalid_id"' in answer.detail
        return None if gone else answer
    return found_in(object_of(answer)) or site.unusable(answer)


def sighting_of(post: Found, submission: Submission, now: datetime) -> Sighting:
    """What a post on the site means: waiting, live, overdue (the missed-schedule check) or in the bin."""
    due = post.due or submission.due.utc
    if post.status == "trash":
        return Sighting(Presence.ABSENT, reason=tr("The post is in the site's bin."))
    if post.status == "publish":
        return Sighting(Presence.LIVE, str(post.id), post.link)
    if now <= due + OVERDUE_AFTER:
        reason = "" if post.status == "future" else not_planned(post.status)
        return Sighting(Presence.HELD, str(post.id), post.link, reason, due=post.due)
    if post.status == "future":
        reason = tr(
            "WordPress missed its schedule: its clock job (WP-Cron) did not run. Open the site or publish by hand."
        )
    else:
        reason = not_planned(post.status)
    return Sighting(Presence.OVERDUE, str(post.id), post.link, reason)


def not_planned(status: str) -> str:
    """Why a post that is there won't appear by itself."""
    if status == "pending":
        return tr("The site holds it for review: this account may not publish by itself.")
    return tr("On the site the post is “{status}”, so it won't appear by itself.").format(status=status)


def content(payload: Payload, pictures: Sequence[Uploaded]) -> str:
    """The post's HTML: as rendered, or its text as paragraphs; pictures after the first are put below."""
    body = payload.html or "\n".join(
        f"<p>{escaped(block).replace(chr(10), '<br>')}</p>" for block in payload.text.split("\n\n") if block.strip()
    )
    figures = [
        f'<figure class="wp-block-image"><img src="{escaped(p.url)}" alt="{escaped(p.alt)}" class="wp-image-{p.id}"></figure>'
        for p in pictures[1:]
    ]
    return "\n".join([body, *figures])


def escaped(text: str) -> str:
    """The text as HTML text or inside a quoted attribute."""
    return text.translate(ESCAPES)


def plain(text: str) -> str:
    """The text for a title or an excerpt, which WordPress takes for HTML: it would cut out "<5 minutes"."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def made(site: Site, answer: Response) -> Found | Outcome:
    """The post an answer to a create tells about."""
    return found_in(object_of(answer)) or site.unusable(answer)
