"""Letters to families as drafts for a mail program: one file a family, nothing is sent."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from nursery_rota.cli.common import (
    answer,
    as_json,
    as_of,
    find_family,
    find_term,
    of_term,
    opened,
    path_argument,
    write_file,
)
from nursery_rota.documents.family import family_sheets as family_paper
from nursery_rota.domain.sheets import FamilySheet
from nursery_rota.exchange.post import drafts, post_of
from nursery_rota.wording import plural


@click.command()
@path_argument("file")
@of_term
@click.option("--family", "family_names", multiple=True, help="Only this family; may be given again.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="The folder for the drafts."
)
@as_of
@as_json
def share(
    file: Path,
    term_name: str | None,
    family_names: tuple[str, ...],
    output: Path,
    today: date | None,
    json_: bool,
) -> int:
    """Drafts of e-mails (.eml), one for each family with its sheet and calendar; open one to send it."""
    day = today or date.today()
    with opened(file) as nursery:
        book = nursery.book()
    term = find_term(book, term_name, day)
    chosen = frozenset(find_family(book, name).id for name in family_names) if family_names else None
    post = post_of(book, term, day, chosen)
    made_at = datetime.now()

    def sheet_pdf(sheet: FamilySheet) -> bytes:
        return family_paper([sheet], printed_at=made_at)

    files = []
    for name, content in drafts(book, post, made_at, sheet_pdf):
        write_file(output / name, content)
        files.append(str(output / name))
    if json_:
        answer({"files": files, "without_address": list(post.without), "hidden": post.hidden})
    else:
        click.echo(f"{output}: {plural(len(files), 'draft')}. Open each one, look at it and send it.")
        if post.missing_words:
            click.echo(post.missing_words)
    return 0 if files else 1
