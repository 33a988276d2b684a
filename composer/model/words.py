"""Where text for people is marked for translation.

`tr` looks the English sentence up in the catalogue that the front end bound with `gettext.bindtextdomain` (the files
live in `assets/translations`); without a catalogue the English comes back unchanged. The language is the one in force at
the first sentence: a new choice holds from the next start. Extraction: `packaging/words.py`.
"""

import gettext
from functools import lru_cache

DOMAIN = "chairside"


@lru_cache(maxsize=4)
def _catalogue(folder: str | None) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, folder, fallback=True)


def _bound() -> gettext.NullTranslations:
    """The catalogue in force. `gettext.dgettext` looks for its file on disk at every call, which a key press can't afford."""
    return _catalogue(gettext.bindtextdomain(DOMAIN))


def tr(text: str) -> str:
    """The sentence in the person's language; placeholders in braces are filled by the caller with `str.format`."""
    return _bound().gettext(text)


def trn(one: str, many: str, n: int) -> str:
    """The form of the sentence that fits the number `n` (`{n}` is filled in)."""
    return _bound().ngettext(one, many, n).format(n=n)


def marked(text: str) -> str:
    """The English sentence itself, marked for the catalogue: for tables made before a language is chosen; `tr` it when shown."""
    return text
