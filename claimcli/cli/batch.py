"""Articles analysed one after the other, or by several processes at once: one outcome for each, in their order."""

import os
from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from claimcli.attribution.engines import EngineMissing
from claimcli.models import DocumentReport, InputError
from claimcli.readers.inputs import ArticleText, ClaimBatch

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
    from claimcli.cli.workers import Died, Workers

    workers = Workers(_affordable(jobs), partial(analyse, engine=engine), _tell_refusal)
    try:
        for item, outcome in workers.map(inputs, lambda item: isinstance(item, ArticleText)):
            if isinstance(outcome, Died):
                advice = "give it by itself, or fewer --jobs where memory is short"
                message = f"the process that read it {outcome.how}; {advice}"
                yield InputError(document=item.document, message=message)
            else:
                yield outcome
    finally:
        workers.end()


def _affordable(jobs: int) -> int:
    """As many of `jobs` processes as this one may hold open: each takes two file handles, reading articles a few."""
    try:
        from resource import RLIMIT_NOFILE, getrlimit
    except ImportError:  # no POSIX system
        return jobs
    most, _ = getrlimit(RLIMIT_NOFILE)
    return max(1, min(jobs, (most - 24) // 2)) if most > 0 else jobs


def _tell_refusal(problem: OSError) -> None:
    from claimcli.writers.messages import report_warning

    report_warning("", f"no more processes to be had ({problem.strerror or problem}); going on with fewer than --jobs")


def analyse(article: ArticleText, engine: str) -> Outcome:
    """The report of one article, or what went wrong: a fault of ours on one must not cost the others."""
    from claimcli.api import extract_article

    try:
        return Analysed(article, extract_article(article, engine))
    except EngineMissing:
        raise
    except MemoryError:
        return InputError(document=article.document, message="too large for the memory there is; split it")
    except Exception as problem:
        if os.environ.get("CLAIMCLI_DEBUG"):
            raise
        what = f"{type(problem).__name__}: {problem}"
        return InputError(document=article.document, message=f"could not be analysed ({what}); please report this")
