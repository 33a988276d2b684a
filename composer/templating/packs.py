"""Pack folders -> packs of ready posts: templates/packs/<pack>/pack.json and NNN-slug.json. Broken files are reported.

The format is described for authors in `docs/templates.md`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from composer.model.errors import BadInput, NotFound
from composer.model.pack import Pack, PackPost
from composer.model.post import Source
from composer.templating.fields import Fields
from composer.templating.library import Templates, read_file
from composer.templating.locate import Document, read_json
from composer.templating.packpost import ID, parse_pack_post, review_of
from composer.templating.postfile import sources_of

SCHEMA = 1
MANIFEST = "pack.json"
MOST_POSTS = 500
MOST_CHARACTERS = 1_000_000
_KNOWN = ["schema", "title", "about", "language", "specialty", "review", "sources"]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the posts of one pack share: its manifest and its sources by id."""

    pack: Pack
    sources: Mapping[str, Source]


class Packs:
    """The packs that could be read.

    Attributes:
        problems: one error for each file that could not be read.
    """

    def __init__(self, found: tuple[Pack, ...], problems: tuple[BadInput, ...] = ()) -> None:
        self._packs = found
        self._by_key = {post.key: post for pack in found for post in pack.posts}
        self.problems = problems

    def all(self) -> tuple[Pack, ...]:
        """Every pack, by the name of its folder."""
        return self._packs

    def posts(self) -> tuple[PackPost, ...]:
        """Every post of every pack, in order."""
        return tuple(self._by_key.values())

    def get(self, key: str) -> PackPost:
        """The post of that key ("dental/012-bleeding-gums").

        Raises:
            NotFound: there is none.
        """
        found = self._by_key.get(key)
        if found is None:
            raise NotFound(f'There is no pack post called "{key}".', hint="`chairside packs` lists them.")
        return found


def load_packs(built_in: Path, templates: Templates, user: Path | None = None) -> Packs:
    """The packs of both folders; a person's pack replaces the built-in one of the same name.

    Args:
        built_in: folder with one folder for each pack.
        user: the person's own; None or absent = none.
    """
    found: dict[str, Pack] = {}
    problems: list[BadInput] = []
    for folder, origin in ((built_in, "built-in"), (user, "")):
        if folder is None or not folder.is_dir():
            continue
        for path in sorted(p for p in folder.iterdir() if p.is_dir()):
            try:
                shelf = read_shelf(path, origin or path.name)
            except BadInput as error:
                problems.append(error)
                continue
            posts, more = _read_posts(path, shelf, templates)
            found[path.name] = _with_posts(shelf.pack, posts)
            problems += more
    return Packs(tuple(found.values()), tuple(problems))


def read_shelf(folder: Path, origin: str) -> Shelf:
    """The manifest of a pack's folder.

    Raises:
        BadInput: with file, line and field.
    """
    where = f"{folder.name}/{MANIFEST}"
    if not ID.match(folder.name):
        raise BadInput("The folder's name must be lower-case letters, digits and hyphens.", where=folder.name)
    document = read_json(read_file(folder / MANIFEST, where), where, MOST_CHARACTERS)
    fields = Fields(document, (), document.value)
    fields.whole("schema", SCHEMA, SCHEMA)
    fields.refuse_unknown(_KNOWN)
    pack = Pack(
        id=folder.name,
        title=fields.text("title", most=80),
        about=fields.text("about", "", 400),
        language=fields.text("language", "en-US", 40),
        specialty=fields.text("specialty", "", 80),
        review=review_of(fields),
        origin=origin,
    )
    return Shelf(pack, MappingProxyType({source.id: source for source in sources_of(fields)}))


def read_pack_post(path: Path, shelf: Shelf, templates: Templates) -> PackPost:
    """One post file of a pack.

    Raises:
        BadInput: with file, line and field.
    """
    where = f"{path.parent.name}/{path.name}"
    document: Document = read_json(read_file(path, where), where, MOST_CHARACTERS)
    return parse_pack_post(document, path.stem, shelf.pack, shelf.sources, templates)


def _read_posts(folder: Path, shelf: Shelf, templates: Templates) -> tuple[list[PackPost], list[BadInput]]:
    found: list[PackPost] = []
    problems: list[BadInput] = []
    files = sorted(p for p in folder.glob("*.json") if p.name != MANIFEST)
    if len(files) > MOST_POSTS:
        problems.append(BadInput(f"Only the first {MOST_POSTS} posts are read.", where=folder.name))
    for path in files[:MOST_POSTS]:
        try:
            found.append(read_pack_post(path, shelf, templates))
        except BadInput as error:
            problems.append(error)
    return found, problems


def _with_posts(pack: Pack, posts: list[PackPost]) -> Pack:
    return Pack(pack.id, pack.title, pack.about, pack.language, pack.specialty, pack.review, tuple(posts), pack.origin)
