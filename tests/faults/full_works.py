"""What a person may be doing when the disk is full: every kind of action on a plain file and on one with a password, an
upgrade, backups, putting one back, passwords, salvage, copies, lists for other programs."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nursery_rota.exchange.tables_out import write_csv_folder, write_xlsx
from nursery_rota.store import protecting, sealing
from nursery_rota.store.auto_backup import AutoBackup
from nursery_rota.store.backup import backup
from nursery_rota.store.repair import salvage
from nursery_rota.store.restoring import restore
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.sealing import Key
from nursery_rota.store.whole_file import export_tables, import_tables, write_json
from tests.faults.passwords import KEY, OTHER
from tests.faults.verbs import NOON, Verb, base, verbs
from tests.making import reference

OLD = Path(__file__).parents[1] / "fixtures" / "files" / "schema_0001.rota"

Again = Callable[[Callable[[], object]], None]
"""Does a work; where the disk refuses it, makes room and does it again."""


@dataclass(frozen=True)
class Work:
    """``do`` works on the nursery in a folder; ``key`` opens it before. ``may_stay`` where a refusal leaves it done:
    the words of the refusal say so."""

    name: str
    do: Callable[[Path, Again], object]
    start: str = "plain"
    may_stay: bool = False


def nursery(folder: Path) -> Path:
    return folder / "nursery.rota"


def held(folder: Path) -> dict[str, Any]:
    """What the nursery holds, by whichever key opens it, also while it is open."""
    path = nursery(folder)
    with RotaFile.open(path, read_only=True, reference=reference(), key=key_of(path)) as file:
        return export_tables(file)


def key_of(path: Path) -> Key | None:
    """By the salt, the key that a file was sealed with here."""
    salt = sealing.salt_of(path)
    return None if salt is None else next(key for key in (KEY, OTHER) if key.salt == salt)


def starts(folder: Path) -> dict[str, Path]:
    """The files that works begin with."""
    plain, sealed, old, other = (folder / f"{name}.start" for name in ("plain", "sealed", "old", "other"))
    base(plain)
    shutil.copyfile(plain, sealed)
    protecting.protect(sealed, None, KEY)
    shutil.copyfile(OLD, old)
    shutil.copyfile(plain, other)
    with RotaFile.open(other, reference=reference()) as file:
        verbs()["change a nursery"](file)
    whole = folder / "whole.json"
    with RotaFile.open(plain, reference=reference()) as file:
        write_json(file, whole)
    return {"plain": plain, "sealed": sealed, "old": old, "other": other, "whole": whole}


def lay_out(folder: Path, begins: Mapping[str, Path], start: str) -> None:
    """The nursery, a backup of it as it was another day, and all of it as JSON."""
    shutil.copyfile(begins[start], nursery(folder))
    shutil.copyfile(begins["whole"], folder / "whole.json")
    (folder / "kept").mkdir()
    shutil.copyfile(begins["other"], folder / "kept" / "nursery 2026-11-24 120000.rota")


def works() -> Iterator[Work]:
    """All of them."""
    for name, verb in verbs().items():
        for start in ("plain", "sealed"):
            yield Work(f"{name}, {start}", _of_verb(verb), start, may_stay=name == "erase a family")
    yield Work("upgrade", lambda d, again: again(lambda: _open(d)), "old")
    for start in ("plain", "sealed"):
        yield Work(f"backup, {start}", _backup, start)
        yield Work(f"backup on closing, {start}", _unless_kept, start)
        yield Work(f"put a backup back, {start}", _restore, start)
        yield Work(f"save a copy, {start}", _save_copy, start)
        yield Work(f"salvage, {start}", _salvage, start)
    yield Work("set a password", _password(KEY))
    yield Work("change a password", _password(OTHER), "sealed")
    yield Work("take a password away", _password(None), "sealed")
    yield Work("bring a whole nursery in", _import)
    yield Work("take it out as JSON", _export)
    yield Work("take it out as a workbook", _workbook)
    yield Work("take it out as tables", _tables)


def _of_verb(verb: Verb) -> Callable[[Path, Again], object]:
    """In one open file: what is on screen can be tried again."""

    def do(folder: Path, again: Again) -> None:
        opened: list[RotaFile] = []
        again(lambda: opened.append(_opened(folder)))
        with opened[0] as file:
            again(lambda: verb(file))

    return do


def _opened(folder: Path) -> RotaFile:
    path = nursery(folder)
    return RotaFile.open(path, reference=reference(), key=key_of(path))


def _open(folder: Path) -> None:
    _opened(folder).close()


def _backup(folder: Path, again: Again) -> None:
    path = nursery(folder)
    again(lambda: backup(path, folder / "kept", NOON, key_of(path)))


def _unless_kept(folder: Path, again: Again) -> None:
    """With the whole nursery as JSON beside the first of the week."""
    path = nursery(folder)
    backups = AutoBackup(reference(), now=lambda: NOON, root=folder / "kept")
    again(lambda: backups.unless_kept(path, key_of(path)))


def _restore(folder: Path, again: Again) -> None:
    path = nursery(folder)
    other = folder / "kept" / "nursery 2026-11-24 120000.rota"
    again(lambda: restore(other, path, NOON, key_of(other)))


def _save_copy(folder: Path, again: Again) -> None:
    with _opened(folder) as file:
        again(lambda: file.save_copy(folder / "copy.rota"))


def _salvage(folder: Path, again: Again) -> None:
    path = nursery(folder)
    again(lambda: salvage(path, folder / "salvaged.rota", key_of(path)))


def _password(new: Key | None) -> Callable[[Path, Again], object]:
    def do(folder: Path, again: Again) -> None:
        path = nursery(folder)

        old = key_of(path)
        again(lambda: protecting.change_key(path, old, new, [folder / "kept"]))

    return do


def _import(folder: Path, again: Again) -> None:
    document = json.loads((folder / "whole.json").read_text("utf-8"))
    again(lambda: import_tables(folder / "new.rota", document, reference()))


def _export(folder: Path, again: Again) -> None:
    with _opened(folder) as file:
        again(lambda: write_json(file, folder / "out.json"))


def _workbook(folder: Path, again: Again) -> None:
    tables = held(folder)["tables"]
    again(lambda: write_xlsx(tables, folder / "out.xlsx"))


def _tables(folder: Path, again: Again) -> None:
    tables = held(folder)["tables"]
    again(lambda: write_csv_folder(tables, folder / "out"))
