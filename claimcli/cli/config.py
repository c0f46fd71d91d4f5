"""`claimcli config`: which settings hold, and which file or variable each is from."""

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO, TypeAlias

import typer

from claimcli.cli.steps import open_output, refuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcli.cli.settings import Setting

_Held: TypeAlias = tuple[str, str, Any, str]  # command, key, value, where it is from


def apply_settings(ctx: typer.Context) -> None:
    """Put what files and environment say where Click looks for what the command line does not say."""
    from claimcli.cli.settings import list_options, map_defaults

    commands = getattr(ctx.command, "commands", {})
    options = list_options(commands)
    settings, _ = read_settings(options)
    if settings:
        ctx.default_map = map_defaults(settings, options)


def read_settings(options: dict[str, dict[str, Any]]) -> "tuple[list[Setting], tuple[Path | None, Path]]":
    """All settings, the weakest first, and the project's file and the user's.

    Raises:
        typer.BadParameter: There is a mistake in a file.
    """
    from claimcli.cli.settings import SettingsError, find_project_file, load_settings, name_user_file

    try:
        project, user = find_project_file(Path.cwd()), name_user_file()
        files = [file for file in (user if user.is_file() else None, project) if file is not None]
        return load_settings(options, os.environ, files), (project, user)
    except SettingsError as problem:
        raise refuse(str(problem.file), str(problem)) from None
    except OSError:  # a working folder that is gone
        return [], (None, Path())


def config(
    ctx: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Which settings hold, and where each is from.

    They stand in the nearest claimcli.toml, or below [tool.claimcli] in pyproject.toml, in the user's own
    claimcli.toml, and in variables such as CLAIMCLI_ENGINE or CLAIMCLI_COMPARE_LIMIT.

    \b
    Example: claimcli config
    """
    from claimcli.cli.settings import choose, list_options

    options = list_options(getattr(ctx.parent and ctx.parent.command, "commands", {}))
    settings, (project, user) = read_settings(options)
    held = [
        (setting.command, setting.key, setting.value, setting.source)
        for command in ("", *options)
        for setting in choose(settings, command).values()
        if setting.command == command
    ]
    with open_output(None, False, "json" if as_json else "table") as out:
        if as_json:
            _write_json(held, project, user, out)
        else:
            _write_lines(held, project, user, out)


def _write_json(held: "Sequence[_Held]", project: Path | None, user: Path, out: TextIO) -> None:
    from claimcli.writers.data import write_object

    names = ("command", "key", "value", "source")
    files = {"project": str(project) if project else None, "user": str(user)}
    write_object({**files, "settings": [dict(zip(names, row, strict=True)) for row in held]}, out)


def _write_lines(held: "Sequence[_Held]", project: Path | None, user: Path, out: TextIO) -> None:
    from claimcli.writers.safe import show_name

    for command, key, value, source in held:
        name = f"{command}.{key}" if command else key
        out.write(show_name(f"{name} = {json.dumps(value, ensure_ascii=False)}    {source}") + "\n")
    if not held:
        print("claimcli: nothing is set; all options have their defaults", file=sys.stderr)
    there = "" if user.is_file() else " (not there)"
    print(show_name(f"claimcli: project: {project or 'no file'}; user: {user}{there}"), file=sys.stderr)
