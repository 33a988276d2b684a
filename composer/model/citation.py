"""A source as it is printed: the forms that renderings, cards and lists need, made by `sources` and passed along."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited source in its printed forms.

    Attributes:
        number: 1 for the first source a claim names, then in order of first use.
        source: id of the source.
        short: who and year for a post or a card ("ADA MouthHealthy", "Cochrane, 2019").
        url: https address (a DOI as https://doi.org/...), or empty.
        full: the whole entry in the chosen style, plain text.
    """

    number: int
    source: str
    short: str
    url: str
    full: str
