"""The posts a person keeps: make, open, save, find, duplicate, bring in, give out."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from composer.app.bus import Bus
from composer.app.events import LibraryChanged
from composer.app.picturing.pictures import Pictures
from composer.app.writing.versions import sittings
from composer.model.errors import BadInput
from composer.model.ids import new_id
from composer.model.moment import Clock, zone_of
from composer.model.post import Post, Revision
from composer.model.practice import Practice
from composer.model.rows import DraftRow
from composer.model.template import SlotKind
from composer.store.store import Store
from composer.templating.fill import fill
from composer.templating.library import Templates
from composer.templating.postfile import read_post, write_post
from composer.templating.start import new_post, sample_post

LARGEST_POST_FILE = 5_000_000


class Library:
    """Use cases on posts.

    Thread: the thread that owns `store`.
    """

    def __init__(
        self, store: Store, templates: Callable[[], Templates], pictures: Pictures, bus: Bus, clock: Clock
    ) -> None:
        self._store = store
        self._templates = templates
        self._pictures = pictures
        self._bus = bus
        self._clock = clock

    def start(self, template: str, practice: Practice, answers: dict[str, str] | None = None) -> Post:
        """A new, unsaved post from a template with the practice's platforms; its events are on the practice's clocks."""
        form = self._templates().get(template)
        zones = {slot.name: practice.zone for slot in form.slots if slot.kind is SlotKind.ZONE}
        post = new_post(form, zones | (answers or {}))
        return replace(post, platforms=post.platforms or practice.platforms)

    def sample(self, template: str) -> Post:
        """The template's own sample as a new, unsaved post."""
        return sample_post(self._templates().get(template))

    def save(self, post: Post) -> Revision:
        """Writes a new revision (none when nothing changed) and returns the latest."""
        template = self._templates().get(post.template)
        return self._store.drafts.save(post, fill(template, post).title, self._clock.now(), template.kind)

    def open(self, post_id: str) -> Revision:
        """The latest revision.

        Raises:
            NotFound: there is no such post.
        """
        return self._store.drafts.latest(post_id)

    def versions(self, post_id: str) -> tuple[Revision, ...]:
        """The versions worth showing, newest first: the last of each sitting, and the first of all."""
        return sittings(self._store.drafts.revisions(post_id))

    def find(self, words: str = "", limit: int = 200, *, trashed: bool = False) -> list[DraftRow]:
        """Posts (or those in the trash) whose words begin with each of the given ones, newest first."""
        return self._store.drafts.list(search=words, limit=limit, trashed=trashed)

    def last_opened(self) -> Revision | None:
        """The newest post, or None in an empty library."""
        rows = self._store.drafts.list(limit=1)
        return self._store.drafts.latest(rows[0].id) if rows else None

    def duplicate(self, post_id: str) -> Post:
        """A copy of a post under a new id, saved."""
        copy = replace(self.open(post_id).post, id=new_id())
        self.save(copy)
        self._bus.publish(LibraryChanged())
        return copy

    def trash(self, post_id: str) -> None:
        """Puts a post into the trash; `restore` brings it back."""
        self._store.drafts.trash(post_id, self._clock.now())
        self._bus.publish(LibraryChanged())

    def restore(self, post_id: str) -> None:
        """Takes a post out of the trash."""
        self._store.drafts.restore(post_id)
        self._bus.publish(LibraryChanged())

    def bring_in(self, path: Path) -> Post:
        """Reads a post file, stores its pictures and saves it as a post.

        Raises:
            BadInput: the file or one of its pictures can't be read; nothing was saved.
        """
        post = self._pictures.adopt(read_post_file(path), path.parent)
        self._templates().get(post.template)
        self.save(post)
        self._bus.publish(LibraryChanged())
        return post

    def give_out(self, post_id: str) -> str:
        """The post as a post file's text."""
        return write_post(self.open(post_id).post)


def read_post_file(path: Path) -> Post:
    """The post a file holds; `-` is not handled here.

    Raises:
        BadInput: it can't be opened or is not a post file.
    """
    try:
        if path.stat().st_size > LARGEST_POST_FILE:
            raise BadInput("the file is too large for a post file (5 MB at most).", where=str(path))
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise BadInput("there is no such file.", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise BadInput("this is not a text file in UTF-8.", where=str(path)) from error
    except OSError as error:
        raise BadInput(f"the file can't be opened ({error.strerror}).", where=str(path)) from error
    return post_from_text(text, str(path))


def post_from_text(text: str, where: str) -> Post:
    """The post that a post file's text holds.

    Raises:
        BadInput: it is not one; `where` names it in the error.
    """
    return read_post(text, where)


def today_in(practice: Practice, clock: Clock) -> str:
    """Today's ISO date where the practice is."""
    return clock.now().astimezone(zone_of(practice.zone)).date().isoformat()
