"""Files and folders: the documents in them, in an order that is the same everywhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import InputError
from onrecord.ingest.metadata import Metadata
from onrecord.ingest.reader import MANY, read_path
from onrecord.ingest.sniff import BY_NAME, Kind, kind_of, suffix_of
from onrecord.model.record import Failure
from onrecord.scale.pages import Pages, names_page
from onrecord.scale.source import Source
from onrecord.scale.worker import reason_of

KNOWN = frozenset(BY_NAME) | MANY
"""Endings of the files that are taken from a folder. Lists of feeds are not: a folder leads to nothing outside it."""

PAGES = frozenset({Kind.HTML, Kind.WARC})
"""Kinds of files that hold saved pages, each known by its address."""

LISTS = frozenset({Kind.OPML, Kind.SITEMAP})
LIST_NAMES = frozenset({".opml", ".xml", ".sitemap"})


def files_in(folder: str) -> list[str]:
    """List the files of known kinds in a folder and the folders in it, by name; hidden ones are left out.

    Raises `InputError` where there is none.
    """
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [str(Path(place, name)) for name in names if not name.startswith(".") and suffix_of(name) in KNOWN]
    if not found:
        raise InputError(f"{folder}: no file of a kind that Onrecord reads is in this folder", folder)
    return sorted(found)


def list_in(path: str) -> tuple[Kind, bytes] | None:
    """Give a file's kind and bytes if it is a list of feeds or a sitemap; None for all other files."""
    if suffix_of(path) not in LIST_NAMES or not Path(path).is_file():
        return None
    try:
        raw = Path(path).read_bytes()
    except OSError:
        return None  # what is wrong with the file is said when it is read
    kind = kind_of(raw, path)
    return (kind, raw) if kind in LISTS else None


def read_file(path: str, pages: Pages) -> Iterator[Source]:
    """Give the documents of a file; what can't be read in it comes as a `Failure`."""
    saved = BY_NAME.get(suffix_of(path)) in PAGES
    try:
        for item in read_path(path, Metadata()):
            if isinstance(item, Failure):
                yield Source(item.path, item)
            elif saved and item.url and names_page(item.url):
                yield Source(path, pages.page(item, item.url))
            else:
                yield Source(path, item)
    except Exception as error:  # whatever a file trips over must not keep the others from being read
        yield Source(path, Failure(path, reason_of(error).removeprefix(f"{path}: ")))
