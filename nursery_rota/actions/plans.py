"""Accepting a proposal: the planned duties of a term become those of the proposal, in one step."""

from __future__ import annotations

from collections.abc import Mapping

from nursery_rota.domain.problem import BuiltProblem
from nursery_rota.domain.proposal import Proposal
from nursery_rota.domain.tables import Duty
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.wording import plural


def accept(file: RotaFile, built: BuiltProblem, proposal: Proposal) -> int:
    """Write the proposal down and answer how many duties changed. Duties that stay keep their rows.

    ``NotPossible`` if the rota has changed since the problem was made: its answer would be to another question.
    """
    if file.book() is not built.book:
        raise NotPossible("The rota has changed since. Run “Fill the rota” again.")
    before = {d.id: d for d in built.book.duties}
    after = {d.id: d for d in proposal.duties}
    gone = before.keys() - after.keys()
    new = [d for d in proposal.duties if d.id < 0]
    changed = [d for i, d in after.items() if i in before and before[i] != d]
    count = len(new) + len(changed) + len(gone)
    if not count:
        return 0
    with file.step(f"Filled {built.term.name}: {plural(len(new), 'duty', 'duties')} given") as step:
        for duty_id in sorted(gone):
            step.delete("duties", duty_id)
        for duty in changed:
            step.update("duties", duty.id, {"observing": duty.observing})
        for duty in new:
            step.insert("duties", _values(duty))
    return count


def _values(duty: Duty) -> Mapping[str, object]:
    return {name: value for name, value in vars(duty).items() if name != "id"}
