"""The command that serves the ledger to language models."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.options import examples, ledger_option


@click.command(
    "mcp",
    epilog=examples(
        "onrecord mcp",
        "onrecord mcp --ledger summit.db",
    ),
)
@ledger_option
def mcp_command(ledger: Path) -> None:
    """Serve the ledger to a language model over the Model Context Protocol.

    The program that runs the model starts this command and talks to it over standard input and output. The tools only
    read: search, read_document, actor, positions, commitments, compare. Needs the extra mcp.
    """
    from onrecord.mcp_server import create_server
    from onrecord.store.reading import open_readonly

    server = create_server(ledger)
    # What is wrong with the ledger is said now, and not at the first question.
    open_readonly(ledger).close()
    server.run("stdio")
