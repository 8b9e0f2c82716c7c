"""The two nurseries that come with the program, as planning problems of their whole autumn term."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from nursery_rota import paths
from nursery_rota.domain.planning import Problem
from nursery_rota.domain.problem import build
from nursery_rota.store.reference import load_reference
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.whole_file import import_tables, read_json

TERM = "Autumn term 2026"
SAMPLES: Mapping[str, str] = {
    "Sample nursery of 24 families, 13 weeks": "plum-lane",
    "Sample nursery of 40 families, 2 rooms, 14 weeks": "burnside",
}


def sample(name: str) -> Problem:
    """What there is to fill in the nursery ``name`` before the first day of the term, nobody being planned yet."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.rota"
        reference = load_reference()
        import_tables(path, read_json(paths.resources() / "sample" / f"{name}.json"), reference)
        with RotaFile.open(path, reference=reference) as nursery:
            book = nursery.book()
            term = next(term for term in book.terms if term.name == TERM)
            return build(book, term, term.starts_on).problem
