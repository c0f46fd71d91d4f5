"""The templates of the page, and what they may call; Jinja2 is loaded here and only here."""

import base64
import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from claimcli.report.places import name_day, name_outlet, name_source, name_spot
from claimcli.report.wording import describe_act, factuality_of, name_party
from claimcli.writers.packages import load_package
from claimcli.writers.safe import show_lines
from claimcli.writers.words import count, name_cue, name_speaker, quote_claim

if TYPE_CHECKING:
    import jinja2

_FILTERS: Mapping[str, Callable[..., Any]] = {
    "speaker": name_speaker,
    "cue": name_cue,
    "quote": quote_claim,
    "source": name_source,
    "spot": name_spot,
    "outlet": name_outlet,
    "day": name_day,
    "act": describe_act,
    "factuality": factuality_of,
    "count": count,
    "party": name_party,
    "percent": "{:.0%}".format,
}


@cache
def open_environment() -> "jinja2.Environment":
    """The templates. Everything they print is made harmless to look at, then escaped, unless it is markup of ours.

    Raises:
        MissingPackageError: Jinja2 is not installed.
    """
    package = load_package("jinja2", extra="report", what="the page")
    environment: jinja2.Environment = package.Environment(
        loader=package.FunctionLoader(read_template),
        autoescape=True,
        undefined=package.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: show_lines(value) if type(value) is str else value,
    )
    # `own` is for the style, the script and the data alone: of our own, or made safe already.
    markup = load_package("markupsafe", extra="report", what="the page").Markup
    environment.filters.update(_FILTERS, own=markup)
    return environment


def read_template(name: str) -> str:
    """A file of the folder `templates`."""
    return (files("claimcli.report") / "templates" / name).read_text(encoding="utf-8")


def name_hash(text: str) -> str:
    """How a Content-Security-Policy names the one inline style or script that it lets in."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
