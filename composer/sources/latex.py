"""LaTeX in BibTeX values -> plain text: accents, letters, quotation marks, dashes; commands lose their backslash."""

import re
import unicodedata

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "d": "\u0323", "b": "\u0331",
    "r": "\u030a",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å",
    "i": "i", "j": "j", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ",
    "textendash": "–", "textemdash": "—", "ldots": "…", "dots": "…", "textregistered": "®", "texttrademark": "™",
    "textdegree": "°", "degree": "°", "pm": "±", "times": "×", "leq": "≤", "geq": "≥", "le": "≤", "ge": "≥", "mu": "µ",
    "textmu": "µ", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "kappa": "κ", "lambda": "λ", "omega": "ω",
    "textquotesingle": "'", "textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“",
    "textquotedblright": "”", "copyright": "©", "S": "§", "P": "¶", "textasciitilde": "~", "textbackslash": "\\",
    "textunderscore": "_", "textbar": "|", "textasteriskcentered": "*", "textdollar": "$", "slash": "/", "textless": "<", "textgreater": ">", "nobreakspace": " ",
}  # fmt: skip
_ACCENT = re.compile(
    r"""\\(?:([`'^~"=.])\s*|([uvHckdbr])(?:\s+|(?=\{)))(?:\{\s*\\?([^\W\d_]+)\s*\}|\\([ij])(?![A-Za-z])|([^\W\d_]))"""
)
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?(?:\s+|(?=[^A-Za-z])|$)")


def plain(value: str) -> str:
    """The value as text. Braces go; what they protect keeps its capitals, since nothing here changes them."""
    if not any(sign in value for sign in "\\{}$~`'-"):
        return value
    text = _ACCENT.sub(_accent, _ACCENT.sub(_accent, value))  # twice: one accent may stand on another
    text = re.sub(r"\\(?:url|href|path)\s*\{([^{}]*)\}(?:\{([^{}]*)\})?", lambda m: m[2] or m[1], text)
    text = re.sub(r"\\([&%$#_{} ])", lambda m: {"{": "\ue001", "}": "\ue002"}.get(m[1], m[1]), text)
    text = re.sub(r"\\[-/@]", "", text).replace("\\,", " ").replace("\\\\", " ")
    text = _COMMAND.sub(lambda m: _LETTERS.get(m[1], ""), text)
    text = re.sub(r"\$([^$]*)\$", lambda m: re.sub(r"[_^]", "", m[1]), text)
    text = text.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”")
    text = re.sub(r"(?<!\w)`([^`']*(?:\w'\w[^`']*)*)'(?!\w)", r"‘\1’", text)
    text = re.sub(r"(?<!\\)~", " ", text).replace("{", "").replace("}", "")
    return " ".join(text.replace("\ue001", "{").replace("\ue002", "}").split())


def _accent(found: re.Match[str]) -> str:
    mark = _ACCENTS[found[1] or found[2]]
    letters = found[3] or found[4] or found[5]
    letters = _LETTERS.get(letters, letters) if len(letters) > 1 or found[4] else letters
    return unicodedata.normalize("NFC", letters[0] + mark) + letters[1:]
