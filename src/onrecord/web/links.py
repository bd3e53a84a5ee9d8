"""The addresses of the pages, and which addresses of others may become links."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode, urlsplit

_LOCAL_START = 2


def document_url(id: str, fragment: str = "", **choices: object) -> str:
    """Give the address of a document's page.

    >>> document_url("a/b c", part=2)
    '/documents/a%2Fb%20c?part=2'
    """
    return path_to("documents", id) + query_of(choices) + (f"#{quote(fragment)}" if fragment else "")


def path_to(kind: str, id: str) -> str:
    """Give the address of one thing of a kind.

    >>> path_to("issues", "sanctions on grain")
    '/issues/sanctions%20on%20grain'
    """
    return f"/{kind}/{quote(id, safe='', errors='replace')}"


def page_url(path: str, **choices: object) -> str:
    """Give the address of a list with its choices; empty ones are left out.

    >>> page_url("/search", words="new sanctions", act=None, page=2)
    '/search?words=new+sanctions&page=2'
    """
    return path + query_of(choices)


def query_of(choices: Mapping[str, object]) -> str:
    """Write choices as the query of an address."""
    given = {name: str(value) for name, value in choices.items() if value not in (None, "")}
    return f"?{urlencode(given, errors='replace')}" if given else ""


def outside_link(url: str | None) -> str | None:
    """Give an address from a document if it is one of the web, so that it may become a link.

    >>> outside_link("https://example.org/talks"), outside_link("javascript:alert(1)")
    ('https://example.org/talks', None)
    """
    if not url or any(ord(character) <= ord(" ") for character in url.strip()):
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None


def local_path(path: str) -> str:
    r"""Give a path on this server to go back to; anything else leads home.

    >>> local_path("/statements/s1#judge"), local_path("//example.org"), local_path("https://example.org")
    ('/statements/s1#judge', '/', '/')
    """
    plain = all(ord(character) > ord(" ") and character != "\\" for character in path)
    return path if plain and path.startswith("/") and path[1:_LOCAL_START] != "/" else "/"
