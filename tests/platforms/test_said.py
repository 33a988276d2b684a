"""Words that the program puts into a post are in the post's language."""

import pytest

from composer.model.citation import Citation
from composer.model.said import said
from composer.platforms.credits import clickable, listed
from composer.platforms.on_wordpress import article

ONE = Citation(1, "a", "NIDCR", "https://www.nidcr.nih.gov/health-info/gum-disease", "NIDCR. Gum Disease.")
TWO = Citation(2, "b", "ADA", "https://www.mouthhealthy.org/brushing", "ADA. Brushing.")


@pytest.mark.parametrize(("language", "one", "many"), [("es", "Fuente", "Fuentes"), ("es-US", "Fuente", "Fuentes"), ("en-US", "Source", "Sources")])  # fmt: skip
def test_a_spanish_post_names_its_sources_in_spanish(language: str, one: str, many: str) -> None:
    """The reader reads the post's language; what the window speaks is no business of theirs."""
    assert clickable([ONE], "", language)[0].text.startswith(f"{one}: ")
    assert listed([ONE, TWO], "", language)[0].text.startswith(f"{many}:\n")
    assert f"<h2>{many}</h2>" in article("", [ONE, TWO], language)


def test_a_language_nobody_has_written_words_for_falls_back_to_english() -> None:
    """Better an English word than none."""
    assert said("Sources", "fr") == "Sources"
