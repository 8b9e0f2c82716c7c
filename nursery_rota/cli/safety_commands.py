"""Commands that keep the file safe, and that answer to those whose data it holds."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from nursery_rota.actions.erase import Erased, erase_family
from nursery_rota.cli.common import answer, as_json, find_family, opened, path_argument
from nursery_rota.cli.passwords import key_of
from nursery_rota.cli.safety_words import erased_words, holding_words
from nursery_rota.errors import NotPossible
from nursery_rota.exchange.disclosure import PAGE
from nursery_rota.exchange.disclosure import disclose as write_disclosure
from nursery_rota.store.backup import backup as make_backup
from nursery_rota.store.backup import backups_of, folder_of
from nursery_rota.store.backup_list import Holding, holding_of, holdings_of
from nursery_rota.store.repair import salvage
from nursery_rota.store.restoring import restore as put_back
from nursery_rota.store.verifying import verify as look_for_damage
from nursery_rota.wording import plural


@click.command()
@path_argument("file")
@click.option("--to", "folder", type=click.Path(path_type=Path), help="Another folder, such as a USB stick.")
@click.option("--list", "listing_", is_flag=True, help="List the backups there are; make none.")
@as_json
def backup(file: Path, folder: Path | None, listing_: bool, json_: bool) -> None:
    """A verified copy of FILE into the folder of backups; older ones are thinned out."""
    place = folder or folder_of(file)
    if listing_:
        _list(file, place, json_)
        return
    made = make_backup(file, place, datetime.now(), key_of(file))
    if json_:
        answer({"file": str(made), "ok": True, "findings": []})
    else:
        click.echo(f"{made}: made, read back and found whole.")


def _list(file: Path, place: Path, json_: bool) -> None:
    key = key_of(file)
    found = holdings_of(file, place, key)
    now = holding_of(file, datetime.now(), key) if file.exists() else None
    if json_:
        whole = all(h.trouble is None for h in found)
        answer({
            "file": str(file), "ok": whole, "findings": [h.trouble for h in found if h.trouble],
            "folder": str(place), "backups": [_as_json(h) for h in found],
        })  # fmt: skip
        return
    if not found:
        click.echo(f"No backup of {file.name} in {place}.")
    for holding in found:
        click.echo(holding_words(holding, now))


def _as_json(holding: Holding) -> dict[str, object]:
    return {
        "file": str(holding.path),
        "made_at": holding.made_at.isoformat(),
        "families": holding.families,
        "duties": holding.duties,
        "last_change": holding.last_change,
        "last_changed_at": holding.last_changed_at,
        "ok": holding.trouble is None,
    }


@click.command()
@path_argument("backup")
@path_argument("file")
@as_json
def restore(backup: Path, file: Path, json_: bool) -> None:
    """Put BACKUP in the place of FILE; the present file is kept beside it under a name with the date."""
    restored = put_back(backup, file, datetime.now(), key_of(backup))
    if json_:
        kept = str(restored.kept) if restored.kept else None
        answer({"file": str(restored.path), "ok": True, "findings": [], "kept": kept})
    else:
        aside = f" The file that was there is kept as {restored.kept.name}." if restored.kept else ""
        click.echo(f"{restored.path}: as in {backup.name}.{aside}")


@click.command()
@path_argument("file")
@click.option(
    "--salvage", "new_file", type=click.Path(path_type=Path),
    help="Save what can still be read into this new file. FILE stays as it is.",
)  # fmt: skip
@as_json
def verify(file: Path, new_file: Path | None, json_: bool) -> int:
    """Look for damage in FILE; nothing in it is changed. Exit code 1 where there is any."""
    key = key_of(file)
    findings = look_for_damage(file, key)
    saved = salvage(file, new_file, key) if new_file is not None else None
    if json_:
        told: dict[str, object] = {"file": str(file), "ok": not findings, "findings": findings}
        if saved is not None:
            tables = {
                t.table: {"saved": t.saved, "lost": t.lost, "complete": t.complete} for t in saved.tables
            }
            told |= {"salvaged": str(saved.path), "tables": tables}
        answer(told)
        return 1 if findings else 0
    lines = findings or [f"{file}: whole. Everything in it can be read and fits together."]
    if saved is not None:
        lines = [*lines, f"{saved.path}:", *saved.words]
    click.echo("\n".join(lines))
    return 1 if findings else 0


@click.command()
@path_argument("file")
@click.option("--family", "family_name", required=True, help="Name of the family.")
@click.option("--yes", is_flag=True, help="Really do it: it cannot be undone.")
@click.option("--backups", type=click.Path(path_type=Path), help="Another folder of backups to look in.")
@as_json
def erase(file: Path, family_name: str, yes: bool, backups: Path | None, json_: bool) -> None:
    """Forget a family that left: names, contacts and notes go from FILE and its history for good; past duties,
    credits and attendance stay as numbers without a name."""
    with opened(file, read_only=not yes) as nursery:
        family = find_family(nursery.book(), family_name)
        if not yes:
            raise NotPossible(
                f"Erasing the {family.name} family cannot be undone, and undo ends there. Say --yes to do it; "
                "“disclose” shows what is held about them."
            )
        kept = [copy for place in {folder_of(file), backups} if place for copy in backups_of(file, place)]
        erased = erase_family(nursery, family.id, today=date.today(), backups=sorted(kept, reverse=True))
    if json_:
        answer(_erased_json(file, erased))
    else:
        click.echo("\n".join(erased_words(erased)))


def _erased_json(file: Path, erased: Erased) -> dict[str, object]:
    tables = erased.removed.keys() | erased.nameless.keys()
    return {
        "file": str(file),
        "rows": {t: erased.removed.get(t, 0) + erased.nameless.get(t, 0) for t in sorted(tables)},
        "removed": dict(erased.removed),
        "nameless": dict(erased.nameless),
        "opened": erased.opened,
        "staff": list(erased.staff),
        "backups": [str(copy) for copy in erased.backups],
    }


@click.command()
@path_argument("file")
@click.option("--family", "family_name", required=True, help="Name of the family.")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="Folder to write.")
@as_json
def disclose(file: Path, family_name: str, output: Path, json_: bool) -> None:
    """Hand over everything FILE holds about a family: a page to read, and their rows as .csv."""
    with opened(file) as nursery:
        family = find_family(nursery.book(), family_name)
        rows = write_disclosure(nursery, family.id, output, today=date.today())
    if json_:
        answer({"file": str(output / PAGE), "rows": rows})
    else:
        click.echo(
            f"{output}: {plural(sum(rows.values()), 'row')} about the {family.name} family; read “{PAGE}”."
        )
