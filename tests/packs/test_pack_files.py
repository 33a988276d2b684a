"""A pack from outside: what is wrong is said with file, line, field and reason, and the rest is still read."""

import json
from pathlib import Path
from typing import Any

import pytest

from composer.app.authoring.proving import prove_file
from composer.app.tools import Tools
from composer.model.errors import BadInput
from composer.model.pack import Pack, PackPost
from composer.templating.library import load
from composer.templating.packs import load_packs

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = load(ROOT / "templates")
SOURCE = {"id": "a", "type": "webpage", "title": "A", "container-title": "A", "URL": "https://a.org/b"}
POST: dict[str, Any] = {
    "schema": 1,
    "template": "health-tip",
    "pack": {"title": "Sip water", "topic": "dry-mouth"},
    "answers": {"tip": "Sip water", "how": "Sip water often."},
    "claims": [{"slot": "how", "source": "a", "locator": "Tips"}],
}


def written(folder: Path, post: dict[str, Any], name: str = "001-water.json", **manifest: Any) -> Path:
    """A pack's folder with one post."""
    pack = folder / "mine"
    pack.mkdir(parents=True, exist_ok=True)
    (pack / "pack.json").write_text(json.dumps({"schema": 1, "title": "Mine", "sources": [SOURCE], **manifest}))
    (pack / name).write_text(json.dumps(post, indent=1))
    return pack


def changed(**parts: Any) -> dict[str, Any]:
    """The good post with some parts replaced; those of "pack" are laid over."""
    about = {**POST["pack"], **parts.pop("pack", {})}
    return {**POST, **parts, "pack": about}


def test_a_pack_of_the_persons_own_is_read(tmp_path: Path) -> None:
    """Practices and vendors add their own packs."""
    written(tmp_path, POST, review="clinician")

    found = load_packs(tmp_path / "none", TEMPLATES, tmp_path)

    assert found.problems == ()
    (post,) = found.posts()
    assert (post.key, post.review, post.topic) == ("mine/001-water", "clinician", "dry-mouth")
    assert [s.id for s in post.post.sources] == ["a"]
    assert post.post.card_alt.startswith("Health tip card: Sip water")


@pytest.mark.parametrize(
    ("post", "field", "reason"),
    [
        (changed(template="nope"), "template", "no template called"),
        (changed(answers={"nope": "x"}), "answers.nope", "no such slot"),
        (changed(claims=[{"slot": "how", "source": "b"}]), "claims[0].source", "no source called"),
        (changed(claims=[{"slot": "nope", "source": "a"}]), "claims[0].slot", "no slot called"),
        (changed(claims=[{"slot": "how", "source": "a", "quote": "Drink."}]), "claims[0].quote", "do not stand"),
        (changed(claims=[{"slot": "why", "source": "a"}]), "claims[0].quote", "do not stand"),
        (changed(pack={"months": [13]}), "pack.months", "1 to 12"),
        (changed(pack={"audience": "old"}), "pack.audience", "not known"),
        (changed(pack={"topic": "Dry mouth"}), "pack.topic", "lower-case"),
        (changed(pack={"tittle": "x"}), "pack.tittle", "means nothing"),
        (changed(pack={"fill_in": ["nope"]}), "pack.fill_in[0]", "no slot"),
        (changed(pack={"series": {"id": "s", "part": 3, "parts": 2}}), "pack.series.part", "1 to 2"),
        (changed(pack={"variants": [{"id": "uk", "label": "UK", "region": "mars"}]}), "region", "not known"),
        (changed(pack={"variants": [{"id": "a", "label": "A"}, {"id": "a", "label": "B"}]}), "variants[1].id", "two"),
        (changed(schema=2), "schema", "1 to 1"),
    ],
)
def test_a_slip_is_named_with_file_line_field_and_reason(
    tmp_path: Path, post: dict[str, Any], field: str, reason: str
) -> None:
    """Authors mend what they can find."""
    written(tmp_path, post)

    found = load_packs(tmp_path, TEMPLATES)

    (problem,) = found.problems
    assert found.posts() == ()
    assert problem.where.startswith("mine/001-water.json, line ")
    assert field in problem.where
    assert reason in problem.message


