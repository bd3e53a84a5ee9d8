"""The documentation says what is true of the code: names, links, versions and figures."""

from __future__ import annotations

import importlib.util
import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import click
import pytest

import onrecord
from onrecord.cli.main import COMMANDS, main

ROOT = Path(__file__).resolve().parents[2]
DOCS = (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md")), ROOT / "examples" / "README.md")
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
CALL = re.compile(r"(?:^|[\s`|/])onrecord (?P<rest>[a-z-][^\n`#|<>]*)")
OPTION = re.compile(r"(?<![\w-])--[a-z][\w-]*")
LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\((?P<target>[^)\s]+)\)|!\[[^\]\n]*\]\((?P<picture>[^)\s]+)\)")
VERSION = re.compile(r"^## \[(\d[^\]]*)\] - \d{4}-\d{2}-\d{2}$", re.MULTILINE)
MACHINE_PATH = re.compile(r"(?<![\w.:/~-])/(?:work|tmp|home|root|Users|usr|opt|var|mnt|srv)/|\b[A-Z]:\\")
FIGURES = re.compile(r"<!-- figures -->\n(.*?)<!-- /figures -->", re.DOTALL)
FIGURE = re.compile(r"(?<=\| )\d+\.\d(?= \|)")
OTHER_PROGRAMS = ("pip", "mypy", "scripts/", "tests/quality/")

each_doc = pytest.mark.parametrize("doc", DOCS, ids=lambda path: str(path.relative_to(ROOT)))


def code_of(text: str) -> Iterator[str]:
    """Give the code in a document: indented lines, fenced lines, and what stands in backticks, continuations joined."""
    for block in FENCE.findall(text):
        yield from block.splitlines()[1:-1]
    prose = FENCE.sub("", text).replace("\\\n", " ")
    yield from (line for line in prose.splitlines() if line.startswith("    "))
    yield from re.findall(r"`([^`\n]+)`", prose)


@cache
def options_of(name: str, following: str = "") -> frozenset[str]:
    """Give the options of a command or, where the next word names one, of its own command."""
    command = main.get_command(click.Context(main), name)
    assert command is not None
    if isinstance(command, click.Group) and following in command.commands:
        command = command.commands[following]
    own = {option for parameter in command.params for option in parameter.opts}
    return frozenset({*own, "--help"})


def words_after(name: str) -> tuple[str, ...]:
    """Give the commands of a command's own, and nothing for itself."""
    command = main.get_command(click.Context(main), name)
    return ("", *(command.commands if isinstance(command, click.Group) else ()))


@cache
def reference() -> Any:
    spec = importlib.util.spec_from_file_location("reference", ROOT / "scripts" / "reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def slugs(text: str) -> set[str]:
    """Give the anchors of a document's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def wrong_calls(text: str) -> list[str]:
    """List the commands, and the options of commands, that a document names and that don't exist."""
    wrong: list[str] = []
    for line in code_of(text):
        for call in CALL.finditer(line):
            name, *words = call["rest"].split()
            if name.startswith("--"):
                known = {"--version", "--help"}
            elif name in COMMANDS:
                known = set(options_of(name, words[0] if words else ""))
            else:
                wrong.append(f"onrecord {name}")
                continue
            wrong += [f"onrecord {name} {option}" for option in OPTION.findall(call["rest"]) if option not in known]
    return wrong


def test_a_wrong_command_or_option_is_seen() -> None:
    text = (
        "    onrecord reed a.txt\n    onrecord read a.txt \\\n        --colour\n\nUse `onrecord verify --actors x`.\n"
    )
    assert wrong_calls(text) == ["onrecord reed", "onrecord read --colour", "onrecord verify --actors"]


def test_the_reference_is_what_the_code_gives() -> None:
    written = (ROOT / "docs" / "reference.md").read_text("utf-8")
    assert written == reference().render(), "docs/reference.md is out of date: make docs"


@each_doc
def test_every_command_and_option_of_a_command_exists(doc: Path) -> None:
    assert wrong_calls(doc.read_text("utf-8")) == []


@each_doc
def test_every_option_named_by_itself_exists_somewhere(doc: Path) -> None:
    known = {option for name in COMMANDS for own in words_after(name) for option in options_of(name, own)}
    known |= {"--version"}
    for line in code_of(doc.read_text("utf-8")):
        if "onrecord " not in line and not any(program in line for program in OTHER_PROGRAMS):
            assert set(OPTION.findall(line)) <= known, line


@each_doc
def test_every_script_and_its_options_exist(doc: Path) -> None:
    for line in code_of(doc.read_text("utf-8")):
        if not (script := re.search(r"\bpython3? ((?:scripts|tests)/\S+\.py)", line)):
            continue
        source = (ROOT / script[1]).read_text("utf-8")
        assert all(f'"{option}"' in source for option in OPTION.findall(line)), line


@each_doc
def test_every_target_of_make_exists(doc: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = {shlex.split(line)[1] for line in code_of(doc.read_text("utf-8")) if re.match(r"\s*make [a-z]", line)}
    assert named <= targets


@each_doc
def test_every_link_to_a_file_or_heading_resolves(doc: Path) -> None:
    for link in LINK.finditer(FENCE.sub("", doc.read_text("utf-8"))):
        target, _, heading = (link["target"] or link["picture"]).partition("#")
        if "://" in target:
            continue
        file = (doc.parent / target).resolve() if target else doc
        assert file.exists(), link[0]
        assert file.is_relative_to(ROOT), link[0]
        assert not heading or heading in slugs(file.read_text("utf-8")), link[0]


def test_the_changelogs_newest_version_is_the_packages() -> None:
    versions = VERSION.findall((ROOT / "CHANGELOG.md").read_text("utf-8"))
    assert versions[0] == onrecord.__version__


@each_doc
def test_no_path_of_a_machine_and_no_gap_to_fill_is_left(doc: Path) -> None:
    text = doc.read_text("utf-8")
    assert MACHINE_PATH.search(text) is None
    assert re.findall(r"@\w+@|\bTODO\b", text) == []


def test_the_readmes_figures_are_those_of_the_limits() -> None:
    short, full = (FIGURES.search((ROOT / name).read_text("utf-8")) for name in ("README.md", "docs/limits.md"))
    assert short is not None
    assert full is not None
    figures = FIGURE.findall(short[1])
    assert figures
    assert set(figures) <= set(FIGURE.findall(full[1]))
