"""One run over the inputs of a command: each is read, extracted and handed on, and what failed is told and counted."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from claimcli.attribution.engines import LIGHT
from claimcli.cli.batch import Analysed, Input, Outcome, analyse_all, is_stdin_dry, never_dry
from claimcli.cli.notices import Notices, summarize
from claimcli.cli.reading import ReadingChoices
from claimcli.models import Claim, DocumentReport, Engine, InputError, InputWarning
from claimcli.readers.duplicates import mark_duplicates
from claimcli.readers.inputs import ArticleText, read_articles, read_inputs
from claimcli.readers.known import KnownClaims
from claimcli.readers.types import AUTO, ROWS, Reading, Tally
from claimcli.writers.messages import Progress, report_error, report_note

if TYPE_CHECKING:
    from claimcli.speakers.aliases import Aliases

Item = TypeVar("Item")


@dataclass(slots=True)
class Run:
    """What to read, and the errors so far. Input errors go to standard error at once and into `errors`."""

    paths: tuple[str, ...]
    encoding: str = AUTO
    aliases: "Aliases | None" = None
    engine: str = LIGHT
    jobs: int | None = None
    choices: ReadingChoices = field(default_factory=lambda: ReadingChoices({}))
    tally: Tally = field(default_factory=Tally)
    errors: list[InputError] = field(default_factory=list)
    _progress: Progress = field(default_factory=Progress)
    documents: dict[str, None] = field(default_factory=dict)  # names of what was read, in order
    notices: Notices = field(init=False)
    reader: Engine | None = None  # what read the articles, once it has read one
    keep_articles: bool = False
    articles: dict[str, Analysed] = field(default_factory=dict)  # the articles themselves, where they are to be kept
    read: int = 0  # inputs that were read
    done: Counter[str] = field(default_factory=Counter)  # articles that are passed over, as often as they were done
    warnings: list[InputWarning] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.notices = Notices(self.tally, self.choices.quiet, self.choices.verbose)

    @property
    def exit_code(self) -> int:
        """0 when all went well, 1 when some inputs failed."""
        return 1 if self.errors else 0

    @property
    def outcome(self) -> dict[str, Any]:
        """What a report says of the run: the engine that read the articles, the warnings and the errors."""
        return {"engine": self.reader, "warnings": tuple(self.warnings), "errors": tuple(self.errors)}

    def extract_articles(self) -> Iterator[tuple[ArticleText, DocumentReport]]:
        """Each article with its report, one at a time."""
        inputs = mark_duplicates(read_articles(self.paths, reading=self._reading, tally=self.tally))
        outcomes = self._analyse(self._without_done(inputs))
        shown = sys.stdout is not None and sys.stdout.isatty()  # a table that grows is progress enough
        for item in outcomes if shown else self._watch(outcomes):
            if isinstance(item, InputError):
                self._fail(item)
            elif isinstance(item, Analysed):
                report = self._accept(item)
                claims = self.unify(report.claims) if self.aliases else report.claims
                yield item.article, report.model_copy(update={"claims": claims})
        self.notices.finish()

    def read_texts(self) -> Iterator[ArticleText]:
        """Each article as read, one at a time."""
        for item in self._watch(read_articles(self.paths, reading=self._reading, tally=self.tally)):
            if isinstance(item, InputError):
                self._fail(item)
            else:
                self.notices.warn(item.document, item.warnings)
                yield item
        self.notices.finish()

    def collect_claims(self) -> tuple[Claim, ...]:
        """The claims of all inputs, articles and written claims alike, each speaker under one name."""
        claims: list[Claim] = []
        inputs = mark_duplicates(read_inputs(self.paths, reading=self._reading, tally=self.tally))
        known = KnownClaims()
        for item in self._watch(self._analyse(inputs)):
            if isinstance(item, InputError):
                self._fail(item)
            elif isinstance(item, Analysed):
                claims += known.add(self._accept(item).claims)
                self.documents[item.article.document] = None
                if self.keep_articles:
                    self.articles[item.article.document] = item
            else:
                claims += known.add(item.claims)
                self.read += 1
                self.documents |= dict.fromkeys(claim.document for claim in item.claims)
        self.notices.repeated = known.repeated
        self.notices.finish()
        return self.unify(claims)

    def _without_done(self, inputs: Iterable[Input]) -> Iterator[Input]:
        left = Counter(self.done)
        for item in inputs:
            if isinstance(item, ArticleText) and left[item.document] > 0:
                left[item.document] -= 1
            else:
                yield item

    def _analyse(self, inputs: Iterable[Input]) -> Iterator[Outcome]:
        is_dry = is_stdin_dry if "-" in self.paths else never_dry
        return analyse_all(inputs, self.engine, self.jobs, is_dry=is_dry)

    def _watch(self, items: Iterable[Item]) -> Iterator[Item]:
        """The same items, counted on standard error where somebody waits for them there."""
        try:
            for number, item in enumerate(items):
                if not self.choices.quiet:
                    self._progress.show(number, self._expected)
                yield item
        except KeyboardInterrupt:
            self._progress.clear()
            if self.tally.read:
                said = "what standard output has of them is whole, and a file of --output was not replaced"
                report_note(f"interrupted; {summarize(self.tally)}; {said}")
            raise
        finally:
            self._progress.clear()

    def _accept(self, item: Analysed) -> DocumentReport:
        """The report of an article, its warnings told."""
        self.reader = item.report.engine
        self.read += 1
        if item.report.warnings or item.report.duplicate_of:
            self._progress.clear()
        self.notices.warn(item.article.document, item.report.warnings)
        self.warnings += (InputWarning(document=item.article.document, message=said) for said in item.report.warnings)
        if item.report.duplicate_of is not None:
            self.notices.duplicate(item.article.document, item.report.duplicate_of)
        return item.report

    @property
    def _reading(self) -> Reading:
        choices = self.choices
        return Reading(self.encoding, choices.columns, choices.identity, choices.include, choices.exclude)

    @property
    def _expected(self) -> int | None:
        """How many articles there will be: the files, unless some of them hold many."""
        rows = sum(number for form, number in self.tally.read.items() if form in ROWS)
        return None if rows else self.tally.expected

    def unify(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """`claims` with one name for one speaker, and the names and identifiers of the alias file."""
        from claimcli.speakers.unify import unify_speakers

        return unify_speakers(tuple(claims), self.aliases)

    def _fail(self, error: InputError) -> None:
        self.errors.append(error)
        self._progress.clear()
        report_error(error)


def load_aliases(path: Path | None) -> "Aliases | None":
    """The alias file, or None without one.

    Raises:
        ValueError: It cannot be read or is none; the line says what is wrong.
    """
    if path is None:
        return None
    from claimcli.readers.problems import describe_problem
    from claimcli.speakers.aliases import read_aliases

    try:
        return read_aliases(path)
    except OSError as problem:
        error = describe_problem(str(path), problem)
        raise ValueError(f"{error.document}: {error.message}") from None
