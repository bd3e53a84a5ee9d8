"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def examples(*lines: str) -> str:
    """Give example command lines as the last part of a command's help."""
    # \b keeps click from joining the lines.
    return "\n".join(("\b", "Examples:", *(f"  {line}" for line in lines)))


def ledger_option(command: Command) -> Command:
    """Give a command `--ledger PATH`, passed on as `ledger: Path`."""
    return click.option(
        "--ledger",
        metavar="PATH",
        type=click.Path(path_type=Path),
        envvar="ONRECORD_LEDGER",
        default="onrecord.db",
        show_default=True,
        show_envvar=True,
        help="The ledger's file.",
    )(command)


def published_options(command: Command) -> Command:
    """Give a command `--since DATE` and `--until DATE`, passed on as `since` and `until: str | None`."""
    until = click.option("--until", metavar="DATE", help="Published on this day or earlier (YYYY-MM-DD).")
    since = click.option("--since", metavar="DATE", help="Published on this day or later (YYYY-MM-DD).")
    return since(until(command))


def country_option(whose: str) -> Callable[[Command], Command]:
    """Give a command `--country COUNTRY`, passed on as a code `country: str | None`."""

    def decorate(command: Command) -> Command:
        return click.option(
            "--country", metavar="COUNTRY", callback=_country, help=f"{whose}: a name, or a code as IRN."
        )(command)

    return decorate


def _country(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    from onrecord.store.search import country_code

    try:
        return None if value is None else country_code(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


def format_option(*formats: str) -> Callable[[Command], Command]:
    """Give a command `--format`, passed on as `format: str`; the first format is the default."""

    def decorate(command: Command) -> Command:
        return click.option(
            "--format",
            type=click.Choice(formats),
            default=formats[0],
            show_default=True,
            help="How to print.",
        )(command)

    return decorate
