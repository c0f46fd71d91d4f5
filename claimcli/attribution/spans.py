"""From token indices to spans of the text, as a reader would mark them."""

from collections.abc import Iterable

from claimcli.text.article import Article
from claimcli.text.span import Span

_LOOSE = frozenset(",;:—–--")


def spans_of(article: Article, indices: Iterable[int]) -> tuple[Span, ...]:
    """Spans of the runs among sorted token indices; punctuation that ends or begins a run loosely is left out."""
    runs: list[list[int]] = []
    for i in indices:
        if runs and i == runs[-1][-1] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    spans = []
    for run in runs:
        while run and (article.tokens[run[-1]].text in _LOOSE or _ends_a_sentence(article, run)):
            run.pop()
        while run and article.tokens[run[0]].text in _LOOSE:
            run.pop(0)
        if run:
            spans.append(article.span(run[0], run[-1] + 1))
    return tuple(spans)


def _ends_a_sentence(article: Article, run: list[int]) -> bool:
    """A full stop that closes the run's sentence and is not quoted with it."""
    return len(run) > 1 and article.tokens[run[-1]].text == "."
