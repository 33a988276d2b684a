"""Puts pictures into a site's media library, once: the file name comes from the key, so a second try finds the first."""

from datetime import datetime

from composer.model.post import Json
from composer.model.scheduler import Outcome
from composer.net.multipart import multipart
from composer.schedulers.guard import Loaded
from composer.schedulers.names import ending, picture_stem
from composer.schedulers.web import harmless, list_of, object_of, words_of
from composer.schedulers.wordpress_posts import Uploaded
from composer.schedulers.wordpress_site import UPLOAD_DEADLINE, Call, Site


def put_picture(site: Site, loaded: Loaded, key: str, number: int, now: datetime) -> Uploaded | Outcome:
    """The picture in the media library, uploaded only if it is not there. A failure here has made no post."""
    stem = picture_stem(loaded.picture, key, number)
    there = _find(site, stem, loaded, now)
    if there is not None:
        return there
    name = f"{stem}.{ending(loaded.picture)}"
    body, content_type = multipart(
        {"alt_text": loaded.picture.alt, "title": loaded.picture.alt[:80] or stem, "slug": stem},
        [("file", name, loaded.data, loaded.picture.mime)],
    )
    call = Call("POST", "/media", body=body, content_type=content_type, deadline=UPLOAD_DEADLINE)
    answer = site.ask(call, now)
    if isinstance(answer, Outcome):
        return harmless(answer)
    return _uploaded(object_of(answer), loaded) or harmless(site.unusable(answer))


def _find(site: Site, stem: str, loaded: Loaded, now: datetime) -> Uploaded | Outcome | None:
    answer = site.ask(Call("GET", "/media", {"slug": stem, "context": "edit"}), now)
    if isinstance(answer, Outcome):
        return harmless(answer)
    rows = list_of(answer)
    if rows is None:
        return harmless(site.unusable(answer))
    return next((there for row in rows if (there := _uploaded(row, loaded)) is not None), None)


def _uploaded(value: Json, loaded: Loaded) -> Uploaded | None:
    if not isinstance(value, dict) or type(value.get("id")) is not int:
        return None
    return Uploaded(value["id"], words_of(value, "source_url"), loaded.picture.alt)
