"""What holds for any text: a name is never made up, nothing raises, the same text gives the same speakers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcli.attribution.types import Attribution
from claimcli.coreference.pipeline import name_speakers
from claimcli.text.article import read_article
from claimcli.text.span import Span
from tests.growth import assert_linear, process_seconds

_PIECES = """
Amara Okafor Okafor's Mr. Mrs. Sen. President Secretary of State the The Harbour Times Department for and , . “ ” " ' (
) : — - he she they it I we who which that his her said told a an campaign poll mayor 55 (D-Ohio) U.S. Jr. van bin both
46-year-old Republicans voters some one group agency town city newspaper former husband wife Lisbon ± É é 王 … ''
"""
PIECES = st.sampled_from([*_PIECES.split(), "\n\n", "\u0301", "\u200b"])
SEPARATORS = st.sampled_from([" ", " ", " ", "", "\n", "\n\n"])


@st.composite
def texts_with_attributions(draw: st.DrawFn) -> tuple[str, list[Attribution]]:
    pieces = draw(st.lists(st.tuples(PIECES | st.text(max_size=4), SEPARATORS), max_size=60))
    text = "".join(piece + gap for piece, gap in pieces)
    places = st.integers(0, len(read_article(text).tokens))
    runs = st.tuples(places, places).map(lambda p: (min(p), max(p))).filter(lambda run: run[1] > run[0])
    one = st.builds(Attribution, st.lists(runs, max_size=2).map(tuple), st.just(()), st.tuples(runs))
    return text, draw(st.lists(one, max_size=6)) if read_article(text).tokens else []


@given(texts_with_attributions())
@settings(max_examples=400, deadline=None)
def test_speaker_is_a_slice_of_the_article(case: tuple[str, list[Attribution]]) -> None:
    text, attributions = case
    article = read_article(text)
    speakers = name_speakers(article, attributions)
    assert len(speakers) == len(attributions)
    for attribution, speaker in zip(attributions, speakers, strict=True):
        assert speaker.name is None or (speaker.name and speaker.name in text)
        assert speaker.sieve
        assert speaker.reason
        assert attribution.source or speaker.name is None
    assert speakers == name_speakers(article, attributions)


@pytest.mark.parametrize(
    "unit",
    [
        "who said ",
        "of the voters ",
        "Amara Okafor and ",
        "the mayor of the ",
        "Okafor, ",
        "he ",
        '"I" ',
        "Harbour of ",
        "“",
        "Okafr Okafor ",
    ],
)
def test_work_grows_with_the_text_and_not_with_its_square(unit: str) -> None:
    def seconds(count: int) -> float:
        text = unit * count + "said it was late."
        article = read_article(text)
        step = max(1, len(text) // count)
        spans = [Span(i, min(len(text), i + step)) for i in range(0, len(text) - step, step)]
        runs = [article.token_range(span) for span in spans]
        attributions = [
            Attribution(((first, last),), (), ((last, last + 1),))
            for first, last in runs
            if first < last < len(article.tokens)
        ]
        return process_seconds(lambda: name_speakers(article, attributions), runs=2)

    assert_linear(seconds, 400)
