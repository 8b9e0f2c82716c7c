"""Lists on paper: what a proposal would change, with nobody named who hides, and what an import would do."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from nursery_rota.documents.plain_list import plain_list
from nursery_rota.documents.render import page_count
from nursery_rota.domain.names import short_names
from nursery_rota.domain.plain_list import ListGroup, PlainList
from nursery_rota.domain.proposal import Proposal, Said, described
from nursery_rota.domain.proposal_list import proposal_list
from nursery_rota.domain.supervision import NOT_NAMED
from tests.documents.filled import plum_lane, sample
from tests.documents.pdf_text import words
from tests.documents.sheet_samples import HARD_NAMES, PRINTED


def _proposal(hide: bool = False) -> tuple[Proposal, str]:
    """Every coming place of a nursery that had none; the short name of the first who would come."""
    full, term, today = plum_lane()
    first = next(d for d in full.duties if d.on_date >= today)
    family_id = full.person[first.person_id].family_id
    families = tuple(replace(f, hide_on_prints=hide and f.id == family_id) for f in full.families)
    after = replace(full, families=families)
    early = tuple(d for d in full.duties if d.on_date < today + timedelta(days=14) and d.on_date >= today)
    after = replace(after, duties=early)
    said = Said("Fairest possible", "No fairer rota exists.", (0, 0), settled=True)
    return described(sample(), after, term, today, said), short_names(after)[first.person_id]


def test_a_proposal_is_printed_week_by_week_and_says_that_nothing_holds_yet() -> None:
    proposal, name = _proposal()
    text = words(plain_list(proposal_list(proposal), printed_at=PRINTED))
    for said in (
        "What would change",
        "Proposal",
        "nothing has been changed yet",
        "Fairest possible. No fairer rota exists.",
        "What When Now Proposed Why",
        "Week of 23 November",
        f"nobody {name}",
        "places stay empty: Tue 24 Nov, Morning duty; ",
    ):
        assert said in text, said


def test_who_hides_from_prints_is_not_named_by_a_proposal() -> None:
    proposal, name = _proposal(hide=True)
    text = words(plain_list(proposal_list(proposal), printed_at=PRINTED))
    assert name not in text
    assert NOT_NAMED in text


def test_a_long_list_repeats_its_heads_and_keeps_every_word() -> None:
    rows = tuple((str(i), name, "x" * 60) for i, name in enumerate(HARD_NAMES * 12))
    shown = PlainList(
        "What an import would do",
        "Plum Lane, families.xlsx",
        "Plum Lane",
        ("Preview", "nothing has been written yet"),
        ("72 rows.",),
        (("Row", 1), ("Family", 3), ("Note", 2)),
        (ListGroup("Needs a look", "72 rows", rows),),
    )
    pdf = plain_list(shown, printed_at=PRINTED)
    assert page_count(pdf) > 2
    assert words(pdf).count("Row Family Note") == page_count(pdf)
    assert words(pdf).replace(" ", "").count("x" * 60) == len(rows)
    assert all(words(pdf).count(name) == 12 for name in HARD_NAMES)
