"""Every ready post that ships proves itself: it renders, fits, reads plainly, and is tied to well-formed sources."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from composer.app.authoring.pack_review import checked, review_table
from composer.app.authoring.proving import prove_pack_post, prove_template, source_problems
from composer.app.tools import Tools
from composer.app.writing.ready import FROM_PACK, ready_post
from composer.model.card import Brand
from composer.model.errors import NotFound
from composer.model.finding import Severity
from composer.model.pack import PackPost
from composer.model.post import Post, Source
from composer.templating.fill import fill
from composer.templating.library import load
from composer.templating.packs import load_packs
from composer.templating.postfile import post_from_json, post_to_json
from composer.templating.start import sample_post

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = load(ROOT / "templates")
PACKS = load_packs(ROOT / "templates" / "packs", TEMPLATES)
POSTS = PACKS.posts()
BRAND = Brand(name="Maple Street Dental", handle="maplestreetdental")
AGES = "sources.too_old"  # a review may be ten years old and still the best there is; the person is asked to look


def wordings(found: PackPost) -> list[Post]:
    """A ready post in every wording."""
    return [found.post, *(variant.post for variant in found.variants)]


def test_every_file_of_every_pack_can_be_read() -> None:
    """A broken file would silently be missing from the gallery."""
    assert [p.message for p in (*TEMPLATES.problems, *PACKS.problems)] == []


@pytest.mark.parametrize("found", POSTS, ids=lambda p: p.key)
def test_a_ready_post_is_fit_to_ship(kit: Tools, found: PackPost) -> None:
    """It fits every platform it names in one post, nothing must be fixed or checked, it reads plainly, facts are proven."""
    problems = [(p.where, p.field, p.reason) for p in prove_pack_post(kit, found) if not p.reason.startswith(AGES)]

    assert problems == []


@pytest.mark.parametrize("template", TEMPLATES.all(), ids=lambda t: t.id)
def test_a_template_is_fit_to_ship(kit: Tools, template: object) -> None:
    """What a template shows as its sample is what the program asks of a post."""
    found = kit.templates.get(template.id)  # type: ignore[attr-defined]

    assert [(p.field, p.reason) for p in prove_template(kit, found) if p.is_stop] == []


@pytest.mark.parametrize("template", TEMPLATES.all(), ids=lambda t: t.id)
def test_a_templates_sample_fits_every_platform_there_is(kit: Tools, template: object) -> None:
    """A person may switch on a platform the template did not think of."""
    found = kit.templates.get(template.id)  # type: ignore[attr-defined]
    analysis = kit.analyse(replace(sample_post(found), platforms=kit.platforms.ids))

    assert analysis.renderings.keys() == set(kit.platforms.ids)
    assert [name for name, r in analysis.renderings.items() if not r.count.fits] == []
    assert [f.message for f in analysis.findings if f.severity is Severity.STOP] == []


@pytest.mark.parametrize("pack", PACKS.all(), ids=lambda p: p.id)
def test_a_packs_shared_sources_are_well_formed(pack: object) -> None:
    """A DOI with a slip in it sends a reader nowhere."""
    sources = {s.id: s for p in pack.posts for post in wordings(p) for s in post.sources}  # type: ignore[attr-defined]

    assert {name: list(source_problems(s)) for name, s in sources.items() if list(source_problems(s))} == {}


@pytest.mark.paint
@pytest.mark.parametrize("pack", PACKS.all(), ids=lambda p: p.id)
def test_cards_lose_no_word_in_any_shape(kit: Tools, pack: object) -> None:
    """A card that drops half a sentence says something nobody wrote."""
    painter = kit.studio.painter()
    shapes = {s.name: s for name in kit.platforms.ids for s in kit.platforms[name].shapes}
    bad, seen = [], set()
    for found in pack.posts:  # type: ignore[attr-defined]
        for post in wordings(found):
            words = (
                found.template,
                repr(post.look),
                *sorted(fill(TEMPLATES.get(found.template), post).card.texts.items()),
            )
            if words in seen:
                continue  # a wording that differs in the caption alone
            seen.add(words)
            analysis = kit.analyse(replace(post, id="x", platforms=("instagram",)))
            for shape in shapes.values():
                scene = painter.scene(kit.studio.spec(analysis, shape, BRAND))
                if scene.shortened or scene.left_out:
                    bad.append((found.key, shape.name, scene.shortened, scene.left_out))

    assert bad == []


@pytest.mark.paint
def test_every_templates_sample_card_is_whole_in_every_shape(kit: Tools) -> None:
    """The gallery shows these cards first."""
    painter = kit.studio.painter()
    shapes = {s.name: s for name in kit.platforms.ids for s in kit.platforms[name].shapes}
    bad = []
    for template in kit.templates.all():
        analysis = kit.analyse(replace(sample_post(template), platforms=("instagram",)))
        for shape in shapes.values():
            scene = painter.scene(kit.studio.spec(analysis, shape, BRAND))
            if scene.shortened or scene.left_out:
                bad.append((template.id, shape.name, scene.shortened, scene.left_out))

    assert bad == []


def test_the_dental_pack_is_large_and_holds_every_kind() -> None:
    """Months of posts on day one, of all the kinds a practice posts."""
    dental = [p for p in POSTS if p.pack == "dental"]
    kinds = {t.kind for t in TEMPLATES.all() if t.language.startswith("en") and t.specialty == "dental"}

    assert len(dental) >= 60
    assert kinds - {p.kind for p in dental} <= {"own-words"}


@pytest.mark.parametrize("name", ["dental", "primary-care"])
def test_the_spanish_pack_mirrors_the_english_one(name: str) -> None:
    """What is proven, planned and asked to be filled in must not depend on the language a patient reads."""
    english, spanish = ({_number(p): p for p in POSTS if p.pack == pack} for pack in (name, f"{name}-es"))

    assert spanish.keys() == english.keys()
    assert {n: _frame(p) for n, p in spanish.items()} == {n: _frame(p) for n, p in english.items()}
    assert {p.review for p in spanish.values()} == {"native-clinician"}


def _number(found: PackPost) -> str:
    return found.key.split("/")[1].split("-")[0]


def _frame(found: PackPost) -> tuple[object, ...]:
    """All that two languages of one post share: when, for whom, tied to what, and which wordings (but for a region's)."""
    ties = sorted((c.slot, c.source, c.locator) for c in found.post.claims)
    wordings = [v.id for v in found.variants if not v.region]
    about = (
        found.topic,
        found.audience,
        found.months,
        found.awareness,
        found.regions,
        found.volatile,
        found.fill_in,
        found.series,
    )
    return (found.kind, found.post.look, *about, wordings, ties, sorted(found.post.answers))


def test_posts_of_a_series_are_all_there() -> None:
    """A quiz without its answer would leave people hanging."""
    parts = Counter((p.pack, p.series.id, p.series.parts) for p in POSTS if p.series)

    assert {key: n for key, n in parts.items() if key[2] != n} == {}


def test_every_awareness_day_a_post_names_is_in_the_calendar(assets: Path) -> None:
    """A slip in an id would keep the post away from its day."""
    days = {
        day["id"] for day in json.loads((assets / "calendar" / "awareness.json").read_text(encoding="utf-8"))["days"]
    }

    assert {(p.key, name) for p in POSTS for name in p.awareness if name not in days} == set()


def test_every_awareness_day_has_a_post_in_each_pack_it_concerns(assets: Path) -> None:
    """A day in the calendar that a click can't fill is a promise not kept."""
    days = json.loads((assets / "calendar" / "awareness.json").read_text(encoding="utf-8"))["days"]
    served = {(p.pack, name) for p in POSTS for name in p.awareness}
    packs = {
        "dental": ("dental", "dental-es"),
        "general": ("primary-care", "primary-care-es"),
        "both": ("dental", "dental-es"),
    }

    assert [(pack, d["id"]) for d in days for pack in packs[d["area"]] if (pack, d["id"]) not in served] == []


def test_a_cards_drawing_is_one_its_layout_has_and_no_tooth_stands_for_a_kidney() -> None:
    """A slip in its name would show the layout's own drawing, which is a tooth."""
    for found in POSTS:
        layout = TEMPLATES.get(found.template).card
        value = json.loads((ROOT / "templates" / "cards" / f"{layout}.json").read_text(encoding="utf-8"))
        icons = value.get("options", {}).get("icon", [])
        assert not found.post.look.icon or found.post.look.icon in icons, found.key
        if found.pack.startswith("primary-care") and icons[:1] == ["tooth"]:
            assert found.post.look.icon, found.key


def test_no_two_posts_of_a_pack_have_one_title_or_one_number() -> None:
    """Lists would show the same line twice."""
    titles = Counter((p.pack, p.title) for p in POSTS)
    numbers = Counter((p.pack, p.key.split("/")[1].split("-")[0]) for p in POSTS)

    assert [t for t, n in titles.items() if n > 1] == []
    assert [t for t, n in numbers.items() if n > 1] == []


def test_volatile_topics_name_two_bodies_or_have_a_second_wording() -> None:
    """When advice is changing, one body's page is not enough."""
    for found in POSTS:
        if found.volatile:
            bodies = {str(s.csl.get("container-title")) for s in found.post.sources}
            assert len(bodies) >= 2 or found.variants, found.key


def test_a_ready_post_opens_as_a_draft_of_its_own(kit: Tools) -> None:
    """Two drafts from one ready post are two posts, and both remember where they came from."""
    key = POSTS[0].key

    one, two = ready_post(kit, key), ready_post(kit, key)

    assert one.id != two.id
    assert one.extra[FROM_PACK] == key
    assert post_from_json(post_to_json(one)) == one


def test_a_wording_is_chosen_by_name_and_an_unknown_one_is_refused(kit: Tools) -> None:
    """The window offers the wordings by their names."""
    found = next(p for p in POSTS if p.variants)
    wording = found.variants[0]

    assert ready_post(kit, found.key, wording.id).answers == wording.post.answers
    with pytest.raises(NotFound, match="no wording"):
        ready_post(kit, found.key, "mars")
    with pytest.raises(NotFound, match="no pack post"):
        ready_post(kit, "dental/nothing")


def test_the_table_for_the_clinician_is_current() -> None:
    """Run `chairside packs --review > docs/packs.md` after a change to a pack."""
    assert (ROOT / "docs" / "packs.md").read_text(encoding="utf-8") == review_table(PACKS)


@pytest.mark.parametrize(
    ("csl", "said"),
    [
        ({"title": "A"}, "no address"),
        ({"title": "A", "DOI": "11.1/x"}, "not a DOI"),
        ({"title": "A", "URL": "http://a.org"}, "not an https address"),
        ({"title": "A", "DOI": "10.1000/abc", "URL": "https://doi.org/10.1000/abd"}, "differ"),
        ({"title": "A", "PMID": "0x"}, "not a PMID"),
        ({"URL": "https://a.org"}, "no title"),
    ],
)
def test_a_slip_in_an_identifier_is_found(csl: dict[str, str], said: str) -> None:
    """The proof of a source is its address."""
    assert any(said in reason for reason in source_problems(Source("a", csl)))


@pytest.mark.parametrize(
    ("custom", "said"),
    [
        ({"checked": "2026-11-21", "saw": "abstract"}, "abstract read 2026-11-21"),
        ({"checked": "2026-11-21", "saw": "record"}, "record found 2026-11-21"),
        ({"saw": "dream"}, ""),
        ("odd", ""),
        (None, ""),
    ],
)
def test_the_table_says_what_was_seen_of_a_source(custom: object, said: str) -> None:
    """A clinician spends the time on what nobody has read."""
    assert checked(Source("a", {"title": "A", "custom": custom})) == said


def test_what_was_checked_has_a_day_and_says_what_was_seen() -> None:
    """A mark without a day ages unseen."""
    found = {s.id: s.csl["custom"] for p in POSTS for s in p.post.sources if "checked" in (s.csl.get("custom") or {})}

    assert found
    assert [name for name, custom in found.items() if not checked(Source(name, {"custom": custom}))] == []
    assert [date.fromisoformat(custom["checked"]) for custom in found.values()]


def test_the_table_shows_the_short_texts_too() -> None:
    """What X and Bluesky show is read by a clinician as well."""
    table = review_table(PACKS)
    texts = {o.text for p in POSTS for post in wordings(p) for o in post.overrides.values() if o.text}

    assert texts
    assert [text for text in texts if " ".join(text.split()).replace("|", "\\|") not in table] == []
