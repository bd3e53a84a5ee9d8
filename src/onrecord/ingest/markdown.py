"""Markdown files: text with an optional block of metadata in front."""

from __future__ import annotations

import re

from onrecord.ingest.draft import Draft, stated_day
from onrecord.ingest.metadata import Metadata
from onrecord.ingest.plain import decode

FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
PAIR = re.compile(r"([A-Za-z][\w-]*):(?:[ \t]+(.*))?")
OTHER_YAML = re.compile(r"[ \t]|- |#|$")
"""What else stands in YAML: indented lines, list items, comments, blank lines."""


def read_markdown(raw: bytes, path: str) -> Draft:
    """Read a Markdown file as the text it is; a front matter block becomes metadata and leaves the text."""
    text, warnings = decode(raw, path)
    pairs, text = split_front_matter(text)
    day, date_warnings = stated_day(pairs.get("date"))
    stated = Metadata(
        publisher=pairs.get("publisher"),
        published_on=day,
        url=pairs.get("url"),
        title=pairs.get("title"),
        licence=pairs.get("licence") or pairs.get("license"),
    )
    return Draft(text, raw, stated, warnings=warnings + date_warnings)


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    r"""Part a front matter block from the text after it.

    A block with a line that can't be YAML stands between two rules in the text, and stays text.

    >>> split_front_matter("---\ntitle: Talks\n---\nThey met.")
    ({'title': 'Talks'}, 'They met.')
    >>> split_front_matter("---\nThe Minister said: we agree.\n---\n")[0]
    {}
    """
    block = FRONT_MATTER.match(text)
    if block is None:
        return {}, text
    pairs: dict[str, str] = {}
    for line in block[1].splitlines():
        pair = PAIR.fullmatch(line.rstrip())
        if pair:
            pairs[pair[1].lower()] = _unquote((pair[2] or "").strip())
        elif not OTHER_YAML.match(line):
            return {}, text
    return (pairs, text[block.end() :]) if pairs else ({}, text)


def _unquote(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
