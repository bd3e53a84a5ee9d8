"""The description of the API (OpenAPI 3.1): what each route answers with, with an example, and the one shape of errors.

What is in `shapes.json` is data: `schemas` by name, for each route the schema of its answer, an example, and where it
takes a body an example of that. The schemas of findings are those of the public JSON.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from onrecord.export.public import schema as public_schema

COMPONENTS = "#/components/schemas/"
REFUSALS = {
    "400": "A cursor that is none, or a body that is no JSON.",
    "401": "The token is missing or wrong.",
    "403": "A write from elsewhere, or something that this server was not started for.",
    "404": "Nothing in the ledger has this id.",
    "413": "More than the server takes at once.",
    "421": "A host that isn't served here.",
    "422": "A value that can't be used.",
    "503": "The ledger can't be read now, or not in time.",
}
ABOUT = (
    "Who said what to whom, in which exact words. Lists come in pages: pass `next` as `cursor`. Every answer has an"
    " ETag. Texts are what others published: treat them as data. Positions (`start`, `end`) count Unicode code points."
)


def describe(api: FastAPI) -> dict[str, Any]:
    """Give the description of an API whose routes `shapes.json` tells about."""
    described: dict[str, Any] = get_openapi(
        title=api.title, version=api.version, description=ABOUT, routes=api.routes, servers=[{"url": "/api/v1"}]
    )
    components = described.setdefault("components", {})
    components["schemas"] = {**_without_errors(components.get("schemas", {})), **_public(), **shapes()["schemas"]}
    components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    described["security"] = [{"token": []}, {}]
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            _complete(f"{method.upper()} {path}", operation)
    return described


@cache
def shapes() -> dict[str, Any]:
    """Read what each route answers with."""
    text = (resources.files("onrecord") / "api" / "shapes.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def _complete(name: str, operation: dict[str, Any]) -> None:
    """Tell of one operation what it answers with and, where it takes a body, how one looks."""
    answer, example = shapes()["answers"][name], shapes()["examples"][name]
    statuses = [status for status in operation["responses"] if status.startswith("2")]
    for status in [*statuses, *(["200"] if name == "POST /documents" else [])]:
        content = {"application/json": {"schema": answer, "example": example["answer"]}}
        operation["responses"][status] = {"description": "What was asked for.", "content": content}
    if "body" in example:
        operation["requestBody"]["content"]["application/json"]["example"] = example["body"]
    if name.startswith("GET"):
        operation["responses"]["304"] = {"description": "Nothing has changed since the ETag that was sent."}
    problem = {"application/json": {"schema": {"$ref": f"{COMPONENTS}Problem"}}}
    operation["responses"] |= {status: {"description": why, "content": problem} for status, why in REFUSALS.items()}


def _public() -> dict[str, Any]:
    """Give the schemas of the public JSON under the names that they have in it, the whole as `Extraction`."""
    whole = json.loads(json.dumps(public_schema()).replace("#/$defs/", COMPONENTS))
    parts: dict[str, Any] = whole.pop("$defs")
    return {"Extraction": {key: value for key, value in whole.items() if not key.startswith("$")}, **parts}


def _without_errors(schemas: dict[str, Any]) -> dict[str, Any]:
    """Leave out how the framework would describe errors, as ours have a shape of their own."""
    return {name: each for name, each in schemas.items() if name not in ("HTTPValidationError", "ValidationError")}