def test_a_broken_post_leaves_the_others_readable(tmp_path: Path) -> None:
    """One bad file must not cost the pack."""
    written(tmp_path, POST)
    written(tmp_path, {"schema": 1}, "002-bad.json")

    found = load_packs(tmp_path, TEMPLATES)

    assert [p.key for p in found.posts()] == ["mine/001-water"]
    assert len(found.problems) == 1


def test_a_folder_without_a_manifest_is_reported(tmp_path: Path) -> None:
    """A pack needs its title and language."""
    (tmp_path / "empty").mkdir()

    assert "pack.json" in load_packs(tmp_path, TEMPLATES).problems[0].where


def test_check_proves_a_post_and_a_whole_pack(kit: Tools, tmp_path: Path) -> None:
    """What the tests ask of ours, authors can ask of theirs."""
    pack = written(tmp_path, changed(claims=[]))

    post, problems = prove_file(kit, pack / "001-water.json")
    whole, more = prove_file(kit, pack)

    assert isinstance(post, PackPost)
    assert isinstance(whole, Pack)
    assert any(p.field == "slot:how" and "No source for" in p.reason for p in problems)
    assert problems == more


def test_check_proves_a_template_by_its_sample(kit: Tools, tmp_path: Path) -> None:
    """A template without a sample proves nothing."""
    value = json.loads((ROOT / "templates" / "health-tip.json").read_text(encoding="utf-8"))
    good, bare = tmp_path / "good.json", tmp_path / "bare.json"
    good.write_text(json.dumps({**value, "id": "my-tip"}))
    bare.write_text(json.dumps({k: v for k, v in value.items() if not k.startswith("sample")}))

    assert prove_file(kit, good)[1] == []
    assert "no sample" in prove_file(kit, bare)[1][0].reason
    with pytest.raises(BadInput, match="can't be opened"):
        prove_file(kit, tmp_path / "none.json")


def _template(tmp_path: Path, **parts: Any) -> Path:
    value = json.loads((ROOT / "templates" / "health-tip.json").read_text(encoding="utf-8"))
    for path, new in parts.items():
        *way, name = path.split("__")
        at = value
        for step in way:
            at = at[int(step) if step.isdigit() else step]
        at[name] = new
    file = tmp_path / "tip.json"
    file.write_text(json.dumps(value, indent=2), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("parts", "place", "reason"),
    [
        ({"bodies__myspace": ["{tip}"]}, "bodies.myspace", "No platform"),
        ({"platforms": ["x", "myspace"]}, "platforms", "No platform"),
        ({"card_texts__hedline": "{tip}"}, "card_texts.hedline", "no role"),
        ({"sample__tip": "x" * 100}, "sample.tip", "30 over"),
        ({"sample__how": "Call Maria Lopez."}, "sample.how", "a person's name"),
        ({"sample_post__claims__0__locator": ""}, "sample.tip", "no place in it"),
        ({"sample_post__sources__0__DOI": "abc"}, "sample_post.sources[0]", "not a DOI"),
    ],
)
def test_what_a_sample_shows_is_said_with_line_and_field(
    kit: Tools, tmp_path: Path, parts: dict[str, Any], place: str, reason: str
) -> None:
    """A file of a hundred lines is mended where the finger points."""
    path = _template(tmp_path, **parts)

    (problem,) = [p for p in prove_file(kit, path)[1] if reason in p.reason]

    line = path.read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert problem.place == place
    assert place.rsplit(".", 1)[-1].partition("[")[0] in line or line.strip() == "{"


def test_a_problem_of_a_wording_points_into_that_wording(kit: Tools, tmp_path: Path) -> None:
    """The post itself may be without a fault."""
    wording = {"id": "uk", "label": "UK", "region": "uk", "answers": {"how": "Sip water. Ask Maria Lopez."}}
    pack = written(tmp_path, changed(pack={"variants": [wording]}))

    places = {p.place for p in prove_file(kit, pack / "001-water.json")[1]}

    assert "pack.variants[0].answers.how" in places


def test_an_answer_to_a_review_that_confirms_a_patient_is_refused(kit: Tools, tmp_path: Path) -> None:
    """What looks kind in an answer can break the law."""
    answers = {
        "thanks": "Thank you for coming to your appointment.",
        "general": "We were glad to see you.",
        "contact": "Please call us.",
    }
    post = {**POST, "template": "review-reply", "answers": answers, "claims": []}
    pack = written(tmp_path, post)

    _, problems = prove_file(kit, pack / "001-water.json")

    assert any(p.field == "reply" and p.is_stop and "confirms" in p.reason for p in problems)


