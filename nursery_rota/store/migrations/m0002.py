"""A nursery's own pay rates, for other countries and for years that the program does not know yet.

A published migration is never changed: it describes what files of this version hold.
"""

from __future__ import annotations

from sqlite_utils import Database

from nursery_rota.store.migrations.columns import json_object


def m0002_own_rates(db: Database) -> None:
    """The nursery keeps tax years of its own."""
    db.execute(f"ALTER TABLE nursery ADD COLUMN {json_object('custom_rates')}")
