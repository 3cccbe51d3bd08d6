"""``commander-server`` of the next version, as far as its tables go: a column and a table more."""

import sys

from sqlalchemy import Connection

from commander.server import main
from commander.server.postgresql import migrate

NEXT = "0002"


def upgrade(connection: Connection, _package: str) -> None:
    """Add what the next version has; versions only ever add, see test_migrations_only_add."""
    connection.exec_driver_sql("ALTER TABLE change ADD COLUMN later text")
    connection.exec_driver_sql("CREATE TABLE later (id text PRIMARY KEY)")
    connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{NEXT}'")


if __name__ == "__main__":
    migrate.HEAD = NEXT
    vars(migrate)["upgrade"] = upgrade
    sys.exit(main.main())
