"""What a rule of the attribution stage is: a value with its id, its reason, and examples of both kinds."""

from collections.abc import Callable
from typing import NamedTuple

from claimcli.attribution.finding import Draft, Finding

Parts = tuple[str, str, str]  # source, cue and content as they stand in the text; " … " joins fragments of a content


class Example(NamedTuple):
    """A text with the claims that were found in it before the rule, and those that were too unlikely to be shown."""

    text: str
    shown: tuple[Parts, ...] = ()
    hidden: tuple[Parts, ...] = ()


class Rule(NamedTuple):
    """One rule: `apply` gives the claims of a draft after it; what it made or changed carries its `id`.

    `fires` are examples in which it makes or changes a claim, `silent` some near to these in which it must not; a test
    holds every rule to both.
    """

    id: str
    reason: str
    apply: Callable[[Draft], list[Finding]]
    fires: tuple[Example, ...]
    silent: tuple[Example, ...]
    removes: bool = False  # it only takes claims away, so that none carries its id
