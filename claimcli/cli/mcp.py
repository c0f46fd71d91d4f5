"""`claimcli mcp`: a server for assistants, over standard input and output."""

from pathlib import Path
from typing import Annotated

import typer

from claimcli.cli.options import EngineOption
from claimcli.cli.steps import refuse


def mcp(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="FOLDER", help="What may be read; without it only texts.", show_default=False),
    ] = None,
    engine: EngineOption = "light",
) -> None:
    """A server for assistants (Model Context Protocol): who said what, in given texts or inside one folder.

    \b
    Example: claimcli mcp news/
    """
    from claimcli.assistant.server import make_server
    from claimcli.assistant.workspace import Workspace
    from claimcli.writers.packages import MissingPackageError

    if folder is not None and not folder.is_dir():
        raise refuse("FOLDER", f"{folder} is no folder; name one that is there")
    try:
        server = make_server(Workspace(folder, engine))
    except MissingPackageError as problem:
        raise refuse("mcp", str(problem)) from None
    server.run("stdio")
