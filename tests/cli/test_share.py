"""Drafts for the mail program from the command line: one a family, and who gets none is said."""

from __future__ import annotations

import json
from email import message_from_bytes
from pathlib import Path

import pytest
from click.testing import CliRunner

from nursery_rota.cli.share_command import share
from nursery_rota.paths import resources
from nursery_rota.store.whole_file import import_tables
from tests.making import reference


@pytest.fixture(scope="module")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample nursery, where the Haddad family has no e-mail address."""
    path = tmp_path_factory.mktemp("share") / "plum.rota"
    document = json.loads((resources() / "sample" / "plum-lane.json").read_text("utf-8"))
    haddad = next(f["id"] for f in document["tables"]["families"] if f["name"] == "Haddad")
    for person in document["tables"]["people"]:
        if person.get("family_id") == haddad:
            person["email"] = None
    import_tables(path, document, reference())
    return path


def _share(nursery: Path, *options: str) -> tuple[int, str]:
    arguments = [str(nursery), "-o", str(nursery.parent / "post"), "--as-of", "2026-11-25", *options]
    result = CliRunner().invoke(share, arguments, catch_exceptions=False, standalone_mode=False)
    return result.return_value, result.output


def test_each_family_has_a_draft_of_its_own_and_who_has_none_is_named(nursery: Path) -> None:
    code, said = _share(nursery, "--json", "--family", "Haddad", "--family", "Adjei", "--family", "Murphy")
    answer = json.loads(said)
    assert code == 0
    assert [Path(file).name for file in answer["files"]] == ["Adjei.eml", "Murphy.eml"]
    assert answer["without_address"] == ["Haddad"]
    message = message_from_bytes(Path(answer["files"][0]).read_bytes())
    assert [part.get_filename() for part in message.walk()][2:] == ["Adjei.pdf", "Adjei.ics"]


def test_nobody_to_write_to_is_an_answer_of_no_with_the_next_step(nursery: Path) -> None:
    code, said = _share(nursery, "--family", "Haddad")
    assert code == 1
    assert "1 family has no e-mail address: Haddad. Add it under Families, or print their sheets." in said
