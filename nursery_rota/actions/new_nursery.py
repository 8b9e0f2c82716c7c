"""Beginning a nursery: an empty file with what its rule set implies and the bank holidays filled in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from nursery_rota.actions.bank_holidays import add_bank_holidays
from nursery_rota.domain.regions import currency
from nursery_rota.domain.tables import Nursery
from nursery_rota.errors import NotPossible
from nursery_rota.store.reference import Reference
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.wording import listing


def new_nursery(path: Path, *, name: str, rule_set: str, reference: Reference, today: date) -> RotaFile:
    """Make the file and answer it open. Region and currency are those of the rule set's country; bank holidays
    reach to the end of next year. ``NotPossible`` for a rule set that does not exist."""
    if rule_set not in reference.rule_sets:
        raise NotPossible(
            f"There is no rule set “{rule_set}”. Choose {listing(sorted(reference.rule_sets), 'or')}."
        )
    region = reference.rule_sets[rule_set].country
    settings = Nursery(name=name, rule_set=rule_set, holiday_region=region, currency=currency(region))
    file = RotaFile.create(
        path, name=name, rule_set=rule_set, tables={"nursery": [settings]}, reference=reference
    )
    try:
        add_bank_holidays(file, today.year, today.year + 1)
    except BaseException:
        file.close()
        raise
    return file
