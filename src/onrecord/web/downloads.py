"""A document with its findings as a file, in the formats that other programs read."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TextIO

from starlette.responses import Response

from onrecord.export.dossier import write_html
from onrecord.export.graphml import write_graphml
from onrecord.export.markdown import write_markdown
from onrecord.export.schemaorg import write_graph
from onrecord.export.table import write_csv
from onrecord.export.webannotation import write_annotations
from onrecord.model.record import Extraction

_PLAIN = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is called on a page, the end of its files' names, its media type, and what writes it."""

    label: str
    suffix: str
    media_type: str
    write: Callable[[Iterable[Extraction], TextIO], None]


FORMATS = {
    "markdown": Format("Markdown", "md", "text/markdown", write_markdown),
    "html": Format("page to print", "html", "text/html", write_html),
    "csv": Format("CSV", "csv", "text/csv", write_csv),
    "webannotation": Format("Web Annotation", "jsonld", "application/ld+json", write_annotations),
    "schemaorg": Format("schema.org", "jsonld", "application/ld+json", write_graph),
    "graphml": Format("GraphML", "graphml", "application/graphml+xml", write_graphml),
}


def download(extraction: Extraction, format: Format) -> Response:
    """Give a document in a format as a file to keep; a browser never opens it as a page of this server."""
    stream = io.StringIO()
    format.write([extraction], stream)
    disposition = f'attachment; filename="{file_name(extraction.document.id, format.suffix)}"'
    content = stream.getvalue().encode("utf-8", "replace")
    return Response(content, 200, {"Content-Disposition": disposition}, format.media_type)


def file_name(id: str, suffix: str) -> str:
    r"""Name a file after a document, in characters that every system takes.

    >>> file_name('talks/"of" May', "csv")
    'talks-of-May.csv'
    """
    return f"{_PLAIN.sub('-', id).strip('-.')[:_LONGEST] or 'document'}.{suffix}"
