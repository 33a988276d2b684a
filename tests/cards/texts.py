"""A hostile corpus: words of many scripts and lengths, and what people and machines paste."""

from types import MappingProxyType

from hypothesis import strategies as st

from composer.model.template import CardWords

LATIN = st.text("abcdefghijklmnopqrstuvwxyz ABC.,;:!?'\"-éüßø0123456789", max_size=260)
SCRIPTS = st.sampled_from(
    [
        "المشروبات الخالية من السكر لا تضر الأسنان.",
        "צחצחו עם משחת שיניים עם פלואוריד במשך 2 דקות מלאות.",
        "चीनी रहित पेय दाँतों को नुकसान नहीं पहुँचाते।",
        "แปรงฟันด้วยยาสีฟันที่มีฟลูออไรด์ให้ครบสองนาที",
        "Chải răng bằng kem đánh răng có fluoride. Ẫ Ữ Ễ",
        "Чистите зубы дважды в день. Βουρτσίζετε δύο φορές.",
        "Brush 🪥 with 👩🏽‍⚕️ and smile 😁🇺🇸 1️⃣ ❤️",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "https://www.example.com/a/very/long/path?with=query&and=more#fragment-of-the-page",
        "W" * 120,
        "i" * 400,
        "e" + "\u0301" * 40 + " zalgo",
        "abc\u202edef\u2066ghi",
        "\n\n a \n\n b \n",
        "\t \u00a0 \u2003",
        "½ ™ © → ✓ € ₹ …",
        "word " * 300,
    ]
)
HOSTILE = st.one_of(st.just(""), LATIN, SCRIPTS, st.lists(SCRIPTS, max_size=3).map(" ".join))


@st.composite
def card_words(draw: st.DrawFn, layout: str, roles: tuple[str, ...]) -> CardWords:
    """Words for some roles of a layout, with marks anywhere."""
    texts = {role: draw(HOSTILE) for role in roles if draw(st.booleans())}
    marks = {role: ((draw(st.integers(0, 300)), draw(st.integers(1, 12))),) for role in texts if draw(st.booleans())}
    return CardWords(layout, MappingProxyType(texts), MappingProxyType(marks))
