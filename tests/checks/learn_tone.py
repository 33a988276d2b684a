"""Learns the weights of `composer.checks.tone` from our own texts and writes `assets/rules/words/tone.txt`.

    python -m tests.checks.learn_tone

Advertising: the claims written for the tests (but the set held back) and the examples of the rules. Teaching: the post
templates that ship, the honest texts written for the tests (but the set held back) and the rules' counter-examples.
"""

import json
import math
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from composer.checks.folding import fold
from composer.checks.sentences import Sentences
from composer.checks.tone import LEAST_PARTS, parts

ROOT = Path(__file__).resolve().parents[2]
FRESH = ROOT / "tests" / "checks" / "fresh"
CLAIMS = (
    "claims_first",
    "claims_second",
    "claims_third",
    "claims_fourth",
    "claims_fifth",
    "claims_sixth",
    "claims_eighth",
    "claims_ninth",
    "claims_tenth",
    "claims_eleventh",
    "claims_twelfth",
)
HONEST = ("clean_first", "clean_second", "clean_third", "clean_fourth", "clean_sixth", "clean_seventh", "clean_eighth")
NOT_TONE = {"figure", "study", "number", "animal", "relative_change", "urgent_sign", "self_harm", "urgent", "tone"}
GATE = [
    "we",
    "our",
    "us",
    "we'll",
    "we've",
    "we're",
    "you'll",
    "you'd",
    "ours",
    "smile",
    "smiles",
    "dentist",
    "dentists",
    "office",
    "clinic",
    "practice",
    "teeth",
    "tooth",
    "dental",
    "implant",
    "implants",
    "veneer",
    "veneers",
    "crown",
    "crowns",
    "whitening",
    "aligners",
    "aligner",
    "braces",
    "rinse",
    "gums",
    "gum",
    "mouth",
    "breath",
    "cavity",
    "cavities",
    "root",
    "pain",
    "shot",
    "needle",
    "filling",
    "fillings",
    "laser",
    "x-ray",
    "xray",
    "swelling",
    "jaw",
    "abscess",
    "toothache",
    "review",
    "reviews",
    "free",
    "insurance",
    "copay",
]
ROUNDS, SHRINK, STEP, LEAST_WEIGHT = 8, 2e-4, 0.5, 0.3
HEAD = "# How much each part of a sentence speaks for advertising. Written by tests/checks/learn_tone.py from our own texts."


def lines(name: str) -> Iterator[str]:
    """The texts of a file of fresh texts."""
    for line in (FRESH / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def sentences(text: str) -> list[str]:
    """The sentences of a text in plain lower case."""
    lower = fold(text).lower
    found = (lower[a:b].strip() for a, b in Sentences(lower).all())
    return [sentence for sentence in found if sentence and not sentence.startswith("myth")]


def examples(name: str) -> Iterator[str]:
    """The hits or misses of the shipped rules that are about tone."""
    for family in ("claims", "advice"):
        rules = json.loads((ROOT / "assets" / "rules" / f"{family}.json").read_text(encoding="utf-8"))["rules"]
        for rule in rules:
            if rule["name"] not in NOT_TONE or name == "misses":
                yield from (text for text in rule.get(name, []) if text.isascii())


def advertising() -> list[str]:
    """Claims as whole texts, and each sentence of those that have several."""
    whole = [line.split("|")[1].strip().lower() for name in CLAIMS for line in lines(name)]
    whole += [text.lower() for text in examples("hits")]
    return whole + [part for text in whole if len(sentences(text)) > 1 for part in sentences(text)]


def teaching() -> list[str]:
    """Honest sentences."""
    texts = [line for name in HONEST for line in lines(name)] + list(examples("misses"))
    folder = ROOT / "templates"
    for path in sorted([*folder.glob("*.json"), *folder.glob("packs/**/*.json")]):
        content = json.loads(path.read_text(encoding="utf-8"))
        answers = content.get("answers", content.get("sample", {}))
        for slot, value in answers.items() if "-es" not in f"{path.parent.name} {path.stem}" else ():
            if slot != "myth":
                texts += [value] if isinstance(value, str) else [part for part in value if isinstance(part, str)]
    return [part for text in texts for part in sentences(text)]


def learn(claims: list[str], honest: list[str]) -> tuple[dict[str, float], float]:
    """Weights and base: logistic regression by small steps, the two kinds weighed alike."""
    data = [(sorted(parts(text)), 1) for text in claims] + [(sorted(parts(text)), 0) for text in honest]
    weights: defaultdict[str, float] = defaultdict(float)
    squares: defaultdict[str, float] = defaultdict(lambda: 1e-8)
    base, rare, shuffled = 0.0, 0.5 * len(honest) / len(claims), random.Random(1)
    for _ in range(ROUNDS):
        shuffled.shuffle(data)
        for found, label in data:
            scale = 1 / math.sqrt(max(LEAST_PARTS, len(found)))
            score = base + scale * sum(weights[part] for part in found)
            miss = (1 / (1 + math.exp(-max(-30, min(30, score)))) - label) * (rare if label else 1)
            base -= 0.02 * miss
            for part in found:
                slope = miss * scale + SHRINK * weights[part]
                squares[part] += slope * slope
                weights[part] -= STEP * slope / math.sqrt(squares[part])
    return dict(weights), base


def main() -> None:
    """Writes the table: one line for each weight, with the parts that have it."""
    claims, honest = advertising(), teaching()
    weights, base = learn(claims, honest)
    table: defaultdict[float, list[str]] = defaultdict(list)
    for part, weight in weights.items():
        if abs(weight) >= LEAST_WEIGHT:
            table[round(weight, 1)].append(part)
    rows = [f"{weight}: {'; '.join(sorted(found))}" for weight, found in sorted(table.items(), reverse=True)]
    head = [HEAD, f"base: {base:.3f}", f"gate: {'; '.join(GATE)}"]
    target = ROOT / "assets" / "rules" / "words" / "tone.txt"
    target.write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")
    print(f"{len(claims)} claims, {len(honest)} honest sentences, {sum(map(len, table.values()))} parts")


if __name__ == "__main__":
    main()
