"""Names, places, dates of care and stories: what counts by what stands beside it."""

import pytest

from tests.checks.conftest import Look


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Thanks to Dr. Patel for the talk.", "Patel"),
        ("We loved meeting Jane Doe today.", "Jane Doe"),
        ("A big hello to Mary B. from all of us.", "Mary B."),
        ("my name is olga", "olga"),
        ("Mr. Smith lost a crown.", "Smith"),
        ("They had three: Kónya, Becker and Vasquez.", "Kónya"),
        ("Me llamo Guadalupe.", "Guadalupe"),
        ("Ms. Young brought cookies.", "Young"),
        ("M\u0430ry Jones was here.", "M\u0430ry Jones"),
        ("Wisława Szczepańska's smile", "Wisława Szczepańska's"),
    ],
)
def test_a_name_is_found(look: Look, text: str, words: str) -> None:
    """Titles, given names, initials, cues, other alphabets and look-alikes."""
    found = [text[f.place.start : f.place.end] for f in look(text) if f.rule == "privacy.name"]

    assert any(words.rstrip(".") in w or w in words for w in found), found


@pytest.mark.parametrize(
    "text",
    [
        "Parkinson disease can make brushing hard.",
        "People with Sjögren syndrome have dry mouth.",
        "Mark your calendar for May.",
        "May is a good month to start.",
        "The National Institute of Dental Research says so.",
        "Johns Hopkins University ran the study.",
        "St. Patrick's Day is near. Skip the green candy.",
        "Grace period ends soon.",
        "Will Medicare pay for dentures?",
        "Call your dentist. There are tests for this.",
        "Los Angeles has fluoride in its water.",
        "Vitamin D helps bones.",
        "¿Cuándo debe ir un niño al dentista por primera vez?",
        "La Unión Europea dejó de usar la mayoría en 2025.",
        "See your doctor. Treatment can help.",
        "Rose hips are tart.",
    ],
)
def test_what_only_looks_like_a_name_is_not(look: Look, text: str) -> None:
    """Teaching text is full of capital letters."""
    assert [f.rule for f in look(text) if f.rule.startswith("privacy.")] == []


def test_staff_on_the_allow_list_may_be_named(look: Look) -> None:
    """They agreed."""
    text = "Dr. Maria Lopez and Ben will show you. Dr. Lopez speaks Spanish."

    assert [f for f in look(text, allow=("Maria Lopez", "Ben")) if f.rule == "privacy.name"] == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("She came in on March 4 with a cracked tooth.", "privacy.date"),
        ("Our patient was treated on 4 April 2025.", "privacy.date"),
        ("Jane Doe was seen at Elm Street Clinic in Springfield, IL.", "privacy.place"),
        ("He moved here and lives at 12 Oak Lane.", "privacy.address"),
        ("Our 93-year-old patient still has all her teeth.", "privacy.age"),
        ("He is aged 101.", "privacy.age"),
        ("One of our patients came in yesterday with a swollen jaw.", "privacy.story"),
        ("A young mom from Springfield cried in our chair.", "privacy.story"),
        ("A 7-year-old knocked out a front tooth at practice.", "privacy.story"),
        ("He was only 4 when he lost his front tooth.", "privacy.story"),
        ("Nuestra paciente vino ayer con mucho dolor.", "privacy.story"),
        ("Busy Monday! Treated a teen for a chipped tooth.", "privacy.story"),
        ("Long week. Met a guy who swallowed his crown.", "privacy.story"),
        ("The mayor's wife stopped by for whitening.", "privacy.rare_detail"),
        ("Thanks @jenny_r for trusting us!", "privacy.tag"),
    ],
)
def test_what_ties_a_text_to_one_person_is_found(look: Look, text: str, rule: str) -> None:
    """Dates, places, ages, stories and tags."""
    assert rule in [f.rule for f in look(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Join our open day on March 4.",
        "Guidelines were last revised in March 2021.",
        "Children aged 9 can brush alone.",
        "A 19-year-old needs a mouthguard.",
        "Our patient portal is open all day.",
        "Meet our new hygienist at the open day.",
        "If your child chips a tooth, she may feel pain.",
        "A dentist can tell what he or she sees.",
        "Write to the team for times.",
        "Follow @MouthHealthy for tips.",
        "A patient with diabetes may need more visits.",
    ],
)
def test_general_teaching_is_no_story(look: Look, text: str) -> None:
    """Nobody in particular."""
    assert [f.rule for f in look(text) if f.rule.startswith("privacy.")] == []
