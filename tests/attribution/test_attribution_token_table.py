"""What the features look up, against its definition counted token by token."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcli.attribution.features.cue_shares import CueWords
from claimcli.attribution.features.templates import Group
from claimcli.attribution.features.token_table import AFAR, TokenTable, build_token_table, distance
from claimcli.attribution.tagging.features import cue_distance, tag_groups
from claimcli.text.article import Article, read_article

WORDS = ["word", "said", "claims", "“", "”", '"', "‘", "’", ",", ".", "\n", "\n\n"]
TEXT = st.lists(st.sampled_from(WORDS)).map(" ".join).filter(str.strip)
CUES = CueWords({"said": 0.9, "claims": 0.4, "word": 0.1}, {})


def read(text: str) -> tuple[Article, TokenTable]:
    article = read_article(text)
    return article, build_token_table(article, CUES)


@given(st.one_of(TEXT, st.just("said word " * 120 + "“ word ” " + "word " * 120)))
def test_distances_from_quotations_count_tokens_within_the_paragraph(text: str) -> None:
    article, table = read(text)
    for paragraph in article.paragraphs:
        tokens = range(paragraph.first, paragraph.last)
        quoted = [i for i in tokens if table.quote[i] >= 0]
        for i in tokens:
            since = min([i - q for q in quoted if q <= i], default=AFAR)
            until = min([q - i for q in quoted if q >= i], default=AFAR)
            assert (table.closed_before[i], table.opens_after[i]) == (min(since, AFAR), min(until, AFAR))


@given(TEXT)
def test_quotations_are_marked_from_mark_to_mark(text: str) -> None:
    article, table = read(text)
    for i, number in enumerate(table.quote):
        holders = [k for k, q in enumerate(article.quotations) if q.open <= i < q.close + q.closed]
        assert number == next((k for k in holders if article.quotations[k].depth == 0), -1)
        assert table.depth[i] == len(holders)
        assert bool(table.place[i]) == (number >= 0)


@given(TEXT)
def test_the_nearest_likely_cues_stand_in_the_sentence_and_are_another_token(text: str) -> None:
    article, table = read(text)
    left, right = [
        list(group.keys)
        for group in tag_groups(article, table)
        if isinstance(group, Group) and group.describe is cue_distance
    ]
    for s in article.sentences:
        tokens = range(s.first, s.last)
        cues = [i for i in tokens if table.lowers[i] in ("said", "claims")]
        for i in tokens:
            nearest = (max((c for c in cues if c < i), default=None), min((c for c in cues if c > i), default=None))
            for key, side, cue in zip((left[i], right[i]), "LR", nearest, strict=True):
                apart = abs(table.commas[i] - table.commas[cue]) if cue is not None else 0
                assert key == (
                    (side,)
                    if cue is None
                    else (side, table.lowers[cue], table.bands[cue], distance(abs(i - cue)), min(3, apart))
                )


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Mrs May said it.", "smith"),
        ("The Okafor plan of Nora May, said it.", "smith"),
        ("“It is late,” Mr. Will said.", "smith"),
        ("May said it.", "may"),  # the month, the verb or a name: nothing tells
        ("Park May Resign, he said.", "may"),
        ("Park may resign, he said.", "may"),
    ],
)
def test_a_name_like_a_modal_verb_is_seen_as_a_surname(text: str, seen: str) -> None:
    _, table = read(text)
    assert seen in table.lowers
