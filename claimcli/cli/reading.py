"""The options of how inputs are read, the same for every command that reads any: they are added to its own."""

import inspect
from collections.abc import Callable
from functools import wraps
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


def _option(kind: Any, *names: str, **settings: Any) -> Any:
    return Annotated[kind, typer.Option(*names, show_default=False, **settings)]


_OPTIONS: dict[str, tuple[Any, Any]] = {
    **{
        f"{role}_column": (
            _option(str | None, f"--{role}-column", metavar="NAME", help=f"Column of a table that holds the {role}."),
            None,
        )
        for role in COLUMNS
    },
    "identity": (
        _option(
            str | None,
            "--id",
            metavar="PATTERN",
            callback=_check_pattern,
            help="What ids of claims begin with, such as {outlet}-{date}-{stem}; default: the file's name.",
        ),
        None,
    ),
    "include": (
        _option(list[str] | None, "--include", metavar="GLOB", help="Of folders only such files; may be repeated."),
        None,
    ),
    "exclude": (
        _option(list[str] | None, "--exclude", metavar="GLOB", help="Of folders no such files; may be repeated."),
        None,
    ),
    "quiet": (_option(bool, "--quiet", "-q", help="Say nothing but errors."), False),
    "verbose": (_option(bool, "--verbose", "-v", help="Name every warning and every duplicate."), False),
}


def with_reading(command: Callable[..., Any]) -> Callable[..., Any]:
    """`command` with the options of reading, where it reads inputs; what they were given is put into `ctx.obj` for
    `start_run`."""
    signature = inspect.signature(command, eval_str=True)
    if "encoding" not in signature.parameters:
        return command
    added = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, (annotation, default) in _OPTIONS.items()
    ]

    @wraps(command)
    def read(*arguments: Any, **options: Any) -> Any:
        given = {name: options.pop(name) for name in _OPTIONS}
        context = options.get("ctx") or arguments[0]
        context.obj = _gather(given)
        return command(*arguments, **options)

    parameters = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in signature.parameters.values()]
    read.__signature__ = signature.replace(parameters=[*parameters, *added])  # type: ignore[attr-defined]
    read.__annotations__ = {parameter.name: parameter.annotation for parameter in [*parameters, *added]}
    del read.__wrapped__
    return read


def _gather(given: dict[str, Any]) -> ReadingChoices:
    if given["quiet"] and given["verbose"]:
        raise typer.BadParameter("say less or say more, not both", param_hint="--quiet, --verbose")
    return ReadingChoices(
        columns={role: given[f"{name}_column"] for name, role in COLUMNS.items() if given[f"{name}_column"]},
        identity=given["identity"],
        include=tuple(given["include"] or ()),
        exclude=tuple(given["exclude"] or ()),
        quiet=given["quiet"],
        verbose=given["verbose"],
    )
