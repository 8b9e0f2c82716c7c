"""Commands that make a file, bring data in and take data out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from nursery_rota.actions.families_in import add_families
from nursery_rota.actions.ledger_in import add_ledger_lines
from nursery_rota.actions.new_nursery import new_nursery
from nursery_rota.cli.common import answer, as_json, opened, path_argument
from nursery_rota.errors import FileProblem, ImportProblem, NotPossible
from nursery_rota.exchange.families_sheet import read_families
from nursery_rota.exchange.ledger_sheet import is_ledger, read_ledger
from nursery_rota.exchange.tables_out import write_csv_folder, write_xlsx
from nursery_rota.store.auto_backup import AutoBackup
from nursery_rota.store.reference import load_reference
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.whole_file import export_tables, import_tables, write_json
from nursery_rota.wording import listing, plural

_LARGEST = 64 * 2**20
"""Bytes of JSON that are read at all: hundreds of families with years of duties stay well below."""


@click.command()
@path_argument("file")
@click.option("--name", required=True, help="Name of the nursery.")
@click.option("--rules", default="england", show_default=True, help="Rule set by its key.")
@as_json
def new(file: Path, name: str, rules: str, json_: bool) -> None:
    """Make an empty nursery."""
    new_nursery(file, name=name, rule_set=rules, reference=load_reference(), today=date.today()).close()
    if json_:
        answer({"file": str(file)})
    else:
        click.echo(f"{file}: an empty nursery “{name}”. Next: import families, or open it in the window.")


@click.command("import")
@path_argument("file")
@path_argument("source")
@click.option("--dry-run", is_flag=True, help="Tell what would come in, write nothing.")
@click.option("--no-backup", is_flag=True, help="Bring in without a backup of an existing FILE first.")
@as_json
def import_(file: Path, source: Path, dry_run: bool, no_backup: bool, json_: bool) -> int:
    """Bring data in: a whole nursery (.json) into a new FILE, or families (.csv, .xlsx) into an existing one; a
    .csv with the columns Date, Category and Amount brings costs and income. An existing FILE is backed up first."""
    if source.suffix.lower() == ".json":
        if dry_run:
            raise NotPossible("A whole nursery has no preview: leave out --dry-run, it goes into a new file.")
        tables = import_tables(file, _document(source), load_reference())
        rejected: list[dict[str, Any]] = []
        changed = 0
    elif is_ledger(source):
        tables, rejected = _ledger_in(file, source, dry_run, no_backup)
        changed = 0
    else:
        preview = read_families(source)
        with opened(file, read_only=dry_run) as nursery:
            if not dry_run and not no_backup:
                _keep(nursery)
            outcome = add_families(nursery, preview, dry_run=dry_run)
        tables = dict(outcome.tables)
        rejected = [{"row": r.row, "why": r.why} for r in outcome.rejected]
        changed = outcome.changed
    if json_:
        answer({"tables": tables, "rejected": rejected, "changed": changed})
    else:
        click.echo(f"{'Would bring in' if dry_run else 'Brought in'}: {_in_words(tables)}.")
        if changed:
            verb = "Would change" if dry_run else "Changed"
            click.echo(
                f"{verb} the phone or e-mail of {plural(changed, 'adult')} who {'is' if changed == 1 else 'are'} there."
            )
        for r in rejected:
            click.echo(f"Row {r['row']} left out: {r['why']}")
    return 1 if rejected else 0


def _keep(nursery: RotaFile) -> None:
    """A backup of what is there, unless the newest one holds the same."""
    try:
        AutoBackup(load_reference()).unless_kept(nursery.path, nursery.key)
    except FileProblem as trouble:
        raise FileProblem(f"{trouble} With --no-backup nothing is kept first.") from trouble


def _ledger_in(
    file: Path, source: Path, dry_run: bool, no_backup: bool
) -> tuple[dict[str, int], list[dict[str, Any]]]:
    """Costs and income; what the nursery has already stays out, and is no trouble."""
    with opened(file, read_only=dry_run) as nursery:
        found = read_ledger(source, nursery.book().ledger_lines)
        if found.fresh and not dry_run:
            if not no_backup:
                _keep(nursery)
            add_ledger_lines(nursery, found.fresh)
    return {"ledger_lines": len(found.fresh)}, [{"row": r.row, "why": r.why} for r in found.left_out]


_NAMED = {
    "families": ("family", "families"),
    "people": ("adult", "adults"),
    "children": ("child", "children"),
    "duties": ("duty", "duties"),
    "ledger_lines": ("line of costs and income", "lines of costs and income"),
}
"""The tables that people ask about first; the others are added up."""


def _in_words(tables: Mapping[str, int]) -> str:
    """ "40 families, 77 adults, 46 children and 1305 other rows", or "nothing"."""
    words = [plural(tables[name], *forms) for name, forms in _NAMED.items() if tables.get(name)]
    others = sum(count for name, count in tables.items() if name not in _NAMED)
    if others:
        words.append(plural(others, "other row"))
    return listing(words) or "nothing"


def _document(source: Path) -> Any:
    try:
        if source.stat().st_size > _LARGEST:
            raise ImportProblem(
                f"{source.name} is larger than any nursery. Choose the file that “export” wrote."
            )
        return json.loads(source.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as missing:
        raise ImportProblem(f"There is no file {source}. Check the name.") from missing
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as trouble:
        place = f" (line {trouble.lineno})" if isinstance(trouble, json.JSONDecodeError) else ""
        raise ImportProblem(f"{source.name} is not readable JSON{place}. Export it again.") from trouble


@click.command()
@path_argument("file")
@path_argument("target")
@as_json
def export(file: Path, target: Path, json_: bool) -> None:
    """Take everything out: to TARGET.json, TARGET.xlsx, or a folder of .csv files."""
    with opened(file) as nursery:
        document = export_tables(nursery)
        if target.suffix.lower() == ".json":
            write_json(nursery, target)
        elif target.suffix.lower() == ".xlsx":
            write_xlsx(document["tables"], target)
        elif not target.suffix:
            write_csv_folder(document["tables"], target)
        else:
            raise NotPossible(
                f"“{target.suffix}” is not known here. Name a .json or .xlsx file, or a folder."
            )
    counts = {name: len(rows) for name, rows in document["tables"].items()}
    if json_:
        answer({"tables": counts})
    else:
        click.echo(f"{target}: {plural(sum(counts.values()), 'row')} from {plural(len(counts), 'table')}.")
