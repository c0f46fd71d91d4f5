"""Labelled pairs of claims out of annotated events: what the pair model learns from and is measured on."""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from claimcli.comparison.classifier import read_pair
from claimcli.comparison.pair_features import order_profiles
from claimcli.comparison.profile import profile_all
from claimcli.comparison.proposition import read_propositions
from claimcli.comparison.repeats import merge_repeated
from claimcli.comparison.retrieval import find_candidates
from claimcli.comparison.suggestions import suggest
from claimcli.models import Claim

HEADS = ("same", "opposed", "topic", "marked")
GATE = "gate"  # whether any of the heads is true
FOLDS = 6
ALWAYS = 1000  # number of the first event that no fold holds out

Key = tuple[str, str]
Numbers: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Examples:
    """`values`: features of each pair; `labels`: by head; `unsure`: labels not to learn from; `events`: number of the
    event; `pairs`: numbers of the two propositions; `candidates`: gold pairs that were looked at, and all of them."""

    values: Numbers
    labels: Flags
    unsure: Flags
    events: NDArray[np.int64]
    pairs: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Gold:
    """Which heads are true of a pair of annotated claims, and which of those labels are not sure."""

    true: dict[frozenset[Key], set[str]]
    unsure: set[tuple[frozenset[Key], str]]


def import_bench(shared: Path) -> tuple[Any, Any]:
    """The measuring scripts `events` and `score` beside the articles."""
    sys.path.insert(0, str(shared / "bench"))
    import events
    import score

    return events, score


def read_claims(shared: Path, events: Sequence[dict[str, Any]], reader: str, cache: Path | None) -> list[list[Claim]]:
    """The claims of each event: as annotated (`gold`), or as an engine finds them in its articles."""
    kept = cache / f"{reader}.jsonl" if cache else None
    if kept and kept.exists():
        lines = kept.read_text(encoding="utf-8").split("\n")
        return [[Claim.model_validate(c) for c in json.loads(line)] for line in lines if line]
    claims = [list(_read_event(shared, event, reader)) for event in events]
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text("".join(json.dumps([c.model_dump(mode="json") for c in e]) + "\n" for e in claims), "utf-8")
    return claims


def _read_event(shared: Path, event: dict[str, Any], reader: str) -> Iterator[Claim]:
    if reader == "gold":
        _, score = import_bench(shared)
        for article in event["articles"]:
            speakers = {c["id"]: c["speaker"] for c in article["claims"] if c.get("speaker")}
            gold = score.gold_claims({**article, "attributions": article["claims"]}, speakers)
            yield from (Claim.model_validate(c) for c in gold)
        return
    from claimcli.speakers.unify import unify_speakers

    yield from unify_speakers([c for a in event["articles"] for c in _extract(a, reader)])


def _extract(article: dict[str, Any], engine: str) -> Iterable[Claim]:
    from claimcli.api import extract

    return extract(article["text"], document=f"{article['doc']}.txt", engine=engine).claims


def find_keys(shared: Path, event: dict[str, Any], claims: Iterable[Claim]) -> list[Key | None]:
    """The annotated claim that each claim is, by the letters that their contents share (0.3 of both or more)."""
    _, score = import_bench(shared)
    texts = {a["doc"]: a["text"] for a in event["articles"]}
    index = {
        a["doc"]: [(c["id"], score.letters(a["text"], c["content"])) for c in a["claims"]] for a in event["articles"]
    }
    found: list[Key | None] = []
    for claim in claims:
        doc = Path(claim.document).stem
        mine = score.letters(texts[doc], claim.content_spans)
        best = max(((score.iou(mine, theirs), name) for name, theirs in index[doc]), default=(0.0, ""))
        found.append((doc, best[1]) if best[0] >= 0.3 else None)
    return found


