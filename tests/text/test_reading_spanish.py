"""Spanish has its own measures: syllables by its spelling, and two scores of ease."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.text.reading_spanish import spanish_ease, spanish_syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("sol", 1), ("diente", 2), ("encía", 3), ("país", 2), ("caries", 2), ("limpieza", 3), ("cepillo", 3),
        ("leer", 2), ("ahora", 3), ("agua", 2), ("guía", 2), ("queso", 2), ("pingüino", 3), ("muy", 1), ("ciudad", 2),
        ("odontólogo", 5), ("2", 1), ("día", 2), ("veintiuno", 3), ("poeta", 3),
    ],
)  # fmt: skip
def test_syllables_follow_the_spelling(word: str, count: int) -> None:
    """An accent on i or u parts it from a strong vowel; a u that is not heard makes none."""
    assert spanish_syllables(word) == count


def test_short_plain_sentences_are_easier_than_a_clinics_prose() -> None:
    """The scale must tell a post from a paper."""
    plain = "Cepille sus dientes dos veces al día. Use una pasta con flúor. Venga a vernos si le duele."
    hard = (
        "La enfermedad periodontal constituye una patología inflamatoria multifactorial caracterizada por la destrucción "
        "progresiva de los tejidos de sostén dentario."
    )

    assert spanish_ease(plain).inflesz > 80
    assert spanish_ease(hard).inflesz < 25
    assert spanish_ease(hard).fernandez_huerta < spanish_ease(plain).fernandez_huerta


def test_the_short_form_of_the_united_states_ends_no_sentence() -> None:
    """Two points inside one name would make one sentence look like three."""
    assert spanish_ease("En EE. UU. llame al 911.").sentences == 1


def test_a_text_without_words_has_no_ease() -> None:
    """Nothing is divided by nothing."""
    assert spanish_ease(" \n#Hola").words == 0
    assert spanish_ease("").inflesz == 0.0


@given(st.text(max_size=200))
def test_any_text_is_measured(text: str) -> None:
    """People paste what they like."""
    found = spanish_ease(text)

    assert found.words >= found.sentences >= 0
    assert found.inflesz <= 206.835
