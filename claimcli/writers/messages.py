"""Lines on standard error: `claimcli: FILE:LINE: what is wrong; what to do`, harmless for a terminal."""

import sys

from claimcli.models import InputError
from claimcli.writers.safe import show_name


def report_error(error: InputError) -> None:
    """One line for an input that could not be read."""
    place = error.document if error.line is None else f"{error.document}:{error.line}"
    _say(f"{place}: {error.message}")


def report_warning(document: str, warning: str) -> None:
    """One line for something odd in a document that was read all the same."""
    _say(f"warning: {document}: {warning}" if document else f"warning: {warning}")


def _say(message: str) -> None:
    print(f"claimcli: {show_name(message)}", file=sys.stderr)
