"""Turning what a page shows into HTML: every value is escaped, whatever it is."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import Response

from onrecord.model.statement import Act
from onrecord.web.labels import DIFFERENCES, FAMILIES, RELATIONS, plain
from onrecord.web.links import document_url, outside_link, page_url, path_to

HTML = "text/html; charset=utf-8"
SVG = "image/svg+xml"
_HALVES = ("utf-8", "replace")


def render(template: str, status: int = 200, /, **shown: Any) -> Response:
    """Give a page made from a template of the package."""
    kind = SVG if template.endswith(".svg") else HTML
    text = environment().get_template(template).render(**shown)
    # Halves of surrogate pairs can't be sent.
    return Response(text.encode(*_HALVES), status, {"Cache-Control": "no-cache"}, kind)


@cache
def environment() -> Environment:
    """Give the templates with the functions that they call."""
    found = Environment(
        loader=PackageLoader("onrecord.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.filters["plain"] = plain
    found.globals |= {
        "document_url": document_url,
        "outside_link": outside_link,
        "page_url": page_url,
        "path_to": path_to,
        "ACTS": [act.value for act in Act],
        "FAMILIES": FAMILIES,
        "RELATIONS": RELATIONS,
        "DIFFERENCES": DIFFERENCES,
    }
    return found
