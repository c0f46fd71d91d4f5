"""What a run says of its inputs on standard error: warnings, gathered by kind where there are many, and at the end what
was read and what was not."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from claimcli.readers.types import Tally
from claimcli.writers.messages import report_note, report_warning

_LINE = re.compile(r"^line (\d+): ")
_FEW = 2  # warnings of one kind that are told one by one
_NAMED = 3  # articles that a gathered warning names
# How formats are called in the summary, where their names are no words of their own.
_NAMES = {
    "text": "text", "html": "HTML", "pdf": "PDF", "docx": "DOCX", "markdown": "Markdown", "mail": "e-mail",
    "subtitles": "subtitles", "json": "JSON rows", "csv": "CSV rows", "tsv": "TSV rows", "xlsx": "XLSX rows",
    "parquet": "Parquet rows",
}  # fmt: skip


@dataclass(slots=True)
class _Kind:
    """A kind of warning: how many articles have it, and where the first of them do."""

    articles: int = 0
    last: str = ""
    first: list[tuple[str, str]] = field(default_factory=list)  # (document, warning)


@dataclass(slots=True)
class Notices:
    """Gathers what is to be said of the articles of a run; its memory does not grow with their number."""

    tally: Tally
    quiet: bool = False
    verbose: bool = False
    duplicates: int = 0
    repeated: int = 0  # claims that an earlier input has already
    _kinds: dict[str, _Kind] = field(default_factory=dict)

    def warn(self, document: str, warnings: Iterable[str]) -> None:
        """Tell the `warnings` of a `document`: at once, or, in a run over many, at its end."""
        if self.quiet:
            return
        for warning in warnings:
            if self.verbose or not self._many:
                report_warning(document, warning)
                continue
            kind = self._kinds.setdefault(_LINE.sub("", warning), _Kind())
            kind.articles += document != kind.last
            kind.last = document
            if len(kind.first) < _NAMED:
                kind.first.append((document, warning))

    def duplicate(self, document: str, original: str) -> None:
        """Count a `document` that repeats the `original`."""
        self.duplicates += 1
        if self.verbose:
            report_note(f"{document}: says what {original} says")

    def finish(self) -> None:
        """Tell what was gathered, and what a run over folders read and left out."""
        if self.quiet:
            return
        for text, kind in self._kinds.items():
            if len(kind.first) <= _FEW:
                for document, warning in kind.first:
                    report_warning(document, warning)
            else:
                report_warning("", f"{text}: {_count(kind.articles)} ({_places(kind)})")
        self._kinds.clear()
        if self.duplicates:
            report_note(f"{_count(self.duplicates)} {'repeats' if self.duplicates == 1 else 'repeat'} others")
        if self.repeated:
            report_note(f"{self.repeated:,} claims left out that an earlier input has already")
        if self.tally.folders and (self.tally.read or +self.tally.skipped):
            report_note(summarize(self.tally))

    @property
    def _many(self) -> bool:
        return self.tally.folders or (self.tally.expected or 1) > _NAMED or self.tally.read.total() > 1


def summarize(tally: Tally) -> str:
    """ "read 31 articles (29 text, 2 HTML); skipped 3 .jpg, 1 links to folders"."""
    kinds = ", ".join(f"{number:,} {_NAMES.get(form, form)}" for form, number in tally.read.most_common())
    read = f"read {_count(tally.read.total())}" + (f" ({kinds})" if kinds else "")
    skipped = ", ".join(f"{number:,} {reason}" for reason, number in (+tally.skipped).most_common())
    return read + (f"; skipped {skipped}" if skipped else "")


def _count(number: int) -> str:
    return f"{number:,} article{'' if number == 1 else 's'}"


def _places(kind: _Kind) -> str:
    shown = []
    for document, warning in kind.first:
        line = _LINE.match(warning)
        shown.append(f"{document}:{line[1]}" if line else document)
    return ", ".join(shown) + (", …; --verbose names each" if kind.articles > len(kind.first) else "")
