"""The few words that the program itself puts into a post: in the post's language, whatever language the window speaks."""

from collections.abc import Mapping
from types import MappingProxyType

SPANISH: Mapping[str, str] = MappingProxyType(
    {
        "Source": "Fuente",
        "Sources": "Fuentes",
        "Page {n}": "Página {n}",
        "Scan to read the source": "Escanee para leer la fuente",
        "Scan to read source {n}; all are listed here": "Escanee para leer la fuente {n}; aquí están todas",
        "Scan to read all sources": "Escanee para ver todas las fuentes",
        "General information. Ask us what is right for you.": "Información general. Pregúntenos qué le conviene a usted.",
    }
)


def said(words: str, language: str) -> str:
    """The words in the language of a BCP 47 tag; English where there is none of it.

    Args:
        words: in English, as they stand in the table.
    """
    return SPANISH.get(words, words) if language.partition("-")[0].lower() == "es" else words
