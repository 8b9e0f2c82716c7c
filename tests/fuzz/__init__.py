"""Everything that is read from strangers, fed with nonsense: ``python -m tests.fuzz`` prints what came of it."""
