"""`onrecord serve`: the ledger as pages and as an API, for a browser and for programs."""

from __future__ import annotations

import contextlib
import errno
import socket
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import click

from onrecord.cli.options import examples

if TYPE_CHECKING:
    from onrecord.api.settings import Settings

PORT = 8321
SHORTEST_TOKEN = 16
"""Characters of a token; a shorter one could be guessed."""

BACKLOG = 128


@click.command(
    epilog=examples(
        "onrecord serve",
        "onrecord serve talks.db --open",
        "onrecord serve talks.db --host 0.0.0.0 --token-file token.txt",
    )
)
@click.argument(
    "ledger", type=click.Path(dir_okay=False, path_type=Path), envvar="ONRECORD_LEDGER", default="onrecord.db"
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen; others than this need a token.")
@click.option("--port", type=click.IntRange(0, 65_535), default=PORT, show_default=True, help="0 takes any free one.")
@click.option("--token", help="What a caller must know.")
@click.option(
    "--token-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file with the token, which no list of processes shows.",
)
@click.option("--allow-fetch", is_flag=True, help="Let callers have the server fetch pages from the web.")
@click.option("--open", "open_browser", is_flag=True, help="Open the page in a browser.")
def serve(
    ledger: Path, port: int, token: str | None, token_file: Path | None, open_browser: bool, **options: object
) -> None:
    """Serve a ledger: pages for a browser, and an API under /api/v1. A missing LEDGER is made, empty.

    Only this machine is served, unless --host says otherwise; everybody then needs the token.
    """
    from onrecord.api.settings import is_loopback
    from onrecord.store.ledger import Ledger

    settings = _settings(ledger, _token(token, token_file), options)
    is_new = not ledger.exists()
    Ledger(ledger).close()
    listener = _listen(settings.host, port)
    address = address_of(settings, listener.getsockname()[1])
    click.echo(f"{'New empty ledger' if is_new else 'Ledger'}: {ledger}", err=True)
    click.echo(f"Serving at {address}  (Ctrl+C ends)")
    if not is_loopback(settings.host):
        click.echo("Others on the network can read along: for anything secret put an HTTPS proxy before it.", err=True)
    if open_browser:
        webbrowser.open(address)
    _run(settings, listener)


def address_of(settings: Settings, port: int) -> str:
    """Give the address to open, with the token if there is one.

    >>> from onrecord.api.settings import Settings
    >>> address_of(Settings(Path("talks.db"), host="::1"), 8321)
    'http://[::1]:8321/'
    """
    from onrecord.api.settings import as_address

    address = as_address(settings.host)
    name = settings.host
    if address is not None and address.is_unspecified:
        name = "127.0.0.1" if address.version == 4 else "::1"
    query = f"?token={quote(settings.token, safe='')}" if settings.token else ""
    return f"http://{f'[{name}]' if ':' in name else name}:{port}/{query}"


def _settings(ledger: Path, token: str | None, options: dict[str, object]) -> Settings:
    from onrecord.api.settings import Settings

    try:
        return Settings(ledger, token, bool(options["allow_fetch"]), str(options["host"]))
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def _token(given: str | None, file: Path | None) -> str | None:
    if given is not None and file is not None:
        raise click.UsageError("give the token itself or a file with it, not both")
    if file is not None:
        try:
            given = file.read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise click.UsageError(f"{file}: can't be read as a token") from error
    if given is not None and len(given) < SHORTEST_TOKEN:
        raise click.UsageError(f"the token must have {SHORTEST_TOKEN} characters or more, so that nobody guesses it")
    return given


def _listen(host: str, port: int) -> socket.socket:
    """Take the port, so that what is wrong with it is said before anything else happens."""
    try:
        [(family, kind, protocol, _, place), *_] = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(place)
        listener.listen(BACKLOG)
    except OSError as error:
        raise click.UsageError(_reason(host, port, error)) from error
    return listener


def _reason(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is taken; name another with --port, or 0 for any that is free"
    if error.errno == errno.EACCES:
        return f"port {port} may not be used; name one above 1023 with --port"
    return f"{host} is no address of this machine ({error.strerror or error})"


def _run(settings: Settings, listener: socket.socket) -> None:
    import uvicorn

    from onrecord.compare.similarity import load_encoder
    from onrecord.web.actor_page import known_tenures
    from onrecord.web.app import create_site

    # What takes long the first time is loaded before the first visitor comes.
    known_tenures(())
    load_encoder()
    config = uvicorn.Config(
        create_site(settings),
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        timeout_graceful_shutdown=5,
    )
    with contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])
