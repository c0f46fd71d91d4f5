"""No import circle and no upward arrow: each room imports from rooms below it alone."""

import ast
from collections.abc import Iterator, Set
from graphlib import TopologicalSorter
from pathlib import Path

from conftest import ROOT

# From the ground up; rooms of one line do not know one another.
FLOORS = (
    ("record", "__version__"),
    ("models",),
    ("lexicon",),
    ("text",),
    ("attribution",),
    ("coreference",),
    ("claims", "speakers"),
    ("readers", "comparison"),
    ("checking", "provenance"),
    ("extraction",),
    ("api", "filters"),
    ("writers",),
    ("report", "corpus", "assistant"),
    ("cli",),
    ("__main__", "__init__"),
)
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}


def arrows() -> Iterator[tuple[str, str, str]]:
    """(room, room that it imports from, file) of every import that runs, whether at the top or in a function."""
    for path in sorted((ROOT / "claimcli").rglob("*.py")):
        for node in _running(ast.parse(path.read_text(encoding="utf-8"))):
            for name in _imported(node):
                if name.partition(".")[0] == "claimcli":
                    yield _room(path.relative_to(ROOT).with_suffix("").as_posix(), "/"), _room(name, "."), str(path)


def _running(node: ast.AST) -> Iterator[ast.AST]:
    """All nodes but those for the type checker alone."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
            continue
        yield child
        yield from _running(child)


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom) and node.module:
        names = [f"{node.module}.{alias.name}" for alias in node.names]
        return names if node.module == "claimcli" else [node.module]
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else []


def _room(name: str, separator: str) -> str:
    return [*name.split(separator), "__init__"][1]


def test_every_room_stands_on_a_floor() -> None:
    rooms = {
        path.stem for path in (ROOT / "claimcli").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert rooms - set(FLOOR) == set()


def test_no_arrow_points_upward() -> None:
    upward = {
        f"{one} -> {other} in {Path(path).name}"
        for one, other, path in arrows()
        if one != other and FLOOR[one] <= FLOOR[other]
    }
    assert upward == set()


def test_no_module_leads_back_to_itself() -> None:
    """Over all imports that run, inside the rooms too; `prepare` raises CycleError with the circle."""
    paths = sorted((ROOT / "claimcli").rglob("*.py"))
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in paths}
    graph = {
        name: {target for target in _targets(path, names.keys()) if target != name} for name, path in names.items()
    }
    assert any(graph.values())
    TopologicalSorter(graph).prepare()


def _targets(path: Path, known: Set[str]) -> Iterator[str]:
    for node in _running(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from ((name if name in known else node.module) for name in names if node.module in known)
