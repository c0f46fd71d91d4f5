"""What all records have in common: they are frozen, their offsets can be sliced with, their strings can be written."""

from collections.abc import Iterable
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator


def _check_offsets(value: object) -> object:
    """Refuse offsets that no text can have, so that slicing with them never goes wrong silently."""
    if isinstance(value, list | tuple) and len(value) == 2:
        start, end = value
        if type(start) is not int or type(end) is not int:
            raise ValueError(f"a span is two whole numbers, not [{start!r:.40}, {end!r:.40}]")
        if not 0 <= start <= end:
            raise ValueError(f"a span must have 0 <= start <= end, not [{start}, {end}]")
    return value


def _refuse_surrogates(values: Iterable[object]) -> None:
    """Raise ValueError where a string holds half of a surrogate pair, which no UTF-8 can carry."""
    for value in values:
        if isinstance(value, str):
            if not value.isascii():
                try:
                    value.encode("utf-8")
                except UnicodeEncodeError as problem:
                    raise ValueError(f"half of a surrogate pair at offset {problem.start} of a string") from None
        elif isinstance(value, list | tuple):
            _refuse_surrogates(value)
        elif isinstance(value, dict):
            _refuse_surrogates(value)
            _refuse_surrogates(value.values())


def _spell_surrogates(value: object) -> object:
    """Half of a surrogate pair as an escape: what is wrong with an input must be told even where it holds one."""
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value


Told = Annotated[str, BeforeValidator(_spell_surrogates)]
Offsets = Annotated[tuple[int, int], BeforeValidator(_check_offsets)]
Spans = tuple[Offsets, ...]


class Record(BaseModel):
    """What all records share: frozen, and keys that we do not know are passed through. Validators are built when first
    needed, since a command needs few of them."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True, allow_inf_nan=False)

    @model_validator(mode="after")
    def _can_be_written(self) -> Self:
        _refuse_surrogates(self.__dict__.values())
        if self.__pydantic_extra__:
            _refuse_surrogates((self.__pydantic_extra__,))
        return self
