"""Pictures a person adds: read from beside a post file, cleaned of all metadata, kept by content."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from composer.cards.photos import clean, inspect
from composer.cards.retouch import Hidden, retouched
from composer.model.errors import BadInput
from composer.model.media import MediaFacts
from composer.model.post import Media, Post
from composer.store.media import MediaStore

__all__ = ["Hidden", "Pictures"]

LARGEST_PICTURE = 60_000_000


class Pictures:
    """The media store's use cases.

    Thread: the thread that owns `store`.
    """

    def __init__(self, store: MediaStore) -> None:
        self._store = store

    def add(self, path: Path) -> tuple[Media, MediaFacts]:
        """A picture taken into the store, upright and without metadata, and what the file itself held.

        Raises:
            BadInput: it is not a picture this program reads.
        """
        return self.add_bytes(read_picture(path), str(path))

    def add_bytes(self, data: bytes, where: str) -> tuple[Media, MediaFacts]:
        """The same for bytes in hand (a drop, the clipboard); `where` names them in an error."""
        facts = named(where, data)
        cleaned = cleaned_picture(where, data)
        digest = self._store.put(cleaned, inspect(cleaned).mime)
        return Media(digest=digest), facts

    def retouch(self, media: Media, *, turn: float = 0.0, hidden: Sequence[Hidden] = ()) -> Media:
        """A stored picture set straight, with parts of it made unreadable, as a new stored picture.

        Raises:
            BadInput: the turn or a part makes no sense.
        """
        made = retouched(self._store.read(media.digest), turn=turn, hidden=hidden)
        return replace(media, digest=self._store.put(made, inspect(made).mime))

    def logo(self, path: Path) -> bytes:
        """A logo file's bytes, without metadata; not put into the store.

        Raises:
            BadInput: it is not a picture this program reads.
        """
        data = read_picture(path)
        named(str(path), data)
        return cleaned_picture(str(path), data)

    def adopt(self, post: Post, folder: Path) -> Post:
        """The post with every picture that its file names taken into the store."""
        media = tuple(self._adopted(item, folder) for item in post.media)
        return replace(post, media=media)

    def _adopted(self, item: Media, folder: Path) -> Media:
        if item.digest or not item.path:
            return item
        stored, _ = self.add(beside(folder, item.path))
        return replace(item, digest=stored.digest)


def facts_beside(post: Post, folder: Path) -> Mapping[str, MediaFacts]:
    """What the pictures named by a post file hold: path -> facts.

    Raises:
        BadInput: a picture is missing or can't be read.
    """
    found: dict[str, MediaFacts] = {}
    for item in post.media:
        if item.path:
            path = beside(folder, item.path)
            found[item.path] = named(str(path), read_picture(path))
    return found


def beside(folder: Path, name: str) -> Path:
    """The file a post file names; it must lie in the post file's own folder or below.

    Raises:
        BadInput: the name leads out of the folder.
    """
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise BadInput(
            "the picture lies outside the post file's folder.", where=name, hint="Put it beside the post file."
        )
    return path


def read_picture(path: Path) -> bytes:
    """The bytes of a picture file.

    Raises:
        BadInput: missing, unreadable or larger than 60 MB.
    """
    try:
        if path.stat().st_size > LARGEST_PICTURE:
            raise BadInput("the picture is larger than 60 MB.", where=str(path))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise BadInput("there is no such picture.", where=str(path)) from error
    except OSError as error:
        raise BadInput(f"the picture can't be opened ({error.strerror}).", where=str(path)) from error


def named(where: str, data: bytes) -> MediaFacts:
    """What a picture holds; an error names the file."""
    with _naming(where):
        return inspect(data)


def cleaned_picture(where: str, data: bytes) -> bytes:
    """A picture as it is kept; an error names the file."""
    with _naming(where):
        return clean(data)


@contextmanager
def _naming(where: str) -> Iterator[None]:
    try:
        yield
    except BadInput as error:
        raise BadInput(error.message, where=where, hint=error.hint) from error
