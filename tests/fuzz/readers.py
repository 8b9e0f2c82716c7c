"""Each reader of what strangers send, with the nonsense made for it. One run of each feeds so many inputs."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from nursery_rota.exchange.families_sheet import read_families
from nursery_rota.exchange.ledger_sheet import read_ledger
from nursery_rota.store import protecting
from nursery_rota.store.reference import load_reference
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.sealing import Key
from nursery_rota.store.whole_file import export_tables, import_tables, read_json
from tests.fuzz import inputs
from tests.fuzz.bounds import Tally
from tests.making import reference

KEY = Key(bytes(range(32)), b"s" * 16)
PAGE = 4096


def _run(count: int, strategy: st.SearchStrategy[bytes], feed: Callable[[bytes], None]) -> None:
    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate,),
    )
    @given(strategy)
    def one(content: bytes) -> None:
        feed(content)

    one()


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


def damaged(folder: Path, count: int) -> Tally:
    """.rota files with bits turned, pages exchanged and ends cut off."""
    return _damaged("damaged .rota", folder / "any.rota", count, None)


def damaged_sealed(folder: Path, count: int) -> Tally:
    """The same to files with a password: opened as they were, or refused."""
    return _damaged("damaged .rota, sealed", folder / "sealed.rota", count, KEY)


def _file_reader(
    name: str, path: Path, count: int, strategy: st.SearchStrategy[bytes], read: Callable[[Path], object]
) -> Tally:
    tally = Tally(name)

    def feed(content: bytes) -> None:
        path.write_bytes(content)
        tally.feed(lambda: read(path))

    _run(count, strategy, feed)
    return tally


def _toml(name: str, place: Path, count: int, files: tuple[bytes, ...]) -> Tally:
    place.mkdir(parents=True)
    spliced = st.sampled_from(files).flatmap(inputs.spliced)
    return _file_reader(name, place / "any.toml", count, spliced, lambda path: load_reference(place.parent))


def _damaged(name: str, path: Path, count: int, key: Key | None) -> Tally:
    made = path.with_name(f"{path.stem} made.rota")
    with RotaFile.create(made, name="Acorn", reference=reference()) as file, file.step("Add") as step:
        for number in range(40):
            step.insert("families", {"name": f"Family {number}", "notes": "x" * 300})
    if key is not None:
        protecting.protect(made, None, key)
    whole = made.read_bytes()
    with RotaFile.open(made, reference=reference(), key=key, read_only=True) as file:
        expected = export_tables(file)
    tally = Tally(name)

    def read() -> None:
        with RotaFile.open(path, reference=reference(), key=key, read_only=True) as file:
            same = export_tables(file) == expected
        # In a plain file a letter of a name can turn unseen. Every page of a sealed one bears a seal.
        assert same or key is None, "a sealed file was read as something else"

    def feed(content: bytes) -> None:
        path.write_bytes(content)
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
        tally.feed(read)

    _run(count, _broken(whole), feed)
    shutil.rmtree(path, ignore_errors=True)
    return tally


@st.composite
def _broken(draw: st.DrawFn, whole: bytes) -> bytes:
    how = draw(st.sampled_from(["bits", "bits", "bits", "cut", "page", "noise", "head"]))
    content = bytearray(whole)
    pages = len(whole) // PAGE
    if how == "cut":
        return whole[: draw(st.integers(0, pages)) * PAGE + draw(st.sampled_from([0, 0, 1, 100, PAGE - 1]))]
    if how == "page":
        one, other = draw(st.integers(0, pages - 1)), draw(st.integers(0, pages - 1))
        content[one * PAGE : (one + 1) * PAGE] = whole[other * PAGE : (other + 1) * PAGE]
    elif how == "noise":
        at = draw(st.integers(0, pages - 1)) * PAGE
        content[at : at + 400] = draw(st.binary(min_size=400, max_size=400))
    else:
        for _ in range(draw(st.integers(1, 8))):
            at = draw(st.integers(0, 120 if how == "head" else len(whole) - 1))
            content[at] ^= 1 << draw(st.integers(0, 7))
    return bytes(content)


ALL: tuple[tuple[Callable[[Path, int], Tally], int], ...] = (
    (sheets, 5_000),
    (raw_sheets, 2_000),
    (workbooks, 2_500),
    (ledgers, 1_500),
    (nurseries, 2_500),
    (rules, 2_000),
    (rates, 1_000),
    (damaged, 3_000),
    (damaged_sealed, 500),
)
"""Each reader, and how many inputs the long form gives it: 20,000 in all."""
