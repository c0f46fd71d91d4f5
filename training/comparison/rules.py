"""Learn the weights of the rules of comparison and write their tables into `claimcli/comparison/weights/rules.toml`.

    python -m training.comparison.rules ../shared [--all]

`alike`: whether two attributed claims say the same, from the events r1 to r5 of `gold/compare_pairs.json` and those of
`labelled_pairs.jsonl` beside this script (four more events, labelled by the same rules: articles and attributions
by their ids, pairs as [a, b, side, sure]). `alike-unattributed` and `contradiction-unattributed`: whether a headline
takes a rumour for true or for false, from the Emergent folds 1 to 7, with headlines about other rumours as pairs that
are neither; with `--all`, as for a release, from all ten folds. Prints what each gives when the event or fold is left
out. The tables `contradiction` and `answer` are not touched: too few cases to learn from.
"""

import json
import math
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from claimcli.comparison.features import find_shared, order_propositions, read_features
from claimcli.comparison.proposition import Proposition, read_proposition, read_propositions
from claimcli.comparison.rule_weights import WEIGHTS
from claimcli.models import Claim
from training.comparison.logistic import Array, as_table, fit, predict

ALIKE = (
    "cosine", "contained", "rare", "words", "shared", "same speaker", "speakers open", "across", "near", "next",
    "negated", "both negative", "only names",
)  # fmt: skip
UNATTRIBUTED = (
    "cosine", "contained", "rare", "shared", "negated", "no", "asks", "asked verdict", "colon", "one negative",
    "both negative", "one deny", "one denial", "one fault", "one doubt", "one hedge", "both hedge", "one report",
    "both report", "one says", "one confirm", "one negation",
)  # fmt: skip
WINDOW = 12  # claims of one document that are looked at together though they share nothing
LEAST_COSINE, LEAST_ACROSS = 0.10, 0.20
MAYBE = 0.6  # the weight of a pair that its annotator was not sure of
OTHERS = 0.02  # the weight of a headline about another rumour

Row = dict[str, float]


def main() -> None:
    shared, target = Path(sys.argv[1]), WEIGHTS
    sys.path.insert(0, str(shared / "bench"))
    tables = [train_alike(shared), *train_unattributed(shared)]
    text = target.read_text(encoding="utf-8")
    for table in tables:
        title = re.escape(table.split("\n", 1)[0])
        text = re.sub(rf"(?ms)^{title}\n.*?(?=^\[|^#|\Z)", table.replace("\\", r"\\") + "\n", text)
    target.write_text(text, encoding="utf-8")


def train_alike(shared: Path) -> str:
    """The table for attributed claims."""
    events = [read_event(*event) for event in list_events(shared)]

    def learn(chosen: list[tuple[list[Row], Array, Array]]) -> Array:
        rows = [row for event in chosen for row in event[0]]
        labels, weights = (np.concatenate([event[k] for event in chosen]) for k in (1, 2))
        return fit(rows, ALIKE, labels, weights, 1.0)

    held_out = [predict(e[0], ALIKE, learn([o for o in events if o is not e])) for e in events]
    report("alike", np.concatenate(held_out), np.concatenate([e[1] for e in events]))
    return as_table("alike", ALIKE, learn(events))


def list_events(shared: Path) -> Iterator[tuple[list[Claim], dict[frozenset[str], tuple[str, bool]]]]:
    """The claims of each event, and side and sureness of its pairs by the ids of their claims."""
    from score import gold_claims, groups_of, read_bundle

    side = {"disputes": "against", "questions": "against", "supports": "for", "repeats": "for"}
    bundle = read_bundle(shared / "polnear" / "train.jsonl.gz")

    def claims_of(names: list[str]) -> list[Claim]:
        return [Claim.model_validate(claim) for name in names for claim in gold_claims(bundle[name])]

    pairs = json.loads((shared / "gold" / "compare_pairs.json").read_text(encoding="utf-8"))
    for group, names in groups_of([p for p in pairs if p["group"] < "r6"]).items():
        own = [p for p in pairs if p["group"] == group]
        ids = [frozenset((f"{p['a_doc']}#{p['a']}", f"{p['b_doc']}#{p['b']}")) for p in own]
        yield claims_of(names), {i: (side[p["relation"]], p["sure"]) for i, p in zip(ids, own, strict=True)}
    for line in (Path(__file__).parent / "labelled_pairs.jsonl").read_text(encoding="utf-8").splitlines():
        event = json.loads(line)
        names = event["documents"]
        yield (
            claims_of(names),
            {frozenset((name_of(names, a), name_of(names, b))): (s, sure) for a, b, s, sure in event["pairs"]},
        )


