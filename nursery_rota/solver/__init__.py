"""Finds the best rota: a frozen ``Problem`` in, a ``Plan`` with its proofs out.

Knows nothing of families' names, files or windows. ``evaluate`` and ``broken`` judge any choice of
candidates without the search.
"""

from nursery_rota.solver.check import broken, evaluate
from nursery_rota.solver.fill import solve

__all__ = ["broken", "evaluate", "solve"]
