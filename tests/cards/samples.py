"""Sample cards for tests, benchmarks and for looking at: one practice with a drawn logo, posts of every layout."""

from dataclasses import replace
from types import MappingProxyType

from composer.model.card import Brand, CardSpec, Shape
from composer.model.template import CardWords
from composer.model.units import Px

SHAPES = (
    Shape("4:5", Px(1080), Px(1350)),
    Shape("1:1", Px(1080), Px(1080)),
    Shape("1.91:1", Px(1200), Px(630)),
    Shape("16:9", Px(1200), Px(675)),
    Shape("9:16", Px(1080), Px(1920), Px(250), Px(250)),
    Shape("2:3", Px(1000), Px(1500)),
    Shape("4:3", Px(1200), Px(900)),
)

TEAL = Brand(name="Maple Street Dental", handle="maplestreetdental", primary="#0E6B6B", secondary="#F3C77B")
CLAY = Brand(name="Maple Street Dental", handle="maplestreetdental", primary="#7A3A12", secondary="#F7E4D3")


def words(layout: str, marks: dict[str, tuple[tuple[int, int], ...]] | None = None, **texts: str) -> CardWords:
    """Card words of a layout."""
    return CardWords(layout, MappingProxyType(texts), MappingProxyType(marks or {}))


MYTH = words(
    "myth-fact",
    {"fact": ((49, 1),)},
    label="Myth",
    headline="Sugar-free drinks can't hurt teeth.",
    fact_label="Fact",
    fact="Acid wears enamel even when a drink has no sugar.",
    action="Choose water, and wait an hour before you brush.",
)
TIP = words(
    "tip",
    {"body": ((58, 1),)},
    label="Health tip",
    headline="Two minutes, twice a day.",
    body="Brush with a fluoride toothpaste for the full two minutes. A timer does the counting for you.",
)
EVENT = words(
    "event-ticket",
    {},
    label="Event",
    headline="Free sealant day for kids",
    body="For ages 6 to 14. Bring a parent and a smile; we bring the rest.",
    month="Feb",
    day="6",
    weekday="Saturday",
    time="9:00 AM – 1:00 PM",
    place="Maple Street Dental",
    join="Call us to book a place",
)
PLAIN = words(
    "plain",
    {"body": ((76, 1), (76, 2))},
    label="Good to know",
    headline="Floss before you brush",
    body="Flossing first lets the fluoride in your toothpaste reach between the teeth.",
)
NUMBER = words(
    "number",
    {"headline": ((43, 1),)},
    label="By the numbers",
    number="2×",
    headline="Brush twice a day with fluoride toothpaste.",
    body="Once in the morning, once before bed.",
)
CHECKLIST = words(
    "checklist",
    {},
    label="Checklist",
    headline="Before your first visit",
    item1="Bring your list of medicines",
    item2="Tell us about any allergy",
    item3="Arrive ten minutes early",
    item4="Write down your questions",
)
QUESTION = words(
    "question-answer",
    {"fact": ((22, 1),)},
    label="You asked",
    headline="When should my child first see a dentist?",
    fact="By the first birthday.",
    body="Or within six months of the first tooth, whichever comes first. It is short, gentle and mostly questions.",
)
STEPS = words(
    "steps",
    {},
    label="Step by step",
    headline="How to floss",
    step1="Take about 18 inches of floss",
    step2="Slide it gently between two teeth",
    step3="Curve it around each tooth in a C",
    step4="Use a clean part for every gap",
)
QUOTE = words(
    "quote",
    {"quote": ((72, 1),)},
    label="Worth knowing",
    quote="Brush your teeth with a fluoride toothpaste for two minutes, twice a day.",
    who="American Dental Association",
    body="Home oral care",
)
TEAM = words(
    "meet-the-team",
    {},
    label="Meet the team",
    headline="Ana Pereira",
    job="Dental hygienist",
    body="Ana has looked after our patients since 2015. She likes long talks about short brushing.",
    join="Ask for Ana when you book.",
)
NOTICE = words(
    "notice",
    {},
    label="Holiday hours",
    headline="We are closed for Thanksgiving",
    when="Thursday and Friday, November 26 and 27",
    body="We open again on Monday at 8:00 AM.",
    join="Pain or swelling? Call us; the line says who is on duty.",
)
COMPARISON = words(
    "comparison",
    {},
    label="Which one?",
    headline="Manual or electric brush?",
    left_label="Manual",
    left="Needs good technique and two full minutes.",
    right_label="Electric",
    right="Moves by itself; a timer counts for you.",
    action="The best brush is the one you use twice a day.",
)
COVER = words(
    "carousel-cover",
    {},
    label="Myth or fact",
    page="1 / 4",
    headline="Five things people believe about flossing",
    body="Two of them are true.",
    swipe="Swipe",
)
CONTENT = words(
    "carousel-content",
    {"body": ((57, 1),)},
    label="Myth or fact",
    page="2 / 4",
    headline="Bleeding means stop",
    body="Gums that bleed can be an early sign of gum disease. Keep cleaning, gently, and have them checked.",
)
LAST = words(
    "carousel-source",
    {},
    label="Sources",
    page="4 / 4",
    headline="Where this comes from",
    source1="American Dental Association. Floss and interdental cleaners. MouthHealthy, 2023.",
    source2="Worthington HV et al. Home use of interdental cleaning devices. Cochrane, 2019.",
    body="General information. Ask us what is right for you.",
)
SAMPLES = (
    MYTH, TIP, EVENT, PLAIN, NUMBER, CHECKLIST, QUESTION, STEPS, QUOTE, TEAM, NOTICE, COMPARISON, COVER, CONTENT, LAST,
)  # fmt: skip


def spec(card: CardWords, shape: Shape, brand: Brand = TEAL, *, dark: bool = False, **more: object) -> CardSpec:
    """A card spec with the usual source line."""
    line = "In person" if card.layout == "event-ticket" else "1\u2002ADA MouthHealthy"
    made = CardSpec(words=card, shape=shape, brand=brand, source_line=line, dark=dark)
    return replace(made, **more)  # type: ignore[arg-type]


def drawn_logo() -> bytes:
    """A logo as PNG: a gold drop on a teal rounded square, clear corners. Needs a QGuiApplication."""
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QColor, QImage, QPainter

    from composer.cards.paint.strokes import icon_path

    image = QImage(240, 240, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#0B5A58"))
    painter.drawRoundedRect(0, 0, 240, 240, 72, 72)
    painter.setBrush(QColor("#F3C77B"))
    painter.translate(24, 20)
    painter.scale(8, 8)
    painter.drawPath(icon_path("drop"))
    painter.end()
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(out, "PNG")
    return bytes(out.data().data())
