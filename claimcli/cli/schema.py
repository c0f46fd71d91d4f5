"""`claimcli schema`: the output contract as JSON Schema."""

from typing import Annotated

import typer

from claimcli.cli.options import (
    SchemaName,
)
from claimcli.cli.steps import open_output


def schema(
    record: Annotated[SchemaName | None, typer.Argument(metavar="RECORD", help="Default: all.")] = None,
) -> None:
    """The JSON Schema of what the commands write.

    \b
    Example: claimcli schema claim
    """
    from claimcli.writers.data import write_object
    from claimcli.writers.schema import describe_schema

    with open_output(None, False, "json") as out:
        write_object(describe_schema(record), out)
