"""Trains the linker: given a cue, which tokens of its window are its source and its content.

It learns from true cues alone; whether a candidate is one is for the confidence to say (trained on both kinds, the
linker left a quarter of the true cues without content).
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcli.attribution.crf.decoder import Chain
from claimcli.attribution.features.cue_shares import CueWords
from claimcli.attribution.features.templates import names_of
from claimcli.attribution.features.token_table import TokenTable, build_token_table
from claimcli.attribution.linking.features import (
    LINK_LABELS,
    base_groups,
    cue_key,
    find_spots,
    spot_groups,
    word_groups,
)
from claimcli.attribution.linking.linker import IN_CUE
from claimcli.attribution.linking.suggestions import relative_groups
from claimcli.attribution.linking.tag_levels import TagLevels, read_tag_levels
from claimcli.attribution.linking.window import token_window
from claimcli.attribution.runs import runs_of
from claimcli.attribution.tagging.cues import Cue, find_cues
from claimcli.attribution.tagging.tagger import Tagger, Tags
from claimcli.text.article import Article
from training.corpus import Annotated, Gold
from training.light.tagger import repair_bio, train_chain


class Part(NamedTuple):
    """Articles, with a tagger and counts made from other articles."""

    corpus: Sequence[Annotated]
    cue_words: CueWords
    tagger: Tagger


def match_cues(cues: Sequence[Cue], gold: Sequence[Gold]) -> dict[int, Gold]:
    """Candidate number -> the gold attribution whose cue it shares most tokens with; each is used once."""
    pairs = []
    for k, cue in enumerate(cues):
        mine = set(range(cue.first, cue.last))
        for j, g in enumerate(gold):
            if shared := len(mine & set(g.cue)):
                pairs.append((-shared / len(mine | set(g.cue)), -len(g.content), k, j))
    out: dict[int, Gold] = {}
    used: set[int] = set()
    for _, _, k, j in sorted(pairs):
        if k not in out and j not in used:
            out[k] = gold[j]
            used.add(j)
    return out


def window_labels(window: Sequence[int], cue: Cue, gold: Gold) -> list[str]:
    """Labels of a window's tokens."""
    labels = ["O"] * len(window)
    for part, letter in ((gold.source, "S"), (gold.content, "C")):
        inside = set(part)
        for n, i in enumerate(window):
            if i in inside and not cue.first <= i < cue.last:
                begins = n == 0 or window[n - 1] not in inside
                labels[n] = f"{'B' if begins else 'I'}-{letter}"
    return repair_bio(labels)


class Setting(NamedTuple):
    """What the features of all windows of one article look up."""

    article: Article
    table: TokenTable
    levels: TagLevels
    tags: Tags
    words: Sequence[list[str]]  # features of each token that hold on either side of any cue


def set_for_windows(article: Article, table: TokenTable, tags: Tags) -> Setting:
    """Look once at every token."""
    return Setting(article, table, read_tag_levels(article, table, tags.rows), tags, names_of(word_groups(table)))


def window_features(setting: Setting, cue: Cue, window: Sequence[int]) -> list[list[str]]:
    """All features of a window's tokens, as the decoder sees them."""
    article, table, levels, tags, words = setting
    key, standing = cue_key(table, cue), find_spots(article, table, levels, cue, window)
    of_spot = names_of(spot_groups(key, standing.spots))
    of_token = names_of(relative_groups(table, levels, cue, key, standing, tags.suggest))
    runs = [(side, run) for side, tokens in (("L", standing.left), ("R", standing.right)) for run in runs_of(tokens)]
    base = [row for side, (a, b) in runs for row in names_of(base_groups(table, levels, side, a, b))]
    tokens = (*standing.left, *standing.right)
    found = {i: [*words[i], *a, *b, *c] for i, a, b, c in zip(tokens, base, of_spot, of_token, strict=True)}
    return [found.get(i, IN_CUE) for i in window]


def sequences(part: Part) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Training sequences of articles that the part's tagger and counts have not seen."""
    for item in part.corpus:
        table = build_token_table(item.article, part.cue_words)
        tags = part.tagger.tag(item.article, table)
        setting, cues = set_for_windows(item.article, table, tags), find_cues(tags.rows, table)
        for k, gold in sorted(match_cues(cues, item.gold).items()):
            window = token_window(item.article, table, cues[k])
            yield window_features(setting, cues[k], window), window_labels(window, cues[k], gold)


def train_linker(parts: Sequence[Part]) -> Chain:
    """The linker's weights, from parts of the corpus each with a flat tagger that has not seen it."""
    rows = (row for part in parts for row in sequences(part))
    return train_chain(rows, LINK_LABELS, c1=0.15, c2=6.0, least=4, rounds=100)
