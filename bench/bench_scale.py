"""How the largest nursery anybody could have behaves: 500 families, ten years, 200,000 duties, plain and with a
password. What the window makes of it is measured with the window."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench import nurseries
from bench.nurseries import Rows
from nursery_rota.domain import tables as t
from nursery_rota.store import protecting
from nursery_rota.store.auto_backup import AutoBackup
from nursery_rota.store.reference import Reference, load_reference
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.sealing import Key
from nursery_rota.store.verifying import verify

FAMILIES, YEARS, DUTIES = 500, 10, 200_000
_KEY = Key(bytes(range(32)), b"s" * 16)


def main() -> None:
    """Prints the section "Scale"."""
    reference = load_reference()
    print("## Scale\n")
    print(f"{FAMILIES} families, {YEARS} years, {DUTIES:,} duties; seconds.\n")
    print("| File | Size, MB | Open and read | Look for damage | Backup on closing | One edit |")
    print("|---|---:|---:|---:|---:|---:|")
    with TemporaryDirectory() as name:
        path = Path(name) / "large.rota"
        RotaFile.create(
            path, name="Large", tables=ten_years(FAMILIES, YEARS, DUTIES), reference=reference
        ).close()
        print(_line("plain", path, reference, None))
        protecting.protect(path, None, _KEY)
        print(_line("with a password", path, reference, _KEY))


def ten_years(families: int, years: int, duties: int) -> Rows:
    """Terms of so many years up to the last, and duties spread over all their mornings."""
    made = nurseries.rows(families)
    first = nurseries.OPENS.year - years + 1
    made["terms"] = [
        t.Term(3 * year + number, f"{name} {first + year}", _in(start, first + year), _in(end, first + year))
        for year in range(years)
        for number, (name, start, end) in enumerate(nurseries.TERMS, 1)
    ]
    opens = _in(nurseries.OPENS, first)
    workdays = [
        day
        for number in range((nurseries.CLOSES - opens).days)
        if (day := opens + timedelta(days=number)).weekday() < 5
    ]
    adults = [person.id for person in made["people"] if person.family_id is not None]
    for number in range(duties):
        day = workdays[number % len(workdays)]
        shift = made["shifts"][2 * day.weekday()]
        made["duties"].append(t.Duty(number + 1, day, shift.id, None, adults[number % len(adults)], "worked"))
    return made


def _line(name: str, path: Path, reference: Reference, key: Key | None) -> str:
    def read() -> None:
        with RotaFile.open(path, reference=reference, key=key) as file:
            file.book()

    backups = AutoBackup(reference, now=lambda: datetime(2026, 11, 24, 12), root=path.parent / f"kept {name}")
    with RotaFile.open(path, reference=reference, key=key) as file:

        def edit() -> None:
            with file.step("Pin a duty") as step:
                step.update("duties", DUTIES // 2 if DUTIES > 1 else 1, {"note": datetime.now().isoformat()})

        edits = median(_seconds(edit) for _ in range(5))
    size = path.stat().st_size / 1e6
    figures = (
        _seconds(read),
        _seconds(lambda: verify(path, key)),
        _seconds(lambda: backups.unless_kept(path, key)),
    )
    return f"| {name} | {size:.0f} | {' | '.join(f'{figure:.1f}' for figure in figures)} | {edits:.3f} |"


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _in(day: date, school_year: int) -> date:
    """The same day in another school year, which begins in autumn."""
    return day.replace(year=school_year + (day.year - nurseries.OPENS.year))