def read_gold(shared: Path, event: dict[str, Any]) -> Gold:
    """The labels of the pairs of one event."""
    events, _ = import_bench(shared)
    true: dict[frozenset[Key], set[str]] = defaultdict(set)
    unsure = set()
    for issue in event["issues"]:
        doubtful = {tuple(c) for c in issue["unsure"]}
        for pair, side in events.pairs_of(issue).items():
            head = "same" if side == "for" else "opposed"
            true[pair].add(head)
            if pair & doubtful:
                unsure.add((pair, head))
        members = [tuple(c) for side in ("for", "against", "doubts") for c in issue[side]]
        for one, two in combinations(members, 2):
            true[frozenset((one, two))].add("topic")
        for pair in issue["marked"]:
            true[frozenset(map(tuple, pair))].add("marked")
    return Gold(true, unsure)


def make_examples(
    number: int, claims: Sequence[Claim], keys: Sequence[Key | None], gold: Gold
) -> list[tuple[Any, ...]]:
    """One row a candidate pair of an event: number of the event, pair, features, labels, unsure labels."""
    by_id = {id(c): key for c, key in zip(claims, keys, strict=True)}
    propositions, _ = merge_repeated(read_propositions(claims))
    own = [by_id[id(p.claim)] for p in propositions]
    profiles = profile_all(propositions)
    suggested = suggest(propositions)
    rows = []
    for i, j, likeness in find_candidates(profiles):
        one, two = own[i], own[j]
        if one is not None and one == two:
            continue
        claim, counter = order_profiles(profiles[i], profiles[j])
        pair = frozenset((one, two)) if one is not None and two is not None else frozenset()
        values = read_pair(claim, counter, likeness, suggested, (i, j))
        true = gold.true.get(pair, set()) if pair else set()
        labels = [head in true for head in HEADS]
        rows.append((number, (i, j), values, labels, [(pair, head) in gold.unsure for head in HEADS]))
    return rows


def gather(rows: Sequence[tuple[Any, ...]]) -> Examples:
    """Rows as arrays."""
    numbers, pairs, values, labels, unsure = zip(*rows, strict=True)
    return Examples(
        values=np.array(values, dtype=np.float64),
        labels=np.array(labels, dtype=bool),
        unsure=np.array(unsure, dtype=bool),
        events=np.array(numbers, dtype=np.int64),
        pairs=np.array(pairs, dtype=np.int64),
    )


def read_examples(shared: Path, reader: str, cache: Path | None) -> Examples:
    """All candidate pairs of the training events, claims by `reader`."""
    events, _ = import_bench(shared)
    news = events.read_events(shared / "events" / "train.jsonl.gz")
    claims = read_claims(shared, news, reader, cache)
    rows = []
    for number, (event, own) in enumerate(zip(news, claims, strict=True)):
        rows += make_examples(number, own, find_keys(shared, event, own), read_gold(shared, event))
    return gather(rows)


def read_old_examples(shared: Path) -> Examples:
    """The pairs of the eight older events, whose annotated claims say nothing of what the text marks."""
    _, score = import_bench(shared)
    documents = score.read_bundle(shared / "polnear" / "train.jsonl.gz")
    pairs = json.loads((shared / "gold" / "compare_pairs.json").read_text(encoding="utf-8"))
    allowed, sure = score.pairs_by_group(pairs), score.pairs_by_group(pairs, lambda p: p["sure"])
    rows = []
    for number, (group, names) in enumerate(score.groups_of(pairs).items()):
        claims = [Claim.model_validate(c) for name in names for c in score.gold_claims(documents[name])]
        keys: list[Key | None] = [(c.id.rsplit("#", 1)[0], c.id.rsplit("#", 1)[1]) for c in claims]
        true: dict[frozenset[Key], set[str]] = defaultdict(set)
        unsure = set()
        for pair, side in allowed[group]:
            head = "same" if side == "for" else "opposed"
            true[pair].add(head)
            if (pair, side) not in sure[group]:
                unsure.add((pair, head))
        rows += make_examples(ALWAYS + number, claims, keys, Gold(true, unsure))
    return gather(rows)
