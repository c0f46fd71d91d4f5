"""Articles analysed one after the other, or by several processes at once: one outcome for each, in their order."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from claimcli.attribution.engines import EngineMissing
from claimcli.models import DocumentReport, InputError
from claimcli.readers.inputs import ArticleText, ClaimBatch

if TYPE_CHECKING:
    from concurrent.futures import Future

AHEAD = 4  # articles handed to each process before the first of them is asked for
Input = ArticleText | ClaimBatch | InputError


class Analysed(NamedTuple):
    """An article with its report."""

    article: ArticleText
    report: DocumentReport


Outcome = Analysed | ClaimBatch | InputError


def analyse_all(inputs: Iterable[Input], engine: str, jobs: int) -> Iterator[Outcome]:
    """The outcome of each input, in their order; what is no article goes through as it is. Raises EngineMissing where
    the engine is not installed."""
    if jobs > 1:
        yield from _analyse_in_processes(inputs, engine, jobs)
        return
    for item in inputs:
        yield analyse(item, engine) if isinstance(item, ArticleText) else item


def _analyse_in_processes(inputs: Iterable[Input], engine: str, jobs: int) -> Iterator[Outcome]:
    from concurrent.futures import ProcessPoolExecutor

    waiting: deque[Job | ClaimBatch | InputError] = deque()
    with ProcessPoolExecutor(jobs) as pool:
        for item in inputs:
            waiting.append(Job(item, pool.submit(analyse, item, engine)) if isinstance(item, ArticleText) else item)
            if len(waiting) > AHEAD * jobs:
                yield _wait_for(waiting.popleft())
        while waiting:
            yield _wait_for(waiting.popleft())


class Job(NamedTuple):
    """An article that a process has been given, and what will come of it."""

    article: ArticleText
    outcome: "Future[Outcome]"


def _wait_for(item: Job | ClaimBatch | InputError) -> Outcome:
    from concurrent.futures.process import BrokenProcessPool

    if not isinstance(item, Job):
        return item
    try:
        return item.outcome.result()
    except BrokenProcessPool:
        message = "a process died before its work was done; try fewer --jobs"
        return InputError(document=item.article.document, message=message)


def analyse(article: ArticleText, engine: str) -> Outcome:
    """The report of one article, or what went wrong: a fault of ours on one must not cost the others."""
    from claimcli.api import extract_text

    try:
        return Analysed(article, extract_text(article.text, article.document, engine))
    except EngineMissing:
        raise
    except Exception as problem:
        if os.environ.get("CLAIMCLI_DEBUG"):
            raise
        what = f"{type(problem).__name__}: {problem}"
        return InputError(document=article.document, message=f"could not be analysed ({what}); please report this")
