"""What a person names to be added, as documents to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.errors import InputError
from onrecord.ingest.links import is_web_address
from onrecord.model.record import Failure
from onrecord.scale.files import files_in, list_in, read_file
from onrecord.scale.source import Source
from onrecord.scale.web import Web


def collect(names: Iterable[str], web: Web) -> Iterator[Source]:
    """Give the documents of files, folders and addresses, in their order; those of a folder by name.

    A list of feeds or a sitemap, at an address or in a file, leads to the pages that it names, and so does a feed at an
    address; a feed in a file is read as it is.
    """
    for name in names:
        try:
            yield from _collect_one(name, web)
        except InputError as error:
            yield Source(name, Failure(name, str(error).removeprefix(f"{name}: ")))


def _collect_one(name: str, web: Web) -> Iterator[Source]:
    if is_web_address(name):
        yield from web.read(name)
    elif Path(name).is_dir():
        for path in files_in(name):
            yield from read_file(path, web.pages)
    elif (found := list_in(name)) is not None:
        yield from web.read_list(found[1], name, found[0])
    else:
        yield from read_file(name, web.pages)
