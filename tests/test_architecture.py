"""The shape of the code, kept by machine: who may import whom, how long a file gets, what is never there."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

Node = TypeVar("Node", ast.Call, ast.ExceptHandler)

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "nursery_rota"
LONGEST_FILE = 400
NETWORK = re.compile(r"(socket|socketserver|ssl|http|urllib\.request|ftplib|smtplib|requests|asyncio)(\..*)?")
CLOCKS = {
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("time", "time"),
    ("time", "monotonic"),
    ("time", "perf_counter"),
    ("time", "process_time"),
}


@cache
def _trees() -> dict[str, ast.Module]:
    """Every module of the program that says anything, parsed, by its path in the checkout."""
    texts = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")
    }
    return {name: ast.parse(text, filename=name) for name, text in sorted(texts.items()) if text.strip()}


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _places(kind: type[Node], wrong: Callable[[Node], bool], under: str = "") -> list[str]:
    """Where in the program's files that start with ``under`` a node of ``kind`` is wrong, as file:line."""
    return [
        f"{name}:{node.lineno}"
        for name, tree in _trees().items()
        if name.startswith(f"nursery_rota/{under}")
        for node in ast.walk(tree)
        if isinstance(node, kind) and wrong(node)
    ]


def _drops_everything(handler: ast.ExceptHandler) -> bool:
    """``except:`` in any form, or a broad one whose body does nothing."""
    broad = isinstance(handler.type, ast.Name) and handler.type.id in {"Exception", "BaseException"}
    return handler.type is None or (broad and all(isinstance(step, ast.Pass) for step in handler.body))


def _prints(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == "print"


def _reads_clock(call: ast.Call, of: str = "") -> bool:
    """Whether it asks the system for a time; only through the module ``of``, if one is named."""
    function = call.func
    if not isinstance(function, ast.Attribute) or not isinstance(function.value, ast.Name):
        return False
    return (function.value.id, function.attr) in CLOCKS and of in {"", function.value.id}


def _bounds_a_clock(claim: ast.Assert) -> bool:
    """Whether the claim says that a clock shows less than something."""
    return any(
        isinstance(node, ast.Compare)
        and any(isinstance(order, ast.Lt | ast.LtE) for order in node.ops)
        and any(isinstance(part, ast.Call) and _reads_clock(part, "time") for part in ast.walk(node))
        for node in ast.walk(claim)
    )


def test_import_contracts_hold() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run(
        [linter, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_file_is_one_idea_and_short() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for folder in ("nursery_rota", "tests", "tools", "bench")
        for path in (ROOT / folder).rglob("*.py")
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_each_module_says_what_it_owns() -> None:
    assert [name for name, tree in _trees().items() if not ast.get_docstring(tree)] == []


def test_nothing_reaches_for_the_network() -> None:
    found = [(name, other) for name, tree in _trees().items() for other in _imports(tree)]
    assert [(name, other) for name, other in found if NETWORK.fullmatch(other)] == []


def test_only_the_command_line_prints() -> None:
    found = _places(ast.Call, _prints)
    assert [place for place in found if not place.startswith("nursery_rota/cli/")] == []


def test_no_exception_is_swallowed() -> None:
    assert _places(ast.ExceptHandler, _drops_everything) == []


def test_the_domain_has_no_clock() -> None:
    """Today is always an argument, so that every figure can be worked out again later."""
    assert _places(ast.Call, _reads_clock, under="domain/") == []


def test_no_test_fails_because_a_machine_is_slow() -> None:
    """How long something takes is measured by `make bench`; a test that says "within a second" fails by chance."""
    found = [
        f"{path.relative_to(ROOT)}:{step.lineno}"
        for path in (ROOT / "tests").rglob("test_*.py")
        for step in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(step, ast.Assert) and _bounds_a_clock(step)
    ]
    assert found == []


def test_the_command_line_works_without_qt() -> None:
    program = """
import importlib, pkgutil, sys
import nursery_rota.cli as cli
for part in pkgutil.walk_packages(cli.__path__, "nursery_rota.cli."):
    importlib.import_module(part.name)
sys.exit("PySide6" in sys.modules)
"""
    result = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=False)
    assert result.returncode == 0, result.stderr.decode()


def test_every_dependency_is_explained_and_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = [requirement.split(">")[0].lower() for requirement in wanted]
    explained = (ROOT / "docs/decisions/dependencies.md").read_text(encoding="utf-8").lower()
    pinned = (ROOT / "constraints.txt").read_text(encoding="utf-8").lower()
    assert [name for name in names if f"`{name}`" not in explained] == []
    assert [name for name in names if f"\n{name}==" not in pinned] == []
