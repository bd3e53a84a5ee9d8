"""The command `onrecord` and its exit codes."""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import sys
from typing import NoReturn

import click

from onrecord import __version__
from onrecord.errors import (
    DateError,
    GoldError,
    InputError,
    LedgerError,
    MissingExtraError,
    MissingModelError,
    OnrecordError,
)

# Each command's module is imported only when it is asked for, so that help comes at once.
COMMANDS = {
    "read": "onrecord.cli.read",
    "add": "onrecord.cli.add",
    "watch": "onrecord.cli.add",
    "search": "onrecord.cli.ledger",
    "show": "onrecord.cli.ledger",
    "actors": "onrecord.cli.actors",
    "positions": "onrecord.cli.claims",
    "commitments": "onrecord.cli.claims",
    "events": "onrecord.cli.claims",
    "occasions": "onrecord.cli.compare",
    "compare": "onrecord.cli.compare",
    "repeats": "onrecord.cli.repeats",
    "judge": "onrecord.cli.judge",
    "stats": "onrecord.cli.stats",
    "timeline": "onrecord.cli.stats",
    "export": "onrecord.cli.export",
    "verify": "onrecord.cli.ledger",
    "serve": "onrecord.cli.serve",
    "mcp": "onrecord.cli.mcp",
    "evaluate": "onrecord.cli.evaluate",
}

ATTRIBUTES = {"mcp": "mcp_command"}
"""Commands whose object has another name than they do."""

EXIT_CODES: tuple[tuple[type[OnrecordError], int], ...] = (
    (DateError, 2),
    (InputError, 3),
    (GoldError, 3),
    (LedgerError, 4),
    (MissingModelError, 5),
    (MissingExtraError, 5),
)
INPUT_CODE = 3
"""What is wrong with any other file, such as one of actors, is wrong with the input."""

INTERRUPTED = 130
PIPE_CLOSED = 141

EPILOG = """\b
Exit codes:
  0    fine
  1    checked and found wanting (verify)
  2    wrong usage, or a date that is none
  3    an input can't be read, or at least one document of several failed
  4    the ledger can't be used, or holds no such id
  5    the language model or an optional part isn't installed
  130  interrupted
"""


class Commands(click.Group):
    """The commands in the order of the work, each imported when it is used; our errors become exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Name the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command."""
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        name = ATTRIBUTES.get(cmd_name, cmd_name)
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what goes wrong on purpose ends in a message and a code, never in a traceback."""
        _write_utf8()
        try:
            return super().invoke(ctx)
        except OnrecordError as error:
            click.echo(f"Error: {error}", err=True)
            ctx.exit(exit_code(error))
        except KeyboardInterrupt:
            click.echo("Interrupted.", err=True)
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            _leave_closed_pipe()


def exit_code(error: OnrecordError) -> int:
    """Give the exit code of an error.

    >>> exit_code(DateError("no date", "soon"))
    2
    """
    return next((code for kind, code in EXIT_CODES if isinstance(error, kind)), INPUT_CODE)


def _write_utf8() -> None:
    """Write results in UTF-8 wherever they go but to a terminal, which has an encoding of its own."""
    if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8")


def _leave_closed_pipe() -> NoReturn:
    """End as a program does whose reader (such as `head`) has left; Python must not try to flush again."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(PIPE_CLOSED)


@click.group(cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="onrecord")
def main() -> None:
    """Keep a ledger of who said what to whom, in which exact words."""
