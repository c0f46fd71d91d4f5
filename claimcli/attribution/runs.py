"""Runs of tokens: half-open ranges, out of the indices that a linker or a rule has chosen."""

from collections.abc import Sequence

from claimcli.attribution.types import Run
from claimcli.text.article import Article

_LOOSE = frozenset(",;:—–--")


def trimmed_runs(article: Article, indices: Sequence[int]) -> tuple[Run, ...]:
    """The runs among sorted token indices, as a reader would mark them: punctuation that ends or begins one loosely is
    left out, and with it a run that has nothing else."""
    tokens = article.tokens
    runs = []
    for first, last in runs_of(indices):
        while last > first and (tokens[last - 1].text in _LOOSE or (last - first > 1 and tokens[last - 1].text == ".")):
            last -= 1  # a full stop too, which closes the run's sentence and is not quoted with it
        while last > first and tokens[first].text in _LOOSE:
            first += 1
        if last > first:
            runs.append((first, last))
    return tuple(runs)


def is_run(indices: Sequence[int]) -> bool:
    """Whether sorted indices, each there once, are one run without a gap."""
    return len(indices) > 0 and indices[-1] - indices[0] == len(indices) - 1


def runs_of(indices: Sequence[int]) -> list[Run]:
    """Half-open ranges of the runs among sorted indices, each there once."""
    if is_run(indices):  # as mostly
        return [(indices[0], indices[-1] + 1)]
    runs: list[Run] = []
    first = last = -1
    for i in indices:
        if i != last:
            if last > first:
                runs.append((first, last))
            first = i
        last = i + 1
    if last > first:
        runs.append((first, last))
    return runs
