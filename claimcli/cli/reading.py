"""The options of how inputs are read, the same for every command that reads any."""

from typing import Annotated, Any, NamedTuple

import typer

COLUMNS = {"text": "text", "id": "id", "title": "title", "date": "date", "outlet": "publisher", "author": "author"}


class ReadingChoices(NamedTuple):
    """What the options of reading were given: columns by role, pattern of ids, globs, and how much is told."""

    columns: dict[str, str]
    identity: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    quiet: bool = False
    verbose: bool = False


def _check_pattern(pattern: str | None) -> str | None:
    from claimcli.readers.identity import check_pattern

    try:
        return check_pattern(pattern) if pattern is not None else None
    except ValueError as problem:
        raise typer.BadParameter(str(problem)) from None


def _option(*names: str, **settings: Any) -> Any:
    return typer.Option(*names, show_default=False, **settings)


def _column(role: str) -> Any:
    return _option(f"--{role}-column", metavar="NAME", help=f"Column of a table that holds the {role}.")


_IDENTITY = _option(
    "--id",
    metavar="PATTERN",
    callback=_check_pattern,
    help="What ids of claims begin with, such as {outlet}-{date}-{stem}; default: the file's name.",
)
_INCLUDE = _option("--include", metavar="GLOB", help="Of folders only such files; may be repeated.")
_EXCLUDE = _option("--exclude", metavar="GLOB", help="Of folders no such files; may be repeated.")


class Inputs(NamedTuple):
    """The options of reading, as they were given."""

    text_column: Annotated[str | None, _column("text")] = None
    id_column: Annotated[str | None, _column("id")] = None
    title_column: Annotated[str | None, _column("title")] = None
    date_column: Annotated[str | None, _column("date")] = None
    outlet_column: Annotated[str | None, _column("outlet")] = None
    author_column: Annotated[str | None, _column("author")] = None
    identity: Annotated[str | None, _IDENTITY] = None
    include: Annotated[list[str] | None, _INCLUDE] = None
    exclude: Annotated[list[str] | None, _EXCLUDE] = None
    quiet: Annotated[bool, _option("--quiet", "-q", help="Say nothing but errors.")] = False
    verbose: Annotated[bool, _option("--verbose", "-v", help="Name every warning and every duplicate.")] = False

    def choose(self) -> ReadingChoices:
        """What they ask for.

        Raises:
            typer.BadParameter: They contradict one another.
        """
        if self.quiet and self.verbose:
            raise typer.BadParameter("say less or say more, not both", param_hint="--quiet, --verbose")
        return ReadingChoices(
            columns={role: column for name, role in COLUMNS.items() if (column := getattr(self, f"{name}_column"))},
            identity=self.identity,
            include=tuple(self.include or ()),
            exclude=tuple(self.exclude or ()),
            quiet=self.quiet,
            verbose=self.verbose,
        )
