"""Where text for people is marked for translation.

`tr` looks the English sentence up in the catalogue that the front end bound with `gettext.bindtextdomain` (the files
live in `assets/translations`); without a catalogue the English comes back unchanged. Extraction: `packaging/words.py`.
"""

import gettext

DOMAIN = "chairside"


def tr(text: str) -> str:
    """The sentence in the person's language; placeholders in braces are filled by the caller with `str.format`."""
    return gettext.dgettext(DOMAIN, text)


def trn(one: str, many: str, n: int) -> str:
    """The form of the sentence that fits the number `n` (`{n}` is filled in)."""
    return gettext.dngettext(DOMAIN, one, many, n).format(n=n)
