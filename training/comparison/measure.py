"""The figures of the bench over folds of events, each by weights that saw none of it, and the card that tells them."""

import contextlib
import io
import os
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from claimcli.comparison.classifier import VARIABLE, load_pair_model
from claimcli.comparison.pipeline import compare_claims
from training.comparison.examples import FOLDS, Key, find_keys, import_bench, read_claims

_BANDS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


class Tuning(NamedTuple):
    """The curve from the mean of heads to a probability; the log-odds under which the gate turns a pair away; the
    probabilities from which a side is taken."""

    curve: list[tuple[float, float]]
    least_gate: float
    least_opposed: float
    least_same: float


@dataclass
class Figures:
    """What the bench prints by reader of the articles, the reliability of listed pairs, and what was tuned."""

    tuning: Tuning
    printed: dict[str, str] = field(default_factory=dict)
    bands: dict[str, list[tuple[str, int, int]]] = field(default_factory=dict)


def measure_folds(shared: Path, cache: Path | None, readers: list[str], folder: Path, tuning: Tuning) -> Figures:
    """The bench's figures of every reader; fold k by the weights `k.json` of `folder`."""
    events, _ = import_bench(shared)
    news = events.read_events(shared / "events" / "train.jsonl.gz")
    figures = Figures(tuning)
    for reader in readers:
        claims = read_claims(shared, news, reader, cache)
        runs = {
            e["event"]: run_event(shared, e, own, folder / f"{n % FOLDS}.json")
            for n, (e, own) in enumerate(zip(news, claims, strict=True))
        }
        events.run_compare = partial(_recall, runs)
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            events.score_events(news, [], False, by_rule=True)
        figures.printed[reader] = printed.getvalue()
        figures.bands[reader] = count_bands(events, news, runs)
        print(reader, printed.getvalue(), figures.bands[reader], sep="\n", flush=True)
    return figures


def _recall(runs: dict[str, Any], event: dict[str, Any], *_: Any) -> Any:
    """What was found in an event, in the place of a run of the program."""
    return runs[event["event"]]


def run_event(shared: Path, event: dict[str, Any], claims: list[Any], weights: Path) -> tuple[Any, Any]:
    """What `events.run_compare` gives for one event: pairs with their annotated claims, issues as sets of these."""
    os.environ[VARIABLE] = str(weights)
    load_pair_model.cache_clear()
    report = compare_claims(claims)
    keys: dict[str, Key | None] = dict(
        zip((c.id for c in report.claims), find_keys(shared, event, report.claims), strict=True)
    )
    _, score = import_bench(shared)
    pairs = [p.model_dump(mode="json") for topic in report.topics for p in topic.pairs if p.relation in score.SIDE]
    issues = [{keys[c.id] for c in issue.claims} - {None} for issue in report.issues]
    return [(keys[p["claim"]["id"]], keys[p["counter"]["id"]], p) for p in pairs], issues


def count_bands(events: Any, news: Any, runs: dict[str, Any]) -> list[tuple[str, int, int]]:
    """(side and band of scores, pairs listed, pairs right) of all pairs listed."""
    import score

    found: dict[str, list[int]] = {}
    for event in news:
        _, allowed = events.gold_of(event)
        for one, two, pair in runs[event["event"]][0]:
            if one is not None and one == two:
                continue
            side = score.SIDE[pair["relation"]]
            band = max(b for b in _BANDS if b <= pair["score"])
            counts = found.setdefault(f"{side} {band:.1f}", [0, 0])
            counts[0] += 1
            counts[1] += None not in (one, two) and (frozenset((one, two)), side) in allowed
    return [(name, n, right) for name, (n, right) in sorted(found.items())]


def write_card(path: Path, figures: Figures) -> None:
    """The model card: what the weights were learnt from and how they do on events held out."""
    tuning = figures.tuning
    disputed, agreed = tuning.least_opposed, tuning.least_same
    lines = [
        "# The pair model of comparison", "",
        "Written by `python -m training.comparison.train`; do not edit.", "",
        "Four forests of boosted trees over the features of a pair of claims: do they say the same, are they opposed,",
        "are they on one question, does the text mark the one as an answer to the other. Learnt from 81 events (188",
        "articles of eight newsrooms, 2004 to 2016; claims as annotated and as the light engine finds them) and from",
        "eight older events of US politics. The articles belong to their publishers; none of it is in the weights.",
        f"A side is taken for disputes from {disputed:.2f} and for agreements from {agreed:.2f}.", "",
        "All figures below are from events that forests and curve did not see (six folds). Which rules are trusted,",
        "the least likeness and the size of issues were settled on these events: expect less on others.",
        "",
    ]  # fmt: skip
    for reader, printed in figures.printed.items():
        lines += [f"## Claims by the {reader} engine", "", "```text", printed.rstrip(), "```", ""]
        lines += ["| side and score from | pairs listed | right |", "|---|---|---|"]
        lines += [f"| {name} | {n} | {right / n:.2f} |" for name, n, right in figures.bands[reader]]
        lines.append("")
    lines += [
        "## Curve",
        "",
        "| mean of heads | probability |",
        "|---|---|",
        *(f"| {x:.3f} | {y:.3f} |" for x, y in tuning.curve),
        "",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
