"""Where the program starts: a sub-command runs without a screen, anything else opens the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line or the window and answer the exit code. Qt is loaded for the window only."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    from nursery_rota.cli import commands

    if commands.speaks(given):
        return commands.run(given)
    if given[:1] == ["--self-test"]:
        from nursery_rota import self_test

        return self_test.run(given[1:])
    from nursery_rota.app import run

    return run(given)


if __name__ == "__main__":
    sys.exit(main())
