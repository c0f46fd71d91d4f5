"""Many names cost their number and not its square: new ones in every paragraph, one surname, one given name."""

from collections.abc import Callable

import pytest

from claimcli.attribution.types import Attribution
from claimcli.coreference.pipeline import name_speakers
from claimcli.text.article import read_article
from claimcli.text.span import Span
from tests.growth import assert_linear, process_seconds

SYLLABLES = "ba ko ri ten lo mar vi sen du pel ga nor".split()


def name(number: int) -> str:
    """A name for each number."""
    word = ""
    number += 200
    while number:
        number, syllable = divmod(number, len(SYLLABLES))
        word += SYLLABLES[syllable]
    return word.capitalize()


@pytest.mark.parametrize(
    "paragraph",
    [
        lambda k: (f"{name(k)} {name(7 * k + 3)}", " said the bridge was late. The senator met it."),
        lambda k: (f"{name(k)} Okafor", f" said the bridge was late. Okafor met {name(k)}."),
        lambda k: (f"Ann {name(k)}", " said the bridge was late. Ann met it."),
        lambda k: (f"Okafor {name(k)}", " said the bridge was late. Okafor met Ms Okafor."),
        lambda k: (f"{name(k)} {name(k + 9)} Agency", f" ({name(k)[:5]}) said it was late. {name(k)[:5]} met it."),
        lambda k: ((f"Passenger {name(k)} {name(7 * k + 3)}", "The leader")[k % 2], " said the bridge was late."),
        lambda k: (("The poll", "A report")[k % 2], " said it was late. The report met the driver."),
    ],
)
def test_work_grows_with_the_number_of_names(paragraph: Callable[[int], tuple[str, str]]) -> None:
    def seconds(count: int) -> float:
        text, parts = "", []
        for k in range(count):
            source, rest = paragraph(k)
            start = len(text)
            text += source + rest + "\n\n"
            end = start + len(source)
            parts.append((Span(start, end), Span(end + 6, end + len(rest) - 1)))
        article = read_article(text)
        runs = [(article.token_range(source), article.token_range(content)) for source, content in parts]
        attributions = [Attribution((source,), (), (content,)) for source, content in runs]
        return process_seconds(lambda: name_speakers(article, attributions), runs=2)

    assert_linear(seconds, 200)
