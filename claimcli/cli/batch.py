"""Articles analysed one after the other, or by several processes at once: one outcome for each, in their order."""

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from claimcli.attribution.engines import EngineMissing
from claimcli.models import DocumentReport, InputError
from claimcli.readers.inputs import ArticleText, ClaimBatch

Input = ArticleText | ClaimBatch | InputError
IsDry = Callable[[], bool]
FEW = 40_000  # code points: a third of a second for the light engine, more than starting processes takes
FED = 16  # processes: reading, looking for duplicates and writing are a sixteenth of the light engine's work


class Analysed(NamedTuple):
    """An article with its report."""

    article: ArticleText
    report: DocumentReport


Outcome = Analysed | ClaimBatch | InputError


def never_dry() -> bool:
    """For inputs that are there: files."""
    return False


def analyse_all(
    inputs: Iterable[Input], engine: str, jobs: int | None = None, *, is_dry: IsDry = never_dry
) -> Iterator[Outcome]:
    """The outcome of each input, in their order; what is no article goes through as it is.

    Args:
        inputs: what was read, as it is read.
        engine: what reads the articles.
        jobs: processes at once. None: one for each core from a few articles on, of which the first are read here, so
            that little work starts no process, and those that are started begin with what is known of words by then.
        is_dry: whether the next input may keep us waiting; nothing that is done is held back then.

    Raises:
        EngineMissing: the engine is not installed.
    """
    rest = iter(inputs)
    if jobs is None:
        jobs = count_cores()
        if not (yield from _analyse_here(rest, engine, FEW if jobs > 1 else None)):
            return
    if jobs > 1:
        yield from _analyse_in_processes(rest, engine, jobs, is_dry)
    else:
        yield from _analyse_here(rest, engine)


def _analyse_here(inputs: Iterator[Input], engine: str, most: int | None = None) -> Generator[Outcome, None, bool]:
    """The outcomes of all inputs, or of those until `most` code points have been read; returns whether it left any."""
    done = 0
    for item in inputs:
        yield analyse(item, engine) if isinstance(item, ArticleText) else item
        done += len(item.text) if isinstance(item, ArticleText) else 0
        if most is not None and done >= most:
            return True
    return False


def _analyse_in_processes(inputs: Iterator[Input], engine: str, jobs: int, is_dry: IsDry) -> Iterator[Outcome]:
    from claimcli.cli.workers import Died, Workers

    workers = Workers(_affordable(jobs), partial(analyse_report, engine=engine), _tell_refusal)
    try:
        for item, outcome in workers.map(inputs, lambda item: isinstance(item, ArticleText), is_dry):
            if isinstance(outcome, Died):
                advice = "give it by itself, or fewer --jobs where memory is short"
                message = f"the process that read it {outcome.how}; {advice}"
                yield InputError(document=item.document, message=message)
            elif isinstance(outcome, DocumentReport):
                yield Analysed(item, outcome)
            else:
                yield outcome
    finally:
        workers.end()


def count_cores() -> int:
    """How many processes can run at once: the cores that this one may use, as many as one reader of inputs can feed."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, FED)


def is_stdin_dry() -> bool:
    """Whether standard input is a pipe in which nothing stands for now: who writes it may take their time."""
    from select import select

    try:
        return not select([0], [], [], 0)[0]
    except (OSError, ValueError):  # closed; or on Windows, which asks sockets alone
        return False


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
    """An article with its report, or what went wrong.

    Args:
        article: as a reader gives it.
        engine: what reads it.
    """
    outcome = analyse_report(article, engine)
    return Analysed(article, outcome) if isinstance(outcome, DocumentReport) else outcome


def analyse_report(article: ArticleText, engine: str) -> DocumentReport | InputError:
    """The report of one article, or what went wrong: a fault of ours on one must not cost the others.

    Args:
        article: as a reader gives it.
        engine: what reads it.
    """
    from claimcli.extraction import extract_article

    try:
        return extract_article(article, engine)
    except EngineMissing:
        raise
    except MemoryError:
        return InputError(document=article.document, message="too large for the memory there is; split it")
    except Exception as problem:
        if os.environ.get("CLAIMCLI_DEBUG"):
            raise
        what = f"{type(problem).__name__}: {problem}"
        return InputError(document=article.document, message=f"could not be analysed ({what}); please report this")
