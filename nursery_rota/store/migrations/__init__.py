"""How the file came to have its present tables, version by version.

One module per migration; its function's name is its key in the file, and their number is the version of the
file. Migrations run on a copy, with foreign keys off.
"""

from __future__ import annotations

from functools import cache

from sqlite_utils import Database, Migrations

from nursery_rota.store.migrations.m0001 import m0001_tables
from nursery_rota.store.migrations.m0002 import m0002_own_rates

APPLICATION_ID = 0x524F5441
"""The letters ROTA: how a file says that it is one of ours."""

STEPS = (m0001_tables, m0002_own_rates)
VERSION = len(STEPS)


@cache
def migrations() -> Migrations:
    """All migrations, oldest first; always the same object."""
    known = Migrations("nursery_rota")
    for step in STEPS:
        known()(step)
    return known


def migrate(db: Database, known: Migrations) -> None:
    """Bring the tables up to date and write down the version. The caller sees to copies and checks."""
    known.apply(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {len(known.applied(db))}")
