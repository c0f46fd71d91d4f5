"""A newsroom's own list of names: canonical name, aliases, an optional Wikidata id, and what else is to be counted by.

["Amara Okafor"]
aliases = ["A. Okafor", "Minister Okafor"]
wikidata = "Q123456"
party = "Harbour List"      # any further key with a text is a column of `claimcli stats --by`

"Ministry of Ports" = ["Ports Ministry"]      # short form, before the first table
"""

import difflib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

_KEYS = ("aliases", "wikidata")
_WIKIDATA = re.compile(r"Q[1-9][0-9]{0,14}")


@dataclass(frozen=True, slots=True)
class Alias:
    """One entity of the list: the name to give, its identifier where it has one, and what else is said about it."""

    name: str
    id: str | None = None
    about: tuple[tuple[str, str], ...] = ()  # (key, text)


@dataclass(frozen=True, slots=True)
class Aliases:
    """Lookup by any of the written forms, case folded and with single spaces."""

    by_form: dict[str, Alias]

    def find(self, name: str | None) -> Alias | None:
        """The entity that `name` is a form of, or None."""
        return self.by_form.get(fold_form(name)) if name else None

    def list_columns(self) -> tuple[str, ...]:
        """The further keys that any entity has."""
        return tuple(sorted({key for alias in self.by_form.values() for key, _ in alias.about}))


def fold_form(name: str) -> str:
    """The form under which a name is looked up."""
    return " ".join(name.replace("’", "'").casefold().split())


def read_aliases(path: Path) -> Aliases:
    """Read an alias file.

    Raises:
        OSError: It cannot be read.
        ValueError: It is not as above; the one line says where.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path}: not valid TOML: {error}") from None
    except RecursionError:
        raise ValueError(f"{path}: nested too deeply; an alias file is a table of lists of names") from None
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: not UTF-8 at byte {error.start}") from None
    by_form: dict[str, Alias] = {}
    for name, value in table.items():
        forms, identifier, about = _read_entry(path, name, value)
        alias = Alias(name, identifier, about)
        for form in (name, *forms):
            known = by_form.setdefault(fold_form(form), alias)
            if known is not alias:
                raise ValueError(
                    f'{path}: "{form}" stands for both "{known.name}" and "{name}"; give it to one of them'
                )
    return Aliases(by_form)


def _read_entry(path: Path, name: str, value: object) -> tuple[list[str], str | None, tuple[tuple[str, str], ...]]:
    """(aliases, Wikidata id, further keys with their texts) of one entry."""
    entry = {"aliases": value} if isinstance(value, list) else value
    if not name.strip():
        raise ValueError(f"{path}: a name is empty")
    if not isinstance(entry, dict):
        raise ValueError(f'{path}: "{name}" must be a list of aliases or a table, not {type(value).__name__}')
    aliases, identifier = entry.get("aliases", []), entry.get("wikidata")
    if not isinstance(aliases, list) or not all(isinstance(a, str) and a.strip() for a in aliases):
        raise ValueError(f'{path}: the aliases of "{name}" must be a list of names')
    if identifier is not None and not (isinstance(identifier, str) and _WIKIDATA.fullmatch(identifier)):
        raise ValueError(f'{path}: the wikidata id of "{name}" must look like "Q123"')
    return aliases, identifier, _read_about(path, name, entry)


def _read_about(path: Path, name: str, entry: dict[str, object]) -> tuple[tuple[str, str], ...]:
    about = []
    for key, value in entry.items():
        if key in _KEYS:
            continue
        if nearest := difflib.get_close_matches(key, _KEYS, 1, 0.75):
            raise ValueError(f'{path}: "{name}" has the unknown key "{key}"; did you mean {nearest[0]}?')
        if not isinstance(value, str):
            raise ValueError(f'{path}: "{key}" of "{name}" must be a text, by which claims can be counted')
        about.append((key, value))
    return tuple(about)
