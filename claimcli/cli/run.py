"""One run over the inputs of a command: each is read, extracted and handed on, and what failed is told and counted."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from claimcli.attribution.engines import LIGHT
from claimcli.cli.batch import Analysed, analyse_all
from claimcli.models import Claim, DocumentReport, Engine, InputError
from claimcli.readers.inputs import ArticleText, read_articles, read_inputs
from claimcli.writers.messages import Progress, report_error, report_warning

if TYPE_CHECKING:
    from claimcli.speakers.aliases import Aliases

Item = TypeVar("Item")


@dataclass(slots=True)
class Run:
    """What to read, and the errors so far. Input errors go to standard error at once and into `errors`."""

    paths: tuple[str, ...]
    encoding: str = "utf-8"
    aliases: "Aliases | None" = None
    engine: str = LIGHT
    jobs: int = 1
    errors: list[InputError] = field(default_factory=list)
    _progress: Progress = field(default_factory=Progress)
    documents: dict[str, None] = field(default_factory=dict)  # names of what was read, in order
    reader: Engine | None = None  # what read the articles, once it has read one
    keep_articles: bool = False
    articles: dict[str, Analysed] = field(default_factory=dict)  # the articles themselves, where they are to be kept
    read: int = 0  # inputs that were read

    @property
    def exit_code(self) -> int:
        """0 when all went well, 1 when some inputs failed."""
        return 1 if self.errors else 0

    def extract_articles(self) -> Iterator[tuple[ArticleText, DocumentReport]]:
        """Each article with its report, one at a time."""
        outcomes = analyse_all(read_articles(self.paths, self.encoding), self.engine, self.jobs)
        shown = sys.stdout is not None and sys.stdout.isatty()  # a table that grows is progress enough
        for item in outcomes if shown else self._watch(outcomes):
            if isinstance(item, InputError):
                self._fail(item)
            elif isinstance(item, Analysed):
                report = self._accept(item)
                claims = self.unify(report.claims) if self.aliases else report.claims
                yield item.article, report.model_copy(update={"claims": claims})

    def read_texts(self) -> Iterator[ArticleText]:
        """Each article as read, one at a time."""
        for item in self._watch(read_articles(self.paths, self.encoding)):
            if isinstance(item, InputError):
                self._fail(item)
            else:
                yield item

    def collect_claims(self) -> tuple[Claim, ...]:
        """The claims of all inputs, articles and written claims alike, each speaker under one name."""
        claims: list[Claim] = []
        for item in self._watch(analyse_all(read_inputs(self.paths, self.encoding), self.engine, self.jobs)):
            if isinstance(item, InputError):
                self._fail(item)
            elif isinstance(item, Analysed):
                claims += self._accept(item).claims
                self.documents[item.article.document] = None
                if self.keep_articles:
                    self.articles[item.article.document] = item
            else:
                claims += item.claims
                self.read += 1
                self.documents |= dict.fromkeys(claim.document for claim in item.claims)
        return self.unify(claims)

    def _watch(self, items: Iterable[Item]) -> Iterator[Item]:
        """The same items, counted on standard error where somebody waits for them there."""
        for number, item in enumerate(items):
            self._progress.show(number)
            yield item
        self._progress.clear()

    def _accept(self, item: Analysed) -> DocumentReport:
        """The report of an article, its warnings told."""
        self.reader = item.report.engine
        self.read += 1
        self._progress.clear()
        for warning in item.report.warnings:
            report_warning(item.article.document, warning)
        return item.report

    def unify(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """`claims` with one name for one speaker, and the names and identifiers of the alias file."""
        from claimcli.speakers.unify import unify_speakers

        return unify_speakers(tuple(claims), self.aliases)

    def _fail(self, error: InputError) -> None:
        self.errors.append(error)
        self._progress.clear()
        report_error(error)


def load_aliases(path: Path | None) -> "Aliases | None":
    """The alias file, or None without one. Raises ValueError with a line that says what is wrong with it."""
    if path is None:
        return None
    from claimcli.readers.problems import describe_problem
    from claimcli.speakers.aliases import read_aliases

    try:
        return read_aliases(path)
    except OSError as problem:
        error = describe_problem(str(path), problem)
        raise ValueError(f"{error.document}: {error.message}") from None
