"""Privacy: anything that could point to one person, in every text of the post, alt texts included."""

from collections.abc import Iterator

from composer.checks.context import Context
from composer.checks.identifiers import check_forms
from composer.model.finding import Finding


def check(context: Context) -> Iterator[Finding]:
    """Identifiers, names, dates tied to care, places and stories."""
    for passage in context.passages:
        yield from check_forms(context, passage)
