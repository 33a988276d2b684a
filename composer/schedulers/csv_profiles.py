"""The importers' own file formats, as data: a change of theirs is a change of a table here. Only layouts that were confirmed.

None of them takes pictures from this computer: only addresses of pictures that are on the web.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from composer.model.scheduler import Submission
from composer.schedulers.fields import BUTTON, FIRST_COMMENT, PIN

Cell = Callable[[Submission], str]


@dataclass(frozen=True, slots=True)
class CsvProfile:
    """One importer's format.

    Attributes:
        columns: (header, what stands in it) in the importer's order.
        header: whether the first line names the columns.
        bom: whether the file begins with a byte order mark.
        most_rows: rows in one file.
        minutes: times must be multiples of this.
        lead: least time ahead the importer accepts.
        platforms: platform ids it serves.
        fields: fields beside the text that have a column (`schedulers.fields`).
    """

    kind: str
    title: str
    columns: tuple[tuple[str, Cell], ...]
    platforms: tuple[str, ...]
    most_rows: int
    header: bool = True
    bom: bool = False
    minutes: int = 1
    lead: timedelta = timedelta(minutes=10)
    fields: tuple[str, ...] = ()


def _empty(_: Submission) -> str:
    return ""


def _text(submission: Submission) -> str:
    return submission.payload.text


def _when(form: str) -> Cell:
    """The wall clock in the post's own zone: importers read times in the channel's zone."""
    return lambda submission: submission.due.local().strftime(form)


def picture_urls(submission: Submission) -> tuple[str, ...]:
    """Addresses of the pictures on the web; the practice's WordPress can lend them."""
    found = submission.payload.options.get("picture_urls", "").split()
    return tuple(url for url in found if url.startswith("https://"))


def _urls(separator: str) -> Cell:
    return lambda submission: separator.join(picture_urls(submission))


def _url(number: int) -> Cell:
    return lambda submission: (*picture_urls(submission), *[""] * 10)[number]


def _alts(submission: Submission) -> str:
    count = len(picture_urls(submission))
    return "||".join(p.alt.replace("||", "|") for p in submission.payload.pictures[:count])


def _alt(number: int) -> Cell:
    def cell(submission: Submission) -> str:
        pictures = submission.payload.pictures
        there = number < min(len(pictures), len(picture_urls(submission)))
        return pictures[number].alt if there else ""

    return cell


def _on(platform: str) -> Cell:
    return lambda submission: "true" if submission.payload.platform == platform else "false"


def _just(text: str) -> Cell:
    return lambda _: text


def _title(submission: Submission) -> str:
    return submission.payload.title


def _option(name: str, platform: str = "") -> Cell:
    """A field of the platform, only for that platform's posts where one is named."""

    def cell(submission: Submission) -> str:
        payload = submission.payload
        return payload.options.get(name, "") if platform in {"", payload.platform} else ""

    return cell


def _link(submission: Submission) -> str:
    options = submission.payload.options
    return options.get("link", "") or options.get("button_url", "")


def _pin_title(submission: Submission) -> str:
    return submission.payload.title[:100] if submission.payload.platform == "pinterest" else ""


BUFFER = CsvProfile(
    "csv-buffer",
    "CSV for Buffer",
    (("Text", _text), ("Image URL", _url(0)), ("Tags", _empty), ("Posting Time", _when("%Y-%m-%d %H:%M"))),
    platforms=("x", "facebook", "instagram", "linkedin", "threads", "bluesky", "mastodon", "google-business"),
    most_rows=100,
)

PUBLER = CsvProfile(
    "csv-publer",
    "CSV for Publer",
    (
        ("Date - Intl. format or prompt", _when("%Y-%m-%d %H:%M")),
        ("Text", _text),
        ("Link(s) - Separated by comma for FB carousels", _link),
        ("Media URL(s) - Separated by comma", _urls(",")),
        ("Title - For the video, pin, PDF ..", _title),
        ("Label(s) - Separated by comma", _empty),
        ("Alt text(s) - Separated by ||", _alts),
        ("Comment(s) - Separated by ||", lambda s: s.payload.options.get("first_comment", "").replace("||", "|")),
        ("Pin board, FB album, or Google category", _option("board")),
        ("Post subtype - I.e. story, reel, PDF ..", lambda s: "story" if s.payload.platform.endswith("-story") else ""),
        ("CTA - For Facebook links or Google", _option("button")),
        ("Reminder - For stories, reels, shorts, and TikToks", _empty),
    ),
    platforms=(
        "x", "facebook", "instagram", "instagram-story", "linkedin", "threads", "bluesky", "mastodon", "pinterest",
        "google-business",
    ),
    most_rows=500,
    fields=(*FIRST_COMMENT, *PIN, *BUTTON),
)  # fmt: skip

METRICOOL = CsvProfile(
    "csv-metricool",
    "CSV for Metricool",
    (
        ("Text", _text),
        ("Date", _when("%Y-%m-%d")),
        ("Time", _when("%H:%M:00")),
        ("Draft", _just("false")),
        ("Facebook", _on("facebook")),
        ("Twitter/X", _on("x")),
        ("LinkedIn", _on("linkedin")),
        ("GBP", _on("google-business")),
        ("Instagram", _on("instagram")),
        ("Pinterest", _on("pinterest")),
        ("TikTok", _just("false")),
        ("Youtube", _just("false")),
        ("Threads", _on("threads")),
        ("Bluesky", _on("bluesky")),
        *((f"Picture Url {n}", _url(n - 1)) for n in range(1, 11)),
        *((f"Alt text picture {n}", _alt(n - 1)) for n in range(1, 11)),
        ("Pinterest Board", _option("board", "pinterest")),
        ("Pinterest Pin Title", _pin_title),
        ("Pinterest Pin Link", _option("link", "pinterest")),
        ("First Comment Text", _option("first_comment")),
    ),
    platforms=("x", "facebook", "instagram", "linkedin", "threads", "bluesky", "pinterest", "google-business"),
    most_rows=100,
    fields=(*FIRST_COMMENT, *PIN),
)

HOOTSUITE = CsvProfile(
    "csv-hootsuite",
    "CSV for Hootsuite",
    (("Date", _when("%m/%d/%Y %H:%M")), ("Message", _text), ("Link", _empty)),
    platforms=("x", "facebook", "linkedin"),
    most_rows=350,
    header=False,
    minutes=5,
    lead=timedelta(minutes=15),
)

PROFILES: Mapping[str, CsvProfile] = MappingProxyType({p.kind: p for p in (BUFFER, PUBLER, METRICOOL, HOOTSUITE)})
