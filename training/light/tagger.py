"""Trains the flat tagger: one CRF over the tokens of an article with the labels of source, cue and content."""

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import pycrfsuite

from claimcli.attribution.crf.decoder import SCALE, Chain, pack_row
from claimcli.attribution.features.cue_shares import CueWords
from claimcli.attribution.features.templates import names_of
from claimcli.attribution.features.token_table import build_token_table
from claimcli.attribution.tagging.features import tag_groups
from claimcli.attribution.tagging.labels import LABELS
from training.corpus import Annotated


def label_tokens(item: Annotated) -> list[str]:
    """One label a token: cues first, then sources, then contents, so that a claim inside a content keeps its cue."""
    labels = ["O"] * len(item.article.tokens)
    for part, letter in (("content", "C"), ("source", "S"), ("cue", "U")):
        for gold in item.gold:
            indices: tuple[int, ...] = getattr(gold, part)
            for k, i in enumerate(indices):
                begins = k == 0 or indices[k - 1] != i - 1
                labels[i] = f"{'B' if begins else 'I'}-{letter}"
    return repair_bio(labels)


def repair_bio(labels: list[str]) -> list[str]:
    """Make a part that was cut by another one begin again."""
    for i, label in enumerate(labels):
        if label.startswith("I-") and (i == 0 or labels[i - 1][2:] != label[2:]):
            labels[i] = "B" + label[1:]
    return labels


def token_features(item: Annotated, cue_words: CueWords) -> list[list[str]]:
    """All features of all tokens, as the decoder sees them."""
    return names_of(tag_groups(item.article, build_token_table(item.article, cue_words)))


def train_chain(
    sequences: Iterable[tuple[list[list[str]], list[str]]],
    labels: Sequence[str],
    *,
    c1: float,
    c2: float,
    least: int,
    rounds: int,
) -> Chain:
    """Train a CRF by L-BFGS (OWL-QN where `c1` > 0) and round its weights."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {"c1": c1, "c2": c2, "feature.minfreq": least, "max_iterations": rounds, "feature.possible_transitions": True}
    )
    for xs, ys in sequences:
        trainer.append(xs, ys)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
    return chain_of(info.state_features, info.transitions, labels)


def chain_of(
    state: dict[tuple[str, str], float],
    transitions: dict[tuple[str, str], float],
    labels: Sequence[str],
    *,
    floor: float = 0.02,
    worth: float = 0.04,
) -> Chain:
    """The weights as 16-bit integers. Weights below `floor` are dropped, and features all of whose weights are below
    `worth`: a third of them, which change nothing and would be read at every start."""
    place = {label: j for j, label in enumerate(labels)}
    rows: dict[str, list[int]] = {}
    for (feature, label), weight in state.items():
        if abs(weight) >= floor:
            rows.setdefault(feature, [0] * len(labels))[place[label]] = round(weight * SCALE)
    impossible = round(-12 * SCALE)
    table = [[impossible if b.startswith("I-") and a[2:] != b[2:] else 0 for b in labels] for a in labels]
    for (a, b), weight in transitions.items():
        if table[place[a]][place[b]] != impossible:
            table[place[a]][place[b]] = round(weight * SCALE)
    kept = {f: pack_row(row) for f, row in sorted(rows.items()) if max(map(abs, row)) >= worth * SCALE}
    return Chain(tuple(labels), kept, tuple(map(tuple, table)))


def train_flat(parts: Sequence[tuple[Sequence[Annotated], CueWords]]) -> Chain:
    """The flat tagger's weights, from parts of the corpus each with counts made from other articles."""
    sequences = ((token_features(item, words), label_tokens(item)) for corpus, words in parts for item in corpus)
    return train_chain(sequences, LABELS, c1=0.15, c2=30.0, least=4, rounds=90)
