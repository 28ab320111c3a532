"""The rooms of the house stand in a row: what each may import, and that nothing is carried back."""

import ast
import graphlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent.parent / "icscheck"

ROOMS = {
    "vocabulary": set(),
    "data": set(),
    "source": set(),
    "schema": {"source", "vocabulary"},
    "new": {"data", "schema", "source", "vocabulary"},
    "model": {"data", "schema", "source", "vocabulary"},
    "packs": {"source", "vocabulary"},
    "checks": {"model", "packs", "vocabulary"},
    "assessment": {"checks", "model", "packs", "vocabulary"},
    "views": {"assessment", "model", "vocabulary"},
    "reports": {"views", "assessment", "checks", "packs", "vocabulary"},
}
EVERYTHING = set(ROOMS) | {"config"}
MAY_IMPORT = ROOMS | {"config": EVERYTHING - {"config"}, "cli": EVERYTHING, "__main__": {"cli"}}

FOR_PEOPLE = {"typer", "rich", "jinja2"}
DEPENDENCIES = FOR_PEOPLE | {"jsonschema", "yaml"}


@dataclass(frozen=True)
class Import:
    """One import, and where it stands."""

    module: str
    line: int
    imported: str
    inside_function: bool
    for_types_only: bool

    @property
    def room(self) -> str:
        return _room(self.module)

    @property
    def library(self) -> str:
        return self.imported.split(".")[0]

    def __str__(self) -> str:
        return f"{self.module}, line {self.line}: {self.imported}"


def _room(module: str) -> str:
    return ".".join(module.split(".")[1:2])


@cache
def modules() -> dict[str, Path]:
    """Every module of icscheck, by its dotted name."""
    found = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return found


@cache
def imports() -> tuple[Import, ...]:
    """Every import of icscheck, wherever it stands."""
    return tuple(
        found
        for module, file in modules().items()
        for found in _imports(module, ast.parse(file.read_text(encoding="utf-8")))
    )


def _imports(
    module: str, node: ast.AST, *, inside_function: bool = False, for_types_only: bool = False
) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        for name in _names(child):
            yield Import(module, child.lineno, name, inside_function, for_types_only)
        yield from _imports(
            module,
            child,
            inside_function=inside_function or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef),
            for_types_only=for_types_only or _is_for_types(child),
        )


def _names(node: ast.AST) -> list[str]:
    match node:
        case ast.Import():
            return [alias.name for alias in node.names]
        case ast.ImportFrom(level=0, module=str(source)):
            whole = [f"{source}.{alias.name}" for alias in node.names]
            return [name if name in modules() or source == "icscheck" else source for name in whole]
        case ast.ImportFrom():
            pytest.fail(f"line {node.lineno}: a relative import hides which room it comes from")
    return []


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)


def _between_rooms() -> list[Import]:
    inner = [one for one in imports() if one.library == "icscheck" and _room(one.imported) in MAY_IMPORT]
    return [one for one in inner if one.room != _room(one.imported)]


def _listed(found: list[Import]) -> str:
    return "\n".join(str(one) for one in found)


def test_every_room_is_one_of_the_design() -> None:
    assert {_room(module) for module in modules()} - {""} <= set(MAY_IMPORT)


def test_a_room_imports_only_the_rooms_before_it() -> None:
    wrong = [one for one in _between_rooms() if _room(one.imported) not in MAY_IMPORT[one.room]]

    assert _listed(wrong) == ""


def test_no_rooms_stand_in_a_circle() -> None:
    arrows: dict[str, set[str]] = {}
    for one in _between_rooms():
        arrows.setdefault(one.room, set()).add(_room(one.imported))

    graphlib.TopologicalSorter(arrows).prepare()


def test_no_modules_load_each_other_in_a_circle() -> None:
    arrows: dict[str, set[str]] = {}
    for one in imports():
        on_loading = not one.inside_function and not one.for_types_only
        if on_loading and one.imported in modules() and one.imported != one.module:
            arrows.setdefault(one.module, set()).add(one.imported)

    graphlib.TopologicalSorter(arrows).prepare()


def test_only_the_declared_dependencies_are_imported() -> None:
    known = DEPENDENCIES | sys.stdlib_module_names | {"icscheck"}
    wrong = [one for one in imports() if one.library not in known]

    assert _listed(wrong) == ""


def test_only_the_rooms_that_people_see_import_what_draws_for_people() -> None:
    wrong = [one for one in imports() if one.library in FOR_PEOPLE and one.room not in {"cli", "reports"}]

    assert _listed(wrong) == ""


def test_jsonschema_is_imported_only_where_it_is_used() -> None:
    wrong = [
        one
        for one in imports()
        if one.library == "jsonschema" and not one.inside_function and not one.for_types_only
    ]

    assert _listed(wrong) == ""
