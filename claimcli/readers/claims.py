"""Claims that `extract` or another program wrote, as JSON or JSONL, back to claim records.

Only `document` and `text` are required of a claim. What is absent is derived where it can be: `act` and `negated` from
the cue, `id` from the document and the order, the order from `content_spans`. Unknown keys pass through.
"""

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any

from pydantic import ValidationError

from claimcli.models import Claim, InputError
from claimcli.readers.encodings import decode
from claimcli.readers.json_values import read_values
from claimcli.readers.problems import BadInputError, describe_problem
from claimcli.text.bounds import MAX_ERRORS, cut_label

_MAY_BE_NULL = frozenset(name for name, field in Claim.model_fields.items() if field.default is None)
_OF_DOCUMENT = ("document", "title", "date", "publisher", "duplicate_of", "meta")


def read_claims(document: str, data: bytes) -> tuple[tuple[Claim, ...], tuple[InputError, ...]]:
    """The claims in `data` in text order, and an error for each record that is none; `document` names the input."""
    try:
        text = decode(data)
    except ValueError as problem:
        return (), (describe_problem(document, problem),)
    claims: list[Claim] = []
    errors: list[InputError] = []
    untold = 0
    for found in read_values(text):
        for claim in [found] if isinstance(found, BadInputError) else read_value(*found):
            if not isinstance(claim, BadInputError):
                claims.append(claim)
            elif len(errors) < MAX_ERRORS:
                errors.append(describe_problem(document, claim))
            else:
                untold += 1
    if untold:
        errors.append(InputError(document=document, message=f"{untold:,} more records cannot be read either"))
    return number_claims(order_claims(claims)), tuple(errors)


def order_claims(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """By document in order of appearance, then by where the content begins; claims without spans keep their place."""
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        by_document.setdefault(claim.document, []).append(claim)
    for group in by_document.values():
        if all(claim.content_spans for claim in group):
            group.sort(key=lambda claim: claim.content_spans[0])
    return tuple(claim for group in by_document.values() for claim in group)


def number_claims(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The same claims, each with an id: those without one get `<document stem>#<number>`, free in their document."""
    claims = tuple(claims)
    taken = {(claim.document, claim.id) for claim in claims if claim.id}
    numbers: dict[str, int] = {}
    numbered = []
    for claim in claims:
        if not claim.id:
            stem = PurePath(claim.document).stem
            number = numbers.get(claim.document, 0) + 1
            while (claim.document, f"{stem}#{number}") in taken:
                number += 1
            numbers[claim.document] = number
            claim = claim.model_copy(update={"id": f"{stem}#{number}"})
        numbered.append(claim)
    return tuple(numbered)


def read_value(line: int, value: Any) -> Iterator[Claim | BadInputError]:
    """The claims in a JSON value that stands on `line`, and an error for each record in it that is none.

    Args:
        line: on which it begins.
        value: a record, or a list of them, as JSON.
    """
    for record in _find_records(value):
        try:
            yield Claim.model_validate(_complete(record))
        except ValidationError as problem:
            yield BadInputError(_describe(problem), line)


def _find_records(value: Any) -> Iterator[Any]:
    """The claim records in a value: itself, those of a list, of `extract`'s documents, or of `compare`'s report."""
    if isinstance(value, list):
        for item in value:
            yield from _find_records(item)
    elif isinstance(value, dict) and isinstance(value.get("documents"), list):
        for report in value["documents"]:
            yield from _find_records(report)
    elif isinstance(value, dict) and isinstance(value.get("claims"), list) and "text" not in value:
        shared = {key: _shorten(value[key]) for key in _OF_DOCUMENT if key in value}
        for record in value["claims"]:
            yield {**shared, **record} if isinstance(record, dict) else record
    else:
        yield value


def _shorten(value: Any) -> Any:
    """What a document says once and each of its claims repeats, no longer than it may be."""
    return cut_label(value) if isinstance(value, str) else value


def _complete(record: Any) -> Any:
    """`record` without nulls where the model knows none, and with `act` and `negated` derived from its cue."""
    if not isinstance(record, dict):
        return record
    kept = {key: value for key, value in record.items() if not _is_missing(key, value)}
    if isinstance(kept.get("cue"), str) and kept["cue"] and not ("act" in kept and "negated" in kept):
        act, negated = _derive_act(kept["cue"])
        kept.setdefault("act", act)
        kept.setdefault("negated", negated)
    return kept


def _is_missing(key: str, value: Any) -> bool:
    return value is None and key in Claim.model_fields and key not in _MAY_BE_NULL


def _derive_act(cue: str) -> tuple[str, bool]:
    """(act, negated) of a cue as written, by the same rules that extraction goes by."""
    from claimcli.attribution.acts import derive_act

    return derive_act(cue)


def _describe(problem: ValidationError) -> str:
    first = problem.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    advice = 'a claim is an object with at least "document" and "text"; see claimcli schema claim'
    if not where:
        return f"not a claim; {advice}"
    if first["type"] == "missing":
        return f'no "{where}" in this claim; {advice}'
    return f'wrong "{where}" ({first["msg"].removeprefix("Value error, ")}); {advice}'
