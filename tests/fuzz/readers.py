"""Each reader of what strangers send, with the nonsense made for it. One run of each feeds so many inputs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st

from nursery_rota.exchange.families_sheet import read_families
from nursery_rota.exchange.ledger_sheet import read_ledger
from nursery_rota.store.reference import load_reference
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.whole_file import import_tables, read_json
from tests.fuzz import damage, inputs
from tests.fuzz.bounds import Tally
from tests.fuzz.inputs import feed_with
from tests.making import reference


def sheets(folder: Path, count: int) -> Tally:
    """Families from CSV."""
    return _file_reader("families, CSV", folder / "any.csv", count, inputs.sheet_text(), read_families)


def raw_sheets(folder: Path, count: int) -> Tally:
    """Any bytes at all, called a table."""
    anything = st.one_of(st.binary(max_size=400), st.binary(max_size=200).map(lambda b: b"PK\x03\x04" + b))
    return _file_reader("any bytes as a table", folder / "bytes.csv", count, anything, read_families)


def workbooks(folder: Path, count: int) -> Tally:
    """Families from XLSX, with bombs and strange paths; nothing is written beside the file."""
    tally = _file_reader(
        "families, XLSX", folder / "any.xlsx", count, inputs.twisted_workbook(), read_families
    )
    assert not (folder.parent / "outside.xml").exists()
    return tally


def ledgers(folder: Path, count: int) -> Tally:
    """Costs and income from CSV."""
    return _file_reader(
        "costs and income, CSV",
        folder / "ledger.csv",
        count,
        inputs.sheet_text(inputs.LEDGER_HEADS, 3),
        read_ledger,
    )


def nurseries(folder: Path, count: int) -> Tally:
    """Whole nurseries as JSON: one that is taken opens; of one that is not, nothing stays."""
    source, target = folder / "any.json", folder / "any.rota"
    known = reference()

    def read(path: Path) -> None:
        try:
            import_tables(target, read_json(path), known)
            with RotaFile.open(target, reference=known) as file:
                file.book()
        finally:
            target.unlink(missing_ok=True)
            left = [p.name for p in folder.iterdir() if ".new" in p.name]
            assert not left, left

    return _file_reader("whole nursery, JSON", source, count, inputs.nursery_document(), read)


def rules(folder: Path, count: int) -> Tally:
    """Rule files in TOML."""
    return _toml("rule files, TOML", folder / "r" / "rules", count, inputs.rule_files())


def rates(folder: Path, count: int) -> Tally:
    """Rate files in TOML."""
    return _toml("rate files, TOML", folder / "t" / "rates", count, inputs.rate_files())


def _file_reader(
    name: str, path: Path, count: int, strategy: st.SearchStrategy[bytes], read: Callable[[Path], object]
) -> Tally:
    tally = Tally(name)

    def feed(content: bytes) -> None:
        path.write_bytes(content)
        tally.feed(lambda: read(path))

    feed_with(count, strategy, feed)
    return tally


def _toml(name: str, place: Path, count: int, files: tuple[bytes, ...]) -> Tally:
    place.mkdir(parents=True)
    spliced = st.sampled_from(files).flatmap(inputs.spliced)
    return _file_reader(name, place / "any.toml", count, spliced, lambda path: load_reference(place.parent))


ALL: tuple[tuple[Callable[[Path, int], Tally], int], ...] = (
    (sheets, 5_000),
    (raw_sheets, 2_000),
    (workbooks, 2_500),
    (ledgers, 1_500),
    (nurseries, 2_500),
    (rules, 2_000),
    (rates, 1_000),
    (damage.damaged, 3_000),
    (damage.damaged_sealed, 500),
    (damage.cut, 1_000),
    (damage.cut_sealed, 1_000),
    (damage.salvaged, 1_000),
)
"""Each reader, and how many inputs the long form gives it at most: a file has fewer pages to be cut off at than these
last three are given."""
