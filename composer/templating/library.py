"""All templates: the built-in ones and the person's own, which override by id or add. Broken ones are reported."""

from collections.abc import Collection
from pathlib import Path

from composer.model.errors import BadInput, NotFound
from composer.model.template import Template
from composer.templating.parse import MOST_CHARACTERS, parse_template

MOST_FILES = 500


class Templates:
    """The templates that could be read.

    Attributes:
        problems: one error for each file that could not be read, in the order of the file names.
    """

    def __init__(self, found: tuple[Template, ...], problems: tuple[BadInput, ...] = ()) -> None:
        self._by_id = {template.id: template for template in found}
        self.problems = problems

    def all(self) -> tuple[Template, ...]:
        """Every template, built-in ones first, each group by title."""
        return tuple(sorted(self._by_id.values(), key=lambda t: (t.origin != "built-in", t.title, t.id)))

    def get(self, template_id: str) -> Template:
        """The template of that id.

        Raises:
            NotFound: there is none; the hint names those there are.
        """
        found = self._by_id.get(template_id)
        if found is None:
            raise NotFound(
                f'There is no template called "{template_id}".',
                hint=f"Templates are: {', '.join(sorted(self._by_id))}." if self._by_id else "No template was found.",
            )
        return found


def load(built_in: Path, user: Path | None = None, layouts: Collection[str] | None = None) -> Templates:
    """The templates of both folders; a person's template replaces the built-in one with the same id.

    Args:
        built_in: folder of the program's own templates.
        user: folder of the person's own; None or absent = none.
        layouts: ids of the card layouts there are; None = any name passes.
    """
    ours, problems = _read_folder(built_in, "built-in", layouts)
    theirs, more = _read_folder(user, "", layouts) if user is not None else ([], [])
    return Templates((*ours, *theirs), (*problems, *more))


def find(template: str, built_in: Path, user: Path | None = None) -> Template | None:
    """One template, from the file that has its name where there is one: all others stay unread. None when it is gone."""
    for folder, origin in ((user, ""), (built_in, "built-in")):
        path = folder / f"{template}.json" if folder is not None else None
        if path is None or not path.is_file():
            continue
        try:
            found = parse_template(read_file(path, path.name), path.name, origin=origin or path.name)
        except BadInput:
            continue
        if found.id == template:
            return found
    return next((t for t in load(built_in, user).all() if t.id == template), None)


def _read_folder(folder: Path, origin: str, layouts: Collection[str] | None) -> tuple[list[Template], list[BadInput]]:
    found: dict[str, Template] = {}
    problems: list[BadInput] = []
    files = sorted(p for p in folder.glob("*.json") if p.is_file()) if folder.is_dir() else []
    if len(files) > MOST_FILES:
        problems.append(BadInput(f"Only the first {MOST_FILES} templates are read.", where=folder.name))
    for path in files[:MOST_FILES]:
        try:
            template = parse_template(
                read_file(path, path.name), path.name, origin=origin or path.name, layouts=layouts
            )
        except BadInput as error:
            problems.append(error)
            continue
        if template.id in found:
            problems.append(BadInput(f'The id "{template.id}" is used by another file here.', where=path.name))
        else:
            found[template.id] = template
    return list(found.values()), problems


def read_file(path: Path, where: str) -> str:
    """The text of a template or pack file.

    Raises:
        BadInput: it can't be opened, or is not UTF-8; `where` names it.
    """
    try:
        with path.open("rb") as file:
            data = file.read(4 * MOST_CHARACTERS + 1)
    except OSError as error:
        raise BadInput(f"It can't be opened ({error.strerror}).", where=where) from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadInput("It is not UTF-8 text.", where=f"{where}, line {line}", hint="Save it as UTF-8.") from error
