"""Commands that ask for records of options, unfolded for Typer, which knows single options alone."""

import inspect
from collections.abc import Callable
from functools import cache
from typing import Any, get_type_hints


def unfold(command: Callable[..., Any]) -> Callable[..., Any]:
    """`command` as Typer can read it: where it asks for a record of options, the fields of the record stand.

    Args:
        command: a function; a parameter whose type is a `NamedTuple` is such a record, with an option for each field.

    Returns:
        A function that takes the options and calls `command` with the records made of them.
    """
    signature = inspect.signature(command, eval_str=True)
    records = {p.name: p.annotation for p in signature.parameters.values() if hasattr(p.annotation, "_fields")}
    parameters: list[inspect.Parameter] = []
    for parameter in signature.parameters.values():
        if parameter.name in records:
            parameters += _list_options(records[parameter.name])
        else:
            parameters.append(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY))

    def run(**given: Any) -> Any:
        made = {name: kind(*[given.pop(field) for field in kind._fields]) for name, kind in records.items()}
        return command(**given, **made)

    run.__name__, run.__doc__ = command.__name__, command.__doc__
    run.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run


@cache
def _list_options(record: Any) -> tuple[inspect.Parameter, ...]:
    kinds = get_type_hints(record, include_extras=True)
    defaults = record._field_defaults
    return tuple(
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=defaults[name], annotation=kinds[name])
        for name in record._fields
    )
