"""Write docs/reference.md from the commands, the public names, the JSON Schema and the errors themselves.

`python scripts/reference.py` writes the file; with `--check` it only tells whether the file is up to date.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import re
import sys
from collections.abc import Iterator
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import Any

import click

import onrecord
from onrecord import errors
from onrecord.cli.main import COMMANDS, EPILOG, exit_code, main
from onrecord.export.public import schema

TARGET = Path(__file__).resolve().parents[1] / "docs" / "reference.md"
HEAD = """# Reference

<!-- Written by scripts/reference.py: `make docs`. Change what it is written from, not this file. -->

[Commands](#commands) · [Exit codes](#exit-codes) · [Python](#python) · [JSON](#json) · [Errors](#errors)"""
COMPANIONS = (
    ("onrecord.ingest.reader", ("Metadata", "read_path", "document_from_text")),
    ("onrecord.store.search", ("Query", "Hit")),
    ("onrecord.export.public", ("to_dict", "to_json", "schema")),
    ("onrecord.export.markdown", ("to_markdown",)),
    ("onrecord.export.table", ("write_csv",)),
)
"""What is used with the public names and lives in its own module."""
QUOTED = re.compile(r"(: |-> )'([^']*)'")
MEMBER = re.compile(r"<(\w+\.\w+): [^>]*>")
LONGEST_LINE = 90
EXIT_CODE = re.compile(r"^ {2}(\d+) +(.+)$", re.MULTILINE)


def render() -> str:
    """Give the whole reference as Markdown."""
    parts = (HEAD, *_commands(), *_exit_codes(), *_python(), *_json(), *_errors())
    return "\n\n".join(parts) + "\n"


def _commands() -> Iterator[str]:
    yield "## Commands"
    context = click.Context(main, info_name="onrecord")
    for name in COMMANDS:
        command = main.get_command(context, name)
        assert command is not None
        yield from _command(name, command)


def _command(name: str, command: click.Command) -> Iterator[str]:
    yield f"### onrecord {name}"
    arguments = " ".join(p.make_metavar(_context(name, command)) for p in command.params if _is_argument(p))
    yield f"    onrecord {name} [OPTIONS] {arguments}".rstrip()
    yield inspect.cleandoc(command.help or "")
    rows = [_option(name, command, p) for p in command.params if isinstance(p, click.Option)]
    yield _table(("option", "means", "default"), rows)
    if command.epilog:
        yield _example(command.epilog)
    if isinstance(command, click.Group):
        for own, each in command.commands.items():
            yield from _command(f"{name} {own}", each)


def _context(name: str, command: click.Command) -> click.Context:
    return click.Context(command, info_name=name)


def _is_argument(parameter: click.Parameter) -> bool:
    return isinstance(parameter, click.Argument)


def _option(name: str, command: click.Command, option: click.Option) -> tuple[str, str, str]:
    """Give an option's row: how it is written, what it means, what it is when left out."""
    if option.is_flag:
        written, values = ", ".join(option.opts), ""
    elif isinstance(option.type, click.Choice):
        written = f"{', '.join(option.opts)} {option.metavar or 'CHOICE'}"
        values = f" One of {', '.join(f'`{each}`' for each in map(str, option.type.choices))}."
    else:
        metavar = "N" if isinstance(option.type, click.IntRange) else option.make_metavar(_context(name, command))
        written, values = f"{', '.join(option.opts)} {metavar}", ""
    shown = option.get_default(_context(name, command))
    default = f"`{shown}`" if option.show_default and shown is not None else ""
    if option.envvar:
        default += f", or `{option.envvar}` of the environment"
    return f"`{written}`", f"{option.help or ''}{values}", "required" if option.required else default


def _example(epilog: str) -> str:
    lines = epilog.replace("\b", "").strip().splitlines()
    return "\n".join((lines[0], "", *(f"    {line.strip()}" for line in lines[1:])))


def _exit_codes() -> Iterator[str]:
    yield "## Exit codes"
    yield _table(("code", "means"), EXIT_CODE.findall(EPILOG))


def _python() -> Iterator[str]:
    yield "## Python"
    yield "### Public names"
    yield "All can be imported from `onrecord`; each is loaded when it is first used."
    for name in onrecord.__all__:
        yield from _member(name, getattr(onrecord, name))
    for module, names in COMPANIONS:
        yield f"### In {module}"
        for name in names:
            yield from _member(name, getattr(importlib.import_module(module), name))


def _member(name: str, member: Any) -> Iterator[str]:
    yield f"#### {name}"
    if isinstance(member, str):
        yield "The version of the package."
        return
    if inspect.isclass(member) and issubclass(member, Enum):
        yield _docstring(member)
        yield "Values: " + ", ".join(f"`{each.value}`" for each in member) + "."
        return
    if inspect.isclass(member) and issubclass(member, Exception):
        yield f"{_docstring(member)} See [Errors](#errors)."
        return
    yield f"```text\n{name}{_signature(member)}\n```"
    yield _docstring(member)
    if inspect.isclass(member):
        yield from _methods(name, member)


def _methods(owner: str, member: type) -> Iterator[str]:
    """Give the methods and properties that a class defines itself."""
    for name, value in vars(member).items():
        if name.startswith("_"):
            continue
        if isinstance(value, property | cached_property):
            yield f"**{owner}.{name}** (property): {_docstring(value)}"
        elif inspect.isfunction(value):
            signature = re.sub(r"^\(self(?:, )?", "(", _signature(value))
            yield f"**{owner}.{name}**`{signature}`: {_docstring(value)}"


def _signature(member: Any) -> str:
    """Write a signature on one line, or one parameter a line where it is long."""
    signature = inspect.signature(member)
    if inspect.isclass(member):
        signature = signature.replace(return_annotation=signature.empty)
    line = _plain(str(signature))
    if len(line) < LONGEST_LINE:
        return line
    lines: list[str] = []
    for parameter in signature.parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY and "*" not in lines:
            lines.append("*")
        lines.append(_plain(str(parameter)))
    return "(\n" + "".join(f"    {each},\n" for each in lines) + ")" + line[line.rindex(")") + 1 :]


def _plain(signature: str) -> str:
    """Write annotations without quotation marks, and members of enumerations by their names."""
    return MEMBER.sub(r"\1", QUOTED.sub(r"\1\2", signature))


def _docstring(member: Any) -> str:
    """Give a docstring as Markdown, its examples in a block of code."""
    blocks = (inspect.getdoc(member) or "").split("\n\n")
    return "\n\n".join(f"```pycon\n{inspect.cleandoc(b)}\n```" if b.lstrip().startswith(">>>") else b for b in blocks)


def _json() -> Iterator[str]:
    yield "## JSON"
    root = schema()
    yield f"{root['description']} The JSON Schema is in the package: `onrecord.export.public.schema()`."
    yield from _object("The object", root)
    yield from _object("document", root["properties"]["document"])
    for name, definition in root["$defs"].items():
        if definition.get("type") == "object":
            yield from _object(name, definition)


def _object(name: str, definition: dict[str, Any]) -> Iterator[str]:
    yield f"### {name}"
    if name != "The object":
        yield definition.get("description", "")
    rows = [(f"`{key}`", _type(each), _meaning(each)) for key, each in definition["properties"].items()]
    yield _table(("field", "type", "means"), rows)


def _type(field: dict[str, Any]) -> str:
    """Name the type of a field in a few words."""
    if "$ref" in field:
        return str(field["$ref"]).rpartition("/")[2]
    if "oneOf" in field and not any("const" in each for each in field["oneOf"]):
        return " or ".join(_type(each) for each in field["oneOf"])
    kind = field.get("type", "string")
    if kind == "array":
        return f"list of {_type(field['items'])}"
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


def _meaning(field: dict[str, Any]) -> str:
    """Give the description of a field with the values that it may have."""
    told = str(field.get("description", ""))
    choices = field.get("items", field).get("oneOf", [])
    named = [f"`{each['const']}` {each.get('description', '').rstrip('.')}" for each in choices if "const" in each]
    if named:
        return f"{told} {'; '.join(named)}."
    values = [f"`{each}`" for each in field.get("enum", [field["const"]] if "const" in field else [])]
    return f"{told} {'One of ' if len(values) > 1 else ''}{', '.join(values)}." if values else told


def _errors() -> Iterator[str]:
    yield "## Errors"
    yield "Everything that Onrecord raises on purpose is an `OnrecordError`; each carries the object at fault."
    tree = (errors.__doc__ or "").partition("::")[2]
    yield f"```text\n{inspect.cleandoc(tree)}\n```"
    yield "On the command line an error is one line on the standard error stream, and an exit code:"
    base = errors.OnrecordError
    kinds = (
        each for each in vars(errors).values() if inspect.isclass(each) and issubclass(each, base) and each is not base
    )
    yield _table(("error", "code"), [(f"`{kind.__name__}`", str(_code(kind))) for kind in kinds])


def _code(kind: type[errors.OnrecordError]) -> int:
    return exit_code(kind.__new__(kind))


def _table(head: tuple[str, ...], rows: list[Any]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(str(cell).replace('|', chr(92) + '|') for cell in row)} |" for row in lines)


def run() -> int:
    """Write the reference, or tell whether it is up to date."""
    parser = argparse.ArgumentParser(description="Write docs/reference.md.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where it is out of date")
    if parser.parse_args().check:
        return int(not TARGET.exists() or TARGET.read_text("utf-8") != render())
    TARGET.write_text(render(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(run())
