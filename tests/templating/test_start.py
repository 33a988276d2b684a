"""New posts refuse answers that belong nowhere."""

from pathlib import Path

import pytest

from composer.model.errors import BadInput
from composer.templating.library import load
from composer.templating.start import new_post


@pytest.mark.parametrize(("answers", "says"), [({"mith": "x"}, 'Did you mean "myth"'), ({"myth": 3}, "must be a text")])
def test_answers_that_fit_no_slot_are_refused(templates_dir: Path, answers: dict[str, str], says: str) -> None:
    """A slip in an answers file must not lose words silently."""
    template = load(templates_dir).get("myth-buster")

    with pytest.raises(BadInput) as caught:
        new_post(template, answers)

    assert says in caught.value.sentence()