def test_a_spanish_post_is_measured_as_spanish_is(kit: Tools, tmp_path: Path) -> None:
    """English grades say nothing of it; a clinic's prose must not pass for plain words."""
    how = "La xerostomía constituye una manifestación frecuentemente relacionada con tratamientos farmacológicos prolongados."
    post = {**POST, "template": "health-tip-es", "answers": {"tip": "Información odontológica", "how": how}}

    _, problems = prove_file(kit, written(tmp_path, post, language="es") / "001-water.json")

    assert any(p.field == "text" and "INFLESZ" in p.reason for p in problems)


TIP = (ROOT / "templates" / "health-tip.json").read_text(encoding="utf-8")


def on(words: str) -> int:
    """The line of the health tip's file on which words stand first."""
    return TIP.count("\n", 0, TIP.index(words)) + 1


@pytest.mark.parametrize(
    ("text", "line", "field", "reason"),
    [
        (TIP.replace('"kind": "health-tip",', '"kind": "health-tip"'), 5, "", "a comma is missing"),
        (TIP.replace('"schema": 1,', '"schema": 1,,'), 2, "", "a comma too many"),
        ("", 1, "", "it is empty"),
        ("[1, 2]", 1, "", "one JSON object"),
        (TIP.replace('"title": "Health tip"', '"title": "Health tip'), 5, "", "between quotation marks"),
        (TIP + "{}", on("\n}\n") + 2, "", "after the last brace"),
        (TIP.replace('"kind": "health-tip",', '"kind": "health-tip",\n"kind": "event",'), 5, "kind", "stands twice"),
        (TIP.replace('"max": 70', '"max": NaN'), 14, "slots[0].max", "NaN is no number"),
        (TIP.replace('"max": 70', '"max": "many"'), 14, "slots[0].max", "whole number"),
        (TIP.replace('"{tip}"', '"{tipp}"', 1), on('"{tip}"'), "bodies.default[0]", 'no slot called "tipp"'),
        (TIP.replace('"{tip}"', '"{tip"', 1), on('"{tip}"'), "bodies.default[0]", "belongs to no placeholder"),
        (TIP.replace('"card": "tip"', '"card": "tpi"'), 0, "card", "no card layout"),
        (TIP.replace('"about"', '"abuot"'), 6, "abuot", "means nothing"),
        ("[" * 100_000, 1, "", "nested deeper"),
    ],
)
def test_a_broken_template_is_refused_in_one_sentence_with_line_field_and_reason(
    kit: Tools, tmp_path: Path, text: str, line: int, field: str, reason: str
) -> None:
    """Authors are no programmers: what to mend, and where, stands in the sentence."""
    file = tmp_path / "tip.json"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(BadInput) as caught:
        prove_file(kit, file)

    assert f"tip.json, line {line or ''}" in caught.value.where
    assert caught.value.where.endswith(field)
    assert reason in caught.value.message
    assert "\n" not in caught.value.message


def test_a_file_in_another_encoding_says_on_which_line(kit: Tools, tmp_path: Path) -> None:
    """One letter from an old editor is found by its line."""
    file = tmp_path / "tip.json"
    file.write_bytes(TIP.replace("Health tip", "H\u00e9alth tip", 1).encode("latin-1", "replace"))

    with pytest.raises(BadInput, match="UTF-8") as caught:
        prove_file(kit, file)

    assert caught.value.where.endswith("tip.json, line 5")


def test_a_post_for_some_regions_says_which_and_a_slip_is_refused(tmp_path: Path) -> None:
    """A season or one country's insurance has no place in another country's plan."""
    written(tmp_path, changed(pack={"regions": ["us", "ca"]}))
    written(tmp_path, changed(pack={"regions": ["us", "mars"]}), "002-bad.json")

    found = load_packs(tmp_path / "none", TEMPLATES, tmp_path)

    (post,) = found.posts()
    assert (post.is_for("us"), post.is_for("au")) == (True, False)
    assert "pack.regions[1]" in found.problems[0].where
    assert "mars" in found.problems[0].message