def name_of(names: list[str], short: str) -> str:
    """ "1.12" is attribution E12 of the second document."""
    document, number = short.split(".")
    return f"{names[int(document)]}#E{number}"


def read_event(claims: list[Claim], sides: Mapping[frozenset[str], tuple[str, bool]]) -> tuple[list[Row], Array, Array]:
    """Features, labels and weights of the pairs of an event. Large cliques count by their square root."""
    rows, labels, weights = [], [], []
    propositions = read_propositions(claims)
    for j, two in enumerate(propositions):
        for one in propositions[:j]:
            shared = find_shared(one, two)
            together = one.claim.document == two.claim.document and two.order - one.order <= WINDOW
            if not together and shared.cosine < LEAST_COSINE:
                continue
            rows.append(read_features(*order_propositions(one, two), shared))
            side, sure = sides.get(frozenset((one.claim.id, two.claim.id)), ("", True))
            labels.append(float(side == "for"))
            weights.append(MAYBE if side == "for" and not sure else 1.0)
    scale = 10 / math.sqrt(10 + sum(labels))
    return rows, np.array(labels), np.array(weights) * scale


def train_unattributed(shared: Path) -> Iterator[str]:
    """The tables for statements that nobody is said to make."""
    lines = (shared / "gold" / "emergent.jsonl").read_text(encoding="utf-8").split("\n")
    items = [item for item in map(json.loads, filter(None, lines)) if item["fold"] < (11 if "--all" in sys.argv else 8)]
    rumours = {item["claim"]: read_unattributed(item["claim"], "a") for item in items}
    headlines = {item["headline"]: read_unattributed(item["headline"], "b") for item in items}
    rows = [features_of(rumours[i["claim"]], headlines[i["headline"]]) for i in items]
    others = list(list_others(items, rumours, headlines))
    folds = np.array([i["fold"] for i in items])
    weights = np.concatenate([np.ones(len(rows)), np.full(len(others), OTHERS)])
    for title, label in (("alike-unattributed", "for"), ("contradiction-unattributed", "against")):
        labels = np.array([float(i["label"] == label) for i in items] + [0.0] * len(others))

        def learn(kept_folds: Any, labels: Array = labels) -> Array:
            chosen = np.concatenate([kept_folds, np.full(len(others), True)])
            kept = [row for row, k in zip([*rows, *others], chosen, strict=True) if k]
            return fit(kept, UNATTRIBUTED, labels[chosen], weights[chosen], 1.0)

        held_out = np.zeros(len(rows))
        for k in sorted(set(folds.tolist())):
            held_out[folds == k] = predict(rows, UNATTRIBUTED, learn(folds != k))[folds == k]
        report(title, held_out, labels[: len(rows)])
        yield as_table(title, UNATTRIBUTED, learn(folds > 0))


def list_others(
    items: list[dict[str, Any]], rumours: dict[str, Proposition], headlines: dict[str, Proposition]
) -> Iterator[Row]:
    """Pairs of a rumour and a headline about another one that share words enough to be looked at."""
    own: dict[str, set[str]] = {}
    for item in items:
        own.setdefault(item["headline"], set()).add(item["claim"])
    for rumour, one in rumours.items():
        for headline, two in headlines.items():
            if rumour not in own[headline] and find_shared(one, two).cosine >= LEAST_ACROSS:
                yield features_of(one, two)


def read_unattributed(text: str, document: str) -> Proposition:
    return read_proposition(Claim(document=document, text=text, context=text))


def features_of(one: Proposition, two: Proposition) -> Row:
    return read_features(*order_propositions(one, two), find_shared(one, two))


def report(title: str, probabilities: Array, labels: Array) -> None:
    """Precision and recall of what was held out, by threshold."""
    print(title)
    for least in (0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
        said = probabilities >= least
        right = float(labels[said].sum())
        print(f"  {least:.2f}  precision {right / max(1, said.sum()):.2f}  recall {right / labels.sum():.2f}")


if __name__ == "__main__":
    main()
