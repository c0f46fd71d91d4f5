"""Public docstrings name the parameters of a function and the exceptions that it raises."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from conftest import ROOT

PACKAGE = ROOT / "claimcli"
# Rooms in which every public function names its parameters; in the others those that other rooms call.
ROOMS = frozenset(("text", "readers", "speakers", "checking", "report", "filters", "extraction", "api"))
# What ends a command: `refuse` makes the error of wrong usage, whose help is the docstring.
ENDINGS = frozenset(("typer.Exit", "refuse"))


class Function(NamedTuple):
    """A public function or method, and the module that it stands in."""

    module: str
    owner: str  # the class or function by whose name it is imported
    node: ast.FunctionDef

    @property
    def name(self) -> str:
        """As a person would look for it."""
        own = self.node.name
        return f"{self.module}.{own}" if self.owner == own else f"{self.module}.{self.owner}.{own}"

    @property
    def parameters(self) -> list[str]:
        """The names of its parameters, without the object or class itself."""
        given = self.node.args
        names = [a.arg for a in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
        return [name for name in names if name not in ("self", "cls")]

    @property
    def docstring(self) -> str:
        """Its docstring, or nothing."""
        return ast.get_docstring(self.node) or ""


def parse(path: Path) -> ast.Module:
    """The tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def list_functions() -> Iterator[Function]:
    """All public functions of modules and public methods of classes; of an overloaded one what is called."""
    for path in sorted(PACKAGE.rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for node in parse(path).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                if not any(ast.unparse(mark) == "overload" for mark in node.decorator_list):
                    yield Function(module, node.name, node)
            elif isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                own = (part for part in node.body if isinstance(part, ast.FunctionDef))
                yield from (Function(module, node.name, part) for part in own if not part.name.startswith("_"))


def list_front_doors() -> set[tuple[str, str]]:
    """(module, name) of what another room of the package imports, and the functions of the library."""
    doors = {("claimcli.api", name) for name in ("extract", "compare", "check")}
    for path in PACKAGE.rglob("*.py"):
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for node in ast.walk(parse(path)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("claimcli."):
                module = str(node.module)
                if module.split(".")[1] != room:
                    doors |= {(module, alias.name) for alias in node.names}
    return doors


def is_named(parameter: str, docstring: str) -> bool:
    """Whether a parameter has a line under Args, or is named in backticks."""
    return bool(re.search(rf"^\s+{parameter}: \S", docstring, re.MULTILINE)) or f"`{parameter}`" in docstring


def list_exceptions(function: ast.AST) -> Iterator[str]:
    """What a function raises itself, and not a function inside it."""
    for node in ast.iter_child_nodes(function):
        if isinstance(node, ast.FunctionDef | ast.Lambda | ast.ClassDef):
            continue
        if isinstance(node, ast.Raise) and node.exc is not None:
            yield ast.unparse(node.exc.func if isinstance(node.exc, ast.Call) else node.exc)
        yield from list_exceptions(node)


def is_command(function: Function) -> bool:
    """Whether its docstring is the help of a command."""
    return "ctx" in function.parameters or function.module.removeprefix("claimcli.cli.") == function.node.name


def is_of_registry(function: Function) -> bool:
    """Whether all functions of its kind are called alike, by a registry that says how: readers, writers."""
    return function.node.name == "read" or function.node.name.startswith("write_")


def test_functions_name_their_parameters() -> None:
    doors = list_front_doors()
    silent = {
        f"{function.name}: {', '.join(missing)}"
        for function in list_functions()
        if (function.module, function.owner) in doors
        or (function.module.split(".")[1] in ROOMS and not is_of_registry(function))
        if len(function.parameters) > 1 and not is_command(function)
        if (missing := [p for p in function.parameters if not is_named(p, function.docstring)])
    }
    assert silent == set()


def test_public_functions_say_what_they_raise() -> None:
    silent = {
        f"{function.name}: {', '.join(raised)}"
        for function in list_functions()
        if not is_command(function) and "Raises:" not in function.docstring
        if (raised := sorted(set(list_exceptions(function.node)) - ENDINGS))
    }
    assert silent == set()


def test_every_public_function_has_a_docstring() -> None:
    assert [f.name for f in list_functions() if not f.docstring] == []


def test_the_check_would_see_a_function_that_says_nothing() -> None:
    node = ast.parse("def f(a, b):\n    'Add `a`.'\n    raise ValueError(a)\n").body[0]
    assert isinstance(node, ast.FunctionDef)
    function = Function("m", "f", node)
    assert [p for p in function.parameters if not is_named(p, function.docstring)] == ["b"]
    assert list(list_exceptions(node)) == ["ValueError"]
