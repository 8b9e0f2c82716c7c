"""Faults that a nursery's computer meets, done on purpose: ``python -m tests.faults`` prints what came of them."""
