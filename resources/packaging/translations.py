"""Collects the texts of the window into the files that translators fill in.

Run by `make translations`; with the path of a .ts file, only that one is written. lupdate reads
the window itself. Errors are worded where they are raised, in the core without Qt: their templates
are found here and handed to lupdate as the context "errors", where `ui.words.error` looks.
"""

import ast
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ERRORS = frozenset({"UserError", "SyncError"})  # and what is derived from them
TWO_WORDS = re.compile(r"[a-z]+ [a-z]+", re.IGNORECASE)


def all_templates() -> list[str]:
    """The templates of every error that is raised in the core or the window, in order."""
    files = [path for room in ("commander", "ui") for path in (ROOT / room).rglob("*.py")]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in files]
    names = ERRORS
    while (more := names.union(*(derived(tree, names) for tree in trees))) != names:
        names = more
    found = {text for tree in trees for text in templates(tree, names)}
    return sorted(text for text in found if TWO_WORDS.search(re.sub("{.*?}", "", text)))


def derived(tree: ast.Module, names: frozenset[str]) -> set[str]:
    """The classes of a module that are derived from one of these."""
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    return {one.name for one in classes if names & {ast.unparse(base) for base in one.bases}}


def templates(tree: ast.Module, names: frozenset[str]) -> Iterator[str]:
    """The texts that errors of these classes are made with in a module."""
    for scope in ast.walk(tree):
        inside = isinstance(scope, ast.ClassDef) and scope.name in names
        if not inside and not isinstance(scope, ast.FunctionDef):
            continue
        for node in ast.walk(scope):
            if isinstance(node, ast.Call) and node.args:
                name = ast.unparse(node.func).rpartition(".")[2]
                if name in names or (inside and name == "__init__"):
                    yield from texts(node.args[0], (scope, tree))


def texts(said: ast.expr | None, scopes: tuple[ast.AST, ...]) -> Iterator[str]:
    """What an expression may say; a name says what it is given to, a function what it returns."""
    match said:
        case ast.Constant(str(text)):
            yield text
        case ast.JoinedStr(parts):
            yield "".join(piece(part) for part in parts)
        case ast.IfExp(_, one, other):
            yield from (*texts(one, scopes), *texts(other, scopes))
        case ast.Tuple(items):
            yield from (text for item in items for text in texts(item, scopes) if text[-1:] == ".")
        case ast.Name(name) | ast.Call(ast.Name(name)):
            for node in (node for scope in scopes for node in ast.walk(scope)):
                match node:
                    case ast.FunctionDef(name=known) if known == name:
                        returns = [one for one in ast.walk(node) if isinstance(one, ast.Return)]
                        yield from (text for one in returns for text in texts(one.value, (node,)))
                    case (
                        ast.Assign([target], value)
                        | ast.AnnAssign(target, _, value)
                        | ast.For(target, value)
                    ) if name in {one.id for one in ast.walk(target) if isinstance(one, ast.Name)}:
                        yield from texts(value, scopes)


def piece(part: ast.expr) -> str:
    """A part of an f-string; what is filled in becomes a place named after its variable."""
    if isinstance(part, ast.Constant):
        return str(part.value)
    return f"{{{next(node.id for node in ast.walk(part) if isinstance(node, ast.Name))}}}"


def main() -> None:
    """Bring the .ts files up to date; what is translated stays, what is gone goes."""
    targets = sys.argv[1:] or [str(path) for path in ROOT.glob("resources/translations/*.ts")]
    with tempfile.TemporaryDirectory() as folder:
        errors = Path(folder) / "errors.py"
        lines = [f'translate("errors", {json.dumps(text)})\n' for text in all_templates()]
        errors.write_text("".join(lines), encoding="utf-8")
        sources = [str(path) for path in (*sorted((ROOT / "ui").rglob("*.py")), errors)]
        lupdate = str(Path(sys.executable).with_name("pyside6-lupdate"))
        command = [lupdate, "-silent", "-locations", "none", "-no-obsolete", *sources]
        subprocess.run([*command, "-ts", *targets], check=True)


if __name__ == "__main__":
    main()
