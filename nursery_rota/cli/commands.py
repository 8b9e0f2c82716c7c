"""The commands by name, and how trouble becomes one sentence and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

import click

from nursery_rota.cli.passwords import with_password_file
from nursery_rota.errors import RotaProblem

DONE, NO, NOT_DONE = 0, 1, 2
"""Exit codes: done; done and the answer is no; it could not be done."""


COMMANDS = {
    "demo": "demo:demo",
    "new": "file_commands:new",
    "import": "file_commands:import_",
    "export": "file_commands:export",
    "demand": "rota_commands:demand",
    "fill": "fill_command:fill",
    "check": "rota_commands:check",
    "candidates": "rota_commands:candidates",
    "mend": "mend_command:mend",
    "simulate": "simulate_command:simulate",
    "swaps": "swap_command:swaps",
    "costs": "money_commands:costs",
    "print": "paper_commands:print_",
    "calendar": "paper_commands:calendar",
    "share": "share_command:share",
    "ledger": "rota_commands:ledger",
    "backup": "safety_commands:backup",
    "restore": "safety_commands:restore",
    "verify": "safety_commands:verify",
    "erase": "safety_commands:erase",
    "disclose": "safety_commands:disclose",
    "password": "password_command:password",
}
"""Where each command stands. It is loaded when it is asked for, so that starting the window, or one
command, does not wait for all of them."""


class Commands(click.Group):
    """The commands of ``COMMANDS``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        found: click.Command = getattr(import_module(f"nursery_rota.cli.{module}"), name)
        return with_password_file(found)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="nursery-rota", prog_name="nursery-rota")
def nursery_rota() -> None:
    """Plan parents' duties beside paid staff: lawful, fair, and counted in money.

    With no command, or with a file, the window opens.
    """


def speaks(arguments: Sequence[str]) -> bool:
    """Are these arguments for the command line, rather than for the window?"""
    return bool(arguments) and (arguments[0] in COMMANDS or arguments[0] in ("-h", "--help", "--version"))


def run(arguments: Sequence[str]) -> int:
    """Run one command and answer its exit code; trouble is one sentence on stderr, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        answer = nursery_rota.main(args=list(arguments), prog_name="nursery-rota", standalone_mode=False)
    except RotaProblem as problem:
        return _refused(str(problem))
    except click.ClickException as problem:
        return _refused(problem.format_message())
    except click.Abort:
        return _refused("Stopped. Nothing was changed.")
    except OSError as problem:
        where = f" ({problem.filename})" if problem.filename else ""
        reason = problem.strerror or problem
        return _refused(
            f"A file could not be read or written{where}: {reason}. Check its name, and its disk."
        )
    return answer if isinstance(answer, int) else DONE


def _refused(sentence: str) -> int:
    click.echo(sentence, err=True)
    return NOT_DONE
