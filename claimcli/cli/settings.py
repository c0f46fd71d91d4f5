"""What configuration files and the environment say of the options of commands, and where each value is from.

A value on the command line comes before `CLAIMCLI_<COMMAND>_<OPTION>`, this before `CLAIMCLI_<OPTION>`, this before the
project's file, this before the user's. In a file a table for a command comes before what stands above all tables:

    engine = "accurate"        # claimcli.toml; in pyproject.toml the same below [tool.claimcli]
    [compare]
    min-score = 0.5
"""

import difflib
import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

Options = Mapping[str, Mapping[str, Any]]  # the options of each command, by their long names without dashes

PROJECT_FILE = "claimcli.toml"
# What a single run is about, and no habit: not to be set in a file.
_NOT_SET = frozenset(("output", "force", "resume", "help", "version", "install-completion", "show-completion"))
_OWN = {"check": ("suppress",)}  # tables that a command reads itself


class SettingsError(ValueError):
    """A configuration file that is not as it should be: `file` and, as the message, what is wrong with it."""

    def __init__(self, file: Path, message: str) -> None:
        super().__init__(message)
        self.file = file


class Setting(NamedTuple):
    """A value of an option of `command` (empty for all that have it), and where it is from."""

    command: str
    key: str
    value: Any
    source: str


def list_options(commands: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The options that can be set, by command and by name, of the commands of a Click group."""
    return {
        name: {
            option[2:]: parameter
            for parameter in command.params
            for option in parameter.opts
            if option.startswith("--") and option[2:] not in _NOT_SET
        }
        for name, command in commands.items()
    }


def find_project_file(folder: Path) -> Path | None:
    """The nearest `claimcli.toml`, or `pyproject.toml` with `[tool.claimcli]`, in `folder` or above it."""
    for place in (folder, *folder.parents):
        own, shared = place / PROJECT_FILE, place / "pyproject.toml"
        if own.is_file():
            return own
        if shared.is_file() and b"tool.claimcli" in shared.read_bytes() and read_table(shared) is not None:
            return shared
    return None


def name_user_file() -> Path:
    """Where the user's own file stands, or would stand."""
    try:
        from platformdirs import user_config_path

        folder = Path(user_config_path("claimcli"))
    except ImportError:  # the place on Linux; other systems need the package
        folder = Path(os.environ.get("XDG_CONFIG_HOME") or Path("~/.config").expanduser(), "claimcli")
    return folder / PROJECT_FILE


def load_settings(options: Options, environment: Mapping[str, str], files: Sequence[Path]) -> list[Setting]:
    """All settings, the weakest first: those of `files` in their order, then those of the environment.

    Args:
        options: by command and name, as `list_options` gives them.
        environment: the variables.
        files: configuration files, the weakest first.

    Raises:
        SettingsError: A file is no TOML, cannot be read, or has a key that no option has.
    """
    settings = [setting for file in files for setting in _read_file(file, options)]
    return [*settings, *_read_environment(environment, options)]


def map_defaults(settings: Sequence[Setting], options: Options) -> dict[str, dict[str, Any]]:
    """For each command its values by parameter, as Click's `default_map` has them.

    Args:
        settings: the weakest first.
        options: by command and name.
    """
    defaults: dict[str, dict[str, Any]] = {}
    for command, known in options.items():
        chosen = {key: setting for key, setting in choose(settings, command).items() if key in known}
        defaults[command] = {known[key].name: setting.value for key, setting in chosen.items()}
    return defaults


def choose(settings: Sequence[Setting], command: str) -> dict[str, Setting]:
    """The setting that holds for each option of `command`: the strongest source, and of it what names the command.

    Args:
        settings: the weakest first.
        command: whose options are asked for.
    """
    sources = list(dict.fromkeys(setting.source for setting in settings))
    held = [setting for setting in settings if setting.command in ("", command)]
    held.sort(key=lambda setting: (_strength(setting, sources), setting.command == command))
    return {setting.key: setting for setting in held}


def _strength(setting: Setting, sources: Sequence[str]) -> int:
    return len(sources) if setting.source.startswith("CLAIMCLI_") else sources.index(setting.source)


def _read_file(file: Path, options: Options) -> Iterator[Setting]:
    for key, value in (read_table(file) or {}).items():
        if isinstance(value, dict):
            if key not in options:
                raise SettingsError(file, _describe_unknown("table", key, [name for name in options if options[name]]))
            for name, inner in value.items():
                if name not in _OWN.get(key, ()):
                    yield _read_setting(file, key, name, inner, options[key])
        else:
            everywhere = {name: option for known in options.values() for name, option in known.items()}
            yield _read_setting(file, "", key, value, everywhere)


def _read_setting(file: Path, command: str, key: str, value: Any, known: Mapping[str, Any]) -> Setting:
    name = key.replace("_", "-")
    if name not in known:
        where = f"[{command}] " if command else ""
        raise SettingsError(file, where + _describe_unknown("key", key, known))
    if isinstance(value, dict) or (isinstance(value, list) and not known[name].multiple):
        raise SettingsError(file, f"{key} has one value, not a {'table' if isinstance(value, dict) else 'list'}")
    if known[name].multiple and not isinstance(value, list):
        value = [value]
    return Setting(command, name, _place(file, value, known[name]), str(file))


def _place(file: Path, value: Any, option: Any) -> Any:
    """A path of a file is meant from the folder that the file stands in."""
    if isinstance(value, str) and option.metavar == "FILE" and not Path(value).is_absolute():
        return str(file.parent / Path(value).expanduser())
    return value


def _read_environment(environment: Mapping[str, str], options: Options) -> Iterator[Setting]:
    known = {("", name): option for options_ in options.values() for name, option in options_.items()}
    known |= {(command, name): option for command, names in options.items() for name, option in names.items()}
    for (command, name), option in known.items():
        variable = "_".join(part.upper().replace("-", "_") for part in ("claimcli", command, name) if part)
        if value := environment.get(variable):
            yield Setting(command, name, value.split() if option.multiple else value, variable)


def read_table(file: Path) -> dict[str, Any] | None:
    """What a configuration file says; None of a pyproject.toml without our table.

    Raises:
        SettingsError: It cannot be read, or is no TOML.
    """
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as problem:
        raise SettingsError(file, f"cannot be read ({problem.strerror})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise SettingsError(file, f"is not valid TOML: {problem}") from None
    if file.name == PROJECT_FILE:
        return table
    found = table.get("tool", {}).get("claimcli")
    return found if isinstance(found, dict) else None


def _describe_unknown(what: str, key: str, known: Any) -> str:
    names = sorted(known)
    nearest = difflib.get_close_matches(key.replace("_", "-"), names, 1, 0.6)
    return f"has the unknown {what} {key}; " + (f"did you mean {nearest[0]}?" if nearest else f"use {', '.join(names)}")
