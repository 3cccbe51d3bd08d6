"""One version after the other without an interruption: migrations only add, workers take turns."""

import ast
import secrets
from pathlib import Path

import pytest

from tests.postgres import Cluster
from tests.server.caller import Caller
from tests.server.crowds import acknowledged, all_there, writing
from tests.server.newer import NEXT
from tests.sync.harness import ServerProcess, until

ROOT = Path(__file__).resolve().parents[2] / "commander"
FOLDERS = ("journal/migrations/versions", "server/postgresql/migrations/versions")
FIRST = "0001_first.py"
HARMFUL = ("drop", "rename", "truncate", "delete", "set not null", " type ")


def harm(source: str) -> list[str]:
    """Return what in a migration the version before it could not live with."""
    found = []
    tree = ast.parse(source)
    [work] = [one for one in tree.body if getattr(one, "name", "") == "upgrade"]
    for node in ast.walk(work):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            words = f" {' '.join(node.value.lower().split())} "
            found += [f"{word}: {node.value}" for word in HARMFUL if word in words]
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name.startswith(("drop_", "rename_")) or name == "alter_column":
            found.append(name)
        if name == "add_column":
            column = next(one for one in node.args if isinstance(one, ast.Call))
            keywords = {one.arg: ast.unparse(one.value) for one in column.keywords}
            needed = keywords.get("nullable") == "False"
            if needed and "server_default" not in keywords:
                found.append("add_column without a value for rows of the version before")
    return found


def test_migrations_only_add() -> None:
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).glob("[0-9]*.py")):
            if path.name != FIRST:
                assert harm(path.read_text(encoding="utf-8")) == [], path


@pytest.mark.parametrize(
    ("line", "harmless"),
    [
        ("op.add_column('change', sa.Column('later', sa.Text))", True),
        ("op.create_table('later', sa.Column('id', sa.Text, primary_key=True))", True),
        ("op.create_index('by_later', 'change', ['later'])", True),
        (
            "op.add_column('c', sa.Column('n', sa.Integer, nullable=False, server_default='0'))",
            True,
        ),
        ("op.add_column('c', sa.Column('n', sa.Integer, nullable=False))", False),
        ("op.drop_column('change', 'body')", False),
        ("op.alter_column('change', 'body', new_column_name='text')", False),
        ("op.rename_table('change', 'changes')", False),
        ("op.execute('ALTER TABLE change\\n  RENAME body TO text')", False),
        ("op.execute('DROP INDEX by_seq')", False),
    ],
)
def test_what_would_break_the_version_before_is_found(line: str, harmless: bool) -> None:
    assert (harm(f"def upgrade() -> None:\n    {line}\n") == []) is harmless


@pytest.mark.e2e
def test_workers_are_replaced_one_after_the_other_under_load(
    cluster: Cluster, tmp_path: Path
) -> None:
    """Two servers of one database: the second is replaced by the next version, then the first."""
    name = cluster.database()
    url = cluster.url(name)
    old = ServerProcess(tmp_path / "one", "--no-tls", database=url).start()
    new = ServerProcess(tmp_path / "two", "--no-tls", database=url)
    new.program = ["tests.server.newer"]
    stream = f"op-{secrets.token_hex(4)}"
    try:
        with writing(old, stream, 4) as writers:

            def goes_on() -> None:
                enough = acknowledged(writers) + 30
                until(lambda: acknowledged(writers) > enough, "it goes on")

            goes_on()
            new.start()
            version = "SELECT version_num FROM alembic_version"
            assert cluster.value(version, name) == NEXT
            goes_on()  # the old one, over the tables of the new one
            device = Caller(new)
            assert device.changes(stream).head > 0
            device.session.close()
            before = old.address
            old.address = new.address  # as whatever spreads the load does
            goes_on()
            assert before != new.address
            old.stop()
            goes_on()
        all_there(new, stream, writers)
        assert {status for one in writers for status in one.statuses} == {200}
    finally:
        old.kill()
        new.kill()
