"""The rules of the house that no linter knows, read from the source itself."""

import ast
import functools
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MADE = {"node_modules", "vendor", "__pycache__"}  # by the set-up, not by us
MAX_MODULE, MAX_CLASS, MAX_FUNCTION = 500, 300, 60  # lines
QT = {"PySide6", "PySide6QtAds", "shiboken6", "pyqtgraph", "qtawesome", "qtpy"}
# Where a nested event loop is meant: the program's own, and a drag.
MAY_EXEC = {"QApplication", "app", "application", "drag"}

# Taken apart, so that this file does not contain what it forbids.
FOREIGN = re.compile(
    "|".join(
        re.escape("".join(parts))
        for parts in (
            ("py", "pi.org"),
            ("python", "hosted.org"),
            ("npm", "js.org"),
            ("npm", "js.com"),
            ("npm", "mirror.com"),
            ("yarn", "pkg.com"),
            ("deb.", "debian.org"),
            ("ubuntu", ".com/ubuntu"),
            ("/wo", "rk/"),
            ("/tmp/", "brief"),
            ("/opt/", "pypi"),
            ("/opt/", "wheels"),
        )
    )
)


@functools.cache
def modules(*folders: str) -> dict[str, ast.Module]:
    """Parsed modules under `folders` by their path from the root."""
    paths = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return {
        path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"), str(path))
        for path in paths
        if MADE.isdisjoint(path.relative_to(ROOT).parts)
    }


def found(tree: ast.Module, wanted: Callable[[ast.AST], bool], where: str) -> Iterator[str]:
    """Give `path:line` of each node of `tree` that is `wanted`."""
    for node in ast.walk(tree):
        if wanted(node):
            yield f"{where}:{getattr(node, 'lineno', 0)}"


def imported(tree: ast.Module) -> Iterator[str]:
    """Give the full names that a module imports, at its top or inside a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def lines(node: ast.stmt) -> int:
    """Count the lines of a definition, its docstring included, its decorators not."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_nothing_grows_too_long() -> None:
    long = []
    for path, tree in modules("commander", "ui", "resources", "tests").items():
        length = (ROOT / path).read_text(encoding="utf-8").count("\n")
        if length > MAX_MODULE:
            long.append(f"{path}: {length} lines")
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and lines(node) > MAX_CLASS:
                long.append(f"{path}: class {node.name} has {lines(node)} lines")
            elif (
                isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
                and lines(node) > MAX_FUNCTION
            ):
                long.append(f"{path}: {node.name} has {lines(node)} lines")
    assert not long


def test_no_global_statement() -> None:
    trees = modules("commander", "ui", "resources", "tests")
    used = [
        place
        for path, tree in trees.items()
        for place in found(tree, lambda node: isinstance(node, ast.Global), path)
    ]
    assert not used


def _nested_loop(node: ast.AST) -> bool:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return False
    if node.func.attr == "processEvents":
        return True
    if node.func.attr not in {"exec", "exec_"}:
        return False
    owner = node.func.value
    if isinstance(owner, ast.Call):
        owner = owner.func
    name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
    return name.lstrip("_") not in MAY_EXEC


def test_the_window_runs_one_event_loop() -> None:
    """No processEvents; no dialog or menu that blocks its caller, as open() and popup() do not."""
    nested = [
        place for path, tree in modules("ui").items() for place in found(tree, _nested_loop, path)
    ]
    assert not nested


def test_the_core_never_imports_qt() -> None:
    users = [
        path
        for path, tree in modules("commander", "resources").items()
        if any(name.split(".")[0] in QT for name in imported(tree))
    ]
    assert not users


def test_the_domain_needs_only_the_standard_library() -> None:
    allowed = sys.stdlib_module_names | {"commander"}  # which of commander: import-linter's layers
    foreign = [
        f"{path} imports {name}"
        for path, tree in modules("commander/domain").items()
        for name in imported(tree)
        if name.split(".")[0] not in allowed
    ]
    assert not foreign


@pytest.mark.parametrize(
    ("name", "homes"),
    [
        ("PySide6.QtWebEngineCore", ("ui/map/", "ui/app.py")),
        ("PySide6.QtWebEngineWidgets", ("ui/map/", "ui/app.py")),
        ("requests", ("commander/sync/", "commander/interop/", "commander/maps/")),
        ("sqlalchemy", ("commander/journal/", "commander/server/")),
        ("time.sleep", ()),
    ],
)
def test_an_import_stays_in_its_rooms(name: str, homes: tuple[str, ...]) -> None:
    """Ruff can lift its bans for a room only all at once; here each name is kept apart."""
    strays = [
        path
        for path, tree in modules("commander", "ui", "resources").items()
        if not path.startswith(homes)
        and any(one == name or one.startswith(f"{name}.") for one in imported(tree))
    ]
    assert not strays


def test_no_call_of_sleep() -> None:
    def sleeps(node: ast.AST) -> bool:
        return (
            isinstance(node, ast.Attribute)
            and node.attr == "sleep"
            and isinstance(node.value, ast.Name)
            and node.value.id == "time"
        )

    trees = modules("commander", "ui", "resources")
    assert not [place for path, tree in trees.items() for place in found(tree, sleeps, path)]


def our_files() -> Iterator[Path]:
    """Give every file that is ours, whether git knows it yet or not."""
    for name in ("commander", "ui", "resources", "tests", "docs", ".ci"):
        yield from (path for path in (ROOT / name).rglob("*") if path.is_file())
    yield from (path for path in ROOT.iterdir() if path.is_file())


def test_no_file_names_a_registry_or_this_machine() -> None:
    named = [
        f"{path.relative_to(ROOT)}: {hit.group()}"
        for path in our_files()
        if MADE.isdisjoint(path.relative_to(ROOT).parts)
        for hit in FOREIGN.finditer(path.read_text(encoding="utf-8", errors="ignore"))
    ]
    assert not named


@pytest.mark.e2e
def test_the_core_runs_where_qt_is_not_installed() -> None:
    """Import every module of the core, and collect its tests, with Qt out of reach."""
    blocked = f"import sys\nsys.modules.update(dict.fromkeys({sorted(QT)!r}))\n"
    for program in (IMPORTS, COLLECTS):
        done = subprocess.run(
            [sys.executable, "-c", blocked + program],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


IMPORTS = """
import importlib, pkgutil, commander
for module in pkgutil.walk_packages(commander.__path__, "commander."):
    if not module.name.endswith("__main__") and ".migrations." not in module.name:  # alembic's
        importlib.import_module(module.name)
"""

COLLECTS = """
import pytest
options = ["-p", "no:pytest-qt", "-p", "no:cacheprovider", "--collect-only", "-q"]
sys.exit(pytest.main([*options, "tests"]))
"""
